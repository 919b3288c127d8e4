//! One round of counting: its lines, how far each has come, and when its differences are shown.
//!
//! A line that is far off is counted a second time before anybody sees either figure. Nothing of the
//! book is told about a line that waits, and a blind round keeps all of it back until no line waits.

use std::collections::BTreeMap;

use crate::domain::event::stock::{CountScope, Sight};
use crate::domain::ids::{EventId, ItemId, PlaceId, SessionId, StaffId};
use crate::domain::inventory::catalogue::ItemRecord;
use crate::domain::inventory::counting::Explanation;
use crate::domain::inventory::fefo::{Fitness, fitness_of};
use crate::domain::inventory::ledger::{Entry, Tally};
use crate::domain::inventory::lot::{Bucket, Expiry};
use crate::domain::inventory::lots::Portion;
use crate::domain::inventory::replay::Split;
use crate::domain::inventory::settle::LEAST_PARTS;
use crate::domain::inventory::stock::StockKey;
use crate::domain::inventory::variance::{Book, Observed, Variance, differing, observed};
use crate::domain::inventory::view::sort_by_shelf;
use crate::domain::ordered::Ordered as _;
use crate::domain::state::State;
use crate::domain::time::Date;

/// Into how many parts a place may be cut.
pub const MOST_PARTS: u8 = 3;

/// One line of a round of counting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionLine {
    pub key: StockKey,
    /// Empty where nobody has named the shelf.
    pub shelf: String,
    pub stage: LineStage,
    /// How often each part was counted, from the first part on.
    tries: Vec<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineStage {
    /// Blank is not zero.
    ToCount,
    /// Some parts of the place were counted, these were not: the sum would say less than there is.
    PartsMissing { parts: Vec<u8> },
    /// Counted, and as the book says: evidence too.
    Agrees { have: i64 },
    /// Further off than is let pass: somebody counts it again without seeing either figure.
    CountAgain,
    /// Off. `counts` is how often it was counted in this round.
    Differs { variance: Variance, counts: usize, explained: Option<Explanation> },
}

impl SessionLine {
    /// Whether anybody still has to count it.
    pub const fn is_waiting(&self) -> bool {
        matches!(self.stage, LineStage::ToCount | LineStage::PartsMissing { .. } | LineStage::CountAgain)
    }

    /// Whether it waits for somebody who counts this part of the place; none: all of it.
    pub fn waits_for(&self, part: Option<u8>) -> bool {
        let Some(part) = part.filter(|_| self.is_waiting()) else { return self.is_waiting() };
        let tries = |part: u8| self.tries.get(usize::from(part).wrapping_sub(1)).copied().unwrap_or(0);
        match self.stage {
            LineStage::CountAgain => tries(part) <= self.tries.iter().copied().min().unwrap_or(0),
            _ => tries(part) == 0,
        }
    }
}

/// Whether the differences of a round may be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reveal {
    Hidden,
    Shown,
}

/// Blind lasts until no line waits, or until the round is over.
pub fn reveal(state: &State, session: SessionId, lines: &[SessionLine]) -> Reveal {
    let sight = state.counting.sessions.get(&session).map(|record| record.what.sight);
    let is_over = state.counting.endings.contains_key(&session);
    if sight == Some(Sight::Open) || is_over || !lines.iter().any(SessionLine::is_waiting) {
        Reveal::Shown
    } else {
        Reveal::Hidden
    }
}

/// Whether how far this count was off must not be told yet: it is of a round that still hides its
/// differences.
pub fn is_withheld(state: &State, key: StockKey, count: EventId) -> bool {
    let tally = state.stock.ledger(key).and_then(|ledger| ledger.tally(count));
    tally.and_then(|tally| tally.session).is_some_and(|session| {
        // A session that has not come here yet hides nothing: there is no line of it to wait for.
        state.counting.sessions.contains_key(&session)
            && reveal(state, session, &session_lines(state, session)) == Reveal::Hidden
    })
}

/// The lines of a session in the order of the walk.
pub fn session_lines(state: &State, session: SessionId) -> Vec<SessionLine> {
    let Some(record) = state.counting.sessions.get(&session) else { return Vec::new() };
    let walk = state.clinic.places_in_order();
    let mut places = record.what.places.clone();
    // Stable: a place that is in use no more stays where it was named, after the others.
    places.sort_by_key(|place| walk.iter().position(|held| held == place).unwrap_or(usize::MAX));
    places.dedup();
    places.into_iter().flat_map(|place| lines_at(state, session, place)).collect()
}

/// The lines of one place of a session, by shelf and position.
pub fn lines_at(state: &State, session: SessionId, place: PlaceId) -> Vec<SessionLine> {
    let Some(record) = state.counting.sessions.get(&session) else { return Vec::new() };
    if !record.what.places.contains(&place) {
        return Vec::new();
    }
    let items = items_of(state, place, &record.what.items);
    let tries: Vec<Tries> =
        items.iter().map(|(_, _, item)| Tries::of(state, session, StockKey { item: *item, place })).collect();
    let highest = tries.iter().filter_map(Tries::highest).max();
    let parts = highest.map(|highest| highest.max(LEAST_PARTS));
    let line = |((shelf, _, item), tries): ((String, u32, ItemId), Tries)| {
        let key = StockKey { item, place };
        let of_parts = (1..=parts.unwrap_or(0)).map(|part| tries.of_part(part)).collect::<Vec<_>>();
        SessionLine { key, shelf, stage: stage(state, session, key, &tries, &of_parts), tries: of_parts }
    };
    items.into_iter().zip(tries).map(line).collect()
}

/// The part of a place that this person counted last in a session; none when all of it, or nothing.
pub fn part_of(state: &State, session: SessionId, place: PlaceId, staff: StaffId) -> Option<u8> {
    let ledgers = state.stock.ledgers().filter(|(key, _)| key.place == place);
    let mine = ledgers.flat_map(|(_, ledger)| {
        let counts = ledger.entries().iter().filter(|entry| entry.is_count() && entry.staff == Some(staff));
        counts.filter_map(|entry| Some((entry.at, entry.id, ledger.tally(entry.id)?)))
    });
    let here = mine.filter(|(_, _, tally)| tally.session == Some(session));
    here.max_by_key(|(at, id, _)| (*at, *id)).and_then(|(_, _, tally)| tally.part)
}

/// A lot that may lie on a shelf. It carries no amount: whoever counts must not see one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LotToCount {
    pub bucket: Bucket,
    pub expiry: Option<Expiry>,
    pub fitness: Fitness,
}

/// The lots that are looked for on a shelf, the first to expire first: what is there by the book, and
/// what was there before the session counted it the first time. None where nobody follows lots.
pub fn lots_at(state: &State, session: Option<SessionId>, key: StockKey, today: Date) -> Vec<LotToCount> {
    let Some(ledger) = state.stock.ledger(key) else { return Vec::new() };
    let mut named: Vec<Portion> = ledger.portions().iter().map(|(portion, _)| *portion).collect();
    if let Some(session) = session {
        let mine = |count| ledger.tally(count).is_some_and(|tally| tally.session == Some(session));
        let first = observed(state, key).into_iter().find(|one| mine(one.count));
        let before = first.into_iter().flat_map(|first| first.before.portions().collect::<Vec<_>>());
        named.extend(before.filter(|(_, range)| range.high > 0).map(|(portion, _)| portion));
    }
    if named.iter().all(|portion| portion.is_plain()) {
        return Vec::new();
    }
    named.sort_unstable();
    named.dedup();
    let lots = state.stock.lots();
    let of = |portion: Portion| {
        let lot = lots.named(portion.lot);
        LotToCount {
            expiry: lots.expiry(portion.lot),
            fitness: fitness_of(state, key, &lot, today),
            bucket: Bucket { lot, funding: portion.funding },
        }
    };
    let mut found: Vec<LotToCount> = named.into_iter().map(of).collect();
    found.order_by_key(|lot| {
        let last_day = lot.expiry.map(|expiry| expiry.last_day);
        (last_day.is_none(), last_day, lot.bucket.clone())
    });
    found
}

/// Shelf, position and item of what is counted in a place.
fn items_of(state: &State, place: PlaceId, only: &[ItemId]) -> Vec<(String, u32, ItemId)> {
    let mut lines: Vec<(String, u32, ItemId)> = state
        .catalogue
        .lines
        .get(&place)
        .into_iter()
        .flatten()
        .filter(|(item, line)| {
            let active = state.catalogue.item(item).is_some_and(ItemRecord::is_active);
            active && line.par().is_some() && (only.is_empty() || only.contains(item))
        })
        .map(|(item, line)| {
            let shelf = line.shelf.get().map(|(shelf, position)| (shelf.as_str().to_owned(), *position));
            let (shelf, position) = shelf.unwrap_or((String::new(), u32::MAX));
            (shelf, position, *item)
        })
        .collect();
    sort_by_shelf(&mut lines, |(shelf, position, item)| (shelf, *position, *item));
    // What is listed by name and has no line here may still be counted here.
    let named = only.iter().filter(|item| !lines.iter().any(|(_, _, held)| held == *item)).copied();
    let others: Vec<ItemId> =
        named.filter(|item| state.stock.ledger(StockKey { item: *item, place }).is_some()).collect();
    lines.into_iter().chain(others.into_iter().map(|item| (String::new(), u32::MAX, item))).collect()
}

/// The counts of one line in one session that nobody has taken back.
struct Tries {
    counts: Vec<EventId>,
    whole: usize,
    parts: BTreeMap<u8, usize>,
}

impl Tries {
    fn of(state: &State, session: SessionId, key: StockKey) -> Self {
        let mut tries = Self { counts: Vec::new(), whole: 0, parts: BTreeMap::new() };
        let Some(ledger) = state.stock.ledger(key) else { return tries };
        let live = |entry: &&Entry| entry.is_count() && !state.stock.is_void(entry.id);
        for entry in ledger.entries().iter().filter(live) {
            let Some(Tally { part, session: of, .. }) = ledger.tally(entry.id) else { continue };
            if *of != Some(session) {
                continue;
            }
            tries.counts.push(entry.id);
            match part {
                None => tries.whole += 1,
                Some(part) => *tries.parts.entry(*part).or_default() += 1,
            }
        }
        tries
    }

    fn of_part(&self, part: u8) -> usize {
        self.parts.get(&part).copied().unwrap_or(0)
    }

    fn highest(&self) -> Option<u8> {
        self.parts.last_key_value().map(|(part, _)| *part)
    }
}

fn stage(state: &State, session: SessionId, key: StockKey, tries: &Tries, of_parts: &[usize]) -> LineStage {
    let all = observed(state, key);
    let mine = |one: &Observed| tries.counts.contains(&one.count);
    let (Some(from), Some(to)) = (all.iter().position(mine), all.iter().rposition(mine)) else {
        return if tries.parts.is_empty() { LineStage::ToCount } else { missing(of_parts) };
    };
    let since: Vec<&Observed> = all.iter().take(to + 1).skip(from).collect();
    let (Some(first), Some(last)) = (since.first(), since.last()) else { return LineStage::ToCount };
    let tally = state.stock.ledger(key).and_then(|ledger| ledger.tally(last.count));
    // Another line of the place may have shown that there is one part more.
    if tally.is_some_and(|tally| tally.part.is_some()) && of_parts.contains(&0) {
        return missing(of_parts);
    }
    let have = last.after.total();
    if first.book == Book::Blank {
        return LineStage::Agrees { have };
    }
    let expected = expected(&since);
    let book = expected.total();
    // How a counted total is split among lots is inferred, and no finding.
    let by_lot = tally.is_some_and(|tally| tally.scope != CountScope::ItemTotal);
    let lots = if by_lot { differing(&expected, &last.after) } else { Vec::new() };
    if have == book && lots.is_empty() {
        return LineStage::Agrees { have };
    }
    // Parts are one count, however many they are.
    let times = tries.whole + of_parts.iter().copied().min().unwrap_or(0);
    let record = state.counting.sessions.get(&session);
    let tolerance = record.map_or(state.counting.tolerance(), |record| record.what.tolerance);
    let blind = record.is_some_and(|record| record.what.sight == Sight::Blind);
    let far =
        tolerance.is_exceeded(book, have) || lots.iter().any(|(_, was, is)| tolerance.is_exceeded(*was, *is));
    // Once the round is over nobody counts it again: what was found is shown.
    let is_over = state.counting.endings.contains_key(&session);
    if blind && !is_over && times < 2 && far {
        return LineStage::CountAgain;
    }
    let explained = state.counting.explained.get(&last.count).and_then(|held| held.get()).cloned();
    let variance = Variance { count: last.count, have, book: Some(book), lots };
    LineStage::Differs { variance, counts: times.max(1), explained }
}

fn missing(of_parts: &[usize]) -> LineStage {
    let missing = (1..).zip(of_parts).filter(|(_, tries)| **tries == 0);
    LineStage::PartsMissing { parts: missing.map(|(part, _)| part).collect() }
}

/// What the last of these counts should have found: what the book said before the first one, and
/// what has moved since. What the counts between found is not the book.
fn expected(counts: &[&Observed]) -> Split {
    let mut expected = counts.first().map(|first| first.before.clone()).unwrap_or_default();
    for pair in counts.windows(2) {
        let [earlier, later] = pair else { continue };
        for (portion, was, is) in differing(&earlier.after, &later.before) {
            expected.change(portion, |range| range.add(is - was));
        }
    }
    expected
}
