//! Head: the top of every page. The running line above, the title and its figure below.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::icon::{Glyph, Icon};

/// The id of the title: it takes the focus when a page opens.
pub const TITLE_ID: &str = "page-title";

/// What stands at the start of the running line.
#[derive(Clone)]
pub enum Above {
    /// The way up.
    Back { href: TextProp, label: TextProp },
    /// Where you are, on the first page of a place.
    Here(TextProp),
}

impl Above {
    pub fn back(href: impl Into<TextProp>, label: impl Into<TextProp>) -> Self {
        Self::Back { href: href.into(), label: label.into() }
    }

    pub fn here(words: impl Into<TextProp>) -> Self {
        Self::Here(words.into())
    }
}

/// The children are the line that says where the records are.
#[component]
pub fn RunningHead(above: Above, children: Children) -> impl IntoView {
    let above = match above {
        Above::Back { href, label } => view! {
            <a class="head__back" href=move || href.get()>
                <Glyph icon=Icon::Back />
                <span>{move || label.get()}</span>
            </a>
        }
        .into_any(),
        Above::Here(words) => view! { <p class="head__here">{move || words.get()}</p> }.into_any(),
    };
    view! { <div class="head__run">{above} {children()}</div> }
}

#[component]
pub fn Head(
    #[prop(into)] title: TextProp,
    #[prop(optional, into)] sub: Option<TextProp>,
    #[prop(optional, into)] figure: ViewFnOnce,
    #[prop(optional, into)] tally: Option<ViewFnOnce>,
) -> impl IntoView {
    view! {
        <div class="head__main">
            <div class="head__words">
                <h1 class="head__title" id=TITLE_ID tabindex="-1">
                    {move || title.get()}
                </h1>
                {sub.map(|sub| view! { <p class="head__sub">{move || sub.get()}</p> })}
            </div>
            {figure.run()}
        </div>
        {tally.map(|tally| view! { <div class="head__tally">{tally.run()}</div> })}
    }
}
