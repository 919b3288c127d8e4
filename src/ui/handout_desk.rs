//! Addresses of the work on handouts: all behind `/handouts`, none of them a sheet that a patient reads.
//!
//! Pure: compiles for the host.

use std::fmt;

use crate::domain::education::language::Language;
use crate::ui::sheet_ref::SheetRef;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandoutDesk {
    /// What handouts ask of those who answer for them.
    Work,
    /// Figures of which sources differ.
    Figures,
    New,
    /// Who said what of a sheet, its versions, and what can be done with them.
    Sheet {
        sheet: SheetRef,
        language: Language,
    },
    Edit {
        sheet: SheetRef,
        language: Language,
    },
}

impl HandoutDesk {
    /// By the three words behind the place.
    pub fn parse(words: [&str; 3]) -> Option<Self> {
        let sheet = |sheet: &str, language: &str| Some((sheet.parse().ok()?, Language::of_code(language)?));
        Some(match words {
            ["desk", "work", ""] => Self::Work,
            ["desk", "figures", ""] => Self::Figures,
            ["desk", "new", ""] => Self::New,
            [own, "desk", language] => {
                let (sheet, language) = sheet(own, language)?;
                Self::Sheet { sheet, language }
            }
            [own, "edit", language] => {
                let (sheet, language) = sheet(own, language)?;
                Self::Edit { sheet, language }
            }
            _ => return None,
        })
    }
}

impl fmt::Display for HandoutDesk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Work => f.write_str("/handouts/desk/work"),
            Self::Figures => f.write_str("/handouts/desk/figures"),
            Self::New => f.write_str("/handouts/desk/new"),
            Self::Sheet { sheet, language } => write!(f, "/handouts/{sheet}/desk/{}", language.code()),
            Self::Edit { sheet, language } => write!(f, "/handouts/{sheet}/edit/{}", language.code()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_it_is_written() {
        let (sheet, language) = ("fever-in-children".parse().unwrap(), Language::Spanish);
        let all = [
            HandoutDesk::Work,
            HandoutDesk::Figures,
            HandoutDesk::New,
            HandoutDesk::Sheet { sheet, language },
            HandoutDesk::Edit { sheet, language },
        ];
        for address in all {
            let text = address.to_string();
            let mut words = text.split('/').skip(2);
            let mut word = || words.next().unwrap_or_default();
            assert_eq!(HandoutDesk::parse([word(), word(), word()]), Some(address), "{text}");
        }
        for wrong in [["desk", "x", ""], ["fever", "desk", "xx"], ["A", "edit", "en"], ["fever", "edit", ""]]
        {
            assert_eq!(HandoutDesk::parse(wrong), None);
        }
    }
}
