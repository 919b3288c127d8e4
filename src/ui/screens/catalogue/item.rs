//! One item: what it is called, how it comes, where it is kept, whether it is in use.

use leptos::prelude::*;

use super::codes::Codes;
use super::fields::{Entered, ItemFields, wrong_of};
use super::opened_rule::{OpenedRule, OpenedRuleFields};
use super::packs::Packs;
use super::same::Same;
use crate::app::context::App;
use crate::domain::command::Command;
use crate::domain::event::{Category, ItemChange, LotPolicy, Standing};
use crate::domain::ids::{ItemId, PlaceId};
use crate::domain::inventory::starter::category_of;
use crate::domain::quantity::Quantity;
use crate::ui::faults::{Faults, Wrong};
use crate::ui::naming;
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::{Glyph, Icon};
use crate::ui::parts::row::{Row, RowEnd, RowState, Tap};
use crate::ui::parts::section::Section;
use crate::ui::shell::Page;
use crate::ui::text::catalogue::CatalogueMsg;
use crate::ui::text::same::SameMsg;
use crate::ui::text::trouble::TroubleMsg;
use crate::ui::trouble;
use crate::ui::words::Words;

#[component]
pub fn Item(id: ItemId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let known =
        Memo::new(move |_| app.state.with(|state| Some(state.catalogue.item(&id)?.kept_as.unwrap_or(id))));
    move || match known.get() {
        Some(stays) if stays == id => view! { <ItemOf id=id /> }.into_any(),
        Some(stays) => view! { <KeptAs stays=stays /> }.into_any(),
        None => view! {
            <Page
                title=words.say(CatalogueMsg::ItemTitle)
                above=Above::back("/more/catalogue", words.say(CatalogueMsg::Title))
            >
                <Empty
                    title=words.say(CatalogueMsg::NotHere)
                    text=words.say(CatalogueMsg::NotHereText)
                >
                    <ButtonLink href="/more/catalogue">{words.say(CatalogueMsg::Back)}</ButtonLink>
                </Empty>
            </Page>
        }
        .into_any(),
    }
}

/// The way on from the address of an entry that is kept as another one.
#[component]
fn KeptAs(stays: ItemId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let stays_name = move || app.state.with(|state| naming::item_name(state, stays, words.lang()));
    view! {
        <Page
            title=words.say(CatalogueMsg::ItemTitle)
            above=Above::back("/more/catalogue", words.say(CatalogueMsg::Title))
        >
            <Empty
                title=move || words.t(SameMsg::KeptAs { stays: stays_name() })
                text=words.say(SameMsg::KeptAsText)
            >
                <ButtonLink href=format!("/more/catalogue/{stays}")>{words.say(SameMsg::ToIt)}</ButtonLink>
            </Empty>
        </Page>
    }
}

#[component]
fn ItemOf(id: ItemId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let faults = Faults::default();
    let lang = untrack(|| words.lang());
    let entered = app.state.with_untracked(|state| {
        let record = state.catalogue.item(&id);
        Entered::new(
            naming::item_name(state, id, lang),
            naming::item_code(state, id),
            record.and_then(|item| item.category.get()).copied().unwrap_or(Category::Office),
            record.and_then(|item| item.lot_policy.get()).copied().unwrap_or(LotPolicy::None),
        )
    });
    let rule = OpenedRule::new(app.state.with_untracked(|state| {
        state.catalogue.item(&id).and_then(|item| item.opened_life.get().copied().flatten())
    }));
    let shown = entered.name.get_untracked();
    let name = Memo::new(move |_| app.state.with(|state| naming::item_name(state, id, words.lang())));
    let unit = Memo::new(move |_| app.state.with(|state| naming::item_unit(state, id, words.lang())));
    view! {
        <Page
            title=move || name.get()
            above=Above::back("/more/catalogue", words.say(CatalogueMsg::Title))
            sub=move || words.t(CatalogueMsg::PacksNote { unit: unit.get() })
            dock=move || view! { <SaveDock id=id entered=entered rule=rule shown=shown faults=faults /> }
        >
            <ItemFields entered=entered faults=faults>
                <div class="field">
                    <p class="field__label">{words.say(CatalogueMsg::Unit)}</p>
                    <p class="fixed-value">{unit}</p>
                    <p class="field__hint">{words.say(CatalogueMsg::UnitFixed)}</p>
                </div>
            </ItemFields>
            <OpenedRuleFields rule=rule faults=faults />
            <Packs id=id unit=unit />
            <Codes id=id unit=unit />
            <InPlaces id=id />
            <Same id=id />
            <StandingPart id=id />
        </Page>
    }
}

/// What the entered values change of an item. `shown` is the name as it stood in the box: one that
/// the starter list gave in this language is no renaming.
fn changes(
    app: App,
    id: ItemId,
    entered: Entered,
    rule: OpenedRule,
    shown: &str,
) -> Result<Vec<ItemChange>, Vec<Wrong>> {
    let (name, code, life) = match (entered.read(), rule.read()) {
        (Ok((name, code)), Ok(life)) => (name, code, life),
        (fields, rule) => {
            return Err(fields.err().into_iter().flatten().chain(rule.err()).collect());
        }
    };
    let category = entered.category.with_untracked(|word| category_of(word));
    let lots = entered.lots.get_untracked();
    let held = app.state.with_untracked(|state| state.catalogue.item(&id).cloned());
    let Some(held) = held else { return Ok(Vec::new()) };
    let mut changes = Vec::new();
    if name.as_str() != shown {
        changes.push(ItemChange::Name(name));
    }
    if held.code.get().cloned().flatten() != code {
        changes.push(ItemChange::Code(code));
    }
    if let Some(category) = category.filter(|category| held.category.get() != Some(category)) {
        changes.push(ItemChange::Category(category));
    }
    if held.lot_policy.get() != Some(&lots) {
        changes.push(ItemChange::LotPolicy(lots));
    }
    if held.opened_life.get().copied().flatten() != life {
        changes.push(ItemChange::OpenedLife(life));
    }
    Ok(changes)
}

#[component]
fn SaveDock(id: ItemId, entered: Entered, rule: OpenedRule, shown: String, faults: Faults) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let told = RwSignal::new(None::<CatalogueMsg>);
    let shown = StoredValue::new(shown);
    let save = move || async move {
        let changes = match changes(app, id, entered, rule, &shown.get_value()) {
            Ok(changes) => changes,
            Err(wrong) => return faults.show(wrong),
        };
        faults.clear();
        for change in changes {
            let named = match &change {
                ItemChange::Name(name) => Some(name.to_string()),
                _ => None,
            };
            if let Err(problem) = app.request(Command::ChangeItem { item: id, change }).await {
                return faults.show(vec![wrong_of(&problem)]);
            }
            if let Some(named) = named {
                shown.try_set_value(named);
            }
        }
        let _ = told.try_set(Some(CatalogueMsg::Saved));
    };
    view! {
        <Dock label=words.say(CatalogueMsg::ItemTitle)>
            <DockBody place=DockPlace::Act>
                <p class="dock__text soft" role="status">
                    {move || told.get().map(|told| words.t(told))}
                </p>
                <Actions>
                    <ButtonLink href="/more/catalogue">{words.say(CatalogueMsg::Back)}</ButtonLink>
                    <Button kind=ButtonKind::Primary press=Press::until(save)>
                        {words.say(CatalogueMsg::Save)}
                    </Button>
                </Actions>
            </DockBody>
        </Dock>
    }
}

#[component]
fn InPlaces(id: ItemId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let places = Memo::new(move |_| {
        app.state.with(|state| {
            let places = state.clinic.places_in_order().into_iter();
            let held = places.filter_map(|place| Some((place, state.catalogue.line(place, id)?.par()?)));
            held.collect::<Vec<(PlaceId, Quantity)>>()
        })
    });
    let count = move || words.t(CatalogueMsg::InPlacesNote { count: places.with(Vec::len) });
    let line = move |(place, par): (PlaceId, Quantity)| {
        let name = move || app.state.with(|state| naming::place_name(state, place));
        view! {
            <Row name=name state=RowState::Quiet tap=Tap::link(format!("/stock/pars/{place}"))>
                <RowEnd>
                    <span>{words.say(CatalogueMsg::ParHere { par: par.value() })}</span>
                    <Glyph icon=Icon::Next />
                </RowEnd>
            </Row>
        }
    };
    view! {
        <Section title=words.say(CatalogueMsg::InPlaces) note=move || count>
            <ul role="list">
                <For each=move || places.get() key=|line| *line children=line />
            </ul>
        </Section>
    }
}

#[component]
fn StandingPart(id: ItemId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let wrong = RwSignal::new(None::<TroubleMsg>);
    let active = Memo::new(move |_| {
        app.state.with(|state| {
            state.catalogue.item(&id).is_some_and(crate::domain::inventory::catalogue::ItemRecord::is_active)
        })
    });
    let turn = move || async move {
        let standing = if active.get_untracked() { Standing::Retired } else { Standing::Active };
        let change = ItemChange::Standing(standing);
        let result = app.request(Command::ChangeItem { item: id, change }).await;
        let _ = wrong.try_set(result.err().map(|problem| trouble::of_problem(&problem)));
    };
    let label = move || words.t(if active.get() { CatalogueMsg::Retire } else { CatalogueMsg::Reinstate });
    view! {
        <Section title=words.say(CatalogueMsg::RetireTitle)>
            <div class="form">
                <p class="soft">{words.say(CatalogueMsg::RetireText)}</p>
                <ErrorLine error=words.said(wrong) />
                <div class="samples">
                    <Button press=Press::until(turn)>{label}</Button>
                </div>
            </div>
        </Section>
    }
}
