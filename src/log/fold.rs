//! From batches to state.
//!
//! Where a stream exists in two versions both are folded, because both happened on some tablet:
//! the events that the second does not share with the first are read under a name of their own,
//! which follows from the digests and is therefore the same everywhere.

use std::collections::{BTreeMap, HashMap};

use crate::codec::batch::{BatchError, SealedBatch};
use crate::codec::digest::Digest;
use crate::domain::event::{Body, Event};
use crate::domain::ids::StreamId;
use crate::domain::ordered::Ordered as _;
use crate::domain::state::State;
use crate::log::archive::Archive;

/// A batch that is kept but cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    pub stream: StreamId,
    pub first_seq: u32,
    pub error: BatchError,
}

/// What came of folding.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    pub state: State,
    pub archive: Archive,
    pub unreadable: Vec<Unreadable>,
}

/// Folds all batches and the unsealed events of this tablet.
pub fn fold(batches: &[SealedBatch], tail: &[Event]) -> Outcome {
    let outcome = fold_into(State::default(), batches, tail);
    if !outcome.state.is_outdated() {
        return outcome;
    }
    // A merge of items lies behind what it speaks of: once more, with all merges known.
    fold_into(State::knowing(outcome.state.merges), batches, tail)
}

fn fold_into(state: State, batches: &[SealedBatch], tail: &[Event]) -> Outcome {
    let mut outcome = Outcome { state, archive: Archive::of(batches), unreadable: Vec::new() };
    let forked: Vec<StreamId> = outcome.archive.forks().iter().map(|fork| fork.stream).collect();
    for batch in batches.iter().filter(|batch| !forked.contains(&batch.stream)) {
        apply(&mut outcome, batch, None, |_, _| true);
    }
    for stream in forked.iter().collect::<std::collections::BTreeSet<_>>() {
        fold_versions(&mut outcome, *stream, batches);
    }
    for fork in outcome.archive.forks() {
        outcome.state.note_fork(fork.stream, fork.from_seq);
    }
    for event in tail {
        outcome.state.apply(event);
    }
    outcome.state.settle();
    outcome
}

/// Puts events into the order of their shelves, so that, folded in portions, each shelf is reckoned
/// about once. The state does not depend on the order.
pub fn by_shelf(events: &mut [Event]) {
    events.order_by_key(|event| match &event.body {
        Body::StockReceived { item, to: place, .. }
        | Body::StockMoved { item, to: place, .. }
        | Body::StockUsed { item, at: place, .. }
        | Body::StockCounted { item, place, .. } => Some((*item, *place)),
        Body::StockWasted(wasted) => Some((wasted.item, wasted.at)),
        Body::StockAdjusted(adjusted) => Some((adjusted.item, adjusted.at)),
        _ => None,
    });
}

fn apply(
    outcome: &mut Outcome,
    batch: &SealedBatch,
    renamed: Option<(u32, StreamId)>,
    mut wanted: impl FnMut(u32, &[u8]) -> bool,
) {
    let state = &mut outcome.state;
    let result = batch.each_renamed(renamed, |event, bytes| {
        if wanted(event.id.seq(), bytes) {
            state.apply(&event);
        }
    });
    if let Err(error) = result {
        outcome.unreadable.push(Unreadable { stream: batch.stream, first_seq: batch.first_seq, error });
    }
}

fn fold_versions(outcome: &mut Outcome, stream: StreamId, batches: &[SealedBatch]) {
    let by_digest: HashMap<Digest, &SealedBatch> =
        batches.iter().filter(|batch| batch.stream == stream).map(|batch| (batch.digest, batch)).collect();
    // What the versions before this one hold, by sequence number.
    let mut shared: BTreeMap<u32, Vec<Digest>> = BTreeMap::new();
    for (version, chain) in outcome.archive.versions(stream).into_iter().enumerate() {
        let chain: Vec<&SealedBatch> =
            chain.iter().filter_map(|(_, digest)| by_digest.get(digest).copied()).collect();
        let mut digests = Vec::new();
        for batch in &chain {
            // An unreadable batch shares nothing; `apply` reports it.
            let _ = batch.each(|event, bytes| digests.push((event.id.seq(), event_digest(batch, bytes))));
        }
        let held = |seq: u32, digest: &Digest| shared.get(&seq).is_some_and(|held| held.contains(digest));
        let parts_at = digests.iter().find(|(seq, digest)| !held(*seq, digest)).map(|(seq, _)| *seq);
        let renamed = match (version, parts_at, chain.first()) {
            (0, ..) | (_, None, _) | (.., None) => None,
            (_, Some(seq), Some(root)) => Some((seq, version_name(stream, &root.digest))),
        };
        if let Some((seq, name)) = renamed {
            outcome.state.note_fork(name, seq);
        }
        for batch in &chain {
            apply(outcome, batch, renamed, |seq, _| match (version, parts_at) {
                (0, _) => true,
                (_, Some(from)) => seq >= from,
                (_, None) => false,
            });
        }
        for (seq, digest) in digests {
            shared.entry(seq).or_default().push(digest);
        }
    }
}

/// Events are the same if their bytes and everything their bytes refer to are the same.
fn event_digest(batch: &SealedBatch, bytes: &[u8]) -> Digest {
    let header = crate::codec::batch::BatchHeader::decode(&batch.bytes).map_or(0, |(_, len)| len);
    Digest::of(&[batch.bytes.get(..header).unwrap_or_default(), bytes])
}

fn version_name(stream: StreamId, root: &Digest) -> StreamId {
    let digest = Digest::of(&[b"version", &stream.value().to_be_bytes(), &root.0]);
    let mut name = [0; 8];
    for (to, from) in name.iter_mut().zip(digest.0) {
        *to = from;
    }
    StreamId::new(u64::from_be_bytes(name))
}
