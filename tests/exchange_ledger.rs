//! A clinic's history comes in from a spreadsheet whole or not at all, and then stands on the shelves
//! as if it had been recorded here. Keeps away: half a file, a balance that hangs on the order of the
//! file's days, a record that does not say where it came from.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use support::clinic::{START, label};
use support::ledger::{HEAD, at, clinic, facts, import, ledger, maria, now, read};
use support::tablet::Tablet;
use support::{cases, shuffled};
use tallywell::codec::csv;
use tallywell::codec::snapshot::state_digest;
use tallywell::domain::event::supply::HistoryImported;
use tallywell::domain::event::{
    Body, ItemChange, PlaceChange, PlaceKind, Role, StaffChange, Standing, Timing,
};
use tallywell::domain::ids::StaffId;
use tallywell::domain::inventory::fefo::lot_lines;
use tallywell::domain::inventory::stock::StockKey;
use tallywell::domain::state::State;
use tallywell::domain::text::Initials;
use tallywell::domain::time::{Date, MINUTE_MS};
use tallywell::exchange::ledger::{
    Column, HEADER, Kind, LedgerFault, PROBLEMS_MAX, Progress, ROWS_MAX, Reading, RowProblem, RowReason,
    template_csv,
};

fn balance(tablet: &Tablet, item: usize, place: usize) -> i64 {
    tablet.state.stock.balance(tablet.world().key(item, place)).likely
}

fn check_fault(bytes: &[u8], fault: LedgerFault) {
    assert_eq!(read(&clinic().state, bytes), Err(fault), "{}", String::from_utf8_lossy(bytes));
}

#[test]
fn a_file_that_is_no_ledger_says_what_it_lacks() {
    check_fault(b"", LedgerFault::NoRows);
    check_fault(b"\n\r\n ,,\n", LedgerFault::NoRows);
    check_fault(format!("{HEAD}\r\n").as_bytes(), LedgerFault::NoRows);
    check_fault(
        b"date,item,time,qty\n2026-03-05,Masks,,1\n",
        LedgerFault::MissingColumns { columns: vec![Column::Place, Column::Kind, Column::Quantity] },
    );
    check_fault(
        b"date,item,place,kind,quantity,Quantity\n",
        LedgerFault::ColumnTwice { column: Column::Quantity },
    );
    let many = format!("{HEAD}\n{}", "2026-03-05,,Masks,Lab,,,use,1,,,\n".repeat(ROWS_MAX + 1));
    check_fault(many.as_bytes(), LedgerFault::TooManyRows { limit: ROWS_MAX, found: ROWS_MAX + 1 });
}

#[test]
fn columns_are_found_by_their_heading_in_any_order_and_others_are_named() {
    let tablet = clinic();
    let file = "Cost, ENTERED BY ,Quantity,KIND,Item,,Place,To-Place,Date,Patient\n\
                1.50,ML,2,move,Masks,,Closet,Lab,3/5/2026,\n";
    let plan = read(&tablet.state, file.as_bytes()).unwrap();
    assert_eq!(plan.ignored_columns, ["Cost", "Patient"]);
    let facts = plan.facts(now(), maria(&tablet));
    assert_eq!(facts[1].body, tablet.world().moved(3, 0, 3, 2));
    assert_eq!((facts[1].occurred_at, facts[1].staff), (at(2026, 3, 5, 12, 0), Some(maria(&tablet))));
}

#[test]
fn a_byte_order_mark_line_ends_of_windows_and_quotes_are_read_and_lines_keep_their_number() {
    let tablet = clinic();
    let rows = "\"2026-03-05\",,\"Masks\",\"Closet\",,,use,\"1\",,\"two\r\nlines\",\r\n\
                2026-03-05,,Masks,\"The \"\"old\"\" room, left\",,,use,1,,,\r\n";
    let problem = RowProblem {
        line: 4,
        column: Column::Place,
        reason: RowReason::UnknownPlace,
        found: "The \"old\" room, left".to_owned(),
    };
    let whole = format!("\u{feff}{HEAD}\r\n{rows}");
    let fault = LedgerFault::BadRows { problems: vec![problem], more: 0 };
    assert_eq!(read(&tablet.state, whole.as_bytes()), Err(fault));
    let good = whole.replace("The \"\"old\"\" room, left", "Lab");
    assert_eq!(read(&tablet.state, good.as_bytes()).unwrap().rows, 2);
    let semicolons = good.replace(',', ";");
    assert_eq!(read(&tablet.state, semicolons.as_bytes()).unwrap().rows, 2);
}

#[test]
fn one_bad_row_keeps_everything_out_and_of_many_bad_rows_the_first_hundred_are_listed() {
    let state = clinic().state;
    let mut rows = vec!["2026-03-05,,Masks,Closet,,,use,1,,,"; 500];
    assert_eq!(read(&state, &ledger(&rows)).unwrap().rows, 500);
    rows[250] = "2026-03-05,,Masks,Closet,,,use,,,,";
    match read(&state, &ledger(&rows)) {
        Err(LedgerFault::BadRows { problems, more: 0 }) => assert_eq!(problems[0].line, 252),
        other => panic!("{other:?}"),
    }
    rows[100..400].fill("2026-03-05,,Masks,Closet,,,use,,,,");
    match read(&state, &ledger(&rows)) {
        Err(LedgerFault::BadRows { problems, more: 200 }) => {
            assert_eq!(problems.len(), PROBLEMS_MAX);
            assert_eq!((problems[0].line, problems[99].line), (102, 201));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_preview_says_what_would_come() {
    let plan = read(
        &clinic().state,
        &ledger(&[
            "2026-03-05,,Masks,Closet,,,use,1,,,ML",
            "2024-01-09,,C-MASKS,Lab,,,use,1,,,ZZ",
            "2026-10-31,,Gloves M,Closet,,,move,1,Room 2,,zz",
            "2026-10-30,,Gloves M,Closet,,,count,1,,,front desk",
        ]),
    )
    .unwrap();
    assert_eq!((plan.rows, plan.items, plan.places), (4, 2, 3));
    assert_eq!(plan.by_kind, BTreeMap::from([(Kind::Use, 2), (Kind::Move, 1), (Kind::Count, 1)]));
    let span = (plan.first.civil(), plan.last.civil());
    assert_eq!(span, ((2024, 1, 9), (2026, 10, 31)));
    let unknown = BTreeMap::from([("ZZ".to_owned(), 2), ("FRONT DESK".to_owned(), 1)]);
    assert_eq!(plan.unknown_people, unknown);
}

#[test]
fn retired_items_places_and_people_are_known_unless_something_in_use_has_the_name() {
    let mut tablet = clinic();
    let world = tablet.world();
    let (item, place) = (world.items[3], world.places[3]);
    let initials = Initials::parse("OP").unwrap();
    let added = Body::StaffAdded { initials, name: label("Olga Perez"), role: Role::Assistant };
    let olga = StaffId(tablet.note(START, added));
    tablet.note(START, Body::StaffChanged { staff: olga, change: StaffChange::Standing(Standing::Retired) });
    tablet.note(START, Body::ItemChanged { item, change: ItemChange::Standing(Standing::Retired) });
    let change = PlaceChange::Standing(Standing::Retired);
    tablet.note(START, Body::PlaceChanged { place, change });
    let row = "2026-03-05,,Masks,Lab,,,use,1,,,op";
    let found = facts(&tablet, &[row]);
    assert_eq!((&found[0].body, found[0].staff), (&world.used(3, 3, 1), Some(olga)));
    let lab = tablet.note(START, Body::PlaceAdded { name: label("lab"), kind: PlaceKind::Lab });
    match facts(&tablet, &[row])[0].body {
        Body::StockUsed { at, .. } => assert_eq!(at.0, lab),
        ref other => panic!("{other:?}"),
    }
}

#[test]
fn the_history_stands_on_the_shelves_and_every_record_names_its_file() {
    let mut tablet = clinic();
    let events = import(
        &mut tablet,
        &ledger(&[
            "2026-03-09,,Gloves M,Room 1,,,use,4,,,ML",
            "2026-03-05,09:00,Gloves M,Closet,AB1,2027-06,receive,200,,,ML",
            "2026-03-06,,Gloves M,Closet,AB1,2027-06,move,30,Room 1,,",
            "2026-03-07,,Gloves M,Closet,AB1,2027-06,waste,5,,expired,ML",
            "2026-03-08,,Gloves M,Closet,,,adjust,-1,,missing,??",
            "2026-03-10,,Masks,Lab,,,use,2,,,ML",
            "2026-03-10,,Masks,Lab,,,count,12,,,ML",
            "2026-03-10,,Masks,Lab,,,use,5,,,ML",
        ]),
    );
    assert_eq!(balance(&tablet, 0, 0), 164);
    assert_eq!(balance(&tablet, 0, 1), 26);
    // Rows of a day without times keep the order of the file: five of the twelve are gone.
    assert_eq!(balance(&tablet, 3, 3), 7);

    let (mark, records) = events.split_first().unwrap();
    let file = label("ledger.csv");
    assert_eq!(mark.body, Body::HistoryImported(HistoryImported { file: file.clone(), records: 8 }));
    assert_eq!((mark.header.timing, mark.header.occurred_at), (Timing::Now, START));
    assert_eq!(mark.header.staff, Some(maria(&tablet)));
    assert_eq!(records.len(), 8);
    assert!(records.is_sorted_by_key(|event| event.header.occurred_at));
    for event in records {
        assert_eq!(tablet.state.marks.imported(event.id).map(|imported| &imported.file), Some(&file));
        assert_eq!(event.header.timing, Timing::Backdated);
    }
    let (world, after) = (tablet.world(), START.plus_ms(MINUTE_MS));
    let next = tablet.note(after, world.counted(0, 0, 160));
    assert_eq!(tablet.state.marks.imported(next), None);
    assert_eq!(tablet.state.marks.imported(mark.id), None);
    assert_eq!(balance(&tablet, 0, 0), 160);
    assert_eq!(state_digest(&tablet.reopened().state), state_digest(&tablet.state));
}

#[test]
fn a_row_that_counts_one_lot_says_nothing_of_the_others() {
    let mut tablet = clinic();
    import(
        &mut tablet,
        &ledger(&[
            "2026-03-05,,Gloves M,Closet,AB1,2027-06,receive,10,,,",
            "2026-03-05,,Gloves M,Closet,CD2,2027-09,receive,20,,,",
            "2026-03-06,,Gloves M,Closet,ab1,2027-06,count,7,,,",
        ]),
    );
    let key = tablet.world().key(0, 0);
    let lines = lot_lines(&tablet.state, key, now().date());
    let shown: Vec<(String, i64)> = lines
        .iter()
        .map(|line| (line.bucket.lot.code.as_ref().unwrap().matching(), line.range.likely))
        .collect();
    assert_eq!(shown, [("AB1".to_owned(), 7), ("CD2".to_owned(), 20)]);
    assert_eq!(balance(&tablet, 0, 0), 27);
}

#[test]
fn a_row_of_today_never_comes_after_what_is_counted_next() {
    let mut tablet = clinic();
    // It is eight in the morning, and noon is still to come.
    import(
        &mut tablet,
        &ledger(&[
            "2026-11-02,,Masks,Lab,,,count,12,,,",
            "2026-11-02,,Masks,Lab,,,use,2,,,",
            "2026-11-02,08:01,Masks,Lab,,,use,1,,,",
        ]),
    );
    assert_eq!(balance(&tablet, 3, 3), 9);
    let world = tablet.world();
    tablet.note(START.plus_ms(MINUTE_MS), world.counted(3, 3, 8));
    assert_eq!(balance(&tablet, 3, 3), 8);
}

#[test]
fn the_template_has_every_column_and_reads_but_for_the_names_of_things() {
    let rows = csv::read(&template_csv());
    assert_eq!(rows[0].cells, HEADER);
    assert_eq!(Column::ALL.map(Column::heading), HEADER);
    match read(&clinic().state, &template_csv()) {
        Err(LedgerFault::BadRows { problems, more: 0 }) => {
            let reasons: Vec<RowReason> = problems.iter().map(|problem| problem.reason).collect();
            assert_eq!(reasons, [RowReason::UnknownPlace; 2]);
        }
        other => panic!("{other:?}"),
    }
    let ours = String::from_utf8(template_csv()).unwrap().replace("Supply closet", "Closet");
    assert_eq!(read(&clinic().state, ours.as_bytes()).unwrap().rows, 2);
}

/// Rows of a small clinic over many days.
fn generated(count: usize) -> Vec<String> {
    let (items, places) =
        (["Gloves M", "C-Gauze 4x4", "tongue BLADES", "Masks"], ["Closet", "Room 1", "Room 2", "Lab"]);
    (0..count)
        .map(|turn| {
            let day = Date::from_days(20_000 + i32::try_from(turn / 150).unwrap());
            let (year, month, day) = day.civil();
            let (item, place, to) = (items[turn % 4], places[turn / 4 % 4], places[(turn / 4 + 1) % 4]);
            let kind = Kind::ALL[turn % 6].word();
            let time = if turn % 3 == 0 { String::new() } else { format!("{}:{:02}", turn % 24, turn % 60) };
            format!(
                "{month}/{day}/{year},{time},{item},{place},L{},2029-0{},{kind},{},{to},other,ML",
                turn % 40,
                turn % 9 + 1,
                turn % 50 + 1
            )
        })
        .collect()
}

#[test]
fn a_hundred_thousand_rows_are_read_in_slices_and_at_once_alike() {
    let tablet = clinic();
    let rows = generated(100_000);
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let bytes = ledger(&rows);
    let at_once = read(&tablet.state, &bytes).unwrap();
    assert_eq!((at_once.rows, at_once.items, at_once.places), (100_000, 4, 4));
    let mut reading = Reading::begin(&tablet.state, &bytes, &label("ledger.csv"), now()).unwrap();
    assert_eq!(reading.step(7), Progress { done: 7, total: 100_000 });
    while !reading.step(999).is_done() {}
    assert_eq!(reading.finish().unwrap(), at_once);
    // Somebody who stops stepping early still gets the whole file or nothing.
    let mut reading = Reading::begin(&tablet.state, &bytes, &label("ledger.csv"), now()).unwrap();
    reading.step(10);
    let facts = reading.finish().unwrap().facts(now(), maria(&tablet));
    assert_eq!(facts.len(), 100_001);
    assert!(facts[1..].is_sorted_by_key(|fact| fact.occurred_at));
}

fn balances(state: &State) -> BTreeSet<(StockKey, i64, i64, i64)> {
    let ledgers = state.stock.ledgers();
    ledgers
        .map(|(key, ledger)| (*key, ledger.balance().low, ledger.balance().likely, ledger.balance().high))
        .collect()
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn the_days_of_a_file_may_stand_in_any_order(
        days in prop::collection::vec(
            prop::collection::vec((0..4_usize, 0..4_usize, 0..6_usize, 1..30_i64, 0..3_usize), 1..8),
            1..8,
        ),
        numbers in prop::collection::vec(0..50_usize, 1..10),
    ) {
        let days: Vec<Vec<String>> = days
            .iter()
            .enumerate()
            .map(|(day, rows)| rows.iter().map(|row| told(day, *row)).collect())
            .collect();
        let imported = |days: &[Vec<String>]| {
            let rows: Vec<&str> = days.iter().flatten().map(String::as_str).collect();
            let mut tablet = clinic();
            import(&mut tablet, &ledger(&rows));
            balances(&tablet.state)
        };
        prop_assert_eq!(imported(&days), imported(&shuffled(&days, &numbers)));
    }
}

fn told(day: usize, (item, place, kind, quantity, time): (usize, usize, usize, i64, usize)) -> String {
    let items = ["Gloves M", "Gauze 4x4", "Tongue blades", "Masks"];
    let places = ["Closet", "Room 1", "Room 2", "Lab"];
    let (lot, time) = (["", "AB1", "CD2"][time], ["", "", "12:00"][time]);
    let (item, place, to, kind) =
        (items[item], places[place], places[(place + 1) % 4], Kind::ALL[kind].word());
    format!("2026-04-{:02},{time},{item},{place},{lot},,{kind},{quantity},{to},,ML", day + 1)
}
