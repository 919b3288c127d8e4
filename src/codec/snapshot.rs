//! The folded state as bytes: a cache that a start reads instead of folding the whole log.
//!
//! Owns the snapshot's form and the digest of a state. A snapshot is never exported and never an
//! error: one that does not fit is thrown away and the log is folded. The same set of events
//! gives the same bytes on every tablet: everything is written in the order of its own ids,
//! nothing in the order of arrival (`records` for what people set up, `ledgers` for stock).
//!
//! Bytes: array of fold version, array of known kinds, SHA-256 of the rest, state, covered
//! batches (their digests, ascending, one after another).

mod handouts;
mod ledgers;
mod lots;
mod records;
mod sterile;

use std::collections::BTreeSet;

use crate::codec::digest::Digest;
use crate::codec::event::KINDS;
use crate::codec::wire::{NO_STREAMS, Reader, Streams, Wire, WireError, Writer};
use crate::domain::clinic::Clinic;
use crate::domain::ids::{EventId, StreamId};
use crate::domain::inventory::catalogue::Catalogue;
use crate::domain::inventory::lots::Lots;
use crate::domain::inventory::stock::{Stock, Void};
use crate::domain::keyed::LiteMap;
use crate::domain::knowledge::Knowledge;
use crate::domain::state::{FOLD_VERSION, Reading, Run, SeenEvents, State};
use crate::domain::time::Zoned;

/// The sealed batches whose events are all in a snapshot. It may hold more: unsealed ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Covered(BTreeSet<Digest>);

impl Covered {
    pub fn contains(&self, batch: &Digest) -> bool {
        self.0.contains(batch)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A snapshot of `state`, which is settled and holds every event of the `covered` batches.
pub fn encode(state: &State, covered: &[Digest]) -> Vec<u8> {
    let state = canonical_bytes(state);
    let covered: Vec<u8> =
        covered.iter().collect::<BTreeSet<_>>().into_iter().flat_map(|digest| digest.0).collect();
    let mut out = Writer::new(&NO_STREAMS);
    out.array(5);
    out.uint(u64::from(FOLD_VERSION));
    put_kinds(&mut out);
    Digest::of(&[&state, &covered]).put(&mut out);
    out.bytes(&state);
    out.bytes(&covered);
    // Nothing here names a stream by its place in a table, so that none can be missing.
    out.finish().unwrap_or_default()
}

/// Reads a snapshot; refuses one of other rules, one that was changed, and one that holds events
/// which the build that made it did not know: this build may know them.
pub fn decode(bytes: &[u8]) -> Result<(State, Covered), WireError> {
    let mut from = Reader::new(bytes, &NO_STREAMS);
    from.array_of(5)?;
    if from.uint32()? != FOLD_VERSION || Vec::<u32>::get(&mut from)? != KINDS {
        return Err(WireError::Unknown);
    }
    let digest = Digest::get(&mut from)?;
    let (state, covered) = (from.bytes()?, from.bytes()?);
    from.end()?;
    if Digest::of(&[state, covered]) != digest || covered.len() % size_of::<Digest>() != 0 {
        return Err(WireError::Malformed);
    }
    let covered = covered.chunks_exact(size_of::<Digest>()).filter_map(Digest::from_slice).collect();
    let state = state_from(state)?;
    if state.unknown > 0 { Err(WireError::Unknown) } else { Ok((state, Covered(covered))) }
}

/// SHA-256 of everything that a settled state says. Two tablets that hold the same events have the same
/// digest, whatever the order, the batches and the repetitions in which the events arrived.
pub fn state_digest(state: &State) -> Digest {
    Digest::of(&[&canonical_bytes(state)])
}

/// Array of streams, clinic, catalogue, knowledge, voids, released holds, containers, counting, recalls,
/// orders, marks, merges, handouts, sterilization, number of unknown events, runs of event numbers, and then what
/// `ledgers` puts.
const PARTS: usize = 16 + ledgers::PARTS;

fn canonical_bytes(state: &State) -> Vec<u8> {
    debug_assert!(state.stock.is_settled(), "asked between an event and what follows from it");
    debug_assert!(!state.is_outdated(), "asked before everything was read with the items that stay");
    let runs = state.seen.runs();
    let ledgers = ledgers::Sorted::of(&state.stock);
    let mut first_pass = Writer::new(&NO_STREAMS);
    put_records(state, &mut first_pass);
    ledgers.put_lots(&mut first_pass);
    let mut named = first_pass.missing();
    named.extend(runs.iter().map(|run| run.first.stream));
    ledgers.name_streams(&mut named);
    let streams = Streams::of(named.into_iter().collect());

    let mut out = Writer::new(&streams);
    out.array(PARTS);
    out.array(streams.table.len());
    for stream in &streams.table {
        out.uint(stream.value());
    }
    put_records(state, &mut out);
    out.uint(u64::from(state.unknown));
    out.array(runs.len());
    for run in &runs {
        (run.first, run.count).put(&mut out);
    }
    ledgers.put(&mut out);
    // Every stream was named in the first pass.
    out.finish().unwrap_or_default()
}

fn put_records(state: &State, out: &mut Writer<'_>) {
    state.clinic.put(out);
    state.catalogue.put(out);
    state.knowledge.put(out);
    state.stock.voids().put(out);
    state.stock.lots().releases.put(out);
    state.containers.put(out);
    state.counting.put(out);
    state.recalls.put(out);
    state.orders.put(out);
    state.marks.put(out);
    state.merges.put(out);
    state.handouts.put(out);
    state.sterilization.put(out);
}

fn state_from(bytes: &[u8]) -> Result<State, WireError> {
    let mut from = Reader::new(bytes, &NO_STREAMS);
    from.array_of(PARTS)?;
    let table: Vec<u64> = Vec::get(&mut from)?;
    let streams = Streams::of(table.into_iter().map(StreamId::new).collect());
    let mut from = from.with_streams(&streams);
    let clinic = Clinic::get(&mut from)?;
    let catalogue = Catalogue::get(&mut from)?;
    let knowledge = Knowledge::get(&mut from)?;
    let voids: LiteMap<EventId, LiteMap<EventId, Void>> = Wire::get(&mut from)?;
    let releases: LiteMap<EventId, LiteMap<EventId, Zoned>> = Wire::get(&mut from)?;
    let (containers, counting, recalls) =
        (Wire::get(&mut from)?, Wire::get(&mut from)?, Wire::get(&mut from)?);
    let (orders, marks) = (Wire::get(&mut from)?, Wire::get(&mut from)?);
    let (merges, handouts, sterilization) =
        (Wire::get(&mut from)?, Wire::get(&mut from)?, Wire::get(&mut from)?);
    let unknown = from.uint32()?;
    let mut seen = SeenEvents::default();
    for _ in 0..from.array()? {
        let (first, count) = <(EventId, u32)>::get(&mut from)?;
        seen.insert_run(Run { first, count });
    }
    let (lots, ledgers) = ledgers::get(&mut from, &mut seen)?;
    from.end()?;
    let lots = Lots::restored(lots, releases, |id| voids.contains_key(&id));
    let stock = Stock::restored(ledgers, voids, lots);
    Ok(State {
        clinic,
        catalogue,
        stock,
        containers,
        counting,
        recalls,
        orders,
        marks,
        merges,
        handouts,
        sterilization,
        knowledge,
        unknown,
        seen,
        reading: Reading::Whole,
    })
}

fn put_kinds(out: &mut Writer<'_>) {
    out.array(KINDS.len());
    for kind in KINDS {
        out.uint(u64::from(*kind));
    }
}
