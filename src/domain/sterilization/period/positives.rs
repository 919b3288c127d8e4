//! Every positive test of some days with what followed: out of service, what was blocked, retests, cause,
//! return. A step is one record, in the order of the telling.

use super::{Days, day_of};
use crate::domain::event::sterile_care::{CauseScope, LoadRecallFact};
use crate::domain::event::sterile_load::{CycleNumber, LoadCode};
use crate::domain::event::sterile_setup::{MachineTest, ServiceWork, SterilizerFact, TestOutcome};
use crate::domain::ids::{EventId, StaffId};
use crate::domain::ordered::Ordered as _;
use crate::domain::sterilization::bi::BiResult;
use crate::domain::sterilization::recall::{LoadRecall, Trigger};
use crate::domain::sterilization::survey::Survey;
use crate::domain::text::{Label, Note};
use crate::domain::time::{Instant, Zoned};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Positive {
    /// The record that says so.
    pub recall: EventId,
    pub code: Option<LoadCode>,
    pub cycle: Option<CycleNumber>,
    pub since: Zoned,
    pub steps: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub at: Zoned,
    pub by: Option<StaffId>,
    pub co_signer: Option<StaffId>,
    pub what: StepKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// The test grew, and with that the sterilizer is out of service.
    Positive(BiResult),
    /// A load failed after it had been released.
    LateFailure,
    /// A test of the machine failed again.
    MachineFailed(MachineTest),
    /// What set the recall off is told otherwise by now.
    Gone,
    Listed {
        revision: u16,
        loads: usize,
        packs: u32,
        gaps: Vec<u32>,
    },
    Retested {
        code: LoadCode,
        result: BiResult,
    },
    MachineTested {
        test: MachineTest,
        outcome: TestOutcome,
    },
    Serviced {
        work: ServiceWork,
        vendor: Label,
        what: Note,
    },
    Cause {
        scope: CauseScope,
        evidence: Note,
    },
    Lifted {
        loads: usize,
        reason: Note,
    },
    Notice(Label),
    Returned {
        tests: usize,
        note: Note,
    },
    Closed {
        cause: Note,
        action: Note,
    },
}

/// Those that were read in these days, or whose load ran in them.
pub fn positives(survey: &Survey<'_>, days: Days) -> Vec<Positive> {
    let own = survey.recalls.iter().filter_map(|recall| {
        let Trigger::Biological { load, .. } = recall.trigger else { return None };
        let load = survey.load(load)?;
        let is_own = days.has(recall.since.date()) || days.has(day_of(load));
        is_own.then(|| Positive {
            recall: recall.id,
            code: Some(load.opened.what.code.clone()),
            cycle: load.cycle(),
            since: recall.since,
            steps: steps(survey, recall),
        })
    });
    let mut own: Vec<Positive> = own.collect();
    own.order_by_key(|positive| (positive.since.at, positive.recall));
    own
}

/// What followed what set a recall off, until the machine was returned and the recall closed.
pub fn steps(survey: &Survey<'_>, recall: &LoadRecall) -> Vec<Step> {
    let first = match recall.trigger {
        Trigger::Biological { result, .. } => StepKind::Positive(result),
        Trigger::LateFailure { .. } => StepKind::LateFailure,
        Trigger::Machine { test } => StepKind::MachineFailed(test),
        Trigger::Gone => StepKind::Gone,
    };
    let first = Step { at: recall.since, by: recall.by, co_signer: None, what: first };
    let mut later = of_recall(survey, recall);
    // One load that failed late says nothing against the machine: it was never put out of service.
    if !matches!(recall.trigger, Trigger::LateFailure { .. }) {
        later.extend(of_machine(survey, recall));
    }
    later.order_by_key(|step| step.at.at);
    std::iter::once(first).chain(later).collect()
}

fn of_recall(survey: &Survey<'_>, recall: &LoadRecall) -> Vec<Step> {
    let record = survey.state.recalls.get(&recall.id);
    let told = record.map(|record| record.in_order()).unwrap_or_default().into_iter();
    let steps = told.map(|told| {
        let (what, co_signer) = match &told.what {
            LoadRecallFact::Listed(list) => {
                let (loads, packs, gaps) = (list.loads.len(), list.packs, list.gaps.clone());
                (StepKind::Listed { revision: list.revision, loads, packs, gaps }, None)
            }
            LoadRecallFact::CauseDetermined(cause) => {
                let what = StepKind::Cause { scope: cause.scope, evidence: cause.evidence.clone() };
                (what, Some(cause.co_signer))
            }
            LoadRecallFact::Lifted(lift) => {
                let what = StepKind::Lifted { loads: lift.loads.len(), reason: lift.reason.clone() };
                (what, Some(lift.co_signer))
            }
            LoadRecallFact::NoticeGiven(to) => (StepKind::Notice(to.clone()), None),
            LoadRecallFact::Closed(ended) => {
                let what = StepKind::Closed { cause: ended.cause.clone(), action: ended.action.clone() };
                (what, Some(ended.co_signer))
            }
        };
        Step { at: told.at, by: told.by, co_signer, what }
    });
    steps.collect()
}

/// Service, tests and loads with indicators, from the trigger to the return.
fn of_machine(survey: &Survey<'_>, recall: &LoadRecall) -> Vec<Step> {
    let since = recall.since.at;
    let returned = survey.returns.iter().map(|(told, _)| told.at.at).find(|at| *at > since);
    let within = |at: Instant| at > since && returned.is_none_or(|returned| at <= returned);
    let facts = survey.record.facts.values().filter(|told| within(told.at.at)).filter_map(|told| {
        let (what, co_signer) = match &told.what {
            SterilizerFact::Serviced(service) => {
                let (vendor, what) = (service.vendor.clone(), service.what.clone());
                (StepKind::Serviced { work: service.work, vendor, what }, None)
            }
            SterilizerFact::Tested(test) => {
                (StepKind::MachineTested { test: test.test, outcome: test.outcome }, None)
            }
            SterilizerFact::Returned(back) => {
                let what = StepKind::Returned { tests: back.evidence.len(), note: back.note.clone() };
                (what, Some(back.co_signer))
            }
            _ => return None,
        };
        Some(Step { at: told.at, by: told.by, co_signer, what })
    });
    let retests = survey.loads.iter().filter_map(|load| {
        let (start, _) = load.start?;
        let test = survey.tests_of(load.id).iter().find(|test| test.decided.is_some())?;
        let ((_, by, at), result) = (test.decided?, test.result()?);
        let what = StepKind::Retested { code: load.opened.what.code.clone(), result };
        within(start.at.at).then_some(Step { at, by, co_signer: None, what })
    });
    facts.chain(retests).collect()
}
