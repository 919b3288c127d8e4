//! Holds on a lot: their history, holding it, and the release by a lead.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::app::context::App;
use crate::domain::command::Command;
use crate::domain::event::lots::{HoldReason, LotHeld, LotReleased};
use crate::domain::ids::{EventId, ItemId, PlaceId};
use crate::domain::inventory::command::StockCommand;
use crate::domain::inventory::lot::Lot;
use crate::domain::inventory::lots::Hold;
use crate::domain::text::Note;
use crate::domain::time::Zoned;
use crate::ui::naming::{initials, place_name};
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press, Readiness};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowEnd, RowState, RowSub};
use crate::ui::parts::section::Section;
use crate::ui::screens::recall::lot::{LotAt, record_of};
use crate::ui::screens::recall::shared::may_lead;
use crate::ui::screens::stock::shared::{Turn, trouble};
use crate::ui::text::Msg;
use crate::ui::text::recall::RecallMsg;
use crate::ui::words::Words;

/// A hold that is being made, and the requests about holds.
#[derive(Clone, Copy)]
pub struct Holding {
    app: App,
    words: Words,
    item: ItemId,
    lot: StoredValue<Lot>,
    at: Memo<Vec<LotAt>>,
    reason: RwSignal<Option<HoldReason>>,
    /// None: everywhere.
    place: RwSignal<Option<PlaceId>>,
    trouble: RwSignal<Option<Msg>>,
    leads: Memo<bool>,
    turn: StoredValue<Turn>,
}

impl Holding {
    pub fn new(app: App, words: Words, item: ItemId, lot: StoredValue<Lot>, at: Memo<Vec<LotAt>>) -> Self {
        Self {
            app,
            words,
            item,
            lot,
            at,
            reason: RwSignal::new(None),
            place: RwSignal::new(None),
            trouble: RwSignal::new(None),
            leads: may_lead(app),
            turn: StoredValue::new(Turn::Free),
        }
    }

    /// Every hold that was made on the lot, the latest first, and when it was released.
    fn history(&self) -> Vec<(EventId, Hold, Option<Zoned>)> {
        self.app.state.with(|state| {
            let releases = &state.stock.lots().releases;
            let record = self.lot.with_value(|lot| record_of(state, self.item, lot));
            let holds = record.into_iter().flat_map(|record| record.holds.iter());
            let released = |id: &EventId| releases.get(id).and_then(|by| by.values().next().copied());
            let mut list: Vec<_> = holds.map(|(id, hold)| (*id, hold.clone(), released(id))).collect();
            list.reverse();
            list
        })
    }

    async fn hold(self) {
        let Some(reason) = self.reason.get_untracked() else { return };
        let held = LotHeld {
            item: self.item,
            lot: self.lot.get_value(),
            place: self.place.get_untracked(),
            reason,
            note: Note::default(),
        };
        if self.ask(StockCommand::HoldLot(held)).await {
            let _ = self.reason.try_set(None);
        }
    }

    async fn release(self, hold: EventId) {
        self.ask(StockCommand::ReleaseLot(LotReleased { hold, note: Note::default() })).await;
    }

    /// Whether it was recorded; else why not stands in the dock.
    async fn ask(self, command: StockCommand) -> bool {
        if Turn::take(self.turn) == Turn::Writing {
            return false;
        }
        let problem = self.app.request(Command::Stock(Box::new(command))).await.err();
        let _ = self.turn.try_set_value(Turn::Free);
        let is_done = problem.is_none();
        let _ = self.trouble.try_set(problem.map(|problem| Msg::from(trouble(problem))));
        is_done
    }
}

#[component]
pub fn HoldsSection(holding: Holding) -> impl IntoView {
    let words = holding.words;
    let history = Memo::new(move |_| holding.history());
    let note = move || history.with(Vec::is_empty).then(|| words.t(RecallMsg::HoldsNone));
    view! {
        <Section title=words.say(RecallMsg::Holds) note=move || view! { <p>{note}</p> }>
            <ul role="list">
                {move || {
                    history
                        .get()
                        .into_iter()
                        .map(|(id, hold, released)| {
                            view! { <HoldRow holding=holding id=id hold=hold released=released /> }
                        })
                        .collect_view()
                }}
            </ul>
            <HoldForm holding=holding />
        </Section>
    }
}

#[component]
fn HoldRow(holding: Holding, id: EventId, hold: Hold, released: Option<Zoned>) -> impl IntoView {
    let (app, words) = (holding.app, holding.words);
    let today = app.today.get_untracked();
    let (scope, by) = app.state.with_untracked(|state| {
        let scope = hold.place.map(|place| place_name(state, place));
        (scope, initials(state, hold.by))
    });
    let scope = scope.unwrap_or_else(|| words.t(RecallMsg::Everywhere).into_owned());
    let since = words.t(RecallMsg::HeldSince { at: hold.since, today, by }).into_owned();
    let end = released.map(|at| words.t(RecallMsg::Released { at, today }).into_owned());
    let sub = [Some(scope), Some(since), end].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let (mark, state) = match released {
        Some(_) => (Mark::Tick, RowState::Done),
        None => (Mark::Stop, RowState::Plain),
    };
    let readiness = Signal::derive(move || match holding.leads.get() {
        true => Readiness::Ready,
        false => Readiness::Barred(words.t(RecallMsg::ReleaseNeedsLead).into_owned()),
    });
    view! {
        <Row
            name=words.say(RecallMsg::HoldReason(hold.reason))
            margin=Signal::stored(Margin::Mark(mark))
            state=state
            under=move || view! { <RowSub>{sub}</RowSub> }
        >
            <RowEnd>
                {released
                    .is_none()
                    .then(|| {
                        view! {
                            <Button
                                press=Press::until(move || holding.release(id))
                                kind=ButtonKind::Small
                                readiness=readiness
                            >
                                {words.say(RecallMsg::Release)}
                            </Button>
                        }
                    })}
            </RowEnd>
        </Row>
    }
}

#[component]
fn HoldForm(holding: Holding) -> impl IntoView {
    let (app, words) = (holding.app, holding.words);
    let reasons: Vec<(HoldReason, TextProp)> =
        HoldReason::ALL.map(|reason| (reason, words.say(RecallMsg::HoldReason(reason)).into())).to_vec();
    let places = move || {
        let mut options: Vec<(Option<PlaceId>, TextProp)> =
            vec![(None, words.say(RecallMsg::Everywhere).into())];
        for LotAt { place, .. } in holding.at.get() {
            if !options.iter().any(|(held, _)| *held == Some(place)) {
                let name = app.state.with_untracked(|state| place_name(state, place));
                options.push((Some(place), name.into()));
            }
        }
        options
    };
    view! {
        <div class="setting inset">
            <p class="setting__label">{words.say(RecallMsg::HoldWhy)}</p>
            <Choice
                legend=words.say(RecallMsg::HoldWhy)
                look=ChoiceLook::Chips
                options=reasons
                chosen=holding.reason
                on_choose=Callback::new(move |reason| holding.reason.set(Some(reason)))
            />
            <p class="setting__label">{words.say(RecallMsg::HoldWhere)}</p>
            {move || {
                view! {
                    <Choice
                        legend=words.say(RecallMsg::HoldWhere)
                        look=ChoiceLook::Chips
                        options=places()
                        chosen=Signal::derive(move || Some(holding.place.get()))
                        on_choose=Callback::new(move |place| holding.place.set(place))
                    />
                }
            }}
        </div>
    }
}

#[component]
pub fn HoldDock(holding: Holding) -> impl IntoView {
    let words = holding.words;
    let readiness = Signal::derive(move || match holding.reason.get() {
        Some(_) => Readiness::Ready,
        None => Readiness::Barred(words.t(RecallMsg::HoldWhyFirst).into_owned()),
    });
    view! {
        <Dock label=words.say(RecallMsg::HoldNow)>
            <DockBody place=DockPlace::Act>
                <ErrorLine error=words.said(holding.trouble) />
                <Actions>
                    <Button
                        press=Press::until(move || holding.hold())
                        kind=ButtonKind::Danger
                        readiness=readiness
                    >
                        {words.say(RecallMsg::HoldNow)}
                    </Button>
                </Actions>
            </DockBody>
        </Dock>
    }
}
