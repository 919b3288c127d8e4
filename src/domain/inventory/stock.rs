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
    ledgers: FxHashMap<StockKey, Ledger>,
    /// By target, then by the event that voids it: several may, one is enough.
    voids: BTreeMap<EventId, BTreeMap<EventId, Void>>,
    dirty: FxHashSet<StockKey>,
}

impl Stock {
    /// The stock that a snapshot holds; its balances were true when it was made.
    pub(crate) fn restored(
        ledgers: FxHashMap<StockKey, Ledger>,
        voids: BTreeMap<EventId, BTreeMap<EventId, Void>>,
    ) -> Self {
        Self { ledgers, voids, dirty: FxHashSet::default() }
    }

    /// Whether the balances are true.
    pub(crate) fn is_settled(&self) -> bool {
        self.dirty.is_empty()
    }

    pub fn ledger(&self, key: StockKey) -> Option<&Ledger> {
        self.ledgers.get(&key)
    }

    /// The balance of a shelf; of one without any entry it says "never counted".
    pub fn balance(&self, key: StockKey) -> Balance {
        self.ledger(key).map(|ledger| *ledger.balance()).unwrap_or_default()
    }

    pub fn ledgers(&self) -> impl Iterator<Item = (&StockKey, &Ledger)> {
        self.ledgers.iter()
    }

    pub fn is_void(&self, id: EventId) -> bool {
        self.voids.contains_key(&id)
    }

    /// The void of an event that came first, if there is one.
    pub fn void_of(&self, id: EventId) -> Option<&Void> {
        self.voids.get(&id).and_then(|voids| voids.values().next())
    }

    pub fn voids(&self) -> &BTreeMap<EventId, BTreeMap<EventId, Void>> {
        &self.voids
    }

    /// Puts a stock fact into its ledgers; returns the ledger of its first leg.
    pub(crate) fn apply(&mut self, event: &Event) -> Option<StockKey> {
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
        let mut first = None;
        let mut post = |item, place, entry| {
            let key = StockKey { item, place };
            self.push(key, entry);
            first.get_or_insert(key);
        };
        match &event.body {
            Body::StockCounted { place, item, have, method, .. } => {
                post(*item, *place, entry(*have, EntryKind::Counted(*method)));
            }
            Body::StockMoved { from, to, item, quantity, purpose, .. } => {
                post(*item, *from, entry(*quantity, EntryKind::MovedOut { to: *to, purpose: *purpose }));
                post(*item, *to, entry(*quantity, EntryKind::MovedIn { from: *from, purpose: *purpose }));
            }
            Body::StockReceived { to, item, quantity, .. } => {
                post(*item, *to, entry(*quantity, EntryKind::Received));
            }
            Body::StockUsed { at, item, quantity, .. } => {
                post(*item, *at, entry(*quantity, EntryKind::Used));
            }
            _ => {}
        }
        first
    }

    pub(crate) fn push(&mut self, key: StockKey, entry: Entry) {
        self.ledgers.entry(key).or_default().push(entry);
        self.dirty.insert(key);
    }

    /// Notes a void. `ledger` is where the target's first leg lies, if the target is here yet.
    pub(crate) fn void(&mut self, target: EventId, by: EventId, void: Void, ledger: Option<StockKey>) {
        self.voids.entry(target).or_default().insert(by, void);
        let Some(key) = ledger else { return };
        self.dirty.insert(key);
        let legs = self.ledgers.get(&key).into_iter().flat_map(Ledger::entries);
        for entry in legs.filter(|entry| entry.id == target) {
            if let EntryKind::MovedOut { to, .. } = entry.kind {
                self.dirty.insert(StockKey { item: key.item, place: to });
            }
        }
    }

    /// Evidence about order arrived late: every ledger with an entry of `stream` is in doubt.
    pub(crate) fn doubt(&mut self, stream: StreamId) {
        for (key, ledger) in &self.ledgers {
            if ledger.entries().iter().any(|entry| entry.id.stream == stream) {
                self.dirty.insert(*key);
            }
        }
    }

    /// Recomputes what changed. Balances are true only after this.
    pub(crate) fn settle(&mut self, knowledge: &Knowledge) {
        for key in self.dirty.drain() {
            if let Some(ledger) = self.ledgers.get_mut(&key) {
                ledger.settle(knowledge, |id| self.voids.contains_key(&id));
            }
        }
    }
}
