//! Section: a heavy rule, a title, a note at its end, and what belongs together.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::unique::unique;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum SectionPlace {
    /// Directly under the head: no space above.
    First,
    #[default]
    Later,
}

#[component]
pub fn Section(
    #[prop(into)] title: TextProp,
    #[prop(optional)] place: SectionPlace,
    /// Words, a badge or small buttons at the end of the heading.
    #[prop(optional, into)]
    note: ViewFnOnce,
    children: Children,
) -> impl IntoView {
    let id = unique("section");
    let title_id = id.clone();
    let class = match place {
        SectionPlace::First => "section section--first",
        SectionPlace::Later => "section",
    };
    view! {
        <section class=class aria-labelledby=id>
            <div class="section__head">
                <h2 class="section__title" id=title_id>
                    {move || title.get()}
                </h2>
                <div class="section__note">{note.run()}</div>
            </div>
            {children()}
        </section>
    }
}
