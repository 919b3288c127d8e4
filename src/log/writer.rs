//! The end of this tablet's own stream: turns facts into events, chains them, and says what must
//! be written so that they count.
//!
//! A writer is never changed in place. [`Writer::prepare`] gives the write and the writer as it
//! will be; the caller keeps the old one until the journal has confirmed the write.

use crate::codec::batch::{BatchHeader, MAX_BYTES, MAX_EVENTS, SealedBatch};
use crate::codec::digest::{Digest, Hasher};
use crate::codec::wire::Streams;
use crate::domain::decide::Fact;
use crate::domain::event::{Event, Header, Hlc, Timing};
use crate::domain::ids::{EventId, StreamId};
use crate::domain::time::Instant;
use crate::log::clock::HybridClock;
use crate::log::journal::{After, Change, Table, Write};
use crate::log::records::{HEAD_KEY, Head, batch_key, encode_tail, tail_key};

#[derive(Clone, Debug)]
pub struct Writer {
    stream: StreamId,
    next_seq: u32,
    clock: HybridClock,
    /// The digest of the last sealed batch.
    sealed: Digest,
    open: Option<OpenBatch>,
    /// The head as the journal has it. A write takes place only while it is still the same: no window
    /// that was asleep when another took the writing over can write into its numbers.
    kept: Option<Vec<u8>>,
}

/// The batch that is still growing. Its bytes are already those that will be sealed.
#[derive(Clone, Debug)]
struct OpenBatch {
    header: BatchHeader,
    hasher: Hasher,
    bytes: Vec<u8>,
    count: u32,
    growth: Growth,
}

/// Whether events may still come into the open batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Growth {
    Grows,
    /// A file may hold it as it stands: it is sealed before anything follows. Otherwise the same events
    /// would come back under two digests, as if two tablets had written them.
    Closed,
}

/// Events that are ready, and what must be written before they are true.
#[derive(Clone, Debug)]
pub struct Prepared {
    pub events: Vec<Event>,
    pub sealed: Vec<SealedBatch>,
    pub write: Write,
    pub next: Writer,
}

impl OpenBatch {
    fn begin(header: BatchHeader, previous: &Digest) -> Self {
        let bytes = header.encode();
        let mut hasher = Hasher::default();
        hasher.update(&previous.0);
        hasher.update(&bytes);
        Self { header, hasher, bytes, count: 0, growth: Growth::Grows }
    }

    fn push(&mut self, event: &[u8]) {
        self.hasher.update(event);
        self.bytes.extend_from_slice(event);
        self.count += 1;
    }
}

impl Writer {
    /// The beginning of a stream. Its name must be new: 64 random bits.
    pub const fn new(stream: StreamId) -> Self {
        Self::over(stream, None)
    }

    /// The same where the journal holds the head of an earlier stream, or one that cannot be read.
    pub const fn over(stream: StreamId, kept: Option<Vec<u8>>) -> Self {
        Self {
            stream,
            next_seq: 1,
            clock: HybridClock::from_last(Hlc::new(0, 0)),
            sealed: Digest::ZERO,
            open: None,
            kept,
        }
    }

    /// The beginning of another stream in the place of this one.
    pub fn renewed(&self, stream: StreamId, now: Instant) -> Self {
        let mut next = Self::over(stream, self.kept.clone());
        next.observe(self.last_hlc(), now);
        next
    }

    /// The writer that a saved head describes, before its tail has been replayed.
    pub(crate) fn resume(head: &Head, kept: Vec<u8>) -> Self {
        let first = head.open.as_ref().map_or(head.next_seq, |header| header.first_seq);
        let open = head.open.clone().map(|header| OpenBatch::begin(header, &head.sealed));
        Self {
            stream: head.stream,
            next_seq: first,
            clock: HybridClock::from_last(head.hlc),
            sealed: head.sealed,
            open,
            kept: Some(kept),
        }
    }

    /// Takes an event of the saved tail back in; false if it does not continue the chain.
    pub(crate) fn replay(&mut self, hlc: Hlc, bytes: &[u8], running: &Digest) -> bool {
        let Some(open) = &mut self.open else { return false };
        open.push(bytes);
        self.next_seq += 1;
        // The head lies if it says less: the next stamp must follow what is written.
        self.clock = HybridClock::from_last(self.clock.last().max(hlc));
        open.hasher.digest() == *running
    }

    pub const fn stream(&self) -> StreamId {
        self.stream
    }

    /// The id that the next event will get, unless the stream has used up its numbers.
    pub fn next_id(&self) -> Option<EventId> {
        EventId::at(self.stream, self.next_seq)
    }

    pub const fn next_seq(&self) -> u32 {
        self.next_seq
    }

    pub const fn last_hlc(&self) -> Hlc {
        self.clock.last()
    }

    /// The header of the open batch, to read the tail with.
    pub(crate) fn open_header(&self) -> Option<&BatchHeader> {
        self.open.as_ref().map(|open| &open.header)
    }

    /// The digest up to and with the last event.
    pub fn running(&self) -> Digest {
        self.open.as_ref().map_or(self.sealed, |open| open.hasher.digest())
    }

    /// Learns the time of an imported event.
    pub fn observe(&mut self, remote: Hlc, now: Instant) {
        self.clock.observe(remote, now);
    }

    /// Turns facts into events that follow the last one, with the write that makes them true.
    /// `known` are the other streams that this tablet holds.
    pub fn prepare(&self, facts: &[Fact], now: Instant, known: &[StreamId]) -> Prepared {
        let mut preparing = self.begin();
        preparing.take(facts, now, known);
        preparing.finish(self)
    }

    /// The beginning of a write that is prepared some facts at a time.
    pub fn begin(&self) -> Preparing {
        Preparing { next: self.clone(), sealed: Vec::new(), tail: Vec::new(), events: Vec::new() }
    }

    /// Seals the open batch, so that it can leave the tablet. Nothing to write if there is none.
    pub fn prepare_seal(&self) -> Prepared {
        let mut preparing = self.begin();
        preparing.seal();
        preparing.finish(self)
    }

    /// The open batch as it stands, for a file that must leave while nothing can be written. Nothing is
    /// added to it any more: the next write seals it just so.
    pub fn leave(&mut self) -> Vec<SealedBatch> {
        if let Some(open) = &mut self.open {
            open.growth = Growth::Closed;
        }
        self.prepare_seal().sealed
    }

    fn head(&self) -> Head {
        Head {
            stream: self.stream,
            next_seq: self.next_seq,
            hlc: self.clock.last(),
            sealed: self.sealed,
            open: self.open.as_ref().map(|open| open.header.clone()),
            running: self.running(),
        }
    }
}

/// A write in the making. Until [`Preparing::finish`] it can be dropped: nothing has happened.
#[derive(Clone, Debug)]
pub struct Preparing {
    next: Writer,
    sealed: Vec<SealedBatch>,
    /// Tail records of the batch that is open at the end: sequence number and record.
    tail: Vec<(u32, Vec<u8>)>,
    events: Vec<Event>,
}

impl Preparing {
    /// Turns facts into events that follow those taken before. In how many portions they come makes
    /// no difference.
    pub fn take(&mut self, facts: &[Fact], now: Instant, known: &[StreamId]) {
        for fact in facts {
            if let Some(event) = self.append(fact, now, known) {
                self.events.push(event);
            }
        }
    }

    fn append(&mut self, fact: &Fact, now: Instant, known: &[StreamId]) -> Option<Event> {
        let hlc = self.next.clock.tick(match fact.timing {
            Timing::Now => fact.occurred_at,
            Timing::Backdated => now,
        });
        let header = Header {
            hlc,
            occurred_at: fact.occurred_at,
            timing: fact.timing,
            offset: fact.offset,
            staff: fact.staff,
        };
        let event = Event { id: self.next.next_id()?, header, body: fact.body.clone() };
        let bytes = self.encode(&event, known)?;
        let open = self.next.open.as_mut()?;
        open.push(&bytes);
        let running = open.hasher.digest();
        self.tail.push((self.next.next_seq, encode_tail(&running, &bytes)));
        self.next.next_seq = self.next.next_seq.checked_add(1)?;
        Some(event)
    }

    /// The bytes of an event in the open batch; opens a new one when it is full or closed or when its
    /// table lacks a stream that the event names.
    fn encode(&mut self, event: &Event, known: &[StreamId]) -> Option<Vec<u8>> {
        if let Some(open) = &self.next.open
            && open.growth == Growth::Grows
            && (open.count as usize) < MAX_EVENTS
            && let Ok(bytes) = open.header.encode_event(event)
            && open.bytes.len() + bytes.len() <= MAX_BYTES
        {
            return Some(bytes);
        }
        self.seal();
        let mut table = vec![self.next.stream];
        table.extend(known.iter().filter(|stream| **stream != self.next.stream));
        loop {
            let header = BatchHeader {
                first_seq: self.next.next_seq,
                base_ms: event.header.hlc.ms(),
                streams: Streams::of(table.clone()),
            };
            match header.encode_event(event) {
                Ok(bytes) => {
                    self.next.open = Some(OpenBatch::begin(header, &self.next.sealed));
                    return Some(bytes);
                }
                // Named by somebody's event but never met: the table takes it in.
                Err(stream) if !table.contains(&stream) => table.push(stream),
                Err(_) => return None,
            }
        }
    }

    fn seal(&mut self) {
        let Some(open) = self.next.open.take() else { return };
        if open.count == 0 {
            return;
        }
        let digest = open.hasher.digest();
        self.sealed.push(SealedBatch {
            stream: self.next.stream,
            first_seq: open.header.first_seq,
            count: open.count,
            previous: self.next.sealed,
            digest,
            bytes: open.bytes,
        });
        self.next.sealed = digest;
        self.tail.clear();
    }

    /// The write that makes all of it true, of the writer that it was begun with.
    pub fn finish(mut self, before: &Writer) -> Prepared {
        let mut write = Write::strict();
        let stream = self.next.stream;
        if let (Some(open), false) = (&before.open, self.sealed.is_empty()) {
            let (from, to) = (tail_key(stream, open.header.first_seq), tail_key(stream, before.next_seq));
            write.changes.push(Change::DeleteRange { table: Table::Tail, from, to });
        }
        for batch in &self.sealed {
            write.put(Table::Batches, batch_key(batch), batch.encode());
        }
        for (seq, record) in self.tail {
            write.put(Table::Tail, tail_key(stream, seq), record);
        }
        if !write.changes.is_empty() {
            let head = self.next.head().encode();
            let bytes = before.kept.clone();
            write.after = Some(After { table: Table::Meta, key: HEAD_KEY.to_owned(), bytes });
            write.put(Table::Meta, HEAD_KEY.to_owned(), head.clone());
            self.next.kept = Some(head);
        }
        Prepared { events: self.events, sealed: self.sealed, write, next: self.next }
    }
}
