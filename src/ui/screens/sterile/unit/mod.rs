//! One sterilizer: may it be used, its tests, its care, cycles that are in no record, service.

mod parts;
mod service;
mod test;

use leptos::prelude::*;

pub use service::ServicePage;
pub use test::MachineTestPage;

use crate::app::context::App;
use crate::domain::ids::SterilizerId;
use crate::domain::sterilization::machine::{Block, Requalification, machine};
use crate::ui::address::Address;
use crate::ui::parts::banner::{Banner, Tone};
use crate::ui::parts::button::{Actions, ButtonKind, ButtonLink};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::{Icon, Mark};
use crate::ui::parts::row::{Margin, Row, RowArrow, RowEnd, Tap};
use crate::ui::parts::section::Section;
use crate::ui::screens::sterile::shared::{of_sterilizer, sterilizer_label};
use crate::ui::screens::sterile::strip::Strip;
use crate::ui::shell::Page;
use crate::ui::text::sterile::SterileMsg;
use crate::ui::text::sterile_test::SterileTestMsg as Say;
use crate::ui::text::sterile_trouble::block;
use crate::ui::words::Words;

#[component]
pub fn SterilizerPage(own: SterilizerId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let title = move || app.state.with(|state| sterilizer_label(state, own));
    let standing = Memo::new(move |_| {
        let now = app.now.get();
        of_sterilizer(app, own, |survey| {
            let machine = machine(survey, now);
            (machine.blocks, machine.requalification)
        })
        .unwrap_or_default()
    });
    let needs: Memo<Option<Requalification>> = Memo::new(move |_| standing.get().1);
    let dock = move || {
        view! {
            <Dock label=words.say(Say::RunTest)>
                <DockBody place=DockPlace::Act>
                    <Actions>
                        <ButtonLink href=Address::MachineTest(own)
                            .to_string()>{words.say(Say::RunTest)}</ButtonLink>
                        <ButtonLink
                            href=Address::NewLoad(own).to_string()
                            kind=ButtonKind::Primary
                            icon=Icon::Plus
                        >
                            {words.say(SterileMsg::NewLoad)}
                        </ButtonLink>
                    </Actions>
                </DockBody>
            </Dock>
        }
    };
    view! {
        <Page
            title=title
            above=Above::back(Address::Sterilize.to_string(), words.say(SterileMsg::Title))
            dock=dock
        >
            {move || view! { <Standing blocks=standing.get().0 /> }}
            {move || needs.get().map(|needs| view! { <parts::Return own=own air_removal=needs.air_removal biological=needs.biological /> })}
            <Strip own=own />
            <parts::Gaps own=own />
            <parts::Tests own=own />
            <parts::Tasks own=own />
            <Doors own=own />
        </Page>
    }
}

#[component]
fn Standing(blocks: Vec<Block>) -> impl IntoView {
    let words = Words::expect();
    if blocks.is_empty() {
        return view! { <Banner tone=Tone::Good strong=words.say(SterileMsg::Ready) /> }.into_any();
    }
    let text = move || {
        let lang = words.lang();
        let all: Vec<String> = blocks.iter().map(|own| block(own, lang).into_owned()).collect();
        all.join(" ")
    };
    view! { <Banner tone=Tone::Stop strong=words.say(SterileMsg::Blocked) text=text /> }.into_any()
}

#[component]
fn Doors(own: SterilizerId) -> impl IntoView {
    let words = Words::expect();
    let doors = [
        (Address::SterileLog(own), Say::LogDoor),
        (Address::Service(own), Say::ServiceDoor),
        (Address::Programs(own), Say::ProgramsDoor),
    ];
    let rows = doors.map(|(to, name)| {
        view! {
            <Row
                name=words.say(name)
                margin=Signal::stored(Margin::Mark(Mark::Blank))
                tap=Tap::link(to.to_string())
            >
                <RowEnd>
                    <RowArrow />
                </RowEnd>
            </Row>
        }
    });
    view! {
        <Section title=words.say(Say::UnitTitle)>
            <ul role="list">{rows.into_iter().collect_view()}</ul>
        </Section>
    }
}
