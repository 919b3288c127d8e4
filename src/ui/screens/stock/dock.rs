//! The hand of a room: the line, the figure, and the two ways to record it.

use leptos::prelude::*;

use crate::domain::inventory::view::{room_progress, rooms};
use crate::ui::entry::Entry;
use crate::ui::naming::{place_name, proposed};
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press, Readiness};
use crate::ui::parts::dock::{Dock, DockBody, DockLead, DockMore, DockPlace, DockSplit, Fact};
use crate::ui::parts::keypad::Keypad;
use crate::ui::parts::stepper::Stepper;
use crate::ui::parts::undo::UndoBar;
use crate::ui::screens::stock::shared::{item_label, place_address};
use crate::ui::screens::stock::walk::Walk;
use crate::ui::text::figure::number;
use crate::ui::text::parts::PartsMsg;
use crate::ui::text::stock::StockMsg;
use crate::ui::undo::UndoList;

#[component]
pub fn WalkDock(walk: Walk) -> impl IntoView {
    let words = walk.words;
    let label = move || {
        let line = walk.current.get().map_or(0, |item| walk.lines.with(|lines| lines.number(item)));
        words.t(StockMsg::LineNumber { line })
    };
    let in_hand = Memo::new(move |_| walk.current.get().is_some());
    let has_lines = Memo::new(move |_| walk.lines.with(|lines| !lines.list.is_empty()));
    view! {
        <Show when=move || has_lines.get()>
            <Dock label=label>
                <UndoLast walk=walk />
                <Show when=move || in_hand.get() fallback=move || view! { <RoomDone walk=walk /> }>
                    <LineInHand walk=walk />
                </Show>
            </Dock>
        </Show>
    }
}

#[component]
fn UndoLast(walk: Walk) -> impl IntoView {
    let undo = UndoList::expect();
    let app = walk.app;
    view! {
        <UndoBar
            notice=undo.notice()
            on_undo=Callback::new(move |id| undo.undo(app, id))
            on_end=Callback::new(move |id| undo.end(id))
            words=walk.words
        />
    }
}

#[component]
fn LineInHand(walk: Walk) -> impl IntoView {
    let words = walk.words;
    let title = Memo::new(move |_| {
        let item = walk.current.get()?;
        Some(walk.app.state.with(|state| item_label(state, item, words.lang())))
    });
    let kicker = move || {
        let Some(line) = walk.line() else { return String::new() };
        let (number, lines) = walk.lines.with(|all| (all.number(line.item), all.list.len()));
        let shelf = proposed(&line.shelf, words.lang()).to_owned();
        let msg = if shelf.is_empty() {
            StockMsg::DockLineNoShelf { line: number, lines }
        } else {
            StockMsg::DockLine { line: number, lines, shelf }
        };
        words.t(msg).into_owned()
    };
    let facts = Signal::derive(move || {
        let Some(line) = walk.line() else { return Vec::new() };
        let fact = |name, value| Fact { name: words.t(name).into_owned(), value: number(value) };
        let mut facts = vec![fact(PartsMsg::Par, line.par.value())];
        let have = walk.entry.with(Entry::value);
        if let Some(have) = have.or_else(|| line.counted.map(|_| line.balance.low)) {
            facts.push(fact(PartsMsg::Bring, line.par.missing_from(have).value()));
        }
        facts
    });
    let bounds = Signal::derive(move || walk.bounds());
    view! {
        <DockBody place=DockPlace::Top>
            <DockLead kicker=kicker title=move || title.get().unwrap_or_default() facts=facts />
            <LastCount walk=walk />
        </DockBody>
        <DockBody place=DockPlace::Act>
            <Doubt walk=walk />
            <DockMore>
                <Keypad
                    on_key=Callback::new(move |key| {
                        let bounds = bounds.get_untracked();
                        let _ = walk.entry.try_update(|entry| *entry = entry.pressed(key, bounds));
                    })
                    words=words
                />
            </DockMore>
            <DockSplit>
                <Stepper
                    entry=walk.entry
                    bounds=bounds
                    label=move || title.get().unwrap_or_default()
                    words=words
                    on_enter=Callback::new(move |()| leptos::task::spawn_local(walk.record_entry()))
                />
                <RecordActions walk=walk />
            </DockSplit>
        </DockBody>
    }
}

/// When the line was last counted, and the way to everything that happened on its shelf.
#[component]
fn LastCount(walk: Walk) -> impl IntoView {
    let words = walk.words;
    let address = move || {
        walk.current.get().map(|item| format!("/stock/item/{item}/at/{}", walk.place)).unwrap_or_default()
    };
    let text = move || {
        let anchor = walk.line().and_then(|line| line.balance.anchor);
        let today = walk.app.today.get();
        words.t(match anchor {
            None => StockMsg::NeverCounted,
            Some(anchor) => {
                StockMsg::LastCounted { have: anchor.quantity.value(), at: anchor.counted, today }
            }
        })
    };
    view! {
        <p class="dock__note">
            <span class="fine soft">{text}</span>
            <a class="dock__why" href=address>
                {words.say(StockMsg::History)}
            </a>
        </p>
    }
}

/// What went wrong with the last try, or the question about a figure that is far too large.
#[component]
fn Doubt(walk: Walk) -> impl IntoView {
    let words = walk.words;
    let text = move || {
        if let Some(trouble) = walk.trouble.get() {
            return Some(words.t(trouble));
        }
        let (have, line) = (walk.asked.get()?, walk.line()?);
        (walk.entry.with(Entry::value) == Some(have))
            .then(|| words.t(StockMsg::Sure { have, par: line.par.value() }))
    };
    view! {
        <p class="dock__doubt" role="alert" hidden=move || text().is_none()>
            {text}
        </p>
    }
}

#[component]
fn RecordActions(walk: Walk) -> impl IntoView {
    let words = walk.words;
    let par = Memo::new(move |_| walk.line().map_or(0, |line| line.par.value()));
    let have = Memo::new(move |_| walk.entry.with(Entry::value));
    let readiness = Signal::derive(move || match have.get() {
        Some(_) => Readiness::Ready,
        None => Readiness::Barred(words.t(StockMsg::RecordBarred).into_owned()),
    });
    let record = move || match have.get() {
        None => words.t(StockMsg::RecordBlank),
        Some(have) if walk.asked.get() == Some(have) => words.t(StockMsg::SureYes { have }),
        Some(have) => words.t(StockMsg::Record { have }),
    };
    view! {
        <Actions>
            <Button press=Press::until(move || walk.record_at_par())>
                {move || words.t(StockMsg::AtParNow { par: par.get() })}
            </Button>
            <Button
                press=Press::until(move || walk.record_entry())
                kind=ButtonKind::Primary
                readiness=readiness
            >
                {record}
            </Button>
        </Actions>
    }
}

/// The room is counted: on to the next one, or to the closet.
#[component]
fn RoomDone(walk: Walk) -> impl IntoView {
    let (app, words) = (walk.app, walk.words);
    let progress = Memo::new(move |_| {
        let today = app.today.get();
        app.state.with(|state| room_progress(state, walk.place, today))
    });
    let kicker = move || {
        let progress = progress.get();
        if progress.short_lines == 0 {
            return words.t(StockMsg::RoomDoneNone);
        }
        words.t(StockMsg::RoomDoneSub { short: progress.short_lines as usize, pieces: progress.to_bring })
    };
    // The next room in the order of the walk that is not counted yet.
    let next = Memo::new(move |_| {
        let today = app.today.get();
        app.state.with(|state| {
            let rooms = rooms(state);
            let from = rooms.iter().position(|room| *room == walk.place).map_or(0, |place| place + 1);
            let (before, after) = rooms.split_at(from.min(rooms.len()));
            let open = |room: &&crate::domain::ids::PlaceId| {
                let progress = room_progress(state, **room, today);
                progress.counted < progress.lines
            };
            after.iter().chain(before).find(open).map(|room| (*room, place_name(state, *room)))
        })
    });
    let kind = move || if next.get().is_some() { ButtonKind::Secondary } else { ButtonKind::Primary };
    view! {
        <DockBody place=DockPlace::Top>
            <DockLead kicker=kicker title=words.say(StockMsg::RoomDone) />
        </DockBody>
        <DockBody place=DockPlace::Act>
            <Actions>
                {move || {
                    view! {
                        <ButtonLink href="/stock/pick" kind=kind()>
                            {words.say(StockMsg::ToPickList)}
                        </ButtonLink>
                    }
                }}
                {move || {
                    next.get()
                        .map(|(room, name)| {
                            view! {
                                <ButtonLink href=place_address(room) kind=ButtonKind::Primary>
                                    {words.say(StockMsg::NextRoom { room: name })}
                                </ButtonLink>
                            }
                        })
                }}
            </Actions>
        </DockBody>
    }
}
