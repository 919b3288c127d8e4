//! To be filled.

use leptos::prelude::*;

use crate::domain::ids::SterilizerId;
use crate::ui::screens::coming::NotFound;

#[component]
pub fn NewLoad(own: SterilizerId) -> impl IntoView {
    let _ = own;
    view! { <NotFound /> }
}
