//! Places: in the order in which they are walked.
//!
//! The list is here; `place` is one of them, `add` a new one. Their lists are in `screens::pars`.

mod add;
pub mod movers;
mod place;

use leptos::prelude::*;

pub use add::AddPlace;
use movers::Movers;
pub use place::{Place, of_known};

use crate::app::context::App;
use crate::domain::command::Command;
use crate::domain::ids::PlaceId;
use crate::ui::naming;
use crate::ui::parts::button::{Actions, ButtonKind, ButtonLink};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::row::{Margin, Row, RowEnd, RowState, RowSub, Tap};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::shell::Page;
use crate::ui::text::places::PlacesMsg;
use crate::ui::text::shell::ShellMsg;
use crate::ui::words::Words;

#[component]
pub fn Places() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let active = Memo::new(move |_| app.state.with(|state| state.clinic.places_in_order()));
    let retired = Memo::new(move |_| {
        app.state.with(|state| {
            let places = state.clinic.places.iter();
            let retired = places.filter(|(_, place)| place.name.get().is_some() && !place.is_active());
            retired.map(|(id, _)| *id).collect::<Vec<_>>()
        })
    });
    let sub = move || words.t(PlacesMsg::Sub { places: active.with(Vec::len) });
    view! {
        <Page
            title=words.say(PlacesMsg::Title)
            above=Above::back("/more", words.say(ShellMsg::More))
            sub=sub
            dock=move || view! { <AddDock /> }
        >
            <Show
                when=move || !active.with(Vec::is_empty)
                fallback=move || {
                    view! {
                        <Empty
                            title=words.say(PlacesMsg::EmptyTitle)
                            text=words.say(PlacesMsg::EmptyText)
                        />
                    }
                }
            >
                <Section
                    place=SectionPlace::First
                    title=words.say(PlacesMsg::Walk)
                    note=move || words.say(PlacesMsg::WalkNote)
                >
                    <ul role="list">
                        <For each=move || active.get() key=|id| *id let:id>
                            <Line id=id walk=active />
                        </For>
                    </ul>
                </Section>
            </Show>
            <Show when=move || !retired.with(Vec::is_empty)>
                <Section title=words.say(PlacesMsg::RetiredTitle)>
                    <ul role="list">
                        <For each=move || retired.get() key=|id| *id let:id>
                            <RetiredLine id=id />
                        </For>
                    </ul>
                </Section>
            </Show>
        </Page>
    }
}

/// The kind of a place and how long its list is.
fn describe(app: App, words: Words, id: PlaceId) -> Memo<String> {
    Memo::new(move |_| {
        let (kind, count) = app.state.with(|state| {
            let kind = state.clinic.places.get(&id).map(crate::domain::clinic::PlaceRecord::kind);
            (kind, list_length(state, id))
        });
        let kind = kind.map(|kind| words.t(PlacesMsg::Kind(kind))).unwrap_or_default();
        let lines = if count == 0 { PlacesMsg::NoLines } else { PlacesMsg::Lines { count } };
        format!("{kind} · {}", words.t(lines))
    })
}

/// How many items in use a place has on its list.
pub fn list_length(state: &crate::domain::state::State, id: PlaceId) -> usize {
    let lines = state.catalogue.lines.get(&id).into_iter().flatten();
    lines
        .filter(|(item, line)| {
            line.par().is_some()
                && state
                    .catalogue
                    .item(item)
                    .is_some_and(crate::domain::inventory::catalogue::ItemRecord::is_active)
        })
        .count()
}

#[component]
fn Line(id: PlaceId, walk: Memo<Vec<PlaceId>>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let name = Memo::new(move |_| app.state.with(|state| naming::place_name(state, id)));
    let sub = describe(app, words, id);
    let at = Memo::new(move |_| walk.with(|walk| walk.iter().position(|held| *held == id).unwrap_or(0)));
    let last = move || walk.with(Vec::len).saturating_sub(1);
    let margin = move || Margin::Number(u32::try_from(at.get() + 1).unwrap_or(u32::MAX));
    let swap = move |other: Option<usize>| {
        let mut places = walk.get_untracked();
        let own = at.get_untracked();
        if let Some(other) = other.filter(|other| *other < places.len()) {
            places.swap(own, other);
            app.dispatch(Command::OrderPlaces { places }, |_| {});
        }
    };
    view! {
        <Row
            name=move || name.get()
            margin=Signal::derive(margin)
            tap=Tap::link(format!("/more/places/{id}"))
            under=move || view! { <RowSub>{move || sub.get()}</RowSub> }
        >
            <RowEnd>
                <Movers
                    name=name
                    up=Signal::derive(move || at.get() > 0)
                    down=Signal::derive(move || at.get() < last())
                    on_up=move |()| swap(at.get_untracked().checked_sub(1))
                    on_down=move |()| swap(at.get_untracked().checked_add(1))
                />
            </RowEnd>
        </Row>
    }
}

#[component]
fn RetiredLine(id: PlaceId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let name = move || app.state.with(|state| naming::place_name(state, id));
    let sub = describe(app, words, id);
    view! {
        <Row
            name=name
            state=RowState::Done
            tap=Tap::link(format!("/more/places/{id}"))
            under=move || view! { <RowSub>{move || sub.get()}</RowSub> }
        />
    }
}

#[component]
fn AddDock() -> impl IntoView {
    let words = Words::expect();
    view! {
        <Dock label=words.say(PlacesMsg::Add)>
            <DockBody place=DockPlace::Act>
                <Actions>
                    <ButtonLink href="/more/places/new" kind=ButtonKind::Primary icon=Icon::Plus>
                        {words.say(PlacesMsg::Add)}
                    </ButtonLink>
                </Actions>
            </DockBody>
        </Dock>
    }
}
