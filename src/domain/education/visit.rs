//! A clinic's own code for a visit: off by default, never in the log, gone after thirty days. It ties a
//! handout to a record elsewhere and must not be what that record calls the patient.

use crate::domain::time::Date;

/// One to eight capitals and digits that the clinic has made up.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VisitCode(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VisitCodeError {
    Blank,
    /// A name, a date, a phone, an address: something with a sign in it that no code has.
    Sign(char),
    /// Record and account numbers are longer.
    TooLong {
        limit: usize,
    },
}

impl VisitCode {
    pub const MAX_CHARS: usize = 8;
    /// Days after which a code is forgotten.
    pub const KEPT_DAYS: i32 = 30;
    const NUMBER_DIGITS: usize = 6;

    pub fn parse(text: &str) -> Result<Self, VisitCodeError> {
        let text = text.trim();
        if let Some(sign) = text.chars().find(|ch| !ch.is_ascii_alphanumeric()) {
            return Err(VisitCodeError::Sign(sign));
        }
        match text.len() {
            0 => Err(VisitCodeError::Blank),
            1..=Self::MAX_CHARS => Ok(Self(text.to_ascii_uppercase())),
            _ => Err(VisitCodeError::TooLong { limit: Self::MAX_CHARS }),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Six to eight digits and nothing else: it may be a record number or a date of birth after all.
    pub fn resembles_number(&self) -> bool {
        self.0.len() >= Self::NUMBER_DIGITS && self.0.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Whether a code that was noted on a day has to go.
    pub const fn is_over(noted: Date, today: Date) -> bool {
        today.days().saturating_sub(noted.days()) > Self::KEPT_DAYS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Scenario A10.
    #[test]
    fn what_names_a_patient_is_no_code() {
        for (text, sign) in
            [("Maria Lopez", ' '), ("04/12/1961", '/'), ("555-0199", '-'), ("a@b.c", '@'), ("Ñandú", 'Ñ')]
        {
            assert_eq!(VisitCode::parse(text), Err(VisitCodeError::Sign(sign)), "{text}");
        }
        for text in ["123456789", "MRN00123456"] {
            assert_eq!(VisitCode::parse(text), Err(VisitCodeError::TooLong { limit: 8 }), "{text}");
        }
        assert_eq!(VisitCode::parse(" "), Err(VisitCodeError::Blank));
        assert_eq!(VisitCode::parse(" a7k2 ").unwrap().as_str(), "A7K2");
    }

    #[test]
    fn bare_digits_are_warned_about_and_a_code_is_forgotten() {
        for (text, warns) in [("041261", true), ("00481516", true), ("12345", false), ("A123456", false)] {
            assert_eq!(VisitCode::parse(text).unwrap().resembles_number(), warns, "{text}");
        }
        let noted = Date::from_days(20_000);
        assert!(!VisitCode::is_over(noted, noted.plus_days(30)));
        assert!(VisitCode::is_over(noted, noted.plus_days(31)));
    }
}
