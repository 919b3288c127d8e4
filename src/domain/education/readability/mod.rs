//! How hard a text is to read, by the formulas that clinics and reviewers ask for. A score is a gate and
//! never a proof: it counts letters and syllables, not sense.
//!
//! The counting rules, which decide more than the formulas (docs/readability.md has them with examples):
//!
//! - A line of running text is split into sentences; a line without a full stop is one sentence. Headings,
//!   names, table cells, hard words of the glossary, sources and descriptions of pictures are not counted.
//! - A sentence ends with `.`, `!`, `?` or `…` before a blank, unless an abbreviation or a small letter
//!   says that it goes on. A point inside a number never ends one. Sentences of one or two words count.
//! - A word is what stands between blanks and has a letter or a digit. Hyphens and apostrophes do not part
//!   it; long dashes do. A number with its sign ("100.4 °F") is one word.
//! - Letters are letters and digits. Syllables of a number are those of its words, and it is never a long
//!   word; see [`Numbers`].
//! - English syllables: a small dictionary of exceptions, then rules (`english`). Spanish ones: rules
//!   (`spanish`). Long words have three syllables or more.
//! - Fog's hard words are the long ones without names, without joins of easy words, and without those that
//!   are long by -es, -ed or -ing only.
//!
//! Scores are whole ten-thousandths: the same on every tablet.

mod english;
mod formulas;
mod prose;
mod spanish;

use crate::domain::education::figure::{Registry, Settings, say};
use crate::domain::education::language::Language;
use crate::domain::education::rich::Rich;
use crate::domain::education::sheet::{Sheet, Spot};

pub use formulas::{
    Score, coleman_liau, crawford, dale_chall, fernandez_huerta, flesch, flesch_kincaid, fog, gutierrez,
    smog, szigriszt,
};
pub use prose::{Word, sentences, words};

/// What was counted of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Counts {
    pub words: u32,
    pub sentences: u32,
    pub syllables: u32,
    /// Letters and digits.
    pub letters: u32,
    /// Words of three syllables or more.
    pub long_words: u32,
    /// Those of them that Fog calls hard.
    pub hard_words: u32,
}

/// How the syllables of numbers are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Numbers {
    /// As they are spoken.
    #[default]
    Spoken,
    /// Numbers are no words at all.
    LeftOut,
}

/// Fewer words give no score: one long word would decide it.
pub const WORDS_MIN: u32 = 10;
/// SMOG was tested on 30 sentences; below it is shown as approximate.
pub const SMOG_SENTENCES: u32 = 30;
pub const SENTENCE_WORDS_MAX: usize = 20;
pub const LONG_SYLLABLES: u32 = 3;

pub fn syllables(word: &str, language: Language) -> u32 {
    match language {
        Language::English => english::syllables(word),
        Language::Spanish => spanish::syllables(word),
    }
}

impl Counts {
    /// Counts the sentences of running text.
    pub fn of<'a>(
        sentences: impl IntoIterator<Item = &'a str>,
        language: Language,
        numbers: Numbers,
    ) -> Self {
        let mut counts = Self::default();
        for sentence in sentences {
            let mut in_it = 0;
            for (place, word) in words(sentence).enumerate() {
                if word.is_number() && numbers == Numbers::LeftOut {
                    continue;
                }
                in_it += 1;
                counts.letters += word.letters();
                counts.syllables += word.syllables(language);
                if word.is_long(language) {
                    counts.long_words += 1;
                    counts.hard_words += u32::from(word.is_hard(language, place));
                }
            }
            counts.words += in_it;
            counts.sentences += u32::from(in_it > 0);
        }
        counts
    }

    /// Counts a text of paragraphs that are parted by empty lines.
    pub fn of_text(text: &str, language: Language, numbers: Numbers) -> Self {
        let paragraphs = text.split("\n\n").map(|paragraph| paragraph.replace('\n', " "));
        let all: Vec<String> = paragraphs
            .flat_map(|text| sentences(&text, language).into_iter().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        Self::of(all.iter().map(String::as_str), language, numbers)
    }

    pub const fn is_enough(&self) -> bool {
        self.words >= WORDS_MIN && self.sentences > 0
    }
}

/// The scores of a language. A Spanish text never gets an English grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scores {
    English(EnglishScores),
    Spanish(SpanishScores),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EnglishScores {
    pub flesch: Score,
    /// Flesch-Kincaid.
    pub grade: Score,
    pub smog: Score,
    /// Without the words that the sheet itself explains.
    pub smog_explained: Score,
    pub fog: Score,
    pub coleman_liau: Score,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpanishScores {
    pub fernandez_huerta: Score,
    /// Szigriszt-Pazos, read by the bands of INFLESZ.
    pub inflesz: Score,
    pub gutierrez: Score,
    pub crawford: Score,
}

impl Scores {
    /// None for too little text. `explained` of the long words are defined by the text itself.
    pub fn of(counts: &Counts, language: Language, explained: u32) -> Option<Self> {
        if !counts.is_enough() {
            return None;
        }
        let without = Counts { long_words: counts.long_words.saturating_sub(explained), ..*counts };
        Some(match language {
            Language::English => Self::English(EnglishScores {
                flesch: flesch(counts)?,
                grade: flesch_kincaid(counts)?,
                smog: smog(counts)?,
                smog_explained: smog(&without)?,
                fog: fog(counts)?,
                coleman_liau: coleman_liau(counts)?,
            }),
            Language::Spanish => Self::Spanish(SpanishScores {
                fernandez_huerta: fernandez_huerta(counts)?,
                inflesz: szigriszt(counts)?,
                gutierrez: gutierrez(counts)?,
                crawford: crawford(counts)?,
            }),
        })
    }
}

/// What reading a sheet asks of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    pub counts: Counts,
    pub scores: Option<Scores>,
    /// How many of the long words the sheet itself explains.
    pub explained: u32,
    /// Words of the longest sentence.
    pub longest: usize,
}

/// Whether a text may be approved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    Green,
    /// Only with a reason in writing.
    Amber,
    /// Not at all. Too little text to score is one of these.
    Red,
}

/// Limits of the gate (research/handouts-and-ux.md 2.6).
const GRADE_GREEN: Score = Score::from_hundredths(6_00);
const GRADE_AMBER: Score = Score::from_hundredths(8_00);
const SMOG_RAW: Score = Score::from_hundredths(8_00);
const SMOG_EXPLAINED: Score = Score::from_hundredths(6_50);
const INFLESZ_GREEN: Score = Score::from_hundredths(65_00);
const INFLESZ_AMBER: Score = Score::from_hundredths(55_00);
const HUERTA_GREEN: Score = Score::from_hundredths(70_00);
const MEAN_WORDS: u32 = 12;

impl Measured {
    /// Measures a sheet with its figures as they are said in this clinic.
    pub fn of(sheet: &Sheet, registry: &Registry, settings: &Settings) -> Self {
        let language = sheet.head.language;
        let said = said_prose(sheet, registry, settings);
        let all: Vec<&str> = said.iter().flat_map(|(_, text)| sentences(text, language)).collect();
        let counts = Counts::of(all.iter().copied(), language, Numbers::Spoken);
        let terms: Vec<String> = sheet.terms().flat_map(|term| explained_words(&term.word)).collect();
        let long = all.iter().flat_map(|sentence| words(sentence)).filter(|word| word.is_long(language));
        let explained = long.filter(|word| is_explained(&word.folded(), &terms)).count() as u32;
        let longest = all.iter().map(|sentence| words(sentence).count()).max().unwrap_or(0);
        Self { scores: Scores::of(&counts, language, explained), counts, explained, longest }
    }

    pub fn level(&self) -> Level {
        let level = match self.scores {
            None => Level::Red,
            Some(Scores::English(scores)) if scores.grade > GRADE_AMBER => Level::Red,
            Some(Scores::English(scores)) => {
                let is_green = scores.grade <= GRADE_GREEN
                    && scores.smog <= SMOG_RAW
                    && scores.smog_explained <= SMOG_EXPLAINED;
                if is_green { Level::Green } else { Level::Amber }
            }
            Some(Scores::Spanish(scores)) if scores.inflesz < INFLESZ_AMBER => Level::Red,
            Some(Scores::Spanish(scores)) => {
                let is_green = scores.inflesz >= INFLESZ_GREEN && scores.fernandez_huerta >= HUERTA_GREEN;
                if is_green { Level::Green } else { Level::Amber }
            }
        };
        let long = self.longest > SENTENCE_WORDS_MAX
            || self.counts.words > self.counts.sentences.saturating_mul(MEAN_WORDS);
        if long { level.max(Level::Amber) } else { level }
    }
}

/// The running text with its figures said, line by line.
pub fn said_prose(sheet: &Sheet, registry: &Registry, settings: &Settings) -> Vec<(Spot, String)> {
    let say_token = |token: &crate::domain::education::rich::Token| {
        let reading = registry.provisional(&token.figure, settings);
        reading.map(|reading| say(&reading, sheet.head.language, token.form)).unwrap_or_default()
    };
    sheet.prose().map(|(spot, line)| (spot, line.said(say_token))).collect()
}

fn explained_words(term: &Rich) -> Vec<String> {
    words(&term.words_only()).map(|word| word.folded()).collect()
}

/// A word that is explained, or its plural.
fn is_explained(word: &str, terms: &[String]) -> bool {
    terms.iter().any(|term| {
        word == term || word.strip_prefix(term.as_str()).is_some_and(|end| matches!(end, "s" | "es"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_little_text_gives_no_score() {
        for text in ["", "Hypertension", "\n\n", "12 100.4 911", "Drink water. Rest.", "— … !"] {
            let counts = Counts::of_text(text, Language::English, Numbers::Spoken);
            assert_eq!(Scores::of(&counts, Language::English, 0), None, "{text}");
            assert_eq!(Scores::of(&counts, Language::Spanish, 0), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_one_word_with_the_syllables_of_their_words() {
        let text = "Call if it is 100.4\u{a0}°F or higher and call 911 now.";
        let spoken = Counts::of_text(text, Language::English, Numbers::Spoken);
        let without = Counts::of_text(text, Language::English, Numbers::LeftOut);
        assert_eq!((spoken.words, without.words), (11, 9));
        // One hundred point four degrees Fahrenheit; nine one one.
        assert_eq!(spoken.syllables - without.syllables, 10 + 3);
        assert_eq!(spoken.long_words, 0);
    }
}
