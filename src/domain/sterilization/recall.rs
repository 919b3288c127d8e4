//! Which loads a failure puts in doubt (research/sterilization.md 5.7). Reckoned from the records each
//! time: a load or a result that arrives late counts as if it had always been there. The list widens by
//! itself; it narrows only by what two people signed.

use crate::domain::event::sterile_care::{CauseScope, Lifted, LoadRecallFact, RecallEnded, RecallListed};
use crate::domain::event::sterile_load::{CycleNumber, LoadFact};
use crate::domain::event::sterile_setup::{MachineTest, RecallPolicy, TestOutcome};
use crate::domain::ids::{BiTestId, EventId, LoadId, ProgramId, StaffId, SterilizerId};
use crate::domain::keyed::LiteMap;
use crate::domain::ordered::Ordered as _;
use crate::domain::sterilization::bi::BiResult;
use crate::domain::sterilization::cycles::gaps_between;
use crate::domain::sterilization::load::Load;
use crate::domain::sterilization::records::{LoadRecallRecord, Told};
use crate::domain::sterilization::survey::{Key, Place, Survey};
use crate::domain::time::Zoned;

/// What set a recall off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trigger {
    Biological {
        test: BiTestId,
        load: LoadId,
        result: BiResult,
    },
    /// A load failed after it had been released.
    LateFailure {
        load: LoadId,
    },
    /// An air removal or leak test failed twice in a row.
    Machine {
        test: MachineTest,
    },
    /// It was shown as a list, and by what is told now nothing sets it off: a figure was corrected, or a
    /// record came in late. Two people lift what it holds, as for any other.
    Gone,
}

/// Where a load stands in a recall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SuspectStanding {
    /// Two people lifted it.
    Lifted,
    /// The records clear it now; it stays blocked until two people lift it.
    LiftProposed,
    /// Blocked until more is known.
    Suspect,
    Recalled,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SuspectLoad {
    pub load: LoadId,
    pub standing: SuspectStanding,
}

/// How far back a recall reaches, for one program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// To the last negative test that speaks for the program.
    Negative { load: LoadId },
    /// There was none: to the last return to service.
    Return,
    /// There was none: to the first record.
    FirstRecord,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadRecall {
    /// Its name on every tablet: the indicator that grew, whoever saw it first; else the record that set it
    /// off. A name that an earlier reading could change would lose the lists that were shown.
    pub id: EventId,
    pub sterilizer: SterilizerId,
    pub trigger: Trigger,
    pub since: Zoned,
    pub by: Option<StaffId>,
    /// In the order of the cycles.
    pub loads: Vec<SuspectLoad>,
    /// Loads of the window that a negative test of their own, or a later one, speaks for.
    pub cleared: Vec<(LoadId, BiTestId)>,
    pub reach: Vec<(ProgramId, Reach)>,
    /// Cycles of the window that are in no record here.
    pub gaps: Vec<CycleNumber>,
    /// The lists as they were shown, the first one first.
    pub listed: Vec<(Zoned, RecallListed)>,
    pub cause: Option<CauseScope>,
    pub closed: Option<(Zoned, RecallEnded)>,
}

impl LoadRecall {
    pub fn standing(&self, load: LoadId) -> Option<SuspectStanding> {
        self.loads.iter().find(|suspect| suspect.load == load).map(|suspect| suspect.standing)
    }

    /// Loads that are blocked by it.
    pub fn blocked(&self) -> impl Iterator<Item = &SuspectLoad> {
        self.loads.iter().filter(|suspect| suspect.standing != SuspectStanding::Lifted)
    }

    /// Whether what it holds now has been put on the record as a list.
    pub fn is_listed(&self) -> bool {
        let Some((_, last)) = self.listed.last() else { return false };
        let listed: Vec<LoadId> = self.listed.iter().flat_map(|(_, list)| list.loads.clone()).collect();
        self.loads.iter().all(|suspect| listed.contains(&suspect.load))
            && last.gaps.len() == self.gaps.len()
            && last.gaps.iter().zip(&self.gaps).all(|(listed, gap)| *listed == gap.number)
    }
}

/// Every recall of a sterilizer, closed ones as well, the latest first.
pub fn recalls(survey: &Survey<'_>) -> Vec<LoadRecall> {
    let mut recalls = Vec::new();
    for load in &survey.loads {
        for test in survey.tests_of(load.id) {
            if let (Some(result), Some((_, by, at))) = (test.result(), test.decided)
                && result.is_positive()
            {
                let trigger = Trigger::Biological { test: test.id, load: load.id, result };
                recalls.push(Window::around(survey, Some(load)).recall((test.id.0, by, at), trigger));
            }
        }
        let released = !load.releases.is_empty() || !load.emergency.is_empty();
        if let (true, Some(failed)) = (released, load.failures.first()) {
            let told = load.record.facts.get(&failed.because());
            let (by, at) = told.map_or((None, load.opened.at), |told: &Told<LoadFact>| (told.by, told.at));
            let only = Window::only(survey, load);
            recalls.push(only.recall((failed.because(), by, at), Trigger::LateFailure { load: load.id }));
        }
    }
    for (told, test) in survey.repeated_failures() {
        let window = Window::since_passed(survey, told.at.at, test.test);
        recalls.push(window.recall((told.id(), told.by, told.at), Trigger::Machine { test: test.test }));
    }
    let known: Vec<EventId> = recalls.iter().map(|recall| recall.id).collect();
    let others = survey.state.recalls.iter().filter(|(id, _)| !known.contains(id));
    recalls.extend(others.filter_map(|(id, record)| gone(survey, *id, record)));
    recalls.order_by(|a, b| b.since.at.cmp(&a.since.at).then(b.id.cmp(&a.id)));
    recalls
}

/// A recall that was shown and that nothing sets off any more.
fn gone(survey: &Survey<'_>, id: EventId, record: &LoadRecallRecord) -> Option<LoadRecall> {
    let said = Said::of(Some(record));
    let was_listed = |load: LoadId| said.listed.iter().any(|(_, list)| list.loads.contains(&load));
    let loads = survey.loads.iter().filter(|load| was_listed(load.id)).map(|load| SuspectLoad {
        load: load.id,
        standing: if said.has_lifted(load.id) {
            SuspectStanding::Lifted
        } else {
            SuspectStanding::LiftProposed
        },
    });
    let loads: Vec<SuspectLoad> = loads.collect();
    let (since, _) = said.listed.first()?;
    (!loads.is_empty()).then_some(LoadRecall {
        id,
        sterilizer: survey.id,
        trigger: Trigger::Gone,
        since: *since,
        by: None,
        loads,
        cleared: Vec::new(),
        reach: Vec::new(),
        gaps: Vec::new(),
        listed: said.listed,
        cause: said.cause,
        closed: said.closed,
    })
}

/// The loads that a failure may speak of.
struct Window<'s, 'a> {
    survey: &'s Survey<'a>,
    failed: Option<&'s Load<'a>>,
    candidates: Vec<&'s Load<'a>>,
    lower: Option<Place>,
    /// Whether tests in the window speak for its loads.
    clearing: Clearing,
    /// The loads whose negative test may speak for others, in their order.
    negatives: Vec<(Key, ProgramId, BiTestId)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Clearing {
    ByNegatives,
    None,
}

/// Whether its packs may be somewhere: it was started, held packs and was not stopped in time.
fn has_packs_out(load: &Load<'_>) -> bool {
    let stopped = !load.failures.is_empty() && load.releases.is_empty() && load.emergency.is_empty();
    load.is_started() && !load.is_test() && !stopped
}

impl<'s, 'a> Window<'s, 'a> {
    /// From the last return before a load to the next one after it.
    fn around(survey: &'s Survey<'a>, failed: Option<&'s Load<'a>>) -> Self {
        let negatives = survey.loads.iter().filter_map(|load| {
            let test = survey.clears(load)?;
            Some((survey.key(load)?, load.opened.what.program, test.id))
        });
        let mut negatives: Vec<_> = negatives.collect();
        negatives.order_by_key(|(key, ..)| *key);
        let mut window = Self {
            survey,
            failed,
            candidates: Vec::new(),
            lower: None,
            clearing: Clearing::ByNegatives,
            negatives,
        };
        let Some(failed) = failed else { return window };
        let before = survey.returns.iter().rfind(|(told, what)| survey.is_after_return(failed, told, what));
        let after = survey.returns.iter().find(|(told, what)| !survey.is_after_return(failed, told, what));
        window.lower = before.map(|(told, what)| survey.place_of_return(told, what));
        let loads = survey.loads.iter().filter(|load| {
            load.id == failed.id
                || (has_packs_out(load)
                    && before.is_none_or(|(told, what)| survey.is_after_return(load, told, what))
                    && after.is_none_or(|(told, what)| !survey.is_after_return(load, told, what)))
        });
        window.candidates = loads.collect();
        window
    }

    fn only(survey: &'s Survey<'a>, load: &'s Load<'a>) -> Self {
        Self {
            survey,
            failed: Some(load),
            candidates: vec![load],
            lower: None,
            clearing: Clearing::None,
            negatives: Vec::new(),
        }
    }

    /// Every load since a test of this kind passed the last time.
    fn since_passed(
        survey: &'s Survey<'a>,
        failed_at: crate::domain::time::Instant,
        kind: MachineTest,
    ) -> Self {
        let passed = survey.machine_tests.iter().rfind(|(told, test)| {
            test.test == kind && test.outcome == TestOutcome::Pass && told.at.at < failed_at
        });
        let from = passed.map(|(told, _)| told.at.at);
        let returned = survey.returns.iter().map(|(told, _)| told.at.at).find(|at| *at > failed_at);
        let loads = survey.loads.iter().filter(|load| {
            let Some((start, _)) = load.start else { return false };
            has_packs_out(load)
                // Of the same moment: the safe side.
                && from.is_none_or(|from| start.at.at >= from)
                && returned.is_none_or(|returned| start.at.at < returned)
                // A test that passed later, on the day itself, speaks for what came after it.
                && !survey.machine_tests.iter().any(|(told, test)| {
                    test.test == kind
                        && test.outcome == TestOutcome::Pass
                        && told.at.at > failed_at
                        && told.at.at < start.at.at
                })
        });
        Self {
            survey,
            failed: None,
            candidates: loads.collect(),
            lower: None,
            clearing: Clearing::None,
            negatives: Vec::new(),
        }
    }

    /// The negative test that speaks for a load of the window.
    fn cleared_by(&self, load: &Load<'a>) -> Option<BiTestId> {
        if self.clearing == Clearing::None {
            return None;
        }
        let failed = self.failed?;
        if load.id == failed.id {
            return None;
        }
        if let Some(own) = self.survey.clears(load) {
            return Some(own.id);
        }
        let (key, end) = (self.survey.key(load)?, self.survey.key(failed)?);
        let from = self.negatives.partition_point(|(other, ..)| *other <= key);
        let after = self.negatives.get(from..).unwrap_or_default().iter();
        let mut between = after.take_while(|(other, ..)| *other < end);
        let program = load.opened.what.program;
        between.find(|(_, by, _)| self.survey.covers(*by, program)).map(|(.., test)| *test)
    }

    fn recall(&self, (id, by, since): (EventId, Option<StaffId>, Zoned), trigger: Trigger) -> LoadRecall {
        let said = Said::of(self.survey.state.recalls.get(&id));
        let mut loads = Vec::new();
        let mut cleared = Vec::new();
        let cautious = self.survey.state.policy().recall == RecallPolicy::CdcSinglePositive
            && matches!(trigger, Trigger::Biological { .. });
        let repeats = self.repeats();
        for load in &self.candidates {
            let is_failed = self.failed.is_some_and(|failed| failed.id == load.id);
            let clear = self.cleared_by(load);
            let alone = said.cause == Some(CauseScope::SingleLoad) && !is_failed;
            let was_listed = said.listed.iter().any(|(_, list)| list.loads.contains(&load.id));
            let is_lifted = said.has_lifted(load.id) && !is_failed;
            let standing = if let Some(test) = clear {
                if !was_listed && !is_lifted {
                    cleared.push((load.id, test));
                    continue;
                }
                SuspectStanding::LiftProposed
            } else if alone {
                SuspectStanding::LiftProposed
            } else if cautious && !is_failed && !load.has_implant() && repeats != Repeats::Positive {
                match repeats {
                    Repeats::AllNegative => SuspectStanding::LiftProposed,
                    Repeats::Open | Repeats::Positive => SuspectStanding::Suspect,
                }
            } else {
                SuspectStanding::Recalled
            };
            // A lift stands as long as what it rested on, and for good with the end of the recall.
            let rests = standing == SuspectStanding::LiftProposed || said.closed.is_some();
            let standing = if is_lifted && rests { SuspectStanding::Lifted } else { standing };
            loads.push(SuspectLoad { load: load.id, standing });
        }
        let reach = self.reach(&loads);
        let gaps = self.gaps(&loads, &reach);
        LoadRecall {
            id,
            sterilizer: self.survey.id,
            trigger,
            since,
            by,
            loads,
            cleared,
            reach,
            gaps,
            listed: said.listed,
            cause: said.cause,
            closed: said.closed,
        }
    }

    /// What the tests after the failed one said, for the rule of the single positive test.
    fn repeats(&self) -> Repeats {
        let Some(end) = self.failed.and_then(|failed| self.survey.key(failed)) else { return Repeats::Open };
        let mut negatives = 0;
        for load in &self.survey.loads {
            if self.survey.key(load).is_none_or(|key| key <= end) {
                continue;
            }
            match self.survey.bi_result(load.id) {
                Some(result) if result.is_positive() => return Repeats::Positive,
                Some(BiResult::Negative) if self.survey.clears(load).is_some() => negatives += 1,
                _ => {}
            }
            if negatives >= 3 {
                return Repeats::AllNegative;
            }
        }
        Repeats::Open
    }

    /// From the tests that the window reaches back to: what ran unseen between one of them and the first
    /// load on the list is in doubt as well.
    fn gaps(&self, loads: &[SuspectLoad], reach: &[(ProgramId, Reach)]) -> Vec<CycleNumber> {
        let tests = reach.iter().filter_map(|(_, to)| match to {
            Reach::Negative { load } => Some(*load),
            Reach::Return | Reach::FirstRecord => None,
        });
        let cycles = loads.iter().map(|suspect| suspect.load).chain(tests);
        let cycles = cycles.filter_map(|load| self.survey.load(load)?.cycle());
        let mut cycles: Vec<CycleNumber> = cycles.collect();
        cycles.order();
        match (self.clearing, cycles.first(), cycles.last()) {
            (Clearing::ByNegatives, Some(first), Some(last)) => gaps_between(self.survey, *first, *last),
            _ => Vec::new(),
        }
    }

    fn reach(&self, loads: &[SuspectLoad]) -> Vec<(ProgramId, Reach)> {
        let mut reach: LiteMap<ProgramId, Reach> = LiteMap::new();
        let Some(end) = self.failed.and_then(|failed| self.survey.key(failed)) else { return Vec::new() };
        if self.clearing == Clearing::None {
            return Vec::new();
        }
        for suspect in loads {
            let Some(load) = self.survey.load(suspect.load) else { continue };
            let program = load.opened.what.program;
            if reach.contains_key(&program) {
                continue;
            }
            let before = self.survey.loads.iter().rfind(|other| {
                self.survey.key(other).is_some_and(|key| key < end)
                    && self.survey.covers(other.opened.what.program, program)
                    && self.survey.clears(other).is_some()
            });
            let to = match (before, self.lower) {
                (Some(load), _) => Reach::Negative { load: load.id },
                (None, Some(_)) => Reach::Return,
                (None, None) => Reach::FirstRecord,
            };
            reach.insert(program, to);
        }
        reach.iter().map(|(program, to)| (*program, *to)).collect()
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Repeats {
    Open,
    AllNegative,
    Positive,
}

/// What people did about a recall.
#[derive(Default)]
struct Said {
    listed: Vec<(Zoned, RecallListed)>,
    lifted: Vec<Lifted>,
    cause: Option<CauseScope>,
    closed: Option<(Zoned, RecallEnded)>,
}

impl Said {
    fn has_lifted(&self, load: LoadId) -> bool {
        self.lifted.iter().any(|lift| lift.loads.contains(&load))
    }

    fn of(record: Option<&LoadRecallRecord>) -> Self {
        let mut said = Self::default();
        for told in record.map(|record| record.in_order()).unwrap_or_default() {
            match &told.what {
                LoadRecallFact::Listed(list) => said.listed.push((told.at, (**list).clone())),
                // One name lifts nothing.
                LoadRecallFact::Lifted(lift) if told.is_by_two(lift.co_signer) => {
                    said.lifted.push((**lift).clone());
                }
                LoadRecallFact::CauseDetermined(cause) if told.is_by_two(cause.co_signer) => {
                    // The wider cause counts, should two be told.
                    said.cause = said.cause.max(Some(cause.scope));
                }
                LoadRecallFact::Closed(ended) if told.is_by_two(ended.co_signer) => {
                    said.closed = Some((told.at, (**ended).clone()));
                }
                _ => {}
            }
        }
        said
    }
}
