//! GS1 element strings: identifiers and values one after the other, in any GS1 symbol or in brackets
//! as printed beneath it.
//!
//! A scanner that types may lose the separators. Then a field of variable length seems to swallow
//! what follows; each division that makes sense is offered, and none is chosen.

use crate::codec::supply::date::{Expiry, Precision, number, yymmd0, yymmdd, yyyymmdd};
use crate::codec::supply::{Article, GS, Gtin, Ndc, Read, Reading, Unread, ai, together};
use crate::domain::time::Date;

/// So many readings are worth a question; a text with more is damaged.
const MOST_READINGS: usize = 6;
/// A date that was only supposed counts within this many years of today: lots are full of digits.
const LIKELY_YEARS: i32 = 15;

/// Fields that name a person: GSRN of a provider or a recipient, and all that describes the latter.
const PERSONS: [std::ops::RangeInclusive<u16>; 2] = [7250..=7259, 8017..=8018];
/// Fields that hold a date, for a division to be believed.
const DATES: [&str; 6] = ["11", "13", "15", "16", "17", "7003"];

/// One field: its identifier and its value, checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Element<'a> {
    pub ai: &'a str,
    pub value: &'a str,
}

/// Reads an element string, whatever its separators have come to.
pub(super) fn read(text: &str, today: Date) -> Result<Read, Unread> {
    let text = text.trim_start_matches(GS).trim_end_matches(GS);
    if text.starts_with('(') {
        return reading(&bracketed(text, today)?, today).map(Read::One);
    }
    let plain = elements(text, today);
    if text.contains(GS) {
        return reading(&plain?, today).map(Read::One);
    }
    let mut found = Vec::new();
    divisions(text, today, &mut Vec::new(), &mut found);
    if let Ok(plain) = &plain
        && !found.contains(plain)
    {
        found.push(plain.clone());
    }
    let mut readings: Vec<Reading> = Vec::new();
    for elements in &found {
        let reading = reading(elements, today);
        if let (Ok(reading), true) = (reading, readings.len() < MOST_READINGS)
            && !readings.contains(&reading)
        {
            readings.push(reading);
        }
    }
    match readings.as_slice() {
        [] => reading(&plain?, today).map(Read::One),
        // Only what needed no division is certain, even when there is but one way to divide.
        [one] if plain.is_ok() => Ok(Read::One(one.clone())),
        _ => Ok(Read::Ask(readings)),
    }
}

/// Whether a text of an unknown symbol is an element string: nothing else begins like that.
pub(super) fn looks_like(text: &str) -> bool {
    if text.starts_with(GS) {
        return true;
    }
    if let Some(inside) = text.strip_prefix('(') {
        let close = inside.find(')').and_then(|at| inside.get(..at));
        return close.is_some_and(|ai| ai::at_start(ai).is_some_and(|(found, _)| found == ai));
    }
    let digits = |from: usize, to: usize| {
        text.get(from..to).is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    match text.get(..2) {
        Some("01" | "02" | "03") => digits(2, 16),
        // The second of two symbols on a box: dates first, then the lot.
        Some("11" | "17") => digits(2, 8) && text.get(8..).is_some_and(|rest| ai::at_start(rest).is_some()),
        Some(_) => text.contains(GS) && ai::at_start(text).is_some(),
        None => false,
    }
}

/// The fields of a text that has all the separators it needs.
pub fn elements(text: &str, today: Date) -> Result<Vec<Element<'_>>, Unread> {
    let mut found = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (ai, row) = ai::at_start(rest).ok_or(Unread::UnknownField { at: text.len() - rest.len() })?;
        refuse_persons(ai)?;
        let after = rest.get(ai.len()..).unwrap_or_default();
        let field = after.split(GS).next().unwrap_or_default();
        let (least, most) = lengths(row.spec);
        // A field of one length ends by itself, with or without a separator after it.
        let value = if least == most { field.get(..most).unwrap_or(field) } else { field };
        check(ai, value, row.spec, today)?;
        found.push(Element { ai, value });
        let after = after.get(value.len()..).unwrap_or_default();
        rest = after.strip_prefix(GS).unwrap_or(after);
    }
    Ok(found)
}

/// Every way to divide a text without separators in which a date comes to light.
fn divisions<'a>(
    rest: &'a str,
    today: Date,
    so_far: &mut Vec<Element<'a>>,
    found: &mut Vec<Vec<Element<'a>>>,
) {
    if found.len() >= MOST_READINGS {
        return;
    }
    if rest.is_empty() {
        found.push(so_far.clone());
        return;
    }
    let Some((ai, row)) = ai::at_start(rest) else { return };
    if refuse_persons(ai).is_err() {
        return;
    }
    let after = rest.get(ai.len()..).unwrap_or_default();
    let (least, most) = lengths(row.spec);
    for len in least..=most.min(after.len()) {
        let (Some(value), Some(next)) = (after.get(..len), after.get(len..)) else { continue };
        let divided = least < most && !next.is_empty();
        if check(ai, value, row.spec, today).is_ok() && (!divided || opens_with_date(next, today)) {
            so_far.push(Element { ai, value });
            divisions(next, today, so_far, found);
            so_far.pop();
        }
    }
}

/// Whether a date, and a likely one, comes before the text ends.
fn opens_with_date(text: &str, today: Date) -> bool {
    let Some((ai, row)) = ai::at_start(text) else { return false };
    let after = text.get(ai.len()..).unwrap_or_default();
    if DATES.contains(&ai) {
        let day = after.get(..6).and_then(|digits| yymmd0(digits, today));
        let near = |expiry: Expiry| (expiry.day.civil().0 - today.civil().0).abs() <= LIKELY_YEARS;
        return day.is_some_and(near);
    }
    // Lot and serial one after the other, and a date behind them.
    let (least, most) = lengths(row.spec);
    least < most
        && (least..most.min(after.len()))
            .any(|len| after.get(len..).is_some_and(|next| opens_with_date(next, today)))
}

/// The fields of a text in brackets: `(01)00349281521003(10)ABC`.
fn bracketed(text: &str, today: Date) -> Result<Vec<Element<'_>>, Unread> {
    let mut found = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let at = text.len() - rest.len();
        let unknown = || Unread::UnknownField { at };
        let (ai, after) =
            rest.strip_prefix('(').and_then(|inside| inside.split_once(')')).ok_or_else(unknown)?;
        let (_, row) = ai::at_start(ai).filter(|(found, _)| *found == ai).ok_or_else(unknown)?;
        refuse_persons(ai)?;
        // A bracket may belong to the value: the next field begins where a known identifier stands.
        let next = after.match_indices('(').map(|(place, _)| place).find(|place| {
            let inside = after.get(place + 1..).and_then(|inside| inside.split_once(')'));
            inside.is_some_and(|(ai, _)| ai::at_start(ai).is_some_and(|(found, _)| found == ai))
        });
        let (value, left) = after.split_at_checked(next.unwrap_or(after.len())).unwrap_or((after, ""));
        check(ai, value, row.spec, today)?;
        found.push(Element { ai, value });
        rest = left;
    }
    Ok(found)
}

pub(super) fn refuse_persons(ai: &str) -> Result<(), Unread> {
    let number: u16 = ai.parse().unwrap_or_default();
    if PERSONS.iter().any(|range| range.contains(&number)) { Err(Unread::Person) } else { Ok(()) }
}

/// Whether a text of an unknown symbol begins with a whole field that names a person.
pub(super) fn names_person(text: &str, today: Date) -> bool {
    let Some((ai, row)) = ai::at_start(text) else { return false };
    let after = text.get(ai.len()..).unwrap_or_default();
    let field = after.split(GS).next().unwrap_or_default();
    let value = field.get(..lengths(row.spec).1).unwrap_or(field);
    // A wristband that was misread is a wristband.
    refuse_persons(ai).is_err() && !matches!(check(ai, value, row.spec, today), Err(Unread::Field { .. }))
}

/// What the fields say together.
pub(super) fn reading(elements: &[Element<'_>], today: Date) -> Result<Reading, Unread> {
    let value = |ai: &str| -> Result<Option<&str>, Unread> {
        let mut values = elements.iter().filter(|element| element.ai == ai).map(|element| element.value);
        let first = values.next();
        if values.any(|other| Some(other) != first) {
            return Err(Unread::Twice { field: ai.to_owned() });
        }
        Ok(first)
    };
    let text = |ai: &str| value(ai).map(|found| found.map(str::to_owned));
    let day = |ai: &str| value(ai).map(|found| found.and_then(|digits| yymmd0(digits, today)));
    let first = |ais: &[&str]| -> Result<Option<&str>, Unread> {
        ais.iter().map(|ai| value(ai)).find(|found| *found != Ok(None)).unwrap_or(Ok(None))
    };

    together::check(elements)?;
    // 01 and its kind name the thing itself, 02 what is in the box: with 02 the count is that of 37.
    let (own, inside) = (first(&["01", "03", "8006"])?, value("02")?);
    let gtin = own.or(inside).and_then(|digits| digits.get(..14)).and_then(Gtin::parse);
    let count = if own.is_some() { value("30")? } else { value("37")? };
    let minute = value("7003")?.and_then(|digits| {
        let (day, time) = digits.split_at_checked(6)?;
        let (hour, minute) = time.split_at_checked(2)?;
        let minutes = number(hour)? * 60 + number(minute)?;
        let precision = Precision::Minute(u16::try_from(minutes).ok()?);
        Some(Expiry { day: yymmdd(day, today)?, precision })
    });
    // Best before is the maker's last word where there is no use-by date.
    let expiry = match (minute, day("17")?) {
        (Some(minute), _) => Some(minute),
        (None, Some(day)) => Some(day),
        (None, None) => day("15")?,
    };
    let made = day("11")?.or(day("13")?);
    Ok(Reading {
        article: gtin.map(Article::Gtin),
        lot: text("10")?,
        serial: text("21")?,
        expiry,
        made: made.filter(|made| made.precision == Precision::Day).map(|made| made.day),
        count: count.and_then(number),
        ndc: value("715")?.and_then(Ndc::parse).or_else(|| gtin.and_then(|gtin| gtin.ndc())),
        maker_number: text("240")?,
    })
}

/// The least and the most characters that a form takes.
fn lengths(spec: &str) -> (usize, usize) {
    parts(spec).fold((0, 0), |(least, most), part| {
        (least + if part.optional { 0 } else { part.least }, most + part.most)
    })
}

/// One component of a form.
#[derive(Debug)]
struct Part<'a> {
    kind: u8,
    least: usize,
    most: usize,
    optional: bool,
    checks: &'a str,
}

fn parts(spec: &str) -> impl Iterator<Item = Part<'_>> {
    spec.trim_start_matches('*').split(' ').filter_map(|part| {
        let optional = part.starts_with('[');
        let (form, checks) = part.split_once(',').unwrap_or((part, ""));
        let form = form.trim_matches(|c| matches!(c, '[' | ']'));
        let (kind, length) = form.split_at_checked(1)?;
        let (least, most) = match length.strip_prefix("..") {
            Some(most) => (1, most.parse().ok()?),
            None => (length.parse().ok()?, length.parse().ok()?),
        };
        Some(Part { kind: *kind.as_bytes().first()?, least, most, optional, checks })
    })
}

/// Whether a value has the form that belongs to its identifier.
pub(super) fn check(ai: &str, value: &str, spec: &str, today: Date) -> Result<(), Unread> {
    let wrong = || Unread::Field { field: ai.to_owned() };
    let mut rest = value;
    for part in parts(spec) {
        if part.optional && rest.is_empty() {
            break;
        }
        if !rest.is_ascii() || rest.len() < part.least {
            return Err(wrong());
        }
        let (own, left) = rest.split_at_checked(part.most.min(rest.len())).ok_or_else(wrong)?;
        if !own.bytes().all(|byte| belongs(part.kind, byte)) {
            return Err(wrong());
        }
        for check in part.checks.split(',').filter(|check| !check.is_empty()) {
            holds(check, own, today).map_err(|kind| match kind {
                Wrong::CheckDigit => Unread::CheckDigit,
                Wrong::Date => Unread::Date { field: ai.to_owned() },
                Wrong::Content => wrong(),
            })?;
        }
        rest = left;
    }
    if rest.is_empty() { Ok(()) } else { Err(wrong()) }
}

fn belongs(kind: u8, byte: u8) -> bool {
    match kind {
        b'N' => byte.is_ascii_digit(),
        b'X' => cset82(byte).is_some(),
        b'Y' => matches!(byte, b'#' | b'-' | b'/' | b'0'..=b'9' | b'A'..=b'Z'),
        _ => byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'='),
    }
}

/// The 82 characters of GS1, in the order that gives them their values.
const CSET_82: &[u8; 82] =
    b"!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
/// The 32 of a pair of check characters.
const CSET_32: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
/// The weights of the check pair, from the right.
const PRIMES: [u32; 23] =
    [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83];

fn cset82(byte: u8) -> Option<u32> {
    CSET_82.iter().position(|known| *known == byte).and_then(|place| u32::try_from(place).ok())
}

enum Wrong {
    CheckDigit,
    Date,
    Content,
}

/// One named check of a component. Every name that the table uses is here.
fn holds(check: &str, value: &str, today: Date) -> Result<(), Wrong> {
    let below = |digits: &str, limit: u32| number(digits).is_some_and(|number| number < limit);
    let (fine, wrong) = match check {
        "csum" => (super::ean::check_digit_holds(value), Wrong::CheckDigit),
        "csumalpha" => (check_pair_holds(value), Wrong::CheckDigit),
        "yymmd0" => (yymmd0(value, today).is_some(), Wrong::Date),
        "yymmdd" => (yymmdd(value, today).is_some(), Wrong::Date),
        "yyyymmdd" => (yyyymmdd(value).is_some(), Wrong::Date),
        "hhmi" => {
            let halves = value.split_at_checked(2);
            (halves.is_some_and(|(hour, minute)| below(hour, 24) && below(minute, 60)), Wrong::Date)
        }
        "hh" => (below(value, 24), Wrong::Date),
        "mi" | "ss" => (below(value, 60), Wrong::Date),
        "yesno" => (matches!(value, "0" | "1"), Wrong::Content),
        "zero" => (value.bytes().all(|byte| byte == b'0'), Wrong::Content),
        "nonzero" => (value.bytes().any(|byte| byte != b'0'), Wrong::Content),
        "nozeroprefix" => (value == "0" || !value.starts_with('0'), Wrong::Content),
        "hyphen" => (value.bytes().all(|byte| byte == b'-'), Wrong::Content),
        "hasnondigit" => (value.bytes().any(|byte| !byte.is_ascii_digit()), Wrong::Content),
        "pieceoftotal" => {
            let halves = value.split_at_checked(2).map(|(piece, total)| (number(piece), number(total)));
            let fine = matches!(halves, Some((Some(piece), Some(total))) if 0 < piece && piece <= total);
            (fine, Wrong::Content)
        }
        _ => (false, Wrong::Content),
    };
    if fine { Ok(()) } else { Err(wrong) }
}

/// The check pair of a Global Model Number: values times primes from the right, modulo 1021.
fn check_pair_holds(value: &str) -> bool {
    let Some((body, pair)) = value.split_at_checked(value.len().saturating_sub(2)) else { return false };
    let weighted = body.bytes().rev().zip(PRIMES);
    let sum: u32 = weighted.map(|(byte, prime)| cset82(byte).unwrap_or(0) * prime).sum();
    let digit = |value: u32| CSET_32.get(value as usize).copied();
    let rest = sum % 1021;
    !body.is_empty() && body.len() <= PRIMES.len() && {
        let expected = [digit(rest >> 5), digit(rest & 31)];
        pair.bytes().map(Some).eq(expected)
    }
}
