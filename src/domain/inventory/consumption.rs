//! How fast an item goes, and what that suggests as its reorder point and as the par of a room.
//!
//! Always a proposal with the figures it was made from, never put into force by itself; where too
//! little is known, that is the answer. Rules (inventory research 2.4): reorder point = average daily
//! issue over the days in stock x lead days x 1.5; par = the 95th percentile of what one fill brought.

use std::collections::BTreeMap;

use crate::domain::event::MovePurpose;
use crate::domain::event::stock::VarianceReason;
use crate::domain::ids::{ItemId, PlaceId};
use crate::domain::inventory::ledger::{Entry, EntryKind, Ledger};
use crate::domain::inventory::stock::StockKey;
use crate::domain::inventory::timeline::{Step, timeline};
use crate::domain::ordered::Ordered as _;
use crate::domain::quantity::Quantity;
use crate::domain::state::State;
use crate::domain::time::Date;

/// How far back a suggestion looks: thirteen weeks, so that a season does not stay in it for ever.
pub const WINDOW_DAYS: i32 = 91;
/// Fewer days in stock suggest nothing: four weeks.
pub const LEAST_DAYS: usize = 28;
/// Fewer fills suggest nothing.
pub const LEAST_FILLS: usize = 8;
/// An order fills up to the reorder point and what goes in so many days more.
pub const COVER_DAYS: i64 = 28;
const DAYS_OF_WEEK: usize = 7;

/// An answer made from the past, or that there is too little of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice<T> {
    /// So many days or fills are known; that many it takes.
    TooLittle {
        known: usize,
        wanted: usize,
    },
    Of(T),
}

impl<T> Advice<T> {
    pub fn known(self) -> Option<T> {
        match self {
            Self::TooLittle { .. } => None,
            Self::Of(basis) => Some(basis),
        }
    }
}

/// What left the closets in a stretch of days, day by day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issues {
    pub from: Date,
    pub days: Vec<DayOfIssue>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayOfIssue {
    /// Base units; below zero on a day on which more came back than left.
    pub issued: i64,
    /// The most there was on this day in all closets together.
    pub most: i64,
}

impl DayOfIssue {
    /// A day on which there was none tells nothing about how fast it goes.
    pub const fn is_in_stock(&self) -> bool {
        self.most > 0 || self.issued > 0
    }
}

/// One calendar week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    pub monday: Date,
    /// Never below zero.
    pub issued: i64,
}

/// What the reorder rule of an item could be, with the figures it was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PointBasis {
    pub issued: i64,
    pub days_in_stock: usize,
    pub lead_days: u16,
    pub point: Quantity,
    pub up_to: Quantity,
}

impl PointBasis {
    /// What goes in a day, in tenths of a base unit, rounded to the nearest.
    pub const fn daily_tenths(&self) -> i64 {
        let days = self.days_in_stock as i64;
        if days == 0 { 0 } else { (self.issued * 20 + days) / (days * 2) }
    }
}

/// What the par of a shelf could be, with the figures it was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParBasis {
    pub fills: usize,
    /// In so many of them no more than the par was brought.
    pub covered: usize,
    pub par: Quantity,
}

/// What left the closets from one day to another, both included. Begins when anything of the item is
/// known in a closet; without any day when nothing is.
pub fn issues(state: &State, item: ItemId, from: Date, to: Date) -> Issues {
    let closets = state.clinic.closets();
    let steps = timeline(state, item, &closets);
    let first = steps.first().map(|step| step.at.date());
    let from = first.map_or(to.plus_days(1), |first| first.max(from));
    let count = usize::try_from(i64::from(to.days()) - i64::from(from.days()) + 1).unwrap_or(0);
    let mut days = vec![DayOfIssue::default(); count];
    for closet in &closets {
        for entry in live(state, StockKey { item, place: *closet }) {
            if let Some(day) = day_of(from, entry.zoned().date()).and_then(|day| days.get_mut(day)) {
                day.issued += issued(&entry, &closets);
            }
        }
    }
    fill_levels(&mut days, from, &steps);
    Issues { from, days }
}

/// What left the closets in each of the last weeks, the running one included, the oldest first.
pub fn weekly(state: &State, item: ItemId, weeks: u16, today: Date) -> Vec<Week> {
    let this = today.plus_days(-i32::from(today.weekday()));
    let from = this.plus_days(-(i32::from(weeks) - 1) * 7);
    let issues = issues(state, item, from, today);
    (0..i32::from(weeks))
        .map(|week| from.plus_days(week * 7))
        .map(|monday| {
            let start = i64::from(monday.days()) - i64::from(issues.from.days());
            let of_week = (0..DAYS_OF_WEEK as i64).filter_map(|day| usize::try_from(start + day).ok());
            let sum: i64 = of_week.filter_map(|day| issues.days.get(day)).map(|day| day.issued).sum();
            Week { monday, issued: sum.max(0) }
        })
        .collect()
}

/// What the last weeks suggest as reorder point and maximum. Today is not over and does not count.
pub fn suggested_point(state: &State, item: ItemId, lead_days: u16, today: Date) -> Advice<PointBasis> {
    let issues = issues(state, item, today.plus_days(-WINDOW_DAYS), today.plus_days(-1));
    point_of(&issues.days, lead_days)
}

/// The same from days that are known.
pub fn point_of(days: &[DayOfIssue], lead_days: u16) -> Advice<PointBasis> {
    let days_in_stock = days.iter().filter(|day| day.is_in_stock()).count();
    if days_in_stock < LEAST_DAYS {
        return Advice::TooLittle { known: days_in_stock, wanted: LEAST_DAYS };
    }
    let issued = days.iter().map(|day| day.issued).sum::<i64>().max(0);
    let over = i64::try_from(days_in_stock).unwrap_or(i64::MAX);
    // One and a half times what goes until the delivery: 3 / 2, rounded up.
    let point =
        ceil_div(issued.saturating_mul(i64::from(lead_days)).saturating_mul(3), over.saturating_mul(2));
    let up_to = point.saturating_add(ceil_div(issued.saturating_mul(COVER_DAYS), over));
    Advice::Of(PointBasis { issued, days_in_stock, lead_days, point: capped(point), up_to: capped(up_to) })
}

/// What the fills of the last weeks suggest as the par of a shelf.
///
/// A fill is a day on which the shelf was counted or something was brought to it. The first day ever is
/// none: nobody knows what it replaced. Nor is today, which is not over.
pub fn suggested_par(state: &State, key: StockKey, today: Date) -> Advice<ParBasis> {
    let mut fills: BTreeMap<Date, i64> = BTreeMap::new();
    for entry in live(state, key) {
        let brought = match entry.kind {
            EntryKind::Counted(_) => 0,
            EntryKind::MovedIn { purpose: MovePurpose::Restock, .. } | EntryKind::Received => {
                entry.quantity.value()
            }
            _ => continue,
        };
        *fills.entry(entry.zoned().date()).or_default() += brought;
    }
    let from = today.plus_days(-WINDOW_DAYS);
    let known = fills.into_iter().skip(1).filter(|(day, _)| (from..today).contains(day));
    par_of(known.map(|(_, brought)| brought).collect())
}

/// The same from what each fill brought.
pub fn par_of(mut brought: Vec<i64>) -> Advice<ParBasis> {
    let fills = brought.len();
    if fills < LEAST_FILLS {
        return Advice::TooLittle { known: fills, wanted: LEAST_FILLS };
    }
    brought.order();
    // The least that covers 95 of 100 fills.
    let rank = (fills * 95).div_ceil(100);
    let par = brought.get(rank.saturating_sub(1)).copied().unwrap_or(0);
    let covered = brought.iter().filter(|brought| **brought <= par).count();
    Advice::Of(ParBasis { fills, covered, par: capped(par) })
}

/// What an entry of a closet took out of all closets together.
fn issued(entry: &Entry, closets: &[PlaceId]) -> i64 {
    let quantity = entry.quantity.value();
    match entry.kind {
        EntryKind::Used(_) | EntryKind::AdjustedDown(VarianceReason::UsedNotLogged) => quantity,
        EntryKind::MovedOut { to, .. } if !closets.contains(&to) => quantity,
        EntryKind::MovedIn { from, purpose: MovePurpose::Return } if !closets.contains(&from) => -quantity,
        _ => 0,
    }
}

fn live(state: &State, key: StockKey) -> Vec<Entry> {
    let entries = state.stock.ledger(key).map(Ledger::entries).unwrap_or_default();
    entries.iter().filter(|entry| !state.stock.is_void(entry.id)).copied().collect()
}

/// The most of each day: what was left of the day before, or more that came.
fn fill_levels(days: &mut [DayOfIssue], from: Date, steps: &[Step]) {
    let mut level = 0;
    let mut steps = steps.iter().peekable();
    for (date, day) in (0..).map(|day| from.plus_days(day)).zip(days) {
        while let Some(step) = steps.next_if(|step| step.at.date() < date) {
            level = step.level;
        }
        day.most = level;
        while let Some(step) = steps.next_if(|step| step.at.date() <= date) {
            level = step.level;
            day.most = day.most.max(level);
        }
    }
}

fn day_of(from: Date, date: Date) -> Option<usize> {
    usize::try_from(i64::from(date.days()) - i64::from(from.days())).ok()
}

const fn ceil_div(value: i64, by: i64) -> i64 {
    if by <= 0 { 0 } else { value.saturating_add(by - 1) / by }
}

fn capped(value: i64) -> Quantity {
    Quantity::new(value.clamp(0, Quantity::MAX.value())).unwrap_or(Quantity::MAX)
}
