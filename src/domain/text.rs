//! Bounded text that a person types. No field asks for a patient, and text that looks like an
//! identifier of one is recognised so that the screen can warn before it is saved.

use std::fmt;

/// A name: 1 to 60 characters, trimmed, inner white space single, no control characters.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label(String);

/// Why a text is not a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextError {
    Blank,
    TooLong { limit: usize },
    ControlCharacter,
}

impl Label {
    pub const MAX_CHARS: usize = 60;

    pub fn parse(text: &str) -> Result<Self, TextError> {
        let text = clean(text, Self::MAX_CHARS)?;
        if text.is_empty() { Err(TextError::Blank) } else { Ok(Self(text)) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A reason in a person's own words: up to 200 characters, possibly none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Note(String);

impl Note {
    pub const MAX_CHARS: usize = 200;

    pub fn parse(text: &str) -> Result<Self, TextError> {
        clean(text, Self::MAX_CHARS).map(Self)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn clean(text: &str, limit: usize) -> Result<String, TextError> {
    let mut out = String::with_capacity(text.len().min(limit * 4));
    for word in text.split_whitespace() {
        if word.chars().any(char::is_control) {
            return Err(TextError::ControlCharacter);
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
        if out.chars().count() > limit {
            return Err(TextError::TooLong { limit });
        }
    }
    Ok(out)
}

/// Initials: 1 to 4 letters, in capitals.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Initials(String);

impl Initials {
    pub fn parse(text: &str) -> Result<Self, TextError> {
        let text: String = text.trim().chars().flat_map(char::to_uppercase).collect();
        if text.is_empty() {
            return Err(TextError::Blank);
        }
        if !text.chars().all(char::is_alphabetic) {
            return Err(TextError::ControlCharacter);
        }
        if text.chars().count() > 4 {
            return Err(TextError::TooLong { limit: 4 });
        }
        Ok(Self(text))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Initials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Initials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What a free text resembles that must not be recorded here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdentifierShape {
    /// Seven or more digits in a row: a record or account number.
    RecordNumber,
    /// 3-3-4 or 3-4 digits with separators.
    Phone,
    /// 3-2-4 digits with separators.
    SocialSecurity,
    /// A full date, as a date of birth would be written.
    FullDate,
    /// An address of electronic mail.
    Email,
}

/// Recognises the shapes that a patient's identifiers have. A warning, never a refusal: a lot
/// number may look the same.
pub fn resembles_identifier(text: &str) -> Option<IdentifierShape> {
    if text
        .split_whitespace()
        .any(|word| word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.')))
    {
        return Some(IdentifierShape::Email);
    }
    let mut groups: Vec<usize> = Vec::new();
    let mut run = 0;
    let mut joined = false;
    for ch in text.chars().chain(std::iter::once(' ')) {
        if ch.is_ascii_digit() {
            if run == 0 && !joined {
                groups.clear();
            }
            run += 1;
            continue;
        }
        if run > 0 {
            groups.push(run);
            if run >= 7 {
                return Some(IdentifierShape::RecordNumber);
            }
            if let Some(shape) = shape_of(&groups) {
                return Some(shape);
            }
            joined = matches!(ch, '-' | '/' | '.' | ')' | ' ');
        } else if !matches!(ch, '-' | '(' | ')' | ' ') {
            joined = false;
        }
        run = 0;
    }
    None
}

fn shape_of(groups: &[usize]) -> Option<IdentifierShape> {
    match groups {
        [.., 3, 2, 4] => Some(IdentifierShape::SocialSecurity),
        [.., 3, 3, 4] | [.., 3, 4] => Some(IdentifierShape::Phone),
        [.., 1 | 2, 1 | 2, 4] | [.., 4, 2, 2] => Some(IdentifierShape::FullDate),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_trimmed_bounded_and_never_blank() {
        assert_eq!(Label::parse("  Room \t 3 ").unwrap().as_str(), "Room 3");
        assert_eq!(Label::parse(" \n "), Err(TextError::Blank));
        assert_eq!(Label::parse("a\u{7}b"), Err(TextError::ControlCharacter));
        assert_eq!(Label::parse(&"é".repeat(61)), Err(TextError::TooLong { limit: 60 }));
        assert!(Label::parse(&"é".repeat(60)).is_ok());
    }

    #[test]
    fn initials_are_letters_in_capitals() {
        assert_eq!(Initials::parse(" ml ").unwrap().as_str(), "ML");
        assert_eq!(Initials::parse("ñ").unwrap().as_str(), "Ñ");
        for wrong in ["", "M1", "M L", "ABCDE"] {
            assert!(Initials::parse(wrong).is_err(), "{wrong}");
        }
    }

    fn check(text: &str, expected: Option<IdentifierShape>) {
        assert_eq!(resembles_identifier(text), expected, "{text}");
    }

    #[test]
    fn identifiers_of_patients_are_recognised_and_supplies_are_not() {
        check("MRN 00481516", Some(IdentifierShape::RecordNumber));
        check("call (555) 010-4477", Some(IdentifierShape::Phone));
        check("555-0104", Some(IdentifierShape::Phone));
        check("123-45-6789", Some(IdentifierShape::SocialSecurity));
        check("born 4/7/1961", Some(IdentifierShape::FullDate));
        check("1961-04-07", Some(IdentifierShape::FullDate));
        check("a@b.org", Some(IdentifierShape::Email));
        check("Gauze 4 × 4, sterile 2s", None);
        check("Safety needle 18 G × 1½ in", None);
        check("box of 100, case of 1000", None);
        check("lot 21B03", None);
    }
}
