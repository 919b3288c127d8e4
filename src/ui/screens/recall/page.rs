//! One recall: its lots, and everything that it asks about. Printed, it is the notice for the binder.

use leptos::prelude::*;

use crate::app::context::App;
use crate::app::tablet;
use crate::domain::event::supply::RecallLine;
use crate::domain::ids::RecallId;
use crate::domain::inventory::recall::{RecallTask, standing};
use crate::ui::address::Address;
use crate::ui::naming::{initials, item_name};
use crate::ui::parts::badge::{Badge, BadgeSize};
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press, Readiness};
use crate::ui::parts::dock::{Dock, DockBody, DockLead, DockPlace, Fact};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::figure::Figure;
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::{Icon, Mark};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::parts::stepper::Stepper;
use crate::ui::parts::undo::UndoBar;
use crate::ui::screens::recall::list::{standing_mark, standing_words};
use crate::ui::screens::recall::register::listed;
use crate::ui::screens::recall::shared::line_words;
use crate::ui::screens::recall::task::TaskRow;
use crate::ui::screens::recall::work::Work;
use crate::ui::shell::{Page, Progressed};
use crate::ui::text::figure::number;
use crate::ui::text::recall::{LineKind, RecallMsg};
use crate::ui::undo::UndoList;
use crate::ui::words::Words;

#[component]
pub fn RecallPage(id: RecallId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let known = Memo::new(move |_| {
        app.state.with(|state| state.recalls.registered.contains_key(&id) && !state.stock.is_void(id.0))
    });
    move || match known.get() {
        true => {
            let work = Work::new(app, words, id);
            view! { <Known work=work /> }.into_any()
        }
        false => view! {
            <Page
                title=words.say(RecallMsg::Title)
                above=Above::back(Address::Recalls.to_string(), words.say(RecallMsg::Title))
            >
                <Empty
                    title=words.say(RecallMsg::NotHere)
                    text=words.say(RecallMsg::NotHereText)
                >
                    <ButtonLink href=Address::Recalls
                        .to_string()>{words.say(RecallMsg::Title)}</ButtonLink>
                </Empty>
            </Page>
        }
        .into_any(),
    }
}

#[component]
fn Known(work: Work) -> impl IntoView {
    let Work { app, words, id, .. } = work;
    let title = move || {
        app.state.with(|state| {
            let item = state.recalls.registered.get(&id).map(|recall| recall.what.item);
            item.map(|item| item_name(state, item, words.lang())).unwrap_or_default()
        })
    };
    let sub = move || {
        let today = app.today.get();
        let Some(recall) = work.recall() else { return String::new() };
        let by = app.state.with(|state| initials(state, recall.by));
        let class = words.t(RecallMsg::Class(recall.what.class)).into_owned();
        let since = words.t(RecallMsg::Since { at: recall.since, today, by }).into_owned();
        [recall.what.source.to_string(), class, since].join(" · ")
    };
    let standing = Memo::new(move |_| app.state.with(|state| standing(state, id)));
    let mark = Signal::derive(move || standing_mark(standing.get()));
    let codes = move || work.recall().map(|recall| listed(&recall.what.lots)).unwrap_or_default();
    let none = move || work.tasks.with(Vec::is_empty);
    let figure = move || {
        let (value, places) = (move || number(work.held().0), move || work.held().1);
        view! {
            <Figure
                value=value
                unit=move || words.t(RecallMsg::HeldIn { places: places() })
            />
        }
    };
    let progress = Progressed { figure: figure.into(), tally: None };
    view! {
        <Page
            title=title
            above=Above::back(Address::Recalls.to_string(), words.say(RecallMsg::Title))
            sub=sub
            progress=progress
            dock=move || view! { <TaskDock work=work /> }
        >
            <Section
                title=words.say(RecallMsg::Confirmed)
                place=SectionPlace::First
                note=move || view! { <PrintButton words=words /> }
            >
                <p class="section__text lot-list">{codes}</p>
                <p class="section__text">
                    <Badge
                        mark=mark
                        text=move || words.t(standing_words(standing.get()))
                        size=BadgeSize::Standard
                    />
                </p>
                <Show when=none>
                    <p class="section__text soft">{words.say(RecallMsg::NothingHit)}</p>
                </Show>
            </Section>
            {LineKind::ALL.map(|kind| view! { <Group work=work kind=kind /> }).collect_view()}
        </Page>
    }
}

#[component]
fn PrintButton(words: Words) -> impl IntoView {
    let cannot = RwSignal::new(None::<RecallMsg>);
    let print = move || cannot.set((!tablet::print_page()).then_some(RecallMsg::CannotPrint));
    let told = move || cannot.get().map(|told| view! { <Badge mark=Mark::Stop text=words.say(told) /> });
    view! {
        <span class="no-print">
            <Button press=Press::now(print) kind=ButtonKind::Small icon=Icon::Print>
                {words.say(RecallMsg::Print)}
            </Button>
            <span role="status">{told}</span>
        </span>
    }
}

/// The lines of one kind; nothing where there are none.
#[component]
fn Group(work: Work, kind: LineKind) -> impl IntoView {
    let words = work.words;
    let of_kind = move || {
        let is_of = |task: &&RecallTask| LineKind::of(&task.line) == kind;
        work.tasks.with(|tasks| tasks.iter().filter(is_of).cloned().collect::<Vec<_>>())
    };
    let lines = move || of_kind().into_iter().map(|task| task.line).collect::<Vec<RecallLine>>();
    let note = move || {
        let tasks = of_kind();
        let open = tasks.iter().filter(|task| task.is_open()).count();
        words.t(RecallMsg::GroupNote { kind, open, lines: tasks.len() })
    };
    view! {
        <Show when=move || !of_kind().is_empty()>
            <Section
                title=words.say(RecallMsg::Group(kind))
                note=move || view! { <p>{note}</p> }
            >
                <ul role="list">
                    <For each=lines key=|line| line.clone() let:line>
                        <TaskRow work=work line=line />
                    </For>
                </ul>
            </Section>
        </Show>
    }
}

#[component]
fn TaskDock(work: Work) -> impl IntoView {
    let (app, words, undo) = (work.app, work.words, UndoList::expect());
    let is_busy = Memo::new(move |_| work.current().is_some());
    let said = Signal::derive(move || work.trouble.get().map(|told| words.t(told).into_owned()));
    view! {
        <Dock label=words.say(RecallMsg::WhatWasDone)>
            <UndoBar
                notice=undo.notice()
                on_undo=Callback::new(move |id| undo.undo(app, id))
                on_end=Callback::new(move |id| undo.end(id))
                words=words
            />
            <DockBody place=DockPlace::Top>
                <Lead work=work />
            </DockBody>
            <DockBody place=DockPlace::Act>
                <ErrorLine error=said />
                <Show when=move || is_busy.get() && work.asks_figure()>
                    <Stepper
                        entry=work.entry
                        bounds=Work::bounds()
                        label=words.say(RecallMsg::HowManyFound)
                        words=words
                        on_enter=Callback::new(move |()| {
                            leptos::task::spawn_local(work.record());
                        })
                    />
                </Show>
                <TaskActions work=work is_busy=is_busy />
            </DockBody>
        </Dock>
    }
}

/// Which line is in hand, or that none is left.
#[component]
fn Lead(work: Work) -> impl IntoView {
    let (app, words) = (work.app, work.words);
    let kicker = move || match work.current() {
        Some(task) => words.t(RecallMsg::Group(LineKind::of(&task.line))),
        None => words.t(RecallMsg::AllDoneText),
    };
    let title = move || match work.current() {
        Some(task) => {
            let today = app.today.get();
            let (name, sub) = app.state.with(|state| line_words(state, &task.line, today, words));
            if sub.is_empty() { name } else { format!("{name}, {sub}") }
        }
        None => words.t(RecallMsg::AllDone).into_owned(),
    };
    let facts = Signal::derive(move || {
        let fact = |task: RecallTask| Fact {
            name: words.t(RecallMsg::OnTheBook).into_owned(),
            value: number(task.most),
        };
        work.current().map(fact).into_iter().collect::<Vec<_>>()
    });
    view! { <DockLead kicker=kicker title=title facts=facts /> }
}

#[component]
fn TaskActions(work: Work, is_busy: Memo<bool>) -> impl IntoView {
    let (app, words) = (work.app, work.words);
    let is_closed = Memo::new(move |_| app.state.with(|state| state.recalls.is_closed(work.id)));
    let barred = move |why: Option<RecallMsg>| {
        why.map_or(Readiness::Ready, |why| Readiness::Barred(words.t(why).into_owned()))
    };
    let may_close = Signal::derive(move || barred(work.cannot_close()));
    let may_record = Signal::derive(move || barred(work.missing()));
    let close = move |kind: ButtonKind| {
        (!is_closed.get()).then(|| {
            view! {
                <Button press=Press::until(move || work.close()) kind=kind readiness=may_close>
                    {words.say(RecallMsg::Close)}
                </Button>
            }
        })
    };
    view! {
        <Actions>
            {move || match is_busy.get() {
                true => view! {
                    {close(ButtonKind::Secondary)}
                    <Button
                        press=Press::until(move || work.record())
                        kind=ButtonKind::Primary
                        readiness=may_record
                    >
                        {words.say(RecallMsg::Record)}
                    </Button>
                }
                .into_any(),
                false => close(ButtonKind::Primary).into_any(),
            }}
        </Actions>
    }
}
