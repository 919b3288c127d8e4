//! High-level disinfection between two days, as a surveyor reads it (research/sterilization.md 3): solutions
//! with their lots and dates, bottles of strips with their controls, soaks.

use crate::domain::event::sterile_care::{
    SoakFact, SoakStarted, SolutionDiscarded, SolutionFact, SolutionPoured, TakenOut,
};
use crate::domain::event::sterile_load::IndicatorResult;
use crate::domain::event::sterile_setup::{
    IndicatorKind, IndicatorLotFact, IndicatorLotReceived, StripsOpened,
};
use crate::domain::ids::{IndicatorLotId, SoakId, SolutionId};
use crate::domain::ordered::Ordered as _;
use crate::domain::sterilization::hld::{
    SoakStanding, SolutionStanding, last_day, soak_standing, solution_standing,
};
use crate::domain::sterilization::period::Days;
use crate::domain::sterilization::records::{Sterilization, Told};
use crate::domain::text::Note;
use crate::domain::time::{Date, SECOND_MS};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoakPeriod {
    pub days: Days,
    /// Those that were in use on one of these days.
    pub solutions: Vec<SolutionRow>,
    /// Bottles that were opened in these days, or that its soaks used.
    pub strips: Vec<StripsRow>,
    pub soaks: Vec<SoakRow>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SolutionRow {
    pub solution: SolutionId,
    pub poured: Told<Box<SolutionPoured>>,
    /// The last day of its reuse.
    pub last: Date,
    pub standing: SolutionStanding,
    /// Strips that did not pass: no soak followed, so that nothing else tells of them.
    pub refused: Vec<Told<IndicatorResult>>,
    pub discarded: Option<Told<Box<SolutionDiscarded>>>,
    /// How often it was used in these days.
    pub soaks: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StripsRow {
    pub lot: IndicatorLotId,
    pub received: IndicatorLotReceived,
    pub opened: Vec<Told<StripsOpened>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoakRow {
    pub soak: SoakId,
    pub started: Told<Box<SoakStarted>>,
    pub taken: Option<Told<TakenOut>>,
    /// How long it lay in the solution, in seconds.
    pub soaked_s: Option<u32>,
    /// How long it has to, by the label.
    pub needed_s: Option<u32>,
    pub standing: SoakStanding,
    pub verdict: SoakVerdict,
    pub voided: Option<Note>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SoakVerdict {
    Pass,
    /// Still in the solution.
    Open,
    Voided,
    /// Too short, too cold, or on a strip that had not passed.
    Fail,
}

pub fn soak_period(state: &Sterilization, days: Days, today: Date) -> SoakPeriod {
    let mut soaks: Vec<SoakRow> = state.soaks.keys().filter_map(|id| soak(state, *id)).collect();
    soaks.retain(|row| days.has(row.started.at.date()));
    soaks.order_by_key(|row| (row.started.at.at, row.soak));
    let mut solutions: Vec<SolutionRow> =
        state.solutions.keys().filter_map(|id| solution(state, *id, &soaks, today)).collect();
    solutions.retain(|row| row.soaks > 0 || was_in_use(row, days, today));
    solutions.order_by_key(|row| (row.poured.at.at, row.solution));
    let lots = state.indicator_lots.iter().filter_map(|(lot, record)| {
        let received = (*record.defined.as_ref()?.what).clone();
        let opened = record.in_order().into_iter().filter_map(|told| match told.what {
            IndicatorLotFact::StripsOpened(what) => Some(with(told, what)),
            IndicatorLotFact::Standing(_) => None,
        });
        let opened: Vec<Told<StripsOpened>> = opened.collect();
        let is_own = soaks.iter().any(|soak| soak.started.what.strips == *lot)
            || opened.iter().any(|told| days.has(told.what.opened));
        (received.kind == IndicatorKind::DisinfectantStrip && is_own).then_some(StripsRow {
            lot: *lot,
            received,
            opened,
        })
    });
    SoakPeriod { days, strips: lots.collect(), solutions, soaks }
}

fn was_in_use(row: &SolutionRow, days: Days, today: Date) -> bool {
    let end = row.discarded.as_ref().map_or(today, |told| told.at.date());
    row.poured.at.date() <= days.to && end >= days.from
}

fn solution(state: &Sterilization, id: SolutionId, soaks: &[SoakRow], today: Date) -> Option<SolutionRow> {
    let record = state.solutions.get(&id)?;
    let poured = record.defined.as_ref()?;
    let (mut refused, mut discarded) = (Vec::new(), None);
    for told in record.in_order() {
        match &told.what {
            SolutionFact::Tested(test) if test.result == IndicatorResult::Pass => {}
            SolutionFact::Tested(test) => refused.push(with(told, test.result)),
            SolutionFact::Discarded(what) if discarded.is_none() => {
                discarded = Some(with(told, what.clone()));
            }
            SolutionFact::Discarded(_) => {}
        }
    }
    Some(SolutionRow {
        solution: id,
        poured: poured.clone(),
        last: last_day(&poured.what, poured.at),
        standing: solution_standing(state, id, today)?,
        refused,
        discarded,
        soaks: soaks.iter().filter(|soak| soak.started.what.solution == id).count(),
    })
}

fn soak(state: &Sterilization, id: SoakId) -> Option<SoakRow> {
    let record = state.soaks.get(&id)?;
    let started = record.defined.as_ref()?;
    let poured = state.solutions.get(&started.what.solution).and_then(|record| record.defined.as_ref());
    let facts = record.in_order();
    // The shortest, as the standing takes it.
    let taken = facts.iter().filter_map(|told| match told.what {
        SoakFact::TakenOut(what) => Some(with(told, what)),
        SoakFact::Voided(_) => None,
    });
    let taken = taken.min_by_key(|told| told.at.at);
    let voided = facts.iter().find_map(|told| match &told.what {
        SoakFact::Voided(note) => Some(note.clone()),
        SoakFact::TakenOut(_) => None,
    });
    let standing = soak_standing(state, id)?;
    let soaked_s = taken.as_ref().map(|told| {
        let spent = told.at.at.ms_since(started.at.at) / SECOND_MS;
        u32::try_from(spent).unwrap_or(0)
    });
    let cold = poured.is_some_and(|told| started.what.temperature < told.what.min_temperature);
    let verdict = match standing {
        SoakStanding::Voided => SoakVerdict::Voided,
        _ if cold || started.what.strip != IndicatorResult::Pass => SoakVerdict::Fail,
        SoakStanding::Short => SoakVerdict::Fail,
        SoakStanding::Soaking { .. } | SoakStanding::SolutionUnknown => SoakVerdict::Open,
        SoakStanding::Done { .. } => SoakVerdict::Pass,
    };
    let needed_s = poured.map(|told| told.what.soak_s);
    Some(SoakRow { soak: id, started: started.clone(), taken, soaked_s, needed_s, standing, verdict, voided })
}

fn with<A, B>(told: &Told<A>, what: B) -> Told<B> {
    Told { what, by: told.by, at: told.at, timing: told.timing, stamp: told.stamp }
}
