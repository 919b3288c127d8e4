//! Empty: says what would be here and how to begin.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::tally::{Progress, SilentTally, TallyKind};

/// The children are the way to begin.
#[component]
pub fn Empty(
    #[prop(into)] title: TextProp,
    #[prop(into)] text: TextProp,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <section class="empty">
            <SilentTally progress=Progress { done: 0, total: 5 } kind=TallyKind::Even />
            <h2 class="empty__title">{move || title.get()}</h2>
            <p>{move || text.get()}</p>
            {children.map(|children| view! { <div class="actions">{children()}</div> })}
        </section>
    }
}
