//! The lines of one order, and which of them is in hand.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::event::supply::OrderLine;
use crate::domain::ids::OrderId;
use crate::domain::inventory::orders::{OrderStage, ordered};
use crate::ui::address::Address;
use crate::ui::entry::Entry;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowEnd, RowState, RowSub, Tap};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::order::shared::{order, pack_words};
use crate::ui::screens::stock::shared::item_label;
use crate::ui::text::Msg;
use crate::ui::text::order::OrderMsg;
use crate::ui::way::way;
use crate::ui::words::Words;

/// A line as it stands: what was ordered of it and what has come, in base units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineFace {
    pub number: u16,
    pub line: OrderLine,
    pub ordered: i64,
    pub came: i64,
    pub to_come: i64,
}

/// What the page and its dock share.
#[derive(Clone, Copy)]
pub struct Opened {
    pub app: App,
    pub id: OrderId,
    pub stage: Memo<OrderStage>,
    pub lines: Memo<Vec<LineFace>>,
    pub selected: RwSignal<Option<u16>>,
    /// The packs of the line in hand.
    pub entry: RwSignal<Entry>,
    pub trouble: RwSignal<Option<Msg>>,
    /// A word that cannot be taken back, said once and not yet confirmed.
    pub asked: RwSignal<Asked>,
    /// Back to the orders. The way belongs to the page: what asked for it may be gone by then.
    pub leave: Callback<()>,
}

/// What is asked once more before it is done for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Nothing,
    Close,
    CancelRest,
}

impl Opened {
    pub fn new(app: App, id: OrderId) -> Self {
        let go = way();
        let stage = Memo::new(move |_| {
            app.state.with(|state| {
                let held = order(state, id).map(|held| held.stage(&state.catalogue, &state.stock));
                held.unwrap_or(OrderStage::Draft)
            })
        });
        let lines = Memo::new(move |_| {
            app.state.with(|state| {
                let Some(held) = order(state, id) else { return Vec::new() };
                let face = |(number, line): (u16, OrderLine)| LineFace {
                    number,
                    line,
                    ordered: ordered(&state.catalogue, &line),
                    came: held.received(&state.stock, number),
                    to_come: held.outstanding(&state.catalogue, &state.stock, number, &line),
                };
                held.lines().map(face).collect()
            })
        });
        Self {
            app,
            id,
            stage,
            lines,
            selected: RwSignal::new(None),
            entry: RwSignal::new(Entry::Blank),
            trouble: RwSignal::new(None),
            asked: RwSignal::new(Asked::Nothing),
            leave: Callback::new(move |()| go(&Address::Orders.to_string())),
        }
    }

    pub fn line(self, number: u16) -> Option<LineFace> {
        self.lines.with(|lines| lines.iter().find(|line| line.number == number).copied())
    }

    fn select(self, number: u16) {
        let Some(face) = untrack(|| self.line(number)) else { return };
        self.trouble.set(None);
        self.asked.set(Asked::Nothing);
        self.entry.set(Entry::Figure(face.line.packs.value()));
        self.selected.set(Some(number));
    }

    pub fn put_down(self) {
        let _ = self.asked.try_set(Asked::Nothing);
        let _ = self.selected.try_set(None);
    }
}

#[component]
pub fn Lines(opened: Opened) -> impl IntoView {
    let words = Words::expect();
    let numbers = move || opened.lines.with(|lines| lines.iter().map(|line| line.number).collect::<Vec<_>>());
    let note = move || match opened.stage.get() {
        OrderStage::Draft => Some(words.t(OrderMsg::LinesDraftNote)),
        OrderStage::Placed | OrderStage::PartReceived => Some(words.t(OrderMsg::LinesPlacedNote)),
        OrderStage::Received | OrderStage::Closed => None,
    };
    view! {
        <Section
            title=words.say(OrderMsg::LinesTitle)
            place=SectionPlace::First
            note=move || view! { <p>{note}</p> }
        >
            <ul role="list">
                <For each=numbers key=|number| *number let:number>
                    <LineRow opened=opened number=number />
                </For>
            </ul>
        </Section>
    }
}

#[component]
fn LineRow(opened: Opened, number: u16) -> impl IntoView {
    let (app, words) = (opened.app, Words::expect());
    let face = Memo::new(move |_| opened.line(number));
    let name = Memo::new(move |_| {
        let Some(face) = face.get() else { return String::new() };
        app.state.with(|state| item_label(state, face.line.item, words.lang()))
    });
    let packs = move || {
        let line = face.get()?.line;
        if line.packs.value() == 0 {
            return Some(words.t(OrderMsg::TakenOff));
        }
        let pack = app.state.with(|state| pack_words(state, line.pack, words.lang()));
        Some(words.t(OrderMsg::Packs { packs: line.packs.value(), pack }))
    };
    let sub = move || {
        let face = face.get().filter(|_| opened.stage.get() != OrderStage::Draft)?;
        let (came, ordered) = (face.came, face.ordered);
        let told = if face.to_come == 0 && came < ordered {
            OrderMsg::RestGone { came, ordered }
        } else {
            OrderMsg::Came { came, ordered }
        };
        Some(words.t(told))
    };
    let margin = move || {
        let Some(face) = face.get() else { return Margin::Empty };
        Margin::Mark(match opened.stage.get() {
            OrderStage::Draft if face.line.packs.value() == 0 => Mark::Wait,
            OrderStage::Draft => Mark::Blank,
            _ if face.to_come > 0 && face.came > 0 => Mark::Due,
            _ if face.to_come > 0 => Mark::Wait,
            _ if face.came < face.ordered => Mark::Stop,
            _ => Mark::Good,
        })
    };
    let state = move || {
        let done = face.get().is_some_and(|face| match opened.stage.get() {
            OrderStage::Draft => face.line.packs.value() == 0,
            _ => face.to_come == 0,
        });
        match (opened.selected.get() == Some(number), done) {
            (true, _) => RowState::Now,
            (false, true) => RowState::Done,
            (false, false) => RowState::Plain,
        }
    };
    let can_be_taken = Memo::new(move |_| match opened.stage.get() {
        OrderStage::Draft => true,
        OrderStage::Placed | OrderStage::PartReceived => face.get().is_some_and(|face| face.to_come > 0),
        OrderStage::Received | OrderStage::Closed => false,
    });
    move || {
        let tap = match can_be_taken.get() {
            true => Tap::press(move || opened.select(number)),
            false => Tap::None,
        };
        view! {
            <Row
                name=move || name.get()
                margin=Signal::derive(margin)
                state=Signal::derive(state)
                tap=tap
                under=move || view! { <RowSub>{sub}</RowSub> }
            >
                <RowEnd>
                    <b>{packs}</b>
                </RowEnd>
            </Row>
        }
    }
}
