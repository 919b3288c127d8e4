//! To be filled.

use leptos::prelude::*;

use crate::domain::ids::BiTestId;
use crate::ui::screens::coming::NotFound;

#[component]
pub fn BiPage(own: BiTestId) -> impl IntoView {
    let _ = own;
    view! { <NotFound /> }
}
