//! Two entries of one supply: found, looked at side by side, made one, and parted again.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::command::Command;
use crate::domain::event::supply::{ItemsMerged, ItemsParted};
use crate::domain::ids::{EventId, ItemId, PlaceId};
use crate::domain::inventory::merges::likely_same;
use crate::domain::inventory::stock::StockKey;
use crate::domain::state::State;
use crate::ui::naming;
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::icon::{Glyph, Icon, Mark};
use crate::ui::parts::row::{Margin, Row, RowEnd, RowState, RowSub, Tap};
use crate::ui::parts::search::SearchBox;
use crate::ui::parts::section::Section;
use crate::ui::searching::items_in_use;
use crate::ui::text::same::SameMsg;
use crate::ui::text::trouble::TroubleMsg;
use crate::ui::trouble;
use crate::ui::words::Words;

const SHOWN: usize = 6;

/// What is under way on the page of one item.
#[derive(Clone, Copy)]
struct Joining {
    app: App,
    words: Words,
    /// The item of the page: it stays.
    id: ItemId,
    other: RwSignal<Option<ItemId>>,
    query: RwSignal<String>,
    wrong: RwSignal<Option<TroubleMsg>>,
    told: RwSignal<Option<SameMsg>>,
}

impl Joining {
    fn name(&self, item: ItemId) -> String {
        self.app.state.with(|state| naming::item_name(state, item, self.words.lang()))
    }

    async fn merge(self) {
        let Some(from) = self.other.get_untracked() else { return };
        let gives = untrack(|| self.name(from));
        let merge = ItemsMerged { from, into: self.id };
        self.end(self.app.request(Command::MergeItems(merge)).await, SameMsg::Merged { gives });
    }

    async fn part(self, merge: EventId, from: ItemId) {
        let gives = untrack(|| self.name(from));
        let parted = ItemsParted { merge };
        self.end(self.app.request(Command::PartItems(parted)).await, SameMsg::Parted { gives });
    }

    fn end<T>(&self, result: Result<T, crate::app::context::Problem>, said: SameMsg) {
        match result {
            Ok(_) => {
                let _ = self.other.try_set(None);
                let _ = self.query.try_set(String::new());
                let _ = self.wrong.try_set(None);
                let _ = self.told.try_set(Some(said));
            }
            Err(problem) => {
                let _ = self.wrong.try_set(Some(trouble::of_problem(&problem)));
            }
        }
    }
}

#[component]
pub fn Same(id: ItemId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let joining = Joining {
        app,
        words,
        id,
        other: RwSignal::new(None),
        query: RwSignal::new(String::new()),
        wrong: RwSignal::new(None),
        told: RwSignal::new(None),
    };
    view! {
        <Section title=words.say(SameMsg::Title)>
            <div class="form">
                <p class="soft">{words.say(SameMsg::Lead)}</p>
                <p class="soft" role="status">
                    {move || joining.told.get().map(|told| words.t(told))}
                </p>
                <ErrorLine error=words.said(joining.wrong) />
            </div>
            <Held joining=joining />
            {move || match joining.other.get() {
                None => view! { <Candidates joining=joining /> }.into_any(),
                Some(other) => view! { <SideBySide joining=joining other=other /> }.into_any(),
            }}
        </Section>
    }
}

/// The entries that this one holds already, with the way to part them.
#[component]
fn Held(joining: Joining) -> impl IntoView {
    let (app, words) = (joining.app, joining.words);
    let held = Memo::new(move |_| app.state.with(|state| state.merges.into_item(joining.id)));
    let row = move |(merge, merged): (EventId, ItemsMerged)| {
        let from = merged.from;
        view! {
            <Row name=move || joining.name(from) state=RowState::Quiet margin=Margin::Mark(Mark::Tick)>
                <RowEnd>
                    <Button kind=ButtonKind::Small press=Press::until(move || joining.part(merge, from))>
                        {words.say(SameMsg::Part)}
                    </Button>
                </RowEnd>
            </Row>
        }
    };
    view! {
        <Show when=move || held.with(|held| !held.is_empty())>
            <p class="inset list-note soft">
                {move || words.t(SameMsg::Holds { count: held.with(Vec::len) })}
            </p>
            <ul role="list">
                <For each=move || held.get() key=|(merge, _)| *merge children=row />
            </ul>
        </Show>
    }
}

/// What looks the same, and then whatever is searched for.
#[component]
fn Candidates(joining: Joining) -> impl IntoView {
    let (app, words, query, id) = (joining.app, joining.words, joining.query, joining.id);
    let ready = items_in_use(app, words);
    let typed = move || query.with(|query| !query.trim().is_empty());
    let found = Memo::new(move |_| {
        if !typed() {
            return app.state.with(|state| looks_like(state, id));
        }
        let found = query.with(|query| ready.with(|ready| ready.find(query)));
        found.into_iter().filter(|item| *item != id).take(SHOWN).collect::<Vec<_>>()
    });
    let row = move |item: ItemId| {
        let code = app.state.with_untracked(|state| naming::item_code(state, item));
        let tap = move || {
            let _ = joining.told.try_set(None);
            joining.other.set(Some(item));
        };
        view! {
            <Row
                name=move || joining.name(item)
                tap=Tap::press(tap)
                under=move || {
                    view! {
                        <RowSub>
                            {code} {move || (!typed()).then(|| words.t(SameMsg::Looks))}
                        </RowSub>
                    }
                }
            >
                <RowEnd>
                    <Glyph icon=Icon::Next />
                </RowEnd>
            </Row>
        }
    };
    view! {
        <SearchBox query=query label=words.say(SameMsg::Search) words=words />
        <p class="inset list-note soft" role="status">
            {move || (typed() && found.with(Vec::is_empty)).then(|| words.t(SameMsg::Nothing))}
        </p>
        <ul role="list">
            <For each=move || found.get() key=|item| *item children=row />
        </ul>
    }
}

fn looks_like(state: &State, id: ItemId) -> Vec<ItemId> {
    let pairs = likely_same(&state.catalogue).into_iter();
    pairs
        .filter_map(|(one, other)| match id {
            _ if id == one => Some(other),
            _ if id == other => Some(one),
            _ => None,
        })
        .collect()
}

/// What becomes one, before it does.
#[component]
fn SideBySide(joining: Joining, other: ItemId) -> impl IntoView {
    let (app, words, id) = (joining.app, joining.words, joining.id);
    let shelves = Memo::new(move |_| app.state.with(|state| stocked(state, other, id)));
    let both = move || {
        shelves.with(|shelves| shelves.iter().filter(|(.., gives, stays)| *gives != 0 && *stays != 0).count())
    };
    let note = move || match (shelves.with(Vec::is_empty), both()) {
        (true, _) => Some(words.t(SameMsg::NoStock)),
        (false, 0) => None,
        (false, places) => Some(words.t(SameMsg::CountAfter { places })),
    };
    let row = move |(place, gives, stays): (PlaceId, i64, i64)| {
        let name = move || app.state.with(|state| naming::place_name(state, place));
        view! {
            <Row name=name state=RowState::Quiet>
                <RowEnd>
                    <span class="soft">{words.say(SameMsg::Shelf { gives, stays })}</span>
                </RowEnd>
            </Row>
        }
    };
    let title = move || words.t(SameMsg::Becomes { gives: joining.name(other), stays: joining.name(id) });
    view! {
        <div class="inset same">
            <h3 class="same__title">{title}</h3>
            <p class="soft">{words.say(SameMsg::BecomesText)}</p>
        </div>
        <ul role="list">
            <For each=move || shelves.get() key=|shelf| *shelf children=row />
        </ul>
        <div class="inset same">
            <p role="status">{note}</p>
            <Actions>
                <Button press=Press::now(move || joining.other.set(None))>
                    {words.say(SameMsg::Another)}
                </Button>
                <Button kind=ButtonKind::Primary press=Press::until(move || joining.merge())>
                    {words.say(SameMsg::Merge)}
                </Button>
            </Actions>
        </div>
    }
}

/// Where the one that gives way has stock, with what both have there.
fn stocked(state: &State, gives: ItemId, stays: ItemId) -> Vec<(PlaceId, i64, i64)> {
    let have = |item, place| state.stock.balance(StockKey { item, place }).likely;
    let places = state.clinic.places_in_order().into_iter();
    places
        .map(|place| (place, have(gives, place), have(stays, place)))
        .filter(|(_, gives, _)| *gives != 0)
        .collect()
}

/// On the page of the catalogue: entries that look like one supply.
#[component]
pub fn Pairs() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let pairs = Memo::new(move |_| app.state.with(|state| likely_same(&state.catalogue)));
    let shown = move || pairs.get().into_iter().take(SHOWN).collect::<Vec<_>>();
    let name = move |item| app.state.with(|state| naming::item_name(state, item, words.lang()));
    let row = move |(older, newer): (ItemId, ItemId)| {
        view! {
            <Row
                name=move || name(older)
                margin=Margin::Mark(Mark::Look)
                tap=Tap::link(format!("/more/catalogue/{older}"))
                under=move || {
                    view! { <RowSub>{move || words.t(SameMsg::PairWith { other: name(newer) })}</RowSub> }
                }
            >
                <RowEnd>
                    <Glyph icon=Icon::Next />
                </RowEnd>
            </Row>
        }
    };
    view! {
        <Show when=move || pairs.with(|pairs| !pairs.is_empty())>
            <Section
                title=move || words.t(SameMsg::Pairs { pairs: pairs.with(Vec::len) })
                note=move || view! { <p>{words.say(SameMsg::PairsText)}</p> }
            >
                <ul role="list">
                    <For
                        each=shown
                        key=|pair| *pair
                        children=row
                    />
                </ul>
            </Section>
        </Show>
    }
}
