//! The frozen numbers of the choices in what is said of handouts. A new choice is added at the end.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::clinic::{START, label};
use support::sheet_bodies::{own, sheet_name};
use support::sheets::figure;
use support::stock_bodies::note;
use tallywell::codec::batch::BatchHeader;
use tallywell::codec::wire::Streams;
use tallywell::domain::education::figure::{Comparison, Decimal, Measure, Reading, Span, Unit};
use tallywell::domain::education::language::Language;
use tallywell::domain::education::names::Version;
use tallywell::domain::education::pemat::{Answer, Item};
use tallywell::domain::education::readability::{Level, Score};
use tallywell::domain::education::sheet::ReviewClock;
use tallywell::domain::event::education::{
    FigureSet, GivenForm, NotedScores, ReviewOutcome, SheetApproved, SheetGiven, SheetRated, SheetRecalled,
    SheetReviewed, TeachBack, TextSize,
};
use tallywell::domain::event::{Body, Event, Header, Hlc, Timing};
use tallywell::domain::ids::{EventId, StreamId};
use tallywell::domain::time::Offset;

const OWN: StreamId = StreamId::new(0x1122_3344_5566_7788);
const BASE_MS: u64 = 1_793_628_000_000;

/// Each number stands so many bytes before the end of the event.
fn check(back: usize, number: usize, body: Body) {
    let header = BatchHeader { first_seq: 300, base_ms: BASE_MS, streams: Streams::of(vec![OWN]) };
    let event = Event {
        id: EventId::at(OWN, 300).unwrap(),
        header: Header {
            hlc: Hlc::new(BASE_MS, 0),
            occurred_at: START,
            timing: Timing::Now,
            offset: Offset::UTC,
            staff: None,
        },
        body,
    };
    let bytes = header.encode_event(&event).unwrap();
    assert_eq!(usize::from(bytes[bytes.len() - back]), number, "{event:?}");
}

#[test]
fn the_numbers_of_what_is_said_of_handouts_never_change() {
    let version = Version([9; 16]);
    let name = |language| sheet_name("x", language);
    // Behind the language: key, head and bytes of the version, key and empty note.
    for (number, language) in Language::ALL.into_iter().enumerate() {
        let recalled = SheetRecalled { name: name(language), version, note: note("") };
        check(21, number, Body::SheetRecalled(Box::new(recalled)));
    }
    let name = name(Language::English);
    for (number, outcome) in ReviewOutcome::ALL.into_iter().enumerate() {
        let reviewed = SheetReviewed { name: name.clone(), version, outcome, source: None, note: note("") };
        check(3, number, Body::SheetReviewed(Box::new(reviewed)));
    }
    let rated = |item, answer| {
        Body::SheetRated(Box::new(SheetRated { name: name.clone(), version, answers: vec![(item, answer)] }))
    };
    for (number, answer) in [Answer::Agree, Answer::Disagree, Answer::NotApplicable].into_iter().enumerate() {
        check(1, number, rated(Item::PurposeEvident, answer));
    }
    for item in Item::ALL {
        // From 24 on a number takes a byte of its own, behind the one that says so; both end two bytes before.
        check(2, usize::from(item.number()), rated(item, Answer::Agree));
    }
    let score = Score::from_ten_thousandths(1);
    let approved = |level, review| {
        Body::SheetApproved(Box::new(SheetApproved {
            name: name.clone(),
            version,
            credential: label("MD"),
            level,
            scores: NotedScores { first: score, second: score },
            review,
            source: None,
            note: note(""),
        }))
    };
    for (number, review) in ReviewClock::ALL.into_iter().enumerate() {
        check(3, number, approved(Level::Green, review));
    }
    for (number, level) in [Level::Green, Level::Amber, Level::Red].into_iter().enumerate() {
        check(11, number, approved(level, ReviewClock::Yearly));
    }
    let given = |form, size, teach_back| {
        Body::SheetGiven(Box::new(SheetGiven {
            name: name.clone(),
            version,
            form,
            size,
            ticked: 0,
            teach_back,
        }))
    };
    for (number, form) in GivenForm::ALL.into_iter().enumerate() {
        check(7, number, given(form, TextSize::Standard, TeachBack::NotAsked));
    }
    for (number, size) in TextSize::ALL.into_iter().enumerate() {
        check(5, number, given(GivenForm::Screen, size, TeachBack::NotAsked));
    }
    for (number, teach_back) in TeachBack::ALL.into_iter().enumerate() {
        check(1, number, given(GivenForm::Screen, TextSize::Standard, teach_back));
    }
    // Behind the reading: its source ("Dr. Osei") and a day.
    let set =
        |reading| Body::FigureSet(Box::new(FigureSet { figure: figure("x"), setting: Some(own(reading)) }));
    let one = Decimal::parse("1").unwrap();
    let rest = 1 + 1 + "Dr. Osei".len() + 1 + 3;
    for (number, compare) in Comparison::ALL.into_iter().enumerate() {
        let measure = Measure { value: one, unit: Unit::Days, compare };
        check(rest + 1, number, set(Reading::Measure(measure)));
    }
    for (number, unit) in Unit::ALL.into_iter().enumerate() {
        check(rest + 1, number, set(Reading::Span(Span { low: one, high: one, unit })));
    }
}
