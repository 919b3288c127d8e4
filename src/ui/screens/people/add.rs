//! A new person.

use leptos::prelude::*;

use super::person::PersonFields;
use crate::app::context::{App, Problem};
use crate::domain::command::Command;
use crate::domain::event::Role;
use crate::domain::refusal::Refusal;
use crate::domain::text::Initials;
use crate::ui::faults::{Faults, Wrong};
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::head::Above;
use crate::ui::shell::Page;
use crate::ui::text::first_start::FirstStartMsg;
use crate::ui::text::people::PeopleMsg;
use crate::ui::text::trouble::TroubleMsg;
use crate::ui::trouble;
use crate::ui::way::way;
use crate::ui::words::Words;

/// What stands in the boxes of a person.
#[derive(Clone, Copy)]
pub struct Entered {
    pub name: RwSignal<String>,
    pub initials: RwSignal<String>,
    pub role: RwSignal<Role>,
}

impl Entered {
    /// The boxes read, or what is wrong in them.
    pub fn read(self) -> Result<(Initials, crate::domain::text::Label), Vec<Wrong>> {
        let name = self.name.with_untracked(|name| trouble::label(name));
        let initials = self.initials.with_untracked(|initials| Initials::parse(initials));
        match (initials, name) {
            (Ok(initials), Ok(name)) => Ok((initials, name)),
            (initials, name) => {
                let name = name.err().map(|what| Wrong::new("name", PeopleMsg::Name, what));
                let initials = initials
                    .err()
                    .map(|error| Wrong::new("initials", PeopleMsg::Initials, TroubleMsg::Initials(error)));
                Err(name.into_iter().chain(initials).collect())
            }
        }
    }
}

/// The app's answer at the box that it speaks of.
pub fn wrong_of(problem: &Problem) -> Wrong {
    match problem {
        Problem::Refused(Refusal::InitialsTaken(_)) => Wrong::of("initials", PeopleMsg::Initials, problem),
        Problem::Refused(Refusal::LastLead) => Wrong::of("role", PeopleMsg::RoleLabel, problem),
        _ => Wrong::of("name", PeopleMsg::Title, problem),
    }
}

#[component]
pub fn AddPerson() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let faults = Faults::default();
    let entered = Entered {
        name: RwSignal::default(),
        initials: RwSignal::default(),
        role: RwSignal::new(Role::Assistant),
    };
    let lead_to = way();
    let add = move || async move {
        let (initials, name) = match entered.read() {
            Ok(read) => read,
            Err(wrong) => return faults.show(wrong),
        };
        faults.clear();
        let role = entered.role.get_untracked();
        match app.request(Command::AddStaff { initials, name, role }).await {
            Ok(ids) => {
                if let Some(id) = ids.first() {
                    lead_to(&format!("/more/people/{id}"));
                }
            }
            Err(problem) => faults.show(vec![wrong_of(&problem)]),
        }
    };
    let dock = move || {
        view! {
            <Dock label=words.say(PeopleMsg::AddTitle)>
                <DockBody place=DockPlace::Act>
                    <Actions>
                        <ButtonLink href="/more/people">{words.say(FirstStartMsg::Back)}</ButtonLink>
                        <Button kind=ButtonKind::Primary press=Press::until(add)>
                            {words.say(PeopleMsg::AddAct)}
                        </Button>
                    </Actions>
                </DockBody>
            </Dock>
        }
    };
    view! {
        <Page
            title=words.say(PeopleMsg::AddTitle)
            above=Above::back("/more/people", words.say(PeopleMsg::Title))
            sub=words.say(PeopleMsg::AddSub)
            dock=dock
        >
            <PersonFields entered=entered faults=faults />
        </Page>
    }
}
