//! The same stream written by two tablets: both versions happened, and both are kept, shown and
//! folded. Keeps away: a restored or cloned tablet whose work silently replaces another's.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use proptest::collection::vec;
use proptest::prelude::*;
use support::clinic::{START, founding, stream};
use support::history::{Step, acts};
use support::tablet::Tablet;
use support::{cases, shuffled};
use tallywell::codec::batch::SealedBatch;
use tallywell::codec::snapshot::state_digest;
use tallywell::domain::event::{Body, VoidReason};
use tallywell::domain::inventory::ledger::Entry;
use tallywell::domain::state::State;
use tallywell::domain::text::Note;
use tallywell::log::archive::Archive;
use tallywell::log::fold::fold;
use tallywell::log::journal::{Journal, Table, Write};

/// One tablet and its clone, which goes on under the same name; `sealed` before or not.
fn cloned(sealed: bool) -> (Tablet, Tablet) {
    let mut tablet = Tablet::new(stream(0), 0);
    tablet.ask(START, &founding()).unwrap();
    tablet.staff = tablet.state.clinic.staff.keys().next().copied();
    let world = tablet.world();
    tablet.note(START, world.counted(0, 0, 100));
    if sealed {
        tablet.seal();
    }
    let clone = tablet.cloned();
    (tablet, clone)
}

fn likely_in_all(state: &State) -> i64 {
    state.stock.ledgers().map(|(_, ledger)| ledger.balance().likely).sum()
}

/// Both versions as sealed batches.
fn together(a: &mut Tablet, b: &mut Tablet) -> Vec<SealedBatch> {
    a.seal();
    b.seal();
    let mut all = a.batches.clone();
    all.extend(b.batches.clone());
    all.into_values().collect()
}

#[test]
fn both_versions_count_and_what_they_share_counts_once() {
    for sealed in [true, false] {
        let (mut original, mut clone) = cloned(sealed);
        let world = original.world();
        original.note(START.plus_ms(60_000), world.used(0, 0, 3));
        let undone = clone.note(START.plus_ms(61_000), world.used(0, 0, 5));
        clone.note(START.plus_ms(62_000), world.used(0, 0, 20));
        let note = Note::parse("").unwrap();
        let void = Body::EventVoided { target: undone, reason: VoidReason::Undone, note };
        clone.note(START.plus_ms(63_000), void);
        let shared = original.state.event_count() - 1;
        let all = together(&mut original, &mut clone);
        assert_eq!(Archive::of(&all).forks().len(), 1, "sealed before: {sealed}");
        let outcome = fold(&all, &[]);
        assert_eq!(outcome.unreadable, []);
        assert_eq!(outcome.state.event_count(), shared + 1 + 3);
        let balance = outcome.state.stock.balance(world.key(0, 0));
        assert_eq!(balance.anchor.map(|anchor| anchor.quantity.value()), Some(100));
        let held = outcome.state.stock.ledger(world.key(0, 0)).unwrap();
        let used: Vec<i64> = held.entries().iter().filter_map(Entry::change).collect();
        assert_eq!(used.iter().sum::<i64>(), -28, "three, five and twenty were all written down");
        // A void in the second version names an event of that version.
        assert_eq!(held.entries().iter().filter(|entry| outcome.state.stock.is_void(entry.id)).count(), 1);
        let void = held.entries().iter().find(|entry| outcome.state.stock.is_void(entry.id)).unwrap();
        assert_eq!(void.quantity.value(), 5);
    }
}

#[test]
fn unsealed_work_is_not_lost_when_another_version_of_it_is_already_here() {
    let (mut original, mut clone) = cloned(true);
    let world = original.world();
    original.note(START.plus_ms(60_000), world.received(0, 0, 3));
    clone.note(START.plus_ms(61_000), world.received(0, 0, 50));
    clone.seal();
    let mut write = Write::strict();
    for batch in clone.held() {
        write.put(Table::Batches, tallywell::log::records::batch_key(&batch), batch.encode());
    }
    support::ready(original.journal.write(&write)).unwrap();
    let opened = original.reopened();
    let ledger = opened.state.stock.ledger(world.key(0, 0)).unwrap();
    let received: i64 = ledger.entries().iter().filter_map(Entry::change).sum();
    assert_eq!(received, 53);
    assert_eq!(opened.archive, Archive::of(&clone.held()), "what is not sealed is not archived");
    original.seal();
    let reopened = original.reopened();
    assert_eq!(reopened.archive.forks().len(), 1);
    assert_eq!(state_digest(&reopened.state), state_digest(&opened.state), "sealing changes nothing");
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn forks_fold_to_the_same_on_every_tablet(
        sealed in any::<bool>(),
        work in vec((any::<bool>(), acts()), 1..30),
        order in vec(0..1_000_usize, 1..30),
    ) {
        let (original, clone) = cloned(sealed);
        let world = original.world();
        // A history of two tablets with one name: what they do is theirs alone.
        let mut history = support::history::History { world, tablets: vec![original, clone], now: START };
        for (at, act) in work {
            if !matches!(act, support::history::Act::Learn { .. } | support::history::Act::Void { .. }) {
                history.step(&Step { tablet: usize::from(at), minutes: 1, act });
            }
        }
        let batches = history.batches();
        let expected = fold(&batches, &[]);
        prop_assert_eq!(&expected.unreadable, &[]);
        for turn in 0..4 {
            let numbers: Vec<usize> = order.iter().map(|number| number + turn * 13).collect();
            let mut arrived = shuffled(&batches, &numbers);
            arrived.extend(arrived.clone());
            let state = fold(&arrived, &[]).state;
            prop_assert_eq!(state_digest(&state), state_digest(&expected.state));
            prop_assert_eq!(likely_in_all(&state), likely_in_all(&expected.state));
        }
        // Every event of both versions is there, those that they share once.
        let mut written: Vec<(u32, String)> = history
            .tablets
            .iter()
            .flat_map(Tablet::events)
            .map(|event| (event.id.seq(), format!("{:?}{:?}", event.header, event.body)))
            .collect();
        written.sort();
        written.dedup();
        prop_assert_eq!(expected.state.event_count(), written.len() as u64);
    }
}
