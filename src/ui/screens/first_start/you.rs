//! The first person: who signs everything that the clinic begins with.

use leptos::prelude::*;

use super::frame::StepPage;
use super::model::{SetUp, Step};
use crate::domain::event::Role;
use crate::ui::parts::caution::Caution;
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::text::first_start::FirstStartMsg;
use crate::ui::text::people::PeopleMsg;
use crate::ui::words::Words;

#[component]
pub fn You(set_up: SetUp) -> impl IntoView {
    let words = Words::expect();
    // Somebody must be able to add the others, so an assistant does not come first.
    let roles =
        [Role::Lead, Role::Clinician].map(|role| (role, words.say(PeopleMsg::Role(role)).into())).into();
    view! {
        <StepPage
            set_up=set_up
            step=Step::You
            title=FirstStartMsg::YouTitle
            sub=FirstStartMsg::YouSub
        >
            <div class="form">
                <Field
                    id="person"
                    label=words.say(PeopleMsg::Name)
                    hint=words.say(PeopleMsg::NameHint)
                    value=set_up.person
                    kind=FieldKind::Text { longest: 60, capitals: Capitals::Words }
                    error=set_up.wrong.at(words, "person")
                />
                <Caution text=set_up.person words=words />
                <Field
                    id="initials"
                    label=words.say(PeopleMsg::Initials)
                    hint=words.say(PeopleMsg::InitialsHint)
                    value=set_up.initials
                    kind=FieldKind::Code { longest: 4, capitals: Capitals::All }
                    error=set_up.wrong.at(words, "initials")
                />
                <div class="field">
                    <p class="field__label">{words.say(PeopleMsg::RoleLabel)}</p>
                    <Choice
                        legend=words.say(PeopleMsg::RoleLabel)
                        look=ChoiceLook::Segments
                        options=roles
                        chosen=Signal::derive(move || Some(set_up.role.get()))
                        on_choose=move |role: Role| set_up.role.set(role)
                    />
                    <p class="field__hint">{words.say(PeopleMsg::RoleHint)}</p>
                </div>
            </div>
        </StepPage>
    }
}
