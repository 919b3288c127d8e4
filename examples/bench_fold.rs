//! Measures the core natively: `cargo run --profile bench-native --example bench_fold`.
//!
//! Builds years of a clinic's work as sealed batches, and reports what an event takes on disk, to
//! verify, to read and fold, and what a snapshot saves: medians of five. Sizes are the arguments
//! (100000 and 1000000 by default). Memory is measured in a process of its own that only folds.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a tool for developers"
)]

use std::process::Command;
use std::time::Instant as Clock;

use tallywell::codec::batch::SealedBatch;
use tallywell::codec::digest::Digest;
use tallywell::codec::snapshot;
use tallywell::domain::decide::Fact;
use tallywell::domain::event::{
    Body, Category, CountMethod, LotPolicy, MovePurpose, PlaceKind, Role, Seen, Timing, VoidReason,
};
use tallywell::domain::ids::{EventId, ItemId, PlaceId, StaffId, StreamId};
use tallywell::domain::quantity::Quantity;
use tallywell::domain::text::{Initials, Label, Note};
use tallywell::domain::time::{DAY_MS, Instant, Offset};
use tallywell::log::fold::fold;
use tallywell::log::writer::Writer;

const TABLETS: usize = 4;
const ROOMS: usize = 24;
const ITEMS: usize = 300;
const RUNS: usize = 5;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [mode, path] = arguments.as_slice()
        && mode == "memory"
    {
        return measure_memory(path);
    }
    let mut sizes: Vec<usize> = arguments.iter().filter_map(|size| size.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![100_000, 1_000_000];
    }
    for size in sizes {
        measure(size);
    }
}

fn measure(size: usize) {
    let batches = Clinic::of(size);
    let events: usize = batches.iter().map(|batch| batch.count as usize).sum();
    let records: Vec<Vec<u8>> = batches.iter().map(SealedBatch::encode).collect();
    let bytes: usize = records.iter().map(Vec::len).sum();
    println!(
        "\n{events} events in {} batches: {:.1} MB, {:.1} bytes an event",
        records.len(),
        mb(bytes),
        bytes as f64 / events as f64
    );

    let report = |what: &str, ms: f64| {
        println!("{what:<28} {ms:>8.1} ms {:>8.1} ns an event", ms * 1e6 / events as f64);
    };
    report("SHA-256 of all batches", median(|| batches.iter().for_each(|batch| batch.verify().unwrap())));
    report(
        "decode events",
        median(|| batches.iter().for_each(|batch| batch.each(|event, _| drop(event)).unwrap())),
    );
    report("decode and fold", median(|| drop(fold(&batches, &[]))));
    report(
        "records, verify, fold",
        median(|| {
            let read: Vec<SealedBatch> =
                records.iter().map(|record| SealedBatch::decode(record).unwrap()).collect();
            read.iter().for_each(|batch| batch.verify().unwrap());
            drop(fold(&read, &[]));
        }),
    );
    let outcome = fold(&batches, &[]);
    assert!(outcome.unreadable.is_empty());
    let covered: Vec<Digest> = batches.iter().map(|batch| batch.digest).collect();
    let saved = snapshot::encode(&outcome.state, &covered);
    report("snapshot encode", median(|| drop(snapshot::encode(&outcome.state, &covered))));
    report("snapshot decode", median(|| drop(snapshot::decode(&saved).unwrap())));
    let ledgers = outcome.state.stock.ledgers().count();
    println!(
        "snapshot {:.1} MB, {ledgers} ledgers, state {}",
        mb(saved.len()),
        snapshot::state_digest(&outcome.state).short()
    );

    let path = std::env::temp_dir().join(format!("tallywell-bench-{}-{size}", std::process::id()));
    let whole: Vec<u8> = records
        .iter()
        .flat_map(|record| [&(record.len() as u32).to_le_bytes(), record.as_slice()].concat())
        .collect();
    std::fs::write(&path, whole).unwrap();
    drop((batches, outcome, records));
    let child = Command::new(std::env::current_exe().unwrap()).arg("memory").arg(&path).output().unwrap();
    print!("{}", String::from_utf8_lossy(&child.stdout));
    std::fs::remove_file(&path).unwrap();
}

fn measure_memory(path: &str) {
    let whole = std::fs::read(path).unwrap();
    let mut rest = whole.as_slice();
    let mut batches = Vec::new();
    while let Some((len, tail)) = rest.split_first_chunk::<4>() {
        let (record, tail) = tail.split_at(u32::from_le_bytes(*len) as usize);
        batches.push(SealedBatch::decode(record).unwrap());
        rest = tail;
    }
    drop(whole);
    let before = status("VmRSS:");
    let outcome = fold(&batches, &[]);
    let after = status("VmRSS:");
    println!(
        "memory: {before:.0} MB with the batches, {after:.0} MB with the state, peak {:.0} MB ({} events)",
        status("VmHWM:"),
        outcome.state.event_count()
    );
}

fn status(name: &str) -> f64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find(|line| line.starts_with(name)).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}

fn mb(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

fn median(mut run: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Clock::now();
            run();
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[RUNS / 2]
}

/// A clinic of 24 rooms and 4 tablets, whose day is a walk, trips to the closet, deliveries, a few
/// mistakes, and an exchange in the evening.
struct Clinic {
    writers: Vec<Writer>,
    batches: Vec<SealedBatch>,
    places: Vec<PlaceId>,
    items: Vec<ItemId>,
    people: Vec<StaffId>,
    last_stock: Vec<EventId>,
    written: usize,
    chance: u64,
}

impl Clinic {
    fn of(size: usize) -> Vec<SealedBatch> {
        let streams =
            [0x51, 0x9e37_79b9_7f4a_7c15, 0x1234_5678_9abc_def0, 0xfeed_beef_0bad_cafe].map(StreamId::new);
        let mut clinic = Self {
            writers: streams.iter().map(|stream| Writer::new(*stream)).collect(),
            batches: Vec::new(),
            places: Vec::new(),
            items: Vec::new(),
            people: Vec::new(),
            last_stock: vec![EventId::at(streams[0], 1).unwrap(); TABLETS],
            written: 0,
            chance: 0x2545_f491_4f6c_dd1d,
        };
        clinic.found();
        let mut day = 0;
        while clinic.written < size {
            clinic.day(Instant::from_ms(1_700_000_000_000 + day * DAY_MS), size);
            day += 1;
        }
        for tablet in 0..TABLETS {
            let sealed = clinic.writers[tablet].prepare_seal();
            clinic.batches.extend(sealed.sealed);
        }
        clinic.batches
    }

    fn next(&mut self, below: usize) -> usize {
        self.chance ^= self.chance << 13;
        self.chance ^= self.chance >> 7;
        self.chance ^= self.chance << 17;
        (self.chance % below as u64) as usize
    }

    fn write(&mut self, tablet: usize, now: Instant, bodies: Vec<Body>) -> Vec<EventId> {
        let staff = self.people.get(tablet % self.people.len().max(1)).copied();
        let offset = Offset::from_minutes(-360).unwrap();
        let facts: Vec<Fact> = (0..)
            .zip(bodies)
            .map(|(turn, body)| {
                let occurred_at = now.plus_ms(turn * 9_137);
                Fact { occurred_at, timing: Timing::Now, offset, staff, body }
            })
            .collect();
        let known: Vec<StreamId> = self.writers.iter().map(Writer::stream).collect();
        let prepared = self.writers[tablet].prepare(&facts, now, &known);
        self.writers[tablet] = prepared.next;
        self.batches.extend(prepared.sealed);
        self.written += prepared.events.len();
        prepared.events.iter().map(|event| event.id).collect()
    }

    fn found(&mut self) {
        let label = |text: String| Label::parse(&text).unwrap();
        let now = Instant::from_ms(1_699_900_000_000);
        let people = (0..8).map(|at| Body::StaffAdded {
            initials: Initials::parse(&"ABCDEFGH"[at..=at]).unwrap(),
            name: label(format!("Person {at}")),
            role: Role::Assistant,
        });
        self.people = self.write(0, now, people.collect()).into_iter().map(StaffId).collect();
        let kind = |at| if at == 0 { PlaceKind::SupplyCloset } else { PlaceKind::ExamRoom };
        let places =
            (0..=ROOMS).map(|at| Body::PlaceAdded { name: label(format!("Room {at}")), kind: kind(at) });
        self.places = self.write(0, now, places.collect()).into_iter().map(PlaceId).collect();
        let items = (0..ITEMS).map(|at| Body::ItemAdded {
            name: label(format!("Supply number {at}, large")),
            unit: label("each".to_owned()),
            category: Category::Ppe,
            lot_policy: LotPolicy::None,
            code: Some(label(format!("SKU-{at}"))),
            starter: None,
        });
        self.items = self.write(0, now, items.collect()).into_iter().map(ItemId).collect();
        for place in self.places.clone() {
            let pars = self.items.iter().step_by(3);
            let pars = pars.map(|item| Body::ParSet { place, item: *item, par: Some(amount(20)) });
            let pars = pars.collect();
            self.write(0, now, pars);
        }
    }

    fn day(&mut self, morning: Instant, size: usize) {
        for tablet in 0..TABLETS {
            for walk in 0..(ROOMS / TABLETS) {
                if self.written >= size {
                    return;
                }
                let room = self.places[1 + tablet * ROOMS / TABLETS + walk];
                let start = morning.plus_ms((walk as i64) * 1_200_000);
                let (mut counts, mut moves) = (Vec::new(), Vec::new());
                for line in 0..20 {
                    let shelf = line * 15 + self.next(15);
                    let item = self.items[shelf % ITEMS];
                    let have = self.next(20) as i64;
                    let method = if have == 19 { CountMethod::AtPar } else { CountMethod::Entered };
                    counts.push(Body::StockCounted {
                        place: room,
                        item,
                        have: amount(have),
                        entered: None,
                        method,
                    });
                    if have < 15 {
                        let quantity = amount(20 - have);
                        let (from, purpose) = (self.places[0], MovePurpose::Restock);
                        moves.push(Body::StockMoved {
                            from,
                            to: room,
                            item,
                            quantity,
                            entered: None,
                            purpose,
                        });
                    }
                }
                let ids = self.write(tablet, start, counts);
                self.last_stock[tablet] = ids[0];
                self.write(tablet, start.plus_ms(500_000), moves);
            }
            let evening = morning.plus_ms(8 * 3_600_000);
            let shelf = self.next(ITEMS);
            let (place, item) = (self.places[0], self.items[shelf]);
            let note = Note::parse("").unwrap();
            self.write(
                tablet,
                evening,
                vec![
                    Body::StockReceived { to: place, item, quantity: amount(500), entered: None },
                    Body::StockUsed { at: place, item, quantity: amount(2), entered: None },
                    Body::EventVoided {
                        target: self.last_stock[tablet],
                        reason: VoidReason::WrongAmount,
                        note,
                    },
                ],
            );
        }
        let mut seen: Vec<Seen> = self
            .writers
            .iter()
            .map(|writer| Seen { stream: writer.stream(), through: writer.next_seq() - 1 })
            .collect();
        seen.sort_unstable();
        for tablet in 0..TABLETS {
            let own = self.writers[tablet].stream();
            let others = seen.iter().filter(|seen| seen.stream != own).copied().collect();
            self.write(tablet, morning.plus_ms(9 * 3_600_000), vec![Body::FrontierSeen { seen: others }]);
        }
    }
}

fn amount(value: i64) -> Quantity {
    Quantity::new(value).unwrap()
}
