//! A soak that is over, as a row of a list.

use leptos::prelude::*;

use super::shared::{soak_mark, solution_name};
use crate::app::context::App;
use crate::domain::ids::SoakId;
use crate::domain::sterilization::hld::SoakStanding;
use crate::ui::address::Address;
use crate::ui::naming::initials;
use crate::ui::parts::row::{Margin, Row, RowArrow, RowEnd, RowSub, Tap};
use crate::ui::text::sterile_soak::SterileSoakMsg as Say;
use crate::ui::words::Words;

#[component]
pub fn SoakRow(id: SoakId, standing: SoakStanding) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let started = app.state.with_untracked(|state| {
        let told = state.sterilization.soaks.get(&id)?.defined.as_ref()?;
        let solution = solution_name(state, told.what.solution);
        Some((told.what.device.to_string(), solution, told.at, initials(state, told.by)))
    });
    let Some((device, solution, from, by)) = started else { return ().into_any() };
    let to = match standing {
        SoakStanding::Done { taken } => Some(taken),
        _ => None,
    };
    let span = move || {
        let span = words.t(Say::SoakSpan { from, to, by: by.clone(), today: app.today.get() });
        format!("{solution} · {span}")
    };
    view! {
        <Row
            name=device
            margin=Signal::stored(Margin::Mark(soak_mark(standing)))
            tap=Tap::link(Address::Soak(id).to_string())
            under=move || {
                view! {
                    <RowSub>{words.say(Say::SoakStands(standing))}</RowSub>
                    <RowSub>{span}</RowSub>
                }
            }
        >
            <RowEnd>
                <RowArrow />
            </RowEnd>
        </Row>
    }
    .into_any()
}
