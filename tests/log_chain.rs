//! Nothing can be changed, taken out or reordered in the log without showing. Keeps away: records
//! that were altered after the fact, on a disk or in a file.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::clinic::{START, founding, stream};
use support::ready;
use support::tablet::Tablet;
use tallywell::codec::batch::{MAX_EVENTS, SealedBatch};
use tallywell::codec::digest::Digest;
use tallywell::domain::event::Hlc;
use tallywell::log::archive::Archive;
use tallywell::log::journal::{Change, Journal, Record, Table, Write};
use tallywell::log::open::{Damage, Opened, assemble};
use tallywell::log::records::HEAD_KEY;

/// A tablet that wrote this many events, sealing now and then, with a tail that is still open.
fn written(events: u32, sealed_every: u32) -> Tablet {
    let mut tablet = Tablet::new(stream(0), 0);
    tablet.ask(START, &founding()).unwrap();
    let world = tablet.world();
    while tablet.writer.next_seq() <= events {
        let seq = tablet.writer.next_seq();
        if seq.is_multiple_of(sealed_every) {
            tablet.seal();
        }
        let (item, place) = (seq as usize % 4, seq as usize / 4 % 4);
        let now = START.plus_ms(i64::from(seq) * 7_001);
        tablet.note(
            now,
            match seq % 3 {
                0 => world.counted(item, place, i64::from(seq % 40)),
                1 => world.moved(item, place, (place + 1) % 4, 3),
                _ => world.used(item, place, 1),
            },
        );
    }
    tablet
}

fn records(tablet: &Tablet, table: Table) -> Vec<Record> {
    ready(tablet.journal.read_from(table, "")).unwrap()
}

fn head(tablet: &Tablet) -> Vec<u8> {
    ready(tablet.journal.read(Table::Meta, HEAD_KEY)).unwrap().unwrap()
}

fn opened_with(tablet: &Tablet, tail: &[Record]) -> Opened {
    assemble(Some(&head(tablet)), records(tablet, Table::Batches), tail, None)
}

/// Whether reading, verifying or linking a stored batch finds something wrong.
fn is_found(changed: &[u8], links: &Archive) -> bool {
    let Ok(batch) = SealedBatch::decode(changed) else { return true };
    if batch.verify().is_err() || batch.events().is_err() {
        return true;
    }
    let mut linked = links.clone();
    linked.insert(&batch);
    !linked.forks().is_empty() || !linked.gaps().is_empty()
}

#[test]
fn every_flipped_byte_among_a_thousand_events_is_found() {
    let tablet = written(1_000, 40);
    let batches = records(&tablet, Table::Batches);
    let tail = records(&tablet, Table::Tail);
    assert!(batches.len() >= 20 && !tail.is_empty());
    assert_eq!(opened_with(&tablet, &tail).damage, []);
    let links = Archive::of(&tablet.held());
    let mut flipped = 0;
    for record in &batches {
        assert!(!is_found(&record.bytes, &links), "an unchanged batch is sound");
        let mut bytes = record.bytes.clone();
        for place in 0..bytes.len() {
            for mask in [1_u8 << (place % 8), 0xff] {
                bytes[place] ^= mask;
                assert!(is_found(&bytes, &links), "{} byte {place}", record.key);
                bytes[place] ^= mask;
            }
            flipped += 1;
        }
    }
    for (at, record) in tail.iter().enumerate() {
        for place in 0..record.bytes.len() {
            let mut changed = tail.clone();
            changed[at].bytes[place] ^= 1 << (place % 8);
            let damage = opened_with(&tablet, &changed).damage;
            let seq = record.key.rsplit(':').next().unwrap().parse().unwrap();
            assert_eq!(damage, [Damage::Tail { stream: tablet.stream(), from_seq: seq }]);
            flipped += 1;
        }
    }
    assert!(flipped > 25_000, "{flipped}");
}

#[test]
fn a_flipped_byte_in_the_head_is_found() {
    let tablet = written(120, 40);
    let (batches, tail) = (records(&tablet, Table::Batches), records(&tablet, Table::Tail));
    let sound = head(&tablet);
    for place in 0..sound.len() {
        let mut changed = sound.clone();
        changed[place] ^= 1 << (place % 8);
        let opened = assemble(Some(&changed), batches.clone(), &tail, None);
        assert_ne!(opened.damage, [], "byte {place}");
    }
}

#[test]
fn a_tail_that_was_cut_or_emptied_shows() {
    let tablet = written(300, 256);
    let tail = records(&tablet, Table::Tail);
    for kept in 0..tail.len() {
        let opened = opened_with(&tablet, &tail[..kept]);
        let from_seq = 256 + kept as u32;
        assert_eq!(opened.damage, [Damage::Tail { stream: tablet.stream(), from_seq }]);
    }
    for lost in 0..tail.len() {
        let mut holed = tail.clone();
        holed.remove(lost);
        assert_ne!(opened_with(&tablet, &holed).damage, []);
    }
}

#[test]
fn a_batch_taken_out_of_the_middle_is_a_gap_with_its_size() {
    let tablet = written(400, 40);
    let all = tablet.held();
    let mut rest = all.clone();
    rest.sort_by_key(|batch| batch.first_seq);
    let lost = rest.remove(3);
    let gaps = Archive::of(&rest).gaps();
    assert_eq!(gaps.len(), 1);
    assert_eq!(
        (gaps[0].stream, gaps[0].from_seq, gaps[0].to_seq),
        (lost.stream, lost.first_seq, lost.last_seq())
    );
    assert_eq!(gaps[0].count(), lost.count);
    assert_eq!(Archive::of(&rest).through(lost.stream), lost.first_seq - 1);
    rest.push(lost);
    assert_eq!(Archive::of(&rest).gaps(), []);
    assert_eq!(Archive::of(&rest), Archive::of(&all));
}

#[test]
fn a_stream_that_begins_in_its_middle_does_not_verify() {
    let tablet = written(100, 40);
    let mut second = tablet.held().into_iter().find(|batch| batch.first_seq > 1).unwrap();
    second.verify().unwrap();
    second.previous = Digest::ZERO;
    second.digest = SealedBatch::digest_of(&second.previous, &second.bytes);
    assert!(second.verify().is_err());
}

#[test]
fn sealing_changes_nothing_that_was_hashed() {
    let mut tablet = written(200, 1_000);
    let running = tablet.writer.running();
    let tail = tablet.tail.clone();
    tablet.seal();
    assert_eq!(tablet.writer.running(), running);
    let sealed = tablet.held();
    assert_eq!(sealed.len(), 1);
    assert_eq!(sealed[0].digest, running);
    assert_eq!(sealed[0].events().unwrap(), tail);
    assert_eq!(records(&tablet, Table::Tail), []);
    assert!(tablet.writer.prepare_seal().write.changes.is_empty(), "nothing is left to seal");
}

#[test]
fn a_batch_is_full_at_256_events_and_the_tail_is_only_what_is_open() {
    let tablet = written(1_000, 10_000);
    let counts: Vec<usize> = {
        let mut held = tablet.held();
        held.sort_by_key(|batch| batch.first_seq);
        held.iter().map(|batch| batch.count as usize).collect()
    };
    assert_eq!(counts, [MAX_EVENTS; 3]);
    assert_eq!(records(&tablet, Table::Tail).len(), 1_000 - 3 * MAX_EVENTS);
    assert_eq!(tablet.archive.forks(), []);
}

#[test]
fn many_facts_at_once_are_written_as_whole_batches_in_one_write() {
    let mut tablet = written(30, 1_000);
    let world = tablet.world();
    let ctx = tablet.ctx(START);
    let facts: Vec<_> = (0..700)
        .map(|number| tallywell::domain::decide::Fact {
            occurred_at: ctx.now,
            timing: tallywell::domain::event::Timing::Now,
            offset: ctx.offset,
            staff: None,
            body: world.counted(0, 0, number),
        })
        .collect();
    let prepared = tablet.writer.prepare(&facts, ctx.now, &[]);
    let deletes = prepared.write.changes.iter().filter(|change| matches!(change, Change::DeleteRange { .. }));
    assert_eq!(deletes.count(), 1);
    let before = tablet.state.event_count();
    tablet.record(START, &facts);
    assert_eq!(tablet.reopened().damage, []);
    assert_eq!(tablet.reopened().state.event_count(), before + 700);
}

#[test]
fn hybrid_times_rise_through_batches_restarts_and_clocks_that_jump() {
    let mut tablet = written(20, 1_000);
    let world = tablet.world();
    for (turn, hours) in [0, -9_000, 4, 4, -1, 900_000, 3].into_iter().enumerate() {
        tablet.note(START.plus_ms(hours * 3_600_000), world.used(0, 0, 1));
        if turn % 2 == 0 {
            tablet.seal();
        }
        tablet.writer = tablet.reopened().writer.unwrap();
    }
    let mut events = tablet.events();
    events.sort_by_key(|event| event.id);
    let times: Vec<Hlc> = events.iter().map(|event| event.header.hlc).collect();
    assert!(times.is_sorted_by(|a, b| a < b));
    let seqs: Vec<u32> = events.iter().map(|event| event.id.seq()).collect();
    assert!(seqs.into_iter().eq(1..=events.len() as u32));
    assert_eq!(Write::strict().changes, []);
}
