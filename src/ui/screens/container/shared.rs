//! What several screens of opened containers say alike.

use leptos::prelude::*;

use crate::app::tablet;
use crate::domain::event::lots::Discard;
use crate::domain::inventory::containers::{Nearness, OpenContainer};
use crate::domain::time::Date;
use crate::ui::address::Address;
use crate::ui::naming::{initials, item_name, place_name};
use crate::ui::parts::badge::Badge;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowArrow, RowSub, Tap};
use crate::ui::screens::recall::shared::lot_name;
use crate::ui::text::container::{ContainerMsg, GoesAt};
use crate::ui::words::Words;

/// When it must go, as the wall clock will show it then.
pub fn goes_at(discard: Discard) -> GoesAt {
    match discard {
        Discard::After(day) => GoesAt::After(day),
        Discard::At(at) => GoesAt::Moment(tablet::on_the_wall(at)),
    }
}

pub const fn nearness_mark(nearness: Nearness) -> Mark {
    match nearness {
        Nearness::Past => Mark::Stop,
        Nearness::Today => Mark::Due,
        Nearness::Later | Nearness::Endless => Mark::Blank,
    }
}

/// When it goes, or that it should be gone.
pub fn discard_words(discard: Option<Discard>, nearness: Nearness, today: Date) -> ContainerMsg {
    match (discard, nearness) {
        (None, _) => ContainerMsg::Endless,
        (Some(discard), Nearness::Past) => ContainerMsg::WasToGo { at: goes_at(discard), today },
        (Some(discard), _) => ContainerMsg::Discards { at: goes_at(discard), today },
    }
}

/// Whether a row says where the container stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    Item,
    /// On the page of its shelf the lot is enough.
    LotOnly,
}

#[component]
pub fn OpenRow(line: OpenContainer, naming: Naming) -> impl IntoView {
    let (app, words) = (crate::app::context::App::expect(), Words::expect());
    let today = app.today.get_untracked();
    let what = line.container.what;
    let (item, place, by) = app.state.with_untracked(|state| {
        let item = item_name(state, what.item, words.lang());
        (item, place_name(state, what.at), initials(state, line.container.by))
    });
    let lot = lot_name(&what.bucket.lot, today, words);
    let left = words.t(ContainerMsg::LeftOf { left: line.left, holds: what.holds.value() }).into_owned();
    let opened = words.t(ContainerMsg::OpenedAt { at: line.container.opened, today, by }).into_owned();
    let (name, sub) = match naming {
        Naming::Item => (item, [place, lot, left, opened].join(" · ")),
        Naming::LotOnly => (lot, [left, opened].join(" · ")),
    };
    let mark = nearness_mark(line.nearness);
    let said = discard_words(what.discard, line.nearness, today);
    view! {
        <Row
            name=name
            margin=Signal::stored(Margin::Mark(mark))
            tap=Tap::link(Address::Container(line.id).to_string())
            under=move || {
                view! {
                    <RowSub>{sub}</RowSub>
                    <RowSub>
                        <Badge mark=mark text=words.say(said) />
                    </RowSub>
                }
            }
        >
            <RowArrow />
        </Row>
    }
}
