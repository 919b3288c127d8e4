//! What a sheet needs before a patient gets it, each with the act that settles it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::page::Reading;
use super::work::desk_of;
use crate::domain::education::command::HandoutCommand;
use crate::domain::education::figure::{
    Figure, FigureSetting, OwnReading, PhoneNumber, Reading as Value, say,
};
use crate::domain::education::gate::{Blocker, blockers};
use crate::domain::education::names::{ChoiceKey, FigureKey};
use crate::domain::education::rich::TokenForm;
use crate::domain::event::education::ReviewOutcome;
use crate::domain::text::{Label, Note};
use crate::ui::handout_desk::HandoutDesk;
use crate::ui::parts::button::{Button, ButtonKind, ButtonLink, Press, Readiness};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowSub};
use crate::ui::parts::section::Section;
use crate::ui::text::handout_work::HandoutWorkMsg;
use crate::ui::text::handouts::HandoutMsg;

/// The reasons by what can be done about them.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
struct Open {
    choices: Vec<FigureKey>,
    phone: Option<FigureKey>,
    unchecked: bool,
    unread: bool,
    hard: bool,
    others: usize,
}

impl Open {
    fn of(blockers: &[Blocker]) -> Self {
        let mut open = Self::default();
        for blocker in blockers {
            match blocker {
                Blocker::FigureUnchosen(key) => open.choices.push(key.clone()),
                Blocker::NoPhone(key) => open.phone = Some(key.clone()),
                Blocker::FiguresNotChecked => open.unchecked = true,
                Blocker::TranslationNotRead => open.unread = true,
                Blocker::TooHard => open.hard = true,
                _ => open.others += 1,
            }
        }
        open
    }

    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[component]
pub fn Ready(reading: Reading) -> impl IntoView {
    let words = reading.words;
    let open = Memo::new(move |_| {
        let (app, today) = (reading.app, reading.app.today.get());
        let person = app.person.get()?;
        reading.examined.with(|examined| {
            let examined = examined.as_ref()?;
            let found = app.state.with(|state| blockers(state, examined, person, &Note::default(), today));
            Some(Open::of(&found))
        })
    });
    let is_needed = move || !reading.stage.get().may_be_given();
    view! {
        <Show when=is_needed>
            <Section
                title=words.say(HandoutMsg::NotYetTitle)
                note=move || view! { <p>{words.say(HandoutMsg::NotYetText)}</p> }
            >
                {move || open.get().map(|open| view! { <Steps reading=reading open=open /> })}
                <ApprovePart reading=reading is_open=Memo::new(move |_| open.with(|open| {
                    open.as_ref().is_none_or(|open| !open.is_empty())
                })) />
            </Section>
        </Show>
        <DeskLink reading=reading />
    }
}

/// To the text, the versions and whoever said what of them.
#[component]
fn DeskLink(reading: Reading) -> impl IntoView {
    let words = reading.words;
    let href = move || {
        reading.examined.with(|examined| {
            examined
                .as_ref()
                .map_or_else(|| HandoutDesk::Work.to_string(), |examined| desk_of(&examined.name).to_string())
        })
    };
    view! {
        <div class="inset">
            <ButtonLink href=href kind=ButtonKind::Quiet>
                {words.say(HandoutWorkMsg::DeskLink)}
            </ButtonLink>
        </div>
    }
}

#[component]
fn Steps(reading: Reading, open: Open) -> impl IntoView {
    let words = reading.words;
    let plain = |msg: HandoutMsg, sub: HandoutMsg| {
        view! {
            <Row
                name=words.say(msg)
                margin=Margin::Mark(Mark::Look)
                under=move || view! { <RowSub>{words.say(sub)}</RowSub> }
            />
        }
    };
    let choices = open.choices.into_iter().map(|key| view! { <ChooseFigure reading=reading key=key /> });
    view! {
        {open.phone.map(|key| view! { <Phone reading=reading key=key /> })}
        {choices.collect_view()}
        {open
            .unread
            .then(|| {
                let read = move || async move {
                    let Some(examined) = reading.examined.get_untracked() else { return };
                    let (examined, note) = (Box::new(examined), Note::default());
                    let outcome = ReviewOutcome::Passed;
                    reading.ask(HandoutCommand::Review { examined, outcome, note }).await;
                };
                view! {
                    <Step
                        text=words.say(HandoutMsg::TranslationText)
                        act=words.say(HandoutMsg::TranslationRead)
                        press=Press::until(read)
                    />
                }
            })}
        {open
            .unchecked
            .then(|| {
                let checked = move || async move {
                    let Some(examined) = reading.examined.get_untracked() else { return };
                    reading.ask(HandoutCommand::CheckFigures { examined: Box::new(examined) }).await;
                };
                view! {
                    <Step
                        text=move || {
                            format!(
                                "{} {}",
                                words.t(HandoutMsg::FiguresText),
                                words.t(HandoutMsg::NeedsAnother),
                            )
                        }
                        act=words.say(HandoutMsg::FiguresChecked)
                        press=Press::until(checked)
                    />
                }
            })}
        <ul role="list">
            {open.hard.then(|| plain(HandoutMsg::HardText, HandoutMsg::NotYetText))}
            {(open.others > 0)
                .then(|| plain(HandoutMsg::Other { reasons: open.others }, HandoutMsg::NotYetText))}
        </ul>
    }
}

/// One thing that a person says to have done.
#[component]
fn Step(#[prop(into)] text: TextProp, #[prop(into)] act: TextProp, press: Press) -> impl IntoView {
    view! {
        <div class="form">
            <p>{move || text.get()}</p>
            <div class="samples">
                <Button press=press>{move || act.get()}</Button>
            </div>
        </div>
    }
}

/// The clinic's own number: one figure for every sheet.
#[component]
fn Phone(reading: Reading, key: FigureKey) -> impl IntoView {
    let words = reading.words;
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<HandoutMsg>);
    let key = StoredValue::new(key);
    let save = move || async move {
        let phone = typed.with_untracked(|text| PhoneNumber::parse(text));
        let source = reading.app.state.with_untracked(|state| state.clinic.name.get().cloned());
        let (Ok(phone), Some(source)) = (phone, source) else {
            return wrong.set(Some(HandoutMsg::PhoneWrong));
        };
        wrong.set(None);
        let checked = reading.app.today.get_untracked();
        let own = OwnReading { reading: Value::Phone(phone), source, checked };
        let (figure, setting) = (key.get_value(), Some(FigureSetting::Own(Box::new(own))));
        reading.ask(HandoutCommand::SetFigure { figure, setting }).await;
    };
    view! {
        <div class="form">
            <Field
                id="clinic-phone"
                label=words.say(HandoutMsg::PhoneLabel)
                hint=words.say(HandoutMsg::PhoneHint)
                value=typed
                kind=FieldKind::Text { longest: 24, capitals: Capitals::Off }
                error=Signal::derive(move || wrong.get().map(|wrong| words.t(wrong).into_owned()))
            />
            <div class="samples">
                <Button press=Press::until(save)>{words.say(HandoutMsg::SavePhone)}</Button>
            </div>
        </div>
    }
}

/// Where sources differ the clinic says which one it follows, once for all its sheets.
#[component]
fn ChooseFigure(reading: Reading, key: FigureKey) -> impl IntoView {
    let words = reading.words;
    let options: Vec<(ChoiceKey, TextProp)> = reading.library.with_value(|library| {
        let library = Arc::clone(library);
        let language = reading.language.get_untracked();
        match library.registry.figures.get(&key) {
            Some(Figure::Chosen(choices)) => choices
                .iter()
                .map(|(choice, sourced)| {
                    let said = say(&sourced.reading, language, TokenForm::Full);
                    let told = format!("{said} · {}", sourced.source.name);
                    (choice.clone(), TextProp::from(told))
                })
                .collect(),
            _ => Vec::new(),
        }
    });
    let choose = move |choice: ChoiceKey| {
        let (figure, setting) = (key.clone(), Some(FigureSetting::Choice(choice)));
        leptos::task::spawn_local(async move {
            reading.ask(HandoutCommand::SetFigure { figure, setting }).await;
        });
    };
    view! {
        <div class="setting inset">
            <p>{words.say(HandoutMsg::ChooseFigure)}</p>
            <Choice
                legend=words.say(HandoutMsg::Chosen)
                look=ChoiceLook::Chips
                options=options
                chosen=Signal::stored(None)
                on_choose=Callback::new(choose)
            />
        </div>
    }
}

#[component]
fn ApprovePart(reading: Reading, is_open: Memo<bool>) -> impl IntoView {
    let words = reading.words;
    let credential = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<HandoutMsg>);
    let readiness = move || match is_open.get() {
        false => Readiness::Ready,
        true => Readiness::Barred(words.t(HandoutMsg::ApproveFirst).into_owned()),
    };
    let approve = move || async move {
        let Ok(credential) = credential.with_untracked(|text| Label::parse(text)) else {
            return wrong.set(Some(HandoutMsg::CredentialMissing));
        };
        wrong.set(None);
        let Some(examined) = reading.examined.get_untracked() else { return };
        let (examined, note) = (Box::new(examined), Note::default());
        reading.ask(HandoutCommand::Approve { examined, credential, note }).await;
    };
    view! {
        <div class="form">
            <Field
                id="credential"
                label=words.say(HandoutMsg::Credential)
                hint=words.say(HandoutMsg::CredentialHint)
                value=credential
                kind=FieldKind::Text { longest: 20, capitals: Capitals::All }
                error=Signal::derive(move || wrong.get().map(|wrong| words.t(wrong).into_owned()))
            />
            <div class="samples">
                <Button
                    kind=ButtonKind::Secondary
                    readiness=Signal::derive(readiness)
                    press=Press::until(approve)
                >
                    {words.say(HandoutMsg::Approve)}
                </Button>
            </div>
        </div>
    }
}
