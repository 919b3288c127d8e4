//! "Why is it 14?": everything that happened on one shelf, the latest first.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::event::Timing;
use crate::domain::ids::{EventId, ItemId, PlaceId};
use crate::domain::inventory::command::Act;
use crate::domain::inventory::ledger::EntryKind;
use crate::domain::inventory::order::Relation;
use crate::domain::inventory::stock::StockKey;
use crate::domain::inventory::view::{Movement, movements};
use crate::exchange::names::tablet;
use crate::ui::address::{Address, Preset};
use crate::ui::naming::{initials, place_name};
use crate::ui::parts::badge::Badge;
use crate::ui::parts::button::{Button, ButtonKind, ButtonLink, Press};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::figure::Figure;
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowEnd, RowState, RowSub};
use crate::ui::parts::section::Section;
use crate::ui::parts::undo::UndoBar;
use crate::ui::screens::container::here::OpenedHere;
use crate::ui::screens::stock::shared::{item_label, place_address};
use crate::ui::screens::supply::lots::Lots;
use crate::ui::shell::{Page, Progressed};
use crate::ui::text::count::CountDoorMsg;
use crate::ui::text::day;
use crate::ui::text::figure::number;
use crate::ui::text::stock::StockMsg;
use crate::ui::text::supply::SupplyMsg;
use crate::ui::undo::UndoList;
use crate::ui::words::Words;

/// Records that are drawn at once.
const WINDOW: usize = 100;

#[component]
pub fn Movements(item: ItemId, place: PlaceId) -> impl IntoView {
    let key = StockKey { item, place };
    let (app, words) = (App::expect(), Words::expect());
    let list = Memo::new(move |_| app.state.with(|state| movements(state, key)));
    let place = Memo::new(move |_| app.state.with(|state| place_name(state, key.place)));
    let balance = Memo::new(move |_| app.state.with(|state| state.stock.balance(key)));
    let value = move || {
        let balance = balance.get();
        if balance.anchor.is_none() && list.with(Vec::is_empty) {
            return "–".to_owned();
        }
        if balance.low < balance.high {
            return words.t(StockMsg::Between { low: balance.low, high: balance.high }).into_owned();
        }
        number(balance.likely.max(0))
    };
    let unit = move || {
        let balance = balance.get();
        words.t(match balance {
            _ if balance.anchor.is_none() => StockMsg::OnHandNever,
            _ if balance.unexplained() > 0 => StockMsg::Unexplained { pieces: balance.unexplained() },
            _ => StockMsg::OnHand,
        })
    };
    let progress =
        Progressed { figure: (move || view! { <Figure value=value unit=unit /> }).into(), tally: None };
    let note = move || words.t(StockMsg::MovementsNote { records: list.with(Vec::len) });
    view! {
        <Page
            title=move || app.state.with(|state| item_label(state, key.item, words.lang()))
            above=Above::back(place_address(key.place), move || place.get())
            sub=move || place.get()
            progress=progress
            dock=move || view! { <Acts key=key /> }
        >
            <Lots key=key />
            <OpenedHere key=key />
            <Show
                when=move || list.with(|list| !list.is_empty())
                fallback=move || {
                    view! {
                        <Empty
                            title=words.say(StockMsg::NoMovements)
                            text=words.say(StockMsg::NoMovementsText)
                        />
                    }
                }
            >
                <Section
                    title=words.say(StockMsg::WhyTitle)
                    note=move || view! { <p>{note}</p> }
                >
                    <Latest key=key list=list />
                </Section>
            </Show>
        </Page>
    }
}

/// The latest records; the others come when they are asked for. A shelf may have years of them.
#[component]
fn Latest(key: StockKey, list: Memo<Vec<Movement>>) -> impl IntoView {
    let words = Words::expect();
    let most = RwSignal::new(WINDOW);
    let ids = move || {
        let most = most.get();
        list.with(|list| list.iter().take(most).map(|movement| movement.entry.id).collect::<Vec<_>>())
    };
    let left = move || list.with(Vec::len).saturating_sub(most.get());
    let next = move || words.t(StockMsg::ShowEarlier { records: left().min(WINDOW) });
    view! {
        <ul class="long-list" role="list">
            <For each=ids key=|id| *id let:id>
                <MovementRow key=key id=id list=list />
            </For>
        </ul>
        <Show when=move || left() != 0>
            <div class="inset long-list__more">
                <Button press=Press::now(move || most.update(|most| *most += WINDOW))>{next}</Button>
            </div>
        </Show>
    }
}

/// Everything that can be recorded here, and the way to take the last of it back.
#[component]
fn Acts(key: StockKey) -> impl IntoView {
    let (app, words, undo) = (App::expect(), Words::expect(), UndoList::expect());
    let links = Act::ALL.map(|act| {
        let href =
            Address::Record { item: key.item, place: key.place, act, preset: Preset::Nothing }.to_string();
        let kind = if act == Act::Use { ButtonKind::Primary } else { ButtonKind::Secondary };
        view! {
            <ButtonLink href=href kind=kind>
                {words.say(SupplyMsg::ActName { act })}
            </ButtonLink>
        }
    });
    let count = Address::CountOne { item: key.item, place: key.place }.to_string();
    view! {
        <Dock label=words.say(SupplyMsg::TheRecord)>
            <UndoBar
                notice=undo.notice()
                on_undo=Callback::new(move |id| undo.undo(app, id))
                on_end=Callback::new(move |id| undo.end(id))
                words=words
            />
            <DockBody place=DockPlace::Act>
                <div class="acts">
                    {links.collect_view()}
                    <ButtonLink href=count>{words.say(CountDoorMsg::Act)}</ButtonLink>
                </div>
            </DockBody>
        </Dock>
    }
}

#[component]
fn MovementRow(key: StockKey, id: EventId, list: Memo<Vec<Movement>>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let movement =
        Memo::new(move |_| list.with(|list| list.iter().find(|held| held.entry.id == id).cloned()));
    let stands_on =
        move || app.state.with(|state| state.stock.balance(key)).anchor.is_some_and(|anchor| anchor.id == id);
    let name = move || {
        let Some(movement) = movement.get() else { return String::new() };
        let kind = movement.entry.kind;
        let other = match kind {
            EntryKind::MovedIn { from, .. } => app.state.with(|state| place_name(state, from)),
            EntryKind::MovedOut { to, .. } => app.state.with(|state| place_name(state, to)),
            _ => String::new(),
        };
        words.t(StockMsg::Movement { kind, other }).into_owned()
    };
    let margin = Signal::derive(move || match movement.get() {
        Some(movement) if movement.void.is_some() => Margin::Mark(Mark::Wait),
        Some(movement) if movement.relation == Some(Relation::Contested) => Margin::Mark(Mark::Look),
        _ if stands_on() => Margin::Mark(Mark::Now),
        Some(movement) if movement.entry.is_count() => Margin::Mark(Mark::Tick),
        _ => Margin::Empty,
    });
    let state = Signal::derive(move || match movement.get() {
        Some(movement) if movement.void.is_some() || movement.relation == Some(Relation::Before) => {
            RowState::Done
        }
        _ => RowState::Plain,
    });
    let amount = move || {
        let Some(movement) = movement.get() else { return String::new() };
        match movement.entry.change() {
            None => number(movement.entry.quantity.value()),
            Some(change) if change < 0 => words.t(StockMsg::Minus { pieces: -change }).into_owned(),
            Some(change) => words.t(StockMsg::Plus { pieces: change }).into_owned(),
        }
    };
    view! {
        <Row
            name=name
            margin=margin
            state=state
            under=move || view! { <MovementNote movement=movement stands_on=stands_on /> }
        >
            <RowEnd>
                <b class="movement" data-void=move || {
                    movement.get().is_some_and(|movement| movement.void.is_some()).then_some("")
                }>{amount}</b>
            </RowEnd>
        </Row>
    }
}

/// When, who, on which tablet, and what is special about it.
#[component]
fn MovementNote(
    movement: Memo<Option<Movement>>,
    stands_on: impl Fn() -> bool + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let who = move || {
        let Some(movement) = movement.get() else { return String::new() };
        let entry = movement.entry;
        let at = day::moment(words.lang(), entry.zoned(), app.today.get());
        let (initials, tablet) =
            app.state.with(|state| (initials(state, entry.staff), tablet(state, entry.id.stream)));
        format!("{at}, {}", words.t(StockMsg::By { initials, tablet }))
    };
    let extra = move || {
        let Some(movement) = movement.get() else { return Vec::new() };
        let mut extra = Vec::new();
        if let Some(variance) = movement.variance {
            extra.push(if variance == 0 {
                StockMsg::AsExpected
            } else {
                StockMsg::Variance { difference: variance }
            });
        }
        let table = app.state.with(|state| {
            let imported = state.marks.imported(movement.entry.id);
            imported.map(|imported| imported.file.to_string())
        });
        match table {
            Some(file) => extra.push(StockMsg::FromTable { file }),
            None if movement.entry.timing == Timing::Backdated => extra.push(StockMsg::EnteredLate),
            None => {}
        }
        if stands_on() {
            extra.push(StockMsg::StandsOn);
        }
        extra
    };
    let badge = move || {
        let movement = movement.get()?;
        if let Some(void) = movement.void {
            return Some((Mark::Wait, StockMsg::TakenBack { reason: void.reason }));
        }
        (movement.relation == Some(Relation::Contested)).then_some((Mark::Look, StockMsg::Contested))
    };
    view! {
        <RowSub>
            {who}
            {move || {
                extra().into_iter().map(|msg| view! { " · " {words.t(msg)} }).collect_view()
            }}
        </RowSub>
        {move || {
            badge()
                .map(|(mark, text)| {
                    view! {
                        <RowSub>
                            <Badge mark=mark text=words.say(text) />
                        </RowSub>
                    }
                })
        }}
    }
}
