//! A clinic's history from a spreadsheet: chosen, read and judged in steps, compared with what is on
//! record, and then taken in, all of it in one write or nothing.
//!
//! Nothing here holds the screen up for long: the table is taken apart, judged, encoded and folded some
//! rows at a time. Why one write: decisions/2026-11-26-a-history-is-one-write.md.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;

use crate::app::context::{App, Problem, Save};
pub use crate::app::desk::GoOn;
use crate::app::desk::{Desk, Done};
use crate::app::engine::Engine;
use crate::app::runtime::{Errand, now};
use crate::app::transfer::OutgoingFile;
use crate::codec::csv;
use crate::domain::decide::Fact;
use crate::domain::event::Role;
use crate::domain::ids::StaffId;
use crate::domain::refusal::Refusal;
use crate::domain::state::State;
use crate::domain::text::Label;
use crate::exchange::ledger::{LedgerFault, Plan, Reading, template_csv};
use crate::log::fold::by_shelf;
use crate::log::journal::JournalError;
use crate::platform::files::{self, FileError};
use crate::store::journal::IndexedDb;

/// Two hundred thousand rows with every column filled are about 24 MB.
const LARGEST_BYTES: u64 = 64_000_000;
/// Rows that are read, judged or folded before the screen gets its turn.
const ROWS_AT_ONCE: usize = 1_000;
/// What a table is called whose file has no name that could be kept.
const UNNAMED: &str = "history.csv";

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Bytes.
    Reading { done: u64, total: u64 },
    /// Rows.
    Judging { done: usize, total: usize },
    /// Records made ready; it can still be stopped.
    Preparing { done: usize, total: usize },
    /// From here on it cannot be stopped.
    Writing,
    /// Records that are already durable.
    Counting { done: usize, total: usize },
}

/// Why there is nothing to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HistoryFailure {
    TooLarge { size: u64, limit: u64 },
    Unreadable { detail: String },
    Bad(LedgerFault),
}

/// How many rows came in; none if the person stopped it.
type TakenIn = Result<Option<usize>, Problem>;

/// A table that somebody may fill in.
pub fn template() -> OutgoingFile {
    OutgoingFile {
        name: "tallywell-history.csv".to_owned(),
        media_type: "text/csv",
        bytes: template_csv(),
        records: None,
    }
}

/// Whether the person who is signed in may take a history in: it changes every balance at once.
pub fn may_import(app: App) -> bool {
    let Some(person) = app.person.get() else { return false };
    app.state.with(|state| {
        let role = state.clinic.staff.get(&person).map(crate::domain::clinic::StaffRecord::role);
        matches!(role, Some(Role::Lead | Role::Clinician))
    })
}

/// Lets the person choose a file and judges it; none if they close the chooser or stop. Call it from a
/// tap. `stage` hears how far it is and answers whether to go on.
pub async fn choose_and_judge(
    app: App,
    stage: impl Fn(Stage) -> GoOn,
) -> Result<Option<Plan>, HistoryFailure> {
    let Some(chosen) = files::choose(".csv,.txt,.tsv,text/csv,text/plain").await else { return Ok(None) };
    let progress = |done, total| {
        let _ = stage(Stage::Reading { done, total });
    };
    let bytes = chosen.read(LARGEST_BYTES, progress).await.map_err(|error| match error {
        FileError::TooLarge { size, limit } => HistoryFailure::TooLarge { size, limit },
        FileError::Unreadable { detail } => HistoryFailure::Unreadable { detail },
    })?;
    let Some(rows) = taken_apart(&bytes, &stage).await else { return Ok(None) };
    let label = label_of(&chosen.name())?;
    let begun = app.state.with_untracked(|state| Reading::of_rows(state, rows, &label, now()));
    let mut reading = begun.map_err(HistoryFailure::Bad)?;
    loop {
        let progress = reading.step(ROWS_AT_ONCE);
        if stage(Stage::Judging { done: progress.done, total: progress.total }) == GoOn::Stop {
            return Ok(None);
        }
        TimeoutFuture::new(0).await;
        if progress.is_done() {
            break;
        }
    }
    let mut comparing = reading.finish().map_err(HistoryFailure::Bad)?.compare();
    while !comparing.is_done() {
        TimeoutFuture::new(0).await;
        app.state.with_untracked(|state| comparing.step(state, ROWS_AT_ONCE * 10));
    }
    Ok(Some(app.state.with_untracked(|state| comparing.finish(state))))
}

/// Takes a judged history in: all of it or nothing.
pub async fn take_in(app: App, plan: Plan, stage: impl Fn(Stage) -> GoOn + 'static) -> TakenIn {
    let Some(by) = app.person.get_untracked() else {
        return Err(Problem::Refused(Refusal::NobodySignedIn));
    };
    if !untrack(|| may_import(app)) {
        return Err(Problem::Refused(Refusal::NeedsLead));
    }
    let outcome: Rc<RefCell<Option<TakenIn>>> = Rc::default();
    let errand: Errand = {
        let outcome = Rc::clone(&outcome);
        Box::new(move |app, desk| {
            Box::pin(async move {
                let (desk, result) = write(app, desk, plan, by, stage).await;
                *outcome.borrow_mut() = Some(result);
                desk
            })
        })
    };
    app.runtime().run(app, errand).await?;
    let result = outcome.borrow_mut().take();
    result.unwrap_or(Err(Problem::ReadOnly))
}

async fn write(
    app: App,
    mut desk: Desk<IndexedDb>,
    plan: Plan,
    by: StaffId,
    stage: impl Fn(Stage) -> GoOn,
) -> (Desk<IndexedDb>, TakenIn) {
    let engine = match app.runtime().engines().engine().await {
        Ok(engine) => engine,
        Err(not) => return (desk, Err(Problem::NotSaved(not.into()))),
    };
    let rows = plan.fresh();
    let now = now();
    let facts: Vec<Fact> = plan.facts(now, by);
    let total = facts.len();
    let pause = async |done| {
        let go_on = stage(Stage::Preparing { done, total });
        TimeoutFuture::new(0).await;
        if done == total {
            let _ = stage(Stage::Writing);
            // One turn for the screen, which then says so.
            TimeoutFuture::new(30).await;
        }
        go_on
    };
    let before = app.save.get_untracked();
    app.save.set(Save::Saving);
    let written = desk.append_many(&facts, now, pause).await;
    drop(facts);
    let done = match written {
        Ok(Some(done)) => done,
        Ok(None) => {
            app.save.set(before);
            return (desk, Ok(None));
        }
        // Another window has taken the writing over meanwhile; nothing of ours is there.
        Err(JournalError::Overtaken) => {
            app.save.set(before);
            return (desk, Err(Problem::ReadOnly));
        }
        Err(error) => {
            app.save.set(Save::NotSaved(error.clone()));
            return (desk, Err(Problem::NotSaved(error)));
        }
    };
    publish(app, &desk, engine, done, stage).await;
    (desk, Ok(Some(rows)))
}

/// Makes the durable records true on the screen. They are folded into a copy, so that no screen reads
/// half of them, and item by item, so that each shelf is reckoned about once: the order of folding makes
/// no difference.
async fn publish(
    app: App,
    desk: &Desk<IndexedDb>,
    engine: Engine,
    done: Done,
    stage: impl Fn(Stage) -> GoOn,
) {
    let Some(last) = done.events.last().cloned() else { return };
    let mut state: State = app.state.get_untracked();
    let mut events = done.events;
    by_shelf(&mut events);
    let total = events.len();
    let mut counted = 0;
    for portion in events.chunks(ROWS_AT_ONCE) {
        (engine.fold)(&mut state, portion);
        counted += portion.len();
        let _ = stage(Stage::Counting { done: counted, total });
        TimeoutFuture::new(0).await;
    }
    app.state.update_untracked(|held| *held = state);
    // The last one is known by now: this only tells the screens and the other windows.
    let done = Done { events: vec![last], sealed: done.sealed };
    app.runtime().publish(app, desk, done).await;
}

async fn taken_apart(bytes: &[u8], stage: &impl Fn(Stage) -> GoOn) -> Option<Vec<csv::Row>> {
    let mut reader = csv::Rows::of(bytes);
    let mut rows = Vec::new();
    loop {
        let before = rows.len();
        rows.extend(reader.by_ref().take(ROWS_AT_ONCE));
        let (done, total) = reader.progress();
        if stage(Stage::Reading { done, total }) == GoOn::Stop {
            return None;
        }
        if rows.len() - before < ROWS_AT_ONCE {
            return Some(rows);
        }
        TimeoutFuture::new(0).await;
    }
}

/// The name under which the import is remembered: its beginning, if it is long.
fn label_of(file: &str) -> Result<Label, HistoryFailure> {
    let plain: String = file.chars().filter(|ch| !ch.is_control()).take(Label::MAX_CHARS).collect();
    let label = Label::parse(&plain).or_else(|_| Label::parse(UNNAMED));
    label.map_err(|_| HistoryFailure::Unreadable { detail: file.to_owned() })
}
