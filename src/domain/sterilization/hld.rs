//! High-level disinfection: how long a solution may be used, and where a soak stands
//! (research/sterilization.md 3).

use crate::domain::event::sterile_care::{SoakFact, SolutionFact, SolutionPoured};
use crate::domain::event::sterile_load::IndicatorResult;
use crate::domain::event::sterile_setup::{IndicatorLotFact, StripsOpened};
use crate::domain::ids::{SoakId, SolutionId};
use crate::domain::sterilization::records::{IndicatorLotRecord, SolutionRecord, Sterilization};
use crate::domain::time::{Date, Instant, SECOND_MS, Zoned};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SolutionStanding {
    InUse {
        last: Date,
    },
    Expired {
        last: Date,
    },
    /// A strip failed: it is thrown away, not soaked longer.
    Failed,
    Discarded,
}

/// The last day on which what is in the bottle may be used.
pub fn bottle_last_day(poured: &SolutionPoured) -> Date {
    let opened = poured.opened_days.map(|days| poured.opened.plus_days(i32::from(days)));
    opened.map_or(poured.bottle_expiry, |opened| opened.min(poured.bottle_expiry))
}

/// The earliest of the reuse life, the bottle's date and its life after opening. The day it was poured is
/// day 0; a solution for 14 days is used on day 14 and not on day 15.
pub fn last_day(poured: &SolutionPoured, poured_at: Zoned) -> Date {
    poured_at.date().plus_days(i32::from(poured.reuse_days)).min(bottle_last_day(poured))
}

pub fn is_discarded(record: &SolutionRecord) -> bool {
    record.facts.values().any(|told| matches!(told.what, SolutionFact::Discarded(_)))
}

pub fn solution_standing(state: &Sterilization, id: SolutionId, today: Date) -> Option<SolutionStanding> {
    let record = state.solutions.get(&id)?;
    let poured = record.defined.as_ref()?;
    if is_discarded(record) {
        return Some(SolutionStanding::Discarded);
    }
    let failed = record.facts.values().any(
        |told| matches!(&told.what, SolutionFact::Tested(tested) if tested.result != IndicatorResult::Pass),
    );
    if failed {
        return Some(SolutionStanding::Failed);
    }
    let last = last_day(&poured.what, poured.at);
    Some(if last < today { SolutionStanding::Expired { last } } else { SolutionStanding::InUse { last } })
}

/// The latest opening of a bottle of strips.
pub fn strips_opened(record: &IndicatorLotRecord) -> Option<StripsOpened> {
    record.last(|fact| match fact {
        IndicatorLotFact::StripsOpened(opened) => Some(*opened),
        IndicatorLotFact::Standing(_) => None,
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SoakStanding {
    /// In the solution until then at least.
    Soaking {
        ready: Instant,
    },
    Done {
        taken: Zoned,
    },
    /// Taken out too early, as a record of another tablet says: not disinfected.
    Short,
    Voided,
    /// The record of its solution is not here yet: how long it takes is not known.
    SolutionUnknown,
}

pub fn soak_standing(state: &Sterilization, id: SoakId) -> Option<SoakStanding> {
    let record = state.soaks.get(&id)?;
    let started = record.defined.as_ref()?;
    let solution = state.solutions.get(&started.what.solution).and_then(|held| held.defined.as_ref());
    let is_voided = record.facts.values().any(|told| matches!(told.what, SoakFact::Voided(_)));
    let Some(solution) = solution else {
        return Some(if is_voided { SoakStanding::Voided } else { SoakStanding::SolutionUnknown });
    };
    let ready = started.at.at.plus_ms(i64::from(solution.what.soak_s) * SECOND_MS);
    let mut standing = SoakStanding::Soaking { ready };
    for told in record.in_order() {
        match &told.what {
            SoakFact::Voided(_) => return Some(SoakStanding::Voided),
            SoakFact::TakenOut(_) if told.at.at < ready => return Some(SoakStanding::Short),
            SoakFact::TakenOut(_) => standing = SoakStanding::Done { taken: told.at },
        }
    }
    Some(standing)
}
