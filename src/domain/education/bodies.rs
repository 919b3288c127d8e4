//! The words of the running texts, for what no sheet has in a name: each word once in one sorted list, and for
//! each sheet the places of its words in there. A key press compares a few stretches of numbers.

use rustc_hash::FxHashMap;

use crate::domain::education::language::Language;
use crate::domain::education::sheet::Sheet;
use crate::domain::ordered::Ordered as _;
use crate::domain::search::folded;

#[derive(Clone, Debug, Default)]
pub(super) struct Bodies {
    /// Sorted, each once.
    words: Vec<String>,
    texts: Vec<Body>,
}

#[derive(Clone, Debug)]
struct Body {
    /// Which entry of the finder it belongs to.
    entry: usize,
    language: Language,
    /// Places of its words, sorted, each once.
    words: Vec<u32>,
}

/// Shorter beginnings of words are in every text.
const LETTERS_MIN: usize = 3;

impl Bodies {
    /// Takes texts with the entry that each belongs to.
    pub(super) fn of<'a>(sheets: impl Iterator<Item = (usize, &'a Sheet)>) -> Self {
        let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
        let mut texts: Vec<Body> = sheets
            .map(|(entry, sheet)| {
                let lines = sheet.lines().map(|(_, line)| line).chain(sheet.headings());
                let mut words = Vec::new();
                for line in lines {
                    let line = folded(&line.words_only());
                    words.extend(line.split_whitespace().map(|word| number_of(&mut numbers, word)));
                }
                Body { entry, language: sheet.head.language, words }
            })
            .collect();
        let mut words: Vec<(String, u32)> = numbers.into_iter().collect();
        words.order();
        // Until now words were numbered as they came.
        let mut places = vec![0; words.len()];
        for (place, (_, number)) in (0..).zip(&words) {
            if let Some(held) = places.get_mut(*number as usize) {
                *held = place;
            }
        }
        for text in &mut texts {
            for word in &mut text.words {
                *word = places.get(*word as usize).copied().unwrap_or_default();
            }
            text.words.sort_unstable();
            text.words.dedup();
        }
        Self { words: words.into_iter().map(|(word, _)| word).collect(), texts }
    }

    /// The entries of which one text has every word, or its beginning, each with the language of that text;
    /// the wanted language first.
    pub(super) fn find(&self, parts: &[String], wanted: Language) -> Vec<(usize, Language)> {
        if parts.iter().any(|part| part.chars().count() < LETTERS_MIN) {
            return Vec::new();
        }
        let stretches: Vec<(u32, u32)> = parts.iter().map(|part| self.stretch(part)).collect();
        let has = |body: &Body| {
            stretches.iter().all(|(from, to)| {
                let first = body.words.partition_point(|word| word < from);
                body.words.get(first).is_some_and(|word| word < to)
            })
        };
        let mut found: Vec<(usize, Language)> = Vec::new();
        for body in self.texts.iter().filter(|body| has(body)) {
            match found.iter_mut().find(|(entry, _)| *entry == body.entry) {
                Some((_, language)) if body.language == wanted => *language = wanted,
                Some(_) => {}
                None => found.push((body.entry, body.language)),
            }
        }
        found
    }

    /// Whether any text has a word that begins so.
    pub(super) fn knows(&self, part: &str) -> bool {
        let (from, to) = self.stretch(part);
        from < to && part.chars().count() >= LETTERS_MIN
    }

    /// The places of the words that begin so.
    fn stretch(&self, part: &str) -> (u32, u32) {
        let from = self.words.partition_point(|word| word.as_str() < part);
        let rest = self.words.get(from..).unwrap_or_default();
        let to = from + rest.partition_point(|word| word.starts_with(part));
        (u32::try_from(from).unwrap_or(u32::MAX), u32::try_from(to).unwrap_or(u32::MAX))
    }
}

fn number_of(numbers: &mut FxHashMap<String, u32>, word: &str) -> u32 {
    if let Some(number) = numbers.get(word) {
        return *number;
    }
    let number = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    numbers.insert(word.to_owned(), number);
    number
}
