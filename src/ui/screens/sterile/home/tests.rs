//! Biological indicators that wait for somebody: to be incubated, to be read, at a laboratory.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::ids::BiTestId;
use crate::domain::sterilization::bi::BiStage;
use crate::domain::sterilization::view::open_tests;
use crate::domain::time::{Instant, Zoned};
use crate::ui::address::Address;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowArrow, RowEnd, RowState, RowSub, Tap};
use crate::ui::parts::section::Section;
use crate::ui::text::sterile::SterileMsg as Say;
use crate::ui::words::Words;

#[derive(Clone, Debug, PartialEq, Eq)]
struct Face {
    id: BiTestId,
    load: String,
    ready: Option<Instant>,
    stage: BiStage,
    is_contested: bool,
}

#[component]
pub fn OpenTests(app: App) -> impl IntoView {
    let words = Words::expect();
    let tests = Memo::new(move |_| {
        app.state.with(|state| {
            let open = open_tests(&state.sterilization).into_iter().map(|test| {
                let load = state.sterilization.loads.get(&test.load);
                let code = load.and_then(|load| load.defined.as_ref()).map(|told| told.what.code.to_string());
                Face {
                    id: test.id,
                    load: code.unwrap_or_default(),
                    ready: test.ready(),
                    stage: test.stage,
                    is_contested: test.is_contested,
                }
            });
            open.collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || !tests.with(Vec::is_empty)>
            <Section title=words.say(Say::TestsDue)>
                <ul role="list">
                    {move || {
                        tests
                            .get()
                            .into_iter()
                            .map(|face| view! { <TestRow app=app face=face /> })
                            .collect_view()
                    }}
                </ul>
            </Section>
        </Show>
    }
}

#[component]
fn TestRow(app: App, face: Face) -> impl IntoView {
    let words = Words::expect();
    let is_ready = move || face.ready.is_some_and(|ready| ready <= app.now.get().at);
    let said = move || match (face.is_contested, face.stage) {
        (true, _) => words.t(Say::BiContested),
        (_, BiStage::Placed) => words.t(Say::BiToIncubate),
        (_, BiStage::Sent) => words.t(Say::BiAtLab),
        (_, BiStage::Incubating { ready }) if !is_ready() => {
            let at = Zoned { at: ready, offset: app.now.get().offset };
            words.t(Say::BiReadyAt { at, today: app.today.get() })
        }
        _ => words.t(Say::BiReady),
    };
    let margin = move || {
        Margin::Mark(match (face.is_contested, is_ready()) {
            (true, _) => Mark::Stop,
            (_, true) => Mark::Due,
            _ => Mark::Wait,
        })
    };
    let state = move || if is_ready() { RowState::Now } else { RowState::Plain };
    view! {
        <Row
            name=words.say(Say::BiOf { load: face.load.clone() })
            margin=Signal::derive(margin)
            state=Signal::derive(state)
            tap=Tap::link(Address::BiTest(face.id).to_string())
            under=move || view! { <RowSub>{said}</RowSub> }
        >
            <RowEnd>
                <RowArrow />
            </RowEnd>
        </Row>
    }
}
