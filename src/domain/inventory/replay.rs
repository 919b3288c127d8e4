//! One believable course of a shelf: all its entries in one line, from the first to the last.
//!
//! What is there follows from the last count alone (`ledger`); the course before it is needed only
//! to infer how a total is split among lots and to tell how far a count was from what was expected.
//! The line keeps to what is certain (a tablet's own order, what it had seen of others, a person's
//! word about the time) and otherwise to the clocks.

use crate::domain::event::Timing;
use crate::domain::event::stock::CountScope;
use crate::domain::inventory::ledger::{Entry, EntryKind, Tallies};
use crate::domain::inventory::lots::{LotNo, Lots, Portion};
use crate::domain::knowledge::Knowledge;
use crate::domain::time::{Date, Instant};

/// How much of one part of the stock there is. `low <= likely <= high`, in base units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Range {
    pub low: i64,
    pub likely: i64,
    pub high: i64,
    /// Not looked at lot by lot, but inferred from a total.
    pub inferred: bool,
}

impl Range {
    pub const fn exactly(value: i64) -> Self {
        Self { low: value, likely: value, high: value, inferred: false }
    }

    pub(crate) const fn add(&mut self, change: i64) {
        self.low += change;
        self.likely += change;
        self.high += change;
    }
}

/// The parts of a shelf's stock; one that is not listed holds nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Split(Vec<(Portion, Range)>);

impl Split {
    pub fn get(&self, portion: Portion) -> Range {
        self.0.iter().find(|(held, _)| *held == portion).map(|(_, range)| *range).unwrap_or_default()
    }

    pub fn portions(&self) -> impl Iterator<Item = (Portion, Range)> + '_ {
        self.0.iter().copied()
    }

    pub fn total(&self) -> i64 {
        self.0.iter().map(|(_, range)| range.likely).sum()
    }

    pub(crate) fn change(&mut self, portion: Portion, change: impl FnOnce(&mut Range)) {
        match self.0.iter_mut().find(|(held, _)| *held == portion) {
            Some((_, range)) => change(range),
            None => {
                let mut range = Range::default();
                change(&mut range);
                self.0.push((portion, range));
            }
        }
    }

    /// Takes in one entry of the shelf.
    pub(crate) fn take(&mut self, entry: &Entry, tallies: &Tallies, lots: &Lots) {
        if let Some(change) = entry.change() {
            self.change(entry.portion, |range| range.add(change));
            return;
        }
        let EntryKind::Counted(_) = entry.kind else { return };
        let tally = tallies.get(&entry.id);
        match tally.map_or(CountScope::ItemTotal, |tally| tally.scope) {
            CountScope::ItemTotal => self.infer(entry.quantity.value(), lots),
            CountScope::LotsComplete => {
                self.0.clear();
                for (portion, have) in tally.into_iter().flat_map(|tally| &tally.lots) {
                    self.change(*portion, |range| range.add(have.value()));
                }
            }
            CountScope::LotsPartial => {
                for (portion, _) in tally.into_iter().flat_map(|tally| &tally.lots) {
                    self.change(*portion, |range| *range = Range::default());
                }
                for (portion, have) in tally.into_iter().flat_map(|tally| &tally.lots) {
                    self.change(*portion, |range| range.add(have.value()));
                }
            }
        }
    }

    /// Only the total was counted. What is missing is taken from the earliest expiry on, what is too
    /// much is of an unknown lot. Each part keeps how little and how much of it there may be.
    fn infer(&mut self, total: i64, lots: &Lots) {
        self.0.retain(|(_, range)| range.high > 0);
        for (_, range) in &mut self.0 {
            range.low = range.low.max(0);
            range.likely = range.likely.max(0);
        }
        if self.0.iter().all(|(portion, _)| portion.is_plain()) {
            self.0 = vec![(Portion::UNKNOWN, Range::exactly(total))];
            return;
        }
        let most: i64 = self.0.iter().map(|(_, range)| range.high).sum();
        let expiry =
            |portion: Portion| lots.expiry(portion.lot).map_or(Date::from_days(i32::MAX), |e| e.last_day);
        self.0.sort_by_key(|(portion, _)| (expiry(*portion), lot_name(lots, portion.lot), portion.funding));
        let mut missing = self.total() - total;
        if missing < 0 {
            self.change(Portion::UNKNOWN, |unknown| {
                unknown.add(-missing);
                unknown.inferred = true;
            });
            return;
        }
        if missing == 0 {
            return;
        }
        for (_, range) in &mut self.0 {
            let gone = range.likely.min(missing);
            missing -= gone;
            range.likely -= gone;
            let others = most - range.high;
            range.low = (total - others).clamp(0, range.likely);
            range.high = range.high.min(total).max(range.likely);
            range.inferred = true;
        }
    }
}

/// Orders lots of one expiry by their text, which is the same on every tablet.
pub(crate) fn lot_name(lots: &Lots, lot: LotNo) -> Option<&crate::domain::inventory::lot::LotName> {
    lots.record(lot).map(|record| &record.name)
}

/// The places of the entries in the order in which they are believed to have happened.
pub(crate) fn timeline(knowledge: &Knowledge, live: &[Entry]) -> Vec<usize> {
    let mut queues = streams(live);
    // Clocks that were compared are told by one of them.
    let told_by = live.iter().map(|entry| entry.id.stream).min();
    let when = |entry: &Entry| {
        let at = knowledge.corrected(entry.id, entry.at);
        let fast_by = told_by
            .filter(|own| *own != entry.id.stream)
            .and_then(|own| knowledge.clock_difference_ms(own, entry.id.stream, at));
        at.plus_ms(-fast_by.unwrap_or(0))
    };
    // When each is taken to have happened, how it came off the queues, and where it stands.
    let mut placed: Vec<(Instant, usize)> = Vec::with_capacity(live.len());
    while let Some(queue) = next_queue(knowledge, live, &queues) {
        let Some(place) = queues.get(queue).and_then(Queue::head) else { break };
        let Some(entry) = live.get(place) else { break };
        let seen = queues.iter().filter_map(|other| other.last_seen(knowledge, live, entry));
        let not_before = seen.max();
        let at = when(entry);
        let at = not_before.map_or(at, |bound| bound.max(at));
        if let Some(queue) = queues.get_mut(queue) {
            queue.done.push((place, at));
        }
        placed.push((at, place));
    }
    let mut told: Vec<usize> = (0..live.len()).filter(|place| is_told(live, *place)).collect();
    told.sort_by_key(|place| live.get(*place).map(|entry| (entry.id, entry.kind)));
    placed.extend(told.into_iter().filter_map(|place| live.get(place).map(|entry| (when(entry), place))));
    // Stable: what falls together stays as it came off the queues.
    placed.sort_by_key(|(at, _)| *at);
    placed.into_iter().map(|(_, place)| place).collect()
}

fn is_told(live: &[Entry], place: usize) -> bool {
    live.get(place).is_some_and(|entry| entry.timing == Timing::Backdated)
}

/// The entries that one tablet wrote as they happened, in its order.
struct Queue {
    places: Vec<usize>,
    /// Those that were taken off, each with when it is taken to have happened.
    done: Vec<(usize, Instant)>,
}

impl Queue {
    fn head(&self) -> Option<usize> {
        self.places.get(self.done.len()).copied()
    }

    /// When the last entry happened that the writer of `entry` knew, or wrote before it.
    fn last_seen(&self, knowledge: &Knowledge, live: &[Entry], entry: &Entry) -> Option<Instant> {
        let known = |place: usize| {
            live.get(place).is_some_and(|other| {
                other.id.stream == entry.id.stream || knowledge.had_seen(entry.id, other.id)
            })
        };
        let count = self.done.partition_point(|(place, _)| known(*place));
        self.done.get(count.checked_sub(1)?).map(|(_, at)| *at)
    }
}

fn streams(live: &[Entry]) -> Vec<Queue> {
    let mut places: Vec<usize> = (0..live.len()).filter(|place| !is_told(live, *place)).collect();
    places.sort_by_key(|place| live.get(*place).map(|entry| (entry.id, entry.kind)));
    let mut queues: Vec<Queue> = Vec::new();
    let stream = |place: usize| live.get(place).map(|entry| entry.id.stream);
    for place in places {
        match queues.last_mut() {
            Some(queue) if queue.places.first().and_then(|first| stream(*first)) == stream(place) => {
                queue.places.push(place);
            }
            _ => queues.push(Queue { places: vec![place], done: Vec::new() }),
        }
    }
    queues
}

/// The first stream whose next entry knew of nothing that is still to come.
fn next_queue(knowledge: &Knowledge, live: &[Entry], queues: &[Queue]) -> Option<usize> {
    let waiting = |number: usize| queues.get(number).and_then(Queue::head).and_then(|place| live.get(place));
    let open: Vec<usize> = (0..queues.len()).filter(|number| waiting(*number).is_some()).collect();
    let is_ready = |number: usize| {
        waiting(number).is_some_and(|entry| {
            !open
                .iter()
                .filter(|other| **other != number)
                .any(|other| waiting(*other).is_some_and(|ahead| knowledge.had_seen(entry.id, ahead.id)))
        })
    };
    // Nobody can have seen what saw them; a forged log that says so is taken in the order of its names.
    open.iter().copied().find(|number| is_ready(*number)).or_else(|| open.first().copied())
}
