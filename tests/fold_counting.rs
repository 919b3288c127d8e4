//! Rounds of counting and their differences. Keeps away: a book value that is told before the count, a
//! confirmation that is lost.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::clinic::{amount, lot, lot_until};
use support::day::{CLOSET, Day, ROOM};
use support::stock_bodies::note;
use tallywell::domain::event::stock::{
    CountDetail, CountScope, LotCount, Sight, VarianceExplained, VarianceReason,
};
use tallywell::domain::event::supply::{SessionClosed, SessionOpened, SessionOutcome, Tolerance};
use tallywell::domain::event::{CountMethod, Event};
use tallywell::domain::ids::SessionId;
use tallywell::domain::inventory::command::StockCommand;
use tallywell::domain::inventory::lot::{Bucket, Lot};
use tallywell::domain::inventory::round::{
    LineStage, Reveal, SessionLine, lines_at, lots_at, part_of, reveal, session_lines,
};
use tallywell::domain::inventory::variance::variances;
use tallywell::domain::inventory::view::movements;
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

fn count_part(day: &mut Day, session: SessionId, part: u8, have: i64) -> Event {
    let detail =
        CountDetail { session: Some(session), part: Some(part), sight: Sight::Blind, ..CountDetail::whole() };
    count(day, have, detail)
}

fn count(day: &mut Day, have: i64, detail: CountDetail) -> Event {
    let (place, item) = (day.world.places[ROOM], day.world.items[0]);
    let (have, method) = (amount(have), CountMethod::Entered);
    day.ask(StockCommand::Count { place, item, have, entered: None, method, detail })
}

fn in_lots(session: Option<SessionId>, scope: CountScope, lots: &[(&str, i64)]) -> CountDetail {
    let lots = lots
        .iter()
        .map(|(code, have)| LotCount { bucket: Bucket::of(lot(code)), have: amount(*have) })
        .collect();
    CountDetail { scope, lots, session, sight: Sight::Blind, ..CountDetail::whole() }
}

fn only_line(day: &Day, session: SessionId) -> SessionLine {
    session_lines(day.state(), session).remove(0)
}

/// Who is still to count the line: everybody's whole place, part 1, part 2, part 3.
fn waits(day: &Day, session: SessionId) -> [bool; 4] {
    let line = only_line(day, session);
    [None, Some(1), Some(2), Some(3)].map(|part| line.waits_for(part))
}

#[test]
fn one_part_alone_is_no_count_and_says_nothing_of_the_book() {
    let mut day = Day::on(2026, 11, 3);
    day.receive(ROOM, Lot::UNKNOWN, 20);
    let round = session(&mut day, Sight::Blind);
    count_part(&mut day, round, 1, 12);
    assert_eq!(line_of(&day, round), LineStage::PartsMissing { parts: vec![2] });
    assert_eq!(waits(&day, round), [true, false, true, true]);
    assert_eq!(day.have(ROOM), 20, "what one part holds is not what the shelf holds");
    count_part(&mut day, round, 2, 8);
    assert_eq!(line_of(&day, round), LineStage::Agrees { have: 20 });
    // Somebody opens a third part: whoever counts it counts every line of the place in it.
    count_part(&mut day, round, 3, 0);
    assert_eq!(line_of(&day, round), LineStage::Agrees { have: 20 });
}

#[test]
fn a_line_in_parts_that_is_far_off_is_counted_again_in_every_part() {
    let mut day = Day::on(2026, 11, 3);
    day.receive(ROOM, Lot::UNKNOWN, 20);
    let round = session(&mut day, Sight::Blind);
    count_part(&mut day, round, 1, 6);
    count_part(&mut day, round, 2, 4);
    assert_eq!(line_of(&day, round), LineStage::CountAgain);
    assert_eq!(waits(&day, round), [true, true, true, true]);
    count_part(&mut day, round, 1, 6);
    assert_eq!(line_of(&day, round), LineStage::CountAgain, "the other part was counted once only");
    assert_eq!(waits(&day, round), [true, false, true, true]);
    count_part(&mut day, round, 2, 5);
    let LineStage::Differs { variance, counts, .. } = line_of(&day, round) else { panic!() };
    assert_eq!((variance.book, variance.have, counts), (Some(20), 11, 2));
}

#[test]
fn what_moves_between_two_blind_counts_is_no_variance() {
    let mut day = Day::on(2026, 11, 3);
    day.receive(ROOM, Lot::UNKNOWN, 20);
    let round = session(&mut day, Sight::Blind);
    count_in(&mut day, round, 12);
    let used = day.using(ROOM, Lot::UNKNOWN, 3, None);
    day.ask(used);
    count_in(&mut day, round, 17);
    assert_eq!(line_of(&day, round), LineStage::Agrees { have: 17 }, "twenty less three that were used");
}

#[test]
fn a_count_that_was_taken_back_leaves_the_line_to_be_counted() {
    use tallywell::domain::command::Command;
    use tallywell::domain::event::VoidReason;
    let mut day = Day::on(2026, 11, 3);
    day.receive(ROOM, Lot::UNKNOWN, 20);
    let round = session(&mut day, Sight::Blind);
    let wrong = count_in(&mut day, round, 200);
    let (targets, reason) = (vec![wrong.id], VoidReason::Undone);
    day.try_ask(&Command::VoidRecords { targets, reason, note: note("") }).unwrap();
    assert_eq!(line_of(&day, round), LineStage::ToCount);
    count_in(&mut day, round, 12);
    assert_eq!(line_of(&day, round), LineStage::CountAgain, "what was taken back is no first count");
}

#[test]
fn the_right_total_with_the_wrong_lots_is_a_difference() {
    let mut day = Day::on(2026, 11, 3);
    for code in ["L1", "L2"] {
        day.receive(ROOM, lot_until(code, 2027, 6, 1), 8);
    }
    let round = session(&mut day, Sight::Blind);
    let first = in_lots(Some(round), CountScope::LotsComplete, &[("L1", 2), ("L2", 14)]);
    count(&mut day, 16, first);
    assert_eq!(line_of(&day, round), LineStage::CountAgain, "each lot is far off");
    let second = in_lots(Some(round), CountScope::LotsComplete, &[("L1", 7), ("L2", 9)]);
    count(&mut day, 16, second);
    let LineStage::Differs { variance, counts, .. } = line_of(&day, round) else { panic!() };
    assert_eq!((variance.difference(), counts), (Some(0), 2));
    let mut off: Vec<_> = variance.lots.iter().map(|(_, was, is)| (*was, *is)).collect();
    off.sort_unstable();
    assert_eq!(off, [(8, 7), (8, 9)]);
}

#[test]
fn how_a_counted_total_is_split_among_lots_is_no_finding() {
    let mut day = Day::on(2026, 11, 3);
    day.receive(ROOM, lot_until("L1", 2027, 6, 1), 8);
    // Nobody noted of which lot these two were.
    let used = day.using(ROOM, Lot::UNKNOWN, 2, Some(tallywell::domain::event::stock::LotChoice::Other));
    day.ask(used);
    let round = session(&mut day, Sight::Blind);
    count_in(&mut day, round, 6);
    assert_eq!(line_of(&day, round), LineStage::Agrees { have: 6 });
}

/// One person lists the lots of a shelf, the other only counts: the lots that were listed are not all.
#[test]
fn parts_with_and_without_lots_come_to_their_sum() {
    for (first, second) in [(true, false), (false, true)] {
        let mut day = Day::on(2026, 11, 3);
        day.receive(ROOM, lot_until("L1", 2027, 6, 1), 8);
        day.receive(ROOM, lot_until("L2", 2027, 9, 1), 4);
        let round = session(&mut day, Sight::Blind);
        for (part, lists, have) in [(1, first, 7), (2, second, 5)] {
            let listed = in_lots(Some(round), CountScope::LotsComplete, &[("L1", have)]);
            let total = CountDetail { session: Some(round), ..CountDetail::whole() };
            let detail = if lists { listed } else { total };
            count(&mut day, have, CountDetail { part: Some(part), ..detail });
        }
        let ledger = day.state().stock.ledger(day.world.key(0, ROOM)).unwrap();
        let lots: i64 = ledger.portions().iter().map(|(_, range)| range.likely).sum();
        assert_eq!((ledger.balance().likely, lots), (12, 12));
        assert_eq!(line_of(&day, round), LineStage::Agrees { have: 12 });
    }
}

#[test]
fn a_part_that_holds_nothing_leaves_the_lots_of_the_others_as_they_were_counted() {
    for (empty, full) in [(1, 2), (2, 1)] {
        let mut day = Day::on(2026, 11, 3);
        day.receive(ROOM, lot_until("L1", 2027, 6, 1), 8);
        let round = session(&mut day, Sight::Blind);
        for part in [1, 2] {
            if part == empty {
                count_part(&mut day, round, part, 0);
            } else {
                let listed = in_lots(Some(round), CountScope::LotsComplete, &[("L2", 8)]);
                count(&mut day, 8, CountDetail { part: Some(full), ..listed });
            }
        }
        let ledger = day.state().stock.ledger(day.world.key(0, ROOM)).unwrap();
        let [(portion, range)] = &*ledger.portions() else { panic!("{:?}", ledger.portions()) };
        let code = day.state().stock.lots().record(portion.lot).unwrap().code().unwrap();
        assert_eq!((code.as_str(), range.likely, range.inferred), ("L2", 8, false));
    }
}

#[test]
fn a_blind_round_shows_nothing_until_no_line_waits_or_it_is_over() {
    let shown = |day: &Day, round| reveal(day.state(), round, &session_lines(day.state(), round));
    let mut day = Day::on(2026, 11, 3);
    day.receive(ROOM, Lot::UNKNOWN, 20);
    let round = session(&mut day, Sight::Blind);
    assert_eq!(shown(&day, round), Reveal::Hidden);
    count_in(&mut day, round, 12);
    assert_eq!(shown(&day, round), Reveal::Hidden, "a second count is asked for");
    count_in(&mut day, round, 12);
    assert_eq!(shown(&day, round), Reveal::Shown);
    let open = session(&mut day, Sight::Open);
    assert_eq!(shown(&day, open), Reveal::Shown);
    let left = session(&mut day, Sight::Blind);
    let outcome = SessionOutcome::GivenUp;
    day.ask(StockCommand::CloseSession(SessionClosed { session: left, outcome }));
    assert_eq!(shown(&day, left), Reveal::Shown);
}

#[test]
fn the_lines_of_a_round_stand_as_they_are_walked_and_of_the_named_items_only() {
    let mut day = Day::on(2026, 11, 3);
    // By hand the other way round: the round is walked as the places are.
    let places = vec![day.world.places[ROOM], day.world.places[CLOSET]];
    let opened = |items| SessionOpened {
        places: places.clone(),
        items,
        sight: Sight::Blind,
        tolerance: Tolerance::DEFAULT,
    };
    let all = SessionId(day.ask(StockCommand::OpenSession(opened(Vec::new()))).id);
    let lines = session_lines(day.state(), all);
    let walked: Vec<_> = lines.iter().map(|line| line.key.place).collect();
    let walk = day.state().clinic.places_in_order();
    assert!(walked.is_sorted_by_key(|place| walk.iter().position(|held| held == place)), "{walked:?}");
    assert_eq!(lines_at(day.state(), all, day.world.places[3]), [], "a place that is not in the round");
    let one = SessionId(day.ask(StockCommand::OpenSession(opened(vec![day.world.items[0]]))).id);
    assert!(session_lines(day.state(), one).iter().all(|line| line.key.item == day.world.items[0]));
}

#[test]
fn the_part_that_somebody_counts_is_known_after_a_restart() {
    let mut day = Day::on(2026, 11, 3);
    day.receive(ROOM, Lot::UNKNOWN, 20);
    let round = session(&mut day, Sight::Blind);
    let (place, person) = (day.world.places[ROOM], day.history.tablets[0].staff.unwrap());
    assert_eq!(part_of(day.state(), round, place, person), None);
    count_part(&mut day, round, 2, 9);
    assert_eq!(part_of(day.state(), round, place, person), Some(2));
    count_in(&mut day, round, 20);
    assert_eq!(part_of(day.state(), round, place, person), None);
    assert!(
        day.world
            .people
            .iter()
            .all(|other| *other == person || part_of(day.state(), round, place, *other).is_none())
    );
}

/// Nobody listed L2; whoever counts the line once more still finds it to look for, and no amount of either.
#[test]
fn the_lots_to_look_for_are_those_of_before_the_round_too() {
    let mut day = Day::on(2026, 11, 3);
    day.receive(ROOM, lot_until("L1", 2027, 9, 1), 8);
    day.receive(ROOM, lot_until("L2", 2027, 6, 1), 4);
    let round = session(&mut day, Sight::Blind);
    let listed = in_lots(Some(round), CountScope::LotsComplete, &[("L1", 8)]);
    count(&mut day, 8, CountDetail { part: Some(1), ..listed });
    let listed = in_lots(Some(round), CountScope::LotsComplete, &[("L1", 0)]);
    count(&mut day, 0, CountDetail { part: Some(2), ..listed });
    let names = |day: &Day, session| -> Vec<String> {
        let lots = lots_at(day.state(), session, day.world.key(0, ROOM), day.zoned().date());
        lots.iter().map(|lot| lot.bucket.lot.code.as_ref().unwrap().to_string()).collect()
    };
    assert_eq!(names(&day, Some(round)), ["L2", "L1"], "the first to expire first");
    assert_eq!(names(&day, None), ["L1"]);
}

#[test]
fn a_round_that_ends_early_shows_what_was_counted_once() {
    let mut day = Day::on(2026, 11, 3);
    day.receive(ROOM, Lot::UNKNOWN, 20);
    let round = session(&mut day, Sight::Blind);
    count_in(&mut day, round, 12);
    assert_eq!(line_of(&day, round), LineStage::CountAgain);
    let outcome = SessionOutcome::GivenUp;
    day.ask(StockCommand::CloseSession(SessionClosed { session: round, outcome }));
    let LineStage::Differs { variance, counts, .. } = line_of(&day, round) else { panic!() };
    assert_eq!((variance.difference(), counts), (Some(-8), 1));
}

/// The way around: what happened on the shelf is a page of its own.
#[test]
fn the_history_of_a_shelf_does_not_tell_what_a_blind_round_hides() {
    let told = |day: &Day| -> Vec<i64> {
        let list = movements(day.state(), day.world.key(0, ROOM));
        list.iter().filter_map(|movement| movement.variance).collect()
    };
    let mut day = Day::on(2026, 11, 3);
    day.receive(ROOM, Lot::UNKNOWN, 20);
    let round = session(&mut day, Sight::Blind);
    count_in(&mut day, round, 12);
    assert_eq!(told(&day), Vec::<i64>::new(), "a second count is still to come");
    count_in(&mut day, round, 13);
    assert_eq!(told(&day), [1, -8]);
}

#[test]
fn a_part_beside_a_whole_count_leaves_what_the_whole_count_said() {
    let mut day = Day::on(2026, 11, 3);
    day.receive(ROOM, Lot::UNKNOWN, 20);
    let round = session(&mut day, Sight::Blind);
    count_in(&mut day, round, 12);
    count_part(&mut day, round, 1, 8);
    assert_eq!((line_of(&day, round), day.have(ROOM)), (LineStage::CountAgain, 12));
    assert_eq!(waits(&day, round), [true, false, true, true]);
    count_part(&mut day, round, 2, 5);
    let LineStage::Differs { variance, counts, .. } = line_of(&day, round) else { panic!() };
    assert_eq!((variance.have, counts, day.have(ROOM)), (13, 2, 13));
}
