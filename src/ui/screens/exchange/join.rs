//! A tablet without records takes in a clinic's file and becomes one of its tablets.

use leptos::prelude::*;

use super::chooser::Chooser;
pub use super::flow::Ground;
use super::flow::ImportFlow;
use super::preview::{file_line, sender_rows};
use crate::app::context::App;
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::dock::{Dock, DockBody, DockLead, DockMore, DockPlace};
use crate::ui::parts::icon::{Icon, Mark};
use crate::ui::parts::row::{Margin, Row, RowState, RowSub};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::shell::Gate;
use crate::ui::text::import::ImportMsg;
use crate::ui::text::join::JoinMsg;
use crate::ui::words::Words;

/// A gate of its own. After the file is in, the phase of the app leads on: to the letter.
#[component]
pub fn ImportFirst(
    #[prop(into)] back: Callback<()>,
    #[prop(default = Ground::Open)] ground: Ground,
) -> impl IntoView {
    let words = Words::expect();
    let flow = ImportFlow::new(App::expect(), ground);
    let (title, sub) = match ground {
        Ground::Open => (JoinMsg::JoinTitle, JoinMsg::JoinSub),
        Ground::Lost => (JoinMsg::RestoreTitle, JoinMsg::RestoreSub),
    };
    view! {
        <Gate
            title=words.say(title)
            sub=words.say(sub)
            dock=move || view! { <JoinDock flow=flow back=back /> }
        >
            <Show when=move || flow.is_shown() fallback=move || view! { <Steps flow=flow /> }>
                <FileContents flow=flow />
            </Show>
        </Gate>
    }
}

#[component]
fn Steps(flow: ImportFlow) -> impl IntoView {
    let words = Words::expect();
    let steps = [JoinMsg::JoinStep1, JoinMsg::JoinStep2, JoinMsg::JoinStep3];
    let rows = (1..).zip(steps).map(move |(number, step)| {
        view! { <Row name=words.say(step) margin=Margin::Number(number) state=RowState::Quiet /> }
    });
    view! {
        <Section title=words.say(JoinMsg::JoinSteps) place=SectionPlace::First>
            <ol role="list">{rows.collect_view()}</ol>
            <div class="offer inset">
                <Chooser flow=flow kind=ButtonKind::Primary />
            </div>
        </Section>
    }
}

#[component]
fn FileContents(flow: ImportFlow) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let things = move || {
        flow.of_preview(|preview| ImportMsg::NewThings {
            items: preview.changes.new_items,
            places: preview.changes.new_places,
        })
        .map(|msg| words.t(msg))
        .unwrap_or_default()
    };
    let shelves = move || {
        flow.of_preview(|preview| ImportMsg::NewNumbers { lines: preview.changes.balances.len() })
            .map(|msg| words.t(msg))
            .unwrap_or_default()
    };
    view! {
        <Section
            title=words.say(JoinMsg::JoinWhat)
            place=SectionPlace::First
            note=move || view! { {words.say(ImportMsg::NothingYet)} }
        >
            <ul role="list">
                {move || sender_rows(flow, app, words)}
                <Row
                    name=things
                    margin=Margin::Mark(Mark::Tick)
                    under=move || view! { <RowSub>{shelves}</RowSub> }
                />
            </ul>
        </Section>
    }
}

#[component]
fn JoinDock(flow: ImportFlow, back: Callback<()>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let shown = move || {
        flow.of_preview(|preview| {
            (preview.plan.header.clinic_name.as_str().to_owned(), preview.plan.records_new)
        })
    };
    let clinic = move || shown().map(|(clinic, _)| clinic).unwrap_or_default();
    let records = move || shown().map_or(0, |(_, records)| records);
    let leave = move || {
        if flow.is_shown() {
            flow.leave();
        } else {
            back.try_run(());
        }
    };
    let title = move || words.t(JoinMsg::JoinQuestion { clinic: clinic() });
    let file = move || file_line(flow, app, words);
    view! {
        <Dock label=words.say(JoinMsg::JoinTitle)>
            <Show when=move || flow.is_shown()>
                <DockBody place=DockPlace::Top>
                    <DockLead kicker=file title=title />
                    <DockMore>
                        <p class="dock__text soft">{words.say(ImportMsg::Safe)}</p>
                    </DockMore>
                </DockBody>
            </Show>
            <DockBody place=DockPlace::Act>
                <Actions>
                    <Button press=Press::now(leave) icon=Icon::Back>
                        {words.say(JoinMsg::Back)}
                    </Button>
                    <Show when=move || flow.is_shown()>
                        <Button press=Press::until(move || flow.add()) kind=ButtonKind::Primary>
                            {move || words.t(JoinMsg::Join { records: records() })}
                        </Button>
                    </Show>
                </Actions>
            </DockBody>
        </Dock>
    }
}
