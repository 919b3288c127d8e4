//! To be filled.

use leptos::prelude::*;

use crate::domain::ids::{SoakId, SolutionId};
use crate::ui::screens::coming::NotFound;

#[component]
pub fn Disinfection() -> impl IntoView {
    view! { <NotFound /> }
}

#[component]
pub fn PourSolution() -> impl IntoView {
    view! { <NotFound /> }
}

#[component]
pub fn SolutionPage(own: SolutionId) -> impl IntoView {
    let _ = own;
    view! { <NotFound /> }
}

#[component]
pub fn SoakPage(own: SoakId) -> impl IntoView {
    let _ = own;
    view! { <NotFound /> }
}
