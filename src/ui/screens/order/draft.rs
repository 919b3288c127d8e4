//! A draft: the packs of each line, and what is noted when it is placed.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::command::Command;
use crate::domain::event::supply::{OrderClosed, OrderLineSet, OrderPlaced};
use crate::domain::ids::OrderId;
use crate::domain::inventory::command::StockCommand;
use crate::domain::inventory::orders::{OrderRecord, OrderStage};
use crate::domain::quantity::Quantity;
use crate::domain::text::Note;
use crate::domain::time::Date;
use crate::ui::entry::{Bounds, Entry};
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press, Readiness};
use crate::ui::parts::caution::Caution;
use crate::ui::parts::dock::{Dock, DockBody, DockLead, DockPlace};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::section::Section;
use crate::ui::parts::stepper::Stepper;
use crate::ui::screens::order::lines::{Asked, Opened};
use crate::ui::screens::order::shared::{order, pack_words};
use crate::ui::screens::stock::shared::item_label;
use crate::ui::text::order::OrderMsg;
use crate::ui::text::parts::PartsMsg;
use crate::ui::text::trouble::TroubleMsg;
use crate::ui::trouble::of_problem;
use crate::ui::words::Words;

/// More packs of one thing are ordered by nobody.
const PACK_BOUNDS: Bounds = Bounds { least: 0, most: 9_999, full: None };
/// How far ahead a delivery may be expected.
const DAYS_AHEAD: i32 = 90;

/// When it should come, and the vendor's number for it.
#[derive(Clone, Copy)]
pub struct Placing {
    app: App,
    /// Days from today; empty while nobody knows.
    days: RwSignal<String>,
    reference: RwSignal<String>,
}

impl Placing {
    /// The longest time that the rules of its supplies know is proposed.
    pub fn new(app: App, id: OrderId) -> Self {
        let days = app.state.with_untracked(|state| {
            let lines = order(state, id).into_iter().flat_map(OrderRecord::lines);
            let rules = lines.filter_map(|(_, line)| {
                state.catalogue.item(&line.item)?.reorder.get().copied().flatten().map(|rule| rule.lead_days)
            });
            rules.max().filter(|days| i32::from(*days) <= DAYS_AHEAD)
        });
        Self {
            app,
            days: RwSignal::new(days.map(|days| days.to_string()).unwrap_or_default()),
            reference: RwSignal::new(String::new()),
        }
    }

    fn expected(&self) -> Option<Date> {
        let days: i32 = self.days.get_untracked().parse().ok()?;
        Some(self.app.today.get_untracked().plus_days(days))
    }
}

#[component]
pub fn PlacingSection(placing: Placing) -> impl IntoView {
    let words = Words::expect();
    let options = Signal::derive(move || {
        let today = placing.app.today.get();
        let not_known = (String::new(), words.t(OrderMsg::DayNotKnown).into_owned());
        let ahead = (0..=DAYS_AHEAD).map(|days| {
            let date = today.plus_days(days);
            (days.to_string(), words.t(OrderMsg::InDays { days, date, today }).into_owned())
        });
        std::iter::once(not_known).chain(ahead).collect::<Vec<_>>()
    });
    view! {
        <div class="no-print">
            <Section title=words.say(OrderMsg::Placing)>
                <div class="form">
                    <p class="soft">{words.say(OrderMsg::PlacingNote)}</p>
                    <Field
                        id="order-expected"
                        label=words.say(OrderMsg::ExpectedOn)
                        value=placing.days
                        kind=FieldKind::Choice { options }
                    />
                    <Field
                        id="order-reference"
                        label=words.say(OrderMsg::ReferenceLabel)
                        hint=words.say(OrderMsg::ReferenceHint)
                        value=placing.reference
                        kind=FieldKind::Text { longest: 60, capitals: Capitals::All }
                    />
                    <Caution text=placing.reference words=words />
                </div>
            </Section>
        </div>
    }
}

#[component]
pub fn DraftDock(opened: Opened, placing: Placing) -> impl IntoView {
    let words = Words::expect();
    let body = move || match (opened.selected.get(), opened.asked.get()) {
        (Some(number), _) => view! { <LineEdit opened=opened number=number /> }.into_any(),
        (None, Asked::Nothing) => view! { <Place opened=opened placing=placing /> }.into_any(),
        (None, _) => view! { <ForGood opened=opened /> }.into_any(),
    };
    view! { <Dock label=words.say(OrderMsg::PlaceIt)>{body}</Dock> }
}

#[component]
fn Place(opened: Opened, placing: Placing) -> impl IntoView {
    let words = Words::expect();
    let any = Memo::new(move |_| {
        opened.lines.with(|lines| lines.iter().any(|line| line.line.packs != Quantity::ZERO))
    });
    let readiness = move || match any.get() {
        true => Readiness::Ready,
        false => Readiness::Barred(words.t(OrderMsg::NothingInIt).into_owned()),
    };
    let place = move || async move {
        let reference = match placing.reference.with_untracked(|text| Note::parse(text)) {
            Ok(reference) => reference,
            Err(error) => return opened.trouble.set(Some(TroubleMsg::Wording(error).into())),
        };
        let placed = OrderPlaced { order: opened.id, expected: placing.expected(), reference };
        ask(opened, StockCommand::PlaceOrder(placed)).await;
    };
    view! {
        <DockBody place=DockPlace::Act>
            <ErrorLine error=words.said(opened.trouble) />
            <Actions>
                <Button press=Press::now(move || opened.asked.set(Asked::Close))>
                    {words.say(OrderMsg::DropDraft)}
                </Button>
                <Button
                    press=Press::until(place)
                    kind=ButtonKind::Primary
                    readiness=Signal::derive(readiness)
                >
                    {words.say(OrderMsg::PlaceIt)}
                </Button>
            </Actions>
        </DockBody>
    }
}

/// Asked once more, because no record takes it back.
#[component]
pub fn ForGood(opened: Opened) -> impl IntoView {
    let words = Words::expect();
    let is_draft = opened.stage.get_untracked() == OrderStage::Draft;
    let word = if is_draft { OrderMsg::ReallyDrop } else { OrderMsg::ReallyClose };
    let close = move || async move {
        let closed = StockCommand::CloseOrder(OrderClosed { order: opened.id });
        if ask(opened, closed).await && is_draft {
            opened.leave.try_run(());
        }
    };
    view! {
        <DockBody place=DockPlace::Act>
            <p class="dock__text">{words.say(OrderMsg::CannotBeUndone)}</p>
            <ErrorLine error=words.said(opened.trouble) />
            <Actions>
                <Button press=Press::now(move || opened.put_down())>
                    {words.say(PartsMsg::Cancel)}
                </Button>
                <Button press=Press::until(close) kind=ButtonKind::Danger>
                    {words.say(word)}
                </Button>
            </Actions>
        </DockBody>
    }
}

/// Asks for something of the order; what was in hand is put down when it is done.
pub async fn ask(opened: Opened, command: StockCommand) -> bool {
    match opened.app.request(Command::Stock(Box::new(command))).await {
        Ok(_) => {
            let _ = opened.trouble.try_set(None);
            opened.put_down();
            true
        }
        Err(problem) => {
            let _ = opened.trouble.try_set(Some(of_problem(&problem).into()));
            false
        }
    }
}

#[component]
fn LineEdit(opened: Opened, number: u16) -> impl IntoView {
    let (app, words) = (opened.app, Words::expect());
    let face = Memo::new(move |_| opened.line(number));
    let name = Memo::new(move |_| {
        let item = face.get().map(|face| face.line.item);
        item.map(|item| app.state.with(|state| item_label(state, item, words.lang()))).unwrap_or_default()
    });
    let kicker = move || {
        let line = face.get()?.line;
        let pack = app.state.with(|state| pack_words(state, line.pack, words.lang()));
        Some(words.t(OrderMsg::Packs { packs: line.packs.value(), pack }).into_owned())
    };
    let set = move |packs: Quantity| async move {
        let held = face.get_untracked().map(|face| face.line.packs);
        if held == Some(packs) {
            opened.put_down();
            return;
        }
        let set = OrderLineSet { order: opened.id, line: number, packs };
        ask(opened, StockCommand::SetOrderLine(set)).await;
    };
    let save = move || async move {
        let packs = opened.entry.with_untracked(Entry::value).and_then(|packs| Quantity::new(packs).ok());
        if let Some(packs) = packs {
            set(packs).await;
        }
    };
    let readiness = move || match opened.entry.with(Entry::value) {
        Some(_) => Readiness::Ready,
        None => Readiness::Barred(words.t(crate::ui::text::supply::SupplyMsg::AmountFirst).into_owned()),
    };
    view! {
        <DockBody place=DockPlace::Top>
            <DockLead kicker=move || kicker().unwrap_or_default() title=move || name.get() />
        </DockBody>
        <DockBody place=DockPlace::Act>
            <Stepper
                entry=opened.entry
                bounds=PACK_BOUNDS
                label=move || words.t(OrderMsg::PacksOf { item: name.get() })
                words=words
                on_enter=Callback::new(move |()| leptos::task::spawn_local(save()))
            />
            <ErrorLine error=words.said(opened.trouble) />
            <Actions>
                <Button press=Press::now(move || opened.put_down())>
                    {words.say(OrderMsg::Close)}
                </Button>
                <Button press=Press::until(move || set(Quantity::ZERO))>
                    {words.say(OrderMsg::TakeOff)}
                </Button>
                <Button
                    press=Press::until(save)
                    kind=ButtonKind::Primary
                    readiness=Signal::derive(readiness)
                >
                    {words.say(OrderMsg::Save)}
                </Button>
            </Actions>
        </DockBody>
    }
}
