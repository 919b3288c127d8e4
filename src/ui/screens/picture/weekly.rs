//! Use per week as bars, and the reorder point that they suggest as a line across them.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::ids::ItemId;
use crate::domain::inventory::consumption::{Week, suggested_point, weekly};
use crate::ui::parts::plot::{HEIGHT, Plot, PlotFace, WIDTH};
use crate::ui::parts::section::Section;
use crate::ui::parts::table::{Column, Table};
use crate::ui::scale::{Scale, along};
use crate::ui::text::figure::number;
use crate::ui::text::picture::PictureMsg;
use crate::ui::words::Words;

const WEEKS: u16 = 12;
const TICKS: i64 = 4;
/// A delivery takes a week where no rule says otherwise.
const USUAL_LEAD_DAYS: u16 = 7;

#[component]
pub fn Weekly(item: ItemId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let drawn = Memo::new(move |_| {
        let today = app.today.get();
        app.state.with(|state| {
            let record = state.catalogue.item(&item);
            let rule = record.and_then(|record| record.reorder.get().copied().flatten());
            let lead = rule.map_or(USUAL_LEAD_DAYS, |rule| rule.lead_days);
            let point = suggested_point(state, item, lead, today).known();
            let point = point.map(|basis| basis.point.value()).filter(|point| *point > 0);
            (weekly(state, item, WEEKS, today), point)
        })
    });
    let any = Memo::new(move |_| drawn.with(|(weeks, _)| weeks.iter().any(|week| week.issued > 0)));
    view! {
        <Show when=move || any.get()>
            <Section title=words.say(PictureMsg::Weekly)>
                <div class="inset picture">
                    {move || {
                        let (weeks, point) = drawn.get();
                        view! { <Bars weeks=weeks point=point /> }
                    }}
                </div>
            </Section>
        </Show>
    }
}

#[component]
fn Bars(weeks: Vec<Week>, point: Option<i64>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let today = app.today.get_untracked();
    let say = move |msg: PictureMsg| words.t(msg).into_owned();
    let most = weeks.iter().map(|week| week.issued).max().unwrap_or(0);
    let scale = Scale::reaching(most.max(point.unwrap_or(0)), TICKS);
    let essence = PictureMsg::WeeklyEssence {
        weeks: weeks.len(),
        total: weeks.iter().map(|week| week.issued).sum(),
        most,
        point,
    };
    let ends = [weeks.first(), weeks.last()].into_iter().flatten();
    let face = PlotFace {
        essence: say(essence),
        scale,
        ends: ends.map(|week| say(PictureMsg::WeekOf { monday: week.monday, today })).collect(),
        legend: point.map(|point| say(PictureMsg::PointLine { point })).into_iter().collect(),
        figures: say(PictureMsg::Figures),
    };
    let slot = WIDTH / i64::try_from(weeks.len()).unwrap_or(1).max(1);
    let bar = |(place, week): (i64, &Week)| {
        let height = along(week.issued, 0, scale.top(), HEIGHT);
        view! {
            <rect
                class="plot__bar"
                x=place * slot + slot / 5
                y=HEIGHT - height
                width=slot * 3 / 5
                height=height
            />
        }
    };
    let bars = (0..).zip(&weeks).map(bar).collect_view();
    let line = point.map(|point| {
        let y = HEIGHT - along(point, 0, scale.top(), HEIGHT);
        view! { <path class="plot__point" d=format!("M0 {y}H{WIDTH}") /> }
    });
    let columns =
        vec![Column::words(words.say(PictureMsg::Week)), Column::figures(words.say(PictureMsg::Issued))];
    let row = |week: &Week| {
        view! {
            <tr>
                <th scope="row">{say(PictureMsg::WeekOf { monday: week.monday, today })}</th>
                <td data-number="">{number(week.issued)}</td>
            </tr>
        }
    };
    let rows = weeks.iter().rev().map(row).collect_view();
    view! {
        <Plot face=face drawing=view! { {bars} {line} }.into_any()>
            <Table label=words.say(PictureMsg::Weekly) columns=columns>
                {rows}
            </Table>
        </Plot>
    }
}
