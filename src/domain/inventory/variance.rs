//! How far each count was from the book.
//!
//! A variance is derived and may change when late records arrive; the number that a person typed never
//! does. Whoever counts blind must not see anything from here before the line is recorded (`round`).

use std::collections::BTreeSet;

use crate::domain::ids::EventId;
use crate::domain::inventory::ledger::Entry;
use crate::domain::inventory::lots::Portion;
use crate::domain::inventory::replay::Split;
use crate::domain::inventory::settle::course;
use crate::domain::inventory::stock::StockKey;
use crate::domain::state::State;

/// What one count found, beside what the book said at that moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variance {
    /// Of a count in parts, the last part.
    pub count: EventId,
    pub have: i64,
    /// None for the first count of a shelf of which nothing had been recorded.
    pub book: Option<i64>,
    /// The lots that differ: before and after.
    pub lots: Vec<(Portion, i64, i64)>,
}

impl Variance {
    pub fn difference(&self) -> Option<i64> {
        self.book.map(|book| self.have - book)
    }
}

/// A count, and what there was before and after it.
#[derive(Clone, Debug)]
pub(crate) struct Observed {
    pub count: EventId,
    pub before: Split,
    pub after: Split,
    /// Whether anything had been recorded of the shelf before it.
    pub book: Book,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Book {
    Blank,
    Kept,
}

/// The variance of every count of a shelf, in the order in which they are believed to have happened.
pub fn variances(state: &State, key: StockKey) -> Vec<Variance> {
    let of = |observed: Observed| Variance {
        count: observed.count,
        have: observed.after.total(),
        book: (observed.book == Book::Kept).then(|| observed.before.total()),
        lots: differing(&observed.before, &observed.after),
    };
    observed(state, key).into_iter().map(of).collect()
}

/// Every count of a shelf in that order, the parts of one count as one.
pub(crate) fn observed(state: &State, key: StockKey) -> Vec<Observed> {
    let Some(ledger) = state.stock.ledger(key) else { return Vec::new() };
    let live: Vec<Entry> =
        ledger.entries().iter().filter(|entry| !state.stock.is_void(entry.id)).copied().collect();
    let mut found = Vec::new();
    let mut book = Book::Blank;
    course(&state.knowledge, state.stock.lots(), &live, ledger.finer(), |entry, before, after| {
        if entry.is_count() {
            let (before, after) = (before.clone(), after.clone());
            found.push(Observed { count: entry.id, before, after, book });
        }
        book = Book::Kept;
    });
    found
}

/// The lots of which there is another amount: before and after.
pub(crate) fn differing(before: &Split, after: &Split) -> Vec<(Portion, i64, i64)> {
    let named: BTreeSet<Portion> =
        after.portions().chain(before.portions()).map(|(portion, _)| portion).collect();
    named
        .into_iter()
        .map(|portion| (portion, before.get(portion).likely, after.get(portion).likely))
        .filter(|(_, was, is)| was != is)
        .collect()
}
