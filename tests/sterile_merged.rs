//! Records that meet although no tablet would have let them be written together: what a slow tablet, paper
//! or another build tells. The worse of two statements counts, and one name is one name.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::clinic::label;
use support::sterile::{Autoclave, WithBi, good, psig, told, why};
use support::stock_bodies::note;
use tallywell::domain::event::Body;
use tallywell::domain::event::sterile_load::{
    BiAdjudicated, BiFact, BiRead, Corrected, CorrectedFigure, CycleStarted, EmergencyReason,
    EmergencyRelease, Growth, HoldReason, IndicatorResult, LoadFact, Measured, Noted, PackFact, PackOpened,
    PacksNoted, Released, Unloaded,
};
use tallywell::domain::event::sterile_setup::{ChallengePolicy, PackKind, SterilizationPolicy};
use tallywell::domain::ids::{BiTestId, LoadId};
use tallywell::domain::sterilization::bi::{BiResult, BiTest};
use tallywell::domain::sterilization::command::SterilizationCommand;
use tallywell::domain::sterilization::kinds::Packaging;
use tallywell::domain::sterilization::pack::PackStanding;
use tallywell::domain::sterilization::recall::SuspectStanding;
use tallywell::domain::sterilization::refusal::{Bar, SterilizationRefusal};
use tallywell::domain::sterilization::standing::{LoadStanding, Missing};

fn tell(own: &mut Autoclave, load: LoadId, what: LoadFact) {
    told(&mut own.tablet, own.now, Body::LoadNoted(Box::new(Noted { of: load, what })));
}

fn tell_of_test(own: &mut Autoclave, test: BiTestId, what: BiFact) {
    told(&mut own.tablet, own.now, Body::BiNoted(Box::new(Noted { of: test, what })));
}

/// A load that lacks nothing but its release.
fn ready(own: &mut Autoclave, measured: Measured) -> LoadId {
    let load = own.open(own.pouches);
    own.add(load, 3, Packaging::Pouch, PackKind::Ordinary).unwrap();
    own.start(load, own.next_number()).unwrap();
    own.wait(45);
    own.end(load).unwrap();
    own.measure(load, measured).unwrap();
    own.indicators(load, IndicatorResult::Pass).unwrap();
    own.unload(load).unwrap();
    load
}

fn result(own: &Autoclave, test: BiTestId) -> Option<BiResult> {
    BiTest::of(&own.tablet.state.sterilization, test).unwrap().result()
}

#[test]
fn a_recall_keeps_its_lists_when_an_earlier_reading_of_the_same_growth_arrives() {
    let mut own = Autoclave::gravity();
    own.whole_load(own.pouches, 1, 1, WithBi::No);
    let (waits, negative) = own.whole_load(own.pouches, 2, 1, WithBi::Yes);
    let (_, positive) = own.whole_load(own.pouches, 3, 1, WithBi::Yes);
    let (negative, positive) = (negative.unwrap(), positive.unwrap());
    let mut back = own.second_tablet();
    own.wait(60);
    back.now = own.now;
    // Looked at first over there, and not yet heard of here.
    back.read_bi(positive, Growth::Growth, Growth::Growth).unwrap();
    own.wait(20);
    own.read_bi(positive, Growth::Growth, Growth::Growth).unwrap();
    own.ask(SterilizationCommand::ListRecalls).unwrap();
    own.read_bi(negative, Growth::None, Growth::Growth).unwrap();
    assert_eq!(own.suspects(0, SuspectStanding::LiftProposed), [1, 2]);
    let name = own.recalls()[0].id;
    own.tablet.learn_from(own.now, &mut back.tablet);
    assert_eq!(own.recalls()[0].id, name);
    assert_eq!(own.recalls()[0].listed.len(), 1, "a list that was shown stays in the record");
    assert_eq!(own.suspects(0, SuspectStanding::LiftProposed), [1, 2]);
    assert_eq!(own.usable(waits), 0, "a second look at the same growth frees nothing");
}

#[test]
fn who_was_not_signed_in_is_no_second_name() {
    let mut own = Autoclave::gravity();
    let load = own.open(own.packs);
    own.add(load, 1, Packaging::Wrap, PackKind::Implant).unwrap();
    let test = own.place_bi(load);
    own.start(load, 1).unwrap();
    own.wait(45);
    own.end(load).unwrap();
    own.measure(load, good()).unwrap();
    own.indicators(load, IndicatorResult::Pass).unwrap();
    own.challenge(load, IndicatorResult::Pass).unwrap();
    own.unload(load).unwrap();
    own.incubate(test).unwrap();
    own.tablet.staff = None;
    let (co_signer, evidence) = (own.lead, note("A photo of the vial"));
    tell_of_test(
        &mut own,
        test,
        BiFact::Adjudicated(Box::new(BiAdjudicated { to: Growth::None, evidence, co_signer })),
    );
    assert_eq!(result(&own, test), None);
    tell(
        &mut own,
        load,
        LoadFact::ReleasedInEmergency(Box::new(EmergencyRelease {
            packs: vec![1],
            reason: EmergencyReason::Trauma,
            words: note("The only plate of that size"),
            authorizer: label("Dr. Osei"),
            co_signer,
            case_code: None,
        })),
    );
    assert_eq!(own.standing(load), LoadStanding::Quarantined);
    assert_eq!(own.usable(load), 0);
}

#[test]
fn only_implants_leave_in_an_emergency() {
    let mut own = Autoclave::gravity();
    let load = own.open(own.packs);
    own.add(load, 1, Packaging::Wrap, PackKind::Implant).unwrap();
    own.add(load, 1, Packaging::Wrap, PackKind::Ordinary).unwrap();
    let test = own.place_bi(load);
    own.start(load, 1).unwrap();
    own.wait(45);
    own.end(load).unwrap();
    own.measure(load, good()).unwrap();
    own.indicators(load, IndicatorResult::Pass).unwrap();
    own.challenge(load, IndicatorResult::Pass).unwrap();
    own.unload(load).unwrap();
    own.incubate(test).unwrap();
    let co_signer = own.lead;
    tell(
        &mut own,
        load,
        LoadFact::ReleasedInEmergency(Box::new(EmergencyRelease {
            packs: vec![1, 2],
            reason: EmergencyReason::Trauma,
            words: note("The only plate of that size"),
            authorizer: label("Dr. Osei"),
            co_signer,
            case_code: None,
        })),
    );
    assert_eq!(own.packs(load), [PackStanding::Available, PackStanding::Quarantined]);
}

#[test]
fn a_load_without_its_cycle_number_is_not_released() {
    let mut own = Autoclave::gravity();
    let load = own.filled(own.pouches);
    tell(&mut own, load, LoadFact::Started(CycleStarted { cycle: None }));
    own.wait(45);
    own.end(load).unwrap();
    own.measure(load, good()).unwrap();
    own.indicators(load, IndicatorResult::Pass).unwrap();
    own.unload(load).unwrap();
    let expected = SterilizationRefusal::CannotRelease(vec![Bar::Missing(Missing::Start)]);
    assert_eq!(why(own.release(load)), expected);
    tell(&mut own, load, LoadFact::Released(Box::default()));
    assert_eq!(own.usable(load), 0);
}

#[test]
fn a_voided_test_says_nothing_although_two_people_decided_on_it_and_growth_is_told_later() {
    let mut own = Autoclave::gravity();
    let (_, test) = own.whole_load(own.pouches, 1, 1, WithBi::Yes);
    let test = test.unwrap();
    let (evidence, co_signer) = (note("A photo of the vial"), own.lead);
    tell_of_test(&mut own, test, BiFact::Voided(note("The vial was broken")));
    let adjudicated = BiAdjudicated { to: Growth::None, evidence, co_signer };
    tell_of_test(&mut own, test, BiFact::Adjudicated(Box::new(adjudicated)));
    assert_eq!(result(&own, test), None);
    own.wait(60);
    let grew = BiRead { test: Growth::Growth, control: Some(Growth::Growth) };
    tell_of_test(&mut own, test, BiFact::Read(grew));
    assert_ne!(result(&own, test), Some(BiResult::Negative));
}

#[test]
fn a_policy_of_later_days_asks_nothing_of_a_load_that_was_released() {
    let mut own = Autoclave::gravity();
    let load = ready(&mut own, good());
    own.release(load).unwrap();
    let waits = ready(&mut own, good());
    let policy =
        SterilizationPolicy { challenge: ChallengePolicy::EveryLoad, ..SterilizationPolicy::default() };
    let lead = own.lead;
    own.ask_as(lead, SterilizationCommand::SetPolicy(policy)).unwrap();
    assert_eq!(own.standing(load), LoadStanding::Released);
    assert_eq!(own.usable(load), 3);
    let expected = SterilizationRefusal::CannotRelease(vec![Bar::Missing(Missing::Challenge)]);
    assert_eq!(why(own.release(waits)), expected, "from now on");
}

/// 132 C with 31 psi is in the band that another person has to look at.
#[test]
fn one_name_makes_no_doubtful_reading_a_good_one() {
    let mut own = Autoclave::gravity();
    let load = ready(&mut own, Measured { pressure: Some(psig(31.0)), ..good() });
    assert_eq!(own.state(load).holds[0].reason, HoldReason::SteamAgreement);
    let target = own.survey().load(load).unwrap().readings[0].because;
    let correct = |co| SterilizationCommand::Correct {
        load,
        target,
        to: CorrectedFigure::Measured(good()),
        reason: note("The printout says 27.6 psi"),
        co,
    };
    let alone = correct(None);
    assert_eq!(why(own.ask(alone)), SterilizationRefusal::SecondPersonNeeded);
    let reason = note("The printout says 27.6 psi");
    let corrected = Corrected { target, to: CorrectedFigure::Measured(good()), reason, co_signer: None };
    tell(&mut own, load, LoadFact::Corrected(Box::new(corrected)));
    assert_eq!(own.state(load).holds[0].reason, HoldReason::SteamAgreement);
    let two = correct(Some(own.signed(own.lead)));
    own.ask(two).unwrap();
    let holds: Vec<HoldReason> = own.state(load).holds.iter().map(|hold| hold.reason).collect();
    assert_eq!(holds, [HoldReason::Correction], "somebody else looks at it before it goes");
}

#[test]
fn one_name_makes_no_failed_reading_a_doubtful_one() {
    let mut own = Autoclave::gravity();
    let load = ready(&mut own, Measured { exposure_s: 180, ..good() });
    assert_eq!(own.standing(load), LoadStanding::Rejected);
    let target = own.survey().load(load).unwrap().readings[0].because;
    let to = CorrectedFigure::Measured(Measured { pressure: Some(psig(31.0)), ..good() });
    let reason = note("The printout says four minutes");
    let corrected = Corrected { target, to, reason, co_signer: None };
    tell(&mut own, load, LoadFact::Corrected(Box::new(corrected)));
    assert_eq!(own.standing(load), LoadStanding::Rejected);
}

#[test]
fn one_wet_pack_that_two_people_saw_is_one_wet_pack() {
    let mut own = Autoclave::gravity();
    let load = ready(&mut own, good());
    for _ in 0..2 {
        tell(&mut own, load, LoadFact::Unloaded(Unloaded { wet: vec![2], torn: vec![] }));
    }
    assert_eq!(own.state(load).holds, []);
    tell(&mut own, load, LoadFact::Unloaded(Unloaded { wet: vec![3], torn: vec![] }));
    assert_eq!(own.state(load).holds[0].reason, HoldReason::WetPacks);
}

#[test]
fn a_pack_that_was_opened_twice_was_refused_if_it_was_refused_once() {
    for results in
        [[IndicatorResult::Pass, IndicatorResult::Fail], [IndicatorResult::Fail, IndicatorResult::Pass]]
    {
        let mut own = Autoclave::gravity();
        let (load, _) = own.whole_load(own.pouches, 1, 1, WithBi::No);
        for internal in results {
            let opened = PackOpened { internal, place: None, case_code: None };
            let noted = PacksNoted { packs: vec![1], what: PackFact::Opened(Box::new(opened)) };
            tell(&mut own, load, LoadFact::Packs(Box::new(noted)));
        }
        assert_eq!(own.packs(load), [PackStanding::OpenedAndRefused]);
    }
}

/// A release looks at what is known; it says nothing of what is told after it.
#[test]
fn a_release_over_a_hold_does_not_reach_the_next_one() {
    let mut own = Autoclave::gravity();
    let load = ready(&mut own, good());
    own.ask(SterilizationCommand::Hold { load, note: note("Smelled of oil") }).unwrap();
    let (over, lead) = (own.state(load).holds, own.lead);
    let released = Released { over, co_signer: Some(lead), note: note(""), clock_behind: None };
    tell(&mut own, load, LoadFact::Released(Box::new(released)));
    assert_eq!(own.standing(load), LoadStanding::Released);
    own.ask(SterilizationCommand::Hold { load, note: note("And again") }).unwrap();
    assert_eq!((own.standing(load), own.usable(load)), (LoadStanding::Held, 0));
}
