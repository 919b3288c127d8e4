//! The frozen numbers of the choices in what is said of sterilization. A new choice is added at the end.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::clinic::{START, label};
use support::sterile_bodies::{measured, sterile_bodies};
use support::stock_bodies::{Names, note};
use tallywell::codec::batch::BatchHeader;
use tallywell::codec::event::kind_of;
use tallywell::codec::wire::Streams;
use tallywell::domain::event::sterile_care::{CauseScope, Drying, LoadRecallFact, SoakFact, TakenOut};
use tallywell::domain::event::sterile_load::{
    EmergencyReason, Ending, Growth, Hold, HoldReason, IndicatorRead, IndicatorResult, IndicatorScope,
    LoadFact, Measured, Noted, ReadingSource, Released, Run,
};
use tallywell::domain::event::sterile_setup::{
    ChallengePolicy, Coverage, CycleCounter, IndicatorKind, MachineTest, MaintenanceTask, PackKind,
    PressureScale, RecallPolicy, ReleasePolicy, ServiceWork, Signers, SterilizationPolicy, SterilizerFact,
    TestOutcome,
};
use tallywell::domain::event::{Body, Event, Header, Hlc, Timing};
use tallywell::domain::ids::{
    BiTestId, EventId, ItemId, LoadId, PackId, PlaceId, SoakId, StaffId, SterilizerId, StreamId,
};
use tallywell::domain::sterilization::kinds::{Packaging, ProgramPurpose, SterilizerClass};
use tallywell::domain::sterilization::units::{PressureReference, PressureUnit, TemperatureUnit};
use tallywell::domain::time::Offset;

const OWN: StreamId = StreamId::new(0x1122_3344_5566_7788);
const BASE_MS: u64 = 1_793_628_000_000;

fn own(seq: u32) -> EventId {
    EventId::at(OWN, seq).unwrap()
}

fn header() -> BatchHeader {
    BatchHeader { first_seq: 300, base_ms: BASE_MS, streams: Streams::of(vec![OWN]) }
}

fn bytes_of(body: Body) -> Vec<u8> {
    let event = Event {
        id: own(300),
        header: Header {
            hlc: Hlc::new(BASE_MS, 0),
            occurred_at: START,
            timing: Timing::Now,
            offset: Offset::UTC,
            staff: None,
        },
        body,
    };
    header().encode_event(&event).unwrap()
}

/// Where the first two choices differ stands the number of each. The number after the last one is nobody's:
/// a choice that is missing here is found by that.
fn check<T: Copy>(choices: &[T], body: impl Fn(T) -> Body) {
    let written: Vec<Vec<u8>> = choices.iter().map(|choice| bytes_of(body(*choice))).collect();
    let place = written[0].iter().zip(&written[1]).position(|(one, other)| one != other).unwrap();
    for (number, bytes) in written.iter().enumerate() {
        let mut expected = written[0].clone();
        expected[place] = u8::try_from(number).unwrap();
        assert_eq!(bytes, &expected, "{:?}", body(choices[number]));
    }
    let mut after = written[0].clone();
    after[place] = u8::try_from(choices.len()).unwrap();
    let (read, _) = header().decode_event(300, &after).unwrap();
    assert_eq!(read.body, Body::Unknown { kind: kind_of(&body(choices[0])) });
}

/// One of the bodies of the fixtures, to be changed in one place.
fn fixture(name: &str) -> Body {
    let names = Names {
        place: PlaceId(own(9)),
        to: PlaceId(own(8)),
        item: ItemId(own(20)),
        pack: PackId(own(21)),
        staff: StaffId(own(3)),
        earlier: own(12),
    };
    sterile_bodies(&names).into_iter().find(|(own, _)| *own == name).unwrap().1
}

fn of_sterilizer(what: SterilizerFact) -> Body {
    Body::SterilizerNoted(Box::new(Noted { of: SterilizerId(own(12)), what }))
}

fn of_load(what: LoadFact) -> Body {
    Body::LoadNoted(Box::new(Noted { of: LoadId(own(12)), what }))
}

/// The fixture with one field set.
macro_rules! with {
    ($kind:ident, $fixture:literal, $($field:ident).+) => {
        |value| {
            let Body::$kind(mut own) = fixture($fixture) else { panic!($fixture) };
            own.$($field).+ = value;
            Body::$kind(own)
        }
    };
}

/// The fixture of a fact with one field set.
macro_rules! with_fact {
    ($kind:ident, $fact:ident :: $variant:ident, $fixture:literal, $field:ident) => {
        |value| {
            let Body::$kind(mut own) = fixture($fixture) else { panic!($fixture) };
            let $fact::$variant(what) = &mut own.what else { panic!($fixture) };
            what.$field = value;
            Body::$kind(own)
        }
    };
}

#[test]
fn the_numbers_of_what_is_said_of_sterilizers_never_change() {
    use SterilizerClass as Class;
    let classes = [Class::Gravity, Class::PreVacuum, Class::SteamFlush, Class::DryHeat, Class::ChemicalVapor];
    check(&classes, with!(SterilizerRegistered, "sterilizer-registered", class));
    let counters = [CycleCounter::Counts, CycleCounter::None];
    check(&counters, with!(SterilizerRegistered, "sterilizer-registered", counter));
    let scale = |unit, reference| {
        with!(SterilizerRegistered, "sterilizer-registered", pressure)(Some(PressureScale {
            unit,
            reference,
        }))
    };
    let units = [PressureUnit::Psi, PressureUnit::Kilopascal, PressureUnit::Bar];
    check(&units, |unit| scale(unit, PressureReference::Gauge));
    let references = [PressureReference::Gauge, PressureReference::Absolute];
    check(&references, |reference| scale(PressureUnit::Psi, reference));
    let work = [ServiceWork::Minor, ServiceWork::MajorRepair, ServiceWork::Moved, ServiceWork::Installed];
    check(&work, with_fact!(SterilizerNoted, SterilizerFact::Serviced, "sterilizer-serviced", work));
    use MaintenanceTask as Task;
    check(&[Task::Daily, Task::Weekly, Task::Monthly, Task::Yearly], |task| {
        of_sterilizer(SterilizerFact::Maintained(task))
    });
    let tests = [MachineTest::BowieDick, MachineTest::AirLeak, MachineTest::Helix];
    check(&tests, with_fact!(SterilizerNoted, SterilizerFact::Tested, "sterilizer-tested", test));
    let outcomes = [TestOutcome::Pass, TestOutcome::Fail];
    check(&outcomes, with_fact!(SterilizerNoted, SterilizerFact::Tested, "sterilizer-tested", outcome));
}

#[test]
fn the_numbers_of_what_is_said_of_programs_packs_and_the_policy_never_change() {
    use ProgramPurpose as Purpose;
    let purposes =
        [Purpose::Process, Purpose::ImmediateUse, Purpose::BowieDick, Purpose::LeakTest, Purpose::HelixTest];
    check(&purposes, with!(ProgramDefined, "program-defined", purpose));
    use Packaging as In;
    let packagings = [In::Unwrapped, In::Pouch, In::Wrap, In::Textile, In::Hollow];
    check(&packagings, with!(TemplateDefined, "template-defined", packaging));
    check(&[PackKind::Ordinary, PackKind::Implant], with!(TemplateDefined, "template-defined", kind));
    use IndicatorKind as Kind;
    let kinds = [
        Kind::Process,
        Kind::BowieDick,
        Kind::SingleVariable,
        Kind::MultiVariable,
        Kind::Integrator,
        Kind::Emulating,
        Kind::Biological,
        Kind::DisinfectantStrip,
    ];
    check(&kinds, with!(IndicatorLotReceived, "indicator-lot-received", kind));
    let policy = |change: &dyn Fn(&mut SterilizationPolicy)| {
        let mut policy = SterilizationPolicy::default();
        change(&mut policy);
        Body::SterilizationPolicySet(Box::new(policy))
    };
    check(&[RecallPolicy::Strict, RecallPolicy::CdcSinglePositive], |to| policy(&|own| own.recall = to));
    check(&[ReleasePolicy::BeforeReading, ReleasePolicy::AfterReading], |to| policy(&|own| own.release = to));
    check(&[Signers::One, Signers::Two], |to| policy(&|own| own.signers = to));
    check(&[ChallengePolicy::PacksOnly, ChallengePolicy::EveryLoad], |to| policy(&|own| own.challenge = to));
    check(&[Coverage::EachProgram, Coverage::AnyProgram], |to| policy(&|own| own.coverage = to));
}

#[test]
fn the_numbers_of_what_is_said_of_loads_never_change() {
    check(&[Run::Process, Run::Test], with!(LoadOpened, "load-opened", run));
    let endings = [Ending::Complete, Ending::Aborted, Ending::Fault];
    check(&endings, with_fact!(LoadNoted, LoadFact::Ended, "load-ended", ending));
    let reading = |what: Measured| of_load(LoadFact::Measured(Box::new(what)));
    let sources = [ReadingSource::Printout, ReadingSource::Display, ReadingSource::DataFile];
    check(&sources, |source| reading(Measured { source, ..measured() }));
    let units = [TemperatureUnit::Celsius, TemperatureUnit::Fahrenheit];
    check(&units, |unit| reading(Measured { unit, ..measured() }));
    let results = [IndicatorResult::Pass, IndicatorResult::Unclear, IndicatorResult::Fail];
    check(&results, |result| {
        let read = IndicatorRead { scope: IndicatorScope::External(vec![1]), lot: None, result };
        of_load(LoadFact::IndicatorRead(Box::new(read)))
    });
    let reasons = [
        HoldReason::SteamAgreement,
        HoldReason::UnclearIndicator,
        HoldReason::WetPacks,
        HoldReason::ByPerson,
        HoldReason::SameCycleNumber,
        HoldReason::AirRemoval,
        HoldReason::Correction,
        HoldReason::OutOfService,
        HoldReason::Conflict,
        HoldReason::InternalIndicator,
        HoldReason::TwoVersions,
    ];
    check(&reasons, |reason| {
        let over = vec![Hold { reason, because: own(12) }];
        of_load(LoadFact::Released(Box::new(Released {
            over,
            co_signer: None,
            note: note(""),
            clock_behind: None,
        })))
    });
    let reasons = [
        EmergencyReason::PatientOnTable,
        EmergencyReason::NoOtherImplant,
        EmergencyReason::Trauma,
        EmergencyReason::Other,
    ];
    let emergency =
        with_fact!(LoadNoted, LoadFact::ReleasedInEmergency, "load-released-in-emergency", reason);
    check(&reasons, emergency);
}

#[test]
fn the_numbers_of_what_is_said_of_tests_recalls_and_soaks_never_change() {
    use tallywell::domain::event::sterile_load::BiFact;
    check(&[Growth::None, Growth::Growth], |growth| {
        Body::BiNoted(Box::new(Noted { of: BiTestId(own(12)), what: BiFact::Seconded(growth) }))
    });
    let scopes = [CauseScope::SingleLoad, CauseScope::Machine];
    check(&scopes, with_fact!(LoadRecallNoted, LoadRecallFact::CauseDetermined, "load-recall-cause", scope));
    check(&[Drying::Dried, Drying::UsedWet], |drying| {
        let taken = TakenOut { rinses: 3, rinse_minutes: 1, drying, stored: None };
        Body::SoakNoted(Box::new(Noted { of: SoakId(own(12)), what: SoakFact::TakenOut(taken) }))
    });
}

/// A body in bytes and back says the same, whatever a person wrote into it.
#[test]
fn what_a_laboratory_reads_is_told_from_what_nobody_reads() {
    use tallywell::domain::event::sterile_setup::{BiReadout, IndicatorLotReceived};
    let Body::IndicatorLotReceived(lot) = fixture("indicator-lot-received") else { panic!() };
    for readout in [None, Some(BiReadout::MailIn), Some(BiReadout::Incubated { minutes: 2_880 })] {
        let product = label("Spore strip");
        let body =
            Body::IndicatorLotReceived(Box::new(IndicatorLotReceived { product, readout, ..(*lot).clone() }));
        let (read, _) = header().decode_event(300, &bytes_of(body.clone())).unwrap();
        assert_eq!(read.body, body);
    }
}
