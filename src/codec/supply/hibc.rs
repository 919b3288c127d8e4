//! HIBC: the code of the Health Industry Business Communications Council, by suppliers.
//!
//! `+` labeler, product, unit of measure, check; and lot, serial and dates either in a second symbol or
//! behind a slash. One check character, modulo 43, ends each symbol.

use crate::codec::supply::date::{Expiry, Precision, day_or_month, number, year, yyjjj, yymmdd, yyyymmdd};
use crate::codec::supply::{Article, Reading, Unread};
use crate::domain::time::Date;

/// The characters in the order of their values.
const ALPHABET: &[u8; 43] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%";

/// Reads what stands behind the plus.
pub(super) fn read(code: &str, today: Date) -> Result<Reading, Unread> {
    // The provider standard begins with a slash, and names patients and staff.
    if code.starts_with('/') {
        return Err(Unread::Person);
    }
    let code = checked(code).ok_or(Unread::CheckDigit)?;
    let mut reading = Reading::default();
    if code.starts_with(|first: char| first.is_ascii_alphabetic()) {
        let (primary, secondary) = code.split_once('/').unwrap_or((code, ""));
        reading.article = Some(article(primary).ok_or_else(|| wrong("primary"))?);
        if secondary.is_empty() { Ok(reading) } else { fields(secondary, reading, today) }
    } else {
        // A symbol of its own ends with the check character of the primary that it belongs to.
        let len = code.chars().next_back().map_or(0, char::len_utf8);
        fields(code.get(..code.len() - len).unwrap_or_default(), reading, today)
    }
}

fn wrong(field: &str) -> Unread {
    Unread::Field { field: field.to_owned() }
}

fn value(byte: u8) -> Option<usize> {
    ALPHABET.iter().position(|known| *known == byte)
}

/// The code without its check character, if that one is right. A check character may be a space, and
/// scanners and people take spaces off the end.
fn checked(code: &str) -> Option<&str> {
    let plus = value(b'+')?;
    let holds = |body: &str, check: u8| {
        let values = body.bytes().map(value).sum::<Option<usize>>();
        values.is_some_and(|sum| value(check) == Some((sum + plus) % ALPHABET.len()))
    };
    let (body, check) = code.split_at_checked(code.len().checked_sub(1)?)?;
    if check.bytes().next().is_some_and(|check| holds(body, check)) {
        Some(body)
    } else {
        holds(code, b' ').then_some(code)
    }
}

fn article(primary: &str) -> Option<Article> {
    let (labeler, rest) = primary.split_at_checked(4)?;
    let (product, unit) = rest.split_at_checked(rest.len().checked_sub(1)?)?;
    let unit = u8::try_from(number(unit)?).ok()?;
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let fits = plain(labeler) && plain(product) && (1..=18).contains(&product.len());
    fits.then(|| Article::Hibc { labeler: labeler.to_owned(), product: product.to_owned(), unit })
}

/// Lot, serial and dates: a first field of many forms, and labelled ones behind slashes.
fn fields(text: &str, mut reading: Reading, today: Date) -> Result<Reading, Unread> {
    let mut fields = text.split('/');
    let first = fields.next().unwrap_or_default();
    if !first.is_empty() {
        lead(first, &mut reading, today)?;
    }
    for field in fields {
        if let Some(day) = field.strip_prefix("14D") {
            reading.expiry = Some(Expiry::on(dated(yyyymmdd(day), "14D")?));
        } else if let Some(day) = field.strip_prefix("16D") {
            reading.made = Some(dated(yyyymmdd(day), "16D")?);
        } else if let Some(serial) = field.strip_prefix('S') {
            reading.serial = Some(serial.to_owned());
        } else if let Some(count) = field.strip_prefix('Q') {
            reading.count = Some(number(count).ok_or_else(|| wrong("Q"))?);
        } else if field.starts_with('$') {
            lead(field, &mut reading, today)?;
        }
        // Other data identifiers say nothing that is asked here.
    }
    Ok(reading)
}

fn dated(day: Option<Date>, field: &str) -> Result<Date, Unread> {
    day.ok_or_else(|| Unread::Date { field: field.to_owned() })
}

/// The field that leads a secondary: its signs say whether quantity, date, lot or serial follow.
fn lead(field: &str, reading: &mut Reading, today: Date) -> Result<(), Unread> {
    let name = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    if let Some(rest) = field.strip_prefix("$$") {
        let (is_serial, rest) = match rest.strip_prefix('+') {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        let (count, rest) = quantity(rest)?;
        let (expiry, rest) = flagged(rest, today)?;
        reading.count = count.or(reading.count);
        reading.expiry = expiry.or(reading.expiry);
        *(if is_serial { &mut reading.serial } else { &mut reading.lot }) = name(rest);
    } else if let Some(serial) = field.strip_prefix("$+") {
        reading.serial = name(serial);
    } else if let Some(lot) = field.strip_prefix('$') {
        reading.lot = name(lot);
    } else {
        let (day, lot) = field.split_at_checked(5).ok_or_else(|| wrong("date"))?;
        reading.expiry = Some(Expiry::on(dated(yyjjj(day, today), "date")?));
        reading.lot = name(lot);
    }
    Ok(())
}

/// `8` and two digits or `9` and five before anything else.
fn quantity(text: &str) -> Result<(Option<u32>, &str), Unread> {
    let (digits, rest) = match text.split_at_checked(1) {
        Some(("8", rest)) => rest.split_at_checked(2).ok_or_else(|| wrong("quantity"))?,
        Some(("9", rest)) => rest.split_at_checked(5).ok_or_else(|| wrong("quantity"))?,
        _ => return Ok((None, text)),
    };
    Ok((Some(number(digits).ok_or_else(|| wrong("quantity"))?), rest))
}

/// The expiry in the form that its first digit names; a month begins with 0 or 1 itself.
fn flagged(text: &str, today: Date) -> Result<(Option<Expiry>, &str), Unread> {
    let flag = text.bytes().next();
    let cut = |from: usize, len: usize| -> Result<(&str, &str), Unread> {
        text.get(from..).and_then(|rest| rest.split_at_checked(len)).ok_or_else(|| wrong("date"))
    };
    let with_hour = |day: Option<Date>, hour: &str| -> Result<Option<Expiry>, Unread> {
        let hour = number(hour).filter(|hour| *hour < 24).and_then(|hour| u16::try_from(hour).ok());
        let day = dated(day.filter(|_| hour.is_some()), "date")?;
        Ok(Some(Expiry { day, precision: Precision::Minute(hour.unwrap_or_default() * 60) }))
    };
    match flag {
        Some(b'0' | b'1') => {
            let (digits, rest) = cut(0, 4)?;
            let month = digits
                .split_at_checked(2)
                .and_then(|(month, yy)| day_or_month(year(number(yy)?, today), number(month)?, 0));
            Ok((Some(month.ok_or_else(|| Unread::Date { field: "date".to_owned() })?), rest))
        }
        Some(b'2') => {
            let (digits, rest) = cut(1, 6)?;
            let day = digits.split_at_checked(4).and_then(|(day, yy)| yymmdd(&format!("{yy}{day}"), today));
            Ok((Some(Expiry::on(dated(day, "date")?)), rest))
        }
        Some(b'3') => {
            let (digits, rest) = cut(1, 6)?;
            Ok((Some(Expiry::on(dated(yymmdd(digits, today), "date")?)), rest))
        }
        Some(b'4') => {
            let (digits, rest) = cut(1, 8)?;
            let (day, hour) = digits.split_at_checked(6).unwrap_or_default();
            Ok((with_hour(yymmdd(day, today), hour)?, rest))
        }
        Some(b'5') => {
            let (digits, rest) = cut(1, 5)?;
            Ok((Some(Expiry::on(dated(yyjjj(digits, today), "date")?)), rest))
        }
        Some(b'6') => {
            let (digits, rest) = cut(1, 7)?;
            let (day, hour) = digits.split_at_checked(5).unwrap_or_default();
            Ok((with_hour(yyjjj(day, today), hour)?, rest))
        }
        Some(b'7') => Ok((None, text.get(1..).unwrap_or_default())),
        None => Ok((None, text)),
        Some(_) => Err(wrong("date")),
    }
}
