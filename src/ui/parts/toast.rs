//! Toast: something happened elsewhere. Says it once, at the top, and takes no tap.

use leptos::prelude::*;

use super::icon::{Mark, Stamp};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    pub id: u64,
    pub mark: Mark,
    pub text: String,
}

/// The region must stand in the page before the first toast comes, or nobody hears it.
#[component]
pub fn Toasts(#[prop(into)] toasts: Signal<Vec<Toast>>) -> impl IntoView {
    view! {
        <div class="toasts" role="status">
            <For each=move || toasts.get() key=|toast| toast.id let:toast>
                <p class="toast">
                    <Stamp mark=toast.mark />
                    <span>{toast.text}</span>
                </p>
            </For>
        </div>
    }
}
