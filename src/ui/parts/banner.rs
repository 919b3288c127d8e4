//! Banner: the whole page has a state. One line, one way out.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::icon::{Mark, Stamp};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Tone {
    #[default]
    Plain,
    Good,
    Due,
    Stop,
}

impl Tone {
    const fn state(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Good => Some("good"),
            Self::Due => Some("due"),
            Self::Stop => Some("stop"),
        }
    }

    const fn mark(self) -> Mark {
        match self {
            Self::Plain => Mark::Wait,
            Self::Good => Mark::Good,
            Self::Due => Mark::Due,
            Self::Stop => Mark::Stop,
        }
    }
}

/// The children are the way out, usually one small button.
#[component]
pub fn Banner(
    tone: Tone,
    /// What is the matter, in a few strong words.
    #[prop(into)]
    strong: TextProp,
    #[prop(optional, into)] text: Option<TextProp>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let role = if tone == Tone::Stop { "alert" } else { "status" };
    view! {
        <div class="banner" data-state=tone.state() role=role>
            <span class="banner__mark">
                <Stamp mark=tone.mark() />
            </span>
            <p class="banner__text">
                <b>{move || strong.get()}</b>
                {text.map(|text| view! { " " {move || text.get()} })}
            </p>
            {children.map(|children| view! { <div class="banner__act">{children()}</div> })}
        </div>
    }
}
