//! When the next biological test is due (research/sterilization.md 5.6), in civil days of the clinic.

use crate::domain::event::sterile_load::Ending;
use crate::domain::event::sterile_setup::{Coverage, SterilizationPolicy, SterilizerFact};
use crate::domain::ids::ProgramId;
use crate::domain::sterilization::bi::BiStage;
use crate::domain::sterilization::kinds::ProgramPurpose;
use crate::domain::sterilization::load::Load;
use crate::domain::sterilization::places::{Interval, rule};
use crate::domain::sterilization::survey::Survey;
use crate::domain::time::{Date, HOUR_MS, Instant, Zoned};

/// So many days before it is due a test is announced.
const SOON_DAYS: i32 = 2;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DueLevel {
    Done,
    /// Nothing was run since: with the next load.
    AtNextUse,
    Soon,
    Today,
    Overdue,
    /// Overdue by more than the clinic allows: no load may be started.
    Blocked,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DueBecause {
    /// So many days since the last one.
    Days,
    /// So many hours of use since the last one.
    Hours,
    /// There was none yet.
    First,
    /// A cycle failed since.
    FailedCycle,
    /// The counter began again since: a repair, a new board.
    CounterRestarted,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueLine {
    /// None where one test speaks for every program.
    pub program: Option<ProgramId>,
    pub level: DueLevel,
    pub because: DueBecause,
    pub due: Date,
    /// The load of the last test that counts.
    pub last: Option<crate::domain::ids::LoadId>,
    /// Milliseconds of use since the last one.
    pub used_ms: i64,
}

/// A line for every program that was used, or one for all where any program counts.
pub fn due_lines(survey: &Survey<'_>, now: Zoned) -> Vec<DueLine> {
    let policy = survey.state.policy();
    let Some(interval) = interval(&policy) else { return Vec::new() };
    let grace = i32::from(policy.grace_days);
    let used = uses(survey, now.at);
    used.into_iter()
        .filter_map(|(program, used)| line(survey, program, &used, (interval, grace), now))
        .collect()
}

/// What one line of tests speaks for, and the cycles that it counts from.
pub(super) type Uses<'s, 'a> = Vec<(Option<ProgramId>, Vec<&'s Load<'a>>)>;

/// The cycles up to a moment that a test of each program speaks for; one list where any program counts.
pub(super) fn uses<'s, 'a>(survey: &'s Survey<'a>, now: Instant) -> Uses<'s, 'a> {
    if survey.state.policy().coverage == Coverage::AnyProgram {
        return vec![(None, survey.loads.iter().filter(|load| is_use(load, now)).collect())];
    }
    let mut programs: Vec<ProgramId> = Vec::new();
    for load in survey.loads.iter().filter(|load| is_use(load, now)) {
        let program = load.opened.what.program;
        if !programs.contains(&program) {
            programs.push(program);
        }
    }
    let lines = programs.into_iter().filter(|program| {
        let known = survey.state.program(*program);
        known.is_some_and(|(record, program)| {
            crate::domain::sterilization::records::program_is_active(record)
                && matches!(program.purpose, ProgramPurpose::Process | ProgramPurpose::ImmediateUse)
        })
    });
    let lines = lines.map(|program| {
        let own = survey
            .loads
            .iter()
            .filter(|load| is_use(load, now) && survey.covers(load.opened.what.program, program));
        (Some(program), own.collect())
    });
    lines.collect()
}

/// The interval of the clinic's place, or CDC's where its place has no rule of its own.
pub fn interval(policy: &SterilizationPolicy) -> Option<Interval> {
    let own = policy.place.as_ref().and_then(|place| rule(place.as_str())?.interval);
    own.or_else(|| rule("cdc")?.interval)
}

fn is_use(load: &Load<'_>, now: Instant) -> bool {
    load.start.is_some_and(|(start, _)| start.at.at <= now)
}

/// Whether a test of this load counts: it is negative and the cycle was good, or it is still open.
pub(super) fn is_tested(survey: &Survey<'_>, load: &Load<'_>) -> bool {
    if survey.clears(load).is_some() {
        return true;
    }
    let pending =
        |stage: BiStage| matches!(stage, BiStage::Placed | BiStage::Incubating { .. } | BiStage::Sent);
    survey.tests_of(load.id).iter().any(|test| pending(test.stage)) && load.failures.is_empty()
}

/// When the next test is due, by the cycles after the last one.
pub(super) fn due_after(
    survey: &Survey<'_>,
    (since, first): (Option<Zoned>, Zoned),
    after: &[&Load<'_>],
    interval: Interval,
    now: Instant,
) -> (Date, DueBecause) {
    let start = |load: &Load<'_>| load.start.map(|(told, _)| told.at);
    let (mut due, mut because) = match since {
        Some(since) => (since.date().plus_days(i32::from(interval.days)), DueBecause::Days),
        None => (first.date(), DueBecause::First),
    };
    let mut at_once = |day: Date, why: DueBecause| {
        if day < due {
            (due, because) = (day, why);
        }
    };
    if let Some(hours) = interval.hours {
        let mut left = i64::from(hours) * HOUR_MS;
        let crossing = after.iter().find(|load| {
            left -= duration_ms(load).unwrap_or(0);
            left <= 0
        });
        if let Some(day) = crossing.and_then(|load| start(load)) {
            at_once(day.date(), DueBecause::Hours);
        }
    }
    let failed = after.iter().find(|load| load.end.is_some_and(|(_, end)| end.ending != Ending::Complete));
    if let Some(day) = failed.and_then(|load| start(load)) {
        at_once(day.date(), DueBecause::FailedCycle);
    }
    let restarted = survey.record.facts.values().filter(|told| {
        matches!(told.what, SterilizerFact::CounterRestarted(_))
            && since.is_some_and(|since| told.at.at > since.at)
            && told.at.at <= now
    });
    if let Some(told) = restarted.min_by_key(|told| told.at.at) {
        at_once(told.at.date(), DueBecause::CounterRestarted);
    }
    (due, because)
}

fn line(
    survey: &Survey<'_>,
    program: Option<ProgramId>,
    used: &[&Load<'_>],
    (interval, grace): (Interval, i32),
    now: Zoned,
) -> Option<DueLine> {
    let today = now.date();
    let start = |load: &Load<'_>| load.start.map(|(told, _)| told.at);
    let first = start(used.first()?)?;
    let last = used.iter().rev().find(|load| is_tested(survey, load));
    let since = last.and_then(|load| start(load));
    let after: Vec<&Load<'_>> = used
        .iter()
        .filter(|load| since.is_none_or(|since| start(load).is_some_and(|at| at.at > since.at)))
        .copied()
        .collect();
    let used_ms: i64 = after.iter().filter_map(|load| duration_ms(load)).sum();
    let (due, because) = due_after(survey, (since, first), &after, interval, now.at);
    let used_after_due = after.iter().any(|load| start(load).is_some_and(|at| at.date() > due));
    let level = if due > today.plus_days(SOON_DAYS) {
        DueLevel::Done
    } else if due > today {
        DueLevel::Soon
    } else if due == today {
        DueLevel::Today
    } else if !used_after_due && because == DueBecause::Days {
        DueLevel::AtNextUse
    } else if today > due.plus_days(grace) {
        DueLevel::Blocked
    } else {
        DueLevel::Overdue
    };
    Some(DueLine { program, level, because, due, last: last.map(|load| load.id), used_ms })
}

/// How long a cycle took, from its start to its end.
fn duration_ms(load: &Load<'_>) -> Option<i64> {
    let (start, end) = (load.start?.0, load.end?.0);
    Some(end.at.at.ms_since(start.at.at).max(0))
}
