//! The entries of one item in one place, and the balance that follows from them.
//!
//! A balance is recomputed from all entries of its ledger whenever one is added (`settle`): entries
//! arrive late and in any order, and the answer must not depend on it.

use std::borrow::Cow;

use crate::domain::event::stock::{
    CountScope, FundingPurpose, Sight, UseContext, VarianceReason, WasteReason,
};
use crate::domain::event::{CountMethod, MovePurpose, Timing};
use crate::domain::ids::{EventId, PlaceId, SessionId, StaffId};
use crate::domain::inventory::lots::{Lots, Portion};
use crate::domain::inventory::order::Moment;
use crate::domain::inventory::replay::Range;
use crate::domain::inventory::settle;
use crate::domain::keyed::LiteMap;
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
    /// What it was of; a count tells of its lots in its tally.
    pub portion: Portion,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    Counted(CountMethod),
    Received,
    Used(Option<UseContext>),
    MovedIn {
        from: PlaceId,
        purpose: MovePurpose,
    },
    MovedOut {
        to: PlaceId,
        purpose: MovePurpose,
    },
    Wasted(WasteReason),
    AdjustedUp(VarianceReason),
    AdjustedDown(VarianceReason),
    /// The two legs of a change of funding lie in one ledger.
    FundedFrom(FundingPurpose),
    FundedTo(FundingPurpose),
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
            EntryKind::Received
            | EntryKind::MovedIn { .. }
            | EntryKind::AdjustedUp(_)
            | EntryKind::FundedTo(_) => Some(self.quantity.value()),
            EntryKind::Used(_)
            | EntryKind::MovedOut { .. }
            | EntryKind::Wasted(_)
            | EntryKind::AdjustedDown(_)
            | EntryKind::FundedFrom(_) => Some(-self.quantity.value()),
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

/// What a count says beyond its total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    pub scope: CountScope,
    pub lots: Vec<(Portion, Quantity)>,
    pub session: Option<SessionId>,
    pub part: Option<u8>,
    pub sight: Sight,
}

/// The tallies of a ledger, by the counts that took them.
pub type Tallies = LiteMap<EventId, Tally>;

/// All entries of one item in one place, in order of arrival.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    entries: Vec<Entry>,
    balance: Balance,
    /// Only of ledgers in which anything but plain totals was written down.
    finer: Option<Box<Finer>>,
}

/// The lots of a ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finer {
    pub tallies: Tallies,
    /// The portions of which there is or may be any; together they are the balance.
    pub portions: Vec<(Portion, Range)>,
}

impl Ledger {
    pub(crate) const fn restored(entries: Vec<Entry>, balance: Balance, finer: Option<Box<Finer>>) -> Self {
        Self { entries, balance, finer }
    }

    pub(crate) fn push(&mut self, entry: Entry, tally: Option<Tally>) {
        if tally.is_some() || !entry.portion.is_plain() {
            let finer = self.finer.get_or_insert_default();
            if let Some(tally) = tally {
                finer.tallies.insert(entry.id, tally);
            }
        }
        self.entries.push(entry);
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub const fn balance(&self) -> &Balance {
        &self.balance
    }

    /// Its lots, if anything but plain totals was ever written down.
    pub fn finer(&self) -> Option<&Finer> {
        self.finer.as_deref()
    }

    pub fn tally(&self, count: EventId) -> Option<&Tally> {
        self.finer.as_ref()?.tallies.get(&count)
    }

    /// What there is of each portion, in no particular order; the whole is of an unknown lot where
    /// nobody follows lots.
    pub fn portions(&self) -> Cow<'_, [(Portion, Range)]> {
        match &self.finer {
            Some(finer) => Cow::Borrowed(&finer.portions),
            None => {
                let Balance { low, likely, high, .. } = self.balance;
                let range = Range { low, likely, high, inferred: false };
                let any = (low, high) != (0, 0);
                Cow::Owned(any.then_some((Portion::UNKNOWN, range)).into_iter().collect())
            }
        }
    }

    pub(crate) fn mentions(&self, stream: crate::domain::ids::StreamId) -> bool {
        self.entries.iter().any(|entry| entry.id.stream == stream)
    }

    /// Recomputes the balance; `is_void` tells which entries no longer count (R0).
    pub(crate) fn settle(&mut self, knowledge: &Knowledge, lots: &Lots, is_void: impl Fn(EventId) -> bool) {
        let live = if self.entries.iter().any(|entry| is_void(entry.id)) {
            Cow::Owned(self.entries.iter().filter(|entry| !is_void(entry.id)).copied().collect())
        } else {
            Cow::Borrowed(self.entries.as_slice())
        };
        match &mut self.finer {
            None => self.balance = settle::plain(knowledge, &live),
            Some(finer) => {
                (self.balance, finer.portions) = settle::by_lot(knowledge, lots, &live, &finer.tallies);
            }
        }
    }
}
