//! The history of the shift: each record of today, with a way to take it back.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::command::Command;
use crate::domain::event::VoidReason;
use crate::domain::ids::EventId;
use crate::domain::inventory::ledger::EntryKind;
use crate::domain::inventory::view::{ShiftRecord, shift_records};
use crate::domain::text::Note;
use crate::ui::naming::{initials, place_name};
use crate::ui::parts::badge::Badge;
use crate::ui::parts::banner::{Banner, Tone};
use crate::ui::parts::button::{Button, ButtonKind, Press};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowEnd, RowState, RowSub};
use crate::ui::screens::stock::shared::{item_label, trouble};
use crate::ui::shell::Page;
use crate::ui::text::day;
use crate::ui::text::shell::ShellMsg;
use crate::ui::text::stock::StockMsg;
use crate::ui::words::Words;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Whose {
    Mine,
    Everybody,
}

#[component]
pub fn Shift() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let whose = RwSignal::new(Whose::Mine);
    let failed = RwSignal::new(None::<StockMsg>);
    let records = Memo::new(move |_| {
        let staff = match whose.get() {
            Whose::Mine => app.person.get(),
            Whose::Everybody => None,
        };
        let today = app.today.get();
        app.state.with(|state| shift_records(state, today, staff))
    });
    let ids =
        move || records.with(|records| records.iter().map(|record| record.entry.id).collect::<Vec<_>>());
    let options = vec![
        (Whose::Mine, words.say(StockMsg::Mine).into()),
        (Whose::Everybody, words.say(StockMsg::Everybody).into()),
    ];
    view! {
        <Page
            title=words.say(StockMsg::ThisShift)
            above=Above::back("/stock", words.say(ShellMsg::Stock))
            sub=words.say(StockMsg::ShiftSub)
        >
            {move || {
                failed
                    .get()
                    .map(|why| {
                        view! {
                            <Banner
                                tone=Tone::Stop
                                strong=words.say(StockMsg::NotTakenBack)
                                text=words.say(why)
                            />
                        }
                    })
            }}
            <div class="inset">
                <Choice
                    legend=words.say(StockMsg::WhoseRecords)
                    look=ChoiceLook::Segments
                    options=options
                    chosen=Signal::derive(move || Some(whose.get()))
                    on_choose=Callback::new(move |chosen| whose.set(chosen))
                />
            </div>
            <Show
                when=move || records.with(|records| !records.is_empty())
                fallback=move || {
                    view! {
                        <Empty
                            title=words.say(StockMsg::ShiftEmptyTitle)
                            text=words.say(StockMsg::ShiftEmptyText)
                        />
                    }
                }
            >
                <ul role="list">
                    <For each=ids key=|id| *id let:id>
                        <RecordRow id=id records=records failed=failed />
                    </For>
                </ul>
            </Show>
        </Page>
    }
}

#[component]
fn RecordRow(
    id: EventId,
    records: Memo<Vec<ShiftRecord>>,
    failed: RwSignal<Option<StockMsg>>,
) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let record =
        Memo::new(move |_| records.with(|records| records.iter().find(|held| held.entry.id == id).cloned()));
    let name = Memo::new(move |_| {
        let record = record.get()?;
        Some(app.state.with(|state| item_label(state, record.key.item, words.lang())))
    });
    let what = move || {
        let Some(record) = record.get() else { return String::new() };
        let entry = record.entry;
        let place = app.state.with(|state| place_name(state, record.key.place));
        let who = app.state.with(|state| initials(state, entry.staff));
        let pieces = entry.quantity.value();
        let what = match entry.kind {
            EntryKind::Counted(_) => words.t(StockMsg::CountedOf { have: pieces }),
            EntryKind::Used(_)
            | EntryKind::MovedOut { .. }
            | EntryKind::Wasted(_)
            | EntryKind::AdjustedDown(_)
            | EntryKind::FundedFrom(_) => words.t(StockMsg::Minus { pieces }),
            EntryKind::Received
            | EntryKind::MovedIn { .. }
            | EntryKind::AdjustedUp(_)
            | EntryKind::FundedTo(_) => words.t(StockMsg::Plus { pieces }),
        };
        format!("{what} · {place} · {} {who}", day::clock(entry.zoned()))
    };
    let void = Memo::new(move |_| record.get().and_then(|record| record.void).map(|void| void.reason));
    let margin =
        Signal::derive(move || Margin::Mark(if void.get().is_some() { Mark::Wait } else { Mark::Tick }));
    let state = Signal::derive(move || if void.get().is_some() { RowState::Done } else { RowState::Plain });
    let take_back = move || async move {
        let command =
            Command::VoidRecords { targets: vec![id], reason: VoidReason::Other, note: Note::default() };
        let why = app.request(command).await.err().map(trouble);
        let _ = failed.try_set(why);
    };
    let end = move || match void.get() {
        Some(reason) => {
            view! { <Badge mark=Mark::Wait text=words.say(StockMsg::TakenBack { reason }) /> }.into_any()
        }
        None => view! {
            <Button
                press=Press::until(take_back)
                kind=ButtonKind::Small
                about=move || name.get().unwrap_or_default()
            >
                {words.say(StockMsg::TakeBack)}
            </Button>
        }
        .into_any(),
    };
    view! {
        <Row
            name=move || name.get().unwrap_or_default()
            margin=margin
            state=state
            under=move || view! { <RowSub>{what}</RowSub> }
        >
            <RowEnd>{end}</RowEnd>
        </Row>
    }
}
