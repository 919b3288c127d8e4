//! Another place's list, taken over as it stands there.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::command::Command;
use crate::domain::ids::PlaceId;
use crate::ui::naming;
use crate::ui::parts::button::{Button, Press};
use crate::ui::parts::field::{Field, FieldKind};
use crate::ui::parts::section::Section;
use crate::ui::screens::places::list_length;
use crate::ui::text::Msg;
use crate::ui::text::places::PlacesMsg;
use crate::ui::trouble;
use crate::ui::words::Words;

#[component]
pub fn Copy(place: PlaceId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let others = Memo::new(move |_| {
        app.state.with(|state| {
            let others = state.clinic.places_in_order().into_iter();
            let others = others.filter(|other| *other != place);
            let listed = others.map(|other| (other, list_length(state, other)));
            listed.filter(|(_, lines)| *lines > 0).collect::<Vec<_>>()
        })
    });
    let first = others.with_untracked(|others| others.first().map(|(id, _)| id.to_string()));
    let from = RwSignal::new(first.unwrap_or_default());
    let told = RwSignal::new(None::<Msg>);
    let options = Signal::derive(move || {
        let named = |(id, count): &(PlaceId, usize)| {
            let name = app.state.with_untracked(|state| naming::place_name(state, *id));
            (id.to_string(), format!("{name} · {}", words.t(PlacesMsg::Lines { count: *count })))
        };
        others.with(|others| others.iter().map(named).collect::<Vec<_>>())
    });
    let copy = move || async move {
        let Ok(from) = from.get_untracked().parse::<PlaceId>() else { return };
        let count = app.state.with_untracked(|state| list_length(state, from));
        let said = match app.request(Command::CopyLines { from, to: place }).await {
            Ok(_) => PlacesMsg::Copied { count }.into(),
            Err(problem) => trouble::of_problem(&problem).into(),
        };
        let _ = told.try_set(Some(said));
    };
    view! {
        <Show when=move || !others.with(Vec::is_empty)>
            <Section title=words.say(PlacesMsg::Copy)>
                <div class="form">
                    <p class="soft">{words.say(PlacesMsg::CopyText)}</p>
                    <Field
                        id="copy-from"
                        label=words.say(PlacesMsg::CopyFrom)
                        value=from
                        kind=FieldKind::Choice { options }
                    />
                    <div class="samples">
                        <Button press=Press::until(copy)>{words.say(PlacesMsg::CopyAct)}</Button>
                        <p role="status">{move || told.get().map(|told| words.t(told))}</p>
                    </div>
                </div>
            </Section>
        </Show>
    }
}
