//! Dialog: only for what cannot be undone. The native element keeps the focus inside, gives it
//! back afterwards and closes on Escape.

use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::unique::unique;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum DialogState {
    #[default]
    Closed,
    Open,
}

/// The children are made anew each time it opens: nothing typed last time is still there.
#[component]
pub fn Dialog(
    state: RwSignal<DialogState>,
    #[prop(into)] title: TextProp,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let id = unique("dialog");
    let title_id = id.clone();
    Effect::new(move |_| {
        let state = state.get();
        let Some(dialog) = dialog.get() else { return };
        match (state, dialog.open()) {
            (DialogState::Open, false) => {
                let _ = dialog.show_modal();
            }
            (DialogState::Closed, true) => dialog.close(),
            (DialogState::Open, true) | (DialogState::Closed, false) => {}
        }
    });
    view! {
        <dialog
            class="dialog"
            aria-labelledby=id
            node_ref=dialog
            on:close=move |_| {
                let _ = state.try_set(DialogState::Closed);
            }
        >
            <div class="dialog__body">
                <h2 class="dialog__title" id=title_id>
                    {move || title.get()}
                </h2>
                <Show when=move || state.get() == DialogState::Open>{children()}</Show>
            </div>
        </dialog>
    }
}
