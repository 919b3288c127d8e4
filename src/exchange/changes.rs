//! What taking in a file would change: which shelves get another number.
//!
//! Made by folding a copy of the state with the plan's events and comparing the balances; the
//! state itself is not touched. Where a stream would exist in two versions the comparison is not
//! exact, because versions are told apart only when all of it is folded anew: see
//! [`Changes::certainty`].

use crate::domain::inventory::ledger::Balance;
use crate::domain::inventory::stock::StockKey;
use crate::domain::inventory::view::recount_lines;
use crate::domain::ordered::Ordered as _;
use crate::domain::state::State;
use crate::exchange::bundle::ImportPlan;
use crate::exchange::names;

/// A shelf whose number is another one afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BalanceChange {
    pub key: StockKey,
    /// What is shown now; none for a shelf of which nothing is known yet.
    pub before: Option<i64>,
    /// What will be shown; none when it will be unknown again.
    pub after: Option<i64>,
}

/// Whether the comparison is what will come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    Exact,
    /// A stream would exist in two versions: some numbers may come out otherwise.
    Estimate,
}

#[derive(Clone, Debug)]
pub struct Changes {
    /// In the order of the walk, then by the name of the item.
    pub balances: Vec<BalanceChange>,
    /// Lines that two tablets contest only after this file: they should be counted again.
    pub recount: Vec<StockKey>,
    /// Places and items that are new.
    pub new_places: usize,
    pub new_items: usize,
    pub certainty: Certainty,
    /// Clinic and catalogue as they will be, without stock: what the file calls things.
    pub named: State,
}

/// Compares what is shown now with what would be shown after the plan.
pub fn changes(state: &State, plan: &ImportPlan) -> Changes {
    let mut after = state.clone();
    for event in &plan.events {
        after.apply(event);
    }
    after.settle();
    let shown_then = |key| after.stock.ledger(key).map(|ledger| shown(ledger.balance()));
    let mut balances: Vec<BalanceChange> = after
        .stock
        .ledgers()
        .map(|(key, _)| BalanceChange {
            key: *key,
            before: state.stock.ledger(*key).map(|ledger| shown(ledger.balance())),
            after: shown_then(*key),
        })
        .filter(|change| change.before != change.after)
        .collect();
    let order = |change: &BalanceChange| {
        let place = after.clinic.places.get(&change.key.place).and_then(|place| place.order.get()).copied();
        (place, change.key.place, names::item(&after, change.key.item), change.key.item)
    };
    balances.order_by_key(order);
    let contested_now = recount_lines(state);
    let recount = recount_lines(&after).into_iter().filter(|key| contested_now.binary_search(key).is_err());
    Changes {
        balances,
        recount: recount.collect(),
        new_places: after.clinic.places.len().saturating_sub(state.clinic.places.len()),
        new_items: after.catalogue.items.len().saturating_sub(state.catalogue.items.len()),
        named: State { clinic: after.clinic.clone(), catalogue: after.catalogue.clone(), ..State::default() },
        certainty: if plan.forks.is_empty() { Certainty::Exact } else { Certainty::Estimate },
    }
}

/// The number that screens show for a balance.
fn shown(balance: &Balance) -> i64 {
    balance.likely.max(0)
}
