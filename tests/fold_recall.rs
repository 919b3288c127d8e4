//! Recalls, holds and opened containers where they touch each other. Keeps away: a recall that is closed
//! with something still to do, a vial that is used past its time, stock that leaves the book twice.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::clinic::{amount, label, lot, lot_until};
use support::day::{CLOSET, Day, ROOM, ROOM_2};
use support::stock_bodies::note;
use tallywell::domain::command::Command;
use tallywell::domain::event::lots::{HoldReason, LifeUnit, LotHeld, OpenedLife};
use tallywell::domain::event::stock::{LateReason, LotChoice, UseContext, WasteReason, WasteRoute};
use tallywell::domain::event::supply::{
    RecallAction, RecallClass, RecallClosed, RecallLine, RecallLineResolved, RecallRegistered,
};
use tallywell::domain::event::{Event, ItemChange, VoidReason};
use tallywell::domain::ids::{ContainerId, PlaceId, RecallId};
use tallywell::domain::inventory::command::{ContainerEnd, StockCommand};
use tallywell::domain::inventory::containers::{Nearness, open_containers};
use tallywell::domain::inventory::lot::{Bucket, Lot, LotCode};
use tallywell::domain::inventory::recall::{
    RecallStanding, recall_hits, recall_list, recall_tasks, standing,
};
use tallywell::domain::refusal::Refusal;
use tallywell::domain::time::{DAY_MS, HOUR_MS};

fn codes(lots: &[&str]) -> Vec<LotCode> {
    lots.iter().map(|lot| LotCode::parse(lot).unwrap()).collect()
}

fn registering(day: &Day, lots: &[&str]) -> StockCommand {
    StockCommand::RegisterRecall(RecallRegistered {
        item: day.world.items[0],
        lots: codes(lots),
        source: label("Maker"),
        class: RecallClass::Two,
        note: note(""),
    })
}

fn recall(day: &mut Day, lots: &[&str]) -> RecallId {
    let command = registering(day, lots);
    RecallId(day.ask(command).id)
}

fn resolve(day: &mut Day, recall: RecallId, line: RecallLine, found: i64, action: RecallAction) {
    let (found, note) = (amount(found), note(""));
    day.ask(StockCommand::ResolveRecallLine(RecallLineResolved { recall, line, found, action, note }));
}

#[test]
fn what_a_recall_would_hit_is_what_it_then_asks_about() {
    let mut day = Day::on(2026, 11, 22);
    day.receive(CLOSET, lot_until("21B03", 2027, 6, 30), 12);
    day.receive(ROOM, lot_until("21b09", 2027, 6, 30), 4);
    day.receive(ROOM_2, Lot::UNKNOWN, 5);
    let lots = ["21B03", "21B04", "21B09"];
    let before = recall_hits(day.state(), day.world.items[0], &codes(&lots));
    assert_eq!(before.iter().map(|(_, most)| most).sum::<i64>(), 21);
    let recall = recall(&mut day, &lots);
    let asked: Vec<_> =
        recall_tasks(day.state(), recall).into_iter().map(|task| (task.line, task.most)).collect();
    assert_eq!(asked, before);
}

/// Somebody was told of three; then the record of two more comes from another tablet.
#[test]
fn a_line_of_used_stock_is_open_again_when_more_was_used_than_was_told() {
    let mut day = Day::on(2026, 11, 22);
    day.receive(ROOM, lot_until("R1", 2027, 6, 30), 5);
    day.ask(day.using(ROOM, lot("R1"), 3, None));
    let recall = recall(&mut day, &["R1"]);
    let place = day.world.places[ROOM];
    let read = |day: &Day| recall_tasks(day.state(), recall)[0].line.clone();
    let found = read(&day);
    assert!(matches!(&found, RecallLine::Found(at, _) if *at == place));
    resolve(&mut day, recall, found, 2, RecallAction::Quarantined);
    let used = recall_tasks(day.state(), recall)[1].line.clone();
    resolve(&mut day, recall, used, 3, RecallAction::Notified);
    assert_eq!(standing(day.state(), recall), RecallStanding::Open { lines: 0 });
    day.ask(StockCommand::CloseRecall(RecallClosed { recall }));
    assert_eq!(standing(day.state(), recall), RecallStanding::Closed);
    day.ask(day.using(ROOM, lot("R1"), 2, Some(LotChoice::Other)));
    assert_eq!(standing(day.state(), recall), RecallStanding::Reopened { lines: 1 });
}

#[test]
fn recalls_that_ask_for_something_stand_first_and_the_latest_above() {
    let mut day = Day::on(2026, 11, 22);
    let first = recall(&mut day, &["A1"]);
    day.ask(StockCommand::CloseRecall(RecallClosed { recall: first }));
    let (second, third) = (recall(&mut day, &["A2"]), recall(&mut day, &["A3"]));
    let listed: Vec<_> = recall_list(day.state()).into_iter().map(|(id, _)| id).collect();
    assert_eq!(listed, [third, second, first]);
}

/// The wrong item was chosen: taken back at once, it holds nothing.
#[test]
fn a_recall_that_is_taken_back_holds_nothing() {
    let mut day = Day::on(2026, 11, 22);
    day.receive(ROOM, lot_until("R1", 2027, 6, 30), 5);
    let recall = recall(&mut day, &["R1"]);
    assert_eq!(day.usable(ROOM), 0);
    undo(&mut day, recall.0);
    assert_eq!(day.usable(ROOM), 5);
    assert_eq!(recall_list(day.state()), []);
}

fn undo(day: &mut Day, target: tallywell::domain::ids::EventId) {
    let command = Command::VoidRecords { targets: vec![target], reason: VoidReason::Undone, note: note("") };
    day.try_ask(&command).unwrap();
}

#[test]
fn a_hold_names_a_place_that_exists() {
    let mut day = Day::on(2026, 11, 22);
    let nowhere = PlaceId(day.world.items[0].0);
    let held = LotHeld {
        item: day.world.items[0],
        lot: lot("H1"),
        place: Some(nowhere),
        reason: HoldReason::Quality,
        note: note(""),
    };
    assert_eq!(day.attempt(StockCommand::HoldLot(held)), Err(Refusal::UnknownPlace(nowhere)));
}

/// Ten doses of a lot in a room, kept for eight hours once they are opened.
fn vials(life_hours: u16) -> Day {
    let mut day = Day::on(2026, 11, 22);
    let item = day.world.items[0];
    let change = ItemChange::OpenedLife(Some(OpenedLife { count: life_hours, unit: LifeUnit::Hours }));
    day.try_ask(&Command::ChangeItem { item, change }).unwrap();
    day.receive(ROOM, lot_until("V1", 2027, 6, 30), 30);
    day
}

fn opening(day: &Day, code: &str) -> StockCommand {
    let (at, item) = (day.world.places[ROOM], day.world.items[0]);
    StockCommand::OpenContainer { at, item, bucket: Bucket::of(lot(code)), holds: amount(10) }
}

fn from_it(day: &Day, container: &Event, code: &str, doses: i64, choice: Option<LotChoice>) -> StockCommand {
    let mut using = day.using(ROOM, lot(code), doses, choice);
    if let StockCommand::Use { container: from, .. } = &mut using {
        *from = Some(ContainerId(container.id));
    }
    using
}

fn end(container: &Event, left: i64, end: ContainerEnd) -> StockCommand {
    StockCommand::EndContainer { container: ContainerId(container.id), left: amount(left), end }
}

fn discarded() -> ContainerEnd {
    let (reason, route) = (WasteReason::DiscardTimePassed, WasteRoute::PharmaceuticalBin);
    ContainerEnd::Discarded { reason, route, note: note("") }
}

/// Ten were in it, six were used: past its time four are not usable, and not ten.
#[test]
fn what_was_used_out_of_a_vial_is_no_longer_in_it() {
    let mut day = vials(8);
    let vial = day.ask(opening(&day, "V1"));
    let used = day.ask(from_it(&day, &vial, "V1", 6, None));
    assert_eq!((open_containers(day.state(), day.zoned())[0].left, day.usable(ROOM)), (4, 24));
    day.now = day.now.plus_ms(9 * HOUR_MS);
    assert_eq!((day.have(ROOM), day.usable(ROOM)), (24, 20));
    undo(&mut day, used.id);
    assert_eq!((day.have(ROOM), day.usable(ROOM)), (30, 20));
}

#[test]
fn past_its_time_a_vial_is_used_only_with_a_reason() {
    let mut day = vials(8);
    let vial = day.ask(opening(&day, "V1"));
    day.now = day.now.plus_ms(9 * HOUR_MS);
    assert_eq!(open_containers(day.state(), day.zoned())[0].nearness, Nearness::Past);
    assert_eq!(day.attempt(from_it(&day, &vial, "V1", 1, None)), Err(Refusal::OpenTooLong));
    day.ask(from_it(&day, &vial, "V1", 1, Some(LotChoice::Other)));
    let used_up = ContainerEnd::UsedUp { context: Some(UseContext::Clinic) };
    assert_eq!(day.attempt(end(&vial, 9, used_up)), Err(Refusal::OpenTooLong));
    let events = day.attempt(end(&vial, 9, discarded())).unwrap();
    assert_eq!(events.len(), 2);
    assert_eq!((day.have(ROOM), day.usable(ROOM)), (20, 20));
    assert_eq!(day.attempt(end(&vial, 1, discarded())), Err(Refusal::ContainerNotOpen));
    assert_eq!(day.attempt(from_it(&day, &vial, "V1", 1, None)), Err(Refusal::ContainerNotOpen));
}

/// A hold is a hold, open or not; and what is not this vial is not taken out of it.
#[test]
fn an_open_vial_of_a_recalled_lot_is_not_used() {
    let mut day = vials(8);
    let vial = day.ask(opening(&day, "V1"));
    assert_eq!(day.attempt(from_it(&day, &vial, "V2", 1, None)), Err(Refusal::ContainerNotOpen));
    recall(&mut day, &["V1"]);
    let refused = Err(Refusal::LotNotUsable { lot: lot("V1") });
    assert_eq!(day.attempt(from_it(&day, &vial, "V1", 1, None)), refused);
    assert_eq!(day.attempt(opening(&day, "V1")), refused);
}

/// Opened in the morning, recalled at noon, written down in the evening: it was opened all the same.
#[test]
fn what_was_opened_before_the_recall_may_still_be_written_down() {
    let mut day = vials(48);
    day.now = day.now.plus_ms(DAY_MS);
    recall(&mut day, &["V1"]);
    let late = |day: &Day, hours: i64| StockCommand::Late {
        happened: day.now.plus_ms(-hours * HOUR_MS),
        reason: LateReason::Paper,
        note: note(""),
        what: Box::new(opening(day, "V1")),
    };
    day.now = day.now.plus_ms(3 * HOUR_MS);
    assert_eq!(day.attempt(late(&day, 1)), Err(Refusal::LotNotUsable { lot: lot("V1") }));
    day.ask(late(&day, 5));
    assert_eq!(open_containers(day.state(), day.zoned()).len(), 1);
}

#[test]
fn an_opening_and_a_closing_can_be_taken_back() {
    let mut day = vials(8);
    let vial = day.ask(opening(&day, "V1"));
    let closed = day.attempt(end(&vial, 0, discarded())).unwrap();
    assert_eq!(closed.len(), 1, "nothing was left, so nothing left the book");
    assert_eq!(open_containers(day.state(), day.zoned()), []);
    undo(&mut day, closed[0].id);
    assert_eq!(open_containers(day.state(), day.zoned()).len(), 1);
    undo(&mut day, vial.id);
    assert_eq!(open_containers(day.state(), day.zoned()), []);
    assert_eq!(day.attempt(from_it(&day, &vial, "V1", 1, None)), Err(Refusal::ContainerNotOpen));
}

/// Eight hours, the end of today, a label next year, nothing at all: in this order on the list.
#[test]
fn what_must_go_first_stands_first() {
    let mut day = Day::on(2026, 11, 22);
    let item = day.world.items[0];
    day.receive(ROOM, lot_until("V1", 2027, 6, 30), 30);
    day.receive(ROOM, lot_until("V2", 2026, 11, 22), 30);
    let endless = day.ask(StockCommand::OpenContainer {
        at: day.world.places[ROOM],
        item,
        bucket: Bucket::default(),
        holds: amount(1),
    });
    let by_label = day.ask(opening(&day, "V1"));
    let today = day.ask(opening(&day, "V2"));
    let change = ItemChange::OpenedLife(Some(OpenedLife { count: 8, unit: LifeUnit::Hours }));
    day.try_ask(&Command::ChangeItem { item, change }).unwrap();
    let by_rule = day.ask(opening(&day, "V1"));
    let listed: Vec<_> = open_containers(day.state(), day.zoned())
        .into_iter()
        .map(|line| (line.id.0, line.nearness))
        .collect();
    assert_eq!(
        listed,
        [
            (by_rule.id, Nearness::Today),
            (today.id, Nearness::Today),
            (by_label.id, Nearness::Later),
            (endless.id, Nearness::Endless),
        ]
    );
    // The label's day is usable to its end, and then it is over.
    day.now = day.now.plus_ms(15 * HOUR_MS);
    let past: Vec<_> = open_containers(day.state(), day.zoned())
        .into_iter()
        .filter(|line| line.nearness == Nearness::Past)
        .map(|line| line.id.0)
        .collect();
    assert_eq!(past, [by_rule.id, today.id]);
}

/// A start from the snapshot knows what was taken out of a vial.
#[test]
fn a_snapshot_keeps_what_was_taken_out() {
    use tallywell::codec::snapshot;
    let mut day = vials(8);
    let vial = day.ask(opening(&day, "V1"));
    day.ask(from_it(&day, &vial, "V1", 6, None));
    let (again, _) = snapshot::decode(&snapshot::encode(day.state(), &[])).unwrap();
    assert_eq!(open_containers(&again, day.zoned()), open_containers(day.state(), day.zoned()));
    assert_eq!(open_containers(&again, day.zoned())[0].left, 4);
}
