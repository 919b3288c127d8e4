//! What the balances mean. Keeps away: numbers that nobody could explain from the records.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use support::cases;
use support::clinic::World;
use support::history::{Act, History, Step, acts, histories, in_totals, plans, whole_histories};
use tallywell::domain::event::{Body, Event, Timing, VoidReason};
use tallywell::domain::ids::EventId;
use tallywell::domain::inventory::ledger::Balance;
use tallywell::domain::inventory::order::{WINDOW_COMPARED_MS, WINDOW_UNKNOWN_MS};
use tallywell::domain::inventory::stock::StockKey;
use tallywell::domain::state::State;
use tallywell::domain::text::Note;

fn balances(state: &State) -> BTreeMap<StockKey, Balance> {
    state.stock.ledgers().map(|(key, ledger)| (*key, *ledger.balance())).collect()
}

/// One tablet, no late entries: what is on the shelves by simply doing what the records say.
fn played(events: &[Event]) -> BTreeMap<StockKey, i64> {
    let void: Vec<EventId> = events
        .iter()
        .filter_map(|event| match &event.body {
            Body::EventVoided { target, .. } => Some(*target),
            _ => None,
        })
        .collect();
    let mut shelves = BTreeMap::new();
    for event in events.iter().filter(|event| !void.contains(&event.id)) {
        let mut change = |item, place, by: i64| *shelves.entry(StockKey { item, place }).or_insert(0) += by;
        match &event.body {
            Body::StockMoved { from, to, item, quantity, .. } => {
                change(*item, *from, -quantity.value());
                change(*item, *to, quantity.value());
            }
            Body::StockReceived { to, item, quantity, .. } => change(*item, *to, quantity.value()),
            Body::StockUsed { at, item, quantity, .. } => change(*item, *at, -quantity.value()),
            Body::StockCounted { place, item, have, .. } => {
                shelves.insert(StockKey { item: *item, place: *place }, have.value());
            }
            _ => {}
        }
    }
    shelves
}

fn single_tablet_acts() -> impl Strategy<Value = Vec<Step>> {
    let act = acts().prop_filter("late entries have their own rule", |act| !matches!(act, Act::Late { .. }));
    let act = act.prop_map(in_totals);
    vec((0..90_i64, act).prop_map(|(minutes, act)| Step { tablet: 0, minutes, act }), 1..60)
}

/// The rules R0 to R6 once more, straight from their table, for one shelf and one count.
struct Rules<'a> {
    events: &'a [Event],
}

#[derive(PartialEq, Eq, Debug, Clone, Copy)]
enum Stands {
    Before,
    After,
    Contested,
}

impl Rules<'_> {
    fn seen_by(&self, observer: &Event, event: &Event) -> bool {
        let notes = self
            .events
            .iter()
            .filter(|note| note.id.stream == observer.id.stream && note.id.seq() < observer.id.seq());
        notes
            .filter_map(|note| match &note.body {
                Body::FrontierSeen { seen } => seen.iter().find(|seen| seen.stream == event.id.stream),
                _ => None,
            })
            .any(|seen| seen.through >= event.id.seq())
    }

    /// Histories without comparisons and corrections: the shown times are all there is.
    fn stands(&self, movement: &Event, count: &Event) -> Stands {
        let late = |event: &Event| event.header.timing == Timing::Backdated;
        let by = movement.header.occurred_at.ms() - count.header.occurred_at.ms();
        let earlier = |is_earlier| if is_earlier { Stands::Before } else { Stands::After };
        if late(movement) || late(count) {
            earlier(by < 0 || (by == 0 && movement.id < count.id))
        } else if movement.id.stream == count.id.stream {
            earlier(movement.id.seq() < count.id.seq())
        } else if self.seen_by(count, movement) {
            Stands::Before
        } else if self.seen_by(movement, count) {
            Stands::After
        } else if by.abs() > WINDOW_UNKNOWN_MS {
            earlier(by < 0)
        } else {
            Stands::Contested
        }
    }
}

fn change_of(event: &Event, key: StockKey) -> i64 {
    match &event.body {
        Body::StockMoved { from, to, item, quantity, .. } if *item == key.item => {
            i64::from(*to == key.place) * quantity.value() - i64::from(*from == key.place) * quantity.value()
        }
        Body::StockReceived { to, item, quantity, .. } if (*item, *to) == (key.item, key.place) => {
            quantity.value()
        }
        Body::StockUsed { at, item, quantity, .. } if (*item, *at) == (key.item, key.place) => {
            -quantity.value()
        }
        _ => 0,
    }
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn one_tablet_shows_what_doing_the_records_one_by_one_gives(steps in single_tablet_acts()) {
        let history = History::of(&[0], &steps);
        let played = played(&history.events());
        let shown: BTreeMap<_, _> =
            balances(&history.tablets[0].state).into_iter().map(|(key, balance)| (key, balance.likely)).collect();
        for (key, balance) in balances(&history.tablets[0].state) {
            prop_assert_eq!((balance.low, balance.high, balance.contested), (balance.likely, balance.likely, 0));
            prop_assert_eq!(balance.likely, played.get(&key).copied().unwrap_or(0));
        }
        prop_assert!(played.keys().all(|key| shown.contains_key(key)));
    }

    #[test]
    fn several_tablets_show_what_the_rules_say((skews, steps) in plans(60)) {
        let no_evidence = |step: &&Step| !matches!(step.act, Act::Compare { .. } | Act::CorrectClock { .. });
        let steps: Vec<Step> = steps.iter().filter(no_evidence).cloned().collect();
        let steps: Vec<Step> =
            steps.into_iter().map(|step| Step { act: in_totals(step.act), ..step }).collect();
        let history = History::of(&skews, &steps);
        let events = history.events();
        let state = State::of(&events);
        let rules = Rules { events: &events };
        for (key, balance) in balances(&state) {
            let live: Vec<&Event> = events.iter().filter(|event| !state.stock.is_void(event.id)).collect();
            let anchor = balance.anchor.map(|anchor| anchor.id);
            let count = live.iter().find(|event| Some(event.id) == anchor);
            let moves = live.iter().filter(|event| change_of(event, key) != 0);
            let stands = |event: &Event| count.map_or(Stands::After, |count| rules.stands(event, count));
            let start = balance.anchor.map_or(0, |anchor| anchor.quantity.value());
            let (mut likely, mut low, mut high) = (start, 0, 0);
            for event in moves {
                let change = change_of(event, key);
                match stands(event) {
                    Stands::Before => {}
                    Stands::After => likely += change,
                    Stands::Contested => { low += change.min(0); high += change.max(0); }
                }
            }
            prop_assert_eq!(balance.likely, likely);
            prop_assert!(balance.low <= likely + low && balance.high >= likely + high);
            if balance.contested == 0 {
                prop_assert_eq!((balance.low, balance.high), (likely, likely));
            }
            // No other count is known to be later than the one that the balance stands on.
            let later = live.iter().filter(|event| match &event.body {
                Body::StockCounted { place, item, .. } => (*item, *place) == (key.item, key.place),
                _ => false,
            });
            for other in later.filter(|other| Some(other.id) != anchor) {
                let same_tablet = Some(other.id.stream) == anchor.map(|id| id.stream);
                let both_now = count.is_some_and(|count| count.header.timing == Timing::Now)
                    && other.header.timing == Timing::Now;
                if same_tablet && both_now {
                    prop_assert!(Some(other.id) < anchor, "the anchor is the last count of its own tablet");
                }
            }
        }
    }

    #[test]
    fn a_void_restores_the_balances_of_before(history in histories(50), which in 0..1_000_usize) {
        let mut events = history.events();
        let stock: Vec<usize> = (0..events.len()).filter(|at| is_stock(&events[*at].body)).collect();
        prop_assume!(!stock.is_empty());
        let gone = events[stock[which % stock.len()]].clone();
        let voids = |event: &Event| matches!(event.body, Body::EventVoided { target, .. } if target == gone.id);
        events.retain(|event| !voids(event));
        let without: Vec<Event> = events.iter().filter(|event| event.id != gone.id).cloned().collect();
        let stream = history.tablets[0].stream();
        let last = events.iter().filter(|event| event.id.stream == stream).map(|event| event.id.seq()).max().unwrap();
        let mut void = gone.clone();
        void.id = EventId::at(stream, last + 1).unwrap();
        let note = Note::parse("").unwrap();
        void.body = Body::EventVoided { target: gone.id, reason: VoidReason::Undone, note };
        for at in [0, events.len()] {
            let mut with = events.clone();
            with.insert(at, void.clone());
            let (with, without) = (balances(&State::of(&with)), balances(&State::of(&without)));
            for (key, balance) in with {
                prop_assert_eq!(balance, without.get(&key).copied().unwrap_or_default());
            }
        }
    }

    #[test]
    fn a_void_of_a_void_changes_no_balance(history in histories(50), which in 0..1_000_usize) {
        let mut events = history.events();
        let voids: Vec<Event> =
            events.iter().filter(|event| matches!(event.body, Body::EventVoided { .. })).cloned().collect();
        prop_assume!(!voids.is_empty());
        let before = balances(&State::of(&events));
        let mut second = voids[which % voids.len()].clone();
        let note = Note::parse("").unwrap();
        second.body = Body::EventVoided { target: second.id, reason: VoidReason::Undone, note };
        second.id = EventId::at(support::clinic::stream(3), 4_000).unwrap();
        events.push(second);
        prop_assert_eq!(balances(&State::of(&events)), before);
    }

    #[test]
    fn without_counts_what_came_in_is_somewhere_or_was_used(history in whole_histories(50)) {
        let counts = |event: &&Event| !matches!(event.body, Body::StockCounted { .. });
        let events: Vec<Event> = history.events().iter().filter(counts).cloned().collect();
        let state = State::of(&events);
        let mut in_and_out: BTreeMap<_, i64> = BTreeMap::new();
        for event in events.iter().filter(|event| !state.stock.is_void(event.id)) {
            match &event.body {
                Body::StockReceived { item, quantity, .. } => *in_and_out.entry(*item).or_default() += quantity.value(),
                Body::StockUsed { item, quantity, .. } => *in_and_out.entry(*item).or_default() -= quantity.value(),
                _ => {}
            }
        }
        let mut held: BTreeMap<_, i64> = BTreeMap::new();
        for (key, balance) in balances(&state) {
            prop_assert_eq!(balance.anchor, None);
            *held.entry(key.item).or_default() += balance.likely;
        }
        for (item, sum) in held {
            prop_assert_eq!(sum, in_and_out.get(&item).copied().unwrap_or(0));
        }
    }

    #[test]
    fn a_balance_lies_in_its_bounds_and_a_count_keeps_its_number(history in whole_histories(60)) {
        let events = history.events();
        let state = State::of(&events);
        for (key, balance) in balances(&state) {
            prop_assert!(balance.low <= balance.likely && balance.likely <= balance.high, "{balance:?}");
            prop_assert!(balance.contested > 0 || balance.low == balance.high, "doubt without a reason: {balance:?}");
            prop_assert!(balance.usable() >= 0 && balance.usable() <= balance.high.max(0));
            let Some(anchor) = balance.anchor else { continue };
            let counted = events.iter().find(|event| event.id == anchor.id).map(|event| &event.body);
            let Some(Body::StockCounted { place, item, have, .. }) = counted else { panic!("no count") };
            prop_assert_eq!((StockKey { item: *item, place: *place }, *have), (key, anchor.quantity));
        }
    }

    #[test]
    fn a_shelf_that_nobody_counted_is_not_a_shelf_with_nothing(history in whole_histories(50)) {
        let events = history.events();
        let state = State::of(&events);
        let counted = |key: StockKey| events.iter().any(|event| match &event.body {
            Body::StockCounted { place, item, .. } => {
                (*item, *place) == (key.item, key.place) && !state.stock.is_void(event.id)
            }
            _ => false,
        });
        for item in 0..4 {
            for place in 0..4 {
                let key = history.world.key(item, place);
                prop_assert_eq!(state.stock.balance(key).anchor.is_some(), counted(key));
            }
        }
    }

    #[test]
    fn no_stock_record_is_ever_lost_at_a_merge(mut history in histories(50)) {
        history.meet();
        for tablet in &history.tablets {
            for event in history.events().iter().filter(|event| is_stock(&event.body)) {
                let key = tablet.state.ledger_of(event.id);
                let held = key.and_then(|key| tablet.state.stock.ledger(key));
                prop_assert!(held.is_some_and(|ledger| ledger.entries().iter().any(|entry| entry.id == event.id)));
            }
        }
    }
}

fn is_stock(body: &Body) -> bool {
    matches!(
        body,
        Body::StockCounted { .. }
            | Body::StockMoved { .. }
            | Body::StockReceived { .. }
            | Body::StockUsed { .. }
            | Body::StockWasted(_)
            | Body::StockAdjusted(_)
            | Body::FundingChanged(_)
    )
}

/// Two counts of five on two tablets, one of which is followed by a use that the other may or may
/// not have included: the number is in doubt although the counts agree.
#[test]
fn two_equal_counts_can_still_leave_a_doubt() {
    let mut history = History::founded(&[0, 0]);
    let world: World = history.world.clone();
    let now = history.now;
    history.tablets[0].note(now, world.counted(0, 1, 5));
    history.tablets[0].note(now.plus_ms(60_000), world.used(0, 1, 2));
    history.tablets[1].note(now.plus_ms(120_000), world.counted(0, 1, 5));
    history.meet();
    let balance = history.tablets[0].state.stock.balance(world.key(0, 1));
    assert_eq!((balance.low, balance.likely, balance.high), (3, 5, 5));
    assert!(balance.contested > 0);
    const { assert!(WINDOW_COMPARED_MS < WINDOW_UNKNOWN_MS) };
}
