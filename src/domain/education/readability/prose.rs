//! Sentences and words of running text.

use super::{LONG_SYLLABLES, syllables};
use crate::domain::education::figure::{Unit, number_in_words};
use crate::domain::education::language::Language;

/// Binds a number to its sign: no end of a word.
const TIED: char = '\u{a0}';

/// The sentences of a line. A line without a full stop is one.
pub fn sentences(text: &str, language: Language) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((place, ch)) = chars.next() {
        if !matches!(ch, '.' | '!' | '?' | '…') {
            continue;
        }
        let mut end = place + ch.len_utf8();
        while let Some((at, _)) =
            chars.next_if(|(_, ch)| matches!(ch, '.' | '!' | '?' | '…' | '"' | '\'' | '”' | '’' | ')' | '»'))
        {
            end = at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        }
        let rest = text.get(end..).unwrap_or_default();
        let head = text.get(start..place).unwrap_or_default();
        if rest.is_empty() || (rest.starts_with(char::is_whitespace) && !goes_on(ch, head, rest, language)) {
            found.extend(text.get(start..end).map(str::trim).filter(|text| has_word(text)));
            start = end;
        }
    }
    found.extend(text.get(start..).map(str::trim).filter(|text| has_word(text)));
    found
}

fn goes_on(ended: char, head: &str, rest: &str, language: Language) -> bool {
    let next = rest.trim_start().chars().next();
    if next.is_some_and(char::is_lowercase) {
        return true;
    }
    let last =
        head.split_whitespace().next_back().unwrap_or_default().trim_start_matches(['(', '¿', '¡', '"']);
    let abbreviations: &[&str] = match language {
        Language::English => &["Dr", "Mr", "Mrs", "Ms", "St", "e.g", "i.e", "vs", "No", "Jr"],
        Language::Spanish => &["Dr", "Dra", "Sr", "Sra", "Srta", "Ud", "Uds", "p. ej", "ej", "Núm"],
    };
    ended == '.' && abbreviations.contains(&last)
}

fn has_word(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// The words of a sentence.
pub fn words(sentence: &str) -> impl Iterator<Item = Word<'_>> {
    let parts = sentence.split(|ch: char| (ch.is_whitespace() && ch != TIED) || matches!(ch, '—' | '–'));
    parts
        .map(|part| Word(part.trim_matches(|ch: char| !ch.is_alphanumeric() && ch != '°')))
        .filter(|word| has_word(word.0))
}

/// A word without the signs around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'a>(&'a str);

impl Word<'_> {
    pub const fn text(&self) -> &str {
        self.0
    }

    pub fn is_number(&self) -> bool {
        self.0.chars().any(char::is_numeric)
    }

    pub(super) fn letters(&self) -> u32 {
        self.0.chars().filter(|ch| ch.is_alphanumeric()).count() as u32
    }

    /// In small letters, without a 's at its end.
    pub(super) fn folded(&self) -> String {
        let text = self.0.to_lowercase().replace('’', "'");
        text.strip_suffix("'s").map(str::to_owned).unwrap_or(text)
    }

    pub fn syllables(&self, language: Language) -> u32 {
        if self.is_number() { number_syllables(self.0, language) } else { parts_syllables(self.0, language) }
    }

    /// Three syllables or more. A number never is: it is read off, not spelled out.
    pub fn is_long(&self, language: Language) -> bool {
        !self.is_number() && self.syllables(language) >= LONG_SYLLABLES
    }

    /// Whether Fog calls a long word hard. A capital that is not at the first place of a sentence is a name.
    pub(super) fn is_hard(&self, language: Language, place: usize) -> bool {
        let is_name = place > 0 && self.0.starts_with(char::is_uppercase);
        let easy_parts =
            self.0.contains('-') && self.0.split('-').all(|part| syllables(part, language) < LONG_SYLLABLES);
        let small = self.folded();
        let stems = ["es", "ed", "ing"].iter().filter_map(|end| small.strip_suffix(end));
        let by_ending = language == Language::English
            && stems.into_iter().any(|stem| stem.len() > 2 && syllables(stem, language) < LONG_SYLLABLES);
        !(is_name || easy_parts || by_ending)
    }
}

fn parts_syllables(word: &str, language: Language) -> u32 {
    let parts = word.split(|ch: char| !ch.is_alphabetic() && !matches!(ch, '\'' | '’'));
    parts.filter(|part| !part.is_empty()).map(|part| syllables(part, language)).sum()
}

/// Digits as they are spoken, with what is tied to them.
fn number_syllables(word: &str, language: Language) -> u32 {
    let of_words =
        |words: &str| -> u32 { words.split([' ', '-']).map(|word| syllables(word, language)).sum() };
    // Numbers to dial are said digit by digit.
    let is_dialled = matches!(word, "911" | "988") || (word.contains('-') && word.len() > 7);
    let mut count = 0;
    let mut rest = word;
    while let Some(ch) = rest.chars().next() {
        let is_digit = ch.is_ascii_digit();
        let same = |other: char| other.is_ascii_digit() == is_digit;
        let end = rest.find(|other| !same(other)).unwrap_or(rest.len());
        let (run, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        if is_digit {
            let digits = run.chars().filter_map(|ch| ch.to_digit(10));
            match run.parse() {
                Ok(number) if !is_dialled => count += of_words(&number_in_words(number, language)),
                _ => count += digits.map(|digit| of_words(&number_in_words(digit, language))).sum::<u32>(),
            }
        } else {
            count += of_words(&sign_in_words(run, after, language));
        }
        rest = after;
    }
    count
}

fn sign_in_words(sign: &str, after: &str, language: Language) -> String {
    let unit = |unit: Unit| unit.words(language).more.to_owned();
    match (sign.trim_matches([TIED, '(', ')']), language) {
        (".", Language::English) if !after.is_empty() => "point".to_owned(),
        (".", Language::Spanish) if !after.is_empty() => "punto".to_owned(),
        ("°F", Language::English) => "degrees Fahrenheit".to_owned(),
        ("°C", Language::English) => "degrees Celsius".to_owned(),
        ("°F", Language::Spanish) => "grados Fahrenheit".to_owned(),
        ("°C", Language::Spanish) => "grados Celsius".to_owned(),
        ("mg/dL", _) => unit(Unit::MgPerDl),
        ("%", _) => unit(Unit::Percent),
        (other, _) => other.chars().map(|ch| if ch.is_alphabetic() { ch } else { ' ' }).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(sentences(text, Language::English), expected);
    }

    #[test]
    fn a_sentence_ends_where_a_person_hears_it_end() {
        check("Rest. Drink water!  Call us?", &["Rest.", "Drink water!", "Call us?"]);
        check("A fever is 100.4 or more. Call.", &["A fever is 100.4 or more.", "Call."]);
        check("See Dr. Osei at 8 a.m. today. Bring it.", &["See Dr. Osei at 8 a.m. today.", "Bring it."]);
        check("Say \"I was pregnant.\" Then wait", &["Say \"I was pregnant.\"", "Then wait"]);
        check("Wait... then look. (Go on.) Now", &["Wait... then look.", "(Go on.)", "Now"]);
        check("no stop at all", &["no stop at all"]);
        check(" . … ! ", &[]);
        assert_eq!(sentences("¿Duele? ¡Llame! La Dra. Ruiz le dirá.", Language::Spanish).len(), 3);
    }

    #[test]
    fn words_stand_between_blanks() {
        let texts = |text: &'static str| words(text).map(|word| word.0).collect::<Vec<_>>();
        assert_eq!(
            texts("Don't use (old) over-the-counter pills — ever."),
            ["Don't", "use", "old", "over-the-counter", "pills", "ever"]
        );
        assert_eq!(
            texts("100.4\u{a0}°F (38\u{a0}°C), 1-800-222-1222"),
            ["100.4\u{a0}°F", "38\u{a0}°C", "1-800-222-1222"]
        );
    }

    #[test]
    fn fog_calls_names_joins_and_endings_easy() {
        let hard = |word: &'static str, place| Word(word).is_hard(Language::English, place);
        assert!(hard("medicine", 3));
        assert!(!hard("Fahrenheit", 3));
        assert!(hard("Fahrenheit", 0));
        assert!(!hard("over-the-counter", 3));
        assert!(!hard("repeated", 3));
    }
}
