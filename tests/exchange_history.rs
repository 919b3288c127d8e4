//! A history comes in once, in one write. Keeps away: a spreadsheet that is imported twice and doubles
//! every shelf, rows that are taken for a repetition because they look alike, half a history after a
//! crash, a write that depends on how the rows were portioned.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::cell::Cell;
use std::rc::Rc;

use proptest::prelude::*;
use support::clinic::{START, label};
use support::ledger::{clinic, import, ledger, maria, now, read};
use support::tablet::Tablet;
use support::{cases, ready};
use tallywell::app::desk::{Desk, GoOn};
use tallywell::app::engine::{Engine, Engines};
use tallywell::codec::snapshot::state_digest;
use tallywell::domain::decide::Fact;
use tallywell::domain::event::VoidReason;
use tallywell::domain::event::{Body, Timing};
use tallywell::domain::text::Note;
use tallywell::domain::time::{HOUR_MS, Zoned};
use tallywell::exchange::ledger::{Plan, plan};
use tallywell::log::faulty::FaultyJournal;
use tallywell::log::fold::by_shelf;
use tallywell::log::journal::{Journal, JournalError, Record, Table, Write};
use tallywell::log::memory::MemoryJournal;
use tallywell::log::open::open;
use tallywell::log::sentinel::Sentinel;

/// What a tablet that holds `before` makes of `file`: rows on record already, rows to come.
fn check_again(before: &[&[&str]], file: &[&str], expected: (usize, usize)) -> Tablet {
    let mut tablet = clinic();
    for rows in before {
        import(&mut tablet, &ledger(rows));
    }
    let plan = read(&tablet.state, &ledger(file)).unwrap().compared(&tablet.state);
    assert_eq!((plan.again, plan.fresh()), expected, "{file:?}");
    let mut in_steps = read(&tablet.state, &ledger(file)).unwrap().compare();
    let mut steps = 0;
    while !in_steps.is_done() {
        in_steps.step(&tablet.state, 1);
        steps += 1;
    }
    assert!(steps >= 2 * file.len(), "it can be stopped between any two rows");
    assert_eq!(in_steps.finish(&tablet.state), plan);
    assert_eq!(plan.rows, file.len(), "the preview tells of the whole file");
    assert_eq!(plan.clone().facts(now(), maria(&tablet)).len(), plan.fresh() + 1);
    tablet
}

const WEEK: [&str; 7] = [
    "2026-03-02,08:00,Masks,Closet,,,receive,200,,,ML",
    "2026-03-02,09:00,Masks,Closet,,,move,20,Lab,,ML",
    "2026-03-03,,Masks,Lab,,,use,2,,,",
    "2026-03-03,,Masks,Lab,,,use,2,,,",
    "2026-03-04,10:00,Masks,Lab,AB1,2028-06,count,7,,,",
    "2026-03-05,10:00,Masks,Lab,AB1,,waste,1,,expired,",
    "2026-03-06,10:00,Masks,Lab,,,adjust,-3,,missing,",
];

#[test]
fn the_same_file_twice_adds_nothing() {
    check_again(&[], &WEEK, (0, 7));
    let mut tablet = check_again(&[&WEEK], &WEEK, (7, 0));
    let before = tablet.state.event_count();
    let plan = read(&tablet.state, &ledger(&WEEK)).unwrap();
    assert_eq!(plan.again, 0, "nothing is compared before somebody asks");
    tablet.record(START, &[]);
    assert_eq!(tablet.state.event_count(), before);
}

#[test]
fn a_file_that_has_grown_adds_only_what_is_new() {
    let grown = [&WEEK[..], &["2026-03-09,,Masks,Lab,,,use,4,,,"]].concat();
    check_again(&[&WEEK], &grown, (7, 1));
    check_again(&[&WEEK[..3], &WEEK[5..]], &WEEK, (5, 2));
}

#[test]
fn like_rows_of_one_day_are_as_many_as_were_written_down() {
    let used = "2026-03-03,,Masks,Lab,,,use,2,,,";
    check_again(&[&[used]], &[used, used, used], (1, 2));
    check_again(&[&[used, used]], &[used], (1, 0));
    // A time tells rows apart, and so do the lot, the place, the amount and the kind.
    check_again(
        &[&["2026-03-03,08:00,Masks,Lab,AB1,,use,2,,,"]],
        &[
            "2026-03-03,08:01,Masks,Lab,AB1,,use,2,,,",
            "2026-03-03,08:00,Masks,Lab,AB2,,use,2,,,",
            "2026-03-03,08:00,Masks,Lab,,,use,2,,,",
            "2026-03-03,08:00,Masks,Closet,AB1,,use,2,,,",
            "2026-03-03,08:00,Masks,Lab,AB1,,use,3,,,",
            "2026-03-03,08:00,Masks,Lab,AB1,,waste,2,,,",
            "2026-03-04,08:00,Masks,Lab,AB1,,use,2,,,",
            "3/3/2026,8:00 AM,masks,LAB,ab1,,USE,2,,,",
        ],
        (1, 7),
    );
}

#[test]
fn a_row_of_this_morning_is_known_again_in_the_evening() {
    // Without a time it stands at noon; read at eight, it was held back to eight.
    let rows = ["2026-11-02,,Masks,Lab,,,use,2,,,"];
    let mut tablet = clinic();
    import(&mut tablet, &ledger(&rows));
    let evening = Zoned { at: START.plus_ms(10 * HOUR_MS), ..now() };
    let plan = plan(&tablet.state, &ledger(&rows), &label("ledger.csv"), evening).unwrap();
    assert_eq!(plan.compared(&tablet.state).fresh(), 0);
}

#[test]
fn what_was_taken_back_may_come_in_again_and_what_a_tablet_recorded_is_no_row() {
    let mut tablet = clinic();
    let row = ["2026-03-03,08:00,Masks,Lab,,,use,2,,,"];
    let events = import(&mut tablet, &ledger(&row));
    let target = events[1].id;
    let note = Note::parse("").unwrap();
    tablet.note(START, Body::EventVoided { target, reason: VoidReason::Other, note });
    let plan = read(&tablet.state, &ledger(&row)).unwrap().compared(&tablet.state);
    assert_eq!((plan.again, plan.fresh(), plan.overlapping), (0, 1, 0));

    let counted = tablet.world().counted(3, 3, 5);
    let at = START.plus_ms(-30 * HOUR_MS);
    tablet.note_at(START, at, Timing::Now, counted);
    let rows = ["2026-10-30,,Masks,Lab,,,use,2,,,", "2026-11-01,23:00,Masks,Lab,,,use,2,,,"];
    let plan = read(&tablet.state, &ledger(&rows)).unwrap().compared(&tablet.state);
    assert_eq!((plan.again, plan.fresh(), plan.overlapping), (0, 2, 1), "the later one may count twice");
}

#[test]
fn a_history_that_is_folded_shelf_by_shelf_in_portions_is_the_same_as_day_by_day() {
    let mut tablet = clinic();
    let before = tablet.state.clone();
    let rows = [&WEEK[..], &["2026-03-10,,Masks,Closet,,,count,90,,,", "2026-03-01,,Masks,Lab,,,use,1,,,"]];
    let mut events = import(&mut tablet, &ledger(&rows.concat()));
    let as_written = events.clone();
    by_shelf(&mut events);
    assert_ne!(events, as_written);
    let mut state = before;
    for portion in events.chunks(2) {
        portion.iter().for_each(|event| {
            state.apply(event);
        });
        state.settle();
    }
    assert_eq!(state_digest(&state), state_digest(&tablet.state));
}

fn engines() -> Engines {
    Engines::new(|| Box::pin(async { Ok(Engine::here()) }))
}

/// A journal that the desk writes and the test looks into.
#[derive(Clone)]
struct Shared(Rc<FaultyJournal<MemoryJournal>>);

impl Journal for Shared {
    async fn read(&self, table: Table, key: &str) -> Result<Option<Vec<u8>>, JournalError> {
        self.0.read(table, key).await
    }

    async fn read_from(&self, table: Table, from: &str) -> Result<Vec<Record>, JournalError> {
        self.0.read_from(table, from).await
    }

    async fn read_whole<const N: usize>(&self, tables: [Table; N]) -> Result<[Vec<Record>; N], JournalError> {
        self.0.read_whole(tables).await
    }

    async fn write(&self, write: &Write) -> Result<(), JournalError> {
        self.0.write(write).await
    }
}

/// A desk over a journal that holds what the tablet holds.
fn desk(tablet: &Tablet) -> (Desk<Shared>, Shared) {
    let copy = tablet.cloned();
    let journal = Shared(Rc::new(FaultyJournal::new(copy.journal)));
    let sentinel = Sentinel { install: 1, generation: 1, batch: 0 };
    (Desk::new(journal.clone(), engines(), copy.writer, copy.archive, sentinel), journal)
}

fn contents(journal: &impl Journal) -> Vec<Vec<Record>> {
    Table::ALL.into_iter().map(|table| ready(journal.read_from(table, "")).unwrap()).collect()
}

fn many(tablet: &Tablet, rows: usize) -> Vec<Fact> {
    let rows: Vec<String> = (0..rows)
        .map(|row| format!("2026-03-{:02},,Masks,Lab,,,receive,{},,,ML", row % 28 + 1, row % 9 + 1))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let plan: Plan = read(&tablet.state, &ledger(&rows)).unwrap();
    plan.facts(now(), maria(tablet))
}

#[test]
fn a_history_that_is_stopped_or_cannot_be_written_leaves_the_journal_as_it_was() {
    let tablet = clinic();
    let facts = many(&tablet, 2_500);
    let (mut desk, journal) = desk(&tablet);
    let before = contents(&journal);
    let asked = Cell::new(0);
    let stop = async |done| {
        asked.set(done);
        if done > 1_000 { GoOn::Stop } else { GoOn::Yes }
    };
    assert_eq!(ready(desk.append_many(&facts, now(), stop)), Ok(None));
    assert_eq!(asked.get(), 2_000, "it paused between portions and stopped at the second");
    assert_eq!(contents(&journal), before);

    journal.0.fail_next(JournalError::QuotaFull);
    let on = async |_| GoOn::Yes;
    assert_eq!(ready(desk.append_many(&facts, now(), on)), Err(JournalError::QuotaFull));
    assert_eq!(contents(&journal), before);

    // The same facts can be tried again, and are then all there, each marked as imported.
    let done = ready(desk.append_many(&facts, now(), on)).unwrap().unwrap();
    assert_eq!(done.events.len(), 2_501);
    let opened = ready(open(&journal)).unwrap();
    assert!(opened.damage.is_empty(), "{:?}", opened.damage);
    let marks = &opened.state.marks;
    assert!(done.events[1..].iter().all(|event| marks.imported(event.id).is_some()));
    assert_eq!(opened.state.event_count(), tablet.state.event_count() + 2_501);
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn in_how_many_portions_facts_are_made_ready_leaves_no_trace(
        rows in 1_usize..700,
        cuts in prop::collection::vec(1_usize..300, 1..6),
        open in 0_usize..40,
    ) {
        let mut tablet = clinic();
        let begun: Vec<Fact> = many(&tablet, 40).into_iter().take(open).collect();
        tablet.record(START, &begun);
        let facts = many(&tablet, rows);
        let at_once = tablet.writer.prepare(&facts, START, &[]);
        let mut preparing = tablet.writer.begin();
        let (mut rest, mut turn) = (facts.as_slice(), 0);
        while !rest.is_empty() {
            let (portion, after) = rest.split_at(cuts[turn % cuts.len()].min(rest.len()));
            preparing.take(portion, START, &[]);
            (rest, turn) = (after, turn + 1);
        }
        let in_portions = preparing.finish(&tablet.writer);
        prop_assert_eq!(&in_portions.events, &at_once.events);
        prop_assert_eq!(&in_portions.write, &at_once.write);
        prop_assert_eq!(in_portions.next.running(), at_once.next.running());
    }
}
