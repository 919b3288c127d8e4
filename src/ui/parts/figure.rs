//! Figure: one large number and its unit.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum FigureSize {
    #[default]
    Head,
    Display,
}

#[component]
pub fn Figure(
    #[prop(into)] value: TextProp,
    #[prop(into)] unit: TextProp,
    #[prop(optional)] size: FigureSize,
) -> impl IntoView {
    let class = match size {
        FigureSize::Head => "figure__value",
        FigureSize::Display => "figure__value figure__value--display",
    };
    view! {
        <p class="figure">
            <b class=class>{move || value.get()}</b>
            " "
            <span class="figure__unit">{move || unit.get()}</span>
        </p>
    }
}
