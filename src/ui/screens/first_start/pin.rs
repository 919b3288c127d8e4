//! The first person's PIN, twice.

use leptos::prelude::*;

use super::frame::{StepPage, go};
use super::model::{SetUp, Step};
use crate::ui::parts::badge::{Badge, BadgeSize};
use crate::ui::parts::button::{Button, ButtonKind, Press};
use crate::ui::parts::icon::Mark;
use crate::ui::screens::people::pin_twice::PinTwice;
use crate::ui::text::first_start::FirstStartMsg;
use crate::ui::words::Words;

#[component]
pub fn Pin(set_up: SetUp) -> impl IntoView {
    let words = Words::expect();
    let keep = move |pin: String| {
        set_up.pin.set(Some(pin));
        go(set_up, Step::Places);
    };
    let body = move || {
        if set_up.pin.with(Option::is_some) {
            view! {
                <div class="samples" id="pin" tabindex="-1">
                    <Badge
                        mark=Mark::Good
                        text=words.say(FirstStartMsg::PinIsSet)
                        size=BadgeSize::Standard
                    />
                    <Button kind=ButtonKind::Small press=Press::now(move || set_up.pin.set(None))>
                        {words.say(FirstStartMsg::OtherPin)}
                    </Button>
                </div>
            }
            .into_any()
        } else {
            view! {
                <div class="pin-place" id="pin" tabindex="-1">
                    <PinTwice on_pin=keep />
                </div>
            }
            .into_any()
        }
    };
    view! {
        <StepPage
            set_up=set_up
            step=Step::Pin
            title=FirstStartMsg::PinTitle
            sub=FirstStartMsg::PinSub
        >
            <div class="form">{body}</div>
        </StepPage>
    }
}
