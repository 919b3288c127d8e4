//! Strips that a laboratory reads.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::domain::event::sterile_load::{Growth, LabReport};
use crate::domain::ids::BiTestId;
use crate::domain::inventory::lot::Expiry;
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::text::Label;
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::sterile::shared::Asking;
use crate::ui::text::sterile_test::SterileTestMsg as Say;

#[component]
pub fn Send(asking: Asking, test: BiTestId) -> impl IntoView {
    let words = asking.words;
    let name = RwSignal::new(String::new());
    let send = move || async move {
        let Ok(laboratory) = Label::parse(&name.get_untracked()) else { return };
        asking.ask(SterilizationCommand::SendBi { test, laboratory }).await;
    };
    view! {
        <Section title=words.say(Say::MailTitle) place=SectionPlace::First>
            <div class="form">
                <Field
                    id="laboratory"
                    label=words.say(Say::MailTo)
                    value=name
                    kind=FieldKind::Text { longest: 60, capitals: Capitals::Words }
                />
                <ErrorLine error=words.said(asking.trouble) />
                <Actions>
                    <Button press=Press::until(send) kind=ButtonKind::Primary>
                        {words.say(Say::Send)}
                    </Button>
                </Actions>
            </div>
        </Section>
    }
}

#[component]
pub fn Report(asking: Asking, test: BiTestId) -> impl IntoView {
    let words = asking.words;
    let (reference, date) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let seen = RwSignal::new(None::<Growth>);
    let control = RwSignal::new(None::<Growth>);
    let wrong = RwSignal::new(None::<Say>);
    let growths: Vec<(Growth, TextProp)> = vec![
        (Growth::None, words.say(Say::NoGrowth).into()),
        (Growth::Growth, words.say(Say::Growth).into()),
    ];
    let again = growths.clone();
    let report = move || async move {
        let reported = Expiry::parse(&date.get_untracked()).map(|date| date.last_day);
        let reference = Label::parse(&reference.get_untracked()).ok();
        let (Some(reported), Some(reference), Some(test_vial), Some(control)) =
            (reported, reference, seen.get_untracked(), control.get_untracked())
        else {
            return wrong.set(Some(Say::DateWrong));
        };
        wrong.set(None);
        let report = LabReport { test: test_vial, control, reference, reported };
        asking.ask(SterilizationCommand::ReportBi { test, report }).await;
    };
    view! {
        <Section title=words.say(Say::MailTitle) place=SectionPlace::First>
            <div class="form">
                <div class="pair">
                    <Field
                        id="report"
                        label=words.say(Say::ReportReference)
                        value=reference
                        kind=FieldKind::Code { longest: 30, capitals: Capitals::All }
                    />
                    <Field
                        id="report-date"
                        label=words.say(Say::ReportDate)
                        hint=words.say(Say::DateHint)
                        value=date
                        kind=FieldKind::Code { longest: 10, capitals: Capitals::Off }
                        error=words.said(wrong)
                    />
                </div>
                <p class="field__label">{words.say(Say::TestVial)}</p>
                <Choice
                    legend=words.say(Say::TestVial)
                    look=ChoiceLook::Segments
                    options=growths
                    chosen=seen
                    on_choose=Callback::new(move |own| seen.set(Some(own)))
                />
                <p class="field__label">{words.say(Say::ControlVial)}</p>
                <Choice
                    legend=words.say(Say::ControlVial)
                    look=ChoiceLook::Segments
                    options=again
                    chosen=control
                    on_choose=Callback::new(move |own| control.set(Some(own)))
                />
                <ErrorLine error=words.said(asking.trouble) />
                <Actions>
                    <Button press=Press::until(report) kind=ButtonKind::Primary>
                        {words.say(Say::Report)}
                    </Button>
                </Actions>
            </div>
        </Section>
    }
}
