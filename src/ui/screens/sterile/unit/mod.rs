//! To be filled.

use leptos::prelude::*;

use crate::domain::ids::SterilizerId;
use crate::ui::screens::coming::NotFound;

#[component]
pub fn SterilizerPage(own: SterilizerId) -> impl IntoView {
    let _ = own;
    view! { <NotFound /> }
}

#[component]
pub fn ServicePage(own: SterilizerId) -> impl IntoView {
    let _ = own;
    view! { <NotFound /> }
}

#[component]
pub fn MachineTestPage(own: SterilizerId) -> impl IntoView {
    let _ = own;
    view! { <NotFound /> }
}
