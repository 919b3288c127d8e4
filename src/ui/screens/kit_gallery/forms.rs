//! Fields, choices, the error summary, dialogs, people and doors.

use leptos::prelude::*;

use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::dialog::{Dialog, DialogState};
use crate::ui::parts::error_summary::{ErrorSummary, Fault};
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::icon::{Glyph, Icon};
use crate::ui::parts::section::Section;
use crate::ui::text::Lang;
use crate::ui::words::Words;

#[component]
pub fn Forms() -> impl IntoView {
    let words = Words::expect();
    let faults = RwSignal::new(Vec::<Fault>::new());
    let name = RwSignal::new("Alder Street Clinic".to_owned());
    let initials = RwSignal::new("M".to_owned());
    let unit = RwSignal::new("each".to_owned());
    let note = RwSignal::new(String::new());
    let error = || Some("Two to four letters, like ML.".to_owned());
    let units =
        || ["each", "box", "roll"].map(|unit| (unit.to_owned(), unit.to_owned())).into_iter().collect();
    let check = move || {
        faults
            .set(vec![Fault { field: "kit-initials".into(), text: "Initials: two to four letters".into() }]);
    };
    view! {
        <Section title="Fields" note=|| "The range stands in the error">
            <form class="form" on:submit=|event| event.prevent_default()>
                <ErrorSummary faults=faults words=words />
                <Field id="kit-name" label="Clinic name" hint="As it stands on labels" value=name kind=FieldKind::Text { longest: 60, capitals: Capitals::Words } />
                <Field id="kit-initials" label="Initials" value=initials kind=FieldKind::Code { longest: 4, capitals: Capitals::All } error=Signal::derive(error) />
                <Field id="kit-unit" label="Base unit" value=unit kind=FieldKind::Choice { options: Signal::derive(units) } />
                <Field id="kit-note" label="Note" value=note kind=FieldKind::Area { longest: 280, rows: 3 } />
                <Choices />
                <Actions>
                    <Button press=Press::now(check)>"Check"</Button>
                    <Button kind=ButtonKind::Primary press=Press::Submit>"Save"</Button>
                </Actions>
            </form>
        </Section>
    }
}

#[component]
fn Choices() -> impl IntoView {
    let words = Words::expect();
    let reason = RwSignal::new(Some(1));
    let languages = Lang::ALL.map(|lang| (lang, lang.own_name().into())).into_iter().collect();
    let reasons = ["Not logged", "Miscounted", "Expired", "Moved", "Other"]
        .into_iter()
        .enumerate()
        .map(|(place, label)| (place, label.into()))
        .collect();
    view! {
        <Choice
            legend="Language"
            look=ChoiceLook::Segments
            options=languages
            chosen=Signal::derive(move || Some(words.lang()))
            on_choose=move |lang: Lang| words.choose(lang)
        />
        <Choice
            legend="Why"
            look=ChoiceLook::Chips
            options=reasons
            chosen=reason
            on_choose=move |chosen: usize| reason.set(Some(chosen))
        />
    }
}

#[component]
pub fn Windows() -> impl IntoView {
    let dialog = RwSignal::new(DialogState::Closed);
    let chosen = RwSignal::new("ML");
    let people =
        [("ML", "Maya Lopez"), ("JR", "Jonas Reed"), ("AB", "Ada Brandt")].map(|(initials, name)| {
            view! {
                <li>
                    <button
                        class="person"
                        type="button"
                        aria-pressed=move || if chosen.get() == initials { "true" } else { "false" }
                        on:click=move |_| chosen.set(initials)
                    >
                        <b>{initials}</b>
                        {name}
                    </button>
                </li>
            }
        });
    view! {
        <Section title="People" note=|| "Two taps and the PIN">
            <ul class="people" role="list">
                {people.into_iter().collect_view()}
            </ul>
        </Section>
        <Section title="Doors, dialog" note=|| "A dialog only for what cannot be undone">
            <div class="doors inset">
                <div class="door">
                    <a class="row__tap" href="/kit">"Try it with a sample clinic"</a>
                    <p class="door__text">"Five rooms and thirty days of history. Goes away in one tap."</p>
                    <Glyph icon=Icon::Next />
                </div>
                <Button press=Press::now(move || dialog.set(DialogState::Open))>"Wipe this tablet"</Button>
            </div>
        </Section>
        <Dialog state=dialog title="Wipe this tablet?">
            <p>"214 records have not been exported. They would be gone for ever."</p>
            <Actions>
                <Button kind=ButtonKind::Danger press=Press::now(move || dialog.set(DialogState::Closed))>"Wipe"</Button>
                <Button kind=ButtonKind::Primary press=Press::now(move || dialog.set(DialogState::Closed))>"Export first"</Button>
            </Actions>
        </Dialog>
    }
}
