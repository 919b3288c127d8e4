//! To be filled.

use leptos::prelude::*;

use crate::domain::ids::{EventId, LoadId, SterilizerId};
use crate::ui::screens::coming::NotFound;

#[component]
pub fn Log(own: SterilizerId) -> impl IntoView {
    let _ = own;
    view! { <NotFound /> }
}

#[component]
pub fn Certificate(own: LoadId) -> impl IntoView {
    let _ = own;
    view! { <NotFound /> }
}

#[component]
pub fn RecallReport(own: EventId) -> impl IntoView {
    let _ = own;
    view! { <NotFound /> }
}

#[component]
pub fn SoakLog() -> impl IntoView {
    view! { <NotFound /> }
}
