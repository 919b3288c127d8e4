//! The table of loads says exactly what the log says, and runs nothing.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeMap;

use support::clinic::label;
use support::sterile::{Autoclave, WithBi, good};
use tallywell::codec::csv::read;
use tallywell::domain::event::sterile_load::{Ending, Growth, IndicatorResult, Measured};
use tallywell::domain::event::sterile_setup::PackKind;
use tallywell::domain::sterilization::command::{NewPacks, SterilizationCommand};
use tallywell::domain::sterilization::kinds::Packaging;
use tallywell::domain::sterilization::period::Days;
use tallywell::exchange::loads::{COLUMNS, loads_csv};

type Line = BTreeMap<String, String>;

fn bytes(own: &Autoclave) -> Vec<u8> {
    let to = own.here().date();
    loads_csv(&own.tablet.state, own.sterilizer, Days { from: to.plus_days(-30), to })
}

fn lines(own: &Autoclave) -> Vec<Line> {
    let rows = read(&bytes(own));
    let (head, rest) = rows.split_first().unwrap();
    rest.iter().map(|row| head.cells.iter().cloned().zip(row.cells.iter().cloned()).collect()).collect()
}

fn check(line: &Line, expected: &[(&str, &str)]) {
    for (column, value) in expected {
        assert_eq!(line[*column], *value, "{column}");
    }
}

/// Load A1-261102-01A of cycle 1042, from 08:00 to 08:45, read and negative at 09:55.
fn one() -> Autoclave {
    let mut own = Autoclave::gravity();
    let (_, test) = own.whole_load(own.pouches, 1042, 12, WithBi::Yes);
    own.wait(70);
    own.read_bi(test.unwrap(), Growth::None, Growth::Growth).unwrap();
    own
}

#[test]
fn a_good_load_is_told_to_the_last_cell() {
    let text = String::from_utf8(bytes(&one())).unwrap();
    let expected = format!(
        "\u{feff}{}\r\n{}\r\n",
        COLUMNS.join(","),
        "08:00,1042,133.1,132.2,1,,240,,2700,complete,2026-11-02T08:00:00-06:00,1800,\
         2026-11-02T08:45:00-06:00,N,N,N,,gravity,A1-261102-01A,A1,SN 1,0,Pouches,12,0,12 Laceration tray,\
         27.6,psi gauge,pass,type_5,,24A,24A,negative,2026-11-02T09:55:00-06:00,OP,released,,OP,OP,,\
         2026-11-02T08:45:00-06:00,0,0,1,process"
    );
    assert_eq!(text, expected);
}

#[test]
fn a_failed_load_says_why_and_a_load_that_waits_leaves_blanks() {
    let mut own = Autoclave::gravity();
    let bad = own.open(own.pouches);
    own.add(bad, 2, Packaging::Pouch, PackKind::Ordinary).unwrap();
    own.start(bad, 7).unwrap();
    own.wait(45);
    let code = Some(label("=E13"));
    own.ask(SterilizationCommand::EndCycle { load: bad, ending: Ending::Fault, code }).unwrap();
    own.measure(bad, Measured { min: support::sterile::celsius(128.5), ..good() }).unwrap_err();
    own.wait(1);
    let open = own.open(own.pouches);
    own.add(open, 1, Packaging::Pouch, PackKind::Ordinary).unwrap();
    let table = lines(&own);
    check(
        &table[0],
        &[
            ("DeviceStatus", "fault"),
            ("AbortCycle", "Y"),
            ("Alarm", "=E13"),
            ("Standing", "rejected"),
            ("Failures", "fault"),
            ("TempMin", ""),
            ("UnderTemperature", ""),
            ("ExternalCI", "not_read"),
            ("Releaser", ""),
            ("ReleasedAt", ""),
            ("BIResult", ""),
        ],
    );
    check(&table[1], &[("DeviceStatus", "not_run"), ("CycleCount", ""), ("LoadNumber", ""), ("Packs", "1")]);
}

#[test]
fn a_load_that_was_too_cold_says_so_and_its_packs_are_told() {
    let mut own = Autoclave::gravity();
    let load = own.open(own.pouches);
    own.add(load, 2, Packaging::Pouch, PackKind::Ordinary).unwrap();
    own.start(load, 8).unwrap();
    own.wait(45);
    own.end(load).unwrap();
    own.measure(
        load,
        Measured {
            min: support::sterile::celsius(130.0),
            pressure: Some(support::sterile::psig(24.6)),
            ..good()
        },
    )
    .unwrap();
    own.indicators(load, IndicatorResult::Fail).unwrap();
    check(
        &lines(&own)[0],
        &[
            ("TempMin", "130"),
            ("UnderTemperature", "Y"),
            ("OverTemperature", "N"),
            ("ExternalCI", "fail"),
            ("Failures", "too_cold; external_indicator"),
        ],
    );
}

#[test]
fn no_name_of_a_pack_runs_as_a_formula() {
    let mut own = Autoclave::gravity();
    let load = own.open(own.pouches);
    let packs = NewPacks {
        count: 1,
        name: label("=HYPERLINK(\"http://x\")"),
        template: None,
        packaging: Packaging::Pouch,
        kind: PackKind::Ordinary,
        shelf: tallywell::domain::event::sterile_setup::ShelfLife::EventRelated,
        internal: None,
        packer: None,
    };
    own.ask(SterilizationCommand::AddPacks { load, packs }).unwrap();
    own.start(load, 9).unwrap();
    own.wait(45);
    let code = Some(label("=cmd|' /C calc'!A1"));
    own.ask(SterilizationCommand::EndCycle { load, ending: Ending::Fault, code }).unwrap();
    let text = String::from_utf8(bytes(&own)).unwrap();
    assert!(text.contains(",'=cmd|' /C calc'!A1,"), "{text}");
    assert!(!text.contains(",=") && !text.contains(",\"="), "{text}");
}

#[test]
fn loads_of_other_days_are_left_out_and_each_row_is_as_wide_as_the_head() {
    let mut own = one();
    own.wait(40 * 24 * 60);
    assert_eq!(lines(&own).len(), 0);
    let rows = read(&bytes(&one()));
    assert!(rows.iter().all(|row| row.cells.len() == COLUMNS.len()));
}
