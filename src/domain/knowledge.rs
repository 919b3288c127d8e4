//! What each stream knew when, and how far its clock can be believed: the evidence by which a
//! count and a movement on two tablets are put in order (rules R3 to R6 of `inventory::order`).

use crate::domain::event::Seen;
use crate::domain::ids::{EventId, StreamId};
use crate::domain::keyed::{LiteMap, OrDefault as _, last_below};
use crate::domain::time::{DAY_MS, Instant};

/// Two clocks that were compared are believed for this long around the comparison.
const COMPARISON_HOLDS_MS: i64 = 7 * DAY_MS;

/// The evidence of all streams.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Knowledge {
    streams: LiteMap<StreamId, StreamKnowledge>,
}

/// The evidence that one stream's own events give.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StreamKnowledge {
    /// By other stream, then by own sequence number: up to which event it had been seen from there on.
    pub frontiers: LiteMap<StreamId, LiteMap<u32, u32>>,
    /// Ranges of own events whose clock was wrong, by the event that says so.
    pub corrections: LiteMap<u32, Correction>,
    /// Comparisons with other clocks, by sequence number.
    pub comparisons: LiteMap<u32, Comparison>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Correction {
    pub from_seq: u32,
    pub to_seq: u32,
    /// Shown minus true.
    pub offset_ms: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    pub peer: StreamId,
    pub at: Instant,
    /// The peer's clock minus ours.
    pub offset_ms: i64,
}

impl StreamKnowledge {
    /// Notes what the event with sequence number `seq` says had been seen.
    pub(crate) fn saw(&mut self, seq: u32, seen: &[Seen]) {
        for seen in seen {
            let through = self.frontiers.or_default(seen.stream).or_default(seq);
            *through = seen.through.max(*through);
        }
    }
}

impl Knowledge {
    pub fn streams(&self) -> &LiteMap<StreamId, StreamKnowledge> {
        &self.streams
    }

    pub fn stream_mut(&mut self, stream: StreamId) -> &mut StreamKnowledge {
        self.streams.or_default(stream)
    }

    /// Whether the writer of `observer` held `event` when it wrote.
    pub fn had_seen(&self, observer: EventId, event: EventId) -> bool {
        let Some(stream) = self.streams.get(&observer.stream) else { return false };
        // A frontier only ever grows, so the last one that names the stream is the highest.
        let seen = stream.frontiers.get(&event.stream).and_then(|seen| last_below(seen, &observer.seq()));
        seen.is_some_and(|(_, through)| event.seq() <= *through)
    }

    /// The time of an event with the corrections of its own stream taken off.
    pub fn corrected(&self, event: EventId, at: Instant) -> Instant {
        let Some(stream) = self.streams.get(&event.stream) else { return at };
        stream
            .corrections
            .values()
            .rev()
            .find(|c| (c.from_seq..=c.to_seq).contains(&event.seq()))
            .map_or(at, |c| at.plus_ms(-c.offset_ms))
    }

    /// What the clock of `other` shows more than that of `own`, if the two were compared within
    /// seven days of `at`; the nearest comparison counts.
    pub fn clock_difference_ms(&self, own: StreamId, other: StreamId, at: Instant) -> Option<i64> {
        let seen_by = |observer: StreamId, peer: StreamId, sign: i64| {
            self.streams
                .get(&observer)
                .into_iter()
                .flat_map(|stream| stream.comparisons.iter())
                .filter(move |(_, c)| c.peer == peer)
                .map(move |(seq, c)| {
                    (c.at.ms_since(at).saturating_abs(), observer, *seq, c.offset_ms.saturating_mul(sign))
                })
        };
        seen_by(own, other, 1)
            .chain(seen_by(other, own, -1))
            .filter(|(distance, ..)| *distance <= COMPARISON_HOLDS_MS)
            .min()
            .map(|(.., offset)| offset)
    }
}
