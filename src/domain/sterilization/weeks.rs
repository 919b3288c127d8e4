//! A sterilizer day by day and week by week, for a picture of the last weeks and for a calendar of the
//! biological tests of a year.

use crate::domain::event::sterile_load::Ending;
use crate::domain::event::sterile_setup::{MachineTest, TestOutcome};
use crate::domain::ids::LoadId;
use crate::domain::sterilization::bi::{BiResult, BiStage, BiTest};
use crate::domain::sterilization::load::Load;
use crate::domain::sterilization::period::Days;
use crate::domain::sterilization::period::counter::{Gap, counter};
use crate::domain::sterilization::period::day_of;
use crate::domain::sterilization::survey::Survey;
use crate::domain::time::{Date, Zoned};

/// One day of a sterilizer. Everything in the order of the cycles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayMarks {
    pub day: Date,
    pub cycles: Vec<CycleMark>,
    /// Cycles that are in no record, on the day on which the next one ran that is.
    pub missing: u64,
    /// Tests of air removal and for leaks, in the order of the day.
    pub machine: Vec<(MachineTest, TestOutcome)>,
    pub biological: Vec<BiMark>,
    /// Whether a load of that day is blocked by a recall.
    pub recall: RecallMark,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CycleMark {
    pub load: LoadId,
    pub outcome: CycleOutcome,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CycleOutcome {
    Good,
    /// Running, or not yet told.
    Open,
    Failed,
}

/// What a biological test says, in one letter of a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BiMark {
    Negative,
    Waiting,
    Invalid,
    Positive,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecallMark {
    None,
    Blocked,
}

/// So many days up to a day, the earliest first.
pub fn days(survey: &Survey<'_>, last: Date, count: u16) -> Vec<DayMarks> {
    let first = last.plus_days(1 - i32::from(count.max(1)));
    let mut days: Vec<DayMarks> =
        (0..i32::from(count)).map(|place| DayMarks::blank(first.plus_days(place))).collect();
    let at = |day: Date| usize::try_from(day.days().saturating_sub(first.days())).ok();
    for load in survey.loads.iter().filter(|load| load.is_started()) {
        let Some(marks) = at(day_of(load)).and_then(|place| days.get_mut(place)) else { continue };
        marks.cycles.push(CycleMark { load: load.id, outcome: outcome(load) });
        marks.biological.extend(survey.tests_of(load.id).iter().filter_map(bi_mark));
        let blocked = survey.recalls.iter().any(|recall| recall.blocked().any(|held| held.load == load.id));
        if blocked {
            marks.recall = RecallMark::Blocked;
        }
    }
    for (told, test) in &survey.machine_tests {
        if let Some(marks) = at(told.at.date()).and_then(|place| days.get_mut(place)) {
            marks.machine.push((test.test, test.outcome));
        }
    }
    for gap in counter(survey, Days { from: first, to: last }).gaps {
        if let Some(marks) = at(gap.between.1.min(last)).and_then(|place| days.get_mut(place)) {
            marks.missing = marks.missing.saturating_add(Gap::count(&gap));
        }
    }
    days
}

impl DayMarks {
    const fn blank(day: Date) -> Self {
        Self {
            day,
            cycles: Vec::new(),
            missing: 0,
            machine: Vec::new(),
            biological: Vec::new(),
            recall: RecallMark::None,
        }
    }
}

fn outcome(load: &Load<'_>) -> CycleOutcome {
    if !load.failures.is_empty() {
        return CycleOutcome::Failed;
    }
    match load.end {
        Some((_, end)) if end.ending == Ending::Complete => CycleOutcome::Good,
        Some(_) => CycleOutcome::Failed,
        None => CycleOutcome::Open,
    }
}

/// None of a voided test: it was none.
pub fn bi_mark(test: &BiTest<'_>) -> Option<BiMark> {
    match test.stage {
        BiStage::Voided => None,
        BiStage::Placed | BiStage::Incubating { .. } | BiStage::Sent => Some(BiMark::Waiting),
        BiStage::Done(BiResult::Negative) => Some(BiMark::Negative),
        BiStage::Done(BiResult::Invalid(_)) => Some(BiMark::Invalid),
        BiStage::Done(BiResult::Positive | BiResult::PositiveUnconfirmed) => Some(BiMark::Positive),
    }
}

/// One week of the calendar, by ISO 8601: from Monday on; the first is the one with 4 January.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekBox {
    pub number: u8,
    pub monday: Date,
    pub cycles: usize,
    pub biological: Vec<BiMark>,
    pub time: WeekTime,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WeekTime {
    Past,
    /// This week.
    Now,
    Ahead,
}

/// The 52 or 53 weeks of a year.
pub fn year(survey: &Survey<'_>, year: i32, now: Zoned) -> Vec<WeekBox> {
    let (Some(first), Some(end)) = (first_monday(year), first_monday(year.saturating_add(1))) else {
        return Vec::new();
    };
    let count = (end.days() - first.days()) / 7;
    let this = monday_of(now.date());
    let mut weeks: Vec<WeekBox> = (0..count)
        .map(|place| {
            let monday = first.plus_days(place * 7);
            let time = match monday.cmp(&this) {
                std::cmp::Ordering::Less => WeekTime::Past,
                std::cmp::Ordering::Equal => WeekTime::Now,
                std::cmp::Ordering::Greater => WeekTime::Ahead,
            };
            let number = u8::try_from(place + 1).unwrap_or(u8::MAX);
            WeekBox { number, monday, cycles: 0, biological: Vec::new(), time }
        })
        .collect();
    for load in survey.loads.iter().filter(|load| load.is_started()) {
        let away = (day_of(load).days() - first.days()).div_euclid(7);
        let Some(week) = usize::try_from(away).ok().and_then(|place| weeks.get_mut(place)) else { continue };
        week.cycles += 1;
        week.biological.extend(survey.tests_of(load.id).iter().filter_map(bi_mark));
    }
    weeks
}

/// The year that a week belongs to: the one of its Thursday.
pub fn year_of(day: Date) -> i32 {
    monday_of(day).plus_days(3).civil().0
}

fn monday_of(day: Date) -> Date {
    day.plus_days(-i32::from(day.weekday()))
}

fn first_monday(year: i32) -> Option<Date> {
    Date::from_civil(year, 1, 4).map(monday_of)
}
