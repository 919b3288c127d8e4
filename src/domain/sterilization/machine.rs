//! Whether a sterilizer may be used now, and what brings it back into service.

use crate::domain::event::sterile_setup::{MachineTest, TestOutcome};
use crate::domain::ids::{EventId, ProgramId};
use crate::domain::sterilization::bi::BiResult;
use crate::domain::sterilization::due::{DueLevel, DueLine, due_lines};
use crate::domain::sterilization::records::sterilizer_is_active;
use crate::domain::sterilization::survey::{OutCause, Survey};
use crate::domain::time::{Date, Zoned};

/// Why no load may be started in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Retired,
    OutOfService(OutCause),
    /// No air removal test today.
    NoAirRemovalTest,
    /// The last one failed.
    TestFailed(MachineTest),
    /// A biological test is overdue by more than the clinic allows.
    BiologicalOverdue {
        program: Option<ProgramId>,
        due: Date,
    },
}

/// What a return to service needs, and how far that is. Good results one after another: a bad one
/// begins anew.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Requalification {
    pub air_removal: Progress,
    pub biological: Progress,
    /// The tests that count.
    pub evidence: Vec<EventId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Progress {
    pub done: u8,
    pub needed: u8,
}

impl Progress {
    pub const fn is_enough(self) -> bool {
        self.done >= self.needed
    }
}

impl Requalification {
    pub const fn is_passed(&self) -> bool {
        self.air_removal.is_enough() && self.biological.is_enough()
    }
}

#[derive(Clone, Debug)]
pub struct Machine {
    pub blocks: Vec<Block>,
    pub causes: Vec<OutCause>,
    pub due: Vec<DueLine>,
    /// Of a sterilizer that is out of service.
    pub requalification: Option<Requalification>,
}

impl Machine {
    pub fn is_out(&self) -> bool {
        !self.causes.is_empty()
    }
}

pub fn machine(survey: &Survey<'_>, now: Zoned) -> Machine {
    let causes = survey.open_causes();
    let due = due_lines(survey, now);
    let mut blocks = Vec::new();
    if !sterilizer_is_active(survey.record) {
        blocks.push(Block::Retired);
    }
    blocks.extend(causes.iter().cloned().map(Block::OutOfService));
    if survey.sterilizer.class.removes_air_dynamically() {
        match survey.last_test(MachineTest::BowieDick, now.at) {
            Some((told, test)) if told.at.date() == now.date() && test.outcome == TestOutcome::Pass => {}
            Some((_, test)) if test.outcome == TestOutcome::Fail => {
                blocks.push(Block::TestFailed(MachineTest::BowieDick));
            }
            _ => blocks.push(Block::NoAirRemovalTest),
        }
    }
    if survey
        .last_test(MachineTest::AirLeak, now.at)
        .is_some_and(|(_, test)| test.outcome == TestOutcome::Fail)
    {
        blocks.push(Block::TestFailed(MachineTest::AirLeak));
    }
    for line in due.iter().filter(|line| line.level == DueLevel::Blocked) {
        blocks.push(Block::BiologicalOverdue { program: line.program, due: line.due });
    }
    let requalification = (!causes.is_empty()).then(|| requalification(survey, &causes));
    Machine { blocks, causes, due, requalification }
}

/// Tests after the last cause, in their order.
fn requalification(survey: &Survey<'_>, causes: &[OutCause]) -> Requalification {
    let mut needed = Requalification::default();
    for cause in causes {
        let (air, biological) = match cause {
            // An error code or a doubt: one good indicator.
            OutCause::ByPerson { .. } => (1, 1),
            OutCause::Service { .. } | OutCause::Machine { .. } => (3, 3),
            OutCause::Biological { .. } => (0, 3),
        };
        needed.biological.needed = needed.biological.needed.max(biological);
        if survey.sterilizer.class.removes_air_dynamically() {
            needed.air_removal.needed = needed.air_removal.needed.max(air);
        }
    }
    let Some(since) = causes.iter().map(OutCause::since).max() else { return needed };
    let mut air = Vec::new();
    for (told, test) in survey.machine_tests.iter().filter(|(told, _)| told.at.at > since) {
        match (test.test, test.outcome) {
            (MachineTest::BowieDick, TestOutcome::Pass) => air.push(told.id()),
            (MachineTest::BowieDick, TestOutcome::Fail) => air.clear(),
            _ => {}
        }
    }
    let mut biological = Vec::new();
    for load in &survey.loads {
        let Some((start, _)) = load.start.filter(|(start, _)| start.at.at > since) else { continue };
        match survey.bi_result(load.id) {
            Some(BiResult::Negative) if load.failures.is_empty() => {
                biological.extend(survey.clears(load).map(|test| test.id.0));
            }
            Some(result) if result.is_positive() => biological.clear(),
            _ if !load.failures.is_empty() => biological.clear(),
            _ => {
                let _ = start;
            }
        }
    }
    needed.air_removal.done = count(&air);
    needed.biological.done = count(&biological);
    needed.evidence = air.into_iter().chain(biological).collect();
    needed
}

fn count(tests: &[EventId]) -> u8 {
    u8::try_from(tests.len()).unwrap_or(u8::MAX)
}
