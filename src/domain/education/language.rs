//! The languages that sheets are written in. Not the language of the screens: a clinic that works in
//! English hands out Spanish sheets.

/// A language of sheets. A new one is added at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    English,
    /// Of the Americas.
    Spanish,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::English, Self::Spanish];
    /// The language that the others are translated from.
    pub const SOURCE: Self = Self::English;

    /// As `lang` says it in a document (BCP 47).
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
        }
    }

    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}
