//! What a tabletop sterilizer asks for from day to day (research/sterilization.md 1.8).

use crate::domain::event::sterile_setup::{MaintenanceTask, SterilizerFact};
use crate::domain::sterilization::survey::Survey;
use crate::domain::time::{Date, Zoned};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskLine {
    pub task: MaintenanceTask,
    pub last: Option<Zoned>,
    /// How often: as the model's manual says, else what tabletop sterilizers ask for.
    pub every: Every,
    /// From this day on it is due; none: never done, so that it is due now.
    pub due: Option<Date>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    Usual { days: i32 },
    ByManual { days: i32 },
}

impl Every {
    pub const fn days(self) -> i32 {
        match self {
            Self::Usual { days } | Self::ByManual { days } => days,
        }
    }
}

impl TaskLine {
    pub fn is_due(&self, today: Date) -> bool {
        self.due.is_none_or(|due| due <= today)
    }
}

pub const TASKS: [MaintenanceTask; 4] =
    [MaintenanceTask::Daily, MaintenanceTask::Weekly, MaintenanceTask::Monthly, MaintenanceTask::Yearly];

const fn days(task: MaintenanceTask) -> i32 {
    match task {
        MaintenanceTask::Daily => 1,
        MaintenanceTask::Weekly => 7,
        MaintenanceTask::Monthly => 30,
        MaintenanceTask::Yearly => 365,
    }
}

pub fn maintenance(survey: &Survey<'_>) -> Vec<TaskLine> {
    let lines = TASKS.iter().map(|task| {
        let done = survey.record.facts.values().filter(|told| match &told.what {
            SterilizerFact::Maintained(done) => done == task,
            // Whoever serviced it did what the year asks for.
            SterilizerFact::Serviced(_) => *task == MaintenanceTask::Yearly,
            _ => false,
        });
        let last = done.map(|told| told.at).max_by_key(|at| at.at);
        let set = survey.record.last(|fact| match fact {
            SterilizerFact::CareSet(care) if care.task == *task => Some(i32::from(care.days)),
            _ => None,
        });
        let every = match set {
            Some(days) => Every::ByManual { days },
            None => Every::Usual { days: days(*task) },
        };
        TaskLine { task: *task, last, every, due: last.map(|at| at.date().plus_days(every.days())) }
    });
    lines.collect()
}
