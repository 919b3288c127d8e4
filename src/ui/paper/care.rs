//! What was done to keep a sterilizer well: what is due, and every record of care and service.

use super::document::{Document, Lie, Line, Weight};
use super::page::{titles, upright_story_columns};
use super::speaker::{Speaker, line};
use crate::domain::event::sterile_setup::SterilizerFact;
use crate::domain::state::State;
use crate::domain::sterilization::maintenance::{Every, TaskLine, maintenance};
use crate::domain::sterilization::period::{Days, care_records};
use crate::domain::sterilization::survey::Survey;
use crate::domain::time::Date;
use crate::ui::text::sterile_print::PrintMsg;
use crate::ui::text::sterile_terms as terms;
use crate::ui::text::{Lang, Msg};

pub fn document(state: &State, survey: &Survey<'_>, days: Days, today: Date, lang: Lang) -> Document {
    let speaker = Speaker::new(state, lang);
    let due = maintenance(survey).iter().map(|task| task_line(&speaker, task, today)).collect();
    let mut blocks = speaker.table(PrintMsg::CareDue, PrintMsg::NoCare, task_columns(), due);
    let records = care_records(survey, days);
    let records = records.iter().map(|told| {
        let co_signer = match &told.what {
            SterilizerFact::Returned(back) => Some(back.co_signer),
            _ => None,
        };
        let said = speaker.tell(|teller| teller.machine_fact(&told.what));
        line(vec![speaker.moment(told.at), said, speaker.people(told.by, co_signer)], Weight::Plain)
    });
    let records: Vec<Line> = records.collect();
    blocks.extend(speaker.table(PrintMsg::Care, PrintMsg::NoCare, upright_story_columns(), records));
    blocks.push(speaker.review());
    Document {
        lie: Lie::Portrait,
        title: speaker.t(PrintMsg::CareTitle),
        about: vec![
            speaker.clinic(),
            speaker.sterilizer(survey.id),
            speaker.t(PrintMsg::FromTo { from: days.from, to: days.to }),
        ],
        blocks,
    }
}

pub fn task_columns() -> Vec<(Msg, u8)> {
    titles([(PrintMsg::Task, 54), (PrintMsg::Every, 14), (PrintMsg::LastDone, 16), (PrintMsg::NextDue, 16)])
}

fn task_line(speaker: &Speaker<'_>, task: &TaskLine, today: Date) -> Line {
    let last = task.last.map_or_else(|| speaker.t(PrintMsg::NeverDone), |at| speaker.day(at.date()));
    let is_overdue = task.due.is_none_or(|due| due < today);
    let next = match task.due {
        Some(due) if !is_overdue => speaker.day(due),
        Some(due) => format!("{}: {}", speaker.t(PrintMsg::Overdue), speaker.day(due)),
        None => speaker.t(PrintMsg::Overdue),
    };
    let days = speaker.t(PrintMsg::EveryDays { days: task.every.days() });
    let every = match task.every {
        Every::Usual { .. } => days,
        Every::ByManual { .. } => format!("{days} ({})", speaker.t(PrintMsg::ByManual)),
    };
    let cells = vec![speaker.term(terms::task(task.task)), every, last, next];
    line(cells, if is_overdue { Weight::Fail } else { Weight::Plain })
}
