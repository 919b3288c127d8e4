//! To be filled.

use leptos::prelude::*;

use crate::ui::screens::coming::NotFound;

#[component]
pub fn Home() -> impl IntoView {
    view! { <NotFound /> }
}
