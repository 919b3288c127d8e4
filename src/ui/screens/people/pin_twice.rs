//! A new PIN: entered, then entered again on the same pad. Hands it on only when both agree.

use leptos::prelude::*;

use crate::app::pins::check_pin;
use crate::ui::parts::button::{Button, ButtonKind, Press};
use crate::ui::parts::pin_pad::PinPad;
use crate::ui::text::first_start::FirstStartMsg;
use crate::ui::text::trouble::TroubleMsg;
use crate::ui::text::{Msg, Text};
use crate::ui::words::Words;

#[component]
pub fn PinTwice(#[prop(into)] on_pin: Callback<String>) -> impl IntoView {
    let words = Words::expect();
    let pin = RwSignal::new(String::new());
    let first = RwSignal::new(None::<String>);
    let wrong = RwSignal::new(None::<Msg>);
    let label = move || -> Text {
        words.t(if first.with(Option::is_some) { FirstStartMsg::SamePinAgain } else { FirstStartMsg::NewPin })
    };
    let error = Signal::derive(move || wrong.get().map(|wrong| words.t(wrong).into_owned()));
    let enter = move || {
        let entered = pin.get_untracked();
        pin.set(String::new());
        wrong.set(None);
        match first.get_untracked() {
            None => match check_pin(&entered) {
                Ok(()) => first.set(Some(entered)),
                Err(error) => wrong.set(Some(TroubleMsg::Pin(error).into())),
            },
            Some(chosen) if chosen == entered => {
                on_pin.try_run(entered);
            }
            Some(_) => {
                first.set(None);
                wrong.set(Some(FirstStartMsg::PinsDiffer.into()));
            }
        }
    };
    let act = move || -> Text {
        words.t(if first.with(Option::is_some) { FirstStartMsg::KeepPin } else { FirstStartMsg::EnterAgain })
    };
    view! {
        <div class="pin-twice">
            <PinPad pin=pin label=label error=error on_enter=move |()| enter() words=words />
            <Button kind=ButtonKind::Secondary press=Press::now(enter)>
                {act}
            </Button>
        </div>
    }
}
