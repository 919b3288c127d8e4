//! What taking in a file would change: which shelves get another number or other lots, which lots
//! are held or recalled by it, what stands open.
//!
//! Made by folding a copy of the state with the plan's events and comparing the balances; the
//! state itself is not touched. Where a stream would exist in two versions the comparison is not
//! exact, because versions are told apart only when all of it is folded anew: see
//! [`Changes::certainty`].

use std::collections::BTreeSet;

use crate::domain::event::lots::HoldReason;
use crate::domain::ids::{ContainerId, EventId, ItemId, RecallId};
use crate::domain::inventory::ledger::Balance;
use crate::domain::inventory::lot::{Bucket, Expiry, Lot};
use crate::domain::inventory::lots::{LotNo, Portion};
use crate::domain::inventory::stock::StockKey;
use crate::domain::inventory::view::recount_lines;
use crate::domain::ordered::Ordered as _;
use crate::domain::state::State;
use crate::exchange::bundle::ImportPlan;
use crate::exchange::names;

/// A shelf whose number, or one of whose lots, is another one afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BalanceChange {
    pub key: StockKey,
    /// What is shown now; none for a shelf of which nothing is known yet.
    pub before: Option<i64>,
    /// What will be shown; none when it will be unknown again.
    pub after: Option<i64>,
    /// Where anybody follows its lots: those of which there is another amount.
    pub lots: Vec<LotChange>,
}

impl BalanceChange {
    pub fn has_new_number(&self) -> bool {
        self.before != self.after
    }
}

/// A lot of a shelf, with what there most likely is of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LotChange {
    pub bucket: Bucket,
    pub expiry: Option<Expiry>,
    pub before: i64,
    pub after: i64,
}

/// A lot that nobody may use after this file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HeldLot {
    pub item: ItemId,
    pub lot: Lot,
    pub by: HeldBy,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HeldBy {
    Hold(HoldReason),
    Recall(RecallId),
}

/// Whether the comparison is what will come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    Exact,
    /// A stream would exist in two versions: some numbers may come out otherwise.
    Estimate,
    /// Items become one, or two again: what they have together is known when all is folded anew.
    OtherItems,
}

#[derive(Clone, Debug)]
pub struct Changes {
    /// In the order of the walk, then by the name of the item.
    pub balances: Vec<BalanceChange>,
    /// Lines that two tablets contest only after this file: they should be counted again.
    pub recount: Vec<StockKey>,
    /// Lots that this file holds or recalls, by item and lot.
    pub held: Vec<HeldLot>,
    /// Lots of which it releases a hold, by item and lot.
    pub released: Vec<(ItemId, Lot)>,
    /// Containers that stand open only after it.
    pub opened: Vec<ContainerId>,
    /// Places and items that are new.
    pub new_places: usize,
    pub new_items: usize,
    pub certainty: Certainty,
    /// Clinic, catalogue and containers as they will be, without stock: what the file calls things.
    pub named: State,
}

/// Compares what is shown now with what would be shown after the plan.
pub fn changes(state: &State, plan: &ImportPlan) -> Changes {
    let mut after = state.clone();
    for event in &plan.events {
        after.apply(event);
    }
    after.settle();
    let number = |state: &State, key| state.stock.ledger(key).map(|ledger| shown(ledger.balance()));
    let mut balances: Vec<BalanceChange> = after
        .stock
        .ledgers()
        .map(|(key, _)| BalanceChange {
            key: *key,
            before: number(state, *key),
            after: number(&after, *key),
            lots: lot_changes(state, &after, *key),
        })
        .filter(|change| change.has_new_number() || !change.lots.is_empty())
        .collect();
    let order = |change: &BalanceChange| {
        let place = after.clinic.places.get(&change.key.place).and_then(|place| place.order.get()).copied();
        (place, change.key.place, names::item(&after, change.key.item), change.key.item)
    };
    balances.order_by_key(order);
    let contested_now = recount_lines(state);
    let recount = recount_lines(&after).into_iter().filter(|key| contested_now.binary_search(key).is_err());
    Changes {
        balances,
        recount: recount.collect(),
        held: held(state, &after),
        released: released(state, &after),
        opened: opened(state, &after),
        new_places: after.clinic.places.len().saturating_sub(state.clinic.places.len()),
        new_items: after.catalogue.items.len().saturating_sub(state.catalogue.items.len()),
        named: State {
            clinic: after.clinic.clone(),
            catalogue: after.catalogue.clone(),
            containers: after.containers.clone(),
            ..State::default()
        },
        certainty: match (plan.forks.is_empty(), after.is_outdated()) {
            (true, false) => Certainty::Exact,
            (true, true) => Certainty::OtherItems,
            (false, _) => Certainty::Estimate,
        },
    }
}

/// The lots of a shelf that differ, the first to expire first; none where nobody follows lots.
fn lot_changes(state: &State, after: &State, key: StockKey) -> Vec<LotChange> {
    let portions = |state: &State| -> Vec<(Portion, i64)> {
        let ledger = state.stock.ledger(key);
        let portions = ledger.map(|ledger| ledger.portions().into_owned()).unwrap_or_default();
        portions.into_iter().map(|(portion, range)| (portion, range.likely.max(0))).collect()
    };
    // What had a number for a lot before still has it: the copy has only learned more.
    let (was, is) = (portions(state), portions(after));
    let mut named: Vec<Portion> = was.iter().chain(&is).map(|(portion, _)| *portion).collect();
    if named.iter().all(|portion| portion.is_plain()) {
        return Vec::new();
    }
    named.sort_unstable();
    named.dedup();
    let of = |held: &[(Portion, i64)], portion: Portion| {
        held.iter().find(|(other, _)| *other == portion).map_or(0, |(_, have)| *have)
    };
    let lots = after.stock.lots();
    let mut changes: Vec<LotChange> = named
        .into_iter()
        .map(|portion| LotChange {
            bucket: Bucket { lot: lots.named(portion.lot), funding: portion.funding },
            expiry: lots.expiry(portion.lot),
            before: of(&was, portion),
            after: of(&is, portion),
        })
        .filter(|change| change.before != change.after)
        .collect();
    changes.order_by_key(|change| {
        let last_day = change.expiry.map(|expiry| expiry.last_day);
        (last_day.is_none(), last_day, change.bucket.clone())
    });
    changes
}

/// Holds that stand only afterwards, and lots of recalls that are registered only afterwards.
fn held(state: &State, after: &State) -> Vec<HeldLot> {
    let lots = after.stock.lots();
    let stood: BTreeSet<EventId> = standing_holds(state).map(|(id, ..)| id).collect();
    let by_hold = standing_holds(after).filter(|(id, ..)| !stood.contains(id)).map(|(_, lot, reason)| {
        let item = lots.record(lot).map(|record| record.item);
        item.map(|item| HeldLot { item, lot: lots.named(lot), by: HeldBy::Hold(reason) })
    });
    let recalls = after.recalls.registered.iter();
    let new = recalls.filter(|(id, _)| !state.recalls.registered.contains_key(id));
    let by_recall = new.flat_map(|(id, recall)| {
        let lots = recall.what.lots.iter().cloned();
        lots.map(|code| HeldLot {
            item: recall.what.item,
            lot: Lot { code: Some(code), expiry: None },
            by: HeldBy::Recall(*id),
        })
    });
    let mut held: Vec<HeldLot> = by_hold.flatten().chain(by_recall).collect();
    held.order();
    held.dedup();
    held
}

fn standing_holds(state: &State) -> impl Iterator<Item = (EventId, LotNo, HoldReason)> {
    let lots = state.stock.lots();
    lots.all().flat_map(|(lot, record)| {
        let standing = record.holds.iter().filter(|(id, _)| !lots.releases.contains_key(id));
        standing.map(move |(id, hold)| (*id, lot, hold.reason))
    })
}

/// Lots of which a hold stands now and not afterwards.
fn released(state: &State, after: &State) -> Vec<(ItemId, Lot)> {
    let releases = &after.stock.lots().releases;
    let lots = state.stock.lots();
    let ended = standing_holds(state).filter(|(id, ..)| releases.contains_key(id));
    let mut released: Vec<(ItemId, Lot)> =
        ended.filter_map(|(_, lot, _)| Some((lots.record(lot)?.item, lots.named(lot)))).collect();
    released.order();
    released.dedup();
    released
}

fn opened(state: &State, after: &State) -> Vec<ContainerId> {
    let stood: BTreeSet<ContainerId> =
        state.containers.open(|id| state.stock.is_void(id)).map(|(id, _)| id).collect();
    after
        .containers
        .open(|id| after.stock.is_void(id))
        .map(|(id, _)| id)
        .filter(|id| !stood.contains(id))
        .collect()
}

/// The number that screens show for a balance.
fn shown(balance: &Balance) -> i64 {
    balance.likely.max(0)
}
