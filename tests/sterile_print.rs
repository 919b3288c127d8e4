//! What is printed says what a surveyor asks for, in both languages, on pages that hold it.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::clinic::label;
use support::sterile::{Autoclave, WithBi, good};
use support::stock_bodies::note;
use tallywell::domain::event::sterile_care::{Drying, SoakStarted, SolutionPoured, TakenOut};
use tallywell::domain::event::sterile_load::{Growth, IndicatorResult, Measured, PackFact, PackOpened};
use tallywell::domain::event::sterile_setup::{IndicatorKind, IndicatorLotReceived, PackKind, StripsOpened};
use tallywell::domain::ids::{IndicatorLotId, LoadId, SoakId, SolutionId};
use tallywell::domain::inventory::lot::LotCode;
use tallywell::domain::sterilization::command::SterilizationCommand;
use tallywell::domain::sterilization::kinds::Packaging;
use tallywell::domain::sterilization::period::{Days, period};
use tallywell::domain::sterilization::soaks::{SoakVerdict, soak_period};
use tallywell::domain::sterilization::weeks::year;
use tallywell::domain::time::Date;
use tallywell::ui::paper::document::{Block, Document, Weight, pages};
use tallywell::ui::paper::{calendar, page, recall, record, soaks};
use tallywell::ui::text::Lang;

/// Five loads: one failed, one cycle is missing, one grew and a pack of it was used.
struct Month {
    own: Autoclave,
    failed: LoadId,
    grew: LoadId,
}

fn month() -> Month {
    let mut own = Autoclave::gravity();
    let (_, first) = own.whole_load(own.pouches, 1040, 3, WithBi::Yes);
    own.wait(70);
    own.read_bi(first.unwrap(), Growth::None, Growth::Growth).unwrap();
    own.wait(24 * 60);
    let failed = own.open(own.pouches);
    own.add(failed, 2, Packaging::Pouch, PackKind::Ordinary).unwrap();
    own.start(failed, 1042).unwrap();
    own.wait(45);
    own.end(failed).unwrap();
    own.measure(failed, Measured { exposure_s: 230, ..good() }).unwrap();
    own.ask(SterilizationCommand::Reject { load: failed, note: note("Ten seconds short of it") }).unwrap();
    own.wait(60);
    let (grew, test) = own.whole_load(own.pouches, 1043, 4, WithBi::Yes);
    let opened = PackOpened { internal: IndicatorResult::Pass, place: None, case_code: Some(label("C-17")) };
    let what = PackFact::Opened(Box::new(opened));
    own.ask(SterilizationCommand::NotePacks { load: grew, packs: vec![2], what }).unwrap();
    own.wait(70);
    own.read_bi(test.unwrap(), Growth::Growth, Growth::Growth).unwrap();
    own.ask(SterilizationCommand::ListRecalls).unwrap();
    Month { own, failed, grew }
}

fn log(month: &Month, lang: Lang) -> Document {
    let survey = month.own.survey();
    let today = month.own.here().date();
    let told = period(&survey, today.plus_days(-30), today, month.own.here());
    page::document(&month.own.tablet.state, &survey, &told, lang)
}

/// Every word of a document, and the rows that carry a failure.
fn words(document: &Document) -> (String, Vec<String>) {
    let (mut all, mut failed) = (vec![document.title.clone()], Vec::new());
    all.extend(document.about.iter().cloned());
    for block in &document.blocks {
        match block {
            Block::Title(text) | Block::Words(text) => all.push(text.clone()),
            Block::Facts(facts) | Block::Pairs(facts, _) => {
                for fact in facts {
                    let said = format!("{}: {}", fact.name, fact.value);
                    if fact.weight == Weight::Fail {
                        failed.push(said.clone());
                    }
                    all.push(said);
                }
            }
            Block::Table(table) => {
                all.push(table.title.clone());
                for line in &table.lines {
                    assert_eq!(line.cells.len(), table.columns.len(), "{line:?}");
                    let said = line.cells.join(" | ");
                    if line.weight == Weight::Fail {
                        failed.push(said.clone());
                    }
                    all.push(said);
                }
            }
            Block::Boxes(boxes) => all.extend(boxes.iter().map(|own| format!("{} {}", own.week, own.marks))),
            Block::Signatures(lines) => all.extend(lines.iter().cloned()),
        }
    }
    (all.join("\n").replace('\u{a0}', " "), failed)
}

fn check(document: &Document, said: &[&str]) {
    let (text, _) = words(document);
    for words in said {
        assert!(text.contains(words), "“{words}” is not in:\n{text}");
    }
    assert!(!pages(document).is_empty());
}

#[test]
fn the_surveyors_page_says_what_is_missing_what_failed_and_what_grew() {
    let month = month();
    check(
        &log(&month, Lang::En),
        &[
            "A1 Midmark M11",
            "SN 1",
            "Steam, gravity",
            "0 m (0 ft)",
            "CDC by reference, version 1",
            "3 logged; counter 1040 to 1043",
            "1 cycle unexplained: 1041",
            "2 done; 1 of 1 due dates met",
            "rule: every 7 days of use",
            "FAIL: rejected",
            "Exposure too short: 3:50 < 4:00.",
            "“Ten seconds short of it”",
            "132.2–133.1 °C",
            "27.6 psi gauge",
            "3 Laceration tray",
            "24A, 24A: Negative",
            "FAIL. RECALLED",
            "POSITIVE. The sterilizer is out of service from here on.",
            "Open recalls: 1",
            "Reviewed by (name)",
        ],
    );
}

#[test]
fn the_same_stands_in_spanish() {
    check(
        &log(&month(), Lang::Es),
        &[
            "1 ciclo sin explicar: 1041",
            "FALLA: rechazada",
            "FALLA. RETIRADA",
            "Exposición muy corta: 3:50 < 4:00.",
            "regla: cada 7 días de uso",
            "Retiros abiertos: 1",
        ],
    );
}

#[test]
fn every_row_that_failed_carries_the_word() {
    for (lang, word) in [(Lang::En, "FAIL"), (Lang::Es, "FALLA")] {
        let document = log(&month(), lang);
        let loads = document.blocks.iter().find_map(|block| match block {
            Block::Table(table) if table.columns.len() == 14 => Some(table),
            _ => None,
        });
        let failed: Vec<_> = loads.unwrap().lines.iter().filter(|line| line.weight == Weight::Fail).collect();
        assert_eq!(failed.len(), 2);
        assert!(failed.iter().all(|line| line.cells.iter().any(|cell| cell.contains(word))));
    }
}

#[test]
fn a_record_of_a_load_tells_every_step_with_its_person() {
    let month = month();
    let survey = month.own.survey();
    let today = month.own.here().date();
    let of = |load: LoadId| {
        record::document(&month.own.tablet.state, &survey, survey.load(load).unwrap(), today, Lang::En)
    };
    check(
        &of(month.failed),
        &[
            "Record of load A1-261103",
            "FAIL: rejected",
            "Cycle 1042 started.",
            "Cycle ended: Complete.",
            "Readings: 132.2–133.1 °C, 3:50, drying 30:00, 27.6 psi gauge.",
        ],
    );
    check(
        &of(month.grew),
        &[
            "BI placed: 24A, Over the drain.",
            "BI incubated, with its control.",
            "BI read: GROWTH; control: GROWTH.",
            "Packs 02: opened, inside indicator Pass. Case code C-17.",
            "Released.",
        ],
    );
}

#[test]
fn a_report_has_an_empty_box_beside_each_pack_that_was_used() {
    let month = month();
    let id = month.own.recalls()[0].id;
    let document = recall::document(&month.own.tablet.state, id, Lang::En).unwrap();
    check(
        &document,
        &["DO NOT USE", "Because of: a biological test that grew", "C-17", "-02", "Packs to pull", "1041"],
    );
    let boxes = document.blocks.iter().find_map(|block| match block {
        Block::Table(table) if table.title == "Packs that were used" => Some(table),
        _ => None,
    });
    let boxes = boxes.unwrap();
    assert_eq!(boxes.lines.len(), 1);
    assert!(boxes.lines.iter().all(|line| line.cells.last().is_some_and(String::is_empty)));
    assert!(recall::document(&month.own.tablet.state, month.failed.0, Lang::En).is_none());
}

#[test]
fn the_calendar_has_a_letter_a_week() {
    let month = month();
    let survey = month.own.survey();
    let weeks = year(&survey, 2026, month.own.here());
    let document = calendar::document(&month.own.tablet.state, &survey, 2026, &weeks, Lang::En);
    check(&document, &["Spore tests of 2026", "Week 45 P N", "1 week of use, 1 with a test"]);
    assert_eq!(pages(&document).len(), 1);
}

#[test]
fn a_soak_stands_with_its_solution_its_strip_and_how_long_it_lay() {
    let mut own = Autoclave::gravity();
    let date = |month, day| Date::from_civil(2026, month, day).unwrap();
    let received = IndicatorLotReceived {
        kind: IndicatorKind::DisinfectantStrip,
        product: label("OPA strips"),
        lot: LotCode::parse("S77").unwrap(),
        expiry: date(12, 31),
        readout: None,
    };
    let strips = own.ask_as(own.lead, SterilizationCommand::ReceiveLot(received)).unwrap()[0].id;
    let strips = IndicatorLotId(strips);
    let opened = StripsOpened { opened: date(11, 2), use_until: date(12, 20), full_strength: 3, diluted: 3 };
    own.ask(SterilizationCommand::OpenStrips { lot: strips, opened }).unwrap();
    let poured = SolutionPoured {
        product: label("opa_055"),
        name: label("OPA 0.55%"),
        lot: LotCode::parse("P9").unwrap(),
        bottle_expiry: date(12, 31),
        opened: date(11, 1),
        container: label("Tray 1"),
        soak_s: 720,
        min_temperature: support::sterile::celsius(20.0),
        reuse_days: 14,
        opened_days: Some(75),
    };
    let solution = SolutionId(own.ask(SterilizationCommand::PourSolution(poured)).unwrap()[0].id);
    let started = SoakStarted {
        solution,
        device: label("Vaginal probe 2"),
        strips,
        strip: IndicatorResult::Pass,
        temperature: support::sterile::celsius(21.0),
        case_code: Some(label("C-18")),
        precleaned: Some(true),
    };
    // The strip stands first.
    let soak = SoakId(own.ask(SterilizationCommand::StartSoak(started)).unwrap()[1].id);
    own.wait(13);
    let taken = TakenOut { rinses: 3, rinse_minutes: 1, drying: Drying::Dried, stored: None };
    own.ask(SterilizationCommand::EndSoak { soak, taken }).unwrap();
    let today = own.here().date();
    let state = &own.tablet.state;
    let told = soak_period(&state.sterilization, Days { from: today, to: today }, today);
    assert_eq!(told.soaks[0].verdict, SoakVerdict::Pass);
    check(
        &soaks::document(state, &told, Lang::En),
        &[
            "OPA 0.55%, Tray 1",
            "16 Nov 2026",
            "S77, 31 Dec 2026",
            "3 of 3 in full strength passed, 3 of 3 diluted failed as they should",
            "Vaginal probe 2\ncleaned first\nCase code: C-18",
            "S77: Pass",
            "21 °C",
            "13:00 / 12:00",
            "3 × 1 min, dried",
        ],
    );
}

#[test]
fn a_log_of_soaks_without_any_says_so() {
    let own = Autoclave::gravity();
    let today = own.here().date();
    let state = &own.tablet.state;
    let told = soak_period(&state.sterilization, Days { from: today.plus_days(-9), to: today }, today);
    check(
        &soaks::document(state, &told, Lang::En),
        &["No solution in these days.", "No soak in these days."],
    );
}
