//! Biological tests of some days: which were done, and which due dates were met. A due date is met by the
//! last test before it, so that one who tests every day is not asked for more than the rule asks.

use super::{Days, day_of};
use crate::domain::ids::{BiTestId, LoadId, ProgramId};
use crate::domain::ordered::Ordered as _;
use crate::domain::sterilization::bi::{BiResult, BiStage};
use crate::domain::sterilization::due::{DueBecause, due_after, interval, is_tested, uses};
use crate::domain::sterilization::load::Load;
use crate::domain::sterilization::places::Interval;
use crate::domain::sterilization::survey::Survey;
use crate::domain::time::{Date, Zoned};

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Biological {
    /// The rule by which the due dates stand.
    pub interval: Option<Interval>,
    /// In the order of the cycles. Voided tests are none.
    pub done: Vec<BiDone>,
    pub due: Vec<BiDue>,
}

impl Biological {
    /// Due dates that were met in time.
    pub fn met(&self) -> usize {
        self.due.iter().filter(|due| due.met == Met::InTime).count()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BiDone {
    pub test: BiTestId,
    pub load: LoadId,
    /// When the cycle ran.
    pub day: Date,
    /// None: not read yet.
    pub result: Option<BiResult>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BiDue {
    /// None where one test speaks for every program.
    pub program: Option<ProgramId>,
    pub due: Date,
    pub because: DueBecause,
    pub met: Met,
    /// When the test was run that met it, or came too late.
    pub done: Option<Date>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Met {
    /// On the day or before it; or later, where nothing was run in between.
    InTime,
    Late,
    /// Nobody has tested since.
    Open,
}

pub fn biological(survey: &Survey<'_>, days: Days, now: Zoned) -> Biological {
    let interval = interval(&survey.state.policy());
    let mut due = Vec::new();
    if let Some(interval) = interval {
        let end = days.to.min(now.date());
        for (program, used) in uses(survey, now.at) {
            due.extend(line(survey, program, &used, interval, (days.from, end), now));
        }
    }
    due.order_by_key(|due| (due.due, due.program));
    Biological { interval, done: done(survey, days), due }
}

fn done(survey: &Survey<'_>, days: Days) -> Vec<BiDone> {
    let loads = survey.loads.iter().filter(|load| load.is_started() && days.has(day_of(load)));
    let tests = loads.flat_map(|load| survey.tests_of(load.id).iter().map(move |test| (load, test)));
    let tests = tests.filter(|(_, test)| test.stage != BiStage::Voided);
    tests
        .map(|(load, test)| BiDone { test: test.id, load: load.id, day: day_of(load), result: test.result() })
        .collect()
}

/// A test that grew was done all the same: what it sets off is told elsewhere.
fn counts(survey: &Survey<'_>, load: &Load<'_>) -> bool {
    is_tested(survey, load) || survey.bi_result(load.id).is_some_and(BiResult::is_positive)
}

fn line(
    survey: &Survey<'_>,
    program: Option<ProgramId>,
    used: &[&Load<'_>],
    interval: Interval,
    (from, end): (Date, Date),
    now: Zoned,
) -> Vec<BiDue> {
    let mut used: Vec<(Zoned, &Load<'_>)> =
        used.iter().filter_map(|load| Some((load.start?.0.at, *load))).collect();
    used.order_by_key(|(at, load)| (at.at, load.id));
    let Some((first, _)) = used.first().copied() else { return Vec::new() };
    let tested: Vec<Zoned> =
        used.iter().filter(|(_, load)| counts(survey, load)).map(|(at, _)| *at).collect();
    let mut since = tested.iter().rev().find(|at| at.date() < from).copied();
    let mut rows = Vec::new();
    loop {
        let is_after = |at: &Zoned| since.is_none_or(|since| at.at > since.at);
        let after: Vec<&Load<'_>> =
            used.iter().filter(|(at, _)| is_after(at)).map(|(_, load)| *load).collect();
        let (due, because) = due_after(survey, (since, first), &after, interval, now.at);
        if due > end {
            return rows;
        }
        let mut ahead = tested.iter().filter(|at| is_after(at)).copied();
        let before = tested.iter().rfind(|at| is_after(at) && at.date() <= due).copied();
        let next = before.or_else(|| ahead.find(|at| at.date() > due));
        let used_late = used.iter().any(|(at, _)| {
            is_after(at) && at.date() > due && next.is_none_or(|next| at.date() < next.date())
        });
        let met = match next {
            Some(next) if next.date() <= due || !used_late => Met::InTime,
            Some(_) => Met::Late,
            None if used_late || (because != DueBecause::Days && due < end) => Met::Open,
            None => return rows,
        };
        let done = next.map(Zoned::date);
        // What began before and was not met in time reaches into these days.
        if due >= from || met != Met::InTime {
            rows.push(BiDue { program, due, because, met, done });
        }
        match next {
            Some(next) => since = Some(next),
            None => return rows,
        }
    }
}
