//! The file of a sheet: any text gives a sheet or the first thing that is wrong with it; what is written
//! is read back the same. Keeps away: markup, lines that grow into each other, a figure lost on the way.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use proptest::prelude::*;
use support::cases;
use support::sheets::{FIGURES, figure, registry, sheets};
use tallywell::codec::figures::{FiguresError, as_lines, read_figures};
use tallywell::codec::sheet::{SHEET_BYTES_MAX, SheetFault, read_sheet, version_of, write_sheet};
use tallywell::domain::education::figure::{
    Decimal, FigureSetting, OwnReading, Reading, Resolved, Settings, Temperature,
};
use tallywell::domain::education::names::ChoiceKey;
use tallywell::domain::education::rich::{Piece, TokenForm, Weight};
use tallywell::domain::education::sheet::{Block, Part, PassageKind};
use tallywell::domain::text::Label;
use tallywell::domain::time::Date;

const HEAD: &str = "---\nsheet: fever\nlanguage: en\nkind: topic\nreview: yearly\n---\n";

fn sheet_with(body: &str) -> String {
    format!("{HEAD}\n# Fever\n\n{body}")
}

fn check_fault(text: &str, line: usize, fault: SheetFault) {
    let error = read_sheet(text).unwrap_err();
    assert_eq!((error.line, error.fault), (line, fault), "{text}");
}

fn check_body(body: &str, line: usize, fault: SheetFault) {
    check_fault(&sheet_with(body), line, fault);
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn a_sheet_is_read_as_it_was_written(sheet in sheets()) {
        let text = write_sheet(&sheet);
        let read = read_sheet(&text);
        prop_assert_eq!(read.as_ref().map(|read| &read.sheet), Ok(&sheet), "{}", text);
        prop_assert_eq!(write_sheet(&read.unwrap().sheet), text);
    }

    #[test]
    fn any_text_gives_a_sheet_or_an_error(text in "\\PC{0,200}", tail in "[-:#|*{}\\\\ a-z\n]{0,120}") {
        let _ = read_sheet(&text);
        let _ = read_sheet(&sheet_with(&tail));
        let _ = read_sheet(&sheet_with(&format!("::: do\n{tail}\n:::\n::: table\n{tail}\n:::\n::: sources\n{tail}\n:::")));
    }

    #[test]
    fn a_sheet_that_is_cut_anywhere_is_read_or_refused(sheet in sheets(), cut in 0..4_000_usize) {
        let text = write_sheet(&sheet);
        let cut = (0..=cut.min(text.len())).rev().find(|place| text.is_char_boundary(*place)).unwrap();
        let _ = read_sheet(&text[..cut]);
    }
}

#[test]
fn the_parts_of_a_sheet_are_told_apart() {
    let text = sheet_with(
        "::: call-911 Call {{emergency}} now\nYour child:\n- is **hard to wake**\n- has a fever of {{fever}}\n\n\
         Go {{____}} at once.\nDo not wait.\n:::\n\n::: table\n| Age | Fever |\n| --- | --- |\n| baby | {{bare fever}} |\n:::\n\n\
         ::: glossary\n- dehydrated: too little water: dry\n:::\n\n::: sources\n- CDC | cdc.gov/x | 2026-11-26\n- AAP\n:::\n",
    );
    let read = read_sheet(&text).unwrap();
    let [
        Block::Passage { kind, heading, parts },
        Block::Table { rows, .. },
        Block::Glossary { terms, .. },
        Block::Sources(sources),
    ] = read.sheet.blocks.as_slice()
    else {
        panic!("{read:?}");
    };
    assert_eq!(*kind, PassageKind::Emergency);
    assert_eq!(heading.as_ref().unwrap().tokens().count(), 1);
    let [Part::Paragraph(_), Part::Bullet(awake), Part::Bullet(_), Part::Paragraph(go)] = parts.as_slice()
    else {
        panic!("{parts:?}");
    };
    assert_eq!(awake.runs()[1].weight, Weight::Strong);
    assert!(go.runs().iter().any(|run| run.piece == Piece::Blank));
    assert!(go.words_only().ends_with("at once. Do not wait."));
    assert_eq!(rows[0][1].tokens().next().unwrap().form, TokenForm::Bare);
    assert_eq!(terms[0].meaning.words_only(), "too little water: dry");
    assert_eq!(sources[0].checked, Date::from_civil(2026, 11, 26));
    assert_eq!(sources[1].place, None);
    assert_eq!(read.block_lines, [10, 19, 25, 29]);
    assert_eq!(read.sheet.figures(), [figure("emergency"), figure("fever")]);
}

#[test]
fn a_wrong_line_is_named() {
    check_fault("", 1, SheetFault::NoHead);
    check_fault("# Fever", 1, SheetFault::NoHead);
    check_fault("---\nsheet: fever\n", 1, SheetFault::NoHead);
    check_fault("---\nsheet: fever\nsheet: cold\n---\n", 3, SheetFault::HeadLine);
    check_fault("---\ncolor: red\n---\n", 2, SheetFault::HeadLine);
    check_fault(
        "---\nsheet: fever\nlanguage: xx\nkind: topic\nreview: yearly\n---\n",
        3,
        SheetFault::HeadValue("language"),
    );
    check_fault("---\nsheet: fever\n---\n", 1, SheetFault::MissingHead("language"));
    check_fault(HEAD, 1, SheetFault::NoTitle);
    check_fault(&format!("{HEAD}Fever\n"), 7, SheetFault::NoTitle);
    check_body("Some text\n", 10, SheetFault::OutsideBlock);
    check_body("::: do\n- drink\n", 10, SheetFault::Unclosed);
    check_body("::: do\n- drink\n::: dont\n- run\n:::\n", 10, SheetFault::Unclosed);
    check_body("::: dance\n- drink\n:::\n", 10, SheetFault::UnknownBlock);
    check_body("::: do\n\n:::\n", 10, SheetFault::EmptyBlock);
    check_body("::: do\n- \n:::\n", 11, SheetFault::EmptyBlock);
    check_body("::: steps\n- drink\n:::\n", 11, SheetFault::NoItem);
    check_body("::: sources Ours\n- CDC\n:::\n", 10, SheetFault::NoHeadingHere);
    check_body("::: do\n- **drink\n:::\n", 11, SheetFault::Emphasis);
    check_body("::: do\n- {{Fever}}\n:::\n", 11, SheetFault::Token);
    check_body("::: do\n- {fever}\n:::\n", 11, SheetFault::Token);
    check_body("::: do\n- a\\b\n:::\n", 11, SheetFault::Escape);
    check_body("::: do\n- a\u{202e}b\n:::\n", 11, SheetFault::Forbidden('\u{202e}'));
    check_body("::: table\n| a | b |\n| --- | --- |\n| c |\n:::\n", 13, SheetFault::TableShape);
    check_body("::: table\n| a |\n| b |\n| c |\n:::\n", 10, SheetFault::TableShape);
    check_body("::: sources\n- CDC | cdc.gov | 26.11.2026\n:::\n", 11, SheetFault::Date);
    check_body("::: sources\n- CDC | not a place\n:::\n", 11, SheetFault::Place);
    check_body(&format!("::: do\n- {}\n:::\n", "a".repeat(601)), 11, SheetFault::TooLong { limit: 600 });
    check_body(&format!("::: do\n{}:::\n", "- a\n".repeat(41)), 10, SheetFault::TooMany { limit: 40 });
    check_fault(&"a".repeat(SHEET_BYTES_MAX + 1), 1, SheetFault::TooLarge { limit: SHEET_BYTES_MAX });
}

#[test]
fn markup_is_text() {
    let text = sheet_with("::: do\n- <script>alert(1)</script> <b onclick=x>a</b> [a](javascript:b)\n:::\n");
    let read = read_sheet(&text).unwrap();
    let line = read.sheet.lines().next().unwrap().1.words_only();
    assert_eq!(line, "<script>alert(1)</script> <b onclick=x>a</b> [a](javascript:b)");
}

#[test]
fn a_figure_is_what_the_clinic_has_chosen_or_written() {
    let registry = registry();
    let (child, fever) = (figure("fever.child"), figure("fever"));
    let mut settings = Settings::new();
    assert_eq!(registry.resolve(&child, &settings), Resolved::Unchosen);
    assert_eq!(registry.resolve(&figure("clinic.phone"), &settings), Resolved::NoPhone);
    assert_eq!(registry.resolve(&figure("nothing"), &settings), Resolved::Unknown);
    settings.insert(child.clone(), FigureSetting::Choice(ChoiceKey::parse("at-103").unwrap()));
    let Resolved::Known(chosen) = registry.resolve(&child, &settings) else { panic!() };
    assert_eq!(chosen.source.name.as_str(), "AAP");
    // A choice that a newer registry no longer offers counts for nothing.
    settings.insert(child.clone(), FigureSetting::Choice(ChoiceKey::parse("at-104").unwrap()));
    assert_eq!(registry.resolve(&child, &settings), Resolved::Unchosen);
    let (fahrenheit, celsius) = (Decimal::parse("101").unwrap(), Decimal::parse("38.3").unwrap());
    let reading = Reading::Temperature(Temperature { fahrenheit, celsius, compare: Default::default() });
    let own = OwnReading {
        reading: reading.clone(),
        source: Label::parse("Dr. Osei").unwrap(),
        checked: Date::from_days(20_000),
    };
    settings.insert(fever.clone(), FigureSetting::Own(Box::new(own)));
    let Resolved::Known(written) = registry.resolve(&fever, &settings) else { panic!() };
    assert_eq!(written.reading, reading);
}

#[test]
fn another_text_another_figure_and_another_source_are_other_versions_and_a_new_check_is_none() {
    let sheet =
        read_sheet(&sheet_with("::: do\n- Call at {{fever}} or {{fever.child}}\n:::\n")).unwrap().sheet;
    let version = |text: &str, settings: &Settings| {
        let registry = read_figures(text).unwrap();
        version_of(&sheet, &as_lines(&sheet, &registry, settings))
    };
    let unset = Settings::new();
    let first = version(FIGURES, &unset);
    assert_eq!(version(FIGURES, &unset), first);
    assert_eq!(version(&FIGURES.replace("2026-11-26", "2027-01-05"), &unset), first);
    // A figure that the sheet does not use.
    assert_eq!(version(&FIGURES.replace("\"911\"", "\"999\""), &unset), first);
    assert_ne!(version(&FIGURES.replace("100.4", "100.5"), &unset), first);
    assert_ne!(version(&FIGURES.replace("\"CDC\"", "\"WHO\""), &unset), first);
    let chosen = FigureSetting::Choice(ChoiceKey::parse("at-103").unwrap());
    assert_ne!(version(FIGURES, &Settings::from_iter([(figure("fever.child"), chosen)])), first);
    let other =
        read_sheet(&sheet_with("::: do\n- Call us at {{fever}} or {{fever.child}}\n:::\n")).unwrap().sheet;
    assert_ne!(version_of(&other, &as_lines(&other, &registry(), &unset)), first);
}

fn check_figure(figure: &str, part: &'static str) {
    let text = format!("{{ \"figures\": [ {figure} ] }}");
    let expected = FiguresError::Figure { figure: "x".to_owned(), part };
    assert_eq!(read_figures(&text).unwrap_err(), expected, "{figure}");
}

#[test]
fn a_figure_without_a_source_or_of_no_one_shape_is_refused() {
    let rest = r#""source": "CDC", "checked": "2026-11-26", "evidence": "source" }"#;
    check_figure(r#"{ "figure": "x", "value": "1", "unit": "days" }"#, "source");
    check_figure(
        r#"{ "figure": "x", "value": "1", "unit": "days", "source": "CDC", "evidence": "source" }"#,
        "checked",
    );
    check_figure(&format!(r#"{{ "figure": "x", "value": "one", "unit": "days", {rest}"#), "value");
    check_figure(&format!(r#"{{ "figure": "x", "value": "1", {rest}"#), "unit");
    check_figure(&format!(r#"{{ "figure": "x", "value": "1", "phone": "911", {rest}"#), "value");
    check_figure(&format!(r#"{{ "figure": "x", "low": "3", "high": "2", "unit": "days", {rest}"#), "high");
    check_figure(r#"{ "figure": "x", "choose": [] }"#, "choose");
    assert!(matches!(read_figures("{"), Err(FiguresError::Json(_))));
    assert!(matches!(read_figures(r#"{ "figures": [], "more": 1 }"#), Err(FiguresError::Json(_))));
    let twice =
        r#"{ "figures": [ { "figure": "x", "clinic": "phone" }, { "figure": "x", "clinic": "phone" } ] }"#;
    assert_eq!(read_figures(twice), Err(FiguresError::Twice { figure: "x".to_owned() }));
}

#[test]
fn a_line_of_a_sheet_is_found_in_its_file() {
    let folder = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("public/sheets");
    let mut looked_at = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let read = read_sheet(&text).unwrap();
        for (spot, line) in read.sheet.lines() {
            let Some(first) = line.words_only().split_whitespace().next().map(str::to_owned) else {
                continue;
            };
            let number = tallywell::codec::sheet::file_line(&text, &read, spot);
            let in_file = text.lines().nth(number - 1).unwrap();
            assert!(in_file.replace('*', "").contains(&first), "{path:?} {spot:?}: {first} in {in_file}");
            looked_at += 1;
        }
    }
    assert!(looked_at > 3_000, "{looked_at}");
}
