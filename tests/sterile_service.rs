//! A sterilizer after a repair, one that does not count, a night of 25 hours, and how long a pack lasts.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::clinic::label;
use support::sterile::{Asked, Autoclave, WithBi, good, why};
use support::stock_bodies::note;
use tallywell::domain::event::sterile_load::{Ending, Growth, ImmediateUse, IndicatorResult, Measured, Run};
use tallywell::domain::event::sterile_setup::{
    CycleCounter, PackKind, ProgramDefined, ServiceWork, Serviced, ShelfLife, SterilizerCode, TestOutcome,
};
use tallywell::domain::ids::{LoadId, ProgramId, SterilizerId};
use tallywell::domain::sterilization::command::{Jump, NewPacks, SterilizationCommand};
use tallywell::domain::sterilization::cycles::gaps;
use tallywell::domain::sterilization::due::due_lines;
use tallywell::domain::sterilization::kinds::{Packaging, SterilizerClass};
use tallywell::domain::sterilization::machine::{Block, Progress, Requalification, machine};
use tallywell::domain::sterilization::pack::{self, PackStanding};
use tallywell::domain::sterilization::recall::SuspectStanding;
use tallywell::domain::sterilization::refusal::SterilizationRefusal;
use tallywell::domain::sterilization::standing::{LoadStanding, state_of};
use tallywell::domain::sterilization::survey::OutCause;
use tallywell::domain::time::{Date, Instant, MINUTE_MS, Offset, Zoned};

const DAY: i64 = 24 * 60;

fn serviced(own: &mut Autoclave, work: ServiceWork) {
    let service = Serviced { work, vendor: label("Ñandú Service"), what: note("Vacuum pump") };
    let sterilizer = own.sterilizer;
    own.ask(SterilizationCommand::Service { sterilizer, service }).unwrap();
}

fn progress(own: &Autoclave) -> Requalification {
    machine(&own.survey(), own.here()).requalification.expect("out of service")
}

fn air_and_biological(own: &Autoclave) -> ((u8, u8), (u8, u8)) {
    let Requalification { air_removal, biological, .. } = progress(own);
    let pair = |progress: Progress| (progress.done, progress.needed);
    (pair(air_removal), pair(biological))
}

/// A run without packs, its indicator read after an hour.
fn test_run(own: &mut Autoclave, grew: Growth, control: Growth) {
    let open =
        SterilizationCommand::OpenLoad { sterilizer: own.sterilizer, program: own.pouches, run: Run::Test };
    let load = LoadId(own.ask(open).unwrap()[0].id);
    let test = own.place_bi(load);
    own.start(load, own.next_number()).unwrap();
    own.wait(45);
    own.end(load).unwrap();
    own.measure(load, good()).unwrap();
    own.incubate(test).unwrap();
    own.wait(60);
    own.read_bi(test, grew, control).unwrap();
}

fn give_back(own: &mut Autoclave) -> Asked {
    let back = SterilizationCommand::ReturnToService {
        sterilizer: own.sterilizer,
        note: note("Pump replaced, three of three"),
        co: own.signed(own.lead),
    };
    own.ask(back)
}

#[test]
fn a_major_repair_asks_for_three_bowie_dick_tests_and_three_negatives() {
    let mut own = Autoclave::new(SterilizerClass::PreVacuum);
    own.bowie_dick(TestOutcome::Pass).unwrap();
    serviced(&mut own, ServiceWork::MajorRepair);
    let blocks = machine(&own.survey(), own.here()).blocks;
    assert!(matches!(blocks.as_slice(), [Block::OutOfService(OutCause::Service { .. })]), "{blocks:?}");
    assert_eq!(air_and_biological(&own), ((0, 3), (0, 3)), "the one before the repair says nothing");
    let open = SterilizationCommand::OpenLoad {
        sterilizer: own.sterilizer,
        program: own.pouches,
        run: Run::Process,
    };
    assert!(matches!(why(own.ask(open.clone())), SterilizationRefusal::Blocked(_)));
    own.wait(1);
    for done in 1..=3 {
        own.bowie_dick(TestOutcome::Pass).unwrap();
        assert_eq!(air_and_biological(&own), ((done, 3), (0, 3)));
    }
    for done in 1..=2 {
        test_run(&mut own, Growth::None, Growth::Growth);
        assert_eq!(air_and_biological(&own), ((3, 3), (done, 3)));
    }
    test_run(&mut own, Growth::None, Growth::None);
    assert_eq!(air_and_biological(&own), ((3, 3), (2, 3)), "a test that says nothing is not the third");
    assert!(matches!(why(give_back(&mut own)), SterilizationRefusal::NotRequalified(_)));
    test_run(&mut own, Growth::None, Growth::Growth);
    give_back(&mut own).unwrap();
    own.ask(open).unwrap();
}

#[test]
fn a_bad_test_on_the_way_back_begins_anew() {
    let mut own = Autoclave::new(SterilizerClass::PreVacuum);
    serviced(&mut own, ServiceWork::Moved);
    own.wait(1);
    own.bowie_dick(TestOutcome::Pass).unwrap();
    own.bowie_dick(TestOutcome::Pass).unwrap();
    own.wait(1);
    own.bowie_dick(TestOutcome::Fail).unwrap();
    assert_eq!(air_and_biological(&own), ((0, 3), (0, 3)));
    own.wait(1);
    own.bowie_dick(TestOutcome::Pass).unwrap();
    assert_eq!(air_and_biological(&own), ((1, 3), (0, 3)));
    test_run(&mut own, Growth::None, Growth::Growth);
    test_run(&mut own, Growth::None, Growth::Growth);
    test_run(&mut own, Growth::Growth, Growth::Growth);
    assert_eq!(air_and_biological(&own).1, (0, 3));
}

#[test]
fn gravity_asks_for_negatives_only_and_small_work_for_nothing() {
    let mut own = Autoclave::gravity();
    serviced(&mut own, ServiceWork::Minor);
    assert_eq!(machine(&own.survey(), own.here()).blocks, []);
    serviced(&mut own, ServiceWork::Installed);
    assert_eq!(air_and_biological(&own), ((0, 0), (0, 3)));
    let mut other = Autoclave::gravity();
    let sterilizer = other.sterilizer;
    other.ask(SterilizationCommand::TakeOutOfService { sterilizer, reason: note("Error E7") }).unwrap();
    assert_eq!(air_and_biological(&other), ((0, 0), (0, 1)), "a doubt: one good indicator");
}

/// A released load of one pack that lasts so long.
fn with_shelf(own: &mut Autoclave, cycle: u32, shelf: ShelfLife) -> LoadId {
    let load = own.open(own.pouches);
    let packs = NewPacks {
        count: 1,
        name: label("Suture tray"),
        template: None,
        packaging: Packaging::Pouch,
        kind: PackKind::Ordinary,
        shelf,
        internal: None,
        packer: None,
    };
    own.ask(SterilizationCommand::AddPacks { load, packs }).unwrap();
    own.start(load, cycle).unwrap();
    own.wait(45);
    own.end(load).unwrap();
    own.measure(load, good()).unwrap();
    own.indicators(load, IndicatorResult::Pass).unwrap();
    own.unload(load).unwrap();
    own.release(load).unwrap();
    load
}

fn last_day(own: &Autoclave, load: LoadId) -> Option<Date> {
    let survey = own.survey();
    let load = survey.load(load).unwrap();
    pack::last_day(load, &load.packs[0])
}

#[test]
fn a_pack_for_180_days_is_good_to_the_end_of_the_last_and_others_as_long_as_they_are_whole() {
    let mut own = Autoclave::gravity();
    // Ten to midnight: the cycle ends on the day after.
    own.wait(15 * 60 + 50);
    assert_eq!(own.here().hour_minute(), (23, 50));
    let begun = own.here().date();
    let dated = with_shelf(&mut own, 1, ShelfLife::Days(180));
    let ever = with_shelf(&mut own, 2, ShelfLife::EventRelated);
    assert_eq!(last_day(&own, dated), Some(begun.plus_days(180)));
    assert_eq!(last_day(&own, ever), None);
    let on = |own: &mut Autoclave, days: i64, minutes: i64| {
        let midnight = i64::from(begun.plus_days(i32::try_from(days).unwrap()).days()) * DAY + 6 * 60;
        own.now = Instant::from_ms((midnight + minutes) * MINUTE_MS);
        (own.packs(dated)[0], own.packs(ever)[0])
    };
    let ready = PackStanding::Available;
    assert_eq!(on(&mut own, 180, DAY - 1), (ready, ready));
    assert_eq!(on(&mut own, 181, 0), (PackStanding::Expired, ready));
    assert_eq!(on(&mut own, 4_000, 0), (PackStanding::Expired, ready));
}

#[test]
fn the_pack_that_ends_first_is_not_always_the_one_that_was_made_first() {
    let mut own = Autoclave::gravity();
    let long = with_shelf(&mut own, 1, ShelfLife::Days(180));
    own.wait(DAY);
    let short = with_shelf(&mut own, 2, ShelfLife::Days(7));
    own.wait(DAY);
    let shorter = with_shelf(&mut own, 3, ShelfLife::Days(5));
    let mut loads = [long, short, shorter];
    loads.sort_by_key(|load| last_day(&own, *load));
    assert_eq!(loads, [shorter, short, long]);
}

#[test]
fn a_cycle_over_the_hour_that_comes_twice_lasts_half_an_hour() {
    let mut own = Autoclave::gravity();
    let (summer, winter) = (Offset::from_minutes(-300).unwrap(), Offset::from_minutes(-360).unwrap());
    // 2027-11-07, ten to two in the morning, ten minutes before it is one o'clock again.
    let day = i64::from(Date::from_civil(2027, 11, 7).unwrap().days()) * DAY;
    own.now = Instant::from_ms((day + 110 + 300) * MINUTE_MS);
    let load = own.open(own.quick);
    own.add(load, 1, Packaging::Unwrapped, PackKind::Ordinary).unwrap();
    let before = Zoned { at: own.now, offset: summer };
    let start = SterilizationCommand::StartCycle { load, number: Some(1), jump: Jump::Meant };
    own.ask_at(before, start).unwrap();
    own.wait(30);
    let after = Zoned { at: own.now, offset: winter };
    assert_eq!((before.hour_minute(), after.hour_minute()), ((1, 50), (1, 20)));
    let ending = Ending::Complete;
    own.ask_at(after, SterilizationCommand::EndCycle { load, ending, code: None }).unwrap();
    own.measure(load, Measured { exposure_s: 180, dry_s: 0, ..good() }).unwrap();
    own.indicators(load, IndicatorResult::Pass).unwrap();
    own.unload(load).unwrap();
    let why_at_once =
        ImmediateUse { reason: note("It was dropped"), prevention: note("A second set"), case_code: None };
    own.ask(SterilizationCommand::TellImmediateUse { load, what: why_at_once }).unwrap();
    own.release(load).unwrap();
    assert_eq!(own.standing(load), LoadStanding::Released);
    assert_eq!(due_lines(&own.survey(), after)[0].used_ms, 30 * MINUTE_MS);
}

/// A second sterilizer, which shows no number of its cycles.
fn without_counter() -> Autoclave {
    let mut own = Autoclave::gravity();
    let lead = own.lead;
    let mut registered = own.survey().sterilizer.clone();
    registered.code = SterilizerCode::parse("B2").unwrap();
    registered.counter = CycleCounter::None;
    let asked = own.ask_as(lead, SterilizationCommand::RegisterSterilizer(registered)).unwrap();
    own.sterilizer = SterilizerId(asked[0].id);
    let (_, pouches) = own.tablet.state.sterilization.program(own.pouches).unwrap();
    let program = ProgramDefined { sterilizer: own.sterilizer, ..pouches.clone() };
    let asked = own.ask_as(lead, SterilizationCommand::DefineProgram(program)).unwrap();
    own.pouches = ProgramId(asked[0].id);
    let verify = SterilizationCommand::VerifyProgram { program: own.pouches, note: note("Manual p. 12") };
    own.ask_as(lead, verify).unwrap();
    own
}

#[test]
fn a_sterilizer_that_does_not_count_orders_its_loads_by_time() {
    let mut own = without_counter();
    let (first, negative) = own.cycle_of(own.pouches, 45, WithBi::Yes);
    own.wait(60);
    own.read_bi(negative.unwrap(), Growth::None, Growth::Growth).unwrap();
    let (third, positive) = own.cycle_of(own.pouches, 45, WithBi::Yes);
    own.release_all(&[first, third]);
    assert_eq!(own.survey().load(third).unwrap().cycle(), None, "a number that somebody gives all the same");
    // Written down afterwards: it ran between the two.
    let second = own.filled(own.pouches);
    let start = SterilizationCommand::StartCycle { load: second, number: None, jump: Jump::Unsaid };
    own.earlier(45 + 55, start).unwrap();
    let ending = Ending::Complete;
    own.earlier(45 + 5, SterilizationCommand::EndCycle { load: second, ending, code: None }).unwrap();
    own.measure(second, good()).unwrap();
    own.release_all(&[second]);
    let order: Vec<LoadId> = own.survey().loads.iter().map(|load| load.id).collect();
    assert_eq!(order, [first, second, third]);
    assert_eq!(gaps(&own.survey()), []);
    own.wait(60);
    own.read_bi(positive.unwrap(), Growth::Growth, Growth::Growth).unwrap();
    let recall = &own.recalls()[0];
    let suspects: Vec<_> = recall.loads.iter().map(|suspect| (suspect.load, suspect.standing)).collect();
    let recalled = SuspectStanding::Recalled;
    assert_eq!(suspects, [(second, recalled), (third, recalled)], "back to the negative one of the first");
    let survey = own.survey();
    assert_eq!(state_of(&survey, survey.load(first).unwrap()).standing, LoadStanding::Released);
}
