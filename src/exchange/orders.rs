//! Tables of orders: what should be ordered now and why, and the lines of one order.

use crate::codec::csv::{Cell, Table};
use crate::domain::ids::{OrderId, PackId, VendorId};
use crate::domain::inventory::orders::{OrderStage, ordered};
use crate::domain::inventory::reorder::by_vendor;
use crate::domain::state::State;
use crate::domain::time::Zoned;
use crate::exchange::names;

pub const PROPOSAL_COLUMNS: [&str; 15] = [
    "vendor",
    "item",
    "code",
    "unit",
    "on_hand",
    "on_order",
    "promised",
    "stock_position",
    "reorder_point",
    "order_up_to",
    "need",
    "packs",
    "pack",
    "pack_holds",
    "in_draft",
];

pub const ORDER_COLUMNS: [&str; 14] = [
    "vendor",
    "reference",
    "stage",
    "drafted_at",
    "placed_at",
    "expected",
    "item",
    "code",
    "packs",
    "pack",
    "pack_holds",
    "units",
    "received",
    "to_come",
];

/// What should be ordered now, vendor by vendor, each with its arithmetic.
pub fn proposals_csv(state: &State, now: Zoned) -> Vec<u8> {
    let mut table = Table::new(&PROPOSAL_COLUMNS);
    for group in by_vendor(state, now) {
        for proposal in group.proposals {
            let (position, rule) = (proposal.position, proposal.rule);
            table.row(&[
                Cell::Text(vendor(state, group.vendor)),
                Cell::Text(names::item(state, proposal.item)),
                Cell::Text(names::item_code(state, proposal.item)),
                Cell::Text(names::item_unit(state, proposal.item)),
                Cell::Number(position.on_hand),
                Cell::Number(position.on_order),
                Cell::Number(position.promised),
                Cell::Number(position.total()),
                Cell::Number(rule.reorder_point.value()),
                Cell::Number(rule.order_up_to.value()),
                Cell::Number(proposal.need),
                Cell::Number(proposal.packs.value()),
                Cell::Text(pack(state, rule.pack)),
                Cell::Number(proposal.holds),
                Cell::Text(if proposal.draft.is_some() { "yes" } else { "no" }),
            ]);
        }
    }
    table.finish()
}

/// The lines of one order; of an order that is not known here, the heading alone.
pub fn order_csv(state: &State, id: OrderId) -> Vec<u8> {
    let mut table = Table::new(&ORDER_COLUMNS);
    let Some(order) = state.orders.orders.get(&id) else { return table.finish() };
    let Some(drafted) = &order.drafted else { return table.finish() };
    let placed = order.placed.get();
    let drafted_at = names::timestamp(drafted.drafted);
    let placed_at = placed.map(|placed| names::timestamp(placed.placed)).unwrap_or_default();
    let expected = placed.and_then(|placed| placed.expected).map(names::date).unwrap_or_default();
    let stage = stage_word(order.stage(&state.catalogue, &state.stock));
    for (number, line) in order.lines() {
        let holds = state.catalogue.holds(line.pack);
        table.row(&[
            Cell::Text(vendor(state, drafted.vendor)),
            Cell::Text(placed.map_or("", |placed| placed.reference.as_str())),
            Cell::Text(stage),
            Cell::Text(&drafted_at),
            Cell::Text(&placed_at),
            Cell::Text(&expected),
            Cell::Text(names::item(state, line.item)),
            Cell::Text(names::item_code(state, line.item)),
            Cell::Number(line.packs.value()),
            Cell::Text(pack(state, line.pack)),
            Cell::Number(holds),
            Cell::Number(ordered(&state.catalogue, &line)),
            Cell::Number(order.received(&state.stock, number)),
            Cell::Number(order.outstanding(&state.catalogue, &state.stock, number, &line)),
        ]);
    }
    table.finish()
}

fn vendor(state: &State, id: Option<VendorId>) -> &str {
    let record = id.and_then(|id| state.orders.vendors.get(&id));
    record.and_then(|record| record.name.get()).map_or("", |name| name.as_str())
}

fn pack(state: &State, id: Option<PackId>) -> &str {
    let record = id.and_then(|id| state.catalogue.pack(&id));
    record.and_then(|record| record.made.as_ref()).map_or("", |(_, name, _)| name.as_str())
}

const fn stage_word(stage: OrderStage) -> &'static str {
    match stage {
        OrderStage::Draft => "draft",
        OrderStage::Placed => "placed",
        OrderStage::PartReceived => "part_received",
        OrderStage::Received => "received",
        OrderStage::Closed => "closed",
    }
}
