//! Pictures of one item: on hand over time, use per week, when its lots expire.
//!
//! Each says in one sentence what it shows and has its figures as a table. What is drawn comes from
//! the domain (`timeline`, `consumption`, `fefo`), where it lies on the page from `ui::scale`.

mod expiries;
mod on_hand;
mod weekly;

use leptos::prelude::*;

use crate::domain::ids::ItemId;

/// All of them, as far as there is anything to see.
#[component]
pub fn Pictures(item: ItemId) -> impl IntoView {
    view! {
        <on_hand::OnHand item=item />
        <weekly::Weekly item=item />
        <expiries::Expiries item=item />
    }
}
