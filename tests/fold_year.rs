//! The year of a clinic of forty rooms folds to one state however its batches arrive. Keeps away: a
//! rule that holds for a day of three rooms and breaks among thousands of lots and shelves.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../examples/bench_fold/year.rs"]
mod year;

use tallywell::codec::batch::SealedBatch;
use tallywell::codec::snapshot::{self, state_digest};
use tallywell::domain::state::State;
use tallywell::log::fold::fold;
use year::{WORKING_DAYS, Year};

/// Folds batches in the order given and settles after each group.
fn in_groups<'a>(groups: impl IntoIterator<Item = &'a [SealedBatch]>) -> State {
    let mut state = State::default();
    for group in groups {
        for batch in group {
            let applied = batch.each(|event, _| {
                state.apply(&event);
            });
            applied.unwrap();
        }
        state.settle();
    }
    state
}

#[test]
fn a_year_of_forty_rooms_is_one_state_in_whatever_order_it_comes() {
    let batches = Year::of(WORKING_DAYS);
    let events: u32 = batches.iter().map(|batch| batch.count).sum();
    assert!((255_000..270_000).contains(&events), "{events} events");
    let whole = fold(&batches, &[]);
    assert!(whole.unreadable.is_empty());
    let state = &whole.state;
    assert_eq!((state.clinic.places.len(), state.catalogue.items.len()), (70, 900));
    let shelves = state.stock.ledgers().count();
    assert!((3_000..3_400).contains(&shelves), "{shelves} shelves");
    assert!(state.stock.lots().all().count() >= 3_000);
    let digest = state_digest(state);

    let (first, second) = batches.split_at(batches.len() / 2);
    assert_eq!(state_digest(&in_groups([second, first])), digest, "the second half first");
    assert_eq!(state_digest(&in_groups(batches.chunks(150))), digest, "in portions");
    let (restored, _) = snapshot::decode(&snapshot::encode(state, &[])).unwrap();
    assert_eq!(state_digest(&restored), digest, "from a snapshot");
}
