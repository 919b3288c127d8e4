//! What a hold, a lift and a recall rest on, and what becomes of them when that changes: records in two
//! versions, clocks that differ, a test that comes in late, a result that turns.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::sterile::{Autoclave, WithBi, told, why};
use support::stock_bodies::note;
use tallywell::codec::batch::SealedBatch;
use tallywell::domain::event::Body;
use tallywell::domain::event::sterile_load::{
    CycleNumber, Growth, HoldReason, IndicatorResult, LoadFact, Noted, PackFact, Released,
};
use tallywell::domain::event::sterile_setup::{MachineTest, MachineTested, TestOutcome};
use tallywell::domain::ids::LoadId;
use tallywell::domain::state::State;
use tallywell::domain::sterilization::command::SterilizationCommand;
use tallywell::domain::sterilization::cycles::gaps;
use tallywell::domain::sterilization::kinds::SterilizerClass;
use tallywell::domain::sterilization::recall::{SuspectStanding, Trigger};
use tallywell::domain::sterilization::refusal::SterilizationRefusal;
use tallywell::domain::sterilization::shelf::packs_at;
use tallywell::domain::sterilization::standing::{LoadStanding, LoadState, state_of};
use tallywell::domain::sterilization::survey::Survey;
use tallywell::domain::text::Note;
use tallywell::log::fold::fold;

fn stands(state: &State, load: LoadId) -> LoadState {
    let survey = Survey::around(&state.sterilization, load).unwrap();
    state_of(&survey, survey.load(load).unwrap())
}

/// Scenario 11: a tablet and its copy went on under one name. What either of them wrote since of a load
/// holds it until somebody else has looked; loads of before are as they were.
#[test]
fn a_load_of_a_tablet_in_two_versions_is_held_and_one_of_before_is_not() {
    let mut own = Autoclave::gravity();
    let (before, _) = own.whole_load(own.pouches, 1, 2, WithBi::No);
    own.tablet.seal();
    let mut copy = Autoclave { tablet: own.tablet.cloned(), ..own };
    let (here, _) = own.whole_load(own.pouches, 2, 2, WithBi::No);
    copy.wait(120);
    let (there, _) = copy.whole_load(copy.pouches, 3, 2, WithBi::No);
    own.tablet.seal();
    copy.tablet.seal();
    let mut all: Vec<SealedBatch> = own.tablet.held();
    all.extend(copy.tablet.held());
    for _ in 0..2 {
        let outcome = fold(&all, &[]);
        assert_eq!(outcome.unreadable, []);
        let state = &outcome.state;
        assert_eq!(stands(state, before).standing, LoadStanding::Released);
        let loads: Vec<LoadId> = state.sterilization.loads.keys().copied().collect();
        assert_eq!(loads.len(), 3, "both versions are kept");
        for load in loads.iter().filter(|load| **load != before) {
            let held = stands(state, *load);
            assert_eq!(held.standing, LoadStanding::Held);
            let reasons: Vec<HoldReason> = held.holds.iter().map(|hold| hold.reason).collect();
            assert_eq!(reasons, [HoldReason::TwoVersions]);
        }
        assert!(loads.contains(&here) || loads.contains(&there), "one version keeps the name");
        // In any order.
        all.reverse();
    }

    let mut outcome = fold(&all, &[]);
    let load = *outcome.state.sterilization.loads.keys().find(|load| **load != before).unwrap();
    let mut third = Autoclave::gravity().second_tablet();
    third.tablet.staff = Some(own.lead);
    let release = Released {
        over: stands(&outcome.state, load).holds,
        co_signer: None,
        note: note("Both tablets show the same load"),
        clock_behind: None,
    };
    let what = LoadFact::Released(Box::new(release));
    told(&mut third.tablet, own.now, Body::LoadNoted(Box::new(Noted { of: load, what })));
    let looked = third.tablet.events().pop().unwrap();
    outcome.state.apply(&looked);
    assert_eq!(stands(&outcome.state, load).standing, LoadStanding::Released);
}

#[test]
fn a_release_says_how_far_the_clock_was_behind_another_tablet() {
    for (minutes, expected) in [(0, None), (10, None), (180, Some(180))] {
        let mut own = Autoclave::gravity();
        let mut back = own.second_tablet();
        let (load, _) = own.cycle_of(own.pouches, 45, WithBi::No);
        back.now = own.now;
        back.wait(minutes);
        back.bowie_dick(TestOutcome::Pass).unwrap();
        own.tablet.learn_from(own.now, &mut back.tablet);
        own.indicators(load, IndicatorResult::Pass).unwrap();
        own.unload(load).unwrap();
        let recorded = own.release(load).unwrap();
        let [event] = recorded.as_slice() else { panic!("{recorded:?}") };
        let Body::LoadNoted(noted) = &event.body else { panic!("{event:?}") };
        let LoadFact::Released(released) = &noted.what else { panic!("{noted:?}") };
        assert_eq!(released.clock_behind, expected, "{minutes} minutes ahead");
    }
}

#[test]
fn a_recall_that_was_shown_stays_until_two_people_lift_it_although_a_test_comes_in_between() {
    let mut own = Autoclave::new(SterilizerClass::PreVacuum);
    own.bowie_dick(TestOutcome::Pass).unwrap();
    own.wait(10);
    let (load, _) = own.whole_load(own.pouches, 1, 3, WithBi::No);
    own.wait(60);
    own.bowie_dick(TestOutcome::Fail).unwrap();
    own.wait(30);
    own.bowie_dick(TestOutcome::Fail).unwrap();
    own.ask(SterilizationCommand::ListRecalls).unwrap();
    assert_eq!((own.recalls().len(), own.usable(load)), (1, 0));
    let name = own.recalls()[0].id;

    let passed = MachineTested {
        test: MachineTest::BowieDick,
        outcome: TestOutcome::Pass,
        lot: Some(own.bowie_dick),
        leak: None,
        cycle: None,
        note: Note::default(),
    };
    let between = SterilizationCommand::TestMachine { sterilizer: own.sterilizer, test: passed };
    own.earlier(15, between).unwrap();
    assert_eq!(own.recalls().len(), 1);
    assert_eq!((own.recalls()[0].id, own.recalls()[0].trigger), (name, Trigger::Gone));
    assert_eq!(own.suspects(0, SuspectStanding::LiftProposed), [1]);
    assert_eq!(own.usable(load), 0, "still blocked");

    let lift = SterilizationCommand::LiftLoads {
        recall: name,
        loads: vec![load],
        reason: note("A test between the two had passed"),
        co: own.signed(own.lead),
    };
    own.ask(lift).unwrap();
    assert_eq!(own.suspects(0, SuspectStanding::Lifted), [1]);
    assert_eq!(own.usable(load), 3);
}

#[test]
fn a_lift_stands_no_longer_than_the_test_that_it_rested_on() {
    let mut own = Autoclave::gravity();
    let (first, _) = own.whole_load(own.pouches, 1, 1, WithBi::No);
    let (_, negative) = own.whole_load(own.pouches, 2, 1, WithBi::Yes);
    let (_, positive) = own.whole_load(own.pouches, 3, 1, WithBi::Yes);
    let (negative, positive) = (negative.unwrap(), positive.unwrap());
    let mut back = own.second_tablet();
    own.wait(70);
    own.read_bi(positive, Growth::Growth, Growth::Growth).unwrap();
    own.ask(SterilizationCommand::ListRecalls).unwrap();
    own.read_bi(negative, Growth::None, Growth::Growth).unwrap();
    let recall = own.recalls()[0].id;
    let lift = SterilizationCommand::LiftLoads {
        recall,
        loads: vec![first],
        reason: note("Negative in the load after it"),
        co: own.signed(own.lead),
    };
    own.ask(lift).unwrap();
    assert_eq!(own.usable(first), 1);

    // Somebody at the other tablet had seen growth in the same vial.
    back.now = own.now;
    back.read_bi(negative, Growth::Growth, Growth::Growth).unwrap();
    own.tablet.learn_from(own.now, &mut back.tablet);
    let of_it = own.recalls().into_iter().find(|held| held.id == recall).unwrap();
    assert_eq!(of_it.standing(first), Some(SuspectStanding::Recalled));
    assert_eq!(own.usable(first), 0);
}

#[test]
fn explained_gaps_make_room_for_the_next_ones() {
    let mut own = Autoclave::gravity();
    own.whole_load(own.pouches, 1, 1, WithBi::No);
    own.wait(60);
    own.whole_load(own.pouches, 300, 1, WithBi::No);
    let numbers = |own: &Autoclave| gaps(&own.survey()).iter().map(|gap| gap.number).collect::<Vec<_>>();
    assert_eq!(numbers(&own), (2..=201).collect::<Vec<_>>());
    let sterilizer = own.sterilizer;
    for number in 2..=150 {
        let cycle = CycleNumber { epoch: 0, number };
        let reason = note("The counter was moved by the service");
        own.ask(SterilizationCommand::ExplainGap { sterilizer, cycle, reason }).unwrap();
    }
    assert_eq!(numbers(&own), (151..=299).collect::<Vec<_>>());
}

#[test]
fn a_load_is_rejected_by_one_person_and_not_again_by_the_next_tap() {
    let mut own = Autoclave::gravity();
    let (load, _) = own.whole_load(own.pouches, 1, 1, WithBi::No);
    let reject = SterilizationCommand::Reject { load, note: note("It smelled of burnt oil") };
    own.ask(reject.clone()).unwrap();
    assert_eq!(why(own.ask(reject)), SterilizationRefusal::LoadStands(LoadStanding::Rejected));
}

#[test]
fn a_room_shows_its_packs_and_which_of_them_a_recall_blocks() {
    let mut own = Autoclave::gravity();
    let room = *own.tablet.state.clinic.places.keys().next().unwrap();
    let (load, _) = own.whole_load(own.pouches, 1, 3, WithBi::No);
    let (_, positive) = own.whole_load(own.pouches, 2, 2, WithBi::Yes);
    let issue = SterilizationCommand::NotePacks { load, packs: vec![1, 2], what: PackFact::Issued(room) };
    own.ask(issue).unwrap();
    let here = |own: &Autoclave| {
        let kinds = packs_at(&own.tablet.state.sterilization, room, own.here().date());
        kinds.into_iter().map(|kind| (kind.usable, kind.blocked)).collect::<Vec<_>>()
    };
    assert_eq!(here(&own), [(2, 0)]);
    own.wait(70);
    own.read_bi(positive.unwrap(), Growth::Growth, Growth::Growth).unwrap();
    assert_eq!(here(&own), [(0, 2)]);
}
