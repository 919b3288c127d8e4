//! The table of balances: one row for each item in each place, as of one moment.

use crate::codec::csv::{Cell, Table};
use crate::domain::inventory::catalogue::LineRecord;
use crate::domain::inventory::stock::StockKey;
use crate::domain::ordered::Ordered as _;
use crate::domain::state::State;
use crate::domain::time::Zoned;
use crate::exchange::names;

pub const COLUMNS: [&str; 15] = [
    "as_of",
    "place",
    "shelf",
    "item",
    "code",
    "unit",
    "on_hand",
    "on_hand_low",
    "on_hand_high",
    "unexplained",
    "par",
    "counted",
    "last_counted_at",
    "last_counted_by",
    "last_counted_on_tablet",
];

/// The table as it is known at `as_of`. A shelf that was never counted says so and has no number.
pub fn balances_csv(state: &State, as_of: Zoned) -> Vec<u8> {
    let mut keys: Vec<StockKey> = state.stock.ledgers().map(|(key, _)| *key).collect();
    for (place, lines) in &state.catalogue.lines {
        let with_par = lines.iter().filter(|(_, line)| line.par().is_some());
        keys.extend(with_par.map(|(item, _)| StockKey { item: *item, place: *place }));
    }
    let order = |place| state.clinic.places.get(&place).and_then(|place| place.order.get()).copied();
    keys.order_by_key(|key| (order(key.place), key.place, names::item(state, key.item), key.item));
    keys.dedup();
    let mut table = Table::new(&COLUMNS);
    let as_of = names::timestamp(as_of);
    for key in keys {
        let balance = state.stock.balance(key);
        let line = state.catalogue.line(key.place, key.item);
        let shelf = line.and_then(|line| line.shelf.get()).map_or("", |(shelf, _)| shelf.as_str());
        let par = line.and_then(LineRecord::par).map_or(Cell::Blank, |par| Cell::Number(par.value()));
        let anchor = balance.anchor;
        let counted_at = anchor.map(|anchor| names::timestamp(anchor.counted)).unwrap_or_default();
        let tablet = anchor.map(|anchor| names::tablet(state, anchor.id.stream)).unwrap_or_default();
        let known = anchor.is_some() || state.stock.ledger(key).is_some();
        let number = |value: i64| if known { Cell::Number(value) } else { Cell::Blank };
        table.row(&[
            Cell::Text(&as_of),
            Cell::Text(names::place(state, key.place)),
            Cell::Text(shelf),
            Cell::Text(names::item(state, key.item)),
            Cell::Text(names::item_code(state, key.item)),
            Cell::Text(names::item_unit(state, key.item)),
            number(balance.likely.max(0)),
            number(balance.low),
            number(balance.high),
            number(balance.unexplained()),
            par,
            Cell::Text(if anchor.is_some() { "yes" } else { "never" }),
            Cell::Text(&counted_at),
            Cell::Text(names::initials(state, anchor.and_then(|anchor| anchor.staff))),
            Cell::Text(&tablet),
        ]);
    }
    table.finish()
}
