//! Patient mode: this tablet shows one sheet to a patient and nothing else, until somebody of the staff
//! enters a PIN.
//!
//! Owns what is kept so that a reload or a killed app comes back to that sheet: its name, the size of
//! its text and which lines are ticked. Nothing of a person, and nothing that outlives the visit.

#[cfg(target_arch = "wasm32")]
use leptos::prelude::{GetUntracked as _, Set as _};

#[cfg(target_arch = "wasm32")]
use crate::app::{context::App, idle};
use crate::domain::education::language::Language;
use crate::domain::education::names::{SheetKey, SheetName};
use crate::domain::education::today::Line;
use crate::domain::event::education::TextSize;
#[cfg(target_arch = "wasm32")]
use crate::store::prefs::{self, Preference};

/// More lines than these no sheet has; what is kept stays small.
const LINES_MAX: usize = 40;

/// How large a patient reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Reading {
    #[default]
    Standard,
    Large,
    Largest,
}

impl Reading {
    pub const ALL: [Self; 3] = [Self::Standard, Self::Large, Self::Largest];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Large => "large",
            Self::Largest => "largest",
        }
    }

    pub const fn recorded(self) -> TextSize {
        match self {
            Self::Standard => TextSize::Standard,
            Self::Large | Self::Largest => TextSize::Large,
        }
    }
}

/// The sheet in a patient's hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedSheet {
    pub name: SheetName,
    pub reading: Reading,
    pub ticked: Vec<Line>,
}

impl HandedSheet {
    pub fn text(&self) -> String {
        let lines: Vec<String> = self.ticked.iter().take(LINES_MAX).map(ToString::to_string).collect();
        let (language, reading) = (self.name.language.code(), self.reading.code());
        format!("{} {language} {reading} {}", self.name.sheet, lines.join(",")).trim_end().to_owned()
    }

    /// None where the text is not ours.
    pub fn parse(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let sheet = SheetKey::parse(words.next()?).ok()?;
        let language = Language::of_code(words.next()?)?;
        let reading = words.next()?;
        let reading = Reading::ALL.into_iter().find(|size| size.code() == reading)?;
        let ticked = match words.next() {
            None => Vec::new(),
            Some(lines) => lines.split(',').map(|line| line.parse().ok()).collect::<Option<_>>()?,
        };
        let is_whole = words.next().is_none() && ticked.len() <= LINES_MAX;
        is_whole.then_some(Self { name: SheetName { sheet, language }, reading, ticked })
    }
}

/// What this tablet was showing to a patient when the page went away.
#[cfg(target_arch = "wasm32")]
pub fn kept() -> Option<HandedSheet> {
    prefs::read(Preference::Patient).and_then(|text| HandedSheet::parse(&text))
}

/// Turns the tablet to a patient: whoever is signed in is signed out first of all.
#[cfg(target_arch = "wasm32")]
pub fn turn_to(app: App, handed: HandedSheet) {
    keep(&handed);
    app.patient.set(Some(handed));
    idle::lock(app);
}

/// Another size of text; it too comes back after a reload.
#[cfg(target_arch = "wasm32")]
pub fn read_in(app: App, reading: Reading) {
    let Some(handed) = app.patient.get_untracked() else { return };
    let handed = HandedSheet { reading, ..handed };
    keep(&handed);
    app.patient.set(Some(handed));
}

/// The visit is over.
#[cfg(target_arch = "wasm32")]
pub fn end(app: App) {
    // Where nothing can be kept, nothing was.
    let _ = prefs::clear(Preference::Patient);
    app.patient.set(None);
}

/// Where the browser keeps nothing a reload ends at the lock: never on the staff's side.
#[cfg(target_arch = "wasm32")]
fn keep(handed: &HandedSheet) {
    let _ = prefs::write(Preference::Patient, &handed.text());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back_and_what_is_not_ours_does_not() {
        for (text, ticked) in [("fever es large 0,3,17", vec![0, 3, 17]), ("a-cut en standard", vec![])] {
            let handed = HandedSheet::parse(text).unwrap();
            assert_eq!((handed.ticked.clone(), handed.text()), (ticked, text.to_owned()));
        }
        for text in [
            "",
            "fever",
            "fever xx large",
            "fever es huge",
            "fever es large 0,,3",
            "fever es large 300",
            "fever es large 1 2",
            "../fever es large",
        ] {
            assert_eq!(HandedSheet::parse(text), None, "{text}");
        }
    }
}
