//! An order on its way: what came of each line, what will not, and that nothing more will.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::domain::command::Command;
use crate::domain::event::LotPolicy;
use crate::domain::event::stock::{Delivery, Entered, OrderLineRef};
use crate::domain::event::supply::OrderLineCancelled;
use crate::domain::ids::PlaceId;
use crate::domain::inventory::command::{Act, StockCommand};
use crate::domain::inventory::lot::Bucket;
use crate::domain::inventory::orders::OrderStage;
use crate::domain::quantity::Quantity;
use crate::ui::address::Address;
use crate::ui::naming::place_name;
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::dock::{Dock, DockBody, DockLead, DockPlace};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::undo::UndoBar;
use crate::ui::screens::order::draft::{ForGood, ask};
use crate::ui::screens::order::lines::{Asked, LineFace, Opened};
use crate::ui::screens::order::shared::{delivery_places, order};
use crate::ui::screens::stock::shared::item_label;
use crate::ui::text::Msg;
use crate::ui::text::order::OrderMsg;
use crate::ui::text::parts::PartsMsg;
use crate::ui::text::supply::SupplyMsg;
use crate::ui::trouble::of_problem;
use crate::ui::undo::UndoList;
use crate::ui::words::Words;

#[component]
pub fn PlacedDock(opened: Opened) -> impl IntoView {
    let (app, words, undo) = (opened.app, Words::expect(), UndoList::expect());
    let is_open =
        Memo::new(move |_| matches!(opened.stage.get(), OrderStage::Placed | OrderStage::PartReceived));
    let body = move || match (is_open.get(), opened.selected.get(), opened.asked.get()) {
        (true, Some(number), Asked::CancelRest) => {
            view! { <RestForGood opened=opened number=number /> }.into_any()
        }
        (true, Some(number), _) => view! { <LineComes opened=opened number=number /> }.into_any(),
        (true, None, Asked::Close) => view! { <ForGood opened=opened /> }.into_any(),
        (true, None, _) => view! { <NoLine opened=opened /> }.into_any(),
        (false, ..) => view! {
            <DockBody place=DockPlace::Act>
                <p class="dock__text soft">{words.say(OrderMsg::NothingOpen)}</p>
            </DockBody>
        }
        .into_any(),
    };
    view! {
        <Dock label=words.say(OrderMsg::ReceiveIt)>
            <UndoBar
                notice=undo.notice()
                on_undo=Callback::new(move |id| undo.undo(app, id))
                on_end=Callback::new(move |id| undo.end(id))
                words=words
            />
            {body}
        </Dock>
    }
}

#[component]
fn NoLine(opened: Opened) -> impl IntoView {
    let words = Words::expect();
    view! {
        <DockBody place=DockPlace::Act>
            <p class="dock__text soft">{words.say(OrderMsg::TapLine)}</p>
            <ErrorLine error=words.said(opened.trouble) />
            <Actions>
                <Button press=Press::now(move || opened.asked.set(Asked::Close))>
                    {words.say(OrderMsg::CloseOrder)}
                </Button>
            </Actions>
        </DockBody>
    }
}

#[component]
fn RestForGood(opened: Opened, number: u16) -> impl IntoView {
    let words = Words::expect();
    let cancel = move || async move {
        let cancelled = OrderLineCancelled { order: opened.id, line: number };
        ask(opened, StockCommand::CancelOrderLine(cancelled)).await;
    };
    view! {
        <DockBody place=DockPlace::Act>
            <p class="dock__text">{words.say(OrderMsg::CannotBeUndone)}</p>
            <ErrorLine error=words.said(opened.trouble) />
            <Actions>
                <Button press=Press::now(move || opened.asked.set(Asked::Nothing))>
                    {words.say(PartsMsg::Cancel)}
                </Button>
                <Button press=Press::until(cancel) kind=ButtonKind::Danger>
                    {words.say(OrderMsg::ReallyCancel)}
                </Button>
            </Actions>
        </DockBody>
    }
}

/// One line that is still to come.
#[component]
fn LineComes(opened: Opened, number: u16) -> impl IntoView {
    let (app, words, undo) = (opened.app, Words::expect(), UndoList::expect());
    let face = Memo::new(move |_| opened.line(number));
    let item = face.get_untracked().map(|face| face.line.item);
    let name = Memo::new(move |_| {
        item.map(|item| app.state.with(|state| item_label(state, item, words.lang()))).unwrap_or_default()
    });
    let places =
        item.map(|item| app.state.with_untracked(|state| delivery_places(state, item))).unwrap_or_default();
    let place = RwSignal::new(places.first().copied());
    // A lot has to be read off the box: one tap is only for what has none.
    let has_lots = app.state.with_untracked(|state| {
        let policy = item.and_then(|item| state.catalogue.item(&item)?.lot_policy.get().copied());
        policy.is_some_and(LotPolicy::asks_expiry)
    });
    let to_come = move || face.get().map_or(0, |face| face.to_come);
    let href = move || {
        let place = place.get()?;
        Some(Address::ReceiveLine { order: opened.id, line: number, place }.to_string())
    };
    let all = move || async move {
        if let (Some(face), Some(place)) = (face.get_untracked(), place.get_untracked()) {
            receive_all(opened, face, place, undo, words).await;
        }
    };
    view! {
        <DockBody place=DockPlace::Top>
            <DockLead
                kicker=move || words.t(OrderMsg::ToCome { pieces: to_come() })
                title=move || name.get()
            />
        </DockBody>
        <DockBody place=DockPlace::Act>
            <ToPlace opened=opened places=places place=place />
            <ErrorLine error=words.said(opened.trouble) />
            <Actions>
                <Button press=Press::now(move || opened.put_down())>
                    {words.say(OrderMsg::Close)}
                </Button>
                <Button press=Press::now(move || opened.asked.set(Asked::CancelRest))>
                    {words.say(OrderMsg::CancelRest)}
                </Button>
            </Actions>
            <Actions>
                {(!has_lots)
                    .then(|| {
                        view! {
                            <Button press=Press::until(all)>
                                {move || words.t(OrderMsg::AllCame { pieces: to_come() })}
                            </Button>
                        }
                    })}
                <ButtonLink
                    href=move || href().unwrap_or_default()
                    kind=ButtonKind::Primary
                >
                    {words.say(OrderMsg::ReceiveIt)}
                </ButtonLink>
            </Actions>
        </DockBody>
    }
}

/// Where it is put, where there is more than one closet.
#[component]
fn ToPlace(opened: Opened, places: Vec<PlaceId>, place: RwSignal<Option<PlaceId>>) -> impl IntoView {
    let words = Words::expect();
    let options: Vec<(PlaceId, TextProp)> = opened.app.state.with_untracked(|state| {
        places.iter().map(|place| (*place, place_name(state, *place).into())).collect()
    });
    (options.len() > 1).then(|| {
        view! {
            <Choice
                legend=words.say(SupplyMsg::ToPlace)
                look=ChoiceLook::Chips
                options=options
                chosen=place
                on_choose=Callback::new(move |chosen| place.set(Some(chosen)))
            />
        }
    })
}

/// Records that all the rest of a line came, as it was ordered, and offers to take that back.
async fn receive_all(opened: Opened, face: LineFace, place: PlaceId, undo: UndoList, words: Words) {
    let (app, item) = (opened.app, face.line.item);
    let Ok(quantity) = Quantity::new(face.to_come) else { return };
    let (vendor, holds) = app.state.with_untracked(|state| {
        let drafted = order(state, opened.id).and_then(|held| held.drafted.as_ref());
        (drafted.and_then(|drafted| drafted.vendor), state.catalogue.holds(face.line.pack))
    });
    // In packs where it comes out even; the sum is what counts.
    let packs = face.line.pack.filter(|_| face.to_come % holds == 0);
    let packs = packs.zip(Quantity::new(face.to_come / holds.max(1)).ok());
    let entered = packs.map(|(pack, packs)| Entered::of(pack, packs, Quantity::ZERO));
    let line = OrderLineRef { order: opened.id, line: face.number };
    let delivery = Delivery { vendor, order: Some(line) };
    let (to, bucket) = (place, Bucket::default());
    let received = StockCommand::Receive { to, item, quantity, entered, bucket, delivery };
    match app.request(Command::Stock(Box::new(received))).await {
        Ok(ids) => {
            let lang = words.lang();
            let item = app.state.with_untracked(|state| item_label(state, item, lang));
            let said = Msg::from(SupplyMsg::Acted { act: Act::Receive, item, pieces: quantity.value() });
            let object = Msg::from(SupplyMsg::TheRecord).text(lang).into_owned();
            undo.offer(said.text(lang).into_owned(), object, ids);
            opened.put_down();
        }
        Err(problem) => {
            let _ = opened.trouble.try_set(Some(of_problem(&problem).into()));
        }
    }
}
