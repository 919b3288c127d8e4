//! The last four weeks of a sterilizer in one look: a column a day, a stroke a cycle.
//!
//! Marks differ in shape, so that the picture needs no colour: a stroke is a cycle, a cross a failed one, an
//! empty stroke one that is missing; squares are tests of the machine, rounds are spore tests, a diamond is
//! a positive one; a hatched band lies over days whose loads are recalled. Four fields of a week each, so
//! that they stand in one line on a tablet and two by two on a phone.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::event::sterile_setup::TestOutcome;
use crate::domain::ids::SterilizerId;
use crate::domain::sterilization::weeks::{BiMark, CycleOutcome, DayMarks, RecallMark, days};
use crate::domain::time::Date;
use crate::ui::parts::section::Section;
use crate::ui::parts::table::{Column, Table};
use crate::ui::screens::sterile::shared::of_sterilizer;
use crate::ui::text::sterile::SterileMsg;
use crate::ui::text::sterile_print::strip::{StripMsg, Tallied};
use crate::ui::words::Words;

const DAYS: u16 = 28;
const WEEK: usize = 7;
/// Units of the drawing: the width of a day, and how high a field is.
const DAY: i32 = 40;
const HIGH: i32 = 124;
/// Strokes in a row, and rows in a day; what is beyond stands in the words.
const IN_ROW: usize = 4;
const ROWS: usize = 3;

#[component]
pub fn Strip(own: SterilizerId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let marks = Memo::new(move |_| {
        let today = app.today.get();
        of_sterilizer(app, own, |survey| days(survey, today, DAYS)).unwrap_or_default()
    });
    let note = move || words.t(SterileMsg::StripText { days: u32::from(DAYS) });
    let picture = move || {
        let marks = marks.get();
        if marks.iter().all(|day| tally(std::slice::from_ref(day)) == Tallied::default()) {
            return view! { <p class="soft">{words.say(StripMsg::Nothing)}</p> }.into_any();
        }
        view! { <Weeks marks=marks /> }.into_any()
    };
    view! {
        <Section title=words.say(SterileMsg::StripTitle)>
            <div class="inset picture">
                <p class="fine soft">{note}</p>
                {picture}
            </div>
        </Section>
    }
}

#[component]
fn Weeks(marks: Vec<DayMarks>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let today = app.today.get_untracked();
    let columns = vec![Column::words(words.say(StripMsg::Day)), Column::words(words.say(StripMsg::What))];
    let row = |day: &DayMarks| {
        let told = tally(std::slice::from_ref(day));
        let date = day.day;
        (told != Tallied::default()).then(|| {
            view! {
                <tr>
                    <th scope="row">{words.t(StripMsg::DayOf { day: date, today })}</th>
                    <td>{words.t(StripMsg::Told { told })}</td>
                </tr>
            }
        })
    };
    let rows = marks.iter().rev().filter_map(row).collect_view();
    let fields = marks.chunks(WEEK).map(|week| field(week, today, words)).collect_view();
    view! {
        <figure class="weeks">
            <div class="weeks__fields">{fields}</div>
            <ul class="weeks__legend" role="list">
                {legend(words)}
            </ul>
            <details class="plot__figures">
                <summary>{words.say(StripMsg::InWords)}</summary>
                <Table label=words.say(StripMsg::InWords) columns=columns>
                    {rows}
                </Table>
            </details>
        </figure>
    }
}

fn field(week: &[DayMarks], today: Date, words: Words) -> Option<impl IntoView> {
    let first = week.first()?.day;
    let drawn = Drawn::of(week);
    let said = StripMsg::Said { first, today, told: tally(week) };
    let wide = DAY * i32::try_from(WEEK).unwrap_or(7);
    Some(view! {
        <div class="weeks__week">
            <svg
                class="weeks__field"
                viewBox=format!("0 0 {wide} {HIGH}")
                role="img"
                aria-label=words.t(said).into_owned()
            >
                <path class="weeks__grid" d=grid() />
                {drawn.view()}
            </svg>
            <span aria-hidden="true">{words.t(StripMsg::WeekOf { monday: first, today })}</span>
        </div>
    })
}

/// A line under the cycles and one between the days.
fn grid() -> String {
    let days = i32::try_from(WEEK).unwrap_or(7);
    let between: String = (0..=days).map(|day| format!("M{} 16V{HIGH}", day * DAY)).collect();
    format!("{between}M0 84H{}", days * DAY)
}

/// The marks of a week, one path a kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Drawn {
    strokes: String,
    open: String,
    crosses: String,
    missing: String,
    solid: String,
    hollow: String,
    bad: String,
    band: String,
}

impl Drawn {
    fn of(week: &[DayMarks]) -> Self {
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

    fn view(self) -> impl IntoView {
        view! {
            <path d=self.strokes />
            <path class="weeks__due" d=self.open />
            <path class="weeks__bad" d=self.crosses />
            <path class="weeks__due" d=self.missing />
            <path class="weeks__solid" d=self.solid />
            <path d=self.hollow />
            <path class="weeks__bad" d=self.bad />
            <path class="weeks__bad" d=self.band />
        }
    }
}

/// Where a stroke stands, the first row lowest.
fn cell(left: i32, place: usize) -> (i32, i32) {
    let at = |number: usize| i32::try_from(number).unwrap_or(0);
    (left + 7 + 9 * at(place % IN_ROW), 64 - 22 * at(place / IN_ROW))
}

fn cross(x: i32, y: i32, half: i32) -> String {
    let full = 2 * half;
    format!("M{} {}l{full} {full}m0 -{full}l-{full} {full}", x - half, y - half)
}

fn square(x: i32, y: i32, half: i32) -> String {
    let full = 2 * half;
    format!("M{} {}h{full}v{full}h-{full}z", x - half, y - half)
}

fn round(x: i32, y: i32, radius: i32) -> String {
    let full = 2 * radius;
    format!("M{} {y}a{radius} {radius} 0 1 0 {full} 0a{radius} {radius} 0 1 0 -{full} 0", x - radius)
}

fn tally(days: &[DayMarks]) -> Tallied {
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

/// Every mark with its word. The signs are drawn as in the picture.
fn legend(words: Words) -> impl IntoView {
    let bad_test = format!("{}{}", square(12, 12, 7), cross(12, 12, 7));
    let invalid = format!("{}M7 17l10 -10", round(12, 12, 7));
    let signs = [
        (StripMsg::Good, "", "M12 4v16".to_owned()),
        (StripMsg::Open, "weeks__due", "M12 4v5m0 6v5".to_owned()),
        (StripMsg::Failed, "weeks__bad", cross(12, 12, 5)),
        (StripMsg::Missing, "weeks__due", "M10 4h4v16h-4z".to_owned()),
        (StripMsg::TestPassed, "weeks__solid", square(12, 12, 6)),
        (StripMsg::TestFailed, "weeks__bad", bad_test),
        (StripMsg::Negative, "weeks__solid", round(12, 12, 6)),
        (StripMsg::Waiting, "", round(12, 12, 6)),
        (StripMsg::Invalid, "", invalid),
        (StripMsg::Positive, "weeks__bad", "M12 3l9 9l-9 9l-9 -9zM12 12h.1".to_owned()),
        (StripMsg::Recall, "weeks__bad", "M2 7h20v10h-20zM2 17l8 -10M10 17l8 -10".to_owned()),
    ];
    let sign = |(msg, class, path): (StripMsg, &'static str, String)| {
        view! {
            <li>
                <svg class="weeks__sign" viewBox="0 0 24 24" aria-hidden="true">
                    <path class=class d=path />
                </svg>
                <span>{words.say(msg)}</span>
            </li>
        }
    };
    signs.into_iter().map(sign).collect_view()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::sterile_setup::MachineTest;
    use crate::domain::ids::{EventId, LoadId, StreamId};
    use crate::domain::sterilization::weeks::CycleMark;

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
