//! The sheets that come with Tallywell, each held against the rules that a clinic's own are held against,
//! and stricter. Keeps away: a figure typed by hand, a language that says something else, a sheet that
//! nobody can read. What fails names the sheet and the sentence.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::{fs, mem};

use tallywell::codec::figures::{described, read_figures};
use tallywell::codec::sheet::{read_sheet, write_sheet};
use tallywell::domain::education::figure::{Figure, Registry, Settings, say, say_aloud};
use tallywell::domain::education::language::Language;
use tallywell::domain::education::lint::lint;
use tallywell::domain::education::names::SheetKey;
use tallywell::domain::education::pemat::{Answer, Machine, card};
use tallywell::domain::education::readability::{
    Level, Measured, SENTENCE_WORDS_MAX, Scores, said_prose, sentences, words,
};
use tallywell::domain::education::rich::TokenForm;
use tallywell::domain::education::sheet::{Block, PassageKind, Sheet, SheetKind};
use tallywell::domain::education::today::{for_reading, questions, tickable, ticked};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("public/sheets")
}

fn registry() -> Registry {
    read_figures(&fs::read_to_string(folder().join("figures.json")).unwrap()).unwrap()
}

/// Every sheet with the name of its file and its text.
fn sheets() -> Vec<(String, String, Sheet)> {
    let mut names: Vec<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.retain(|name| name.ends_with(".md"));
    names.sort();
    let read = |name: String| {
        let text = fs::read_to_string(folder().join(&name)).unwrap();
        let sheet = read_sheet(&text).unwrap_or_else(|error| panic!("{name}: {error:?}")).sheet;
        (name, text, sheet)
    };
    names.into_iter().map(read).collect()
}

/// The app reads no folder: it asks for the files of this list.
#[test]
fn the_list_of_contents_names_every_sheet_in_each_of_its_languages() {
    let contents = fs::read_to_string(folder().join("contents.txt")).unwrap();
    let lines = contents.lines().filter(|line| !line.starts_with('#'));
    let mut listed: Vec<String> = lines
        .flat_map(|line| {
            let (sheet, languages) = line.split_once(' ').unwrap();
            languages.split(' ').map(|language| format!("{sheet}.{language}.md")).collect::<Vec<_>>()
        })
        .collect();
    listed.sort();
    let files: Vec<String> = sheets().into_iter().map(|(name, ..)| name).collect();
    assert_eq!(listed, files);
}

/// Collects what every sheet has to say against a rule, so that one run shows all of it.
fn check(rule: impl Fn(&Sheet, &mut Vec<String>)) {
    let mut wrong = Vec::new();
    let sheets = sheets();
    assert!(sheets.len() >= 16, "{} sheets", sheets.len());
    for (name, _, sheet) in &sheets {
        let mut found = Vec::new();
        rule(sheet, &mut found);
        wrong.extend(found.into_iter().map(|what| format!("{name}: {what}")));
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn a_file_is_called_by_its_sheet_and_written_in_the_one_form() {
    for (name, text, sheet) in sheets() {
        assert_eq!(name, format!("{}.{}.md", sheet.head.key, sheet.head.language.code()));
        assert_eq!(write_sheet(&sheet), text, "{name}");
        for list in [sheet.head.tags.len(), sheet.head.codes.len(), sheet.head.concepts.len()] {
            assert_ne!(list, 0, "{name} has no tags, codes or concepts");
        }
    }
}

#[test]
fn every_figure_is_in_the_registry_and_every_one_of_it_is_used() {
    let registry = registry();
    check(|sheet, wrong| {
        let missing = sheet.figures().into_iter().filter(|key| !registry.figures.contains_key(key));
        wrong.extend(missing.map(|key| format!("there is no figure {key}")));
    });
    let used: Vec<_> = sheets().iter().flat_map(|(_, _, sheet)| sheet.figures()).collect();
    for key in registry.figures.keys() {
        assert!(used.contains(key), "no sheet says {key}");
    }
    for (key, figure) in &registry.figures {
        let all = match figure {
            Figure::Fixed(sourced) => vec![sourced],
            Figure::Chosen(choices) => choices.iter().map(|(_, sourced)| sourced).collect(),
            Figure::ClinicPhone => vec![],
        };
        for sourced in all {
            println!("{key}: {}", described(sourced));
            for language in Language::ALL {
                let (written, aloud) = (
                    say(&sourced.reading, language, TokenForm::Full),
                    say_aloud(&sourced.reading, language, TokenForm::Full),
                );
                assert!(!written.is_empty() && !aloud.chars().any(char::is_numeric), "{key}: {aloud}");
            }
        }
    }
}

#[test]
fn nothing_is_found_against_a_sheet() {
    let (registry, none) = (registry(), Settings::new());
    check(|sheet, wrong| {
        wrong.extend(lint(sheet, &registry, &none).into_iter().map(|finding| format!("{finding:?}")));
    });
}

#[test]
fn every_sheet_is_easy_to_read_and_fits_a_page() {
    let (registry, none) = (registry(), Settings::new());
    check(|sheet, wrong| {
        let measured = Measured::of(sheet, &registry, &none);
        if measured.level() != Level::Green {
            wrong.push(format!("{:?}: {measured:?}", measured.level()));
        }
        let is_easy = match measured.scores {
            Some(Scores::English(scores)) => scores.grade.tenths() <= 60 && scores.smog.tenths() <= 80,
            Some(Scores::Spanish(scores)) => scores.inflesz.tenths() >= 650,
            None => false,
        };
        if !is_easy {
            wrong.push(format!("{:?}", measured.scores));
        }
        // Spanish says the same in fewer words, now and then.
        if !(250..=sheet.head.kind.most_words()).contains(&measured.counts.words) {
            wrong.push(format!("{} words", measured.counts.words));
        }
        for (_, text) in said_prose(sheet, &registry, &none) {
            for sentence in sentences(&text, sheet.head.language) {
                if words(sentence).count() > SENTENCE_WORDS_MAX {
                    wrong.push(format!("too long: {sentence}"));
                }
            }
        }
    });
}

#[test]
fn the_languages_of_a_sheet_have_the_same_boxes_figures_and_head() {
    let mut by_key: BTreeMap<SheetKey, Vec<Sheet>> = BTreeMap::new();
    for (_, _, sheet) in sheets() {
        by_key.entry(sheet.head.key.clone()).or_default().push(sheet);
    }
    for (key, sheets) in by_key {
        let [english, spanish] = sheets.as_slice() else {
            panic!("{key} is there in {} languages", sheets.len())
        };
        assert_eq!([english, spanish].map(|sheet| sheet.head.language), Language::ALL, "{key}");
        let mut head = spanish.head.clone();
        head.language = Language::English;
        assert_eq!(head, english.head, "{key}");
        assert_eq!(english.blocks.len(), spanish.blocks.len(), "{key}");
        for (place, (en, es)) in english.blocks.iter().zip(&spanish.blocks).enumerate() {
            assert_eq!(mem::discriminant(en), mem::discriminant(es), "{key}, block {place}");
            if let (Block::Passage { kind: en, .. }, Block::Passage { kind: es, .. }) = (en, es) {
                assert_eq!(en, es, "{key}, block {place}");
            }
            // Names differ by language; every other line has its twin, with the same figures.
            if matches!(en, Block::AlsoCalled(_)) {
                continue;
            }
            assert_eq!(en.lines().len(), es.lines().len(), "{key}, block {place}: {en:?} {es:?}");
            for (en, es) in en.lines().into_iter().zip(es.lines()) {
                let tokens = |line: &tallywell::domain::education::rich::Rich| {
                    let mut tokens: Vec<_> = line.tokens().cloned().collect();
                    tokens.sort();
                    tokens
                };
                assert_eq!(tokens(en), tokens(es), "{key}: {en:?} {es:?}");
            }
        }
    }
}

/// Of 24 items the program settles some and never all: a score takes a person.
#[test]
fn the_card_of_every_sheet_is_good_as_far_as_a_program_can_tell() {
    let (registry, none) = (registry(), Settings::new());
    check(|sheet, wrong| {
        let card = card(sheet, &lint(sheet, &registry, &none));
        for (item, machine) in &card {
            if let Machine::Settled(Answer::Disagree) | Machine::Suggested(Answer::Disagree) = machine {
                wrong.push(format!("{item:?}: {machine:?}"));
            }
        }
        let settled = card.iter().filter(|(_, machine)| matches!(machine, Machine::Settled(_))).count();
        let open = card.iter().filter(|(_, machine)| *machine == Machine::Open).count();
        if !(6..=12).contains(&settled) || open == 0 {
            wrong.push(format!("{settled} settled, {open} open"));
        }
    });
}

// --- lists
/// The library, each in every language.
const TOPICS: [&str; 64] = [
    "acne",
    "after-freezing",
    "after-iud-or-implant",
    "after-joint-injection",
    "after-skin-biopsy",
    "after-vaccines",
    "antibiotics",
    "asthma-action-plan",
    "baby-movements",
    "bladder-infection",
    "bladder-leaks",
    "blood-thinners",
    "breast-milk-storage",
    "breathing-trouble-in-children",
    "car-seats",
    "cast-and-splint",
    "cervical-screening",
    "check-your-moles",
    "cholesterol",
    "clean-catch-urine",
    "colonoscopy-prep",
    "common-cold",
    "concussion",
    "drained-abscess",
    "ear-pain-in-children",
    "early-pregnancy",
    "eczema",
    "fasting-blood-test",
    "fever-in-children",
    "flu-at-home",
    "gestational-diabetes",
    "heart-attack",
    "heart-failure-weight",
    "heart-monitor",
    "heat-illness",
    "high-blood-pressure",
    "home-blood-pressure",
    "home-stool-test",
    "lead",
    "low-back-pain",
    "low-blood-sugar",
    "medicine-list",
    "memory-loss-safety",
    "missed-pill",
    "opioid-safety",
    "pain-and-fever-medicine",
    "pink-eye",
    "planning-ahead",
    "prevent-falls",
    "quit-smoking",
    "sad-after-birth",
    "safe-sleep",
    "sharps-disposal",
    "small-burn",
    "sprain",
    "stitches",
    "strep-throat",
    "stroke",
    "sun-safety",
    "tick-bite",
    "type-2-diabetes",
    "urgent-maternal-signs",
    "vaccines-for-older-adults",
    "vomiting-and-diarrhea",
];

/// Steps to follow: they may be longer.
const PROCEDURES: [&str; 16] = [
    "after-freezing",
    "after-iud-or-implant",
    "after-joint-injection",
    "after-skin-biopsy",
    "breast-milk-storage",
    "cast-and-splint",
    "clean-catch-urine",
    "colonoscopy-prep",
    "drained-abscess",
    "fasting-blood-test",
    "heart-failure-weight",
    "heart-monitor",
    "home-blood-pressure",
    "home-stool-test",
    "sharps-disposal",
    "stitches",
];
// --- end

#[test]
fn every_topic_of_the_library_is_there() {
    let keys: Vec<String> = sheets().iter().map(|(_, _, sheet)| sheet.head.key.to_string()).collect();
    for key in TOPICS {
        assert_eq!(keys.iter().filter(|held| *held == key).count(), Language::ALL.len(), "{key}");
    }
    let unnamed: Vec<&String> = keys.iter().filter(|key| !TOPICS.contains(&key.as_str())).collect();
    assert!(unnamed.is_empty(), "{unnamed:?}");
    let of_steps = sheets().into_iter().filter(|(_, _, sheet)| sheet.head.kind == SheetKind::Procedure);
    let mut steps: Vec<String> = of_steps.map(|(_, _, sheet)| sheet.head.key.to_string()).collect();
    steps.dedup();
    assert_eq!(steps, PROCEDURES);
}

/// Keeps away: a patient who sees the staff's questions, or scrolls to find out when to call; a tick that
/// means another line after the tablet was restarted.
#[test]
fn in_a_patients_hand_help_comes_first_and_the_questions_stay_with_the_staff() {
    for (name, _, sheet) in sheets() {
        let (first, rest) = for_reading(&sheet);
        let is_emergency =
            |block: &Block| matches!(block, Block::Passage { kind: PassageKind::Emergency, .. });
        let is_asked = |block: &Block| matches!(block, Block::TeachBack { .. });
        assert!(!first.blocks.is_empty() && first.blocks.iter().all(is_emergency), "{name}");
        assert!(!rest.blocks.iter().any(|block| is_emergency(block) || is_asked(block)), "{name}");
        let asked = sheet.blocks.iter().filter(|block| is_asked(block)).count();
        let shown = first.blocks.len() + rest.blocks.len();
        assert_eq!(shown + asked, sheet.blocks.len(), "{name}: nothing else is left out");
        assert!(questions(&sheet).len() >= 3, "{name}: three questions to ask");

        let lines = tickable(&sheet);
        assert!((2..=40).contains(&lines.len()), "{name}: {} lines can be ticked", lines.len());
        let two = [lines[1].0, lines[0].0];
        assert_eq!(ticked(&sheet, &two), [lines[0].1, lines[1].1], "{name}: in the order of the sheet");
        assert!(ticked(&sheet, &[u8::MAX]).is_empty(), "{name}: a line that there is not");
    }
}
