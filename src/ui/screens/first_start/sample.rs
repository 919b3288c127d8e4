//! The sample clinic: built while one looks on.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Door;
use super::model::{default_name, taken};
use crate::app::context::App;
use crate::app::first_start::{time_zone, try_sample};
use crate::domain::event::{PlaceKind, Role};
use crate::domain::inventory::starter::starter_items;
use crate::domain::sample::SampleParts;
use crate::domain::text::{Initials, Label};
use crate::ui::parts::banner::{Banner, Tone};
use crate::ui::parts::button::{Button, ButtonKind, Press, Strokes};
use crate::ui::shell::Gate;
use crate::ui::text::first_start::FirstStartMsg;
use crate::ui::text::trouble::TroubleMsg;
use crate::ui::text::{Lang, Msg};
use crate::ui::trouble;
use crate::ui::words::Words;

/// One frame, so that the page says what goes on before the work holds it up.
const PAINT_MS: u32 = 60;

const PLACES: [(PlaceKind, usize); 8] = [
    (PlaceKind::ExamRoom, 1),
    (PlaceKind::ExamRoom, 2),
    (PlaceKind::ExamRoom, 3),
    (PlaceKind::ExamRoom, 4),
    (PlaceKind::ExamRoom, 5),
    (PlaceKind::ProcedureRoom, 1),
    (PlaceKind::Lab, 1),
    (PlaceKind::SupplyCloset, 1),
];

#[component]
pub fn Sample(door: RwSignal<Door>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let failed = RwSignal::new(None::<TroubleMsg>);
    let lang = untrack(|| words.lang());
    spawn_local(async move {
        TimeoutFuture::new(PAINT_MS).await;
        let failure = match sample_parts(lang) {
            Some(parts) => try_sample(app, parts).await.err().map(|failure| trouble::of_start(&failure)),
            None => Some(TroubleMsg::NotReady),
        };
        let _ = failed.try_set(failure);
    });
    let body = move || match failed.get() {
        None => view! {
            <p class="working" role="status">
                <Strokes />
                {words.say(FirstStartMsg::WorkingStep)}
            </p>
        }
        .into_any(),
        Some(failure) => view! {
            <Banner tone=Tone::Stop strong=words.say(failure)>
                <Button
                    kind=ButtonKind::Small
                    press=Press::now(move || door.set(Door::Closed))
                >
                    {words.say(FirstStartMsg::Back)}
                </Button>
            </Banner>
        }
        .into_any(),
    };
    view! {
        <Gate
            title=words.say(FirstStartMsg::WorkingTitle)
            sub=words.say(FirstStartMsg::WorkingText)
        >
            <div class="inset">{body}</div>
        </Gate>
    }
}

fn sample_parts(lang: Lang) -> Option<SampleParts> {
    let people = [
        ("ML", "Maya Lopez", Role::Lead),
        ("DK", "Devon Kim", Role::Assistant),
        ("RA", "Rosa Aguilar", Role::Clinician),
    ];
    let person =
        |(initials, name, role)| Some((Initials::parse(initials).ok()?, Label::parse(name).ok()?, role));
    let place = |(kind, number)| Some((Label::parse(&default_name(kind, number, lang)).ok()?, kind));
    let label = |msg: FirstStartMsg| Label::parse(&Msg::from(msg).text(lang)).ok();
    Some(SampleParts {
        clinic: label(FirstStartMsg::SampleClinic)?,
        time_zone: Label::parse(&time_zone()).ok()?,
        tablet: label(FirstStartMsg::SampleTablet)?,
        people: people.into_iter().map(person).collect::<Option<_>>()?,
        places: PLACES.into_iter().map(place).collect::<Option<_>>()?,
        items: starter_items().iter().map(|item| taken(item, lang)).collect::<Option<_>>()?,
    })
}
