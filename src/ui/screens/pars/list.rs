//! The lines, shelf by shelf.

use leptos::prelude::*;

use super::model::Editor;
use crate::domain::ids::ItemId;
use crate::ui::naming;
use crate::ui::parts::empty::Empty;
use crate::ui::parts::figure::Figure;
use crate::ui::parts::row::{Margin, Row, RowEnd, RowState, RowSub, Tap};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::stock::shared::item_label;
use crate::ui::text::figure::number;
use crate::ui::text::places::PlacesMsg;
use crate::ui::words::Words;

#[component]
pub fn Lines(editor: Editor) -> impl IntoView {
    let words = Words::expect();
    let shelves = Memo::new(move |_| {
        let mut shelves: Vec<String> = Vec::new();
        editor.lines.with(|lines| {
            for line in lines {
                if !shelves.contains(&line.shelf) {
                    shelves.push(line.shelf.clone());
                }
            }
        });
        shelves
    });
    view! {
        <Show
            when=move || !shelves.with(Vec::is_empty)
            fallback=move || {
                view! {
                    <Empty
                        title=words.say(PlacesMsg::ParsEmptyTitle)
                        text=words.say(PlacesMsg::ParsEmptyText)
                    />
                }
            }
        >
            <For each=move || shelves.get() key=Clone::clone let:shelf>
                <Shelf editor=editor shelf=shelf />
            </For>
        </Show>
    }
}

#[component]
fn Shelf(editor: Editor, shelf: String) -> impl IntoView {
    let words = Words::expect();
    let own = shelf.clone();
    let items = Memo::new(move |_| {
        editor.lines.with(|lines| {
            let own = lines.iter().filter(|line| line.shelf == own);
            own.map(|line| line.item).collect::<Vec<_>>()
        })
    });
    let title = move || {
        if shelf.is_empty() {
            words.t(PlacesMsg::NoShelf).into_owned()
        } else {
            naming::proposed(&shelf, words.lang()).to_owned()
        }
    };
    let count = move || words.t(PlacesMsg::Lines { count: items.with(Vec::len) });
    view! {
        <Section title=title place=SectionPlace::First note=move || count>
            <ul class="par-list" role="list">
                <For each=move || items.get() key=|item| *item let:item>
                    <Line editor=editor item=item />
                </For>
            </ul>
        </Section>
    }
}

#[component]
fn Line(editor: Editor, item: ItemId) -> impl IntoView {
    let words = Words::expect();
    let app = editor.app;
    let name = Memo::new(move |_| app.state.with(|state| item_label(state, item, words.lang())));
    let line = Memo::new(move |_| editor.line(item));
    let at = Memo::new(move |_| {
        editor.lines.with(|lines| lines.iter().position(|line| line.item == item).unwrap_or(0))
    });
    let suggestion = Memo::new(move |_| editor.suggestion(item));
    let state = move || {
        if editor.selected.get() == Some(item) { RowState::Now } else { RowState::Quiet }
    };
    let sub = move || {
        suggestion.get().map(|found| {
            let text = words.t(PlacesMsg::Suggested { par: found.par.value() });
            view! { <RowSub>{text}</RowSub> }
        })
    };
    let par = move || line.with(|line| line.as_ref().map(|line| number(line.par.value())));
    let margin = move || Margin::Number(u32::try_from(at.get() + 1).unwrap_or(u32::MAX));
    view! {
        <Row
            name=move || name.get()
            margin=Signal::derive(margin)
            state=Signal::derive(state)
            tap=Tap::press(move || editor.select(item))
            under=move || sub
        >
            <RowEnd>
                <Figure value=move || par().unwrap_or_default() unit=words.say(PlacesMsg::Par) />
            </RowEnd>
        </Row>
    }
}
