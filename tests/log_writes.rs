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
use tallywell::domain::event::{Body, Timing};
use tallywell::domain::state::State;
use tallywell::domain::time::Offset;
use tallywell::log::faulty::FaultyJournal;
use tallywell::log::journal::{Journal, JournalError, Record, Table, Write};
use tallywell::log::memory::MemoryJournal;
use tallywell::log::open::{Damage, open};
use tallywell::log::records::HEAD_KEY;
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

/// What a stream can begin with on a tablet that knows nothing yet.
fn beginning() -> Fact {
    let body = Body::FrontierSeen { seen: Vec::new() };
    Fact { occurred_at: START, timing: Timing::Now, offset: Offset::default(), staff: None, body }
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

/// A window that slept while another one took the writing over, and wakes with work in hand.
#[test]
fn a_writer_that_was_overtaken_writes_nothing() {
    let tablet = History::founded(&[0]).tablets.remove(0);
    let journal = &tablet.journal;
    let (asleep, awake) = (tablet.writer.clone(), tablet.reopened().writer.unwrap());
    let taken_over = awake.prepare(&facts(&tablet, &[4, 5]), START, &[]);
    ready(journal.write(&taken_over.write)).unwrap();
    let before = contents(journal);
    for late in [asleep.prepare(&facts(&tablet, &[6]), START, &[]), asleep.prepare_seal()] {
        assert_eq!(ready(journal.write(&late.write)), Err(JournalError::Overtaken));
        assert_eq!(contents(journal), before);
    }
    let opened = tablet.reopened();
    assert_eq!(opened.damage, []);
    assert_eq!(opened.writer.unwrap().running(), taken_over.next.running());
    // And the window that has the writing goes on.
    let next = taken_over.next.prepare(&facts(&tablet, &[7]), START, &[]);
    ready(journal.write(&next.write)).unwrap();
}

#[test]
fn a_write_whose_answer_was_lost_can_be_repeated() {
    let tablet = Tablet::new(stream(0), 0);
    let first = tablet.writer.prepare(&[beginning()], START, &[]);
    let second = first.next.prepare_seal();
    for prepared in [first, second] {
        ready(tablet.journal.write(&prepared.write)).unwrap();
        let once = contents(&tablet.journal);
        assert_eq!(ready(tablet.journal.write(&prepared.write)), Ok(()));
        assert_eq!(contents(&tablet.journal), once);
    }
}

/// A head that cannot be read is no reason never to write again, nor to write over somebody's.
#[test]
fn a_new_stream_begins_over_a_head_that_cannot_be_read() {
    let tablet = History::founded(&[0]).tablets.remove(0);
    let mut rotten = Write::strict();
    rotten.put(Table::Meta, HEAD_KEY.to_owned(), b"not a head".to_vec());
    ready(tablet.journal.write(&rotten)).unwrap();
    let opened = tablet.reopened();
    assert_eq!((opened.writer.is_none(), &opened.damage[..]), (true, &[Damage::Head][..]));
    let prepare = |writer: Writer| writer.prepare(&[beginning()], START, &[]).write;
    let blind = prepare(Writer::new(stream(7)));
    assert_eq!(ready(tablet.journal.write(&blind)), Err(JournalError::Overtaken));
    assert_eq!(ready(tablet.journal.write(&prepare(Writer::over(stream(7), opened.head)))), Ok(()));
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

/// A file that left a full tablet and comes back later: its last batch is the one that was sealed when
/// there was room again, not a second version of it.
#[test]
fn what_left_a_full_tablet_is_sealed_as_it_left() {
    let mut tablet = History::founded(&[0]).tablets.remove(0);
    let facts = facts(&tablet, &[4, 5, 6]);
    tablet.record(START, &facts);
    let left = tablet.writer.leave();
    assert_eq!(left.len(), 1);
    assert_eq!(tablet.writer.leave(), left, "nothing was written in between, so it leaves the same again");
    tablet.record(START, &facts);
    tablet.seal();
    for batch in &left {
        assert!(tablet.archive.holds(batch));
    }
    assert_eq!(tablet.archive.forks(), []);
    assert_eq!(tablet.reopened().damage, []);
    let count = tablet.archive.batch_count();
    tablet.import(START, &left);
    assert_eq!(tablet.archive.batch_count(), count, "nothing in it is new");
}

#[test]
fn a_tablet_that_never_wrote_opens_empty() {
    let opened = ready(open(&MemoryJournal::default())).unwrap();
    assert!(opened.writer.is_none());
    assert_eq!(opened.damage, []);
    assert_eq!(state_digest(&opened.state), state_digest(&State::default()));
    assert_eq!(Writer::new(stream(0)).next_seq(), 1);
}
