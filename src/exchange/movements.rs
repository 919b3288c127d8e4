//! The table of movements: every stock record, voided ones included, oldest first.

use crate::codec::csv::{Cell, Table};
use crate::domain::event::Timing;
use crate::domain::inventory::ledger::EntryKind;
use crate::domain::ordered::Ordered as _;
use crate::domain::state::State;
use crate::exchange::names;

pub const COLUMNS: [&str; 16] = [
    "occurred_at",
    "entered_late",
    "kind",
    "place",
    "item",
    "code",
    "unit",
    "change",
    "counted",
    "other_place",
    "by",
    "tablet",
    "voided",
    "voided_by",
    "voided_at",
    "event",
];

/// Every leg of every stock record. The sum of `change` after the last count of a place, added to
/// that count, is its balance.
pub fn movements_csv(state: &State) -> Vec<u8> {
    let mut entries: Vec<_> = state
        .stock
        .ledgers()
        .flat_map(|(key, ledger)| ledger.entries().iter().map(move |entry| (*key, *entry)))
        .collect();
    entries.order_by_key(|(key, entry)| {
        (state.knowledge.corrected(entry.id, entry.at), entry.id, entry.change(), *key)
    });
    let mut table = Table::new(&COLUMNS);
    for (key, entry) in entries {
        let (kind, other) = match entry.kind {
            EntryKind::Counted(_) => ("counted", None),
            EntryKind::Received => ("received", None),
            EntryKind::Used(_) => ("used", None),
            EntryKind::Wasted(_) => ("wasted", None),
            EntryKind::AdjustedUp(_) | EntryKind::AdjustedDown(_) => ("adjusted", None),
            EntryKind::FundedFrom(_) | EntryKind::FundedTo(_) => ("funding", None),
            EntryKind::MovedIn { from, .. } => ("moved_in", Some(from)),
            EntryKind::MovedOut { to, .. } => ("moved_out", Some(to)),
        };
        let void = state.stock.void_of(entry.id);
        let counted = match entry.change() {
            None => Cell::Number(entry.quantity.value()),
            Some(_) => Cell::Blank,
        };
        table.row(&[
            Cell::Text(&names::timestamp(entry.zoned())),
            Cell::Text(if entry.timing == Timing::Backdated { "yes" } else { "no" }),
            Cell::Text(kind),
            Cell::Text(names::place(state, key.place)),
            Cell::Text(names::item(state, key.item)),
            Cell::Text(names::item_code(state, key.item)),
            Cell::Text(names::item_unit(state, key.item)),
            entry.change().map_or(Cell::Blank, Cell::Number),
            counted,
            Cell::Text(other.map_or("", |place| names::place(state, place))),
            Cell::Text(names::initials(state, entry.staff)),
            Cell::Text(&names::tablet(state, entry.id.stream)),
            Cell::Text(if void.is_some() { "yes" } else { "no" }),
            Cell::Text(names::initials(state, void.and_then(|void| void.by))),
            Cell::Text(&void.map(|void| names::timestamp(void.voided)).unwrap_or_default()),
            Cell::Text(&entry.id.to_string()),
        ]);
    }
    table.finish()
}
