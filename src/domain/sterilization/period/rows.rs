//! One load on one line: every field that a record must carry (research/sterilization.md 1.2).

use super::{corrections, day_of, late_records};
use crate::domain::event::sterile_load::{
    CycleNumber, Hold, IndicatorResult, IndicatorScope, LoadCode, LoadFact, Measured, PackFact, Run,
};
use crate::domain::event::sterile_setup::IndicatorKind;
use crate::domain::ids::{BiTestId, LoadId, ProgramId, StaffId};
use crate::domain::inventory::lot::LotCode;
use crate::domain::sterilization::bi::{BiResult, BiStage, BiTest};
use crate::domain::sterilization::load::{Failure, Load};
use crate::domain::sterilization::standing::{LoadStanding, state_of};
use crate::domain::sterilization::survey::Survey;
use crate::domain::text::Label;
use crate::domain::time::{Date, Zoned};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadRow {
    pub load: LoadId,
    pub code: LoadCode,
    pub run: Run,
    pub cycle: Option<CycleNumber>,
    /// When the cycle ran, or the load was opened.
    pub day: Date,
    pub start: Option<Zoned>,
    pub end: Option<Zoned>,
    pub program: ProgramId,
    /// Those that count: one, or several where several were told.
    pub readings: Vec<Measured>,
    pub packs: usize,
    pub implants: usize,
    /// Kinds of packs and how many of each.
    pub contents: Vec<(Label, usize)>,
    pub outside: Outside,
    pub inside: Inside,
    pub challenge: Option<(Option<IndicatorKind>, IndicatorResult)>,
    pub biological: Vec<BiCell>,
    pub standing: LoadStanding,
    pub verdict: Verdict,
    pub failures: Vec<Failure>,
    /// What holds it and nobody has looked at.
    pub holds: Vec<Hold>,
    pub operator: Option<StaffId>,
    pub release: Option<Release>,
    /// Records that were entered later than they happened.
    pub late: usize,
    pub corrections: usize,
}

/// Whether a row carries the word FAIL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    Pass,
    /// Not decided yet, or never run.
    Open,
    Fail,
}

/// The indicators on the outside of the packs.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Outside {
    pub passed: usize,
    pub failed: Vec<u8>,
    pub unclear: Vec<u8>,
    pub unread: usize,
}

/// The indicators inside the packs: seen when a pack is opened.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Inside {
    pub kinds: Vec<IndicatorKind>,
    pub passed: usize,
    pub refused: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BiCell {
    pub test: BiTestId,
    pub lot: Option<LotCode>,
    pub control: Option<LotCode>,
    pub stage: BiStage,
    pub read: Option<(Zoned, Option<StaffId>)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Release {
    pub at: Zoned,
    pub by: Option<StaffId>,
    pub co_signer: Option<StaffId>,
}

pub fn row(survey: &Survey<'_>, load: &Load<'_>) -> LoadRow {
    let stands = state_of(survey, load);
    LoadRow {
        load: load.id,
        code: load.opened.what.code.clone(),
        run: load.opened.what.run,
        cycle: load.cycle(),
        day: day_of(load),
        start: load.start.map(|(told, _)| told.at),
        end: load.end.map(|(told, _)| told.at),
        program: load.opened.what.program,
        readings: load.readings.iter().map(|reading| reading.what).collect(),
        packs: load.packs.len(),
        implants: load.packs.iter().filter(|pack| pack.is_implant()).count(),
        contents: contents(load),
        outside: outside(load),
        inside: inside(load),
        challenge: challenge(load),
        biological: survey.tests_of(load.id).iter().map(|test| cell(survey, test)).collect(),
        standing: stands.standing,
        verdict: verdict(survey, load, stands.standing),
        failures: load.failures.clone(),
        holds: stands.holds,
        operator: load.operator(),
        release: release(load, stands.release),
        late: late_records(survey, load).len(),
        corrections: corrections(load),
    }
}

fn verdict(survey: &Survey<'_>, load: &Load<'_>, standing: LoadStanding) -> Verdict {
    let grew = survey.bi_result(load.id).is_some_and(BiResult::is_positive);
    if !load.failures.is_empty() || grew {
        return Verdict::Fail;
    }
    match standing {
        LoadStanding::Released | LoadStanding::EmergencyReleased => Verdict::Pass,
        LoadStanding::Rejected => Verdict::Fail,
        _ => Verdict::Open,
    }
}

fn contents(load: &Load<'_>) -> Vec<(Label, usize)> {
    let mut contents: Vec<(Label, usize)> = Vec::new();
    for pack in &load.packs {
        match contents.iter_mut().find(|(name, _)| *name == pack.added.name) {
            Some((_, count)) => *count += 1,
            None => contents.push((pack.added.name.clone(), 1)),
        }
    }
    contents
}

fn outside(load: &Load<'_>) -> Outside {
    let mut outside = Outside::default();
    for pack in &load.packs {
        match pack.external {
            Some(IndicatorResult::Pass) => outside.passed += 1,
            Some(IndicatorResult::Unclear) => outside.unclear.push(pack.number),
            Some(IndicatorResult::Fail) => outside.failed.push(pack.number),
            None => outside.unread += 1,
        }
    }
    outside
}

fn inside(load: &Load<'_>) -> Inside {
    let mut inside = Inside::default();
    for pack in &load.packs {
        if let Some(kind) = pack.added.internal
            && !inside.kinds.contains(&kind)
        {
            inside.kinds.push(kind);
        }
        for (fact, _) in pack.facts() {
            match fact {
                PackFact::Opened(opened) if opened.internal == IndicatorResult::Pass => inside.passed += 1,
                PackFact::Opened(_) => inside.refused += 1,
                _ => {}
            }
        }
    }
    inside
}

fn challenge(load: &Load<'_>) -> Option<(Option<IndicatorKind>, IndicatorResult)> {
    let (result, because) = load.challenge?;
    let kind = load.record.facts.get(&because).and_then(|told| match &told.what {
        LoadFact::IndicatorRead(read) => match read.scope {
            IndicatorScope::Challenge(kind) => Some(kind),
            IndicatorScope::External(_) => None,
        },
        _ => None,
    });
    Some((kind, result))
}

fn cell(survey: &Survey<'_>, test: &BiTest<'_>) -> BiCell {
    let lot_code = |id| survey.state.lot(id).map(|(_, lot)| lot.lot.clone());
    BiCell {
        test: test.id,
        lot: test.lot.map(|lot| lot.lot.clone()),
        control: test.control.and_then(lot_code),
        stage: test.stage,
        read: test.decided.map(|(_, by, at)| (at, by)),
    }
}

/// The release that counts, or the last one that did before something was told against it.
fn release(load: &Load<'_>, counts: Option<crate::domain::ids::EventId>) -> Option<Release> {
    let mut releases = load.releases.iter();
    let found = releases.clone().find(|(id, ..)| Some(*id) == counts).or_else(|| releases.next_back());
    if let Some((_, told, what)) = found {
        return Some(Release { at: told.at, by: told.by, co_signer: what.co_signer });
    }
    let (_, told, what) = load.emergency.last()?;
    Some(Release { at: told.at, by: told.by, co_signer: Some(what.co_signer) })
}
