//! When the next biological test of a sterilizer is due (research 5.6): in civil days of the clinic, or in
//! hours of use, whichever comes first.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::clinic::label;
use support::sterile::{Autoclave, WithBi, good, why};
use support::stock_bodies::note;
use tallywell::domain::event::sterile_load::{Ending, Growth, Run};
use tallywell::domain::event::sterile_setup::{Coverage, SterilizationPolicy, TestOutcome};
use tallywell::domain::ids::BiTestId;
use tallywell::domain::sterilization::command::{Jump, SterilizationCommand, SterilizerChange};
use tallywell::domain::sterilization::due::{DueBecause, DueLevel, DueLine, due_lines};
use tallywell::domain::sterilization::kinds::SterilizerClass;
use tallywell::domain::sterilization::machine::{Block, machine};
use tallywell::domain::sterilization::refusal::SterilizationRefusal;
use tallywell::domain::time::{Date, HOUR_MS, Instant, MINUTE_MS, Offset, Zoned};

const DAY: i64 = 24 * 60;

fn line(own: &Autoclave) -> DueLine {
    let lines = due_lines(&own.survey(), own.here());
    let [line] = lines.as_slice() else { panic!("{lines:?}") };
    *line
}

fn check(own: &Autoclave, level: DueLevel, because: DueBecause) {
    let line = line(own);
    assert_eq!((line.level, line.because), (level, because), "{line:?}");
}

/// A load whose indicator is read an hour after it and has not grown.
fn tested(own: &mut Autoclave) {
    let (_, test) = own.cycle_of(own.pouches, 45, WithBi::Yes);
    own.wait(60);
    own.read_bi(test.unwrap(), Growth::None, Growth::Growth).unwrap();
}

fn untested(own: &mut Autoclave) {
    own.cycle_of(own.pouches, 45, WithBi::No);
}

fn work_by(own: &mut Autoclave, change: impl Fn(&mut SterilizationPolicy)) {
    let mut policy = own.tablet.state.sterilization.policy();
    change(&mut policy);
    let lead = own.lead;
    own.ask_as(lead, SterilizationCommand::SetPolicy(policy)).unwrap();
}

#[test]
fn a_week_goes_from_done_to_blocked_while_the_sterilizer_is_in_use() {
    let mut own = Autoclave::gravity();
    tested(&mut own);
    let begun = own.now;
    use DueLevel::{Blocked, Done, Overdue, Soon, Today};
    for (day, level) in [
        (4, Done),
        (5, Soon),
        (6, Soon),
        (7, Today),
        // A load of this day keeps it from being idle.
        (8, Overdue),
        (10, Overdue),
        (11, Blocked),
    ] {
        own.now = begun.plus_ms(day * DAY * MINUTE_MS);
        if day == 8 {
            untested(&mut own);
        }
        check(&own, level, DueBecause::Days);
    }
    let due = line(&own).due;
    let open = |own: &Autoclave, run| SterilizationCommand::OpenLoad {
        sterilizer: own.sterilizer,
        program: own.pouches,
        run,
    };
    let refused = open(&own, Run::Process);
    let program = Some(own.pouches);
    assert_eq!(
        why(own.ask(refused)),
        SterilizationRefusal::Blocked(vec![Block::BiologicalOverdue { program, due }])
    );
    // What brings it back is a test, and a test may always be run.
    let test = open(&own, Run::Test);
    own.ask(test).unwrap();
}

#[test]
fn a_load_that_waits_when_the_test_becomes_overdue_is_not_started() {
    let mut own = Autoclave::gravity();
    tested(&mut own);
    own.wait(8 * DAY);
    untested(&mut own);
    let load = own.filled(own.pouches);
    own.wait(3 * DAY);
    assert!(matches!(why(own.start(load, 3)), SterilizationRefusal::Blocked(_)));
}

#[test]
fn a_sterilizer_that_rests_is_due_at_its_next_use_and_may_be_used() {
    let mut own = Autoclave::gravity();
    tested(&mut own);
    own.wait(5 * DAY);
    untested(&mut own);
    own.wait(40 * DAY);
    check(&own, DueLevel::AtNextUse, DueBecause::Days);
    tested(&mut own);
    check(&own, DueLevel::Done, DueBecause::Days);
}

#[test]
fn the_grace_is_the_clinics_own() {
    let mut own = Autoclave::gravity();
    work_by(&mut own, |policy| policy.grace_days = 0);
    tested(&mut own);
    own.wait(8 * DAY);
    untested(&mut own);
    check(&own, DueLevel::Blocked, DueBecause::Days);
}

#[test]
fn the_first_test_is_due_with_the_first_load() {
    let mut own = Autoclave::gravity();
    assert_eq!(due_lines(&own.survey(), own.here()), []);
    untested(&mut own);
    check(&own, DueLevel::Today, DueBecause::First);
    own.wait(2 * DAY);
    check(&own, DueLevel::Overdue, DueBecause::First);
}

#[test]
fn a_test_counts_from_its_load_on_until_it_turns_out_to_say_nothing() {
    let end: [fn(&mut Autoclave, BiTestId); 3] = [
        // Its control did not grow.
        |own, test| {
            own.read_bi(test, Growth::None, Growth::None).unwrap();
        },
        |own, test| {
            own.ask(SterilizationCommand::VoidBi { test, note: note("The vial broke") }).unwrap();
        },
        |own, test| {
            own.read_bi(test, Growth::Growth, Growth::Growth).unwrap();
        },
    ];
    for end in end {
        let mut own = Autoclave::gravity();
        tested(&mut own);
        let first = own.here().date();
        own.wait(5 * DAY);
        let (_, test) = own.cycle_of(own.pouches, 45, WithBi::Yes);
        assert_eq!(line(&own).due, first.plus_days(5 + 7), "one that waits to be read counts");
        own.wait(60);
        end(&mut own, test.unwrap());
        assert_eq!(line(&own).due, first.plus_days(7));
    }
}

#[test]
fn a_test_in_a_load_that_failed_does_not_count() {
    let mut own = Autoclave::gravity();
    tested(&mut own);
    let first = own.here().date();
    own.wait(2 * DAY);
    let load = own.filled(own.pouches);
    own.place_bi(load);
    own.start(load, 2).unwrap();
    own.wait(5);
    own.ask(SterilizationCommand::EndCycle { load, ending: Ending::Aborted, code: None }).unwrap();
    check(&own, DueLevel::Today, DueBecause::FailedCycle);
    assert_eq!(line(&own).due, first.plus_days(2), "a failed cycle asks for a test at once");
}

#[test]
fn a_counter_that_began_again_asks_for_a_test() {
    let mut own = Autoclave::gravity();
    tested(&mut own);
    own.wait(DAY);
    let change = SterilizerChange::CounterRestarted { first: 1, reason: note("A new board was put in") };
    let (lead, sterilizer) = (own.lead, own.sterilizer);
    own.ask_as(lead, SterilizationCommand::ChangeSterilizer { sterilizer, change }).unwrap();
    check(&own, DueLevel::Today, DueBecause::CounterRestarted);
}

#[test]
fn every_program_has_a_line_of_its_own_unless_one_speaks_for_the_other() {
    let mut own = Autoclave::gravity();
    tested(&mut own);
    own.cycle_of(own.packs, 45, WithBi::No);
    let programs = |own: &Autoclave| {
        let lines = due_lines(&own.survey(), own.here());
        lines.into_iter().map(|line| (line.program, line.level)).collect::<Vec<_>>()
    };
    let (pouches, packs) = (Some(own.pouches), Some(own.packs));
    assert_eq!(programs(&own), [(pouches, DueLevel::Done), (packs, DueLevel::Today)]);
    let (lead, program, others) = (own.lead, own.pouches, vec![own.packs]);
    own.ask_as(lead, SterilizationCommand::SetCovers { program, others }).unwrap();
    assert_eq!(programs(&own), [(pouches, DueLevel::Done), (packs, DueLevel::Done)]);
    let (program, others) = (own.pouches, vec![]);
    own.ask_as(lead, SterilizationCommand::SetCovers { program, others }).unwrap();
    work_by(&mut own, |policy| policy.coverage = Coverage::AnyProgram);
    assert_eq!(programs(&own), [(None, DueLevel::Done)]);
}

#[test]
fn forty_hours_of_use_come_with_the_44th_cycle_of_55_minutes() {
    let mut own = Autoclave::gravity();
    work_by(&mut own, |policy| policy.place = Some(label("fl_dental")));
    tested(&mut own);
    let thirty_days = own.here().date().plus_days(30);
    for _ in 0..43 {
        own.cycle_of(own.pouches, 55, WithBi::No);
    }
    check(&own, DueLevel::Done, DueBecause::Days);
    assert_eq!((line(&own).due, line(&own).used_ms), (thirty_days, 43 * 55 * MINUTE_MS));
    own.cycle_of(own.pouches, 55, WithBi::No);
    check(&own, DueLevel::Today, DueBecause::Hours);
    assert!(line(&own).used_ms > 40 * HOUR_MS);
    // The days do not wait for the hours.
    let mut own = Autoclave::gravity();
    work_by(&mut own, |policy| policy.place = Some(label("fl_dental")));
    tested(&mut own);
    own.wait(29 * DAY);
    untested(&mut own);
    check(&own, DueLevel::Soon, DueBecause::Days);
    own.wait(2 * DAY);
    untested(&mut own);
    check(&own, DueLevel::Overdue, DueBecause::Days);
}

#[test]
fn where_a_place_has_no_rule_of_its_own_the_week_of_the_cdc_counts() {
    let mut own = Autoclave::gravity();
    tested(&mut own);
    let week = own.here().date().plus_days(7);
    for place in [None, Some("tx_dental"), Some("not a place"), Some("wa_dental")] {
        work_by(&mut own, |policy| {
            policy.place = place.map(label);
            policy.grace_days += 1;
        });
        assert_eq!(line(&own).due, week, "{place:?}");
    }
}

/// 2027-11-07 is 25 hours long in Chicago: at two in the morning it is one o'clock again.
#[test]
fn a_week_is_seven_days_on_the_wall_also_when_one_of_them_has_25_hours() {
    let mut own = Autoclave::gravity();
    let (summer, winter) = (Offset::from_minutes(-300).unwrap(), Offset::from_minutes(-360).unwrap());
    let at = |day: i32, minutes: i64, offset: Offset| {
        let midnight = Date::from_civil(2027, 11, 1).unwrap().plus_days(day - 1);
        let local = i64::from(midnight.days()) * DAY + minutes - i64::from(offset.minutes());
        Zoned { at: Instant::from_ms(local * MINUTE_MS), offset }
    };
    let late = 23 * 60 + 50;
    own.now = at(0, late, summer).at;
    own.bi = own.receive_bi("27C", Date::from_civil(2028, 6, 30).unwrap());
    let load = own.filled(own.pouches);
    let test = own.place_bi(load);
    let start = SterilizationCommand::StartCycle { load, number: Some(1), jump: Jump::Meant };
    own.ask_at(at(0, late, summer), start).unwrap();
    own.wait(45);
    own.end(load).unwrap();
    own.measure(load, good()).unwrap();
    own.incubate(test).unwrap();
    own.wait(60);
    own.read_bi(test, Growth::None, Growth::Growth).unwrap();
    let level = |now: Zoned| due_lines(&own.survey(), now)[0].level;
    assert_eq!(level(at(6, late, summer)), DueLevel::Soon);
    assert_eq!(level(at(7, 10, summer)), DueLevel::Today, "ten past midnight, not seven times 24 hours");
    assert_eq!(level(at(7, late, winter)), DueLevel::Today, "an hour more than seven times 24 hours");
    assert_eq!(level(at(8, 10, winter)), DueLevel::AtNextUse);
}

#[test]
fn the_day_of_the_air_removal_test_ends_at_midnight_on_the_wall() {
    let mut own = Autoclave::new(SterilizerClass::PreVacuum);
    own.wait(15 * 60 + 50);
    assert_eq!(own.here().hour_minute(), (23, 50));
    own.bowie_dick(TestOutcome::Pass).unwrap();
    assert_eq!(machine(&own.survey(), own.here()).blocks, []);
    own.wait(9);
    assert_eq!(machine(&own.survey(), own.here()).blocks, []);
    own.wait(1);
    assert_eq!(machine(&own.survey(), own.here()).blocks, [Block::NoAirRemovalTest]);
}
