//! The entries of one item in one place, and the balance that follows from them.
//!
//! A balance is recomputed from all entries of its ledger whenever one is added: entries arrive
//! late and in any order, and the answer must not depend on it.

use crate::domain::event::{CountMethod, MovePurpose, Timing};
use crate::domain::ids::{EventId, PlaceId, StaffId};
use crate::domain::inventory::order::{Moment, Relation, relation};
use crate::domain::knowledge::Knowledge;
use crate::domain::quantity::Quantity;
use crate::domain::time::{Instant, Offset, Zoned};

/// One line of a ledger: a count, or one leg of a movement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    pub id: EventId,
    pub at: Instant,
    pub quantity: Quantity,
    pub staff: Option<StaffId>,
    pub offset: Offset,
    pub timing: Timing,
    pub kind: EntryKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    Counted(CountMethod),
    Received,
    Used,
    MovedIn { from: PlaceId, purpose: MovePurpose },
    MovedOut { to: PlaceId, purpose: MovePurpose },
}

impl Entry {
    pub const fn moment(&self) -> Moment {
        Moment { id: self.id, at: self.at, timing: self.timing }
    }

    pub const fn zoned(&self) -> Zoned {
        Zoned { at: self.at, offset: self.offset }
    }

    pub const fn is_count(&self) -> bool {
        matches!(self.kind, EntryKind::Counted(_))
    }

    /// What a movement adds, in base units; none for a count, which adds nothing but tells.
    pub const fn change(&self) -> Option<i64> {
        match self.kind {
            EntryKind::Counted(_) => None,
            EntryKind::Received | EntryKind::MovedIn { .. } => Some(self.quantity.value()),
            EntryKind::Used | EntryKind::MovedOut { .. } => Some(-self.quantity.value()),
        }
    }
}

/// How much there is, as far as can be known. `low <= likely <= high`, all in base units; they
/// differ only while a movement or a rival count cannot be put in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    pub low: i64,
    pub likely: i64,
    pub high: i64,
    /// The count that the balance stands on; none when the shelf was never counted.
    pub anchor: Option<Anchor>,
    /// Movements and rival counts that nobody can put in order.
    pub contested: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    pub id: EventId,
    pub counted: Zoned,
    pub quantity: Quantity,
    pub staff: Option<StaffId>,
    pub method: CountMethod,
}

impl Anchor {
    pub(crate) const fn of(count: &Entry, method: CountMethod) -> Self {
        Self { id: count.id, counted: count.zoned(), quantity: count.quantity, staff: count.staff, method }
    }
}

impl Balance {
    /// What may be promised: the lower bound, and never below zero.
    pub const fn usable(&self) -> i64 {
        if self.low < 0 { 0 } else { self.low }
    }

    /// How much more left the shelf than was ever known to be on it.
    pub const fn unexplained(&self) -> i64 {
        if self.likely < 0 { -self.likely } else { 0 }
    }
}

/// All entries of one item in one place, in order of arrival.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    entries: Vec<Entry>,
    balance: Balance,
}

impl Ledger {
    pub(crate) const fn restored(entries: Vec<Entry>, balance: Balance) -> Self {
        Self { entries, balance }
    }

    pub(crate) fn push(&mut self, entry: Entry) {
        self.entries.push(entry);
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub const fn balance(&self) -> &Balance {
        &self.balance
    }

    /// Recomputes the balance; `is_void` tells which entries no longer count (R0).
    pub(crate) fn settle(&mut self, knowledge: &Knowledge, is_void: impl Fn(EventId) -> bool) {
        self.balance = if self.entries.iter().any(|entry| is_void(entry.id)) {
            let live: Vec<Entry> = self.entries.iter().filter(|entry| !is_void(entry.id)).copied().collect();
            balance_of(knowledge, &live)
        } else {
            balance_of(knowledge, &self.entries)
        };
    }
}

fn balance_of(knowledge: &Knowledge, live: &[Entry]) -> Balance {
    let anchors = latest_counts(knowledge, live.iter().filter(|entry| entry.is_count()));
    let Some(anchor) = anchors.last() else {
        let sum = live.iter().filter_map(Entry::change).sum();
        return Balance { low: sum, likely: sum, high: sum, anchor: None, contested: 0 };
    };
    let mut balance = stand_on(knowledge, anchor, live);
    for rival in anchors.iter().rev().skip(1) {
        let other = stand_on(knowledge, rival, live);
        // Equal counts may still differ in what came after them.
        if rival.quantity != anchor.quantity || (other.low, other.high) != (balance.low, balance.high) {
            balance.contested += 1;
        }
        balance.low = balance.low.min(other.low);
        balance.high = balance.high.max(other.high);
    }
    balance
}

/// The counts that no other count is known to follow, the most likely last.
///
/// Counts of one stream follow each other (R1) and entered times follow each other (R2), so only
/// the last of each can be the latest: the pairwise comparison is over streams, not over counts.
fn latest_counts<'a>(knowledge: &Knowledge, counts: impl Iterator<Item = &'a Entry>) -> Vec<Entry> {
    let by_time = |entry: &Entry| (knowledge.corrected(entry.id, entry.at), entry.id);
    let mut candidates: Vec<Entry> = Vec::new();
    for count in counts {
        let same_group = |held: &&mut Entry| match (held.timing, count.timing) {
            (Timing::Now, Timing::Now) => held.id.stream == count.id.stream,
            (Timing::Backdated, Timing::Backdated) => true,
            _ => false,
        };
        match candidates.iter_mut().find(same_group) {
            None => candidates.push(*count),
            Some(held) => {
                let later = match count.timing {
                    Timing::Now => count.id.seq() > held.id.seq(),
                    Timing::Backdated => by_time(count) > by_time(held),
                };
                if later {
                    *held = *count;
                }
            }
        }
    }
    candidates.sort_by_key(by_time);
    let followed = |count: &Entry| {
        candidates.iter().any(|other| {
            other.id != count.id && relation(knowledge, other.moment(), count.moment()) == Relation::After
        })
    };
    let latest: Vec<Entry> = candidates.iter().filter(|count| !followed(count)).copied().collect();
    // Entered times and causality can contradict each other in a ring; then time alone decides.
    if latest.is_empty() { candidates.last().copied().into_iter().collect() } else { latest }
}

fn stand_on(knowledge: &Knowledge, anchor: &Entry, live: &[Entry]) -> Balance {
    let EntryKind::Counted(method) = anchor.kind else { return Balance::default() };
    let mut likely = anchor.quantity.value();
    let (mut less, mut more, mut contested) = (0, 0, 0);
    for entry in live {
        let Some(change) = entry.change() else { continue };
        match relation(knowledge, entry.moment(), anchor.moment()) {
            Relation::Before => {}
            Relation::After => likely += change,
            Relation::Contested => {
                less += change.min(0);
                more += change.max(0);
                contested += 1;
            }
        }
    }
    Balance {
        low: likely + less,
        likely,
        high: likely + more,
        anchor: Some(Anchor::of(anchor, method)),
        contested,
    }
}
