//! On hand over time: level from one record to the next, a dot where it was counted.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::ids::{ItemId, PlaceId};
use crate::domain::inventory::consumption::WINDOW_DAYS;
use crate::domain::inventory::stock::StockKey;
use crate::domain::inventory::timeline::{Step, StepKind, timeline};
use crate::domain::state::State;
use crate::domain::time::{DAY_MS, Date, MINUTE_MS, Offset};
use crate::ui::naming::place_name;
use crate::ui::parts::field::{Field, FieldKind};
use crate::ui::parts::plot::{HEIGHT, Plot, PlotFace, WIDTH};
use crate::ui::parts::section::Section;
use crate::ui::parts::table::{Column, Table};
use crate::ui::scale::{Scale, along, steps_path};
use crate::ui::text::figure::number;
use crate::ui::text::picture::PictureMsg;
use crate::ui::words::Words;

/// Ticks beyond the one at nothing.
const TICKS: i64 = 4;
/// Longer tables are read by nobody: the latest records.
const ROWS: usize = 60;

/// A picture, measured.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Drawn {
    scale: Scale,
    path: String,
    dots: String,
    essence: PictureMsg,
    from: Date,
    /// The latest first.
    rows: Vec<(Date, i64, StepKind)>,
}

#[component]
pub fn OnHand(item: ItemId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let places = Memo::new(move |_| app.state.with(|state| held(state, item)));
    let shown = RwSignal::new(String::new());
    let drawn = Memo::new(move |_| {
        let (today, offset) = (app.today.get(), app.now.with_untracked(|now| now.offset));
        let place: Option<PlaceId> = shown.with(|shown| shown.parse().ok());
        app.state.with(|state| {
            let places = place.map_or_else(|| shown_first(state, item), |place| vec![place]);
            draw(&timeline(state, item, &places), today, offset)
        })
    });
    let options = Signal::derive(move || {
        let all = (String::new(), words.t(PictureMsg::AllClosets).into_owned());
        let named = app.state.with(|state| {
            let named = |place: &PlaceId| (place.to_string(), place_name(state, *place));
            places.with(|places| places.iter().map(named).collect::<Vec<_>>())
        });
        std::iter::once(all).chain(named).collect::<Vec<_>>()
    });
    let picture = move || match drawn.get() {
        Some(drawn) => view! { <Drawing drawn=drawn /> }.into_any(),
        None => view! { <p class="soft">{words.say(PictureMsg::NothingYet)}</p> }.into_any(),
    };
    view! {
        <Show when=move || places.with(|places| !places.is_empty())>
            <Section title=words.say(PictureMsg::OnHand)>
                <div class="inset picture">
                    <Show when=move || places.with(|places| places.len() > 1)>
                        <Field
                            id="picture-place"
                            label=words.say(PictureMsg::ShownPlace)
                            value=shown
                            kind=FieldKind::Choice { options }
                        />
                    </Show>
                    {picture}
                </div>
            </Section>
        </Show>
    }
}

/// Places that have anything on record of the item, in the order of the walk.
fn held(state: &State, item: ItemId) -> Vec<PlaceId> {
    let places = state.clinic.places_in_order().into_iter();
    places.filter(|place| state.stock.ledger(StockKey { item, place: *place }).is_some()).collect()
}

/// All closets together; where no closet has any of it, everything there is.
fn shown_first(state: &State, item: ItemId) -> Vec<PlaceId> {
    let held = held(state, item);
    let closets: Vec<PlaceId> =
        state.clinic.closets().into_iter().filter(|closet| held.contains(closet)).collect();
    if closets.is_empty() { held } else { closets }
}

/// From the first record, or the beginning of the window, to the end of today.
fn draw(steps: &[Step], today: Date, offset: Offset) -> Option<Drawn> {
    let midnight = |date: Date| i64::from(date.days()) * DAY_MS - i64::from(offset.minutes()) * MINUTE_MS;
    let first = steps.first()?;
    let from = first.at.date().max(today.plus_days(-WINDOW_DAYS));
    let (begin, end) = (midnight(from), midnight(today.plus_days(1)));
    let before = steps.iter().rev().find(|step| step.at.at.ms() < begin);
    let within: Vec<&Step> = steps.iter().filter(|step| step.at.at.ms() >= begin).collect();
    let levels = || within.iter().copied().chain(before).map(|step| step.level.max(0));
    let (least, most) = (levels().min()?, levels().max()?);
    let scale = Scale::reaching(most, TICKS);
    let x = |step: &Step| along(step.at.at.ms(), begin, end, WIDTH);
    let y = |level: i64| HEIGHT - along(level.max(0), 0, scale.top(), HEIGHT);
    let start = before.map(|step| (0, y(step.level)));
    let points: Vec<(i64, i64)> =
        start.into_iter().chain(within.iter().map(|step| (x(step), y(step.level)))).collect();
    let counts: Vec<&&Step> = within.iter().filter(|step| step.kind == StepKind::Counted).collect();
    let dots = counts.iter().map(|step| format!("M{} {}h1", x(step), y(step.level))).collect();
    let now = within.last().copied().or(before)?.level.max(0);
    let rows = within.iter().rev().take(ROWS);
    Some(Drawn {
        scale,
        path: steps_path(&points, WIDTH),
        dots,
        essence: PictureMsg::OnHandEssence { now, least, most, from, today, counts: counts.len() },
        from,
        rows: rows.map(|step| (step.at.date(), step.level.max(0), step.kind)).collect(),
    })
}

#[component]
fn Drawing(drawn: Drawn) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let Drawn { scale, path, dots, essence, from, rows } = drawn;
    let today = app.today.get_untracked();
    let say = move |msg: PictureMsg| words.t(msg).into_owned();
    let face = PlotFace {
        essence: say(essence),
        scale,
        ends: vec![say(PictureMsg::DayOf { date: from, today }), say(PictureMsg::Today)],
        legend: vec![say(PictureMsg::CountedMark)],
        figures: say(PictureMsg::Figures),
    };
    let drawing = view! {
        <path class="plot__line" d=path />
        <path class="plot__dots" d=dots />
    }
    .into_any();
    let columns = vec![
        Column::words(words.say(PictureMsg::Day)),
        Column::figures(words.say(PictureMsg::Amount)),
        Column::words(words.say(PictureMsg::How)),
    ];
    let rows = rows
        .into_iter()
        .map(|(date, level, kind)| {
            let how = match kind {
                StepKind::Counted => PictureMsg::Counted,
                StepKind::Moved => PictureMsg::Moved,
            };
            view! {
                <tr>
                    <th scope="row">{say(PictureMsg::DayOf { date, today })}</th>
                    <td data-number="">{number(level)}</td>
                    <td>{say(how)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <Plot face=face drawing=drawing>
            <Table label=words.say(PictureMsg::OnHand) columns=columns>
                {rows}
            </Table>
        </Plot>
    }
}
