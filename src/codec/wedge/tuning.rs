//! What the scanner of one tablet does to codes on their way, and how that is taken back.

use crate::codec::supply::GS;
use crate::codec::wedge::Piece;

/// Kept by each tablet for itself: another tablet has another keyboard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tuning {
    /// What the scanner sends before each code; empty where it sends nothing.
    pub prefix: String,
    /// What it sends behind each code, before Enter or Tab.
    pub suffix: String,
    /// The character that it sends instead of the group separator.
    pub substitute: Option<char>,
    pub learnt: Option<Learnt>,
}

/// How the characters of this scanner are to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Learnt {
    pub source: Source,
    /// What arrives, and what was meant; what is not here arrives as it was meant.
    pub swaps: Vec<(char, char)>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// What the tablet's layout makes of the keys.
    #[default]
    Typed,
    /// The keys by where they lie: the scanner speaks US, the tablet something else.
    Placed,
}

/// More of a prefix or a suffix is a mistake.
pub const AFFIX_MAX: usize = 4;

impl Tuning {
    /// What a burst says: separators whole, prefix and suffix off.
    pub fn text(&self, pieces: &[Piece]) -> String {
        let text = self.plain(pieces);
        let text = text.strip_prefix(self.prefix.as_str()).unwrap_or(&text);
        text.strip_suffix(self.suffix.as_str()).unwrap_or(text).to_owned()
    }

    /// The same with everything around it.
    pub fn plain(&self, pieces: &[Piece]) -> String {
        let (source, swaps) = match &self.learnt {
            Some(learnt) => (learnt.source, learnt.swaps.as_slice()),
            None => (Source::Typed, [].as_slice()),
        };
        let meant = |found: char| {
            let swap = swaps.iter().find(|(arrives, _)| *arrives == found);
            let meant = swap.map_or(found, |(_, meant)| *meant);
            if self.substitute == Some(meant) { GS } else { meant }
        };
        characters(pieces, source)
            .into_iter()
            .map(|found| if found == GS { GS } else { meant(found) })
            .collect()
    }

    /// The same scanner, if it types a US keyboard whatever the tablet reads.
    #[must_use]
    pub fn as_placed(&self) -> Self {
        let learnt = Some(Learnt { source: Source::Placed, swaps: Vec::new() });
        Self { learnt, ..self.clone() }
    }

    /// One line of text, for the tablet's preferences.
    pub fn to_line(&self) -> String {
        let learnt = self.learnt.as_ref();
        let source = match learnt.map(|learnt| learnt.source) {
            None => "-",
            Some(Source::Typed) => "t",
            Some(Source::Placed) => "p",
        };
        let swaps: String = learnt
            .map(|learnt| learnt.swaps.iter().flat_map(|(arrives, meant)| [*arrives, *meant]).collect())
            .unwrap_or_default();
        let substitute = self.substitute.map(String::from).unwrap_or_default();
        ["1", &self.prefix, &self.suffix, &substitute, source, &swaps].join("\n")
    }

    /// Reads what [`Self::to_line`] wrote; none for anything else.
    pub fn from_line(line: &str) -> Option<Self> {
        let parts: Vec<&str> = line.split('\n').collect();
        let ["1", prefix, suffix, substitute, source, swaps] = *parts.as_slice() else { return None };
        let source = match source {
            "-" => None,
            "t" => Some(Source::Typed),
            "p" => Some(Source::Placed),
            _ => return None,
        };
        let swaps: Vec<char> = swaps.chars().collect();
        let pairs = swaps.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?))).collect();
        Some(Self {
            prefix: affix(prefix)?,
            suffix: affix(suffix)?,
            substitute: substitute.chars().next(),
            learnt: source.map(|source| Learnt { source, swaps: pairs }),
        })
    }
}

/// A prefix or a suffix as it was typed; none when it cannot be one.
pub fn affix(text: &str) -> Option<String> {
    let fits = text.chars().count() <= AFFIX_MAX && !text.chars().any(char::is_control);
    fits.then(|| text.to_owned())
}

/// The characters of a burst, numbers entered with Alt put together.
pub(super) fn characters(pieces: &[Piece], source: Source) -> Vec<char> {
    let mut found = Vec::with_capacity(pieces.len());
    let mut digits = String::new();
    for piece in pieces {
        if let Piece::AltDigit(digit) = piece {
            digits.push(*digit);
            continue;
        }
        found.extend(by_number(&mut digits));
        match piece {
            Piece::Character { typed, placed } => {
                found.push(if source == Source::Placed { placed.unwrap_or(*typed) } else { *typed });
            }
            Piece::Control(control) => found.push(*control),
            Piece::AltDigit(_) | Piece::AltDown | Piece::End | Piece::Silent | Piece::Foreign => {}
        }
    }
    found.extend(by_number(&mut digits));
    found
}

/// The character of a number such as 0029, if codes have it.
fn by_number(digits: &mut String) -> Option<char> {
    let number: Option<u8> = digits.parse().ok();
    digits.clear();
    number.filter(|number| matches!(number, 4 | 29 | 30 | 32..=126)).map(char::from)
}
