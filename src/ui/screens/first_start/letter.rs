//! The letter of a tablet whose records came from another one.

use leptos::prelude::*;

use super::model::letter_of;
use crate::app::boot::show_phase;
use crate::app::context::App;
use crate::domain::command::Command;
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::caution::Caution;
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::shell::Gate;
use crate::ui::text::Msg;
use crate::ui::text::first_start::FirstStartMsg;
use crate::ui::trouble;
use crate::ui::words::Words;

/// Shown in place of the routes while this tablet has records but no letter.
#[component]
pub fn FirstLetter() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let letter = RwSignal::new(free_letter(app).map_or_else(String::new, String::from));
    let name = RwSignal::new(String::new());
    let wrong_letter = RwSignal::new(None::<Msg>);
    let wrong_name = RwSignal::new(None::<Msg>);
    let say = move |wrong: RwSignal<Option<Msg>>| {
        Signal::derive(move || wrong.get().map(|wrong| words.t(wrong).into_owned()))
    };
    let save = move || async move {
        let given = letter.with_untracked(|letter| letter_of(letter));
        let named = name.with_untracked(|name| trouble::label(name));
        wrong_letter.set(given.is_none().then_some(FirstStartMsg::LetterWrong.into()));
        wrong_name.set(named.as_ref().err().map(|trouble| trouble.clone().into()));
        let (Some(letter), Ok(name)) = (given, named) else { return };
        let command = Command::EnrolTablet { letter, name, continues: None };
        match app.request(command).await {
            Ok(_) => show_phase(app),
            Err(problem) => {
                let _ = wrong_letter.try_set(Some(trouble::of_problem(&problem).into()));
            }
        }
    };
    let dock = move || {
        view! {
            <Dock label=words.say(FirstStartMsg::LetterTitle)>
                <DockBody place=DockPlace::Act>
                    <Actions>
                        <Button kind=ButtonKind::Primary press=Press::until(save)>
                            {words.say(FirstStartMsg::LetterSave)}
                        </Button>
                    </Actions>
                </DockBody>
            </Dock>
        }
    };
    view! {
        <Gate
            title=words.say(FirstStartMsg::LetterTitle)
            sub=words.say(FirstStartMsg::LetterSub)
            dock=dock
        >
            <div class="form">
                <Field
                    id="letter"
                    label=words.say(FirstStartMsg::Letter)
                    hint=words.say(FirstStartMsg::LetterHint)
                    value=letter
                    kind=FieldKind::Code { longest: 1, capitals: Capitals::All }
                    error=say(wrong_letter)
                />
                <Field
                    id="tablet"
                    label=words.say(FirstStartMsg::TabletName)
                    hint=words.say(FirstStartMsg::TabletNameHint)
                    value=name
                    kind=FieldKind::Text { longest: 60, capitals: Capitals::Sentences }
                    error=say(wrong_name)
                />
                <Caution text=name words=words />
            </div>
        </Gate>
    }
}

/// The first letter that no tablet has.
fn free_letter(app: App) -> Option<char> {
    app.state.with_untracked(|state| {
        let held: Vec<char> = state
            .clinic
            .tablets
            .values()
            .filter_map(|tablet| tablet.face.get().map(|(letter, _)| letter.as_char()))
            .collect();
        ('A'..='Z').find(|letter| !held.contains(letter))
    })
}
