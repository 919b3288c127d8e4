//! One order: what is in it, how far it is, and what can be done with it now.

use leptos::prelude::*;

use crate::app::context::App;
use crate::app::transfer::TableKind;
use crate::domain::ids::OrderId;
use crate::domain::inventory::orders::OrderStage;
use crate::ui::address::Address;
use crate::ui::naming::initials;
use crate::ui::parts::badge::{Badge, BadgeSize};
use crate::ui::parts::button::ButtonLink;
use crate::ui::parts::empty::Empty;
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Mark;
use crate::ui::screens::order::draft::{DraftDock, Placing, PlacingSection};
use crate::ui::screens::order::lines::{Lines, Opened};
use crate::ui::screens::order::placed::PlacedDock;
use crate::ui::screens::order::shared::{order, sheet_of_order, vendor_name};
use crate::ui::screens::order::tools::Tools;
use crate::ui::shell::Page;
use crate::ui::text::order::OrderMsg;
use crate::ui::words::Words;

#[component]
pub fn OrderPage(order: OrderId) -> impl IntoView {
    let app = App::expect();
    let id = order;
    let known = Memo::new(move |_| app.state.with(|state| self::order(state, id).is_some()));
    move || match known.get() {
        true => view! { <OrderOf id=id /> }.into_any(),
        false => view! { <NotHere /> }.into_any(),
    }
}

/// An order that is on no record here.
#[component]
pub fn NotHere() -> impl IntoView {
    let words = Words::expect();
    let orders = Address::Orders.to_string();
    view! {
        <Page
            title=words.say(OrderMsg::Title)
            above=Above::back(orders.clone(), words.say(OrderMsg::Title))
        >
            <Empty title=words.say(OrderMsg::NotHereTitle) text=words.say(OrderMsg::NotHereText)>
                <ButtonLink href=orders>{words.say(OrderMsg::ToOrders)}</ButtonLink>
            </Empty>
        </Page>
    }
}

#[component]
fn OrderOf(id: OrderId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let opened = Opened::new(app, id);
    let placing = Placing::new(app, id);
    let title = move || {
        let name = app.state.with(|state| {
            let drafted = order(state, id).and_then(|held| held.drafted.as_ref());
            vendor_name(state, drafted.and_then(|drafted| drafted.vendor))
        });
        name.unwrap_or_else(|| words.t(OrderMsg::NoVendorOrder).into_owned())
    };
    let text = Signal::derive(move || {
        let sheet =
            app.state.with(|state| order(state, id).map(|held| sheet_of_order(state, held, words.lang())));
        sheet.map(|sheet| words.t(OrderMsg::Sheet(Box::new(sheet))).into_owned()).unwrap_or_default()
    });
    let is_draft = Memo::new(move |_| opened.stage.get() == OrderStage::Draft);
    view! {
        <Page
            title=title
            above=Above::back(Address::Orders.to_string(), words.say(OrderMsg::Title))
            sub=move || story(app, words, id)
            dock=move || {
                move || match is_draft.get() {
                    true => view! { <DraftDock opened=opened placing=placing /> }.into_any(),
                    false => view! { <PlacedDock opened=opened /> }.into_any(),
                }
            }
        >
            <p class="inset list-note">
                <StageBadge opened=opened />
            </p>
            <Lines opened=opened />
            <Show when=move || is_draft.get()>
                <PlacingSection placing=placing />
            </Show>
            <Tools text=text table=TableKind::Order(id) />
        </Page>
    }
}

#[component]
fn StageBadge(opened: Opened) -> impl IntoView {
    let words = Words::expect();
    let mark = move || match opened.stage.get() {
        OrderStage::Draft => Mark::Blank,
        OrderStage::Placed => Mark::Wait,
        OrderStage::PartReceived => Mark::Due,
        OrderStage::Received => Mark::Good,
        OrderStage::Closed => Mark::Stop,
    };
    let text = move || words.t(OrderMsg::Stage(opened.stage.get()));
    view! { <Badge mark=Signal::derive(mark) text=text size=BadgeSize::Standard /> }
}

/// Who drafted it and when, and what is known of it since.
fn story(app: App, words: Words, id: OrderId) -> String {
    let today = app.today.get();
    let told = app.state.with(|state| {
        let held = order(state, id)?;
        let drafted = held.drafted.as_ref()?;
        let by = initials(state, drafted.by);
        let mut told = vec![OrderMsg::DraftedBy { at: drafted.drafted, today, by }];
        if let Some(placed) = held.placed.get() {
            told.push(OrderMsg::PlacedBy { at: placed.placed, today, by: initials(state, placed.by) });
            let overdue = held.is_overdue(&state.catalogue, &state.stock, today);
            told.extend(placed.expected.map(|day| match overdue {
                true => OrderMsg::Overdue { day, today },
                false => OrderMsg::Expected { day, today },
            }));
            let text = placed.reference.as_str().to_owned();
            told.extend((!text.is_empty()).then_some(OrderMsg::Reference { text }));
        }
        Some(told)
    });
    let told = told.unwrap_or_default().into_iter();
    told.map(|part| words.t(part).into_owned()).collect::<Vec<_>>().join(" · ")
}
