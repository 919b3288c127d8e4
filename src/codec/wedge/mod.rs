//! Scanners that type: tells a burst of keys from a person's hands, and what the burst said.
//!
//! Owns the timing, and never holds a key back: while nobody can know, every key goes where it goes.
//! Once a burst is certain, its keys are the scanner's; whoever listens puts the field back to how it
//! stood at [`Heard::Opening`]. Must not know the browser, nor what a code means (`codec::supply`).
//! Read [`Wedge::stroke`]; `stroke` says what one key is, `tuning` what this tablet's scanner does to
//! codes, `learn` how that is found out.

pub mod learn;
pub mod stroke;
pub mod tuning;

use std::hash::{Hash as _, Hasher as _};

use rustc_hash::FxHasher;

pub use self::stroke::{Modifiers, Nature, Piece, Stroke};
pub use self::tuning::{Learnt, Source, Tuning};

/// Slow scanners need 20 to 30 ms a key, the fastest hands 60.
const SCANNER_MEAN_MS: i64 = 35;
/// A longer pause parts two runs of keys, unless the first one was already a scanner's.
const RUN_GAP_MS: i64 = 50;
/// The longest stutter of a radio link at the beginning of a burst.
const STUTTER_MS: i64 = 100;
/// So long nothing: the burst is over. Only scanners without Enter behind a code have to wait for it,
/// and half a code would be worse than a late one.
pub const SILENCE_MS: i64 = 150;
/// The least keys of a burst without a prefix, and the least after one.
const LEAST: usize = 6;
const LEAST_AFTER_PREFIX: usize = 2;
/// So many keys at a scanner's pace let a run go on over a stutter.
const FAST_ALREADY: usize = 3;
/// A carriage return brings its line feed within this time.
const TRAIL_MS: i64 = 60;
/// More is not kept: longer than any code that is read.
const MOST: usize = 4_200;
/// One pull of the trigger that is sent twice follows itself within this time, key by key the same. Two
/// boxes of one lot say the same as well, and count twice: nobody aims at the next one so fast.
const ECHO_MS: i64 = 300;

/// What a key was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// A person's. It goes where it goes.
    Typing,
    /// Perhaps the first of a burst: it goes where it goes, and the field is to be remembered as it
    /// stands before this key.
    Opening,
    /// Now it is certain: the field gets back what it had, and this key is not for the page.
    Started,
    /// One more key that is not for the page.
    Burst,
    Done(Scan),
}

/// A burst that has ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scan {
    /// As this tablet's tuning reads it: group separators whole, prefix and suffix taken off.
    pub text: String,
    pub pieces: Vec<Piece>,
    pub began_ms: i64,
    pub ended_ms: i64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Phase {
    #[default]
    Undecided,
    Burst,
}

/// Listens to one keyboard after the other; hands and scanner may alternate.
#[derive(Clone, Debug, Default)]
pub struct Wedge {
    pub tuning: Tuning,
    phase: Phase,
    pieces: Vec<Piece>,
    strokes: usize,
    began_ms: i64,
    last_ms: i64,
    ended_ms: Option<i64>,
    /// What the last scan was, as a number: of a code that is refused, nothing is kept.
    last_scan: Option<(u64, i64)>,
}

impl Wedge {
    pub fn new(tuning: Tuning) -> Self {
        Self { tuning, ..Self::default() }
    }

    /// Hears one key going down. Ask [`Self::silence`] first: a burst without an end is over by then.
    pub fn stroke(&mut self, stroke: &Stroke<'_>) -> Heard {
        let piece = Piece::of(stroke);
        match (self.phase, piece) {
            (Phase::Burst, Piece::End) => self.done(stroke.at_ms),
            // A key that is held, or a person's in between: not for the page, and no part of the code.
            (Phase::Burst, Piece::Foreign | Piece::Silent) => Heard::Burst,
            (Phase::Burst, piece) => {
                self.push(piece, stroke.at_ms);
                Heard::Burst
            }
            (Phase::Undecided, Piece::End) if self.trails(stroke.at_ms) => Heard::Burst,
            // Shift and its like go down before the character they belong to.
            (Phase::Undecided, Piece::Silent) => Heard::Typing,
            (Phase::Undecided, Piece::End | Piece::Foreign) => {
                self.forget();
                Heard::Typing
            }
            (Phase::Undecided, piece) => self.undecided(piece, stroke.at_ms),
        }
    }

    /// Ends a burst after which nothing came.
    pub fn silence(&mut self, at_ms: i64) -> Option<Scan> {
        if self.phase != Phase::Burst || at_ms - self.last_ms < SILENCE_MS {
            return None;
        }
        match self.done(self.last_ms) {
            Heard::Done(scan) => Some(scan),
            _ => None,
        }
    }

    /// Whether a burst is going on, so that silence has to be waited for.
    pub fn is_listening(&self) -> bool {
        self.phase == Phase::Burst
    }

    fn undecided(&mut self, piece: Piece, at_ms: i64) -> Heard {
        let goes_on = self.strokes > 0 && self.joins(at_ms);
        if !goes_on {
            self.forget();
            self.began_ms = at_ms;
        }
        self.push(piece, at_ms);
        if self.is_certain() {
            self.phase = Phase::Burst;
            return Heard::Started;
        }
        if goes_on { Heard::Typing } else { Heard::Opening }
    }

    fn joins(&self, at_ms: i64) -> bool {
        let gap = at_ms - self.last_ms;
        let fast_already = self.strokes >= FAST_ALREADY && self.mean_ms() <= SCANNER_MEAN_MS;
        (0..=RUN_GAP_MS).contains(&gap) || (fast_already && (0..=STUTTER_MS).contains(&gap))
    }

    fn is_certain(&self) -> bool {
        let prefix = self.tuning.prefix.chars().count();
        let announced = prefix > 0
            && self.strokes >= prefix + LEAST_AFTER_PREFIX
            && self.tuning.plain(&self.pieces).starts_with(&self.tuning.prefix);
        if announced {
            return self.mean_ms() <= RUN_GAP_MS;
        }
        self.strokes >= LEAST && self.mean_ms() <= SCANNER_MEAN_MS
    }

    /// The mean time between two keys so far, rounded up.
    fn mean_ms(&self) -> i64 {
        let gaps = i64::try_from(self.strokes.saturating_sub(1)).unwrap_or(i64::MAX).max(1);
        let took = self.last_ms - self.began_ms;
        (took + gaps - 1) / gaps
    }

    fn push(&mut self, piece: Piece, at_ms: i64) {
        self.strokes += 1;
        self.last_ms = at_ms;
        if self.pieces.len() < MOST {
            self.pieces.push(piece);
        }
    }

    fn trails(&self, at_ms: i64) -> bool {
        self.strokes == 0 && self.ended_ms.is_some_and(|ended| at_ms - ended <= TRAIL_MS)
    }

    fn done(&mut self, ended_ms: i64) -> Heard {
        let pieces = std::mem::take(&mut self.pieces);
        let text = self.tuning.text(&pieces);
        let scan = Scan { text, pieces, began_ms: self.began_ms, ended_ms };
        self.forget();
        self.ended_ms = Some(ended_ms);
        let number = number(&scan.pieces);
        let echo = self.last_scan.is_some_and(|(last, ended_ms)| {
            last == number && (0..ECHO_MS).contains(&(scan.began_ms - ended_ms))
        });
        self.last_scan = Some((number, ended_ms));
        if echo { Heard::Burst } else { Heard::Done(scan) }
    }

    fn forget(&mut self) {
        self.phase = Phase::Undecided;
        self.pieces.clear();
        self.strokes = 0;
    }
}

/// Keys that are all the same have the same number.
fn number(pieces: &[Piece]) -> u64 {
    let mut hasher = FxHasher::default();
    pieces.hash(&mut hasher);
    hasher.finish()
}
