//! What there is, from all live entries of a ledger: the last count, and what came after it.
//!
//! Rules R1 to R6 of `order` put each movement before or after the count. Where nobody can, the
//! balance widens from low to high. The total of a plain ledger is all there is to it; with lots,
//! each portion stands on the last count that speaks of it.

use std::borrow::Cow;

use crate::domain::event::Timing;
use crate::domain::event::stock::CountScope;
use crate::domain::ids::{EventId, SessionId};
use crate::domain::inventory::ledger::{Anchor, Balance, Entry, EntryKind, Finer, Tallies, Tally};
use crate::domain::inventory::lots::{Lots, Portion};
use crate::domain::inventory::order::{Relation, relation};
use crate::domain::inventory::replay::{Range, Split, lot_name, timeline};
use crate::domain::keyed::{LiteMap, OrDefault as _};
use crate::domain::knowledge::Knowledge;
use crate::domain::quantity::Quantity;

/// Into how many parts a place is cut at the least, once somebody counts a part of it.
pub(crate) const LEAST_PARTS: u8 = 2;

/// The other parts of counts that several people took together, by the last part.
type Parts = LiteMap<EventId, Vec<Entry>>;

/// The balance of a ledger of plain totals.
pub(crate) fn plain(knowledge: &Knowledge, live: &[Entry]) -> Balance {
    total(knowledge, live, &Parts::new(), &latest_counts(knowledge, live.iter().filter(|e| e.is_count())))
}

/// The balance and the portions of a ledger in which lots, or parts of counts, were written down.
pub(crate) fn by_lot(
    knowledge: &Knowledge,
    lots: &Lots,
    live: &[Entry],
    tallies: &Tallies,
) -> (Balance, Vec<(Portion, Range)>) {
    let joined = Joined::of(knowledge, live, tallies);
    let scope =
        |entry: &Entry| joined.tallies.get(&entry.id).map_or(CountScope::ItemTotal, |tally| tally.scope);
    let counts = || joined.live.iter().filter(|entry| entry.is_count());
    let whole = latest_counts(knowledge, counts().filter(|entry| scope(entry) != CountScope::LotsPartial));
    let partial: Vec<&Entry> = counts().filter(|entry| scope(entry) == CountScope::LotsPartial).collect();
    let splits = splits_at(knowledge, lots, &joined, &whole);
    let mut contested = 0;
    let mut portions = Vec::new();
    for portion in portions_named(lots, &joined, &splits) {
        let speaking = partial.iter().filter(|entry| {
            let tally = joined.tallies.get(&entry.id);
            tally.is_some_and(|tally| tally.lots.iter().any(|(listed, _)| *listed == portion))
        });
        let anchors = if partial.is_empty() {
            whole.clone()
        } else {
            latest_counts(knowledge, whole.iter().chain(speaking.copied()))
        };
        let (range, doubts) = portion_range(knowledge, &joined, &splits, portion, &anchors);
        contested += doubts;
        if (range.low, range.high) != (0, 0) {
            portions.push((portion, range));
        }
    }
    let balance = if partial.is_empty() {
        total(knowledge, &joined.live, &joined.parts, &whole)
    } else {
        let mut balance = Balance { contested, ..Balance::default() };
        for (_, range) in &portions {
            balance.low += range.low;
            balance.likely += range.likely;
            balance.high += range.high;
        }
        balance.anchor = whole.last().and_then(anchor_of);
        balance
    };
    (balance, portions)
}

/// Walks through all that happened on a shelf, the parts of one count as one, and tells of each entry
/// what there was before and after it.
pub(crate) fn course(
    knowledge: &Knowledge,
    lots: &Lots,
    live: &[Entry],
    finer: Option<&Finer>,
    mut tell: impl FnMut(&Entry, &Split, &Split),
) {
    let none = Tallies::new();
    let joined = Joined::of(knowledge, live, finer.map_or(&none, |finer| &finer.tallies));
    let mut split = Split::default();
    for place in timeline(knowledge, &joined.live) {
        let Some(entry) = joined.live.get(place) else { continue };
        let before = split.clone();
        split.take(entry, &joined.tallies, lots);
        tell(entry, &before, &split);
    }
}

/// What a ledger comes to whose last counts are `anchors`, the most likely last.
fn total(knowledge: &Knowledge, live: &[Entry], parts: &Parts, anchors: &[Entry]) -> Balance {
    let Some(anchor) = anchors.last() else {
        let sum = live.iter().filter_map(Entry::change).sum();
        return Balance { low: sum, likely: sum, high: sum, anchor: None, contested: 0 };
    };
    let mut balance = stand_on(knowledge, anchor, parts, live);
    for rival in anchors.iter().rev().skip(1) {
        let other = stand_on(knowledge, rival, parts, live);
        // Equal counts may still differ in what came after them.
        if rival.quantity != anchor.quantity || (other.low, other.high) != (balance.low, balance.high) {
            balance.contested += 1;
        }
        balance.low = balance.low.min(other.low);
        balance.high = balance.high.max(other.high);
    }
    balance
}

/// The counts that no other count is known to follow, the most likely last.
///
/// Counts of one stream follow each other (R1) and entered times follow each other (R2), so only
/// the last of each can be the latest: the pairwise comparison is over streams, not over counts.
fn latest_counts<'a>(knowledge: &Knowledge, counts: impl Iterator<Item = &'a Entry>) -> Vec<Entry> {
    let by_time = |entry: &Entry| (knowledge.corrected(entry.id, entry.at), entry.id);
    let mut candidates: Vec<Entry> = Vec::new();
    for count in counts {
        let same_group = |held: &&mut Entry| match (held.timing, count.timing) {
            (Timing::Now, Timing::Now) => held.id.stream == count.id.stream,
            (Timing::Backdated, Timing::Backdated) => true,
            _ => false,
        };
        match candidates.iter_mut().find(same_group) {
            None => candidates.push(*count),
            Some(held) => {
                let later = match count.timing {
                    Timing::Now => count.id.seq() > held.id.seq(),
                    Timing::Backdated => by_time(count) > by_time(held),
                };
                if later {
                    *held = *count;
                }
            }
        }
    }
    candidates.sort_by_key(by_time);
    let followed = |count: &Entry| {
        candidates.iter().any(|other| {
            other.id != count.id && relation(knowledge, other.moment(), count.moment()) == Relation::After
        })
    };
    let latest: Vec<Entry> = candidates.iter().filter(|count| !followed(count)).copied().collect();
    // Entered times and causality can contradict each other in a ring; then time alone decides.
    if latest.is_empty() { candidates.last().copied().into_iter().collect() } else { latest }
}

/// Where a movement stands to a count, of which others may have taken parts at other moments.
fn relation_to(knowledge: &Knowledge, entry: &Entry, count: &Entry, parts: &[Entry]) -> Relation {
    let first = relation(knowledge, entry.moment(), count.moment());
    // Between two parts nobody can tell which of them it concerned.
    let agrees = |part: &Entry| relation(knowledge, entry.moment(), part.moment()) == first;
    if parts.iter().all(agrees) { first } else { Relation::Contested }
}

fn anchor_of(count: &Entry) -> Option<Anchor> {
    let EntryKind::Counted(method) = count.kind else { return None };
    Some(Anchor::of(count, method))
}

/// A movement's effect on what a count found: certain, at least, at most, and in how many cases
/// nobody can tell.
#[derive(Default)]
struct Since {
    certain: i64,
    less: i64,
    more: i64,
    contested: u32,
}

fn since<'a>(
    knowledge: &Knowledge,
    count: &Entry,
    parts: &[Entry],
    movements: impl Iterator<Item = &'a Entry>,
) -> Since {
    let mut since = Since::default();
    for entry in movements {
        let Some(change) = entry.change() else { continue };
        match relation_to(knowledge, entry, count, parts) {
            Relation::Before => {}
            Relation::After => since.certain += change,
            Relation::Contested => {
                since.less += change.min(0);
                since.more += change.max(0);
                since.contested += 1;
            }
        }
    }
    since
}

fn stand_on(knowledge: &Knowledge, count: &Entry, parts: &Parts, live: &[Entry]) -> Balance {
    let others = parts.get(&count.id).map(Vec::as_slice).unwrap_or_default();
    // A change of funding leaves the shelf as full as it was, whenever it was made.
    let moved = |entry: &&Entry| !matches!(entry.kind, EntryKind::FundedFrom(_) | EntryKind::FundedTo(_));
    let since = since(knowledge, count, others, live.iter().filter(moved));
    let likely = count.quantity.value() + since.certain;
    Balance {
        low: likely + since.less,
        likely,
        high: likely + since.more,
        anchor: anchor_of(count),
        contested: since.contested,
    }
}

/// A ledger in which the parts of one count are one count.
struct Joined<'a> {
    live: Cow<'a, [Entry]>,
    tallies: Cow<'a, Tallies>,
    parts: Parts,
}

impl<'a> Joined<'a> {
    fn of(knowledge: &Knowledge, live: &'a [Entry], tallies: &'a Tallies) -> Self {
        let mut sessions: LiteMap<SessionId, Vec<(u8, Entry)>> = LiteMap::new();
        for entry in live.iter().filter(|entry| entry.is_count()) {
            let Some(Tally { session: Some(session), part: Some(part), .. }) = tallies.get(&entry.id) else {
                continue;
            };
            let held = sessions.or_default(*session);
            // A part that was counted again replaces the first try.
            match held.iter_mut().find(|(number, _)| number == part) {
                None => held.push((*part, *entry)),
                Some((_, other)) => {
                    if is_later(knowledge, entry, other) {
                        *other = *entry;
                    }
                }
            }
        }
        let mut joined =
            Self { live: Cow::Borrowed(live), tallies: Cow::Borrowed(tallies), parts: Parts::new() };
        for (session, mut parts) in sessions {
            if !is_whole(&parts) {
                joined.leave_out(session);
                continue;
            }
            parts.sort_by_key(|(_, entry)| (knowledge.corrected(entry.id, entry.at), entry.id));
            let Some((_, last)) = parts.pop() else { continue };
            joined.join(session, &last, parts.into_iter().map(|(_, entry)| entry).collect());
        }
        joined
    }

    /// What only some of the parts hold is not what the shelf holds.
    fn leave_out(&mut self, session: SessionId) {
        let tallies = &self.tallies;
        let is_part = |entry: &Entry| {
            let tally = tallies.get(&entry.id);
            tally.is_some_and(|tally| tally.session == Some(session) && tally.part.is_some())
        };
        let live = self.live.iter().filter(|entry| !(entry.is_count() && is_part(entry)));
        self.live = Cow::Owned(live.copied().collect());
    }

    fn join(&mut self, session: SessionId, last: &Entry, others: Vec<Entry>) {
        let of_session = |tallies: &Tallies, id: EventId| {
            tallies.get(&id).is_some_and(|tally| tally.session == Some(session) && tally.part.is_some())
        };
        let sum: i64 = others.iter().chain([last]).map(|entry| entry.quantity.value()).sum();
        let tallies = &self.tallies;
        let mut live: Vec<Entry> = self.live.to_vec();
        live.retain(|entry| entry.id == last.id || !(entry.is_count() && of_session(tallies, entry.id)));
        for entry in live.iter_mut().filter(|entry| entry.id == last.id) {
            entry.quantity = Quantity::new(sum).unwrap_or(Quantity::MAX);
        }
        if let Some(tally) = joined_tally(tallies, last, &others) {
            let mut whole = tallies.clone().into_owned();
            whole.insert(last.id, tally);
            self.tallies = Cow::Owned(whole);
        }
        self.live = Cow::Owned(live);
        if !others.is_empty() {
            self.parts.insert(last.id, others);
        }
    }
}

/// Whoever counts one part of a place says that there is another one: all up to the highest must be there.
fn is_whole(parts: &[(u8, Entry)]) -> bool {
    let highest = parts.iter().map(|(part, _)| *part).max().unwrap_or(0).max(LEAST_PARTS);
    (1..=highest).all(|number| parts.iter().any(|(part, _)| *part == number))
}

/// What the parts of one count say of its lots together; none where the last part says it all.
fn joined_tally(tallies: &Tallies, last: &Entry, others: &[Entry]) -> Option<Tally> {
    let of = |entry: &Entry| tallies.get(&entry.id);
    let mut tally = of(last)?.clone();
    let listed: Vec<_> = others.iter().filter_map(of).flat_map(|tally| tally.lots.clone()).collect();
    // Where one part was counted without its lots, only the total of all of them is known. A part that
    // holds nothing has no lots to tell of.
    let is_bare = |entry: &Entry| {
        let scope = of(entry).map(|tally| tally.scope);
        entry.quantity != Quantity::ZERO && scope == Some(CountScope::ItemTotal)
    };
    let any_listed = !listed.is_empty() || !tally.lots.is_empty();
    if any_listed && others.iter().chain([last]).any(is_bare) {
        return Some(Tally { scope: CountScope::ItemTotal, lots: Vec::new(), ..tally });
    }
    if listed.is_empty() {
        return None;
    }
    if tally.scope == CountScope::ItemTotal {
        // The last part held nothing: the others say which lots there are.
        tally.scope = others.iter().filter_map(of).find(|tally| !tally.lots.is_empty())?.scope;
    }
    tally.lots.extend(listed);
    Some(tally)
}

fn is_later(knowledge: &Knowledge, one: &Entry, other: &Entry) -> bool {
    match relation(knowledge, one.moment(), other.moment()) {
        Relation::After => true,
        Relation::Before => false,
        Relation::Contested => {
            (knowledge.corrected(one.id, one.at), one.id)
                > (knowledge.corrected(other.id, other.at), other.id)
        }
    }
}

/// How the stock was split right after each of these counts.
fn splits_at(
    knowledge: &Knowledge,
    lots: &Lots,
    joined: &Joined<'_>,
    counts: &[Entry],
) -> LiteMap<EventId, Split> {
    let mut splits = LiteMap::new();
    if counts.is_empty() {
        return splits;
    }
    let mut split = Split::default();
    for place in timeline(knowledge, &joined.live) {
        let Some(entry) = joined.live.get(place) else { continue };
        split.take(entry, &joined.tallies, lots);
        if entry.is_count() && counts.iter().any(|count| count.id == entry.id) {
            splits.insert(entry.id, split.clone());
        }
    }
    splits
}

/// Every portion that any entry names, in an order that is the same on every tablet.
fn portions_named(lots: &Lots, joined: &Joined<'_>, splits: &LiteMap<EventId, Split>) -> Vec<Portion> {
    let moved = joined.live.iter().filter(|entry| !entry.is_count()).map(|entry| entry.portion);
    let counted = joined.tallies.values().flat_map(|tally| tally.lots.iter().map(|(portion, _)| *portion));
    let inferred = splits.values().flat_map(|split| split.portions().map(|(portion, _)| portion));
    let mut named: Vec<Portion> = moved.chain(counted).chain(inferred).collect();
    named.sort_unstable();
    named.dedup();
    named.sort_by_key(|portion| (lot_name(lots, portion.lot), portion.funding));
    named
}

/// What there is of one portion, and how much of it nobody can put in order.
fn portion_range(
    knowledge: &Knowledge,
    joined: &Joined<'_>,
    splits: &LiteMap<EventId, Split>,
    portion: Portion,
    anchors: &[Entry],
) -> (Range, u32) {
    let movements = || joined.live.iter().filter(|entry| entry.portion == portion);
    if anchors.is_empty() {
        return (Range::exactly(movements().filter_map(Entry::change).sum()), 0);
    }
    let mut whole: Option<Range> = None;
    let mut contested = 0;
    // The most likely first: the rivals only widen it.
    for count in anchors.iter().rev() {
        let mut range = found(joined, splits, portion, count);
        let others = joined.parts.get(&count.id).map(Vec::as_slice).unwrap_or_default();
        let since = since(knowledge, count, others, movements());
        range.add(since.certain);
        range.low += since.less;
        range.high += since.more;
        contested += since.contested;
        whole = Some(match whole {
            None => range,
            Some(held) => {
                contested += u32::from((held.low, held.high) != (range.low, range.high));
                Range { low: held.low.min(range.low), high: held.high.max(range.high), ..held }
            }
        });
    }
    (whole.unwrap_or_default(), contested)
}

/// What a count says of a portion.
fn found(joined: &Joined<'_>, splits: &LiteMap<EventId, Split>, portion: Portion, count: &Entry) -> Range {
    let tally = joined.tallies.get(&count.id);
    match tally.map_or(CountScope::ItemTotal, |tally| tally.scope) {
        CountScope::ItemTotal => splits.get(&count.id).map(|split| split.get(portion)).unwrap_or_default(),
        CountScope::LotsComplete | CountScope::LotsPartial => {
            let listed = tally.into_iter().flat_map(|tally| &tally.lots);
            let have = listed.filter(|(listed, _)| *listed == portion).map(|(_, have)| have.value()).sum();
            Range::exactly(have)
        }
    }
}
