//! What a sterilizer did between two days, as a surveyor reads it (research/sterilization.md 8.1): the
//! compliance strip, a row for every load, tests, exceptions and positives. Facts only, no words.
//!
//! A load belongs to the day on which its cycle started, or was opened where it never started. What was
//! told later of a load of these days is told here as well. Read `counter` for cycles and gaps, `due` for
//! biological tests, `rows` for loads, `exceptions`, `positives`.

pub mod counter;
pub mod due;
pub mod exceptions;
pub mod positives;
pub mod review;
pub mod rows;

use crate::domain::event::Timing;
use crate::domain::event::sterile_load::{LoadFact, Run};
use crate::domain::event::sterile_setup::SterilizerFact;
use crate::domain::ids::EventId;
use crate::domain::ordered::Ordered as _;
use crate::domain::sterilization::load::Load;
use crate::domain::sterilization::maintenance::{TaskLine, maintenance};
use crate::domain::sterilization::records::Told;
use crate::domain::sterilization::survey::Survey;
use crate::domain::sterilization::units::Altitude;
use crate::domain::time::{Date, Zoned};

use counter::Counter;
use due::Biological;
use exceptions::Exception;
use positives::Positive;
use review::Review;
use rows::LoadRow;

/// The first and the last day, both of them in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Days {
    pub from: Date,
    pub to: Date,
}

impl Days {
    pub fn has(self, day: Date) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    pub days: Days,
    /// Above the sea, as it is set now.
    pub altitude: Altitude,
    /// The versions of the rules that its loads were opened under.
    pub rules: Vec<u16>,
    pub compliance: Compliance,
    /// In the order of the counter.
    pub loads: Vec<LoadRow>,
    /// Tests of the machine, the earliest first.
    pub tests: Vec<Told<SterilizerFact>>,
    /// Service, repairs, out of service and back, the counter begun anew; the daily care is left out.
    pub care: Vec<Told<SterilizerFact>>,
    pub exceptions: Vec<Exception>,
    pub positives: Vec<Positive>,
    pub reviews: Vec<Review>,
}

/// What a surveyor looks at first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compliance {
    pub counter: Counter,
    pub biological: Biological,
    /// None where the machine needs no Bowie-Dick test.
    pub bowie_dick: Option<BowieDickDays>,
    /// Tasks that are overdue now, whatever the days of the page.
    pub overdue: Vec<TaskLine>,
    /// Recalls that nobody has closed, by the record that set them off.
    pub open_recalls: Vec<EventId>,
    /// Records entered later than they happened.
    pub late: usize,
    pub corrections: usize,
    /// Loads for immediate use, by the first day of each month that had any.
    pub immediate_use: Vec<(Date, usize)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct BowieDickDays {
    /// Days on which packs were processed.
    pub used: usize,
    /// Of these, days on which the test had been passed before the first load.
    pub done: usize,
    pub missing: Vec<Date>,
}

/// The page of these days, as it is known now.
pub fn period(survey: &Survey<'_>, from: Date, to: Date, now: Zoned) -> Period {
    let days = Days { from, to };
    let loads: Vec<&Load<'_>> = survey.loads.iter().filter(|load| days.has(day_of(load))).collect();
    let told_in = |told: &&Told<SterilizerFact>| days.has(told.at.date());
    let mut facts: Vec<&Told<SterilizerFact>> = survey.record.facts.values().filter(told_in).collect();
    facts.order_by_key(|told| (told.at.at, told.stamp));
    let mut rules: Vec<u16> = loads.iter().map(|load| load.opened.what.rules).collect();
    rules.order();
    rules.dedup();
    let exceptions = exceptions::exceptions(survey, days, &loads);
    let corrected = |found: &&Exception| matches!(found.what, exceptions::ExceptionKind::Corrected { .. });
    let compliance = Compliance {
        counter: counter::counter(survey, days),
        biological: due::biological(survey, days, now),
        bowie_dick: bowie_dick(survey, &loads),
        overdue: overdue(survey, now.date()),
        open_recalls: survey.recalls.iter().filter(|own| own.closed.is_none()).map(|own| own.id).collect(),
        late: late(survey, &loads, &facts),
        corrections: exceptions.iter().filter(corrected).count(),
        immediate_use: immediate_use(&loads),
    };
    Period {
        days,
        altitude: altitude(survey),
        rules,
        compliance,
        loads: loads.iter().map(|load| rows::row(survey, load)).collect(),
        tests: cloned(&facts, |fact| matches!(fact, SterilizerFact::Tested(_))),
        care: cloned(&facts, |fact| {
            !matches!(
                fact,
                SterilizerFact::Tested(_)
                    | SterilizerFact::GapExplained(_)
                    | SterilizerFact::Name(_)
                    | SterilizerFact::PeriodReviewed(_)
            ) && !is_small_care(fact)
        }),
        exceptions,
        positives: positives::positives(survey, days),
        reviews: review::reviews(survey, days),
    }
}

/// Care, service, repairs, out of service and back, in these days: every record, the daily care as well.
pub fn care_records(survey: &Survey<'_>, days: Days) -> Vec<Told<SterilizerFact>> {
    let mut facts: Vec<&Told<SterilizerFact>> =
        survey.record.facts.values().filter(|told| days.has(told.at.date())).collect();
    facts.order_by_key(|told| (told.at.at, told.stamp));
    cloned(&facts, |fact| {
        matches!(
            fact,
            SterilizerFact::Maintained(_)
                | SterilizerFact::Serviced(_)
                | SterilizerFact::OutOfService(_)
                | SterilizerFact::Returned(_)
                | SterilizerFact::CounterRestarted(_)
                | SterilizerFact::CareSet(_)
        )
    })
}

fn immediate_use(loads: &[&Load<'_>]) -> Vec<(Date, usize)> {
    let mut months: Vec<(Date, usize)> = Vec::new();
    for load in loads.iter().filter(|load| load.is_for_immediate_use() && load.is_started()) {
        let (year, month, _) = day_of(load).civil();
        let Some(first) = Date::from_civil(year, month, 1) else { continue };
        match months.iter_mut().find(|(month, _)| *month == first) {
            Some((_, count)) => *count += 1,
            None => months.push((first, 1)),
        }
    }
    months.order_by_key(|(month, _)| *month);
    months
}

/// The day that a load belongs to.
pub fn day_of(load: &Load<'_>) -> Date {
    load.start.map_or(load.opened.at, |(told, _)| told.at).date()
}

/// Above the sea, as it was set last.
pub fn altitude(survey: &Survey<'_>) -> Altitude {
    let set = survey.record.last(|fact| match fact {
        SterilizerFact::Altitude(altitude) => Some(*altitude),
        _ => None,
    });
    set.unwrap_or(survey.sterilizer.altitude)
}

/// What is done every day or week fills no page that is read once a year.
fn is_small_care(fact: &SterilizerFact) -> bool {
    use crate::domain::event::sterile_setup::MaintenanceTask as Task;
    matches!(fact, SterilizerFact::Maintained(Task::Daily | Task::Weekly))
}

fn cloned(
    facts: &[&Told<SterilizerFact>],
    keep: impl Fn(&SterilizerFact) -> bool,
) -> Vec<Told<SterilizerFact>> {
    facts.iter().filter(|told| keep(&told.what)).map(|told| (*told).clone()).collect()
}

fn overdue(survey: &Survey<'_>, today: Date) -> Vec<TaskLine> {
    let lines = maintenance(survey).into_iter();
    lines.filter(|line| line.due.is_none_or(|due| due < today)).collect()
}

fn bowie_dick(survey: &Survey<'_>, loads: &[&Load<'_>]) -> Option<BowieDickDays> {
    if !survey.sterilizer.class.removes_air_dynamically() {
        return None;
    }
    let mut starts: Vec<Zoned> = loads
        .iter()
        .filter(|load| load.opened.what.run == Run::Process)
        .filter_map(|load| load.start.map(|(told, _)| told.at))
        .collect();
    starts.order_by_key(|start| start.at);
    // The first load of each day.
    starts.dedup_by_key(|start| start.date());
    let passed = |start: &Zoned| survey.air_removal_passed(start.date(), start.at);
    let missing: Vec<Date> = starts.iter().filter(|start| !passed(start)).map(|start| start.date()).collect();
    Some(BowieDickDays { used: starts.len(), done: starts.len() - missing.len(), missing })
}

fn late(survey: &Survey<'_>, loads: &[&Load<'_>], facts: &[&Told<SterilizerFact>]) -> usize {
    let of_loads: usize = loads.iter().map(|load| late_records(survey, load).len()).sum();
    of_loads + facts.iter().filter(|told| told.timing == Timing::Backdated).count()
}

/// Records of a load and of its indicators that were entered later than they happened.
pub(super) fn late_records(survey: &Survey<'_>, load: &Load<'_>) -> Vec<EventId> {
    let mut late = Vec::new();
    let mut take = |timing: Timing, id: EventId| {
        if timing == Timing::Backdated {
            late.push(id);
        }
    };
    take(load.opened.timing, load.opened.id());
    for told in load.record.facts.values() {
        take(told.timing, told.id());
    }
    for test in survey.tests_of(load.id) {
        take(test.placed.timing, test.placed.id());
        let record = survey.state.bi_tests.get(&test.id);
        for told in record.iter().flat_map(|record| record.facts.values()) {
            take(told.timing, told.id());
        }
    }
    late.order();
    late
}

/// How often a figure of a load was corrected.
pub fn corrections(load: &Load<'_>) -> usize {
    load.record.facts.values().filter(|told| matches!(told.what, LoadFact::Corrected(_))).count()
}
