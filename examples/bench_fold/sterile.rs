//! What ten thousand loads take: two sterilizers, fifteen packs a load, a spore test a week, and one that
//! grew at the end after four weeks without a good one.

use std::hint::black_box;

use serde_json::{Value, json};
use tallywell::codec::batch::SealedBatch;
use tallywell::codec::snapshot;
use tallywell::domain::decide::Fact;
use tallywell::domain::event::sterile_load::{
    BiFact, BiPlaced, BiRead, CycleEnded, CycleNumber, CycleStarted, Ending, Growth, Incubated,
    IndicatorRead, IndicatorResult, IndicatorScope, LoadCode, LoadFact, LoadOpened, Measured, Noted,
    PackFact, PackOpened, PacksAdded, PacksNoted, ReadingSource, Run, Unloaded,
};
use tallywell::domain::event::sterile_setup::{
    BiReadout, CycleCounter, CycleLimits, IndicatorKind, IndicatorLotReceived, PackKind, ProgramDefined,
    ShelfLife, SterilizerCode, SterilizerRegistered,
};
use tallywell::domain::event::{Body, Timing};
use tallywell::domain::ids::{
    BiTestId, EventId, IndicatorLotId, LoadId, PlaceId, ProgramId, StaffId, SterilizerId, StreamId,
};
use tallywell::domain::inventory::lot::LotCode;
use tallywell::domain::sterilization::kinds::{Packaging, ProgramPurpose, SterilizerClass};
use tallywell::domain::sterilization::machine::machine;
use tallywell::domain::sterilization::standing::state_of;
use tallywell::domain::sterilization::survey::Survey;
use tallywell::domain::sterilization::units::{Altitude, Celsius, TemperatureUnit};
use tallywell::domain::text::{Label, Note};
use tallywell::domain::time::{DAY_MS, Date, HOUR_MS, Instant, MINUTE_MS, Offset, Zoned};
use tallywell::log::fold::fold;
use tallywell::log::writer::Writer;

use crate::median;

pub const LOADS: u32 = 10_000;
const PACKS: u8 = 15;
const LOADS_OF_A_DAY: u32 = 4;
/// Loads of one sterilizer between two spore tests.
const WEEK: u32 = LOADS_OF_A_DAY / 2 * 5;

pub fn sterile() -> Value {
    let Log { batches, sterilizer, now } = Log::of(LOADS);
    let outcome = fold(&batches, &[]);
    assert!(outcome.unreadable.is_empty());
    let state = &outcome.state.sterilization;
    let survey = Survey::of(state, sterilizer).unwrap();
    let saved = snapshot::encode(&outcome.state, &[]);
    json!({
        "loads": LOADS,
        "packs": LOADS * u32::from(PACKS),
        "events": batches.iter().map(|batch| batch.count).sum::<u32>(),
        "bytes": batches.iter().map(|batch| batch.bytes.len()).sum::<usize>(),
        "loadsOfOne": survey.loads.len(),
        "recalled": survey.recalls.first().map_or(0, |recall| recall.loads.len()),
        "ms": {
            "fold": median(|| drop(black_box(fold(&batches, &[])))),
            "snapshotDecode": median(|| drop(black_box(snapshot::decode(&saved).unwrap()))),
            // With its recalls: they are reckoned anew each time.
            "survey": median(|| drop(black_box(Survey::of(state, sterilizer)))),
            "recalls": median(|| drop(black_box(tallywell::domain::sterilization::recall::recalls(&survey)))),
            "machine": median(|| drop(black_box(machine(&survey, now)))),
            "everyStanding": median(|| {
                for load in &survey.loads {
                    drop(black_box(state_of(&survey, load)));
                }
            }),
        },
    })
}

struct Log {
    batches: Vec<SealedBatch>,
    sterilizer: SterilizerId,
    now: Zoned,
}

struct Book {
    writer: Writer,
    batches: Vec<SealedBatch>,
    now: Instant,
    staff: Option<StaffId>,
}

impl Book {
    fn write(&mut self, bodies: Vec<Body>) -> EventId {
        let (occurred_at, offset) = (self.now, Offset::from_minutes(-360).unwrap());
        let facts: Vec<Fact> = bodies
            .into_iter()
            .map(|body| Fact { occurred_at, timing: Timing::Now, offset, staff: self.staff, body })
            .collect();
        let prepared = self.writer.prepare(&facts, self.now, &[]);
        self.writer = prepared.next;
        self.batches.extend(prepared.sealed);
        prepared.events[0].id
    }

    fn of_load(&mut self, load: LoadId, what: LoadFact) {
        self.write(vec![Body::LoadNoted(Box::new(Noted { of: load, what }))]);
    }
}

impl Log {
    fn of(loads: u32) -> Self {
        let start = Instant::from_ms(1_600_000_000_000);
        let mut book =
            Book { writer: Writer::new(StreamId::new(9)), batches: Vec::new(), now: start, staff: None };
        book.staff = Some(StaffId(EventId::at(StreamId::new(9), 1).unwrap()));
        let machines = ["A1", "B2"].map(|code| machine_and_program(&mut book, code));
        let lot = IndicatorLotReceived {
            kind: IndicatorKind::Biological,
            product: label("Rapid 1 h"),
            lot: LotCode::parse("24A").unwrap(),
            expiry: Date::from_civil(2060, 1, 1).unwrap(),
            readout: Some(BiReadout::Incubated { minutes: 60 }),
        };
        let lot = IndicatorLotId(book.write(vec![Body::IndicatorLotReceived(Box::new(lot))]));
        for turn in 0..loads {
            let (sterilizer, program) = machines[turn as usize % machines.len()];
            let (number, left) = (turn / 2, (loads - turn) / 2);
            book.now = start
                .plus_ms(i64::from(turn / LOADS_OF_A_DAY) * DAY_MS)
                .plus_ms(i64::from(turn % LOADS_OF_A_DAY) * 2 * HOUR_MS);
            let growth = match left {
                1 => Some(Growth::Growth),
                _ if number.is_multiple_of(WEEK) && left > 4 * WEEK => Some(Growth::None),
                _ => None,
            };
            one_load(&mut book, (sterilizer, program, lot), number, growth);
        }
        let now = Zoned { at: book.now, offset: Offset::from_minutes(-360).unwrap() };
        book.batches.extend(book.writer.prepare_seal().sealed);
        Self { batches: book.batches, sterilizer: machines[0].0, now }
    }
}

fn label(text: &str) -> Label {
    Label::parse(text).unwrap()
}

fn machine_and_program(book: &mut Book, code: &str) -> (SterilizerId, ProgramId) {
    let registered = SterilizerRegistered {
        code: SterilizerCode::parse(code).unwrap(),
        name: label("Midmark M11"),
        serial: None,
        class: SterilizerClass::Gravity,
        counter: CycleCounter::Counts,
        altitude: Altitude::SEA_LEVEL,
        pressure: None,
        place: None,
    };
    let sterilizer = SterilizerId(book.write(vec![Body::SterilizerRegistered(Box::new(registered))]));
    let degrees = Celsius::from_hundredths;
    let limits = CycleLimits {
        set: degrees(13_200),
        min: degrees(13_200),
        max: degrees(13_700),
        exposure_s: 240,
        dry_s: 1_800,
    };
    let program = ProgramDefined {
        sterilizer,
        name: label("Pouches"),
        purpose: ProgramPurpose::Process,
        limits,
        accepts: vec![Packaging::Pouch],
        preset: None,
        source: Note::default(),
    };
    (sterilizer, ProgramId(book.write(vec![Body::ProgramDefined(Box::new(program))])))
}

fn one_load(
    book: &mut Book,
    (sterilizer, program, lot): (SterilizerId, ProgramId, IndicatorLotId),
    number: u32,
    growth: Option<Growth>,
) {
    let code = LoadCode::parse(&format!("A1-{number:06}-01K")).unwrap();
    let opened = LoadOpened { sterilizer, program, run: Run::Process, code, rules: 1 };
    let load = LoadId(book.write(vec![Body::LoadOpened(Box::new(opened))]));
    let added = PacksAdded {
        first: 1,
        count: PACKS,
        name: label("Laceration tray"),
        template: None,
        packaging: Packaging::Pouch,
        kind: PackKind::Ordinary,
        shelf: ShelfLife::Days(180),
        internal: Some(IndicatorKind::Integrator),
        packer: None,
    };
    book.of_load(load, LoadFact::PacksAdded(Box::new(added)));
    let test = growth.map(|_| {
        let placed = BiPlaced { load, lot, challenge: None, place: None };
        BiTestId(book.write(vec![Body::BiPlaced(Box::new(placed))]))
    });
    let cycle = Some(CycleNumber { epoch: 0, number: number + 1 });
    book.of_load(load, LoadFact::Started(CycleStarted { cycle }));
    book.now = book.now.plus_ms(45 * MINUTE_MS);
    book.of_load(load, LoadFact::Ended(CycleEnded { ending: Ending::Complete, code: None }));
    let measured = Measured {
        min: Celsius::from_hundredths(13_222),
        max: Celsius::from_hundredths(13_310),
        exposure_s: 240,
        dry_s: 1_800,
        pressure: None,
        unit: TemperatureUnit::Fahrenheit,
        source: ReadingSource::Printout,
    };
    book.of_load(load, LoadFact::Measured(Box::new(measured)));
    let all: Vec<u8> = (1..=PACKS).collect();
    let scope = IndicatorScope::External(all.clone());
    let read = IndicatorRead { scope, lot: None, result: IndicatorResult::Pass };
    book.of_load(load, LoadFact::IndicatorRead(Box::new(read)));
    book.of_load(load, LoadFact::Unloaded(Unloaded::default()));
    book.of_load(load, LoadFact::Released(Box::default()));
    let place = PlaceId(lot.0);
    let stored = PacksNoted { packs: all, what: PackFact::Stored(place) };
    book.of_load(load, LoadFact::Packs(Box::new(stored)));
    for pack in 1..=PACKS {
        let opened = PackOpened { internal: IndicatorResult::Pass, place: Some(place), case_code: None };
        let noted = PacksNoted { packs: vec![pack], what: PackFact::Opened(Box::new(opened)) };
        book.of_load(load, LoadFact::Packs(Box::new(noted)));
    }
    let (Some(test), Some(grew)) = (test, growth) else { return };
    let mut of_test = |what| book.write(vec![Body::BiNoted(Box::new(Noted { of: test, what }))]);
    of_test(BiFact::Incubated(Incubated { control: Some(lot) }));
    book.now = book.now.plus_ms(HOUR_MS);
    let read = BiRead { test: grew, control: Some(Growth::Growth) };
    book.write(vec![Body::BiNoted(Box::new(Noted { of: test, what: BiFact::Read(read) }))]);
}
