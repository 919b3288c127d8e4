//! A line of an order that comes: the form of one record, with the order and the rest filled in.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::event::stock::{Delivery, OrderLineRef};
use crate::domain::event::supply::OrderLine;
use crate::domain::ids::{OrderId, PlaceId};
use crate::domain::inventory::command::Act;
use crate::domain::inventory::stock::StockKey;
use crate::ui::address::Preset;
use crate::ui::screens::order::page::NotHere;
use crate::ui::screens::order::shared::order as known_order;
use crate::ui::screens::supply::form::{Form, Ordered};
use crate::ui::screens::supply::record::RecordPage;
use crate::ui::words::Words;

#[component]
pub fn ReceiveLine(order: OrderId, line: u16, place: PlaceId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let found = app.state.with_untracked(|state| {
        let held = known_order(state, order)?;
        let (_, found): (u16, OrderLine) = held.lines().find(|(number, _)| *number == line)?;
        let to_come = held.outstanding(&state.catalogue, &state.stock, line, &found);
        let vendor = held.drafted.as_ref().and_then(|drafted| drafted.vendor);
        let delivery = Delivery { vendor, order: Some(OrderLineRef { order, line }) };
        let holds = state.catalogue.holds(found.pack);
        Some((found.item, Ordered { delivery, pack: found.pack, holds, to_come }))
    });
    match found {
        Some((item, ordered)) => {
            let form = Form::new(app, words, Act::Receive, StockKey { item, place }, Preset::Nothing);
            form.fill_in(ordered);
            view! { <RecordPage form=form /> }.into_any()
        }
        None => view! { <NotHere /> }.into_any(),
    }
}
