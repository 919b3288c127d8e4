//! Rows that are on record already, because this table, or a part of it, was taken in before. Owns what
//! makes two rows the same; must not know how a table is read.
//!
//! Only records that came from a table are compared: what somebody recorded on a tablet has its own
//! second, and nobody can say whether a row of an old ledger means it. Two like rows of one day are two
//! rows: as many are on record as were taken in.

use rustc_hash::FxHashMap;

use crate::domain::decide::Fact;
use crate::domain::event::Body;
use crate::domain::event::stock::Direction;
use crate::domain::ids::{ItemId, PlaceId};
use crate::domain::inventory::ledger::{Entry, EntryKind, Ledger};
use crate::domain::inventory::lot::Lot;
use crate::domain::inventory::lots::LotNo;
use crate::domain::inventory::stock::StockKey;
use crate::domain::quantity::Quantity;
use crate::domain::state::State;
use crate::domain::time::{Date, Instant, MINUTE_MS, Zoned};
use crate::exchange::ledger::{Hour, Told};

/// What a row says, but for its time.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Said {
    item: ItemId,
    place: PlaceId,
    what: What,
    quantity: Quantity,
    lot: LotNo,
    day: Date,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum What {
    Received,
    Used,
    Moved(PlaceId),
    Wasted,
    Counted,
    Up,
    Down,
}

/// The rows that are not on record yet, and how many are.
pub(super) fn leave_out(state: &State, told: Vec<Told>) -> (Vec<Told>, usize) {
    if state.marks.imported.is_empty() {
        return (told, 0);
    }
    let mut held = on_record(state);
    // Rows with a time are told apart by it; what is left may be any row of that day without one.
    let mut known: Vec<usize> = Vec::new();
    for hour in [Hour::Given, Hour::Left] {
        for (place, row) in told.iter().enumerate().filter(|(_, row)| row.hour == hour) {
            if is_held(state, &mut held, row) {
                known.push(place);
            }
        }
    }
    known.sort_unstable();
    let again = known.len();
    let mut known = known.into_iter().peekable();
    let fresh = (0..).zip(told).filter(|(place, _)| known.next_if_eq(place).is_none());
    (fresh.map(|(_, row)| row).collect(), again)
}

/// When the clinic's first record was made that did not come from a table.
pub(super) fn first_own_record(state: &State) -> Option<Instant> {
    let entries = state.stock.ledgers().flat_map(|(_, ledger)| ledger.entries());
    let own = entries.filter(|entry| state.marks.imported(entry.id).is_none());
    own.map(|entry| entry.at).min()
}

/// The minutes of the day at which each was said.
fn on_record(state: &State) -> FxHashMap<Said, Vec<i64>> {
    let mut held: FxHashMap<Said, Vec<i64>> = FxHashMap::default();
    for (key, ledger) in state.stock.ledgers() {
        for entry in ledger.entries() {
            if state.marks.imported(entry.id).is_none() || state.stock.is_void(entry.id) {
                continue;
            }
            if let Some(said) = said_by(*key, ledger, entry) {
                held.entry(said).or_default().push(minute(entry.zoned()));
            }
        }
    }
    held
}

fn is_held(state: &State, held: &mut FxHashMap<Said, Vec<i64>>, row: &Told) -> bool {
    let zoned = Zoned { at: row.fact.occurred_at, offset: row.fact.offset };
    let Some(minutes) = said_of(state, &row.fact, zoned.date()).and_then(|said| held.get_mut(&said)) else {
        return false;
    };
    let own = minute(zoned);
    let place = minutes.iter().position(|held| *held == own);
    let place = match row.hour {
        Hour::Given => place,
        // It stands at noon, or earlier if it was taken in on its own morning.
        Hour::Left => place.or_else(|| minutes.len().checked_sub(1)),
    };
    let Some(place) = place else { return false };
    minutes.swap_remove(place);
    true
}

fn said_by(key: StockKey, ledger: &Ledger, entry: &Entry) -> Option<Said> {
    let what = match entry.kind {
        EntryKind::Counted(_) => What::Counted,
        EntryKind::Received => What::Received,
        EntryKind::Used(_) => What::Used,
        EntryKind::MovedOut { to, .. } => What::Moved(to),
        EntryKind::Wasted(_) => What::Wasted,
        EntryKind::AdjustedUp(_) => What::Up,
        EntryKind::AdjustedDown(_) => What::Down,
        // The other leg of a move; and no table tells of fundings.
        EntryKind::MovedIn { .. } | EntryKind::FundedFrom(_) | EntryKind::FundedTo(_) => return None,
    };
    let counted = ledger.tally(entry.id).and_then(|tally| tally.lots.first());
    let lot = counted.map_or(entry.portion.lot, |(portion, _)| portion.lot);
    let StockKey { item, place } = key;
    Some(Said { item, place, what, quantity: entry.quantity, lot, day: entry.zoned().date() })
}

fn said_of(state: &State, fact: &Fact, day: Date) -> Option<Said> {
    let (item, place, what, quantity, lot) = match &fact.body {
        Body::StockReceived { to, item, quantity, bucket, .. } => {
            (*item, *to, What::Received, *quantity, &bucket.lot)
        }
        Body::StockUsed { at, item, quantity, bucket, .. } => {
            (*item, *at, What::Used, *quantity, &bucket.lot)
        }
        Body::StockMoved { from, to, item, quantity, bucket, .. } => {
            (*item, *from, What::Moved(*to), *quantity, &bucket.lot)
        }
        Body::StockWasted(wasted) => {
            (wasted.item, wasted.at, What::Wasted, wasted.quantity, &wasted.bucket.lot)
        }
        Body::StockCounted { place, item, have, detail, .. } => {
            let lot = detail.as_ref().and_then(|detail| detail.lots.first());
            let lot = lot.map_or(&Lot::UNKNOWN, |counted| &counted.bucket.lot);
            (*item, *place, What::Counted, *have, lot)
        }
        Body::StockAdjusted(adjusted) => {
            let what = match adjusted.direction {
                Direction::Up => What::Up,
                Direction::Down => What::Down,
            };
            (adjusted.item, adjusted.at, what, adjusted.quantity, &adjusted.bucket.lot)
        }
        _ => return None,
    };
    // A lot that nobody has heard of is on no record.
    let lot = state.stock.lots().find(item, lot)?;
    Some(Said { item, place, what, quantity, lot, day })
}

/// Of the wall clock, since some midnight.
fn minute(zoned: Zoned) -> i64 {
    zoned.at.ms().div_euclid(MINUTE_MS) + i64::from(zoned.offset.minutes())
}
