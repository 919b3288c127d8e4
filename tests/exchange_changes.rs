//! The preview of an import says what will be on the shelves afterwards.
//! Keeps away: "14 becomes 10" on the screen and something else after the tap.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use proptest::prelude::*;
use support::cases;
use support::clinic::{START, amount, founding, label, lot, lot_until, of_lot, stream};
use support::history::histories;
use support::stock_bodies::note;
use support::tablet::Tablet;
use tallywell::codec::bundle::Bundle;
use tallywell::domain::event::Body;
use tallywell::domain::event::lots::{
    ContainerClosed, ContainerOpened, ContainerOutcome, HoldReason, LotHeld, LotReleased,
};
use tallywell::domain::event::stock::CountScope;
use tallywell::domain::event::supply::{RecallClass, RecallRegistered};
use tallywell::domain::ids::{ContainerId, RecallId};
use tallywell::domain::inventory::lot::{Bucket, LotCode};
use tallywell::domain::time::{MINUTE_MS, Offset, Zoned};
use tallywell::exchange::bundle::{ImportPlan, header_of, plan_import};
use tallywell::exchange::changes::{Certainty, Changes, HeldBy, HeldLot, changes};
use tallywell::exchange::labels::code;
use tallywell::exchange::tablets::{Owner, Versions, not_exported, tablets};

fn plan(from: &mut Tablet, to: &Tablet) -> ImportPlan {
    from.seal();
    let batches = from.held();
    let made = Zoned { at: START, offset: Offset::UTC };
    let (header, _) = header_of(&from.state, from.stream(), made, batches.len() as u64).unwrap();
    plan_import(&Bundle::encode(&header, &batches), &to.state, &to.archive).unwrap()
}

fn preview(from: &mut Tablet, to: &Tablet) -> Changes {
    let plan = plan(from, to);
    changes(&to.state, &plan)
}

/// Two tablets of one clinic that know the same.
fn pair() -> (Tablet, Tablet) {
    let mut first = Tablet::new(stream(0), 0);
    first.ask(START, &founding()).unwrap();
    first.staff = first.state.clinic.staff.keys().next().copied();
    let world = first.world();
    first.note(START, world.counted(0, 1, 14));
    first.note(START, world.counted(1, 1, 5));
    let mut second = Tablet::new(stream(1), 0);
    second.learn_from(START, &mut first);
    (first, second)
}

#[test]
fn a_use_elsewhere_shows_as_the_new_number() {
    let (mut first, second) = pair();
    let world = first.world();
    first.note(START.plus_ms(MINUTE_MS), world.used(0, 1, 4));
    let found = preview(&mut first, &second);
    let [change] = found.balances.as_slice() else { panic!("{found:?}") };
    assert_eq!((change.key, change.before, change.after), (world.key(0, 1), Some(14), Some(10)));
    assert_eq!(found.certainty, Certainty::Exact);
}

#[test]
fn a_shelf_that_was_never_counted_has_no_number_before() {
    let (mut first, second) = pair();
    let world = first.world();
    first.note(START.plus_ms(MINUTE_MS), world.counted(2, 2, 7));
    let found = preview(&mut first, &second);
    assert_eq!(
        found.balances.iter().map(|change| (change.before, change.after)).collect::<Vec<_>>(),
        [(None, Some(7))]
    );
}

#[test]
fn records_that_confirm_what_is_here_change_nothing() {
    let (mut first, second) = pair();
    let world = first.world();
    first.note(START.plus_ms(MINUTE_MS), world.counted(0, 1, 14));
    let found = preview(&mut first, &second);
    assert!(found.balances.is_empty() && found.recount.is_empty(), "{found:?}");
}

#[test]
fn two_counts_that_nobody_can_order_are_to_be_counted_again() {
    let (mut first, mut second) = pair();
    let world = first.world();
    let later = START.plus_ms(60 * MINUTE_MS);
    second.note(later, world.counted(0, 1, 10));
    first.note(later, world.moved(0, 1, 2, 2));
    let found = preview(&mut first, &second);
    assert!(found.recount.contains(&world.key(0, 1)), "{found:?}");
}

#[test]
fn lines_stand_in_the_order_of_the_walk() {
    let (mut first, second) = pair();
    let world = first.world();
    for (item, place) in [(3, 2), (0, 2), (2, 1), (1, 0)] {
        first.note(START.plus_ms(MINUTE_MS), world.counted(item, place, 3));
    }
    let places: Vec<_> =
        preview(&mut first, &second).balances.iter().map(|change| change.key.place).collect();
    assert_eq!(places, [world.places[0], world.places[1], world.places[2], world.places[2]]);
}

/// A lot in the closet of both tablets, ten of it.
fn pair_with_lot(code: &str) -> (Tablet, Tablet) {
    let (mut first, mut second) = pair();
    let received = of_lot(lot_until(code, 2027, 6, 1), first.world().received(0, 1, 10));
    first.note(START.plus_ms(MINUTE_MS), received);
    second.learn_from(START.plus_ms(2 * MINUTE_MS), &mut first);
    (first, second)
}

#[test]
fn the_lots_of_a_shelf_that_differ_are_told_and_the_others_are_not() {
    let (mut first, mut second) = pair();
    let world = first.world();
    let (one, two) = (lot_until("L1", 2027, 6, 1), lot_until("L2", 2027, 3, 1));
    let listed = [(one.clone(), 8), (two.clone(), 6)];
    first.note(START.plus_ms(MINUTE_MS), world.counted_lots(0, 1, CountScope::LotsComplete, &listed));
    second.learn_from(START.plus_ms(2 * MINUTE_MS), &mut first);
    let found = [(one.clone(), 5), (two, 6), (lot_until("L3", 2028, 1, 1), 3)];
    first.note(START.plus_ms(3 * MINUTE_MS), world.counted_lots(0, 1, CountScope::LotsComplete, &found));
    let told = preview(&mut first, &second);
    let [change] = told.balances.as_slice() else { panic!("{told:?}") };
    assert!(!change.has_new_number(), "the total is the same: {change:?}");
    let lots: Vec<_> = change
        .lots
        .iter()
        .map(|lot| (lot.bucket.lot.code.as_ref().unwrap().to_string(), lot.before, lot.after))
        .collect();
    assert_eq!(lots, [("L1".to_owned(), 8, 5), ("L3".to_owned(), 0, 3)]);
}

#[test]
fn a_shelf_without_lots_tells_of_none() {
    let (mut first, second) = pair();
    let world = first.world();
    first.note(START.plus_ms(MINUTE_MS), world.used(0, 1, 4));
    assert!(preview(&mut first, &second).balances.iter().all(|change| change.lots.is_empty()));
}

#[test]
fn a_lot_that_is_held_or_released_elsewhere_is_told_once() {
    let (mut first, mut second) = pair_with_lot("L1");
    let item = first.world().items[0];
    let (place, reason) = (None, HoldReason::ColdChain);
    let held = LotHeld { item, lot: lot("l1"), place, reason, note: note("") };
    let hold = first.note(START.plus_ms(3 * MINUTE_MS), Body::LotHeld(Box::new(held)));
    let told = preview(&mut first, &second);
    let [HeldLot { item: of, lot, by }] = told.held.as_slice() else { panic!("{told:?}") };
    assert_eq!((*of, lot.code.as_ref().unwrap().as_str(), *by), (item, "L1", HeldBy::Hold(reason)));
    assert!(told.balances.is_empty() && told.released.is_empty());
    second.learn_from(START.plus_ms(4 * MINUTE_MS), &mut first);
    first.note(START.plus_ms(5 * MINUTE_MS), Body::LotReleased(LotReleased { hold, note: note("") }));
    let told = preview(&mut first, &second);
    assert_eq!((told.held.len(), told.released.len()), (0, 1), "{told:?}");
}

#[test]
fn a_recall_elsewhere_tells_its_lots_even_those_that_are_not_here() {
    let (mut first, second) = pair_with_lot("L1");
    let item = first.world().items[0];
    let lots = ["L1", "L9"].map(|code| LotCode::parse(code).unwrap()).to_vec();
    let (source, class) = (label("FDA Z-1"), RecallClass::Two);
    let recalled = RecallRegistered { item, lots, source, class, note: note("") };
    let id = first.note(START.plus_ms(3 * MINUTE_MS), Body::RecallRegistered(Box::new(recalled)));
    let told = preview(&mut first, &second);
    let by = HeldBy::Recall(RecallId(id));
    let codes: Vec<_> =
        told.held.iter().map(|held| (held.lot.code.as_ref().unwrap().to_string(), held.by)).collect();
    assert_eq!(codes, [("L1".to_owned(), by), ("L9".to_owned(), by)]);
}

#[test]
fn what_stands_open_elsewhere_is_told_until_it_is_known_or_closed() {
    let (mut first, mut second) = pair_with_lot("L1");
    let world = first.world();
    let bucket = Bucket::of(lot("L1"));
    let (at, item, holds) = (world.places[1], world.items[0], amount(1));
    let opened = |bucket| {
        Body::ContainerOpened(Box::new(ContainerOpened {
            at,
            item,
            bucket,
            holds,
            life: None,
            discard: None,
        }))
    };
    let open = first.note(START.plus_ms(3 * MINUTE_MS), opened(bucket.clone()));
    let gone = first.note(START.plus_ms(4 * MINUTE_MS), opened(bucket));
    let (container, outcome) = (ContainerId(gone), ContainerOutcome::Discarded);
    first.note(START.plus_ms(5 * MINUTE_MS), Body::ContainerClosed(ContainerClosed { container, outcome }));
    let told = preview(&mut first, &second);
    assert_eq!(told.opened, [ContainerId(open)]);
    assert_eq!(told.named.containers.opened[&ContainerId(open)].what.at, at, "the preview can say where");
    second.learn_from(START.plus_ms(6 * MINUTE_MS), &mut first);
    assert!(preview(&mut first, &second).opened.is_empty());
}

proptest! {
    #![proptest_config(cases(48))]

    /// The preview is what comes: every shelf that it names has the number that it says, and no other changes.
    #[test]
    fn the_preview_keeps_its_word(mut history in histories(60)) {
        let mut to = history.tablets.swap_remove(1);
        let mut from = history.tablets.swap_remove(0);
        let plan = plan(&mut from, &to);
        let found = changes(&to.state, &plan);
        // Where items become one, or a stream two, it says that it is not exact.
        if found.certainty != Certainty::Exact {
            return Ok(());
        }
        let before = to.state.clone();
        let now = START.plus_ms(400 * 24 * 60 * MINUTE_MS);
        to.import(now, &plan.fresh);
        for (key, ledger) in to.state.stock.ledgers() {
            let number = Some(ledger.balance().likely.max(0));
            let named = found.balances.iter().find(|change| change.key == *key);
            let expected = named.map_or_else(
                || before.stock.ledger(*key).map(|ledger| ledger.balance().likely.max(0)),
                |change| change.after,
            );
            prop_assert_eq!(number, expected, "{:?}", key);
            for change in named.map(|named| named.lots.as_slice()).unwrap_or_default() {
                let lots = to.state.stock.lots();
                let portion = ledger.portions().iter().find(|(portion, _)| {
                    portion.funding == change.bucket.funding
                        && lots.named(portion.lot).name() == change.bucket.lot.name()
                }).map_or(0, |(_, range)| range.likely.max(0));
                prop_assert_eq!(portion, change.after, "{:?}", change);
            }
        }
    }
}

#[test]
fn a_tablet_that_others_have_heard_further_is_waited_for() {
    let (mut first, mut second) = pair();
    let world = first.world();
    for number in 0..15 {
        first.note(START.plus_ms(number * MINUTE_MS), world.counted(0, 1, number));
    }
    let mut third = Tablet::new(stream(2), 0);
    third.learn_from(START, &mut second);
    second.learn_from(START.plus_ms(20 * MINUTE_MS), &mut first);
    second.seal();
    // The third gets only what the second wrote itself: it says how much of the first there is.
    let own: Vec<_> = second.held().into_iter().filter(|batch| batch.stream == second.stream()).collect();
    third.import(START.plus_ms(30 * MINUTE_MS), &own);
    let lines = tablets(&third.state, &third.archive, Some(third.stream()));
    let waiting: Vec<_> = lines
        .iter()
        .filter(|line| line.waiting_for > 0)
        .map(|line| (line.stream, line.waiting_for))
        .collect();
    assert_eq!(waiting, [(first.stream(), 15)]);
    assert_eq!(lines.iter().filter(|line| line.owner == Owner::ThisTablet).count(), 1);
    assert!(lines.iter().all(|line| line.versions == Versions::One));
}

#[test]
fn an_export_takes_along_all_that_was_written_before_it() {
    let (mut first, _) = pair();
    let own = Some(first.stream());
    let all = not_exported(&first.state, own);
    assert!(all > 0);
    first.ask(START, &tallywell::domain::command::Command::NoteExport { records: all }).unwrap();
    assert_eq!(not_exported(&first.state, own), 0);
    let world = first.world();
    first.note(START, world.counted(0, 1, 3));
    assert_eq!(not_exported(&first.state, own), 1);
}

#[test]
fn a_code_has_its_three_corners_and_room_around_it() {
    let code = code("http://127.0.0.1:8080/stock/room/00000000000000ff-12").unwrap();
    // The upper bar of the two upper corners: seven modules, behind a quiet zone of four.
    assert!(code.path.starts_with("M4 4h7v1h-7z"), "{}", &code.path[..40]);
    assert!(code.path.contains(&format!("M{} 4h7v1h-7z", code.side - 11)));
    assert!(code.path.contains(&format!("M4 {}h7v1h-7z", code.side - 11)));
    assert!(super_long().is_none());
}

fn super_long() -> Option<tallywell::exchange::labels::Code> {
    code(&"x".repeat(4_000))
}
