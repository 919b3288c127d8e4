//! Throwing a solution away: why, and how it was neutralized.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::domain::event::sterile_care::SolutionDiscarded;
use crate::domain::ids::SolutionId;
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::sterilization::hld::SolutionStanding;
use crate::domain::text::{Label, Note};
use crate::ui::address::Address;
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press, Readiness};
use crate::ui::parts::caution::Caution;
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::screens::sterile::shared::Asking;
use crate::ui::text::sterile_soak::SterileSoakMsg;
use crate::ui::text::sterile_solution::SterileSolutionMsg as Say;

/// The end of a solution.
#[derive(Clone, Copy)]
pub struct Discard {
    pub asking: Asking,
    pub solution: SolutionId,
    reason: RwSignal<String>,
    neutralized: RwSignal<String>,
}

impl Discard {
    pub fn new(solution: SolutionId) -> Self {
        Self {
            asking: Asking::expect(),
            solution,
            reason: RwSignal::new(String::new()),
            neutralized: RwSignal::new(String::new()),
        }
    }

    fn read(self) -> Option<SolutionDiscarded> {
        let reason = self.reason.with(|text| Note::parse(text).ok())?;
        let neutralized = self.neutralized.with(|text| Label::parse(text).ok());
        (!reason.as_str().is_empty()).then_some(SolutionDiscarded { reason, neutralized })
    }

    async fn throw_away(self) {
        let (solution, Some(discarded)) = (self.solution, untrack(|| self.read())) else { return };
        self.asking.ask(SterilizationCommand::DiscardSolution { solution, discarded }).await;
    }
}

#[component]
pub fn DiscardFields(form: Discard) -> impl IntoView {
    let words = form.asking.words;
    let options = move || {
        let reasons = [Say::DiscardFailed, Say::DiscardExpired, Say::DiscardDirty, Say::DiscardDay];
        reasons
            .map(|reason| words.t(reason).into_owned())
            .map(|text| (text.clone(), TextProp::from(text)))
            .to_vec()
    };
    view! {
        <Field
            id="discard-why"
            label=words.say(Say::DiscardWhy)
            value=form.reason
            kind=FieldKind::Text { longest: 200, capitals: Capitals::Sentences }
        />
        <Caution text=form.reason words=words />
        {move || {
            view! {
                <Choice
                    legend=words.say(Say::DiscardWhy)
                    look=ChoiceLook::Chips
                    options=options()
                    chosen=Signal::derive(move || Some(form.reason.get()))
                    on_choose=Callback::new(move |reason| form.reason.set(reason))
                />
            }
        }}
        <Field
            id="discard-neutralized"
            label=words.say(Say::NeutralizedHow)
            hint=words.say(Say::NeutralizedHint)
            value=form.neutralized
            kind=FieldKind::Text { longest: 60, capitals: Capitals::Sentences }
        />
    }
}

#[component]
pub fn DiscardButton(form: Discard) -> impl IntoView {
    let words = form.asking.words;
    let readiness = Signal::derive(move || match form.read() {
        Some(_) => Readiness::Ready,
        None => Readiness::Barred(words.t(Say::WhyFirst).into_owned()),
    });
    view! {
        <Button press=Press::until(move || form.throw_away()) kind=ButtonKind::Danger readiness=readiness>
            {words.say(Say::Discard)}
        </Button>
    }
}

/// What the standing says already is filled in as the reason.
#[component]
pub fn DiscardDock(form: Discard, standing: Memo<Option<SolutionStanding>>) -> impl IntoView {
    let words = form.asking.words;
    let reason = match standing.get_untracked() {
        Some(SolutionStanding::Failed) => Some(Say::DiscardFailed),
        Some(SolutionStanding::Expired { .. }) => Some(Say::DiscardExpired),
        _ => None,
    };
    if let Some(reason) = reason
        && form.reason.with_untracked(String::is_empty)
    {
        form.reason.set(untrack(|| words.t(reason).into_owned()));
    }
    view! {
        <Dock label=words.say(Say::Discard)>
            <DockBody place=DockPlace::Act>
                <ErrorLine error=words.said(form.asking.trouble) />
                <Actions>
                    <ButtonLink href=Address::PourSolution.to_string()>
                        {words.say(SterileSoakMsg::Pour)}
                    </ButtonLink>
                    <DiscardButton form=form />
                </Actions>
            </DockBody>
        </Dock>
    }
}
