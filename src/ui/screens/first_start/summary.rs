//! Everything once more, and the start.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::frame::go;
use super::model::{SetUp, Step};
use crate::app::context::App;
use crate::app::first_start;
use crate::ui::parts::banner::{Banner, Tone};
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::row::{Row, RowEnd, RowSub};
use crate::ui::shell::Gate;
use crate::ui::text::Msg;
use crate::ui::text::first_start::FirstStartMsg;
use crate::ui::text::people::PeopleMsg;
use crate::ui::text::trouble::TroubleMsg;
use crate::ui::trouble;
use crate::ui::words::Words;

#[component]
pub fn Summary(set_up: SetUp) -> impl IntoView {
    let words = Words::expect();
    let failed = RwSignal::new(None::<TroubleMsg>);
    let banner =
        move || failed.get().map(|failed| view! { <Banner tone=Tone::Stop strong=words.say(failed) /> });
    view! {
        <Gate
            title=words.say(FirstStartMsg::SummaryTitle)
            sub=words.say(FirstStartMsg::SummarySub)
            dock=move || view! { <StartDock set_up=set_up failed=failed /> }
        >
            {banner}
            <Lines set_up=set_up />
        </Gate>
    }
}

#[component]
fn Lines(set_up: SetUp) -> impl IntoView {
    let words = Words::expect();
    let places = untrack(|| set_up.places());
    let count = places.len();
    let names: Vec<String> = places.into_iter().map(|slot| slot.name.get_untracked()).collect();
    let clinic = move || set_up.clinic.get();
    let tablet = move || {
        let (letter, name) = (set_up.letter.get().to_uppercase(), set_up.tablet.get());
        words.t(FirstStartMsg::TabletLine { letter, name, zone: set_up.zone.get() }).into_owned()
    };
    let you = move || format!("{}, {}", set_up.initials.get().to_uppercase(), set_up.person.get());
    let count_supplies = set_up.chosen.with_untracked(BTreeSet::len);
    let names = names.join(", ");
    let say = move |msg: Msg| Signal::derive(move || words.t(msg.clone()).into_owned());
    let role = move || words.t(PeopleMsg::Role(set_up.role.get())).into_owned();
    let places = say(FirstStartMsg::Places { count }.into());
    let supplies = say(FirstStartMsg::Supplies { count: count_supplies }.into());
    let (pin, set) = (say(FirstStartMsg::YourPin.into()), say(FirstStartMsg::PinIsSet.into()));
    let (clinic, tablet) = (Signal::derive(clinic), Signal::derive(tablet));
    let (you, role) = (Signal::derive(you), Signal::derive(role));
    view! {
        <ul role="list">
            <Line set_up=set_up step=Step::Clinic title=clinic sub=tablet />
            <Line set_up=set_up step=Step::You title=you sub=role />
            <Line set_up=set_up step=Step::Pin title=pin sub=set />
            <Line set_up=set_up step=Step::Places title=places sub=Signal::stored(names) />
            <Line set_up=set_up step=Step::Supplies title=supplies sub=Signal::stored(String::new()) />
        </ul>
    }
}

#[component]
fn Line(set_up: SetUp, step: Step, title: Signal<String>, sub: Signal<String>) -> impl IntoView {
    let words = Words::expect();
    view! {
        <Row
            name=move || title.get()
            under=move || view! { <RowSub>{move || sub.get()}</RowSub> }
        >
            <RowEnd>
                <Button
                    kind=ButtonKind::Quiet
                    about=move || title.get()
                    press=Press::now(move || go(set_up, step))
                >
                    {words.say(FirstStartMsg::Change)}
                </Button>
            </RowEnd>
        </Row>
    }
}

#[component]
fn StartDock(set_up: SetUp, failed: RwSignal<Option<TroubleMsg>>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let busy = RwSignal::new(Starting::No);
    let start = move || async move {
        failed.set(None);
        let bad = Step::ALL.into_iter().map(|step| (step, untrack(|| set_up.wrong_on(step))));
        if let Some((step, wrong)) = bad.into_iter().find(|(_, wrong)| !wrong.is_empty()) {
            go(set_up, step);
            set_up.wrong.show(wrong);
            return;
        }
        let command = set_up.command(untrack(|| words.lang()));
        let (Some(command), Some(pin)) = (command, set_up.pin.get_untracked()) else { return };
        busy.set(Starting::Yes);
        if let Err(failure) = first_start::set_up(app, command, pin).await {
            let _ = failed.try_set(Some(trouble::of_start(&failure)));
        }
        let _ = busy.try_set(Starting::No);
    };
    let label = move || match busy.get() {
        Starting::No => words.t(FirstStartMsg::Start),
        Starting::Yes => words.t(FirstStartMsg::Starting),
    };
    view! {
        <Dock label=words.say(FirstStartMsg::Start)>
            <DockBody place=DockPlace::Act>
                <Actions>
                    <Button press=Press::now(move || go(set_up, Step::Supplies))>
                        {words.say(FirstStartMsg::Back)}
                    </Button>
                    <Button kind=ButtonKind::Primary press=Press::until(start)>
                        {label}
                    </Button>
                </Actions>
            </DockBody>
        </Dock>
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Starting {
    No,
    Yes,
}
