//! How the app comes up: open the journal, look at the sentinels, take the writer lock, fold,
//! and say which screen is next. Also how two windows pass the writing between them.

use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::context::{App, Phase, Problem, TabRole, Waits};
use crate::app::desk::{Desk, SENTINEL_KEY};
use crate::app::engine::{Engine, NotFetched};
use crate::app::runtime::{Runtime, now};
use crate::domain::command::Command;
use crate::domain::ids::StreamId;
use crate::log::journal::{Journal as _, JournalError, Table};
use crate::log::open::{Damage, Opened, read};
use crate::log::sentinel::{Finding, Sentinel, diagnose};
use crate::log::writer::Writer;
use crate::platform::channel::{Channel, Message};
use crate::platform::locks::{self, Ending, Held, LockError};
use crate::platform::{marks, random, ready, updates, visibility};
use crate::store::db::Incident;
use crate::store::health;
use crate::store::journal::IndexedDb;
use crate::store::race::{First, race};
use crate::store::schema::Address;

/// How long another window may take to give up the writing before it is taken from it.
const TAKE_OVER_MS: u32 = 3_000;

/// Brings the app up. Returns at once; `app.phase` tells how it goes on.
pub fn start(app: App) {
    spawn_local(async move {
        if let Err(phase) = come_up(app).await {
            app.phase.set(phase);
        }
        ready::announce();
    });
    watch(app);
}

async fn come_up(app: App) -> Result<(), Phase> {
    let runtime = app.runtime();
    let journal = IndexedDb::open(Address::default(), move |incident| on_incident(app, incident))
        .await
        .map_err(Phase::Failed)?;
    marks::mark("tallywell:connected");
    runtime.set_journal(journal.clone());
    let finding = diagnose(&health::read_sentinels(Some(&journal)).await);
    if let Finding::DatabaseLost { .. } | Finding::StorageRefused = finding {
        return Err(Phase::Recover { finding, browser: journal.loss() });
    }
    settle_in(app, finding).await.map_err(Phase::Failed)
}

/// Goes on after a recovery screen: with whatever is here, under a new stream name.
pub fn go_on_empty(app: App) {
    spawn_local(async move {
        if let Err(error) = settle_empty(app).await {
            app.phase.set(Phase::Failed(error));
        }
    });
}

/// As [`go_on_empty`], for code that waits.
pub async fn settle_empty(app: App) -> Result<(), JournalError> {
    health::forget_sentinels().await;
    settle_in(app, Finding::FirstRunOrFullEviction).await
}

async fn settle_in(app: App, finding: Finding) -> Result<(), JournalError> {
    let runtime = app.runtime();
    let Some(journal) = runtime.journal() else { return Ok(()) };
    runtime.set_channel(Channel::join(move |message| on_message(app, message)));
    let lock = match locks::try_take(locks::WRITER).await {
        Ok(lock) => lock.map(Some),
        // Without locks there is no way to know of another window; most clinics have one.
        Err(LockError::Unsupported | LockError::Refused { .. }) => Some(None),
    };
    marks::mark("tallywell:reading");
    let stored = read(&journal).await?;
    marks::mark("tallywell:read");
    let opened = runtime.engines().assemble(stored).await?;
    marks::mark("tallywell:folded");
    match lock {
        Some(lock) => begin_writing(app, &runtime, journal, opened, lock, finding).await,
        None => {
            show(app, opened);
            Ok(())
        }
    }
}

async fn begin_writing(
    app: App,
    runtime: &Rc<Runtime>,
    journal: IndexedDb,
    opened: Opened,
    lock: Option<Held>,
    finding: Finding,
) -> Result<(), JournalError> {
    let no_randomness = |_| JournalError::Failed { detail: "no random numbers".to_owned() };
    let broken = opened.damage.iter().any(|damage| matches!(damage, Damage::Head | Damage::Tail { .. }));
    let older_copy = matches!(finding, Finding::GenerationMismatch { .. });
    let stored = journal.read(Table::Meta, SENTINEL_KEY).await?;
    let stored =
        stored.and_then(|bytes| String::from_utf8(bytes).ok()).and_then(|text| Sentinel::parse(&text));
    let written_before = stored.is_some();
    let sentinel = match (stored, finding) {
        (Some(stored), Finding::GenerationMismatch { elsewhere, .. }) => {
            Sentinel { generation: stored.generation.max(elsewhere.generation), ..stored }
        }
        (Some(stored), _) => stored,
        (None, _) => Sentinel { install: random::number().map_err(no_randomness)?, generation: 1, batch: 0 },
    };
    let fresh = || random::number().map(StreamId::new).map_err(no_randomness);
    let (writer, old) = match opened.writer.clone() {
        Some(writer) => {
            let old = writer.stream();
            (writer, (broken || older_copy).then_some(old))
        }
        None => (Writer::over(fresh()?, opened.head.clone()), None),
    };
    let mut desk = Desk::new(journal, runtime.engines().clone(), writer, opened.archive.clone(), sentinel);
    if let Some(lock) = &lock {
        let ended = lock.ended();
        spawn_local(async move {
            if ended.await == Ending::Stolen {
                app.runtime().become_reader(app);
            }
        });
    }
    if old.is_some() {
        desk.set_aside_broken_tail(&opened.damage).await?;
        desk.renew(fresh()?, now()).await?;
    }
    // A tablet that was opened and never written to has no sentinel in the database, and then none
    // may stand outside: the next start would take it for one whose records are gone.
    if written_before || old.is_some() {
        health::mirror_sentinel(desk.sentinel()).await;
    }
    runtime.has_snapshot_of(opened.snapshot_batches);
    show(app, opened);
    runtime.become_writer(app, desk, lock);
    if let Some(old) = old {
        enrol_again(app, old);
    }
    show_phase(app);
    Ok(())
}

/// A tablet that goes on under a new stream keeps its letter.
fn enrol_again(app: App, old: StreamId) {
    let face = app
        .state
        .with_untracked(|state| state.clinic.tablets.get(&old).and_then(|tablet| tablet.face.get().cloned()));
    if let Some((letter, name)) = face {
        let command = Command::EnrolTablet { letter, name, continues: Some(old) };
        app.dispatch(command, move |_| show_phase(app));
    }
}

fn show(app: App, opened: Opened) {
    app.own.set(opened.writer.as_ref().map(Writer::stream));
    app.archive.set(opened.archive);
    app.damage.set(opened.damage);
    app.state.set(opened.state);
    show_phase(app);
    marks::mark("tallywell:shown");
}

/// Which screen the records call for.
pub fn show_phase(app: App) {
    let own = app.own.get_untracked();
    let phase = app.state.with_untracked(|state| {
        if state.clinic.founding().is_none() {
            return Phase::FirstStart;
        }
        let face = own.and_then(|own| state.clinic.tablets.get(&own)).and_then(|tablet| tablet.face.get());
        if face.is_none() { Phase::NeedsLetter } else { Phase::Ready }
    });
    app.phase.set(phase);
}

/// Reads what other windows have written, if anybody can see it; else when the window is seen again.
pub fn catch_up(app: App) {
    if app.role.get_untracked() == TabRole::Writer || !visibility::is_visible() {
        return;
    }
    let runtime = app.runtime();
    let Some(journal) = runtime.journal() else { return };
    if !runtime.begin_reading() {
        return;
    }
    spawn_local(async move {
        loop {
            let opened = opened_of(&runtime, &journal).await;
            if let Ok(opened) = opened
                && app.role.try_get_untracked() == Some(TabRole::Reader)
            {
                show(app, opened);
            }
            if runtime.has_read() {
                break;
            }
        }
    });
}

/// Sends for what reads records, before it is known whether there are any. If it does not come, the
/// start asks again and says so.
pub async fn bring_engine(app: App) {
    let _: Result<Engine, NotFetched> = app.runtime().engines().engine().await;
}

async fn opened_of(runtime: &Runtime, journal: &IndexedDb) -> Result<Opened, JournalError> {
    Ok(runtime.engines().assemble(read(journal).await?).await?)
}

/// Takes the writing over from another window.
pub async fn take_over(app: App) -> Result<(), Problem> {
    let runtime = app.runtime();
    runtime.tell(Message::TakeOverAsked);
    let waiting = std::pin::pin!(locks::wait_for(locks::WRITER));
    let late = std::pin::pin!(TimeoutFuture::new(TAKE_OVER_MS));
    let lock = match race(waiting, late).await {
        First::Left(lock) => lock,
        First::Right(()) => locks::steal(locks::WRITER).await,
    };
    let (Ok(lock), Some(journal)) = (lock, runtime.journal()) else { return Err(Problem::NotReady) };
    let opened = opened_of(&runtime, &journal).await.map_err(Problem::NotSaved)?;
    begin_writing(app, &runtime, journal, opened, Some(lock), Finding::Healthy)
        .await
        .map_err(Problem::NotSaved)
}

fn on_message(app: App, message: Message) {
    match message {
        Message::Appended { .. } => catch_up(app),
        Message::TakeOverAsked => {
            if app.role.get_untracked() == TabRole::Writer {
                app.runtime().become_reader(app);
            }
        }
        Message::PreferencesChanged => {}
    }
}

fn on_incident(app: App, incident: Incident) {
    match incident {
        Incident::Superseded => {
            app.runtime().become_reader(app);
            app.phase.set(Phase::Failed(JournalError::NewerSchema));
        }
        Incident::Deleted => {
            app.runtime().become_reader(app);
            let detail = "the records were deleted while the app was open".to_owned();
            app.save.set(crate::app::context::Save::NotSaved(JournalError::ConnectionLost { detail }));
        }
        Incident::Dropped | Incident::Reopened => {}
    }
}

fn watch(app: App) {
    let on_update =
        move || app.update_waits.set(if updates::is_waiting() { Waits::NewBuild } else { Waits::Nothing });
    on_update();
    if let Some(subscription) = updates::on_change(on_update) {
        subscription.forget();
    }
    let on_visible = move |visible| {
        if visible {
            app.now.set(now());
            catch_up(app);
        }
    };
    if let Some(subscription) = visibility::on_change(on_visible) {
        subscription.forget();
    }
}
