//! What to order: a proposal with its arithmetic, never an order by itself.
//!
//! position = what may be used in the closets (at least) + what is on its way - what the rooms were
//! promised. At or below the reorder point the need is what is missing to the maximum, in whole packs.

use crate::domain::event::supply::{ReorderRule, Rounding};
use crate::domain::ids::ItemId;
use crate::domain::inventory::fefo::usable;
use crate::domain::inventory::pick::pick_list;
use crate::domain::inventory::stock::StockKey;
use crate::domain::quantity::Quantity;
use crate::domain::state::State;
use crate::domain::time::Zoned;

/// What an item's stock comes to for ordering, in base units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    pub on_hand: i64,
    pub on_order: i64,
    pub promised: i64,
}

impl Position {
    pub const fn total(self) -> i64 {
        self.on_hand + self.on_order - self.promised
    }
}

/// An item that should be ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proposal {
    pub item: ItemId,
    pub rule: ReorderRule,
    pub position: Position,
    /// Base units that are missing to the maximum.
    pub need: i64,
    pub packs: Quantity,
    /// Base units in a pack.
    pub holds: i64,
}

/// Every item whose rule asks for an order now, in the order of the catalogue.
pub fn proposals(state: &State, now: Zoned) -> Vec<Proposal> {
    let promised = promised(state, now);
    let ruled = state.catalogue.items.iter().filter(|(_, record)| record.is_active());
    ruled
        .filter_map(|(item, record)| {
            let rule = record.reorder.get().copied().flatten()?;
            let position = Position {
                on_hand: on_hand(state, *item, now),
                on_order: state.orders.on_order(&state.catalogue, &state.stock, *item, now.date()),
                promised: promised.iter().find(|(held, _)| held == item).map_or(0, |(_, wanted)| *wanted),
            };
            let holds = pack_size(state, &rule);
            let packs = packs_to_order(&rule, holds, position.total())?;
            let need = rule.order_up_to.value() - position.total();
            Some(Proposal { item: *item, rule, position, need, packs, holds })
        })
        .collect()
}

/// What may be used of an item in all closets, at least.
pub fn on_hand(state: &State, item: ItemId, now: Zoned) -> i64 {
    state.clinic.closets().into_iter().map(|place| usable(state, StockKey { item, place }, now)).sum()
}

fn promised(state: &State, now: Zoned) -> Vec<(ItemId, i64)> {
    let list = pick_list(state, now.date());
    list.lines.iter().map(|line| (line.item, line.want().value())).collect()
}

fn pack_size(state: &State, rule: &ReorderRule) -> i64 {
    let pack = rule.pack.and_then(|pack| state.catalogue.pack(&pack)).and_then(|pack| pack.made.as_ref());
    pack.map_or(1, |(_, _, holds)| holds.value().max(1))
}

/// How many packs of `holds` base units to order at this position; none if it is above the reorder point.
pub fn packs_to_order(rule: &ReorderRule, holds: i64, position: i64) -> Option<Quantity> {
    if position > rule.reorder_point.value() {
        return None;
    }
    let need = rule.order_up_to.value().saturating_sub(position);
    if need <= 0 {
        return None;
    }
    let least = rule.least_packs.value().max(1);
    let packs = match rule.rounding {
        Rounding::Up => (need + holds - 1) / holds,
        Rounding::NeverAboveMaximum => need / holds,
    };
    Quantity::new(packs.max(least)).ok()
}
