//! A tablet without a browser: writer, state, the batches it holds, and a clock that may be wrong.

use std::collections::BTreeMap;

use tallywell::codec::batch::SealedBatch;
use tallywell::codec::digest::Digest;
use tallywell::codec::snapshot;
use tallywell::domain::command::Command;
use tallywell::domain::decide::{Ctx, Fact, decide};
use tallywell::domain::event::{Body, Event, Timing};
use tallywell::domain::ids::{EventId, ItemId, PlaceId, StaffId, StreamId};
use tallywell::domain::refusal::Refusal;
use tallywell::domain::state::State;
use tallywell::domain::time::{Instant, Offset};
use tallywell::log::archive::Archive;
use tallywell::log::fold::fold;
use tallywell::log::journal::{Journal, Table};
use tallywell::log::memory::MemoryJournal;
use tallywell::log::open::{Opened, open};
use tallywell::log::records::{SNAPSHOT_KEY, batch_key};
use tallywell::log::writer::{Prepared, Writer};

use super::clinic::World;
use super::ready;

#[derive(Debug)]
pub struct Tablet {
    pub writer: Writer,
    pub state: State,
    /// Every sealed batch that this tablet holds.
    pub batches: BTreeMap<Digest, SealedBatch>,
    pub archive: Archive,
    /// The unsealed events of its own.
    pub tail: Vec<Event>,
    pub journal: MemoryJournal,
    /// How much more its clock shows than is true.
    pub skew_ms: i64,
    pub staff: Option<StaffId>,
}

impl Tablet {
    pub fn new(stream: StreamId, skew_ms: i64) -> Self {
        Self {
            writer: Writer::new(stream),
            state: State::default(),
            batches: BTreeMap::new(),
            archive: Archive::default(),
            tail: Vec::new(),
            journal: MemoryJournal::default(),
            skew_ms,
            staff: None,
        }
    }

    pub fn stream(&self) -> StreamId {
        self.writer.stream()
    }

    pub fn held(&self) -> Vec<SealedBatch> {
        self.batches.values().cloned().collect()
    }

    /// Every event that this tablet has folded.
    pub fn events(&self) -> Vec<Event> {
        let sealed = self.batches.values().flat_map(|batch| batch.events().unwrap());
        sealed.chain(self.tail.iter().cloned()).collect()
    }

    pub fn shown(&self, now: Instant) -> Instant {
        now.plus_ms(self.skew_ms)
    }

    pub fn ctx(&self, now: Instant) -> Ctx {
        let offset = Offset::from_minutes(-360).unwrap();
        Ctx { now: self.shown(now), offset, staff: self.staff, next: self.writer.next_id().unwrap() }
    }

    /// What a person asks for, done or refused.
    pub fn ask(&mut self, now: Instant, command: &Command) -> Result<Vec<Event>, Refusal> {
        let facts = decide(&self.state, command, &self.ctx(now))?;
        Ok(self.record(now, &facts))
    }

    /// A fact that no command makes yet, at the time that the tablet shows.
    pub fn note(&mut self, now: Instant, body: Body) -> EventId {
        self.note_at(now, self.shown(now), Timing::Now, body)
    }

    pub fn note_at(&mut self, now: Instant, occurred_at: Instant, timing: Timing, body: Body) -> EventId {
        let offset = Offset::from_minutes(-360).unwrap();
        let fact = Fact { occurred_at, timing, offset, staff: self.staff, body };
        self.record(now, &[fact])[0].id
    }

    pub fn record(&mut self, now: Instant, facts: &[Fact]) -> Vec<Event> {
        let known: Vec<StreamId> = self.archive.streams().collect();
        let prepared = self.writer.prepare(facts, self.shown(now), &known);
        assert_eq!(prepared.events.len(), facts.len(), "every fact becomes an event");
        self.take(prepared)
    }

    pub fn seal(&mut self) {
        let prepared = self.writer.prepare_seal();
        self.take(prepared);
    }

    fn take(&mut self, prepared: Prepared) -> Vec<Event> {
        ready(self.journal.write(&prepared.write)).unwrap();
        self.tail.extend(prepared.events.iter().cloned());
        for batch in prepared.sealed {
            self.tail.retain(|event| event.id.seq() > batch.last_seq());
            self.archive.insert(&batch);
            self.batches.insert(batch.digest, batch);
        }
        for event in &prepared.events {
            self.state.apply(event);
        }
        self.settle();
        self.writer = prepared.next;
        prepared.events
    }

    /// Takes everything that `other` holds, and notes what it has seen.
    pub fn learn_from(&mut self, now: Instant, other: &mut Self) {
        other.seal();
        self.import(now, &other.held());
        if self.staff.is_none() {
            self.staff = self.state.clinic.staff.keys().next().copied();
        }
    }

    pub fn import(&mut self, now: Instant, batches: &[SealedBatch]) {
        self.seal();
        let mut write = tallywell::log::journal::Write::strict();
        let mut news = false;
        for batch in batches {
            if self.batches.insert(batch.digest, batch.clone()).is_none() {
                news = true;
                self.archive.insert(batch);
                write.put(Table::Batches, batch_key(batch), batch.encode());
                for event in batch.events().unwrap() {
                    self.writer.observe(event.header.hlc, self.shown(now));
                    self.state.apply(&event);
                }
            }
        }
        ready(self.journal.write(&write)).unwrap();
        if !self.archive.forks().is_empty() {
            self.state = fold(&self.held(), &[]).state;
        }
        self.settle();
        if news {
            let seen = self.archive.frontier(self.stream());
            self.note(now, Body::FrontierSeen { seen });
        }
    }

    fn settle(&mut self) {
        if self.state.is_outdated() {
            self.state = fold(&self.held(), &self.tail).state;
        }
        self.state.settle();
    }

    /// A tablet with the same bytes, which goes on under the same name.
    pub fn cloned(&self) -> Self {
        let mut clone = Self::new(self.stream(), self.skew_ms);
        for table in Table::ALL {
            let mut write = tallywell::log::journal::Write::strict();
            for record in ready(self.journal.read_from(table, "")).unwrap() {
                write.put(table, record.key, record.bytes);
            }
            ready(clone.journal.write(&write)).unwrap();
        }
        let opened = clone.reopened();
        clone.writer = opened.writer.unwrap();
        clone.state = opened.state;
        clone.archive = opened.archive;
        clone.batches = self.batches.clone();
        clone.tail = self.tail.clone();
        clone.staff = self.staff;
        clone
    }

    /// Writes a snapshot of what it knows now.
    pub fn save_snapshot(&self) {
        let covered: Vec<Digest> = self.batches.keys().copied().collect();
        let mut write = tallywell::log::journal::Write::relaxed();
        write.put(Table::Snapshot, SNAPSHOT_KEY.to_owned(), snapshot::encode(&self.state, &covered));
        ready(self.journal.write(&write)).unwrap();
    }

    /// What a start finds.
    pub fn reopened(&self) -> Opened {
        ready(open(&self.journal)).unwrap()
    }

    pub fn world(&self) -> World {
        // By their ids: a founding numbers them in the order in which they were asked for.
        let of_founder = |id: &EventId| id.stream == super::clinic::stream(0);
        World {
            places: self
                .state
                .clinic
                .places
                .keys()
                .filter(|id| of_founder(&id.0))
                .copied()
                .collect::<Vec<PlaceId>>(),
            items: self
                .state
                .catalogue
                .items
                .keys()
                .filter(|id| of_founder(&id.0))
                .copied()
                .collect::<Vec<ItemId>>(),
            people: self.state.clinic.staff.keys().copied().collect(),
        }
    }
}
