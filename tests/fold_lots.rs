//! Lots: what is there of each, whatever the order in which records arrive. Keeps away: a lot that
//! vanishes, a total that its lots do not come to, an expired box that counts as stock.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeMap;

use proptest::prelude::*;
use support::clinic::{World, lot, lot_until, of_lot};
use support::history::{Act, History, Step, acts, histories};
use support::{cases, shuffled};
use tallywell::codec::snapshot::state_digest;
use tallywell::domain::event::stock::{CountDetail, CountScope};
use tallywell::domain::event::{Body, Event, VoidReason};
use tallywell::domain::ids::{EventId, SessionId};
use tallywell::domain::inventory::fefo::lot_lines;
use tallywell::domain::inventory::lot::{Lot, LotName};
use tallywell::domain::state::State;
use tallywell::domain::text::Note;
use tallywell::domain::time::{Date, Instant, MINUTE_MS, Offset, Zoned};
use tallywell::log::fold::fold;

const A: usize = 0;
const B: usize = 1;
const ROOM: usize = 1;

/// A story that is told once and must end the same in every order, with repetitions, after a restart.
struct Story {
    history: History,
    world: World,
    at: Instant,
}

impl Story {
    fn new() -> Self {
        let history = History::founded(&[0, 0]);
        Self { world: history.world.clone(), at: history.now, history }
    }

    /// A minute later.
    fn tell(&mut self, tablet: usize, body: Body) -> EventId {
        self.at = self.at.plus_ms(MINUTE_MS);
        self.history.now = self.at;
        self.history.tablets[tablet].note(self.at, body)
    }

    fn learn(&mut self, to: usize, from: usize) {
        self.history.learn(to, from);
    }

    fn ends(&mut self) -> State {
        let (batches, events) = (self.history.batches(), self.history.events());
        let state = State::of(&events);
        let digest = state_digest(&state);
        for turn in 0..30_usize {
            let numbers: Vec<usize> =
                (0..events.len()).map(|place| place * (turn * 2 + 1) + turn * turn).collect();
            let mut arrived: Vec<Event> = shuffled(&events, &numbers);
            arrived.extend(arrived.clone().into_iter().step_by(3));
            assert_eq!(state_digest(&State::of(&arrived)), digest, "order {turn}");
            assert_eq!(state_digest(&fold(&shuffled(&batches, &numbers), &[]).state), digest);
        }
        for tablet in &self.history.tablets {
            assert_eq!(state_digest(&tablet.reopened().state), state_digest(&tablet.state), "a restart");
        }
        state
    }

    /// What there is of each lot in the room: text or date, and low, likely, high.
    fn check(&mut self, expected: &[(&str, (i64, i64, i64))]) -> State {
        let state = self.ends();
        let key = self.world.key(0, ROOM);
        let lines = lot_lines(&state, key, Zoned { at: self.at, offset: Offset::UTC }.date());
        let shown: BTreeMap<String, (i64, i64, i64)> = lines
            .iter()
            .map(|line| (name_of(&line.bucket.lot), (line.range.low, line.range.likely, line.range.high)))
            .collect();
        let expected: BTreeMap<String, _> =
            expected.iter().map(|(name, range)| ((*name).to_owned(), *range)).collect();
        assert_eq!(shown, expected);
        let total: i64 = lines.iter().map(|line| line.range.likely).sum();
        assert_eq!(state.stock.balance(key).likely, total);
        state
    }
}

fn name_of(lot: &Lot) -> String {
    match lot.name() {
        LotName::Unknown => "?".to_owned(),
        LotName::Dated(date) => format!("{:?}", date.civil()),
        LotName::Coded(text) => text,
    }
}

const fn exactly(value: i64) -> (i64, i64, i64) {
    (value, value, value)
}

/// L1 = 8 until March, L2 = 4 until June, L3 = 2 until September.
fn three_lots() -> (Story, [Lot; 3]) {
    let mut story = Story::new();
    let lots = [lot_until("L1", 2027, 3, 31), lot_until("L2", 2027, 6, 30), lot_until("L3", 2027, 9, 30)];
    for (lot, quantity) in lots.iter().zip([8, 4, 2]) {
        let received = of_lot(lot.clone(), story.world.received(0, ROOM, quantity));
        story.tell(A, received);
    }
    (story, lots)
}

#[test]
fn s6_a_complete_count_ends_the_lots_that_it_does_not_list() {
    let (mut story, [one, two, _]) = three_lots();
    let counted =
        story.world.counted_lots(0, ROOM, CountScope::LotsComplete, &[(one, 6), (two, 4), (lot("L4"), 3)]);
    story.tell(A, counted);
    story.check(&[("L1", exactly(6)), ("L2", exactly(4)), ("L4", exactly(3))]);
}

#[test]
fn s6_a_partial_count_leaves_the_lots_that_it_does_not_list() {
    let (mut story, [one, two, _]) = three_lots();
    let counted =
        story.world.counted_lots(0, ROOM, CountScope::LotsPartial, &[(one, 6), (two, 4), (lot("L4"), 3)]);
    story.tell(A, counted);
    story.check(&[("L1", exactly(6)), ("L2", exactly(4)), ("L3", exactly(2)), ("L4", exactly(3))]);
}

/// Nine of fourteen are left: the five come from the earliest expiry, but any lot may be the one.
#[test]
fn s6_a_total_is_split_by_expiry_and_says_that_the_split_is_inferred() {
    let (mut story, _) = three_lots();
    let counted = story.world.counted(0, ROOM, 9);
    story.tell(A, counted);
    let state = story.check(&[("L1", (3, 3, 8)), ("L2", (0, 4, 4)), ("L3", (0, 2, 2))]);
    let balance = state.stock.balance(story.world.key(0, ROOM));
    assert_eq!((balance.low, balance.high, balance.contested), (9, 9, 0), "the total is certain");
    let ledger = state.stock.ledger(story.world.key(0, ROOM)).unwrap();
    assert!(ledger.portions().iter().all(|(_, range)| range.inferred));
}

#[test]
fn more_than_the_lots_come_to_is_of_an_unknown_lot() {
    let (mut story, _) = three_lots();
    let counted = story.world.counted(0, ROOM, 17);
    story.tell(A, counted);
    story.check(&[("L1", exactly(8)), ("L2", exactly(4)), ("L3", exactly(2)), ("?", exactly(3))]);
}

#[test]
fn what_is_used_of_an_unknown_lot_is_settled_by_the_next_total() {
    let (mut story, _) = three_lots();
    let used = story.world.used(0, ROOM, 3);
    story.tell(A, used);
    story.check(&[("L1", exactly(8)), ("L2", exactly(4)), ("L3", exactly(2)), ("?", exactly(-3))]);
    let counted = story.world.counted(0, ROOM, 11);
    story.tell(A, counted);
    story.check(&[("L1", (5, 5, 8)), ("L2", (1, 4, 4)), ("L3", (0, 2, 2))]);
}

#[test]
fn a_lot_is_the_same_lot_in_any_spelling_and_on_any_tablet() {
    let mut story = Story::new();
    let received = of_lot(lot_until("21b09 ", 2027, 1, 31), story.world.received(0, ROOM, 5));
    story.tell(A, received);
    let received = of_lot(lot_until("21B 09", 2027, 1, 31), story.world.received(0, ROOM, 2));
    story.tell(B, received);
    let state = story.check(&[("21B09", exactly(7))]);
    let (_, record) = state.stock.lots().all().next().unwrap();
    assert_eq!(record.printed.len(), 2, "both spellings are kept");
}

/// The safe side until somebody reads the label again; what was said first stays in the record.
#[test]
fn of_two_expiries_the_earlier_counts_until_it_is_corrected() {
    use tallywell::domain::event::lots::LotCorrected;
    use tallywell::domain::inventory::lot::Expiry;
    let mut story = Story::new();
    let wrong = of_lot(lot_until("L1", 2026, 11, 1), story.world.received(0, ROOM, 5));
    let wrong = story.tell(A, wrong);
    let right = of_lot(lot_until("L1", 2027, 11, 1), story.world.received(0, ROOM, 5));
    story.tell(B, right);
    let day = |year, month| Date::from_civil(year, month, 1).unwrap();
    let expiry = |state: &State| {
        let (number, record) = state.stock.lots().all().next().unwrap();
        let is_void = |id| state.stock.is_void(id);
        (state.stock.lots().expiry(number).unwrap().last_day, record.is_disputed(is_void))
    };
    assert_eq!(expiry(&story.ends()), (day(2026, 11), true));
    let mut voided = Story { history: History::founded(&[0, 0]), world: story.world.clone(), at: story.at };
    std::mem::swap(&mut voided.history, &mut story.history);
    let note = Note::parse("").unwrap();
    voided.tell(A, Body::EventVoided { target: wrong, reason: VoidReason::WrongAmount, note: note.clone() });
    assert_eq!(expiry(&voided.ends()), (day(2027, 11), false), "a record taken back says nothing");
    let corrected =
        LotCorrected { item: voided.world.items[0], lot: lot("l1"), expiry: Expiry::day(day(2027, 5)), note };
    voided.tell(B, Body::LotCorrected(Box::new(corrected)));
    assert_eq!(expiry(&voided.ends()), (day(2027, 5), false));
}

fn part(session: EventId, part: u8) -> CountDetail {
    CountDetail { session: Some(SessionId(session)), part: Some(part), ..CountDetail::whole() }
}

#[test]
fn two_people_who_count_two_shelves_of_one_place_count_it_together() {
    let mut story = Story::new();
    let world = story.world.clone();
    let before = story.tell(A, world.counted(0, ROOM, 40));
    story.learn(B, A);
    story.tell(A, world.detailed(0, ROOM, 12, part(before, 1)));
    story.tell(B, world.detailed(0, ROOM, 9, part(before, 2)));
    let state = story.ends();
    let balance = state.stock.balance(world.key(0, ROOM));
    assert_eq!((balance.low, balance.likely, balance.high), (21, 21, 21));
    assert_eq!(balance.anchor.unwrap().quantity.value(), 21);
    // The first part was looked at again.
    story.learn(A, B);
    story.tell(A, world.detailed(0, ROOM, 11, part(before, 1)));
    let balance = story.ends().stock.balance(world.key(0, ROOM));
    assert_eq!((balance.low, balance.likely, balance.high), (20, 20, 20));
}

/// Between the two parts somebody takes three: from which of the shelves, nobody can tell.
#[test]
fn what_is_taken_between_two_parts_is_in_doubt() {
    let mut story = Story::new();
    let world = story.world.clone();
    let before = story.tell(A, world.counted(0, ROOM, 40));
    story.tell(A, world.detailed(0, ROOM, 12, part(before, 1)));
    story.tell(A, world.used(0, ROOM, 3));
    story.tell(A, world.detailed(0, ROOM, 9, part(before, 2)));
    let balance = story.ends().stock.balance(world.key(0, ROOM));
    assert_eq!((balance.low, balance.likely, balance.high), (18, 21, 21));
    assert_eq!(balance.contested, 1);
}

#[test]
fn without_parts_two_counts_of_one_shelf_are_rivals() {
    let mut story = Story::new();
    let world = story.world.clone();
    story.tell(A, world.counted(0, ROOM, 12));
    story.tell(B, world.counted(0, ROOM, 9));
    let balance = story.ends().stock.balance(world.key(0, ROOM));
    assert_eq!((balance.low, balance.likely, balance.high), (9, 9, 12));
    assert!(balance.contested > 0);
}

/// Both tablets used a lot while neither knew of the other, and one of them counted it.
#[test]
fn a_doubt_about_one_lot_leaves_the_others_certain() {
    let mut story = Story::new();
    let world = story.world.clone();
    let (one, two) = (lot_until("L1", 2027, 3, 1), lot_until("L2", 2027, 6, 1));
    let listed = [(one.clone(), 8), (two, 4)];
    story.tell(A, of_lot(one.clone(), world.received(0, ROOM, 8)));
    story.learn(B, A);
    story.tell(A, world.counted_lots(0, ROOM, CountScope::LotsComplete, &listed));
    story.tell(B, of_lot(one, world.used(0, ROOM, 3)));
    story.check(&[("L1", (5, 8, 8)), ("L2", exactly(4))]);
}

/// B writes a dose down under another programme within seconds of A's count: the shelf is as full as it was.
#[test]
fn a_change_of_funding_puts_no_doubt_on_the_total() {
    use tallywell::domain::event::stock::{FundingChanged, FundingPurpose};
    use tallywell::domain::inventory::lot::Funding;
    let mut story = Story::new();
    let world = story.world.clone();
    story.tell(A, of_lot(lot("L1"), world.received(0, ROOM, 8)));
    story.tell(A, world.counted(0, ROOM, 8));
    let changed = FundingChanged {
        at: world.places[ROOM],
        item: world.items[0],
        lot: lot("L1"),
        from: Funding::Clinic,
        to: Funding::Vfc,
        quantity: support::clinic::amount(1),
        purpose: FundingPurpose::Borrowed,
        note: Note::parse("").unwrap(),
    };
    story.tell(B, Body::FundingChanged(Box::new(changed)));
    let balance = story.ends().stock.balance(world.key(0, ROOM));
    assert_eq!((balance.low, balance.likely, balance.high, balance.contested), (8, 8, 8, 0));
}

/// One tablet, no late entries, every count by lots: what is there by simply doing what the records say.
fn played(events: &[Event], place: tallywell::domain::ids::PlaceId) -> BTreeMap<LotName, i64> {
    let voided = |id: EventId| {
        events.iter().any(|event| matches!(event.body, Body::EventVoided { target, .. } if target == id))
    };
    let mut shelf: BTreeMap<LotName, i64> = BTreeMap::new();
    for event in events.iter().filter(|event| !voided(event.id)) {
        let mut change = |lot: &Lot, by: i64| *shelf.entry(lot.name()).or_default() += by;
        match &event.body {
            Body::StockMoved { from, to, quantity, bucket, .. } => {
                change(&bucket.lot, i64::from(*to == place) * quantity.value());
                change(&bucket.lot, i64::from(*from == place) * -quantity.value());
            }
            Body::StockReceived { to, quantity, bucket, .. } if *to == place => {
                change(&bucket.lot, quantity.value());
            }
            Body::StockUsed { at, quantity, bucket, .. } if *at == place => {
                change(&bucket.lot, -quantity.value());
            }
            Body::StockCounted { place: at, detail: Some(detail), .. } if *at == place => {
                for counted in &detail.lots {
                    shelf.remove(&counted.bucket.lot.name());
                }
                if detail.scope == CountScope::LotsComplete {
                    shelf.clear();
                }
                for counted in &detail.lots {
                    *shelf.entry(counted.bucket.lot.name()).or_default() += counted.have.value();
                }
            }
            _ => {}
        }
    }
    shelf.retain(|_, have| *have != 0);
    shelf
}

fn lot_acts() -> impl Strategy<Value = Vec<Step>> {
    let only_lots = acts().prop_filter("counts by lots", |act| match act {
        Act::Lot { what, .. } => *what < 6,
        Act::Void { .. } | Act::Seal => true,
        _ => false,
    });
    proptest::collection::vec(
        (0..90_i64, only_lots).prop_map(|(minutes, act)| Step { tablet: 0, minutes, act }),
        1..50,
    )
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn one_tablet_shows_the_lots_that_doing_the_records_one_by_one_gives(steps in lot_acts()) {
        let history = History::of(&[0], &steps);
        let state = &history.tablets[0].state;
        for place in 0..4 {
            let key = history.world.key(0, place);
            let lines = lot_lines(state, key, Date::from_days(0));
            let shown: BTreeMap<LotName, i64> =
                lines.iter().map(|line| (line.bucket.lot.name(), line.range.likely)).collect();
            prop_assert_eq!(shown, played(&history.events(), key.place));
            prop_assert!(lines.iter().all(|line| line.range.low == line.range.high));
        }
    }

    /// The lots of a shelf are its total, and each lies in its bounds.
    #[test]
    fn the_lots_come_to_the_total(history in histories(60)) {
        let state = State::of(&history.events());
        for (key, ledger) in state.stock.ledgers() {
            let portions = ledger.portions();
            let sum: i64 = portions.iter().map(|(_, range)| range.likely).sum();
            prop_assert_eq!(sum, ledger.balance().likely, "{:?}", key);
            for (_, range) in portions.iter() {
                prop_assert!(range.low <= range.likely && range.likely <= range.high, "{:?}", range);
            }
        }
    }

    #[test]
    fn what_may_be_used_is_never_more_than_there_is(history in histories(60), day in 20_700..21_300_i32) {
        use tallywell::domain::inventory::fefo::usable;
        use tallywell::domain::time::DAY_MS;
        let state = State::of(&history.events());
        let now = Zoned { at: Instant::from_ms(i64::from(day) * DAY_MS), offset: Offset::UTC };
        for (key, ledger) in state.stock.ledgers() {
            let usable = usable(&state, *key, now);
            prop_assert!(usable >= 0 && usable <= ledger.balance().usable());
        }
    }
}
