//! To be filled.

use leptos::prelude::*;

use crate::domain::ids::LoadId;
use crate::ui::screens::coming::NotFound;

#[component]
pub fn Packs() -> impl IntoView {
    view! { <NotFound /> }
}

#[component]
pub fn Labels(own: LoadId) -> impl IntoView {
    let _ = own;
    view! { <NotFound /> }
}
