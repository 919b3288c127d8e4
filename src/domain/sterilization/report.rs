//! A recall on paper: its loads, where their packs went, and who may have been exposed. No patients: a case
//! code is the clinic's own, and the paper has an empty box.

use crate::domain::event::sterile_load::{CycleNumber, IndicatorResult, LoadCode, PackFact};
use crate::domain::ids::{EventId, LoadId, PlaceId, ProgramId, StaffId};
use crate::domain::ordered::Ordered as _;
use crate::domain::sterilization::cycles::gaps_between;
use crate::domain::sterilization::load::{Load, Pack};
use crate::domain::sterilization::pack::place;
use crate::domain::sterilization::period::day_of;
use crate::domain::sterilization::period::positives::{Step, steps};
use crate::domain::sterilization::recall::{LoadRecall, Reach, SuspectLoad, SuspectStanding, Trigger};
use crate::domain::sterilization::survey::Survey;
use crate::domain::text::Label;
use crate::domain::time::{Date, Zoned};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecallReport {
    pub recall: LoadRecall,
    /// In the order of the cycles.
    pub loads: Vec<ReportLoad>,
    /// Of the loads that are blocked.
    pub outcomes: Outcomes,
    /// Packs of blocked loads that were opened, implants first.
    pub exposed: Vec<Exposed>,
    /// Packs of blocked loads that nobody has accounted for.
    pub open: Vec<OpenPack>,
    pub steps: Vec<Step>,
    /// Cycles that no record tells of, from the negative test that a program is in doubt back to.
    pub gaps: Vec<CycleNumber>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportLoad {
    pub load: LoadId,
    pub code: LoadCode,
    pub cycle: Option<CycleNumber>,
    pub day: Date,
    pub program: ProgramId,
    pub standing: SuspectStanding,
    pub outcomes: Outcomes,
}

/// What became of packs. Each one counts once: what was used was used, whatever was said of it later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Outcomes {
    pub packs: usize,
    pub used: usize,
    /// Opened, and not used: the indicator inside had not passed.
    pub refused: usize,
    pub discarded: usize,
    pub reprocessed: usize,
    pub not_found: usize,
    /// Still to be pulled.
    pub open: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exposed {
    pub code: LoadCode,
    pub pack: u8,
    pub name: Label,
    pub kind: crate::domain::event::sterile_setup::PackKind,
    pub at: Zoned,
    pub by: Option<StaffId>,
    pub place: Option<PlaceId>,
    /// Of the opening, or of the emergency release of the pack.
    pub case_code: Option<Label>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPack {
    pub code: LoadCode,
    pub pack: u8,
    pub name: Label,
    pub place: Option<PlaceId>,
}

/// None where no such recall follows from the records.
pub fn report(survey: &Survey<'_>, id: EventId) -> Option<RecallReport> {
    let recall = survey.recalls.iter().find(|recall| recall.id == id)?.clone();
    let loads: Vec<ReportLoad> =
        recall.loads.iter().filter_map(|suspect| report_load(survey, *suspect)).collect();
    let (mut exposed, mut open) = (Vec::new(), Vec::new());
    let mut outcomes = Outcomes::default();
    for load in recall.blocked().filter_map(|suspect| survey.load(suspect.load)) {
        outcomes = outcomes.and(outcomes_of(load));
        for pack in &load.packs {
            match ended(pack) {
                Some(End::Used) => exposed.extend(exposure(load, pack)),
                None => open.push(OpenPack {
                    code: load.opened.what.code.clone(),
                    pack: pack.number,
                    name: pack.added.name.clone(),
                    place: place(pack),
                }),
                _ => {}
            }
        }
    }
    // Of the same moment: in the order of the cycles.
    exposed.order_by_key(|exposed: &Exposed| (std::cmp::Reverse(exposed.kind), exposed.at.at));
    let steps = steps(survey, &recall);
    let gaps = gaps(survey, &recall);
    Some(RecallReport { recall, loads, outcomes, exposed, open, steps, gaps })
}

/// Wider than the gaps of the recall itself, which begin with its first load: what ran unseen between the
/// negative test and that load is in doubt as well.
fn gaps(survey: &Survey<'_>, recall: &LoadRecall) -> Vec<CycleNumber> {
    let cycle = |load: LoadId| survey.load(load)?.cycle();
    let back = recall.reach.iter().filter_map(|(_, reach)| match reach {
        Reach::Negative { load } => cycle(*load),
        Reach::Return | Reach::FirstRecord => None,
    });
    let listed: Vec<CycleNumber> = recall.loads.iter().filter_map(|suspect| cycle(suspect.load)).collect();
    let (from, to) = (back.chain(listed.iter().copied()).min(), listed.iter().copied().max());
    let mut gaps = match (from, to) {
        (Some(from), Some(to)) if matches!(recall.trigger, Trigger::Biological { .. }) => {
            gaps_between(survey, from, to)
        }
        _ => Vec::new(),
    };
    gaps.extend(recall.gaps.iter().copied());
    gaps.order();
    gaps.dedup();
    gaps
}

impl Outcomes {
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            packs: self.packs + other.packs,
            used: self.used + other.used,
            refused: self.refused + other.refused,
            discarded: self.discarded + other.discarded,
            reprocessed: self.reprocessed + other.reprocessed,
            not_found: self.not_found + other.not_found,
            open: self.open + other.open,
        }
    }
}

pub fn outcomes_of(load: &Load<'_>) -> Outcomes {
    let mut outcomes = Outcomes { packs: load.packs.len(), ..Outcomes::default() };
    for pack in &load.packs {
        let counted = match ended(pack) {
            Some(End::Used) => &mut outcomes.used,
            Some(End::Refused) => &mut outcomes.refused,
            Some(End::Discarded) => &mut outcomes.discarded,
            Some(End::Reprocessed) => &mut outcomes.reprocessed,
            Some(End::NotFound) => &mut outcomes.not_found,
            None => &mut outcomes.open,
        };
        *counted += 1;
    }
    outcomes
}

/// The end of a pack, the worse one first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    NotFound,
    Reprocessed,
    Discarded,
    Refused,
    Used,
}

fn ended(pack: &Pack<'_>) -> Option<End> {
    let ends = pack.facts().filter_map(|(fact, _)| match fact {
        PackFact::Opened(opened) if opened.internal == IndicatorResult::Pass => Some(End::Used),
        PackFact::Opened(_) => Some(End::Refused),
        PackFact::Discarded(_) => Some(End::Discarded),
        PackFact::Reprocessed(_) => Some(End::Reprocessed),
        PackFact::NotFound(_) => Some(End::NotFound),
        _ => None,
    });
    ends.max()
}

fn exposure(load: &Load<'_>, pack: &Pack<'_>) -> Option<Exposed> {
    let (told, opened) = pack.facts().find_map(|(fact, told)| match fact {
        PackFact::Opened(opened) if opened.internal == IndicatorResult::Pass => Some((told, opened)),
        _ => None,
    })?;
    let urgent = load.emergency.iter().find(|(_, _, release)| release.packs.contains(&pack.number));
    let urgent_code = urgent.and_then(|(_, _, release)| release.case_code.clone());
    Some(Exposed {
        code: load.opened.what.code.clone(),
        pack: pack.number,
        name: pack.added.name.clone(),
        kind: pack.added.kind,
        at: told.at,
        by: told.by,
        place: opened.place.or_else(|| place(pack)),
        case_code: opened.case_code.clone().or(urgent_code),
    })
}

fn report_load(survey: &Survey<'_>, suspect: SuspectLoad) -> Option<ReportLoad> {
    let load = survey.load(suspect.load)?;
    Some(ReportLoad {
        load: load.id,
        code: load.opened.what.code.clone(),
        cycle: load.cycle(),
        day: day_of(load),
        program: load.opened.what.program,
        standing: suspect.standing,
        outcomes: outcomes_of(load),
    })
}
