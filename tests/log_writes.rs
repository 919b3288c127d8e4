//! What was confirmed is there, and nothing else. Keeps away: "Saved" over a record that a crash,
//! a full disk or a failed write took away.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use proptest::prelude::*;
use support::clinic::{START, stream};
use support::history::{History, plans};
use support::tablet::Tablet;
use support::{cases, ready};
use tallywell::codec::snapshot::state_digest;
use tallywell::domain::decide::Fact;
use tallywell::domain::event::Timing;
use tallywell::domain::state::State;
use tallywell::log::faulty::FaultyJournal;
use tallywell::log::journal::{Journal, JournalError, Record, Table, Write};
use tallywell::log::memory::MemoryJournal;
use tallywell::log::open::open;
use tallywell::log::writer::Writer;

fn contents(journal: &impl Journal) -> Vec<(Table, Vec<Record>)> {
    Table::ALL.into_iter().map(|table| (table, ready(journal.read_from(table, "")).unwrap())).collect()
}

fn facts(tablet: &Tablet, numbers: &[i64]) -> Vec<Fact> {
    let world = tablet.world();
    let ctx = tablet.ctx(START);
    let fact = |have: &i64| Fact {
        occurred_at: ctx.now,
        timing: Timing::Now,
        offset: ctx.offset,
        staff: tablet.staff,
        body: world.counted(0, 1, *have),
    };
    numbers.iter().map(fact).collect()
}

#[test]
fn a_failed_write_leaves_everything_as_it_was_and_can_be_tried_again() {
    let tablet = History::founded(&[0]).tablets.remove(0);
    let journal = FaultyJournal::new(MemoryJournal::default());
    let mut all = Write::strict();
    for (table, records) in contents(&tablet.journal) {
        for record in records {
            all.put(table, record.key, record.bytes);
        }
    }
    ready(journal.write(&all)).unwrap();
    let (before, writer) = (contents(&journal), tablet.writer.clone());
    let facts = facts(&tablet, &[4, 5]);
    for error in [JournalError::QuotaFull, JournalError::ConnectionLost { detail: "gone".into() }] {
        journal.fail_next(error.clone());
        let prepared = tablet.writer.prepare(&facts, START, &[]);
        assert_eq!(ready(journal.write(&prepared.write)), Err(error));
        assert_eq!(contents(&journal), before);
        assert_eq!(tablet.writer.next_seq(), writer.next_seq());
        assert_eq!(tablet.writer.running(), writer.running());
        assert_eq!(tablet.writer.last_hlc(), writer.last_hlc());
    }
    let prepared = tablet.writer.prepare(&facts, START, &[]);
    ready(journal.write(&prepared.write)).unwrap();
    let opened = ready(open(&journal)).unwrap();
    assert_eq!(opened.damage, []);
    assert_eq!(opened.writer.unwrap().running(), prepared.next.running());
    assert_eq!(opened.state.event_count(), tablet.state.event_count() + 2);
}

proptest! {
    #![proptest_config(cases(24))]

    /// A kill between any two writes: what was confirmed is there, and the work goes on from it.
    #[test]
    fn a_start_after_any_write_finds_what_was_confirmed(
        (skews, steps) in plans(40), sealing in 1..12_usize,
    ) {
        let mut history = History::founded(&skews);
        for (place, step) in steps.iter().enumerate() {
            history.step(step);
            if place % sealing == 0 {
                history.tablets[0].seal();
            }
            for tablet in &history.tablets {
                let opened = tablet.reopened();
                prop_assert_eq!(&opened.damage, &[]);
                prop_assert_eq!(state_digest(&opened.state), state_digest(&tablet.state));
                let writer = opened.writer.unwrap();
                prop_assert_eq!(writer.next_seq(), tablet.writer.next_seq());
                prop_assert_eq!(writer.running(), tablet.writer.running());
                prop_assert_eq!(writer.last_hlc() <= tablet.writer.last_hlc(), true);
            }
        }
    }

    /// Writers that restart after every write make the same log as one that never does.
    #[test]
    fn restarting_between_the_writes_changes_no_byte(
        groups in proptest::collection::vec(proptest::collection::vec(0..90_i64, 1..200), 1..6), seal in 0..6_usize,
    ) {
        let founded = || History::founded(&[0]).tablets.remove(0);
        let (mut steady, mut restless) = (founded(), founded());
        for (at, numbers) in groups.iter().enumerate() {
            let facts = facts(&steady, numbers);
            steady.record(START, &facts);
            restless.record(START, &facts);
            if at == seal {
                steady.seal();
                restless.seal();
            }
            let opened = restless.reopened();
            restless.writer = opened.writer.unwrap();
            restless.state = opened.state;
        }
        prop_assert_eq!(contents(&steady.journal), contents(&restless.journal));
        prop_assert_eq!(state_digest(&steady.state), state_digest(&restless.state));
    }
}

#[test]
fn a_tablet_that_never_wrote_opens_empty() {
    let opened = ready(open(&MemoryJournal::default())).unwrap();
    assert!(opened.writer.is_none());
    assert_eq!(opened.damage, []);
    assert_eq!(state_digest(&opened.state), state_digest(&State::default()));
    assert_eq!(Writer::new(stream(0)).next_seq(), 1);
}
