//! Cells: a row of rooms, each with its number, its mark and how far it is.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::icon::{Mark, Stamp};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellFace {
    /// One or two characters that stand large: "3", "P".
    pub number: String,
    /// The whole name, heard before the number: "Procedure room".
    pub name: String,
    pub mark: Mark,
    /// "Counted", "Line 21", "Not yet".
    pub state: String,
    /// "8 to bring", "of 40, ML", "38 lines".
    pub note: String,
}

#[component]
pub fn Cells(children: Children) -> impl IntoView {
    view! {
        <ol class="cells" role="list">
            {children()}
        </ol>
    }
}

/// The room that is being walked has the mark [`Mark::Now`] and becomes a sheet.
#[component]
pub fn Cell(#[prop(into)] face: Signal<CellFace>, #[prop(into)] href: TextProp) -> impl IntoView {
    let now = move || face.with(|face| face.mark == Mark::Now).then_some("");
    view! {
        <li class="cell" data-now=now>
            <div class="cell__top">
                <b class="cell__number" aria-hidden="true">
                    {move || face.with(|face| face.number.clone())}
                </b>
                {move || view! { <Stamp mark=face.with(|face| face.mark) /> }}
            </div>
            <p>
                <a class="row__tap" href=move || href.get()>
                    <span class="unseen">{move || face.with(|face| face.name.clone())} ": "</span>
                    {move || face.with(|face| face.state.clone())}
                    <span class="cell__note">{move || face.with(|face| face.note.clone())}</span>
                </a>
            </p>
        </li>
    }
}
