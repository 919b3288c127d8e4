//! Service, taking out of service, a counter that began again.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::domain::event::sterile_setup::{CareSet, MaintenanceTask, ServiceWork, Serviced};
use crate::domain::ids::SterilizerId;
use crate::domain::sterilization::command::{SterilizationCommand, SterilizerChange};
use crate::domain::sterilization::maintenance::TASKS;
use crate::domain::text::{Label, Note};
use crate::ui::address::Address;
use crate::ui::gauge::whole;
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::caution::Caution;
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::head::Above;
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::sterile::shared::{Asking, sterilizer_label};
use crate::ui::screens::sterile::when::{Earlier, EarlierFold};
use crate::ui::shell::Page;
use crate::ui::text::sterile_test::SterileTestMsg as Say;
use crate::ui::way::way;

#[component]
pub fn ServicePage(own: SterilizerId) -> impl IntoView {
    let asking = Asking::expect();
    let (app, words) = (asking.app, asking.words);
    let title = move || app.state.with(|state| sterilizer_label(state, own));
    view! {
        <Page
            title=words.say(Say::ServiceTitle)
            above=Above::back(Address::Sterilizer(own).to_string(), title)
            sub=words.say(Say::ServiceSub)
        >
            <div class="inset">
                <ErrorLine error=words.said(asking.trouble) />
            </div>
            <OutOfService asking=asking own=own />
            <Service asking=asking own=own />
            <Care asking=asking own=own />
            <Counter asking=asking own=own />
        </Page>
    }
}

#[component]
fn OutOfService(asking: Asking, own: SterilizerId) -> impl IntoView {
    let words = asking.words;
    let go = way();
    let reason = RwSignal::new(String::new());
    let take_out = move || async move {
        let reason = Note::parse(&reason.get_untracked()).unwrap_or_default();
        if asking.ask(SterilizationCommand::TakeOutOfService { sterilizer: own, reason }).await.is_some() {
            go(&Address::Sterilizer(own).to_string());
        }
    };
    view! {
        <Section title=words.say(Say::OutTitle) place=SectionPlace::First>
            <div class="form">
                <p class="soft">{words.say(Say::OutText)}</p>
                <Field
                    id="out-why"
                    label=words.say(Say::OutWhy)
                    value=reason
                    kind=FieldKind::Text { longest: 200, capitals: Capitals::Sentences }
                />
                <Caution text=reason words=words />
                <Actions>
                    <Button press=Press::until(take_out) kind=ButtonKind::Danger>
                        {words.say(Say::OutNow)}
                    </Button>
                </Actions>
            </div>
        </Section>
    }
}

#[component]
fn Service(asking: Asking, own: SterilizerId) -> impl IntoView {
    let words = asking.words;
    let go = way();
    let work = RwSignal::new(None::<ServiceWork>);
    let (vendor, what) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let wrong = RwSignal::new(None::<Say>);
    let earlier = Earlier::new(asking.app);
    let works = [ServiceWork::Minor, ServiceWork::MajorRepair, ServiceWork::Moved, ServiceWork::Installed]
        .map(|own| (own, TextProp::from(words.say(Say::Work(own)))))
        .to_vec();
    let save = move || async move {
        let (Some(work), Ok(vendor)) = (work.get_untracked(), Label::parse(&vendor.get_untracked())) else {
            return wrong.set(Some(Say::Vendor));
        };
        wrong.set(None);
        let what = Note::parse(&what.get_untracked()).unwrap_or_default();
        let service = Serviced { work, vendor, what };
        let asked = SterilizationCommand::Service { sterilizer: own, service };
        if earlier.ask(asking, asked).await.is_some() {
            go(&Address::Sterilizer(own).to_string());
        }
    };
    view! {
        <Section title=words.say(Say::ServiceTitle)>
            <div class="form">
                <p class="field__label">{words.say(Say::WorkKind)}</p>
                <Choice
                    legend=words.say(Say::WorkKind)
                    look=ChoiceLook::Chips
                    options=works
                    chosen=work
                    on_choose=Callback::new(move |own| work.set(Some(own)))
                />
                <p class="soft">{words.say(Say::WorkText)}</p>
                <Field
                    id="vendor"
                    label=words.say(Say::Vendor)
                    value=vendor
                    kind=FieldKind::Text { longest: 60, capitals: Capitals::Words }
                    error=words.said(wrong)
                />
                <Field
                    id="what-done"
                    label=words.say(Say::WhatDone)
                    value=what
                    kind=FieldKind::Area { longest: 200, rows: 3 }
                />
                <Caution text=what words=words />
            </div>
            <EarlierFold earlier=earlier />
            <div class="setting inset">
                <Actions>
                    <Button press=Press::until(save) kind=ButtonKind::Primary>
                        {words.say(Say::ServiceSave)}
                    </Button>
                </Actions>
            </div>
        </Section>
    }
}

/// The days that the model's own manual names.
#[component]
fn Care(asking: Asking, own: SterilizerId) -> impl IntoView {
    let words = asking.words;
    let task = RwSignal::new(MaintenanceTask::Weekly);
    let (days, source) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let wrong = RwSignal::new(None::<Say>);
    let tasks = TASKS.map(|own| (own, TextProp::from(words.say(Say::Task(own))))).to_vec();
    let keep = move || async move {
        let read = whole(&days.get_untracked()).and_then(|days| u16::try_from(days).ok());
        let Some(read) = read.filter(|days| *days > 0) else { return wrong.set(Some(Say::FigureWrong)) };
        wrong.set(None);
        let source = Note::parse(&source.get_untracked()).unwrap_or_default();
        let change = SterilizerChange::Care(CareSet { task: task.get_untracked(), days: read, source });
        let asked = SterilizationCommand::ChangeSterilizer { sterilizer: own, change };
        if asking.ask(asked).await.is_some() {
            days.set(String::new());
        }
    };
    view! {
        <Section title=words.say(Say::CareTitle)>
            <div class="form">
                <p class="soft">{words.say(Say::CareText)}</p>
                <Choice
                    legend=words.say(Say::CareTask)
                    look=ChoiceLook::Chips
                    options=tasks
                    chosen=Signal::derive(move || Some(task.get()))
                    on_choose=Callback::new(move |own| task.set(own))
                />
                <Field
                    id="care-days"
                    label=words.say(Say::CareDays)
                    value=days
                    kind=FieldKind::Figure { longest: 4 }
                    error=words.said(wrong)
                />
                <Field
                    id="care-source"
                    label=words.say(Say::CareSource)
                    value=source
                    kind=FieldKind::Text { longest: 200, capitals: Capitals::Sentences }
                />
                <Actions>
                    <Button press=Press::until(keep) kind=ButtonKind::Secondary>
                        {words.say(Say::CareNow)}
                    </Button>
                </Actions>
            </div>
        </Section>
    }
}

#[component]
fn Counter(asking: Asking, own: SterilizerId) -> impl IntoView {
    let words = asking.words;
    let (first, reason) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let wrong = RwSignal::new(None::<Say>);
    let restart = move || async move {
        let Some(first) = whole(&first.get_untracked()) else { return wrong.set(Some(Say::FigureWrong)) };
        wrong.set(None);
        let reason = Note::parse(&reason.get_untracked()).unwrap_or_default();
        let change = SterilizerChange::CounterRestarted { first, reason };
        asking.ask(SterilizationCommand::ChangeSterilizer { sterilizer: own, change }).await;
    };
    view! {
        <Section title=words.say(Say::CounterTitle)>
            <div class="form">
                <p class="soft">{words.say(Say::CounterText)}</p>
                <Field
                    id="counter-first"
                    label=words.say(Say::CounterFirst)
                    value=first
                    kind=FieldKind::Figure { longest: 8 }
                    error=words.said(wrong)
                />
                <Field
                    id="counter-why"
                    label=words.say(Say::CounterWhy)
                    value=reason
                    kind=FieldKind::Text { longest: 200, capitals: Capitals::Sentences }
                />
                <Actions>
                    <Button press=Press::until(restart) kind=ButtonKind::Secondary>
                        {words.say(Say::CounterNow)}
                    </Button>
                </Actions>
            </div>
        </Section>
    }
}
