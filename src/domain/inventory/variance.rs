//! How far each count was from the book, and the lines of a round of counting.
//!
//! A variance is derived and may change when late records arrive; the number that a person typed never
//! does. Whoever counts blind must not see anything from here before the line is recorded.

use crate::domain::event::stock::Sight;
use crate::domain::ids::{EventId, ItemId, PlaceId, SessionId};
use crate::domain::inventory::catalogue::ItemRecord;
use crate::domain::inventory::counting::Explanation;
use crate::domain::inventory::ledger::Entry;
use crate::domain::inventory::lots::Portion;
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

/// The variance of every count of a shelf, in the order in which they are believed to have happened.
pub fn variances(state: &State, key: StockKey) -> Vec<Variance> {
    let Some(ledger) = state.stock.ledger(key) else { return Vec::new() };
    let live: Vec<Entry> =
        ledger.entries().iter().filter(|entry| !state.stock.is_void(entry.id)).copied().collect();
    let mut found = Vec::new();
    let mut any_before = false;
    course(&state.knowledge, state.stock.lots(), &live, ledger.finer(), |entry, before, after| {
        if entry.is_count() {
            let lots = after
                .portions()
                .chain(before.portions())
                .map(|(portion, _)| portion)
                .collect::<std::collections::BTreeSet<_>>();
            let lots = lots
                .into_iter()
                .map(|portion| (portion, before.get(portion).likely, after.get(portion).likely))
                .filter(|(_, was, is)| was != is)
                .collect();
            let book = any_before.then(|| before.total());
            found.push(Variance { count: entry.id, have: after.total(), book, lots });
        }
        any_before = true;
    });
    found
}

/// One line of a round of counting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionLine {
    pub key: StockKey,
    pub stage: LineStage,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineStage {
    /// Blank is not zero.
    ToCount,
    /// Counted, and as the book says: evidence too.
    Agrees { have: i64 },
    /// Further off than is let pass: somebody counts it again without seeing either figure.
    CountAgain,
    /// Off, and now to be seen by everybody. `counts` is how often it was counted in this round.
    Differs { variance: Variance, counts: usize, explained: Option<Explanation> },
}

/// The lines of a session in the order of the walk. Nothing of the book is told about lines that are
/// still to be counted.
pub fn session_lines(state: &State, session: SessionId) -> Vec<SessionLine> {
    let Some(record) = state.counting.sessions.get(&session) else { return Vec::new() };
    let mut lines = Vec::new();
    for place in &record.what.places {
        for item in items_of(state, *place, &record.what.items) {
            let key = StockKey { item, place: *place };
            lines.push(SessionLine { key, stage: stage(state, session, key) });
        }
    }
    lines
}

fn items_of(state: &State, place: PlaceId, only: &[ItemId]) -> Vec<ItemId> {
    let mut lines: Vec<(Option<u32>, ItemId)> = state
        .catalogue
        .lines
        .get(&place)
        .into_iter()
        .flatten()
        .filter(|(item, line)| {
            let active = state.catalogue.item(item).is_some_and(ItemRecord::is_active);
            active && line.par().is_some() && (only.is_empty() || only.contains(item))
        })
        .map(|(item, line)| (line.shelf.get().map(|(_, position)| *position), *item))
        .collect();
    lines.sort_unstable_by_key(|(position, item)| (position.is_none(), *position, *item));
    // What is listed by name and has no line here may still be counted here.
    let named = only.iter().filter(|item| !lines.iter().any(|(_, held)| held == *item)).copied();
    let others: Vec<ItemId> =
        named.filter(|item| state.stock.ledger(StockKey { item: *item, place }).is_some()).collect();
    lines.into_iter().map(|(_, item)| item).chain(others).collect()
}

fn stage(state: &State, session: SessionId, key: StockKey) -> LineStage {
    let Some(ledger) = state.stock.ledger(key) else { return LineStage::ToCount };
    let counts: Vec<&Entry> = ledger
        .entries()
        .iter()
        .filter(|entry| entry.is_count() && !state.stock.is_void(entry.id))
        .filter(|entry| ledger.tally(entry.id).is_some_and(|tally| tally.session == Some(session)))
        .collect();
    let all = variances(state, key);
    let mut found = all.iter().filter(|variance| counts.iter().any(|count| count.id == variance.count));
    let Some(first) = found.next() else { return LineStage::ToCount };
    let last = found.next_back().unwrap_or(first);
    // Parts are one count, however many they are.
    let times =
        counts.iter().filter(|count| ledger.tally(count.id).is_some_and(|t| t.part.is_none())).count();
    // The second count is held against what the book said before the first one.
    let Some(book) = first.book else { return LineStage::Agrees { have: last.have } };
    if last.have == book {
        return LineStage::Agrees { have: last.have };
    }
    let record = state.counting.sessions.get(&session);
    let tolerance = record.map_or(state.counting.tolerance(), |record| record.what.tolerance);
    let blind = record.is_some_and(|record| record.what.sight == Sight::Blind);
    if blind && times == 1 && tolerance.is_exceeded(book, last.have) {
        return LineStage::CountAgain;
    }
    let explained = state.counting.explained.get(&last.count).and_then(|held| held.get()).cloned();
    let variance = Variance { book: Some(book), ..last.clone() };
    LineStage::Differs { variance, counts: times.max(1), explained }
}
