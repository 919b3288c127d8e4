//! What screens see of the app: signals to read, and requests to make.
//!
//! All signals live as long as the page. Screens never write them; they ask through
//! [`App::dispatch`] and the other requests of this folder.

use std::rc::Rc;

use leptos::prelude::*;

use crate::app::engine::{Engines, FetchEngine};
use crate::app::patient::{self, HandedSheet};
use crate::app::runtime::Runtime;
use crate::domain::command::Command;
use crate::domain::ids::{EventId, StaffId, StreamId};
use crate::domain::refusal::Refusal;
use crate::domain::state::State;
use crate::domain::time::{Date, Zoned};
use crate::log::archive::Archive;
use crate::log::journal::JournalError;
use crate::log::open::Damage;
use crate::log::sentinel::Finding;

/// How far the app has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    Opening,
    /// The database does not open: what can be done is on the recovery screen.
    Failed(JournalError),
    /// Storage is not as this tablet left it. The browser may have said why, in its own words.
    Recover {
        finding: Finding,
        browser: Option<String>,
    },
    /// No clinic on this tablet yet.
    FirstStart,
    /// Records came from another tablet, but this one has no letter yet.
    NeedsLetter,
    Ready,
}

/// Where the last record is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Save {
    Saved { at: Option<Zoned> },
    Saving,
    NotSaved(JournalError),
}

/// Whether this window writes, or follows one that does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TabRole {
    Writer,
    Reader,
}

/// Why a request left nothing behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    Refused(Refusal),
    NotSaved(JournalError),
    /// Another window writes.
    ReadOnly,
    /// The app is not open yet, or the stream has used up its numbers.
    NotReady,
}

/// The context of every screen.
#[derive(Clone, Copy)]
pub struct App {
    pub state: RwSignal<State>,
    pub phase: RwSignal<Phase>,
    pub save: RwSignal<Save>,
    /// Who is signed in; none while locked.
    pub person: RwSignal<Option<StaffId>>,
    /// The sheet in a patient's hand: while there is one, nothing else is shown (`app::patient`).
    pub patient: RwSignal<Option<HandedSheet>>,
    /// The wall clock, a few times a minute.
    pub now: RwSignal<Zoned>,
    pub today: Memo<Date>,
    pub role: RwSignal<TabRole>,
    /// The stream that this tablet writes.
    pub own: RwSignal<Option<StreamId>>,
    pub archive: RwSignal<Archive>,
    pub damage: RwSignal<Vec<Damage>>,
    /// Seconds until the app locks, once they are few.
    pub locks_in: RwSignal<Option<u32>>,
    /// Whether a newer build waits.
    pub update_waits: RwSignal<Waits>,
    runtime: StoredValue<Rc<Runtime>, LocalStorage>,
}

/// Whether a newer build waits to take over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    Nothing,
    NewBuild,
}

impl App {
    /// Makes the signals. Nothing is opened yet: see `boot`.
    pub fn new(now: Zoned, fetch: FetchEngine) -> Self {
        let now = RwSignal::new(now);
        Self {
            state: RwSignal::new(State::default()),
            phase: RwSignal::new(Phase::Opening),
            save: RwSignal::new(Save::Saved { at: None }),
            person: RwSignal::new(None),
            patient: RwSignal::new(patient::kept()),
            now,
            today: Memo::new(move |_| now.get().date()),
            role: RwSignal::new(TabRole::Reader),
            own: RwSignal::new(None),
            archive: RwSignal::new(Archive::default()),
            damage: RwSignal::new(Vec::new()),
            locks_in: RwSignal::new(None),
            update_waits: RwSignal::new(Waits::Nothing),
            runtime: StoredValue::new_local(Rc::new(Runtime::new(Engines::new(fetch)))),
        }
    }

    pub fn expect() -> Self {
        expect_context::<Self>()
    }

    pub(crate) fn runtime(&self) -> Rc<Runtime> {
        self.runtime.with_value(Rc::clone)
    }

    /// Asks for something. `then` hears the ids of the events once they are durable, or why not.
    pub fn dispatch(&self, command: Command, then: impl FnOnce(Result<Vec<EventId>, Problem>) + 'static) {
        self.runtime().dispatch(*self, command, Box::new(then));
    }

    /// As [`Self::dispatch`], for code that waits.
    pub async fn request(&self, command: Command) -> Result<Vec<EventId>, Problem> {
        self.runtime().request(*self, command).await
    }
}
