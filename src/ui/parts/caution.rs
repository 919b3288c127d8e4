//! Caution: what was typed looks like something of a patient. Says so, and stands in nobody's way.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::icon::{Mark, MarkSize, Stamp};
use crate::domain::text::resembles_identifier;
use crate::ui::text::trouble::TroubleMsg;
use crate::ui::words::Words;

/// Stands under the field that it speaks of.
#[component]
pub fn Caution(#[prop(into)] text: Signal<String>, words: Words) -> impl IntoView {
    let shape = Memo::new(move |_| text.with(|text| resembles_identifier(text)));
    view! {
        <p class="caution" role="status" hidden=move || shape.get().is_none()>
            {move || {
                shape
                    .get()
                    .map(|shape| {
                        view! {
                            <Stamp mark=Mark::Look size=MarkSize::Small />
                            <span>{words.t(TroubleMsg::LooksLike(shape))}</span>
                        }
                    })
            }}
        </p>
    }
}

/// Something to look at twice before going on.
#[component]
pub fn Remark(#[prop(into)] text: TextProp) -> impl IntoView {
    view! {
        <p class="caution" role="status">
            <Stamp mark=Mark::Look size=MarkSize::Small />
            <span>{move || text.get()}</span>
        </p>
    }
}
