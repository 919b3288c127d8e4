//! Choice: one of few, all in sight. Segments for two or three, chips for more.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::unique::unique;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChoiceLook {
    Segments,
    Chips,
}

/// Native radio buttons, so that arrows and voice work as everywhere else.
#[component]
pub fn Choice<T>(
    /// What is being chosen, for those who listen.
    #[prop(into)]
    legend: TextProp,
    look: ChoiceLook,
    options: Vec<(T, TextProp)>,
    #[prop(into)] chosen: Signal<Option<T>>,
    #[prop(into)] on_choose: Callback<T>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let name = unique("choice");
    let (set, one) = match look {
        ChoiceLook::Segments => ("segments", "segment"),
        ChoiceLook::Chips => ("chips", "chip"),
    };
    let options = options
        .into_iter()
        .map(|(value, label)| {
            let own = value.clone();
            view! {
                <label class=one>
                    <input
                        type="radio"
                        name=name.clone()
                        prop:checked=move || chosen.with(|chosen| chosen.as_ref() == Some(&own))
                        on:change=move |_| {
                            on_choose.try_run(value.clone());
                        }
                    />
                    <span>{move || label.get()}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class=set>
            <legend class="unseen">{move || legend.get()}</legend>
            {options}
        </fieldset>
    }
}
