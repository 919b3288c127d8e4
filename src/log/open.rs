//! How a tablet starts: read what the journal holds, check the end of our own stream, fold.
//!
//! A snapshot that does not fit is never an error, it means folding anew. A tail that does not
//! fit its chain is: what follows the break is set aside, shown, and the tablet goes on under a
//! new stream name.

use crate::codec::batch::SealedBatch;
use crate::codec::snapshot;
use crate::domain::event::Event;
use crate::domain::ids::StreamId;
use crate::domain::state::{Folded, State};
use crate::log::archive::Archive;
use crate::log::fold::{Outcome, Unreadable, fold};
use crate::log::journal::{Journal, JournalError, Record, Table};
use crate::log::records::{HEAD_KEY, Head, SNAPSHOT_KEY, decode_tail};
use crate::log::writer::Writer;

/// What a start found.
#[derive(Clone, Debug)]
pub struct Opened {
    /// None on a tablet that has never recorded anything, or whose head cannot be read.
    pub writer: Option<Writer>,
    /// The head as it lies there, for the writer of a new stream.
    pub head: Option<Vec<u8>>,
    pub archive: Archive,
    pub state: State,
    pub damage: Vec<Damage>,
    pub from_snapshot: FromSnapshot,
    /// How many of the batches the snapshot spared us: what is folded anew at every start, if no
    /// newer snapshot is made, is the rest.
    pub snapshot_batches: usize,
}

impl Opened {
    /// What the start of a tablet finds that has never recorded anything.
    pub fn empty() -> Self {
        Self {
            writer: None,
            head: None,
            archive: Archive::default(),
            state: State::default(),
            damage: Vec::new(),
            from_snapshot: FromSnapshot::Refolded,
            snapshot_batches: 0,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FromSnapshot {
    Yes,
    Refolded,
}

/// Something that is kept but is not what it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// The record that says where our stream stands cannot be read.
    Head,
    /// A stored batch cannot be read.
    Batch(Unreadable),
    /// A stored batch record is not one at all.
    Record { key: String },
    /// Our unsealed events break off or were changed from this number on.
    Tail { stream: StreamId, from_seq: u32 },
}

/// What a journal holds, as it lies there.
#[derive(Clone, Debug, Default)]
pub struct Stored {
    pub head: Option<Vec<u8>>,
    pub batches: Vec<Record>,
    pub tail: Vec<Record>,
    pub snapshot: Option<Vec<u8>>,
}

/// Reads everything and folds it.
pub async fn open(journal: &impl Journal) -> Result<Opened, JournalError> {
    Ok(read(journal).await?.assemble())
}

/// The first half of [`open`]: the bytes, of one moment. The writer may be another window.
pub async fn read(journal: &impl Journal) -> Result<Stored, JournalError> {
    let tables = [Table::Meta, Table::Batches, Table::Tail, Table::Snapshot];
    let [meta, batches, tail, snapshot] = journal.read_whole(tables).await?;
    let one = |records: Vec<Record>, key: &str| {
        records.into_iter().find(|record| record.key == key).map(|record| record.bytes)
    };
    Ok(Stored { head: one(meta, HEAD_KEY), batches, tail, snapshot: one(snapshot, SNAPSHOT_KEY) })
}

impl Stored {
    /// Whether nothing was ever written here.
    pub fn is_empty(&self) -> bool {
        self.head.is_none() && self.batches.is_empty() && self.tail.is_empty() && self.snapshot.is_none()
    }

    /// The second half of [`open`]: what the bytes say.
    pub fn assemble(self) -> Opened {
        assemble(self.head.as_deref(), self.batches, &self.tail, self.snapshot.as_deref())
    }
}

/// The pure part of [`open`]. Takes the batches' memory over: they are most of what a start holds.
pub fn assemble(
    head: Option<&[u8]>,
    batches: Vec<Record>,
    tail: &[Record],
    snapshot: Option<&[u8]>,
) -> Opened {
    let mut damage = Vec::new();
    let mut sealed = Vec::with_capacity(batches.len());
    for record in batches {
        match SealedBatch::from_record(record.bytes) {
            Ok(batch) => sealed.push(batch),
            Err(_) => damage.push(Damage::Record { key: record.key }),
        }
    }
    let kept = head.map(<[u8]>::to_vec);
    let head = head
        .and_then(|bytes| Some((Head::decode(bytes).map_err(|_| damage.push(Damage::Head)).ok()?, bytes)));
    let (writer, events) = match &head {
        None => (None, Vec::new()),
        Some((head, bytes)) => {
            let (writer, events) = replay_tail(head, bytes, tail, &mut damage);
            (Some(writer), events)
        }
    };
    let forked_tail = writer.as_ref().and_then(|writer| forked_tail(writer, &sealed));
    if forked_tail.is_none()
        && let Some(cached) = snapshot.and_then(|bytes| from_snapshot(bytes, &sealed, &events))
    {
        let Cached { archive, state, batches: snapshot_batches } = cached;
        let from_snapshot = FromSnapshot::Yes;
        return Opened { writer, head: kept, archive, state, damage, from_snapshot, snapshot_batches };
    }
    let outcome = match forked_tail {
        None => fold(&sealed, &events),
        Some(open) => {
            let archive = Archive::of(&sealed);
            sealed.push(open);
            Outcome { archive, ..fold(&sealed, &[]) }
        }
    };
    damage.extend(outcome.unreadable.into_iter().map(Damage::Batch));
    let (archive, state) = (outcome.archive, outcome.state);
    let from_snapshot = FromSnapshot::Refolded;
    Opened { writer, head: kept, archive, state, damage, from_snapshot, snapshot_batches: 0 }
}

/// The unsealed events as the batch that they will be, if a stored batch claims their numbers:
/// then they are one of two versions, and are folded as such.
fn forked_tail(writer: &Writer, sealed: &[SealedBatch]) -> Option<SealedBatch> {
    let open = writer.prepare_seal().sealed.into_iter().next()?;
    let claimed = |batch: &SealedBatch| batch.stream == open.stream && batch.last_seq() >= open.first_seq;
    sealed.iter().any(claimed).then_some(open)
}

fn replay_tail(head: &Head, kept: &[u8], tail: &[Record], damage: &mut Vec<Damage>) -> (Writer, Vec<Event>) {
    let mut writer = Writer::resume(head, kept.to_vec());
    let mut events = Vec::new();
    for record in tail {
        let seq = writer.next_seq();
        let key = crate::log::records::tail_key(head.stream, seq);
        let before = writer.clone();
        let event =
            decode_tail(&record.bytes).ok().filter(|_| record.key == key).and_then(|(running, bytes)| {
                let event = writer.open_header().and_then(|header| header.decode_event(seq, bytes).ok());
                let (event, len) = event?;
                (len == bytes.len() && writer.replay(event.header.hlc, bytes, &running)).then_some(event)
            });
        match event {
            Some(event) => events.push(event),
            None => {
                damage.push(Damage::Tail { stream: head.stream, from_seq: seq });
                return (before, events);
            }
        }
    }
    if writer.next_seq() != head.next_seq || writer.running() != head.running {
        damage.push(Damage::Tail { stream: head.stream, from_seq: writer.next_seq() });
    }
    (writer, events)
}

/// What a snapshot gave, brought up to date.
struct Cached {
    archive: Archive,
    state: State,
    /// How many batches it covers.
    batches: usize,
}

/// The state that a snapshot holds, brought up to date; none unless it fits what is stored.
///
/// It fits if it holds nothing that the log does not: every covered batch is here, and each event
/// that it holds besides them came up again among the other batches and the tail.
fn from_snapshot(bytes: &[u8], sealed: &[SealedBatch], tail: &[Event]) -> Option<Cached> {
    let (mut state, covered) = snapshot::decode(bytes).ok()?;
    let archive = Archive::of(sealed);
    if !archive.forks().is_empty() {
        return None;
    }
    let held = state.event_count();
    let (mut found, mut accounted) = (0, 0_u64);
    for batch in sealed {
        if covered.contains(&batch.digest) {
            found += 1;
            accounted += u64::from(batch.count);
            continue;
        }
        let applied = batch.each(|event, _| accounted += u64::from(state.apply(&event) == Folded::Again));
        applied.ok()?;
    }
    for event in tail {
        accounted += u64::from(state.apply(event) == Folded::Again);
    }
    if found != covered.len() || held != accounted || state.is_outdated() {
        return None;
    }
    state.settle();
    Some(Cached { archive, state, batches: found })
}
