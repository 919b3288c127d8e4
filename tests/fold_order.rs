//! The same set of events says the same, whatever the order, the batches, the repetitions and the
//! restarts in which it arrived. Keeps away: two tablets that show different numbers for one shelf.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use proptest::collection::vec;
use proptest::prelude::*;
use support::history::histories;
use support::{cases, digest_of_batches, digest_of_events, ready, shuffled};
use tallywell::codec::batch::SealedBatch;
use tallywell::codec::snapshot;
use tallywell::domain::event::Body;
use tallywell::domain::state::{Folded, State};
use tallywell::log::fold::fold;
use tallywell::log::open::{FromSnapshot, open};

/// Three parts of a history that overlap.
fn parts(batches: &[SealedBatch], numbers: &[usize]) -> [Vec<SealedBatch>; 3] {
    let in_part = |part: usize| {
        let wanted =
            |at: &usize| numbers.get(*at % numbers.len()).is_none_or(|number| (number >> part) & 1 == 1);
        (0..batches.len()).filter(wanted).map(|at| batches[at].clone()).collect()
    };
    [in_part(0), in_part(1), in_part(2)]
}

fn joined(parts: &[&[SealedBatch]]) -> Vec<SealedBatch> {
    parts.concat()
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn events_may_come_in_any_order_and_more_than_once(
        history in histories(50), order in vec(0..1_000_usize, 1..40), again in vec(0..1_000_usize, 0..10),
    ) {
        let events = history.events();
        let mut arrived = shuffled(&events, &order);
        for place in again {
            arrived.push(events[place % events.len()].clone());
        }
        prop_assert_eq!(digest_of_events(&arrived), digest_of_events(&events));
    }

    #[test]
    fn events_may_come_in_pieces_with_a_look_at_the_balances_between(
        history in histories(50), order in vec(0..1_000_usize, 1..40), cuts in vec(1..9_usize, 1..9),
    ) {
        let events = history.events();
        let arrived = shuffled(&events, &order);
        let mut state = State::default();
        let mut rest = arrived.as_slice();
        for cut in cuts.iter().cycle() {
            if rest.is_empty() { break; }
            let (piece, others) = rest.split_at((*cut).min(rest.len()));
            for event in piece {
                prop_assert_eq!(state.apply(event), Folded::New);
                prop_assert_eq!(state.apply(event), Folded::Again);
            }
            state.settle();
            rest = others;
        }
        // Items that became one on the way: then, and only then, it is all folded once more.
        if state.is_outdated() {
            state = State::of(&arrived);
        }
        prop_assert_eq!(snapshot::state_digest(&state), digest_of_events(&events));
    }

    #[test]
    fn merging_is_union(mut history in histories(50), numbers in vec(0..8_usize, 1..20)) {
        let batches = history.batches();
        let [a, b, c] = parts(&batches, &numbers);
        let (ab, ba) = (joined(&[&a, &b]), joined(&[&b, &a]));
        prop_assert_eq!(digest_of_batches(&ab), digest_of_batches(&ba), "commutative");
        prop_assert_eq!(
            digest_of_batches(&joined(&[&ab, &c])),
            digest_of_batches(&joined(&[&a, &joined(&[&b, &c])])),
            "associative"
        );
        prop_assert_eq!(digest_of_batches(&joined(&[&a, &a])), digest_of_batches(&a), "idempotent");
    }

    #[test]
    fn batches_say_what_their_events_say(mut history in histories(50), order in vec(0..1_000_usize, 1..20)) {
        let batches = history.batches();
        let events = history.events();
        prop_assert_eq!(digest_of_batches(&shuffled(&batches, &order)), digest_of_events(&events));
    }

    #[test]
    fn tablets_that_know_the_same_show_the_same(mut history in histories(50)) {
        history.meet();
        // What each noted about the others is itself news: one last round without notes.
        let all = history.batches();
        let expected = digest_of_batches(&all);
        for tablet in &mut history.tablets {
            let mut state = tablet.state.clone();
            for batch in &all {
                batch.each(|event, _| { state.apply(&event); }).unwrap();
            }
            if state.is_outdated() {
                state = fold(&all, &[]).state;
            }
            state.settle();
            prop_assert_eq!(snapshot::state_digest(&state), expected);
        }
    }

    #[test]
    fn a_running_tablet_knows_what_a_restarted_one_would(history in histories(50)) {
        for tablet in &history.tablets {
            let opened = tablet.reopened();
            prop_assert_eq!(&opened.damage, &[]);
            prop_assert_eq!(snapshot::state_digest(&opened.state), snapshot::state_digest(&tablet.state));
            prop_assert_eq!(&opened.archive, &tablet.archive);
        }
    }

    #[test]
    fn a_snapshot_and_the_rest_are_the_whole(
        (skews, steps) in support::history::plans(60), at in 0..60_usize,
    ) {
        let mut history = support::history::History::founded(&skews);
        let mut merges = Vec::new();
        for (place, step) in steps.iter().enumerate() {
            if place == at % steps.len() {
                history.tablets.iter().for_each(support::tablet::Tablet::save_snapshot);
                merges = history.tablets.iter().map(|tablet| tablet.state.merges.clone()).collect();
            }
            history.step(step);
        }
        for (tablet, merges) in history.tablets.iter().zip(merges) {
            let opened = tablet.reopened();
            // What became one since reads differently from the beginning.
            if merges == tablet.state.merges {
                prop_assert_eq!(opened.from_snapshot, FromSnapshot::Yes);
            }
            let refolded = fold(&tablet.held(), &tablet.tail);
            prop_assert_eq!(snapshot::state_digest(&opened.state), snapshot::state_digest(&refolded.state));
            prop_assert_eq!(opened.state.event_count(), refolded.state.event_count());
        }
    }

    #[test]
    fn a_snapshot_reads_back_as_itself(history in histories(50)) {
        let state = &history.tablets[0].state;
        let bytes = snapshot::encode(state, &[]);
        let (read, covered) = snapshot::decode(&bytes).unwrap();
        prop_assert!(covered.is_empty());
        prop_assert_eq!(snapshot::encode(&read, &[]), bytes);
        prop_assert_eq!(&read.clinic, &state.clinic);
        prop_assert_eq!(&read.catalogue, &state.catalogue);
        prop_assert_eq!(&read.knowledge, &state.knowledge);
        prop_assert_eq!(read.stock.voids(), state.stock.voids());
        for (key, ledger) in state.stock.ledgers() {
            prop_assert_eq!(read.stock.balance(*key), *ledger.balance());
            for entry in ledger.entries() {
                prop_assert_eq!(read.ledger_of(entry.id), state.ledger_of(entry.id));
            }
        }
    }
}

#[test]
fn two_names_given_in_the_same_millisecond_leave_one_name_everywhere() {
    let mut history = support::history::History::founded(&[0, 0, 0]);
    let now = history.now.plus_ms(60_000);
    for (tablet, name) in history.tablets.iter_mut().zip(["North", "South", "East"]) {
        tablet.note(now, Body::ClinicRenamed { name: support::clinic::label(name) });
    }
    let events = history.events();
    let times: std::collections::BTreeSet<_> = events
        .iter()
        .rev()
        .filter(|event| matches!(event.body, Body::ClinicRenamed { .. }))
        .map(|event| event.header.hlc)
        .collect();
    assert_eq!(times.len(), 1, "the same hybrid time on three tablets");
    for turn in 0..6 {
        let arrived = shuffled(&events, &[turn, turn * 5 + 1, 3]);
        assert_eq!(digest_of_events(&arrived), digest_of_events(&events));
    }
    let reversed: Vec<_> = events.iter().rev().cloned().collect();
    assert_eq!(digest_of_events(&reversed), digest_of_events(&events));
}

#[test]
fn a_snapshot_that_knows_more_than_the_log_is_thrown_away() {
    let mut history = support::history::History::founded(&[0, 0]);
    let world = history.world.clone();
    let now = history.now;
    let tablet = &mut history.tablets[1];
    tablet.note(now, world.counted(0, 0, 5));
    let before = tablet.state.clone();
    let short = ready(open(&tablet.journal)).unwrap();
    // The event below is in the snapshot, and is then taken out of the log.
    let lost = tallywell::log::memory::MemoryJournal::default();
    for table in tallywell::log::journal::Table::ALL {
        use tallywell::log::journal::{Journal, Write};
        let mut write = Write::strict();
        for record in ready(tablet.journal.read_from(table, "")).unwrap() {
            write.put(table, record.key, record.bytes);
        }
        ready(lost.write(&write)).unwrap();
    }
    tablet.note(now, world.counted(0, 0, 6));
    tablet.journal = lost;
    tablet.save_snapshot();
    let opened = tablet.reopened();
    assert_eq!(opened.from_snapshot, FromSnapshot::Refolded);
    assert_eq!(snapshot::state_digest(&opened.state), snapshot::state_digest(&before));
    assert_eq!(snapshot::state_digest(&opened.state), snapshot::state_digest(&short.state));
}

#[test]
fn a_snapshot_with_a_flipped_byte_or_of_other_rules_is_thrown_away() {
    let history = support::history::History::founded(&[0, 0]);
    let bytes = snapshot::encode(
        &history.tablets[1].state,
        &history.tablets[1].batches.keys().copied().collect::<Vec<_>>(),
    );
    assert!(snapshot::decode(&bytes).is_ok());
    for place in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[place] ^= 1 << (place % 8);
        assert!(snapshot::decode(&changed).is_err(), "byte {place}");
    }
    for len in 0..bytes.len() {
        assert!(snapshot::decode(&bytes[..len]).is_err(), "cut at {len}");
    }
}
