//! A clinic's history from a spreadsheet: chosen, judged, looked at, taken in.
//!
//! The way it goes is here; `how` says what a file must look like, `preview` what one would add,
//! `problems` what is wrong with one.

mod how;
mod preview;
mod problems;

use leptos::prelude::*;

use crate::app::context::App;
use crate::app::history_import::{GoOn, HistoryFailure, Stage, choose_and_judge, may_import, take_in};
use crate::exchange::ledger::Plan;
use crate::ui::parts::banner::{Banner, Tone};
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press, Readiness};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::progress::ProgressLine;
use crate::ui::parts::tally::Progress;
use crate::ui::shell::Page;
use crate::ui::text::history::HistoryMsg;
use crate::ui::text::shell::ShellMsg;
use crate::ui::text::trouble::TroubleMsg;
use crate::ui::trouble;
use crate::ui::words::Words;
use how::How;
use preview::{Preview, PreviewDock};
use problems::Problems;

/// How far it has come.
#[derive(Clone, Debug, PartialEq)]
enum At {
    Start,
    Working,
    Failed(HistoryFailure),
    /// The plan is kept aside: it holds every row.
    Judged,
    Done {
        count: usize,
    },
}

/// The import that this screen is about.
#[derive(Clone, Copy)]
struct History {
    app: App,
    at: RwSignal<At>,
    stage: RwSignal<Stage>,
    wish: RwSignal<GoOn>,
    plan: StoredValue<Option<Plan>>,
    trouble: RwSignal<Option<TroubleMsg>>,
    /// Said at the start again: that it was stopped.
    told: RwSignal<Option<HistoryMsg>>,
}

impl History {
    fn new(app: App) -> Self {
        Self {
            app,
            at: RwSignal::new(At::Start),
            stage: RwSignal::new(Stage::Reading { done: 0, total: 1 }),
            wish: RwSignal::new(GoOn::Yes),
            plan: StoredValue::new(None),
            trouble: RwSignal::default(),
            told: RwSignal::default(),
        }
    }

    /// Notes how far it is. Who has left the screen has stopped what can still be stopped.
    fn hear(self) -> impl Fn(Stage) -> GoOn + Copy + 'static {
        move |stage| {
            if self.at.try_with_untracked(|at| *at != At::Working) == Some(true) {
                let _ = self.at.try_set(At::Working);
            }
            let _ = self.stage.try_set(stage);
            self.wish.try_get_untracked().unwrap_or(GoOn::Stop)
        }
    }

    /// Lets a file be chosen and judges it. A chooser that is closed changes nothing.
    async fn choose(self) {
        self.wish.set(GoOn::Yes);
        let next = match choose_and_judge(self.app, self.hear()).await {
            Ok(Some(plan)) => {
                self.plan.try_set_value(Some(plan));
                At::Judged
            }
            Ok(None) if self.at.try_get_untracked() != Some(At::Working) => return,
            Ok(None) => return self.stopped(),
            Err(failure) => At::Failed(failure),
        };
        let _ = self.told.try_set(None);
        let _ = self.trouble.try_set(None);
        let _ = self.at.try_set(next);
    }

    async fn apply(self) {
        let Some(plan) = self.plan.try_get_value().flatten() else { return };
        self.wish.set(GoOn::Yes);
        let next = match take_in(self.app, plan, self.hear()).await {
            Ok(Some(count)) => {
                self.plan.try_set_value(None);
                At::Done { count }
            }
            Ok(None) => return self.stopped(),
            // The plan stands as it did: the next try needs no other file.
            Err(problem) => {
                let _ = self.trouble.try_set(Some(trouble::of_problem(&problem)));
                At::Judged
            }
        };
        let _ = self.at.try_set(next);
    }

    fn stopped(self) {
        self.plan.try_set_value(None);
        let _ = self.told.try_set(Some(HistoryMsg::Stopped));
        let _ = self.at.try_set(At::Start);
    }
}

#[component]
pub fn HistoryImport() -> impl IntoView {
    let words = Words::expect();
    let history = History::new(App::expect());
    let body = move || match history.at.get() {
        At::Start => view! { <How history=history /> }.into_any(),
        At::Working => view! { <Working history=history /> }.into_any(),
        At::Failed(failure) => view! { <Problems failure=failure /> }.into_any(),
        At::Judged => view! { <Preview history=history /> }.into_any(),
        At::Done { count } => view! {
            <Banner
                tone=Tone::Good
                strong=words.say(HistoryMsg::Done { count })
                text=words.say(HistoryMsg::DoneText)
            />
        }
        .into_any(),
    };
    view! {
        <Page
            title=words.say(HistoryMsg::Title)
            above=Above::back("/more", words.say(ShellMsg::More))
            sub=words.say(HistoryMsg::Sub)
            dock=move || view! { <HistoryDock history=history /> }
        >
            {body}
        </Page>
    }
}

#[component]
fn Working(history: History) -> impl IntoView {
    let words = Words::expect();
    let label = move || {
        words.t(match history.stage.get() {
            Stage::Reading { done, total } => HistoryMsg::Reading { done, total },
            Stage::Judging { done, total } => HistoryMsg::Judging { done, total },
            Stage::Preparing { done, total } => HistoryMsg::Preparing { done, total },
            Stage::Writing => HistoryMsg::Writing,
            Stage::Counting { done, total } => HistoryMsg::Counting { done, total },
        })
    };
    let progress = Signal::derive(move || match history.stage.get() {
        Stage::Reading { done, total } => {
            let part = |bytes: u64| usize::try_from(bytes / 1_000).unwrap_or(usize::MAX);
            Progress { done: part(done), total: part(total).max(1) }
        }
        Stage::Judging { done, total }
        | Stage::Preparing { done, total }
        | Stage::Counting { done, total } => Progress { done, total },
        Stage::Writing => Progress { done: 1, total: 1 },
    });
    let final_now =
        Memo::new(move |_| matches!(history.stage.get(), Stage::Writing | Stage::Counting { .. }));
    // The line is drawn anew only when it can no longer be stopped: a button that moves is missed.
    let line = move || match final_now.get() {
        true => view! { <ProgressLine progress=progress label=label words=words /> }.into_any(),
        false => view! {
            <ProgressLine
                progress=progress
                label=label
                on_cancel=move |()| history.wish.set(GoOn::Stop)
                words=words
            />
        }
        .into_any(),
    };
    view! { <div class="inset how">{line}</div> }
}

#[component]
fn HistoryDock(history: History) -> impl IntoView {
    let words = Words::expect();
    let body = move || match history.at.get() {
        At::Judged => view! { <PreviewDock history=history /> }.into_any(),
        At::Done { .. } => view! {
            <DockBody place=DockPlace::Act>
                <Actions>
                    <ButtonLink href="/stock" kind=ButtonKind::Primary>
                        {words.say(HistoryMsg::ToStock)}
                    </ButtonLink>
                </Actions>
            </DockBody>
        }
        .into_any(),
        At::Start | At::Failed(_) => view! { <ChooseDock history=history /> }.into_any(),
        At::Working => ().into_any(),
    };
    view! { <Dock label=words.say(HistoryMsg::Title)>{body}</Dock> }
}

#[component]
fn ChooseDock(history: History) -> impl IntoView {
    let words = Words::expect();
    let readiness = move || {
        if may_import(history.app) {
            Readiness::Ready
        } else {
            Readiness::Barred(words.t(HistoryMsg::LeadOnly).into_owned())
        }
    };
    view! {
        <DockBody place=DockPlace::Act>
            <p class="dock__text soft" role="status">
                {move || history.told.get().map(|told| words.t(told))}
            </p>
            <Actions>
                <ButtonLink href="/more">{words.say(HistoryMsg::Back)}</ButtonLink>
                <Button
                    kind=ButtonKind::Primary
                    icon=Icon::Import
                    readiness=Signal::derive(readiness)
                    press=Press::until(move || history.choose())
                >
                    {words.say(HistoryMsg::Choose)}
                </Button>
            </Actions>
        </DockBody>
    }
}
