//! Finding things by what somebody types: the beginnings of words, initials, pieces of a code, and
//! words with a slip of the finger in them, in this order. Owns the rules of matching and ranking;
//! must not know what it is that is found.
//!
//! An [`Index`] is made once, so that a key press only compares: the words of all names stand in one
//! sorted list, and the beginning of a word is a stretch of it. Slips are looked for (`slips`) only
//! where nothing begins with what was typed: of names that fit, no near miss is wanted.

mod slips;

use rustc_hash::FxHashMap;

use crate::domain::ordered::Ordered as _;

/// A thing to be found, with its names in every language and its codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Findable<K> {
    pub key: K,
    pub names: Vec<String>,
    pub codes: Vec<String>,
}

/// Things made ready for searching, in the order in which equally good ones are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index<K> {
    /// Each word that any name or code has, once, sorted.
    words: Vec<String>,
    entries: Vec<Entry<K>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry<K> {
    key: K,
    lines: Vec<Line>,
    /// Without separators.
    codes: Vec<String>,
}

/// One name, with the codes after it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    /// Places in the list of words.
    words: Vec<u32>,
    /// How many of them are the name's.
    named: usize,
    /// All of it without blanks, and where in that its words begin.
    joined: String,
    starts: Vec<usize>,
    initials: String,
}

/// How well something matches: less is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    tier: Tier,
    slips: usize,
    /// How far the words stand from where they were typed.
    skipped: usize,
    length: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    Words,
    Initials,
    CodePiece,
    Slips,
}

/// A typed word, and the stretch of the words that begin with it.
struct Part {
    text: String,
    from: u32,
    to: u32,
}

/// Initials of more words nobody types.
const INITIALS: std::ops::RangeInclusive<usize> = 2..=6;
/// A code may be known by its beginning or, from so many signs on, by any piece.
const CODE_BEGINNING: usize = 2;
const CODE_PIECE: usize = 3;
/// Words that people leave out when they say initials, in either language.
const SMALL_WORDS: [&str; 16] =
    ["a", "al", "and", "con", "de", "del", "el", "for", "la", "las", "los", "of", "para", "sin", "with", "y"];

impl<K: Copy> Index<K> {
    pub fn of(things: impl IntoIterator<Item = Findable<K>>) -> Self {
        let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
        let mut entries: Vec<Entry<K>> =
            things.into_iter().map(|thing| Entry::of(&thing, &mut numbers)).collect();
        let mut words: Vec<(String, u32)> = numbers.into_iter().collect();
        words.order();
        // Until now words were numbered as they came.
        let mut places = vec![0; words.len()];
        for (place, (_, number)) in (0..).zip(&words) {
            if let Some(held) = places.get_mut(*number as usize) {
                *held = place;
            }
        }
        let lines = entries.iter_mut().flat_map(|entry| &mut entry.lines);
        for word in lines.flat_map(|line| &mut line.words) {
            *word = places.get(*word as usize).copied().unwrap_or_default();
        }
        Self { words: words.into_iter().map(|(word, _)| word).collect(), entries }
    }

    /// What matches, the best first; all of it, as it was put in, when nothing was typed.
    pub fn find(&self, query: &str) -> Vec<K> {
        self.find_among(query, |_| true)
    }

    /// The same, only of what is wanted.
    pub fn find_among(&self, query: &str, wanted: impl Fn(K) -> bool) -> Vec<K> {
        let parts: Vec<Part> = folded(query).split_whitespace().map(|part| self.part(part)).collect();
        let entries = || self.entries.iter().filter(|entry| wanted(entry.key));
        if parts.is_empty() {
            return entries().map(|entry| entry.key).collect();
        }
        let joined: String = parts.iter().map(|part| part.text.as_str()).collect();
        let (mut found, mut missed): (Vec<(Rank, K)>, Vec<&Entry<K>>) = (Vec::new(), Vec::new());
        for entry in entries() {
            match entry.rank(&parts, &joined) {
                Some(rank) => found.push((rank, entry.key)),
                None => missed.push(entry),
            }
        }
        let fits = found.iter().any(|(rank, _)| rank.tier == Tier::Words);
        if !fits && parts.iter().any(|part| slips::may_be_meant(&part.text)) {
            let near: Vec<Vec<u8>> = parts.iter().map(|part| slips::near(&part.text, &self.words)).collect();
            let missed = missed.into_iter();
            found.extend(missed.filter_map(|entry| Some((entry.rank_with_slips(&parts, &near)?, entry.key))));
        }
        // Stable: equally good ones stay as they were put in.
        found.order_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, key)| key).collect()
    }

    fn part(&self, text: &str) -> Part {
        let from = self.words.partition_point(|word| word.as_str() < text);
        let rest = self.words.get(from..).unwrap_or_default();
        let to = from + rest.partition_point(|word| word.starts_with(text));
        Part { text: text.to_owned(), from: from as u32, to: to as u32 }
    }
}

impl<K: Copy> Entry<K> {
    fn of(thing: &Findable<K>, numbers: &mut FxHashMap<String, u32>) -> Self {
        let codes: Vec<String> = thing.codes.iter().map(|code| folded(code)).collect();
        let mut lines: Vec<Line> = Vec::with_capacity(thing.names.len());
        for name in &thing.names {
            let line = Line::of(&folded(name), &codes, numbers);
            // Many names are the same in both languages.
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        let codes = codes.into_iter().map(|code| code.replace(' ', "")).collect();
        Self { key: thing.key, lines, codes }
    }

    fn rank(&self, parts: &[Part], joined: &str) -> Option<Rank> {
        let words = self.lines.iter().filter_map(|line| line.rank_by_words(parts)).min();
        words.or_else(|| self.rank_by_initials(joined)).or_else(|| self.rank_by_code(joined))
    }

    fn rank_by_initials(&self, typed: &str) -> Option<Rank> {
        if !INITIALS.contains(&typed.chars().count()) {
            return None;
        }
        let at = |line: &Line| {
            let skipped = place_of(typed, &line.initials)?;
            Some(Rank { tier: Tier::Initials, slips: 0, skipped, length: line.joined.len() })
        };
        self.lines.iter().filter_map(at).min()
    }

    fn rank_by_code(&self, typed: &str) -> Option<Rank> {
        let at = |code: &String| {
            let skipped = place_of(typed, code)?;
            let least = if skipped == 0 { CODE_BEGINNING } else { CODE_PIECE };
            let rank = Rank { tier: Tier::CodePiece, slips: 0, skipped, length: code.len() };
            (typed.len() >= least).then_some(rank)
        };
        self.codes.iter().filter_map(at).min()
    }

    /// `near` says for each part how many slips each word is away from it.
    fn rank_with_slips(&self, parts: &[Part], near: &[Vec<u8>]) -> Option<Rank> {
        self.lines.iter().filter_map(|line| line.rank_with_slips(parts, near)).min()
    }
}

impl Line {
    fn of(name: &str, codes: &[String], numbers: &mut FxHashMap<String, u32>) -> Self {
        let mut line = Self {
            words: Vec::new(),
            named: name.split_whitespace().count(),
            joined: String::new(),
            starts: Vec::new(),
            initials: String::new(),
        };
        let said = name.split_whitespace().filter(|word| !SMALL_WORDS.contains(word));
        line.initials.extend(said.filter_map(|word| word.chars().next()));
        for word in name.split_whitespace().chain(codes.iter().flat_map(|code| code.split_whitespace())) {
            let known = numbers.get(word).copied();
            line.words.push(known.unwrap_or_else(|| {
                let next = numbers.len() as u32;
                numbers.insert(word.to_owned(), next);
                next
            }));
            line.starts.push(line.joined.len());
            line.joined.push_str(word);
        }
        line
    }

    /// Every part must begin a word, or run over several: 3ml is found in 3 mL.
    fn rank_by_words(&self, parts: &[Part]) -> Option<Rank> {
        let mut skipped = 0;
        for (place, part) in parts.iter().enumerate() {
            skipped += self.begins(part)?.abs_diff(place);
        }
        Some(Rank { tier: Tier::Words, slips: 0, skipped, length: self.joined.len() })
    }

    /// The place of the first word that begins with a part.
    fn begins(&self, part: &Part) -> Option<usize> {
        let within = self.words.iter().position(|word| (part.from..part.to).contains(word));
        within.or_else(|| {
            let (joined, part) = (self.joined.as_bytes(), part.text.as_bytes());
            let runs = |start: &usize| joined.get(*start..).is_some_and(|rest| rest.starts_with(part));
            self.starts.iter().position(runs)
        })
    }

    fn rank_with_slips(&self, parts: &[Part], near: &[Vec<u8>]) -> Option<Rank> {
        let (mut slips, mut skipped) = (0, 0);
        for (place, (part, near)) in parts.iter().zip(near).enumerate() {
            let away = |word: &u32| near.get(*word as usize).copied().filter(|slips| *slips != slips::FAR);
            let nearest = self.words.iter().take(self.named).map(away).enumerate();
            let nearest = nearest.filter_map(|(at, slips)| Some((usize::from(slips?), at))).min();
            let (away, at) = self.begins(part).map(|at| (0, at)).or(nearest)?;
            slips += away;
            skipped += at.abs_diff(place);
        }
        Some(Rank { tier: Tier::Slips, slips, skipped, length: self.joined.len() })
    }
}

/// Where a piece begins. Both are so short that comparing them is sooner done than preparing a search.
fn place_of(piece: &str, whole: &str) -> Option<usize> {
    whole.as_bytes().windows(piece.len()).position(|window| window == piece.as_bytes())
}

/// Lower case without accents; everything that is neither letter nor digit parts words.
pub(crate) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for ch in text.chars().flat_map(char::to_lowercase) {
        let plain = match ch {
            'á' | 'à' | 'â' | 'ä' | 'ã' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'í' | 'ì' | 'î' | 'ï' => 'i',
            'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
            'ú' | 'ù' | 'û' | 'ü' => 'u',
            'ñ' => 'n',
            'ç' => 'c',
            '×' => 'x',
            other => other,
        };
        if plain.is_alphanumeric() {
            out.push(plain);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    type Row = (&'static [&'static str], &'static str);

    const SHELF: [Row; 9] = [
        (&["Nitrile chemo gloves, M", "Guantes de nitrilo para quimioterapia, M"], "NCG-M"),
        (&["Gloves, sterile 7", "Guantes estériles 7"], "GLST7"),
        (&["Exam gloves, nitrile M", "Guantes de examen, nitrilo M"], "GLN-M"),
        (&["Syringe 3 mL, Luer-lock", "Jeringa 3 mL, Luer-lock"], "SYR3LL"),
        (&["Syringe 10 mL", "Jeringa 10 mL"], "SYR10"),
        (&["Gauze 4 × 4, sterile 2s", "Gasa 4 × 4, estéril"], "GAUZ-44S"),
        (&["Cotton balls", "Torundas de algodón"], "4471-0030"),
        (&["Lidocaine 1 %, 20 mL", "Lidocaína 1 %, 20 mL"], "LID1-20"),
        (&["Tongue depressors", "Abatelenguas"], ""),
    ];

    fn index() -> Index<usize> {
        Index::of(SHELF.iter().enumerate().map(|(key, (names, code))| Findable {
            key,
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            codes:
                [code].into_iter().filter(|code| !code.is_empty()).map(|code| (*code).to_owned()).collect(),
        }))
    }

    fn check(query: &str, expected: &[usize]) {
        assert_eq!(index().find(query), expected, "{query}");
    }

    #[test]
    fn words_match_by_their_beginnings_in_any_order_and_either_language() {
        check("syr 3", &[3]);
        check("lock 3", &[3]);
        check("4 x 4", &[5]);
        check("algodon", &[6]);
        check("JERINGA", &[4, 3]);
        check("ringe", &[]);
        check("  ", &[0, 1, 2, 3, 4, 5, 6, 7, 8]);
    }

    #[test]
    fn a_part_may_run_over_several_words() {
        check("4x4", &[5]);
        check("3ml", &[3]);
        check("20ml lid", &[7]);
        // But it begins where a word begins.
        check("x4x", &[]);
        check("auze4", &[]);
    }

    #[test]
    fn what_begins_with_the_query_comes_first() {
        check("gloves", &[1, 2, 0]);
        check("guantes", &[1, 2, 0]);
    }

    #[test]
    fn initials_leave_out_the_small_words() {
        check("ncg", &[0]);
        check("gnq", &[0]);
        // From any word on, but whole ones in a row.
        check("cg", &[0]);
        check("ng", &[]);
        check("nx", &[]);
    }

    #[test]
    fn a_code_is_found_by_any_piece_with_or_without_its_separators() {
        check("lid120", &[7]);
        check("LID1-20", &[7]);
        check("710", &[6]);
        check("71-00", &[6]);
        check("ln", &[]);
        check("44s", &[5]);
    }

    #[test]
    fn a_slip_is_forgiven_in_words_and_never_in_codes_or_figures() {
        for query in ["guaze", "gauxe", "gauz", "gaauze", "gauze 4"] {
            check(query, &[5]);
        }
        check("lidocaune", &[7]);
        check("lidcoaune", &[7]);
        check("lidacaunr", &[]);
        check("nitirle chemo", &[0]);
        // One in four to seven letters, none in three.
        check("gxu", &[]);
        check("guxxe", &[]);
        check("syr30", &[]);
        check("SYE10", &[]);
        check("4417", &[]);
    }

    #[test]
    fn no_near_miss_stands_beside_what_fits() {
        // "gasa" is one slip from the beginning of no glove, "guan" begins four of them.
        check("gasa", &[5]);
        check("exam", &[2]);
        // Initials come before slips.
        let both = Index::of([
            Findable { key: 'a', names: vec!["Mask".into()], codes: vec![] },
            Findable { key: 'b', names: vec!["Made as kit set".into()], codes: vec![] },
        ]);
        assert_eq!(both.find("maks"), ['b', 'a']);
        assert_eq!(both.find("mas"), ['a']);
    }

    #[test]
    fn only_what_is_wanted_is_found_and_a_near_miss_of_it_too() {
        assert_eq!(index().find_among("gloves", |key| key != 1), [2, 0]);
        assert_eq!(index().find_among("glvoes", |key| key == 2), [2]);
    }
}
