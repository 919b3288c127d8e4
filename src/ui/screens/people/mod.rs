//! People: who works here, whether they can sign in on this tablet, and when it locks.
//!
//! The list is here; `person` is one of them, `add` a new one, `pin_twice` a new PIN.

mod add;
mod auto_lock;
mod person;
pub mod pin_twice;

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;

pub use add::AddPerson;
pub use person::Person;

use crate::app::context::App;
use crate::app::people::with_pin;
use crate::domain::event::Role;
use crate::domain::ids::StaffId;
use crate::ui::naming;
use crate::ui::parts::badge::Badge;
use crate::ui::parts::button::{Actions, ButtonKind, ButtonLink};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::{Glyph, Icon, Mark};
use crate::ui::parts::row::{Margin, Row, RowEnd, RowState, RowSub, Tap};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::shell::Page;
use crate::ui::text::people::PeopleMsg;
use crate::ui::text::shell::ShellMsg;
use crate::ui::words::Words;

/// Who has a PIN here; none while it is being looked up.
type WithPin = RwSignal<Option<BTreeSet<StaffId>>>;

#[component]
pub fn People() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let with_pin = look_up(app);
    let active = of_standing(app, Wanted::Active);
    let retired = of_standing(app, Wanted::Retired);
    let sub = move || words.t(PeopleMsg::Sub { people: active.with(Vec::len) });
    view! {
        <Page
            title=words.say(ShellMsg::People)
            above=Above::back("/more", words.say(ShellMsg::More))
            sub=sub
            dock=move || view! { <AddDock /> }
        >
            <ul class="people-list" role="list">
                <For each=move || active.get() key=|id| *id let:id>
                    <Line id=id with_pin=with_pin />
                </For>
            </ul>
            <Show when=move || !retired.with(Vec::is_empty)>
                <Section title=words.say(PeopleMsg::RetiredTitle)>
                    <ul class="people-list" role="list">
                        <For each=move || retired.get() key=|id| *id let:id>
                            <Line id=id with_pin=with_pin />
                        </For>
                    </ul>
                </Section>
            </Show>
            <Section title=words.say(PeopleMsg::AutoLock) place=SectionPlace::Later>
                <auto_lock::AutoLock />
            </Section>
        </Page>
    }
}

/// Looks up who has a PIN on this tablet.
fn look_up(app: App) -> WithPin {
    let found: WithPin = RwSignal::new(None);
    spawn_local(async move {
        let people = with_pin(app).await.into_iter().collect();
        let _ = found.try_set(Some(people));
    });
    found
}

/// Whether whoever is signed in may manage people.
fn may_manage(app: App) -> Memo<bool> {
    Memo::new(move |_| {
        let person = app.person.get();
        app.state.with(|state| {
            let record = person.and_then(|person| state.clinic.staff.get(&person));
            record.is_some_and(|record| record.role() != Role::Assistant)
        })
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Active,
    Retired,
}

fn of_standing(app: App, wanted: Wanted) -> Memo<Vec<StaffId>> {
    Memo::new(move |_| {
        app.state.with(|state| {
            let people = state.clinic.staff.iter().filter(|(_, person)| {
                person.initials.get().is_some() && person.is_active() == (wanted == Wanted::Active)
            });
            people.map(|(id, _)| *id).collect()
        })
    })
}

#[component]
fn Line(id: StaffId, with_pin: WithPin) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let name = Memo::new(move |_| app.state.with(|state| naming::staff_name(state, id)));
    let initials = Memo::new(move |_| app.state.with(|state| naming::initials(state, Some(id))));
    let record = Memo::new(move |_| {
        app.state.with(|state| {
            let person = state.clinic.staff.get(&id);
            person.map(|person| (person.role(), person.is_active()))
        })
    });
    let sub = move || {
        let (role, _) = record.get()?;
        let role = words.t(PeopleMsg::Role(role));
        Some(if app.person.get() == Some(id) {
            format!("{role} · {}", words.t(PeopleMsg::Here))
        } else {
            role.into_owned()
        })
    };
    let badge = move || {
        let active = record.get().is_some_and(|(_, active)| active);
        let has = with_pin.with(|found| found.as_ref().map(|found| found.contains(&id)))?;
        Some(match (active, has) {
            (false, _) => view! { <Badge mark=Mark::Blank text=words.say(PeopleMsg::Retired) /> },
            (true, true) => view! { <Badge mark=Mark::Good text=words.say(PeopleMsg::PinSet) /> },
            (true, false) => view! { <Badge mark=Mark::Due text=words.say(PeopleMsg::NoPin) /> },
        })
    };
    let state = move || match record.get() {
        Some((_, false)) => RowState::Done,
        _ => RowState::Plain,
    };
    view! {
        <Row
            name=move || name.get()
            margin=Signal::derive(move || Margin::Code(initials.get()))
            state=Signal::derive(state)
            tap=Tap::link(format!("/more/people/{id}"))
            under=move || view! { <RowSub>{sub}</RowSub> }
        >
            <RowEnd>
                {badge}
                <Glyph icon=Icon::Next />
            </RowEnd>
        </Row>
    }
}

#[component]
fn AddDock() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let leads = may_manage(app);
    let act = move || {
        if leads.get() {
            view! {
                <ButtonLink href="/more/people/new" kind=ButtonKind::Primary icon=Icon::Plus>
                    {words.say(PeopleMsg::Add)}
                </ButtonLink>
            }
            .into_any()
        } else {
            view! { <p class="dock__text soft">{words.say(PeopleMsg::RoleHint)}</p> }.into_any()
        }
    };
    view! {
        <Dock label=words.say(PeopleMsg::Add)>
            <DockBody place=DockPlace::Act>
                <Actions>{act}</Actions>
            </DockBody>
        </Dock>
    }
}
