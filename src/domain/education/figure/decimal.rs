//! A number with a point in it, without rounding: `100.4`.

use std::fmt;

/// Digits and how many of them stand behind the point; no zero ends it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    digits: u32,
    places: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidDecimal;

impl Decimal {
    pub const PLACES_MAX: u8 = 3;
    pub const DIGITS_MAX: u32 = 999_999_999;

    /// A number of so many digits behind the point.
    pub fn new(digits: u32, places: u8) -> Result<Self, InvalidDecimal> {
        if digits > Self::DIGITS_MAX || places > Self::PLACES_MAX {
            return Err(InvalidDecimal);
        }
        let (mut digits, mut places) = (digits, places);
        while places > 0 && digits % 10 == 0 {
            digits /= 10;
            places -= 1;
        }
        Ok(Self { digits, places })
    }

    /// Reads `12` or `12.5`; a sign, an empty side or anything else is none.
    pub fn parse(text: &str) -> Result<Self, InvalidDecimal> {
        let (whole, rest) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
        let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !is_digits(whole) || !rest.is_none_or(is_digits) || text.len() > 12 {
            return Err(InvalidDecimal);
        }
        let rest = rest.unwrap_or_default();
        let digits = format!("{whole}{rest}").parse().map_err(|_| InvalidDecimal)?;
        Self::new(digits, u8::try_from(rest.len()).map_err(|_| InvalidDecimal)?)
    }

    pub const fn digits(self) -> u32 {
        self.digits
    }

    pub const fn places(self) -> u8 {
        self.places
    }

    pub const fn is_one(self) -> bool {
        self.digits == 1 && self.places == 0
    }

    /// What stands before and behind the point.
    pub const fn parts(self) -> (u32, u32) {
        let scale = 10_u32.pow(self.places as u32);
        (self.digits / scale, self.digits % scale)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = self.parts();
        match self.places {
            0 => write!(f, "{whole}"),
            places => write!(f, "{whole}.{rest:0width$}", width = usize::from(places)),
        }
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// By size.
impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let at = |number: &Self| {
            u64::from(number.digits) * 10_u64.pow(u32::from(Self::PLACES_MAX - number.places))
        };
        at(self).cmp(&at(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_kept_as_it_is() {
        for (text, shown) in [("100.4", "100.4"), ("38.0", "38"), ("0.5", "0.5"), ("07", "7"), ("10", "10")] {
            assert_eq!(Decimal::parse(text).map(|number| number.to_string()), Ok(shown.to_owned()));
        }
        for wrong in ["", ".", "1.", ".5", "-1", "1,5", "1e3", "1.2345", "9999999999999"] {
            assert!(Decimal::parse(wrong).is_err(), "{wrong}");
        }
        assert!(Decimal::parse("9.5").unwrap() < Decimal::parse("10").unwrap());
    }
}
