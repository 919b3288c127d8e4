//! What sheets, figures and versions are called. These names stand in files and in the log: they are
//! short, plain and never shown to a patient.

use std::fmt;

use crate::domain::education::language::Language;

/// A text that names nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidName;

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident takes $dot:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            pub const MAX_CHARS: usize = 40;

            /// Lower-case letters, digits and separators between them, beginning with a letter.
            pub fn parse(text: &str) -> Result<Self, InvalidName> {
                let is_part = |part: &str| {
                    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
                };
                let begins = text.starts_with(|ch: char| ch.is_ascii_lowercase());
                let parts = text.split(|ch: char| ch == '-' || ($dot && ch == '.')).all(is_part);
                if begins && parts && text.len() <= Self::MAX_CHARS { Ok(Self(text.to_owned())) } else { Err(InvalidName) }
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

names! {
    /// A sheet, the same in every language: `high-blood-pressure`.
    SheetKey takes false;
    /// A figure of the registry: `fever.infant`.
    FigureKey takes true;
    /// One of the values between which a clinic chooses: `above-102`.
    ChoiceKey takes false;
    /// A thing that people look for under many names: `hypertension`.
    ConceptKey takes false;
    /// A drawing of ours.
    PictureKey takes false;
}

/// A code of ICD-10-CM as it is printed: `I10`, `E11.9`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IcdCode(String);

impl IcdCode {
    pub fn parse(text: &str) -> Result<Self, InvalidName> {
        let (category, rest) = text.split_once('.').map_or((text, None), |(head, rest)| (head, Some(rest)));
        let is_sign = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
        let is_category = matches!(category.as_bytes(), [letter, digit, last]
            if letter.is_ascii_uppercase() && digit.is_ascii_digit() && is_sign(*last));
        let is_rest = rest.is_none_or(|rest| (1..=4).contains(&rest.len()) && rest.bytes().all(is_sign));
        if is_category && is_rest { Ok(Self(text.to_owned())) } else { Err(InvalidName) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for IcdCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A sheet in one language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SheetName {
    pub sheet: SheetKey,
    pub language: Language,
}

/// Which text with which figures: a digest of both, made by `codec::sheet`. The same on every tablet.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version(pub [u8; Self::LEN]);

impl Version {
    pub const LEN: usize = 16;

    /// What stands in the footer of a print: enough to tell two versions apart by eye.
    pub fn short(self) -> String {
        self.to_string().chars().take(8).collect()
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_plain() {
        for right in ["a", "fever.infant", "bp-2.top"] {
            assert!(FigureKey::parse(right).is_ok(), "{right}");
        }
        for wrong in ["", "A", "a b", "a..b", ".a", "a.", "1a", "a_b", "é", &"a".repeat(41)] {
            assert!(FigureKey::parse(wrong).is_err(), "{wrong}");
        }
        assert!(SheetKey::parse("a.b").is_err());
        for (code, is_one) in
            [("I10", true), ("E11.9", true), ("S06.0X0A", true), ("10", false), ("I1", false)]
        {
            assert_eq!(IcdCode::parse(code).is_ok(), is_one, "{code}");
        }
    }
}
