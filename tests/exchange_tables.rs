//! Tables that leave for a spreadsheet say what the screen says, and nothing in them runs.
//! Keeps away: a zero where nobody counted, a formula in a name, a sum that is not the balance.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeMap;

use proptest::prelude::*;
use support::cases;
use support::clinic::{START, amount, founding, label, stream};
use support::history::histories;
use support::tablet::Tablet;
use tallywell::codec::csv::{guarded, read, unguarded};
use tallywell::domain::command::Command;
use tallywell::domain::event::stock::{Delivery, OrderLineRef};
use tallywell::domain::event::supply::{OrderPlaced, ReorderRule, ReorderRuleSet, Rounding, VendorAdded};
use tallywell::domain::event::{Body, ItemChange, VoidReason};
use tallywell::domain::ids::{OrderId, VendorId};
use tallywell::domain::inventory::command::StockCommand;
use tallywell::domain::inventory::lot::Bucket;
use tallywell::domain::inventory::reorder::by_vendor;
use tallywell::domain::text::Note;
use tallywell::domain::time::{MINUTE_MS, Offset, Zoned};
use tallywell::exchange::balances::{self, balances_csv};
use tallywell::exchange::movements::{self, movements_csv};
use tallywell::exchange::orders::{order_csv, proposals_csv};

type Line = BTreeMap<String, String>;

/// The lines of a table by the names of its columns.
fn lines(bytes: &[u8]) -> Vec<Line> {
    let rows = read(bytes);
    let (head, rest) = rows.split_first().unwrap();
    rest.iter().map(|row| head.cells.iter().cloned().zip(row.cells.iter().cloned()).collect()).collect()
}

fn as_of() -> Zoned {
    Zoned { at: START, offset: Offset::from_minutes(-360).unwrap() }
}

fn clinic() -> Tablet {
    let mut tablet = Tablet::new(stream(0), 0);
    tablet.ask(START, &founding()).unwrap();
    tablet.staff = tablet.state.clinic.staff.keys().next().copied();
    tablet
}

fn line<'a>(lines: &'a [Line], place: &str, item: &str) -> &'a Line {
    lines.iter().find(|line| line["place"] == place && line["item"] == item).unwrap()
}

#[test]
fn a_shelf_that_nobody_counted_has_no_number() {
    let tablet = clinic();
    let table = lines(&balances_csv(&tablet.state, as_of()));
    let never = line(&table, "Room 1", "Masks");
    assert_eq!(
        (never["on_hand"].as_str(), never["par"].as_str(), never["counted"].as_str()),
        ("", "12", "never")
    );
}

#[test]
fn a_count_stands_with_its_person_tablet_and_time() {
    let mut tablet = clinic();
    let world = tablet.world();
    tablet.note(START, world.counted(0, 1, 9));
    tablet.note(START.plus_ms(MINUTE_MS), world.used(0, 1, 2));
    let table = lines(&balances_csv(&tablet.state, as_of()));
    let found = table.iter().find(|line| line["on_hand"] == "7").unwrap();
    let got = ["last_counted_at", "last_counted_by", "last_counted_on_tablet", "as_of"]
        .map(|name| found[name].as_str());
    assert_eq!(got, ["2026-11-02T08:00:00-06:00", "ML", "A", "2026-11-02T08:00:00-06:00"]);
}

#[test]
fn a_corrected_record_stays_in_the_table_with_its_correction() {
    let mut tablet = clinic();
    let world = tablet.world();
    let target = tablet.note(START, world.counted(0, 1, 99));
    let note = Note::default();
    tablet
        .note(START.plus_ms(MINUTE_MS), Body::EventVoided { target, reason: VoidReason::WrongAmount, note });
    let table = lines(&movements_csv(&tablet.state));
    let got = ["kind", "counted", "voided", "voided_by"].map(|name| table[0][name].as_str());
    assert_eq!(got, ["counted", "99", "yes", "ML"]);
}

#[test]
fn no_name_runs_as_a_formula() {
    let mut tablet = clinic();
    let item = tablet.world().items[0];
    let name = label("=HYPERLINK(\"http://x\")");
    tablet.ask(START, &Command::ChangeItem { item, change: ItemChange::Name(name) }).unwrap();
    let text = String::from_utf8(balances_csv(&tablet.state, as_of())).unwrap();
    assert!(text.contains(",\"'=HYPERLINK(\"\"http://x\"\")\","), "{text}");
}

#[test]
fn tables_are_rfc_4180_with_a_byte_order_mark() {
    let tablet = clinic();
    for (bytes, columns) in [
        (balances_csv(&tablet.state, as_of()), balances::COLUMNS.as_slice()),
        (movements_csv(&tablet.state), movements::COLUMNS.as_slice()),
    ] {
        let text = String::from_utf8(bytes).unwrap();
        let text = text.strip_prefix('\u{feff}').unwrap();
        assert_eq!(text.lines().next().unwrap(), columns.join(","));
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_guard_comes_off_as_it_went_on(text in "[=+@'\\-a-z]{0,6}") {
        let held = guarded(&text);
        prop_assert!(!held.starts_with(['=', '+', '-', '@', '\t', '\r']));
        prop_assert_eq!(unguarded(&held), &text);
    }
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn every_balance_of_the_state_is_in_the_table(history in histories(50)) {
        let state = &history.tablets[0].state;
        let table = lines(&balances_csv(state, as_of()));
        let mut expected: Vec<i64> =
            state.stock.ledgers().map(|(_, ledger)| ledger.balance().likely.max(0)).collect();
        let mut got: Vec<i64> = table.iter().filter_map(|line| line["on_hand"].parse().ok()).collect();
        expected.sort_unstable();
        got.sort_unstable();
        prop_assert_eq!(got, expected);
    }
}

/// A box holds 50: 60 are missing, so two boxes; one of them comes.
#[test]
fn an_order_is_told_line_by_line_with_what_came_and_its_vendor_runs_nothing() {
    let mut tablet = clinic();
    let mut ask =
        |command: StockCommand| tablet.ask(START, &Command::Stock(Box::new(command))).unwrap().remove(0).id;
    let vendor =
        Some(VendorId(ask(StockCommand::AddVendor(VendorAdded { name: label("=cmd|' /C calc'!A1") }))));
    let world = tablet.world();
    let item = world.items[1];
    let pack = tablet.state.catalogue.packs_in_use(item).first().map(|(pack, ..)| *pack);
    let rule = ReorderRule {
        vendor,
        pack,
        reorder_point: amount(20),
        order_up_to: amount(60),
        least_packs: amount(1),
        rounding: Rounding::Up,
        lead_days: 3,
    };
    let mut ask =
        |command: StockCommand| tablet.ask(START, &Command::Stock(Box::new(command))).unwrap().remove(0).id;
    ask(StockCommand::SetReorderRule(ReorderRuleSet { item, rule: Some(rule) }));
    let proposed = lines(&proposals_csv(&tablet.state, as_of()));
    let cells =
        ["vendor", "item", "on_hand", "stock_position", "need", "packs", "pack", "pack_holds", "in_draft"];
    let told: Vec<&str> = cells.iter().map(|cell| proposed[0][*cell].as_str()).collect();
    assert_eq!(told, ["=cmd|' /C calc'!A1", "Gauze 4x4", "0", "0", "60", "2", "box", "50", "no"]);
    assert!(proposals_csv(&tablet.state, as_of()).windows(5).any(|part| part == b"'=cmd"));
    let draft = by_vendor(&tablet.state, as_of())[0].draft().unwrap();
    let mut ask =
        |command: StockCommand| tablet.ask(START, &Command::Stock(Box::new(command))).unwrap().remove(0).id;
    let order = OrderId(ask(StockCommand::DraftOrder(draft)));
    let reference = Note::parse("+PO 7").unwrap();
    ask(StockCommand::PlaceOrder(OrderPlaced { order, expected: None, reference }));
    let delivery = Delivery { vendor, order: Some(OrderLineRef { order, line: 0 }) };
    let (to, quantity, bucket) = (world.places[0], amount(50), Bucket::default());
    ask(StockCommand::Receive { to, item, quantity, entered: None, bucket, delivery });
    let ordered = lines(&order_csv(&tablet.state, order));
    let cells = ["reference", "stage", "item", "packs", "pack_holds", "units", "received", "to_come"];
    let told: Vec<&str> = cells.iter().map(|cell| ordered[0][*cell].as_str()).collect();
    assert_eq!(told, ["+PO 7", "part_received", "Gauze 4x4", "2", "50", "100", "50", "50"]);
}
