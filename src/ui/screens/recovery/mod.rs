//! When the storage is not as this tablet left it: what happened, what is known, one next thing.
//! And the banners over every page.

pub mod banners;
mod story;

pub use self::banners::Banners;

use leptos::prelude::*;

use self::story::{Act, Story};
use crate::app::boot;
use crate::app::context::{App, Phase};
use crate::app::tablet;
use crate::log::sentinel::{Finding, Sentinel};
use crate::ui::parts::badge::{Badge, BadgeSize};
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::dock::{Dock, DockBody, DockLead, DockMore, DockPlace};
use crate::ui::parts::icon::{Icon, Mark};
use crate::ui::parts::row::{Margin, Row, RowSub};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::exchange::join::{Ground, ImportFirst};
use crate::ui::shell::Gate;
use crate::ui::text::recovery::RecoveryMsg;
use crate::ui::words::Words;

/// What the person has chosen to do about lost records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    Thinking,
    Restoring,
}

/// The gate for `Phase::Recover` and `Phase::Failed`; draws nothing in any other phase.
#[component]
pub fn Recovery() -> impl IntoView {
    let app = App::expect();
    let choice = RwSignal::new(Choice::Thinking);
    let story = Memo::new(move |_| app.phase.with(Story::of));
    move || match (choice.get(), story.get()) {
        (_, None) => ().into_any(),
        (Choice::Restoring, Some(_)) => view! {
            <ImportFirst
                back=Callback::new(move |()| choice.set(Choice::Thinking))
                ground=Ground::Lost
            />
        }
        .into_any(),
        (Choice::Thinking, Some(story)) => view! { <Told story=story choice=choice /> }.into_any(),
    }
}

#[component]
fn Told(story: Story, choice: RwSignal<Choice>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let lost = app.phase.with_untracked(|phase| match phase {
        Phase::Recover { finding: Finding::DatabaseLost { sentinel }, browser } => {
            Some((*sentinel, browser.is_some()))
        }
        _ => None,
    });
    let act = story.act;
    let (next, next_text) = (story.next.clone(), story.next_text.clone());
    let dock = move || view! { <NextDock act=act next=next next_text=next_text choice=choice /> };
    view! {
        <Gate title=words.say(story.title) sub=words.say(story.sub) dock=dock>
            {lost.map(|(sentinel, damaged)| view! { <Known sentinel=sentinel damaged=damaged /> })}
            {story
                .why
                .map(|(name, text)| {
                    view! {
                        <ul role="list">
                            <Row
                                name=words.say(name)
                                margin=Margin::Mark(Mark::Stop)
                                under=move || view! { <RowSub>{words.say(text)}</RowSub> }
                            />
                        </ul>
                    }
                })}
            <Details text=story.details />
        </Gate>
    }
}

#[component]
fn Known(
    sentinel: Sentinel,
    /// The browser has said that it found the records damaged.
    damaged: bool,
) -> impl IntoView {
    let words = Words::expect();
    let batches = RecoveryMsg::LastBatch { batches: sentinel.batch };
    let names = RecoveryMsg::LastBatchText { generation: sentinel.generation };
    view! {
        <Section title=words.say(RecoveryMsg::Known) place=SectionPlace::First>
            <ul role="list">
                <Row
                    name=words.say(batches)
                    margin=Margin::Mark(Mark::Look)
                    under=move || view! { <RowSub>{words.say(names)}</RowSub> }
                />
                {damaged
                    .then(|| {
                        view! {
                            <Row
                                name=words.say(RecoveryMsg::LostDamaged)
                                margin=Margin::Mark(Mark::Look)
                                under=move || {
                                    view! { <RowSub>{words.say(RecoveryMsg::LostDamagedText)}</RowSub> }
                                }
                            />
                        }
                    })}
                <Row
                    name=words.say(RecoveryMsg::LostKnownText)
                    margin=Margin::Mark(Mark::Due)
                />
            </ul>
        </Section>
    }
}

/// The words of the machine, for whoever looks after the tablets.
#[component]
fn Details(text: String) -> impl IntoView {
    let words = Words::expect();
    let copied = RwSignal::new(None::<(Mark, RecoveryMsg)>);
    let text = format!("{text}\n{}", tablet::build());
    let shown = text.clone();
    let copy = move || {
        let text = text.clone();
        async move {
            let answer = match tablet::copy(text).await {
                true => (Mark::Tick, RecoveryMsg::Copied),
                false => (Mark::Due, RecoveryMsg::NotCopied),
            };
            let _ = copied.try_set(Some(answer));
        }
    };
    view! {
        <Section title=words.say(RecoveryMsg::Details)>
            <div class="offer inset">
                <pre class="details offer__wide" tabindex="0">{shown}</pre>
                <Actions>
                    <Button press=Press::until(copy) kind=ButtonKind::Small>
                        {words.say(RecoveryMsg::Copy)}
                    </Button>
                </Actions>
                <p class="offer__said" role="status">
                    {move || {
                        copied
                            .get()
                            .map(|(mark, msg)| {
                                view! { <Badge mark=mark text=words.say(msg) size=BadgeSize::Standard /> }
                            })
                    }}
                </p>
            </div>
        </Section>
    }
}

#[component]
fn NextDock(act: Act, next: RecoveryMsg, next_text: RecoveryMsg, choice: RwSignal<Choice>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let text = next_text.clone();
    let buttons = match act {
        Act::Restore => view! {
            <Actions>
                <Button press=Press::now(move || boot::go_on_empty(app))>
                    {words.say(RecoveryMsg::GoOnEmpty)}
                </Button>
                <Button
                    press=Press::now(move || choice.set(Choice::Restoring))
                    kind=ButtonKind::Primary
                    icon=Icon::Import
                >
                    {words.say(RecoveryMsg::Restore)}
                </Button>
            </Actions>
        }
        .into_any(),
        Act::Reload | Act::TryAgain => {
            let label = if act == Act::Reload { RecoveryMsg::Reload } else { RecoveryMsg::TryAgain };
            view! {
                <Actions>
                    <Button
                        press=Press::now(tablet::reload)
                        kind=ButtonKind::Primary
                        icon=Icon::Repeat
                    >
                        {words.say(label)}
                    </Button>
                </Actions>
            }
            .into_any()
        }
    };
    view! {
        <Dock label=words.say(RecoveryMsg::DoNow)>
            <DockBody place=DockPlace::Top>
                <DockLead kicker=words.say(RecoveryMsg::DoNow) title=words.say(next) />
                <DockMore>
                    <p class="dock__text">{words.say(next_text)}</p>
                </DockMore>
            </DockBody>
            <DockBody place=DockPlace::Act>
                <p class="dock__text dock__less">{words.say(text)}</p>
                {buttons}
            </DockBody>
        </Dock>
    }
}
