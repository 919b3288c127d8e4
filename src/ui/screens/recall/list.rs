//! All recalls: those that ask for something first.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::ids::RecallId;
use crate::domain::inventory::recall::{RecallStanding, recall_list};
use crate::ui::address::Address;
use crate::ui::naming::{initials, item_name};
use crate::ui::parts::badge::Badge;
use crate::ui::parts::button::{Actions, ButtonKind, ButtonLink};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowArrow, RowState, RowSub, Tap};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::shell::Page;
use crate::ui::text::recall::RecallMsg;
use crate::ui::text::shell::ShellMsg;
use crate::ui::words::Words;

#[component]
pub fn Recalls() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let list = Memo::new(move |_| app.state.with(recall_list));
    let ids = move || list.with(|list| list.iter().map(|(id, _)| *id).collect::<Vec<_>>());
    let dock = move || {
        view! {
            <Dock label=words.say(RecallMsg::Title)>
                <DockBody place=DockPlace::Act>
                    <Actions>
                        <ButtonLink
                            href=Address::NewRecall.to_string()
                            kind=ButtonKind::Primary
                        >
                            {words.say(RecallMsg::Register)}
                        </ButtonLink>
                    </Actions>
                </DockBody>
            </Dock>
        }
    };
    view! {
        <Page
            title=words.say(RecallMsg::Title)
            above=Above::back("/stock", words.say(ShellMsg::Stock))
            sub=words.say(RecallMsg::Sub)
            dock=dock
        >
            <Show
                when=move || list.with(|list| !list.is_empty())
                fallback=move || {
                    view! {
                        <Empty
                            title=words.say(RecallMsg::NoneTitle)
                            text=words.say(RecallMsg::NoneText)
                        />
                    }
                }
            >
                <Section
                    title=words.say(RecallMsg::Title)
                    place=SectionPlace::First
                    note=move || {
                        view! {
                            <p>
                                {move || words.t(RecallMsg::ListNote { recalls: list.with(Vec::len) })}
                            </p>
                        }
                    }
                >
                    <ul role="list">
                        <For each=ids key=|id| *id let:id>
                            <RecallRow id=id list=list />
                        </For>
                    </ul>
                </Section>
            </Show>
        </Page>
    }
}

#[component]
fn RecallRow(id: RecallId, list: Memo<Vec<(RecallId, RecallStanding)>>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let standing = Memo::new(move |_| {
        let found = list.with(|list| list.iter().find(|(held, _)| *held == id).map(|(_, found)| *found));
        found.unwrap_or(RecallStanding::Closed)
    });
    let name = move || {
        app.state.with(|state| {
            let item = state.recalls.registered.get(&id).map(|recall| recall.what.item);
            item.map(|item| item_name(state, item, words.lang())).unwrap_or_default()
        })
    };
    let facts = move || {
        let today = app.today.get();
        app.state.with(|state| {
            let Some(recall) = state.recalls.registered.get(&id) else { return String::new() };
            let by = initials(state, recall.by);
            [
                recall.what.source.to_string(),
                words.t(RecallMsg::Class(recall.what.class)).into_owned(),
                words.t(RecallMsg::Lots { lots: recall.what.lots.len() }).into_owned(),
                words.t(RecallMsg::Since { at: recall.since, today, by }).into_owned(),
            ]
            .join(" · ")
        })
    };
    let (mark, said) = (move || standing_mark(standing.get()), move || standing_words(standing.get()));
    let state = Signal::derive(move || match standing.get() {
        RecallStanding::Closed => RowState::Done,
        RecallStanding::Open { .. } | RecallStanding::Reopened { .. } => RowState::Plain,
    });
    view! {
        <Row
            name=name
            margin=Signal::derive(move || Margin::Mark(mark()))
            state=state
            tap=Tap::link(Address::Recall(id).to_string())
            under=move || {
                view! {
                    <RowSub>{facts}</RowSub>
                    <RowSub>
                        <Badge mark=Signal::derive(mark) text=move || words.t(said()) />
                    </RowSub>
                }
            }
        >
            <RowArrow />
        </Row>
    }
}

pub const fn standing_mark(standing: RecallStanding) -> Mark {
    match standing {
        RecallStanding::Closed => Mark::Tick,
        RecallStanding::Open { lines: 0 } => Mark::Due,
        RecallStanding::Open { .. } | RecallStanding::Reopened { .. } => Mark::Stop,
    }
}

pub const fn standing_words(standing: RecallStanding) -> RecallMsg {
    match standing {
        RecallStanding::Closed => RecallMsg::Closed,
        RecallStanding::Open { lines: 0 } => RecallMsg::CanClose,
        RecallStanding::Open { lines } => RecallMsg::OpenLines { lines },
        RecallStanding::Reopened { lines } => RecallMsg::Reopened { lines },
    }
}
