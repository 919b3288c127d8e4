//! The list of a place: what it holds, how many, on which shelf, in the order of the walk.
//!
//! `model` is what is selected and what an edit comes to; `list` draws the lines, `dock` changes
//! the selected one, `add` finds items that are not on the list, `copy` takes another's list over.

mod add;
mod copy;
mod dock;
mod list;
mod model;
mod shelf;

use leptos::prelude::*;

pub use add::AddLines;

use crate::app::context::App;
use crate::domain::ids::PlaceId;
use crate::ui::naming;
use crate::ui::parts::head::Above;
use crate::ui::screens::places::of_known;
use crate::ui::shell::Page;
use crate::ui::text::places::PlacesMsg;
use crate::ui::words::Words;
use model::Editor;

/// The place that the address names.
#[component]
pub fn Pars(place: PlaceId) -> impl IntoView {
    of_known(place, |place| view! { <ParsOf place=place /> }.into_any())
}

#[component]
fn ParsOf(place: PlaceId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let editor = Editor::new(app, place);
    let title = Memo::new(move |_| app.state.with(|state| naming::place_name(state, place)));
    let sub = move || words.t(PlacesMsg::ParsSub { count: editor.lines.with(Vec::len) });
    view! {
        <Page
            title=move || title.get()
            above=Above::back("/more/places", words.say(PlacesMsg::Title))
            sub=sub
            dock=move || view! { <dock::LineDock editor=editor /> }
        >
            <list::Lines editor=editor />
            <copy::Copy place=place />
        </Page>
    }
}
