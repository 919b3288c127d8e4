//! Expiry, opened vials and holds, through the requests that people make. Keeps away: an expired box that
//! counts as stock.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::clinic::{amount, lot, lot_until};
use support::day::{CLOSET, Day, LAB, ROOM, ROOM_2, date, rule};
use support::stock_bodies::note;
use tallywell::domain::command::{Command, ShelfAfter, Take};
use tallywell::domain::event::lots::{
    ContainerClosed, ContainerOutcome, Discard, HoldReason, LifeUnit, LotHeld, LotReleased, OpenedLife,
};
use tallywell::domain::event::stock::{
    CountDetail, CountScope, LateReason, LotChoice, LotCount, StockWasted, WasteReason, WasteRoute,
};
use tallywell::domain::event::supply::{ReorderRuleSet, Rounding};
use tallywell::domain::event::{Body, CountMethod, ItemChange};
use tallywell::domain::ids::ContainerId;
use tallywell::domain::inventory::command::StockCommand;
use tallywell::domain::inventory::containers::discard_by;
use tallywell::domain::inventory::fefo::{Band, Fitness, expiry_board, lot_lines, proposal};
use tallywell::domain::inventory::lot::{Bucket, Expiry, Lot};
use tallywell::domain::inventory::pick::{PickStatus, pick_list};
use tallywell::domain::inventory::reorder::proposals;
use tallywell::domain::refusal::Refusal;
use tallywell::domain::time::{DAY_MS, HOUR_MS, Instant, MINUTE_MS, Offset, Zoned};

#[test]
fn s9_expiries_fall_into_their_bands() {
    let today = date(2026, 11, 22);
    for (year, month, day, band) in [
        (2026, 11, 21, Band::Expired),
        (2026, 11, 22, Band::Within30),
        (2026, 12, 22, Band::Within30),
        (2026, 12, 23, Band::Within60),
        (2027, 1, 21, Band::Within60),
        (2027, 1, 22, Band::Within90),
        (2027, 2, 20, Band::Within90),
        (2027, 2, 21, Band::Later),
    ] {
        assert_eq!(Band::of(date(year, month, day), today), band, "{year}-{month}-{day}");
    }
}

#[test]
fn s9_a_month_is_usable_to_the_end_of_its_last_day() {
    let mut day = Day::on(2027, 2, 28);
    day.receive(ROOM, Lot { expiry: Expiry::month(2027, 2), ..lot("A1") }, 6);
    day.now = Instant::from_ms(i64::from(date(2027, 3, 1).days()) * DAY_MS + 6 * HOUR_MS - 2 * MINUTE_MS);
    assert_eq!(day.usable(ROOM), 6, "23:58 in Chicago");
    day.now = day.now.plus_ms(3 * MINUTE_MS);
    assert_eq!((day.usable(ROOM), day.have(ROOM)), (0, 6), "there, and not to be used");
}

#[test]
fn s9_when_only_expired_is_left_it_is_a_stock_out_and_the_reorder_fires() {
    let mut day = Day::on(2026, 11, 22);
    let item = day.world.items[0];
    day.ask(StockCommand::SetReorderRule(ReorderRuleSet { item, rule: Some(rule(5, 20, 1, Rounding::Up)) }));
    day.receive(CLOSET, lot_until("OLD", 2026, 11, 21), 6);
    assert_eq!((day.have(CLOSET), day.usable(CLOSET)), (6, 0));
    assert_eq!(proposals(day.state(), day.zoned())[0].need, 20);
    let line = &lot_lines(day.state(), day.world.key(0, CLOSET), day.zoned().date())[0];
    assert_eq!(line.fitness, Fitness::Expired);
}

#[test]
fn s9_the_earlier_lot_goes_first_and_taking_another_asks_why() {
    let mut day = Day::on(2026, 11, 22);
    let (early, late) = (lot_until("E1", 2027, 1, 10), lot_until("L1", 2027, 3, 31));
    day.receive(ROOM, late, 5);
    day.receive(ROOM, early, 3);
    let key = day.world.key(0, ROOM);
    let offered = proposal(day.state(), key, amount(4), day.zoned().date());
    assert_eq!(offered, [(Bucket::of(lot("E1")), amount(3)), (Bucket::of(lot("L1")), amount(1))]);
    let refused = day.attempt(day.using(ROOM, lot("L1"), 1, None));
    assert!(
        matches!(refused, Err(Refusal::EarlierLotFirst { lot, .. }) if lot.name() == self::lot("e1").name())
    );
    day.ask(day.using(ROOM, lot("L1"), 1, Some(LotChoice::EarlierReserved)));
    day.ask(day.using(ROOM, lot("E1"), 3, None));
    day.ask(day.using(ROOM, lot("L1"), 1, None));
    assert_eq!(day.have(ROOM), 3);
}

/// The pick list names no lots, and the same rule applies.
#[test]
fn s9_a_trip_to_the_closet_takes_the_early_lots_and_never_the_expired_one() {
    let mut day = Day::on(2026, 11, 22);
    for (lot, quantity) in [
        (lot_until("OLD", 2026, 11, 1), 9),
        (lot_until("LATE", 2027, 9, 1), 9),
        (lot_until("SOON", 2027, 1, 1), 5),
    ] {
        day.receive(CLOSET, lot, quantity);
    }
    let (closet, item) = (day.world.places[CLOSET], day.world.items[0]);
    let takes = [(ROOM, 4), (ROOM_2, 4)]
        .map(|(room, quantity)| Take { room: day.world.places[room], quantity: amount(quantity) });
    let command =
        Command::TakeFromCloset { closet, item, takes: takes.to_vec(), shelf: ShelfAfter::NotLookedAt };
    let events = day.try_ask(&command).unwrap();
    let moved: Vec<_> = events
        .iter()
        .map(|event| match &event.body {
            Body::StockMoved { to, bucket, quantity, .. } => {
                (*to, bucket.lot.code.as_ref().map(ToString::to_string).unwrap(), quantity.value())
            }
            other => panic!("{other:?}"),
        })
        .collect();
    let (room, room_2) = (day.world.places[ROOM], day.world.places[ROOM_2]);
    assert_eq!(
        moved,
        [(room, "SOON".to_owned(), 4), (room_2, "SOON".to_owned(), 1), (room_2, "LATE".to_owned(), 3)]
    );
    assert_eq!((day.have(CLOSET), day.usable(CLOSET)), (15, 6));
}

fn opened(
    at: Instant,
    minutes_west: i16,
    life: Option<(u16, LifeUnit)>,
    label: Option<Expiry>,
) -> Option<Discard> {
    let opened = Zoned { at, offset: Offset::from_minutes(-minutes_west).unwrap() };
    discard_by(opened, life.map(|(count, unit)| OpenedLife { count, unit }), label)
}

#[test]
fn s9_an_opened_vial_goes_by_its_rule_or_its_label_whichever_is_earlier() {
    let morning =
        |year, month, day| Instant::from_ms(i64::from(date(year, month, day).days()) * DAY_MS + 16 * HOUR_MS);
    let days = Some((28, LifeUnit::Days));
    let label = Some(Expiry::day(date(2027, 1, 10)));
    assert_eq!(opened(morning(2026, 12, 1), 360, days, None), Some(Discard::After(date(2026, 12, 29))));
    assert_eq!(opened(morning(2026, 12, 20), 360, days, label), Some(Discard::After(date(2027, 1, 10))));
    assert_eq!(opened(morning(2026, 12, 1), 360, days, label), Some(Discard::After(date(2026, 12, 29))));
    assert_eq!(opened(morning(2026, 12, 1), 360, None, label), Some(Discard::After(date(2027, 1, 10))));
    assert_eq!(opened(morning(2026, 12, 1), 360, None, None), None);
    // Ten in the morning: eight hours are six in the evening, thirty minutes are half past ten.
    let at = morning(2026, 12, 1);
    assert_eq!(
        opened(at, 360, Some((8, LifeUnit::Hours)), label),
        Some(Discard::At(at.plus_ms(8 * HOUR_MS)))
    );
    let minutes = Some((30, LifeUnit::Minutes));
    assert_eq!(opened(at, 360, minutes, label), Some(Discard::At(at.plus_ms(30 * MINUTE_MS))));
    // A label that ended yesterday ends it now, whatever the rule says.
    let past = Some(Expiry::day(date(2026, 11, 30)));
    assert_eq!(opened(at, 360, minutes, past), Some(Discard::After(date(2026, 11, 30))));
}

/// At two in the morning of 2027-03-14 the clocks of Chicago go to three. Half an hour stays half an hour.
#[test]
fn s9_a_changed_hour_does_not_change_how_long_a_vial_is_good() {
    let at = Instant::from_ms(i64::from(date(2027, 3, 14).days()) * DAY_MS + 7 * HOUR_MS + 50 * MINUTE_MS);
    let discard = opened(at, 360, Some((30, LifeUnit::Minutes)), None).unwrap();
    let later = |minutes: i64, west: i16| Zoned {
        at: at.plus_ms(minutes * MINUTE_MS),
        offset: Offset::from_minutes(-west).unwrap(),
    };
    assert!(!discard.is_past(later(29, 300)), "the wall shows 3:19");
    assert!(discard.is_past(later(30, 300)));
}

#[test]
fn s9_what_a_vial_holds_is_not_usable_once_its_time_is_over() {
    let mut day = Day::on(2026, 12, 1);
    let item = day.world.items[0];
    let change = ItemChange::OpenedLife(Some(OpenedLife { count: 28, unit: LifeUnit::Days }));
    day.try_ask(&Command::ChangeItem { item, change }).unwrap();
    day.receive(ROOM, lot_until("V1", 2027, 6, 1), 3);
    let at = day.world.places[ROOM];
    let holds = amount(1);
    let vial = day.ask(StockCommand::OpenContainer { at, item, bucket: Bucket::of(lot("V1")), holds });
    let Body::ContainerOpened(what) = &vial.body else { panic!("{vial:?}") };
    assert_eq!(what.discard, Some(Discard::After(date(2026, 12, 29))));
    assert_eq!(day.usable(ROOM), 3);
    day.now = day.now.plus_ms(29 * DAY_MS);
    assert_eq!((day.usable(ROOM), day.have(ROOM)), (2, 3));
    day.ask(StockCommand::Waste(StockWasted {
        at,
        item,
        quantity: amount(1),
        entered: None,
        bucket: Bucket::of(lot("V1")),
        reason: WasteReason::DiscardTimePassed,
        route: WasteRoute::PharmaceuticalBin,
        witness: None,
        container: Some(ContainerId(vial.id)),
        note: note(""),
    }));
    let closed = ContainerClosed { container: ContainerId(vial.id), outcome: ContainerOutcome::Discarded };
    day.ask(StockCommand::CloseContainer(closed.clone()));
    assert_eq!((day.usable(ROOM), day.have(ROOM)), (2, 2));
    assert_eq!(day.attempt(StockCommand::CloseContainer(closed)), Err(Refusal::NothingToDo));
}

#[test]
fn the_board_lists_what_may_be_there_in_the_order_of_the_walk() {
    let mut day = Day::on(2026, 11, 22);
    day.receive(LAB, lot_until("B1", 2026, 12, 1), 2);
    day.receive(ROOM, lot_until("A2", 2027, 6, 1), 2);
    day.receive(ROOM, lot_until("A1", 2026, 11, 1), 2);
    day.receive(CLOSET, Lot::UNKNOWN, 50);
    let shown: Vec<_> = expiry_board(day.state(), day.zoned().date())
        .into_iter()
        .map(|line| (line.key.place, line.line.bucket.lot.code.unwrap().to_string(), line.band))
        .collect();
    let (room, lab) = (day.world.places[ROOM], day.world.places[LAB]);
    assert_eq!(
        shown,
        [
            (room, "A1".to_owned(), Band::Expired),
            (room, "A2".to_owned(), Band::Later),
            (lab, "B1".to_owned(), Band::Within30),
        ]
    );
}

#[test]
fn a_held_lot_is_not_usable_until_a_lead_releases_it() {
    let mut day = Day::on(2026, 11, 22);
    day.receive(CLOSET, lot_until("H1", 2027, 6, 30), 8);
    day.receive(ROOM, lot_until("H1", 2027, 6, 30), 2);
    let held = LotHeld {
        item: day.world.items[0],
        lot: lot("h1"),
        place: Some(day.world.places[CLOSET]),
        reason: HoldReason::ColdChain,
        note: note("fridge at 9 C"),
    };
    let hold = day.ask(StockCommand::HoldLot(held));
    assert_eq!((day.usable(CLOSET), day.usable(ROOM)), (0, 2), "only what lies in that place");
    let release = StockCommand::ReleaseLot(LotReleased { hold: hold.id, note: note("maker says fine") });
    day.ask(release.clone());
    assert_eq!(day.usable(CLOSET), 8);
    assert_eq!(day.attempt(release), Err(Refusal::NothingToDo));
}

/// A room that holds only expired boxes is short, and a closet that holds only expired ones has none.
#[test]
fn expired_stock_fills_no_room_and_is_not_on_the_pick_list() {
    let mut day = Day::on(2026, 11, 22);
    day.receive(CLOSET, lot_until("OLD", 2026, 11, 1), 40);
    let (place, item) = (day.world.places[ROOM], day.world.items[0]);
    let listed =
        [("OLD", 12)].map(|(code, have)| LotCount { bucket: Bucket::of(lot(code)), have: amount(have) });
    let detail =
        CountDetail { scope: CountScope::LotsComplete, lots: listed.to_vec(), ..CountDetail::whole() };
    let (have, method) = (amount(12), CountMethod::Entered);
    day.ask(StockCommand::Count { place, item, have, entered: None, method, detail });
    let line = |day: &Day| {
        let list = pick_list(day.state(), day.zoned().date());
        list.lines.into_iter().find(|line| line.item == item).unwrap()
    };
    assert_eq!((line(&day).want(), line(&day).usable), (amount(12), 0));
    let closet = day.world.places[CLOSET];
    let counted = Command::CountLine { place: closet, item, have: amount(40), entered: None, method };
    day.try_ask(&counted).unwrap();
    assert_eq!(line(&day).status, PickStatus::Out, "forty are there and none may be used");
    day.receive(CLOSET, lot_until("NEW", 2027, 11, 1), 5);
    assert_eq!((line(&day).take(), line(&day).lots), (amount(5), vec![(Bucket::of(lot("NEW")), amount(5))]));
}

/// One of three expired vials stands open: eight are there, five may be used, and not four.
#[test]
fn an_open_vial_of_an_expired_lot_is_taken_off_once() {
    let mut day = Day::on(2026, 11, 1);
    let (at, item) = (day.world.places[ROOM], day.world.items[0]);
    day.receive(ROOM, lot_until("V1", 2026, 11, 5), 3);
    day.receive(ROOM, lot_until("V2", 2027, 6, 1), 5);
    let (bucket, holds) = (Bucket::of(lot("V1")), amount(1));
    day.ask(StockCommand::OpenContainer { at, item, bucket, holds });
    day.now = day.now.plus_ms(10 * DAY_MS);
    assert_eq!((day.have(ROOM), day.usable(ROOM)), (8, 5));
}

/// Mixed at ten, written down at two: eight hours end at six and not at ten.
#[test]
fn a_vial_that_is_entered_late_is_good_from_when_it_was_opened() {
    let mut day = Day::on(2026, 11, 3);
    let (at, item) = (day.world.places[ROOM], day.world.items[0]);
    let change = ItemChange::OpenedLife(Some(OpenedLife { count: 8, unit: LifeUnit::Hours }));
    day.try_ask(&Command::ChangeItem { item, change }).unwrap();
    let happened = day.now.plus_ms(-4 * HOUR_MS);
    let open = StockCommand::OpenContainer { at, item, bucket: Bucket::default(), holds: amount(1) };
    let (reason, note, what) = (LateReason::Forgotten, note(""), Box::new(open));
    let opened = day.ask(StockCommand::Late { happened, reason, note, what });
    let Body::ContainerOpened(what) = &opened.body else { panic!("{opened:?}") };
    assert_eq!(what.discard, Some(Discard::At(happened.plus_ms(8 * HOUR_MS))));
}

/// What was not expired on the day on which it was used is no breach, although it is expired today.
#[test]
fn a_late_use_is_judged_by_the_day_on_which_it_happened() {
    let mut day = Day::on(2026, 11, 1);
    day.receive(ROOM, lot_until("V1", 2026, 11, 5), 3);
    day.now = day.now.plus_ms(10 * DAY_MS);
    let what = Box::new(day.using(ROOM, lot("V1"), 1, None));
    assert!(matches!(day.attempt((*what).clone()), Err(Refusal::LotNotUsable { .. })));
    let happened = day.now.plus_ms(-9 * DAY_MS);
    day.ask(StockCommand::Late { happened, reason: LateReason::Paper, note: note(""), what });
    assert_eq!(day.have(ROOM), 2);
}
