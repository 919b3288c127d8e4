//! The figures of all sheets: each stands in one place with its source, and every language says the same
//! one. Where sources differ the clinic chooses, and until it has, what uses the figure cannot be
//! approved.
//!
//! How a figure is said is in `say`; how the registry is written is in `codec::figures`.

mod decimal;
mod say;
mod unit;

use crate::domain::education::names::{ChoiceKey, FigureKey};
use crate::domain::keyed::LiteMap;
use crate::domain::text::Label;
use crate::domain::time::Date;

pub use decimal::{Decimal, InvalidDecimal};
pub use say::{number_in_words, say, say_aloud};
pub use unit::Unit;

/// What a figure says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    Measure(Measure),
    Span(Span),
    Temperature(Temperature),
    Phone(PhoneNumber),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    pub value: Decimal,
    pub unit: Unit,
    pub compare: Comparison,
}

/// From one value to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub low: Decimal,
    pub high: Decimal,
    pub unit: Unit,
}

/// In both scales as the source has them: nothing is converted here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Temperature {
    pub fahrenheit: Decimal,
    pub celsius: Decimal,
    pub compare: Comparison,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Comparison {
    #[default]
    Exactly,
    Below,
    AtMost,
    AtLeast,
    Above,
}

impl Comparison {
    pub const ALL: [Self; 5] = [Self::Exactly, Self::Below, Self::AtMost, Self::AtLeast, Self::Above];
}

/// A number to dial as it is printed: `911`, `1-800-222-1222`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PhoneNumber(String);

/// A text that cannot be dialled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidPhone;

impl PhoneNumber {
    pub fn parse(text: &str) -> Result<Self, InvalidPhone> {
        const CHARS_MAX: usize = 24;
        const DIGITS_MIN: usize = 3;
        let text = text.trim();
        let signs = text
            .chars()
            .all(|ch| ch.is_ascii_alphanumeric() || matches!(ch, '-' | ' ' | '(' | ')' | '+' | '.'));
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let fits = text.chars().count() <= CHARS_MAX && digits >= DIGITS_MIN;
        if signs && fits { Ok(Self(text.to_owned())) } else { Err(InvalidPhone) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A reading with where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sourced {
    pub reading: Reading,
    pub source: Provenance,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    pub name: Label,
    /// The page, as somebody would type it.
    pub place: Option<String>,
    /// The day on which the figure was compared with it.
    pub checked: Option<Date>,
    pub evidence: Evidence,
}

/// What was looked at when the figure was written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// The source itself.
    Source,
    /// Others who repeat it.
    Quoted,
    /// Nothing: it is common knowledge, and somebody has to look.
    Unseen,
    /// The clinic says so itself.
    Clinic,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    Fixed(Sourced),
    /// Sources differ: the clinic picks one of them by name.
    Chosen(Vec<(ChoiceKey, Sourced)>),
    /// A number to dial that only the clinic knows.
    ClinicPhone,
}

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Registry {
    pub figures: LiteMap<FigureKey, Figure>,
}

/// What a clinic has said of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FigureSetting {
    Choice(ChoiceKey),
    /// A reading of the clinic's own, with its source.
    Own(Box<OwnReading>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnReading {
    pub reading: Reading,
    pub source: Label,
    pub checked: Date,
}

/// The settings in force.
pub type Settings = LiteMap<FigureKey, FigureSetting>;

/// What a figure comes to in a clinic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    Known(Sourced),
    /// The clinic has not chosen yet, or what it chose is no longer offered.
    Unchosen,
    /// The clinic has not written its number down.
    NoPhone,
    /// There is no such figure.
    Unknown,
}

impl Resolved {
    pub const fn known(&self) -> Option<&Sourced> {
        match self {
            Self::Known(sourced) => Some(sourced),
            Self::Unchosen | Self::NoPhone | Self::Unknown => None,
        }
    }
}

impl Registry {
    pub fn resolve(&self, key: &FigureKey, settings: &Settings) -> Resolved {
        let Some(figure) = self.figures.get(key) else { return Resolved::Unknown };
        if let Some(FigureSetting::Own(own)) = settings.get(key) {
            let source = Provenance {
                name: own.source.clone(),
                place: None,
                checked: Some(own.checked),
                evidence: Evidence::Clinic,
            };
            return Resolved::Known(Sourced { reading: own.reading.clone(), source });
        }
        match (figure, settings.get(key)) {
            (Figure::Fixed(sourced), _) => Resolved::Known(sourced.clone()),
            (Figure::Chosen(choices), Some(FigureSetting::Choice(choice))) => {
                let found = choices.iter().find(|(held, _)| held == choice);
                found.map_or(Resolved::Unchosen, |(_, sourced)| Resolved::Known(sourced.clone()))
            }
            (Figure::Chosen(_), _) => Resolved::Unchosen,
            (Figure::ClinicPhone, _) => Resolved::NoPhone,
        }
    }

    /// What stands for a figure in a text that must be counted before the clinic has chosen: the first
    /// choice, or a number of the right length.
    pub fn provisional(&self, key: &FigureKey, settings: &Settings) -> Option<Reading> {
        if let Resolved::Known(sourced) = self.resolve(key, settings) {
            return Some(sourced.reading);
        }
        match self.figures.get(key)? {
            Figure::Fixed(sourced) => Some(sourced.reading.clone()),
            Figure::Chosen(choices) => choices.first().map(|(_, sourced)| sourced.reading.clone()),
            Figure::ClinicPhone => PhoneNumber::parse("555-555-0100").ok().map(Reading::Phone),
        }
    }
}
