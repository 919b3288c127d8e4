//! Finding a supply, and the places where it lies.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::ids::{ItemId, PlaceId};
use crate::domain::inventory::fefo::usable;
use crate::domain::inventory::stock::StockKey;
use crate::domain::ordered::Ordered as _;
use crate::domain::search::Searchable;
use crate::domain::state::State;
use crate::ui::naming::{item_code, item_name, place_name};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::head::Above;
use crate::ui::parts::row::{Row, RowArrow, RowEnd, RowSub, Tap};
use crate::ui::parts::search::SearchBox;
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::stock::shared::item_label;
use crate::ui::shell::Page;
use crate::ui::text::shell::ShellMsg;
use crate::ui::text::supply::SupplyMsg;
use crate::ui::words::Words;

/// Longer lists help nobody: another letter finds it sooner.
const SHOWN: usize = 60;

#[component]
pub fn Find() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let query = RwSignal::new(String::new());
    let found = found_items(app, words, query);
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

/// The supplies in use whose name or code begins with what is searched, the best first.
pub fn found_items(app: App, words: Words, query: RwSignal<String>) -> Memo<Vec<ItemId>> {
    // Names are made ready once: a key press only compares.
    let ready = Memo::new(move |_| {
        let lang = words.lang();
        app.state.with(|state| {
            let items = state.catalogue.items.iter().filter(|(_, record)| record.is_active());
            items
                .map(|(item, _)| {
                    let name = item_name(state, *item, lang);
                    let both = format!("{name} {}", item_code(state, *item));
                    (Searchable::new(&both), name, *item)
                })
                .collect::<Vec<_>>()
        })
    });
    Memo::new(move |_| {
        let query = query.with(|query| Searchable::new(query));
        ready.with(|ready| {
            let mut found: Vec<_> = ready
                .iter()
                .filter_map(|(searchable, name, item)| Some((searchable.rank(&query)?, name, *item)))
                .collect();
            found.order();
            found.into_iter().map(|(_, _, item)| item).collect::<Vec<ItemId>>()
        })
    })
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
