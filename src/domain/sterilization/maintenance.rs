//! What a tabletop sterilizer asks for from day to day (research/sterilization.md 1.8).

use crate::domain::event::sterile_setup::{MaintenanceTask, SterilizerFact};
use crate::domain::sterilization::survey::Survey;
use crate::domain::time::{Date, Zoned};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskLine {
    pub task: MaintenanceTask,
    pub last: Option<Zoned>,
    /// From this day on it is due; none: never done, so that it is due now.
    pub due: Option<Date>,
}

impl TaskLine {
    pub fn is_due(&self, today: Date) -> bool {
        self.due.is_none_or(|due| due <= today)
    }
}

pub const TASKS: [MaintenanceTask; 4] =
    [MaintenanceTask::Daily, MaintenanceTask::Weekly, MaintenanceTask::Monthly, MaintenanceTask::Yearly];

pub const fn days(task: MaintenanceTask) -> i32 {
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
        TaskLine { task: *task, last, due: last.map(|at| at.date().plus_days(days(*task))) }
    });
    lines.collect()
}
