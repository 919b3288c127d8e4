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
use crate::ui::routes::Shown;
use crate::ui::screens::exchange::join::ImportFirst;
use crate::ui::screens::gates::{Opening, Retreat, in_wing};
use crate::ui::words::Words;
use model::{SetUp, Step};

/// Behind which door somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
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

/// The set-up that was begun on this tablet, as text.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Draft {
    /// Not known yet: nobody may begin anew meanwhile, since that would write over it.
    Reading,
    Nothing,
    Kept(String),
}

/// What the doors and the pages behind them share. The pages come in another wing, and somebody who
/// goes back to the doors and in again finds everything that was entered: it is kept here.
#[derive(Clone)]
struct Hall {
    door: RwSignal<Door>,
    /// As it was kept on the tablet when the doors came up.
    draft: RwSignal<Draft>,
    set_up: StoredValue<Option<SetUp>>,
    owner: Owner,
}

impl Hall {
    /// What was entered, begun at the first call.
    fn set_up(&self, words: Words) -> SetUp {
        let begin = || {
            let set_up = SetUp::new(untrack(|| words.lang()));
            if let Draft::Kept(text) = self.draft.get_untracked() {
                draft::restore(set_up, &text);
            }
            set_up
        };
        let kept = self.set_up.try_get_value().flatten();
        kept.unwrap_or_else(|| {
            let set_up = self.owner.with(begin);
            let _ = self.set_up.try_set_value(Some(set_up));
            set_up
        })
    }
}

/// Shown in place of the routes as long as there is no clinic.
#[component]
pub fn Welcome() -> impl IntoView {
    let app = App::expect();
    let hall = Hall {
        door: RwSignal::new(Door::Closed),
        draft: RwSignal::new(Draft::Reading),
        set_up: StoredValue::new(None),
        owner: Owner::new(),
    };
    let (door, draft) = (hall.door, hall.draft);
    spawn_local(async move {
        let _ = draft.try_set(first_start::read_draft(app).await.map_or(Draft::Nothing, Draft::Kept));
    });
    let begun = Memo::new(move |_| match draft.get() {
        Draft::Kept(_) => Begun::Earlier,
        Draft::Reading | Draft::Nothing => Begun::Fresh,
    });
    let is_read = Memo::new(move |_| draft.get() != Draft::Reading);
    provide_context(hall);
    provide_context(Retreat(Callback::new(move |()| door.set(Door::Closed))));
    move || match door.get() {
        Door::Closed => view! { <doors::Doors door=door begun=begun /> }.into_any(),
        open if is_read.get() => in_wing(Shown::Behind(open)),
        _ => view! { <Opening /> }.into_any(),
    }
}

/// What stands behind a door.
#[component]
pub fn Behind(door: Door) -> impl IntoView {
    let Some(hall) = use_context::<Hall>() else { return ().into_any() };
    let leave = hall.door;
    match door {
        Door::Closed => ().into_any(),
        Door::Sample => view! { <sample::Sample door=leave /> }.into_any(),
        Door::Import => view! { <ImportFirst back=move |()| leave.set(Door::Closed) /> }.into_any(),
        Door::SetUp => view! { <Pages hall=hall /> }.into_any(),
    }
}

#[component]
fn Pages(hall: Hall) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let set_up = hall.set_up(words);
    untrack(|| set_up.speak(words.lang()));
    // Kept with every change from the moment on that somebody has opened the door.
    Effect::new(move |_| first_start::keep_draft(app, &draft::text(set_up)));
    let door = hall.door;
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
