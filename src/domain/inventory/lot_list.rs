//! Reading a pasted text for lots: what in it could be one.
//!
//! A notice names its lots in a field of free form. Nothing here is taken as meant: what is found is
//! a proposal, and a person ticks each lot before it counts. A range is told code by code.

use crate::domain::inventory::lot::{Expiry, LotCode};

/// What a text may name, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    pub codes: Vec<Candidate>,
    pub ranges: Vec<LotRange>,
    pub unread: Vec<Unread>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub code: LotCode,
    pub certainty: Certainty,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// It stands in the text like a lot.
    Plain,
    /// A date, a word without a digit, two words that may be one lot, the two ends of a range.
    Doubtful,
}

/// From the first to the last: how a maker counts is a guess, so that each code is to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LotRange {
    pub first: LotCode,
    pub last: LotCode,
    pub codes: Vec<LotCode>,
}

/// What was left out, so that nobody believes it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    TooLong(String),
    /// A range of more codes than anybody could look at.
    TooWide {
        first: String,
        last: String,
    },
}

/// The most codes that one range may have.
pub const RANGE_MOST: u64 = 100;

/// Words around a lot that are none.
const LABELS: [&str; 26] = [
    "and", "batch", "batches", "code", "codes", "e", "exp", "expires", "expiry", "from", "lot", "lote",
    "lotes", "lots", "nbr", "no", "nos", "number", "numbers", "numero", "número", "números", "or", "serie",
    "vence", "y",
];
/// Words between the two ends of a range.
const THROUGH: [&str; 9] = ["-", "–", "—", "to", "through", "thru", "hasta", "al", "a"];
const DASHES: [char; 3] = ['-', '–', '—'];

/// Finds what could be lots.
pub fn read_lots(text: &str) -> Reading {
    let mut reading = Reading::default();
    for segment in text.split(['\n', '\r', '\t', ',', ';', '|']) {
        let words: Vec<&str> = segment.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
        reading.segment(&words);
    }
    reading
}

/// Without brackets, quotes and full stops around it; a dash of its own stays.
fn bare(word: &str) -> &str {
    if THROUGH.contains(&word) { word } else { word.trim_matches(|ch: char| !ch.is_alphanumeric()) }
}

/// Whether it only leads to a lot or stands between two.
fn is_between(word: &str) -> bool {
    let word = word.to_lowercase();
    LABELS.contains(&word.as_str()) || THROUGH.contains(&word.as_str())
}

impl Reading {
    fn segment(&mut self, words: &[&str]) {
        let mut rest = words;
        let mut alone: Vec<&str> = Vec::new();
        while let Some((word, after)) = rest.split_first() {
            rest = after;
            if let [through, last, beyond @ ..] = after
                && THROUGH.contains(&through.to_lowercase().as_str())
                && self.range(word, last) != Found::No
            {
                rest = beyond;
            } else if !is_between(word) {
                alone.push(word);
            }
        }
        let together = together(&alone);
        let only = alone.len() == 1 && words.iter().filter(|word| !is_between(word)).count() == 1;
        for word in alone {
            let mut parts = word.split(DASHES);
            let is_range = match (parts.next(), parts.next(), parts.next()) {
                (Some(first), Some(last), None) => {
                    self.range(first, last) != Found::No || count_alike(first, last)
                }
                _ => false,
            };
            let has_digit = word.chars().any(|ch| ch.is_ascii_digit());
            let is_spelt = word.chars().all(|ch| ch.is_uppercase() || !ch.is_alphabetic());
            if !has_digit && !only && !is_spelt {
                continue;
            }
            let is_plain =
                has_digit && !is_range && together.is_none() && !is_date(word) && !is_drug_code(word);
            self.code(word, if is_plain { Certainty::Plain } else { Certainty::Doubtful });
        }
        if let Some(together) = together {
            self.code(&together, Certainty::Doubtful);
        }
    }

    fn code(&mut self, text: &str, certainty: Certainty) {
        match LotCode::parse(text) {
            Ok(code) if self.codes.iter().any(|held| held.code.matching() == code.matching()) => {}
            Ok(code) => self.codes.push(Candidate { code, certainty }),
            Err(_) => self.unread.push(Unread::TooLong(text.to_owned())),
        }
    }

    fn range(&mut self, first: &str, last: &str) -> Found {
        match ends(first, last) {
            None => Found::No,
            Some(Ends { from, to, .. }) if to - from >= RANGE_MOST => {
                self.unread.push(Unread::TooWide { first: first.to_owned(), last: last.to_owned() });
                Found::TooWide
            }
            Some(Ends { head, width, from, to }) => {
                let codes: Vec<LotCode> = (from..=to)
                    .filter_map(|number| LotCode::parse(&format!("{head}{number:0width$}")).ok())
                    .collect();
                let is_told = self.ranges.iter().any(|held| held.codes == codes);
                if let (false, Some(first), Some(last)) =
                    (is_told, codes.first().cloned(), codes.last().cloned())
                {
                    self.ranges.push(LotRange { first, last, codes });
                }
                Found::Range
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    No,
    Range,
    TooWide,
}

struct Ends<'a> {
    head: &'a str,
    /// Digits of the figure, zeros in front included.
    width: usize,
    from: u64,
    to: u64,
}

/// The two ends of a range: the same but for the figure at the end, or only that figure's last digits.
fn ends<'a>(first: &'a str, last: &str) -> Option<Ends<'a>> {
    let (head, figure) = split_figure(first);
    let (last_head, last_figure) = split_figure(last);
    let grows = last_figure.len() > figure.len() && !figure.starts_with('0');
    let same = count_alike(first, last) && (last_figure.len() == figure.len() || grows);
    let short = last_head.is_empty() && !last_figure.is_empty() && last_figure.len() <= figure.len();
    let to = match (same, short) {
        (true, _) => last_figure.to_owned(),
        (false, true) => {
            format!("{}{last_figure}", figure.get(..figure.len() - last_figure.len()).unwrap_or_default())
        }
        (false, false) => return None,
    };
    let (from, to) = (figure.parse::<u64>().ok()?, to.parse::<u64>().ok()?);
    (from < to).then_some(Ends { head, width: figure.len(), from, to })
}

/// Whether two texts are the same but for the figures at their ends.
fn count_alike(first: &str, last: &str) -> bool {
    let ((head, figure), (last_head, last_figure)) = (split_figure(first), split_figure(last));
    !figure.is_empty() && !last_figure.is_empty() && head.to_lowercase() == last_head.to_lowercase()
}

/// A text and the digits at its end.
fn split_figure(text: &str) -> (&str, &str) {
    let head = text.trim_end_matches(|ch: char| ch.is_ascii_digit());
    (head, text.get(head.len()..).unwrap_or_default())
}

/// Some makers print a blank within a lot: short words beside each other may be one.
fn together(words: &[&str]) -> Option<String> {
    let is_short = |word: &&str| word.chars().count() <= 6 && !is_date(word);
    let has_digit = words.iter().any(|word| word.chars().any(|ch| ch.is_ascii_digit()));
    // Words that are each long enough to be a lot are several lots.
    let is_piece = |word: &&str| word.chars().count() < 4 || !word.chars().any(|ch| ch.is_ascii_digit());
    let fits = (2..=3).contains(&words.len()) && words.iter().all(is_short) && words.iter().any(is_piece);
    (fits && has_digit).then(|| words.join(" "))
}

fn is_date(word: &str) -> bool {
    Expiry::parse(word).is_some()
}

/// Three groups of digits, as the code of a drug is printed.
fn is_drug_code(word: &str) -> bool {
    let groups: Vec<&str> = word.split('-').collect();
    groups.len() == 3 && groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Codes that stand like lots, codes in doubt (with a question mark), ranges, what was left out.
    fn check(text: &str, expected: &[&str]) {
        let reading = read_lots(text);
        let codes = reading.codes.iter().map(|found| match found.certainty {
            Certainty::Plain => found.code.to_string(),
            Certainty::Doubtful => format!("{}?", found.code),
        });
        let ranges = reading.ranges.iter().map(|range| {
            let inner: Vec<&str> = range.codes.iter().map(LotCode::as_str).collect();
            format!("[{}]", inner.join(" "))
        });
        let unread = reading.unread.iter().map(|unread| match unread {
            Unread::TooLong(text) => format!("long {text}"),
            Unread::TooWide { first, last } => format!("wide {first} {last}"),
        });
        let found: Vec<String> = codes.chain(ranges).chain(unread).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn lots_are_found_between_the_words_of_a_notice() {
        check("21B03, 21B05; zx-9\n22A01", &["21B03", "21B05", "zx-9", "22A01"]);
        check("Lot numbers: 21B03 and 21B05.", &["21B03", "21B05"]);
        check("Lidocaine lot (K4417), Exp. 03/2027", &["K4417", "03/2027?"]);
        check("21B03, 21b03 , 21B03", &["21B03"]);
        check("NDC 0409-4276-01 lot 88123DD", &["NDC?", "0409-4276-01?", "88123DD"]);
        check("", &[]);
        check("all lots are affected", &[]);
    }

    /// Seven codes that each wait for their tick; the text as one code stays possible.
    #[test]
    fn a_range_is_proposed_code_by_code() {
        let seven = "[21B03 21B04 21B05 21B06 21B07 21B08 21B09]";
        check("21B03-21B09", &["21B03-21B09?", seven]);
        check("21B03–21b09", &["21B03–21b09?", seven]);
        check("21B03 to 21B09", &[seven]);
        check("lots 21B03 through 21B09, 22A01", &["22A01", seven]);
        check("21B03 to 21B09; 21B03 to 21B09", &[seven]);
        check("del 21B03 al 21B09", &[seven]);
        check("21B03 - 09", &[seven]);
        check("K998-K1002", &["K998-K1002?", "[K998 K999 K1000 K1001 K1002]"]);
        check("K098 to K102", &["[K098 K099 K100 K101 K102]"]);
    }

    #[test]
    fn what_only_looks_like_a_range_is_none() {
        check("ABC-123", &["ABC-123"]);
        check("21B09-21B03", &["21B09-21B03?"]);
        check("21B03-22A09", &["21B03-22A09"]);
        check("A1-A2-A3", &["A1-A2-A3"]);
        check("21B03 to", &["21B03"]);
        check("to 21B03", &["21B03"]);
        check("K0000-K9999", &["K0000-K9999?", "wide K0000 K9999"]);
        check(
            "99999999999999999999-99999999999999999999",
            &["long 99999999999999999999-99999999999999999999"],
        );
    }

    #[test]
    fn two_short_words_may_be_one_lot_and_nothing_of_them_is_taken_for_sure() {
        check("AB C123", &["AB?", "C123?", "AB C123?"]);
        check("21B03 21B05", &["21B03", "21B05"]);
        check("abcd", &["abcd?"]);
        check("Lot", &[]);
    }

    #[test]
    fn what_is_too_long_for_a_lot_is_told() {
        check("123456789012345678901", &["long 123456789012345678901"]);
        check("12345678901234567890", &["12345678901234567890"]);
    }
}
