//! Recalls: which lots the maker takes back, where they lie, and what was done about each line.
//!
//! The lines are computed from the ledgers, so that what another tablet used or moved before it heard
//! of the recall is on the list too. Stock of an unknown lot is a suspect until somebody has looked.

use crate::domain::event::stock::UseContext;
use crate::domain::event::supply::{RecallAction, RecallLine, RecallRegistered};
use crate::domain::event::{Body, Event};
use crate::domain::ids::{EventId, ItemId, PlaceId, RecallId, StaffId};
use crate::domain::inventory::ledger::{Entry, EntryKind, Ledger};
use crate::domain::inventory::lot::{Lot, LotCode};
use crate::domain::inventory::lots::LotNo;
use crate::domain::inventory::stock::StockKey;
use crate::domain::keyed::{LiteMap, OrDefault as _};
use crate::domain::ordered::Ordered as _;
use crate::domain::quantity::Quantity;
use crate::domain::register::Register;
use crate::domain::state::State;
use crate::domain::text::Note;
use crate::domain::time::Zoned;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recalls {
    pub registered: LiteMap<RecallId, Box<Recall>>,
    /// By recall and line; the last word counts.
    pub resolved: LiteMap<RecallId, Vec<(RecallLine, Register<Resolution>)>>,
    pub closed: LiteMap<RecallId, LiteMap<EventId, Zoned>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recall {
    pub what: RecallRegistered,
    pub since: Zoned,
    pub by: Option<StaffId>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolution {
    pub found: Quantity,
    pub action: RecallAction,
    pub note: Note,
    pub by: Option<StaffId>,
    pub resolved: Zoned,
}

impl Recalls {
    pub(crate) fn apply(&mut self, event: &Event) {
        match &event.body {
            Body::RecallRegistered(what) => {
                let recall = Recall { what: (**what).clone(), since: event.zoned(), by: event.header.staff };
                self.registered.insert(RecallId(event.id), Box::new(recall));
            }
            Body::RecallLineResolved(line) => {
                let resolution = Resolution {
                    found: line.found,
                    action: line.action,
                    note: line.note.clone(),
                    by: event.header.staff,
                    resolved: event.zoned(),
                };
                let lines = self.resolved.or_default(line.recall);
                let place = match lines.binary_search_by(|(held, _)| held.cmp(&line.line)) {
                    Ok(place) => place,
                    Err(place) => {
                        lines.insert(place, (line.line.clone(), Register::default()));
                        place
                    }
                };
                if let Some((_, register)) = lines.get_mut(place) {
                    register.write(event.stamp(), resolution);
                }
            }
            Body::RecallClosed(closed) => {
                self.closed.or_default(closed.recall).insert(event.id, event.zoned());
            }
            _ => {}
        }
    }

    pub fn is_closed(&self, recall: RecallId) -> bool {
        self.closed.contains_key(&recall)
    }

    /// The recall that holds a lot in its matching form. A closed recall still holds it: what turns up
    /// later is not good either.
    pub fn holding(
        &self,
        item: ItemId,
        matching: &str,
        is_void: impl Fn(EventId) -> bool,
    ) -> Option<RecallId> {
        self.registered
            .iter()
            .find(|(id, recall)| {
                recall.what.item == item
                    && !is_void(id.0)
                    && recall.what.lots.iter().any(|lot| lot.matching() == matching)
            })
            .map(|(id, _)| *id)
    }

    fn resolution(&self, recall: RecallId, line: &RecallLine) -> Option<&Resolution> {
        let lines = self.resolved.get(&recall)?;
        let place = lines.binary_search_by(|(held, _)| held.cmp(line)).ok()?;
        lines.get(place).and_then(|(_, register)| register.get())
    }
}

/// One line of a recall's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecallTask {
    pub line: RecallLine,
    /// At most this much: what may be there counts.
    pub most: i64,
    pub resolution: Option<Resolution>,
    /// Whether more of it came to the place after somebody had looked.
    pub came_since: bool,
}

/// How far a recall is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecallStanding {
    /// So many lines are still to be dealt with.
    Open {
        lines: usize,
    },
    /// It was closed, and more of it turned up since.
    Reopened {
        lines: usize,
    },
    Closed,
}

/// All recalls that were not taken back: those that ask for something first, the latest first.
pub fn recall_list(state: &State) -> Vec<(RecallId, RecallStanding)> {
    let stand = state.recalls.registered.keys().filter(|id| !state.stock.is_void(id.0));
    let mut list: Vec<(RecallId, RecallStanding)> = stand.map(|id| (*id, standing(state, *id))).collect();
    let since = |id: &RecallId| state.recalls.registered.get(id).map(|recall| recall.since.at);
    list.order_by(|(a, a_standing), (b, b_standing)| {
        let is_closed = |standing: &RecallStanding| *standing == RecallStanding::Closed;
        let by_standing = is_closed(a_standing).cmp(&is_closed(b_standing));
        by_standing.then_with(|| (since(b), b).cmp(&(since(a), a)))
    });
    list
}

pub fn standing(state: &State, recall: RecallId) -> RecallStanding {
    let lines = recall_tasks(state, recall).iter().filter(|task| task.is_open()).count();
    match (state.recalls.is_closed(recall), lines) {
        (false, lines) => RecallStanding::Open { lines },
        (true, 0) => RecallStanding::Closed,
        (true, lines) => RecallStanding::Reopened { lines },
    }
}

/// Everything that a recall asks about, places in the order of the walk.
pub fn recall_tasks(state: &State, recall: RecallId) -> Vec<RecallTask> {
    let Some(record) = state.recalls.registered.get(&recall) else { return Vec::new() };
    let item = record.what.item;
    let mut tasks = recall_hits(state, item, &record.what.lots);
    // What somebody has dealt with stays on the list, though the shelf may be empty since.
    for (line, _) in state.recalls.resolved.get(&recall).into_iter().flatten() {
        if !tasks.iter().any(|(held, _)| held == line) {
            tasks.push((line.clone(), 0));
        }
    }
    tasks
        .into_iter()
        .map(|(line, most)| {
            let resolution = state.recalls.resolution(recall, &line).cloned();
            let came_since = resolution.as_ref().is_some_and(|done| came_since(state, item, &line, done));
            RecallTask { line, most, resolution, came_since }
        })
        .collect()
}

/// What a recall of these lots would ask about now, each with how much of it there may be.
pub fn recall_hits(state: &State, item: ItemId, recalled: &[LotCode]) -> Vec<(RecallLine, i64)> {
    let lots = state.stock.lots();
    let recalled: Vec<LotNo> = recalled
        .iter()
        .filter_map(|code| {
            let lot = Lot { code: Some(code.clone()), expiry: None };
            lots.find(item, &lot)
        })
        .collect();
    let mut tasks: Vec<(RecallLine, i64)> = Vec::new();
    let order = state.clinic.places_in_order();
    let mut ledgers: Vec<(PlaceId, &Ledger)> = state
        .stock
        .ledgers()
        .filter(|(key, _)| key.item == item)
        .map(|(key, ledger)| (key.place, ledger))
        .collect();
    ledgers.order_by_key(|(place, _)| (order.iter().position(|held| held == place), *place));
    for (place, ledger) in &ledgers {
        for (lot, most) in highest(ledger, &recalled) {
            tasks.push((RecallLine::Found(*place, lots.named(lot)), most));
        }
    }
    for (place, ledger) in &ledgers {
        let unknown = most_of(ledger, LotNo::UNKNOWN);
        if unknown > 0 {
            tasks.push((RecallLine::Suspect(*place), unknown));
        }
    }
    for lot in &recalled {
        let gone = |away: bool| -> i64 {
            ledgers
                .iter()
                .flat_map(|(_, ledger)| ledger.entries())
                .filter(|entry| entry.portion.lot == *lot && !state.stock.is_void(entry.id))
                .filter_map(|entry| used(entry).filter(|(_, is_away)| *is_away == away))
                .map(|(quantity, _)| quantity)
                .sum()
        };
        for (line, quantity) in [
            (RecallLine::Used(lots.named(*lot)), gone(false)),
            (RecallLine::SentAway(lots.named(*lot)), gone(true)),
        ] {
            if quantity > 0 {
                tasks.push((line, quantity));
            }
        }
    }
    tasks
}

impl RecallTask {
    /// Whether somebody still has to do something. Recalled stock that came to a shelf later is open again;
    /// where somebody looked and found none, the book alone does not open it.
    pub fn is_open(&self) -> bool {
        let Some(done) = &self.resolution else { return true };
        let looked = matches!(done.action, RecallAction::NotThere | RecallAction::OtherLot);
        match &self.line {
            RecallLine::Found(..) => self.came_since || (!looked && self.most > done.found.value()),
            RecallLine::Suspect(_) => self.came_since,
            // Who was told of nine was not told of the two that another tablet used as well.
            RecallLine::Used(_) | RecallLine::SentAway(_) => self.most > done.found.value(),
        }
    }
}

/// Whether stock that a line asks about came to its place after somebody had looked.
fn came_since(state: &State, item: ItemId, line: &RecallLine, done: &Resolution) -> bool {
    let (place, lot) = match line {
        RecallLine::Found(place, lot) => (*place, lot),
        RecallLine::Suspect(place) => (*place, &Lot::UNKNOWN),
        RecallLine::Used(_) | RecallLine::SentAway(_) => return false,
    };
    let lot = state.stock.lots().find(item, lot);
    let entries = state.stock.ledger(StockKey { item, place }).map(Ledger::entries).unwrap_or_default();
    entries.iter().any(|entry| {
        Some(entry.portion.lot) == lot
            && entry.change().is_some_and(|change| change > 0)
            && entry.at > done.resolved.at
            && !state.stock.is_void(entry.id)
    })
}

fn highest(ledger: &Ledger, lots: &[LotNo]) -> Vec<(LotNo, i64)> {
    lots.iter().map(|lot| (*lot, most_of(ledger, *lot))).filter(|(_, most)| *most > 0).collect()
}

fn most_of(ledger: &Ledger, lot: LotNo) -> i64 {
    let portions = ledger.portions();
    portions.iter().filter(|(portion, _)| portion.lot == lot).map(|(_, range)| range.high.max(0)).sum()
}

/// What a use took, and whether it went to another site.
fn used(entry: &Entry) -> Option<(i64, bool)> {
    match entry.kind {
        EntryKind::Used(context) => Some((entry.quantity.value(), context == Some(UseContext::OtherSite))),
        _ => None,
    }
}
