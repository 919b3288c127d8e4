//! Amounts of stock. Whole numbers in the item's base unit; there are no fractions anywhere.

use std::fmt;

/// An amount that a person entered or a rule asks for, in base units: 0 to 1,000,000,000.
///
/// The cap makes overflow impossible: a ledger would need nine thousand million such lines
/// before the sum leaves an `i64`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Quantity(i64);

/// Why a text or a number is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuantityError {
    /// Nothing was entered. Blank is never zero.
    Blank,
    /// Something other than the digits 0 to 9.
    NotDigits,
    /// Above [`Quantity::MAX`].
    TooLarge,
    /// Below zero.
    Negative,
}

impl Quantity {
    pub const ZERO: Self = Self(0);
    pub const MAX: Self = Self(1_000_000_000);

    pub const fn new(value: i64) -> Result<Self, QuantityError> {
        if value < 0 {
            Err(QuantityError::Negative)
        } else if value > Self::MAX.0 {
            Err(QuantityError::TooLarge)
        } else {
            Ok(Self(value))
        }
    }

    /// Reads digits and nothing else: no sign, no exponent, no separator, no other numerals.
    pub fn parse(text: &str) -> Result<Self, QuantityError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(QuantityError::Blank);
        }
        if let Some(rest) = text.strip_prefix(['-', '\u{2212}'])
            && !rest.is_empty()
            && rest.bytes().all(|b| b.is_ascii_digit())
        {
            return Err(QuantityError::Negative);
        }
        if !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(QuantityError::NotDigits);
        }
        text.parse().map_err(|_| QuantityError::TooLarge).and_then(Self::new)
    }

    pub const fn value(self) -> i64 {
        self.0
    }

    /// This many times `factor`, or none above the cap.
    pub fn times(self, factor: Self) -> Option<Self> {
        self.0.checked_mul(factor.0).and_then(|value| Self::new(value).ok())
    }

    /// What is missing from `have` to this amount.
    #[must_use]
    pub const fn missing_from(self, have: i64) -> Self {
        let have = if have < 0 { 0 } else { have };
        if have >= self.0 { Self::ZERO } else { Self(self.0 - have) }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<i64, QuantityError>) {
        assert_eq!(Quantity::parse(text).map(Quantity::value), expected, "{text:?}");
    }

    #[test]
    fn only_plain_digits_are_an_amount_and_blank_is_not_zero() {
        check("0", Ok(0));
        check(" 14 ", Ok(14));
        check("007", Ok(7));
        check("1000000000", Ok(1_000_000_000));
        check("", Err(QuantityError::Blank));
        check("   ", Err(QuantityError::Blank));
        check("-3", Err(QuantityError::Negative));
        check("1e3", Err(QuantityError::NotDigits));
        check("12.5", Err(QuantityError::NotDigits));
        check("١٢", Err(QuantityError::NotDigits));
        check("+5", Err(QuantityError::NotDigits));
        check("-", Err(QuantityError::NotDigits));
        check("1\t2", Err(QuantityError::NotDigits));
        check("1000000001", Err(QuantityError::TooLarge));
        check("99999999999999999999999", Err(QuantityError::TooLarge));
    }

    #[test]
    fn what_is_missing_is_never_negative() {
        let par = Quantity::new(20).unwrap();
        assert_eq!(par.missing_from(14).value(), 6);
        assert_eq!(par.missing_from(25).value(), 0);
        assert_eq!(par.missing_from(-5).value(), 20);
    }
}
