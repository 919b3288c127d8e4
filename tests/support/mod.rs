//! What the native tests share: a small clinic with several tablets, histories that could have
//! happened there, and a way to run the few async functions without a browser.

#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

pub mod clinic;
pub mod day;
pub mod history;
pub mod keyboard;
pub mod ledger;
pub mod office;
pub mod sheet_bodies;
pub mod sheets;
pub mod sterile;
pub mod sterile_bodies;
pub mod sterile_history;
pub mod sterile_words;
pub mod stock_bodies;
pub mod tablet;

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use proptest::test_runner::{Config, FileFailurePersistence};
use tallywell::codec::batch::SealedBatch;
use tallywell::codec::digest::Digest;
use tallywell::codec::snapshot::state_digest;
use tallywell::domain::event::Event;
use tallywell::domain::state::State;
use tallywell::log::fold::fold;

/// Runs a future that never waits: the journals in memory answer at once.
pub fn ready<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a journal in memory waited"),
    }
}

/// So many cases, unless PROPTEST_CASES asks for more. Failures go into the test's output only.
pub fn cases(count: u32) -> Config {
    let wanted = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok());
    Config {
        cases: wanted.unwrap_or(count),
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        ..Config::default()
    }
}

/// What a set of batches says.
pub fn digest_of_batches<'a>(batches: impl IntoIterator<Item = &'a SealedBatch>) -> Digest {
    let batches: Vec<SealedBatch> = batches.into_iter().cloned().collect();
    let outcome = fold(&batches, &[]);
    assert!(outcome.unreadable.is_empty(), "{:?}", outcome.unreadable);
    state_digest(&outcome.state)
}

/// What a set of events says.
pub fn digest_of_events<'a>(events: impl IntoIterator<Item = &'a Event> + Clone) -> Digest {
    state_digest(&State::of(events))
}

/// The place that a number chooses among `len`.
pub fn pick(number: usize, len: usize) -> Option<usize> {
    number.checked_rem(len)
}

/// Puts values into the order that a list of numbers asks for.
pub fn shuffled<T: Clone>(values: &[T], numbers: &[usize]) -> Vec<T> {
    let mut rest: Vec<T> = values.to_vec();
    let mut out = Vec::new();
    for at in (0..).map(|turn| numbers.get(turn % numbers.len().max(1)).copied().unwrap_or(0) + turn * 7) {
        let Some(place) = pick(at, rest.len()) else { break };
        out.push(rest.swap_remove(place));
    }
    out
}
