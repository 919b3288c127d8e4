//! Finding a sheet by what somebody types, in any language: whole words of its names first, then their
//! beginnings, then the other words that people have for it, then words of the text (`bodies`), then words with
//! a slip in them. A code is right or it is another one.
//!
//! `domain::search` says what matches at all; the order here is by what was matched. A query of which not
//! every word is found is asked again without its weakest one, and that is said.

use crate::domain::education::bodies::Bodies;
use crate::domain::education::language::Language;
use crate::domain::education::names::{ConceptKey, SheetKey};
use crate::domain::education::sheet::{Block, Sheet};
use crate::domain::keyed::LiteMap;
use crate::domain::ordered::Ordered as _;
use crate::domain::search::{Findable, Index, folded};

/// The words for things, by language.
pub type Concepts = LiteMap<ConceptKey, Vec<(Language, Vec<String>)>>;

#[derive(Clone, Debug)]
pub struct Finder {
    index: Index<usize>,
    entries: Vec<Entry>,
    bodies: Bodies,
}

/// A sheet with everything that it is found by.
#[derive(Clone, Debug)]
struct Entry {
    sheet: SheetKey,
    languages: Vec<Language>,
    names: Vec<Name>,
    codes: Vec<String>,
}

#[derive(Clone, Debug)]
struct Name {
    language: Option<Language>,
    field: Field,
    words: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    /// Its title, or what it is also called.
    Own,
    /// Another word for what it is about.
    Synonym,
    /// A specialty.
    Tag,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub sheet: SheetKey,
    /// The language to show it in: the wanted one, or one that exists.
    pub shown: Language,
    /// Whose words were typed; none for a code or a specialty.
    pub matched: Option<Language>,
}

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Found {
    pub hits: Vec<Hit>,
    /// Words that had to be left out.
    pub left_out: Vec<String>,
}

/// How well a word fits: more is better (research/handouts-and-ux.md 3.1).
const EXACT: u32 = 100;
const BEGINNING: u32 = 70;
const SYNONYM: u32 = 65;
const SYNONYM_BEGINNING: u32 = 60;
const TAG: u32 = 40;
const SLIP: u32 = 30;

impl Finder {
    /// Takes all sheets in all their languages. Equally good ones are found in the order of their keys.
    pub fn of<'a>(sheets: impl IntoIterator<Item = &'a Sheet>, concepts: &Concepts) -> Self {
        let sheets: Vec<&Sheet> = sheets.into_iter().collect();
        let mut by_key: LiteMap<SheetKey, Entry> = LiteMap::new();
        for sheet in &sheets {
            let key = sheet.head.key.clone();
            let mut entry = by_key.remove(&key).unwrap_or_else(|| Entry::new(key.clone()));
            entry.take(sheet, concepts);
            by_key.insert(key, entry);
        }
        let entries: Vec<Entry> = by_key.into_iter().map(|(_, entry)| entry).collect();
        let findable = |(place, entry): (usize, &Entry)| Findable {
            key: place,
            names: entry.names.iter().map(|name| name.words.join(" ")).collect(),
            // A code is looked up by itself: a piece of one is no word.
            codes: Vec::new(),
        };
        let place = |sheet: &&Sheet| entries.binary_search_by(|entry| entry.sheet.cmp(&sheet.head.key)).ok();
        let bodies = Bodies::of(sheets.iter().filter_map(|sheet| Some((place(sheet)?, *sheet))));
        Self { index: Index::of(entries.iter().enumerate().map(findable)), entries, bodies }
    }

    pub fn find(&self, query: &str, wanted: Language) -> Found {
        let mut parts: Vec<String> = folded(query).split_whitespace().map(str::to_owned).collect();
        if parts.is_empty() {
            return Found::default();
        }
        if is_code(query) {
            return self.by_code(query, wanted);
        }
        let mut left_out = Vec::new();
        loop {
            let hits = self.ranked(&parts, wanted);
            if !hits.is_empty() || parts.len() == 1 {
                return Found { hits, left_out };
            }
            left_out.push(self.take_weakest(&mut parts));
        }
    }

    fn by_code(&self, query: &str, wanted: Language) -> Found {
        let typed = squeezed(query);
        let fits = |entry: &&Entry| entry.codes.iter().any(|code| squeezed(code).starts_with(&typed));
        let mut entries: Vec<&Entry> = self.entries.iter().filter(fits).collect();
        // The code itself before those that begin with it.
        entries.order_by_key(|entry| !entry.codes.iter().any(|code| squeezed(code) == typed));
        Found {
            hits: entries.into_iter().map(|entry| entry.hit(None, wanted)).collect(),
            left_out: Vec::new(),
        }
    }

    fn ranked(&self, parts: &[String], wanted: Language) -> Vec<Hit> {
        let found = self.index.find(&parts.join(" "));
        let entries = found.into_iter().filter_map(|place| self.entries.get(place));
        let mut hits: Vec<(u32, Hit)> = entries
            .map(|entry| {
                let (score, matched) = entry.score(parts, wanted);
                (score, entry.hit(matched, wanted))
            })
            .collect();
        // Stable: within a score the order of the index stays.
        hits.order_by_key(|(score, _)| u32::MAX - score);
        // A word of the text, rightly typed, is more than a name with a slip; a name that fits is enough.
        let slips_only = hits.first().is_none_or(|(score, _)| *score <= SLIP);
        let hits = hits.into_iter().map(|(_, hit)| hit);
        if !slips_only {
            return hits.collect();
        }
        let bodies = self.bodies.find(parts, wanted).into_iter();
        let mut found: Vec<Hit> = bodies
            .filter_map(|(place, language)| Some(self.entries.get(place)?.hit(Some(language), wanted)))
            .collect();
        for hit in hits {
            if found.iter().all(|held| held.sheet != hit.sheet) {
                found.push(hit);
            }
        }
        found
    }

    /// The word that finds least, or the shortest of those that find the same.
    fn take_weakest(&self, parts: &mut Vec<String>) -> String {
        let strength = |part: &String| {
            let known = !self.index.find(part).is_empty() || self.bodies.knows(part);
            (known, part.chars().count())
        };
        let weakest = (0..parts.len()).min_by_key(|place| parts.get(*place).map(strength));
        parts.remove(weakest.unwrap_or_default())
    }
}

impl Entry {
    const fn new(sheet: SheetKey) -> Self {
        Self { sheet, languages: Vec::new(), names: Vec::new(), codes: Vec::new() }
    }

    fn take(&mut self, sheet: &Sheet, concepts: &Concepts) {
        let language = sheet.head.language;
        self.languages.push(language);
        let mut add = |language, field, text: &str| {
            let words = folded(text).split_whitespace().map(str::to_owned).collect();
            self.names.push(Name { language, field, words });
        };
        add(Some(language), Field::Own, &sheet.title.words_only());
        for block in &sheet.blocks {
            let Block::AlsoCalled(names) = block else { continue };
            for name in names {
                add(Some(language), Field::Own, &name.words_only());
            }
        }
        // Heads are the same in all languages.
        if self.languages.len() > 1 {
            return;
        }
        let said = sheet.head.concepts.iter().filter_map(|key| concepts.get(key)).flatten();
        for (language, words) in said {
            for word in words {
                add(Some(*language), Field::Synonym, word);
            }
        }
        for tag in &sheet.head.tags {
            add(None, Field::Tag, tag.as_str());
        }
        self.codes = sheet.head.codes.iter().map(ToString::to_string).collect();
    }

    fn hit(&self, matched: Option<Language>, wanted: Language) -> Hit {
        let fallback = self.languages.first().copied().unwrap_or(wanted);
        let shown = if self.languages.contains(&wanted) { wanted } else { fallback };
        Hit { sheet: self.sheet.clone(), shown, matched }
    }

    /// The best that one of its names makes of the words, and the language of that name.
    fn score(&self, parts: &[String], wanted: Language) -> (u32, Option<Language>) {
        let scored = self.names.iter().map(|name| (name.score(parts), name.language));
        // Of equally good ones the wanted language, so that fever stays English on an English screen.
        let best = scored.max_by_key(|(score, language)| (*score, *language == Some(wanted)));
        best.filter(|(score, _)| *score > 0)
            .unwrap_or_else(|| (self.slip(parts), self.slip_language(parts, wanted)))
    }

    /// It was found by a slip, or by words of several names. People mostly get the first letter right.
    fn slip(&self, parts: &[String]) -> u32 {
        let begins = |part: &String| {
            let first = part.chars().next();
            let mut words = self.names.iter().flat_map(|name| &name.words);
            words.any(|word| word.chars().next() == first)
        };
        if parts.iter().all(begins) { SLIP } else { SLIP / 2 }
    }

    fn slip_language(&self, parts: &[String], wanted: Language) -> Option<Language> {
        let common = |name: &Name| {
            let near = |part: &&String| {
                let start: String = part.chars().take(3).collect();
                name.words.iter().any(|word| word.starts_with(&start))
            };
            parts.iter().filter(near).count()
        };
        let near = self.names.iter().filter(|name| common(name) > 0);
        near.max_by_key(|name| (common(name), name.language == Some(wanted)))?.language
    }
}

impl Name {
    /// As good as its worst word; none if a word is missing.
    fn score(&self, parts: &[String]) -> u32 {
        let (exact, beginning) = match self.field {
            Field::Own => (EXACT, BEGINNING),
            Field::Synonym => (SYNONYM, SYNONYM_BEGINNING),
            Field::Tag => (TAG, TAG - 1),
        };
        let of_part = |part: &String| {
            if self.words.contains(part) {
                exact
            } else if self.words.iter().any(|word| word.starts_with(part.as_str())) {
                beginning
            } else {
                0
            }
        };
        let worst = parts.iter().map(of_part).min().unwrap_or(0);
        // All that it is called, and nothing more.
        if worst == exact && self.words.len() == parts.len() { worst + 1 } else { worst }
    }
}

/// A letter, a digit, and no more than a code of ICD has.
fn is_code(query: &str) -> bool {
    let typed = squeezed(query);
    let mut chars = typed.chars();
    let begins = chars.next().is_some_and(|ch| ch.is_ascii_alphabetic())
        && chars.next().is_some_and(|ch| ch.is_ascii_digit());
    begins && typed.len() <= 7 && typed.chars().all(|ch| ch.is_ascii_alphanumeric())
}

fn squeezed(code: &str) -> String {
    code.trim().chars().filter(|ch| *ch != '.').flat_map(char::to_lowercase).collect()
}
