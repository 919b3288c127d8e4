//! What handouts look like from above: what asks for something, what was given, what a figure touches.

use crate::domain::education::approval::{SheetStanding, Stage, Translation, standing};
use crate::domain::education::gate::Examined;
use crate::domain::education::names::{FigureKey, SheetKey, SheetName, Version};
use crate::domain::education::sheet::Sheet;
use crate::domain::event::education::TeachBack;
use crate::domain::ids::EventId;
use crate::domain::ordered::Ordered as _;
use crate::domain::state::State;
use crate::domain::time::Date;

/// Every sheet that asks somebody for something, the most urgent first.
pub fn work_list<'a>(
    state: &'a State,
    library: &[Examined],
    today: Date,
) -> Vec<(SheetName, SheetStanding<'a>)> {
    let is_void = |id: EventId| state.stock.is_void(id);
    let all = library
        .iter()
        .map(|examined| (examined.name.clone(), standing(&state.handouts, is_void, examined, today)));
    let mut list: Vec<_> = all.filter(|(_, standing)| urgency(standing).is_some()).collect();
    list.order_by(|(a, a_stands), (b, b_stands)| (urgency(a_stands), a).cmp(&(urgency(b_stands), b)));
    list
}

/// Less is more urgent; none: it asks for nothing. Within a stage what ends first is first.
fn urgency(standing: &SheetStanding<'_>) -> Option<(u8, i32)> {
    let of_stage = match standing.stage {
        Stage::Blocked => Some((0, 0)),
        Stage::Draft | Stage::InReview if standing.dropped.is_some() => Some((1, 0)),
        Stage::Overdue { days_left } => Some((2, days_left)),
        Stage::Due { days_left } => Some((4, days_left)),
        Stage::InReview => Some((5, 0)),
        Stage::Draft | Stage::Approved { .. } | Stage::Retired | Stage::Recalled => None,
    };
    let is_stale = standing.translation == Translation::Stale && standing.stage.may_be_given();
    match (of_stage, is_stale) {
        (None, true) => Some((3, 0)),
        (found, _) => found,
    }
}

/// How often a version went out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenCount {
    pub name: SheetName,
    pub version: Version,
    pub count: usize,
    pub first: Date,
    pub last: Date,
}

/// What of a sheet was given, in every language, by version: what a recall has to answer for.
pub fn given_of(state: &State, sheet: &SheetKey) -> Vec<GivenCount> {
    let of_sheet = state.handouts.given.iter().filter(|((name, _), _)| name.sheet == *sheet);
    let counts = of_sheet.filter_map(|((name, version), handings)| {
        let stand = handings.iter().filter(|(id, _)| !state.stock.is_void(**id));
        let days: Vec<Date> = stand.map(|(_, handing)| handing.given.date()).collect();
        let (first, last) = (days.iter().min().copied()?, days.iter().max().copied()?);
        Some(GivenCount { name: name.clone(), version: *version, count: days.len(), first, last })
    });
    counts.collect()
}

/// How teaching went with a sheet in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaughtCount {
    pub name: SheetName,
    pub given: usize,
    /// How often somebody was asked to tell it in their own words.
    pub asked: usize,
    /// How often it took a second time, or a clinician.
    pub not_at_first: usize,
}

/// Every sheet that was given, those that fail most often first.
pub fn taught(state: &State) -> Vec<TaughtCount> {
    let mut counts: Vec<TaughtCount> = Vec::new();
    for ((name, _), handings) in &state.handouts.given {
        let stand = handings.iter().filter(|(id, _)| !state.stock.is_void(**id));
        let results: Vec<TeachBack> = stand.map(|(_, handing)| handing.teach_back).collect();
        if results.is_empty() {
            continue;
        }
        if counts.last().is_none_or(|count| count.name != *name) {
            counts.push(TaughtCount { name: name.clone(), given: 0, asked: 0, not_at_first: 0 });
        }
        let Some(count) = counts.last_mut() else { continue };
        count.given += results.len();
        count.asked += results.iter().filter(|result| result.was_tried()).count();
        let failed = |result: &&TeachBack| result.was_tried() && **result != TeachBack::Understood;
        count.not_at_first += results.iter().filter(failed).count();
    }
    // a/b > c/d, without dividing.
    counts.order_by(|a, b| {
        let rate = |one: &TaughtCount, other: &TaughtCount| one.not_at_first * other.asked.max(1);
        rate(b, a).cmp(&rate(a, b)).then_with(|| a.name.cmp(&b.name))
    });
    counts
}

/// The sheets that use a figure: a change of it makes drafts of them.
pub fn using<'a>(library: impl IntoIterator<Item = &'a Sheet>, figure: &FigureKey) -> Vec<SheetName> {
    let using = library.into_iter().filter(|sheet| sheet.tokens().any(|token| token.figure == *figure));
    using.map(Sheet::name).collect()
}
