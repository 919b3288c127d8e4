//! Measures the core natively, and writes the inputs of the measurements in the browser.
//!
//! `cargo run --profile bench-native --example bench_fold` builds years of a clinic's work as sealed
//! batches, and reports what an event takes on disk, to verify, to read and fold, and what a snapshot
//! saves: medians of five. Memory is measured in a process of its own that only folds.
//!
//! `bench_fold [EVENTS...]` measures (100000 and 1000000 by default), `bench_fold json EVENTS` says
//! one size for a program, `bench_fold records FILE EVENTS ITEMS` writes what the journal's table of
//! batches would hold, `bench_fold codes` times the reading of supply codes, `bench_fold bundle FILE EVENTS ITEMS` writes a file to import.
//! `bench_fold year` measures the year of a clinic of forty rooms, `bench_fold year FILE` writes its
//! records; `bench_fold search` times a key press among six thousand items, `bench_fold history` the import of a
//! hundred thousand rows, `bench_fold sterile` ten thousand loads of two sterilizers and a recall, `bench_fold
//! sheets` a key press among fifteen hundred texts of handouts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a tool for developers"
)]

mod clinic;
mod history;
mod searching;
mod sheets;
mod sterile;
mod year;

use std::process::Command;
use std::time::Instant as Clock;

use serde_json::{Value, json};
use tallywell::codec::batch::SealedBatch;
use tallywell::codec::bundle::Bundle;
use tallywell::codec::digest::Digest;
use tallywell::codec::snapshot;
use tallywell::codec::supply;
use tallywell::domain::time::Date;
use tallywell::log::fold::fold;
use tallywell::log::journal::Record;
use tallywell::log::open::assemble;
use tallywell::log::records::batch_key;

use clinic::{Clinic, Size};
use year::{WORKING_DAYS, Year};

/// What a clinic keeps, where nothing else is asked for.
const ITEMS: usize = 300;
const RUNS: usize = 5;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let number = |text: &str| text.parse::<usize>().expect("a number");
    match words.as_slice() {
        ["memory", path] => println!("{}", memory(path)),
        ["json", events] => println!("{}", measure(number(events))),
        ["year"] => println!("{}", measured(&Year::of(WORKING_DAYS))),
        ["year", path] => std::fs::write(path, framed(&Year::of(WORKING_DAYS))).unwrap(),
        ["history"] => println!("{}", history::history()),
        ["sterile"] => println!("{}", sterile::sterile()),
        ["search"] => println!("{}", searching::searching()),
        ["sheets"] => println!("{}", sheets::sheets()),
        ["codes"] => println!("{}", codes()),
        ["records", path, events, items] => {
            let size = Size { events: number(events), items: number(items) };
            std::fs::write(path, framed(&Clinic::of(size))).unwrap();
        }
        ["bundle", path, events, items] => {
            let batches = Clinic::of(Size { events: number(events), items: number(items) });
            std::fs::write(path, Bundle::encode(&Clinic::header(&batches), &batches)).unwrap();
        }
        [] => [100_000, 1_000_000].into_iter().for_each(report),
        sizes => sizes.iter().map(|size| number(size)).for_each(report),
    }
}

/// Everything about one size; times in milliseconds, memory in megabytes.
fn measure(events: usize) -> Value {
    measured(&Clinic::of(Size { events, items: ITEMS }))
}

fn measured(batches: &[SealedBatch]) -> Value {
    let events: usize = batches.iter().map(|batch| batch.count as usize).sum();
    let records: Vec<Record> = batches.iter().map(record).collect();
    let bytes: usize = records.iter().map(|record| record.bytes.len()).sum();

    let verify = median(|| batches.iter().for_each(|batch| batch.verify().unwrap()));
    let decode = median(|| batches.iter().for_each(|batch| batch.each(|event, _| drop(event)).unwrap()));
    let decode_fold = median(|| drop(fold(batches, &[])));
    let opened = median_of(|| records.clone(), |records| drop(assemble(None, records, &[], None)));
    let outcome = fold(batches, &[]);
    assert!(outcome.unreadable.is_empty());
    let covered: Vec<Digest> = batches.iter().map(|batch| batch.digest).collect();
    let saved = snapshot::encode(&outcome.state, &covered);
    let snapshot_encode = median(|| drop(snapshot::encode(&outcome.state, &covered)));
    let snapshot_decode = median(|| drop(snapshot::decode(&saved).unwrap()));
    let cached = median_of(|| records.clone(), |records| drop(assemble(None, records, &[], Some(&saved))));

    let path = std::env::temp_dir().join(format!("tallywell-bench-{}-{events}", std::process::id()));
    std::fs::write(&path, framed(batches)).unwrap();
    let ledgers = outcome.state.stock.ledgers().count();
    let state = snapshot::state_digest(&outcome.state).short();
    let (snapshot_bytes, batch_count) = (saved.len(), batches.len());
    drop((outcome, records, saved));
    let child = Command::new(std::env::current_exe().unwrap()).arg("memory").arg(&path).output().unwrap();
    std::fs::remove_file(&path).unwrap();
    json!({
        "events": events,
        "batches": batch_count,
        "bytes": bytes,
        "ledgers": ledgers,
        "state": state,
        "snapshotBytes": snapshot_bytes,
        "ms": {
            "verify": verify,
            "decode": decode,
            "decodeFold": decode_fold,
            "openFold": opened,
            "snapshotEncode": snapshot_encode,
            "snapshotDecode": snapshot_decode,
            "openSnapshot": cached,
        },
        "memoryMb": serde_json::from_slice::<Value>(&child.stdout).unwrap(),
    })
}

/// Microseconds to read a supply code, by its kind.
fn codes() -> Value {
    const ROUNDS: u32 = 10_000;
    let today = Date::from_civil(2026, 11, 22).unwrap();
    let us = |scan: &str| {
        assert!(supply::read(scan, today).is_ok(), "{scan}");
        let all = median(|| (0..ROUNDS).for_each(|_| drop(supply::read(std::hint::black_box(scan), today))));
        all * 1e3 / f64::from(ROUNDS)
    };
    json!({
        "gs1": us("]d201003492815210031727063010ABC123\u{1d}21S1"),
        "lost": us("010034928152100310ABC12317270630"),
        "longest": us("010034928152100310AB21CD21EF17270630"),
        "hibc": us("+A123BJC5D6E71G1/$$73C001/S0001/16D20160101/14D20200101Y"),
        "link": us("https://id.example.org/01/00349281521003/10/ABC123/21/S1?17=270630"),
    })
}

/// [`measure`] for people.
fn report(events: usize) {
    let said = measure(events);
    let number = |value: &Value| value.as_f64().unwrap();
    let events = number(&said["events"]);
    println!(
        "\n{events} events in {} batches: {:.1} MB, {:.1} bytes an event; {} ledgers, state {}",
        said["batches"],
        number(&said["bytes"]) / 1e6,
        number(&said["bytes"]) / events,
        said["ledgers"],
        said["state"].as_str().unwrap()
    );
    for (key, what) in [
        ("verify", "SHA-256 of all batches"),
        ("decode", "decode events"),
        ("decodeFold", "decode and fold"),
        ("openFold", "open: records, decode, fold"),
        ("snapshotEncode", "snapshot encode"),
        ("snapshotDecode", "snapshot decode"),
        ("openSnapshot", "open with a snapshot"),
    ] {
        let ms = number(&said["ms"][key]);
        println!("{what:<28} {ms:>8.1} ms {:>8.1} ns an event", ms * 1e6 / events);
    }
    let memory = &said["memoryMb"];
    println!(
        "snapshot {:.1} MB; memory: {:.0} MB with the records, {:.0} MB with the state, peak {:.0} MB",
        number(&said["snapshotBytes"]) / 1e6,
        number(&memory["records"]),
        number(&memory["state"]),
        number(&memory["peak"])
    );
}

/// Opens a log as a start does, in a process that does nothing else.
fn memory(path: &str) -> Value {
    let whole = std::fs::read(path).unwrap();
    let mut rest = whole.as_slice();
    let mut records = Vec::new();
    while let Some((len, tail)) = rest.split_first_chunk::<2>() {
        let (key, tail) = tail.split_at(usize::from(u16::from_le_bytes(*len)));
        let (len, tail) = tail.split_first_chunk::<4>().unwrap();
        let (bytes, tail) = tail.split_at(u32::from_le_bytes(*len) as usize);
        records.push(Record { key: String::from_utf8(key.to_vec()).unwrap(), bytes: bytes.to_vec() });
        rest = tail;
    }
    drop(whole);
    let before = status("VmRSS:");
    let opened = assemble(None, records, &[], None);
    let after = status("VmRSS:");
    drop(opened);
    json!({ "records": before, "state": after, "peak": status("VmHWM:") })
}

fn record(batch: &SealedBatch) -> Record {
    Record { key: batch_key(batch), bytes: batch.encode() }
}

/// Keys and values of the journal's table, one after another: length of the key in two bytes, key,
/// length of the record in four bytes, record. Little-endian.
fn framed(batches: &[SealedBatch]) -> Vec<u8> {
    let mut whole = Vec::new();
    for Record { key, bytes } in batches.iter().map(record) {
        whole.extend((key.len() as u16).to_le_bytes());
        whole.extend(key.as_bytes());
        whole.extend((bytes.len() as u32).to_le_bytes());
        whole.extend(bytes);
    }
    whole
}

fn status(name: &str) -> f64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find(|line| line.starts_with(name)).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}

fn median(mut run: impl FnMut()) -> f64 {
    median_of(|| (), |()| run())
}

/// The median of several runs; what `prepare` takes does not count.
fn median_of<T>(mut prepare: impl FnMut() -> T, mut run: impl FnMut(T)) -> f64 {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let input = prepare();
            let start = Clock::now();
            run(input);
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[RUNS / 2]
}
