//! What did not go as it should, and what people decided about it.

use super::{Days, late_records};
use crate::domain::event::Timing;
use crate::domain::event::sterile_load::{
    BiFact, Corrected, CorrectedFigure, CycleNumber, EmergencyRelease, Growth, Hold, ImmediateUse, LoadCode,
    LoadFact,
};
use crate::domain::event::sterile_setup::SterilizerFact;
use crate::domain::ids::{BiTestId, EventId, LoadId, StaffId};
use crate::domain::ordered::Ordered as _;
use crate::domain::sterilization::load::{Failure, Load};
use crate::domain::sterilization::records::Told;
use crate::domain::sterilization::survey::Survey;
use crate::domain::text::Note;
use crate::domain::time::Zoned;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    pub at: Zoned,
    pub load: Option<(LoadId, LoadCode)>,
    pub by: Option<StaffId>,
    pub co_signer: Option<StaffId>,
    pub what: ExceptionKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExceptionKind {
    Rejected {
        failures: Vec<Failure>,
        /// In the words of whoever rejected it.
        notes: Vec<Note>,
    },
    Held {
        hold: Hold,
        /// In the words of whoever held it.
        note: Option<Note>,
        /// Who looked at it and released the load all the same.
        over: Option<Over>,
    },
    Emergency(EmergencyRelease),
    /// None: nobody told why.
    ImmediateUse(Option<ImmediateUse>),
    /// Packs that came out wet or torn.
    Damp {
        wet: Vec<u8>,
        torn: Vec<u8>,
    },
    Corrected {
        old: CorrectedFigure,
        new: CorrectedFigure,
        reason: Note,
    },
    ReleaseWithdrawn,
    NotRun(Note),
    BiVoided {
        test: BiTestId,
        note: Note,
    },
    BiAdjudicated {
        test: BiTestId,
        to: Growth,
        evidence: Note,
    },
    GapExplained {
        cycle: CycleNumber,
        reason: Note,
    },
    /// Records that were entered later than they happened; why is told with the first of them.
    Late {
        first: EventId,
        records: usize,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Over {
    pub at: Zoned,
    pub by: Option<StaffId>,
    pub co_signer: Option<StaffId>,
}

/// Of the loads of these days, and corrections that were made in these days to older ones.
pub fn exceptions(survey: &Survey<'_>, days: Days, loads: &[&Load<'_>]) -> Vec<Exception> {
    let mut all = Vec::new();
    for load in &survey.loads {
        let is_own = loads.iter().any(|own| own.id == load.id);
        for told in load.record.in_order() {
            if is_own || days.has(told.at.date()) {
                all.extend(corrected(load, told));
            }
        }
        if is_own {
            of_load(survey, load, &mut all);
        }
    }
    let told = survey.record.facts.values().filter(|told| days.has(told.at.date()));
    all.extend(told.flat_map(|told| {
        let explained = match &told.what {
            SterilizerFact::GapExplained(gap) => {
                Some(ExceptionKind::GapExplained { cycle: gap.cycle, reason: gap.reason.clone() })
            }
            _ => None,
        };
        let late =
            (told.timing == Timing::Backdated).then(|| ExceptionKind::Late { first: told.id(), records: 1 });
        let make = |what| Exception { at: told.at, load: None, by: told.by, co_signer: None, what };
        explained.into_iter().chain(late).map(make).collect::<Vec<_>>()
    }));
    all.order_by_key(|exception| exception.at.at);
    all
}

fn of_load(survey: &Survey<'_>, load: &Load<'_>, all: &mut Vec<Exception>) {
    let named = Some((load.id, load.opened.what.code.clone()));
    let day = load.start.map_or(load.opened.at, |(told, _)| told.at);
    let mut add = |at: Zoned, by, co_signer, what| {
        all.push(Exception { at, load: named.clone(), by, co_signer, what });
    };
    if let Some(first) = load.failures.first() {
        let told = load.record.facts.get(&first.because());
        let (at, by) = told.map_or((day, None), |told| (told.at, told.by));
        let notes = load.record.facts.values().filter_map(|told| match &told.what {
            LoadFact::Rejected(note) => Some(note.clone()),
            _ => None,
        });
        let what = ExceptionKind::Rejected { failures: load.failures.clone(), notes: notes.collect() };
        add(at, by, None, what);
    }
    for hold in if load.is_started() { survey.holds(load) } else { Vec::new() } {
        let (at, by) = source(survey, load, hold.because).unwrap_or((day, None));
        let note = load.record.facts.get(&hold.because).and_then(|told| match &told.what {
            LoadFact::Held(note) => Some(note.clone()),
            _ => None,
        });
        add(at, by, None, ExceptionKind::Held { hold, note, over: over(load, &hold) });
    }
    if load.is_for_immediate_use() && load.is_started() {
        let why = load.immediate_use.cloned();
        add(day, load.operator(), None, ExceptionKind::ImmediateUse(why));
    }
    let late = late_records(survey, load);
    if let Some(first) = late.first() {
        add(day, load.operator(), None, ExceptionKind::Late { first: *first, records: late.len() });
    }
    decided(survey, load, &mut add);
}

/// What people decided about a load and its indicators.
fn decided(
    survey: &Survey<'_>,
    load: &Load<'_>,
    add: &mut impl FnMut(Zoned, Option<StaffId>, Option<StaffId>, ExceptionKind),
) {
    for told in load.record.in_order() {
        let (what, co_signer) = match &told.what {
            LoadFact::ReleasedInEmergency(release) => {
                (ExceptionKind::Emergency((**release).clone()), Some(release.co_signer))
            }
            LoadFact::Unloaded(seen) if !(seen.wet.is_empty() && seen.torn.is_empty()) => {
                (ExceptionKind::Damp { wet: seen.wet.clone(), torn: seen.torn.clone() }, None)
            }
            LoadFact::ReleaseWithdrawn(_) => (ExceptionKind::ReleaseWithdrawn, None),
            LoadFact::Voided(note) => (ExceptionKind::NotRun(note.clone()), None),
            _ => continue,
        };
        add(told.at, told.by, co_signer, what);
    }
    for test in survey.tests_of(load.id) {
        let record = survey.state.bi_tests.get(&test.id);
        for told in record.iter().flat_map(|record| record.in_order()) {
            let (what, co_signer) = match &told.what {
                BiFact::Voided(note) => (ExceptionKind::BiVoided { test: test.id, note: note.clone() }, None),
                BiFact::Adjudicated(what) => {
                    let evidence = what.evidence.clone();
                    let kind = ExceptionKind::BiAdjudicated { test: test.id, to: what.to, evidence };
                    (kind, Some(what.co_signer))
                }
                _ => continue,
            };
            add(told.at, told.by, co_signer, what);
        }
    }
}

/// Old figure and new one. Only what stands in a record that can be corrected.
fn corrected(load: &Load<'_>, told: &Told<LoadFact>) -> Option<Exception> {
    let LoadFact::Corrected(correction) = &told.what else { return None };
    let Corrected { target, to, reason, co_signer } = &**correction;
    let old = match &load.record.facts.get(target)?.what {
        LoadFact::Measured(measured) => CorrectedFigure::Measured(**measured),
        LoadFact::IndicatorRead(read) => CorrectedFigure::Indicator(read.result),
        _ => return None,
    };
    Some(Exception {
        at: told.at,
        load: Some((load.id, load.opened.what.code.clone())),
        by: told.by,
        co_signer: *co_signer,
        what: ExceptionKind::Corrected { old, new: to.clone(), reason: reason.clone() },
    })
}

/// When the record was made that holds a load, and by whom.
fn source(survey: &Survey<'_>, load: &Load<'_>, because: EventId) -> Option<(Zoned, Option<StaffId>)> {
    if let Some(told) = load.record.facts.get(&because) {
        return Some((told.at, told.by));
    }
    if let Some(told) = survey.record.facts.get(&because) {
        return Some((told.at, told.by));
    }
    survey.load(LoadId(because)).map(|other| (other.opened.at, other.opened.by))
}

fn over(load: &Load<'_>, hold: &Hold) -> Option<Over> {
    let (_, told, release) = load.releases.iter().find(|(_, _, release)| release.over.contains(hold))?;
    Some(Over { at: told.at, by: told.by, co_signer: release.co_signer })
}
