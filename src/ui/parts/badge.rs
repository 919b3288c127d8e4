//! Badge: a state as shape, word and colour.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::icon::{Mark, MarkSize, Stamp};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum BadgeSize {
    /// At the end of a row, in a heading, in a table.
    #[default]
    Fine,
    /// Alone, as large as the text.
    Standard,
}

#[component]
pub fn Badge(
    #[prop(into)] mark: Signal<Mark>,
    #[prop(into)] text: TextProp,
    #[prop(optional)] size: BadgeSize,
) -> impl IntoView {
    let class = match size {
        BadgeSize::Fine => "badge badge--fine",
        BadgeSize::Standard => "badge",
    };
    view! {
        <span class=class data-state=move || mark.get().state()>
            {move || view! { <Stamp mark=mark.get() size=MarkSize::Small /> }}
            <span>{move || text.get()}</span>
        </span>
    }
}
