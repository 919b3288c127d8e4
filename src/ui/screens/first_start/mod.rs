//! The first start: two doors, the set-up behind one of them, the sample behind the other.
//!
//! Owns what was entered until there is a clinic. Read `model` for what is gathered, `frame` for
//! how a page of the set-up is laid out; one file a page.

mod clinic;
mod doors;
mod draft;
mod frame;
pub mod model;
mod pin;
mod places;
mod sample;
mod summary;
mod supplies;
mod you;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::context::App;
use crate::app::first_start;
use crate::ui::screens::exchange::join::ImportFirst;
use crate::ui::words::Words;
use model::{SetUp, Step};

/// Behind which door somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Door {
    Closed,
    SetUp,
    Sample,
    Import,
}

/// Whether a set-up was begun on this tablet earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Begun {
    Fresh,
    Earlier,
}

/// Shown in place of the routes as long as there is no clinic.
#[component]
pub fn Welcome() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let door = RwSignal::new(Door::Closed);
    let begun = RwSignal::new(Begun::Fresh);
    let set_up = SetUp::new(untrack(|| words.lang()));
    spawn_local(async move {
        if let Some(text) = first_start::read_draft(app).await
            && begun.try_set(Begun::Earlier).is_none()
        {
            draft::restore(set_up, &text);
        }
    });
    // Kept with every change from the moment on that somebody has opened the door.
    Effect::new(move |_| {
        if door.get() == Door::SetUp {
            first_start::keep_draft(app, &draft::text(set_up));
        }
    });
    move || match door.get() {
        Door::Closed => view! { <doors::Doors door=door begun=begun /> }.into_any(),
        Door::Sample => view! { <sample::Sample door=door /> }.into_any(),
        Door::Import => view! { <ImportFirst back=move |()| door.set(Door::Closed) /> }.into_any(),
        Door::SetUp => {
            untrack(|| set_up.speak(words.lang()));
            view! { <Pages set_up=set_up door=door /> }.into_any()
        }
    }
}

#[component]
fn Pages(set_up: SetUp, door: RwSignal<Door>) -> impl IntoView {
    let leave = Callback::new(move |()| door.set(Door::Closed));
    move || match set_up.step.get() {
        Step::Clinic => view! { <clinic::Clinic set_up=set_up leave=leave /> }.into_any(),
        Step::You => view! { <you::You set_up=set_up /> }.into_any(),
        Step::Pin => view! { <pin::Pin set_up=set_up /> }.into_any(),
        Step::Places => view! { <places::Places set_up=set_up /> }.into_any(),
        Step::Supplies => view! { <supplies::Supplies set_up=set_up /> }.into_any(),
        Step::Summary => view! { <summary::Summary set_up=set_up /> }.into_any(),
    }
}
