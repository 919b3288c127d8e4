//! The registry of figures as a JSON file, and the lines by which a version of a sheet knows its figures.
//!
//! One object a figure. `value` with `unit`, or `low` and `high` with `unit`, or `fahrenheit` and
//! `celsius`, or `phone`; `compare` where it is a limit; always `source`, mostly `place` and `checked`.
//! `choose` instead holds the named values between which a clinic picks, and `clinic` a number that only
//! the clinic knows.

use serde::Deserialize;

use crate::codec::sheet::{read_date, write_date};
use crate::domain::education::figure::{
    Comparison, Decimal, Evidence, Figure, Measure, PhoneNumber, Provenance, Reading, Registry, Resolved,
    Settings, Sourced, Span, Temperature, Unit,
};
use crate::domain::education::names::{ChoiceKey, FigureKey};
use crate::domain::education::sheet::Sheet;
use crate::domain::text::Label;

/// Why a text is no registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FiguresError {
    TooLarge {
        limit: usize,
    },
    /// Not this kind of JSON; what the reader of JSON says, with its line.
    Json(String),
    /// The figure with this name, and what of it is wrong.
    Figure {
        figure: String,
        part: &'static str,
    },
    Twice {
        figure: String,
    },
}

pub const FIGURES_BYTES_MAX: usize = 512 * 1024;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRegistry {
    figures: Vec<RawFigure>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFigure {
    figure: String,
    choose: Option<Vec<RawChoice>>,
    clinic: Option<String>,
    #[serde(flatten)]
    sourced: RawSourced,
}

#[derive(Deserialize)]
struct RawChoice {
    choice: String,
    #[serde(flatten)]
    sourced: RawSourced,
}

#[derive(Deserialize)]
struct RawSourced {
    value: Option<String>,
    low: Option<String>,
    high: Option<String>,
    unit: Option<String>,
    fahrenheit: Option<String>,
    celsius: Option<String>,
    phone: Option<String>,
    compare: Option<String>,
    source: Option<String>,
    place: Option<String>,
    checked: Option<String>,
    evidence: Option<String>,
}

pub fn read_figures(text: &str) -> Result<Registry, FiguresError> {
    if text.len() > FIGURES_BYTES_MAX {
        return Err(FiguresError::TooLarge { limit: FIGURES_BYTES_MAX });
    }
    let raw: RawRegistry =
        serde_json::from_str(text).map_err(|error| FiguresError::Json(error.to_string()))?;
    let mut registry = Registry::default();
    for figure in raw.figures {
        let wrong = |part| FiguresError::Figure { figure: figure.figure.clone(), part };
        let key = FigureKey::parse(&figure.figure).map_err(|_| wrong("figure"))?;
        let read = read_figure(&figure).map_err(wrong)?;
        if registry.figures.insert(key, read).is_some() {
            return Err(FiguresError::Twice { figure: figure.figure.clone() });
        }
    }
    Ok(registry)
}

fn read_figure(raw: &RawFigure) -> Result<Figure, &'static str> {
    match (&raw.choose, raw.clinic.as_deref()) {
        (Some(choices), None) => {
            let read = |choice: &RawChoice| {
                let key = ChoiceKey::parse(&choice.choice).map_err(|_| "choice")?;
                Ok((key, read_sourced(&choice.sourced)?))
            };
            let choices: Vec<_> = choices.iter().map(read).collect::<Result<_, &'static str>>()?;
            if choices.len() < 2 { Err("choose") } else { Ok(Figure::Chosen(choices)) }
        }
        (None, Some("phone")) => Ok(Figure::ClinicPhone),
        (None, None) => read_sourced(&raw.sourced).map(Figure::Fixed),
        _ => Err("clinic"),
    }
}

fn read_sourced(raw: &RawSourced) -> Result<Sourced, &'static str> {
    let name = raw.source.as_deref().and_then(|text| Label::parse(text).ok()).ok_or("source")?;
    let checked = match raw.checked.as_deref() {
        None => None,
        Some(text) => Some(read_date(text).ok_or("checked")?),
    };
    let evidence = match raw.evidence.as_deref() {
        Some("source") => Evidence::Source,
        Some("quoted") => Evidence::Quoted,
        Some("unseen") => Evidence::Unseen,
        _ => return Err("evidence"),
    };
    // Who has looked knows when.
    if checked.is_some() == (evidence == Evidence::Unseen) {
        return Err("checked");
    }
    let source = Provenance { name, place: raw.place.clone(), checked, evidence };
    Ok(Sourced { reading: read_reading(raw)?, source })
}

fn read_reading(raw: &RawSourced) -> Result<Reading, &'static str> {
    let compare = match raw.compare.as_deref() {
        None => Comparison::Exactly,
        Some(text) => named(&COMPARISONS, text).ok_or("compare")?,
    };
    let unit = || raw.unit.as_deref().and_then(|text| named(&UNITS, text)).ok_or("unit");
    let number = |text: &str, part| Decimal::parse(text).map_err(|_| part);
    let all = (&raw.value, &raw.low, &raw.high, &raw.fahrenheit, &raw.celsius, &raw.phone);
    match all {
        (Some(value), None, None, None, None, None) => {
            Ok(Reading::Measure(Measure { value: number(value, "value")?, unit: unit()?, compare }))
        }
        (None, Some(low), Some(high), None, None, None) => {
            let (low, high) = (number(low, "low")?, number(high, "high")?);
            if low >= high { Err("high") } else { Ok(Reading::Span(Span { low, high, unit: unit()? })) }
        }
        (None, None, None, Some(fahrenheit), Some(celsius), None) => {
            let (fahrenheit, celsius) = (number(fahrenheit, "fahrenheit")?, number(celsius, "celsius")?);
            Ok(Reading::Temperature(Temperature { fahrenheit, celsius, compare }))
        }
        (None, None, None, None, None, Some(phone)) => {
            PhoneNumber::parse(phone).map(Reading::Phone).map_err(|_| "phone")
        }
        _ => Err("value"),
    }
}

/// What a version of a sheet says of its figures: one line each, the reading and who says so. The day of
/// the check is not in it: that somebody looked again changes nothing that is read.
pub fn as_lines(sheet: &Sheet, registry: &Registry, settings: &Settings) -> String {
    let mut keys = sheet.figures();
    keys.sort();
    let line = |key: &FigureKey| match registry.resolve(key, settings) {
        Resolved::Known(sourced) => {
            format!("{key} = {} | {}\n", canonical(&sourced.reading), sourced.source.name)
        }
        Resolved::Unchosen | Resolved::NoPhone => format!("{key} = ?\n"),
        Resolved::Unknown => format!("{key} = !\n"),
    };
    keys.iter().map(line).collect()
}

fn canonical(reading: &Reading) -> String {
    match reading {
        Reading::Measure(Measure { value, unit, compare }) => {
            format!("{} {value} {}", name_of(&COMPARISONS, *compare), name_of(&UNITS, *unit))
        }
        Reading::Span(Span { low, high, unit }) => format!("{low} to {high} {}", name_of(&UNITS, *unit)),
        Reading::Temperature(Temperature { fahrenheit, celsius, compare }) => {
            format!("{} {fahrenheit} F {celsius} C", name_of(&COMPARISONS, *compare))
        }
        Reading::Phone(phone) => phone.as_str().to_owned(),
    }
}

/// A figure in one line for people who look it over: what it says, of whom, seen when.
pub fn described(sourced: &Sourced) -> String {
    let Provenance { name, place, checked, evidence } = &sourced.source;
    let seen = match evidence {
        Evidence::Source => "source read",
        Evidence::Quoted => "quotations read",
        Evidence::Unseen => "not looked up",
        Evidence::Clinic => "of the clinic",
    };
    let day = checked.map(write_date).unwrap_or_default();
    let place = place.as_deref().unwrap_or_default();
    format!("{} | {name} | {place} | {day} {seen}", canonical(&sourced.reading))
}

const COMPARISONS: [(&str, Comparison); 5] = [
    ("exactly", Comparison::Exactly),
    ("below", Comparison::Below),
    ("at-most", Comparison::AtMost),
    ("at-least", Comparison::AtLeast),
    ("above", Comparison::Above),
];

const UNITS: [(&str, Unit); 18] = [
    ("count", Unit::Count),
    ("mmHg", Unit::MmHg),
    ("mg/dL", Unit::MgPerDl),
    ("percent", Unit::Percent),
    ("minutes", Unit::Minutes),
    ("hours", Unit::Hours),
    ("days", Unit::Days),
    ("weeks", Unit::Weeks),
    ("months", Unit::Months),
    ("years", Unit::Years),
    ("times", Unit::Times),
    ("grams", Unit::Grams),
    ("milligrams", Unit::Milligrams),
    ("micrograms", Unit::Micrograms),
    ("pounds", Unit::Pounds),
    ("ounces", Unit::Ounces),
    ("inches", Unit::Inches),
    ("millimeters", Unit::Millimeters),
];

fn named<T: Copy>(table: &[(&str, T)], name: &str) -> Option<T> {
    table.iter().find(|(held, _)| *held == name).map(|(_, value)| *value)
}

fn name_of<T: Copy + PartialEq>(table: &[(&'static str, T)], value: T) -> &'static str {
    table.iter().find(|(_, held)| *held == value).map_or("", |(name, _)| name)
}
