//! Rounds of counting and their differences. Keeps away: a book value that is told before the count, a
//! confirmation that is lost.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::clinic::{amount, lot, lot_until};
use support::day::{Day, ROOM};
use support::stock_bodies::note;
use tallywell::domain::event::stock::{
    CountDetail, CountScope, LotCount, Sight, VarianceExplained, VarianceReason,
};
use tallywell::domain::event::supply::{SessionClosed, SessionOpened, SessionOutcome, Tolerance};
use tallywell::domain::event::{CountMethod, Event};
use tallywell::domain::ids::SessionId;
use tallywell::domain::inventory::command::StockCommand;
use tallywell::domain::inventory::lot::{Bucket, Lot};
use tallywell::domain::inventory::variance::{LineStage, session_lines, variances};
use tallywell::domain::refusal::Refusal;

#[test]
fn a_second_count_is_asked_for_above_the_larger_of_two_and_five_of_a_hundred() {
    for (book, counted, asked) in [
        (10, 8, false),
        (10, 7, true),
        (100, 95, false),
        (100, 94, true),
        (0, 2, false),
        (0, 3, true),
        (-5, 4, true),
    ] {
        assert_eq!(Tolerance::DEFAULT.is_exceeded(book, counted), asked, "{book} {counted}");
    }
}

fn session(day: &mut Day, sight: Sight) -> SessionId {
    let opened = SessionOpened {
        places: vec![day.world.places[ROOM]],
        items: vec![day.world.items[0]],
        sight,
        tolerance: Tolerance::DEFAULT,
    };
    SessionId(day.ask(StockCommand::OpenSession(opened)).id)
}

fn count_in(day: &mut Day, session: SessionId, have: i64) -> Event {
    let detail = CountDetail { session: Some(session), sight: Sight::Blind, ..CountDetail::whole() };
    day.ask(StockCommand::Count {
        place: day.world.places[ROOM],
        item: day.world.items[0],
        have: amount(have),
        entered: None,
        method: CountMethod::Entered,
        detail,
    })
}

/// What the round says of its one line.
fn line_of(day: &Day, session: SessionId) -> LineStage {
    let lines = session_lines(day.state(), session);
    assert_eq!(lines.len(), 1);
    lines[0].stage.clone()
}

#[test]
fn a_blind_line_that_is_far_off_is_counted_again_before_anything_is_shown() {
    let mut day = Day::on(2026, 11, 3);
    day.receive(ROOM, Lot::UNKNOWN, 20);
    let round = session(&mut day, Sight::Blind);
    assert_eq!(line_of(&day, round), LineStage::ToCount, "what the book says is not zero and not told");
    count_in(&mut day, round, 12);
    assert_eq!(line_of(&day, round), LineStage::CountAgain, "neither figure is told");
    let second = count_in(&mut day, round, 13);
    let LineStage::Differs { variance, counts, explained } = line_of(&day, round) else { panic!() };
    assert_eq!((variance.book, variance.have, variance.difference()), (Some(20), 13, Some(-7)));
    assert_eq!((variance.count, counts, explained), (second.id, 2, None));
    day.ask(StockCommand::ExplainVariance(VarianceExplained {
        count: second.id,
        reason: VarianceReason::UsedNotLogged,
        note: note(""),
    }));
    let LineStage::Differs { explained, .. } = line_of(&day, round) else { panic!() };
    assert_eq!(explained.unwrap().reason, VarianceReason::UsedNotLogged);
}

#[test]
fn counted_and_correct_is_kept_and_a_small_difference_is_shown_at_once() {
    let mut day = Day::on(2026, 11, 3);
    day.receive(ROOM, Lot::UNKNOWN, 20);
    let round = session(&mut day, Sight::Blind);
    count_in(&mut day, round, 20);
    assert_eq!(line_of(&day, round), LineStage::Agrees { have: 20 });
    let next = session(&mut day, Sight::Blind);
    assert_eq!(line_of(&day, next), LineStage::ToCount, "each round asks anew");
    count_in(&mut day, next, 18);
    let LineStage::Differs { variance, counts, .. } = line_of(&day, next) else { panic!() };
    assert_eq!((variance.difference(), counts), (Some(-2), 1));
    let ended = SessionClosed { session: next, outcome: SessionOutcome::Finished };
    day.ask(StockCommand::CloseSession(ended.clone()));
    assert_eq!(day.attempt(StockCommand::CloseSession(ended)), Err(Refusal::NothingToDo));
    assert_eq!(day.state().counting.open().count(), 1);
}

/// L1 8, L2 4, L3 2; found L1 6, L2 4 and three of a fourth.
#[test]
fn s6_each_lot_has_its_own_variance() {
    let mut day = Day::on(2026, 11, 3);
    for (code, quantity) in [("L1", 8), ("L2", 4), ("L3", 2)] {
        day.receive(ROOM, lot_until(code, 2027, 6, 1), quantity);
    }
    let lots = [("L1", 6), ("L2", 4), ("L4", 3)]
        .map(|(code, have)| LotCount { bucket: Bucket::of(lot(code)), have: amount(have) })
        .to_vec();
    let detail = CountDetail { scope: CountScope::LotsComplete, lots, ..CountDetail::whole() };
    let (place, item) = (day.world.places[ROOM], day.world.items[0]);
    let (have, method) = (amount(13), CountMethod::Entered);
    day.ask(StockCommand::Count { place, item, have, entered: None, method, detail });
    let found = variances(day.state(), day.world.key(0, ROOM));
    assert_eq!(found.len(), 1);
    let names = day.state().stock.lots();
    let mut lots: Vec<_> = found[0]
        .lots
        .iter()
        .map(|(portion, was, is)| (names.record(portion.lot).unwrap().code().unwrap().to_string(), is - was))
        .collect();
    lots.sort();
    let expected = [("L1", -2), ("L3", -2), ("L4", 3)].map(|(code, off)| (code.to_owned(), off));
    assert_eq!(lots, expected);
    assert_eq!(found[0].difference(), Some(-1));
}
