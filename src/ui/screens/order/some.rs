//! Ordering a supply before it is proposed: begins a draft, or leads to the one that has it.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::command::Command;
use crate::domain::ids::{ItemId, OrderId};
use crate::domain::inventory::command::StockCommand;
use crate::domain::inventory::reorder::wanted_now;
use crate::ui::address::Address;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::row::{Margin, Row, RowArrow, RowSub, Tap};
use crate::ui::screens::stock::shared::Turn;
use crate::ui::text::Msg;
use crate::ui::text::order::{OrderDoorMsg, OrderMsg};
use crate::ui::trouble::of_problem;
use crate::ui::way::way;
use crate::ui::words::Words;

#[component]
pub fn OrderSome(item: ItemId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let go = way();
    let turn = StoredValue::new(Turn::Free);
    let trouble = RwSignal::new(None::<Msg>);
    let draft = Memo::new(move |_| {
        app.state.with(|state| state.orders.draft_with(&state.catalogue, &state.stock, item))
    });
    let order = move || {
        if let Some(draft) = draft.get_untracked() {
            return go(&Address::Order(draft).to_string());
        }
        if Turn::take(turn) == Turn::Writing {
            return;
        }
        let wanted = app.state.with_untracked(|state| wanted_now(state, item, app.now.get_untracked()));
        leptos::task::spawn_local(async move {
            match app.request(Command::Stock(Box::new(StockCommand::DraftOrder(wanted)))).await {
                Ok(ids) => {
                    if let Some(id) = ids.first() {
                        go(&Address::Order(OrderId(*id)).to_string());
                    }
                }
                Err(problem) => {
                    let _ = trouble.try_set(Some(of_problem(&problem).into()));
                }
            }
            let _ = turn.try_set_value(Turn::Free);
        });
    };
    let note = move || match (trouble.get(), draft.get()) {
        (Some(trouble), _) => words.t(trouble),
        (None, Some(_)) => words.t(OrderMsg::InDraft),
        (None, None) => words.t(OrderDoorMsg::SomeNote),
    };
    view! {
        <Row
            name=words.say(OrderDoorMsg::Some)
            margin=Signal::stored(Margin::Icon(Icon::Plus))
            tap=Tap::press(order)
            under=move || view! { <RowSub>{note}</RowSub> }
        >
            <RowArrow />
        </Row>
    }
}
