//! Who is here? Initials, then the PIN. Stands in place of the routes, so that whoever comes back
//! is where they were.

mod countdown;
pub mod language;
mod pad;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::context::App;
use crate::app::first_start::SAMPLE_PIN;
use crate::app::people::with_pin;
use crate::domain::event::ClinicKind;
use crate::domain::ids::StaffId;
use crate::ui::naming;
use crate::ui::parts::banner::{Banner, Tone};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::empty::Empty;
use crate::ui::shell::Gate;
use crate::ui::text::first_start::FirstStartMsg;
use crate::ui::text::people::PeopleMsg;
use crate::ui::words::Words;

/// Whether anybody has a PIN on this tablet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pins {
    Unknown,
    /// Nobody: a lead's comes first.
    None,
    Some,
}

#[component]
pub fn Lock() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let chosen = RwSignal::new(None::<StaffId>);
    let pins = RwSignal::new(Pins::Unknown);
    spawn_local(async move {
        let found = if with_pin(app).await.is_empty() { Pins::None } else { Pins::Some };
        let _ = pins.try_set(found);
    });
    let people = Memo::new(move |_| {
        app.state.with(|state| {
            let active = state.clinic.staff.iter().filter(|(_, person)| person.is_active());
            active.map(|(id, _)| *id).collect::<Vec<_>>()
        })
    });
    let sample = move || app.state.with(|state| state.clinic.kind() == Some(ClinicKind::Sample));
    let clinic =
        move || app.state.with(|state| state.clinic.name.get().map_or_else(String::new, ToString::to_string));
    view! {
        <Gate
            title=words.say(FirstStartMsg::LockTitle)
            sub=clinic
            dock=move || view! { <LockDock chosen=chosen pins=pins /> }
        >
            <Show when=sample>
                <Banner
                    tone=Tone::Plain
                    strong=words.say(FirstStartMsg::SampleStrong)
                    text=words.say(FirstStartMsg::LockedSample { pin: SAMPLE_PIN })
                />
            </Show>
            <Show
                when=move || !people.with(Vec::is_empty)
                fallback=move || {
                    view! {
                        <Empty
                            title=words.say(FirstStartMsg::NobodyTitle)
                            text=words.say(FirstStartMsg::NobodyText)
                        />
                    }
                }
            >
                <ul class="people people--gate" role="list">
                    <For each=move || people.get() key=|id| *id let:id>
                        <Person id=id chosen=chosen />
                    </For>
                </ul>
            </Show>
            <div class="gate__foot inset">
                <p class="soft fine">{words.say(FirstStartMsg::LockSub)}</p>
                <language::LanguageSwitch />
            </div>
        </Gate>
    }
}

#[component]
fn Person(id: StaffId, chosen: RwSignal<Option<StaffId>>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let initials = Memo::new(move |_| app.state.with(|state| naming::initials(state, Some(id))));
    let name = Memo::new(move |_| app.state.with(|state| naming::staff_name(state, id)));
    let role = move || {
        let role =
            app.state.with(|state| state.clinic.staff.get(&id).map(crate::domain::clinic::StaffRecord::role));
        role.map(|role| words.t(PeopleMsg::Role(role)))
    };
    let pressed = move || if chosen.get() == Some(id) { "true" } else { "false" };
    view! {
        <li>
            <button
                class="person"
                type="button"
                aria-pressed=pressed
                on:click=move |_| chosen.set(Some(id))
            >
                <b>{initials}</b>
                <span>{name}</span>
                <span class="fine soft">{role}</span>
            </button>
        </li>
    }
}

#[component]
fn LockDock(chosen: RwSignal<Option<StaffId>>, pins: RwSignal<Pins>) -> impl IntoView {
    let words = Words::expect();
    let body = move || match chosen.get() {
        None => view! {
            <DockBody place=DockPlace::Act>
                <p class="dock__text soft">{words.say(FirstStartMsg::ChooseYourself)}</p>
            </DockBody>
        }
        .into_any(),
        Some(staff) => view! { <pad::Pad staff=staff pins=pins /> }.into_any(),
    };
    view! { <Dock label=words.say(FirstStartMsg::LockTitle)>{body}</Dock> }
}
