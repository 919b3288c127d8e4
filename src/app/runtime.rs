//! Takes one request after the other: decide, write, fold, publish. The only caller of the desk
//! and the only writer of the root signal.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::boot;
use crate::app::context::{App, Problem, Save, TabRole};
use crate::app::desk::{Desk, Done};
use crate::app::engine::Engines;
use crate::domain::command::Command;
use crate::domain::decide::{Ctx, Fact};
use crate::domain::ids::EventId;
use crate::domain::state::State;
use crate::domain::time::{Instant, Offset, Zoned};
use crate::log::archive::Archive;
use crate::log::journal::JournalError;
use crate::log::open::read;
use crate::platform::channel::{Channel, Message};
use crate::platform::clock;
use crate::platform::locks::Held;
use crate::store::health;
use crate::store::journal::IndexedDb;

/// The ids of what was written, or why nothing was.
type Answer = Result<Vec<EventId>, Problem>;
type Then = Box<dyn FnOnce(Answer)>;
/// Work on the desk that is more than one command: import, export, renewal.
pub(crate) type Errand = Box<dyn FnOnce(App, Desk<IndexedDb>) -> ErrandFuture>;
type ErrandFuture = std::pin::Pin<Box<dyn Future<Output = Desk<IndexedDb>>>>;

enum Request {
    Command(Box<Command>, Then),
    Facts(Vec<Fact>, Then),
    Errand(Errand, Box<dyn FnOnce()>),
}

/// How many sealed batches may come before a new snapshot is worth its write.
const SNAPSHOT_EVERY_BATCHES: usize = 16;

/// A write that takes longer is asked about: a stuck one must not look like a slow one.
const SLOW_MS: u32 = 1_500;

/// How far a window that only reads is with reading what another one wrote.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum CatchUp {
    #[default]
    Done,
    UnderWay,
    /// Something was written since it began.
    Behind,
}

pub struct Runtime {
    engines: Engines,
    /// Counts writes begun and ended: odd while one is under way.
    writes: Cell<u64>,
    queue: RefCell<VecDeque<Request>>,
    /// The desk; out while a request is being served, absent in a window that only reads.
    desk: RefCell<Option<Desk<IndexedDb>>>,
    journal: RefCell<Option<IndexedDb>>,
    channel: RefCell<Option<Channel>>,
    lock: RefCell<Option<Held>>,
    serving: Cell<bool>,
    asked_persistence: Cell<bool>,
    snapshot_at: Cell<usize>,
    reading: Cell<CatchUp>,
}

/// The wall clock now.
pub fn now() -> Zoned {
    let ms = clock::now_ms();
    let offset = Offset::from_minutes(clock::offset_minutes(ms)).unwrap_or_default();
    Zoned { at: Instant::from_ms(ms), offset }
}

impl Runtime {
    pub(crate) fn new(engines: Engines) -> Self {
        Self {
            engines,
            writes: Cell::default(),
            queue: RefCell::default(),
            desk: RefCell::default(),
            journal: RefCell::default(),
            channel: RefCell::default(),
            lock: RefCell::default(),
            serving: Cell::default(),
            asked_persistence: Cell::default(),
            snapshot_at: Cell::default(),
            reading: Cell::default(),
        }
    }

    pub(crate) const fn engines(&self) -> &Engines {
        &self.engines
    }

    pub(crate) fn dispatch(self: Rc<Self>, app: App, command: Command, then: Then) {
        self.ask(app, Request::Command(Box::new(command), then));
    }

    /// Records facts that were decided elsewhere: the sample clinic.
    pub(crate) fn record(self: Rc<Self>, app: App, facts: Vec<Fact>, then: Then) {
        self.ask(app, Request::Facts(facts, then));
    }

    pub(crate) async fn request(self: Rc<Self>, app: App, command: Command) -> Result<Vec<EventId>, Problem> {
        let (answer, heard) = answer();
        self.dispatch(app, command, answer);
        heard.await
    }

    /// Runs longer work on the desk in its turn; answers false in a window that only reads.
    pub(crate) async fn run(self: Rc<Self>, app: App, errand: Errand) -> Result<(), Problem> {
        if app.role.get_untracked() != TabRole::Writer {
            return Err(Problem::ReadOnly);
        }
        let (answer, heard) = answer();
        self.ask(app, Request::Errand(errand, Box::new(move || answer(Ok(Vec::new())))));
        heard.await.map(|_| ())
    }

    pub(crate) fn journal(&self) -> Option<IndexedDb> {
        self.journal.borrow().clone()
    }

    pub(crate) fn set_journal(&self, journal: IndexedDb) {
        *self.journal.borrow_mut() = Some(journal);
    }

    pub(crate) fn set_channel(&self, channel: Option<Channel>) {
        *self.channel.borrow_mut() = channel;
    }

    pub(crate) fn tell(&self, message: Message) {
        if let Some(channel) = self.channel.borrow().as_ref() {
            channel.tell(message);
        }
    }

    /// Begins to write with this desk, for as long as the lock is held.
    pub(crate) fn become_writer(&self, app: App, desk: Desk<IndexedDb>, lock: Option<Held>) {
        app.own.set(Some(desk.stream()));
        app.archive.set(desk.archive().clone());
        *self.desk.borrow_mut() = Some(desk);
        *self.lock.borrow_mut() = lock;
        app.role.set(TabRole::Writer);
    }

    /// Says how many batches the kept snapshot covers. Counted from there and not from the start of
    /// the app, or a tablet that starts daily would never keep one.
    pub(crate) fn has_snapshot_of(&self, batches: usize) {
        self.snapshot_at.set(batches);
    }

    /// Whether to read the log now; while it is being read, only that it has to be read again. A
    /// quick hand in the other window writes faster than a long log is read.
    pub(crate) fn begin_reading(&self) -> bool {
        let before = self.reading.get();
        self.reading.set(if before == CatchUp::Done { CatchUp::UnderWay } else { CatchUp::Behind });
        before == CatchUp::Done
    }

    /// Whether all that was written until now has been read; if not, it is to be read again.
    pub(crate) fn has_read(&self) -> bool {
        let behind = self.reading.get() == CatchUp::Behind;
        self.reading.set(if behind { CatchUp::UnderWay } else { CatchUp::Done });
        !behind
    }

    /// Stops writing once the running request has ended; the lock goes with it.
    pub(crate) fn become_reader(&self, app: App) {
        app.role.set(TabRole::Reader);
        if !self.serving.get() {
            self.desk.borrow_mut().take();
            self.lock.borrow_mut().take();
        }
    }

    fn ask(self: Rc<Self>, app: App, request: Request) {
        self.queue.borrow_mut().push_back(request);
        if self.serving.replace(true) {
            return;
        }
        spawn_local(async move {
            loop {
                let next = self.queue.borrow_mut().pop_front();
                let Some(request) = next else { break };
                self.serve(app, request).await;
                if self.desk.borrow().as_ref().is_some_and(Desk::is_overtaken) {
                    app.role.set(TabRole::Reader);
                }
            }
            self.serving.set(false);
            if app.role.try_get_untracked() == Some(TabRole::Reader) {
                self.become_reader(app);
                boot::catch_up(app);
            }
        });
    }

    async fn serve(&self, app: App, request: Request) {
        let desk = match app.role.get_untracked() {
            TabRole::Writer => self.desk.borrow_mut().take(),
            TabRole::Reader => None,
        };
        let Some(mut desk) = desk else {
            let why = match app.role.get_untracked() {
                TabRole::Writer => Problem::NotReady,
                TabRole::Reader => Problem::ReadOnly,
            };
            match request {
                Request::Command(_, then) | Request::Facts(_, then) => then(Err(why)),
                Request::Errand(_, done) => done(),
            }
            return;
        };
        match request {
            Request::Command(command, then) => {
                let facts = self.decided(app, &desk, &command).await;
                let result = match facts {
                    Ok(facts) => self.write(app, &mut desk, &facts).await,
                    Err(problem) => Err(problem),
                };
                *self.desk.borrow_mut() = Some(desk);
                then(result);
            }
            Request::Facts(facts, then) => {
                let result = self.write(app, &mut desk, &facts).await;
                *self.desk.borrow_mut() = Some(desk);
                then(result);
            }
            Request::Errand(errand, done) => {
                let desk = errand(app, desk).await;
                app.archive.set(desk.archive().clone());
                *self.desk.borrow_mut() = Some(desk);
                done();
            }
        }
    }

    async fn decided(
        &self,
        app: App,
        desk: &Desk<IndexedDb>,
        command: &Command,
    ) -> Result<Vec<Fact>, Problem> {
        let engine = self.engines.engine().await.map_err(|not| Problem::NotSaved(not.into()))?;
        let now = now();
        let next = desk.next_id().ok_or(Problem::NotReady)?;
        let staff = app.person.get_untracked();
        let ctx = Ctx { now: now.at, offset: now.offset, staff, next };
        app.state.with_untracked(|state| (engine.decide)(state, command, &ctx)).map_err(Problem::Refused)
    }

    async fn write(
        &self,
        app: App,
        desk: &mut Desk<IndexedDb>,
        facts: &[Fact],
    ) -> Result<Vec<EventId>, Problem> {
        let before = app.save.get_untracked();
        app.save.set(Save::Saving);
        self.ask_if_slow(app);
        let written = desk.append(facts, now()).await;
        self.writes.set(self.writes.get() + 1);
        match written {
            Ok(done) => {
                let ids = done.events.iter().map(|event| event.id).collect();
                self.publish(app, desk, done).await;
                Ok(ids)
            }
            // This window slept while another one took the writing over. Nothing of ours is there.
            Err(JournalError::Overtaken) => {
                app.save.set(before);
                Err(Problem::ReadOnly)
            }
            Err(error) => {
                app.save.set(Save::NotSaved(error.clone()));
                Err(Problem::NotSaved(error))
            }
        }
    }

    /// Asks the journal whether it still answers, once a write has taken too long.
    fn ask_if_slow(&self, app: App) {
        let write = self.writes.get() + 1;
        self.writes.set(write);
        spawn_local(async move {
            TimeoutFuture::new(SLOW_MS).await;
            let runtime = app.runtime();
            let still = || runtime.writes.get() == write;
            if let (true, Some(journal)) = (still(), runtime.journal())
                && let Err(error) = journal.check().await
                && still()
            {
                let _ = app.save.try_set(Save::NotSaved(error));
            }
        });
    }

    /// Makes durable events true for this window and tells the others.
    pub(crate) async fn publish(&self, app: App, desk: &Desk<IndexedDb>, done: Done) {
        // What was written was prepared by it, so that it is here.
        if let Ok(engine) = self.engines.engine().await {
            app.state.update(|state| (engine.fold)(state, &done.events));
            if app.state.with_untracked(State::is_outdated) {
                self.fold_again(app).await;
            }
        }
        app.save.set(Save::Saved { at: Some(now()) });
        if let Some(last) = done.events.last() {
            self.tell(Message::Appended { stream: last.id.stream.value(), seq: u64::from(last.id.seq()) });
        }
        if done.sealed {
            app.archive.set(desk.archive().clone());
            health::mirror_sentinel(desk.sentinel()).await;
        }
        // Asked once there is something worth keeping, and from a tap.
        if !self.asked_persistence.replace(true) {
            health::ask_persistence().await;
        }
    }

    /// A merge of items changes how earlier records read: all of them are folded again, once.
    async fn fold_again(&self, app: App) {
        let Some(journal) = self.journal() else { return };
        // If it cannot be read, the next start does the same.
        let Ok(stored) = read(&journal).await else { return };
        if let Ok(opened) = self.engines.assemble(stored).await {
            app.state.set(opened.state);
        }
    }

    /// Keeps a snapshot when enough was sealed since the last one. Called when nobody is working:
    /// it is a cache, and if it cannot be kept the next start folds a little more.
    pub(crate) async fn snapshot_if_due(self: Rc<Self>, app: App) {
        let batches = app.archive.with_untracked(Archive::batch_count);
        if self.serving.get() || batches < self.snapshot_at.get() + SNAPSHOT_EVERY_BATCHES {
            return;
        }
        self.snapshot_at.set(batches);
        let Ok(engine) = self.engines.engine().await else { return };
        let errand: Errand = Box::new(move |app, desk| {
            Box::pin(async move {
                let covered = desk.archive().digests();
                let bytes = app.state.with_untracked(|state| (engine.snapshot)(state, &covered));
                let _: Result<(), JournalError> = desk.keep_snapshot(bytes).await;
                desk
            })
        });
        let _: Result<(), Problem> = self.run(app, errand).await;
    }
}

/// An answer and the future that waits for it.
pub(crate) fn answer() -> (Then, impl Future<Output = Answer>) {
    let slot: Rc<RefCell<Option<Answer>>> = Rc::default();
    let waker: Rc<RefCell<Option<std::task::Waker>>> = Rc::default();
    let then = {
        let (slot, waker) = (Rc::clone(&slot), Rc::clone(&waker));
        Box::new(move |result| {
            *slot.borrow_mut() = Some(result);
            if let Some(waker) = waker.borrow_mut().take() {
                waker.wake();
            }
        })
    };
    let heard = std::future::poll_fn(move |context| match slot.borrow_mut().take() {
        Some(result) => std::task::Poll::Ready(result),
        None => {
            *waker.borrow_mut() = Some(context.waker().clone());
            std::task::Poll::Pending
        }
    });
    (then, heard)
}
