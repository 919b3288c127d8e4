//! One up, one down: two keys at the end of a line. The focus stays on the key when the line moves.

use leptos::html;
use leptos::prelude::*;

use crate::ui::text::places::PlacesMsg;
use crate::ui::words::Words;

#[component]
pub fn Movers(
    #[prop(into)] name: Signal<String>,
    /// Whether there is something above.
    up: Signal<bool>,
    /// Whether there is something below.
    down: Signal<bool>,
    #[prop(into)] on_up: Callback<()>,
    #[prop(into)] on_down: Callback<()>,
) -> impl IntoView {
    let words = Words::expect();
    let label_up = move || words.t(PlacesMsg::Up { name: name.get() });
    let label_down = move || words.t(PlacesMsg::Down { name: name.get() });
    view! {
        <span class="movers">
            <Mover words=words.say(PlacesMsg::UpShort) label=label_up can=up on_press=on_up />
            <Mover words=words.say(PlacesMsg::DownShort) label=label_down can=down on_press=on_down />
        </span>
    }
}

#[component]
fn Mover(
    #[prop(into)] words: TextProp,
    #[prop(into)] label: TextProp,
    can: Signal<bool>,
    on_press: Callback<()>,
) -> impl IntoView {
    let key = NodeRef::<html::Button>::new();
    let press = move |_| {
        if !can.get_untracked() {
            return;
        }
        on_press.try_run(());
        // A node that moves in the page loses the focus; it comes back when the line has moved.
        set_timeout(
            move || {
                if let Some(key) = key.get_untracked() {
                    let _ = key.focus();
                }
            },
            std::time::Duration::from_millis(120),
        );
    };
    view! {
        <button
            class="mover"
            type="button"
            node_ref=key
            aria-label=move || label.get()
            aria-disabled=move || (!can.get()).then_some("true")
            on:click=press
        >
            {move || words.get()}
        </button>
    }
}
