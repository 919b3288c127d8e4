//! The last weeks of a sterilizer, day by day, and the year of its biological tests.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::sterile::{Autoclave, WithBi, good};
use tallywell::domain::event::sterile_load::{Growth, Measured};
use tallywell::domain::event::sterile_setup::{MachineTest, PackKind, TestOutcome};
use tallywell::domain::sterilization::kinds::{Packaging, SterilizerClass};
use tallywell::domain::sterilization::weeks::{
    BiMark, CycleOutcome, DayMarks, RecallMark, WeekTime, days, year, year_of,
};
use tallywell::domain::time::Date;

const DAY: i64 = 24 * 60;

fn last_days(own: &Autoclave, count: u16) -> Vec<DayMarks> {
    days(&own.survey(), own.here().date(), count)
}

fn outcomes(marks: &DayMarks) -> Vec<CycleOutcome> {
    marks.cycles.iter().map(|cycle| cycle.outcome).collect()
}

#[test]
fn every_day_has_its_cycles_and_the_failed_one_is_told_apart() {
    let mut own = Autoclave::gravity();
    own.whole_load(own.pouches, 1, 1, WithBi::No);
    let load = own.open(own.pouches);
    own.add(load, 1, Packaging::Pouch, PackKind::Ordinary).unwrap();
    own.start(load, 2).unwrap();
    own.wait(45);
    own.end(load).unwrap();
    own.measure(load, Measured { exposure_s: 60, ..good() }).unwrap();
    own.wait(2 * DAY);
    let load = own.open(own.pouches);
    own.add(load, 1, Packaging::Pouch, PackKind::Ordinary).unwrap();
    own.start(load, 3).unwrap();
    let marks = last_days(&own, 28);
    assert_eq!(marks.len(), 28);
    assert_eq!(marks[27].day, own.here().date());
    assert_eq!(outcomes(&marks[25]), [CycleOutcome::Good, CycleOutcome::Failed]);
    assert_eq!(outcomes(&marks[26]), []);
    assert_eq!(outcomes(&marks[27]), [CycleOutcome::Open]);
}

#[test]
fn missing_cycles_are_marked_where_the_next_one_ran() {
    let mut own = Autoclave::gravity();
    own.whole_load(own.pouches, 10, 1, WithBi::No);
    own.wait(2 * DAY);
    own.whole_load(own.pouches, 13, 1, WithBi::No);
    let marks = last_days(&own, 7);
    let missing: Vec<u64> = marks.iter().map(|marks| marks.missing).collect();
    assert_eq!(missing, [0, 0, 0, 0, 0, 0, 2]);
}

#[test]
fn tests_stand_on_their_day_and_a_recall_lies_over_its_loads() {
    let mut own = Autoclave::new(SterilizerClass::PreVacuum);
    own.bowie_dick(TestOutcome::Fail).unwrap();
    own.wait(20);
    own.bowie_dick(TestOutcome::Pass).unwrap();
    own.wait(5);
    let (_, test) = own.whole_load(own.pouches, 1, 2, WithBi::Yes);
    own.wait(70);
    let before = last_days(&own, 3);
    assert_eq!(before[2].machine.len(), 2);
    assert_eq!(before[2].machine[0], (MachineTest::BowieDick, TestOutcome::Fail));
    assert_eq!(
        (before[2].biological.as_slice(), before[2].recall),
        ([BiMark::Waiting].as_slice(), RecallMark::None)
    );
    own.read_bi(test.unwrap(), Growth::Growth, Growth::Growth).unwrap();
    let after = last_days(&own, 3);
    assert_eq!(
        (after[2].biological.as_slice(), after[2].recall),
        ([BiMark::Positive].as_slice(), RecallMark::Blocked)
    );
    assert_eq!(after[1].recall, RecallMark::None);
}

#[test]
fn a_year_has_a_box_for_each_of_its_weeks() {
    let mut own = Autoclave::gravity();
    // 2026-11-02, a Monday: week 45.
    let (_, test) = own.whole_load(own.pouches, 1, 1, WithBi::Yes);
    own.wait(70);
    own.read_bi(test.unwrap(), Growth::None, Growth::Growth).unwrap();
    let weeks = year(&own.survey(), 2026, own.here());
    assert_eq!(weeks.len(), 53);
    assert_eq!(weeks[0].monday, Date::from_civil(2025, 12, 29).unwrap());
    let now = &weeks[44];
    assert_eq!((now.number, now.time, now.cycles), (45, WeekTime::Now, 1));
    assert_eq!(now.biological, [BiMark::Negative]);
    assert_eq!((weeks[43].time, weeks[45].time), (WeekTime::Past, WeekTime::Ahead));
    assert_eq!(year(&own.survey(), 2025, own.here()).len(), 52);
}

#[test]
fn a_week_belongs_to_the_year_of_its_thursday() {
    for (day, expected) in
        [((2026, 1, 1), 2026), ((2027, 1, 1), 2026), ((2027, 1, 4), 2027), ((2024, 12, 30), 2025)]
    {
        let (year, month, date) = day;
        assert_eq!(year_of(Date::from_civil(year, month, date).unwrap()), expected, "{day:?}");
    }
}
