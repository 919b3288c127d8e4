//! What is ordered, and what the past suggests, with figures that were reckoned by hand. Keeps away: two
//! orders for one need, an order for nothing, a suggestion out of days on which there was none.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::clinic::{START, amount, label, stream};
use support::day::{CLOSET, Day, ROOM, date, rule};
use support::stock_bodies::note;
use tallywell::domain::command::Command;
use tallywell::domain::event::stock::{CountDetail, Delivery, MovePurpose, OrderLineRef, Sight};
use tallywell::domain::event::supply::{
    OrderClosed, OrderDrafted, OrderLine, OrderLineCancelled, OrderLineSet, OrderPlaced, ReorderRule,
    ReorderRuleSet, Rounding, SessionClosed, SessionOpened, SessionOutcome, Tolerance, VendorAdded,
};
use tallywell::domain::event::{CountMethod, Timing, VoidReason};
use tallywell::domain::ids::{OrderId, SessionId, VendorId};
use tallywell::domain::inventory::command::StockCommand;
use tallywell::domain::inventory::consumption::{
    Advice, DayOfIssue, issues, par_of, point_of, suggested_par, suggested_point, weekly,
};
use tallywell::domain::inventory::lead::seen_lead;
use tallywell::domain::inventory::lot::{Bucket, Lot};
use tallywell::domain::inventory::orders::OrderStage;
use tallywell::domain::inventory::reorder::{by_vendor, proposals, wanted_now};
use tallywell::domain::inventory::timeline::{StepKind, timeline};
use tallywell::domain::refusal::Refusal;
use tallywell::domain::text::Note;
use tallywell::domain::time::DAY_MS;

fn ruled(day: &mut Day, item: usize, rule: ReorderRule) {
    let item = day.world.items[item];
    day.ask(StockCommand::SetReorderRule(ReorderRuleSet { item, rule: Some(rule) }));
}

fn vendor(day: &mut Day, name: &str) -> VendorId {
    VendorId(day.ask(StockCommand::AddVendor(VendorAdded { name: label(name) })).id)
}

fn stage(day: &Day, order: OrderId) -> OrderStage {
    day.state().orders.orders[&order].stage(&day.state().catalogue, &day.state().stock)
}

fn move_between(day: &mut Day, from: usize, to: usize, quantity: i64, purpose: MovePurpose) {
    let moved = StockCommand::Move {
        from: day.world.places[from],
        to: day.world.places[to],
        item: day.world.items[0],
        quantity: amount(quantity),
        entered: None,
        purpose,
        bucket: Bucket::default(),
        choice: None,
    };
    day.ask(moved);
}

fn count(day: &mut Day, place: usize, have: i64) {
    day.ask(StockCommand::Count {
        place: day.world.places[place],
        item: day.world.items[0],
        have: amount(have),
        entered: None,
        method: CountMethod::Entered,
        detail: CountDetail::whole(),
    });
}

#[test]
fn what_is_in_a_draft_is_not_drafted_again() {
    let mut day = Day::on(2026, 11, 3);
    let acme = vendor(&mut day, "Acme");
    let of_acme = ReorderRule { vendor: Some(acme), ..rule(20, 60, 1, Rounding::Up) };
    ruled(&mut day, 0, of_acme);
    ruled(&mut day, 1, of_acme);
    ruled(&mut day, 2, rule(5, 10, 1, Rounding::Up));
    let groups = by_vendor(day.state(), day.zoned());
    assert_eq!(groups.iter().map(|group| group.vendor).collect::<Vec<_>>(), [Some(acme), None]);
    let draft = groups[0].draft().unwrap();
    assert_eq!(draft.lines.iter().map(|line| line.packs.value()).collect::<Vec<_>>(), [60, 60]);
    let order = OrderId(day.ask(StockCommand::DraftOrder(draft)).id);
    let groups = by_vendor(day.state(), day.zoned());
    assert_eq!(groups[0].draft(), None, "a second tap would order everything twice");
    assert_eq!(groups[0].proposals[0].draft, Some(order));
    assert!(groups[1].draft().is_some());
    // A line that was taken off is proposed again; so is all of it when the draft is dropped.
    day.ask(StockCommand::SetOrderLine(OrderLineSet { order, line: 0, packs: amount(0) }));
    assert_eq!(by_vendor(day.state(), day.zoned())[0].draft().unwrap().lines.len(), 1);
    day.ask(StockCommand::CloseOrder(OrderClosed { order }));
    assert_eq!(by_vendor(day.state(), day.zoned())[0].draft().unwrap().lines.len(), 2);
}

/// The rule: 5 boxes of 100 up to 500, at least 2. Without a rule: one of the largest pack.
#[test]
fn a_supply_can_be_ordered_before_its_rule_proposes_it() {
    let mut day = Day::on(2026, 11, 3);
    let item = day.world.items[0];
    let pack = day.state().catalogue.packs_in_use(item).last().map(|(pack, ..)| *pack);
    let wanted = |day: &Day| {
        let drafted = wanted_now(day.state(), item, day.zoned());
        (drafted.lines[0].pack, drafted.lines[0].packs.value())
    };
    assert_eq!(wanted(&day), (pack, 1));
    ruled(&mut day, 0, ReorderRule { pack, ..rule(100, 500, 2, Rounding::Up) });
    assert_eq!(wanted(&day), (pack, 5));
    day.receive(CLOSET, Lot::UNKNOWN, 250);
    assert_eq!(wanted(&day), (pack, 3), "above the reorder point, and asked for all the same");
    day.receive(CLOSET, Lot::UNKNOWN, 900);
    assert_eq!(wanted(&day), (pack, 2), "the vendor sends two or none");
}

#[test]
fn an_order_for_nothing_is_not_placed_and_what_has_come_is_not_cancelled() {
    let mut day = Day::on(2026, 11, 3);
    let item = day.world.items[0];
    let lines = vec![OrderLine { item, pack: None, packs: amount(5) }];
    let order = OrderId(day.ask(StockCommand::DraftOrder(OrderDrafted { vendor: None, lines })).id);
    let place = |order| StockCommand::PlaceOrder(OrderPlaced { order, expected: None, reference: note("") });
    let set = |packs| StockCommand::SetOrderLine(OrderLineSet { order, line: 0, packs: amount(packs) });
    day.ask(set(0));
    assert_eq!(day.attempt(place(order)), Err(Refusal::NothingToDo));
    day.ask(set(5));
    day.ask(place(order));
    let receive = |day: &Day, quantity| StockCommand::Receive {
        to: day.world.places[CLOSET],
        item,
        quantity: amount(quantity),
        entered: None,
        bucket: Bucket::default(),
        delivery: Delivery { vendor: None, order: Some(OrderLineRef { order, line: 0 }) },
    };
    let cancel = StockCommand::CancelOrderLine(OrderLineCancelled { order, line: 0 });
    day.ask(receive(&day, 2));
    let last = day.ask(receive(&day, 3));
    assert_eq!(stage(&day, order), OrderStage::Received);
    assert!(day.attempt(cancel.clone()).is_err(), "there is no rest");
    // A receipt that is taken back is to come again.
    let targets = vec![last.id];
    let void = Command::VoidRecords { targets, reason: VoidReason::Undone, note: Note::default() };
    day.try_ask(&void).unwrap();
    assert_eq!(stage(&day, order), OrderStage::PartReceived);
    day.ask(cancel.clone());
    assert_eq!(stage(&day, order), OrderStage::Received);
    assert!(day.attempt(cancel).is_err(), "cancelled once is cancelled");
}

/// 28 days, 3 a day: 84 issued. Lead 7 days: 84 x 7 x 3 / (28 x 2) = 31.5, so 32; and 28 days more: 116.
#[test]
fn a_reorder_point_covers_one_and_a_half_times_what_goes_until_the_delivery() {
    let days = |count: usize, issued: i64, most: i64| vec![DayOfIssue { issued, most }; count];
    let of = |days: Vec<DayOfIssue>, lead| match point_of(&days, lead) {
        Advice::Of(basis) => Ok((basis.point.value(), basis.up_to.value(), basis.daily_tenths())),
        Advice::TooLittle { known, wanted } => Err((known, wanted)),
    };
    assert_eq!(of(days(28, 3, 50), 7), Ok((32, 116, 30)));
    assert_eq!(of(days(27, 3, 50), 7), Err((27, 28)), "27 days are too few");
    // Days on which there was none do not make it look slow: 84 in 28 days in stock, 20 without.
    let with_gap = [days(28, 3, 50), days(20, 0, 0)].concat();
    assert_eq!(of(with_gap, 7), Ok((32, 116, 30)));
    assert_eq!(of([days(20, 3, 50), days(60, 0, 0)].concat(), 7), Err((20, 28)));
    // One a week: 4 in 28 days. 4 x 7 x 3 / 56 = 1.5, so 2; 4 more in 28 days.
    let mut rare = days(28, 0, 9);
    (0..4).for_each(|week| rare[week * 7].issued = 1);
    assert_eq!(of(rare, 7), Ok((2, 6, 1)));
    // More came back than left: nothing goes.
    assert_eq!(of(days(28, -1, 9), 7), Ok((0, 0, 0)));
    assert_eq!(of(days(28, 0, 9), 7), Ok((0, 0, 0)));
}

/// 20 fills: the 19th smallest is the least that covers 95 of 100.
#[test]
fn a_par_covers_95_of_100_fills() {
    let of = |brought: &[i64]| match par_of(brought.to_vec()) {
        Advice::Of(basis) => Ok((basis.par.value(), basis.covered, basis.fills)),
        Advice::TooLittle { known, wanted } => Err((known, wanted)),
    };
    let twenty: Vec<i64> = (1..=20).collect();
    assert_eq!(of(&twenty), Ok((19, 19, 20)));
    let one_rush = [vec![4; 19], vec![90]].concat();
    assert_eq!(of(&one_rush), Ok((4, 19, 20)), "one bad day in twenty makes no par");
    assert_eq!(of(&[5, 1, 0, 3, 2, 0, 4, 9]), Ok((9, 8, 8)), "of eight all are covered");
    assert_eq!(of(&[5, 1, 0, 3, 2, 0, 4]), Err((7, 8)));
    assert_eq!(of(&[0; 8]), Ok((0, 8, 8)));
}

/// From Monday 2 November: 200 come, 4 go to the room each day, 1 is used in the closet on Tuesdays.
#[test]
fn what_left_the_closets_is_told_by_day_and_by_week_and_suggests_a_rule() {
    let mut day = Day::on(2026, 11, 2);
    let begin = day.now;
    day.receive(CLOSET, Lot::UNKNOWN, 200);
    for number in 0..35 {
        day.now = begin.plus_ms(number * DAY_MS + DAY_MS / 24);
        move_between(&mut day, CLOSET, ROOM, 4, MovePurpose::Restock);
        if number % 7 == 1 {
            day.ask(day.using(CLOSET, Lot::UNKNOWN, 1, None));
        }
        // What is used in the room left the closet before.
        day.ask(day.using(ROOM, Lot::UNKNOWN, 4, None));
    }
    // What comes back was not used up.
    move_between(&mut day, ROOM, CLOSET, 2, MovePurpose::Return);
    let (item, today) = (day.world.items[0], date(2026, 12, 7));
    let issues = issues(day.state(), item, date(2026, 10, 1), date(2026, 12, 6));
    assert_eq!((issues.from, issues.days.len()), (date(2026, 11, 2), 35));
    assert_eq!(issues.days.iter().map(|day| day.issued).sum::<i64>(), 35 * 4 + 5 - 2);
    assert_eq!(issues.days[0], DayOfIssue { issued: 4, most: 200 });
    assert_eq!(issues.days[1], DayOfIssue { issued: 5, most: 196 });
    let weeks: Vec<i64> = weekly(day.state(), item, 6, today).iter().map(|week| week.issued).collect();
    assert_eq!(weeks, [29, 29, 29, 29, 27, 0]);
    // 143 in 35 days: 143 x 7 x 3 / 70 = 42.9.
    let Advice::Of(basis) = suggested_point(day.state(), item, 7, today) else {
        panic!("35 days are enough")
    };
    assert_eq!((basis.issued, basis.days_in_stock, basis.point.value()), (143, 35, 43));
    // 43 and 28 days more: 143 x 28 / 35 = 114.4.
    assert_eq!((basis.up_to.value(), basis.daily_tenths()), (158, 41));
    let early = suggested_point(day.state(), item, 7, date(2026, 11, 20));
    assert_eq!(early, Advice::TooLittle { known: 18, wanted: 28 });
}

#[test]
fn days_without_stock_are_no_days_of_use() {
    let mut day = Day::on(2026, 11, 2);
    let begin = day.now;
    day.receive(CLOSET, Lot::UNKNOWN, 10);
    move_between(&mut day, CLOSET, ROOM, 10, MovePurpose::Restock);
    day.now = begin.plus_ms(4 * DAY_MS);
    day.receive(CLOSET, Lot::UNKNOWN, 3);
    let issues = issues(day.state(), day.world.items[0], date(2026, 11, 1), date(2026, 11, 8));
    let in_stock: Vec<bool> = issues.days.iter().map(DayOfIssue::is_in_stock).collect();
    assert_eq!(in_stock, [true, false, false, false, true, true, true]);
}

/// The room is filled on ten mornings; on the first with 12, then with 0 to 4.
#[test]
fn a_rooms_fills_suggest_its_par_without_the_first_one_and_without_today() {
    let mut day = Day::on(2026, 11, 2);
    let begin = day.now;
    day.receive(CLOSET, Lot::UNKNOWN, 200);
    for (number, brought) in (0..).zip([12, 0, 3, 1, 4, 2, 0, 3, 1]) {
        day.now = begin.plus_ms(number * DAY_MS);
        let have = day.have(ROOM);
        count(&mut day, ROOM, (have - brought).max(0));
        if brought > 0 {
            move_between(&mut day, CLOSET, ROOM, brought, MovePurpose::Restock);
        }
    }
    let key = day.world.key(0, ROOM);
    let Advice::Of(basis) = suggested_par(day.state(), key, date(2026, 11, 11)) else {
        panic!("eight fills")
    };
    assert_eq!((basis.fills, basis.covered, basis.par.value()), (8, 8, 4));
    let today = suggested_par(day.state(), key, date(2026, 11, 10));
    assert_eq!(today, Advice::TooLittle { known: 7, wanted: 8 }, "today is not over");
    let closet = suggested_par(day.state(), day.world.key(1, ROOM), date(2026, 11, 11));
    assert_eq!(closet, Advice::TooLittle { known: 0, wanted: 8 });
}

#[test]
fn the_course_of_two_shelves_adds_up_and_marks_its_counts() {
    let mut day = Day::on(2026, 11, 2);
    day.receive(CLOSET, Lot::UNKNOWN, 20);
    day.receive(ROOM, Lot::UNKNOWN, 5);
    move_between(&mut day, CLOSET, ROOM, 6, MovePurpose::Restock);
    count(&mut day, CLOSET, 13);
    let places = [day.world.places[CLOSET], day.world.places[ROOM]];
    let steps = timeline(day.state(), day.world.items[0], &places);
    let told: Vec<(i64, StepKind)> = steps.iter().map(|step| (step.level, step.kind)).collect();
    let (moved, counted) = (StepKind::Moved, StepKind::Counted);
    // The six that were moved were never nowhere.
    assert_eq!(told, [(20, moved), (25, moved), (25, moved), (24, counted)]);
    let closet = timeline(day.state(), day.world.items[0], &places[..1]);
    assert_eq!(closet.last().map(|step| step.level), Some(day.have(CLOSET)));
}

/// An entry that came late stands where it happened, and a void leaves no step.
#[test]
fn the_course_is_that_of_what_happened_and_not_of_what_was_entered_when() {
    let mut day = Day::on(2026, 11, 2);
    let world = day.world.clone();
    let tablet = &mut day.history.tablets[0];
    tablet.note(START, world.counted(0, CLOSET, 10));
    let wrong = tablet.note(START.plus_ms(DAY_MS), world.received(0, CLOSET, 50));
    tablet.note_at(
        START.plus_ms(3 * DAY_MS),
        START.plus_ms(DAY_MS / 2),
        Timing::Backdated,
        world.used(0, CLOSET, 4),
    );
    let targets = vec![wrong];
    let void = Command::VoidRecords { targets, reason: VoidReason::Undone, note: Note::default() };
    tablet.ask(START.plus_ms(4 * DAY_MS), &void).unwrap();
    let steps = timeline(day.state(), world.items[0], &[world.places[CLOSET]]);
    let told: Vec<(i64, i64)> = steps.iter().map(|step| (step.at.at.ms_since(START), step.level)).collect();
    assert_eq!(told, [(0, 10), (DAY_MS / 2, 6)]);
    assert_eq!(wrong.stream, stream(0));
}

/// The drop at a count is how far it was off: a picture would tell what the round hides.
#[test]
fn the_course_ends_before_a_count_that_a_blind_round_hides() {
    let mut day = Day::on(2026, 11, 2);
    day.receive(CLOSET, Lot::UNKNOWN, 20);
    day.receive(ROOM, Lot::UNKNOWN, 9);
    let places = vec![day.world.places[CLOSET], day.world.places[ROOM]];
    let session = SessionId(
        day.ask(StockCommand::OpenSession(SessionOpened {
            places: places.clone(),
            items: vec![day.world.items[0]],
            sight: Sight::Blind,
            tolerance: Tolerance::DEFAULT,
        }))
        .id,
    );
    let detail = CountDetail { session: Some(session), sight: Sight::Blind, ..CountDetail::whole() };
    day.ask(StockCommand::Count {
        place: places[0],
        item: day.world.items[0],
        have: amount(19),
        entered: None,
        method: CountMethod::Entered,
        detail,
    });
    let levels = |day: &Day| {
        let steps = timeline(day.state(), day.world.items[0], &places[..1]);
        steps.iter().map(|step| step.level).collect::<Vec<_>>()
    };
    assert_eq!(levels(&day), [20]);
    let outcome = SessionOutcome::Finished;
    day.ask(StockCommand::CloseSession(SessionClosed { session, outcome }));
    assert_eq!(levels(&day), [20, 19]);
}

/// Placed on 3 November; of three orders something came after 2, 5 and 0 days. The fourth is still to come.
#[test]
fn lead_days_are_those_that_were_seen_and_not_those_of_another_vendor() {
    let mut day = Day::on(2026, 11, 3);
    let begin = day.now;
    let (acme, other) = (vendor(&mut day, "Acme"), vendor(&mut day, "Other"));
    let item = day.world.items[0];
    let seen = |day: &Day, vendor| {
        seen_lead(day.state(), vendor).map(|basis| (basis.orders, basis.shortest, basis.longest))
    };
    assert_eq!(seen(&day, acme), None);
    let mut receipts = Vec::new();
    for (from, after) in [(acme, Some(2)), (acme, Some(5)), (acme, Some(0)), (acme, None), (other, Some(9))] {
        day.now = begin.plus_ms(DAY_MS / 24);
        let lines = vec![OrderLine { item, pack: None, packs: amount(5) }];
        let drafted = OrderDrafted { vendor: Some(from), lines };
        let order = OrderId(day.ask(StockCommand::DraftOrder(drafted)).id);
        day.ask(StockCommand::PlaceOrder(OrderPlaced { order, expected: None, reference: note("") }));
        let Some(days) = after else { continue };
        day.now = day.now.plus_ms(days * DAY_MS);
        // Two deliveries: the first counts.
        for _ in 0..2 {
            let received = StockCommand::Receive {
                to: day.world.places[CLOSET],
                item,
                quantity: amount(2),
                entered: None,
                bucket: Bucket::default(),
                delivery: Delivery { vendor: Some(from), order: Some(OrderLineRef { order, line: 0 }) },
            };
            receipts.push(day.ask(received).id);
            day.now = day.now.plus_ms(DAY_MS);
        }
    }
    assert_eq!((seen(&day, acme), seen(&day, other)), (Some((3, 1, 5)), Some((1, 9, 9))));
    let targets = receipts[2..4].to_vec();
    let void = Command::VoidRecords { targets, reason: VoidReason::Undone, note: Note::default() };
    day.try_ask(&void).unwrap();
    assert_eq!(seen(&day, acme), Some((2, 1, 2)), "what was taken back did not come");
}

#[test]
fn an_order_that_does_not_come_in_time_is_overdue_until_it_has_come() {
    let mut day = Day::on(2026, 11, 3);
    let item = day.world.items[0];
    let lines = vec![OrderLine { item, pack: None, packs: amount(5) }];
    let order = OrderId(day.ask(StockCommand::DraftOrder(OrderDrafted { vendor: None, lines })).id);
    let expected = Some(date(2026, 11, 5));
    day.ask(StockCommand::PlaceOrder(OrderPlaced { order, expected, reference: note("") }));
    let overdue = |day: &Day, today| {
        let state = day.state();
        state.orders.orders[&order].is_overdue(&state.catalogue, &state.stock, today)
    };
    assert!(!overdue(&day, date(2026, 11, 5)), "the day itself is in time");
    assert!(overdue(&day, date(2026, 11, 6)));
    day.ask(StockCommand::CloseOrder(OrderClosed { order }));
    assert!(!overdue(&day, date(2026, 11, 6)));
    assert_eq!(proposals(day.state(), day.zoned()), vec![]);
}
