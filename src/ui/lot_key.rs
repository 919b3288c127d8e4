//! A lot within an address: its text, or its date where it has none.
//!
//! Pure: compiles for the host. Letters and digits stand as they are, every other byte as `_` and two
//! hexadecimal digits, so that no text of a lot can end a part of an address or be read as another.

use std::fmt;
use std::str::FromStr;

use crate::domain::ids::InvalidId;
use crate::domain::inventory::lot::{Expiry, Lot, LotCode};
use crate::domain::time::Date;

/// Room for the longest lot: 20 characters of up to four bytes.
const MOST_BYTES: usize = LotCode::MAX_CHARS * 4;

/// Small enough to be copied with the address that it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LotKey {
    Unknown,
    Dated(Date),
    Coded { bytes: [u8; MOST_BYTES], length: u8 },
}

impl LotKey {
    pub fn of(lot: &Lot) -> Self {
        match (&lot.code, lot.expiry) {
            (Some(code), _) => Self::coded(code).unwrap_or(Self::Unknown),
            (None, Some(expiry)) => Self::Dated(expiry.last_day),
            (None, None) => Self::Unknown,
        }
    }

    fn coded(code: &LotCode) -> Option<Self> {
        let text = code.as_str().as_bytes();
        let mut bytes = [0; MOST_BYTES];
        bytes.get_mut(..text.len())?.copy_from_slice(text);
        Some(Self::Coded { bytes, length: u8::try_from(text.len()).ok()? })
    }

    /// The lot as an event would name it.
    pub fn lot(&self) -> Lot {
        match self {
            Self::Unknown => Lot::UNKNOWN,
            Self::Dated(date) => Lot::dated(Expiry::day(*date)),
            Self::Coded { .. } => {
                let text = std::str::from_utf8(self.bytes()).ok();
                Lot { code: text.and_then(|text| LotCode::parse(text).ok()), expiry: None }
            }
        }
    }

    fn bytes(&self) -> &[u8] {
        match self {
            Self::Coded { bytes, length } => bytes.get(..usize::from(*length)).unwrap_or_default(),
            Self::Unknown | Self::Dated(_) => &[],
        }
    }
}

/// `u`, `d2027-03-31`, `n21B03`, `nAB_2f7`.
impl fmt::Display for LotKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str("u"),
            Self::Dated(date) => {
                let (year, month, day) = date.civil();
                write!(f, "d{year:04}-{month:02}-{day:02}")
            }
            Self::Coded { .. } => {
                f.write_str("n")?;
                for byte in self.bytes() {
                    if byte.is_ascii_alphanumeric() {
                        write!(f, "{}", char::from(*byte))?;
                    } else {
                        write!(f, "_{byte:02x}")?;
                    }
                }
                Ok(())
            }
        }
    }
}

impl FromStr for LotKey {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let key = read(text).ok_or(InvalidId)?;
        // Each lot has one address only: another spelling of it is no address.
        if key.to_string() == text { Ok(key) } else { Err(InvalidId) }
    }
}

fn read(text: &str) -> Option<LotKey> {
    if text == "u" {
        return Some(LotKey::Unknown);
    }
    if let Some(date) = text.strip_prefix('d') {
        let mut parts = date.splitn(3, '-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let date = Date::from_civil(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        return date.map(LotKey::Dated);
    }
    let mut bytes = Vec::new();
    let mut rest = text.strip_prefix('n')?.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'_' => {
                let pair = [rest.next()?, rest.next()?];
                u8::from_str_radix(std::str::from_utf8(&pair).ok()?, 16).ok()?
            }
            byte => byte,
        });
    }
    LotKey::coded(&LotCode::parse(std::str::from_utf8(&bytes).ok()?).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lot: &Lot, text: &str) {
        let key = LotKey::of(lot);
        assert_eq!(key.to_string(), text);
        assert_eq!(text.parse(), Ok(key), "{text}");
        assert_eq!(key.lot().name(), lot.name(), "{text}");
    }

    fn coded(code: &str) -> Lot {
        Lot { code: Some(LotCode::parse(code).unwrap()), expiry: None }
    }

    #[test]
    fn every_lot_has_an_address_that_reads_back_as_it() {
        check(&Lot::UNKNOWN, "u");
        check(&Lot::dated(Expiry::month(2027, 2).unwrap()), "d2027-02-28");
        check(&coded("21B03"), "n21B03");
        check(&coded("zx-9"), "nzx_2d9");
        check(&coded("AB C1 23"), "nAB_20C1_2023");
        check(&coded("u"), "nu");
        check(&coded("A/../%2f~?#_"), "nA_2f_2e_2e_2f_252f_7e_3f_23_5f");
        check(&coded("lót"), "nl_c3_b3t");
        let longest = "\u{1f9ea}".repeat(LotCode::MAX_CHARS);
        assert_eq!(LotKey::of(&coded(&longest)).lot(), coded(&longest));
    }

    #[test]
    fn what_is_no_lot_is_not_read_as_one_near_it() {
        for text in [
            "",
            "x21B03",
            "n",
            "n_2",
            "n_zz",
            "n_ff",
            "n_2F",
            "n_41",
            "n_20A",
            "d2027-2-3",
            "d2027-02-30",
            "d2027-02",
            "unknown",
            "n123456789012345678901",
        ] {
            assert_eq!(text.parse::<LotKey>(), Err(InvalidId), "{text}");
        }
    }
}
