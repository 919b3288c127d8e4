//! The bytes of the log are frozen: what a tablet wrote in the first year is read in the tenth.
//! Each fixture is a file of tests/golden/v1, written once and never again; a kind of event
//! without one fails here. `TALLYWELL_WRITE_GOLDEN=1` writes the missing ones.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

use support::clinic::{amount, label};
use support::sheet_bodies::sheet_bodies;
use support::sterile_bodies::sterile_bodies;
use support::stock_bodies::{Names, stock_bodies};
use tallywell::codec::batch::{BatchHeader, SealedBatch};
use tallywell::codec::digest::Digest;
use tallywell::codec::event::{KINDS, kind_of};
use tallywell::codec::wire::Streams;
use tallywell::domain::decide::Fact;
use tallywell::domain::event::stock::Delivery;
use tallywell::domain::event::{
    Body, Category, ClinicKind, CountMethod, Entered, Event, Header, Hlc, ItemChange, LockMinutes, LotPolicy,
    MovePurpose, PlaceChange, PlaceKind, Role, Seen, StaffChange, Standing, StarterKey, TabletLetter, Timing,
    VoidReason,
};
use tallywell::domain::ids::{EventId, ItemId, PackId, PlaceId, StaffId, StreamId};
use tallywell::domain::inventory::lot::Bucket;
use tallywell::domain::text::{Initials, Note};
use tallywell::domain::time::{Instant, Offset};
use tallywell::log::journal::{Change, Table};
use tallywell::log::records::{HEAD_KEY, Head, decode_tail, encode_tail};
use tallywell::log::writer::Writer;

const OWN: StreamId = StreamId::new(0x1122_3344_5566_7788);
const OTHER: StreamId = StreamId::new(0xffee_ddcc_bbaa_9988);
const BASE_MS: u64 = 1_793_628_000_000;

fn own(seq: u32) -> EventId {
    EventId::at(OWN, seq).unwrap()
}

fn other(seq: u32) -> EventId {
    EventId::at(OTHER, seq).unwrap()
}

fn header() -> BatchHeader {
    BatchHeader { first_seq: 300, base_ms: BASE_MS, streams: Streams::of(vec![OWN, OTHER]) }
}

fn event(body: Body) -> Event {
    let header = Header {
        hlc: Hlc::new(BASE_MS + 61_000, 2),
        occurred_at: Instant::from_ms(BASE_MS as i64 + 60_500),
        timing: Timing::Now,
        offset: Offset::from_minutes(-360).unwrap(),
        staff: Some(StaffId(own(3))),
    };
    Event { id: own(300), header, body }
}

fn used(at: PlaceId, item: ItemId, quantity: i64, entered: Option<Entered>) -> Body {
    let (bucket, context, choice, container) = (Bucket::default(), None, None, None);
    Body::StockUsed { at, item, quantity: amount(quantity), entered, bucket, context, choice, container }
}

/// Every kind, with every optional field once present and once absent, and every choice.
fn fixtures() -> Vec<(&'static str, Event)> {
    let (item, place, to) = (ItemId(own(20)), PlaceId(other(7)), PlaceId(own(9)));
    let pack = PackId(own(70_000));
    let entered = Some(Entered::of(pack, amount(2), amount(30)));
    let letter = TabletLetter::new('B').unwrap();
    let note = |text: &str| Note::parse(text).unwrap();
    let mut late = event(used(place, item, 1_000_000_000, None));
    late.header.timing = Timing::Backdated;
    late.header.occurred_at = Instant::from_ms(-5);
    late.header.staff = None;
    late.header.offset = Offset::from_minutes(765).unwrap();
    let staff = StaffId(other(4));
    let bodies = vec![
        (
            "tablet-enrolled",
            Body::TabletEnrolled { letter, name: label("Back iPad"), continues: Some(OTHER) },
        ),
        ("tablet-enrolled-first", Body::TabletEnrolled { letter, name: label("Back iPad"), continues: None }),
        ("tablet-renamed", Body::TabletRenamed { letter, name: label("Lab tablet") }),
        ("frontier-seen", Body::FrontierSeen { seen: vec![Seen { stream: OTHER, through: 41_000 }] }),
        (
            "event-voided",
            Body::EventVoided { target: other(12), reason: VoidReason::WrongPlace, note: note("Room 4") },
        ),
        (
            "event-voided-bare",
            Body::EventVoided { target: own(12), reason: VoidReason::Undone, note: note("") },
        ),
        ("export-made", Body::ExportMade { records: 1_204 }),
        ("clock-corrected", Body::ClockCorrected { from_seq: 40, to_seq: 44, offset_ms: -2_820_000 }),
        ("clock-offset-observed", Body::ClockOffsetObserved { peer: OTHER, offset_ms: 2_820_000 }),
        (
            "clinic-set-up",
            Body::ClinicSetUp {
                name: label("Clínica Ñandú"),
                time_zone: label("America/Chicago"),
                kind: ClinicKind::Sample,
            },
        ),
        ("clinic-renamed", Body::ClinicRenamed { name: label("Lakeside") }),
        ("auto-lock-set", Body::AutoLockSet { minutes: LockMinutes::new(15).unwrap() }),
        (
            "staff-added",
            Body::StaffAdded {
                initials: Initials::parse("ñl").unwrap(),
                name: label("Niño López"),
                role: Role::Clinician,
            },
        ),
        (
            "staff-changed-initials",
            Body::StaffChanged { staff, change: StaffChange::Initials(Initials::parse("ab").unwrap()) },
        ),
        ("staff-changed-name", Body::StaffChanged { staff, change: StaffChange::Name(label("Ana")) }),
        ("staff-changed-role", Body::StaffChanged { staff, change: StaffChange::Role(Role::Lead) }),
        (
            "staff-changed-standing",
            Body::StaffChanged { staff, change: StaffChange::Standing(Standing::Retired) },
        ),
        ("place-added", Body::PlaceAdded { name: label("Crash cart"), kind: PlaceKind::CrashCart }),
        ("place-changed-name", Body::PlaceChanged { place, change: PlaceChange::Name(label("Room 2")) }),
        ("place-changed-kind", Body::PlaceChanged { place, change: PlaceChange::Kind(PlaceKind::Other) }),
        ("place-changed-order", Body::PlaceChanged { place, change: PlaceChange::Order(17) }),
        (
            "place-changed-standing",
            Body::PlaceChanged { place, change: PlaceChange::Standing(Standing::Active) },
        ),
        (
            "item-added",
            Body::ItemAdded {
                name: label("Gauze 4 × 4, sterile 2s"),
                unit: label("pack"),
                category: Category::Dressing,
                lot_policy: LotPolicy::LotAndExpiry,
                code: Some(label("GZ-44")),
                starter: Some(StarterKey(301)),
            },
        ),
        (
            "item-added-bare",
            Body::ItemAdded {
                name: label("Gloves"),
                unit: label("pair"),
                category: Category::Office,
                lot_policy: LotPolicy::None,
                code: None,
                starter: None,
            },
        ),
        ("item-changed-name", Body::ItemChanged { item, change: ItemChange::Name(label("Gauze")) }),
        (
            "item-changed-category",
            Body::ItemChanged { item, change: ItemChange::Category(Category::WomensHealth) },
        ),
        (
            "item-changed-lot-policy",
            Body::ItemChanged { item, change: ItemChange::LotPolicy(LotPolicy::Expiry) },
        ),
        ("item-changed-code", Body::ItemChanged { item, change: ItemChange::Code(Some(label("A-1"))) }),
        ("item-changed-no-code", Body::ItemChanged { item, change: ItemChange::Code(None) }),
        (
            "item-changed-standing",
            Body::ItemChanged { item, change: ItemChange::Standing(Standing::Retired) },
        ),
        ("pack-added", Body::PackAdded { item, name: label("case"), holds: amount(1_000) }),
        ("pack-retired", Body::PackRetired { pack }),
        ("par-set", Body::ParSet { place, item, par: Some(amount(12)) }),
        ("par-taken-off", Body::ParSet { place, item, par: None }),
        ("shelf-set", Body::ShelfSet { place, item, shelf: label("Drawer 3"), position: 14 }),
        (
            "stock-counted",
            Body::StockCounted {
                place,
                item,
                have: amount(230),
                entered: entered.clone(),
                method: CountMethod::Entered,
                detail: None,
            },
        ),
        (
            "stock-counted-at-par",
            Body::StockCounted {
                place,
                item,
                have: amount(12),
                entered: None,
                method: CountMethod::AtPar,
                detail: None,
            },
        ),
        (
            "stock-counted-empty",
            Body::StockCounted {
                place,
                item,
                have: amount(0),
                entered: None,
                method: CountMethod::FoundShort,
                detail: None,
            },
        ),
        (
            "stock-moved",
            Body::StockMoved {
                from: place,
                to,
                item,
                quantity: amount(20),
                entered: entered.clone(),
                purpose: MovePurpose::Overflow,
                bucket: Bucket::default(),
                choice: None,
            },
        ),
        (
            "stock-received",
            Body::StockReceived {
                to,
                item,
                quantity: amount(230),
                entered: entered.clone(),
                bucket: Bucket::default(),
                delivery: Delivery::default(),
            },
        ),
        ("stock-used", used(to, item, 1, entered)),
    ];
    let names = Names { place, to, item, pack, staff, earlier: own(12) };
    let mut all: Vec<_> = bodies
        .into_iter()
        .chain(stock_bodies(&names))
        .chain(sheet_bodies(names.earlier))
        .chain(sterile_bodies(&names))
        .map(|(name, body)| (name, event(body)))
        .collect();
    all.push(("stock-used-late", late));
    all
}

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/v1").join(format!("{name}.hex"))
}

fn hex(bytes: &[u8]) -> String {
    let mut text = String::new();
    for line in bytes.chunks(32) {
        for byte in line {
            write!(text, "{byte:02x}").unwrap();
        }
        text.push('\n');
    }
    text
}

fn bytes_of(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_hexdigit).collect();
    digits.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

/// The committed bytes; they must be what is written today.
fn golden(name: &str, written: &[u8]) -> Vec<u8> {
    let path = path(name);
    if !path.exists() && std::env::var("TALLYWELL_WRITE_GOLDEN").is_ok() {
        std::fs::write(&path, hex(written)).unwrap();
    }
    let Ok(text) = std::fs::read_to_string(&path) else {
        panic!(
            "{name} has no fixture: TALLYWELL_WRITE_GOLDEN=1 cargo test --test codec_golden, then commit it"
        )
    };
    let bytes = bytes_of(&text);
    assert_eq!(hex(written), text, "{name}: the bytes of the log are frozen");
    bytes
}

fn check_event(name: &str, expected: &Event) {
    let header = header();
    let bytes = golden(name, &header.encode_event(expected).unwrap());
    let (read, len) = header.decode_event(300, &bytes).unwrap();
    assert_eq!((&read, len), (expected, bytes.len()), "{name}");
    assert_eq!(header.encode_event(&read).unwrap(), bytes, "{name}");
}

#[test]
fn every_event_is_written_and_read_as_on_the_first_day() {
    for (name, event) in fixtures() {
        check_event(name, &event);
    }
}

#[test]
fn every_kind_has_a_fixture_and_every_fixture_a_test() {
    let fixtures = fixtures();
    let shown: BTreeSet<u32> = fixtures.iter().map(|(_, event)| kind_of(&event.body)).collect();
    let known: BTreeSet<u32> = KINDS.iter().copied().collect();
    assert_eq!(shown, known);
    assert_eq!(known.len(), KINDS.len(), "no number is used twice");
    let mut tested: BTreeSet<String> = fixtures.iter().map(|(name, _)| (*name).to_owned()).collect();
    tested.extend(["batch", "batch-record", "head", "head-sealed", "tail-record"].map(str::to_owned));
    let files = std::fs::read_dir(path("x").parent().unwrap()).unwrap();
    let kept: BTreeSet<String> =
        files.map(|file| file.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned()).collect();
    assert_eq!(kept, tested);
}

/// Frozen numbers of the plain enums, each with its meaning. A new one is added at the end.
#[test]
fn the_numbers_of_the_choices_never_change() {
    let categories = [
        Category::Ppe,
        Category::Cleaning,
        Category::Paper,
        Category::Dressing,
        Category::Needle,
        Category::Wound,
        Category::UrineLab,
        Category::BloodDraw,
        Category::PointOfCare,
        Category::VitalSigns,
        Category::ExamTool,
        Category::Procedure,
        Category::SharpsWaste,
        Category::Injection,
        Category::Respiratory,
        Category::Ortho,
        Category::EyeEar,
        Category::WomensHealth,
        Category::VaccineSupply,
        Category::Emergency,
        Category::Office,
    ];
    let places = [
        PlaceKind::ExamRoom,
        PlaceKind::ProcedureRoom,
        PlaceKind::Lab,
        PlaceKind::SupplyCloset,
        PlaceKind::CrashCart,
        PlaceKind::VitalsStation,
        PlaceKind::Other,
    ];
    let reasons = [
        VoidReason::Undone,
        VoidReason::WrongAmount,
        VoidReason::WrongItem,
        VoidReason::WrongPlace,
        VoidReason::Duplicate,
        VoidReason::Other,
    ];
    let purposes = [MovePurpose::Restock, MovePurpose::Return, MovePurpose::Overflow, MovePurpose::Loan];
    let item = ItemId(own(20));
    let place = PlaceId(own(9));
    let last_byte = |body: Body| *header().encode_event(&event(body)).unwrap().last().unwrap();
    for (number, category) in (0_u8..).zip(categories) {
        assert_eq!(last_byte(Body::ItemChanged { item, change: ItemChange::Category(category) }), number);
    }
    for (number, kind) in (0_u8..).zip(places) {
        assert_eq!(last_byte(Body::PlaceChanged { place, change: PlaceChange::Kind(kind) }), number);
    }
    for (number, purpose) in (0_u8..).zip(purposes) {
        let (from, to, quantity) = (place, PlaceId(own(8)), amount(1));
        let (bucket, choice) = (Bucket::default(), None);
        let body = Body::StockMoved { from, to, item, quantity, entered: None, purpose, bucket, choice };
        assert_eq!(last_byte(body), number);
    }
    for (number, reason) in (0_u8..).zip(reasons) {
        let note = Note::parse("").unwrap();
        let bytes =
            header().encode_event(&event(Body::EventVoided { target: own(1), reason, note })).unwrap();
        assert_eq!(bytes[bytes.len() - 3], number, "before the key and the empty text of the note");
    }
}

/// A whole batch, the record that keeps it, the head and a tail record, as a writer makes them.
#[test]
fn a_batch_and_the_records_around_it_are_written_and_read_as_on_the_first_day() {
    let facts: Vec<Fact> = fixtures()
        .into_iter()
        .take(12)
        .map(|(_, event)| Fact {
            occurred_at: event.header.occurred_at,
            timing: event.header.timing,
            offset: event.header.offset,
            staff: event.header.staff,
            body: event.body,
        })
        .collect();
    let now = Instant::from_ms(BASE_MS as i64 + 61_000);
    let prepared = Writer::new(OWN).prepare(&facts, now, &[OTHER]);
    let record = |table, nth: usize| {
        let found = prepared.write.changes.iter().filter_map(|change| match change {
            Change::Put { table: held, record } if *held == table => Some(record.bytes.clone()),
            _ => None,
        });
        found.collect::<Vec<_>>()[nth].clone()
    };

    let tail = golden("tail-record", &record(Table::Tail, 0));
    let (running, bytes) = decode_tail(&tail).unwrap();
    assert_eq!(encode_tail(&running, bytes), tail);

    let head = golden("head", &record(Table::Meta, 0));
    let read = Head::decode(&head).unwrap();
    assert_eq!((read.stream, read.next_seq, read.sealed), (OWN, 13, Digest::ZERO));
    assert_eq!(read.running, prepared.next.running());
    assert_eq!(read.encode(), head);

    let sealed = prepared.next.prepare_seal();
    let batch = &sealed.sealed[0];
    assert_eq!(golden("batch", &batch.bytes), batch.bytes);
    let read = SealedBatch::decode(&golden("batch-record", &batch.encode())).unwrap();
    read.verify().unwrap();
    assert_eq!(&read, batch);
    assert_eq!(read.events().unwrap(), prepared.events);
    let Some(Change::Put { record, .. }) = sealed.write.changes.last() else { panic!("no head") };
    assert_eq!(record.key, HEAD_KEY);
    let head = golden("head-sealed", &record.bytes);
    assert_eq!(Head::decode(&head).unwrap().open, None);
}
