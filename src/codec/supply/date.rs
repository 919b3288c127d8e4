//! Days as codes write them: two digits for a year, and sometimes no day at all.

use crate::domain::time::Date;

/// Until when something may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Expiry {
    /// The last day on which it is usable.
    pub day: Date,
    pub precision: Precision,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// Only a month was printed: its last day counts.
    Month,
    Day,
    /// Usable until this minute of the day, counted from midnight.
    Minute(u16),
}

impl Expiry {
    pub const fn on(day: Date) -> Self {
        Self { day, precision: Precision::Day }
    }
}

/// A run of digits as a number; none for an empty one, a long one or any other character.
pub(super) fn number(digits: &str) -> Option<u32> {
    let plain = !digits.is_empty() && digits.len() <= 9 && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

/// The full year of two digits: within 49 years back and 50 ahead of today (GS1 General
/// Specifications 7.12).
pub(super) fn year(two_digits: u32, today: Date) -> i32 {
    let (this_year, ..) = today.civil();
    let (century, now) = (this_year.div_euclid(100) * 100, this_year.rem_euclid(100));
    let year = i32::try_from(two_digits).unwrap_or_default();
    match year - now {
        ahead if ahead >= 51 => century - 100 + year,
        behind if behind <= -50 => century + 100 + year,
        _ => century + year,
    }
}

/// A day of a month; day 0 is its last one.
pub(super) fn day_or_month(year: i32, month: u32, day: u32) -> Option<Expiry> {
    let month = u8::try_from(month).ok()?;
    if day > 0 {
        return Date::from_civil(year, month, u8::try_from(day).ok()?).map(Expiry::on);
    }
    let first = Date::from_civil(year, month, 1)?;
    let next =
        if month == 12 { Date::from_civil(year + 1, 1, 1) } else { Date::from_civil(year, month + 1, 1) };
    let day = next.map_or(first, |next| next.plus_days(-1));
    Some(Expiry { day, precision: Precision::Month })
}

/// YYMMDD, with day 00 for the end of the month.
pub(super) fn yymmd0(digits: &str, today: Date) -> Option<Expiry> {
    let (yy, rest) = digits.split_at_checked(2)?;
    let (mm, dd) = rest.split_at_checked(2)?;
    day_or_month(year(number(yy)?, today), number(mm)?, number(dd)?)
}

/// YYMMDD, a day.
pub(super) fn yymmdd(digits: &str, today: Date) -> Option<Date> {
    yymmd0(digits, today).filter(|expiry| expiry.precision == Precision::Day).map(|expiry| expiry.day)
}

/// YYYYMMDD, a day.
pub(super) fn yyyymmdd(digits: &str) -> Option<Date> {
    let (year, rest) = digits.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    let day = number(day)?;
    if day == 0 {
        return None;
    }
    day_or_month(i32::try_from(number(year)?).ok()?, number(month)?, day).map(|expiry| expiry.day)
}

/// YYJJJ: the number of the day in its year.
pub(super) fn yyjjj(digits: &str, today: Date) -> Option<Date> {
    let (yy, day) = digits.split_at_checked(2)?;
    let (year, day) = (year(number(yy)?, today), number(day)?);
    let date = Date::from_civil(year, 1, 1)?.plus_days(i32::try_from(day).ok()? - 1);
    (day > 0 && date.civil().0 == year).then_some(date)
}
