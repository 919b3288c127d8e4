//! Whether a movement happened before or after a count of the same shelf, when the two may have
//! been written on different tablets. Rules R0 to R6 of the stock rules: the first that applies
//! decides. (R0, voided entries, is the ledger's: they are not compared at all.)

use std::cmp::Ordering;

use crate::domain::event::Timing;
use crate::domain::ids::EventId;
use crate::domain::knowledge::Knowledge;
use crate::domain::time::{Instant, MINUTE_MS};

/// Two clocks that were compared are good to two minutes; others are not trusted within an hour.
pub const WINDOW_COMPARED_MS: i64 = 2 * MINUTE_MS;
pub const WINDOW_UNKNOWN_MS: i64 = 60 * MINUTE_MS;

/// What the rules look at in an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    pub id: EventId,
    pub at: Instant,
    pub timing: Timing,
}

/// Where an entry stands relative to a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    Before,
    After,
    /// The two are concurrent and so close that nobody can tell.
    Contested,
}

/// Where `entry` stands relative to `count`.
pub fn relation(knowledge: &Knowledge, entry: Moment, count: Moment) -> Relation {
    let both_now = entry.timing == Timing::Now && count.timing == Timing::Now;
    if both_now && entry.id.stream == count.id.stream {
        // R1: one tablet knows its own order.
        return from_ordering(entry.id.seq().cmp(&count.id.seq()));
    }
    if !both_now {
        // R2: a person's explicit word about the time beats causality.
        return by_time(knowledge, entry, count);
    }
    if knowledge.had_seen(count.id, entry.id) {
        return Relation::Before; // R3
    }
    if knowledge.had_seen(entry.id, count.id) {
        return Relation::After; // R4
    }
    let (window, difference) = distance(knowledge, entry, count);
    if difference.saturating_abs() > window {
        from_ordering(difference.cmp(&0)) // R5
    } else {
        Relation::Contested // R6
    }
}

/// The allowed doubt and how much later `entry` is than `count`, both in milliseconds.
fn distance(knowledge: &Knowledge, entry: Moment, count: Moment) -> (i64, i64) {
    let shown = knowledge.corrected(entry.id, entry.at).ms_since(knowledge.corrected(count.id, count.at));
    match knowledge.clock_difference_ms(count.id.stream, entry.id.stream, count.at) {
        Some(fast_by) => (WINDOW_COMPARED_MS, shown.saturating_sub(fast_by)),
        None => (WINDOW_UNKNOWN_MS, shown),
    }
}

fn by_time(knowledge: &Knowledge, entry: Moment, count: Moment) -> Relation {
    let (_, difference) = distance(knowledge, entry, count);
    from_ordering(difference.cmp(&0).then_with(|| entry.id.cmp(&count.id)))
}

fn from_ordering(ordering: Ordering) -> Relation {
    match ordering {
        Ordering::Less | Ordering::Equal => Relation::Before,
        Ordering::Greater => Relation::After,
    }
}
