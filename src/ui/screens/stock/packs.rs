//! Sterile packs of a room, below its supplies: how many may be used, and which must not.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::ids::PlaceId;
use crate::domain::sterilization::shelf::packs_at;
use crate::ui::address::Address;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowArrow, RowSub, Tap};
use crate::ui::parts::section::Section;
use crate::ui::text::sterile::SterileMsg;
use crate::ui::words::Words;

/// Nothing where no pack lies here.
#[component]
pub fn SterilePacks(place: PlaceId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let kinds = Memo::new(move |_| {
        let today = app.today.get();
        app.state.with(|state| packs_at(&state.sterilization, place, today))
    });
    let rows = move || {
        let rows = kinds.get().into_iter().map(|kind| {
            let mark = if kind.blocked > 0 { Mark::Stop } else { Mark::Good };
            let (usable, blocked) = (kind.usable, kind.blocked);
            view! {
                <Row
                    name=kind.name.to_string()
                    margin=Signal::stored(Margin::Mark(mark))
                    tap=Tap::link(Address::SterilePacks.to_string())
                    under=move || {
                        view! { <RowSub>{words.say(SterileMsg::PacksHere { usable, blocked })}</RowSub> }
                    }
                >
                    <RowArrow />
                </Row>
            }
        });
        rows.collect_view()
    };
    view! {
        <Show when=move || !kinds.with(Vec::is_empty)>
            <Section title=words.say(SterileMsg::PacksHereTitle)>
                <ul role="list">{rows}</ul>
            </Section>
        </Show>
    }
}
