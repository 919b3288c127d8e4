//! The tablets of the clinic: who they are, how far this one has heard them, what is missing.

use leptos::prelude::*;

use super::flow::ImportFlow;
use crate::app::context::App;
use crate::domain::ids::StreamId;
use crate::exchange::tablets::{Owner, TabletLine, Versions, tablets};
use crate::ui::parts::badge::Badge;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowEnd, RowSub};
use crate::ui::parts::section::Section;
use crate::ui::text::Text;
use crate::ui::text::exchange::ExchangeMsg;
use crate::ui::words::Words;

#[component]
pub fn TabletsSection(flow: ImportFlow) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let lines = Memo::new(move |_| {
        let own = app.own.get();
        app.state.with(|state| app.archive.with(|archive| tablets(state, archive, own)))
    });
    let ids = move || lines.with(|lines| lines.iter().map(|line| line.stream).collect::<Vec<_>>());
    view! {
        <Section
            title=words.say(ExchangeMsg::Tablets)
            note=move || view! { {words.say(ExchangeMsg::TabletsNote)} }
        >
            <ul role="list">
                <For each=ids key=|stream| *stream let:stream>
                    <TabletRow stream=stream lines=lines flow=flow />
                </For>
            </ul>
        </Section>
    }
}

#[component]
fn TabletRow(stream: StreamId, lines: Memo<Vec<TabletLine>>, flow: ImportFlow) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let line =
        Memo::new(move |_| lines.with(|lines| lines.iter().find(|line| line.stream == stream).cloned()));
    let name = move || line.with(|line| line.as_ref().map(|line| name(line, words)));
    let sub = move || {
        line.with(|line| {
            let line = line.as_ref()?;
            Some(match (line.versions, line.waiting_for, line.owner, line.last) {
                (Versions::Two, ..) => words.t(ExchangeMsg::TwoVersionsSub),
                (_, records, ..) if records > 0 => words.t(ExchangeMsg::WaitingFor { records }),
                (_, _, Owner::ThisTablet, _) => words.t(ExchangeMsg::Complete),
                (.., Some(at)) => words.t(ExchangeMsg::HeardUpTo { at, today: app.today.get() }),
                (.., None) => words.t(ExchangeMsg::NeverHeard),
            })
        })
    };
    let badge = Memo::new(move |_| {
        let new = flow.of_preview(|preview| preview.plan.by_stream.get(&stream).copied()).flatten();
        line.with(|line| {
            let line = line.as_ref()?;
            Some(match (line.versions, new, line.waiting_for, line.owner) {
                (Versions::Two, ..) => (Mark::Stop, ExchangeMsg::TwoVersions),
                (_, Some(records), ..) => (Mark::Wait, ExchangeMsg::NewIn { records }),
                (.., waiting, _) if waiting > 0 => (Mark::Look, ExchangeMsg::Gap),
                (.., Owner::ThisTablet) => (Mark::Good, ExchangeMsg::Here),
                (.., Owner::Another) => return None,
            })
        })
    });
    let margin = Signal::derive(move || {
        let letter = line.with(|line| line.as_ref()?.face.as_ref().map(|(letter, _)| letter.as_char()));
        letter.map_or(Margin::Mark(Mark::Blank), Margin::Letter)
    });
    view! {
        <Row
            name=move || name().unwrap_or_default()
            margin=margin
            under=move || view! { <RowSub>{sub}</RowSub> }
        >
            <RowEnd>
                {move || {
                    badge.get().map(|(mark, msg)| view! { <Badge mark=mark text=words.say(msg) /> })
                }}
            </RowEnd>
        </Row>
    }
}

fn name(line: &TabletLine, words: Words) -> Text {
    match (&line.face, line.owner) {
        (Some((_, name)), Owner::ThisTablet) => {
            words.t(ExchangeMsg::NamedThis { name: name.as_str().to_owned() })
        }
        (Some((_, name)), Owner::Another) => Text::Owned(name.as_str().to_owned()),
        (None, Owner::ThisTablet) => words.t(ExchangeMsg::ThisTablet),
        (None, Owner::Another) => {
            let code: String = line.stream.to_string().chars().take(4).collect();
            words.t(ExchangeMsg::Unnamed { code })
        }
    }
}
