//! Scenarios 7 to 10 of the research: what a failed test puts in doubt, whatever arrives late.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::sterile::{Autoclave, WithBi, why};
use support::stock_bodies::note;
use tallywell::codec::snapshot::state_digest;
use tallywell::domain::event::Body;
use tallywell::domain::event::Event;
use tallywell::domain::event::sterile_care::CauseScope;
use tallywell::domain::event::sterile_load::{
    BiFact, BiRead, Growth, Incubated, Noted, PackFact, PackOpened,
};
use tallywell::domain::event::sterile_load::{IndicatorResult, Run};
use tallywell::domain::event::sterile_setup::{RecallPolicy, SterilizationPolicy, TestOutcome};
use tallywell::domain::ids::{BiTestId, LoadId};
use tallywell::domain::refusal::Refusal;
use tallywell::domain::state::State;
use tallywell::domain::sterilization::bi::{BiResult, BiTest, Invalid};
use tallywell::domain::sterilization::command::SterilizationCommand;
use tallywell::domain::sterilization::kinds::SterilizerClass;
use tallywell::domain::sterilization::machine::machine;
use tallywell::domain::sterilization::pack::PackStanding;
use tallywell::domain::sterilization::recall::{Reach, SuspectStanding};
use tallywell::domain::sterilization::refusal::SterilizationRefusal;
use tallywell::domain::sterilization::standing::LoadStanding;
use tallywell::domain::sterilization::survey::Survey;

/// The sixteen cycles of scenario 7. Tablet B logs 1011 and 1012 and has not been heard from.
struct Week {
    own: Autoclave,
    back: Autoclave,
    loads: Vec<(u32, LoadId)>,
    positive: BiTestId,
    late: BiTestId,
}

const DAY: i64 = 24 * 60;

fn week() -> Week {
    week_with(|_| {})
}

fn week_with(prepare: impl Fn(&mut Autoclave)) -> Week {
    let mut own = Autoclave::gravity();
    prepare(&mut own);
    let mut back = own.second_tablet();
    let (mut loads, mut positive, mut late) = (Vec::new(), None, None);
    for cycle in 1003..=1018 {
        let program = if [1008, 1010, 1014].contains(&cycle) { own.packs } else { own.pouches };
        let bi = [1003, 1010, 1012, 1016].contains(&cycle);
        let elsewhere = cycle == 1011 || cycle == 1012;
        let tablet = if elsewhere { &mut back } else { &mut own };
        let with = if bi { WithBi::Yes } else { WithBi::No };
        let (load, test) = tablet.whole_load(program, cycle, 10, with);
        if let Some(test) = test {
            match cycle {
                1016 => positive = Some(test),
                1012 => late = Some(test),
                _ => {
                    tablet.wait(70);
                    tablet.read_bi(test, Growth::None, Growth::Growth).unwrap();
                }
            }
        }
        loads.push((cycle, load));
        own.wait(DAY / 3);
        back.now = own.now;
    }
    Week { own, back, loads, positive: positive.unwrap(), late: late.unwrap() }
}

impl Week {
    fn load(&self, cycle: u32) -> LoadId {
        self.loads.iter().find(|(own, _)| *own == cycle).unwrap().1
    }

    fn read_positive(&mut self) {
        self.own.read_bi(self.positive, Growth::Growth, Growth::Growth).unwrap();
        self.own.ask(SterilizationCommand::ListRecalls).unwrap();
    }

    fn learn(&mut self) {
        self.own.tablet.learn_from(self.own.now, &mut self.back.tablet);
    }

    /// What became of the packs before anybody knew: 31 used, 4 thrown away.
    fn use_some(&mut self) {
        let uses: [(u32, u8, u8); 6] =
            [(1004, 8, 0), (1005, 7, 2), (1006, 6, 0), (1007, 5, 2), (1009, 5, 0), (1013, 0, 0)];
        for (cycle, used, thrown) in uses {
            let load = self.load(cycle);
            for number in 1..=used {
                let opened = PackOpened { internal: IndicatorResult::Pass, place: None, case_code: None };
                let what = PackFact::Opened(Box::new(opened));
                self.own.ask(SterilizationCommand::NotePacks { load, packs: vec![number], what }).unwrap();
            }
            for number in used + 1..=used + thrown {
                let what = PackFact::Discarded(note("Dropped"));
                self.own.ask(SterilizationCommand::NotePacks { load, packs: vec![number], what }).unwrap();
            }
        }
    }
}

#[test]
fn a_positive_test_reaches_back_to_the_last_negative_one_of_each_program() {
    let mut week = week();
    week.use_some();
    week.read_positive();
    let recalled = week.own.suspects(0, SuspectStanding::Recalled);
    assert_eq!(recalled, [1004, 1005, 1006, 1007, 1009, 1013, 1014, 1015, 1016, 1017, 1018]);
    let survey = week.own.survey();
    let recall = &survey.recalls[0];
    assert_eq!(recall.gaps.iter().map(|gap| gap.number).collect::<Vec<_>>(), [1011, 1012]);
    let cleared: Vec<u32> =
        recall.cleared.iter().map(|(load, _)| survey.load(*load).unwrap().cycle().unwrap().number).collect();
    assert_eq!(cleared, [1003, 1008, 1010]);
    assert!(matches!(recall.reach[0].1, Reach::Negative { .. }));
    assert!(machine(&survey, week.own.here()).is_out());

    let packs: Vec<PackStanding> =
        recall.loads.iter().flat_map(|suspect| week.own.packs(suspect.load)).collect();
    let count = |wanted: PackStanding| packs.iter().filter(|own| **own == wanted).count();
    assert_eq!(packs.len(), 110);
    assert_eq!(count(PackStanding::Opened), 31);
    assert_eq!(count(PackStanding::Discarded), 4);
    assert_eq!(count(PackStanding::Recalled), 75);
    assert_eq!(week.own.usable(week.load(1010)), 10);
}

/// What ran unseen between the last good test and the first load on the list is in doubt as well.
#[test]
fn a_gap_before_the_first_load_of_the_list_is_shown() {
    let mut own = Autoclave::gravity();
    let (_, negative) = own.whole_load(own.pouches, 1, 2, WithBi::Yes);
    own.wait(60);
    own.read_bi(negative.unwrap(), Growth::None, Growth::Growth).unwrap();
    let (_, positive) = own.whole_load(own.pouches, 3, 2, WithBi::Yes);
    own.wait(60);
    own.read_bi(positive.unwrap(), Growth::Growth, Growth::Growth).unwrap();
    assert_eq!(own.recalls()[0].gaps.iter().map(|gap| gap.number).collect::<Vec<_>>(), [2]);
}

#[test]
fn loads_that_arrive_late_are_on_the_list_and_a_second_import_adds_nothing() {
    let mut week = week();
    week.read_positive();
    assert_eq!(week.own.lists(0), 1);
    week.learn();
    assert_eq!(week.own.suspects(0, SuspectStanding::Recalled).len(), 13);
    assert!(week.own.recalls()[0].gaps.is_empty());
    week.own.ask(SterilizationCommand::ListRecalls).unwrap();
    let lists = &week.own.recalls()[0].listed;
    assert_eq!((lists[0].1.revision, lists[0].1.packs), (1, 110));
    assert_eq!((lists[1].1.revision, lists[1].1.packs), (2, 130));
    week.learn();
    assert_eq!(week.own.ask(SterilizationCommand::ListRecalls), Err(Refusal::NothingToDo));
}

#[test]
fn a_late_negative_proposes_and_only_two_people_lift() {
    let mut week = week();
    week.read_positive();
    week.learn();
    week.own.ask(SterilizationCommand::ListRecalls).unwrap();
    week.back.read_bi(week.late, Growth::None, Growth::Growth).unwrap();
    week.learn();
    let proposed = [1004, 1005, 1006, 1007, 1009, 1011, 1012];
    assert_eq!(week.own.suspects(0, SuspectStanding::LiftProposed), proposed);
    assert_eq!(week.own.suspects(0, SuspectStanding::Recalled), [1013, 1014, 1015, 1016, 1017, 1018]);
    assert_eq!(week.own.usable(week.load(1004)), 0, "a proposal lifts nothing");

    let id = week.own.recalls()[0].id;
    let loads: Vec<LoadId> = proposed.iter().map(|cycle| week.load(*cycle)).collect();
    let lift = |own: &Autoclave, loads: &[LoadId], co| SterilizationCommand::LiftLoads {
        recall: id,
        loads: loads.to_vec(),
        reason: note("Negative in 1012 of the same program"),
        co: own.signed(co),
    };
    let alone = lift(&week.own, &loads, week.own.operator);
    assert_eq!(why(week.own.ask(alone)), SterilizationRefusal::SamePerson);
    let no_lead = lift(&week.own, &loads, week.own.other);
    assert_eq!(week.own.ask(no_lead), Err(Refusal::NeedsLead));
    let not_cleared = lift(&week.own, &[week.load(1016)], week.own.lead);
    assert_eq!(why(week.own.ask(not_cleared)), SterilizationRefusal::NotLifted);
    let right = lift(&week.own, &loads, week.own.lead);
    week.own.ask(right).unwrap();
    assert_eq!(week.own.usable(week.load(1004)), 10);
    assert_eq!(week.own.recalls()[0].listed[0].1.loads.len(), 11, "the first list stays");
}

/// Nothing that is told of the week depends on the order in which it is told.
#[test]
fn the_week_says_the_same_in_every_order() {
    let mut week = week();
    week.read_positive();
    week.back.read_bi(week.late, Growth::None, Growth::Growth).unwrap();
    week.learn();
    week.own.ask(SterilizationCommand::ListRecalls).unwrap();
    let events: Vec<Event> = week.own.tablet.events();
    let whole = state_digest(&State::of(&events));
    let expected = week.own.recalls();
    for turn in 0..12_usize {
        let mut other = events.clone();
        other.rotate_left(turn * 37 % events.len());
        if turn % 2 == 1 {
            other.reverse();
        }
        let state = State::of(&other);
        assert_eq!(state_digest(&state), whole);
        let survey = Survey::of(&state.sterilization, week.own.sterilizer).unwrap();
        assert_eq!(survey.recalls, expected);
    }
}

#[test]
fn the_cautious_rule_waits_for_three_repeats() {
    let mut week = week_with(|own| {
        let policy =
            SterilizationPolicy { recall: RecallPolicy::CdcSinglePositive, ..SterilizationPolicy::default() };
        let lead = own.lead;
        own.ask_as(lead, SterilizationCommand::SetPolicy(policy)).unwrap();
    });
    week.read_positive();
    assert_eq!(week.own.suspects(0, SuspectStanding::Recalled), [1016]);
    assert_eq!(week.own.suspects(0, SuspectStanding::Suspect).len(), 10);
    assert_eq!(week.own.usable(week.load(1004)), 0);
    for cycle in 1019..=1021 {
        test_run(&mut week.own, cycle, Growth::None);
    }
    assert_eq!(week.own.suspects(0, SuspectStanding::LiftProposed).len(), 10);
}

#[test]
fn under_the_cautious_rule_a_second_positive_recalls_everything() {
    let mut week = week_with(|own| {
        let policy =
            SterilizationPolicy { recall: RecallPolicy::CdcSinglePositive, ..SterilizationPolicy::default() };
        let lead = own.lead;
        own.ask_as(lead, SterilizationCommand::SetPolicy(policy)).unwrap();
    });
    week.read_positive();
    test_run(&mut week.own, 1019, Growth::None);
    test_run(&mut week.own, 1020, Growth::Growth);
    // The latest recall stands first.
    assert_eq!(week.own.suspects(1, SuspectStanding::Recalled).len(), 11);
}

/// A run without packs, with an indicator.
fn empty_run(own: &mut Autoclave, cycle: u32) -> (LoadId, BiTestId) {
    own.wait(1);
    let open =
        SterilizationCommand::OpenLoad { sterilizer: own.sterilizer, program: own.pouches, run: Run::Test };
    let load = LoadId(own.ask(open).unwrap()[0].id);
    let test = own.place_bi(load);
    own.start(load, cycle).unwrap();
    own.wait(45);
    own.end(load).unwrap();
    (load, test)
}

/// Its indicator is read after an hour.
fn test_run(own: &mut Autoclave, cycle: u32, grew: Growth) {
    let (load, test) = empty_run(own, cycle);
    own.measure(load, support::sterile::good()).unwrap();
    own.incubate(test).unwrap();
    own.wait(60);
    own.read_bi(test, grew, Growth::Growth).unwrap();
}

#[test]
fn a_sterilizer_comes_back_after_three_good_tests_and_two_names() {
    let mut week = week();
    week.read_positive();
    let back = |own: &Autoclave, co| SterilizationCommand::ReturnToService {
        sterilizer: own.sterilizer,
        note: note("Door gasket replaced"),
        co: own.signed(co),
    };
    let open = SterilizationCommand::OpenLoad {
        sterilizer: week.own.sterilizer,
        program: week.own.pouches,
        run: Run::Process,
    };
    assert!(matches!(why(week.own.ask(open.clone())), SterilizationRefusal::Blocked(_)));
    test_run(&mut week.own, 1019, Growth::None);
    test_run(&mut week.own, 1020, Growth::None);
    let early = back(&week.own, week.own.lead);
    assert!(matches!(why(week.own.ask(early)), SterilizationRefusal::NotRequalified(_)));
    test_run(&mut week.own, 1021, Growth::None);
    let alone = back(&week.own, week.own.other);
    assert_eq!(week.own.ask(alone), Err(Refusal::NeedsLead));
    let right = back(&week.own, week.own.lead);
    week.own.ask(right).unwrap();
    week.own.ask(open).unwrap();
    // The next positive test does not reach behind the return.
    let (_, test) = week.own.whole_load(week.own.pouches, 1022, 2, WithBi::Yes);
    week.own.wait(60);
    week.own.read_bi(test.unwrap(), Growth::Growth, Growth::Growth).unwrap();
    assert_eq!(week.own.suspects(0, SuspectStanding::Recalled), [1022]);
}

#[test]
fn a_recall_is_closed_when_every_pack_is_accounted_for() {
    let mut week = week();
    week.read_positive();
    let id = week.own.recalls()[0].id;
    let close = |own: &Autoclave| SterilizationCommand::CloseRecall {
        recall: id,
        cause: note("The chamber was overloaded"),
        action: note("Loading taught again, three tests"),
        co: own.signed(own.lead),
    };
    let early = close(&week.own);
    assert_eq!(why(week.own.ask(early)), SterilizationRefusal::PacksOpen { count: 110 });
    for suspect in week.own.recalls()[0].loads.clone() {
        let packs = week.own.numbers(suspect.load);
        let what = PackFact::Reprocessed(note(""));
        week.own.ask(SterilizationCommand::NotePacks { load: suspect.load, packs, what }).unwrap();
    }
    let out = close(&week.own);
    assert_eq!(why(week.own.ask(out)), SterilizationRefusal::SterilizerOut);
    for cycle in 1019..=1021 {
        test_run(&mut week.own, cycle, Growth::None);
    }
    let back = SterilizationCommand::ReturnToService {
        sterilizer: week.own.sterilizer,
        note: note("Loading taught"),
        co: week.own.signed(week.own.lead),
    };
    week.own.ask(back).unwrap();
    let right = close(&week.own);
    week.own.ask(right).unwrap();
    assert!(week.own.recalls()[0].closed.is_some());
    assert_eq!(week.own.standing(week.load(1016)), LoadStanding::Closed);
}

#[test]
fn a_cause_of_one_load_proposes_the_others() {
    let mut week = week();
    week.read_positive();
    let id = week.own.recalls()[0].id;
    let cause = SterilizationCommand::DetermineCause {
        recall: id,
        scope: CauseScope::SingleLoad,
        evidence: note("Printout: wrong program was chosen"),
        co: week.own.signed(week.own.lead),
    };
    week.own.ask(cause).unwrap();
    assert_eq!(week.own.suspects(0, SuspectStanding::Recalled), [1016]);
    assert_eq!(week.own.suspects(0, SuspectStanding::LiftProposed).len(), 10);
}

#[test]
fn two_failed_bowie_dick_tests_put_the_loads_since_the_last_good_one_in_doubt() {
    let mut own = Autoclave::new(SterilizerClass::PreVacuum);
    own.bowie_dick(TestOutcome::Pass).unwrap();
    let (load, _) = own.whole_load(own.pouches, 1, 4, WithBi::No);
    own.wait(DAY);
    own.bowie_dick(TestOutcome::Fail).unwrap();
    assert_eq!(own.usable(load), 4, "one repeat after warming up is allowed");
    own.wait(20);
    own.bowie_dick(TestOutcome::Fail).unwrap();
    assert_eq!(own.usable(load), 0);
    assert_eq!(own.suspects(0, SuspectStanding::Recalled), [1]);
}

fn result(own: &Autoclave, test: BiTestId) -> Option<BiResult> {
    BiTest::of(&own.tablet.state.sterilization, test).unwrap().result()
}

/// As it comes from a tablet that did not ask, or from paper.
fn told(own: &mut Autoclave, test: BiTestId, what: BiFact) {
    own.tablet.note(own.now, Body::BiNoted(Box::new(Noted { of: test, what })));
}

#[test]
fn a_control_that_did_not_grow_of_another_lot_or_missing_makes_no_negative() {
    let mut own = Autoclave::gravity();
    let mut cycle = 0;
    let mut fresh = |own: &mut Autoclave| {
        cycle += 1;
        empty_run(own, cycle).1
    };
    let read = |test, control| BiFact::Read(BiRead { test, control });
    for (control_lot, grew, control, expected) in [
        (true, Growth::None, Some(Growth::None), Some(BiResult::Invalid(Invalid::ControlDidNotGrow))),
        (false, Growth::None, Some(Growth::Growth), Some(BiResult::Invalid(Invalid::NoControl))),
        (true, Growth::Growth, Some(Growth::None), Some(BiResult::PositiveUnconfirmed)),
        (false, Growth::Growth, None, Some(BiResult::PositiveUnconfirmed)),
        (true, Growth::None, Some(Growth::Growth), Some(BiResult::Negative)),
        (true, Growth::None, None, None),
    ] {
        let test = fresh(&mut own);
        let control_lot = control_lot.then_some(own.bi);
        told(&mut own, test, BiFact::Incubated(Incubated { control: control_lot }));
        own.wait(60);
        told(&mut own, test, read(grew, control));
        assert_eq!(result(&own, test), expected, "{control_lot:?} {grew:?} {control:?}");
    }
    // Another lot as the control.
    let test = fresh(&mut own);
    let other = Some(own.bowie_dick);
    told(&mut own, test, BiFact::Incubated(Incubated { control: other }));
    own.wait(60);
    told(&mut own, test, read(Growth::None, Some(Growth::Growth)));
    assert_eq!(result(&own, test), Some(BiResult::Invalid(Invalid::OtherLot)));
    // Looked at after 40 of 60 minutes.
    let test = fresh(&mut own);
    let control = Some(own.bi);
    told(&mut own, test, BiFact::Incubated(Incubated { control }));
    own.wait(40);
    told(&mut own, test, read(Growth::None, Some(Growth::Growth)));
    let early = BiTest::of(&own.tablet.state.sterilization, test).unwrap();
    assert_eq!(early.result(), None);
    assert!(early.read_early.is_some());
    // Growth counts whenever it is seen.
    told(&mut own, test, read(Growth::Growth, Some(Growth::Growth)));
    assert_eq!(result(&own, test), Some(BiResult::Positive));
}

#[test]
fn two_readings_that_contradict_each_other_stay_positive_until_two_people_decide() {
    let mut own = Autoclave::gravity();
    let (load, test) = own.whole_load(own.pouches, 1, 2, WithBi::Yes);
    let test = test.unwrap();
    let mut back = own.second_tablet();
    own.wait(70);
    own.read_bi(test, Growth::None, Growth::Growth).unwrap();
    assert_eq!(own.usable(load), 2);
    back.now = own.now;
    back.read_bi(test, Growth::Growth, Growth::Growth).unwrap();
    own.tablet.learn_from(own.now, &mut back.tablet);
    assert_eq!(result(&own, test), Some(BiResult::Positive));
    assert_eq!(own.usable(load), 0);
    let decide = SterilizationCommand::AdjudicateBi {
        test,
        to: Growth::None,
        evidence: note("Photo of the vial: purple, the other one was 24B"),
        co: own.signed(own.lead),
    };
    own.ask(decide).unwrap();
    assert_eq!(result(&own, test), Some(BiResult::Negative));
}
