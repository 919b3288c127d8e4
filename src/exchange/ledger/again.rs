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
use crate::exchange::ledger::{Hour, Plan, Told};

/// What a row says, but for its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Said {
    item: ItemId,
    place: PlaceId,
    what: What,
    quantity: Quantity,
    lot: LotNo,
    day: Date,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum What {
    Received,
    Used,
    Moved(PlaceId),
    Wasted,
    Counted,
    Up,
    Down,
}

/// A plan that is being compared with what is on record, some rows at a time.
#[derive(Debug)]
pub struct Comparing {
    plan: Plan,
    stage: Stage,
    /// The minutes of the day at which each was said.
    held: FxHashMap<Said, Vec<i64>>,
    /// When the clinic's first record was made that did not come from a table.
    first_own: Option<Instant>,
    known: Vec<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Ledgers that were looked at.
    Gathering {
        ledgers: usize,
    },
    /// Rows with a time come first: they are told apart by it. What is left may be any row of that day
    /// without one.
    Matching {
        hour: Hour,
        rows: usize,
    },
    Done,
}

impl Comparing {
    pub(super) fn begin(plan: Plan) -> Self {
        let stage = Stage::Gathering { ledgers: 0 };
        Self { plan, stage, held: FxHashMap::default(), first_own: None, known: Vec::new() }
    }

    pub fn is_done(&self) -> bool {
        self.stage == Stage::Done
    }

    /// Looks at about so many records or rows more. Between two steps the state may grow.
    pub fn step(&mut self, state: &State, at_once: usize) {
        self.stage = match self.stage {
            Stage::Gathering { ledgers } => self.gather(state, ledgers, at_once),
            Stage::Matching { hour, rows } => {
                let end = rows.saturating_add(at_once);
                for place in rows..end.min(self.plan.told.len()) {
                    let row = self.plan.told.get(place).filter(|row| row.hour == hour);
                    if row.is_some_and(|row| is_held(state, &mut self.held, row)) {
                        self.known.push(place);
                    }
                }
                match hour {
                    _ if end < self.plan.told.len() => Stage::Matching { hour, rows: end },
                    Hour::Given => Stage::Matching { hour: Hour::Left, rows: 0 },
                    Hour::Left => Stage::Done,
                }
            }
            Stage::Done => Stage::Done,
        };
    }

    /// The plan without the rows that are on record already.
    pub fn finish(mut self, state: &State) -> Plan {
        while !self.is_done() {
            self.step(state, usize::MAX);
        }
        let mut plan = self.plan;
        self.known.sort_unstable();
        plan.again += self.known.len();
        let mut known = self.known.into_iter().peekable();
        let rows = (0..).zip(std::mem::take(&mut plan.told));
        let fresh = rows.filter(|(place, _)| known.next_if_eq(place).is_none());
        plan.told = fresh.map(|(_, row)| row).collect();
        let is_late = |row: &&Told| self.first_own.is_some_and(|first| row.fact.occurred_at >= first);
        plan.overlapping = plan.told.iter().filter(is_late).count();
        plan
    }

    fn gather(&mut self, state: &State, from: usize, at_once: usize) -> Stage {
        let (mut looked_at, mut ledgers) = (0, from);
        for (key, ledger) in state.stock.ledgers().skip(from) {
            if looked_at >= at_once {
                return Stage::Gathering { ledgers };
            }
            for entry in ledger.entries() {
                if state.marks.imported(entry.id).is_none() {
                    self.first_own = Some(self.first_own.map_or(entry.at, |first| first.min(entry.at)));
                } else if !state.stock.is_void(entry.id)
                    && let Some(said) = said_by(*key, ledger, entry)
                {
                    self.held.entry(said).or_default().push(minute(entry.zoned()));
                }
            }
            looked_at += ledger.entries().len();
            ledgers += 1;
        }
        Stage::Matching { hour: Hour::Given, rows: 0 }
    }
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
