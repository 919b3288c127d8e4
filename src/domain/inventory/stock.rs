//! Every ledger of the clinic, and which of them must be recomputed.

use crate::domain::keyed::{LiteMap, OrDefault as _};
use crate::domain::ordered::Ordered as _;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::domain::event::stock::Direction;
use crate::domain::event::{Body, CountDetail, Event, VoidReason};
use crate::domain::ids::{EventId, ItemId, PlaceId, StaffId, StreamId};
use crate::domain::inventory::ledger::{Balance, Entry, EntryKind, Ledger, Tally};
use crate::domain::inventory::lot::{Bucket, Lot};
use crate::domain::inventory::lots::{LotNo, Lots, Portion};
use crate::domain::knowledge::Knowledge;
use crate::domain::quantity::Quantity;
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
    voids: LiteMap<EventId, LiteMap<EventId, Void>>,
    /// The targets again: asked once an entry whenever a ledger is recomputed.
    void: FxHashSet<EventId>,
    /// Numbers of the ledgers that must be recomputed, each once.
    doubted: Vec<u32>,
    lots: Lots,
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
        voids: LiteMap<EventId, LiteMap<EventId, Void>>,
        lots: Lots,
    ) -> Self {
        let numbers = (0..).zip(&ledgers).map(|(number, (key, _))| (*key, number)).collect();
        let shelf = |(key, ledger)| Shelf { key, ledger, in_doubt: false };
        let shelves = ledgers.into_iter().map(shelf).collect();
        Self { shelves, numbers, void: voids.keys().copied().collect(), voids, doubted: Vec::new(), lots }
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

    pub fn voids(&self) -> &LiteMap<EventId, LiteMap<EventId, Void>> {
        &self.voids
    }

    pub fn lots(&self) -> &Lots {
        &self.lots
    }

    /// Puts a stock fact into its ledgers; returns the number of the ledger of its first leg.
    pub(crate) fn apply(&mut self, event: &Event) -> Option<u32> {
        let header = &event.header;
        let entry = |portion, quantity, kind| Entry {
            id: event.id,
            at: header.occurred_at,
            quantity,
            staff: header.staff,
            offset: header.offset,
            timing: header.timing,
            kind,
            portion,
        };
        match &event.body {
            Body::StockCounted { place, item, have, method, detail, .. } => {
                let tally = detail.as_ref().map(|detail| self.tally(event.id, *item, detail));
                let kind = EntryKind::Counted(*method);
                Some(self.push(*item, *place, entry(Portion::UNKNOWN, *have, kind), tally))
            }
            Body::StockMoved { from, to, item, quantity, purpose, bucket, .. } => {
                let (from, to, purpose) = (*from, *to, *purpose);
                let portion = self.portion(*item, bucket);
                let leaves = entry(portion, *quantity, EntryKind::MovedOut { to, purpose });
                let first = self.push(*item, from, leaves, None);
                let arrives = entry(portion, *quantity, EntryKind::MovedIn { from, purpose });
                self.push(*item, to, arrives, None);
                Some(first)
            }
            Body::StockReceived { to, item, quantity, bucket, .. } => {
                let portion = self.portion(*item, bucket);
                self.note_reading(portion.lot, event.id, &bucket.lot);
                Some(self.push(*item, *to, entry(portion, *quantity, EntryKind::Received), None))
            }
            Body::StockUsed { at, item, quantity, bucket, context, .. } => {
                let portion = self.portion(*item, bucket);
                Some(self.push(*item, *at, entry(portion, *quantity, EntryKind::Used(*context)), None))
            }
            Body::StockWasted(wasted) => {
                let portion = self.portion(wasted.item, &wasted.bucket);
                let kind = EntryKind::Wasted(wasted.reason);
                Some(self.push(wasted.item, wasted.at, entry(portion, wasted.quantity, kind), None))
            }
            Body::StockAdjusted(adjusted) => {
                let portion = self.portion(adjusted.item, &adjusted.bucket);
                let kind = match adjusted.direction {
                    Direction::Up => EntryKind::AdjustedUp(adjusted.reason),
                    Direction::Down => EntryKind::AdjustedDown(adjusted.reason),
                };
                Some(self.push(adjusted.item, adjusted.at, entry(portion, adjusted.quantity, kind), None))
            }
            Body::FundingChanged(changed) => {
                let lot = self.lots.number(changed.item, &changed.lot);
                let (item, at, quantity) = (changed.item, changed.at, changed.quantity);
                let from = Portion { lot, funding: changed.from };
                let first =
                    self.push(item, at, entry(from, quantity, EntryKind::FundedFrom(changed.purpose)), None);
                let to = Portion { lot, funding: changed.to };
                self.push(item, at, entry(to, quantity, EntryKind::FundedTo(changed.purpose)), None);
                Some(first)
            }
            _ => None,
        }
    }

    /// Takes in what is said of lots themselves.
    pub(crate) fn apply_to_lots(&mut self, event: &Event) {
        let void = &self.void;
        let changed = self.lots.apply(event, |id| void.contains(&id));
        changed.into_iter().for_each(|lot| self.doubt_lot(lot));
    }

    fn portion(&mut self, item: ItemId, bucket: &Bucket) -> Portion {
        Portion { lot: self.lots.number(item, &bucket.lot), funding: bucket.funding }
    }

    fn tally(&mut self, count: EventId, item: ItemId, detail: &CountDetail) -> Tally {
        let mut lots: Vec<(Portion, Quantity)> = Vec::with_capacity(detail.lots.len());
        for line in &detail.lots {
            let portion = self.portion(item, &line.bucket);
            self.note_reading(portion.lot, count, &line.bucket.lot);
            lots.push((portion, line.have));
        }
        Tally { scope: detail.scope, lots, session: detail.session, part: detail.part, sight: detail.sight }
    }

    fn note_reading(&mut self, lot: LotNo, by: EventId, read: &Lot) {
        let void = &self.void;
        if lot != LotNo::UNKNOWN && self.lots.read(lot, by, read, |id| void.contains(&id)) {
            self.doubt_lot(lot);
        }
    }

    /// What a total is split into depends on the expiries of its lots.
    fn doubt_lot(&mut self, lot: LotNo) {
        let Some(item) = self.lots.record(lot).map(|record| record.item) else { return };
        for (number, shelf) in (0..).zip(&mut self.shelves) {
            if shelf.key.item == item && !shelf.in_doubt && shelf.ledger.finer().is_some() {
                shelf.in_doubt = true;
                self.doubted.push(number);
            }
        }
    }

    fn push(&mut self, item: ItemId, place: PlaceId, entry: Entry, tally: Option<Tally>) -> u32 {
        let key = StockKey { item, place };
        let shelves = &mut self.shelves;
        let number = *self.numbers.entry(key).or_insert_with(|| {
            shelves.push(Shelf { key, ledger: Ledger::default(), in_doubt: false });
            shelves.len() as u32 - 1
        });
        if let Some(shelf) = self.shelves.get_mut(number as usize) {
            shelf.ledger.push(entry, tally);
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
        self.voids.or_default(target).insert(by, void);
        self.void.insert(target);
        let held = &self.void;
        let changed = self.lots.forget(target, |id| held.contains(&id));
        changed.into_iter().for_each(|lot| self.doubt_lot(lot));
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
            if !shelf.in_doubt && shelf.ledger.mentions(stream) {
                shelf.in_doubt = true;
                self.doubted.push(number);
            }
        }
    }

    /// Recomputes what changed. Balances are true only after this.
    pub(crate) fn settle(&mut self, knowledge: &Knowledge) {
        self.doubted.order();
        for number in self.doubted.drain(..) {
            let Some(shelf) = self.shelves.get_mut(number as usize) else { continue };
            shelf.in_doubt = false;
            shelf.ledger.settle(knowledge, &self.lots, |id| self.void.contains(&id));
        }
    }
}
