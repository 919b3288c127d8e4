//! One of several under its question, as every form of sterilization has it.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::text::Msg;
use crate::ui::words::Words;

/// One of several, under its question.
#[component]
pub fn Pick<T: Clone + PartialEq + Send + Sync + 'static>(
    #[prop(into)] label: Msg,
    options: Vec<(T, TextProp)>,
    value: RwSignal<Option<T>>,
    /// What else follows from a choice.
    #[prop(optional, into)]
    then: Option<Callback<T>>,
) -> impl IntoView {
    let words = Words::expect();
    let legend = words.say(label);
    view! {
        <div class="field">
            <p class="field__label">{legend}</p>
            <Choice
                legend=legend
                look=ChoiceLook::Chips
                options=options
                chosen=value
                on_choose=Callback::new(move |chosen: T| {
                    value.set(Some(chosen.clone()));
                    if let Some(then) = then {
                        then.run(chosen);
                    }
                })
            />
        </div>
    }
}
