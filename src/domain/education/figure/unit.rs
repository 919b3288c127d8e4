//! Units of figures, and what they are called in the languages of sheets. Content, not wording of the
//! app: these words are printed for patients.

use crate::domain::education::language::Language;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// So many of what the text names.
    Count,
    /// Millimetres of mercury. Said without its name: a blood pressure is the number on the machine.
    MmHg,
    MgPerDl,
    Percent,
    Minutes,
    Hours,
    Days,
    Weeks,
    Months,
    Years,
    /// How often.
    Times,
    Grams,
    Milligrams,
    Micrograms,
    Pounds,
    Ounces,
    Inches,
    Millimeters,
}

/// What a unit is called: one of it, and more or less than one.
pub struct UnitWords {
    pub one: &'static str,
    pub more: &'static str,
}

impl Unit {
    pub const ALL: [Self; 18] = [
        Self::Count,
        Self::MmHg,
        Self::MgPerDl,
        Self::Percent,
        Self::Minutes,
        Self::Hours,
        Self::Days,
        Self::Weeks,
        Self::Months,
        Self::Years,
        Self::Times,
        Self::Grams,
        Self::Milligrams,
        Self::Micrograms,
        Self::Pounds,
        Self::Ounces,
        Self::Inches,
        Self::Millimeters,
    ];

    /// A measure of time is long, not high.
    pub const fn is_time(self) -> bool {
        matches!(self, Self::Minutes | Self::Hours | Self::Days | Self::Weeks | Self::Months | Self::Years)
    }

    /// What is read off a machine is high or low.
    pub const fn is_level(self) -> bool {
        matches!(self, Self::MmHg | Self::MgPerDl | Self::Percent)
    }

    /// A sign that stands at the number, instead of words.
    pub const fn sign(self) -> Option<&'static str> {
        match self {
            Self::MgPerDl => Some("\u{a0}mg/dL"),
            Self::Percent => Some("%"),
            _ => None,
        }
    }

    /// The words as they are spoken; the first of a pair is of one.
    pub const fn words(self, language: Language) -> UnitWords {
        let (one, more) = match (self, language) {
            (Self::Count | Self::MmHg, _) => ("", ""),
            (Self::MgPerDl, Language::English) => ("milligrams per deciliter", "milligrams per deciliter"),
            (Self::MgPerDl, Language::Spanish) => ("miligramos por decilitro", "miligramos por decilitro"),
            (Self::Percent, Language::English) => ("percent", "percent"),
            (Self::Percent, Language::Spanish) => ("por ciento", "por ciento"),
            (Self::Minutes, Language::English) => ("minute", "minutes"),
            (Self::Minutes, Language::Spanish) => ("minuto", "minutos"),
            (Self::Hours, Language::English) => ("hour", "hours"),
            (Self::Hours, Language::Spanish) => ("hora", "horas"),
            (Self::Days, Language::English) => ("day", "days"),
            (Self::Days, Language::Spanish) => ("día", "días"),
            (Self::Weeks, Language::English) => ("week", "weeks"),
            (Self::Weeks, Language::Spanish) => ("semana", "semanas"),
            (Self::Months, Language::English) => ("month", "months"),
            (Self::Months, Language::Spanish) => ("mes", "meses"),
            (Self::Years, Language::English) => ("year", "years"),
            (Self::Years, Language::Spanish) => ("año", "años"),
            (Self::Times, Language::English) => ("time", "times"),
            (Self::Times, Language::Spanish) => ("vez", "veces"),
            (Self::Grams, Language::English) => ("gram", "grams"),
            (Self::Grams, Language::Spanish) => ("gramo", "gramos"),
            (Self::Milligrams, Language::English) => ("milligram", "milligrams"),
            (Self::Milligrams, Language::Spanish) => ("miligramo", "miligramos"),
            (Self::Micrograms, Language::English) => ("microgram", "micrograms"),
            (Self::Micrograms, Language::Spanish) => ("microgramo", "microgramos"),
            (Self::Pounds, Language::English) => ("pound", "pounds"),
            (Self::Pounds, Language::Spanish) => ("libra", "libras"),
            (Self::Ounces, Language::English) => ("ounce", "ounces"),
            (Self::Ounces, Language::Spanish) => ("onza", "onzas"),
            (Self::Inches, Language::English) => ("inch", "inches"),
            (Self::Inches, Language::Spanish) => ("pulgada", "pulgadas"),
            (Self::Millimeters, Language::English) => ("millimeter", "millimeters"),
            (Self::Millimeters, Language::Spanish) => ("milímetro", "milímetros"),
        };
        UnitWords { one, more }
    }

    /// Whether the word is feminine in Spanish: una hora, un día.
    pub const fn is_feminine(self) -> bool {
        matches!(self, Self::Hours | Self::Weeks | Self::Times | Self::Pounds | Self::Ounces | Self::Inches)
    }
}
