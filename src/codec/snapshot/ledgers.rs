//! The form of the stock ledgers. A million entries must be read in a blink, so an entry is eight
//! numbers of one flat array, small because each is told as the difference from the one before.

use crate::domain::ordered::Ordered as _;
use std::collections::BTreeSet;
use std::hash::Hash;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::codec::snapshot::lots::{SortedLots, get_finer, portion};
use crate::codec::wire::{Reader, Wire, WireError, Writer};
use crate::domain::event::stock::{FundingPurpose, UseContext, VarianceReason, WasteReason};
use crate::domain::event::{CountMethod, MovePurpose, Timing};
use crate::domain::ids::{EventId, ItemId, PlaceId, StaffId, StreamId};
use crate::domain::inventory::ledger::{Anchor, Balance, Entry, EntryKind, Ledger};
use crate::domain::inventory::lots::LotRecord;
use crate::domain::inventory::stock::{Stock, StockKey};
use crate::domain::quantity::Quantity;
use crate::domain::state::SeenEvents;
use crate::domain::time::{Instant, Offset};

/// Array of lots, array of places, array of people, array of ledgers.
pub(super) const PARTS: usize = 4;

/// Numbers an entry takes: stream, number (from the entry before if it is of the same stream),
/// time (from the entry before), quantity, person (0 for none), offset (from the entry before),
/// kind and timing, other place (0 for none), portion (0 for the plain one).
const NUMBERS: usize = 9;

/// All ledgers with all their entries in the order of their ids.
pub(super) struct Sorted<'a> {
    ledgers: Vec<(StockKey, &'a Ledger, Vec<&'a Entry>)>,
    places: Vec<PlaceId>,
    people: Vec<StaffId>,
    lots: SortedLots<'a>,
}

impl<'a> Sorted<'a> {
    pub(super) fn of(stock: &'a Stock) -> Self {
        let lots = SortedLots::of(stock.lots());
        let (mut places, mut people) = (FxHashSet::default(), FxHashSet::default());
        let mut ledgers: Vec<_> = Vec::new();
        for (key, ledger) in stock.ledgers() {
            places.insert(key.place);
            let mut entries: Vec<&Entry> = ledger.entries().iter().collect();
            entries.order_by_key(|entry| (entry.id, entry.kind));
            for entry in &entries {
                places.extend(other_place(entry.kind));
                people.extend(entry.staff);
            }
            ledgers.push((*key, ledger, entries));
        }
        ledgers.order_by_key(|(key, ..)| *key);
        Self { ledgers, places: sorted(places), people: sorted(people), lots }
    }

    /// Puts what names streams in ways of its own; the rest is told by [`Self::name_streams`].
    pub(super) fn put_lots(&self, out: &mut Writer<'_>) {
        self.lots.put(out);
        for (_, ledger, _) in &self.ledgers {
            self.lots.put_finer(ledger.finer(), out);
        }
    }

    pub(super) fn name_streams(&self, named: &mut BTreeSet<StreamId>) {
        named.extend(self.places.iter().map(|place| place.0.stream));
        named.extend(self.people.iter().map(|staff| staff.0.stream));
        for (key, _, entries) in &self.ledgers {
            named.insert(key.item.0.stream);
            // Sorted by id, so that a stream's entries stand together.
            let mut last = None;
            for stream in entries.iter().map(|entry| entry.id.stream) {
                if last != Some(stream) {
                    named.insert(stream);
                    last = Some(stream);
                }
            }
        }
    }

    pub(super) fn put(&self, out: &mut Writer<'_>) {
        self.lots.put(out);
        self.places.put(out);
        self.people.put(out);
        let (places, people) = (numbered(&self.places), numbered(&self.people));
        out.array(self.ledgers.len());
        for (key, ledger, entries) in &self.ledgers {
            out.array(10);
            key.item.put(out);
            out.uint(number(&places, &key.place));
            let balance = ledger.balance();
            out.int(balance.low);
            out.int(balance.likely);
            out.int(balance.high);
            out.uint(u64::from(balance.contested));
            let anchor = balance.anchor.map(|anchor| anchor.id);
            match anchor.and_then(|id| entries.binary_search_by_key(&id, |entry| entry.id).ok()) {
                Some(place) => out.uint(place as u64),
                None => out.null(),
            }
            // Of a count in parts it is more than its last part says.
            out.uint(balance.anchor.map_or(0, |anchor| anchor.quantity.value().unsigned_abs()));
            self.lots.put_finer(ledger.finer(), out);
            out.array(entries.len() * NUMBERS);
            let mut before = Before::default();
            for entry in entries {
                before.put(entry, &places, &people, &self.lots, out);
            }
        }
    }
}

/// The lots by number, and the ledgers.
pub(super) type Read = (Vec<LotRecord>, Vec<(StockKey, Ledger)>);

/// Reads the ledgers, and notes in `seen` where the first leg of each event lies.
pub(super) fn get(from: &mut Reader<'_, '_>, seen: &mut SeenEvents) -> Result<Read, WireError> {
    let lots: Vec<LotRecord> = Vec::get(from)?;
    let places: Vec<PlaceId> = Vec::get(from)?;
    let people: Vec<StaffId> = Vec::get(from)?;
    let mut ledgers = Vec::new();
    for _ in 0..from.array()? {
        from.array_of(10)?;
        let item = ItemId::get(from)?;
        let key = StockKey { item, place: at(&places, from.uint()?)? };
        let (low, likely, high, contested) = (from.int()?, from.int()?, from.int()?, from.uint32()?);
        let anchor = Option::<u32>::get(from)?;
        let counted = quantity(from.uint()?)?;
        let finer = get_finer(from)?;
        let count = from.array()? / NUMBERS;
        // A length is only a claim: no entry is shorter than its numbers.
        let mut entries = Vec::with_capacity(count.min(from.left() / NUMBERS));
        let mut before = Before::default();
        for _ in 0..count {
            let entry = before.get(from, &places, &people)?;
            if !matches!(entry.kind, EntryKind::MovedIn { .. } | EntryKind::FundedTo(_)) {
                seen.insert(entry.id, Some(ledgers.len() as u32));
            }
            entries.push(entry);
        }
        let anchor = match anchor {
            None => None,
            Some(place) => match entries.get(place as usize) {
                Some(entry @ Entry { kind: EntryKind::Counted(method), .. }) => {
                    Some(Anchor { quantity: counted, ..Anchor::of(entry, *method) })
                }
                _ => return Err(WireError::OutOfRange),
            },
        };
        let balance = Balance { low, likely, high, anchor, contested };
        ledgers.push((key, Ledger::restored(entries, balance, finer)));
    }
    Ok((lots, ledgers))
}

fn quantity(value: u64) -> Result<Quantity, WireError> {
    i64::try_from(value).ok().and_then(|value| Quantity::new(value).ok()).ok_or(WireError::OutOfRange)
}

/// What the next entry is told from.
#[derive(Default)]
struct Before {
    /// Place in the stream table, and sequence number.
    id: Option<(u64, u32)>,
    at: i64,
    offset: i16,
}

impl Before {
    fn put(
        &mut self,
        entry: &Entry,
        places: &FxHashMap<PlaceId, u64>,
        people: &FxHashMap<StaffId, u64>,
        lots: &SortedLots<'_>,
        out: &mut Writer<'_>,
    ) {
        let stream = out.place_of(entry.id.stream);
        let seq = match self.id {
            Some((held, seq)) if held == stream => entry.id.seq().wrapping_sub(seq),
            _ => entry.id.seq(),
        };
        out.uint(stream);
        out.uint(u64::from(seq));
        out.int(entry.at.ms().wrapping_sub(self.at));
        out.uint(entry.quantity.value().unsigned_abs());
        out.uint(entry.staff.map_or(0, |staff| number(people, &staff) + 1));
        out.int(i64::from(entry.offset.minutes()) - i64::from(self.offset));
        out.uint(tag_of(entry.kind, entry.timing));
        out.uint(other_place(entry.kind).map_or(0, |place| number(places, &place) + 1));
        out.uint(lots.number(entry.portion));
        *self =
            Self { id: Some((stream, entry.id.seq())), at: entry.at.ms(), offset: entry.offset.minutes() };
    }

    fn get(
        &mut self,
        from: &mut Reader<'_, '_>,
        places: &[PlaceId],
        people: &[StaffId],
    ) -> Result<Entry, WireError> {
        let stream = from.uint()?;
        let seq = match self.id {
            Some((held, seq)) if held == stream => from.uint32()?.wrapping_add(seq),
            _ => from.uint32()?,
        };
        let id = from
            .stream_at(stream)
            .and_then(|stream| EventId::at(stream, seq))
            .ok_or(WireError::OutOfRange)?;
        let at_ms = from.int()?.wrapping_add(self.at);
        let quantity = quantity(from.uint()?)?;
        let staff = match from.uint()?.checked_sub(1) {
            None => None,
            Some(place) => Some(at(people, place)?),
        };
        let minutes = i16::try_from(from.int()?.saturating_add(i64::from(self.offset)));
        let offset = minutes.ok().and_then(Offset::from_minutes).ok_or(WireError::OutOfRange)?;
        let tag = from.uint()?;
        let other = match from.uint()?.checked_sub(1) {
            None => None,
            Some(place) => Some(at(places, place)?),
        };
        let portion = portion(from.uint()?)?;
        *self = Self { id: Some((stream, seq)), at: at_ms, offset: offset.minutes() };
        Ok(Entry {
            id,
            at: Instant::from_ms(at_ms),
            quantity,
            staff,
            offset,
            timing: if tag & 1 == 0 { Timing::Now } else { Timing::Backdated },
            kind: kind_of(tag >> 1, other).ok_or(WireError::OutOfRange)?,
            portion,
        })
    }
}

const fn other_place(kind: EntryKind) -> Option<PlaceId> {
    match kind {
        EntryKind::MovedIn { from: other, .. } | EntryKind::MovedOut { to: other, .. } => Some(other),
        _ => None,
    }
}

/// Kind, what it was for, timing.
fn tag_of(kind: EntryKind, timing: Timing) -> u64 {
    let (kind, detail) = match kind {
        EntryKind::Counted(method) => (0, place_in(&CountMethod::ALL, method)),
        EntryKind::Received => (1, 0),
        EntryKind::Used(None) => (2, 0),
        EntryKind::Used(Some(context)) => (3, place_in(&UseContext::ALL, context)),
        EntryKind::MovedIn { purpose, .. } => (4, place_in(&MovePurpose::ALL, purpose)),
        EntryKind::MovedOut { purpose, .. } => (5, place_in(&MovePurpose::ALL, purpose)),
        EntryKind::Wasted(reason) => (6, place_in(&WasteReason::ALL, reason)),
        EntryKind::AdjustedUp(reason) => (7, place_in(&VarianceReason::ALL, reason)),
        EntryKind::AdjustedDown(reason) => (8, place_in(&VarianceReason::ALL, reason)),
        EntryKind::FundedFrom(purpose) => (9, place_in(&FundingPurpose::ALL, purpose)),
        EntryKind::FundedTo(purpose) => (10, place_in(&FundingPurpose::ALL, purpose)),
    };
    // Kinds in the low digits keep the common ones at one byte.
    (detail * KINDS + kind) * 2 + u64::from(timing == Timing::Backdated)
}

const KINDS: u64 = 11;

fn kind_of(code: u64, other: Option<PlaceId>) -> Option<EntryKind> {
    let detail = usize::try_from(code / KINDS).ok()?;
    match code % KINDS {
        0 => CountMethod::ALL.get(detail).copied().map(EntryKind::Counted),
        1 => Some(EntryKind::Received),
        2 => Some(EntryKind::Used(None)),
        3 => UseContext::ALL.get(detail).copied().map(|context| EntryKind::Used(Some(context))),
        4 => Some(EntryKind::MovedIn { from: other?, purpose: *MovePurpose::ALL.get(detail)? }),
        5 => Some(EntryKind::MovedOut { to: other?, purpose: *MovePurpose::ALL.get(detail)? }),
        6 => WasteReason::ALL.get(detail).copied().map(EntryKind::Wasted),
        7 => VarianceReason::ALL.get(detail).copied().map(EntryKind::AdjustedUp),
        8 => VarianceReason::ALL.get(detail).copied().map(EntryKind::AdjustedDown),
        9 => FundingPurpose::ALL.get(detail).copied().map(EntryKind::FundedFrom),
        _ => FundingPurpose::ALL.get(detail).copied().map(EntryKind::FundedTo),
    }
}

fn place_in<T: PartialEq + Copy>(all: &[T], value: T) -> u64 {
    all.iter().position(|held| *held == value).map_or(0, |place| place as u64)
}

fn sorted<T: Ord>(set: FxHashSet<T>) -> Vec<T> {
    let mut values: Vec<T> = set.into_iter().collect();
    values.order();
    values
}

fn numbered<T: Copy + Eq + Hash>(values: &[T]) -> FxHashMap<T, u64> {
    (0..).zip(values).map(|(place, value)| (*value, place)).collect()
}

fn number<T: Eq + Hash>(numbers: &FxHashMap<T, u64>, value: &T) -> u64 {
    numbers.get(value).copied().unwrap_or(u64::MAX)
}

fn at<T: Copy>(values: &[T], place: u64) -> Result<T, WireError> {
    let place = usize::try_from(place).map_err(|_| WireError::OutOfRange)?;
    values.get(place).copied().ok_or(WireError::OutOfRange)
}
