//! The lots on a shelf: which may be used, and which goes first (first expiry, first out).

use crate::domain::event::lots::{Discard, HoldReason};
use crate::domain::ids::{EventId, RecallId};
use crate::domain::inventory::lot::{Bucket, Expiry, Lot, LotName};
use crate::domain::inventory::lots::Portion;
use crate::domain::inventory::replay::Range;
use crate::domain::inventory::stock::StockKey;
use crate::domain::ordered::Ordered as _;
use crate::domain::quantity::Quantity;
use crate::domain::state::State;
use crate::domain::time::{Date, Zoned};

/// One lot of an item in one place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LotLine {
    pub portion: Portion,
    /// As an event names it.
    pub bucket: Bucket,
    pub expiry: Option<Expiry>,
    pub range: Range,
    pub fitness: Fitness,
}

/// Whether a lot may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fitness {
    Usable,
    Expired,
    Held { hold: EventId, reason: HoldReason },
    Recalled(RecallId),
}

/// The lots of a shelf that hold or may hold something, in the order in which they should go; those
/// that may not be used come last.
pub fn lot_lines(state: &State, key: StockKey, today: Date) -> Vec<LotLine> {
    let Some(ledger) = state.stock.ledger(key) else { return Vec::new() };
    let lots = state.stock.lots();
    let mut lines: Vec<LotLine> = ledger
        .portions()
        .iter()
        .map(|(portion, range)| {
            let lot = lots.named(portion.lot);
            LotLine {
                portion: *portion,
                expiry: lots.expiry(portion.lot),
                range: *range,
                fitness: fitness_of(state, key, &lot, today),
                bucket: Bucket { lot, funding: portion.funding },
            }
        })
        .collect();
    lines.order_by(|a, b| order(a).cmp(&order(b)));
    lines
}

/// Usable before unusable, early before late, known before unknown.
fn order(line: &LotLine) -> (bool, bool, Option<Date>, Bucket) {
    let last_day = line.expiry.map(|expiry| expiry.last_day);
    (line.fitness != Fitness::Usable, last_day.is_none(), last_day, line.bucket.clone())
}

/// Whether a lot of an item may be used, or be brought to where it is used. A lot that is not on record
/// here may be recalled or expired all the same.
pub fn fitness_of(state: &State, key: StockKey, lot: &Lot, today: Date) -> Fitness {
    let lots = state.stock.lots();
    if let LotName::Coded(text) = lot.name()
        && let Some(recall) = state.recalls.holding(key.item, &text, |id| state.stock.is_void(id))
    {
        return Fitness::Recalled(recall);
    }
    let known = lots.find(key.item, lot);
    if let Some((hold, held)) = known.and_then(|lot| lots.holds(lot, key.place).next()) {
        return Fitness::Held { hold, reason: held.reason };
    }
    let expiry = known.and_then(|lot| lots.expiry(lot)).or(lot.expiry);
    if expiry.is_some_and(|expiry| expiry.is_past(today)) { Fitness::Expired } else { Fitness::Usable }
}

/// What of a shelf may be used, in base units: its lower bound without all that may be expired, held,
/// or past its time after opening. Never more than what is there, never below zero.
pub fn usable(state: &State, key: StockKey, now: Zoned) -> i64 {
    usable_without(state, key, now.date(), |discard| discard.is_past(now))
}

/// The same for the lists of a day: what must go within the day still counts.
pub fn usable_on(state: &State, key: StockKey, today: Date) -> i64 {
    usable_without(state, key, today, |discard| matches!(discard, Discard::After(day) if today > day))
}

fn usable_without(state: &State, key: StockKey, today: Date, is_past: impl Fn(Discard) -> bool) -> i64 {
    let low = state.stock.balance(key).usable();
    if low == 0 {
        return 0;
    }
    let unfit: i64 = if state.stock.ledger(key).is_some_and(|ledger| ledger.finer().is_some()) {
        lot_lines(state, key, today)
            .iter()
            .filter(|line| line.fitness != Fitness::Usable)
            .map(|line| line.range.high.max(0))
            .sum()
    } else {
        0
    };
    let is_void = |id| state.stock.is_void(id);
    let stale: i64 = state
        .containers
        .open(is_void)
        .map(|(id, container)| (id, &container.what))
        .filter(|(_, what)| {
            (what.item, what.at) == (key.item, key.place) && what.discard.is_some_and(&is_past)
        })
        // What its lot has taken off already is not taken off twice.
        .filter(|(_, what)| fitness_of(state, key, &what.bucket.lot, today) == Fitness::Usable)
        .map(|(id, _)| state.containers.left(id, is_void))
        .sum();
    (low - unfit - stale).clamp(0, low)
}

/// What to take for `quantity`: the earliest lots first, and of an unknown lot what no lot covers.
pub fn proposal(state: &State, key: StockKey, quantity: Quantity, today: Date) -> Vec<(Bucket, Quantity)> {
    let mut left = quantity.value();
    let mut parts: Vec<(Bucket, Quantity)> = Vec::new();
    for line in lot_lines(state, key, today) {
        let part = line.range.likely.min(left);
        if line.fitness == Fitness::Usable && part > 0 && line.bucket.lot != Lot::UNKNOWN {
            left -= part;
            parts.extend(Quantity::new(part).ok().map(|part| (line.bucket, part)));
        }
    }
    if let Ok(rest) = Quantity::new(left)
        && rest != Quantity::ZERO
    {
        parts.push((Bucket::default(), rest));
    }
    parts
}

/// The lot that should go before this one, if there is one on the shelf.
pub fn goes_before(state: &State, key: StockKey, bucket: &Bucket, today: Date) -> Option<LotLine> {
    let lines = lot_lines(state, key, today);
    let first = lines
        .into_iter()
        .find(|line| line.fitness == Fitness::Usable && line.range.likely > 0 && line.expiry.is_some())?;
    if first.bucket.lot.name() == bucket.lot.name() {
        return None;
    }
    let lots = state.stock.lots();
    let own = lots.find(key.item, &bucket.lot).and_then(|lot| lots.expiry(lot)).or(bucket.lot.expiry);
    let own = own.map(|expiry| expiry.last_day);
    let earlier = own.is_none_or(|own| first.expiry.is_some_and(|expiry| expiry.last_day < own));
    earlier.then_some(first)
}

/// How near the end of its time something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    Expired,
    Within30,
    Within60,
    Within90,
    Later,
}

impl Band {
    pub const ALL: [Self; 5] = [Self::Expired, Self::Within30, Self::Within60, Self::Within90, Self::Later];

    /// Days are counted from today; the expiry day itself is usable.
    pub const fn of(last_day: Date, today: Date) -> Self {
        match last_day.days().saturating_sub(today.days()) {
            i32::MIN..=-1 => Self::Expired,
            0..=30 => Self::Within30,
            31..=60 => Self::Within60,
            61..=90 => Self::Within90,
            91.. => Self::Later,
        }
    }
}

/// One lot on the expiry board.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ExpiryLine {
    pub key: StockKey,
    pub line: LotLine,
    pub last_day: Date,
    pub band: Band,
}

/// Every lot with an expiry of which there may be any, in the order of the walk.
pub fn expiry_board(state: &State, today: Date) -> Vec<ExpiryLine> {
    let walk = state.clinic.places_in_order();
    let mut lines: Vec<ExpiryLine> = Vec::new();
    for (key, ledger) in state.stock.ledgers().filter(|(_, ledger)| ledger.finer().is_some()) {
        let known = ledger.portions().iter().any(|(portion, _)| !portion.is_plain());
        for line in if known { lot_lines(state, *key, today) } else { Vec::new() } {
            if let (Some(expiry), true) = (line.expiry, line.range.high > 0) {
                let band = Band::of(expiry.last_day, today);
                lines.push(ExpiryLine { key: *key, last_day: expiry.last_day, line, band });
            }
        }
    }
    let place = |key: StockKey| walk.iter().position(|held| *held == key.place).unwrap_or(usize::MAX);
    let shelf = |key: StockKey| {
        let line = state.catalogue.line(key.place, key.item)?;
        line.shelf.get().map(|(name, position)| (*position, name.clone()))
    };
    lines.order_by(|a, b| {
        let (a_place, b_place) = (place(a.key), place(b.key));
        a_place
            .cmp(&b_place)
            .then_with(|| shelf(a.key).cmp(&shelf(b.key)))
            .then_with(|| (a.key, a.last_day, &a.line.bucket).cmp(&(b.key, b.last_day, &b.line.bucket)))
    });
    lines
}
