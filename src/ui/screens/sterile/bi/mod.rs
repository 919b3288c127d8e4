//! One biological indicator: into the incubator, read, and what follows from it.

mod contested;
mod mail;
mod reading;

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::event::sterile_load::Growth;
use crate::domain::event::sterile_setup::BiReadout;
use crate::domain::ids::{BiTestId, EventId, LoadId, StaffId};
use crate::domain::sterilization::bi::{BiResult, BiStage, BiTest};
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::time::{Instant, Zoned};
use crate::ui::address::Address;
use crate::ui::naming::initials;
use crate::ui::parts::badge::Badge;
use crate::ui::parts::banner::{Banner, Tone};
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::sterile::shared::Asking;
use crate::ui::shell::Page;
use crate::ui::text::sterile::SterileMsg;
use crate::ui::text::sterile_terms::{bi_result, either};
use crate::ui::text::sterile_test::SterileTestMsg as Say;

/// A test as the page needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Face {
    pub id: BiTestId,
    pub load: LoadId,
    pub code: String,
    pub product: String,
    pub lot: crate::domain::ids::IndicatorLotId,
    pub stage: BiStage,
    pub ready: Option<Instant>,
    pub placed: Zoned,
    pub incubated: Option<Zoned>,
    pub decided: Option<(EventId, Option<StaffId>, Zoned)>,
    pub early: Option<Zoned>,
    pub seconded: Option<(Growth, Option<StaffId>)>,
    pub is_contested: bool,
    pub is_mail_in: bool,
    pub is_load_over: bool,
}

fn face(app: App, id: BiTestId) -> Option<Face> {
    app.state.with(|state| {
        let state = &state.sterilization;
        let test = BiTest::of(state, id)?;
        let load = state.loads.get(&test.load)?;
        let code = load.defined.as_ref().map(|told| told.what.code.to_string()).unwrap_or_default();
        let is_load_over = load
            .facts
            .values()
            .any(|told| matches!(told.what, crate::domain::event::sterile_load::LoadFact::Ended(_)));
        Some(Face {
            id,
            load: test.load,
            code,
            product: test
                .lot
                .map(|lot| format!("{} · {}", lot.product, lot.lot.as_str()))
                .unwrap_or_default(),
            lot: test.placed.what.lot,
            stage: test.stage,
            ready: test.ready(),
            placed: test.placed.at,
            incubated: test.incubated,
            decided: test.decided,
            early: test.read_early,
            seconded: test.seconded,
            is_contested: test.is_contested,
            is_mail_in: test.lot.is_some_and(|lot| lot.readout == Some(BiReadout::MailIn)),
            is_load_over,
        })
    })
}

#[component]
pub fn BiPage(own: BiTestId) -> impl IntoView {
    let asking = Asking::expect();
    let (app, words) = (asking.app, asking.words);
    let face = Memo::new(move |_| face(app, own));
    let sub = move || face.with(|face| face.as_ref().map(|face| format!("{} · {}", face.code, face.product)));
    let body = move || match face.get() {
        None => {
            view! { <Empty title=words.say(Say::BiGone) text=words.say(SterileMsg::AllTested) /> }.into_any()
        }
        Some(face) => view! { <Body asking=asking face=face /> }.into_any(),
    };
    view! {
        <Page
            title=words.say(Say::BiTitle)
            above=Above::back(Address::Sterilize.to_string(), words.say(SterileMsg::Title))
            sub=move || sub().unwrap_or_default()
        >
            {body}
        </Page>
    }
}

#[component]
fn Body(asking: Asking, face: Face) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    let today = app.today.get_untracked();
    let result = match face.stage {
        BiStage::Done(result) => Some(result),
        _ => None,
    };
    let badge = result.map(|result| {
        let mark = match result {
            BiResult::Negative => Mark::Good,
            BiResult::Invalid(_) => Mark::Look,
            BiResult::Positive | BiResult::PositiveUnconfirmed => Mark::Stop,
        };
        view! {
            <p class="standing inset">
                <Badge mark=mark text=either(bi_result(result), words.lang()) />
            </p>
        }
    });
    let lines = {
        let mut lines = vec![words.t(Say::Placed { at: face.placed, today })];
        lines.extend(face.incubated.map(|at| words.t(Say::Incubated { at, today })));
        lines.extend(face.early.map(|at| words.t(Say::Early { at })));
        if let Some((_, by, at)) = face.decided {
            let by = app.state.with_untracked(|state| initials(state, by));
            lines.push(words.t(Say::Read { at, by, today }));
        }
        if let Some(BiResult::Invalid(why)) = result {
            lines.push(words.t(Say::Why(why)));
        }
        lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()
    };
    let load = face.load;
    view! {
        {badge}
        {result.map(|result| view! { <Next app=app face=face.clone() result=result /> })}
        {face.is_contested.then(|| view! { <contested::Contested asking=asking test=face.id /> })}
        <Step asking=asking face=face />
        <Section title=words.say(Say::Now)>
            <div class="setting inset">
                {lines} <Actions>
                    <ButtonLink href=Address::Load(load).to_string()>{words.say(Say::ToLoad)}</ButtonLink>
                </Actions>
            </div>
        </Section>
    }
}

/// What has to be done with it next.
#[component]
fn Step(asking: Asking, face: Face) -> impl IntoView {
    let words = asking.words;
    let (test, lot) = (face.id, face.lot);
    match face.stage {
        BiStage::Placed if face.is_mail_in => view! { <mail::Send asking=asking test=test /> }.into_any(),
        BiStage::Sent => view! { <mail::Report asking=asking test=test /> }.into_any(),
        BiStage::Placed if face.is_load_over => {
            let incubate = move || async move {
                asking.ask(SterilizationCommand::IncubateBi { test, control: Some(lot) }).await;
            };
            view! {
                <Section title=words.say(Say::StepOne) place=SectionPlace::First>
                    <div class="setting inset">
                        <p>{words.say(Say::IncubateText)}</p>
                        <ErrorLine error=words.said(asking.trouble) />
                        <Actions>
                            <Button press=Press::until(incubate) kind=ButtonKind::Primary>
                                {words.say(Say::Incubate)}
                            </Button>
                        </Actions>
                    </div>
                </Section>
            }
            .into_any()
        }
        BiStage::Incubating { ready } => {
            view! { <reading::Reading asking=asking test=test ready=ready /> }.into_any()
        }
        BiStage::Done(result) if result.is_positive() && face.seconded.is_none() => {
            let reader = face.decided.and_then(|(_, reader, _)| reader);
            view! { <reading::SecondLook asking=asking test=test reader=reader /> }.into_any()
        }
        _ => ().into_any(),
    }
}

/// What follows from a result.
#[component]
fn Next(app: App, face: Face, result: BiResult) -> impl IntoView {
    let words = crate::ui::words::Words::expect();
    if !result.is_positive() {
        return matches!(result, BiResult::Invalid(_))
            .then(|| {
                view! {
                    <Banner
                        tone=Tone::Due
                        strong=words.say(Say::NextTitle)
                        text=words.say(Say::NextInvalid)
                    />
                }
            })
            .into_any();
    }
    let recall = Some(face.id.0).filter(|named| {
        app.state.with_untracked(|state| {
            let survey =
                crate::domain::sterilization::survey::Survey::around(&state.sterilization, face.load);
            survey.is_some_and(|survey| survey.recalls.iter().any(|recall| recall.id == *named))
        })
    });
    view! {
        <Banner tone=Tone::Stop strong=words.say(Say::NextTitle) text=words.say(Say::NextPositive)>
            {recall
                .map(|own| {
                    view! {
                        <ButtonLink href=Address::LoadRecall(own).to_string() kind=ButtonKind::Small>
                            {words.say(Say::NextRecall)}
                        </ButtonLink>
                    }
                })}
        </Banner>
    }
    .into_any()
}
