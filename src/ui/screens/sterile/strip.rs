//! The last four weeks of a sterilizer in one look: a column a day, a stroke a cycle.
//!
//! Marks differ in shape, so that the picture needs no colour: a stroke is a cycle, a cross a failed one, an
//! empty stroke one that is missing; squares are tests of the machine, rounds are spore tests, a diamond is
//! a positive one; a hatched band lies over days whose loads are recalled. Four fields of a week each, so
//! that they stand in one line on a tablet and two by two on a phone.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::ids::SterilizerId;
use crate::domain::sterilization::weeks::{DayMarks, days};
use crate::domain::time::Date;
use crate::ui::paper::strokes::{DAY, Drawn, HIGH, WEEK, cross, grid, round, square, tally};
use crate::ui::parts::section::Section;
use crate::ui::parts::table::{Column, Table};
use crate::ui::screens::sterile::shared::of_sterilizer;
use crate::ui::text::sterile::SterileMsg;
use crate::ui::text::sterile_print::strip::{StripMsg, Tallied};
use crate::ui::words::Words;

const DAYS: u16 = 28;
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
                {marks_view(drawn)}
            </svg>
            <span aria-hidden="true">{words.t(StripMsg::WeekOf { monday: first, today })}</span>
        </div>
    })
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

fn marks_view(drawn: Drawn) -> impl IntoView {
    view! {
        <path d=drawn.strokes />
        <path class="weeks__due" d=drawn.open />
        <path class="weeks__bad" d=drawn.crosses />
        <path class="weeks__due" d=drawn.missing />
        <path class="weeks__solid" d=drawn.solid />
        <path d=drawn.hollow />
        <path class="weeks__bad" d=drawn.bad />
        <path class="weeks__bad" d=drawn.band />
    }
}
