//! GTINs of 8, 12, 13 and 14 digits, and UPC-E: one number, written in many lengths.

use std::fmt;

use crate::codec::supply::{Article, Ndc, Read, Reading, Unread};

/// A trade item number in its normal form: 14 digits, zeros in front.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Gtin([u8; 14]);

impl Gtin {
    /// Takes 8, 12, 13 or 14 digits. None when the length, a character or the check digit is wrong.
    pub fn parse(digits: &str) -> Option<Self> {
        let len = digits.len();
        let plain = matches!(len, 8 | 12..=14) && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !plain || !check_digit_holds(digits) {
            return None;
        }
        let mut normal = [b'0'; 14];
        normal.get_mut(14 - len..)?.copy_from_slice(digits.as_bytes());
        Some(Self(normal))
    }

    /// 1 to 8 stand for outer packs, 9 for goods by weight, 0 for whatever the number was given to.
    /// Another indicator is another number: a table links it to a pack, arithmetic does not.
    pub const fn indicator(&self) -> u8 {
        self.0[0] - b'0'
    }

    /// The US drug code that the number carries, if it is of that kind.
    pub fn ndc(&self) -> Option<Ndc> {
        let text = self.to_string();
        let digits = text.get(1..13)?.strip_prefix("03")?;
        Some(Ndc::Digits(digits.to_owned()))
    }
}

impl fmt::Display for Gtin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|digit| write!(f, "{}", char::from(*digit)))
    }
}

/// GS1's check digit: weights 3 and 1 from the right, the sum a multiple of ten.
pub(super) fn check_digit_holds(digits: &str) -> bool {
    let weighted = digits.bytes().rev().zip([1_u32, 3].into_iter().cycle());
    weighted.map(|(digit, weight)| u32::from(digit - b'0') * weight).sum::<u32>() % 10 == 0
}

/// Reads a run of 8, 12, 13 or 14 digits. Eight may be an EAN-8 or a UPC-E.
pub(super) fn read(digits: &str) -> Result<Read, Unread> {
    let wide = (digits.len() == 8).then(|| upc_e(digits)).flatten();
    let mut found = [Gtin::parse(digits), wide].into_iter().flatten().map(of);
    match (found.next(), found.next()) {
        (None, _) => Err(Unread::CheckDigit),
        (Some(one), None) => Ok(Read::One(one)),
        (Some(one), Some(other)) => Ok(Read::Ask(vec![one, other])),
    }
}

fn of(gtin: Gtin) -> Reading {
    Reading { article: Some(Article::Gtin(gtin)), ndc: gtin.ndc(), ..Reading::default() }
}

/// The UPC-A that eight digits of a UPC-E stand for: number system, six digits, check digit.
fn upc_e(digits: &str) -> Option<Gtin> {
    let [system @ ('0' | '1'), a, b, c, d, e, f, check] = *digits.chars().collect::<Vec<_>>() else {
        return None;
    };
    let body = match f {
        '0'..='2' => [a, b, f, '0', '0', '0', '0', c, d, e],
        '3' => [a, b, c, '0', '0', '0', '0', '0', d, e],
        '4' => [a, b, c, d, '0', '0', '0', '0', '0', e],
        _ => [a, b, c, d, e, '0', '0', '0', '0', f],
    };
    Gtin::parse(&[system].into_iter().chain(body).chain([check]).collect::<String>())
}
