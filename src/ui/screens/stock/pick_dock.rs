//! The hand of the trip: what to take here, or how many there were.

use leptos::prelude::*;

use crate::domain::inventory::pick::PickStatus;
use crate::domain::inventory::stock::StockKey;
use crate::domain::quantity::Quantity;
use crate::ui::entry::{Bounds, Entry};
use crate::ui::naming::{place_name, proposed};
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press, Readiness};
use crate::ui::parts::dock::{Dock, DockBody, DockLead, DockPlace, DockSplit, Fact};
use crate::ui::parts::stepper::Stepper;
use crate::ui::parts::undo::UndoBar;
use crate::ui::screens::stock::shared::{column_name, item_label};
use crate::ui::screens::stock::trip::{Taking, Trip};
use crate::ui::screens::supply::lots::{lot_words, lots_of};
use crate::ui::text::figure::number;
use crate::ui::text::stock::StockMsg;
use crate::ui::text::trip::TripMsg;
use crate::ui::undo::UndoList;

#[component]
pub fn TripDock(trip: Trip) -> impl IntoView {
    let words = trip.words;
    let undo = UndoList::expect();
    let app = trip.app;
    let in_hand = Memo::new(move |_| trip.current.get().is_some());
    view! {
        <Dock label=words.say(StockMsg::OneTrip)>
            <UndoBar
                notice=undo.notice()
                on_undo=Callback::new(move |id| undo.undo(app, id))
                on_end=Callback::new(move |id| undo.end(id))
                words=words
            />
            <Show when=move || in_hand.get() fallback=move || view! { <TripDone trip=trip /> }>
                <PickInHand trip=trip />
            </Show>
        </Dock>
    }
}

#[component]
fn PickInHand(trip: Trip) -> impl IntoView {
    let (app, words) = (trip.app, trip.words);
    let title = move || {
        let item = trip.current.get();
        item.map(|item| app.state.with(|state| item_label(state, item, words.lang()))).unwrap_or_default()
    };
    let kicker = move || {
        let Some(line) = trip.line() else { return String::new() };
        let (number, lines) = (trip.number(line.item), trip.list.with(|list| list.lines.len()));
        let shelf = proposed(&line.shelf, words.lang()).to_owned();
        let msg = if shelf.is_empty() {
            TripMsg::PickNoShelf { line: number, lines }
        } else {
            TripMsg::PickShelf { shelf, line: number, lines }
        };
        words.t(msg).into_owned()
    };
    let facts = Signal::derive(move || {
        let wants = trip.line().map(|line| line.wants).unwrap_or_default();
        let open = wants.into_iter().filter(|want| want.want != Quantity::ZERO);
        open.map(|want| {
            let name = app.state.with(|state| place_name(state, want.room));
            Fact { name: column_name(&name), value: number(want.want.value()) }
        })
        .collect()
    });
    let trouble = move || trip.trouble.get().map(|trouble| words.t(trouble));
    view! {
        <DockBody place=DockPlace::Top>
            <DockLead kicker=kicker title=title facts=facts />
        </DockBody>
        <DockBody place=DockPlace::Act>
            <p class="dock__doubt" role="alert" hidden=move || trouble().is_none()>
                {trouble}
            </p>
            <Show
                when=move || trip.taking.get() == Taking::Fewer
                fallback=move || view! { <TakeAll trip=trip /> }
            >
                <TakeFewer trip=trip />
            </Show>
        </DockBody>
    }
}

#[component]
fn TakeAll(trip: Trip) -> impl IntoView {
    let words = trip.words;
    let take = move || {
        let line = trip.line();
        let amount = line.map_or(Quantity::ZERO, |line| {
            if line.take() == Quantity::ZERO { line.want() } else { line.take() }
        });
        amount.value()
    };
    let supply = move || {
        let line = trip.line();
        words.t(match line.as_ref().and_then(|line| line.supply.anchor) {
            Some(_) => TripMsg::OfOnShelf { shelf: line.map_or(0, |line| line.usable) },
            None => TripMsg::ShelfNeverCounted,
        })
    };
    // Which lots, where anybody follows them: the earliest first, and what is recorded is the same.
    let lots = move || {
        let (line, today) = (trip.line()?, trip.app.today.get());
        let key = StockKey { item: line.item, place: line.closet? };
        let known = trip.app.state.with(|state| lots_of(state, key, today));
        let parts: Vec<String> = line
            .lots
            .iter()
            .filter_map(|(bucket, quantity)| {
                let lot = known.iter().find(|lot| lot.bucket == *bucket)?;
                let (lot, pieces) = (lot_words(lot, today, words), quantity.value());
                Some(words.t(TripMsg::OfLot { pieces, lot }).into_owned())
            })
            .collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    };
    let fewer = move || {
        let _ = trip.taking.try_set(Taking::Fewer);
        let _ = trip.entry.try_set(Entry::Blank);
    };
    view! {
        <p class="take">
            <span class="take__word">{words.say(TripMsg::Take)}</span>
            " "
            <b class="take__value">{move || number(take())}</b>
            " "
            <span class="soft">{supply}</span>
        </p>
        <p class="dock__note fine" hidden=move || lots().is_none()>
            {lots}
        </p>
        <Actions>
            <Button press=Press::now(fewer)>{words.say(TripMsg::FewerHere)}</Button>
            <Button press=Press::until(move || trip.take_all()) kind=ButtonKind::Primary>
                {move || words.t(TripMsg::Took { pieces: take() })}
            </Button>
        </Actions>
    }
}

#[component]
fn TakeFewer(trip: Trip) -> impl IntoView {
    let words = trip.words;
    let want = move || trip.line().map_or(0, |line| line.want().value());
    let bounds = Signal::derive(move || Bounds { least: 0, most: want(), full: Some(want()) });
    let have = Memo::new(move |_| trip.entry.with(Entry::value));
    let readiness = Signal::derive(move || match have.get() {
        Some(_) => Readiness::Ready,
        None => Readiness::Barred(words.t(StockMsg::RecordBarred).into_owned()),
    });
    let label = move || match have.get() {
        None => words.t(StockMsg::RecordBlank),
        Some(0) => words.t(TripMsg::TookNone),
        Some(pieces) => words.t(TripMsg::Took { pieces }),
    };
    view! {
        <p class="dock__note">
            <b>{words.say(TripMsg::HowMany)}</b>
            " "
            <span class="fine soft">{words.say(TripMsg::HowManyHint)}</span>
        </p>
        <DockSplit>
            <Stepper
                entry=trip.entry
                bounds=bounds
                label=words.say(TripMsg::HowMany)
                words=words
                on_enter=Callback::new(move |()| leptos::task::spawn_local(trip.take_fewer()))
            />
            <Actions>
                <Button press=Press::now(move || {
                    let _ = trip.taking.try_set(Taking::All);
                })>{words.say(TripMsg::BackToTake)}</Button>
                <Button
                    press=Press::until(move || trip.take_fewer())
                    kind=ButtonKind::Primary
                    readiness=readiness
                >
                    {label}
                </Button>
            </Actions>
        </DockSplit>
    }
}

#[component]
fn TripDone(trip: Trip) -> impl IntoView {
    let words = trip.words;
    let kicker = move || {
        trip.list.with(|list| {
            let of = |status| list.lines.iter().filter(|line| line.status == status).count();
            words.t(TripMsg::TripDoneSub { lines: of(PickStatus::Taken), out: of(PickStatus::Out) })
        })
    };
    view! {
        <DockBody place=DockPlace::Top>
            <DockLead kicker=kicker title=words.say(TripMsg::TripDone) />
        </DockBody>
        <DockBody place=DockPlace::Act>
            <Actions>
                <ButtonLink href="/stock">{words.say(StockMsg::ToStock)}</ButtonLink>
                <ButtonLink href="/" kind=ButtonKind::Primary>
                    {words.say(TripMsg::ToToday)}
                </ButtonLink>
            </Actions>
        </DockBody>
    }
}
