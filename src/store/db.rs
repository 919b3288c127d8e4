//! The connection to IndexedDB and its supervisor.
//!
//! Owns opening with a watchdog, closing when another window upgrades, noticing a lost connection
//! and reopening it. Must not know tables' meaning. No handle is kept past a close: every piece of
//! work asks for the connection of the moment. Nothing here ever deletes a database.

use crate::log::journal::{JournalError, Table};
use crate::platform::{deferred::Deferred, events::Subscription, visibility};
use crate::store::fault::Fault;
use crate::store::race::{First, race};
use crate::store::schema::{self, Address};
use crate::store::torn;
use crate::store::turns::Turns;
use gloo_events::EventListener;
use gloo_timers::future::TimeoutFuture;
use indexed_db_futures::database::Database;
use indexed_db_futures::error::UnexpectedDataError;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::prelude::*;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::IdbVersionChangeEvent;

/// How long an open or a probe may take before it counts as stuck, in milliseconds.
const WATCHDOG_MS: u32 = 3_000;
/// Pause before each attempt at a piece of work, in milliseconds: the first one, then three on a
/// new connection. WebKit restarts its storage process within the last pause.
const PAUSES_MS: [u32; 4] = [0, 0, 100, 500];

/// What happens to a connection while nobody asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Incident {
    /// Another window runs a newer build and upgrades the database. This window must reload.
    Superseded,
    /// The records were deleted while the app was open (cleared by a person, evicted). What is in
    /// memory can still be exported; nothing more can be saved here.
    Deleted,
    /// The browser cut the connection. The next piece of work opens another.
    Dropped,
    /// Connected again after `Dropped`.
    Reopened,
}

/// One database, reconnected as long as that is honest.
pub(crate) struct Connection {
    address: Address,
    state: RefCell<State>,
    opening: Turns,
    told: Box<dyn Fn(Incident)>,
    /// Once it has existed, an empty database is a deleted one and not a new one.
    existed: Cell<bool>,
    /// What the browser said of having deleted a damaged database when this one was first opened.
    loss: Rc<OnceCell<String>>,
    watch: RefCell<Option<Subscription>>,
}

enum State {
    Closed,
    Open(Rc<Handle>),
    /// Never to be opened again by this page, and why.
    Ended(JournalError),
}

/// An open database, until it is not.
struct Handle {
    database: Database,
    /// Settled when the connection is given up, so that work in flight does not wait for ever.
    gone: Deferred,
    _listeners: [EventListener; 2],
}

impl Drop for Handle {
    /// Commits in flight come to their end: the browser waits for them.
    fn drop(&mut self) {
        self.database.clone().close();
    }
}

impl Connection {
    /// Opens the database, making it when there is none. `told` hears of incidents.
    pub(crate) async fn open(
        address: Address,
        told: impl Fn(Incident) + 'static,
    ) -> Result<Rc<Self>, JournalError> {
        let connection = Rc::new(Self {
            address,
            state: RefCell::new(State::Closed),
            opening: Turns::default(),
            told: Box::new(told),
            existed: Cell::new(false),
            loss: Rc::default(),
            watch: RefCell::new(None),
        });
        connection.run(async |_| Ok(())).await?;
        connection.watch_visibility();
        Ok(connection)
    }

    /// Does a piece of work, again on a new connection when it is lost, at most three times. The
    /// work must come to the same result when it is done twice.
    pub(crate) async fn run<T>(
        self: &Rc<Self>,
        work: impl AsyncFn(&Database) -> Result<T, Fault>,
    ) -> Result<T, JournalError> {
        let mut last = String::new();
        for pause in PAUSES_MS {
            if pause > 0 {
                TimeoutFuture::new(pause).await;
            }
            match self.attempt(&work).await {
                Ok(output) => return Ok(output),
                Err(Fault::Final(error)) => return Err(error),
                Err(Fault::Lost { detail }) => last = detail,
            }
        }
        Err(JournalError::ConnectionLost { detail: last })
    }

    async fn attempt<T>(
        self: &Rc<Self>,
        work: impl AsyncFn(&Database) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let handle = self.handle().await?;
        let outcome = match race(work(&handle.database), handle.gone.value()).await {
            First::Left(outcome) => outcome,
            First::Right(_) => Err(Fault::lost("the browser closed the database")),
        };
        if matches!(outcome, Err(Fault::Lost { .. })) {
            self.give_up(&handle);
        }
        outcome
    }

    /// The connection of the moment, opened if need be by one caller for all.
    async fn handle(self: &Rc<Self>) -> Result<Rc<Handle>, Fault> {
        let _turn = self.opening.take().await;
        match &*self.state.borrow() {
            State::Open(handle) => return Ok(Rc::clone(handle)),
            State::Ended(why) => return Err(Fault::Final(why.clone())),
            State::Closed => {}
        }
        let database = match open(&self.address, self.existed.get(), &self.loss).await {
            Ok(database) => database,
            Err(Unopened::Deleted) => return Err(self.end(Incident::Deleted)),
            Err(Unopened::Fault(fault)) => return Err(fault),
        };
        let handle = Rc::new(self.attend(database));
        *self.state.borrow_mut() = State::Open(Rc::clone(&handle));
        if self.existed.replace(true) {
            (self.told)(Incident::Reopened);
        }
        spawn_local(async {
            // Whatever it leaves undone, the next connection does.
            let _ = torn::begin_new_log().await;
        });
        Ok(handle)
    }

    pub(crate) fn loss(&self) -> Option<String> {
        self.loss.get().cloned()
    }

    /// Listens to what the browser says about the connection.
    fn attend(self: &Rc<Self>, database: Database) -> Handle {
        let on_change = EventListener::new(database.as_sys(), "versionchange", {
            let connection = Rc::downgrade(self);
            move |event| with(&connection, |connection| connection.superseded(event))
        });
        let on_close = EventListener::new(database.as_sys(), "close", {
            let connection = Rc::downgrade(self);
            move |_| with(&connection, Self::closed_by_browser)
        });
        Handle { database, gone: Deferred::new(), _listeners: [on_change, on_close] }
    }

    /// Another window wants to upgrade or delete: it waits until we close.
    fn superseded(&self, event: &web_sys::Event) {
        let upgrade =
            event.dyn_ref::<IdbVersionChangeEvent>().is_some_and(|event| event.new_version().is_some());
        self.end(if upgrade { Incident::Superseded } else { Incident::Deleted });
    }

    fn closed_by_browser(&self) {
        let open = match &*self.state.borrow() {
            State::Open(handle) => Some(Rc::clone(handle)),
            State::Closed | State::Ended(_) => None,
        };
        if let Some(handle) = open {
            self.give_up(&handle);
        }
    }

    /// Closes for good. Commits in flight come to their end: the browser waits for them.
    fn end(&self, incident: Incident) -> Fault {
        let why = match incident {
            Incident::Superseded => JournalError::NewerSchema,
            Incident::Deleted | Incident::Dropped | Incident::Reopened => {
                let detail = "the records were deleted while the app was open".to_owned();
                JournalError::ConnectionLost { detail }
            }
        };
        if let State::Open(handle) = self.state.replace(State::Ended(why.clone())) {
            handle.database.clone().close();
            retire(handle);
        }
        (self.told)(incident);
        Fault::Final(why)
    }

    /// Drops a connection that does not work, unless somebody has already.
    fn give_up(&self, useless: &Rc<Handle>) {
        let current = match &*self.state.borrow() {
            State::Open(handle) => Rc::ptr_eq(handle, useless),
            State::Closed | State::Ended(_) => false,
        };
        if current {
            *self.state.borrow_mut() = State::Closed;
            useless.database.clone().close();
            useless.gone.resolve(&JsValue::UNDEFINED);
            retire(Rc::clone(useless));
            (self.told)(Incident::Dropped);
        }
    }

    /// Tablets lose connections in the background: ask before somebody saves.
    fn watch_visibility(self: &Rc<Self>) {
        let connection = Rc::downgrade(self);
        *self.watch.borrow_mut() = visibility::on_change(move |visible| {
            if let (true, Some(connection)) = (visible, connection.upgrade()) {
                spawn_local(async move {
                    // Whoever saves next gets the error, and an incident has told of the loss.
                    let _ = connection.check().await;
                });
            }
        });
    }

    /// Reads a little; a connection that does not answer within 3 s is replaced, and whatever waits
    /// for it is done again on the new one.
    pub(crate) async fn check(self: &Rc<Self>) -> Result<(), JournalError> {
        self.run(async |database| match race(count(database), TimeoutFuture::new(WATCHDOG_MS)).await {
            First::Left(outcome) => outcome,
            First::Right(()) => Err(Fault::lost("the database does not answer")),
        })
        .await
    }
}

/// Why there is no connection.
enum Unopened {
    /// It had existed, and is gone.
    Deleted,
    Fault(Fault),
}

/// Opens with a watchdog and one retry: the first open after a start hangs in some browsers.
async fn open(address: &Address, existed: bool, loss: &Rc<OnceCell<String>>) -> Result<Database, Unopened> {
    for _ in 0..2 {
        if let Some(outcome) = open_once(address, existed, loss).await {
            return outcome;
        }
    }
    let detail = "the database does not open".to_owned();
    Err(Unopened::Fault(Fault::Final(JournalError::ConnectionLost { detail })))
}

/// What an open request told on its way.
#[derive(Default)]
struct Signs {
    blocked: Cell<bool>,
    deleted: Cell<bool>,
    loss: Rc<OnceCell<String>>,
}

/// `None` when nothing happened in time.
async fn open_once(
    address: &Address,
    existed: bool,
    loss: &Rc<OnceCell<String>>,
) -> Option<Result<Database, Unopened>> {
    let signs = Rc::new(Signs { loss: Rc::clone(loss), ..Signs::default() });
    let mut request = Box::pin(request(address.clone(), existed, Rc::clone(&signs)));
    match race(request.as_mut(), TimeoutFuture::new(WATCHDOG_MS)).await {
        First::Left(Ok(database)) => Some(complete(database)),
        First::Left(Err(_)) if signs.deleted.get() => Some(Err(Unopened::Deleted)),
        First::Left(Err(fault)) => Some(Err(Unopened::Fault(fault))),
        First::Right(()) => {
            // Kept alive: without its listeners a late upgrade would leave a database without
            // stores. And a late connection that nobody closes would block every upgrade.
            spawn_local(async move {
                if let Ok(database) = request.await {
                    database.close();
                }
            });
            let blocked = Unopened::Fault(Fault::Final(JournalError::Blocked));
            signs.blocked.get().then_some(Err(blocked))
        }
    }
}

async fn request(address: Address, existed: bool, signs: Rc<Signs>) -> Result<Database, Fault> {
    let hears_block = Rc::clone(&signs);
    let request = Database::open(address.name)
        .with_version(address.version)
        .with_on_blocked(move |_| {
            hears_block.blocked.set(true);
            Ok(())
        })
        .with_on_upgrade_needed(move |event, database| {
            if let Some(message) = torn::loss_reported() {
                // The first message is the one that tells of records.
                let _ = signs.loss.set(message);
            }
            if existed && event.old_version() < 1.0 {
                signs.deleted.set(true);
                // Fails the upgrade, so that no empty database takes the place of the lost one.
                return Err(UnexpectedDataError::NoErrorFound.into());
            }
            schema::build(&database)
        });
    Ok(request.await?)
}

/// A database that lacks a store was damaged or made by something else.
fn complete(database: Database) -> Result<Database, Unopened> {
    let missing: Vec<_> = schema::missing(&database).into_iter().map(Table::name).collect();
    if missing.is_empty() {
        return Ok(database);
    }
    database.close();
    let detail = format!("the database lacks {}", missing.join(", "));
    Err(Unopened::Fault(Fault::Final(JournalError::Failed { detail })))
}

/// Asks a table that hardly anyone writes: a count of any other would wait for a long commit, and a
/// slow commit is no lost connection.
async fn count(database: &Database) -> Result<(), Fault> {
    let quiet = Table::Quarantine.name();
    let transaction = database.transaction(quiet).build()?;
    transaction.object_store(quiet)?.count().await?;
    Ok(())
}

fn with(connection: &Weak<Connection>, act: impl FnOnce(&Connection)) {
    if let Some(connection) = connection.upgrade() {
        act(&connection);
    }
}

/// Frees a handle later: its own listener may be what runs now.
fn retire(handle: Rc<Handle>) {
    spawn_local(async move { drop(handle) });
}
