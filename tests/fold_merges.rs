//! Items that turn out to be one supply, and are parted again. Keeps away: a merge that counts only
//! what comes after it, two tablets that disagree about which item stays, records lost in a merge.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::clinic::{World, amount, label, lot_until, of_lot, stream};
use support::day::{CLOSET, Day, ROOM};
use support::history::History;
use support::{cases, shuffled};

use proptest::prelude::*;
use tallywell::codec::snapshot::state_digest;
use tallywell::domain::command::{Command, NewPack};
use tallywell::domain::event::supply::{
    CodeLinked, ItemsMerged, ItemsParted, OrderDrafted, OrderLine, OrderPlaced, RecallClass, RecallRegistered,
};
use tallywell::domain::event::{Body, Event, ItemChange, LotPolicy, Standing};
use tallywell::domain::ids::{EventId, ItemId, OrderId};
use tallywell::domain::inventory::catalogue::LineRecord;
use tallywell::domain::inventory::codes::Meaning;
use tallywell::domain::inventory::command::StockCommand;
use tallywell::domain::inventory::fefo::lot_lines;
use tallywell::domain::inventory::lot::LotCode;
use tallywell::domain::inventory::recall::recall_list;
use tallywell::domain::refusal::Refusal;
use tallywell::domain::state::State;
use tallywell::domain::text::Note;
use tallywell::domain::time::MINUTE_MS;
use tallywell::log::fold::fold;

const GIVES: usize = 0;
const STAYS: usize = 1;
const THIRD: usize = 2;

/// Two tablets of one clinic, the second of which knows the founding.
fn two_tablets() -> (History, World) {
    let history = History::founded(&[0, 0]);
    let world = history.world.clone();
    (history, world)
}

fn note(history: &mut History, tablet: usize, body: Body) -> EventId {
    history.now = history.now.plus_ms(MINUTE_MS);
    let now = history.now;
    history.tablets[tablet].note(now, body)
}

fn merge(world: &World, from: usize, into: usize) -> Body {
    Body::ItemsMerged(ItemsMerged { from: world.items[from], into: world.items[into] })
}

/// What everybody shows who knows everything: in any order, doubled, in batches, after a restart, and
/// from a snapshot that was made in between.
fn everywhere(history: &mut History) -> State {
    for tablet in &history.tablets {
        tablet.save_snapshot();
        assert_eq!(state_digest(&tablet.reopened().state), state_digest(&tablet.state), "a restart");
    }
    let (batches, events) = (history.batches(), history.events());
    let state = State::of(&events);
    assert!(!state.is_outdated());
    let digest = state_digest(&state);
    for turn in 0..24_usize {
        let numbers: Vec<usize> =
            (0..events.len()).map(|place| place * (turn * 2 + 1) + turn * turn).collect();
        let mut arrived: Vec<Event> = shuffled(&events, &numbers);
        arrived.extend(arrived.clone().into_iter().step_by(3));
        assert_eq!(state_digest(&State::of(&arrived)), digest, "order {turn}");
        let sealed = shuffled(&batches, &numbers);
        assert_eq!(state_digest(&fold(&sealed, &[]).state), digest, "batches in order {turn}");
    }
    history.meet();
    let shown = |state: &State| {
        let mut shelves: Vec<_> =
            state.stock.ledgers().map(|(key, ledger)| (*key, *ledger.balance())).collect();
        shelves.sort_by_key(|(key, _)| (key.item, key.place));
        (shelves, state.merges.clone())
    };
    for tablet in &history.tablets {
        assert_eq!(shown(&tablet.state), shown(&history.tablets[0].state), "every tablet in the end");
        assert_eq!(state_digest(&tablet.reopened().state), state_digest(&tablet.state), "from its snapshot");
    }
    state
}

fn likely(state: &State, world: &World, item: usize, place: usize) -> i64 {
    state.stock.balance(world.key(item, place)).likely
}

#[test]
fn what_was_said_of_either_item_is_said_of_the_one_that_stays_before_and_after_the_merge() {
    let (mut history, world) = two_tablets();
    note(&mut history, 0, world.counted(STAYS, CLOSET, 10));
    note(&mut history, 1, world.received(GIVES, CLOSET, 5));
    note(&mut history, 0, merge(&world, GIVES, STAYS));
    // The other tablet does not know yet.
    note(&mut history, 1, world.used(GIVES, CLOSET, 2));
    note(&mut history, 1, world.moved(GIVES, CLOSET, ROOM, 1));
    let state = everywhere(&mut history);
    assert_eq!(state.merges.kept_as(world.items[GIVES]), world.items[STAYS]);
    let balance = state.stock.balance(world.key(STAYS, CLOSET));
    assert!(balance.low <= 12 && 12 <= balance.high, "10 + 5 - 2 - 1: {balance:?}");
    assert_eq!(likely(&state, &world, STAYS, ROOM), 1);
    assert!(state.stock.ledger(world.key(GIVES, CLOSET)).is_none(), "nothing stands under the other name");
    let record = state.catalogue.item(&world.items[GIVES]).unwrap();
    assert!(!record.is_active() && record.name.get().is_some(), "its name rests, and is not lost");
    assert_eq!(state.merges.into_item(world.items[STAYS]).len(), 1);
}

#[test]
fn merged_both_ways_on_two_tablets_one_item_stays_everywhere() {
    let (mut history, world) = two_tablets();
    note(&mut history, 0, world.received(GIVES, CLOSET, 3));
    note(&mut history, 0, merge(&world, GIVES, STAYS));
    note(&mut history, 1, world.received(STAYS, CLOSET, 4));
    note(&mut history, 1, merge(&world, STAYS, GIVES));
    let state = everywhere(&mut history);
    let (kept, gone) = (world.items[STAYS], world.items[GIVES]);
    assert_eq!(
        (state.merges.kept_as(gone), state.merges.kept_as(kept)),
        (kept, kept),
        "the first word counts"
    );
    assert_eq!(likely(&state, &world, STAYS, CLOSET), 7);
}

#[test]
fn a_chain_of_merges_ends_at_one_item() {
    let (mut history, world) = two_tablets();
    note(&mut history, 0, world.received(GIVES, CLOSET, 1));
    note(&mut history, 1, world.received(THIRD, CLOSET, 4));
    note(&mut history, 0, merge(&world, GIVES, STAYS));
    note(&mut history, 1, merge(&world, STAYS, THIRD));
    let state = everywhere(&mut history);
    for item in [GIVES, STAYS, THIRD] {
        assert_eq!(state.merges.kept_as(world.items[item]), world.items[THIRD]);
    }
    assert_eq!(likely(&state, &world, THIRD, CLOSET), 5);
    assert_eq!(state.merges.into_item(world.items[THIRD]).len(), 2);
}

#[test]
fn parted_again_each_has_what_it_had_and_what_came_since() {
    let (mut history, world) = two_tablets();
    note(&mut history, 0, world.received(GIVES, CLOSET, 3));
    note(&mut history, 0, world.counted(STAYS, CLOSET, 10));
    let merged = note(&mut history, 0, merge(&world, GIVES, STAYS));
    note(&mut history, 1, world.received(GIVES, CLOSET, 2));
    note(&mut history, 1, Body::ItemsParted(ItemsParted { merge: merged }));
    let state = everywhere(&mut history);
    assert_eq!(likely(&state, &world, GIVES, CLOSET), 5);
    assert_eq!(likely(&state, &world, STAYS, CLOSET), 10);
    assert!(state.catalogue.item(&world.items[GIVES]).unwrap().is_active());
    assert!(state.merges.into_item(world.items[STAYS]).is_empty());
}

fn merging(day: &Day, from: usize, into: usize) -> Command {
    Command::MergeItems(ItemsMerged { from: day.world.items[from], into: day.world.items[into] })
}

#[test]
fn packs_codes_lots_lists_orders_and_recalls_go_along() {
    let mut day = Day::on(2026, 11, 22);
    let (gives, stays) = (day.world.items[GIVES], day.world.items[STAYS]);
    let pack = NewPack { name: label("sleeve of 7"), holds: amount(7) };
    day.try_ask(&Command::AddPack { item: gives, pack }).unwrap();
    let code = label("00349281521003");
    day.ask(StockCommand::LinkCode(CodeLinked { code: code.clone(), item: gives, pack: None }));
    day.receive(CLOSET, lot_until("21B03", 2027, 6, 30), 12);
    let line = OrderLine { item: gives, pack: None, packs: amount(4) };
    let drafted = day.ask(StockCommand::DraftOrder(OrderDrafted { vendor: None, lines: vec![line] }));
    let (order, expected, reference) = (OrderId(drafted.id), None, Note::default());
    day.ask(StockCommand::PlaceOrder(OrderPlaced { order, expected, reference }));
    let par = Some(amount(9));
    let place = day.world.places[ROOM];
    day.try_ask(&Command::SetPar { place, item: gives, par }).unwrap();
    day.try_ask(&merging(&day, GIVES, STAYS)).unwrap();
    // Registered for the one that stays, it finds the lot that came under the other name.
    day.ask(StockCommand::RegisterRecall(RecallRegistered {
        item: stays,
        lots: vec![LotCode::parse("21B03").unwrap()],
        source: label("Maker"),
        class: RecallClass::Two,
        note: Note::default(),
    }));
    let state = day.state();
    let packs = state.catalogue.packs_in_use(stays);
    assert!(packs.iter().any(|(_, name, holds)| name.as_str() == "sleeve of 7" && holds.value() == 7));
    assert!(matches!(state.catalogue.meaning(&code), Meaning::Known(link) if link.item == stays));
    let lots = lot_lines(state, day.world.key(STAYS, CLOSET), day.zoned().date());
    assert_eq!(lots.iter().map(|line| line.range.likely).sum::<i64>(), 12);
    assert_eq!(state.catalogue.line(place, stays).and_then(LineRecord::par), par);
    let lines: Vec<ItemId> =
        state.orders.orders.get(&order).unwrap().lines().map(|(_, line)| line.item).collect();
    assert_eq!(lines, [stays]);
    assert_eq!(recall_list(state).len(), 1);
    // A window that does not know yet asks it of the other one.
    day.try_ask(&Command::SetPar { place, item: gives, par: None }).unwrap();
    assert_eq!(day.state().catalogue.line(place, stays).and_then(LineRecord::par), None);
}

#[test]
fn a_merge_that_makes_no_sense_is_refused_with_its_reason() {
    let mut day = Day::on(2026, 11, 22);
    let items = day.world.items.clone();
    let check = |day: &mut Day, from: ItemId, into: ItemId, expected: Refusal| {
        let command = Command::MergeItems(ItemsMerged { from, into });
        assert_eq!(day.try_ask(&command).unwrap_err(), expected);
    };
    check(&mut day, items[0], items[0], Refusal::SameItem);
    let unknown = ItemId(EventId::at(stream(3), 9).unwrap());
    check(&mut day, items[0], unknown, Refusal::UnknownItem(unknown));
    day.try_ask(&Command::ChangeItem { item: items[2], change: ItemChange::Standing(Standing::Retired) })
        .unwrap();
    check(&mut day, items[0], items[2], Refusal::ItemRetired(items[2]));
    let merged = day.try_ask(&merging(&day, GIVES, STAYS)).unwrap().pop().unwrap();
    check(&mut day, items[GIVES], items[STAYS], Refusal::SameItem);
    check(&mut day, items[STAYS], items[GIVES], Refusal::SameItem);
    let part = Command::PartItems(ItemsParted { merge: merged.id });
    day.try_ask(&part).unwrap();
    assert_eq!(day.try_ask(&part).unwrap_err(), Refusal::NothingToDo);
}

#[test]
fn of_two_rules_for_lots_the_stricter_one_holds_on() {
    let mut day = Day::on(2026, 11, 22);
    let [gives, stays] = [day.world.items[GIVES], day.world.items[STAYS]];
    for (item, policy) in [(gives, LotPolicy::LotAndExpiry), (stays, LotPolicy::None)] {
        // Nothing would change where it is so already.
        let _ = day.try_ask(&Command::ChangeItem { item, change: ItemChange::LotPolicy(policy) });
    }
    day.try_ask(&merging(&day, GIVES, STAYS)).unwrap();
    let record = day.state().catalogue.item(&stays).unwrap();
    assert_eq!(record.lot_policy.get(), Some(&LotPolicy::LotAndExpiry));
}

/// A step of a random history: who, what, and on which items.
type Step = (usize, usize, usize, usize);

proptest! {
    #![proptest_config(cases(48))]

    /// Merges, partings and stock in any mixture give one state, whatever arrives when.
    #[test]
    fn any_mixture_of_merges_and_stock_is_one_state(steps in prop::collection::vec((0..2_usize, 0..6_usize, 0..4_usize, 0..4_usize), 1..24)) {
        let (mut history, world) = two_tablets();
        let mut merges: Vec<EventId> = Vec::new();
        for (tablet, what, one, other) in steps as Vec<Step> {
            let place = other % 3;
            let body = match what {
                0 | 1 => world.received(one, place, 3),
                2 => world.counted(one, place, 4),
                3 => of_lot(lot_until("21B03", 2027, 6, 30), world.received(one, place, 2)),
                4 => merge(&world, one, other),
                _ => match merges.get(one) {
                    Some(merge) => Body::ItemsParted(ItemsParted { merge: *merge }),
                    None => world.used(one, place, 1),
                },
            };
            let is_merge = matches!(body, Body::ItemsMerged(_));
            let id = note(&mut history, tablet, body);
            if is_merge {
                merges.push(id);
            }
        }
        let state = everywhere(&mut history);
        for (item, stays) in state.merges.given_way() {
            prop_assert_eq!(state.merges.kept_as(stays), stays, "the one that stays stays itself");
            prop_assert!(state.stock.ledgers().all(|(key, _)| key.item != item));
        }
    }
}
