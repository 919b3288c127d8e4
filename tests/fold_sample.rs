//! The sample clinic has enough behind it to show what a month of records is good for. Keeps away: a
//! sample in which nothing is to be ordered, expires or can be suggested.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::clinic::{START, label, stream};
use support::tablet::Tablet;
use tallywell::domain::event::{PlaceKind, Role};
use tallywell::domain::ids::EventId;
use tallywell::domain::inventory::consumption::{suggested_par, suggested_point, weekly};
use tallywell::domain::inventory::fefo::{Band, expiry_board};
use tallywell::domain::inventory::reorder::proposals;
use tallywell::domain::inventory::starter::starter_items;
use tallywell::domain::inventory::stock::StockKey;
use tallywell::domain::inventory::timeline::{StepKind, timeline};
use tallywell::domain::inventory::view::{recount_lines, room_lines, rooms};
use tallywell::domain::sample::{SampleParts, rival_facts, sample_facts};
use tallywell::domain::sterilization::machine::machine;
use tallywell::domain::sterilization::recall::LoadRecall;
use tallywell::domain::sterilization::standing::{LoadStanding, state_of};
use tallywell::domain::sterilization::survey::Survey;
use tallywell::domain::sterilization::view::sterilizers;
use tallywell::domain::text::Initials;
use tallywell::domain::time::{Offset, Zoned};

fn sample() -> Tablet {
    let place = |name: &str, kind| (label(name), kind);
    let taken = |item: &tallywell::domain::inventory::starter::StarterItem| {
        item.taken(|text| text.en, str::to_owned, |_| "Counter".to_owned()).unwrap()
    };
    let parts = SampleParts {
        clinic: label("Sample"),
        time_zone: label("America/Chicago"),
        tablet: label("iPad"),
        people: vec![(Initials::parse("ML").unwrap(), label("Maya Lopez"), Role::Lead)],
        places: vec![
            place("Exam room 1", PlaceKind::ExamRoom),
            place("Exam room 2", PlaceKind::ExamRoom),
            place("Procedure room", PlaceKind::ProcedureRoom),
            place("Supply closet", PlaceKind::SupplyCloset),
        ],
        items: starter_items().iter().map(taken).collect(),
    };
    let mut tablet = Tablet::new(stream(0), 0);
    let facts = sample_facts(&parts, EventId::at(stream(0), 1).unwrap(), START, offset());
    tablet.record(START, &facts);
    tablet
}

fn offset() -> Offset {
    Offset::from_minutes(-360).unwrap()
}

#[test]
fn a_month_of_the_sample_suggests_pars_and_points_and_proposes_orders() {
    let tablet = sample();
    let (state, now) = (&tablet.state, Zoned { at: START, offset: offset() });
    let today = now.date();
    assert!(!proposals(state, now).is_empty(), "something is to be ordered");
    assert_eq!(state.orders.under_way(&state.catalogue, &state.stock), 1);
    assert!(expiry_board(state, today).iter().any(|line| line.band == Band::Within30));
    let closet = state.clinic.closets()[0];
    let items = || room_lines(state, closet, today).into_iter().map(|line| line.item);
    let moving = items().filter(|item| weekly(state, *item, 4, today).iter().any(|week| week.issued > 0));
    assert!(moving.count() > 20, "supplies go every week");
    let points = items().filter_map(|item| suggested_point(state, item, 7, today).known());
    assert!(points.filter(|basis| basis.point.value() > 0).count() > 20);
    let fills = rooms(state).into_iter().flat_map(|place| {
        room_lines(state, place, today).into_iter().map(move |line| StockKey { item: line.item, place })
    });
    assert!(fills.filter_map(|key| suggested_par(state, key, today).known()).count() > 20);
    let steps = items().map(|item| timeline(state, item, &[closet]));
    assert!(steps.into_iter().all(|steps| steps.iter().any(|step| step.kind == StepKind::Counted)));
}

#[test]
fn the_second_tablet_of_the_sample_brings_one_count_that_two_tablets_do_not_agree_on() {
    let mut tablet = sample();
    assert!(recount_lines(&tablet.state).is_empty());
    let now = Zoned { at: START, offset: offset() };
    let facts = rival_facts(&tablet.state, EventId::at(stream(1), 1).unwrap(), now);
    let mut second = Tablet::new(stream(1), 0);
    second.record(START, &facts);
    second.seal();
    tablet.import(START, &second.held());
    let contested = recount_lines(&tablet.state);
    let [key] = contested.as_slice() else { panic!("{contested:?}") };
    let balance = tablet.state.stock.balance(*key);
    assert!(balance.low < balance.high && balance.contested > 0, "{balance:?}");
    assert_eq!(tablet.state.clinic.tablets.len(), 2);
}

/// What a picture ends with is what the shelf is said to hold.
#[test]
fn the_course_of_every_shelf_ends_at_its_balance() {
    let tablet = sample();
    for (key, ledger) in tablet.state.stock.ledgers() {
        let steps = timeline(&tablet.state, key.item, &[key.place]);
        assert_eq!(steps.last().map(|step| step.level), Some(ledger.balance().likely), "{key:?}");
    }
}

#[test]
fn the_sample_has_a_load_that_runs_an_implant_that_waits_and_a_recall() {
    let tablet = sample();
    let state = &tablet.state.sterilization;
    let now = Zoned { at: START, offset: offset() };
    let machines = sterilizers(state);
    assert_eq!(machines.len(), 2);
    let surveys: Vec<Survey<'_>> = machines.iter().map(|id| Survey::of(state, *id).unwrap()).collect();
    let standing = |survey: &Survey<'_>, wanted| {
        survey.loads.iter().filter(|load| state_of(survey, load).standing == wanted).count()
    };
    assert_eq!(standing(&surveys[0], LoadStanding::Running), 1);
    assert_eq!(standing(&surveys[0], LoadStanding::Quarantined), 1);
    assert!(standing(&surveys[0], LoadStanding::Released) >= 18);
    assert!(!machine(&surveys[0], now).is_out());
    assert!(machine(&surveys[1], now).is_out());
    assert!(surveys[1].recalls.iter().all(LoadRecall::is_listed));
    assert!(standing(&surveys[1], LoadStanding::Recalled) >= 2);
}
