//! A new place.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::command::{Command, NewPlace};
use crate::domain::event::PlaceKind;
use crate::ui::faults::{Faults, Wrong};
use crate::ui::naming::place_kind_word;
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press};
use crate::ui::parts::caution::Caution;
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::error_summary::ErrorSummary;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::head::Above;
use crate::ui::shell::Page;
use crate::ui::text::Lang;
use crate::ui::text::first_start::FirstStartMsg;
use crate::ui::text::places::PlacesMsg;
use crate::ui::trouble;
use crate::ui::way::way;
use crate::ui::words::Words;

pub const KINDS: [PlaceKind; 7] = [
    PlaceKind::ExamRoom,
    PlaceKind::ProcedureRoom,
    PlaceKind::Lab,
    PlaceKind::VitalsStation,
    PlaceKind::CrashCart,
    PlaceKind::SupplyCloset,
    PlaceKind::Other,
];

#[component]
pub fn AddPlace() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let faults = Faults::default();
    let kind = RwSignal::new(PlaceKind::ExamRoom);
    let name = RwSignal::new(untrack(|| proposed_name(app, PlaceKind::ExamRoom, words.lang())));
    let lead_to = way();
    let add = move || async move {
        let label = match name.with_untracked(|name| trouble::label(name)) {
            Ok(label) => label,
            Err(what) => return faults.show(vec![Wrong::new("name", PlacesMsg::Name, what)]),
        };
        faults.clear();
        let place = NewPlace { name: label, kind: kind.get_untracked() };
        match app.request(Command::AddPlace(place)).await {
            Ok(ids) => {
                if let Some(id) = ids.first() {
                    lead_to(&format!("/stock/pars/{id}"));
                }
            }
            Err(problem) => faults.show(vec![Wrong::of("name", PlacesMsg::Name, &problem)]),
        }
    };
    let dock = move || {
        view! {
            <Dock label=words.say(PlacesMsg::AddTitle)>
                <DockBody place=DockPlace::Act>
                    <Actions>
                        <ButtonLink href="/more/places">{words.say(FirstStartMsg::Back)}</ButtonLink>
                        <Button kind=ButtonKind::Primary press=Press::until(add)>
                            {words.say(PlacesMsg::AddAct)}
                        </Button>
                    </Actions>
                </DockBody>
            </Dock>
        }
    };
    // A name that was only proposed follows the kind.
    let choose = move |chosen: PlaceKind| {
        let lang = untrack(|| words.lang());
        if name.get_untracked() == proposed_name(app, kind.get_untracked(), lang) {
            name.set(proposed_name(app, chosen, lang));
        }
        kind.set(chosen);
    };
    view! {
        <Page
            title=words.say(PlacesMsg::AddTitle)
            above=Above::back("/more/places", words.say(PlacesMsg::Title))
            sub=words.say(PlacesMsg::AddSub)
            dock=dock
        >
            <PlaceFields name=name kind=kind faults=faults on_kind=choose />
        </Page>
    }
}

#[component]
pub fn PlaceFields(
    name: RwSignal<String>,
    kind: RwSignal<PlaceKind>,
    faults: Faults,
    #[prop(into)] on_kind: Callback<PlaceKind>,
) -> impl IntoView {
    let words = Words::expect();
    let kinds = KINDS.map(|kind| (kind, words.say(PlacesMsg::Kind(kind)).into())).into();
    view! {
        <div class="form">
            <ErrorSummary faults=faults.lines(words) words=words />
            <div class="field">
                <p class="field__label">{words.say(PlacesMsg::KindLabel)}</p>
                <Choice
                    legend=words.say(PlacesMsg::KindLabel)
                    look=ChoiceLook::Chips
                    options=kinds
                    chosen=Signal::derive(move || Some(kind.get()))
                    on_choose=on_kind
                />
                <p class="field__hint">{move || words.t(PlacesMsg::KindHint(kind.get()))}</p>
            </div>
            <Field
                id="name"
                label=words.say(PlacesMsg::Name)
                hint=words.say(PlacesMsg::NameHint)
                value=name
                kind=FieldKind::Text { longest: 60, capitals: Capitals::Sentences }
                error=faults.at(words, "name")
            />
            <Caution text=name words=words />
        </div>
    }
}

/// `Exam room 6`, after the five there are.
fn proposed_name(app: App, kind: PlaceKind, lang: Lang) -> String {
    let held = app.state.with_untracked(|state| {
        let active = state.clinic.places.values().filter(|place| place.is_active());
        active.filter(|place| place.kind() == kind).count()
    });
    let word = place_kind_word(kind, lang);
    match (kind, held) {
        (PlaceKind::ExamRoom, _) | (_, 1..) => format!("{word} {}", held + 1),
        (_, 0) => word.into_owned(),
    }
}
