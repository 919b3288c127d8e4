//! The pad of the person who was chosen: the PIN, the wait after five wrong ones, or why there is
//! none yet.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Pins;
use super::countdown::Countdown;
use crate::app::context::App;
use crate::app::people::{PinStanding, SignIn, pin_standing, set_pin, sign_in};
use crate::domain::event::Role;
use crate::domain::ids::StaffId;
use crate::ui::naming;
use crate::ui::parts::button::{Button, ButtonKind, Press};
use crate::ui::parts::dock::{DockBody, DockLead, DockPlace};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::icon::{Mark, Stamp};
use crate::ui::parts::pin_pad::PinPad;
use crate::ui::screens::people::pin_twice::PinTwice;
use crate::ui::text::Msg;
use crate::ui::text::first_start::FirstStartMsg;
use crate::ui::trouble;
use crate::ui::words::Words;

#[component]
pub fn Pad(staff: StaffId, pins: RwSignal<Pins>) -> impl IntoView {
    let app = App::expect();
    let standing = RwSignal::new(None::<PinStanding>);
    let look = move || {
        spawn_local(async move {
            let found = pin_standing(app, staff).await;
            let _ = standing.try_set(Some(found));
        });
    };
    look();
    let leads = move || {
        app.state.with(|state| {
            state.clinic.staff.get(&staff).is_some_and(|person| person.role() != Role::Assistant)
        })
    };
    move || match (standing.get(), pins.get()) {
        (None, _) => ().into_any(),
        (Some(PinStanding::Open), _) => view! { <Try staff=staff standing=standing /> }.into_any(),
        (Some(PinStanding::Locked { until }), _) => {
            view! { <Wait until=until on_end=move |()| look() /> }.into_any()
        }
        (Some(PinStanding::Missing), Pins::None) if leads() => view! { <FirstPin staff=staff /> }.into_any(),
        (Some(PinStanding::Missing), Pins::None) => {
            view! { <Explain staff=staff text=FirstStartMsg::LeadFirstText /> }.into_any()
        }
        (Some(PinStanding::Missing), _) => {
            view! { <Explain staff=staff text=FirstStartMsg::NoPinText /> }.into_any()
        }
    }
}

#[component]
fn Try(staff: StaffId, standing: RwSignal<Option<PinStanding>>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let pin = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<Msg>);
    let initials = app.state.with_untracked(|state| naming::initials(state, Some(staff)));
    let error = Signal::derive(move || wrong.get().map(|wrong| words.t(wrong).into_owned()));
    let unlock = move || async move {
        let entered = pin.get_untracked();
        if entered.is_empty() {
            return;
        }
        let _ = pin.try_set(String::new());
        let _ = wrong.try_set(None);
        match sign_in(app, staff, entered).await {
            SignIn::Done => {}
            SignIn::Wrong { tries_left } => {
                let _ = wrong.try_set(Some(FirstStartMsg::WrongPin { left: tries_left }.into()));
            }
            SignIn::Locked { until } => {
                let _ = standing.try_set(Some(PinStanding::Locked { until }));
            }
            SignIn::NoPin => {
                let _ = standing.try_set(Some(PinStanding::Missing));
            }
            SignIn::Failed(failure) => {
                let _ = wrong.try_set(Some(trouble::of_pin(&failure).into()));
            }
        }
    };
    view! {
        <DockBody place=DockPlace::Act>
            <PinPad
                pin=pin
                label=words.say(FirstStartMsg::PinFor { initials })
                error=error
                on_enter=move |()| spawn_local(unlock())
                words=words
            />
            <div class="actions actions--pad">
                <Button kind=ButtonKind::Primary press=Press::until(unlock)>
                    {words.say(FirstStartMsg::Unlock)}
                </Button>
            </div>
        </DockBody>
    }
}

#[component]
fn Wait(until: crate::domain::time::Instant, #[prop(into)] on_end: Callback<()>) -> impl IntoView {
    let words = Words::expect();
    view! {
        <DockBody place=DockPlace::Act>
            <p class="dock__notice" role="alert">
                <Stamp mark=Mark::Wait />
                <span>
                    <b>{words.say(FirstStartMsg::LockedTitle)}</b>
                    " "
                    <Countdown until=until on_end=on_end />
                </span>
            </p>
        </DockBody>
    }
}

#[component]
fn FirstPin(staff: StaffId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let wrong = RwSignal::new(None::<Msg>);
    let initials = app.state.with_untracked(|state| naming::initials(state, Some(staff)));
    let keep = move |pin: String| {
        spawn_local(async move {
            match set_pin(app, staff, pin.clone()).await {
                Ok(()) => {
                    sign_in(app, staff, pin).await;
                }
                Err(failure) => {
                    let _ = wrong.try_set(Some(trouble::of_pin(&failure).into()));
                }
            }
        });
    };
    view! {
        <DockBody place=DockPlace::Top>
            <DockLead
                kicker=words.say(FirstStartMsg::FirstPinText)
                title=words.say(FirstStartMsg::FirstPinTitle { initials })
            />
        </DockBody>
        <DockBody place=DockPlace::Act>
            <ErrorLine error=words.said(wrong) />
            <PinTwice on_pin=keep />
        </DockBody>
    }
}

#[component]
fn Explain(staff: StaffId, text: FirstStartMsg) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let initials = app.state.with_untracked(|state| naming::initials(state, Some(staff)));
    view! {
        <DockBody place=DockPlace::Top>
            <h2 class="dock__title">{words.say(FirstStartMsg::NoPinTitle { initials })}</h2>
        </DockBody>
        <DockBody place=DockPlace::Act>
            <p class="dock__text">{words.say(text)}</p>
        </DockBody>
    }
}
