//! Search: one box over the whole line, with its way to empty it.

use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::icon::{Glyph, Icon};
use crate::ui::text::parts::PartsMsg;
use crate::ui::words::Words;

#[component]
pub fn SearchBox(
    query: RwSignal<String>,
    /// What is searched; stands in the empty box as well.
    #[prop(into)]
    label: TextProp,
    words: Words,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let placeholder = label.clone();
    let clear = move |_| {
        query.set(String::new());
        if let Some(input) = input.get_untracked() {
            let _ = input.focus();
        }
    };
    view! {
        <div class="seek" role="search">
            <span class="seek__sign">
                <Glyph icon=Icon::Search />
            </span>
            <input
                class="seek__box"
                type="search"
                autocomplete="off"
                autocapitalize="off"
                enterkeyhint="search"
                node_ref=input
                aria-label=move || label.get()
                placeholder=move || placeholder.get()
                prop:value=move || query.get()
                on:input=move |event| query.set(event_target_value(&event))
            />
            <button
                class="seek__clear"
                type="button"
                aria-label=words.say(PartsMsg::Clear)
                hidden=move || query.with(String::is_empty)
                on:click=clear
            >
                <Glyph icon=Icon::Close />
            </button>
        </div>
    }
}
