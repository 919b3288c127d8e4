//! Every ledger of the clinic, and which of them must be recomputed.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::domain::event::{Body, Event, VoidReason};
use crate::domain::ids::{EventId, ItemId, PlaceId, StaffId, StreamId};
use crate::domain::inventory::ledger::{Balance, Entry, EntryKind, Ledger};
use crate::domain::knowledge::Knowledge;
use crate::domain::time::Zoned;

/// One item in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StockKey {
    pub item: ItemId,
    pub place: PlaceId,
}

/// A void as it stands against its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Void {
    pub by: Option<StaffId>,
    pub reason: VoidReason,
    pub voided: Zoned,
}

/// All ledgers.
#[derive(Clone, Debug, Default)]
pub struct Stock {
    shelves: Vec<Shelf>,
    /// Where in `shelves` a ledger stands.
    numbers: FxHashMap<StockKey, u32>,
    /// By target, then by the event that voids it: several may, one is enough.
    voids: BTreeMap<EventId, BTreeMap<EventId, Void>>,
    /// The targets again: asked once an entry whenever a ledger is recomputed.
    void: FxHashSet<EventId>,
    /// Numbers of the ledgers that must be recomputed, each once.
    doubted: Vec<u32>,
}

#[derive(Clone, Debug)]
struct Shelf {
    key: StockKey,
    ledger: Ledger,
    in_doubt: bool,
}

impl Stock {
    /// The stock that a snapshot holds; its balances were true when it was made.
    pub(crate) fn restored(
        ledgers: Vec<(StockKey, Ledger)>,
        voids: BTreeMap<EventId, BTreeMap<EventId, Void>>,
    ) -> Self {
        let numbers = (0..).zip(&ledgers).map(|(number, (key, _))| (*key, number)).collect();
        let shelf = |(key, ledger)| Shelf { key, ledger, in_doubt: false };
        let shelves = ledgers.into_iter().map(shelf).collect();
        Self { shelves, numbers, void: voids.keys().copied().collect(), voids, doubted: Vec::new() }
    }

    /// Whether the balances are true.
    pub(crate) fn is_settled(&self) -> bool {
        self.doubted.is_empty()
    }

    pub fn ledger(&self, key: StockKey) -> Option<&Ledger> {
        let number = self.numbers.get(&key)?;
        self.shelves.get(*number as usize).map(|shelf| &shelf.ledger)
    }

    /// The balance of a shelf; of one without any entry it says "never counted".
    pub fn balance(&self, key: StockKey) -> Balance {
        self.ledger(key).map(|ledger| *ledger.balance()).unwrap_or_default()
    }

    /// Every ledger, in no particular order.
    pub fn ledgers(&self) -> impl Iterator<Item = (&StockKey, &Ledger)> {
        self.shelves.iter().map(|shelf| (&shelf.key, &shelf.ledger))
    }

    /// The shelf with a number that [`Self::apply`] gave.
    pub(crate) fn key_of(&self, number: u32) -> Option<StockKey> {
        self.shelves.get(number as usize).map(|shelf| shelf.key)
    }

    pub fn is_void(&self, id: EventId) -> bool {
        self.void.contains(&id)
    }

    /// The void of an event that came first, if there is one.
    pub fn void_of(&self, id: EventId) -> Option<&Void> {
        self.voids.get(&id).and_then(|voids| voids.values().next())
    }

    pub fn voids(&self) -> &BTreeMap<EventId, BTreeMap<EventId, Void>> {
        &self.voids
    }

    /// Puts a stock fact into its ledgers; returns the number of the ledger of its first leg.
    pub(crate) fn apply(&mut self, event: &Event) -> Option<u32> {
        let header = &event.header;
        let entry = |quantity, kind| Entry {
            id: event.id,
            at: header.occurred_at,
            quantity,
            staff: header.staff,
            offset: header.offset,
            timing: header.timing,
            kind,
        };
        match &event.body {
            Body::StockCounted { place, item, have, method, .. } => {
                Some(self.push(*item, *place, entry(*have, EntryKind::Counted(*method))))
            }
            Body::StockMoved { from, to, item, quantity, purpose, .. } => {
                let (from, to, purpose) = (*from, *to, *purpose);
                let first = self.push(*item, from, entry(*quantity, EntryKind::MovedOut { to, purpose }));
                self.push(*item, to, entry(*quantity, EntryKind::MovedIn { from, purpose }));
                Some(first)
            }
            Body::StockReceived { to, item, quantity, .. } => {
                Some(self.push(*item, *to, entry(*quantity, EntryKind::Received)))
            }
            Body::StockUsed { at, item, quantity, .. } => {
                Some(self.push(*item, *at, entry(*quantity, EntryKind::Used)))
            }
            _ => None,
        }
    }

    fn push(&mut self, item: ItemId, place: PlaceId, entry: Entry) -> u32 {
        let key = StockKey { item, place };
        let shelves = &mut self.shelves;
        let number = *self.numbers.entry(key).or_insert_with(|| {
            shelves.push(Shelf { key, ledger: Ledger::default(), in_doubt: false });
            shelves.len() as u32 - 1
        });
        if let Some(shelf) = self.shelves.get_mut(number as usize) {
            shelf.ledger.push(entry);
            if !shelf.in_doubt {
                shelf.in_doubt = true;
                self.doubted.push(number);
            }
        }
        number
    }

    fn doubt_ledger(&mut self, number: u32) {
        if let Some(shelf) = self.shelves.get_mut(number as usize)
            && !shelf.in_doubt
        {
            shelf.in_doubt = true;
            self.doubted.push(number);
        }
    }

    /// Notes a void. `ledger` is where the target's first leg lies, if the target is here yet.
    pub(crate) fn void(&mut self, target: EventId, by: EventId, void: Void, ledger: Option<u32>) {
        self.voids.entry(target).or_default().insert(by, void);
        self.void.insert(target);
        let Some(number) = ledger else { return };
        self.doubt_ledger(number);
        let Some(shelf) = self.shelves.get(number as usize) else { return };
        let other_leg = shelf.ledger.entries().iter().filter(|entry| entry.id == target).find_map(|entry| {
            let EntryKind::MovedOut { to, .. } = entry.kind else { return None };
            self.numbers.get(&StockKey { item: shelf.key.item, place: to }).copied()
        });
        if let Some(number) = other_leg {
            self.doubt_ledger(number);
        }
    }

    /// Evidence about order arrived late: every ledger with an entry of `stream` is in doubt.
    pub(crate) fn doubt(&mut self, stream: StreamId) {
        for (number, shelf) in (0..).zip(&mut self.shelves) {
            if !shelf.in_doubt && shelf.ledger.entries().iter().any(|entry| entry.id.stream == stream) {
                shelf.in_doubt = true;
                self.doubted.push(number);
            }
        }
    }

    /// Recomputes what changed. Balances are true only after this.
    pub(crate) fn settle(&mut self, knowledge: &Knowledge) {
        self.doubted.sort_unstable();
        for number in self.doubted.drain(..) {
            let Some(shelf) = self.shelves.get_mut(number as usize) else { continue };
            shelf.in_doubt = false;
            shelf.ledger.settle(knowledge, |id| self.void.contains(&id));
        }
    }
}
