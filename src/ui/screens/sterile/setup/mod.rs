//! To be filled.

use leptos::prelude::*;

use crate::domain::ids::SterilizerId;
use crate::ui::screens::coming::NotFound;

#[component]
pub fn SetUp() -> impl IntoView {
    view! { <NotFound /> }
}

#[component]
pub fn AddSterilizer() -> impl IntoView {
    view! { <NotFound /> }
}

#[component]
pub fn PackKinds() -> impl IntoView {
    view! { <NotFound /> }
}

#[component]
pub fn IndicatorLots() -> impl IntoView {
    view! { <NotFound /> }
}

#[component]
pub fn Policy() -> impl IntoView {
    view! { <NotFound /> }
}

#[component]
pub fn Programs(own: SterilizerId) -> impl IntoView {
    let _ = own;
    view! { <NotFound /> }
}
