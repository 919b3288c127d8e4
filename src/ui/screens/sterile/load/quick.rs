//! Why a load was sterilized for use at once, and what would have spared it. Asked before its release.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::domain::event::sterile_load::ImmediateUse;
use crate::domain::ids::LoadId;
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::sterilization::standing::Missing;
use crate::domain::text::{Label, Note};
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press, Readiness};
use crate::ui::parts::caution::Caution;
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::sterile::shared::{Asking, of_load};
use crate::ui::text::sterile_load::SterileLoadMsg;
use crate::ui::text::sterile_why::SterileWhyMsg as Say;

#[derive(Clone, Copy)]
struct Form {
    asking: Asking,
    load: LoadId,
    reason: RwSignal<String>,
    prevention: RwSignal<String>,
    case: RwSignal<String>,
}

impl Form {
    fn read(self) -> Option<ImmediateUse> {
        let said = |text: RwSignal<String>| {
            let note = text.with(|text| Note::parse(text).ok())?;
            (!note.as_str().is_empty()).then_some(note)
        };
        let case_code = self.case.with(|text| Label::parse(text).ok());
        Some(ImmediateUse { reason: said(self.reason)?, prevention: said(self.prevention)?, case_code })
    }

    async fn tell(self) {
        let Some(what) = untrack(|| self.read()) else { return };
        self.asking.ask(SterilizationCommand::TellImmediateUse { load: self.load, what }).await;
    }
}

/// Nothing, unless the load lacks it.
#[component]
pub fn Quick(asking: Asking, id: LoadId) -> impl IntoView {
    let lacks = Memo::new(move |_| {
        let lacks = |missing: &[Missing]| missing.contains(&Missing::ImmediateUse);
        of_load(asking.app, id, |_, _, stands| lacks(&stands.missing)).unwrap_or(false)
    });
    view! {
        <Show when=move || lacks.get()>
            <Why asking=asking id=id />
        </Show>
    }
}

#[component]
fn Why(asking: Asking, id: LoadId) -> impl IntoView {
    let words = asking.words;
    let empty = || RwSignal::new(String::new());
    let form = Form { asking, load: id, reason: empty(), prevention: empty(), case: empty() };
    let readiness = Signal::derive(move || match form.read() {
        Some(_) => Readiness::Ready,
        None => Readiness::Barred(words.t(Say::QuickMissing).into_owned()),
    });
    let chips = move |legend: Say, all: &'static [Say], text: RwSignal<String>| {
        let options = all.iter().map(|own| words.t(own.clone()).into_owned());
        let options = options.map(|own| (own.clone(), TextProp::from(own))).collect::<Vec<_>>();
        view! {
            <Choice
                legend=words.say(legend)
                look=ChoiceLook::Chips
                options=options
                chosen=Signal::derive(move || Some(text.get()))
                on_choose=Callback::new(move |own| text.set(own))
            />
        }
    };
    view! {
        <Section title=words.say(Say::QuickTitle) place=SectionPlace::First>
            <div class="setting inset">
                <p class="soft">{words.say(Say::QuickText)}</p>
                {move || chips(Say::QuickWhy, &[Say::QuickDropped, Say::QuickOneSet, Say::QuickSooner], form.reason)}
                <Field
                    id="quick-why"
                    label=words.say(Say::QuickWhy)
                    value=form.reason
                    kind=FieldKind::Text { longest: 200, capitals: Capitals::Sentences }
                />
                <Caution text=form.reason words=words />
                {move || chips(
                    Say::QuickSpare,
                    &[Say::QuickSecondSet, Say::QuickMoreTime, Say::QuickSpareTray],
                    form.prevention,
                )}
                <Field
                    id="quick-spare"
                    label=words.say(Say::QuickSpare)
                    value=form.prevention
                    kind=FieldKind::Text { longest: 200, capitals: Capitals::Sentences }
                />
                <Caution text=form.prevention words=words />
                <Field
                    id="quick-case"
                    label=words.say(SterileLoadMsg::EmergencyCase)
                    hint=words.say(SterileLoadMsg::EmergencyCaseHint)
                    value=form.case
                    kind=FieldKind::Text { longest: 40, capitals: Capitals::Sentences }
                />
                <Caution text=form.case words=words />
                <ErrorLine error=words.said(asking.trouble) />
                <Actions>
                    <Button
                        press=Press::until(move || form.tell())
                        kind=ButtonKind::Primary
                        readiness=readiness
                    >
                        {words.say(Say::QuickNow)}
                    </Button>
                </Actions>
            </div>
        </Section>
    }
}
