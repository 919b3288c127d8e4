//! Setting up: what there is and what is still missing, in the order in which it is needed.

mod add;
mod lots;
mod packs;
mod policy;
mod programs;

use leptos::prelude::*;

pub use add::AddSterilizer;
pub use lots::IndicatorLots;
pub use packs::PackKinds;
pub use policy::Policy;
pub use programs::Programs;

use crate::app::context::App;
use crate::domain::ids::SterilizerId;
use crate::domain::sterilization::records::lot_is_active;
use crate::domain::sterilization::view::{ProgramReady, programs as programs_of, sterilizers, templates};
use crate::ui::address::Address;
use crate::ui::parts::button::{Actions, ButtonKind, ButtonLink};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::{Icon, Mark};
use crate::ui::parts::row::{Margin, Row, RowArrow, RowEnd, RowSub, Tap};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::sterile::shared::sterilizer_label;
use crate::ui::shell::Page;
use crate::ui::text::Msg;
use crate::ui::text::sterile::SterileMsg;
use crate::ui::text::sterile_setup::SterileSetupMsg as Say;
use crate::ui::words::Words;

#[component]
pub fn SetUp() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let machines = Memo::new(move |_| app.state.with(|state| sterilizers(&state.sterilization)));
    let kinds = move || app.state.with(|state| templates(&state.sterilization).len());
    let lots = move || {
        app.state.with(|state| {
            state.sterilization.indicator_lots.values().filter(|record| lot_is_active(record)).count()
        })
    };
    let dock = move || {
        view! {
            <Dock label=words.say(Say::AddSterilizer)>
                <DockBody place=DockPlace::Act>
                    <Actions>
                        <ButtonLink
                            href=Address::AddSterilizer.to_string()
                            kind=ButtonKind::Primary
                            icon=Icon::Plus
                        >
                            {words.say(Say::AddSterilizer)}
                        </ButtonLink>
                    </Actions>
                </DockBody>
            </Dock>
        }
    };
    view! {
        <Page
            title=words.say(Say::Title)
            above=Above::back(Address::Sterilize.to_string(), words.say(SterileMsg::Title))
            sub=words.say(Say::Sub)
            dock=dock
        >
            <Show when=move || !machines.with(Vec::is_empty)>
                <Section title=words.say(Say::Sterilizers) place=SectionPlace::First>
                    <ul role="list">
                        <For each=move || machines.get() key=|id| *id let:id>
                            <MachineRow id=id />
                        </For>
                    </ul>
                </Section>
            </Show>
            <Section title=words.say(Say::Title)>
                <ul role="list">
                    <Door
                        to=Address::PackKinds
                        name=Say::Packs
                        count=Signal::derive(kinds)
                        sub=|kinds| Say::PacksSub { kinds }.into()
                    />
                    <Door
                        to=Address::IndicatorLots
                        name=Say::Lots
                        count=Signal::derive(lots)
                        sub=|lots| Say::LotsSub { lots }.into()
                    />
                    <Door
                        to=Address::SterilePolicy
                        name=Say::Rules
                        count=Signal::stored(1)
                        sub=|_| Say::LeadOnly.into()
                    />
                </ul>
            </Section>
        </Page>
    }
}

#[component]
fn MachineRow(id: SterilizerId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let name = move || app.state.with(|state| sterilizer_label(state, id));
    let counts = Memo::new(move |_| {
        app.state.with(|state| {
            let programs = programs_of(&state.sterilization, id);
            let open = programs.iter().filter(|(_, ready)| *ready == ProgramReady::ToVerify).count();
            (programs.len(), open)
        })
    });
    let sub = move || {
        let (programs, open) = counts.get();
        words.t(Say::ProgramsOf { programs, open })
    };
    let margin = move || Margin::Mark(if counts.get().1 > 0 { Mark::Due } else { Mark::Good });
    view! {
        <Row
            name=name
            margin=Signal::derive(margin)
            tap=Tap::link(Address::Programs(id).to_string())
            under=move || view! { <RowSub>{sub}</RowSub> }
        >
            <RowEnd>
                <RowArrow />
            </RowEnd>
        </Row>
    }
}

#[component]
fn Door(to: Address, name: Say, count: Signal<usize>, sub: fn(usize) -> Msg) -> impl IntoView {
    let words = Words::expect();
    let margin = move || Margin::Mark(if count.get() == 0 { Mark::Due } else { Mark::Good });
    view! {
        <Row
            name=words.say(name)
            margin=Signal::derive(margin)
            tap=Tap::link(to.to_string())
            under=move || view! { <RowSub>{move || words.t(sub(count.get()))}</RowSub> }
        >
            <RowEnd>
                <RowArrow />
            </RowEnd>
        </Row>
    }
}
