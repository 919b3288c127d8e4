//! What a newer build wrote is kept byte for byte and not folded. Keeps away: a tablet that was
//! not updated yet and silently loses or rewrites what the others recorded.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use minicbor::Encoder;
use proptest::prelude::*;
use support::history::{History, histories};
use support::{cases, ready};
use tallywell::codec::batch::{BatchHeader, SealedBatch};
use tallywell::codec::digest::Digest;
use tallywell::codec::event::kind_of;
use tallywell::codec::snapshot;
use tallywell::codec::wire::Streams;
use tallywell::domain::event::Body;
use tallywell::domain::ids::StreamId;
use tallywell::log::fold::fold;
use tallywell::log::journal::{Journal, Table, Write};
use tallywell::log::memory::MemoryJournal;
use tallywell::log::open::open;
use tallywell::log::records::batch_key;

const STREAM: StreamId = StreamId::new(77);

/// The header of an event as any build writes it; the body follows.
fn event(kind: u32, body: impl FnOnce(&mut Encoder<Vec<u8>>)) -> Vec<u8> {
    let mut out = Encoder::new(Vec::new());
    out.array(8).unwrap().u32(kind).unwrap().u64(u64::from(kind)).unwrap();
    out.u16(0).unwrap().i64(0).unwrap().u8(0).unwrap().i16(-360).unwrap().null().unwrap();
    body(&mut out);
    out.into_writer()
}

fn sealed(events: &[Vec<u8>]) -> SealedBatch {
    let header = BatchHeader { first_seq: 1, base_ms: 1_000, streams: Streams::of(vec![STREAM]) };
    let bytes = [header.encode(), events.concat()].concat();
    let digest = SealedBatch::digest_of(&Digest::ZERO, &bytes);
    let count = events.len() as u32;
    SealedBatch { stream: STREAM, first_seq: 1, count, previous: Digest::ZERO, digest, bytes }
}

/// Seals, stores, reads and re-exports the bytes; returns what they were read as.
fn check(bytes: &[u8]) -> Body {
    let batch = sealed(&[bytes.to_vec()]);
    batch.verify().unwrap();
    let journal = MemoryJournal::default();
    let mut write = Write::strict();
    write.put(Table::Batches, batch_key(&batch), batch.encode());
    ready(journal.write(&write)).unwrap();
    let opened = ready(open(&journal)).unwrap();
    assert_eq!(opened.damage, []);
    assert_eq!(opened.archive.through(STREAM), 1);
    let stored = ready(journal.read_from(Table::Batches, "")).unwrap().remove(0);
    let read = SealedBatch::decode(&stored.bytes).unwrap();
    assert_eq!(read, batch);
    assert_eq!(read.encode(), stored.bytes, "exported again as it came");
    let mut kept = Vec::new();
    read.each(|event, bytes| kept.push((event.body, bytes.to_vec()))).unwrap();
    let (body, as_read) = kept.remove(0);
    assert_eq!(as_read, bytes);
    let unknown = u32::from(matches!(body, Body::Unknown { .. }));
    assert_eq!(opened.state.unknown, unknown);
    assert_eq!(opened.state.event_count(), 1);
    body
}

#[test]
fn a_kind_that_nobody_knows_yet_is_kept() {
    let bytes = event(7_777, |out| {
        out.map(2).unwrap().u8(0).unwrap().str("new").unwrap().u8(9).unwrap();
        out.array(2).unwrap().bytes(&[1, 2, 3]).unwrap().map(0).unwrap();
    });
    assert_eq!(check(&bytes), Body::Unknown { kind: 7_777 });
    let odd = event(8_888, |out| {
        out.begin_array().unwrap().f64(0.5).unwrap().end().unwrap();
    });
    assert_eq!(check(&odd), Body::Unknown { kind: 8_888 });
}

#[test]
fn a_value_that_nobody_knows_yet_makes_its_event_unknown() {
    // AutoLockSet is kind 22; PlaceAdded is 40 and this kind of place is from a newer build.
    let bytes = event(40, |out| {
        out.map(2).unwrap().u8(0).unwrap().str("Roof").unwrap().u8(1).unwrap().u8(99).unwrap();
    });
    assert_eq!(check(&bytes), Body::Unknown { kind: 40 });
    let change = event(41, |out| {
        out.map(2).unwrap().u8(0).unwrap().u8(1).unwrap().u8(1).unwrap();
        out.array(2).unwrap().u8(55).unwrap().str("?").unwrap();
    });
    assert_eq!(check(&change), Body::Unknown { kind: 41 });
}

#[test]
fn a_field_that_nobody_knows_yet_is_kept_and_the_rest_is_read() {
    let bytes = event(22, |out| {
        out.map(2).unwrap().u8(0).unwrap().u8(7).unwrap().u8(40).unwrap().str("why").unwrap();
    });
    let Body::AutoLockSet { minutes } = check(&bytes) else { panic!("not read") };
    assert_eq!(minutes.get(), 7);
}

#[test]
fn what_is_wrong_and_not_just_new_is_not_taken_for_new() {
    let wrong: [(&str, Vec<u8>); 4] = [
        (
            "a missing field",
            event(22, |out| {
                out.map(0).unwrap();
            }),
        ),
        (
            "a value out of range",
            event(22, |out| {
                out.map(1).unwrap().u8(0).unwrap().u8(200).unwrap();
            }),
        ),
        (
            "fields out of order",
            event(41, |out| {
                out.map(2).unwrap().u8(1).unwrap().array(2).unwrap().u8(2).unwrap().u8(1).unwrap();
                out.u8(0).unwrap().u8(1).unwrap();
            }),
        ),
        ("an event cut short", event(22, |_| {})),
    ];
    for (what, bytes) in wrong {
        assert!(sealed(&[bytes]).events().is_err(), "{what}");
    }
}

#[test]
fn a_snapshot_never_freezes_what_was_unknown() {
    let batch = sealed(&[event(7_777, |out| {
        out.map(0).unwrap();
    })]);
    let digest = batch.digest;
    let state = fold(&[batch], &[]).state;
    assert_eq!(state.unknown, 1);
    assert!(snapshot::decode(&snapshot::encode(&state, &[digest])).is_err());
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn every_event_reads_back_as_it_was_written(mut history in histories(60)) {
        let written = history.events();
        let mut read = Vec::new();
        for batch in history.batches() {
            batch.verify().unwrap();
            let (header, _) = BatchHeader::decode(&batch.bytes).unwrap();
            batch.each(|event, bytes| {
                assert_eq!(header.encode_event(&event).unwrap(), bytes, "{event:?}");
                read.push(event);
            }).unwrap();
            let again = SealedBatch::decode(&batch.encode()).unwrap();
            prop_assert_eq!(again, batch);
        }
        read.sort_by_key(|event| event.id);
        prop_assert_eq!(read, written);
    }

    /// Hostile bytes: an error or an event, never a crash and never a long wait.
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200), kind in 0..110_u32) {
        let _ = SealedBatch::decode(&bytes);
        let _ = sealed(std::slice::from_ref(&bytes)).events();
        let _ = sealed(&[event(kind, |out| { out.writer_mut().extend(&bytes); })]).events();
        let _ = snapshot::decode(&bytes);
        let _ = tallywell::log::records::Head::decode(&bytes);
    }
}

#[test]
fn the_founding_uses_kinds_that_have_numbers() {
    let history = History::founded(&[0]);
    assert!(history.events().iter().all(|event| kind_of(&event.body) > 0));
}
