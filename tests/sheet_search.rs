//! Finding sheets: the queries of scenario A1, over the sheets that come with Tallywell. Keeps away: a
//! stroke sheet for a sore throat, a code that is guessed, a Spanish word that finds nothing on an English
//! screen.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::PathBuf;

use tallywell::codec::concepts::{ConceptsError, ConceptsFault, read_concepts};
use tallywell::codec::sheet::read_sheet;
use tallywell::domain::education::find::{Concepts, Finder, Found};
use tallywell::domain::education::language::Language::{self, English, Spanish};
use tallywell::domain::education::sheet::Sheet;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("public/sheets")
}

fn concepts() -> Concepts {
    read_concepts(&fs::read_to_string(folder().join("concepts.txt")).unwrap()).unwrap()
}

fn built_in() -> Vec<Sheet> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    paths.sort();
    paths.iter().map(|path| read_sheet(&fs::read_to_string(path).unwrap()).unwrap().sheet).collect()
}

fn finder() -> Finder {
    Finder::of(&built_in(), &concepts())
}

fn keys(found: &Found) -> Vec<&str> {
    found.hits.iter().map(|hit| hit.sheet.as_str()).collect()
}

/// What a query finds first, and in whose words.
fn check(query: &str, first: &str, matched: Option<Language>) {
    let found = finder().find(query, English);
    assert_eq!(keys(&found).first(), Some(&first), "{query}: {found:?}");
    assert_eq!(found.hits[0].matched, matched, "{query}: {found:?}");
    assert!(found.left_out.is_empty(), "{query}: {found:?}");
}

#[test]
fn the_queries_of_the_acceptance_list_find_their_sheet_first() {
    for (query, first) in [
        ("hypertenshun", "high-blood-pressure"),
        ("high bp", "high-blood-pressure"),
        ("HTN", "high-blood-pressure"),
        ("sugar low", "low-blood-sugar"),
        ("diabetis", "type-2-diabetes"),
        ("pee test", "clean-catch-urine"),
        ("stiches", "stitches"),
        ("mom warning signs", "urgent-maternal-signs"),
        ("baby fever", "fever-in-children"),
        ("trow up", "vomiting-and-diarrhea"),
        ("blood thiner", "blood-thinners"),
        ("warfrin", "blood-thinners"),
        ("strep", "strep-throat"),
        ("strok", "stroke"),
        ("tick", "tick-bite"),
        ("sun screen", "sun-safety"),
        ("fall", "prevent-falls"),
    ] {
        check(query, first, Some(English));
    }
    for (query, first) in [
        // With one s it is the Spanish word without its accent.
        ("concusion", "concussion"),
        ("presion alta", "high-blood-pressure"),
        ("azucar baja", "low-blood-sugar"),
        ("calentura bebe", "fever-in-children"),
        ("colonoscopia", "colonoscopy-prep"),
    ] {
        check(query, first, Some(Spanish));
    }
    for (query, first) in [("I10", "high-blood-pressure"), ("E11.9", "type-2-diabetes")] {
        check(query, first, None);
    }
}

#[test]
fn a_code_is_right_or_begins_like_it_and_is_never_guessed() {
    let finder = finder();
    let find = |query: &str| finder.find(query, English);
    assert_eq!(keys(&find("I11")), <[&str; 0]>::default());
    assert_eq!(keys(&find("i10")), ["high-blood-pressure", "home-blood-pressure"]);
    assert_eq!(keys(&find("E11")), ["low-blood-sugar", "type-2-diabetes"]);
    assert_eq!(keys(&find("e119")), ["type-2-diabetes"]);
    assert_eq!(keys(&find("10")), <[&str; 0]>::default());
}

#[test]
fn any_language_finds_any_language_and_what_exists_is_shown() {
    let finder = finder();
    let found = finder.find("presión alta", Spanish);
    assert_eq!((found.hits[0].shown, found.hits[0].matched), (Spanish, Some(Spanish)));
    // Typed in Spanish on an English screen: shown in English, and known to be asked for in Spanish.
    let found = finder.find("PRESION ALTA", English);
    assert_eq!((found.hits[0].shown, found.hits[0].matched), (English, Some(Spanish)));
    // A clinic's own sheet may be there in one language only.
    let mut sheets = built_in();
    sheets.retain(|sheet| sheet.head.key.as_str() != "stroke" || sheet.head.language == English);
    let found = Finder::of(&sheets, &concepts()).find("derrame", Spanish);
    assert_eq!(found.hits[0].sheet.as_str(), "stroke");
    assert_eq!((found.hits[0].shown, found.hits[0].matched), (English, Some(Spanish)));
}

#[test]
fn a_word_that_finds_nothing_is_left_out_and_said() {
    let finder = finder();
    let found = finder.find("stroke zzzz", English);
    assert_eq!((keys(&found)[0], found.left_out.as_slice()), ("stroke", &["zzzz".to_owned()][..]));
    let found = finder.find("qqqq zzzz", English);
    assert!(found.hits.is_empty() && found.left_out.len() == 1);
    assert_eq!(finder.find(" ", English), Found::default());
    for query in ["*", "{{fever}}", "\u{202e}", &"a".repeat(10_000)] {
        let _ = finder.find(query, English);
    }
}

#[test]
fn every_concept_of_a_sheet_has_words_in_every_language() {
    let concepts = concepts();
    for sheet in built_in() {
        for key in &sheet.head.concepts {
            let words = concepts.get(key).unwrap_or_else(|| panic!("{key} has no words"));
            assert_eq!(words.len(), Language::ALL.len(), "{key}");
        }
    }
}

#[test]
fn a_wrong_line_of_concepts_is_named() {
    for (text, line, fault) in [
        ("a\n  en: x\na\n", 3, ConceptsFault::Twice),
        ("a\n  en: x\n  en: y\n", 3, ConceptsFault::Twice),
        ("A b\n", 1, ConceptsFault::Name),
        ("a\n  xx: y\n", 2, ConceptsFault::Language),
        ("a\n  en: ;\n", 2, ConceptsFault::NoWords),
        ("  en: x\n", 1, ConceptsFault::Nobody),
    ] {
        assert_eq!(read_concepts(text).unwrap_err(), ConceptsError { line, fault }, "{text}");
    }
}

#[test]
fn a_word_of_the_text_finds_what_no_name_has_and_never_pushes_a_name_aside() {
    // It stands in the running text of the one, in no name of any.
    let spanish = finder().find("toallitas", English);
    assert!(keys(&spanish).contains(&"clean-catch-urine"), "{spanish:?}");
    assert_eq!(spanish.hits[0].matched, Some(Spanish));
    // Names first: not every text that speaks of fever.
    let fever = finder().find("fever", English);
    assert!(fever.hits.len() < 8, "{fever:?}");
}
