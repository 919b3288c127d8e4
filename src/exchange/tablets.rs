//! The tablets of the clinic as this one knows them: who they are, when they were last heard, and
//! what is known to be missing.

use crate::domain::ordered::Ordered as _;
use std::collections::BTreeMap;

use crate::domain::event::TabletLetter;
use crate::domain::ids::StreamId;
use crate::domain::state::State;
use crate::domain::text::Label;
use crate::domain::time::Zoned;
use crate::log::archive::Archive;

/// A tablet with everything that it wrote, under whatever stream names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TabletLine {
    /// The stream that it writes now.
    pub stream: StreamId,
    pub face: Option<(TabletLetter, Label)>,
    pub owner: Owner,
    /// The last moment of which something of it is here.
    pub last: Option<Zoned>,
    pub records: u32,
    /// Events that others prove to exist and that are not here.
    pub waiting_for: u32,
    pub versions: Versions,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    ThisTablet,
    Another,
}

/// Whether its records exist once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Versions {
    One,
    Two,
}

/// All tablets, by letter.
pub fn tablets(state: &State, archive: &Archive, own: Option<StreamId>) -> Vec<TabletLine> {
    let known = &state.clinic.tablets;
    // Versions of a forked stream are folded under made-up names, which no archive has.
    let real = |stream: &StreamId| Some(*stream) == own || archive.streams().any(|held| held == *stream);
    let continued_by: BTreeMap<StreamId, StreamId> = known
        .iter()
        .filter_map(|(stream, tablet)| tablet.continues.map(|before| (before, *stream)))
        .collect();
    let missing = missing(state, archive, own);
    let forked: Vec<StreamId> = archive.forks().iter().map(|fork| fork.stream).collect();
    let mut lines: BTreeMap<StreamId, TabletLine> = BTreeMap::new();
    let mut streams: Vec<StreamId> = known.keys().copied().filter(real).collect();
    streams.extend(archive.streams().filter(|stream| !known.contains_key(stream)));
    for stream in streams {
        let now = latest(&continued_by, stream);
        let line = lines.entry(now).or_insert_with(|| TabletLine {
            stream: now,
            face: known.get(&now).and_then(|tablet| tablet.face.get()).cloned(),
            owner: if Some(now) == own { Owner::ThisTablet } else { Owner::Another },
            last: None,
            records: 0,
            waiting_for: 0,
            versions: Versions::One,
        });
        let tablet = known.get(&stream);
        line.last = line.last.max(tablet.and_then(|tablet| tablet.last).map(|(_, at)| at));
        line.records += tablet.map_or(0, |tablet| tablet.records);
        line.waiting_for += missing.get(&stream).copied().unwrap_or(0);
        if forked.contains(&stream) {
            line.versions = Versions::Two;
        }
    }
    let mut lines: Vec<TabletLine> = lines.into_values().collect();
    lines.order_by_key(|line| {
        (line.face.as_ref().map_or(char::MAX, |(letter, _)| letter.as_char()), line.stream)
    });
    lines
}

/// The stream under which a tablet goes on. Bounded, so that a loop that somebody made ends.
fn latest(continued_by: &BTreeMap<StreamId, StreamId>, stream: StreamId) -> StreamId {
    let mut now = stream;
    for _ in 0..=continued_by.len() {
        match continued_by.get(&now) {
            Some(next) => now = *next,
            None => break,
        }
    }
    now
}

/// Holes between batches, and what other tablets say they have seen beyond the last one.
fn missing(state: &State, archive: &Archive, own: Option<StreamId>) -> BTreeMap<StreamId, u32> {
    let mut missing: BTreeMap<StreamId, u32> = BTreeMap::new();
    let mut last: BTreeMap<StreamId, u32> = BTreeMap::new();
    for gap in archive.gaps() {
        *missing.entry(gap.stream).or_default() += gap.count();
        last.entry(gap.stream).and_modify(|to| *to = gap.to_seq.max(*to)).or_insert(gap.to_seq);
    }
    let mut seen: BTreeMap<StreamId, u32> = BTreeMap::new();
    for knowledge in state.knowledge.streams().values() {
        for (stream, frontiers) in &knowledge.frontiers {
            let through = seen.entry(*stream).or_insert(0);
            *through = frontiers.values().copied().fold(*through, u32::max);
        }
    }
    for (stream, through) in seen {
        // Our own open events are not in the archive, and a hole is counted already.
        if Some(stream) != own && !last.contains_key(&stream) {
            let beyond = through.saturating_sub(archive.through(stream));
            if beyond > 0 {
                *missing.entry(stream).or_default() += beyond;
            }
        }
    }
    missing
}

/// Records of this tablet that have not left it yet. An export takes all of them along, those
/// that it wrote under an earlier name included.
pub fn not_exported(state: &State, own: Option<StreamId>) -> u32 {
    let tablets = &state.clinic.tablets;
    let mut count: u32 = 0;
    let mut stream = own;
    for _ in 0..=tablets.len() {
        let Some(tablet) = stream.and_then(|stream| tablets.get(&stream)) else { break };
        let exported = tablet.exported.map(|(records, ..)| records);
        count = count.saturating_add(tablet.records.saturating_sub(exported.unwrap_or(0)));
        stream = if exported.is_some() { None } else { tablet.continues };
    }
    count
}

/// When records of this tablet last left it.
pub fn last_export(state: &State, own: Option<StreamId>) -> Option<Zoned> {
    let tablet = own.and_then(|own| state.clinic.tablets.get(&own));
    tablet.and_then(|tablet| tablet.exported).map(|(.., at)| at)
}
