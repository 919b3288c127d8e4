//! What to order: a proposal with its arithmetic, never an order by itself.
//!
//! position = what may be used in the closets (at least) + what is on its way - what the rooms were
//! promised. At or below the reorder point the need is what is missing to the maximum, in whole packs.

use crate::domain::event::supply::{OrderDrafted, OrderLine, ReorderRule, Rounding};
use crate::domain::ids::{ItemId, OrderId, VendorId};
use crate::domain::inventory::fefo::usable;
use crate::domain::inventory::pick::pick_list;
use crate::domain::inventory::stock::StockKey;
use crate::domain::ordered::Ordered as _;
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
    /// A draft that has the item already: nobody places two orders for one need.
    pub draft: Option<OrderId>,
}

/// What one vendor is to be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VendorProposals {
    pub vendor: Option<VendorId>,
    pub proposals: Vec<Proposal>,
}

impl VendorProposals {
    /// The order of all that is in no draft yet; none where there is nothing left.
    pub fn draft(&self) -> Option<OrderDrafted> {
        let open = self.proposals.iter().filter(|proposal| proposal.draft.is_none());
        let lines: Vec<OrderLine> = open
            .map(|proposal| OrderLine {
                item: proposal.item,
                pack: proposal.rule.pack,
                packs: proposal.packs,
            })
            .collect();
        (!lines.is_empty()).then_some(OrderDrafted { vendor: self.vendor, lines })
    }
}

/// Every item whose rule asks for an order now, in the order of the catalogue.
pub fn proposals(state: &State, now: Zoned) -> Vec<Proposal> {
    let promised = promised(state, now);
    let ruled = state.catalogue.items.iter().filter(|(_, record)| record.is_active());
    ruled
        .filter_map(|(item, record)| {
            let rule = record.reorder.get().copied().flatten()?;
            let position = position_among(state, *item, now, &promised);
            let holds = state.catalogue.holds(rule.pack);
            let packs = packs_to_order(&rule, holds, position.total())?;
            let need = rule.order_up_to.value() - position.total();
            let draft = state.orders.draft_with(&state.catalogue, &state.stock, *item);
            Some(Proposal { item: *item, rule, position, need, packs, holds, draft })
        })
        .collect()
}

/// The proposals vendor by vendor, by name; those without a vendor come last.
pub fn by_vendor(state: &State, now: Zoned) -> Vec<VendorProposals> {
    let mut groups: Vec<VendorProposals> = Vec::new();
    for proposal in proposals(state, now) {
        let vendor = proposal.rule.vendor;
        match groups.iter_mut().find(|group| group.vendor == vendor) {
            Some(group) => group.proposals.push(proposal),
            None => groups.push(VendorProposals { vendor, proposals: vec![proposal] }),
        }
    }
    let name = |vendor: Option<VendorId>| {
        let record = vendor.and_then(|vendor| state.orders.vendors.get(&vendor));
        record.and_then(|record| record.name.get()).map(|name| name.as_str().to_lowercase())
    };
    groups.order_by(|a, b| {
        let key = |group: &VendorProposals| (group.vendor.is_none(), name(group.vendor), group.vendor);
        key(a).cmp(&key(b))
    });
    groups
}

/// What an item's stock comes to now.
pub fn position(state: &State, item: ItemId, now: Zoned) -> Position {
    position_among(state, item, now, &promised(state, now))
}

fn position_among(state: &State, item: ItemId, now: Zoned, promised: &[(ItemId, i64)]) -> Position {
    Position {
        on_hand: on_hand(state, item, now),
        on_order: state.orders.on_order(&state.catalogue, &state.stock, item, now.date()),
        promised: promised.iter().find(|(held, _)| *held == item).map_or(0, |(_, wanted)| *wanted),
    }
}

/// What may be used of an item in all closets, at least.
pub fn on_hand(state: &State, item: ItemId, now: Zoned) -> i64 {
    state.clinic.closets().into_iter().map(|place| usable(state, StockKey { item, place }, now)).sum()
}

fn promised(state: &State, now: Zoned) -> Vec<(ItemId, i64)> {
    let list = pick_list(state, now.date());
    list.lines.iter().map(|line| (line.item, line.want().value())).collect()
}

/// How many packs of `holds` base units to order at this position; none if it is above the reorder point.
pub fn packs_to_order(rule: &ReorderRule, holds: i64, position: i64) -> Option<Quantity> {
    let is_due = position <= rule.reorder_point.value() && position < rule.order_up_to.value();
    is_due.then(|| packs_to_fill(rule, holds, position))
}

/// An order of one item that somebody wants now, whatever is proposed: what is missing to its maximum and
/// at least what the vendor sends; without a rule one of its largest pack.
pub fn wanted_now(state: &State, item: ItemId, now: Zoned) -> OrderDrafted {
    let rule = state.catalogue.item(&item).and_then(|record| record.reorder.get().copied().flatten());
    let (vendor, pack, packs) = match rule {
        Some(rule) => {
            let holds = state.catalogue.holds(rule.pack);
            (rule.vendor, rule.pack, packs_to_fill(&rule, holds, position(state, item, now).total()))
        }
        None => {
            let largest = state.catalogue.packs_in_use(item).last().map(|(pack, ..)| *pack);
            (None, largest, Quantity::new(1).unwrap_or_default())
        }
    };
    OrderDrafted { vendor, lines: vec![OrderLine { item, pack, packs }] }
}

/// Whole packs from a position to the maximum, and never fewer than the vendor sends.
fn packs_to_fill(rule: &ReorderRule, holds: i64, position: i64) -> Quantity {
    let need = rule.order_up_to.value().saturating_sub(position).max(0);
    let (least, holds) = (rule.least_packs.value().max(1), holds.max(1));
    let packs = match rule.rounding {
        Rounding::Up => (need + holds - 1) / holds,
        Rounding::NeverAboveMaximum => need / holds,
    };
    Quantity::new(packs.max(least)).unwrap_or(Quantity::MAX)
}
