//! What stands open on one shelf, and the way to open another one.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::inventory::containers::{OpenContainer, open_containers};
use crate::domain::inventory::stock::StockKey;
use crate::ui::address::Address;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::row::{Margin, Row, RowArrow, RowSub, Tap};
use crate::ui::parts::section::Section;
use crate::ui::screens::container::shared::{Naming, OpenRow};
use crate::ui::text::container::ContainerMsg;
use crate::ui::words::Words;

/// Nothing for an item of which nobody follows lots and that has no time after opening.
#[component]
pub fn OpenedHere(key: StockKey) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let lines = Memo::new(move |_| {
        let now = app.now.get();
        app.state.with(|state| {
            let of_here = |line: &OpenContainer| {
                (line.container.what.item, line.container.what.at) == (key.item, key.place)
            };
            open_containers(state, now).into_iter().filter(of_here).collect::<Vec<_>>()
        })
    });
    let may_open = Memo::new(move |_| {
        app.state.with(|state| {
            state.catalogue.item(&key.item).is_some_and(|item| {
                item.opened_life.get().is_some_and(Option::is_some)
                    || item.lot_policy.get().is_some_and(|policy| policy.asks_expiry())
            })
        })
    });
    let href = move || Address::OpenOne { item: key.item, place: key.place }.to_string();
    view! {
        <Show when=move || may_open.get() || lines.with(|lines| !lines.is_empty())>
            <Section title=words.say(ContainerMsg::Title)>
                <ul role="list">
                    {move || {
                        lines
                            .get()
                            .into_iter()
                            .map(|line| view! { <OpenRow line=line naming=Naming::LotOnly /> })
                            .collect_view()
                    }}
                    <Row
                        name=words.say(ContainerMsg::OpenOne)
                        margin=Signal::stored(Margin::Icon(Icon::Plus))
                        tap=Tap::link(href())
                        under=move || {
                            view! { <RowSub>{words.say(ContainerMsg::OpenOneText)}</RowSub> }
                        }
                    >
                        <RowArrow />
                    </Row>
                </ul>
            </Section>
        </Show>
    }
}
