//! To be filled.

use leptos::prelude::*;

use crate::domain::ids::LoadId;
use crate::ui::screens::coming::NotFound;

#[component]
pub fn LoadPage(own: LoadId) -> impl IntoView {
    let _ = own;
    view! { <NotFound /> }
}
