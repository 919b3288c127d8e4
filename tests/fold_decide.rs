//! What is decided is folded: no request ends in a record that changes nothing. Keeps away: "it
//! said Saved, and nothing happened".

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use proptest::prelude::*;
use support::cases;
use support::clinic::{amount, label, lot_until};
use support::history::{Act, History, Step, acts, change};
use tallywell::domain::clinic::Clinic;
use tallywell::domain::command::{Command, NewItem, NewPack};
use tallywell::domain::decide::decide;
use tallywell::domain::event::stock::Delivery;
use tallywell::domain::event::{
    Body, Category, CountMethod, Entered, Event, LotPolicy, MovePurpose, VoidReason,
};
use tallywell::domain::ids::{EventId, PackId};
use tallywell::domain::inventory::command::StockCommand;
use tallywell::domain::inventory::lot::Bucket;
use tallywell::domain::refusal::Refusal;
use tallywell::domain::state::State;
use tallywell::domain::text::Note;
use tallywell::domain::time::MINUTE_MS;

/// What the clinic is, without what every record leaves behind.
fn meaning(state: &State) -> (Clinic, tallywell::domain::inventory::catalogue::Catalogue) {
    let mut clinic = state.clinic.clone();
    for (_, tablet) in clinic.tablets.iter_mut() {
        tablet.records = 0;
        tablet.last = None;
    }
    (clinic, state.catalogue.clone())
}

fn is_held(state: &State, event: &Event) -> bool {
    match &event.body {
        Body::EventVoided { target, .. } => state.stock.is_void(*target),
        Body::ExportMade { .. } => true,
        _ => state
            .ledger_of(event.id)
            .and_then(|key| state.stock.ledger(key))
            .is_some_and(|ledger| ledger.entries().iter().any(|entry| entry.id == event.id)),
    }
}

/// Requests of every kind, sensible or not.
fn requests() -> impl Strategy<Value = (usize, usize, usize, i64)> {
    (0..22_usize, 0..8_usize, 0..8_usize, 0..40_i64)
}

fn request(
    history: &History,
    tablet: usize,
    (what, which, other, number): (usize, usize, usize, i64),
) -> Command {
    let tablet = &history.tablets[tablet];
    let world = &history.world;
    let (item, place, to) =
        (world.items[which % 4], world.places[other % 4], world.places[number as usize % 4]);
    let packs: Vec<PackId> = tablet.state.catalogue.packs.keys().copied().collect();
    let entered =
        (number % 3 == 0).then(|| Entered::of(packs[other % packs.len()], amount(number), amount(1)));
    match what {
        16 => Command::CountLine { place, item, have: amount(number), entered, method: CountMethod::Entered },
        17 => Command::Stock(Box::new(StockCommand::Move {
            from: place,
            to,
            item,
            quantity: amount(number),
            entered: None,
            purpose: MovePurpose::Return,
            bucket: Bucket::default(),
            choice: None,
        })),
        18 => Command::Stock(Box::new(StockCommand::Receive {
            to,
            item,
            quantity: amount(number),
            entered,
            bucket: Bucket::of(lot_until(&format!("L{}", which % 3), 2027, 1, 1 + number as u8 % 28)),
            delivery: Delivery::default(),
        })),
        19 => Command::NoteExport { records: number as u32 },
        20 | 21 => {
            let ids: Vec<EventId> = history.events().iter().rev().map(|event| event.id).collect();
            let targets =
                vec![ids[which % ids.len()], ids[(which * other) % ids.len()], ids[which % ids.len()]];
            Command::VoidRecords { targets, reason: VoidReason::Duplicate, note: Note::parse("").unwrap() }
        }
        _ => change(tablet, world, what, which, number),
    }
}

fn check(history: &mut History, tablet: usize, command: &Command) -> Result<(), TestCaseError> {
    let before = history.tablets[tablet].state.clone();
    let ctx = history.tablets[tablet].ctx(history.now);
    let decided = decide(&before, command, &ctx);
    let Ok(facts) = decided else { return Ok(()) };
    prop_assert!(!facts.is_empty(), "a request that does nothing is refused: {command:?}");
    let events = history.tablets[tablet].record(history.now, &facts);
    let mut state = before;
    for event in &events {
        let was = meaning(&state);
        let void_was = matches!(event.body, Body::EventVoided { target, .. } if state.stock.is_void(target));
        state.apply(event);
        state.settle();
        prop_assert!(!void_was, "voided twice: {event:?}");
        prop_assert!(meaning(&state) != was || is_held(&state, event), "ignored: {event:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn nothing_that_is_decided_is_ignored(
        skew in (-9 * MINUTE_MS)..(9 * MINUTE_MS),
        work in proptest::collection::vec((0..2_usize, acts(), requests()), 1..40),
    ) {
        // Clocks within the ten minutes in which one tablet follows another.
        let mut history = History::founded(&[0, skew]);
        for (tablet, act, asked) in work {
            if !matches!(act, Act::CorrectClock { .. } | Act::SetClock { .. }) {
                history.step(&Step { tablet, minutes: 1, act });
            }
            let command = request(&history, tablet, asked);
            check(&mut history, tablet, &command)?;
        }
    }
}

fn item(name: &str, code: &str, pack: i64) -> NewItem {
    NewItem {
        name: label(name),
        unit: label("each"),
        category: Category::Paper,
        lot_policy: LotPolicy::None,
        code: Some(label(code)),
        starter: None,
        packs: vec![NewPack { name: label("box"), holds: amount(pack) }],
        lines: Vec::new(),
    }
}

#[test]
fn two_new_items_of_one_list_cannot_share_a_code() {
    let history = History::founded(&[0]);
    let tablet = &history.tablets[0];
    let items = vec![item("Cotton balls", "x-1", 10), item("Swabs", "X-1", 10)];
    let refused = decide(&tablet.state, &Command::AddItems { items }, &tablet.ctx(history.now));
    assert!(matches!(refused, Err(Refusal::CodeTaken { code, .. }) if code == label("X-1")));
}

#[test]
fn a_new_item_cannot_come_in_packs_of_one() {
    let history = History::founded(&[0]);
    let tablet = &history.tablets[0];
    let items = vec![item("Cotton balls", "x-1", 1)];
    let refused = decide(&tablet.state, &Command::AddItems { items }, &tablet.ctx(history.now));
    assert_eq!(refused, Err(Refusal::PackTooSmall));
}
