//! Error summary: how many things are to be put right, each a way to its box.
//!
//! It takes the focus when it appears, so that nobody has to look for what went wrong.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use crate::ui::text::parts::PartsMsg;
use crate::ui::words::Words;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The id of the box.
    pub field: String,
    /// The name of the box and what is wrong with it.
    pub text: String,
}

#[component]
pub fn ErrorSummary(#[prop(into)] faults: Signal<Vec<Fault>>, words: Words) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if !faults.with(Vec::is_empty)
            && let Some(place) = place.get()
        {
            let _ = place.focus();
        }
    });
    let count = move || faults.with(Vec::len);
    let lines = move || {
        faults
            .get()
            .into_iter()
            .map(|fault| {
                let href = format!("#{}", fault.field);
                view! {
                    <li>
                        <a href=href on:click=move |event| lead_to(&event, &fault.field)>
                            {fault.text}
                        </a>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <div class="summary" role="alert" tabindex="-1" node_ref=place hidden=move || count() == 0>
            <p>
                <b>{move || words.t(PartsMsg::ThingsToPutRight { count: count() })}</b>
            </p>
            <ul role="list">{lines}</ul>
        </div>
    }
}

/// Goes to the box without a change of address: a changed address would be a new page here.
fn lead_to(event: &ev::MouseEvent, field: &str) {
    event.prevent_default();
    let target = document().get_element_by_id(field);
    if let Some(target) = target
        && let Ok(target) = wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(target)
    {
        let _ = target.focus();
    }
}
