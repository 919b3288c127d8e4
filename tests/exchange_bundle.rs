//! A file of records is taken in whole or not at all, and adds what was not there.
//! Keeps away: half an import, a damaged file that looks whole, records counted twice.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use proptest::prelude::*;
use support::clinic::{START, founding, stream};
use support::history::histories;
use support::tablet::Tablet;
use support::{cases, digest_of_batches};
use tallywell::codec::batch::SealedBatch;
use tallywell::codec::bundle::{Bundle, BundleError, MAGIC};
use tallywell::domain::command::Command;
use tallywell::domain::event::{ClinicKind, TabletLetter};
use tallywell::domain::state::State;
use tallywell::domain::text::Label;
use tallywell::domain::time::{MINUTE_MS, Offset, Zoned};
use tallywell::exchange::bundle::{Damaged, ImportPlan, ImportRefusal, header_of, plan_import};
use tallywell::log::archive::Archive;

/// What a tablet would send: everything that it holds.
fn export(tablet: &mut Tablet) -> Vec<u8> {
    tablet.seal();
    let made = Zoned { at: START, offset: Offset::UTC };
    let batches = tablet.held();
    let (header, _) = header_of(&tablet.state, tablet.stream(), made, batches.len() as u64).unwrap();
    Bundle::encode(&header, &batches)
}

fn plan(file: &[u8], tablet: &Tablet) -> Result<ImportPlan, ImportRefusal> {
    plan_import(file, &tablet.state, &tablet.archive)
}

/// A tablet with a clinic and `counts` counts, in more batches than one.
fn working(counts: i64) -> Tablet {
    let mut tablet = Tablet::new(stream(0), 0);
    tablet.ask(START, &founding()).unwrap();
    tablet.staff = tablet.state.clinic.staff.keys().next().copied();
    let world = tablet.world();
    for number in 0..counts {
        tablet.note(START.plus_ms(number * MINUTE_MS), world.counted(0, 1, number));
        if number % 40 == 39 {
            tablet.seal();
        }
    }
    tablet
}

#[test]
fn a_new_tablet_gets_everything_and_then_nothing_more() {
    let mut first = working(100);
    let file = export(&mut first);
    let mut second = Tablet::new(stream(1), 0);
    let planned = plan(&file, &second).unwrap();
    assert_eq!(
        (planned.records_in_file, planned.records_new),
        (first.events().len() as u64, planned.records_in_file)
    );
    assert_eq!(planned.by_stream.get(&first.stream()), Some(&planned.records_new));
    assert!(planned.forks.is_empty());
    second.import(START, &planned.fresh);
    let again = plan(&file, &second).unwrap();
    assert_eq!(
        (again.fresh.len(), again.records_new, again.records_in_file),
        (0, 0, planned.records_in_file)
    );
}

#[test]
fn the_plan_says_from_when_to_when() {
    let mut first = working(10);
    let file = export(&mut first);
    let (from, to) = plan(&file, &Tablet::new(stream(1), 0)).unwrap().span.unwrap();
    assert_eq!(to.at.ms_since(from.at), 9 * MINUTE_MS);
}

#[test]
fn bookkeeping_travels_along_and_is_no_record() {
    let mut first = working(5);
    let mut second = Tablet::new(stream(1), 0);
    second.learn_from(START, &mut first);
    // What the second tablet holds beyond the first's records is a note of what it has seen.
    let planned = plan(&export(&mut second), &first).unwrap();
    assert_eq!((planned.records_new, planned.fresh.len()), (0, 1));
}

#[test]
fn a_batch_that_stands_in_a_file_twice_is_added_once() {
    let mut first = working(5);
    first.seal();
    let mut batches = first.held();
    batches.push(batches[0].clone());
    let made = Zoned { at: START, offset: Offset::UTC };
    let (header, _) = header_of(&first.state, first.stream(), made, batches.len() as u64).unwrap();
    let planned = plan(&Bundle::encode(&header, &batches), &Tablet::new(stream(1), 0)).unwrap();
    assert_eq!((planned.fresh.len(), planned.events.len()), (1, first.events().len()));
}

/// The packing ends within a byte; the bits after its end mean nothing, so a flip there changes no
/// record. Every other one is found.
#[test]
fn every_flipped_byte_is_found() {
    let mut first = working(90);
    let file = export(&mut first);
    let tablet = Tablet::new(stream(1), 0);
    let whole = plan(&file, &tablet).unwrap().fresh;
    let after_the_packing = file.len() - 5;
    for at in 0..file.len() {
        for bit in [0x01, 0x10, 0x80] {
            let mut damaged = file.clone();
            damaged[at] ^= bit;
            match plan(&damaged, &tablet) {
                Err(_) => {}
                Ok(planned) => assert_eq!((at, &planned.fresh), (after_the_packing, &whole)),
            }
        }
    }
}

#[test]
fn every_cut_is_found_and_says_how_far_the_file_is_whole() {
    let mut first = working(90);
    let file = export(&mut first);
    let mut whole_before = 0;
    for len in 0..file.len() {
        let error = Bundle::decode(&file[..len]).unwrap_err();
        let whole = match error {
            BundleError::NotABundle if len < MAGIC.len() => 0,
            BundleError::Truncated { whole_batches, of: 3 } => whole_batches,
            // So short that not even the header says how many there should be.
            BundleError::Damaged { whole_batches: 0, of: None } => 0,
            // The checksum of the packed bytes is all that is missing.
            BundleError::Trailer => whole_before,
            other => panic!("{len}: {other:?}"),
        };
        assert!(whole >= whole_before, "more bytes, fewer whole batches");
        whole_before = whole;
    }
    assert!(whole_before > 1);
}

/// Changes one batch's record in a file whose packing and trailer are right again afterwards.
fn with_changed_batch(tablet: &mut Tablet, number: usize, change: impl Fn(&mut SealedBatch)) -> Vec<u8> {
    tablet.seal();
    let mut batches = tablet.held();
    batches.sort_by_key(|batch| batch.first_seq);
    change(&mut batches[number]);
    let made = Zoned { at: START, offset: Offset::UTC };
    let (header, _) = header_of(&tablet.state, tablet.stream(), made, batches.len() as u64).unwrap();
    Bundle::encode(&header, &batches)
}

#[test]
fn a_changed_record_is_named_by_its_batch_and_its_tablet() {
    let mut first = working(90);
    let file = with_changed_batch(&mut first, 1, |batch| {
        let last = batch.bytes.len() - 1;
        batch.bytes[last] ^= 1;
    });
    let refusal = plan(&file, &Tablet::new(stream(1), 0)).unwrap_err();
    let ImportRefusal::Damaged(Damaged::Batch { number: 2, of: 3, from: Some((found, seq)) }) = refusal
    else {
        panic!("{refusal:?}");
    };
    assert_eq!((found, seq > 1), (first.stream(), true));
}

#[test]
fn a_batch_that_was_sealed_anew_breaks_the_chain() {
    let mut first = working(90);
    let file = with_changed_batch(&mut first, 1, |batch| {
        batch.previous = tallywell::codec::digest::Digest([7; 32]);
        batch.digest = SealedBatch::digest_of(&batch.previous, &batch.bytes);
    });
    assert!(plan(&file, &Tablet::new(stream(1), 0)).is_err());
}

#[test]
fn files_of_others_are_refused_by_name() {
    let other = |kind| {
        let Command::SetUpClinic(mut set_up) = founding() else { panic!("a founding") };
        (set_up.kind, set_up.name) = (kind, Label::parse("Hill Street").unwrap());
        let mut tablet = Tablet::new(stream(2), 0);
        tablet.ask(START, &Command::SetUpClinic(set_up)).unwrap();
        export(&mut tablet)
    };
    let ours = working(1);
    let name = "Hill Street".to_owned();
    assert_eq!(plan(&other(ClinicKind::Real), &ours).unwrap_err(), ImportRefusal::OtherClinic { name });
    assert_eq!(plan(&other(ClinicKind::Sample), &ours).unwrap_err(), ImportRefusal::Sample);
    assert_eq!(plan(b"item,code\r\nGauze,1\r\n", &ours).unwrap_err(), ImportRefusal::NotABundle);
    assert_eq!(plan(b"", &ours).unwrap_err(), ImportRefusal::NotABundle);
    assert_eq!(plan(b"TALLYWELL\x02....", &ours).unwrap_err(), ImportRefusal::Newer);
}

#[test]
fn a_sample_that_calls_itself_real_is_found_out() {
    let Command::SetUpClinic(mut set_up) = founding() else { panic!("a founding") };
    set_up.kind = ClinicKind::Sample;
    let mut sample = Tablet::new(stream(2), 0);
    sample.ask(START, &Command::SetUpClinic(set_up)).unwrap();
    sample.seal();
    let made = Zoned { at: START, offset: Offset::UTC };
    let (mut header, _) = header_of(&sample.state, sample.stream(), made, 1).unwrap();
    header.kind = ClinicKind::Real;
    let file = Bundle::encode(&header, &sample.held());
    assert_eq!(plan(&file, &Tablet::new(stream(1), 0)).unwrap_err(), ImportRefusal::Sample);
}

#[test]
fn a_file_that_unpacks_to_gigabytes_is_refused_before_memory_is_gone() {
    let zeros = vec![0; 1 << 20];
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(&zeros, 9);
    let mut file = MAGIC.to_vec();
    file.extend(packed);
    assert!(plan(&file, &working(1)).is_err());
}

#[test]
fn a_clone_shows_as_a_fork_before_anything_is_added() {
    let mut first = working(3);
    first.seal();
    let mut clone = first.cloned();
    let world = first.world();
    first.note(START, world.counted(0, 1, 1));
    clone.note(START, world.counted(0, 1, 2));
    let planned = plan(&export(&mut clone), &{
        first.seal();
        first
    });
    assert_eq!(planned.unwrap().forks.len(), 1);
}

#[test]
fn a_file_is_named_after_the_clinic_the_tablet_and_the_day() {
    let mut first = working(1);
    let letter = TabletLetter::new('b').unwrap();
    first.ask(START, &Command::RenameTablet { letter, name: Label::parse("Back office").unwrap() }).unwrap();
    let offset = Offset::from_minutes(-360).unwrap();
    let (_, name) = header_of(&first.state, first.stream(), Zoned { at: START, offset }, 1).unwrap();
    assert_eq!(name, "lakeside-family-clinic-b-2026-11-02-0800.tallywell");
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn what_leaves_one_tablet_arrives_on_another(mut history in histories(40)) {
        let mut founder = history.tablets.swap_remove(0);
        let file = export(&mut founder);
        let planned = plan_import(&file, &State::default(), &Archive::default()).unwrap();
        prop_assert_eq!(digest_of_batches(&planned.fresh), digest_of_batches(&founder.held()));
        prop_assert_eq!(planned.fresh.len(), founder.held().len());
    }
}
