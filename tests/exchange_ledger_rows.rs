//! What one row of a ledger says: each kind is its fact, and a bad one is named. Keeps away: a blank
//! that becomes zero, a row on the wrong shelf or the wrong day, a bad row that nobody can find.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::clinic::{START, amount, label};
use support::ledger::{at, clinic, facts, ledger, maria, now, read};
use support::tablet::Tablet;
use tallywell::domain::decide::Fact;
use tallywell::domain::event::stock::{
    CountDetail, CountScope, Delivery, Direction, LotCount, StockAdjusted, StockWasted, VarianceReason,
    WasteReason, WasteRoute,
};
use tallywell::domain::event::{Body, Category, CountMethod, LotPolicy, MovePurpose, PlaceKind, Timing};
use tallywell::domain::inventory::lot::{Bucket, Expiry, Lot, LotCode};
use tallywell::domain::quantity::QuantityError;
use tallywell::domain::state::State;
use tallywell::domain::text::{Note, TextError};
use tallywell::domain::time::{Date, Instant};
use tallywell::exchange::ledger::{Column, Kind, LedgerFault, RowProblem, RowReason};

/// One row and the fact in it.
fn check_fact(row: &str, body: impl Fn(&Tablet) -> Body) {
    let tablet = clinic();
    let expected = Fact {
        occurred_at: at(2026, 3, 5, 14, 5),
        timing: Timing::Backdated,
        offset: now().offset,
        staff: Some(maria(&tablet)),
        body: body(&tablet),
    };
    assert_eq!(facts(&tablet, &[row]), [expected], "{row}");
}

fn ab1() -> Bucket {
    let expiry = Expiry::day(Date::from_civil(2027, 6, 15).unwrap());
    Bucket::of(Lot { code: Some(LotCode::parse("AB1").unwrap()), expiry: Some(expiry) })
}

#[test]
fn each_kind_of_row_is_its_fact() {
    check_fact("2026-03-05,14:05,Gloves M,Closet,AB1,2027-06-15,receive,200,,,ML", |tablet| {
        let (world, entered) = (tablet.world(), None);
        let (to, item, quantity) = (world.places[0], world.items[0], amount(200));
        Body::StockReceived { to, item, quantity, entered, bucket: ab1(), delivery: Delivery::default() }
    });
    check_fact("3/5/2026,2:05 pm,c-gloves m,room 1,,,Use,3,,,ml", |tablet| tablet.world().used(0, 1, 3));
    check_fact("2026-03-05,14:05,Gloves M,Closet,AB1,6/15/2027,move,20,Room 1,,ML", |tablet| {
        let world = tablet.world();
        Body::StockMoved {
            from: world.places[0],
            to: world.places[1],
            item: world.items[0],
            quantity: amount(20),
            entered: None,
            purpose: MovePurpose::Restock,
            bucket: ab1(),
            choice: None,
        }
    });
    check_fact("2026-03-05,14:05,Gloves M,Closet,,,waste,2,,Cold chain,ML", |tablet| {
        Body::StockWasted(Box::new(StockWasted {
            at: tablet.world().places[0],
            item: tablet.world().items[0],
            quantity: amount(2),
            entered: None,
            bucket: Bucket::default(),
            reason: WasteReason::ColdChain,
            route: WasteRoute::Trash,
            witness: None,
            container: None,
            note: Note::default(),
        }))
    });
    check_fact("2026-03-05,14:05,Gloves M,Closet,,,count,0,,,ML", |tablet| tablet.world().counted(0, 0, 0));
    check_fact("2026-03-05,14:05,Gloves M,Closet,AB1,2027-06-15,count,7,,,ML", |tablet| {
        let lots = vec![LotCount { bucket: ab1(), have: amount(7) }];
        let detail = CountDetail { scope: CountScope::LotsPartial, lots, ..CountDetail::whole() };
        Body::StockCounted {
            place: tablet.world().places[0],
            item: tablet.world().items[0],
            have: amount(7),
            entered: None,
            method: CountMethod::Entered,
            detail: Some(Box::new(detail)),
        }
    });
    let adjusted = |direction, quantity| {
        move |tablet: &Tablet| {
            Body::StockAdjusted(Box::new(StockAdjusted {
                at: tablet.world().places[0],
                item: tablet.world().items[0],
                direction,
                quantity: amount(quantity),
                bucket: Bucket::default(),
                reason: VarianceReason::WrongRoom,
                note: Note::default(),
            }))
        }
    };
    check_fact("2026-03-05,14:05,Gloves M,Closet,,,adjust,-4,,wrong_room,ML", adjusted(Direction::Down, 4));
    check_fact("2026-03-05,14:05,Gloves M,Closet,,,adjust,'+4,,wrong room,ML", adjusted(Direction::Up, 4));
    check_fact("2026-03-05,14:05,Gloves M,Closet,,,adjust,4,,Wrong Room,ML", adjusted(Direction::Up, 4));
}

fn check_reasons(word: &str, waste: WasteReason, variance: VarianceReason) {
    let row = |kind: &str| format!("2026-03-05,14:05,Gloves M,Closet,,,{kind},1,,{word},ML");
    let (wasted, adjusted) = (row("waste"), row("adjust"));
    let bodies: Vec<Body> =
        facts(&clinic(), &[&wasted, &adjusted]).into_iter().map(|fact| fact.body).collect();
    match bodies.as_slice() {
        [Body::StockWasted(wasted), Body::StockAdjusted(adjusted)] => {
            assert_eq!((wasted.reason, adjusted.reason), (waste, variance), "{word}");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_reason_is_one_of_ours_or_other_and_a_word_of_theirs_is_not_kept() {
    let (no_waste, no_variance) = (WasteReason::Other, VarianceReason::Other);
    check_reasons("expired", WasteReason::Expired, VarianceReason::Expired);
    check_reasons("drawn_not_used", WasteReason::DrawnNotUsed, no_variance);
    check_reasons("Drawn not used", WasteReason::DrawnNotUsed, no_variance);
    check_reasons("used-not-logged", no_waste, VarianceReason::UsedNotLogged);
    check_reasons("Discard  time passed", WasteReason::DiscardTimePassed, VarianceReason::DiscardTimePassed);
    check_reasons("", no_waste, no_variance);
    check_reasons("for Mrs. Example", no_waste, no_variance);
}

fn check_time(date: &str, time: &str, expected: Instant) {
    let row = format!("{date},{time},Masks,Closet,,,use,1,,,");
    assert_eq!(facts(&clinic(), &[&row])[0].occurred_at, expected, "{date} {time}");
}

#[test]
fn days_and_times_are_read_in_each_form_and_slashes_are_month_first() {
    check_time("2026-03-05", "00:00", at(2026, 3, 5, 0, 0));
    check_time("3/5/2026", "7:05", at(2026, 3, 5, 7, 5));
    check_time("03/05/2026", "23:59", at(2026, 3, 5, 23, 59));
    check_time("2024-02-29", "12:00 am", at(2024, 2, 29, 0, 0));
    check_time("2024-02-29", "12:30PM", at(2024, 2, 29, 12, 30));
    check_time("1969-12-31", "1:00\u{202f}pm", at(1969, 12, 31, 13, 0));
    check_time("2026-03-05", "", at(2026, 3, 5, 12, 0));
    // Today so far, and the minute that somebody rounded up.
    check_time("2026-11-02", "08:00", START);
    check_time("2026-11-02", "08:01", START);
    check_time("2026-11-02", "", START);
}

fn check_expiry(text: &str, expected: Expiry) {
    let row = format!("2026-03-05,,Masks,Closet,,{text},receive,1,,,");
    match &facts(&clinic(), &[&row])[0].body {
        Body::StockReceived { bucket, .. } => assert_eq!(bucket.lot, Lot::dated(expected), "{text}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_expiry_that_gives_only_a_month_is_good_to_its_last_day() {
    check_expiry("2028-02", Expiry::month(2028, 2).unwrap());
    check_expiry("2/2028", Expiry::month(2028, 2).unwrap());
    assert_eq!(Expiry::month(2028, 2).unwrap().last_day, Date::from_civil(2028, 2, 29).unwrap());
    check_expiry("2028-02-10", Expiry::day(Date::from_civil(2028, 2, 10).unwrap()));
    check_expiry("2/10/2028", Expiry::day(Date::from_civil(2028, 2, 10).unwrap()));
}

/// The bad row stands on line 3, after a good one.
fn check_problem(cells: &str, column: Column, reason: RowReason, found: &str) {
    let good = "2026-03-05,,Masks,Closet,,,use,1,,,";
    let problem = RowProblem { line: 3, column, reason, found: found.to_owned() };
    let got = read(&crowded(), &ledger(&[good, cells]));
    assert_eq!(got, Err(LedgerFault::BadRows { problems: vec![problem], more: 0 }), "{cells}");
}

/// A clinic with two items and two places of one name, and one item whose code is another's name.
fn crowded() -> State {
    let mut tablet = clinic();
    for (name, code) in [("Swabs", None), ("swabs", Some("S-2")), ("Tape", Some("Gauze 4x4"))] {
        let (category, lot_policy) = (Category::Ppe, LotPolicy::None);
        let (name, unit, code, starter) = (label(name), label("each"), code.map(label), None);
        tablet.note(START, Body::ItemAdded { name, unit, category, lot_policy, code, starter });
    }
    tablet.note(START, Body::PlaceAdded { name: label("ROOM 2"), kind: PlaceKind::ExamRoom });
    tablet.state
}

#[test]
fn a_bad_row_is_named_by_its_line_its_column_and_its_text() {
    for date in ["", "2026-02-29", "29/3/2026", "3/5/26", "2026/03/05", "2026-03-05 07:00", "yesterday"] {
        let row = format!("{date},,Masks,Closet,,,use,1,,,");
        check_problem(&row, Column::Date, RowReason::BadDate, date);
    }
    for time in ["24:00", "12:60", "7", "0:30 am", "13:00 pm", "7:5", "noon", "-1:00", "am"] {
        let row = format!("2026-03-05,{time},Masks,Closet,,,use,1,,,");
        check_problem(&row, Column::Time, RowReason::BadTime, time);
    }
    let (day, time) = ("2026-11-03,,Masks,Closet,,,use,1,,,", "2026-11-02,8:02,Masks,Closet,,,use,1,,,");
    check_problem(day, Column::Date, RowReason::FutureDate, "2026-11-03");
    check_problem(time, Column::Time, RowReason::FutureTime, "8:02");
    for (item, reason) in [
        ("", RowReason::UnknownItem),
        ("Mask", RowReason::UnknownItem),
        ("SWABS", RowReason::AmbiguousItem),
        ("Gauze 4x4", RowReason::AmbiguousItem),
    ] {
        check_problem(&format!("2026-03-05,,{item},Closet,,,use,1,,,"), Column::Item, reason, item);
    }
    for (place, reason) in [
        ("", RowReason::UnknownPlace),
        ("Room 9", RowReason::UnknownPlace),
        ("Room 2", RowReason::AmbiguousPlace),
    ] {
        check_problem(&format!("2026-03-05,,Masks,{place},,,use,1,,,"), Column::Place, reason, place);
        if !place.is_empty() {
            let row = format!("2026-03-05,,Masks,Closet,,,move,1,{place},,");
            check_problem(&row, Column::ToPlace, reason, place);
        }
    }
    for kind in ["", "uses", "moved_in"] {
        let row = format!("2026-03-05,,Masks,Closet,,,{kind},1,,,");
        check_problem(&row, Column::Kind, RowReason::UnknownKind, kind);
    }
    check_problem("2026-03-05,,Masks,Lab,,,move,1,,,", Column::ToPlace, RowReason::MissingToPlace, "");
    check_problem("2026-03-05,,Masks,Lab,,,move,1,lab,,", Column::ToPlace, RowReason::SamePlace, "lab");
    let long = "7".repeat(21);
    let too_long = RowReason::BadLot(TextError::TooLong { limit: 20 });
    check_problem(&format!("2026-03-05,,Masks,Lab,{long},,use,1,,,"), Column::Lot, too_long, &long);
    for expiry in ["soon", "2027", "13/2027", "2027-02-29", "6/27", "6/2027/1/1"] {
        let row = format!("2026-03-05,,Masks,Lab,,{expiry},use,1,,,");
        check_problem(&row, Column::Expiry, RowReason::BadExpiry, expiry);
    }
}

fn check_quantity(kind: &str, text: &str, reason: RowReason) {
    let row = format!("2026-03-05,,Masks,Closet,,,{kind},\"{text}\",Lab,,");
    check_problem(&row, Column::Quantity, reason, text);
}

#[test]
fn only_plain_digits_are_an_amount_and_blank_is_never_zero() {
    for kind in Kind::ALL.map(Kind::word) {
        check_quantity(kind, "", RowReason::BadQuantity(QuantityError::Blank));
        for text in ["1e3", "12.5", "1,000", "١٢", "0x1F", "5 boxes", "-", "--3", "+-3", "- 3"] {
            check_quantity(kind, text, RowReason::BadQuantity(QuantityError::NotDigits));
        }
        for text in ["1000000000000", "1000000001", "99999999999999999999999"] {
            check_quantity(kind, text, RowReason::BadQuantity(QuantityError::TooLarge));
        }
        if kind != "count" {
            check_quantity(kind, "0", RowReason::ZeroQuantity);
        }
        if kind != "adjust" {
            check_quantity(kind, "-3", RowReason::BadQuantity(QuantityError::Negative));
            check_quantity(kind, "+3", RowReason::BadQuantity(QuantityError::NotDigits));
        }
    }
    check_quantity("adjust", "-0", RowReason::ZeroQuantity);
}
