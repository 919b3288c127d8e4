//! The stock scenarios of the acceptance list, as data: who did what when, and what every tablet
//! must show afterwards. Each runs in every order of arrival, with repetitions and after a
//! restart. Keeps away: a timestamp sort, a count that becomes a difference, a lost record.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::clinic::{START, World, stream};
use support::history::History;
use support::shuffled;
use tallywell::codec::snapshot::state_digest;
use tallywell::domain::event::{Body, Event, Timing, VoidReason};
use tallywell::domain::ids::EventId;
use tallywell::domain::inventory::ledger::Balance;
use tallywell::domain::inventory::variance::{Variance, variances};
use tallywell::domain::state::State;
use tallywell::domain::text::Note;
use tallywell::domain::time::{DAY_MS, HOUR_MS, Instant, MINUTE_MS};
use tallywell::log::fold::fold;

const A: usize = 0;
const B: usize = 1;
const CLOSET: usize = 0;
const ROOM: usize = 1;
const ROOM_2: usize = 2;

/// Minutes after eight o'clock, in milliseconds true time.
fn at(hour: i64, minute: i64) -> Instant {
    START.plus_ms((hour - 8) * HOUR_MS + minute * MINUTE_MS)
}

struct Scenario {
    history: History,
    world: World,
}

impl Scenario {
    fn with_clocks(skew_a: i64, skew_b: i64) -> Self {
        let history = History::founded(&[skew_a, skew_b]);
        let world = history.world.clone();
        Self { history, world }
    }

    fn new() -> Self {
        Self::with_clocks(0, 0)
    }

    fn note(&mut self, tablet: usize, when: Instant, body: Body) -> EventId {
        self.history.tablets[tablet].note(when, body)
    }

    fn late(&mut self, tablet: usize, when: Instant, then: Instant, body: Body) -> EventId {
        self.history.tablets[tablet].note_at(when, then, Timing::Backdated, body)
    }

    fn void(&mut self, tablet: usize, when: Instant, target: EventId) {
        let note = Note::parse("").unwrap();
        self.note(tablet, when, Body::EventVoided { target, reason: VoidReason::WrongAmount, note });
    }

    fn learn(&mut self, when: Instant, to: usize, from: usize) {
        self.history.now = when;
        self.history.learn(to, from);
    }

    /// `to` compares clocks with `from` and takes what it has.
    fn handshake(&mut self, when: Instant, to: usize, from: usize) {
        self.learn(when, to, from);
        let offset_ms = self.history.tablets[from].skew_ms - self.history.tablets[to].skew_ms;
        self.note(to, when, Body::ClockOffsetObserved { peer: stream(from), offset_ms });
    }

    /// What one tablet shows now, before it has met the others.
    fn shows(&self, tablet: usize, place: usize) -> i64 {
        self.history.tablets[tablet].state.stock.balance(self.world.key(0, place)).likely
    }

    /// What everybody shows who knows everything, checked in many orders.
    fn merged(&mut self) -> State {
        let batches = self.history.batches();
        let events = self.history.events();
        let state = State::of(&events);
        let digest = state_digest(&state);
        for turn in 0..40_usize {
            let numbers: Vec<usize> =
                (0..events.len()).map(|place| place * (turn * 2 + 1) + turn * turn).collect();
            let mut arrived: Vec<Event> = shuffled(&events, &numbers);
            arrived.extend(arrived.clone().into_iter().step_by(3));
            assert_eq!(state_digest(&State::of(&arrived)), digest, "order {turn}");
            let sealed = shuffled(&batches, &numbers);
            assert_eq!(state_digest(&fold(&sealed, &[]).state), digest, "batches in order {turn}");
        }
        for tablet in &self.history.tablets {
            assert_eq!(state_digest(&tablet.reopened().state), state_digest(&tablet.state), "a restart");
        }
        state
    }

    /// How far the last count of a shelf was from the book.
    fn last_variance(state: &State, world: &World, place: usize) -> Option<i64> {
        variances(state, world.key(0, place)).last().and_then(Variance::difference)
    }

    fn check_variance(&mut self, place: usize, expected: i64) {
        let world = self.world.clone();
        assert_eq!(Self::last_variance(&self.merged(), &world, place), Some(expected));
    }

    fn balance(&mut self, place: usize) -> Balance {
        let key = self.world.key(0, place);
        self.merged().stock.balance(key)
    }

    fn check(&mut self, place: usize, expected: (i64, i64, i64)) {
        let balance = self.balance(place);
        assert_eq!((balance.low, balance.likely, balance.high), expected, "{balance:?}");
        assert_eq!(balance.contested > 0, expected.0 < expected.2);
    }
}

/// The closet counted, then 20 moved to the room on B, then the closet counted again on A.
fn interleaved(moved_at: Instant, counted: i64) -> Scenario {
    let mut run = Scenario::new();
    let world = run.world.clone();
    run.note(A, at(8, 0), world.counted(0, CLOSET, 100));
    run.note(A, at(8, 5), world.counted(0, ROOM, 5));
    run.handshake(at(8, 10), B, A);
    let mut work =
        [(moved_at, B, world.moved(0, CLOSET, ROOM, 20)), (at(9, 30), A, world.counted(0, CLOSET, counted))];
    work.sort_by_key(|(when, ..)| *when);
    for (when, tablet, body) in work {
        run.note(tablet, when, body);
    }
    run
}

#[test]
fn s1_a_movement_before_the_count_of_another_tablet_is_not_taken_off_twice() {
    let mut run = interleaved(at(9, 10), 78);
    assert_eq!(run.shows(A, CLOSET), 78);
    assert_eq!(run.shows(B, CLOSET), 80);
    let alone = Scenario::last_variance(&run.history.tablets[A].state, &run.world, CLOSET);
    assert_eq!(alone, Some(-22), "before A has heard of the movement");
    run.check(CLOSET, (78, 78, 78));
    run.check_variance(CLOSET, -2);
    run.check(ROOM, (25, 25, 25));
}

#[test]
fn s1_control_a_movement_after_the_count_is_taken_off() {
    let mut run = interleaved(at(9, 50), 98);
    run.check(CLOSET, (78, 78, 78));
    run.check_variance(CLOSET, -2);
    run.check(ROOM, (25, 25, 25));
}

#[test]
fn s2_a_count_is_an_observation_and_not_a_difference() {
    let mut run = Scenario::new();
    let world = run.world.clone();
    run.note(A, at(8, 0), world.counted(0, CLOSET, 1_000));
    run.note(A, at(8, 30), world.used(0, CLOSET, 100));
    run.note(A, at(8, 40), world.counted(0, CLOSET, 900));
    run.check(CLOSET, (900, 900, 900));
    let again = run.note(A, at(8, 50), world.counted(0, CLOSET, 900));
    run.check(CLOSET, (900, 900, 900));
    assert_eq!(run.balance(CLOSET).anchor.map(|anchor| anchor.id), Some(again), "last counted moves on");
}

#[test]
fn s3_a_use_that_arrives_nine_days_late_does_not_lower_a_later_count() {
    let mut run = Scenario::new();
    let world = run.world.clone();
    run.note(A, at(8, 0), world.counted(0, ROOM_2, 50));
    run.learn(at(8, 10), B, A);
    run.note(B, at(11, 0), world.used(0, ROOM_2, 6));
    run.note(A, at(17, 0), world.counted(0, ROOM_2, 40));
    run.learn(at(12, 0).plus_ms(9 * DAY_MS), A, B);
    assert_eq!(run.shows(A, ROOM_2), 40);
    run.check(ROOM_2, (40, 40, 40));
    run.check_variance(ROOM_2, -4);
}

#[test]
fn s3_control_voiding_a_use_before_a_count_does_not_change_the_count() {
    let mut run = Scenario::new();
    let world = run.world.clone();
    run.note(A, at(8, 0), world.received(0, CLOSET, 57));
    let one = run.note(A, at(8, 1), world.used(0, CLOSET, 1));
    run.note(A, at(8, 2), world.used(0, CLOSET, 3));
    run.note(A, at(8, 3), world.used(0, CLOSET, 11));
    assert_eq!(run.shows(A, CLOSET), 42);
    run.note(A, at(8, 4), world.counted(0, CLOSET, 1));
    run.check_variance(CLOSET, -41);
    run.void(A, at(8, 5), one);
    run.check(CLOSET, (1, 1, 1));
    run.check_variance(CLOSET, -42);
}

/// B's clock is 47 minutes fast: it uses 3 at nine and writes 9:47; A counts 20 at 9:30.
fn fast_clock(compared: bool) -> Scenario {
    let mut run = Scenario::with_clocks(0, 47 * MINUTE_MS);
    let world = run.world.clone();
    if compared {
        run.handshake(at(8, 30), A, B);
    }
    run.note(B, at(9, 0), world.used(0, ROOM, 3));
    run.note(A, at(9, 30), world.counted(0, ROOM, 20));
    run
}

#[test]
fn s4_a_clock_that_was_compared_puts_the_use_where_it_was() {
    let mut run = fast_clock(true);
    run.check(ROOM, (20, 20, 20));
    // Twenty were found where three had been taken of none: the three are within the difference.
    run.check_variance(ROOM, 23);
}

#[test]
fn s4_a_clock_that_nobody_compared_leaves_a_doubt_and_asks_for_a_recount() {
    let mut run = fast_clock(false);
    run.check(ROOM, (17, 20, 20));
    assert_eq!(run.balance(ROOM).contested, 1, "one line to recount");
}

/// Both work on one shelf within seconds; the clocks were compared.
fn contested(minute: i64) -> Scenario {
    let mut run = Scenario::new();
    let world = run.world.clone();
    run.handshake(at(9, 0), A, B);
    run.note(A, at(10, 0), world.counted(0, ROOM, 12));
    run.note(B, at(10, minute), world.used(0, ROOM, 2));
    run.note(B, at(10, minute).plus_ms(30_000), world.received(0, ROOM, 5));
    run
}

#[test]
fn s5_what_nobody_can_order_widens_the_bounds_until_a_recount() {
    let mut run = contested(1);
    run.check(ROOM, (10, 12, 17));
    assert_eq!(run.balance(ROOM).usable(), 10);
    run.learn(at(10, 10), A, B);
    let world = run.world.clone();
    run.note(A, at(10, 20), world.counted(0, ROOM, 15));
    run.check(ROOM, (15, 15, 15));
}

#[test]
fn s5_two_minutes_apart_on_compared_clocks_is_no_doubt() {
    contested(3).check(ROOM, (15, 15, 15));
}

/// R3 and R4: who had seen what decides, minutes apart and on clocks that nobody compared.
#[test]
fn what_a_tablet_had_seen_beats_every_clock() {
    for skew in [-47 * MINUTE_MS, 0, 47 * MINUTE_MS, 400 * DAY_MS] {
        let mut run = Scenario::with_clocks(0, skew);
        let world = run.world.clone();
        run.note(B, at(9, 0), world.used(0, ROOM, 3));
        run.learn(at(9, 1), A, B);
        run.note(A, at(9, 2), world.counted(0, ROOM, 20));
        run.check(ROOM, (20, 20, 20));
        run.learn(at(9, 3), B, A);
        run.note(B, at(9, 4), world.used(0, ROOM, 3));
        run.check(ROOM, (17, 17, 17));
    }
}

/// R1: a tablet's own order holds even when its clock goes back between two counts.
#[test]
fn the_later_count_of_one_tablet_wins_whatever_its_clock_says() {
    let mut run = Scenario::new();
    let world = run.world.clone();
    run.note(A, at(9, 0), world.counted(0, ROOM, 9));
    run.history.tablets[A].skew_ms = -3 * HOUR_MS;
    run.note(A, at(9, 10), world.used(0, ROOM, 2));
    run.note(A, at(9, 20), world.counted(0, ROOM, 4));
    run.check(ROOM, (4, 4, 4));
}

/// R2: a person's word about the time beats what the tablet had seen.
#[test]
fn a_count_that_is_entered_late_stands_where_the_person_says() {
    let mut run = Scenario::new();
    let world = run.world.clone();
    run.note(A, at(9, 0), world.used(0, ROOM, 3));
    run.late(A, at(12, 0), at(8, 30), world.counted(0, ROOM, 20));
    run.check(ROOM, (17, 17, 17));
    run.late(A, at(12, 1), at(8, 40), world.received(0, ROOM, 10));
    run.check(ROOM, (27, 27, 27));
}

#[test]
fn s10_more_leaves_the_shelf_than_was_on_it_and_nothing_is_refused() {
    let mut run = Scenario::new();
    let world = run.world.clone();
    run.note(A, at(8, 0), world.received(0, ROOM, 3));
    run.learn(at(8, 10), B, A);
    run.note(A, at(9, 0), world.used(0, ROOM, 3));
    run.note(B, at(9, 1), world.used(0, ROOM, 5));
    run.check(ROOM, (-5, -5, -5));
    assert_eq!((run.balance(ROOM).usable(), run.balance(ROOM).unexplained()), (0, 5));
    run.late(B, at(12, 0), at(8, 30), world.received(0, ROOM, 10));
    run.check(ROOM, (5, 5, 5));
    run.learn(at(12, 30), A, B);
    run.note(A, at(13, 0), world.counted(0, ROOM, 4));
    run.check(ROOM, (4, 4, 4));
}

#[test]
fn s10_a_count_in_between_is_not_undone_by_a_late_receipt() {
    let mut run = Scenario::new();
    let world = run.world.clone();
    run.note(A, at(9, 0), world.counted(0, ROOM, 4));
    run.late(B, at(12, 0), at(8, 30), world.received(0, ROOM, 10));
    run.check(ROOM, (4, 4, 4));
}
