//! The sterilizer's own counter as the proof that no cycle is missing from the log.

use crate::domain::event::sterile_load::CycleNumber;
use crate::domain::event::sterile_setup::{CycleCounter, SterilizerFact};
use crate::domain::keyed::LiteMap;
use crate::domain::sterilization::survey::Survey;

/// So many missing cycles of one run are named at a time; explained ones make room for the next.
const MOST: usize = 200;

/// Cycles that the machine counted and that no record tells of, in order. Explained ones are left out.
pub fn gaps(survey: &Survey<'_>) -> Vec<CycleNumber> {
    let low = CycleNumber { epoch: 0, number: 0 };
    let high = CycleNumber { epoch: u16::MAX, number: u32::MAX };
    gaps_between(survey, low, high)
}

/// The gaps between two cycles, both ends left out.
pub fn gaps_between(survey: &Survey<'_>, from: CycleNumber, to: CycleNumber) -> Vec<CycleNumber> {
    if survey.sterilizer.counter == CycleCounter::None {
        return Vec::new();
    }
    let known = known(survey);
    let explained: Vec<CycleNumber> = explained(survey).collect();
    let mut gaps = Vec::new();
    let mut last: Option<CycleNumber> = None;
    for (cycle, ()) in known.iter() {
        if let Some(last) = last.filter(|last| last.epoch == cycle.epoch) {
            let missing = (last.number.saturating_add(1)..cycle.number)
                .map(|number| CycleNumber { epoch: cycle.epoch, number })
                .filter(|gap| *gap > from && *gap < to && !explained.contains(gap));
            gaps.extend(missing.take(MOST));
        }
        last = Some(*cycle);
    }
    gaps
}

/// Every cycle that some record tells of.
fn known(survey: &Survey<'_>) -> LiteMap<CycleNumber, ()> {
    let loads = survey.loads.iter().filter_map(crate::domain::sterilization::load::Load::cycle);
    let tests = survey.machine_tests.iter().filter_map(|(_, test)| test.cycle);
    // A counter that began again begins with a first number.
    let restarts = survey.record.facts.values().filter_map(|told| match &told.what {
        SterilizerFact::CounterRestarted(restart) => {
            let number = restart.first.checked_sub(1)?;
            Some(CycleNumber { epoch: restart.epoch, number })
        }
        _ => None,
    });
    loads.chain(tests).chain(restarts).map(|cycle| (cycle, ())).collect()
}

fn explained(survey: &Survey<'_>) -> impl Iterator<Item = CycleNumber> {
    survey.record.facts.values().filter_map(|told| match &told.what {
        SterilizerFact::GapExplained(gap) => Some(gap.cycle),
        _ => None,
    })
}

/// How often the counter has begun again.
pub fn epoch(survey: &Survey<'_>) -> u16 {
    let restarts = survey.record.facts.values().filter_map(|told| match &told.what {
        SterilizerFact::CounterRestarted(restart) => Some(restart.epoch),
        _ => None,
    });
    restarts.max().unwrap_or(0)
}

/// The number that the next cycle should have; none where nothing was counted yet.
pub fn next_cycle(survey: &Survey<'_>) -> Option<CycleNumber> {
    let epoch = epoch(survey);
    let known = known(survey);
    let last = known.iter().rfind(|(cycle, ())| cycle.epoch == epoch)?;
    Some(CycleNumber { epoch, number: last.0.number.saturating_add(1) })
}
