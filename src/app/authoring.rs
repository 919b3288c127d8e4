//! Writing a sheet: what the program says of a text while it is written, what a new one begins with, what a
//! foreign one becomes. The author sees the title and the boxes; the lines above them, which say which sheet it
//! is, are kept beside.

use crate::codec::import;
pub use crate::codec::import::{Dropped, DroppedKind, ImportError, Imported};
pub use crate::codec::sheet::{SheetError, SheetFault};
use crate::codec::sheet::{examine, file_line, read_sheet, saveable, write_sheet};
use crate::domain::education::command::HandoutCommand;
use crate::domain::education::figure::{Registry, Settings};
use crate::domain::education::gate::{Examined, Origin};
use crate::domain::education::language::Language;
use crate::domain::education::lint::{Fault, Place};
use crate::domain::education::names::SheetKey;
use crate::domain::education::rich::Rich;
use crate::domain::education::sheet::{ReviewClock, Sheet, SheetHead, SheetKind};
use crate::domain::event::education::SheetText;
use crate::domain::ids::EventId;

/// A text in two parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parted {
    /// What is not printed, up to its closing rule.
    pub head: String,
    /// From the title on.
    pub body: String,
}

impl Parted {
    pub fn of(sheet: &Sheet) -> Self {
        Self::of_text(&write_sheet(sheet))
    }

    /// Of a text in its one form.
    pub fn of_text(text: &str) -> Self {
        const RULE: &str = "\n---\n";
        let end = text.find(RULE).map_or(0, |place| place + RULE.len());
        let (head, body) = text.split_at_checked(end).unwrap_or(("", text));
        Self { head: head.to_owned(), body: body.trim_start().to_owned() }
    }

    /// Both parts, and how many lines stand above the body.
    fn whole(&self) -> (String, usize) {
        (format!("{}\n{}", self.head, self.body), self.head.lines().count() + 1)
    }
}

/// What the program sees in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// It is no sheet yet: the first thing that is wrong, with its line.
    Broken(SheetError),
    Sheet(Box<Seen>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub sheet: Sheet,
    pub examined: Examined,
    pub remarks: Vec<Remark>,
}

/// One thing that the author is told, at its line; none: it is about the whole sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    pub line: Option<usize>,
    pub what: Fault,
}

/// What a text is held against.
#[derive(Clone, Copy, Debug)]
pub struct Against<'a> {
    pub registry: &'a Registry,
    pub settings: &'a Settings,
    /// The sheet in the source language, as it stands.
    pub source: Option<&'a Sheet>,
}

pub fn look(text: &Parted, against: Against<'_>) -> Look {
    let (whole, above) = text.whole();
    let own_line = |line: usize| line.saturating_sub(above).max(1);
    let read = match read_sheet(&whole) {
        Ok(read) => read,
        Err(error) => return Look::Broken(SheetError { line: own_line(error.line), ..error }),
    };
    let examined = examine(&read.sheet, against.source, Origin::Clinic, against.registry, against.settings);
    let line = |place: &Place| match place {
        Place::Sheet => None,
        Place::Title => Some(1),
        Place::Heading(block) => read.block_lines.get(*block).map(|line| own_line(*line)),
        Place::Sentence { spot, .. } => Some(own_line(file_line(&whole, &read, *spot))),
    };
    let findings = examined.findings.iter();
    let mut remarks: Vec<Remark> =
        findings.map(|finding| Remark { line: line(&finding.place), what: finding.what.clone() }).collect();
    // From top to bottom, as the author reads; stable within a line.
    remarks.sort_by_key(|remark| remark.line);
    Look::Sheet(Box::new(Seen { sheet: read.sheet, examined, remarks }))
}

/// The request that saves a text in the place of others.
pub fn save(text: &Parted, follows: Vec<EventId>) -> Result<HandoutCommand, SheetError> {
    let (whole, above) = text.whole();
    let saved = saveable(&whole);
    let (name, text) = saved
        .map_err(|error| SheetError { line: error.line.saturating_sub(above).max(1), fault: error.fault })?;
    Ok(HandoutCommand::Save { name, text, follows })
}

/// The sheet of a saved text; none where this build cannot read it.
pub fn sheet_of(text: &SheetText) -> Option<Sheet> {
    read_sheet(text.as_str()).ok().map(|read| read.sheet)
}

/// What a new sheet is begun with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beginning {
    pub key: SheetKey,
    pub language: Language,
    pub kind: SheetKind,
    pub title: String,
}

/// A sheet with every box that it needs, to be filled in.
pub fn template(beginning: &Beginning) -> Parted {
    let words = match beginning.language {
        Language::English => include_str!("authoring/template.en.md"),
        Language::Spanish => include_str!("authoring/template.es.md"),
    };
    let sheet = Sheet { head: head(beginning), title: title(&beginning.title), blocks: Vec::new() };
    let Parted { head, body } = Parted::of(&sheet);
    Parted { head, body: format!("{body}\n{words}") }
}

/// A sheet with what was brought in, before the boxes that it still lacks.
pub fn of_imported(beginning: &Beginning, imported: Imported) -> Parted {
    let title = if beginning.title.is_empty() { imported.title } else { Some(title(&beginning.title)) };
    let title = title.filter(|title| !title.is_empty()).unwrap_or_else(|| Rich::text(beginning.key.as_str()));
    Parted::of(&Sheet { head: head(beginning), title, blocks: imported.blocks })
}

/// A sheet in another language: the same boxes, to be translated.
pub fn to_translate(source: &Sheet, language: Language) -> Parted {
    let mut sheet = source.clone();
    sheet.head.language = language;
    Parted::of(&sheet)
}

/// A text, as it is pasted; a page where the clipboard has one.
pub fn import_pasted(html: &str, plain: &str) -> Result<Imported, ImportError> {
    if html.trim().is_empty() { import::import_plain(plain) } else { import::import_html(html) }
}

pub fn import_file(bytes: &[u8]) -> Result<Imported, ImportError> {
    import::import_file(bytes)
}

/// Bytes of the largest file that is looked at.
pub const FILE_BYTES_MAX: usize = import::ZIP_BYTES_MAX;

/// A key for a sheet of the clinic's own. Those of the library never begin so.
pub fn own_key(title: &str, taken: &[SheetKey]) -> Option<SheetKey> {
    const PREFIX: &str = "own";
    let folded = crate::domain::search::folded(title);
    let mut text = PREFIX.to_owned();
    let plain = |word: &str| word.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    for word in folded.split_whitespace().map(plain).filter(|word| !word.is_empty()) {
        // Room for a number behind it.
        if text.len() + 1 + word.len() > SheetKey::MAX_CHARS - 4 {
            break;
        }
        text.push('-');
        text.push_str(&word);
    }
    if text == PREFIX {
        text.push_str("-sheet");
    }
    let numbered =
        (1..1_000).map(|number| if number == 1 { text.clone() } else { format!("{text}-{number}") });
    numbered.filter_map(|text| SheetKey::parse(&text).ok()).find(|key| !taken.contains(key))
}

fn head(beginning: &Beginning) -> SheetHead {
    SheetHead {
        key: beginning.key.clone(),
        language: beginning.language,
        kind: beginning.kind,
        tags: Vec::new(),
        codes: Vec::new(),
        concepts: Vec::new(),
        review: ReviewClock::Yearly,
    }
}

fn title(text: &str) -> Rich {
    Rich::text(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::figures::read_figures;
    use crate::domain::education::gate::FigureState;

    fn registry() -> Registry {
        read_figures(include_str!("../../public/sheets/figures.json")).unwrap()
    }

    fn seen(text: &Parted) -> Seen {
        let (registry, settings) = (registry(), Settings::new());
        match look(text, Against { registry: &registry, settings: &settings, source: None }) {
            Look::Sheet(seen) => *seen,
            Look::Broken(error) => panic!("{error:?}\n{}", text.body),
        }
    }

    fn beginning(language: Language) -> Beginning {
        let key = own_key("Sleep & you", &[]).unwrap();
        Beginning { key, language, kind: SheetKind::Topic, title: "Sleep & you".to_owned() }
    }

    #[test]
    fn a_new_sheet_has_every_box_and_lacks_nothing_but_the_words() {
        for language in Language::ALL {
            let seen = seen(&template(&beginning(language)));
            let missing: Vec<&Fault> = seen
                .remarks
                .iter()
                .map(|remark| &remark.what)
                .filter(|what| what.weight() == crate::domain::education::lint::Weight::Blocks)
                .collect();
            assert_eq!(missing, Vec::<&Fault>::new(), "{language:?}");
            assert!(seen.examined.figures.iter().all(|(_, figure)| *figure != FigureState::Unknown));
        }
    }

    #[test]
    fn a_remark_stands_at_the_line_of_the_author_and_a_fault_too() {
        let mut text = template(&beginning(Language::English));
        text.body = text.body.replacen("- ", "- Wait 20 days. ", 1);
        let line = 1 + text.body.lines().position(|line| line.contains("Wait 20")).unwrap();
        let found =
            seen(&text).remarks.into_iter().find(|remark| remark.what == Fault::BareDigits("20".into()));
        assert_eq!(found.unwrap().line, Some(line));
        text.body = text.body.replacen("- Wait 20", "- Wait {{20", 1);
        let registry = registry();
        let looked = look(&text, Against { registry: &registry, settings: &Settings::new(), source: None });
        assert_eq!(looked, Look::Broken(SheetError { line, fault: SheetFault::Token }));
    }

    #[test]
    fn a_key_is_made_of_the_title_and_never_twice() {
        let mut taken = Vec::new();
        for (title, key) in [
            ("Sueño y descanso", "own-sueno-y-descanso"),
            ("Sueño y descanso!", "own-sueno-y-descanso-2"),
            ("睡眠", "own-sheet"),
            ("", "own-sheet-2"),
            ("Everything you ever wanted to know about sleep", "own-everything-you-ever-wanted-to"),
        ] {
            let made = own_key(title, &taken).unwrap();
            assert_eq!(made.as_str(), key);
            taken.push(made);
        }
    }

    #[test]
    fn what_is_saved_is_what_was_written() {
        let text = template(&beginning(Language::Spanish));
        let Ok(HandoutCommand::Save { name, text: saved, .. }) = save(&text, Vec::new()) else { panic!() };
        assert_eq!(name.language, Language::Spanish);
        assert_eq!(Parted::of_text(saved.as_str()).body.trim(), text.body.trim());
    }
}
