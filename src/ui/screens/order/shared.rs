//! What several screens of ordering say alike.

use crate::domain::ids::{ItemId, OrderId, PackId, PlaceId, VendorId};
use crate::domain::inventory::orders::OrderRecord;
use crate::domain::inventory::reorder::{Proposal, VendorProposals};
use crate::domain::state::State;
use crate::ui::naming::{item_code, item_name, item_unit, proposed};
use crate::ui::text::Lang;
use crate::ui::text::order::{OrderSheet, PackWords, Reason, SheetLine};

pub fn vendor_name(state: &State, vendor: Option<VendorId>) -> Option<String> {
    let record = vendor.and_then(|vendor| state.orders.vendors.get(&vendor))?;
    record.name.get().map(ToString::to_string)
}

pub fn pack_words(state: &State, pack: Option<PackId>, lang: Lang) -> Option<PackWords> {
    let record = pack.and_then(|pack| state.catalogue.pack(&pack))?;
    let (_, name, holds) = record.made.as_ref()?;
    Some(PackWords { name: proposed(name.as_str(), lang).to_owned(), holds: holds.value() })
}

pub fn reason(state: &State, proposal: &Proposal, lang: Lang) -> Reason {
    let rule = proposal.rule;
    Reason {
        position: proposal.position,
        point: rule.reorder_point.value(),
        up_to: rule.order_up_to.value(),
        need: proposal.need,
        packs: proposal.packs.value(),
        pack: pack_words(state, rule.pack, lang),
        least: rule.least_packs.value(),
    }
}

fn sheet_line(state: &State, item: ItemId, pack: Option<PackId>, packs: i64, lang: Lang) -> SheetLine {
    SheetLine {
        packs,
        pack: pack_words(state, pack, lang),
        unit: item_unit(state, item, lang),
        item: item_name(state, item, lang),
        code: item_code(state, item),
    }
}

fn clinic(state: &State) -> String {
    state.clinic.name.get().map(ToString::to_string).unwrap_or_default()
}

/// What is proposed of one vendor and in no draft yet.
pub fn sheet_of_proposals(state: &State, group: &VendorProposals, lang: Lang) -> Option<OrderSheet> {
    let draft = group.draft()?;
    let lines = draft.lines.iter();
    Some(OrderSheet {
        clinic: clinic(state),
        vendor: vendor_name(state, group.vendor),
        reference: String::new(),
        lines: lines.map(|line| sheet_line(state, line.item, line.pack, line.packs.value(), lang)).collect(),
    })
}

/// One order as it is sent; lines that were taken off are not in it.
pub fn sheet_of_order(state: &State, order: &OrderRecord, lang: Lang) -> OrderSheet {
    let vendor = order.drafted.as_ref().and_then(|drafted| drafted.vendor);
    let reference = order.placed.get().map(|placed| placed.reference.as_str().to_owned());
    OrderSheet {
        clinic: clinic(state),
        vendor: vendor_name(state, vendor),
        reference: reference.unwrap_or_default(),
        lines: order
            .lines()
            .filter(|(_, line)| line.packs.value() > 0)
            .map(|(_, line)| sheet_line(state, line.item, line.pack, line.packs.value(), lang))
            .collect(),
    }
}

/// An order whose draft is known here.
pub fn order(state: &State, id: OrderId) -> Option<&OrderRecord> {
    state.orders.orders.get(&id).map(|order| &**order).filter(|order| order.drafted.is_some())
}

/// Where a delivery of an item goes: the closets, the one that has a line for it first; without a closet
/// any place.
pub fn delivery_places(state: &State, item: ItemId) -> Vec<PlaceId> {
    let mut places = state.clinic.closets();
    if places.is_empty() {
        places = state.clinic.places_in_order();
    }
    let home = places
        .iter()
        .position(|place| state.catalogue.line(*place, item).is_some_and(|line| line.par().is_some()));
    if let Some(home) = home {
        let home = places.remove(home);
        places.insert(0, home);
    }
    places
}
