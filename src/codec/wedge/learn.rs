//! Finding out what a scanner does to codes, by codes of which every character is known.
//!
//! A calibration code is `TELL` and the letter of its part, a group separator, `LET`, the characters,
//! `NET`. The letters of these words lie on the same keys of English, German, French and Spanish
//! keyboards, so that the ends are found whatever happened between them.

use crate::codec::supply::GS;
use crate::codec::wedge::tuning::{AFFIX_MAX, characters};
use crate::codec::wedge::{Learnt, Piece, Source, Tuning};

/// One printed code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All characters in one, for scanners that read squares.
    All,
    /// For scanners that read lines alone, in four shorter ones.
    Digits,
    Capitals,
    Small,
    Signs,
}

impl Part {
    /// The lines; together they say what [`Part::All`] says.
    pub const LINES: [Self; 4] = [Self::Digits, Self::Capitals, Self::Small, Self::Signs];
    const EVERY: [Self; 5] = [Self::All, Self::Digits, Self::Capitals, Self::Small, Self::Signs];

    const fn letter(self) -> char {
        match self {
            Self::All => 'U',
            Self::Digits => 'E',
            Self::Capitals => 'T',
            Self::Small => 'N',
            Self::Signs => 'L',
        }
    }

    const fn characters(self) -> &'static str {
        match self {
            Self::All => {
                "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz\
                 !\"%&'()*+,-./:; <=>?_$[]"
            }
            Self::Digits => "0123456789",
            Self::Capitals => "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
            Self::Small => "abcdefghijklmnopqrstuvwxyz",
            Self::Signs => "!\"%&'()*+,-./:; <=>?_$[]",
        }
    }

    /// What is printed.
    pub fn text(self) -> String {
        format!("TELL{}{GS}LET{}NET", self.letter(), self.characters())
    }
}

/// What became of the group separator on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    Whole,
    /// The scanner sends this one for it, and it is read as such from now on.
    Substitute(char),
    /// The scanner leaves it out: codes with a lot before another field will be asked about.
    Lost,
    /// Several characters came for it.
    Garbled,
}

/// What a scan taught.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lesson {
    Learnt {
        part: Part,
        tuning: Tuning,
        separator: Separator,
    },
    /// No calibration code, or not the whole of it.
    NotASheet,
    /// Two characters arrive as one and the same, so that nobody can tell them apart.
    Alike(char, char),
}

/// Learns from a scan of a calibration code; what is known from another part is kept.
pub fn learn(pieces: &[Piece], known: &Tuning) -> Lesson {
    let mut refused = Lesson::NotASheet;
    let first = known.learnt.as_ref().map_or(Source::Typed, |learnt| learnt.source);
    let second = if first == Source::Typed { Source::Placed } else { Source::Typed };
    let mut best: Option<(usize, Lesson)> = None;
    for source in [first, second] {
        let arrived = characters(pieces, source);
        match lesson(&arrived, source, known) {
            Ok((mended, lesson)) => {
                // Where a source needs no mending it is the right one.
                if best.as_ref().is_none_or(|(fewest, _)| mended < *fewest) {
                    best = Some((mended, lesson));
                }
            }
            Err(other) => {
                if refused == Lesson::NotASheet {
                    refused = other;
                }
            }
        }
    }
    best.map_or(refused, |(_, lesson)| lesson)
}

/// What one source says, and how many characters of the part it had to mend; or why nothing.
fn lesson(arrived: &[char], source: Source, known: &Tuning) -> Result<(usize, Lesson), Lesson> {
    let found = Part::EVERY.into_iter().find_map(|part| split(arrived, part).map(|split| (part, split)));
    let (part, split) = found.ok_or(Lesson::NotASheet)?;
    let same_source = known.learnt.as_ref().filter(|learnt| learnt.source == source);
    let mut swaps = same_source.map(|learnt| learnt.swaps.clone()).unwrap_or_default();
    // What this part says of its own characters is newer than what was known.
    swaps.retain(|(_, meant)| !part.characters().contains(*meant));
    let pairs: Vec<(char, char)> = split.inside.iter().copied().zip(part.characters().chars()).collect();
    for (arrives, meant) in &pairs {
        let other = pairs.iter().find(|(other, other_meant)| other == arrives && other_meant != meant);
        // Or a character of another part, learnt before.
        let elsewhere = swaps.iter().find(|(held, held_meant)| {
            held == arrives && held_meant != meant && !part.characters().contains(*held_meant)
        });
        if let Some((_, other)) = other.or(elsewhere) {
            return Err(Lesson::Alike(*meant, *other));
        }
        if arrives != meant {
            swaps.push((*arrives, *meant));
        }
    }
    let (separator, substitute) = match split.separator {
        [] => (Separator::Lost, None),
        [GS] => (Separator::Whole, None),
        [one] => {
            let meant = swaps.iter().find(|(arrives, _)| arrives == one).map_or(*one, |(_, meant)| *meant);
            (Separator::Substitute(*one), Some(meant))
        }
        _ => (Separator::Garbled, None),
    };
    let meant =
        |found: &char| swaps.iter().find(|(arrives, _)| arrives == found).map_or(*found, |(_, to)| *to);
    let tuning = Tuning {
        prefix: split.prefix.iter().map(meant).collect(),
        suffix: split.suffix.iter().map(meant).collect(),
        substitute,
        learnt: Some(Learnt { source, swaps }),
    };
    let mended = pairs.iter().filter(|(arrives, meant)| arrives != meant).count();
    Ok((mended, Lesson::Learnt { part, tuning, separator }))
}

struct Split<'a> {
    prefix: &'a [char],
    separator: &'a [char],
    inside: &'a [char],
    suffix: &'a [char],
}

/// Finds the three words of a part in what arrived.
fn split(arrived: &[char], part: Part) -> Option<Split<'_>> {
    let head = format!("TELL{}", part.letter());
    let at = (0..=AFFIX_MAX).find(|at| starts_with(arrived.get(*at..), &head))?;
    let (prefix, rest) = arrived.split_at_checked(at)?;
    let rest = rest.get(head.len()..)?;
    let gap = (0..=AFFIX_MAX).find(|gap| starts_with(rest.get(*gap..), "LET"))?;
    let (separator, rest) = rest.split_at_checked(gap)?;
    let rest = rest.get(3..)?;
    let (inside, rest) = rest.split_at_checked(part.characters().chars().count())?;
    if !starts_with(Some(rest), "NET") {
        return None;
    }
    let suffix = rest.get(3..).filter(|suffix| suffix.len() <= AFFIX_MAX)?;
    Some(Split { prefix, separator, inside, suffix })
}

/// Whether a text begins with a word, in capitals or not: Caps Lock may be on.
fn starts_with(text: Option<&[char]>, word: &str) -> bool {
    let Some(found) = text.and_then(|text| text.get(..word.len())) else { return false };
    found.iter().zip(word.chars()).all(|(found, meant)| found.eq_ignore_ascii_case(&meant))
}
