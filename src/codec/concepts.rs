//! The file of concepts: what people look for, and the words that they have for it in each language.

use crate::domain::education::find::Concepts;
use crate::domain::education::language::Language;
use crate::domain::education::names::ConceptKey;

/// What is wrong, and in which line (from 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConceptsError {
    pub line: usize,
    pub fault: ConceptsFault,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConceptsFault {
    TooLarge,
    Name,
    /// The concept was there before, or this language of it.
    Twice,
    Language,
    /// Words that belong to no concept.
    Nobody,
    NoWords,
}

pub const CONCEPTS_BYTES_MAX: usize = 256 * 1024;

pub fn read_concepts(text: &str) -> Result<Concepts, ConceptsError> {
    if text.len() > CONCEPTS_BYTES_MAX {
        return Err(ConceptsError { line: 1, fault: ConceptsFault::TooLarge });
    }
    let mut concepts = Concepts::new();
    let mut open: Option<ConceptKey> = None;
    for (line, text) in (1..).zip(text.lines()) {
        let wrong = |fault| ConceptsError { line, fault };
        if text.trim().is_empty() || text.starts_with('#') {
            continue;
        }
        if !text.starts_with(char::is_whitespace) {
            let key = ConceptKey::parse(text.trim()).map_err(|_| wrong(ConceptsFault::Name))?;
            if concepts.insert(key.clone(), Vec::new()).is_some() {
                return Err(wrong(ConceptsFault::Twice));
            }
            open = Some(key);
            continue;
        }
        let (code, words) = text.split_once(':').ok_or(wrong(ConceptsFault::Language))?;
        let language = Language::of_code(code.trim()).ok_or(wrong(ConceptsFault::Language))?;
        let words: Vec<String> =
            words.split(';').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect();
        if words.is_empty() {
            return Err(wrong(ConceptsFault::NoWords));
        }
        let held = open.as_ref().and_then(|key| concepts.get_mut(key)).ok_or(wrong(ConceptsFault::Nobody))?;
        if held.iter().any(|(other, _)| *other == language) {
            return Err(wrong(ConceptsFault::Twice));
        }
        held.push((language, words));
    }
    Ok(concepts)
}
