//! Scenarios 1 to 5 and 11 of the research: a load that is good, and every way in which one is not.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::sterile::{Asked, Autoclave, WithBi, celsius, good, psig, why};
use support::stock_bodies::note;
use tallywell::codec::snapshot::state_digest;
use tallywell::domain::event::sterile_load::{
    CorrectedFigure, HoldReason, ImmediateUse, IndicatorRead, IndicatorResult, IndicatorScope, LoadFact,
    Measured, PackFact, PackOpened, Run, Unloaded,
};
use tallywell::domain::event::sterile_setup::{PackKind, TestOutcome};
use tallywell::domain::ids::{EventId, LoadId};
use tallywell::domain::refusal::Refusal;
use tallywell::domain::state::State;
use tallywell::domain::sterilization::command::{Jump, SterilizationCommand};
use tallywell::domain::sterilization::kinds::{Packaging, SterilizerClass};
use tallywell::domain::sterilization::lethality::plateau;
use tallywell::domain::sterilization::load::Failure;
use tallywell::domain::sterilization::machine::Block;
use tallywell::domain::sterilization::pack::PackStanding;
use tallywell::domain::sterilization::refusal::{Bar, SterilizationRefusal};
use tallywell::domain::sterilization::standing::{LoadStanding, Missing};
use tallywell::domain::sterilization::steam::Hint;
use tallywell::domain::sterilization::units::{
    Altitude, PressureReading, PressureReference, PressureUnit, TemperatureUnit,
};
use tallywell::domain::text::Note;

/// A load of twelve pouches whose cycle is over.
fn run_to_the_end(own: &mut Autoclave) -> LoadId {
    let load = own.open(own.pouches);
    own.add(load, 12, Packaging::Pouch, PackKind::Ordinary).unwrap();
    own.start(load, 1042).unwrap();
    own.wait(45);
    own.end(load).unwrap();
    load
}

fn read_and_unloaded(own: &mut Autoclave, measured: Measured) -> LoadId {
    let load = run_to_the_end(own);
    own.measure(load, measured).unwrap();
    own.indicators(load, IndicatorResult::Pass).unwrap();
    own.unload(load).unwrap();
    load
}

fn fact_of(own: &Autoclave, load: LoadId, wanted: fn(&LoadFact) -> bool) -> EventId {
    let record = own.tablet.state.sterilization.loads.get(&load).unwrap();
    *record.facts.iter().find(|(_, told)| wanted(&told.what)).unwrap().0
}

#[test]
fn a_good_load_is_released_and_its_packs_are_ready() {
    let mut own = Autoclave::gravity();
    let load = read_and_unloaded(&mut own, good());
    assert_eq!(own.standing(load), LoadStanding::Checking);
    assert_eq!(own.usable(load), 0);
    own.release(load).unwrap();
    assert_eq!(own.standing(load), LoadStanding::Released);
    assert_eq!(own.usable(load), 12);
    let survey = own.survey();
    let read = survey.load(load).unwrap();
    assert_eq!(read.opened.what.code.as_str(), "A1-261102-01A");
    let agreement = read.agreement(&read.readings[0].what).unwrap();
    assert!((20..=40).contains(&agreement.difference), "{agreement:?}");
    let fahrenheit = tallywell::domain::sterilization::units::Celsius::from_fahrenheit_hundredths(27_000);
    assert_eq!(plateau(fahrenheit, 240).tenths(), 518);
}

#[test]
fn a_release_by_a_slip_is_withdrawn_and_stays_on_the_record() {
    let mut own = Autoclave::gravity();
    let load = read_and_unloaded(&mut own, good());
    let release = own.release(load).unwrap()[0].id;
    own.ask(SterilizationCommand::WithdrawRelease { load, release }).unwrap();
    assert_eq!(own.standing(load), LoadStanding::Checking);
    assert_eq!(own.usable(load), 0);
    own.release(load).unwrap();
    assert_eq!(own.usable(load), 12);
}

#[test]
fn a_release_names_everything_that_is_lacking_at_once() {
    let mut own = Autoclave::gravity();
    let load = run_to_the_end(&mut own);
    let SterilizationRefusal::CannotRelease(bars) = why(own.release(load)) else { panic!() };
    assert_eq!(
        bars,
        [
            Bar::Missing(Missing::Readings),
            Bar::Missing(Missing::External { packs: (1..=12).collect() }),
            Bar::Missing(Missing::Unload),
        ]
    );
}

#[test]
fn ten_seconds_short_is_rejected_for_everybody_and_corrected_by_two_only() {
    let mut own = Autoclave::gravity();
    let load = read_and_unloaded(&mut own, Measured { exposure_s: 230, ..good() });
    assert_eq!(own.standing(load), LoadStanding::Rejected);
    for who in [own.operator, own.other, own.lead] {
        let release = SterilizationCommand::Release { load, co: None, note: Note::default() };
        let SterilizationRefusal::CannotRelease(bars) = why(own.ask_as(who, release)) else { panic!() };
        let [Bar::Failed(Failure::ExposureShort { needed_s: 240, got_s: 230, .. })] = bars.as_slice() else {
            panic!("{bars:?}")
        };
    }
    assert_eq!(own.packs(load), [PackStanding::ToReprocess; 12]);

    let target = fact_of(&own, load, |fact| matches!(fact, LoadFact::Measured(_)));
    let correct = |co, reason: &str| SterilizationCommand::Correct {
        load,
        target,
        to: CorrectedFigure::Measured(good()),
        reason: note(reason),
        co,
    };
    let alone = own.ask(correct(None, "The printout says 4:00, read wrongly"));
    assert_eq!(why(alone), SterilizationRefusal::SecondPersonNeeded);
    let with_lead = Some(own.signed(own.lead));
    assert_eq!(why(own.ask(correct(with_lead, "typo"))), SterilizationRefusal::ReasonTooShort { least: 15 });
    own.ask(correct(with_lead, "The printout says 4:00, read wrongly")).unwrap();
    assert_eq!(own.standing(load), LoadStanding::Held);
    // Who ran it may not be the only one to look.
    assert_eq!(why(own.release(load)), SterilizationRefusal::OtherReviewerNeeded);
    let release =
        SterilizationCommand::Release { load, co: None, note: note("Printout looked at, 4:00 it is") };
    own.ask_as(own.lead, release).unwrap();
    assert_eq!(own.standing(load), LoadStanding::Released);
    assert_eq!(own.survey().load(load).unwrap().record.facts.len(), 8, "the first figure stays");
}

fn measure_with(own: &mut Autoclave, min: f64, pressure: PressureReading) -> Asked {
    let load = run_to_the_end(own);
    let measured = Measured { min: celsius(min), pressure: Some(pressure), ..good() };
    own.measure(load, measured)
}

#[test]
fn slips_of_unit_and_gauge_are_refused_and_nothing_is_kept() {
    let mut own = Autoclave::gravity();
    let load = run_to_the_end(&mut own);
    let fahrenheit = Measured { min: celsius(270.0), max: celsius(271.0), ..good() };
    assert!(matches!(why(own.measure(load, fahrenheit)), SterilizationRefusal::Temperature { .. }));
    let absolute = PressureReading {
        thousandths: 1_860,
        unit: PressureUnit::Bar,
        reference: PressureReference::Absolute,
    };
    let measured = Measured { min: celsius(132.0), pressure: Some(absolute), ..good() };
    let SterilizationRefusal::Pressure { agreement, hints } = why(own.measure(load, measured)) else {
        panic!()
    };
    assert!((-1_420..=-1_400).contains(&agreement.unwrap().difference), "{agreement:?}");
    assert!(
        hints.iter().any(|hint| matches!(hint,
            Hint::TriedOtherReference(read) if read.reference == PressureReference::Gauge)),
        "{hints:?}"
    );
    assert_eq!(own.survey().load(load).unwrap().readings.len(), 0);
}

#[test]
fn altitude_decides_between_pass_and_hold() {
    let at = |metres: i16| {
        let mut own = Autoclave::gravity();
        let change = tallywell::domain::sterilization::command::SterilizerChange::Altitude(
            Altitude::new(metres).unwrap(),
        );
        let set = SterilizationCommand::ChangeSterilizer { sterilizer: own.sterilizer, change };
        own.ask_as(own.lead, set).unwrap();
        own.wait(1);
        own
    };
    for (metres, celsius, pounds, held) in [
        (1_609, 132.0, 27.0, true),
        (1_609, 132.0, 29.5, false),
        (0, 132.0, 29.5, true),
        (0, 132.2, 31.0, true),
    ] {
        let mut own = at(metres);
        measure_with(&mut own, celsius, psig(pounds)).unwrap();
        let load = own.survey().loads[0].id;
        own.indicators(load, IndicatorResult::Pass).unwrap();
        own.unload(load).unwrap();
        let expected = if held { LoadStanding::Held } else { LoadStanding::Checking };
        assert_eq!(own.standing(load), expected, "{metres} m, {celsius} C, {pounds} psig");
    }
}

#[test]
fn a_later_altitude_changes_no_load_that_was_opened_before() {
    let mut own = Autoclave::gravity();
    let load =
        read_and_unloaded(&mut own, Measured { min: celsius(132.0), pressure: Some(psig(29.5)), ..good() });
    assert_eq!(own.standing(load), LoadStanding::Held);
    let change =
        tallywell::domain::sterilization::command::SterilizerChange::Altitude(Altitude::new(1_609).unwrap());
    let set = SterilizationCommand::ChangeSterilizer { sterilizer: own.sterilizer, change };
    own.ask_as(own.lead, set).unwrap();
    assert_eq!(own.standing(load), LoadStanding::Held);
}

#[test]
fn a_display_in_fahrenheit_reaches_the_program_of_134_c_at_273() {
    let mut own = Autoclave::gravity();
    let limits = tallywell::domain::event::sterile_setup::CycleLimits {
        set: celsius(134.0),
        min: celsius(134.0),
        max: celsius(137.0),
        exposure_s: 180,
        dry_s: 0,
    };
    let program = {
        let (_, held) = own.tablet.state.sterilization.program(own.pouches).unwrap();
        tallywell::domain::event::sterile_setup::ProgramDefined { limits, ..held.clone() }
    };
    let lead = own.lead;
    let id = own.ask_as(lead, SterilizationCommand::DefineProgram(program)).unwrap()[0].id;
    let program = tallywell::domain::ids::ProgramId(id);
    own.ask_as(lead, SterilizationCommand::VerifyProgram { program, note: note("p. 3") }).unwrap();
    for (fahrenheit, unit, passes) in [
        (27_300, TemperatureUnit::Fahrenheit, true),
        (27_300, TemperatureUnit::Celsius, false),
        (27_290, TemperatureUnit::Fahrenheit, false),
    ] {
        let load = own.open(program);
        own.add(load, 1, Packaging::Pouch, PackKind::Ordinary).unwrap();
        let cycle = own.survey().loads.len() as u32;
        own.start(load, cycle).unwrap();
        own.wait(20);
        own.end(load).unwrap();
        let min = tallywell::domain::sterilization::units::Celsius::from_fahrenheit_hundredths(fahrenheit);
        let measured = Measured {
            min,
            max: celsius(134.5),
            exposure_s: 180,
            dry_s: 0,
            unit,
            pressure: Some(psig(29.4)),
            ..good()
        };
        own.measure(load, measured).unwrap();
        let failed = !own.survey().load(load).unwrap().failures.is_empty();
        assert_eq!(failed, !passes, "{fahrenheit} {unit:?}");
    }
}

#[test]
fn the_wrong_packaging_does_not_get_into_a_program() {
    let mut own = Autoclave::gravity();
    let load = own.open(own.quick);
    let refused = why(own.add(load, 1, Packaging::Wrap, PackKind::Ordinary));
    let SterilizationRefusal::Packaging { packaging: Packaging::Wrap, fitting } = refused else { panic!() };
    assert_eq!(fitting, [own.packs]);
    let load = own.open(own.pouches);
    let refused = why(own.add(load, 1, Packaging::Textile, PackKind::Ordinary));
    assert!(matches!(refused, SterilizationRefusal::Packaging { fitting, .. } if fitting.is_empty()));
}

#[test]
fn nothing_of_immediate_use_is_stored() {
    let mut own = Autoclave::gravity();
    let load = own.open(own.quick);
    own.add(load, 1, Packaging::Unwrapped, PackKind::Ordinary).unwrap();
    own.start(load, 7).unwrap();
    own.wait(10);
    own.end(load).unwrap();
    own.measure(load, Measured { exposure_s: 180, dry_s: 0, ..good() }).unwrap();
    own.indicators(load, IndicatorResult::Pass).unwrap();
    own.unload(load).unwrap();
    let why_at_once =
        ImmediateUse { reason: note("It was dropped"), prevention: note("A second set"), case_code: None };
    own.ask(SterilizationCommand::TellImmediateUse { load, what: why_at_once }).unwrap();
    own.release(load).unwrap();
    let place = *own.tablet.state.clinic.places.keys().next().unwrap();
    let stored = SterilizationCommand::NotePacks { load, packs: vec![1], what: PackFact::Stored(place) };
    assert_eq!(why(own.ask(stored)), SterilizationRefusal::PackNotUsable);
}

#[test]
fn no_bowie_dick_today_no_load_and_a_failed_one_blocks_until_its_repeat() {
    let mut own = Autoclave::new(SterilizerClass::PreVacuum);
    let open = |own: &mut Autoclave| {
        let (sterilizer, program) = (own.sterilizer, own.pouches);
        own.ask(SterilizationCommand::OpenLoad { sterilizer, program, run: Run::Process })
    };
    assert_eq!(why(open(&mut own)), SterilizationRefusal::Blocked(vec![Block::NoAirRemovalTest]));
    let mut back = own.second_tablet();
    own.bowie_dick(TestOutcome::Fail).unwrap();
    assert!(matches!(why(open(&mut own)), SterilizationRefusal::Blocked(blocks) if blocks.len() == 1));

    // The other tablet, offline, has a passed test of its own and runs a load between fail and repeat.
    back.now = own.now.plus_ms(-600_000);
    back.bowie_dick(TestOutcome::Pass).unwrap();
    back.now = own.now.plus_ms(300_000);
    let theirs = back.open(back.pouches);
    back.add(theirs, 2, Packaging::Pouch, PackKind::Ordinary).unwrap();
    back.start(theirs, 300).unwrap();
    back.wait(45);
    back.end(theirs).unwrap();
    back.measure(theirs, good()).unwrap();
    back.indicators(theirs, IndicatorResult::Pass).unwrap();
    back.unload(theirs).unwrap();
    back.release(theirs).unwrap();
    assert_eq!(back.standing(theirs), LoadStanding::Released);

    own.wait(25);
    own.bowie_dick(TestOutcome::Pass).unwrap();
    open(&mut own).unwrap();
    own.wait(60);
    own.tablet.learn_from(own.now, &mut back.tablet);
    assert_eq!(own.standing(theirs), LoadStanding::Held);
    assert_eq!(own.state(theirs).holds[0].reason, HoldReason::AirRemoval);
    assert_eq!(own.usable(theirs), 0);
}

#[test]
fn one_cycle_logged_on_two_tablets_is_held_and_the_worse_record_counts() {
    let mut own = Autoclave::gravity();
    let mut back = own.second_tablet();
    let ours = read_and_unloaded(&mut own, good());
    own.release(ours).unwrap();
    let theirs = back.open(back.pouches);
    back.add(theirs, 12, Packaging::Pouch, PackKind::Ordinary).unwrap();
    back.start(theirs, 1042).unwrap();
    back.wait(45);
    back.end(theirs).unwrap();
    back.measure(theirs, good()).unwrap();
    own.tablet.learn_from(own.now, &mut back.tablet);
    assert_eq!(own.standing(ours), LoadStanding::Held);
    assert_eq!(own.usable(ours), 0);
    let read = |packs: Vec<u8>, result| {
        let reads = vec![IndicatorRead { scope: IndicatorScope::External(packs), lot: None, result }];
        SterilizationCommand::ReadIndicators { load: theirs, reads }
    };
    back.ask(read(vec![7], IndicatorResult::Fail)).unwrap();
    own.tablet.learn_from(own.now, &mut back.tablet);
    assert_eq!(own.standing(theirs), LoadStanding::Rejected);
    assert_eq!(own.standing(ours), LoadStanding::Rejected);
    assert_eq!(own.packs(ours), [PackStanding::ToReprocess; 12]);
}

#[test]
fn wet_packs_stay_out_and_two_of_them_hold_the_load() {
    let mut own = Autoclave::gravity();
    for (cycle, wet, held) in [(1, vec![3], false), (2, vec![3, 4], true)] {
        let load = own.open(own.pouches);
        own.add(load, 5, Packaging::Pouch, PackKind::Ordinary).unwrap();
        own.start(load, cycle).unwrap();
        own.wait(45);
        own.end(load).unwrap();
        own.measure(load, good()).unwrap();
        own.indicators(load, IndicatorResult::Pass).unwrap();
        own.ask(SterilizationCommand::Unload { load, seen: Unloaded { wet, torn: vec![5] } }).unwrap();
        assert_eq!(own.standing(load), if held { LoadStanding::Held } else { LoadStanding::Checking });
        if !held {
            own.release(load).unwrap();
            let (ready, wet, torn) = (PackStanding::Available, PackStanding::Wet, PackStanding::Torn);
            assert_eq!(own.packs(load), [ready, ready, wet, ready, torn]);
        }
    }
}

#[test]
fn a_failed_indicator_inside_spoils_one_pack_and_holds_nothing_else_by_itself() {
    let mut own = Autoclave::gravity();
    let (load, _) = own.whole_load(own.pouches, 9, 3, WithBi::No);
    let opened = PackOpened { internal: IndicatorResult::Fail, place: None, case_code: None };
    let note =
        SterilizationCommand::NotePacks { load, packs: vec![2], what: PackFact::Opened(Box::new(opened)) };
    own.ask(note).unwrap();
    assert_eq!(own.packs(load)[1], PackStanding::OpenedAndRefused);
    assert_eq!(own.standing(load), LoadStanding::Held, "the others wait until somebody has looked");
    assert_eq!(own.usable(load), 0);
}

#[test]
fn a_fail_that_comes_after_the_release_takes_every_pack_back() {
    let mut own = Autoclave::gravity();
    let (load, _) = own.whole_load(own.pouches, 9, 3, WithBi::No);
    assert_eq!(own.usable(load), 3);
    own.indicators(load, IndicatorResult::Fail).unwrap();
    assert_eq!(own.standing(load), LoadStanding::Rejected);
    assert_eq!(own.usable(load), 0);
    assert_eq!(own.recalls().len(), 1);
}

#[test]
fn a_cycle_number_is_used_one_time_and_a_jump_is_asked_about() {
    let mut own = Autoclave::gravity();
    own.whole_load(own.pouches, 100, 1, WithBi::No);
    let load = own.open(own.pouches);
    own.add(load, 1, Packaging::Pouch, PackKind::Ordinary).unwrap();
    assert!(matches!(why(own.start(load, 100)), SterilizationRefusal::CycleNumberTaken { .. }));
    let jump = SterilizationCommand::StartCycle { load, number: Some(1010), jump: Jump::Unsaid };
    assert_eq!(why(own.ask(jump)), SterilizationRefusal::CycleNumberJumps { expected: 101, got: 1010 });
    own.start(load, 103).unwrap();
    let gaps = tallywell::domain::sterilization::cycles::gaps(&own.survey());
    assert_eq!(gaps.iter().map(|gap| gap.number).collect::<Vec<_>>(), [101, 102]);
}

#[test]
fn a_cycle_that_cannot_have_been_over_is_not_complete() {
    let mut own = Autoclave::gravity();
    let load = own.open(own.pouches);
    own.add(load, 1, Packaging::Pouch, PackKind::Ordinary).unwrap();
    own.start(load, 5).unwrap();
    own.wait(5);
    assert_eq!(why(own.end(load)), SterilizationRefusal::CycleTooShort { needed_s: 2_040, got_s: 300 });
}

#[test]
fn half_an_hour_later_a_record_says_why_it_is_late() {
    let mut own = Autoclave::gravity();
    let load = own.open(own.pouches);
    own.add(load, 1, Packaging::Pouch, PackKind::Ordinary).unwrap();
    own.wait(90);
    let start = SterilizationCommand::StartCycle { load, number: Some(5), jump: Jump::Unsaid };
    let happened = own.now.plus_ms(-60 * 60_000);
    let unsaid = SterilizationCommand::Earlier { happened, late: None, what: Box::new(start.clone()) };
    assert_eq!(why(own.ask(unsaid)), SterilizationRefusal::LateReasonNeeded);
    own.earlier(60, start).unwrap();
    own.end(load).unwrap();
    assert!(own.survey().load(load).unwrap().is_late());
    let release = SterilizationCommand::Release { load, co: None, note: Note::default() };
    assert_eq!(own.earlier(5, release), Err(Refusal::NothingToDo), "a signature is given now");
}

#[test]
fn the_packs_of_a_load_are_numbered_by_one_tablet() {
    let mut own = Autoclave::gravity();
    let load = own.open(own.pouches);
    let mut back = own.second_tablet();
    let refused = why(back.add(load, 1, Packaging::Pouch, PackKind::Ordinary));
    assert_eq!(refused, SterilizationRefusal::OtherTablet);
    own.add(load, 2, Packaging::Pouch, PackKind::Ordinary).unwrap();
    own.ask(SterilizationCommand::TakeOutPacks { load, packs: vec![2] }).unwrap();
    own.add(load, 1, Packaging::Pouch, PackKind::Ordinary).unwrap();
    assert_eq!(own.numbers(load), [1, 3], "a number that was printed is not given again");
}

#[test]
fn any_order_of_the_records_says_the_same() {
    let mut own = Autoclave::gravity();
    own.whole_load(own.pouches, 9, 3, WithBi::Yes);
    let mut events = own.tablet.events();
    let whole = state_digest(&State::of(&events));
    events.reverse();
    assert_eq!(state_digest(&State::of(&events)), whole);
    events.rotate_left(17);
    let doubled: Vec<_> = events.iter().chain(&events).cloned().collect();
    assert_eq!(state_digest(&State::of(&doubled)), whole);
}
