//! The writing end of one tablet over any journal: durable first, then true.
//!
//! Every method either succeeds, and the journal holds what it says, or fails, and the desk is as
//! it was before. Must not know signals or screens.

use crate::app::engine::Engines;
use crate::codec::batch::SealedBatch;
use crate::domain::decide::Fact;
use crate::domain::event::{Body, Event, Hlc, Timing};
use crate::domain::ids::{EventId, StreamId};
use crate::domain::time::Zoned;
use crate::log::archive::Archive;
use crate::log::journal::{Journal, JournalError, Table, Write};
use crate::log::open::Damage;
use crate::log::records::{SNAPSHOT_KEY, batch_key, tail_key};
use crate::log::sentinel::Sentinel;
use crate::log::writer::{Prepared, Writer};

/// The record of the sentinel beside the records it speaks of.
pub const SENTINEL_KEY: &str = "sentinel";

/// Facts that are encoded and hashed between two pauses: some milliseconds of a slow tablet.
const FACTS_AT_ONCE: usize = 1_000;

pub struct Desk<J> {
    journal: J,
    engines: Engines,
    writer: Writer,
    archive: Archive,
    sentinel: Sentinel,
    overtaken: bool,
}

/// Whether longer work goes on: the person may have stopped it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoOn {
    Yes,
    Stop,
}

/// What a request left behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Done {
    pub events: Vec<Event>,
    /// Whether the sentinel moved on, so that its copies outside the journal must follow.
    pub sealed: bool,
}

impl<J: Journal> Desk<J> {
    pub const fn new(
        journal: J,
        engines: Engines,
        writer: Writer,
        archive: Archive,
        sentinel: Sentinel,
    ) -> Self {
        Self { journal, engines, writer, archive, sentinel, overtaken: false }
    }

    pub const fn archive(&self) -> &Archive {
        &self.archive
    }

    pub const fn sentinel(&self) -> &Sentinel {
        &self.sentinel
    }

    pub const fn stream(&self) -> StreamId {
        self.writer.stream()
    }

    /// Whether another window has written in our place: then this desk never writes again.
    pub const fn is_overtaken(&self) -> bool {
        self.overtaken
    }

    pub fn next_id(&self) -> Option<EventId> {
        self.writer.next_id()
    }

    /// Records facts. `Ok` only after they are durable.
    pub async fn append(&mut self, facts: &[Fact], now: Zoned) -> Result<Done, JournalError> {
        let engine = self.engines.engine().await?;
        let mut preparing = self.writer.begin();
        (engine.take)(&mut preparing, facts, now.at, &self.known());
        self.commit(preparing.finish(&self.writer), Vec::new()).await
    }

    /// Records very many facts, all or none: they are made ready some at a time, with a pause after
    /// each portion, and written in one go. None if the pause says to stop; nothing was written then.
    pub async fn append_many(
        &mut self,
        facts: &[Fact],
        now: Zoned,
        mut pause: impl AsyncFnMut(usize) -> GoOn,
    ) -> Result<Option<Done>, JournalError> {
        let engine = self.engines.engine().await?;
        let known = self.known();
        let mut preparing = self.writer.begin();
        let mut ready = 0;
        for portion in facts.chunks(FACTS_AT_ONCE) {
            (engine.take)(&mut preparing, portion, now.at, &known);
            ready += portion.len();
            if pause(ready).await == GoOn::Stop {
                return Ok(None);
            }
        }
        self.commit(preparing.finish(&self.writer), Vec::new()).await.map(Some)
    }

    /// Seals what is open, so that all of it can leave the tablet.
    pub async fn seal(&mut self) -> Result<Done, JournalError> {
        let prepared = self.writer.prepare_seal();
        self.commit(prepared, Vec::new()).await
    }

    /// The open events as a batch without writing anything: for export from a full tablet.
    pub fn unsaved_seal(&mut self) -> Vec<SealedBatch> {
        self.writer.leave()
    }

    /// Whether a batch is here, sealed.
    pub fn holds(&self, batch: &SealedBatch) -> bool {
        self.archive.holds(batch)
    }

    /// Takes in batches of other tablets and notes what is now known, in one write.
    pub async fn import(
        &mut self,
        fresh: Vec<SealedBatch>,
        latest: Hlc,
        now: Zoned,
    ) -> Result<Done, JournalError> {
        let mut archive = self.archive.clone();
        for batch in &fresh {
            archive.insert(batch);
        }
        let mut writer = self.writer.clone();
        writer.observe(latest, now.at);
        let known: Vec<StreamId> = archive.streams().collect();
        let seen = archive.frontier(writer.stream());
        let body = Body::FrontierSeen { seen };
        let (occurred_at, offset) = (now.at, now.offset);
        let fact = Fact { occurred_at, timing: Timing::Now, offset, staff: None, body };
        let engine = self.engines.engine().await?;
        let mut preparing = writer.begin();
        (engine.take)(&mut preparing, &[fact], now.at, &known);
        self.commit(preparing.finish(&writer), fresh).await
    }

    /// What another tablet with these records would hand over. Nothing of it is kept here.
    pub async fn sealed_elsewhere(
        &self,
        stream: StreamId,
        facts: &[Fact],
        now: Zoned,
    ) -> Result<Vec<SealedBatch>, JournalError> {
        let engine = self.engines.engine().await?;
        let writer = Writer::new(stream);
        let mut preparing = writer.begin();
        (engine.take)(&mut preparing, facts, now.at, &self.known());
        let Prepared { mut sealed, next, .. } = preparing.finish(&writer);
        sealed.extend(next.prepare_seal().sealed);
        Ok(sealed)
    }

    /// Goes on under a new stream name: after a restore, a suspected clone or damage.
    pub async fn renew(&mut self, stream: StreamId, now: Zoned) -> Result<Done, JournalError> {
        self.seal().await?;
        let (before, generation) = (self.writer.clone(), self.sentinel.generation);
        self.writer = before.renewed(stream, now.at);
        self.sentinel.generation += 1;
        let seen = self.archive.frontier(stream);
        let (occurred_at, offset) = (now.at, now.offset);
        let body = Body::FrontierSeen { seen };
        let fact = Fact { occurred_at, timing: Timing::Now, offset, staff: None, body };
        match self.append(&[fact], now).await {
            Ok(done) => Ok(Done { sealed: true, ..done }),
            Err(error) => {
                (self.writer, self.sentinel.generation) = (before, generation);
                Err(error)
            }
        }
    }

    /// Moves unsealed records that do not fit their chain out of the way, keeping their bytes.
    pub async fn set_aside_broken_tail(&self, damage: &[Damage]) -> Result<(), JournalError> {
        let from = damage.iter().find_map(|damage| match damage {
            Damage::Tail { stream, from_seq } => Some(tail_key(*stream, *from_seq)),
            Damage::Head => Some(String::new()),
            Damage::Batch(_) | Damage::Record { .. } => None,
        });
        let Some(from) = from else { return Ok(()) };
        let mut write = Write::strict();
        for record in self.journal.read_from(Table::Tail, &from).await? {
            write.delete(Table::Tail, record.key.clone());
            write.put(Table::Quarantine, record.key, record.bytes);
        }
        if write.changes.is_empty() { Ok(()) } else { self.journal.write(&write).await }
    }

    /// Every sealed batch, for a file or a refold.
    pub async fn batches(&self) -> Result<Vec<SealedBatch>, JournalError> {
        let records = self.journal.read_from(Table::Batches, "").await?;
        Ok(records.iter().filter_map(|record| SealedBatch::decode(&record.bytes).ok()).collect())
    }

    /// Keeps a snapshot. It is a cache: losing it costs time, not records.
    pub async fn keep_snapshot(&self, bytes: Vec<u8>) -> Result<(), JournalError> {
        let mut write = Write::relaxed();
        write.put(Table::Snapshot, SNAPSHOT_KEY.to_owned(), bytes);
        self.journal.write(&write).await
    }

    fn known(&self) -> Vec<StreamId> {
        self.archive.streams().collect()
    }

    async fn commit(&mut self, prepared: Prepared, fresh: Vec<SealedBatch>) -> Result<Done, JournalError> {
        let mut write = prepared.write;
        for batch in &fresh {
            write.put(Table::Batches, batch_key(batch), batch.encode());
        }
        let mut sentinel = self.sentinel;
        sentinel.batch += prepared.sealed.len() as u64;
        let moved = sentinel != self.sentinel || self.writer.next_seq() == 1;
        if moved {
            write.put(Table::Meta, SENTINEL_KEY.to_owned(), sentinel.to_string().into_bytes());
        }
        if !write.changes.is_empty() {
            let written = self.journal.write(&write).await;
            self.overtaken |= written == Err(JournalError::Overtaken);
            written?;
        }
        for batch in prepared.sealed.iter().chain(&fresh) {
            self.archive.insert(batch);
        }
        self.writer = prepared.next;
        self.sentinel = sentinel;
        Ok(Done { events: prepared.events, sealed: moved })
    }
}
