//! Table: for what must be read across. Scrolls inside its frame, which a keyboard can reach.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Words,
    Figures,
}

#[derive(Clone)]
pub struct Column {
    pub title: TextProp,
    pub align: Align,
}

impl Column {
    pub fn words(title: impl Into<TextProp>) -> Self {
        Self { title: title.into(), align: Align::Words }
    }

    pub fn figures(title: impl Into<TextProp>) -> Self {
        Self { title: title.into(), align: Align::Figures }
    }
}

/// The children are rows: `<tr><th scope="row">..</th><td data-number="">..</td></tr>`.
#[component]
pub fn Table(#[prop(into)] label: TextProp, columns: Vec<Column>, children: Children) -> impl IntoView {
    let head = columns
        .into_iter()
        .map(|column| {
            let number = (column.align == Align::Figures).then_some("");
            view! {
                <th scope="col" data-number=number>
                    {move || column.title.get()}
                </th>
            }
        })
        .collect_view();
    view! {
        <div class="table-frame" tabindex="0" role="group" aria-label=move || label.get()>
            <table class="table">
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}
