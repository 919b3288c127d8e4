//! Which shelf: one of those that are here, or another by its name.

use leptos::prelude::*;

use crate::ui::naming;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::text::places::PlacesMsg;
use crate::ui::words::Words;

/// No shelf's name: spaces are trimmed from those.
const ANOTHER: &str = " ";

#[component]
pub fn ShelfField(#[prop(into)] id: String, shelf: RwSignal<String>, shelves: Vec<String>) -> impl IntoView {
    let words = Words::expect();
    let known = shelves.clone();
    let first =
        shelf.with_untracked(|shelf| if known.contains(shelf) { shelf.clone() } else { ANOTHER.to_owned() });
    let chosen = RwSignal::new(first);
    let options = Signal::derive(move || {
        let lang = words.lang();
        let named = |shelf: &String| (shelf.clone(), naming::proposed(shelf, lang).to_owned());
        let another = (ANOTHER.to_owned(), words.t(PlacesMsg::AnotherShelf).into_owned());
        shelves.iter().map(named).chain([another]).collect::<Vec<_>>()
    });
    // Outside of the signals' graph: what was chosen is what is meant.
    let pick = move |_| {
        let now = chosen.get_untracked();
        shelf.set(if now == ANOTHER { String::new() } else { now });
    };
    let another = move || chosen.with(|chosen| chosen == ANOTHER);
    let typed_id = format!("{id}-name");
    view! {
        <div class="shelf-field" on:change=pick>
            <Field
                id=id
                label=words.say(PlacesMsg::Shelf)
                value=chosen
                kind=FieldKind::Choice { options }
            />
        </div>
        <Show when=another>
            <Field
                id=typed_id.clone()
                label=words.say(PlacesMsg::ShelfName)
                hint=words.say(PlacesMsg::ShelfHint)
                value=shelf
                kind=FieldKind::Text { longest: 60, capitals: Capitals::Sentences }
            />
        </Show>
    }
}
