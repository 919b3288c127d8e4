//! One list for one trip: what all rooms walked today still need, by closet shelf.
//!
//! It is derived, not kept: a line is open while a room counted today is below par, and closes
//! when the stock has moved or the closet was found empty.

use crate::domain::ordered::Ordered as _;
use std::collections::BTreeMap;

use crate::domain::event::MovePurpose;
use crate::domain::ids::{EventId, ItemId, PlaceId};
use crate::domain::inventory::fefo::{proposal, usable_on};
use crate::domain::inventory::ledger::{Balance, EntryKind};
use crate::domain::inventory::lot::Bucket;
use crate::domain::inventory::stock::StockKey;
use crate::domain::inventory::view::{room_lines, rooms};
use crate::domain::quantity::Quantity;
use crate::domain::state::State;
use crate::domain::time::Date;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PickList {
    /// The rooms walked today that need something or got something, in the order of the walk.
    pub rooms: Vec<PlaceId>,
    /// By closet, shelf and position.
    pub lines: Vec<PickLine>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PickLine {
    pub item: ItemId,
    /// Where to take it from; none if no closet has a line for it.
    pub closet: Option<PlaceId>,
    pub shelf: String,
    pub position: u32,
    pub wants: Vec<RoomWant>,
    /// What the closet holds; meaningless without a closet.
    pub supply: Balance,
    /// What of it may be used: less where some of it is expired or held.
    pub usable: i64,
    /// The lots to take, the earliest first; empty where nobody follows lots.
    pub lots: Vec<(Bucket, Quantity)>,
    pub status: PickStatus,
}

/// What one room wants of an item and what it got on this trip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomWant {
    pub room: PlaceId,
    pub want: Quantity,
    pub taken: Quantity,
    /// The movements that brought it, to undo them.
    pub moves: Vec<EventId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PickStatus {
    /// Still to be taken.
    Open,
    /// Every room is at par.
    Taken,
    /// Rooms still want it, but the closet was counted and has none.
    Out,
}

impl PickLine {
    /// What the rooms still want together.
    pub fn want(&self) -> Quantity {
        sum(self.wants.iter().map(|want| want.want))
    }

    pub fn taken(&self) -> Quantity {
        sum(self.wants.iter().map(|want| want.taken))
    }

    /// What can be promised from the closet: all that is wanted if nobody ever counted it.
    pub fn take(&self) -> Quantity {
        match self.supply.anchor {
            None => self.want(),
            Some(_) => self.want().min(Quantity::new(self.usable).unwrap_or(Quantity::ZERO)),
        }
    }

    /// How much is missing in the closet for this trip, as far as its count tells.
    pub fn short(&self) -> Quantity {
        self.want().missing_from(self.take().value())
    }

    /// Shares `amount` among the rooms in the order of the walk; the last ones go short.
    pub fn share(&self, amount: Quantity) -> Vec<(PlaceId, Quantity)> {
        let mut left = amount.value();
        self.wants
            .iter()
            .filter_map(|want| {
                let part = want.want.value().min(left);
                left -= part;
                Quantity::new(part).ok().filter(|part| *part != Quantity::ZERO).map(|part| (want.room, part))
            })
            .collect()
    }
}

fn sum(parts: impl Iterator<Item = Quantity>) -> Quantity {
    Quantity::new(parts.map(Quantity::value).sum::<i64>().min(Quantity::MAX.value())).unwrap_or(Quantity::MAX)
}

/// The list of the day.
pub fn pick_list(state: &State, today: Date) -> PickList {
    let mut wants: BTreeMap<ItemId, Vec<RoomWant>> = BTreeMap::new();
    let mut walked = Vec::new();
    for room in rooms(state) {
        let mut concerned = false;
        for line in room_lines(state, room, today) {
            let (Some(counted), Some(want)) = (line.counted, line.bring) else { continue };
            let (taken, moves) =
                brought_since(state, StockKey { item: line.item, place: room }, counted.id, today);
            if want != Quantity::ZERO || taken != Quantity::ZERO {
                concerned = true;
                wants.entry(line.item).or_default().push(RoomWant { room, want, taken, moves });
            }
        }
        if concerned {
            walked.push(room);
        }
    }
    let closets = state.clinic.closets();
    let mut lines: Vec<(usize, PickLine)> =
        wants.into_iter().map(|(item, wants)| pick_line(state, &closets, item, wants, today)).collect();
    lines.order_by(|(closet_a, a), (closet_b, b)| {
        (closet_a, &a.shelf, a.position, a.item).cmp(&(closet_b, &b.shelf, b.position, b.item))
    });
    PickList { rooms: walked, lines: lines.into_iter().map(|(_, line)| line).collect() }
}

fn pick_line(
    state: &State,
    closets: &[PlaceId],
    item: ItemId,
    wants: Vec<RoomWant>,
    today: Date,
) -> (usize, PickLine) {
    let home = closets.iter().enumerate().find_map(|(order, closet)| {
        let line = state.catalogue.line(*closet, item)?;
        line.par().or_else(|| line.shelf.get().map(|_| Quantity::ZERO))?;
        Some((order, *closet, line.shelf.get()))
    });
    let (order, closet, shelf) = match home {
        Some((order, closet, shelf)) => (order, Some(closet), shelf),
        // No closet has a line for it: the first one is asked, after everything that has a shelf.
        None => (usize::MAX, closets.first().copied(), None),
    };
    let supply = closet.map(|place| state.stock.balance(StockKey { item, place })).unwrap_or_default();
    let usable = closet.map_or(0, |place| usable_on(state, StockKey { item, place }, today));
    let open = wants.iter().any(|want| want.want != Quantity::ZERO);
    let status = match (open, supply.anchor) {
        (false, _) => PickStatus::Taken,
        (true, Some(_)) if usable == 0 => PickStatus::Out,
        (true, _) => PickStatus::Open,
    };
    let (shelf, position) =
        shelf.map_or((String::new(), u32::MAX), |(name, position)| (name.as_str().to_owned(), *position));
    let lots = Vec::new();
    let mut line = PickLine { item, closet, shelf, position, wants, supply, usable, lots, status };
    if let Some(place) = closet
        && state.stock.ledger(StockKey { item, place }).is_some_and(|ledger| ledger.finer().is_some())
    {
        line.lots = proposal(state, StockKey { item, place }, line.take(), today);
    }
    (order, line)
}

/// What was brought to a shelf on `today` after its count, and by which movements.
fn brought_since(state: &State, key: StockKey, count: EventId, today: Date) -> (Quantity, Vec<EventId>) {
    let Some(ledger) = state.stock.ledger(key) else { return (Quantity::ZERO, Vec::new()) };
    let entries = ledger.entries();
    let counted_at = entries.iter().find(|entry| entry.id == count).map(|entry| entry.at);
    let brought: Vec<_> = entries
        .iter()
        .filter(|entry| {
            matches!(entry.kind, EntryKind::MovedIn { purpose: MovePurpose::Restock, .. })
                && entry.zoned().date() == today
                && Some(entry.at) >= counted_at
                && !state.stock.is_void(entry.id)
        })
        .collect();
    (sum(brought.iter().map(|entry| entry.quantity)), brought.iter().map(|entry| entry.id).collect())
}
