//! The formulas, each from the counts alone. Sources and bands: docs/readability.md. W words, S sentences,
//! Y syllables, L letters, P words of three syllables or more.

use std::fmt;

use super::Counts;

/// A score in ten-thousandths, rounded to the nearest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(i64);

impl Score {
    pub const fn from_hundredths(hundredths: i64) -> Self {
        Self(hundredths * 100)
    }

    pub const fn from_ten_thousandths(value: i64) -> Self {
        Self(value)
    }

    pub const fn ten_thousandths(self) -> i64 {
        self.0
    }

    /// For showing: one place behind the point.
    pub const fn tenths(self) -> i64 {
        let half = if self.0 < 0 { -500 } else { 500 };
        (self.0 + half) / 1_000
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let size = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:04}", size / 10_000, size % 10_000)
    }
}

impl fmt::Debug for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Flesch Reading Ease: 206.835 − 1.015·W/S − 84.6·Y/W.
pub fn flesch(counts: &Counts) -> Option<Score> {
    sum(counts, 2_068_350, &[(-10_150, WORDS_A_SENTENCE), (-846_000, SYLLABLES_A_WORD)])
}

/// Flesch-Kincaid grade: 0.39·W/S + 11.8·Y/W − 15.59.
pub fn flesch_kincaid(counts: &Counts) -> Option<Score> {
    sum(counts, -155_900, &[(3_900, WORDS_A_SENTENCE), (118_000, SYLLABLES_A_WORD)])
}

/// Gunning Fog: 0.4·(W/S + 100·C/W), C the hard words.
pub fn fog(counts: &Counts) -> Option<Score> {
    sum(counts, 0, &[(4_000, WORDS_A_SENTENCE), (400_000, HARD_A_WORD)])
}

/// Coleman-Liau: 0.0588·(100·L/W) − 0.296·(100·S/W) − 15.8.
pub fn coleman_liau(counts: &Counts) -> Option<Score> {
    sum(counts, -158_000, &[(58_800, LETTERS_A_WORD), (-296_000, SENTENCES_A_WORD)])
}

/// SMOG: 1.0430·√(30·P/S) + 3.1291.
pub fn smog(counts: &Counts) -> Option<Score> {
    if counts.sentences == 0 {
        return None;
    }
    // The root in millionths.
    let under = 30 * u128::from(counts.long_words) * 1_000_000_000_000 / u128::from(counts.sentences);
    let root = under.isqrt();
    let part = (root * 10_430 + 500_000) / 1_000_000;
    i64::try_from(part).ok().map(|part| Score(part + 31_291))
}

/// Dale-Chall of 1948: 0.1579·PDW + 0.0496·W/S, and 3.6365 more when PDW is over 5. `difficult` words
/// are not on a list of easy ones, which the caller has: we ship none.
pub fn dale_chall(counts: &Counts, difficult: u32) -> Option<Score> {
    let more = if u64::from(difficult) * 100 > u64::from(counts.words) * 5 { 36_365 } else { 0 };
    let counted = Counts { hard_words: difficult, ..*counts };
    sum(&counted, more, &[(157_900, HARD_A_WORD), (496, WORDS_A_SENTENCE)])
}

/// Fernández Huerta as corrected: 206.84 − 60·Y/W − 1.02·W/S.
pub fn fernandez_huerta(counts: &Counts) -> Option<Score> {
    sum(counts, 2_068_400, &[(-600_000, SYLLABLES_A_WORD), (-10_200, WORDS_A_SENTENCE)])
}

/// Szigriszt-Pazos: 206.835 − 62.3·Y/W − W/S.
pub fn szigriszt(counts: &Counts) -> Option<Score> {
    sum(counts, 2_068_350, &[(-623_000, SYLLABLES_A_WORD), (-10_000, WORDS_A_SENTENCE)])
}

/// Gutiérrez de Polini: 95.2 − 9.7·L/W − 0.35·W/S.
pub fn gutierrez(counts: &Counts) -> Option<Score> {
    sum(counts, 952_000, &[(-97_000, LETTERS_A_WORD), (-3_500, WORDS_A_SENTENCE)])
}

/// Crawford: −0.205·(100·S/W) + 0.049·(100·Y/W) − 3.407, a grade of primary school.
pub fn crawford(counts: &Counts) -> Option<Score> {
    sum(counts, -34_070, &[(-205_000, SENTENCES_A_WORD), (49_000, SYLLABLES_A_WORD)])
}

/// What is divided by what.
type Ratio = (fn(&Counts) -> u32, fn(&Counts) -> u32);

const WORDS_A_SENTENCE: Ratio = (|counts| counts.words, |counts| counts.sentences);
const SYLLABLES_A_WORD: Ratio = (|counts| counts.syllables, |counts| counts.words);
const LETTERS_A_WORD: Ratio = (|counts| counts.letters, |counts| counts.words);
const SENTENCES_A_WORD: Ratio = (|counts| counts.sentences, |counts| counts.words);
const HARD_A_WORD: Ratio = (|counts| counts.hard_words, |counts| counts.words);

/// A constant and ratios with their factors, all in ten-thousandths: exact until the one rounding.
fn sum(counts: &Counts, constant: i128, terms: &[(i128, Ratio)]) -> Option<Score> {
    let (words, sentences) = (i128::from(counts.words), i128::from(counts.sentences));
    if words == 0 || sentences == 0 {
        return None;
    }
    let whole = words * sentences;
    let mut total = constant * whole;
    for (factor, (over, under)) in terms {
        total += factor * i128::from(over(counts)) * (whole / i128::from(under(counts)));
    }
    let half = if total < 0 { -whole / 2 } else { whole / 2 };
    i64::try_from((total + half) / whole).ok().map(Score)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(score: Option<Score>, expected: &str) {
        assert_eq!(score.map(|score| score.to_string()).as_deref(), Some(expected));
    }

    /// The vectors of research/handouts-and-ux.md 2.4.
    #[test]
    fn every_formula_gives_its_published_value() {
        let en =
            Counts { words: 100, sentences: 10, syllables: 150, letters: 450, long_words: 8, hard_words: 8 };
        check(flesch(&en), "69.7850");
        check(flesch_kincaid(&en), "6.0100");
        check(smog(&en), "8.2387");
        check(fog(&en), "7.2000");
        check(coleman_liau(&en), "7.7000");
        check(dale_chall(&en, 12), "6.0273");
        // The faulty second version of a peer gives 3.9341.
        check(dale_chall(&Counts { words: 60, ..en }, 0), "0.2976");
        let es =
            Counts { words: 100, sentences: 8, syllables: 200, letters: 480, long_words: 0, hard_words: 0 };
        check(fernandez_huerta(&es), "74.0900");
        check(szigriszt(&es), "69.7350");
        check(gutierrez(&es), "44.2650");
        check(crawford(&es), "4.7530");
    }

    #[test]
    fn nothing_is_divided_by_nothing() {
        let none = Counts::default();
        let words = Counts { words: 5, syllables: 9, letters: 30, ..none };
        let sentences = Counts { sentences: 1, ..none };
        for counts in [none, words, sentences] {
            for formula in
                [flesch, flesch_kincaid, fog, coleman_liau, fernandez_huerta, szigriszt, gutierrez, crawford]
            {
                assert_eq!(formula(&counts), None);
            }
            assert_eq!(dale_chall(&counts, 0), None);
        }
        assert_eq!(smog(&words), None);
        let most = Counts {
            words: u32::MAX,
            sentences: u32::MAX,
            syllables: u32::MAX,
            letters: u32::MAX,
            long_words: u32::MAX,
            hard_words: u32::MAX,
        };
        assert!(flesch(&most).is_some() && smog(&most).is_some());
    }
}
