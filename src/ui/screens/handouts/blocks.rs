//! A sheet as it is read: its blocks as headings, boxes, lists and a table. The same for screen and paper.

use leptos::prelude::*;

use crate::domain::education::figure::{Registry, Resolved, Settings, say};
use crate::domain::education::language::Language;
use crate::domain::education::rich::{BLANK_LINE, Piece, Rich, Run, Token, Weight};
use crate::domain::education::sheet::{Block, Part, PassageKind, Sheet, Source, Term};
use crate::ui::text::day;
use crate::ui::text::handouts::HandoutMsg;
use crate::ui::text::{Lang, Speak as _};

/// What a sheet is drawn with.
pub struct Drawing<'a> {
    pub registry: &'a Registry,
    pub settings: &'a Settings,
    pub language: Language,
}

/// The words of the frame are in the language of the sheet, whoever holds the tablet.
pub const fn lang_of(language: Language) -> Lang {
    match language {
        Language::English => Lang::En,
        Language::Spanish => Lang::Es,
    }
}

/// A line as plain text.
pub fn plain(drawing: &Drawing<'_>, line: &Rich) -> String {
    drawing.said(line)
}

/// The article of one sheet; its title is the heading of the page.
pub fn article(drawing: &Drawing<'_>, sheet: &Sheet) -> AnyView {
    let blocks = sheet.blocks.iter().map(|block| drawing.block(block)).collect_view();
    view! {
        <article class="sheet" lang=drawing.language.code()>
            {blocks}
        </article>
    }
    .into_any()
}

impl Drawing<'_> {
    /// One block by itself.
    pub(super) fn block(&self, block: &Block) -> AnyView {
        match block {
            Block::AlsoCalled(names) => self.also_called(names),
            Block::Passage { kind, heading, parts } => self.passage(*kind, heading.as_ref(), parts),
            Block::Steps { heading, steps } => {
                let steps = steps.iter().map(|step| view! { <li>{self.line(step)}</li> }).collect_view();
                self.section("sheet__part", heading.as_ref(), view! { <ol>{steps}</ol> }.into_any())
            }
            Block::Table { heading, columns, rows } => self.table(heading.as_ref(), columns, rows),
            Block::Glossary { heading, terms } => self.glossary(heading.as_ref(), terms),
            Block::TeachBack { heading, questions } => {
                let questions =
                    questions.iter().map(|question| view! { <li>{self.line(question)}</li> }).collect_view();
                let list = view! { <ol>{questions}</ol> }.into_any();
                self.section("sheet__part sheet__part--ask", heading.as_ref(), list)
            }
            Block::Sources(sources) => self.sources(sources),
            // Pictures come with the library of sheets; what they show is said meanwhile.
            Block::Picture { described, .. } => view! { <p>{self.line(described)}</p> }.into_any(),
        }
    }

    fn section(&self, class: &'static str, heading: Option<&Rich>, content: AnyView) -> AnyView {
        let heading = heading.map(|heading| view! { <h2>{self.line(heading)}</h2> });
        view! { <section class=class>{heading} {content}</section> }.into_any()
    }

    fn passage(&self, kind: PassageKind, heading: Option<&Rich>, parts: &[Part]) -> AnyView {
        let class = match kind {
            PassageKind::Emergency => "sheet__part sheet__part--emergency",
            PassageKind::CallUs => "sheet__part sheet__part--call",
            PassageKind::Main => "sheet__part sheet__part--main",
            PassageKind::Do | PassageKind::Dont | PassageKind::Text => "sheet__part",
            PassageKind::Closing => "sheet__part sheet__part--closing",
        };
        let content = self.parts(parts);
        self.section(class, heading, content)
    }

    /// Bullets that follow each other are one list.
    fn parts(&self, parts: &[Part]) -> AnyView {
        let mut views: Vec<AnyView> = Vec::new();
        let mut bullets: Vec<AnyView> = Vec::new();
        for part in parts {
            match part {
                Part::Bullet(line) => bullets.push(view! { <li>{self.line(line)}</li> }.into_any()),
                Part::Paragraph(line) => {
                    views.extend(list_of(&mut bullets));
                    views.push(view! { <p>{self.line(line)}</p> }.into_any());
                }
            }
        }
        views.extend(list_of(&mut bullets));
        views.into_any()
    }

    fn also_called(&self, names: &[Rich]) -> AnyView {
        let told = HandoutMsg::AlsoCalled.text(lang_of(self.language));
        let names: Vec<String> = names.iter().map(|name| self.said(name)).collect();
        view! { <p class="sheet__also">{format!("{told}: {}", names.join(", "))}</p> }.into_any()
    }

    fn table(&self, heading: Option<&Rich>, columns: &[Rich], rows: &[Vec<Rich>]) -> AnyView {
        let head =
            columns.iter().map(|column| view! { <th scope="col">{self.line(column)}</th> }).collect_view();
        let row = |cells: &Vec<Rich>| {
            let cells = cells.iter().map(|cell| view! { <td>{self.line(cell)}</td> }).collect_view();
            view! { <tr>{cells}</tr> }
        };
        let rows = rows.iter().map(row).collect_view();
        let table = view! {
            <table class="sheet__table">
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        };
        self.section("sheet__part", heading, table.into_any())
    }

    fn glossary(&self, heading: Option<&Rich>, terms: &[Term]) -> AnyView {
        let term = |term: &Term| {
            view! {
                <dt>{self.line(&term.word)}</dt>
                <dd>{self.line(&term.meaning)}</dd>
            }
        };
        let terms = terms.iter().map(term).collect_view();
        self.section("sheet__part", heading, view! { <dl>{terms}</dl> }.into_any())
    }

    fn sources(&self, sources: &[Source]) -> AnyView {
        let lang = lang_of(self.language);
        let source = |source: &Source| {
            let checked = source.checked.map(|date| {
                let date = day::month_year(lang, date);
                format!(" ({})", HandoutMsg::Checked { date }.text(lang))
            });
            let place = source.place.as_ref().map(|place| format!(", {place}"));
            view! {
                <li>
                    {self.line(&source.name)} {place} {checked}
                </li>
            }
        };
        let sources = sources.iter().map(source).collect_view();
        view! {
            <section class="sheet__part sheet__part--sources">
                <h2>{HandoutMsg::Sources.text(lang).into_owned()}</h2>
                <ul>{sources}</ul>
            </section>
        }
        .into_any()
    }

    fn line(&self, line: &Rich) -> AnyView {
        line.runs().iter().map(|run| self.run(run)).collect_view().into_any()
    }

    fn run(&self, run: &Run) -> AnyView {
        let text = match &run.piece {
            Piece::Text(text) => text.clone(),
            Piece::Figure(token) => return self.figure(token, run.weight),
            Piece::Blank => BLANK_LINE.to_owned(),
        };
        weighed(text, run.weight)
    }

    /// A figure that the clinic has still to choose stands out: it is an example.
    fn figure(&self, token: &Token, weight: Weight) -> AnyView {
        let reading = self.registry.provisional(&token.figure, self.settings);
        let text =
            reading.map_or_else(|| BLANK_LINE.to_owned(), |reading| say(&reading, self.language, token.form));
        match self.registry.resolve(&token.figure, self.settings) {
            Resolved::Known(_) => weighed(text, weight),
            _ => view! { <mark class="sheet__open">{text}</mark> }.into_any(),
        }
    }

    fn said(&self, line: &Rich) -> String {
        line.said(|token| {
            let reading = self.registry.provisional(&token.figure, self.settings);
            reading.map(|reading| say(&reading, self.language, token.form)).unwrap_or_default()
        })
    }
}

fn weighed(text: String, weight: Weight) -> AnyView {
    match weight {
        Weight::Plain => text.into_any(),
        Weight::Strong => view! { <strong>{text}</strong> }.into_any(),
        Weight::Light => view! { <em>{text}</em> }.into_any(),
    }
}

fn list_of(bullets: &mut Vec<AnyView>) -> Option<AnyView> {
    let bullets = std::mem::take(bullets);
    (!bullets.is_empty()).then(|| view! { <ul>{bullets}</ul> }.into_any())
}
