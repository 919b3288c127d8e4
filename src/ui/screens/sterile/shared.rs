//! What the screens of sterilization share: asking for something, and reading a load or a sterilizer.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::command::Command;
use crate::domain::event::Role;
use crate::domain::ids::{EventId, LoadId, SterilizerId};
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::sterilization::load::Load;
use crate::domain::sterilization::standing::{LoadStanding, LoadState, state_of};
use crate::domain::sterilization::survey::Survey;
use crate::ui::parts::icon::Mark;
use crate::ui::screens::stock::shared::Turn;
use crate::ui::text::Msg;
use crate::ui::trouble::of_problem;
use crate::ui::words::Words;

/// One request after the other, and why the last one was not carried out.
#[derive(Clone, Copy)]
pub struct Asking {
    pub app: App,
    pub words: Words,
    pub trouble: RwSignal<Option<Msg>>,
    turn: StoredValue<Turn>,
}

impl Asking {
    pub fn new(app: App, words: Words) -> Self {
        Self { app, words, trouble: RwSignal::new(None), turn: StoredValue::new(Turn::Free) }
    }

    pub fn expect() -> Self {
        Self::new(App::expect(), Words::expect())
    }

    /// The ids of what was recorded; none, and the reason in `trouble`, when nothing was.
    pub async fn ask(self, what: SterilizationCommand) -> Option<Vec<EventId>> {
        if Turn::take(self.turn) == Turn::Writing {
            return None;
        }
        let asked = self.app.request(Command::Sterilization(Box::new(what))).await;
        let _ = self.turn.try_set_value(Turn::Free);
        match asked {
            Ok(ids) => {
                let _ = self.trouble.try_set(None);
                // A list that a person has seen stays in the record: it is written as soon as it changes.
                // Most often nothing has changed, which is the one refusal that nobody needs to hear of.
                let list = Command::Sterilization(Box::new(SterilizationCommand::ListRecalls));
                self.app.dispatch(list, |_| {});
                Some(ids)
            }
            Err(problem) => {
                let _ = self.trouble.try_set(Some(of_problem(&problem).into()));
                None
            }
        }
    }
}

/// Reads something of a load and of where it stands; none when there is no such load.
pub fn of_load<T>(
    app: App,
    id: LoadId,
    read: impl FnOnce(&Survey<'_>, &Load<'_>, &LoadState) -> T,
) -> Option<T> {
    app.state.with(|state| {
        let survey = Survey::around(&state.sterilization, id)?;
        let load = survey.load(id)?;
        let stands = state_of(&survey, load);
        Some(read(&survey, load, &stands))
    })
}

/// Reads something of a sterilizer; none when there is no such one.
pub fn of_sterilizer<T>(app: App, id: SterilizerId, read: impl FnOnce(&Survey<'_>) -> T) -> Option<T> {
    app.state.with(|state| Survey::of(&state.sterilization, id).map(|survey| read(&survey)))
}

/// Whether the person who is signed in is a lead or a clinician.
pub fn leads(app: App) -> Memo<bool> {
    Memo::new(move |_| {
        let person = app.person.get();
        app.state.with(|state| {
            let record = person.and_then(|person| state.clinic.staff.get(&person));
            record.is_some_and(|record| record.role() != Role::Assistant)
        })
    })
}

pub const fn load_mark(standing: LoadStanding) -> Mark {
    match standing {
        LoadStanding::Open => Mark::Blank,
        LoadStanding::Running => Mark::Now,
        LoadStanding::Checking => Mark::Due,
        LoadStanding::Held | LoadStanding::EmergencyReleased => Mark::Look,
        LoadStanding::Quarantined => Mark::Wait,
        LoadStanding::Released => Mark::Good,
        LoadStanding::Voided | LoadStanding::Closed => Mark::Tick,
        LoadStanding::Rejected | LoadStanding::Suspect | LoadStanding::Recalled => Mark::Stop,
    }
}

/// `A1 Midmark M11`.
pub fn sterilizer_label(state: &crate::domain::state::State, id: SterilizerId) -> String {
    let sterilization = &state.sterilization;
    let code = sterilization.sterilizer(id).map(|(_, own)| own.code.to_string()).unwrap_or_default();
    match crate::domain::sterilization::view::sterilizer_name(sterilization, id) {
        Some(name) => format!("{code} {name}"),
        None => code,
    }
}
