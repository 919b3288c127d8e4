//! Finding a supply, and the places where it lies.

use leptos::prelude::*;

use crate::app::context::App;
use crate::app::scan::{Sought, sought};
use crate::domain::ids::{ItemId, PlaceId};
use crate::domain::inventory::codes::Meaning;
use crate::domain::inventory::fefo::usable;
use crate::domain::inventory::stock::StockKey;
use crate::domain::ordered::Ordered as _;
use crate::domain::state::State;
use crate::ui::address::Address;
use crate::ui::naming::{item_code, place_name};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::row::{Margin, Row, RowArrow, RowEnd, RowSub, Tap};
use crate::ui::parts::search::SearchBox;
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::order::OrderSome;
use crate::ui::screens::picture::Pictures;
use crate::ui::screens::stock::shared::item_label;
use crate::ui::searching::items_in_use;
use crate::ui::shell::Page;
use crate::ui::text::order::OrderDoorMsg;
use crate::ui::text::shell::ShellMsg;
use crate::ui::text::supply::SupplyMsg;
use crate::ui::words::Words;

/// Longer lists help nobody: another letter finds it sooner.
const SHOWN: usize = 30;

#[component]
pub fn Find() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let query = RwSignal::new(String::new());
    let named = items_named(app, words, query);
    let found = Memo::new(move |_| {
        // A code that was typed or pasted, as the box has it: a GTIN, a UPC, a drug number.
        let meant = query.with(|query| items_of_code(app, query));
        if meant.is_empty() { named.get() } else { meant }
    });
    let shown = move || found.with(|found| found.iter().copied().take(SHOWN).collect::<Vec<_>>());
    view! {
        <Page
            title=words.say(SupplyMsg::Find)
            above=Above::back("/stock", words.say(ShellMsg::Stock))
            sub=words.say(SupplyMsg::FindSub)
        >
            <SearchBox query=query label=words.say(SupplyMsg::FindBox) words=words />
            <p class="inset list-note soft" role="status">
                {move || words.t(SupplyMsg::Found { items: found.with(Vec::len) })}
            </p>
            <Show
                when=move || found.with(|found| !found.is_empty())
                fallback=move || {
                    view! {
                        <Empty
                            title=words.say(SupplyMsg::NothingFoundTitle)
                            text=words.say(SupplyMsg::NothingFoundText)
                        />
                    }
                }
            >
                <ul role="list">
                    <For each=shown key=|item| *item let:item>
                        <FoundRow item=item />
                    </For>
                </ul>
            </Show>
        </Page>
    }
}

/// The items in use whose name or code has the words of a query, the best first.
pub fn items_named(app: App, words: Words, query: RwSignal<String>) -> Memo<Vec<ItemId>> {
    let ready = items_in_use(app, words);
    Memo::new(move |_| query.with(|query| ready.with(|ready| ready.find(query))))
}

/// The items that a code is linked to, or one of another pack of it.
fn items_of_code(app: App, text: &str) -> Vec<ItemId> {
    // Every code has a digit; most searches are words.
    if !text.contains(|one: char| one.is_ascii_digit()) {
        return Vec::new();
    }
    let (sought, mut items) = (sought(text, app.today.get()), Vec::new());
    app.state.with(|state| {
        for one in sought {
            match one {
                Sought::Code(code) => items.extend(match state.catalogue.meaning(&code) {
                    // The clinic's own codes are found with the names: SYR1 is a part of SYR10.
                    Meaning::Known(link) => state.catalogue.link(&code).map(|_| link.item),
                    Meaning::WhichPack(item) => Some(item),
                    Meaning::Unknown => None,
                }),
                Sought::Drug(digits) => items.extend(state.catalogue.items_with_drug(&digits)),
            }
        }
    });
    items.order();
    items.dedup();
    items
}

#[component]
fn FoundRow(item: ItemId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let name = Memo::new(move |_| app.state.with(|state| item_label(state, item, words.lang())));
    let code = app.state.with_untracked(|state| item_code(state, item));
    let hand = move || {
        let held = app.state.with(|state| held_in(state, item));
        let pieces = held.iter().map(|(_, have)| (*have).max(0)).sum();
        match held.len() {
            0 => words.t(SupplyMsg::NowhereYet),
            places => words.t(SupplyMsg::OnHandIn { pieces, places }),
        }
    };
    view! {
        <Row
            name=move || name.get()
            tap=Tap::link(format!("/stock/item/{item}"))
            under=move || view! { <RowSub>{code}</RowSub> }
        >
            <RowEnd>
                <span class="soft">{hand}</span>
            </RowEnd>
        </Row>
    }
}

/// The places that have anything on record of an item, in the order of the walk, with the likely amount.
fn held_in(state: &State, item: ItemId) -> Vec<(PlaceId, i64)> {
    let places = state.clinic.places_in_order().into_iter();
    places
        .filter_map(|place| {
            let ledger = state.stock.ledger(StockKey { item, place })?;
            Some((place, ledger.balance().likely))
        })
        .collect()
}

/// One item: where it lies, and where else it could.
#[component]
pub fn ItemPlaces(item: ItemId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let held = Memo::new(move |_| {
        app.state.with(|state| held_in(state, item).into_iter().map(|(place, _)| place).collect::<Vec<_>>())
    });
    let others = Memo::new(move |_| {
        let held = held.get();
        let places = app.state.with(|state| state.clinic.places_in_order());
        places.into_iter().filter(|place| !held.contains(place)).collect::<Vec<_>>()
    });
    let note = move |place: PlaceId| {
        let now = app.now.get();
        let key = StockKey { item, place };
        app.state.with(|state| {
            let have = state.stock.balance(key).likely.max(0);
            let may = usable(state, key, now);
            if may < have {
                words.t(SupplyMsg::UsableOf { usable: may, have })
            } else {
                words.t(SupplyMsg::OnHandHere { have })
            }
        })
    };
    let row = move |place: PlaceId, known: bool| {
        let name = move || app.state.with(|state| place_name(state, place));
        view! {
            <Row
                name=name
                tap=Tap::link(format!("/stock/item/{item}/at/{place}"))
                under=move || {
                    known.then(|| view! { <RowSub>{move || note(place)}</RowSub> })
                }
            >
                <RowArrow />
            </Row>
        }
    };
    view! {
        <Page
            title=move || app.state.with(|state| item_label(state, item, words.lang()))
            above=Above::back("/stock/find", words.say(SupplyMsg::Find))
            sub=app.state.with_untracked(|state| item_code(state, item))
        >
            <Show when=move || held.with(|held| !held.is_empty())>
                <Section title=words.say(SupplyMsg::Where) place=SectionPlace::First>
                    <ul role="list">
                        <For each=move || held.get() key=|place| *place let:place>
                            {row(place, true)}
                        </For>
                    </ul>
                </Section>
            </Show>
            <ul role="list">
                <Row
                    name=words.say(OrderDoorMsg::Rule)
                    margin=Signal::stored(Margin::Icon(Icon::Stock))
                    tap=Tap::link(Address::ReorderRule(item).to_string())
                >
                    <RowArrow />
                </Row>
                <OrderSome item=item />
            </ul>
            <Pictures item=item />
            <Show when=move || others.with(|others| !others.is_empty())>
                <Section
                    title=words.say(SupplyMsg::OtherPlaces)
                    note=move || view! { <p>{words.say(SupplyMsg::OtherPlacesNote)}</p> }
                >
                    <ul role="list">
                        <For each=move || others.get() key=|place| *place let:place>
                            {row(place, false)}
                        </For>
                    </ul>
                </Section>
            </Show>
        </Page>
    }
}
