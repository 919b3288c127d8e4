//! How much of an item there was over time: the believed course of its shelves, as steps.
//!
//! What is there now is the ledger's (`ledger::Balance`); this is the way to it, for pictures and for
//! telling on which days there was any. What a blind round still hides is not told (`round`).

use crate::domain::ids::{ItemId, PlaceId};
use crate::domain::inventory::ledger::Entry;
use crate::domain::inventory::round::is_withheld;
use crate::domain::inventory::settle::course;
use crate::domain::inventory::stock::StockKey;
use crate::domain::ordered::Ordered as _;
use crate::domain::state::State;
use crate::domain::time::{Offset, Zoned};

/// A moment from which on there was another amount, or at which the same amount was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub at: Zoned,
    /// Base units from then on; below zero where more left than was ever known to be there.
    pub level: i64,
    pub kind: StepKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    Counted,
    Moved,
}

/// The steps of an item in all of these places together, the oldest first.
pub fn timeline(state: &State, item: ItemId, places: &[PlaceId]) -> Vec<Step> {
    let mut told: Vec<(usize, Step)> = Vec::new();
    for (number, place) in places.iter().enumerate() {
        let shelf = shelf_steps(state, StockKey { item, place: *place });
        told.extend(shelf.into_iter().map(|step| (number, step)));
    }
    // Stable, and the steps of one shelf never go back in time: each shelf keeps its own order.
    told.order_by_key(|(_, step)| step.at.at);
    let mut levels = vec![0_i64; places.len()];
    let mut steps: Vec<Step> = Vec::with_capacity(told.len());
    for (number, step) in told {
        if let Some(level) = levels.get_mut(number) {
            *level = step.level;
        }
        let step = Step { level: levels.iter().sum(), ..step };
        match steps.last_mut() {
            // What leaves one shelf and comes to another in one moment was never in between.
            Some(last) if last.at == step.at && [last.kind, step.kind] == [StepKind::Moved; 2] => {
                *last = step;
            }
            _ => steps.push(step),
        }
    }
    steps
}

/// The steps of one shelf, up to the first count that is still hidden.
fn shelf_steps(state: &State, key: StockKey) -> Vec<Step> {
    let Some(ledger) = state.stock.ledger(key) else { return Vec::new() };
    let live: Vec<Entry> =
        ledger.entries().iter().filter(|entry| !state.stock.is_void(entry.id)).copied().collect();
    let mut steps: Vec<Step> = Vec::new();
    let mut told = Told::All;
    course(&state.knowledge, state.stock.lots(), &live, ledger.finer(), |entry, _, after| {
        if told == Told::UpToHere || (entry.is_count() && is_withheld(state, key, entry.id)) {
            told = Told::UpToHere;
            return;
        }
        let at = state.knowledge.corrected(entry.id, entry.at);
        let at = steps.last().map_or(at, |last| last.at.at.max(at));
        let offset: Offset = entry.offset;
        let kind = if entry.is_count() { StepKind::Counted } else { StepKind::Moved };
        steps.push(Step { at: Zoned { at, offset }, level: after.total(), kind });
    });
    steps
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    All,
    UpToHere,
}
