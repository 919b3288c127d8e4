//! Lots: their text, their expiry, and who paid for them.
//!
//! A lot has no number of ours: it is what is printed on it. Two tablets that receive the same lot
//! without having met mean the same lot, so its name is made from the text (or, where only an
//! expiry is known, from the date).

use std::fmt;

use crate::domain::text::TextError;
use crate::domain::time::Date;

/// The text of a lot as it was printed or typed: 1 to 20 characters (GS1 AI 10), trimmed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LotCode(String);

impl LotCode {
    pub const MAX_CHARS: usize = 20;

    pub fn parse(text: &str) -> Result<Self, TextError> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return Err(TextError::Blank);
        }
        if text.chars().any(char::is_control) {
            return Err(TextError::ControlCharacter);
        }
        if text.chars().count() > Self::MAX_CHARS {
            return Err(TextError::TooLong { limit: Self::MAX_CHARS });
        }
        Ok(Self(text))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form that is compared: capitals, no white space. Registries match lots without regard to
    /// case, and people leave out and put in blanks.
    pub fn matching(&self) -> String {
        self.0.chars().filter(|ch| !ch.is_whitespace()).flat_map(char::to_uppercase).collect()
    }
}

impl fmt::Display for LotCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether two lots in their matching form differ only in characters that are read for each other:
/// zero and O, one and I or L, five and S, eight and B, two and Z.
pub fn look_alike(one: &str, other: &str) -> bool {
    let plain = |text: &str| -> String {
        text.chars()
            .map(|ch| match ch {
                'O' | 'Q' => '0',
                'I' | 'L' => '1',
                'S' => '5',
                'B' => '8',
                'Z' => '2',
                other => other,
            })
            .collect()
    };
    one != other && plain(one) == plain(other)
}

/// The last day on which something may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Expiry {
    /// Usable through the end of this day.
    pub last_day: Date,
    pub printed: Precision,
}

/// What the label says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    Day,
    /// Only a month: the last day is the month's.
    Month,
}

impl Expiry {
    pub const fn day(last_day: Date) -> Self {
        Self { last_day, printed: Precision::Day }
    }

    /// The end of a month.
    pub fn month(year: i32, month: u8) -> Option<Self> {
        let (next_year, next) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        let last_day = Date::from_civil(next_year, next, 1)?.plus_days(-1);
        (last_day.civil().0 == year).then_some(Self { last_day, printed: Precision::Month })
    }

    /// Reads what is printed on American supplies: `2027-03-31`, `03/31/2027`, `3/31/27`, and only a
    /// month as `2027-03`, `03/2027` or `03/27`. With slashes the month stands first.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let number = |part: &str| -> Option<i32> {
            let digits =
                !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
            if digits { part.parse().ok() } else { None }
        };
        // Two digits are of this century: nothing in use expires in another one.
        let year = |part: &str| match part.len() {
            4 => number(part),
            2 => number(part).map(|year| year + 2000),
            _ => None,
        };
        let small = |part: &str| number(part).and_then(|value| u8::try_from(value).ok());
        let by_dash: Vec<&str> = text.split('-').collect();
        let by_slash: Vec<&str> = text.split('/').collect();
        match (by_dash.as_slice(), by_slash.as_slice()) {
            ([y, m, d], _) if y.len() == 4 => Date::from_civil(year(y)?, small(m)?, small(d)?).map(Self::day),
            ([y, m], _) if y.len() == 4 => Self::month(year(y)?, small(m)?),
            (_, [m, d, y]) => Date::from_civil(year(y)?, small(m)?, small(d)?).map(Self::day),
            (_, [m, y]) => Self::month(year(y)?, small(m)?),
            _ => None,
        }
    }

    /// The expiry day itself is usable.
    pub fn is_past(self, today: Date) -> bool {
        today > self.last_day
    }
}

/// A lot as an event names it. Both parts may be missing: then nobody knows which lot it was.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Lot {
    pub code: Option<LotCode>,
    pub expiry: Option<Expiry>,
}

impl Lot {
    pub const UNKNOWN: Self = Self { code: None, expiry: None };

    pub const fn dated(expiry: Expiry) -> Self {
        Self { code: None, expiry: Some(expiry) }
    }

    pub fn name(&self) -> LotName {
        match (&self.code, self.expiry) {
            (Some(code), _) => LotName::Coded(code.matching()),
            (None, Some(expiry)) => LotName::Dated(expiry.last_day),
            (None, None) => LotName::Unknown,
        }
    }
}

/// What makes two lots of an item the same lot.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LotName {
    /// A real place to keep stock of which nobody noted the lot; a recall suspects it.
    Unknown,
    /// No lot text, but an expiry: boxes of one date are one lot.
    Dated(Date),
    /// In matching form.
    Coded(String),
}

/// Whose money bought it. Stock of a programme for children must not be mixed with the clinic's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Funding {
    #[default]
    Clinic,
    /// Vaccines for Children.
    Vfc,
    /// Section 317 and other federal money.
    Federal,
    State,
    /// Children's health insurance programme.
    Chip,
    Other,
}

impl Funding {
    pub const ALL: [Self; 6] = [Self::Clinic, Self::Vfc, Self::Federal, Self::State, Self::Chip, Self::Other];
}

/// The part of an item's stock that an amount belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Bucket {
    pub lot: Lot,
    pub funding: Funding,
}

impl Bucket {
    pub const fn of(lot: Lot) -> Self {
        Self { lot, funding: Funding::Clinic }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_same(one: &str, other: &str, same: bool, alike: bool) {
        let form = |text: &str| LotCode::parse(text).unwrap().matching();
        assert_eq!(form(one) == form(other), same, "{one} {other}");
        assert_eq!(look_alike(&form(one), &form(other)), alike, "{one} {other}");
    }

    #[test]
    fn case_and_blanks_do_not_make_another_lot_and_look_alikes_are_told() {
        check_same("ABC123", "abc123 ", true, false);
        check_same("AB C1 23", "ABC123", true, false);
        check_same("ABCI23", "ABC123", false, true);
        check_same("21B03", "21BO3", false, true);
        check_same("ABC123", "ABC124", false, false);
        check_same("ABC-123", "ABC123", false, false);
    }

    #[test]
    fn a_lot_is_one_to_twenty_characters_and_keeps_its_spelling() {
        assert_eq!(LotCode::parse("  21b09 ").unwrap().as_str(), "21b09");
        assert_eq!(LotCode::parse(" \t "), Err(TextError::Blank));
        assert_eq!(LotCode::parse("AB\u{1d}C"), Err(TextError::ControlCharacter));
        assert_eq!(LotCode::parse(&"7".repeat(21)), Err(TextError::TooLong { limit: 20 }));
    }

    #[test]
    fn an_expiry_is_read_as_it_is_printed_and_nothing_is_guessed() {
        let day = |y, m, d| Some(Expiry::day(Date::from_civil(y, m, d).unwrap()));
        for (text, expected) in [
            ("2027-03-31", day(2027, 3, 31)),
            ("03/31/2027", day(2027, 3, 31)),
            (" 3/31/27 ", day(2027, 3, 31)),
            ("2027-02", Expiry::month(2027, 2)),
            ("02/2027", Expiry::month(2027, 2)),
            ("2/27", Expiry::month(2027, 2)),
            ("31/03/2027", None),
            ("2027-02-29", None),
            ("02/30/2027", None),
            ("13/2027", None),
            ("2027", None),
            ("03-31-2027", None),
            ("3/31/127", None),
            ("٠٣/٢٠٢٧", None),
            ("", None),
        ] {
            assert_eq!(Expiry::parse(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_month_is_good_to_its_last_day_and_the_day_itself_is_usable() {
        let date = |y, m, d| Date::from_civil(y, m, d).unwrap();
        for (year, month, last) in
            [(2027, 2, date(2027, 2, 28)), (2028, 2, date(2028, 2, 29)), (2026, 12, date(2026, 12, 31))]
        {
            let expiry = Expiry::month(year, month).unwrap();
            assert_eq!(expiry.last_day, last);
            assert!(!expiry.is_past(last));
            assert!(expiry.is_past(last.plus_days(1)));
        }
        for wrong in [(2027, 0), (2027, 13), (0, 5), (10_000, 1)] {
            assert_eq!(Expiry::month(wrong.0, wrong.1), None);
        }
    }
}
