//! A sheet within an address: its key, small enough to be copied with the address.
//!
//! Pure: compiles for the host.

use std::fmt;
use std::str::FromStr;

use crate::domain::education::names::{InvalidName, SheetKey};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SheetRef {
    bytes: [u8; SheetKey::MAX_CHARS],
    length: u8,
}

impl SheetRef {
    /// None where a key were longer than a key may be.
    pub fn of(key: &SheetKey) -> Option<Self> {
        let text = key.as_str().as_bytes();
        let mut bytes = [0; SheetKey::MAX_CHARS];
        bytes.get_mut(..text.len())?.copy_from_slice(text);
        Some(Self { bytes, length: u8::try_from(text.len()).ok()? })
    }

    pub fn key(&self) -> Option<SheetKey> {
        SheetKey::parse(self.text()).ok()
    }

    fn text(&self) -> &str {
        let bytes = self.bytes.get(..usize::from(self.length)).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }
}

impl FromStr for SheetRef {
    type Err = InvalidName;

    fn from_str(text: &str) -> Result<Self, InvalidName> {
        Self::of(&SheetKey::parse(text)?).ok_or(InvalidName)
    }
}

impl fmt::Display for SheetRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}
