//! ISO 15434 envelopes: `[)>`, a format, fields between separators, and an end. Format 05 holds GS1
//! fields, format 06 fields with ASC data identifiers, as European pharmacies use them.

use crate::codec::supply::date::{Expiry, number, yymmd0, yyyymmdd};
use crate::codec::supply::{Article, GS, Gtin, Read, Reading, Unread, gs1};
use crate::domain::time::Date;

pub(super) const OPENS: &str = "[)>";
const RS: char = '\u{1e}';
const EOT: char = '\u{4}';

pub(super) fn read(text: &str, today: Date) -> Result<Read, Unread> {
    let inside = text.strip_prefix(OPENS).unwrap_or(text).trim_start_matches(RS);
    let inside = inside.trim_end_matches(EOT).trim_end_matches(RS);
    match inside.split_at_checked(2) {
        Some(("05", fields)) => gs1::read(fields, today),
        Some(("06", fields)) => identified(fields, today).map(Read::One),
        _ => Err(Unread::Field { field: "format".to_owned() }),
    }
}

fn identified(fields: &str, today: Date) -> Result<Reading, Unread> {
    let wrong = |field: &str| Unread::Field { field: field.to_owned() };
    let dated = |field: &str| Unread::Date { field: field.to_owned() };
    let mut reading = Reading::default();
    for field in fields.split(GS).filter(|field| !field.is_empty()) {
        // Longer identifiers first: `D` ends three of them.
        if let Some(day) = field.strip_prefix("14D") {
            reading.expiry = Some(Expiry::on(yyyymmdd(day).ok_or_else(|| dated("14D"))?));
        } else if let Some(day) = field.strip_prefix("16D") {
            reading.made = Some(yyyymmdd(day).ok_or_else(|| dated("16D"))?);
        } else if let Some(number) = field.strip_prefix("9N") {
            reading.article = Some(Article::Ppn(ppn(number).ok_or(Unread::CheckDigit)?));
        } else if let Some(digits) = field.strip_prefix("8P") {
            reading.article = Some(Article::Gtin(Gtin::parse(digits).ok_or(Unread::CheckDigit)?));
            reading.ndc = Gtin::parse(digits).and_then(|gtin| gtin.ndc());
        } else if let Some(lot) = field.strip_prefix("1T") {
            reading.lot = Some(lot.to_owned());
        } else if let Some(day) = field.strip_prefix('D') {
            reading.expiry = Some(yymmd0(day, today).ok_or_else(|| dated("D"))?);
        } else if let Some(serial) = field.strip_prefix('S') {
            reading.serial = Some(serial.to_owned());
        } else if let Some(count) = field.strip_prefix('Q') {
            reading.count = Some(number(count).ok_or_else(|| wrong("Q"))?);
        }
        // Other data identifiers say nothing that is asked here.
    }
    Ok(reading)
}

/// A PPN without its two check digits: weights from 2 up on the characters, modulo 97.
fn ppn(text: &str) -> Option<String> {
    let (body, check) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let plain = (4..=20).contains(&body.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let sum: u32 = body.bytes().zip(2..).map(|(byte, weight)| u32::from(byte) * weight).sum();
    (plain && number(check) == Some(sum % 97)).then(|| body.to_owned())
}
