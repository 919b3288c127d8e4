//! The clinic's name and zone, and the tablet in hand.

use leptos::prelude::*;

use super::frame::StepPage;
use super::model::{SetUp, Step};
use crate::ui::parts::caution::Caution;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::text::first_start::FirstStartMsg;
use crate::ui::words::Words;

#[component]
pub fn Clinic(set_up: SetUp, leave: Callback<()>) -> impl IntoView {
    let words = Words::expect();
    let name = FieldKind::Text { longest: 60, capitals: Capitals::Words };
    view! {
        <StepPage
            set_up=set_up
            step=Step::Clinic
            title=FirstStartMsg::ClinicTitle
            sub=FirstStartMsg::ClinicSub
            leave=leave
        >
            <div class="form">
                <Field
                    id="clinic"
                    label=words.say(FirstStartMsg::ClinicName)
                    hint=words.say(FirstStartMsg::ClinicNameHint)
                    value=set_up.clinic
                    kind=name
                    error=set_up.wrong.at(words, "clinic")
                />
                <Caution text=set_up.clinic words=words />
                <Field
                    id="zone"
                    label=words.say(FirstStartMsg::TimeZone)
                    hint=words.say(FirstStartMsg::TimeZoneHint)
                    value=set_up.zone
                    kind=FieldKind::Text { longest: 60, capitals: Capitals::Off }
                    error=set_up.wrong.at(words, "zone")
                />
                <Field
                    id="letter"
                    label=words.say(FirstStartMsg::Letter)
                    hint=words.say(FirstStartMsg::LetterHint)
                    value=set_up.letter
                    kind=FieldKind::Code { longest: 1, capitals: Capitals::All }
                    error=set_up.wrong.at(words, "letter")
                />
                <Field
                    id="tablet"
                    label=words.say(FirstStartMsg::TabletName)
                    hint=words.say(FirstStartMsg::TabletNameHint)
                    value=set_up.tablet
                    kind=FieldKind::Text { longest: 60, capitals: Capitals::Sentences }
                    error=set_up.wrong.at(words, "tablet")
                />
                <Caution text=set_up.tablet words=words />
            </div>
        </StepPage>
    }
}
