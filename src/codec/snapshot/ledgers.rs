//! The form of the stock ledgers. A million entries must be read in a blink, so an entry is eight
//! numbers of one flat array, small because each is told as the difference from the one before.

use std::collections::BTreeSet;
use std::hash::Hash;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::codec::wire::{Reader, Wire, WireError, Writer};
use crate::domain::event::{CountMethod, MovePurpose, Timing};
use crate::domain::ids::{EventId, ItemId, PlaceId, StaffId, StreamId};
use crate::domain::inventory::ledger::{Anchor, Balance, Entry, EntryKind, Ledger};
use crate::domain::inventory::stock::{Stock, StockKey};
use crate::domain::quantity::Quantity;
use crate::domain::state::SeenEvents;
use crate::domain::time::{Instant, Offset};

/// Array of places, array of people, array of ledgers.
pub(super) const PARTS: usize = 3;

/// Numbers an entry takes: stream, number (from the entry before if it is of the same stream),
/// time (from the entry before), quantity, person (0 for none), offset (from the entry before),
/// kind and timing, other place (0 for none).
const NUMBERS: usize = 8;

/// All ledgers with all their entries in the order of their ids.
pub(super) struct Sorted<'a> {
    ledgers: Vec<(StockKey, &'a Ledger, Vec<&'a Entry>)>,
    places: Vec<PlaceId>,
    people: Vec<StaffId>,
}

impl<'a> Sorted<'a> {
    pub(super) fn of(stock: &'a Stock) -> Self {
        let (mut places, mut people) = (FxHashSet::default(), FxHashSet::default());
        let mut ledgers: Vec<_> = Vec::new();
        for (key, ledger) in stock.ledgers() {
            places.insert(key.place);
            let mut entries: Vec<&Entry> = ledger.entries().iter().collect();
            entries.sort_by_key(|entry| (entry.id, entry.kind));
            for entry in &entries {
                places.extend(other_place(entry.kind));
                people.extend(entry.staff);
            }
            ledgers.push((*key, ledger, entries));
        }
        ledgers.sort_unstable_by_key(|(key, ..)| *key);
        Self { ledgers, places: sorted(places), people: sorted(people) }
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
        self.places.put(out);
        self.people.put(out);
        let (places, people) = (numbered(&self.places), numbered(&self.people));
        out.array(self.ledgers.len());
        for (key, ledger, entries) in &self.ledgers {
            out.array(8);
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
            out.array(entries.len() * NUMBERS);
            let mut before = Before::default();
            for entry in entries {
                before.put(entry, &places, &people, out);
            }
        }
    }
}

/// Reads the ledgers, and notes in `seen` where the first leg of each event lies.
pub(super) fn get(
    from: &mut Reader<'_, '_>,
    seen: &mut SeenEvents,
) -> Result<Vec<(StockKey, Ledger)>, WireError> {
    let places: Vec<PlaceId> = Vec::get(from)?;
    let people: Vec<StaffId> = Vec::get(from)?;
    let mut ledgers = Vec::new();
    for _ in 0..from.array()? {
        from.array_of(8)?;
        let item = ItemId::get(from)?;
        let key = StockKey { item, place: at(&places, from.uint()?)? };
        let (low, likely, high, contested) = (from.int()?, from.int()?, from.int()?, from.uint32()?);
        let anchor = Option::<u32>::get(from)?;
        let count = from.array()? / NUMBERS;
        // A length is only a claim: no entry is shorter than its numbers.
        let mut entries = Vec::with_capacity(count.min(from.left() / NUMBERS));
        let mut before = Before::default();
        for _ in 0..count {
            let entry = before.get(from, &places, &people)?;
            if !matches!(entry.kind, EntryKind::MovedIn { .. }) {
                seen.insert(entry.id, Some(ledgers.len() as u32));
            }
            entries.push(entry);
        }
        let anchor = match anchor {
            None => None,
            Some(place) => match entries.get(place as usize) {
                Some(entry @ Entry { kind: EntryKind::Counted(method), .. }) => {
                    Some(Anchor::of(entry, *method))
                }
                _ => return Err(WireError::OutOfRange),
            },
        };
        ledgers.push((key, Ledger::restored(entries, Balance { low, likely, high, anchor, contested })));
    }
    Ok(ledgers)
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
        let quantity = i64::try_from(from.uint()?).ok().and_then(|value| Quantity::new(value).ok());
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
        *self = Self { id: Some((stream, seq)), at: at_ms, offset: offset.minutes() };
        Ok(Entry {
            id,
            at: Instant::from_ms(at_ms),
            quantity: quantity.ok_or(WireError::OutOfRange)?,
            staff,
            offset,
            timing: if tag & 1 == 0 { Timing::Now } else { Timing::Backdated },
            kind: kind_of(tag >> 1, other).ok_or(WireError::OutOfRange)?,
        })
    }
}

const fn other_place(kind: EntryKind) -> Option<PlaceId> {
    match kind {
        EntryKind::MovedIn { from: other, .. } | EntryKind::MovedOut { to: other, .. } => Some(other),
        EntryKind::Counted(_) | EntryKind::Received | EntryKind::Used => None,
    }
}

const fn tag_of(kind: EntryKind, timing: Timing) -> u64 {
    let kind = match kind {
        EntryKind::Counted(CountMethod::Entered) => 0,
        EntryKind::Counted(CountMethod::AtPar) => 1,
        EntryKind::Counted(CountMethod::FoundShort) => 2,
        EntryKind::Received => 4,
        EntryKind::Used => 5,
        EntryKind::MovedIn { purpose, .. } => 8 + purpose_code(purpose),
        EntryKind::MovedOut { purpose, .. } => 12 + purpose_code(purpose),
    };
    kind * 2
        + match timing {
            Timing::Now => 0,
            Timing::Backdated => 1,
        }
}

const fn purpose_code(purpose: MovePurpose) -> u64 {
    match purpose {
        MovePurpose::Restock => 0,
        MovePurpose::Return => 1,
        MovePurpose::Overflow => 2,
        MovePurpose::Loan => 3,
    }
}

fn kind_of(code: u64, other: Option<PlaceId>) -> Option<EntryKind> {
    let purpose = match code & 3 {
        0 => MovePurpose::Restock,
        1 => MovePurpose::Return,
        2 => MovePurpose::Overflow,
        _ => MovePurpose::Loan,
    };
    match code {
        0 => Some(EntryKind::Counted(CountMethod::Entered)),
        1 => Some(EntryKind::Counted(CountMethod::AtPar)),
        2 => Some(EntryKind::Counted(CountMethod::FoundShort)),
        4 => Some(EntryKind::Received),
        5 => Some(EntryKind::Used),
        8..=11 => Some(EntryKind::MovedIn { from: other?, purpose }),
        12..=15 => Some(EntryKind::MovedOut { to: other?, purpose }),
        _ => None,
    }
}

fn sorted<T: Ord>(set: FxHashSet<T>) -> Vec<T> {
    let mut values: Vec<T> = set.into_iter().collect();
    values.sort_unstable();
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
