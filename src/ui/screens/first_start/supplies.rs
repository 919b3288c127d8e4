//! Which of the starter's supplies the clinic uses.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::frame::StepPage;
use super::model::{SetUp, Step, keys_for};
use crate::domain::event::{Category, PlaceKind};
use crate::domain::inventory::starter::{CATEGORIES, StarterItem};
use crate::ui::finding;
use crate::ui::naming::pick;
use crate::ui::parts::button::{Button, ButtonKind, Press};
use crate::ui::parts::check_row::CheckRow;
use crate::ui::parts::group::{Fold, Group};
use crate::ui::parts::row::RowSub;
use crate::ui::parts::search::SearchBox;
use crate::ui::text::catalogue::CatalogueMsg;
use crate::ui::text::first_start::FirstStartMsg;
use crate::ui::words::Words;

#[component]
pub fn Supplies(set_up: SetUp) -> impl IntoView {
    let words = Words::expect();
    let query = RwSignal::new(String::new());
    let total = set_up.starter().len();
    let chosen = move || FirstStartMsg::ChosenOf { chosen: set_up.chosen.with(BTreeSet::len), total };
    let blank = Memo::new(move |_| query.with(|query| query.trim().is_empty()));
    let list = move || {
        if blank.get() {
            CATEGORIES
                .map(|(_, category)| view! { <OneCategory set_up=set_up category=category /> })
                .into_iter()
                .collect_view()
                .into_any()
        } else {
            view! { <Matches set_up=set_up query=query /> }.into_any()
        }
    };
    view! {
        <StepPage
            set_up=set_up
            step=Step::Supplies
            title=FirstStartMsg::SuppliesTitle
            sub=FirstStartMsg::SuppliesSub
        >
            <SearchBox query=query label=words.say(FirstStartMsg::Search) words=words />
            <p class="inset list-note" role="status">
                <b>{move || words.t(chosen())}</b>
            </p>
            <QuickSets set_up=set_up />
            {list}
        </StepPage>
    }
}

/// Whole lists in one tap; each adds to what is chosen, so that nothing picked by hand is lost.
#[component]
fn QuickSets(set_up: SetUp) -> impl IntoView {
    let words = Words::expect();
    let starter = set_up.starter();
    let all: BTreeSet<u16> = starter.iter().map(|item| item.key.0).collect();
    let kinds = [PlaceKind::ExamRoom, PlaceKind::ProcedureRoom, PlaceKind::Lab].map(|kind| {
        let keys = keys_for(&starter, kind);
        let count = keys.len();
        view! {
            <Button
                kind=ButtonKind::Small
                press=Press::now(move || set_up.chosen.update(|chosen| chosen.extend(&keys)))
            >
                {words.say(FirstStartMsg::SetRoom { kind, count })}
            </Button>
        }
    });
    let count = all.len();
    view! {
        <div class="inset chips chips--sets" role="group" aria-label=words.say(FirstStartMsg::QuickSets)>
            {kinds.into_iter().collect_view()}
            <Button
                kind=ButtonKind::Small
                press=Press::now(move || set_up.chosen.set(all.clone()))
            >
                {words.say(FirstStartMsg::SetAll { count })}
            </Button>
            <Button
                kind=ButtonKind::Small
                press=Press::now(move || set_up.chosen.update(BTreeSet::clear))
            >
                {words.say(FirstStartMsg::SetNone)}
            </Button>
        </div>
    }
}

#[component]
fn OneCategory(set_up: SetUp, category: Category) -> impl IntoView {
    let words = Words::expect();
    let fold = RwSignal::new(Fold::Folded);
    let starter = set_up.starter();
    let items: Vec<StarterItem> = starter.iter().filter(|item| item.category == category).cloned().collect();
    let keys: BTreeSet<u16> = items.iter().map(|item| item.key.0).collect();
    let total = keys.len();
    let own = keys.clone();
    let held = Memo::new(move |_| set_up.chosen.with(|chosen| chosen.intersection(&own).count()));
    let turn = move || {
        set_up.chosen.update(|chosen| {
            if keys.is_subset(chosen) {
                chosen.retain(|key| !keys.contains(key));
            } else {
                chosen.extend(&keys);
            }
        });
    };
    let label = move || {
        words.t(if held.get() == total {
            FirstStartMsg::ChooseNoneOf
        } else {
            FirstStartMsg::ChooseAllOf { count: total }
        })
    };
    let note = move || words.t(FirstStartMsg::ChosenOf { chosen: held.get(), total });
    view! {
        <Group fold=fold title=words.say(CatalogueMsg::Category(category)) note=move || note>
            <li class="row">
                <span class="row__margin"></span>
                <span class="row__main">
                    <Button kind=ButtonKind::Small press=Press::now(turn)>
                        {label}
                    </Button>
                </span>
            </li>
            {items
                .into_iter()
                .map(|item| view! { <OneSupply set_up=set_up item=item /> })
                .collect_view()}
        </Group>
    }
}

#[component]
fn OneSupply(set_up: SetUp, item: StarterItem) -> impl IntoView {
    let words = Words::expect();
    let key = item.key.0;
    let chosen = Memo::new(move |_| set_up.chosen.with(|chosen| chosen.contains(&key)));
    let turn = move |()| {
        set_up.chosen.update(|chosen| {
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

#[component]
fn Matches(set_up: SetUp, query: RwSignal<String>) -> impl IntoView {
    let words = Words::expect();
    let index = finding::starter(set_up.starter().iter().map(|item| (item.key.0, item.name)));
    let found = Memo::new(move |_| query.with(|query| index.find(query)));
    let item = move |key: u16| set_up.starter().iter().find(|item| item.key.0 == key).cloned();
    view! {
        <p class="inset list-note soft" role="status">
            {move || words.t(FirstStartMsg::Found { count: found.with(Vec::len) })}
        </p>
        <ul role="list">
            <For each=move || found.get() key=|key| *key let:key>
                {item(key).map(|item| view! { <OneSupply set_up=set_up item=item /> })}
            </For>
        </ul>
    }
}
