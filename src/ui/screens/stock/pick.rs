//! The pick list: closet shelves in order, what each room gets, and what to take.

use leptos::prelude::*;

use crate::domain::ids::{ItemId, PlaceId};
use crate::domain::inventory::pick::{PickLine, PickStatus, RoomWant};
use crate::domain::inventory::view::{room_progress, rooms};
use crate::domain::quantity::Quantity;
use crate::ui::naming::{category_word, place_name, proposed};
use crate::ui::parts::badge::Badge;
use crate::ui::parts::button::ButtonLink;
use crate::ui::parts::empty::Empty;
use crate::ui::parts::figure::Figure;
use crate::ui::parts::group::ShelfHead;
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::{Icon, Mark};
use crate::ui::parts::row::{Margin, Row, RowState, RowSub, Tap};
use crate::ui::parts::tally::{Progress, Tally};
use crate::ui::screens::stock::pick_dock::TripDock;
use crate::ui::screens::stock::shared::{column_name, item_label};
use crate::ui::screens::stock::trip::Trip;
use crate::ui::shell::{Page, Progressed};
use crate::ui::text::figure::number;
use crate::ui::text::shell::ShellMsg;
use crate::ui::text::stock::StockMsg;
use crate::ui::text::trip::TripMsg;

#[component]
pub fn Pick() -> impl IntoView {
    let trip = Trip::begin();
    let empty = Memo::new(move |_| trip.list.with(|list| list.lines.is_empty()));
    move || {
        if empty.get() {
            view! { <NoTrip trip=trip /> }.into_any()
        } else {
            view! { <TripPage trip=trip /> }.into_any()
        }
    }
}

#[component]
fn TripPage(trip: Trip) -> impl IntoView {
    let (app, words) = (trip.app, trip.words);
    let progress = Signal::derive(move || {
        trip.list.with(|list| {
            let done = list.lines.iter().filter(|line| line.status != PickStatus::Open).count();
            Progress { done, total: list.lines.len() }
        })
    });
    let title = move || words.t(TripMsg::TripTitle { rooms: trip.list.with(|list| list.rooms.len()) });
    let sub = move || {
        let closet = trip.list.with(|list| list.lines.iter().find_map(|line| line.closet));
        let shelves = trip.list.with(|list| shelves(&list.lines).len());
        let closet = closet.map(|closet| app.state.with(|state| place_name(state, closet)));
        words.t(TripMsg::TripSub { closet: closet.unwrap_or_default(), shelves })
    };
    let label = move || {
        let Progress { done, total } = progress.get();
        words.t(TripMsg::LinesTaken { done, lines: total })
    };
    let figure = move || {
        view! {
            <Figure
                value=move || number(i64::try_from(progress.get().done).unwrap_or(0))
                unit=move || words.t(TripMsg::OfTotalTaken { lines: progress.get().total })
            />
        }
    };
    let progressed = Progressed {
        figure: figure.into(),
        tally: Some((move || view! { <Tally progress=progress label=label /> }).into()),
    };
    view! {
        <Page
            title=title
            above=Above::back("/stock", words.say(ShellMsg::Stock))
            sub=sub
            progress=progressed
            dock=move || view! { <TripDock trip=trip /> }
        >
            <Picks trip=trip />
        </Page>
    }
}

/// Nothing is wanted: either no room was counted, or all of them are at par.
#[component]
fn NoTrip(trip: Trip) -> impl IntoView {
    let (app, words) = (trip.app, trip.words);
    let counted = move || {
        let today = app.today.get();
        app.state.with(|state| rooms(state).iter().any(|room| room_progress(state, *room, today).counted > 0))
    };
    let text =
        move || words.t(if counted() { TripMsg::NothingNeededText } else { TripMsg::NothingToPickText });
    view! {
        <Page
            title=words.say(StockMsg::OneTrip)
            above=Above::back("/stock", words.say(ShellMsg::Stock))
        >
            <Empty title=words.say(TripMsg::NothingToPickTitle) text=text>
                <ButtonLink href="/stock">{words.say(StockMsg::ToStock)}</ButtonLink>
            </Empty>
        </Page>
    }
}

/// Columns for each room fit up to four; beyond that the rooms stand under the name.
const MOST_COLUMNS: usize = 4;

#[component]
fn Picks(trip: Trip) -> impl IntoView {
    let (app, words) = (trip.app, trip.words);
    let rooms = Memo::new(move |_| trip.list.with(|list| list.rooms.clone()));
    let shelves = Memo::new(move |_| trip.list.with(|list| shelves(&list.lines)));
    let many = move || (rooms.with(Vec::len) > MOST_COLUMNS).then_some("many");
    let headings = move || {
        let names = rooms.get();
        names
            .into_iter()
            .map(|room| view! { <span>{app.state.with(|state| place_name(state, room))}</span> })
            .collect_view()
    };
    view! {
        <div data-rooms=many>
            <p class="cols cols--picks" aria-hidden="true">
                {headings}
                <span>{words.say(TripMsg::TakeColumn)}</span>
            </p>
            <For each=move || shelves.get() key=Clone::clone let:shelf>
                <PickShelf trip=trip shelf=shelf rooms=rooms />
            </For>
        </div>
    }
}

#[component]
fn PickShelf(trip: Trip, shelf: String, rooms: Memo<Vec<PlaceId>>) -> impl IntoView {
    let words = trip.words;
    let items = {
        let shelf = shelf.clone();
        Memo::new(move |_| {
            trip.list.with(|list| {
                let here = list.lines.iter().filter(|line| line.shelf == shelf);
                here.map(|line| line.item).collect::<Vec<_>>()
            })
        })
    };
    let note = move || {
        let lines = items.get();
        let done = trip.list.with(|list| {
            list.lines
                .iter()
                .filter(|line| lines.contains(&line.item) && line.status != PickStatus::Open)
                .count()
        });
        if done == 0 {
            words.t(TripMsg::ShelfLines { lines: lines.len() })
        } else {
            words.t(TripMsg::Taken { done, lines: lines.len() })
        }
    };
    // A shelf of the closet is a code on its edge; what lies there says where to look.
    let unnamed = shelf.is_empty();
    let code = proposed(&shelf, words.lang()).to_owned();
    let name = move || {
        if unnamed {
            return words.t(TripMsg::ShelfNotNamed);
        }
        let first = items.with(|items| items.first().copied());
        let category = first.and_then(|item| {
            trip.app.state.with(|state| state.catalogue.item(&item)?.category.get().copied())
        });
        category.map(|category| category_word(category, words.lang())).unwrap_or_default()
    };
    view! {
        <section>
            <ShelfHead code=code name=name note=note />
            <ul role="list">
                <For each=move || items.get() key=|item| *item let:item>
                    <PickRow trip=trip item=item rooms=rooms />
                </For>
            </ul>
        </section>
    }
}

#[component]
fn PickRow(trip: Trip, item: ItemId, rooms: Memo<Vec<PlaceId>>) -> impl IntoView {
    let (app, words) = (trip.app, trip.words);
    let line =
        Memo::new(move |_| trip.list.with(|list| list.lines.iter().find(|line| line.item == item).cloned()));
    let is_now = Memo::new(move |_| trip.current.get() == Some(item));
    let name = Memo::new(move |_| app.state.with(|state| item_label(state, item, words.lang())));
    let status = Memo::new(move |_| line.with(|line| line.as_ref().map(|line| line.status)));
    let margin = Signal::derive(move || match (is_now.get(), status.get()) {
        (true, _) => Margin::Icon(Icon::Next),
        (false, Some(PickStatus::Taken)) => Margin::Mark(Mark::Tick),
        (false, Some(PickStatus::Out)) => Margin::Mark(Mark::Due),
        (false, _) => Margin::Mark(Mark::Blank),
    });
    let state = Signal::derive(move || match (is_now.get(), status.get()) {
        (true, _) => RowState::Now,
        (false, Some(PickStatus::Taken | PickStatus::Out)) => RowState::Done,
        (false, _) => RowState::Quiet,
    });
    let take = move || line.with(|line| line.as_ref().map_or(0, shown_take));
    let columns = move || {
        let line = line.get();
        let rooms = rooms.get();
        rooms
            .into_iter()
            .map(|room| view! { <RoomColumn pieces=for_room(line.as_ref(), room) /> })
            .collect_view()
    };
    view! {
        <Row
            name=move || name.get()
            margin=margin
            state=state
            tap=Tap::press(move || trip.choose(item))
            under=move || view! { <PickNote trip=trip line=line /> }
        >
            <span class="picks">
                {columns} <b class="picks__take">
                    <span class="unseen">{words.say(TripMsg::TakeColumn)} " "</span>
                    {move || number(take())}
                </b>
            </span>
        </Row>
    }
}

/// What stands at the end of a line: what was taken, or what to take.
fn shown_take(line: &PickLine) -> i64 {
    match line.status {
        PickStatus::Taken => line.taken().value(),
        PickStatus::Out => 0,
        PickStatus::Open => line.take().value(),
    }
}

/// What a room gets: what it got already and what it still wants.
fn for_room(line: Option<&PickLine>, room: PlaceId) -> i64 {
    let want = line.and_then(|line| line.wants.iter().find(|want| want.room == room));
    want.map_or(0, |want| want.taken.value() + want.want.value())
}

#[component]
fn RoomColumn(pieces: i64) -> impl IntoView {
    let text = if pieces == 0 {
        view! { <span class="soft" aria-hidden="true">"·"</span> }.into_any()
    } else {
        number(pieces).into_any()
    };
    view! { <span class="picks__room">{text}</span> }
}

/// Under a line: what is short, and on narrow screens which room gets how many.
#[component]
fn PickNote(trip: Trip, line: Memo<Option<PickLine>>) -> impl IntoView {
    let (app, words) = (trip.app, trip.words);
    let warning = move || {
        let line = line.get()?;
        match line.status {
            PickStatus::Out => Some(TripMsg::NoneInCloset),
            PickStatus::Open if line.short() != Quantity::ZERO => {
                Some(TripMsg::ShelfHas { shelf: line.usable, short: line.short().value() })
            }
            PickStatus::Open | PickStatus::Taken => None,
        }
    };
    let rooms = move || {
        let Some(line) = line.get() else { return String::new() };
        let part = |want: &RoomWant| {
            let name = app.state.with(|state| place_name(state, want.room));
            format!("{} {}", column_name(&name), number(want.taken.value() + want.want.value()))
        };
        line.wants.iter().map(part).collect::<Vec<_>>().join(", ")
    };
    view! {
        {move || {
            warning()
                .map(|warning| {
                    view! {
                        <RowSub>
                            <Badge mark=Mark::Due text=words.say(warning) />
                        </RowSub>
                    }
                })
        }}
        <span class="row__sub picks__rooms">{rooms}</span>
    }
}

/// Shelf names in the order of the list.
fn shelves(lines: &[PickLine]) -> Vec<String> {
    let mut shelves: Vec<String> = Vec::new();
    for line in lines {
        if !shelves.contains(&line.shelf) {
            shelves.push(line.shelf.clone());
        }
    }
    shelves
}
