//! Group: one shelf. Folds to one line when it is done; and the heading of a shelf that does not.

use leptos::ev;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::icon::{Glyph, Icon};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    Open,
    Folded,
}

/// A shelf that folds. The note at its end says how far it is: "9 of 9, 3 short".
#[component]
pub fn Group(
    fold: RwSignal<Fold>,
    #[prop(into)] title: TextProp,
    /// The code of the shelf, which then stands in the margin instead of the arrow.
    #[prop(optional, into)]
    code: Option<TextProp>,
    #[prop(optional, into)] note: ViewFnOnce,
    children: Children,
) -> impl IntoView {
    let on_toggle = move |event: ev::Event| {
        let open = event_target::<web_sys::HtmlDetailsElement>(&event).open();
        fold.set(if open { Fold::Open } else { Fold::Folded });
    };
    let (margin, arrow) = match code {
        None => (view! { <span class="row__margin"><Glyph icon=Icon::Next /></span> }.into_any(), None),
        Some(code) => (
            view! { <span class="shelf__code">{move || code.get()}</span> }.into_any(),
            Some(view! { <Glyph icon=Icon::Next /> }),
        ),
    };
    view! {
        <details class="group" prop:open=move || fold.get() == Fold::Open on:toggle=on_toggle>
            <summary class="row">
                {margin}
                <span class="row__main">
                    <span class="row__name">{move || title.get()}</span>
                </span>
                <span class="row__end">
                    <span class="fine soft">{note.run()}</span>
                    {arrow}
                </span>
            </summary>
            <ul role="list">{children()}</ul>
        </details>
    }
}

/// The heading of a shelf whose lines all stay in sight.
#[component]
pub fn ShelfHead(
    #[prop(into)] code: TextProp,
    #[prop(into)] name: TextProp,
    #[prop(optional, into)] note: Option<TextProp>,
) -> impl IntoView {
    view! {
        <div class="shelf">
            <b class="shelf__code">{move || code.get()}</b>
            <h2 class="shelf__name">{move || name.get()}</h2>
            {note.map(|note| view! { <p class="section__note">{move || note.get()}</p> })}
        </div>
    }
}
