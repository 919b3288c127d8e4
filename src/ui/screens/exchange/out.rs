//! Records on their way out: how many are only here, and the file that takes them along.

use leptos::prelude::*;

use crate::app::context::{App, Problem};
use crate::app::transfer::{self, OutgoingFile, Sent, TableKind};
use crate::exchange::tablets::{last_export, not_exported};
use crate::ui::parts::badge::{Badge, BadgeSize};
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::figure::{Figure, FigureSize};
use crate::ui::parts::icon::{Icon, Mark};
use crate::ui::parts::row::{Row, RowEnd, RowSub, Tap};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::text::exchange::ExchangeMsg;
use crate::ui::text::figure::number;
use crate::ui::text::{Msg, Text};
use crate::ui::trouble::of_problem;
use crate::ui::words::Words;

/// What has become of the file that was asked for last.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Out {
    #[default]
    Nothing,
    /// Made, and the browser wants a tap of its own for sending it.
    Ready(OutgoingFile),
    Said(Mark, Msg),
}

/// Makes the file, tries to send it, and says how that went.
async fn make_and_send(app: App, out: RwSignal<Out>) {
    let result = match transfer::build_bundle(app).await {
        Ok(file) => sent(app, file).await,
        Err(problem) => trouble(&problem),
    };
    let _ = out.try_set(result);
}

/// Tries to send a file that is ready. Call it from a tap.
pub async fn sent(app: App, file: OutgoingFile) -> Out {
    let name = file.name.clone();
    match transfer::send(app, &file).await {
        Sent::Shared => Out::Said(Mark::Good, ExchangeMsg::Handed { name }.into()),
        Sent::Downloaded => Out::Said(Mark::Good, ExchangeMsg::Downloaded { name }.into()),
        Sent::Cancelled => Out::Said(Mark::Wait, ExchangeMsg::Cancelled.into()),
        Sent::TapAgain => Out::Ready(file),
        Sent::Failed { detail } => Out::Said(Mark::Stop, ExchangeMsg::NotSent { detail }.into()),
    }
}

fn trouble(problem: &Problem) -> Out {
    Out::Said(Mark::Stop, of_problem(problem).into())
}

/// `calm` while something else on the screen holds the one filled button.
#[component]
pub fn OutSection(#[prop(into)] calm: Signal<bool>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let out = RwSignal::new(Out::Nothing);
    let own = app.own;
    let waiting = Memo::new(move |_| app.state.with(|state| not_exported(state, own.get())));
    let last = Memo::new(move |_| app.state.with(|state| last_export(state, own.get())));
    let note = move || match last.get() {
        None => words.t(ExchangeMsg::NeverExported),
        Some(at) => words.t(ExchangeMsg::LastExport { at, today: app.today.get() }),
    };
    let due = move || {
        let old = last.get().is_none_or(|at| at.date() < app.today.get());
        if waiting.get() > 0 && old { Mark::Due } else { Mark::Tick }
    };
    let meaning = move || match (waiting.get(), last.get()) {
        (0, None) => words.t(ExchangeMsg::Nothing),
        (0, Some(_)) => words.t(ExchangeMsg::AllOut),
        (_, _) => words.t(ExchangeMsg::LostWords),
    };
    view! {
        <Section
            title=words.say(ExchangeMsg::OnlyHere)
            place=SectionPlace::First
            note=move || view! { <Badge mark=Signal::derive(due) text=note /> }
        >
            <div class="offer inset">
                <Figure
                    value=move || number(i64::from(waiting.get()))
                    unit=move || words.t(ExchangeMsg::RecordsUnit { records: waiting.get() })
                    size=FigureSize::Display
                />
                <p class="offer__words">{meaning}</p>
                <Actions>
                    <OutButton out=out waiting=waiting calm=calm />
                </Actions>
                <p class="offer__said" role="status">{move || said(out, words)}</p>
            </div>
        </Section>
    }
}

#[component]
fn OutButton(out: RwSignal<Out>, waiting: Memo<u32>, calm: Signal<bool>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let ready = Memo::new(move |_| out.with(|out| matches!(out, Out::Ready(_))));
    let kind =
        Memo::new(
            move |_| {
                if calm.get() || waiting.get() == 0 { ButtonKind::Secondary } else { ButtonKind::Primary }
            },
        );
    let label = move || -> Text {
        match waiting.get() {
            0 => words.t(ExchangeMsg::ExportAgain),
            records => words.t(ExchangeMsg::Export { records }),
        }
    };
    let send = move || async move {
        if let Some(Out::Ready(file)) = out.try_get_untracked() {
            let result = sent(app, file).await;
            let _ = out.try_set(result);
        }
    };
    move || {
        if ready.get() {
            view! {
                <Button press=Press::until(send) kind=ButtonKind::Primary icon=Icon::Export>
                    {words.say(ExchangeMsg::SendNow)}
                </Button>
            }
            .into_any()
        } else {
            view! {
                <Button
                    press=Press::until(move || make_and_send(app, out))
                    kind=kind.get()
                    icon=Icon::Export
                >
                    {label}
                </Button>
            }
            .into_any()
        }
    }
}

/// How that went, where somebody looks after the tap.
pub fn said(out: RwSignal<Out>, words: Words) -> Option<AnyView> {
    match out.get() {
        Out::Nothing => None,
        Out::Ready(file) => {
            let size = file.bytes.len() as u64;
            let text = words.say(ExchangeMsg::FileReady { name: file.name, size });
            Some(view! { <Badge mark=Mark::Wait text=text size=BadgeSize::Standard /> }.into_any())
        }
        Out::Said(mark, msg) => {
            let text = words.say(msg);
            Some(view! { <Badge mark=mark text=text size=BadgeSize::Standard /> }.into_any())
        }
    }
}

/// Tables that people open in a spreadsheet.
#[component]
pub fn TablesSection() -> impl IntoView {
    let words = Words::expect();
    let out = RwSignal::new(Out::Nothing);
    let table = move |kind, name: ExchangeMsg, sub: ExchangeMsg| {
        view! { <TableRow kind=kind name=name sub=sub out=out /> }
    };
    view! {
        <Section
            title=words.say(ExchangeMsg::Tables)
            note=move || view! { {words.say(ExchangeMsg::TablesNote)} }
        >
            <ul role="list">
                {table(TableKind::Balances, ExchangeMsg::Balances, ExchangeMsg::BalancesSub)}
                {table(TableKind::Movements, ExchangeMsg::Movements, ExchangeMsg::MovementsSub)}
            </ul>
            <p class="offer__said inset" role="status">{move || said(out, words)}</p>
        </Section>
    }
}

#[component]
fn TableRow(kind: TableKind, name: ExchangeMsg, sub: ExchangeMsg, out: RwSignal<Out>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    // Sending begins within the tap: a table is made in no time.
    let make = move || {
        leptos::task::spawn_local(async move {
            let file = transfer::build_table(app, kind);
            let result = sent(app, file).await;
            let _ = out.try_set(result);
        });
    };
    view! {
        <Row
            name=words.say(name)
            tap=Tap::press(make)
            under=move || view! { <RowSub>{words.say(sub)}</RowSub> }
        >
            <RowEnd>
                <span class="fine soft">{words.say(ExchangeMsg::MakeTable)}</span>
                <crate::ui::parts::icon::Glyph icon=Icon::Export />
            </RowEnd>
        </Row>
    }
}
