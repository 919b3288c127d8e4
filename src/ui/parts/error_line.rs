//! Error line: why the last tap did nothing, where no box is to blame. With its mark, as in a field.

use leptos::prelude::*;

use super::icon::{Mark, MarkSize, Stamp};

/// Stands in the page before there is an error, so that it is announced.
#[component]
pub fn ErrorLine(#[prop(into)] error: Signal<Option<String>>) -> impl IntoView {
    view! {
        <p class="field__error" role="alert" hidden=move || error.with(Option::is_none)>
            <Stamp mark=Mark::Stop size=MarkSize::Small />
            <span>{move || error.get()}</span>
        </p>
    }
}
