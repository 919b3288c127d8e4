//! One place: its list, its name and kind, and whether it is still in use.

use leptos::prelude::*;

use super::add::PlaceFields;
use super::list_length;
use crate::app::context::App;
use crate::domain::command::Command;
use crate::domain::event::{PlaceChange, PlaceKind, Standing};
use crate::domain::ids::PlaceId;
use crate::ui::faults::{Faults, Wrong};
use crate::ui::naming;
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::row::{Margin, Row, RowArrow, RowSub, Tap};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::shell::Page;
use crate::ui::text::places::PlacesMsg;
use crate::ui::text::trouble::TroubleMsg;
use crate::ui::trouble;
use crate::ui::words::Words;

#[component]
pub fn Place(id: PlaceId) -> impl IntoView {
    of_known(id, |id| view! { <PlaceOf id=id /> }.into_any())
}

/// What is shown of a place that the clinic has; of any other, that it is not here.
pub fn of_known(place: PlaceId, show: fn(PlaceId) -> AnyView) -> impl IntoView {
    let app = App::expect();
    let known = Memo::new(move |_| app.state.with(|state| state.clinic.places.contains_key(&place)));
    move || if known.get() { show(place) } else { view! { <UnknownPlace /> }.into_any() }
}

#[component]
fn UnknownPlace() -> impl IntoView {
    let words = Words::expect();
    view! {
        <Page
            title=words.say(PlacesMsg::Title)
            above=Above::back("/more/places", words.say(PlacesMsg::Title))
        >
            <Empty title=words.say(PlacesMsg::NotHere) text=words.say(PlacesMsg::NotHereText)>
                <ButtonLink href="/more/places">{words.say(PlacesMsg::Back)}</ButtonLink>
            </Empty>
        </Page>
    }
}

#[component]
fn PlaceOf(id: PlaceId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let faults = Faults::default();
    let held = app.state.with_untracked(|state| {
        let kind =
            state.clinic.places.get(&id).map_or(PlaceKind::Other, crate::domain::clinic::PlaceRecord::kind);
        (naming::place_name(state, id), kind)
    });
    let (name, kind) = (RwSignal::new(held.0), RwSignal::new(held.1));
    let title = Memo::new(move |_| app.state.with(|state| naming::place_name(state, id)));
    let lines = Memo::new(move |_| app.state.with(|state| list_length(state, id)));
    let told = move || {
        let count = lines.get();
        words.t(if count == 0 { PlacesMsg::NoLines } else { PlacesMsg::Lines { count } })
    };
    view! {
        <Page
            title=move || title.get()
            above=Above::back("/more/places", words.say(PlacesMsg::Title))
            sub=move || words.t(PlacesMsg::Kind(kind.get()))
            dock=move || view! { <SaveDock id=id name=name kind=kind faults=faults /> }
        >
            <ul role="list">
                <Row
                    name=words.say(PlacesMsg::Open)
                    margin=Margin::Icon(Icon::Stock)
                    tap=Tap::link(format!("/stock/pars/{id}"))
                    under=move || view! { <RowSub>{told}</RowSub> }
                >
                    <RowArrow />
                </Row>
            </ul>
            <Section title=words.say(PlacesMsg::Change) place=SectionPlace::Later>
                <PlaceFields
                    name=name
                    kind=kind
                    faults=faults
                    on_kind=move |chosen| kind.set(chosen)
                />
            </Section>
            <StandingPart id=id />
        </Page>
    }
}

#[component]
fn SaveDock(id: PlaceId, name: RwSignal<String>, kind: RwSignal<PlaceKind>, faults: Faults) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let told = RwSignal::new(None::<PlacesMsg>);
    let save = move || async move {
        let label = match name.with_untracked(|name| trouble::label(name)) {
            Ok(label) => label,
            Err(what) => return faults.show(vec![Wrong::new("name", PlacesMsg::Name, what)]),
        };
        faults.clear();
        let kind = kind.get_untracked();
        let changes = app.state.with_untracked(|state| {
            let held = state.clinic.places.get(&id)?;
            let name = (held.name.get() != Some(&label)).then_some(PlaceChange::Name(label));
            let kind = (held.kind() != kind).then_some(PlaceChange::Kind(kind));
            Some(name.into_iter().chain(kind).collect::<Vec<_>>())
        });
        for change in changes.into_iter().flatten() {
            if let Err(problem) = app.request(Command::ChangePlace { place: id, change }).await {
                return faults.show(vec![Wrong::of("name", PlacesMsg::Name, &problem)]);
            }
        }
        let _ = told.try_set(Some(PlacesMsg::Saved));
    };
    view! {
        <Dock label=words.say(PlacesMsg::Save)>
            <DockBody place=DockPlace::Act>
                <p class="dock__text soft" role="status">
                    {move || told.get().map(|told| words.t(told))}
                </p>
                <Actions>
                    <ButtonLink href="/more/places">{words.say(PlacesMsg::Back)}</ButtonLink>
                    <Button kind=ButtonKind::Primary press=Press::until(save)>
                        {words.say(PlacesMsg::Save)}
                    </Button>
                </Actions>
            </DockBody>
        </Dock>
    }
}

#[component]
fn StandingPart(id: PlaceId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let wrong = RwSignal::new(None::<TroubleMsg>);
    let active = Memo::new(move |_| {
        app.state.with(|state| {
            state.clinic.places.get(&id).is_some_and(crate::domain::clinic::PlaceRecord::is_active)
        })
    });
    let turn = move || async move {
        let standing = if active.get_untracked() { Standing::Retired } else { Standing::Active };
        let change = PlaceChange::Standing(standing);
        let result = app.request(Command::ChangePlace { place: id, change }).await;
        let _ = wrong.try_set(result.err().map(|problem| trouble::of_problem(&problem)));
    };
    let label = move || words.t(if active.get() { PlacesMsg::Retire } else { PlacesMsg::Reinstate });
    view! {
        <Section title=words.say(PlacesMsg::RetireTitle)>
            <div class="form">
                <p class="soft">{words.say(PlacesMsg::RetireText)}</p>
                <ErrorLine error=words.said(wrong) />
                <div class="samples">
                    <Button press=Press::until(turn)>{label}</Button>
                </div>
            </div>
        </Section>
    }
}
