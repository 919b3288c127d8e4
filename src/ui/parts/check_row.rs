//! Check row: one line of a list that can be chosen or left. A native checkbox in the margin; the
//! whole line is its label.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::unique::unique;

/// The children stand at the end of the line.
#[component]
pub fn CheckRow(
    #[prop(into)] name: TextProp,
    #[prop(into)] chosen: Signal<bool>,
    /// Hears that it was turned over.
    #[prop(into)]
    on_turn: Callback<()>,
    #[prop(optional, into)] under: ViewFnOnce,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let id = unique("check");
    let label_for = id.clone();
    view! {
        <li class="row" data-quiet="">
            <span class="row__margin">
                <input
                    class="check"
                    type="checkbox"
                    id=id
                    prop:checked=move || chosen.get()
                    on:change=move |_| {
                        on_turn.try_run(());
                    }
                />
            </span>
            <span class="row__main">
                <label class="row__tap" for=label_for>
                    {move || name.get()}
                </label>
                {under.run()}
            </span>
            {children.map(|children| children())}
        </li>
    }
}
