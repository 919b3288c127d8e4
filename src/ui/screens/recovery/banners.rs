//! The banners over every page: the state of the whole app, one line and one way out each, the
//! gravest first.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::context::{App, Phase, TabRole};
use crate::app::tablet::{self, Persistence};
use crate::app::{boot, first_start, idle, updates};
use crate::domain::event::ClinicKind;
use crate::domain::time::MINUTE_MS;
use crate::exchange::tablets::{last_export, not_exported};
use crate::ui::parts::banner::{Banner, Tone};
use crate::ui::parts::button::{Button, ButtonKind, ButtonLink, Press};
use crate::ui::text::recovery::RecoveryMsg;
use crate::ui::wings::Wings;
use crate::ui::words::Words;

/// Shown by the frame above the head of a page.
#[component]
pub fn Banners() -> impl IntoView {
    let app = App::expect();
    let ready = Memo::new(move |_| app.phase.with(|phase| *phase == Phase::Ready));
    view! {
        <Show when=move || ready.get()>
            <div class="banners">
                <LockBanner />
                <DamageBanner />
                <ForkBanner />
                <ClockBanner />
                <ReaderBanner />
                <KeepBanner />
                <UpdateBanner />
                <SampleBanner />
            </div>
        </Show>
    }
}

#[component]
fn LockBanner() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let soon = Memo::new(move |_| app.locks_in.get().is_some());
    let strong = move || words.t(RecoveryMsg::LocksStrong { seconds: app.locks_in.get().unwrap_or(0) });
    view! {
        <Show when=move || soon.get()>
            <Banner tone=Tone::Due strong=strong text=words.say(RecoveryMsg::LocksText)>
                <Button press=Press::now(move || idle::stay(app)) kind=ButtonKind::Small>
                    {words.say(RecoveryMsg::Stay)}
                </Button>
            </Banner>
        </Show>
    }
}

#[component]
fn DamageBanner() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let things = Memo::new(move |_| app.damage.with(Vec::len));
    view! {
        <Show when=move || { things.get() > 0 }>
            <Banner
                tone=Tone::Stop
                strong=move || words.t(RecoveryMsg::DamageStrong { things: things.get() })
                text=words.say(RecoveryMsg::DamageText)
            >
                <ButtonLink href="/more/tablet" kind=ButtonKind::Small>
                    {words.say(RecoveryMsg::Look)}
                </ButtonLink>
            </Banner>
        </Show>
    }
}

#[component]
fn ForkBanner() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let forked =
        Memo::new(move |_| app.archive.with(|archive| archive.forks().first().map(|fork| fork.stream)));
    let strong = move || {
        let tablet = forked.get().and_then(|stream| {
            app.state.with(|state| {
                let (letter, _) = state.clinic.tablets.get(&stream)?.face.get()?;
                Some(letter.as_char())
            })
        });
        words.t(RecoveryMsg::ForkStrong { tablet })
    };
    view! {
        <Show when=move || forked.get().is_some()>
            <Banner tone=Tone::Stop strong=strong text=words.say(RecoveryMsg::ForkText)>
                <ButtonLink href="/more/exchange" kind=ButtonKind::Small>
                    {words.say(RecoveryMsg::Look)}
                </ButtonLink>
            </Banner>
        </Show>
    }
}

/// How far the clock must stand behind our own last record before anybody is bothered.
const CLOCK_SLACK_MS: i64 = 2 * MINUTE_MS;

#[component]
fn ClockBanner() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let behind = Memo::new(move |_| {
        let (own, now) = (app.own.get()?, app.now.get());
        let (_, last) =
            app.state.with(|state| state.clinic.tablets.get(&own).and_then(|tablet| tablet.last))?;
        let behind = last.at.ms_since(now.at);
        (behind > CLOCK_SLACK_MS).then_some(behind / MINUTE_MS)
    });
    view! {
        <Show when=move || behind.get().is_some()>
            <Banner
                tone=Tone::Due
                strong=move || {
                    words.t(RecoveryMsg::ClockStrong { minutes: behind.get().unwrap_or(0) })
                }
                text=words.say(RecoveryMsg::ClockText)
            />
        </Show>
    }
}

#[component]
fn ReaderBanner() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let take_over = move || async move {
        // Who is not let in sees the banner stay; This tablet says why.
        let _ = boot::take_over(app).await;
    };
    view! {
        <Show when=move || app.role.get() == TabRole::Reader>
            <Banner
                tone=Tone::Plain
                strong=words.say(RecoveryMsg::ReaderStrong)
                text=words.say(RecoveryMsg::ReaderText)
            >
                <Button press=Press::until(take_over) kind=ButtonKind::Small>
                    {words.say(RecoveryMsg::WriteHere)}
                </Button>
            </Banner>
        </Show>
    }
}

/// Only while records would be lost with the storage and today has no export: a tablet that
/// exports every day is left in peace.
#[component]
fn KeepBanner() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let promised = RwSignal::new(Persistence::Unknown);
    let look = move || {
        spawn_local(async move {
            let found = tablet::storage().await.persistence;
            let _ = promised.try_set(found);
        });
    };
    look();
    let ask = move || async move {
        let answer = tablet::ask_to_keep().await;
        // Asked in vain: the banner goes, This tablet says what to do.
        let _ = promised.try_set(match answer {
            Persistence::NotGranted => Persistence::Unknown,
            other => other,
        });
    };
    let at_risk = Memo::new(move |_| {
        let own = app.own.get();
        let today = app.today.get();
        app.state.with(|state| {
            state.clinic.kind() == Some(ClinicKind::Real)
                && not_exported(state, own) > 0
                && last_export(state, own).is_none_or(|at| at.date() < today)
        })
    });
    view! {
        <Show when=move || at_risk.get() && promised.get() == Persistence::NotGranted>
            <Banner
                tone=Tone::Due
                strong=words.say(RecoveryMsg::NotKeptStrong)
                text=words.say(RecoveryMsg::NotKeptText)
            >
                <Button press=Press::until(ask) kind=ButtonKind::Small>
                    {words.say(RecoveryMsg::AskToKeep)}
                </Button>
            </Banner>
        </Show>
    }
}

#[component]
fn UpdateBanner() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    // A switch of builds must not meet a fetch: see switchTo in boot.js.
    let here = use_context::<Wings>();
    let offered = Memo::new(move |_| here.is_none_or(|wings| wings.have_come()) && updates::may_offer(app));
    view! {
        <Show when=move || offered.get()>
            <Banner
                tone=Tone::Plain
                strong=words.say(RecoveryMsg::UpdateStrong)
                text=words.say(RecoveryMsg::UpdateText)
            >
                <Button press=Press::now(updates::apply) kind=ButtonKind::Small>
                    {words.say(RecoveryMsg::UpdateNow)}
                </Button>
            </Banner>
        </Show>
    }
}

#[component]
fn SampleBanner() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let sample = Memo::new(move |_| app.state.with(|state| state.clinic.kind() == Some(ClinicKind::Sample)));
    let remove = move || async move {
        // What could not be removed is still there, and so is the banner.
        let _ = first_start::remove_sample(app).await;
    };
    view! {
        <Show when=move || sample.get()>
            <Banner
                tone=Tone::Plain
                strong=words.say(RecoveryMsg::SampleStrong)
                text=words.say(RecoveryMsg::SampleText)
            >
                <Button press=Press::until(remove) kind=ButtonKind::Small>
                    {words.say(RecoveryMsg::Remove)}
                </Button>
            </Banner>
        </Show>
    }
}
