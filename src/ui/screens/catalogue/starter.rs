//! What the starter list still has that the clinic does not.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::fields::wrong_of;
use crate::app::context::App;
use crate::domain::command::{Command, NewItem};
use crate::domain::event::Category;
use crate::domain::inventory::starter::{CATEGORIES, StarterItem, starter_items};
use crate::domain::text::Label;
use crate::ui::faults::Faults;
use crate::ui::finding;
use crate::ui::naming::pick;
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press, Readiness};
use crate::ui::parts::check_row::CheckRow;
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::error_summary::ErrorSummary;
use crate::ui::parts::head::Above;
use crate::ui::parts::row::RowSub;
use crate::ui::parts::search::SearchBox;
use crate::ui::parts::section::Section;
use crate::ui::screens::first_start::model::taken;
use crate::ui::shell::Page;
use crate::ui::text::Text;
use crate::ui::text::catalogue::CatalogueMsg;
use crate::ui::words::Words;

#[derive(Clone, Copy)]
struct Taking {
    all: StoredValue<Arc<Vec<StarterItem>>>,
    chosen: RwSignal<BTreeSet<u16>>,
    /// Keys that the clinic does not have, whether in use or retired.
    left: Memo<BTreeSet<u16>>,
    faults: Faults,
}

#[component]
pub fn Starter() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let all = Arc::new(starter_items());
    let keys: BTreeSet<u16> = all.iter().map(|item| item.key.0).collect();
    let left = Memo::new(move |_| {
        let held: BTreeSet<u16> = app.state.with(|state| {
            let items = state.catalogue.items.values();
            items.filter_map(|item| item.starter.map(|key| key.0)).collect()
        });
        keys.difference(&held).copied().collect::<BTreeSet<u16>>()
    });
    let taking =
        Taking { all: StoredValue::new(all), chosen: RwSignal::default(), left, faults: Faults::default() };
    let query = RwSignal::new(String::new());
    let index = finding::starter(taking.all.get_value().iter().map(|item| (item.key.0, item.name)));
    let found =
        Memo::new(move |_| query.with(|query| index.find(query).into_iter().collect::<BTreeSet<u16>>()));
    let sub = move || match left.with(BTreeSet::len) {
        0 => Text::default(),
        left => words.t(CatalogueMsg::StarterSub { left }),
    };
    let sections = CATEGORIES.map(|(_, category)| {
        view! { <OneCategory taking=taking category=category found=found /> }
    });
    view! {
        <Page
            title=words.say(CatalogueMsg::StarterTitle)
            above=Above::back("/more/catalogue", words.say(CatalogueMsg::Title))
            sub=sub
            dock=move || view! { <TakeDock taking=taking /> }
        >
            <div class="inset gate__faults">
                <ErrorSummary faults=taking.faults.lines(words) words=words />
            </div>
            <SearchBox query=query label=words.say(CatalogueMsg::Search) words=words />
            <Show when=move || left.with(BTreeSet::is_empty)>
                <Empty
                    title=words.say(CatalogueMsg::StarterNone)
                    text=words.say(CatalogueMsg::StarterNoneText)
                />
            </Show>
            {sections.into_iter().collect_view()}
        </Page>
    }
}

#[component]
fn OneCategory(taking: Taking, category: Category, found: Memo<BTreeSet<u16>>) -> impl IntoView {
    let words = Words::expect();
    let shown = Memo::new(move |_| {
        let all = taking.all.get_value();
        let own = all.iter().filter(|item| item.category == category);
        let own = own.filter(|item| taking.left.with(|left| left.contains(&item.key.0)));
        let own = own.filter(|item| found.with(|found| found.contains(&item.key.0)));
        own.map(|item| item.key.0).collect::<Vec<u16>>()
    });
    let find =
        move |key: u16| taking.all.with_value(|all| all.iter().find(|item| item.key.0 == key).cloned());
    let count = move || words.t(CatalogueMsg::Found { count: shown.with(Vec::len) });
    view! {
        <Show when=move || !shown.with(Vec::is_empty)>
            <Section title=words.say(CatalogueMsg::Category(category)) note=move || count>
                <ul role="list">
                    <For each=move || shown.get() key=|key| *key let:key>
                        {find(key).map(|item| view! { <One taking=taking item=item /> })}
                    </For>
                </ul>
            </Section>
        </Show>
    }
}

#[component]
fn One(taking: Taking, item: StarterItem) -> impl IntoView {
    let words = Words::expect();
    let key = item.key.0;
    let chosen = Memo::new(move |_| taking.chosen.with(|chosen| chosen.contains(&key)));
    let turn = move |()| {
        taking.chosen.update(|chosen| {
            if !chosen.remove(&key) {
                chosen.insert(key);
            }
        });
    };
    let (name, unit) = (item.name, item.unit);
    view! {
        <CheckRow
            name=move || pick(name, words.lang())
            chosen=chosen
            on_turn=turn
            under=move || view! { <RowSub>{move || pick(unit, words.lang())}</RowSub> }
        />
    }
}

/// The chosen rows as new items. A code that the clinic uses for something of its own stays there.
fn items(app: App, taking: Taking, words: Words) -> Vec<NewItem> {
    let lang = untrack(|| words.lang());
    let codes = app.state.with_untracked(|state| state.catalogue.codes_in_use());
    let chosen = taking.chosen.get_untracked();
    let all = taking.all.get_value();
    let mut items: Vec<NewItem> =
        all.iter().filter(|item| chosen.contains(&item.key.0)).filter_map(|item| taken(item, lang)).collect();
    for item in &mut items {
        let held = |code: &Label| codes.contains_key(&code.as_str().to_lowercase());
        if item.code.as_ref().is_some_and(held) {
            item.code = None;
        }
    }
    items
}

#[component]
fn TakeDock(taking: Taking) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let told = RwSignal::new(None::<CatalogueMsg>);
    let count = move || taking.chosen.with(BTreeSet::len);
    let take = move || async move {
        let items = items(app, taking, words);
        let count = items.len();
        taking.faults.clear();
        match app.request(Command::AddItems { items }).await {
            Ok(_) => {
                let _ = taking.chosen.try_set(BTreeSet::new());
                let _ = told.try_set(Some(CatalogueMsg::Taken { count }));
            }
            Err(problem) => taking.faults.show(vec![wrong_of(&problem)]),
        }
    };
    let readiness = move || {
        if count() == 0 {
            Readiness::Barred(words.t(CatalogueMsg::TakeNothing).into_owned())
        } else {
            Readiness::Ready
        }
    };
    view! {
        <Dock label=words.say(CatalogueMsg::StarterTitle)>
            <DockBody place=DockPlace::Act>
                <p class="dock__text soft" role="status">
                    {move || told.get().map(|told| words.t(told))}
                </p>
                <Actions>
                    <ButtonLink href="/more/catalogue">{words.say(CatalogueMsg::Back)}</ButtonLink>
                    <Button
                        kind=ButtonKind::Primary
                        readiness=Signal::derive(readiness)
                        press=Press::until(take)
                    >
                        {move || words.t(CatalogueMsg::Take { count: count() })}
                    </Button>
                </Actions>
            </DockBody>
        </Dock>
    }
}
