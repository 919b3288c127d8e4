//! What the program says of the text: scores, what must be mended, what is worth a look, each at its line.

use leptos::prelude::*;

use super::writing::Writing;
use crate::app::authoring::{Look, Remark};
use crate::domain::education::lint::Weight;
use crate::domain::education::readability::{Level, Scores};
use crate::ui::parts::badge::{Badge, BadgeSize};
use crate::ui::parts::button::{Button, ButtonKind, Press};
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowEnd, RowSub};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::text::handout_editor::HandoutEditorMsg as Say;

pub(super) fn remark_count(writing: Writing) -> usize {
    writing.look.with(|look| match look {
        Look::Broken(_) => 1,
        Look::Sheet(seen) => seen.remarks.len(),
    })
}

#[component]
pub(super) fn ScoreLine(writing: Writing) -> impl IntoView {
    let words = writing.words;
    move || {
        writing.look.with(|look| {
            let Look::Sheet(seen) = look else {
                return view! {
                    <div class="editor__scores">
                        <Badge
                            mark=Mark::Stop
                            text=words.say(Say::BrokenTitle)
                            size=BadgeSize::Standard
                        />
                    </div>
                }
                .into_any();
            };
            let measured = &seen.examined.measured;
            let (mark, say) = match (measured.scores, measured.level()) {
                (None, _) => (Mark::Blank, Say::TooShort),
                (_, Level::Green) => (Mark::Good, Say::Level(Level::Green)),
                (_, Level::Amber) => (Mark::Due, Say::Level(Level::Amber)),
                (_, Level::Red) => (Mark::Stop, Say::Level(Level::Red)),
            };
            let scores = match measured.scores {
                Some(Scores::English(scores)) => {
                    vec![Say::Grade(scores.grade), Say::Smog(scores.smog_explained)]
                }
                Some(Scores::Spanish(scores)) => {
                    vec![Say::Inflesz(scores.inflesz), Say::Huerta(scores.fernandez_huerta)]
                }
                None => Vec::new(),
            };
            let limit = seen.sheet.head.kind.most_words();
            let counts = [
                Say::Words { words: measured.counts.words, limit },
                Say::LongestSentence { words: measured.longest },
            ];
            let told: Vec<String> =
                scores.into_iter().chain(counts).map(|say| words.t(say).into_owned()).collect();
            view! {
                <div class="editor__scores">
                    <Badge mark=mark text=words.say(say) size=BadgeSize::Standard />
                    <span class="soft">{told.join(" · ")}</span>
                </div>
            }
            .into_any()
        })
    }
}

#[component]
pub(super) fn Remarks(writing: Writing) -> impl IntoView {
    let words = writing.words;
    move || match writing.look.get() {
        Look::Broken(error) => view! {
            <Section title=words.say(Say::BrokenTitle) place=SectionPlace::First>
                <ul role="list">
                    {row(
                        writing,
                        Mark::Stop,
                        Some(error.line),
                        Say::Line { line: error.line },
                        Say::Broken(error.fault),
                    )}
                </ul>
            </Section>
        }
        .into_any(),
        Look::Sheet(seen) if seen.remarks.is_empty() => {
            view! { <p class="soft">{words.say(Say::NoRemarks)}</p> }.into_any()
        }
        Look::Sheet(seen) => {
            let of = |weight: Weight| {
                seen.remarks.iter().filter(move |remark| remark.what.weight() == weight).cloned()
            };
            let part = |weight: Weight, title: Say, mark: Mark| {
                let rows: Vec<AnyView> = of(weight).map(|remark| of_remark(writing, mark, remark)).collect();
                (!rows.is_empty()).then(|| {
                    view! {
                        <Section title=words.say(title) place=SectionPlace::First>
                            <ul role="list">{rows}</ul>
                        </Section>
                    }
                })
            };
            view! {
                {part(Weight::Blocks, Say::MustMend, Mark::Stop)}
                {part(Weight::Advice, Say::Advice, Mark::Look)}
            }
            .into_any()
        }
    }
}

fn of_remark(writing: Writing, mark: Mark, remark: Remark) -> AnyView {
    row(writing, mark, remark.line, Say::Fault(remark.what.clone()), Say::FaultAdvice(remark.what))
}

fn row(writing: Writing, mark: Mark, line: Option<usize>, what: Say, advice: Say) -> AnyView {
    let words = writing.words;
    let end = match line {
        Some(line) => view! {
            <Button kind=ButtonKind::Small press=Press::now(move || writing.show_line(line))>
                {words.say(Say::Line { line })}
            </Button>
        }
        .into_any(),
        None => view! { <span class="soft">{words.say(Say::Whole)}</span> }.into_any(),
    };
    view! {
        <Row
            name=words.say(what)
            margin=Margin::Mark(mark)
            under=move || view! { <RowSub>{words.say(advice)}</RowSub> }
        >
            <RowEnd>{end}</RowEnd>
        </Row>
    }
    .into_any()
}
