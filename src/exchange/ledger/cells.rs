//! What the cells of a ledger say: days, times, expiries, signed amounts, reasons. Owns the forms in
//! which people write these; knows nothing of the clinic, of rows or of columns.
//!
//! A date with slashes is read month first, as it is written in the United States. There is no
//! guessing: what does not fit a form is no value.

use std::ops::RangeInclusive;

use crate::domain::event::stock::{Direction, VarianceReason, WasteReason};
use crate::domain::inventory::lot::Expiry;
use crate::domain::quantity::{Quantity, QuantityError};
use crate::domain::time::Date;

/// `2026-11-22` or `11/22/2026`.
pub(super) fn date(text: &str) -> Option<Date> {
    let (year, month, day) = match parts(text, '-').as_slice() {
        [year, month, day] => (*year, *month, *day),
        _ => match parts(text, '/').as_slice() {
            [month, day, year] => (*year, *month, *day),
            _ => return None,
        },
    };
    Date::from_civil(year_of(year)?, small(month)?, small(day)?)
}

/// A day, or only a month: `2027-11` or `11/2027`.
pub(super) fn expiry(text: &str) -> Option<Expiry> {
    if let Some(day) = date(text) {
        return Some(Expiry::day(day));
    }
    let (year, month) = match parts(text, '-').as_slice() {
        [year, month] => (*year, *month),
        _ => match parts(text, '/').as_slice() {
            [month, year] => (*year, *month),
            _ => return None,
        },
    };
    Expiry::month(year_of(year)?, small(month)?)
}

/// Minutes since midnight: `14:05`, `2:05 pm`, `2:05PM`.
pub(super) fn minutes(text: &str) -> Option<i64> {
    let lower = text.to_lowercase();
    let (clock, half) = match (lower.strip_suffix("am"), lower.strip_suffix("pm")) {
        (Some(clock), _) => (clock.trim_end(), Some(0)),
        (_, Some(clock)) => (clock.trim_end(), Some(12)),
        _ => (lower.as_str(), None),
    };
    let (hour, minute) = clock.split_once(':')?;
    let (hour, minute) = (number(hour, 1..=2)?, number(minute, 2..=2)?);
    let hour = match half {
        // Twelve is the hour before one, at night and at noon.
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        None if hour < 24 => hour,
        _ => return None,
    };
    (minute < 60).then_some(i64::from(hour) * 60 + i64::from(minute))
}

/// An amount with a sign before it; without one it goes up.
pub(super) fn signed(text: &str) -> Result<(Direction, Quantity), QuantityError> {
    let down = text.strip_prefix(['-', '\u{2212}']);
    let (direction, digits) = match (down, text.strip_prefix('+')) {
        (Some(digits), _) => (Direction::Down, digits),
        (_, Some(digits)) => (Direction::Up, digits),
        _ => (Direction::Up, text),
    };
    // A sign alone, or two of them, is no amount.
    let digits = if digits.starts_with(|ch: char| ch.is_ascii_digit()) { digits } else { text };
    Quantity::parse(digits).map(|quantity| (direction, quantity))
}

/// The reason that a word names. Any other word is [`WasteReason::Other`] and is not kept: free text
/// of an old ledger may say who the patient was.
pub(super) fn waste_reason(text: &str) -> WasteReason {
    let text = word(text);
    WasteReason::ALL.into_iter().find(|reason| waste_word(*reason) == text).unwrap_or(WasteReason::Other)
}

/// The same for an adjustment.
pub(super) fn variance_reason(text: &str) -> VarianceReason {
    let text = word(text);
    let known = VarianceReason::ALL.into_iter().find(|reason| variance_word(*reason) == text);
    known.unwrap_or(VarianceReason::Other)
}

/// Lower case, with one underscore for each run of white space, hyphens and underscores.
pub(super) fn word(text: &str) -> String {
    let parts = text.split(|ch: char| ch.is_whitespace() || matches!(ch, '-' | '_'));
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join("_").to_lowercase()
}

const fn waste_word(reason: WasteReason) -> &'static str {
    match reason {
        WasteReason::Expired => "expired",
        WasteReason::Damaged => "damaged",
        WasteReason::Contaminated => "contaminated",
        WasteReason::DrawnNotUsed => "drawn_not_used",
        WasteReason::DiscardTimePassed => "discard_time_passed",
        WasteReason::ColdChain => "cold_chain",
        WasteReason::Recalled => "recalled",
        WasteReason::Dropped => "dropped",
        WasteReason::Other => "other",
    }
}

const fn variance_word(reason: VarianceReason) -> &'static str {
    match reason {
        VarianceReason::UsedNotLogged => "used_not_logged",
        VarianceReason::ReceivedNotLogged => "received_not_logged",
        VarianceReason::Found => "found",
        VarianceReason::Missing => "missing",
        VarianceReason::Damaged => "damaged",
        VarianceReason::Expired => "expired",
        VarianceReason::MiscountBefore => "miscount_before",
        VarianceReason::WrongRoom => "wrong_room",
        VarianceReason::WrongLot => "wrong_lot",
        VarianceReason::PackConfusion => "pack_confusion",
        VarianceReason::Borrowed => "borrowed",
        VarianceReason::Recalled => "recalled",
        VarianceReason::DiscardTimePassed => "discard_time_passed",
        VarianceReason::ColdChain => "cold_chain",
        VarianceReason::Other => "other",
    }
}

fn parts(text: &str, separator: char) -> Vec<&str> {
    text.trim().split(separator).collect()
}

/// Two digits of a year could be of either century, so there are four.
fn year_of(text: &str) -> Option<i32> {
    number(text, 4..=4).map(i32::from)
}

fn small(text: &str) -> Option<u8> {
    number(text, 1..=2).and_then(|number| u8::try_from(number).ok())
}

/// The digits 0 to 9, so many of them.
fn number(text: &str, digits: RangeInclusive<usize>) -> Option<u16> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit());
    if plain && digits.contains(&text.len()) { text.parse().ok() } else { None }
}
