//! One shelf counted by itself: what settles a doubt that two tablets left.

use leptos::prelude::*;

use crate::domain::ids::{ItemId, PlaceId};
use crate::ui::address::Address;
use crate::ui::naming::place_name;
use crate::ui::parts::dock::Dock;
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowSub};
use crate::ui::screens::count::dock::LineInHand;
use crate::ui::screens::count::hand::{Hand, Work};
use crate::ui::screens::stock::shared::item_label;
use crate::ui::shell::Page;
use crate::ui::text::count::CountMsg;
use crate::ui::way::way;

#[component]
pub fn CountOne(item: ItemId, place: PlaceId) -> impl IntoView {
    let hand = Hand::begin(Work::Shelf(item), place);
    let (app, words, go) = (hand.app, hand.words, way());
    let shelf = Address::Movements { item, place }.to_string();
    let back = shelf.clone();
    let why = Memo::new(move |_| {
        let balance = app.state.with(|state| state.stock.balance(hand.key(item)));
        if balance.low < balance.high {
            Some(CountMsg::OneWhy { low: balance.low.max(0), high: balance.high.max(0) })
        } else if balance.unexplained() > 0 {
            Some(CountMsg::OneUnexplained { pieces: balance.unexplained() })
        } else {
            None
        }
    });
    let doubt = move || {
        why.get().map(|why| {
            view! {
                <ul role="list">
                    <Row
                        name=words.say(CountMsg::Again)
                        margin=Signal::stored(Margin::Mark(Mark::Look))
                        under=move || view! { <RowSub>{words.t(why)}</RowSub> }
                    />
                </ul>
            }
        })
    };
    view! {
        <Page
            title=words.say(CountMsg::OneTitle)
            above=Above::back(
                back,
                move || app.state.with(|state| item_label(state, item, words.lang())),
            )
            sub=move || app.state.with(|state| place_name(state, place))
            dock=move || {
                view! {
                    <Dock label=words.say(CountMsg::OneTitle)>
                        {move || {
                            let shelf = shelf.clone();
                            let done = Callback::new(move |()| go(&shelf));
                            // Made anew when a figure that was kept has been read.
                            hand.current
                                .get()
                                .map(|(item, _)| view! { <LineInHand hand=hand item=item on_done=done /> })
                        }}
                    </Dock>
                }
            }
        >
            {doubt}
        </Page>
    }
}
