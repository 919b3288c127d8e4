//! Scenario 12 of the research: gaps of the counter, baths of disinfectant, and daily care. Its rule of 40
//! hours is in `sterile_due`.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::clinic::label;
use support::sterile::{Asked, Autoclave, WithBi, celsius, told, why};
use support::stock_bodies::note;
use tallywell::domain::event::Body;
use tallywell::domain::event::sterile_care::{
    Drying, SoakFact, SoakStarted, SolutionDiscarded, SolutionPoured, StripTested, TakenOut,
};
use tallywell::domain::event::sterile_load::{CycleNumber, IndicatorResult, Noted};
use tallywell::domain::event::sterile_setup::{
    CareSet, IndicatorKind, IndicatorLotReceived, MaintenanceTask, ServiceWork, Serviced, StripsOpened,
};
use tallywell::domain::ids::{IndicatorLotId, SoakId, SolutionId};
use tallywell::domain::inventory::lot::LotCode;
use tallywell::domain::refusal::Refusal;
use tallywell::domain::sterilization::command::{SterilizationCommand, SterilizerChange};
use tallywell::domain::sterilization::cycles::gaps;
use tallywell::domain::sterilization::hld::{
    SoakStanding, SolutionStanding, soak_standing, solution_standing,
};
use tallywell::domain::sterilization::maintenance::maintenance;
use tallywell::domain::sterilization::refusal::SterilizationRefusal;
use tallywell::domain::time::Date;

const DAY: i64 = 24 * 60;

fn open_gaps(own: &Autoclave) -> Vec<u32> {
    gaps(&own.survey()).iter().map(|gap| gap.number).collect()
}

#[test]
fn a_cycle_that_nobody_logged_is_an_open_gap_until_it_is_explained() {
    let mut own = Autoclave::gravity();
    for cycle in [1040, 1041, 1043] {
        own.whole_load(own.pouches, cycle, 1, WithBi::No);
    }
    assert_eq!(open_gaps(&own), [1042]);
    let explain = |own: &mut Autoclave, number, reason| {
        let cycle = CycleNumber { epoch: 0, number };
        let sterilizer = own.sterilizer;
        own.ask(SterilizationCommand::ExplainGap { sterilizer, cycle, reason: note(reason) })
    };
    assert_eq!(why(explain(&mut own, 1042, "?")), SterilizationRefusal::ReasonTooShort { least: 15 });
    let held = explain(&mut own, 1041, "It was logged after all");
    assert_eq!(held, Err(Refusal::NothingToDo), "only a gap is explained");
    assert_eq!(open_gaps(&own), [1042]);
    explain(&mut own, 1042, "The technician ran it empty").unwrap();
    assert_eq!(open_gaps(&own), [0_u32; 0]);
}

#[test]
fn a_gap_closes_by_itself_when_the_other_tablet_is_heard() {
    let mut own = Autoclave::gravity();
    let mut back = own.second_tablet();
    own.whole_load(own.pouches, 7, 1, WithBi::No);
    back.now = own.now;
    back.whole_load(back.pouches, 8, 1, WithBi::No);
    own.now = back.now;
    own.whole_load(own.pouches, 9, 1, WithBi::No);
    assert_eq!(open_gaps(&own), [8]);
    own.tablet.learn_from(own.now, &mut back.tablet);
    assert_eq!(open_gaps(&own), [0_u32; 0]);
}

#[test]
fn a_counter_that_began_again_has_no_gap_between_its_two_lives() {
    let mut own = Autoclave::gravity();
    own.whole_load(own.pouches, 1040, 1, WithBi::No);
    let change = SterilizerChange::CounterRestarted { first: 1, reason: note("A new board was put in") };
    let (lead, sterilizer) = (own.lead, own.sterilizer);
    own.ask_as(lead, SterilizationCommand::ChangeSterilizer { sterilizer, change }).unwrap();
    own.whole_load(own.pouches, 3, 1, WithBi::No);
    assert_eq!(open_gaps(&own), [1, 2], "the first two of the new board are missing");
    let order: Vec<CycleNumber> =
        own.survey().loads.iter().filter_map(tallywell::domain::sterilization::load::Load::cycle).collect();
    let expected = [CycleNumber { epoch: 0, number: 1040 }, CycleNumber { epoch: 1, number: 3 }];
    assert_eq!(order, expected);
}

/// OPA for 14 days, 12 minutes at 20 C, poured at nine in the morning, and a bottle of strips.
struct Bath {
    own: Autoclave,
    solution: SolutionId,
    strips: IndicatorLotId,
}

fn opa(own: &Autoclave) -> SolutionPoured {
    SolutionPoured {
        product: label("opa_055"),
        name: label("Cidex OPA"),
        lot: LotCode::parse("C77").unwrap(),
        bottle_expiry: Date::from_civil(2027, 9, 30).unwrap(),
        opened: own.here().date(),
        container: label("Basin 1"),
        soak_s: 720,
        min_temperature: celsius(20.0),
        reuse_days: 14,
        opened_days: Some(75),
    }
}

fn strips(own: &mut Autoclave, full_strength: u8, diluted: u8) -> IndicatorLotId {
    let received = IndicatorLotReceived {
        kind: IndicatorKind::DisinfectantStrip,
        product: label("OPA strips"),
        lot: LotCode::parse(&format!("S{full_strength}{diluted}")).unwrap(),
        expiry: Date::from_civil(2027, 6, 30).unwrap(),
        readout: None,
    };
    let lot = IndicatorLotId(own.ask(SterilizationCommand::ReceiveLot(received)).unwrap()[0].id);
    let opened = own.here().date();
    let opened = StripsOpened { opened, use_until: opened.plus_days(90), full_strength, diluted };
    own.ask(SterilizationCommand::OpenStrips { lot, opened }).unwrap();
    lot
}

impl Bath {
    fn poured() -> Self {
        Self::poured_as(|_| {})
    }

    fn poured_as(change: impl Fn(&mut SolutionPoured)) -> Self {
        let mut own = Autoclave::gravity();
        own.wait(60);
        assert_eq!(own.here().hour_minute(), (9, 0));
        let mut what = opa(&own);
        change(&mut what);
        let solution = SolutionId(own.ask(SterilizationCommand::PourSolution(what)).unwrap()[0].id);
        let strips = strips(&mut own, 3, 3);
        Self { own, solution, strips }
    }

    fn soak(&mut self, strip: IndicatorResult, degrees: f64) -> Asked {
        let (solution, strips) = (self.solution, self.strips);
        let (device, temperature) = (label("Probe EC-9"), celsius(degrees));
        let (case_code, precleaned) = (None, Some(true));
        let what = SoakStarted { solution, device, strips, strip, temperature, case_code, precleaned };
        self.own.ask(SterilizationCommand::StartSoak(what))
    }

    fn standing(&self) -> SolutionStanding {
        let today = self.own.here().date();
        solution_standing(&self.own.tablet.state.sterilization, self.solution, today).unwrap()
    }

    fn soaks(&self) -> usize {
        self.own.tablet.state.sterilization.soaks.len()
    }
}

const TAKEN: TakenOut = TakenOut { rinses: 3, rinse_minutes: 1, drying: Drying::Dried, stored: None };

#[test]
fn a_solution_for_14_days_soaks_on_day_14_and_not_on_day_15() {
    let mut bath = Bath::poured();
    let last = bath.own.here().date().plus_days(14);
    bath.own.wait(14 * DAY + 14 * 60 + 50);
    assert_eq!(bath.own.here().hour_minute(), (23, 50), "to the end of the day");
    bath.soak(IndicatorResult::Pass, 20.0).unwrap();
    bath.own.wait(20);
    assert_eq!(why(bath.soak(IndicatorResult::Pass, 20.0)), SterilizationRefusal::SolutionExpired { last });
    assert_eq!(bath.standing(), SolutionStanding::Expired { last });
    assert_eq!(bath.soaks(), 1);
}

#[test]
fn the_earliest_of_the_limits_ends_a_solution() {
    let day = |days| Bath::poured().own.here().date().plus_days(days);
    let last = |change: &dyn Fn(&mut SolutionPoured)| match Bath::poured_as(change).standing() {
        SolutionStanding::InUse { last } => last,
        other => panic!("{other:?}"),
    };
    assert_eq!(last(&|_| {}), day(14));
    assert_eq!(last(&|poured| poured.opened = day(-70)), day(5), "75 days after the bottle was opened");
    assert_eq!(last(&|poured| poured.bottle_expiry = day(3)), day(3));
    assert_eq!(last(&|poured| poured.opened_days = None), day(14));
}

#[test]
fn a_failed_strip_is_on_record_begins_no_soak_and_ends_the_solution() {
    for result in [IndicatorResult::Fail, IndicatorResult::Unclear] {
        let mut bath = Bath::poured();
        let recorded = bath.soak(result, 20.0).unwrap();
        let [event] = recorded.as_slice() else { panic!("{recorded:?}") };
        assert!(matches!(event.body, Body::SolutionNoted(_)), "the strip, and no soak");
        assert_eq!(bath.soaks(), 0);
        assert_eq!(bath.standing(), SolutionStanding::Failed);
        assert_eq!(why(bath.soak(IndicatorResult::Pass, 20.0)), SterilizationRefusal::StripFailed);
        let (solution, strips) = (bath.solution, bath.strips);
        let tested = StripTested { strips, result: IndicatorResult::Pass };
        bath.own.ask(SterilizationCommand::TestSolution { solution, tested }).unwrap();
        assert_eq!(bath.standing(), SolutionStanding::Failed, "another strip does not heal it");
        let discarded = SolutionDiscarded { reason: note("Strip failed"), neutralized: None };
        bath.own.ask(SterilizationCommand::DiscardSolution { solution, discarded }).unwrap();
        assert_eq!(bath.standing(), SolutionStanding::Discarded);
        assert_eq!(why(bath.soak(IndicatorResult::Pass, 20.0)), SterilizationRefusal::SolutionDiscarded);
    }
}

#[test]
fn a_bath_below_its_temperature_begins_no_soak() {
    let mut bath = Bath::poured();
    let needed = celsius(20.0);
    for degrees in [19.0, 19.99] {
        let refused = why(bath.soak(IndicatorResult::Pass, degrees));
        assert_eq!(refused, SterilizationRefusal::TooCold { needed });
    }
    bath.soak(IndicatorResult::Pass, 20.0).unwrap();
}

#[test]
fn eleven_minutes_and_forty_seconds_are_not_twelve_minutes() {
    let mut bath = Bath::poured();
    let soak = SoakId(bath.soak(IndicatorResult::Pass, 20.0).unwrap()[1].id);
    let take = SterilizationCommand::EndSoak { soak, taken: TAKEN };
    bath.own.now = bath.own.now.plus_ms(700_000);
    let early = SterilizationRefusal::SoakTooShort { needed_s: 720, got_s: 700 };
    assert_eq!(why(bath.own.ask(take.clone())), early);
    bath.own.now = bath.own.now.plus_ms(20_000);
    bath.own.ask(take.clone()).unwrap();
    let standing = |bath: &Bath, soak| soak_standing(&bath.own.tablet.state.sterilization, soak).unwrap();
    assert!(matches!(standing(&bath, soak), SoakStanding::Done { .. }));
    assert_eq!(why(bath.own.ask(take)), SterilizationRefusal::SoakOver);

    // As a tablet tells it whose clock was slow.
    let other = SoakId(bath.soak(IndicatorResult::Pass, 20.0).unwrap()[1].id);
    let early = bath.own.now.plus_ms(700_000);
    let what = SoakFact::TakenOut(TAKEN);
    told(&mut bath.own.tablet, early, Body::SoakNoted(Box::new(Noted { of: other, what })));
    assert_eq!(standing(&bath, other), SoakStanding::Short);
}

#[test]
fn a_solution_that_works_in_no_time_or_lasts_no_day_is_not_poured() {
    let mut own = Autoclave::gravity();
    let changes: [fn(&mut SolutionPoured); 3] =
        [|own| own.soak_s = 0, |own| own.reuse_days = 0, |own| own.opened_days = Some(0)];
    for change in changes {
        let mut what = opa(&own);
        change(&mut what);
        let refused = why(own.ask(SterilizationCommand::PourSolution(what)));
        assert_eq!(refused, SterilizationRefusal::SolutionLimits);
    }
}

#[test]
fn no_soak_began_before_its_solution_was_poured() {
    let mut bath = Bath::poured();
    let poured = bath.own.here();
    bath.own.wait(30);
    let (solution, strips) = (bath.solution, bath.strips);
    let what = SterilizationCommand::StartSoak(SoakStarted {
        solution,
        device: label("Probe EC-9"),
        strips,
        strip: IndicatorResult::Pass,
        temperature: celsius(20.0),
        case_code: None,
        precleaned: Some(true),
    });
    let refused = why(bath.own.earlier(40, what.clone()));
    assert_eq!(refused, SterilizationRefusal::BeforePoured { poured });
    bath.own.earlier(20, what).unwrap();
}

#[test]
fn a_soak_whose_solution_is_on_another_tablet_is_not_over() {
    let mut bath = Bath::poured();
    let soak = SoakId(bath.soak(IndicatorResult::Pass, 20.0).unwrap()[1].id);
    // A tablet that has heard of the soak and of nothing before it.
    let mut there = Autoclave::gravity();
    there.now = bath.own.now;
    let heard = bath.own.tablet.events().into_iter().find(|event| event.id == soak.0).unwrap();
    there.tablet.state.apply(&heard);
    there.wait(60);
    let standing = |own: &Autoclave| soak_standing(&own.tablet.state.sterilization, soak);
    assert_eq!(standing(&there), Some(SoakStanding::SolutionUnknown));
    let take = SterilizationCommand::EndSoak { soak, taken: TAKEN };
    assert_eq!(why(there.ask(take)), SterilizationRefusal::SolutionElsewhere);
}

#[test]
fn nothing_is_thrown_away_without_a_reason() {
    let mut bath = Bath::poured();
    let solution = bath.solution;
    let discarded = SolutionDiscarded { reason: note(""), neutralized: None };
    let refused = why(bath.own.ask(SterilizationCommand::DiscardSolution { solution, discarded }));
    assert_eq!(refused, SterilizationRefusal::ReasonTooShort { least: 1 });
}

#[test]
fn strips_whose_controls_were_not_all_right_or_that_are_over_test_nothing() {
    let mut bath = Bath::poured();
    let good = bath.strips;
    for (full_strength, diluted) in [(2, 3), (3, 2)] {
        bath.strips = strips(&mut bath.own, full_strength, diluted);
        assert_eq!(why(bath.soak(IndicatorResult::Pass, 20.0)), SterilizationRefusal::StripsNotReady);
    }
    let opened = bath.own.here().date();
    let over = StripsOpened { opened, use_until: opened.plus_days(-1), full_strength: 3, diluted: 3 };
    bath.own.ask(SterilizationCommand::OpenStrips { lot: bath.strips, opened: over }).unwrap();
    let last = over.use_until;
    assert_eq!(why(bath.soak(IndicatorResult::Pass, 20.0)), SterilizationRefusal::StripsExpired { last });
    bath.strips = good;
    bath.soak(IndicatorResult::Pass, 20.0).unwrap();
}

#[test]
fn what_a_day_a_week_a_month_and_a_year_ask_for() {
    let mut own = Autoclave::gravity();
    let lines = |own: &Autoclave| {
        let today = own.here().date();
        maintenance(&own.survey()).into_iter().map(|line| (line.due, line.is_due(today))).collect::<Vec<_>>()
    };
    assert_eq!(lines(&own), [(None, true); 4], "what was never done is due now");
    let sterilizer = own.sterilizer;
    let today = own.here().date();
    for task in [MaintenanceTask::Daily, MaintenanceTask::Weekly, MaintenanceTask::Monthly] {
        own.ask(SterilizationCommand::Maintain { sterilizer, task }).unwrap();
    }
    let service =
        Serviced { work: ServiceWork::Minor, vendor: label("Ñandú Service"), what: note("Calibration") };
    own.ask(SterilizationCommand::Service { sterilizer, service }).unwrap();
    let due = [1, 7, 30, 365].map(|days| (Some(today.plus_days(days)), false));
    assert_eq!(lines(&own), due, "whoever serviced it did what the year asks for");
    own.wait(7 * DAY);
    let due: Vec<bool> = lines(&own).into_iter().map(|(_, is_due)| is_due).collect();
    assert_eq!(due, [true, true, false, false]);
    // Done on Monday, written down on Thursday: what was done since stays the last.
    own.ask(SterilizationCommand::Maintain { sterilizer, task: MaintenanceTask::Weekly }).unwrap();
    let earlier = SterilizationCommand::Maintain { sterilizer, task: MaintenanceTask::Weekly };
    own.earlier(3 * DAY, earlier).unwrap();
    assert_eq!(lines(&own)[1], (Some(today.plus_days(14)), false));
    // The manual of this model asks for it each fifth day; the last word on it counts.
    let lead = own.lead;
    for days in [9, 5] {
        let change = SterilizerChange::Care(CareSet {
            task: MaintenanceTask::Weekly,
            days,
            source: note("Manual, page 12"),
        });
        own.ask_as(lead, SterilizationCommand::ChangeSterilizer { sterilizer, change }).unwrap();
    }
    assert_eq!(lines(&own)[1], (Some(today.plus_days(12)), false));
    let none = CareSet { task: MaintenanceTask::Daily, days: 0, source: note("") };
    let change = SterilizerChange::Care(none);
    let refused = why(own.ask_as(lead, SterilizationCommand::ChangeSterilizer { sterilizer, change }));
    assert_eq!(refused, SterilizationRefusal::LimitsOutOfOrder);
}
