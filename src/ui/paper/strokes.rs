//! The marks of a week of a sterilizer, one path a kind, and what they come to.

use crate::domain::event::sterile_setup::TestOutcome;
use crate::domain::sterilization::weeks::{BiMark, CycleOutcome, DayMarks, RecallMark};
use crate::ui::text::sterile_print::strip::Tallied;

pub const WEEK: usize = 7;
/// Units of the drawing: the width of a day, and how high a field is.
pub const DAY: i32 = 40;
pub const HIGH: i32 = 124;
/// Strokes in a row, and rows in a day; what is beyond stands in the words.
const IN_ROW: usize = 4;
const ROWS: usize = 3;

/// A line under the cycles and one between the days.
pub fn grid() -> String {
    let days = i32::try_from(WEEK).unwrap_or(7);
    let between: String = (0..=days).map(|day| format!("M{} 16V{HIGH}", day * DAY)).collect();
    format!("{between}M0 84H{}", days * DAY)
}

/// The marks of a week, one path a kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    pub strokes: String,
    pub open: String,
    pub crosses: String,
    pub missing: String,
    pub solid: String,
    pub hollow: String,
    pub bad: String,
    pub band: String,
}

impl Drawn {
    pub fn of(week: &[DayMarks]) -> Self {
        let mut drawn = Self::default();
        for (place, day) in (0_i32..).zip(week) {
            drawn.day(place * DAY, day);
        }
        drawn
    }

    fn day(&mut self, left: i32, day: &DayMarks) {
        let missing = usize::try_from(day.missing).unwrap_or(usize::MAX).min(IN_ROW * ROWS);
        let cycles = day.cycles.iter().map(|cycle| Some(cycle.outcome));
        let marks = cycles.chain(std::iter::repeat_n(None, missing)).take(IN_ROW * ROWS);
        for (place, mark) in marks.enumerate() {
            let (x, y) = cell(left, place);
            match mark {
                Some(CycleOutcome::Good) => self.strokes += &format!("M{x} {y}v16"),
                Some(CycleOutcome::Open) => self.open += &format!("M{x} {y}v5m0 6v5"),
                Some(CycleOutcome::Failed) => self.crosses += &cross(x, y + 8, 4),
                None => self.missing += &format!("M{} {y}h4v16h-4z", x - 2),
            }
        }
        if let Some((_, outcome)) = day.machine.iter().max_by_key(|(_, outcome)| *outcome) {
            let (x, y) = (left + 12, 104);
            match outcome {
                TestOutcome::Pass => self.solid += &square(x, y, 6),
                TestOutcome::Fail => {
                    self.bad += &square(x, y, 7);
                    self.bad += &cross(x, y, 7);
                }
            }
        }
        if let Some(mark) = day.biological.iter().max() {
            let (x, y) = (left + 28, 104);
            match mark {
                BiMark::Negative => self.solid += &round(x, y, 6),
                BiMark::Waiting => self.hollow += &round(x, y, 6),
                BiMark::Invalid => {
                    self.hollow += &round(x, y, 7);
                    self.hollow += &format!("M{} {}l10 -10", x - 5, y + 5);
                }
                BiMark::Positive => self.bad += &format!("M{x} {}l9 9l-9 9l-9 -9zM{x} {y}h.1", y - 9),
            }
        }
        if day.recall == RecallMark::Blocked {
            self.band += &format!("M{left} 2h{DAY}v10h-{DAY}z");
            for slash in 0..5 {
                self.band += &format!("M{} 12l8 -10", left + slash * 8);
            }
        }
    }
}

/// Where a stroke stands, the first row lowest.
fn cell(left: i32, place: usize) -> (i32, i32) {
    let at = |number: usize| i32::try_from(number).unwrap_or(0);
    (left + 7 + 9 * at(place % IN_ROW), 64 - 22 * at(place / IN_ROW))
}

pub fn cross(x: i32, y: i32, half: i32) -> String {
    let full = 2 * half;
    format!("M{} {}l{full} {full}m0 -{full}l-{full} {full}", x - half, y - half)
}

pub fn square(x: i32, y: i32, half: i32) -> String {
    let full = 2 * half;
    format!("M{} {}h{full}v{full}h-{full}z", x - half, y - half)
}

pub fn round(x: i32, y: i32, radius: i32) -> String {
    let full = 2 * radius;
    format!("M{} {y}a{radius} {radius} 0 1 0 {full} 0a{radius} {radius} 0 1 0 -{full} 0", x - radius)
}

pub fn tally(days: &[DayMarks]) -> Tallied {
    let mut told = Tallied::default();
    for day in days {
        told.cycles += day.cycles.len();
        told.failed += day.cycles.iter().filter(|cycle| cycle.outcome == CycleOutcome::Failed).count();
        told.missing = told.missing.saturating_add(day.missing);
        for (_, outcome) in &day.machine {
            match outcome {
                TestOutcome::Pass => told.tests_passed += 1,
                TestOutcome::Fail => told.tests_failed += 1,
            }
        }
        for mark in &day.biological {
            match mark {
                BiMark::Negative => told.negative += 1,
                BiMark::Waiting => told.waiting += 1,
                BiMark::Invalid => told.invalid += 1,
                BiMark::Positive => told.positive += 1,
            }
        }
        told.blocked_days += usize::from(day.recall == RecallMark::Blocked);
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::sterile_setup::MachineTest;
    use crate::domain::ids::{EventId, LoadId, StreamId};
    use crate::domain::sterilization::weeks::CycleMark;
    use crate::domain::time::Date;

    fn day(outcomes: &[CycleOutcome]) -> DayMarks {
        let load = LoadId(EventId::new(StreamId::new(1), std::num::NonZeroU32::MIN));
        DayMarks {
            day: Date::from_days(20_000),
            cycles: outcomes.iter().map(|outcome| CycleMark { load, outcome: *outcome }).collect(),
            missing: 0,
            machine: Vec::new(),
            biological: Vec::new(),
            recall: RecallMark::None,
        }
    }

    #[test]
    fn each_kind_has_a_mark_of_its_own() {
        let mut marks = day(&[CycleOutcome::Good, CycleOutcome::Failed, CycleOutcome::Open]);
        marks.missing = 1;
        marks.machine = vec![(MachineTest::BowieDick, TestOutcome::Pass)];
        marks.biological = vec![BiMark::Negative];
        marks.recall = RecallMark::Blocked;
        let drawn = Drawn::of(&[marks]);
        let all = [&drawn.strokes, &drawn.open, &drawn.crosses, &drawn.missing, &drawn.solid, &drawn.band];
        assert!(all.iter().all(|path| !path.is_empty()), "{drawn:?}");
        assert!(drawn.bad.is_empty() && drawn.hollow.is_empty());
    }

    #[test]
    fn more_cycles_than_a_day_has_room_for_are_told_in_words() {
        let marks = day(&[CycleOutcome::Good; 30]);
        let drawn = Drawn::of(std::slice::from_ref(&marks));
        assert_eq!(drawn.strokes.matches('M').count(), IN_ROW * ROWS);
        assert_eq!(tally(&[marks]).cycles, 30);
    }

    #[test]
    fn the_worse_mark_of_a_day_is_the_one_that_shows() {
        let mut marks = day(&[]);
        marks.machine =
            vec![(MachineTest::BowieDick, TestOutcome::Fail), (MachineTest::BowieDick, TestOutcome::Pass)];
        marks.biological = vec![BiMark::Negative, BiMark::Positive];
        let drawn = Drawn::of(&[marks]);
        assert!(drawn.solid.is_empty() && !drawn.bad.is_empty());
    }
}
