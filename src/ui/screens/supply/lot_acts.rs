//! What can be done with one lot of one shelf, each one tap away.

use leptos::prelude::*;

use crate::domain::inventory::command::Act;
use crate::domain::inventory::fefo::Fitness;
use crate::domain::inventory::stock::StockKey;
use crate::ui::address::{Address, Preset};
use crate::ui::lot_key::LotKey;
use crate::ui::parts::button::{ButtonKind, ButtonLink};
use crate::ui::text::recall::RecallMsg;
use crate::ui::words::Words;

/// Stands under a row. `called` is how the lot is called, for those who hear the links one by one.
#[component]
pub fn LotActs(key: StockKey, lot: LotKey, fitness: Fitness, called: String) -> impl IntoView {
    let words = Words::expect();
    let about = words.say(RecallMsg::ActsFor { lot: called });
    // What must not be used is not offered to be used.
    let using = (fitness == Fitness::Usable).then_some((RecallMsg::UseFirst, Act::Use, Preset::Lot(lot)));
    let others = [
        (RecallMsg::Move, Act::Move, Preset::Lot(lot)),
        (RecallMsg::Waste, Act::Waste, Preset::Lot(lot)),
        (RecallMsg::Return, Act::Waste, Preset::Returned(lot)),
    ];
    let links = using.into_iter().chain(others).map(|(name, act, preset)| {
        let href = Address::Record { item: key.item, place: key.place, act, preset }.to_string();
        view! {
            <ButtonLink href=href kind=ButtonKind::Small>
                {words.say(name)}
                <span class="unseen">" " {about}</span>
            </ButtonLink>
        }
    });
    view! { <span class="row__acts">{links.collect_view()}</span> }
}
