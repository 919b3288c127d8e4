//! What a scanned or typed text says, in the terms of the stock. Pure: the keys that it came through
//! are in `scanner`.
//!
//! Owns the normal form under which codes are linked to items. A code that names a person is refused
//! here, and nothing of it goes further.

use crate::codec::supply::{self, Article, Ndc, Precision, Read, Reading};
use crate::codec::wedge::{Scan, Tuning};
use crate::domain::inventory::codes::{Level, Supply, is_number};
use crate::domain::inventory::lot::{Expiry, LotCode, Precision as Printed};
use crate::domain::text::Label;
use crate::domain::time::Date;

pub use crate::codec::supply::Unread;

/// No symbol on a supply holds more; what is longer is not even looked into.
const LONGEST: usize = 1_000;

/// What became of a scan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    One(Supply),
    /// Two readings or more: a person says which. The likelier first.
    Ask(Vec<Supply>),
    Refused(Unread),
}

/// Reads a text. `today` gives two-digit years their century.
pub fn read(text: &str, today: Date) -> Outcome {
    if text.len() > LONGEST {
        return Outcome::Refused(Unread::TooLong);
    }
    let found = match supply::read(text, today) {
        Ok(Read::One(reading)) => of(&reading).map(Outcome::One),
        Ok(Read::Ask(readings)) => readings.iter().map(of).collect::<Result<_, _>>().map(Outcome::Ask),
        Ok(Read::Plain(text)) => plain(&text).map(Outcome::One),
        Err(unread) => Err(unread),
    };
    found.unwrap_or_else(Outcome::Refused)
}

/// Reads a scan. A tablet that was never shown the sheet of its scanner may read another keyboard than
/// that one types: where the keys as they lie make a number whose check digit holds, and the characters
/// as they came do not, the keys are right.
pub fn read_scan(scan: &Scan, tuning: &Tuning, today: Date) -> Outcome {
    let typed = read(&scan.text, today);
    if tuning.learnt.is_some() {
        return typed;
    }
    let text = tuning.as_placed().text(&scan.pieces);
    if text == scan.text {
        return typed;
    }
    let placed = read(&text, today);
    let person = Outcome::Refused(Unread::Person);
    if typed == person || placed == person {
        return person;
    }
    if !is_numbered(&typed) && is_numbered(&placed) { placed } else { typed }
}

/// Whether a scan has an article of a known numbering.
fn is_numbered(outcome: &Outcome) -> bool {
    let numbered = |supply: &Supply| supply.code.as_ref().is_some_and(is_number);
    match outcome {
        Outcome::One(supply) => numbered(supply),
        Outcome::Ask(supplies) => supplies.iter().all(numbered),
        Outcome::Refused(_) => false,
    }
}

/// What somebody may mean who types a code into a search box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sought {
    Code(Label),
    /// The ten digits of a drug number, as a GTIN holds them.
    Drug(String),
}

/// The codes that a typed text may be: a GTIN of any length, a UPC, a HIBC, a whole element string, or a
/// drug number with or without hyphens.
pub fn sought(text: &str, today: Date) -> Vec<Sought> {
    let text = text.trim();
    let mut found = Vec::new();
    match read(text, today) {
        Outcome::One(supply) => found.extend(supply.code.map(Sought::Code)),
        Outcome::Ask(supplies) => {
            found.extend(supplies.into_iter().filter_map(|supply| supply.code).map(Sought::Code));
        }
        Outcome::Refused(_) => {}
    }
    if let Some(ndc) = Ndc::parse(text) {
        found.extend(ten_digits(&ndc).into_iter().map(Sought::Drug));
    }
    found.dedup();
    found
}

/// Billing writes eleven digits, 5-4-2, of which a zero is no part of the code: which one, only the
/// hyphens say, so each that may be is looked for.
fn ten_digits(ndc: &Ndc) -> Vec<String> {
    let digits = ndc.digits();
    match digits.len() {
        10 => vec![digits],
        11 => [0, 5, 9]
            .into_iter()
            .filter(|at| digits.as_bytes().get(*at) == Some(&b'0'))
            .filter_map(|at| Some(format!("{}{}", digits.get(..at)?, digits.get(at + 1..)?)))
            .collect(),
        _ => Vec::new(),
    }
}

fn of(reading: &Reading) -> Result<Supply, Unread> {
    let (code, level) = match &reading.article {
        Some(article) => {
            let (code, level) = normal(article);
            (Some(Label::parse(&code).map_err(|_| Unread::TooLong)?), level)
        }
        None => (None, Level::Unsaid),
    };
    let lot = reading.lot.as_deref().map(LotCode::parse).transpose();
    Ok(Supply {
        code,
        level,
        lot: lot.map_err(|_| Unread::Field { field: "10".to_owned() })?,
        expiry: reading.expiry.map(|expiry| match expiry.precision {
            Precision::Month => Expiry { last_day: expiry.day, printed: Printed::Month },
            Precision::Day | Precision::Minute(_) => Expiry::day(expiry.day),
        }),
        serial: reading.serial.clone(),
        count: reading.count,
        drug: reading.ndc.as_ref().map(Ndc::digits),
    })
}

/// A GTIN of 14 digits; a HIBC primary without its check character; a PPN behind its identifier.
fn normal(article: &Article) -> (String, Level) {
    let outer = |is_outer| if is_outer { Level::Outer } else { Level::Unsaid };
    match article {
        Article::Gtin(gtin) => (gtin.to_string(), outer(gtin.indicator() > 0)),
        Article::Hibc { labeler, product, unit } => (format!("+{labeler}{product}{unit}"), outer(*unit > 0)),
        Article::Ppn(ppn) => (format!("9N{ppn}"), Level::Unsaid),
    }
}

fn plain(text: &str) -> Result<Supply, Unread> {
    let code = Label::parse(text).map_err(|_| Unread::TooLong)?;
    Ok(Supply { code: Some(code), ..Supply::default() })
}
