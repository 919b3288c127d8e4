//! Which sealed batches are here: what is contiguous, what is missing, what exists twice.
//!
//! A set of batches named by their digests: merging two tablets is the union of two such sets.

use std::collections::BTreeSet;

use crate::codec::batch::SealedBatch;
use crate::codec::digest::Digest;
use crate::domain::event::Seen;
use crate::domain::ids::StreamId;
use crate::domain::keyed::{LiteMap, OrDefault as _};

/// The sealed batches of every stream, without their bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Archive {
    streams: LiteMap<StreamId, LiteMap<(u32, Digest), Link>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Link {
    count: u32,
    previous: Digest,
}

/// Events that other events of the same stream prove to exist, but that are not here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    pub stream: StreamId,
    pub from_seq: u32,
    pub to_seq: u32,
}

impl Gap {
    pub const fn count(&self) -> u32 {
        self.to_seq.saturating_sub(self.from_seq).saturating_add(1)
    }
}

/// Two versions of the same events: the stream was written by two tablets, or was tampered with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fork {
    pub stream: StreamId,
    /// The batches that exist twice begin here.
    pub from_seq: u32,
}

impl Archive {
    pub fn of(batches: &[SealedBatch]) -> Self {
        let mut archive = Self::default();
        for batch in batches {
            archive.insert(batch);
        }
        archive
    }

    pub fn insert(&mut self, batch: &SealedBatch) {
        let link = Link { count: batch.count, previous: batch.previous };
        self.streams.or_default(batch.stream).insert((batch.first_seq, batch.digest), link);
    }

    pub fn holds(&self, batch: &SealedBatch) -> bool {
        self.streams
            .get(&batch.stream)
            .is_some_and(|links| links.contains_key(&(batch.first_seq, batch.digest)))
    }

    pub fn streams(&self) -> impl Iterator<Item = StreamId> {
        self.streams.keys().copied()
    }

    /// The digests of all batches: what a snapshot says it covers.
    pub fn digests(&self) -> Vec<Digest> {
        self.streams.values().flat_map(LiteMap::keys).map(|(_, digest)| *digest).collect()
    }

    pub fn batch_count(&self) -> usize {
        self.streams.values().map(LiteMap::len).sum()
    }

    /// The highest sequence number up to which nothing of the stream is missing.
    pub fn through(&self, stream: StreamId) -> u32 {
        let mut through: u32 = 0;
        for ((first, _), link) in self.streams.get(&stream).into_iter().flatten() {
            if *first > through.saturating_add(1) {
                break;
            }
            through = through.max(first.saturating_add(link.count.saturating_sub(1)));
        }
        through
    }

    /// The contiguous frontier of every stream but `own`.
    pub fn frontier(&self, own: StreamId) -> Vec<Seen> {
        self.streams
            .keys()
            .filter(|stream| **stream != own)
            .map(|stream| Seen { stream: *stream, through: self.through(*stream) })
            .filter(|seen| seen.through > 0)
            .collect()
    }

    pub fn gaps(&self) -> Vec<Gap> {
        let mut gaps = Vec::new();
        for (stream, links) in &self.streams {
            let mut through: u32 = 0;
            for ((first, _), link) in links {
                if *first > through.saturating_add(1) {
                    gaps.push(Gap { stream: *stream, from_seq: through + 1, to_seq: first - 1 });
                }
                through = through.max(first.saturating_add(link.count.saturating_sub(1)));
            }
        }
        gaps
    }

    /// Where batches of one stream claim the same numbers or do not continue each other.
    pub fn forks(&self) -> Vec<Fork> {
        let mut forks = BTreeSet::new();
        for (stream, links) in &self.streams {
            let mut last: Option<(u32, Digest)> = None;
            for ((first, digest), link) in links {
                if let Some((end, last_digest)) = last
                    && (*first <= end || (*first == end + 1 && link.previous != last_digest))
                {
                    forks.insert((*stream, *first));
                }
                let end = first.saturating_add(link.count.saturating_sub(1));
                if last.is_none_or(|(held, _)| end >= held) {
                    last = Some((end, *digest));
                }
            }
        }
        forks.into_iter().map(|(stream, from_seq)| Fork { stream, from_seq }).collect()
    }

    /// Splits a stream into its versions: the first is the one that keeps the stream's name.
    ///
    /// Which one that is says nothing about truth: it is the same on every tablet because it
    /// depends on the digests alone. All versions are folded.
    pub(crate) fn versions(&self, stream: StreamId) -> Vec<Vec<(u32, Digest)>> {
        let Some(links) = self.streams.get(&stream) else { return Vec::new() };
        let mut versions: Vec<(Vec<(u32, Digest)>, u32)> = Vec::new();
        for ((first, digest), link) in links {
            let end = first.saturating_add(link.count.saturating_sub(1));
            let continues = versions
                .iter()
                .position(|(chain, _)| chain.last().is_some_and(|(_, last)| *last == link.previous))
                .or_else(|| {
                    // After a gap nothing says which version a batch continues.
                    let known = links.keys().any(|(_, held)| *held == link.previous);
                    let free = |(_, last): &(Vec<_>, u32)| *first > last.saturating_add(1);
                    if known { None } else { versions.iter().position(free) }
                });
            match continues.and_then(|place| versions.get_mut(place)) {
                Some((chain, last)) => {
                    chain.push((*first, *digest));
                    *last = end;
                }
                None => versions.push((vec![(*first, *digest)], end)),
            }
        }
        versions.into_iter().map(|(chain, _)| chain).collect()
    }
}
