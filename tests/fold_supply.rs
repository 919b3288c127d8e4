//! Packs, orders, recalls and late entries, through the requests that people make. Keeps away: a recall
//! that is closed with a lot still on a shelf, an order that counts twice.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::clinic::{amount, label, lot, lot_until};
use support::day::{CLOSET, Day, LAB, ROOM, ROOM_2, date, rule};
use support::stock_bodies::note;
use tallywell::domain::command::{Command, NewPack};
use tallywell::domain::event::stock::{
    CountDetail, Delivery, Entered, EnteredPacks, LateReason, LotChoice, MovePurpose, OrderLineRef,
    UseContext,
};
use tallywell::domain::event::supply::{
    OrderDrafted, OrderLine, OrderLineCancelled, OrderPlaced, RecallAction, RecallClass, RecallClosed,
    RecallLine, RecallLineResolved, RecallRegistered, ReorderRuleSet, Rounding,
};
use tallywell::domain::event::{CountMethod, Timing};
use tallywell::domain::ids::{OrderId, RecallId};
use tallywell::domain::inventory::command::StockCommand;
use tallywell::domain::inventory::lot::{Bucket, Lot, LotCode};
use tallywell::domain::inventory::orders::OrderStage;
use tallywell::domain::inventory::recall::recall_tasks;
use tallywell::domain::inventory::reorder::{packs_to_order, proposals};
use tallywell::domain::refusal::Refusal;
use tallywell::domain::time::DAY_MS;

#[test]
fn s7_packs_of_any_depth_come_to_base_units_and_old_records_keep_theirs() {
    let mut day = Day::on(2026, 11, 3);
    let item = day.world.items[0];
    let pack = |day: &mut Day, name: &str, holds: i64| {
        let pack = NewPack { name: label(name), holds: amount(holds) };
        let added = day.try_ask(&Command::AddPack { item, pack }).unwrap();
        tallywell::domain::ids::PackId(added[0].id)
    };
    let (box_100, case) = (pack(&mut day, "box of 100", 100), pack(&mut day, "case", 1_000));
    let receive = |day: &mut Day, entered: Entered, quantity: i64| {
        let to = day.world.places[CLOSET];
        day.attempt(StockCommand::Receive {
            to,
            item,
            quantity: amount(quantity),
            entered: Some(entered),
            bucket: Bucket::default(),
            delivery: Delivery::default(),
        })
    };
    let packs = |first, count, loose, more: &[(tallywell::domain::ids::PackId, i64)]| Entered {
        more: more.iter().map(|(pack, packs)| EnteredPacks { pack: *pack, packs: amount(*packs) }).collect(),
        ..Entered::of(first, amount(count), amount(loose))
    };
    receive(&mut day, packs(case, 2, 40, &[(box_100, 3)]), 2_340).unwrap();
    assert_eq!(day.have(CLOSET), 2_340);
    let box_90 = pack(&mut day, "box of 90", 90);
    receive(&mut day, packs(box_90, 5, 0, &[]), 450).unwrap();
    assert_eq!(day.have(CLOSET), 2_790, "what was received before is as much as it was");
    let wrong = receive(&mut day, packs(box_90, 5, 0, &[]), 500);
    assert!(matches!(wrong, Err(Refusal::AmountMismatch { expected, .. }) if expected == amount(450)));
    let counted = StockCommand::Count {
        place: day.world.places[CLOSET],
        item,
        have: amount(1_595),
        entered: Some(packs(case, 1, 15, &[(box_100, 4), (box_90, 2)])),
        method: CountMethod::Entered,
        detail: CountDetail::whole(),
    };
    day.ask(counted);
    assert_eq!(day.have(CLOSET), 1_595);
}

/// Base units of a case: 1,000; the closet has 1,595, on order are 1,000.
#[test]
fn s7_an_order_is_proposed_at_the_reorder_point_and_in_whole_packs() {
    let up = rule(2_000, 6_000, 2, Rounding::Up);
    let capped = rule(2_000, 6_000, 2, Rounding::NeverAboveMaximum);
    assert_eq!(packs_to_order(&up, 1_000, 2_595), None);
    assert_eq!(packs_to_order(&up, 1_000, 1_895), Some(amount(5)));
    assert_eq!(packs_to_order(&capped, 1_000, 1_895), Some(amount(4)));
    let few = rule(5_950, 6_000, 2, Rounding::Up);
    assert_eq!(packs_to_order(&few, 1_000, 5_900), Some(amount(2)), "the vendor sends two or none");
    let capped = rule(5_950, 6_000, 2, Rounding::NeverAboveMaximum);
    assert_eq!(packs_to_order(&capped, 1_000, 5_900), Some(amount(2)));
    assert_eq!(packs_to_order(&rule(10, 10, 1, Rounding::Up), 1, 10), None, "nothing is missing");
    assert_eq!(packs_to_order(&rule(0, 10, 1, Rounding::Up), 4, -3), Some(amount(4)));
}

#[test]
fn an_order_counts_as_coming_until_it_came_or_was_given_up() {
    let mut day = Day::on(2026, 11, 3);
    let item = day.world.items[0];
    let ruled = ReorderRuleSet { item, rule: Some(rule(20, 60, 1, Rounding::Up)) };
    day.ask(StockCommand::SetReorderRule(ruled));
    day.receive(CLOSET, Lot::UNKNOWN, 15);
    let need = |day: &Day| proposals(day.state(), day.zoned()).first().map(|proposal| proposal.need);
    assert_eq!(need(&day), Some(45));
    let lines = vec![OrderLine { item, pack: None, packs: amount(45) }];
    let drafted = day.ask(StockCommand::DraftOrder(OrderDrafted { vendor: None, lines }));
    let order = OrderId(drafted.id);
    let stage =
        |day: &Day| day.state().orders.orders[&order].stage(&day.state().catalogue, &day.state().stock);
    assert_eq!((stage(&day), need(&day)), (OrderStage::Draft, Some(45)), "a draft brings nothing");
    let placed = OrderPlaced { order, expected: Some(date(2026, 11, 6)), reference: note("PO 7") };
    day.ask(StockCommand::PlaceOrder(placed.clone()));
    assert_eq!((stage(&day), need(&day)), (OrderStage::Placed, None));
    assert_eq!(
        day.attempt(StockCommand::PlaceOrder(placed)),
        Err(Refusal::OrderStage { stage: OrderStage::Placed })
    );
    let receipt = StockCommand::Receive {
        to: day.world.places[CLOSET],
        item,
        quantity: amount(30),
        entered: None,
        bucket: Bucket::default(),
        delivery: Delivery { vendor: None, order: Some(OrderLineRef { order, line: 0 }) },
    };
    day.ask(receipt);
    assert_eq!((stage(&day), need(&day)), (OrderStage::PartReceived, None));
    day.ask(day.using(CLOSET, Lot::UNKNOWN, 40, None));
    assert_eq!(need(&day), Some(40), "5 are there, 15 are still to come");
    day.ask(StockCommand::CancelOrderLine(OrderLineCancelled { order, line: 0 }));
    assert_eq!((stage(&day), need(&day)), (OrderStage::Received, Some(55)));
    let wrong = ReorderRuleSet { item, rule: Some(rule(61, 60, 1, Rounding::Up)) };
    assert_eq!(day.attempt(StockCommand::SetReorderRule(wrong)), Err(Refusal::ReorderPointAboveMaximum));
}

#[test]
fn an_order_that_is_overdue_is_not_counted_on() {
    let mut day = Day::on(2026, 11, 3);
    let item = day.world.items[0];
    day.ask(StockCommand::SetReorderRule(ReorderRuleSet { item, rule: Some(rule(20, 60, 1, Rounding::Up)) }));
    let lines = vec![OrderLine { item, pack: None, packs: amount(60) }];
    let order = OrderId(day.ask(StockCommand::DraftOrder(OrderDrafted { vendor: None, lines })).id);
    let expected = Some(date(2026, 11, 4));
    day.ask(StockCommand::PlaceOrder(OrderPlaced { order, expected, reference: note("") }));
    assert_eq!(proposals(day.state(), day.zoned()), vec![]);
    day.now = day.now.plus_ms(2 * DAY_MS);
    assert_eq!(proposals(day.state(), day.zoned())[0].need, 60);
}

/// Seven lots are recalled. 18 lie in three places, 5 are of an unknown lot, 9 were used, 6 went away.
#[test]
fn s11_a_recall_finds_what_is_there_holds_it_and_stays_open_until_every_line_is_done() {
    let mut day = Day::on(2026, 11, 22);
    let until = |code: &str| lot_until(code, 2027, 6, 30);
    day.receive(CLOSET, until("21B03"), 27);
    day.receive(ROOM, until("21B05"), 4);
    day.receive(LAB, until("21b09"), 2);
    day.receive(ROOM_2, Lot::UNKNOWN, 5);
    day.receive(CLOSET, until("22A01"), 10);
    day.ask(day.using(CLOSET, lot("21B03"), 9, None));
    let mut away = day.using(CLOSET, lot("21B03"), 6, None);
    if let StockCommand::Use { context, .. } = &mut away {
        *context = Some(UseContext::OtherSite);
    }
    day.ask(away);
    let usable_before: i64 = [CLOSET, ROOM, ROOM_2, LAB].map(|place| day.usable(place)).iter().sum();
    let lots = (3..=9).map(|number| LotCode::parse(&format!("21B0{number}")).unwrap()).collect();
    let registered = day.ask(StockCommand::RegisterRecall(RecallRegistered {
        item: day.world.items[0],
        lots,
        source: label("FDA Z-1234-2026"),
        class: RecallClass::Two,
        note: note(""),
    }));
    let recall = RecallId(registered.id);
    let sums = |day: &Day| {
        let (mut found, mut places, mut suspect, mut used, mut sent) = (0, 0, 0, 0, 0);
        for task in recall_tasks(day.state(), recall) {
            match task.line {
                RecallLine::Found(..) => {
                    found += task.most;
                    places += 1;
                }
                RecallLine::Suspect(_) => suspect += task.most,
                RecallLine::Used(_) => used += task.most,
                RecallLine::SentAway(_) => sent += task.most,
            }
        }
        (found, places, suspect, used, sent)
    };
    assert_eq!(sums(&day), (18, 3, 5, 9, 6));
    let usable_after: i64 = [CLOSET, ROOM, ROOM_2, LAB].map(|place| day.usable(place)).iter().sum();
    assert_eq!(usable_before - usable_after, 18);
    // Held at once: it cannot be brought to a room, and using it needs a word.
    let moving = StockCommand::Move {
        from: day.world.places[CLOSET],
        to: day.world.places[ROOM],
        item: day.world.items[0],
        quantity: amount(1),
        entered: None,
        purpose: MovePurpose::Restock,
        bucket: Bucket::of(lot("21B03")),
        choice: Some(LotChoice::Other),
    };
    assert!(matches!(day.attempt(moving), Err(Refusal::LotNotUsable { .. })));
    let tasks = recall_tasks(day.state(), recall);
    assert_eq!(tasks.len(), 6);
    for (done, task) in tasks.iter().enumerate() {
        let close = StockCommand::CloseRecall(RecallClosed { recall });
        let open = tasks.len() - done;
        assert_eq!(day.attempt(close), Err(Refusal::RecallLinesOpen { count: open }));
        day.ask(StockCommand::ResolveRecallLine(RecallLineResolved {
            recall,
            line: task.line.clone(),
            found: amount(task.most),
            action: RecallAction::Quarantined,
            note: note(""),
        }));
    }
    day.ask(StockCommand::CloseRecall(RecallClosed { recall }));
    assert_eq!(day.usable(CLOSET), 10, "a closed recall still holds its lots");
    day.receive(ROOM_2, until("21B07"), 3);
    assert!(recall_tasks(day.state(), recall).iter().any(|task| task.is_open() && task.most == 3));
}

/// The record stands where it happened, marked, and says why it is late.
#[test]
fn a_record_may_be_entered_up_to_thirty_days_later_with_a_reason() {
    let mut day = Day::on(2026, 11, 22);
    day.receive(ROOM, Lot::UNKNOWN, 10);
    let late = |day: &Day, days: i64, what: StockCommand| StockCommand::Late {
        happened: day.now.plus_ms(-days * DAY_MS),
        reason: LateReason::Paper,
        note: note(""),
        what: Box::new(what),
    };
    let events = day.attempt(late(&day, 29, day.using(ROOM, Lot::UNKNOWN, 2, None))).unwrap();
    assert_eq!(events.len(), 2);
    assert_eq!(events[0].header.timing, Timing::Backdated);
    assert_eq!(day.state().marks.late(events[0].id).unwrap().reason, LateReason::Paper);
    assert_eq!(day.state().marks.late(events[1].id), None);
    assert_eq!(day.have(ROOM), 8);
    let too_late = day.attempt(late(&day, 31, day.using(ROOM, Lot::UNKNOWN, 2, None)));
    assert_eq!(too_late, Err(Refusal::TooLongAgo { days: 30 }));
    let ahead = day.attempt(late(&day, -1, day.using(ROOM, Lot::UNKNOWN, 2, None)));
    assert_eq!(ahead, Err(Refusal::InTheFuture));
}

fn recall_of(day: &mut Day, code: &str) -> RecallId {
    let registered = day.ask(StockCommand::RegisterRecall(RecallRegistered {
        item: day.world.items[0],
        lots: vec![LotCode::parse(code).unwrap()],
        source: label("Maker"),
        class: RecallClass::One,
        note: note(""),
    }));
    RecallId(registered.id)
}

fn moving(day: &Day, from: usize, to: usize, code: &str, purpose: MovePurpose) -> StockCommand {
    StockCommand::Move {
        from: day.world.places[from],
        to: day.world.places[to],
        item: day.world.items[0],
        quantity: amount(1),
        entered: None,
        purpose,
        bucket: Bucket::of(lot(code)),
        choice: None,
    }
}

/// Whatever the movement is called; and out of a room it may always go.
#[test]
fn a_recalled_lot_goes_into_no_room_and_out_of_every_one() {
    let mut day = Day::on(2026, 11, 22);
    day.receive(CLOSET, lot_until("R1", 2027, 6, 30), 5);
    day.receive(ROOM, lot_until("R1", 2027, 6, 30), 5);
    recall_of(&mut day, "r1");
    for purpose in MovePurpose::ALL {
        let refused = day.attempt(moving(&day, CLOSET, ROOM, "R1", purpose));
        assert!(matches!(refused, Err(Refusal::LotNotUsable { .. })), "{purpose:?}");
    }
    day.ask(moving(&day, ROOM, CLOSET, "R1", MovePurpose::Return));
}

/// Nobody had ever written that lot down here.
#[test]
fn a_recalled_lot_that_is_not_on_record_is_recalled_all_the_same() {
    let mut day = Day::on(2026, 11, 22);
    day.receive(ROOM, Lot::UNKNOWN, 5);
    recall_of(&mut day, "R7");
    let refused = day.attempt(day.using(ROOM, lot("r 7"), 1, None));
    assert!(matches!(refused, Err(Refusal::LotNotUsable { .. })));
    day.ask(day.using(ROOM, lot("r 7"), 1, Some(LotChoice::Other)));
}

#[test]
fn a_line_where_nothing_was_found_is_done_until_some_of_it_comes() {
    let mut day = Day::on(2026, 11, 22);
    day.receive(ROOM, lot_until("R1", 2027, 6, 30), 5);
    let recall = recall_of(&mut day, "R1");
    let line = recall_tasks(day.state(), recall)[0].line.clone();
    let (found, action) = (amount(0), RecallAction::NotThere);
    let note = note("");
    day.ask(StockCommand::ResolveRecallLine(RecallLineResolved { recall, line, found, action, note }));
    assert!(!recall_tasks(day.state(), recall)[0].is_open());
    day.receive(ROOM, lot_until("R1", 2027, 6, 30), 2);
    assert!(recall_tasks(day.state(), recall)[0].is_open());
}

#[test]
fn a_delivery_belongs_to_a_line_of_its_own_item() {
    let mut day = Day::on(2026, 11, 22);
    let lines = vec![OrderLine { item: day.world.items[1], pack: None, packs: amount(5) }];
    let order = OrderId(day.ask(StockCommand::DraftOrder(OrderDrafted { vendor: None, lines })).id);
    let wrong = StockCommand::Receive {
        to: day.world.places[CLOSET],
        item: day.world.items[0],
        quantity: amount(5),
        entered: None,
        bucket: Bucket::default(),
        delivery: Delivery { vendor: None, order: Some(OrderLineRef { order, line: 0 }) },
    };
    assert_eq!(day.attempt(wrong), Err(Refusal::UnknownOrder));
}
