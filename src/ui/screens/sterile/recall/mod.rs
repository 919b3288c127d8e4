//! To be filled.

use leptos::prelude::*;

use crate::domain::ids::EventId;
use crate::ui::screens::coming::NotFound;

#[component]
pub fn RecallPage(own: EventId) -> impl IntoView {
    let _ = own;
    view! { <NotFound /> }
}
