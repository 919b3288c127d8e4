//! Items that are not on the list yet: found, given a par and a shelf, and added one after another.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::model::{Editor, PAR_BOUNDS};
use super::shelf::ShelfField;
use crate::app::context::App;
use crate::domain::ids::{ItemId, PlaceId};
use crate::domain::quantity::Quantity;
use crate::ui::entry::Entry;
use crate::ui::naming;
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press, Readiness};
use crate::ui::parts::dock::{Dock, DockBody, DockLead, DockPlace};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::head::Above;
use crate::ui::parts::row::{Row, RowState, RowSub, Tap};
use crate::ui::parts::search::SearchBox;
use crate::ui::parts::stepper::Stepper;
use crate::ui::screens::places::of_known;
use crate::ui::screens::stock::shared::item_label;
use crate::ui::searching::items_in_use;
use crate::ui::shell::Page;
use crate::ui::text::places::PlacesMsg;
use crate::ui::words::Words;

/// Longer lists help nobody: another letter finds it sooner.
const SHOWN: usize = 100;

#[component]
pub fn AddLines(place: PlaceId) -> impl IntoView {
    of_known(place, |place| view! { <AddTo place=place /> }.into_any())
}

#[component]
fn AddTo(place: PlaceId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let editor = Editor::new(app, place);
    let query = RwSignal::new(String::new());
    let name = Memo::new(move |_| app.state.with(|state| naming::place_name(state, place)));
    let items = items_in_use(app, words);
    let held = Memo::new(move |_| {
        editor.lines.with(|lines| lines.iter().map(|line| line.item).collect::<BTreeSet<ItemId>>())
    });
    // Only what the place does not have.
    let missing = move |query: &str| {
        items.with(|items| held.with(|held| items.find_among(query, |item| !held.contains(&item))))
    };
    let any = Memo::new(move |_| !missing("").is_empty());
    let found = Memo::new(move |_| query.with(|query| missing(query)));
    let shown = move || found.with(|found| found.iter().copied().take(SHOWN).collect::<Vec<_>>());
    view! {
        <Page
            title=words.say(PlacesMsg::AddItems)
            above=Above::back(format!("/stock/pars/{place}"), move || name.get())
            sub=words.say(PlacesMsg::AddItemsText)
            dock=move || view! { <AddDock editor=editor /> }
        >
            <SearchBox query=query label=words.say(PlacesMsg::Search) words=words />
            <p class="inset list-note soft" role="status">
                {move || words.t(PlacesMsg::Found { count: found.with(Vec::len) })}
            </p>
            <Show
                when=move || any.get()
                fallback=move || {
                    view! {
                        <Empty
                            title=words.say(PlacesMsg::NoCatalogue)
                            text=words.say(PlacesMsg::AddItemsText)
                        >
                            <ButtonLink href="/more/catalogue">
                                {words.say(PlacesMsg::ToCatalogue)}
                            </ButtonLink>
                        </Empty>
                    }
                }
            >
                <ul role="list">
                    <For each=shown key=|item| *item let:item>
                        <Candidate editor=editor item=item />
                    </For>
                </ul>
            </Show>
        </Page>
    }
}

#[component]
fn Candidate(editor: Editor, item: ItemId) -> impl IntoView {
    let words = Words::expect();
    let app = editor.app;
    let name = Memo::new(move |_| app.state.with(|state| item_label(state, item, words.lang())));
    let code = app.state.with_untracked(|state| naming::item_code(state, item));
    let state = move || {
        if editor.selected.get() == Some(item) { RowState::Now } else { RowState::Quiet }
    };
    let select = move || {
        editor.trouble.set(None);
        editor.par.set(Entry::Blank);
        editor.selected.set(Some(item));
    };
    view! {
        <Row
            name=move || name.get()
            state=Signal::derive(state)
            tap=Tap::press(select)
            under=move || view! { <RowSub>{code}</RowSub> }
        />
    }
}

#[component]
fn AddDock(editor: Editor) -> impl IntoView {
    let words = Words::expect();
    let place = editor.place;
    let body = move || match editor.selected.get() {
        Some(item) => view! { <AddOne editor=editor item=item /> }.into_any(),
        None => view! {
            <DockBody place=DockPlace::Act>
                <p class="dock__text soft">{words.say(PlacesMsg::TapToAdd)}</p>
                <Actions>
                    <ButtonLink href=format!(
                        "/stock/pars/{place}",
                    )>{words.say(PlacesMsg::Done)}</ButtonLink>
                </Actions>
            </DockBody>
        }
        .into_any(),
    };
    view! { <Dock label=words.say(PlacesMsg::AddItems)>{body}</Dock> }
}

#[component]
fn AddOne(editor: Editor, item: ItemId) -> impl IntoView {
    let words = Words::expect();
    let app = editor.app;
    let name = Memo::new(move |_| app.state.with(|state| item_label(state, item, words.lang())));
    let shelves = untrack(|| editor.shelves());
    // The shelf of the last one added is the likeliest; else the first there is.
    if editor.shelf.with_untracked(String::is_empty) {
        editor.shelf.set(shelves.first().cloned().unwrap_or_default());
    }
    let par = move || {
        let par = editor.par.with(Entry::value).filter(|par| *par > 0);
        par.and_then(|par| Quantity::new(par).ok())
    };
    let readiness = move || {
        if par().is_none() {
            Readiness::Barred(words.t(PlacesMsg::ParFirst).into_owned())
        } else if editor.shelf.with(|shelf| shelf.trim().is_empty()) {
            Readiness::Barred(words.t(PlacesMsg::ShelfFirst).into_owned())
        } else {
            Readiness::Ready
        }
    };
    let add = move || async move {
        let shelf = editor.shelf.get_untracked();
        let position = editor.end_of(shelf.trim());
        let par = untrack(par);
        if par.is_some() && editor.set_shelf(item, &shelf, position).await && editor.set_par(item, par).await
        {
            let _ = editor.selected.try_set(None);
        }
    };
    view! {
        <DockBody place=DockPlace::Top>
            <DockLead kicker=words.say(PlacesMsg::AddItems) title=move || name.get() />
        </DockBody>
        <DockBody place=DockPlace::Act>
            <div class="par-edit">
                <Stepper
                    entry=editor.par
                    bounds=PAR_BOUNDS
                    label=move || words.t(PlacesMsg::ParOf { item: name.get() })
                    words=words
                />
                <ShelfField id="shelf" shelf=editor.shelf shelves=shelves />
            </div>
            <ErrorLine error=words.said(editor.trouble) />
            <Actions>
                <Button press=Press::now(move || editor.selected.set(None))>
                    {words.say(crate::ui::text::parts::PartsMsg::Cancel)}
                </Button>
                <Button
                    kind=ButtonKind::Primary
                    readiness=Signal::derive(readiness)
                    press=Press::until(add)
                >
                    {words.say(PlacesMsg::AddAct)}
                </Button>
            </Actions>
        </DockBody>
    }
}
