//! Scenario 6 of the research: implants, and what leaves before its indicator is read.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::clinic::label;
use support::sterile::{Autoclave, good, why};
use support::stock_bodies::note;
use tallywell::domain::event::sterile_load::{EmergencyReason, Growth, IndicatorResult};
use tallywell::domain::event::sterile_setup::PackKind;
use tallywell::domain::sterilization::command::{EmergencyRequest, SterilizationCommand};
use tallywell::domain::sterilization::kinds::Packaging;
use tallywell::domain::sterilization::pack::PackStanding;
use tallywell::domain::sterilization::refusal::{Bar, SterilizationRefusal};
use tallywell::domain::sterilization::standing::{LoadStanding, Missing};

#[test]
fn implants_wait_for_the_reading_and_leave_before_it_only_by_two_and_by_name() {
    let mut own = Autoclave::gravity();
    let load = own.open(own.packs);
    own.add(load, 3, Packaging::Wrap, PackKind::Implant).unwrap();
    own.add(load, 2, Packaging::Wrap, PackKind::Ordinary).unwrap();
    assert_eq!(why(own.start(load, 50)), SterilizationRefusal::ImplantNeedsTest);
    let test = own.place_bi(load);
    own.start(load, 50).unwrap();
    own.wait(45);
    own.end(load).unwrap();
    own.measure(load, good()).unwrap();
    own.indicators(load, IndicatorResult::Pass).unwrap();
    own.challenge(load, IndicatorResult::Pass).unwrap();
    own.unload(load).unwrap();
    own.incubate(test).unwrap();
    own.wait(20);
    assert_eq!(own.standing(load), LoadStanding::Quarantined);
    let SterilizationRefusal::CannotRelease(bars) = why(own.release(load)) else { panic!() };
    assert!(matches!(bars.as_slice(), [Bar::Missing(Missing::BiologicalReading { ready: Some(_) })]));

    let request = |own: &Autoclave, packs: &[u8], words: &str, co| {
        SterilizationCommand::ReleaseInEmergency(Box::new(EmergencyRequest {
            load,
            packs: packs.to_vec(),
            reason: EmergencyReason::PatientOnTable,
            words: note(words),
            authorizer: label("Dr. Osei"),
            case_code: Some(label("K7")),
            co: own.signed(co),
        }))
    };
    let long = "The only plate of that size, he is on the table";
    let same = request(&own, &[1], long, own.other);
    assert_eq!(why(own.ask_as(own.other, same)), SterilizationRefusal::SamePerson);
    let operator = request(&own, &[1], long, own.operator);
    assert_eq!(why(own.ask_as(own.lead, operator)), SterilizationRefusal::SamePerson, "the one who ran it");
    let short = request(&own, &[1], "urgent!!!", own.other);
    assert_eq!(why(own.ask_as(own.lead, short)), SterilizationRefusal::ReasonTooShort { least: 15 });
    let not_an_implant = request(&own, &[1, 4], long, own.other);
    assert_eq!(why(own.ask_as(own.lead, not_an_implant)), SterilizationRefusal::NotImplants(vec![4]));
    let late_pin = request(&own, &[1], long, own.other);
    own.wait(6);
    assert_eq!(why(own.ask_as(own.lead, late_pin)), SterilizationRefusal::ProofTooOld);
    let right = request(&own, &[1], long, own.other);
    own.ask_as(own.lead, right).unwrap();
    assert_eq!(own.standing(load), LoadStanding::EmergencyReleased);
    let expected = [PackStanding::Available].into_iter().chain([PackStanding::Quarantined; 4]);
    assert_eq!(own.packs(load), expected.collect::<Vec<_>>());

    own.wait(60);
    own.read_bi(test, Growth::Growth, Growth::Growth).unwrap();
    assert_eq!(own.usable(load), 0);
    assert_eq!(own.standing(load), LoadStanding::Recalled);
    let recall = &own.recalls()[0];
    assert_eq!(recall.loads[0].load, load);
}

#[test]
fn a_negative_reading_lets_an_implant_go_in_the_ordinary_way() {
    let mut own = Autoclave::gravity();
    let load = own.open(own.packs);
    own.add(load, 1, Packaging::Wrap, PackKind::Implant).unwrap();
    let test = own.place_bi(load);
    own.start(load, 50).unwrap();
    own.wait(45);
    own.end(load).unwrap();
    own.measure(load, good()).unwrap();
    own.indicators(load, IndicatorResult::Pass).unwrap();
    own.challenge(load, IndicatorResult::Pass).unwrap();
    own.unload(load).unwrap();
    own.incubate(test).unwrap();
    own.wait(40);
    let early = own.read_bi(test, Growth::None, Growth::Growth);
    assert!(matches!(why(early), SterilizationRefusal::TooEarly { .. }));
    own.wait(20);
    own.read_bi(test, Growth::None, Growth::Growth).unwrap();
    assert_eq!(own.standing(load), LoadStanding::Checking);
    own.release(load).unwrap();
    assert_eq!(own.usable(load), 1);
}
