//! One person: name, role, PIN on this tablet, and whether they still work here.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::add::{Entered, wrong_of};
use super::pin_twice::PinTwice;
use super::{WithPin, look_up, may_manage};
use crate::app::context::App;
use crate::app::idle;
use crate::app::people::set_pin;
use crate::domain::command::Command;
use crate::domain::event::{Role, StaffChange, Standing};
use crate::domain::ids::StaffId;
use crate::ui::faults::{Faults, Wrong};
use crate::ui::naming;
use crate::ui::parts::badge::{Badge, BadgeSize};
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press, Readiness};
use crate::ui::parts::caution::Caution;
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::dialog::{Dialog, DialogState};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::error_summary::ErrorSummary;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::section::Section;
use crate::ui::shell::Page;
use crate::ui::text::people::PeopleMsg;
use crate::ui::text::trouble::TroubleMsg;
use crate::ui::trouble;
use crate::ui::words::Words;

#[component]
pub fn Person(id: StaffId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let known = Memo::new(move |_| app.state.with(|state| state.clinic.staff.contains_key(&id)));
    move || match known.get() {
        true => view! { <PersonOf id=id /> }.into_any(),
        false => view! {
            <Page
                title=words.say(PeopleMsg::Title)
                above=Above::back("/more/people", words.say(PeopleMsg::Title))
            >
                <Empty title=words.say(PeopleMsg::NotHere) text=words.say(PeopleMsg::NotHereText)>
                    <ButtonLink href="/more/people">{words.say(PeopleMsg::Back)}</ButtonLink>
                </Empty>
            </Page>
        }
        .into_any(),
    }
}

#[component]
fn PersonOf(id: StaffId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let faults = Faults::default();
    let entered = app.state.with_untracked(|state| Entered {
        name: RwSignal::new(naming::staff_name(state, id)),
        initials: RwSignal::new(naming::initials(state, Some(id))),
        role: RwSignal::new(
            state.clinic.staff.get(&id).map_or(Role::Assistant, crate::domain::clinic::StaffRecord::role),
        ),
    });
    let name = Memo::new(move |_| app.state.with(|state| naming::staff_name(state, id)));
    let sub = move || {
        let role =
            app.state.with(|state| state.clinic.staff.get(&id).map(crate::domain::clinic::StaffRecord::role));
        role.map(|role| words.t(PeopleMsg::Role(role))).unwrap_or_default()
    };
    view! {
        <Page
            title=move || name.get()
            above=Above::back("/more/people", words.say(PeopleMsg::Title))
            sub=sub
            dock=move || view! { <SaveDock id=id entered=entered faults=faults /> }
        >
            <PersonFields entered=entered faults=faults />
            <Section title=words.say(PeopleMsg::PinSection)>
                <PinPart id=id with_pin=look_up(app) />
            </Section>
            <StandingPart id=id />
        </Page>
    }
}

#[component]
pub fn PersonFields(entered: Entered, faults: Faults) -> impl IntoView {
    let words = Words::expect();
    let roles = [Role::Assistant, Role::Lead, Role::Clinician]
        .map(|role| (role, words.say(PeopleMsg::Role(role)).into()))
        .into();
    let role_error = faults.at(words, "role");
    view! {
        <div class="form">
            <ErrorSummary faults=faults.lines(words) words=words />
            <Field
                id="name"
                label=words.say(PeopleMsg::Name)
                hint=words.say(PeopleMsg::NameHint)
                value=entered.name
                kind=FieldKind::Text { longest: 60, capitals: Capitals::Words }
                error=faults.at(words, "name")
            />
            <Caution text=entered.name words=words />
            <Field
                id="initials"
                label=words.say(PeopleMsg::Initials)
                hint=words.say(PeopleMsg::InitialsHint)
                value=entered.initials
                kind=FieldKind::Code { longest: 4, capitals: Capitals::All }
                error=faults.at(words, "initials")
            />
            <div
                class="field"
                id="role"
                tabindex="-1"
                data-state=move || role_error.with(Option::is_some).then_some("error")
            >
                <p class="field__label">{words.say(PeopleMsg::RoleLabel)}</p>
                <ErrorLine error=role_error />
                <Choice
                    legend=words.say(PeopleMsg::RoleLabel)
                    look=ChoiceLook::Chips
                    options=roles
                    chosen=Signal::derive(move || Some(entered.role.get()))
                    on_choose=move |role: Role| entered.role.set(role)
                />
                <p class="field__hint">
                    {move || words.t(PeopleMsg::RoleMeans(entered.role.get()))}
                </p>
            </div>
        </div>
    }
}

/// What the entered values change of a person.
fn changes(app: App, id: StaffId, entered: Entered) -> Result<Vec<StaffChange>, Vec<Wrong>> {
    let (initials, name) = entered.read()?;
    let role = entered.role.get_untracked();
    let held = app.state.with_untracked(|state| state.clinic.staff.get(&id).cloned());
    let Some(held) = held else { return Ok(Vec::new()) };
    let mut changes = Vec::new();
    if held.name.get() != Some(&name) {
        changes.push(StaffChange::Name(name));
    }
    if held.initials.get() != Some(&initials) {
        changes.push(StaffChange::Initials(initials));
    }
    if held.role() != role {
        changes.push(StaffChange::Role(role));
    }
    Ok(changes)
}

#[component]
fn SaveDock(id: StaffId, entered: Entered, faults: Faults) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let leads = may_manage(app);
    let told = RwSignal::new(None::<PeopleMsg>);
    let readiness = move || {
        if leads.get() {
            Readiness::Ready
        } else {
            Readiness::Barred(words.t(PeopleMsg::LeadOnly).into_owned())
        }
    };
    let save = move || async move {
        let changes = match changes(app, id, entered) {
            Ok(changes) => changes,
            Err(wrong) => return faults.show(wrong),
        };
        faults.clear();
        let done = if changes.is_empty() { PeopleMsg::NothingChanged } else { PeopleMsg::Saved };
        for change in changes {
            if let Err(problem) = app.request(Command::ChangeStaff { staff: id, change }).await {
                return faults.show(vec![wrong_of(&problem)]);
            }
        }
        let _ = told.try_set(Some(done));
    };
    view! {
        <Dock label=words.say(PeopleMsg::Change)>
            <DockBody place=DockPlace::Act>
                <p class="dock__text soft" role="status">
                    {move || told.get().map(|told| words.t(told))}
                </p>
                <Actions>
                    <ButtonLink href="/more/people">{words.say(PeopleMsg::Back)}</ButtonLink>
                    <Button
                        kind=ButtonKind::Primary
                        readiness=Signal::derive(readiness)
                        press=Press::until(save)
                    >
                        {words.say(PeopleMsg::Save)}
                    </Button>
                </Actions>
            </DockBody>
        </Dock>
    }
}

#[component]
fn PinPart(id: StaffId, with_pin: WithPin) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let leads = may_manage(app);
    let dialog = RwSignal::new(DialogState::Closed);
    let wrong = RwSignal::new(None::<TroubleMsg>);
    let initials = app.state.with_untracked(|state| naming::initials(state, Some(id)));
    let has = move || with_pin.with(|found| found.as_ref().map(|found| found.contains(&id)));
    let badge = move || {
        has().map(|has| {
            let (mark, text) =
                if has { (Mark::Good, PeopleMsg::PinSet) } else { (Mark::Due, PeopleMsg::NoPin) };
            view! { <Badge mark=mark text=words.say(text) size=BadgeSize::Standard /> }
        })
    };
    let readiness = move || {
        if leads.get() || app.person.get() == Some(id) {
            Readiness::Ready
        } else {
            Readiness::Barred(words.t(PeopleMsg::OwnOrLead).into_owned())
        }
    };
    let keep = Callback::new(move |pin: String| {
        spawn_local(async move {
            match set_pin(app, id, pin).await {
                Ok(()) => {
                    with_pin.try_update(|found| found.get_or_insert_default().insert(id));
                    let _ = wrong.try_set(None);
                    let _ = dialog.try_set(DialogState::Closed);
                }
                Err(failure) => {
                    let _ = wrong.try_set(Some(trouble::of_pin(&failure)));
                }
            }
        });
    });
    let label = move || words.t(if has() == Some(true) { PeopleMsg::NewPin } else { PeopleMsg::SetPin });
    view! {
        <div class="form">
            <p class="soft">{words.say(PeopleMsg::PinText)}</p>
            <div class="samples">
                {badge}
                <Button
                    readiness=Signal::derive(readiness)
                    press=Press::now(move || dialog.set(DialogState::Open))
                >
                    {label}
                </Button>
            </div>
        </div>
        <Dialog state=dialog title=words.say(PeopleMsg::PinOn { initials })>
            <ErrorLine error=words.said(wrong) />
            <PinTwice on_pin=keep />
            <Button
                kind=ButtonKind::Quiet
                press=Press::now(move || dialog.set(DialogState::Closed))
            >
                {words.say(crate::ui::text::parts::PartsMsg::Cancel)}
            </Button>
        </Dialog>
    }
}

#[component]
fn StandingPart(id: StaffId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let leads = may_manage(app);
    let wrong = RwSignal::new(None::<TroubleMsg>);
    let active = Memo::new(move |_| {
        app.state.with(|state| {
            state.clinic.staff.get(&id).is_some_and(crate::domain::clinic::StaffRecord::is_active)
        })
    });
    let turn = move || async move {
        let standing = if active.get_untracked() { Standing::Retired } else { Standing::Active };
        let change = StaffChange::Standing(standing);
        let result = app.request(Command::ChangeStaff { staff: id, change }).await;
        // Whoever retires themselves has signed out with it.
        if result.is_ok() && standing == Standing::Retired && app.person.get_untracked() == Some(id) {
            idle::lock(app);
        }
        let _ = wrong.try_set(result.err().map(|problem| trouble::of_problem(&problem)));
    };
    let readiness = move || {
        if leads.get() {
            Readiness::Ready
        } else {
            Readiness::Barred(words.t(PeopleMsg::LeadOnly).into_owned())
        }
    };
    let label = move || words.t(if active.get() { PeopleMsg::Retire } else { PeopleMsg::Reinstate });
    view! {
        <Section title=words.say(PeopleMsg::Standing)>
            <div class="form">
                <p class="soft">{words.say(PeopleMsg::RetireText)}</p>
                <ErrorLine error=words.said(wrong) />
                <div class="samples">
                    <Button readiness=Signal::derive(readiness) press=Press::until(turn)>
                        {label}
                    </Button>
                </div>
            </div>
        </Section>
    }
}
