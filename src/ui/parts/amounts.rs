//! Amounts: several boxes for one record, one under the other: packs of several kinds, lots.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::stepper::Stepper;
use crate::ui::entry::{Bounds, Entry};
use crate::ui::words::Words;

/// One box: what it is of, and a quieter word beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    pub name: String,
    pub note: String,
    pub entry: RwSignal<Entry>,
}

/// The legend says what the boxes are of, for those who listen.
#[component]
pub fn Amounts(
    #[prop(into)] legend: TextProp,
    #[prop(into)] amounts: Signal<Vec<Amount>>,
    words: Words,
    /// What the Enter key does.
    #[prop(optional, into)]
    on_enter: Option<Callback<()>>,
) -> impl IntoView {
    // By its signal: a box that is added later leaves the others as they stand.
    let rows = move |amount: Amount| {
        let Amount { name, note, entry } = amount;
        let label = name.clone();
        let enter = Callback::new(move |()| {
            if let Some(on_enter) = on_enter {
                on_enter.try_run(());
            }
        });
        view! {
            <li class="amount">
                <span class="amount__name">
                    <b>{name}</b>
                    " "
                    <span class="fine soft">{note}</span>
                </span>
                <Stepper entry=entry bounds=Bounds::shelf(None) label=label words=words on_enter=enter />
            </li>
        }
    };
    view! {
        <ul class="amounts" role="list" aria-label=move || legend.get()>
            <For each=move || amounts.get() key=|amount| amount.entry children=rows />
        </ul>
    }
}
