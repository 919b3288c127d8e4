//! Lists that screens show: the lines of a room, the rooms of a day, the movements of a shelf.
//! Every view is a pure function of the state and the day; nothing here is stored.

use crate::domain::ordered::Ordered as _;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::domain::event::PlaceKind;
use crate::domain::ids::{EventId, ItemId, PlaceId, StaffId};
use crate::domain::inventory::fefo::usable_on;
use crate::domain::inventory::ledger::{Anchor, Balance, Entry, EntryKind};
use crate::domain::inventory::order::{Relation, relation};
use crate::domain::inventory::round::is_withheld;
use crate::domain::inventory::stock::{StockKey, Void};
use crate::domain::inventory::variance::variances;
use crate::domain::quantity::Quantity;
use crate::domain::state::State;
use crate::domain::time::{Date, Instant};

/// One line of a room's list, in the order of its shelves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomLine {
    pub item: ItemId,
    /// Empty where nobody has named the shelf.
    pub shelf: String,
    pub position: u32,
    pub par: Quantity,
    pub balance: Balance,
    /// The count of today, if there is one. Blank is not zero.
    pub counted: Option<Anchor>,
    /// What to bring to reach par; none while the line is not counted today.
    pub bring: Option<Quantity>,
}

/// What a room's list comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RoomProgress {
    pub lines: u32,
    pub counted: u32,
    pub short_lines: u32,
    pub to_bring: i64,
    /// When the last line was counted, on whatever day.
    pub last_counted: Option<Instant>,
}

/// The count of `day` that a balance stands on.
pub fn counted_on(balance: &Balance, day: Date) -> Option<Anchor> {
    balance.anchor.filter(|anchor| anchor.counted.date() == day)
}

/// The lines of a place that have a par, by shelf and position.
pub fn room_lines(state: &State, place: PlaceId, today: Date) -> Vec<RoomLine> {
    let mut lines: Vec<RoomLine> = state
        .catalogue
        .lines
        .get(&place)
        .into_iter()
        .flatten()
        .filter(|(item, _)| state.catalogue.item(item).is_some_and(super::catalogue::ItemRecord::is_active))
        .filter_map(|(item, line)| {
            let par = line.par()?;
            let balance = state.stock.balance(StockKey { item: *item, place });
            let counted = counted_on(&balance, today);
            let (shelf, position) =
                line.shelf.get().map_or((String::new(), u32::MAX), |(shelf, position)| {
                    (shelf.as_str().to_owned(), *position)
                });
            // What is expired or held does not fill a room.
            let bring =
                counted.map(|_| par.missing_from(usable_on(state, StockKey { item: *item, place }, today)));
            Some(RoomLine { item: *item, shelf, position, par, balance, counted, bring })
        })
        .collect();
    sort_by_shelf(&mut lines, |line| (&line.shelf, line.position, line.item));
    lines
}

/// Sorts by the walk: shelves in the order of their first position, then by position.
pub(crate) fn sort_by_shelf<T>(lines: &mut [T], key: impl for<'a> Fn(&'a T) -> (&'a String, u32, ItemId)) {
    let mut first: BTreeMap<String, u32> = BTreeMap::new();
    for line in lines.iter() {
        let (shelf, position, _) = key(line);
        let held = first.entry(shelf.clone()).or_insert(position);
        *held = position.min(*held);
    }
    lines.order_by(|a, b| {
        let ((shelf_a, position_a, item_a), (shelf_b, position_b, item_b)) = (key(a), key(b));
        (first.get(shelf_a), shelf_a, position_a, item_a).cmp(&(
            first.get(shelf_b),
            shelf_b,
            position_b,
            item_b,
        ))
    });
}

/// How far a room has come today.
pub fn room_progress(state: &State, place: PlaceId, today: Date) -> RoomProgress {
    let mut progress = RoomProgress::default();
    for line in room_lines(state, place, today) {
        progress.lines += 1;
        progress.counted += u32::from(line.counted.is_some());
        let bring = line.bring.map_or(0, Quantity::value);
        progress.short_lines += u32::from(bring > 0);
        progress.to_bring += bring;
        let counted_at = line.balance.anchor.map(|anchor| anchor.counted.at);
        progress.last_counted = progress.last_counted.max(counted_at);
    }
    progress
}

/// Places that are walked and filled: those in use with lines that are not closets.
pub fn rooms(state: &State) -> Vec<PlaceId> {
    state
        .clinic
        .places_in_order()
        .into_iter()
        .filter(|id| {
            state.clinic.places.get(id).is_some_and(|place| place.kind() != PlaceKind::SupplyCloset)
                && state
                    .catalogue
                    .lines
                    .get(id)
                    .is_some_and(|lines| lines.values().any(|line| line.par().is_some()))
        })
        .collect()
}

/// A closet line that cannot cover half of its par: a closet is filled by deliveries, not daily,
/// so being below par is its ordinary state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShortLine {
    pub item: ItemId,
    pub closet: PlaceId,
    pub par: Quantity,
    /// What of it may be used: a closet that holds only expired boxes has run out.
    pub usable: i64,
}

/// Closet lines that run out, emptiest first. Lines that were never counted are not guessed at.
pub fn short_closet_lines(state: &State, today: Date) -> Vec<ShortLine> {
    let mut short: Vec<ShortLine> = Vec::new();
    for closet in state.clinic.closets() {
        for (item, line) in state.catalogue.lines.get(&closet).into_iter().flatten() {
            let active = state.catalogue.item(item).is_some_and(super::catalogue::ItemRecord::is_active);
            let balance = state.stock.balance(StockKey { item: *item, place: closet });
            let (true, Some(par), Some(_)) = (active, line.par(), balance.anchor) else { continue };
            let usable = usable_on(state, StockKey { item: *item, place: closet }, today);
            if usable * 2 < par.value() {
                short.push(ShortLine { item: *item, closet, par, usable });
            }
        }
    }
    short.order_by_key(|line| {
        (line.usable.saturating_mul(1000) / line.par.value().max(1), line.closet, line.item)
    });
    short
}

/// One line of the answer to "why is it 14?".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
    pub entry: Entry,
    pub void: Option<Void>,
    /// Where it stands to the count that the balance stands on; none for that count itself and
    /// for voided entries.
    pub relation: Option<Relation>,
    /// How far the count was from what had been expected; none for the first count, and as long as a
    /// blind round hides it.
    pub variance: Option<i64>,
}

/// All entries of a shelf, the latest first.
pub fn movements(state: &State, key: StockKey) -> Vec<Movement> {
    let Some(ledger) = state.stock.ledger(key) else { return Vec::new() };
    let knowledge = &state.knowledge;
    let mut entries: Vec<Entry> = ledger.entries().to_vec();
    entries.order_by_key(|entry| (knowledge.corrected(entry.id, entry.at), entry.id));
    let anchor = ledger.balance().anchor;
    let anchor_entry = anchor.and_then(|anchor| entries.iter().find(|entry| entry.id == anchor.id).copied());
    let variances: FxHashMap<EventId, Option<i64>> = variances(state, key)
        .into_iter()
        .filter(|variance| !is_withheld(state, key, variance.count))
        .map(|variance| (variance.count, variance.difference()))
        .collect();
    let mut list: Vec<Movement> = entries
        .into_iter()
        .map(|entry| {
            let void = state.stock.void_of(entry.id).copied();
            let variance = variances.get(&entry.id).copied().flatten();
            let relation = anchor_entry
                .filter(|anchor| anchor.id != entry.id && void.is_none())
                .map(|anchor| relation(knowledge, entry.moment(), anchor.moment()));
            Movement { entry, void, relation, variance }
        })
        .collect();
    list.reverse();
    list
}

/// One record of the shift: everything that one tap wrote is one line each, and can be voided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShiftRecord {
    pub key: StockKey,
    pub entry: Entry,
    pub void: Option<Void>,
}

/// Stock records of a day, the latest first; of one person if one is named.
pub fn shift_records(state: &State, day: Date, staff: Option<StaffId>) -> Vec<ShiftRecord> {
    let mut records: Vec<ShiftRecord> = state
        .stock
        .ledgers()
        .flat_map(|(key, ledger)| ledger.entries().iter().map(move |entry| (*key, *entry)))
        .filter(|(_, entry)| entry.zoned().date() == day && (staff.is_none() || entry.staff == staff))
        // A movement has two legs; the one that arrives is the line that people know.
        .filter(|(_, entry)| !matches!(entry.kind, EntryKind::MovedOut { .. } | EntryKind::FundedFrom(_)))
        .map(|(key, entry)| ShiftRecord { key, entry, void: state.stock.void_of(entry.id).copied() })
        .collect();
    records.order_by_key(|record| std::cmp::Reverse((record.entry.at, record.entry.id)));
    records
}

/// Lines that two tablets contest: count them again.
pub fn recount_lines(state: &State) -> Vec<StockKey> {
    let mut keys: Vec<StockKey> = state
        .stock
        .ledgers()
        .filter(|(_, ledger)| {
            let balance = ledger.balance();
            balance.low < balance.high || balance.unexplained() > 0
        })
        .map(|(key, _)| *key)
        .collect();
    keys.order();
    keys
}
