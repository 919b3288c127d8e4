//! A page of the set-up: its head, what is to be put right, and the way back and on.

use leptos::prelude::*;

use super::model::{SetUp, Step};
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press, Readiness};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::error_summary::ErrorSummary;
use crate::ui::parts::tally::{Progress, Tally};
use crate::ui::shell::Gate;
use crate::ui::text::first_start::FirstStartMsg;
use crate::ui::words::Words;

/// Goes to a page; nothing is wrong there until somebody tries to go on.
pub fn go(set_up: SetUp, step: Step) {
    set_up.wrong.clear();
    set_up.step.set(step);
}

/// The children are the page; `leave` is the way back from the first one.
#[component]
pub fn StepPage(
    set_up: SetUp,
    step: Step,
    title: FirstStartMsg,
    sub: FirstStartMsg,
    #[prop(optional, into)] leave: Option<Callback<()>>,
    children: Children,
) -> impl IntoView {
    let words = Words::expect();
    view! {
        <Gate
            title=words.say(title)
            sub=words.say(sub)
            dock=move || view! { <StepDock set_up=set_up step=step leave=leave /> }
        >
            <div class="inset gate__faults">
                <ErrorSummary faults=set_up.wrong.lines(words) words=words />
            </div>
            {children()}
        </Gate>
    }
}

#[component]
fn StepDock(set_up: SetUp, step: Step, leave: Option<Callback<()>>) -> impl IntoView {
    let words = Words::expect();
    let (number, steps) = (step.number(), Step::ALL.len());
    let back = move || match (step.back(), leave) {
        (Some(back), _) => go(set_up, back),
        (None, Some(leave)) => {
            leave.try_run(());
        }
        (None, None) => {}
    };
    let on = move || {
        let wrong = untrack(|| set_up.wrong_on(step));
        match step.next() {
            Some(next) if wrong.is_empty() => go(set_up, next),
            _ => set_up.wrong.show(wrong),
        }
    };
    // The pad has its own way on, and a second one that looks the same would mislead.
    let readiness = move || {
        if step == Step::Pin && set_up.pin.with(Option::is_none) {
            Readiness::Barred(words.t(FirstStartMsg::PinMissing).into_owned())
        } else {
            Readiness::Ready
        }
    };
    let of = move || FirstStartMsg::StepOf { step: number, steps };
    view! {
        <Dock label=words.say(of())>
            <DockBody place=DockPlace::Top>
                <div class="steps">
                    <p class="dock__kicker">{words.say(of())}</p>
                    <Tally progress=Progress { done: number - 1, total: steps } label=words.say(of()) />
                </div>
            </DockBody>
            <DockBody place=DockPlace::Act>
                <Actions>
                    <Button press=Press::now(back)>{words.say(FirstStartMsg::Back)}</Button>
                    <Button
                        kind=ButtonKind::Primary
                        readiness=Signal::derive(readiness)
                        press=Press::now(on)
                    >
                        {words.say(FirstStartMsg::Next)}
                    </Button>
                </Actions>
            </DockBody>
        </Dock>
    }
}
