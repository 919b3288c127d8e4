//! Cycles of some days by the machine's own counter: how many are logged, from where to where, and which
//! are missing. Missing ones stand as runs, so that a long one is as short as its two ends.

use super::Days;
use crate::domain::event::sterile_load::CycleNumber;
use crate::domain::event::sterile_setup::{CycleCounter, GapExplained, SterilizerFact};
use crate::domain::ordered::Ordered as _;
use crate::domain::sterilization::records::Told;
use crate::domain::sterilization::survey::Survey;
use crate::domain::time::{Date, Zoned};

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Counter {
    /// Cycles that some record of these days tells of, tests of the machine among them.
    pub logged: usize,
    /// None where the machine does not count, or nothing ran.
    pub ends: Option<(CycleNumber, CycleNumber)>,
    /// Cycles that no record tells of and nobody has explained.
    pub gaps: Vec<Gap>,
    pub explained: Vec<Told<GapExplained>>,
}

impl Counter {
    /// How many cycles are missing.
    pub fn missing(&self) -> u64 {
        self.gaps.iter().map(Gap::count).sum()
    }
}

/// Cycles that follow one another and are all missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Gap {
    pub epoch: u16,
    pub first: u32,
    pub last: u32,
    /// When the cycle before and the one after ran.
    pub between: (Date, Date),
}

impl Gap {
    pub fn count(&self) -> u64 {
        u64::from(self.last.saturating_sub(self.first)) + 1
    }
}

/// A cycle that some record tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Known {
    cycle: CycleNumber,
    at: Zoned,
    /// Whether it ran, or is only where a counter begins.
    ran: Ran,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Ran {
    Yes,
    No,
}

pub fn counter(survey: &Survey<'_>, days: Days) -> Counter {
    let starts =
        survey.loads.iter().filter_map(|load| load.start.map(|(told, start)| (told.at, start.cycle)));
    let counts = survey.sterilizer.counter == CycleCounter::Counts;
    let known = if counts { known(survey) } else { Vec::new() };
    let mut ran: Vec<CycleNumber> = known
        .iter()
        .filter(|known| known.ran == Ran::Yes && days.has(known.at.date()))
        .map(|known| known.cycle)
        .collect();
    ran.dedup();
    let uncounted = starts.filter(|(at, cycle)| days.has(at.date()) && (cycle.is_none() || !counts)).count();
    let ends = ran.first().copied().zip(ran.last().copied());
    Counter {
        logged: ran.len() + uncounted,
        ends,
        gaps: gaps(survey, &known, days),
        explained: explained(survey, days),
    }
}

fn known(survey: &Survey<'_>) -> Vec<Known> {
    let loads = survey.loads.iter().filter_map(|load| {
        let (told, start) = load.start?;
        Some(Known { cycle: start.cycle?, at: told.at, ran: Ran::Yes })
    });
    let tests = survey
        .machine_tests
        .iter()
        .filter_map(|(told, test)| Some(Known { cycle: test.cycle?, at: told.at, ran: Ran::Yes }));
    let restarts = survey.record.facts.values().filter_map(|told| match &told.what {
        SterilizerFact::CounterRestarted(restart) => {
            let cycle = CycleNumber { epoch: restart.epoch, number: restart.first.checked_sub(1)? };
            Some(Known { cycle, at: told.at, ran: Ran::No })
        }
        _ => None,
    });
    let mut known: Vec<Known> = loads.chain(tests).chain(restarts).collect();
    known.order();
    known
}

/// A run of missing cycles belongs to every day from the cycle before it to the one after it: nobody knows
/// when they ran.
fn gaps(survey: &Survey<'_>, known: &[Known], days: Days) -> Vec<Gap> {
    let explained: Vec<CycleNumber> =
        survey.record.facts.values().filter_map(|told| explains(&told.what)).map(|gap| gap.cycle).collect();
    let mut gaps = Vec::new();
    for (before, after) in known.iter().zip(known.iter().skip(1)) {
        let between = (before.at.date().min(after.at.date()), before.at.date().max(after.at.date()));
        let apart = before.cycle.epoch == after.cycle.epoch;
        if !apart || between.0 > days.to || between.1 < days.from {
            continue;
        }
        let epoch = before.cycle.epoch;
        let (mut first, end) = (before.cycle.number.saturating_add(1), after.cycle.number);
        let mut told: Vec<u32> = explained
            .iter()
            .filter(|cycle| cycle.epoch == epoch && (first..end).contains(&cycle.number))
            .map(|cycle| cycle.number)
            .collect();
        told.order();
        told.dedup();
        for stop in told.into_iter().chain(Some(end)) {
            if first < stop {
                gaps.push(Gap { epoch, first, last: stop - 1, between });
            }
            first = stop.saturating_add(1);
        }
    }
    gaps
}

fn explains(fact: &SterilizerFact) -> Option<&GapExplained> {
    if let SterilizerFact::GapExplained(gap) = fact { Some(gap) } else { None }
}

/// Explained on one of these days.
fn explained(survey: &Survey<'_>, days: Days) -> Vec<Told<GapExplained>> {
    let told = survey.record.facts.values().filter(|told| days.has(told.at.date())).filter_map(|told| {
        let what = explains(&told.what)?.clone();
        Some(Told { what, by: told.by, at: told.at, timing: told.timing, stamp: told.stamp })
    });
    let mut told: Vec<Told<GapExplained>> = told.collect();
    told.order_by_key(|told| (told.what.cycle, told.stamp));
    told
}
