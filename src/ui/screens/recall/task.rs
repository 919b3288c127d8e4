//! One line of a recall: how much there may be, what was done about it, and what can be done.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::domain::event::supply::{RecallAction, RecallLine};
use crate::domain::inventory::command::Act;
use crate::domain::inventory::recall::RecallTask;
use crate::ui::address::{Address, Preset};
use crate::ui::lot_key::LotKey;
use crate::ui::naming::initials;
use crate::ui::parts::badge::Badge;
use crate::ui::parts::button::{ButtonKind, ButtonLink};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowEnd, RowState, RowSub, Tap};
use crate::ui::screens::recall::shared::line_words;
use crate::ui::screens::recall::work::{Work, actions_for};
use crate::ui::text::figure::number;
use crate::ui::text::recall::{LineKind, RecallMsg};

#[component]
pub fn TaskRow(work: Work, line: RecallLine) -> impl IntoView {
    let (app, words) = (work.app, work.words);
    let held = StoredValue::new(line);
    let task = Memo::new(move |_| work.task(&held.get_value()));
    let is_now = Memo::new(move |_| work.in_hand.with(|now| now.as_ref() == Some(&held.get_value())));
    let is_open = move || task.with(|task| task.as_ref().is_some_and(RecallTask::is_open));
    let said = move || app.state.with(|state| line_words(state, &held.get_value(), app.today.get(), words));
    let margin = Signal::derive(move || match (is_open(), task.with(Option::is_some)) {
        (true, true) => Margin::Mark(Mark::Due),
        _ => Margin::Mark(Mark::Tick),
    });
    let state = Signal::derive(move || match (is_now.get(), is_open()) {
        (true, _) => RowState::Now,
        (false, true) => RowState::Plain,
        (false, false) => RowState::Done,
    });
    view! {
        <Row
            name=move || said().0
            margin=margin
            state=state
            tap=Tap::press(move || work.choose(held.get_value()))
            under=move || {
                view! {
                    <RowSub>{move || said().1}</RowSub>
                    <Done work=work task=task />
                }
            }
        >
            <RowEnd>
                <b class="movement">
                    {move || task.with(|task| task.as_ref().map(|task| number(task.most)))}
                </b>
            </RowEnd>
        </Row>
        <Show when=move || is_now.get()>
            <ActionChoice work=work kind=LineKind::of(&held.get_value()) />
        </Show>
    }
}

/// What was done, by whom; whether it is enough; and on paper, room to write it.
#[component]
fn Done(work: Work, task: Memo<Option<RecallTask>>) -> impl IntoView {
    let (app, words) = (work.app, work.words);
    let done = move || {
        let done = task.get()?.resolution?;
        let (today, by) = (app.today.get(), app.state.with(|state| initials(state, done.by)));
        let (action, found, at) = (done.action, done.found.value(), done.resolved);
        Some(words.t(RecallMsg::ActionDone { action, found, at, today, by }))
    };
    let badge = move || {
        let task = task.get()?;
        let found = task.resolution.as_ref()?.found.value();
        if task.came_since {
            return Some(RecallMsg::CameSince);
        }
        task.is_open().then(|| RecallMsg::StillOnBook { pieces: task.most - found })
    };
    let badge = move || {
        badge().map(|said| {
            view! {
                <RowSub>
                    <Badge mark=Mark::Due text=words.say(said) />
                </RowSub>
            }
        })
    };
    let way_off = move || {
        let href = off_the_book(work, &task.get()?)?;
        Some(view! {
            <span class="row__acts no-print">
                <ButtonLink href=href kind=ButtonKind::Small>
                    {words.say(RecallMsg::OffTheBook)}
                </ButtonLink>
            </span>
        })
    };
    let is_bare = move || task.with(|task| task.as_ref().is_some_and(|task| task.resolution.is_none()));
    view! {
        <RowSub>{done}</RowSub>
        {badge}
        {way_off}
        <Show when=is_bare>
            <span class="print-only" aria-hidden="true">
                "______  ______________________  ______"
            </span>
        </Show>
    }
}

/// What went back or was destroyed still stands in the book until somebody takes it off.
fn off_the_book(work: Work, task: &RecallTask) -> Option<String> {
    let action = task.resolution.as_ref().map(|done| done.action)?;
    let RecallLine::Found(place, lot) = &task.line else { return None };
    let item = work.recall()?.what.item;
    let lot = LotKey::of(lot);
    let preset = match action {
        _ if task.most == 0 => return None,
        RecallAction::Returned => Preset::Returned(lot),
        RecallAction::Destroyed => Preset::Lot(lot),
        _ => return None,
    };
    Some(Address::Record { item, place: *place, act: Act::Waste, preset }.to_string())
}

#[component]
fn ActionChoice(work: Work, kind: LineKind) -> impl IntoView {
    let words = work.words;
    let options: Vec<(RecallAction, TextProp)> = actions_for(kind)
        .iter()
        .map(|action| (*action, words.say(RecallMsg::Action(*action)).into()))
        .collect();
    view! {
        <li class="inset row-more no-print">
            <Choice
                legend=words.say(RecallMsg::WhatWasDone)
                look=ChoiceLook::Chips
                options=options
                chosen=work.action
                on_choose=Callback::new(move |action| work.action.set(Some(action)))
            />
        </li>
    }
}
