//! A par that the room's own history suggests. Always a proposal; never applied by itself.
//!
//! Rule (inventory research 2.4): the 95th percentile of what was used between two counts,
//! rounded up. Fewer than five intervals suggest nothing.

use crate::domain::inventory::ledger::Entry;
use crate::domain::inventory::stock::StockKey;
use crate::domain::ordered::Ordered as _;
use crate::domain::quantity::Quantity;
use crate::domain::state::State;

pub const MIN_INTERVALS: usize = 5;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub par: Quantity,
    /// Over how many intervals between counts.
    pub intervals: usize,
}

/// What the history of a shelf suggests as its par.
pub fn suggest_par(state: &State, key: StockKey) -> Option<Suggestion> {
    let ledger = state.stock.ledger(key)?;
    let mut entries: Vec<&Entry> =
        ledger.entries().iter().filter(|entry| !state.stock.is_void(entry.id)).collect();
    entries.order_by_key(|entry| (state.knowledge.corrected(entry.id, entry.at), entry.id));
    let mut used = Vec::new();
    let mut expected: Option<i64> = None;
    for entry in entries {
        match entry.change() {
            Some(change) => expected = expected.map(|expected| expected + change.max(0)),
            None => {
                let have = entry.quantity.value();
                if let Some(expected) = expected {
                    used.push((expected - have).max(0));
                }
                expected = Some(have);
            }
        }
    }
    if used.len() < MIN_INTERVALS {
        return None;
    }
    used.order();
    // The smallest value that at least 95 of 100 intervals do not exceed.
    let rank = (used.len() * 95).div_ceil(100).saturating_sub(1);
    let par = Quantity::new(*used.get(rank)?).ok()?;
    Some(Suggestion { par, intervals: used.len() })
}
