//! The kit.
use leptos::prelude::*;
#[component]
pub fn KitGallery() -> impl IntoView { view!{ <p>"kit"</p> } }
