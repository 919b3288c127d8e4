//! What turns stored bytes into records, requests into facts, and facts into bytes.
//!
//! It is the larger part of the program and comes in a file of its own: a tablet without records
//! shows its first screen without it. Owns when that file is fetched; must not know what the parts
//! do. They are reached only through the functions here, so that the cut in `main.rs` holds: a direct
//! call from `boot`, `runtime` or `desk` would bring all of it back into the first load.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use crate::codec::digest::Digest;
use crate::codec::snapshot;
use crate::domain::command::Command;
use crate::domain::decide::{Ctx, Fact, decide};
use crate::domain::event::Event;
use crate::domain::ids::StreamId;
use crate::domain::refusal::Refusal;
use crate::domain::state::State;
use crate::domain::time::Instant;
use crate::log::journal::JournalError;
use crate::log::open::{Opened, Stored};
use crate::log::writer::Preparing;

#[derive(Clone, Copy)]
pub struct Engine {
    pub assemble: fn(Stored) -> Opened,
    pub decide: fn(&State, &Command, &Ctx) -> Result<Vec<Fact>, Refusal>,
    pub take: fn(&mut Preparing, &[Fact], Instant, &[StreamId]),
    pub fold: fn(&mut State, &[Event]),
    pub snapshot: fn(&State, &[Digest]) -> Vec<u8>,
}

impl Engine {
    /// The functions themselves. Named only behind the cut.
    pub const fn here() -> Self {
        Self { assemble: Stored::assemble, decide, take: Preparing::take, fold, snapshot: snapshot::encode }
    }
}

fn fold(state: &mut State, events: &[Event]) {
    for event in events {
        state.apply(event);
    }
    state.settle();
}

/// The file did not come: no network and not kept yet, or the server has a newer build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotFetched;

impl From<NotFetched> for JournalError {
    fn from(NotFetched: NotFetched) -> Self {
        Self::Failed {
            detail: "a part of the app did not come; connect to the network and reload".to_owned(),
        }
    }
}

/// Brings the engine in; asked again after a failure, it tries again.
pub type FetchEngine = fn() -> Pin<Box<dyn Future<Output = Result<Engine, NotFetched>>>>;

/// The engine, fetched when it is first needed.
#[derive(Clone)]
pub struct Engines {
    fetch: FetchEngine,
    held: Rc<Cell<Option<Engine>>>,
}

impl Engines {
    pub fn new(fetch: FetchEngine) -> Self {
        Self { fetch, held: Rc::default() }
    }

    pub async fn engine(&self) -> Result<Engine, NotFetched> {
        match self.held.get() {
            Some(engine) => Ok(engine),
            None => {
                let engine = (self.fetch)().await?;
                self.held.set(Some(engine));
                Ok(engine)
            }
        }
    }

    /// What the stored bytes say. A tablet that holds nothing needs no engine to know it.
    pub async fn assemble(&self, stored: Stored) -> Result<Opened, NotFetched> {
        if stored.is_empty() { Ok(Opened::empty()) } else { Ok((self.engine().await?.assemble)(stored)) }
    }
}
