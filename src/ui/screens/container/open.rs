//! Opening a container: which lot, how much is in it, when; the time when it must go is shown before
//! anything is recorded.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::app::context::App;
use crate::domain::command::Command;
use crate::domain::event::lots::{Discard, OpenedLife};
use crate::domain::ids::{ContainerId, ItemId, PlaceId};
use crate::domain::inventory::command::StockCommand;
use crate::domain::inventory::containers::discard_by;
use crate::domain::inventory::fefo::{Fitness, LotLine};
use crate::domain::inventory::lot::{Bucket, Lot};
use crate::domain::inventory::stock::StockKey;
use crate::domain::quantity::Quantity;
use crate::ui::address::Address;
use crate::ui::entry::{Bounds, Entry};
use crate::ui::naming::{item_unit, place_name};
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press, Readiness};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::dock::{Dock, DockBody, DockLead, DockPlace, DockSplit};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::head::Above;
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::parts::stepper::Stepper;
use crate::ui::screens::container::shared::goes_at;
use crate::ui::screens::stock::shared::{Turn, item_label, trouble};
use crate::ui::screens::supply::late::{When, WhenSection};
use crate::ui::screens::supply::lots::{lot_words, lots_of};
use crate::ui::shell::Page;
use crate::ui::text::Msg;
use crate::ui::text::container::ContainerMsg;
use crate::ui::text::figure::number;
use crate::ui::text::parts::PartsMsg;
use crate::ui::text::supply::SupplyMsg;
use crate::ui::undo::UndoList;
use crate::ui::way::way;
use crate::ui::words::Words;

#[derive(Clone, Copy)]
struct Opening {
    app: App,
    words: Words,
    key: StockKey,
    lots: Memo<Vec<LotLine>>,
    bucket: RwSignal<Option<Bucket>>,
    holds: RwSignal<Entry>,
    when: When,
    trouble: RwSignal<Option<Msg>>,
    turn: StoredValue<Turn>,
    undo: UndoList,
}

impl Opening {
    fn new(app: App, words: Words, key: StockKey) -> Self {
        // Nobody opens what must not be used, so that it is not offered.
        let lots = Memo::new(move |_| {
            let today = app.today.get();
            let lines = app.state.with(|state| lots_of(state, key, today));
            let is_offered = |line: &LotLine| {
                line.fitness == Fitness::Usable && line.bucket.lot != Lot::UNKNOWN && line.range.high > 0
            };
            lines.into_iter().filter(is_offered).collect::<Vec<_>>()
        });
        let first = lots.with_untracked(|lots| lots.first().map(|line| line.bucket.clone()));
        Self {
            app,
            words,
            key,
            lots,
            bucket: RwSignal::new(first),
            holds: RwSignal::new(Entry::of(Some(1))),
            when: When::new(app),
            trouble: RwSignal::new(None),
            turn: StoredValue::new(Turn::Free),
            undo: UndoList::expect(),
        }
    }

    const fn bounds() -> Bounds {
        Bounds { least: 1, most: 99_999, full: None }
    }

    fn life(&self) -> Option<OpenedLife> {
        self.app.state.with(|state| {
            let item = state.catalogue.item(&self.key.item);
            item.and_then(|item| item.opened_life.get().copied().flatten())
        })
    }

    /// When it would have to go, opened at the time that is chosen.
    fn discard(&self) -> Option<Discard> {
        let (opened, bucket) = (self.when.moment_chosen()?, self.bucket.get()?);
        let label = self.app.state.with(|state| {
            let lots = state.stock.lots();
            lots.find(self.key.item, &bucket.lot).and_then(|lot| lots.expiry(lot))
        });
        discard_by(opened, self.life(), label.or(bucket.lot.expiry))
    }

    /// What decides: the rule or the label.
    fn why(&self, discard: Discard) -> ContainerMsg {
        let by_rule = self.when.moment_chosen().and_then(|opened| discard_by(opened, self.life(), None));
        match self.life() {
            Some(life) if by_rule == Some(discard) => ContainerMsg::ByRule { life },
            Some(life) => ContainerMsg::LabelFirst { life },
            None => ContainerMsg::ByLabel,
        }
    }

    fn missing(&self) -> Option<SupplyMsg> {
        if self.bucket.get().is_none() {
            return Some(SupplyMsg::LotFirst);
        }
        if self.holds.with(Entry::value).is_none() {
            return Some(SupplyMsg::AmountFirst);
        }
        self.when.missing()
    }

    async fn open(self, go: impl Fn(&str)) {
        let what = untrack(|| {
            Some(StockCommand::OpenContainer {
                at: self.key.place,
                item: self.key.item,
                bucket: self.bucket.get()?,
                holds: Quantity::new(self.holds.with(Entry::value)?).ok()?,
            })
        });
        let (None, Some(what)) = (untrack(|| self.missing()), what) else { return };
        if Turn::take(self.turn) == Turn::Writing {
            return;
        }
        let (command, is_late) = untrack(|| self.when.tell(what));
        match self.app.request(Command::Stock(Box::new(command))).await {
            Ok(mut ids) => {
                // The word about why it is late cannot be taken back and needs not to be.
                if is_late {
                    ids.pop();
                }
                let lang = untrack(|| self.words.lang());
                let item = self.app.state.with_untracked(|state| item_label(state, self.key.item, lang));
                let said = Msg::from(ContainerMsg::Opened { item }).text(lang).into_owned();
                let object = Msg::from(ContainerMsg::TheContainer).text(lang).into_owned();
                let container = ids.first().map(|id| ContainerId(*id));
                self.undo.offer(said, object, ids);
                go(&container.map_or(Address::Opened, Address::Container).to_string());
            }
            Err(problem) => {
                let _ = self.trouble.try_set(Some(Msg::from(trouble(problem))));
            }
        }
        let _ = self.turn.try_set_value(Turn::Free);
    }
}

#[component]
pub fn OpenOne(item: ItemId, place: PlaceId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let opening = Opening::new(app, words, StockKey { item, place });
    let title =
        move || words.t(ContainerMsg::OpenAt { place: app.state.with(|state| place_name(state, place)) });
    view! {
        <Page
            title=title
            above=Above::back(
                Address::Movements { item, place }.to_string(),
                move || app.state.with(|state| item_label(state, item, words.lang())),
            )
            dock=move || view! { <OpenDock opening=opening /> }
        >
            <LotSection opening=opening />
            <DiscardSection opening=opening />
            <WhenSection when=opening.when />
        </Page>
    }
}

#[component]
fn LotSection(opening: Opening) -> impl IntoView {
    let Opening { app, words, .. } = opening;
    let today = app.today.get_untracked();
    let lots = opening.lots.get_untracked();
    let none = lots.is_empty();
    let mut options: Vec<(Bucket, TextProp)> = lots
        .into_iter()
        .map(|line| {
            let until = line.expiry.filter(|_| line.bucket.lot.code.is_some());
            let until = until.map(|expiry| words.t(SupplyMsg::Until { expiry, today }).into_owned());
            let have = number(line.range.likely.max(0));
            let parts = [Some(lot_words(&line, today, words)), until, Some(have)];
            let label = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            (line.bucket, label.into())
        })
        .collect();
    options.push((Bucket::default(), words.say(SupplyMsg::LotUnknown).into()));
    view! {
        <Section title=words.say(SupplyMsg::Lot) place=SectionPlace::First>
            <div class="setting inset">
                {none.then(|| view! { <p class="soft">{words.say(ContainerMsg::NoLotHere)}</p> })}
                <Choice
                    legend=words.say(SupplyMsg::Lot)
                    look=ChoiceLook::Chips
                    options=options
                    chosen=opening.bucket
                    on_choose=Callback::new(move |bucket| opening.bucket.set(Some(bucket)))
                />
            </div>
        </Section>
    }
}

#[component]
fn DiscardSection(opening: Opening) -> impl IntoView {
    let Opening { app, words, .. } = opening;
    let said = move || match opening.discard() {
        Some(discard) => words.t(ContainerMsg::Discards { at: goes_at(discard), today: app.today.get() }),
        None => words.t(ContainerMsg::Endless),
    };
    let why = move || match opening.discard() {
        Some(discard) => words.t(opening.why(discard)),
        None => words.t(ContainerMsg::EndlessText),
    };
    view! {
        <Section title=words.say(ContainerMsg::DiscardTitle)>
            <div class="setting inset">
                <p class="discard">{said}</p>
                <p class="soft">{why}</p>
            </div>
        </Section>
    }
}

#[component]
fn OpenDock(opening: Opening) -> impl IntoView {
    let Opening { app, words, key, .. } = opening;
    let go = way();
    let title = move || app.state.with(|state| item_label(state, key.item, words.lang()));
    let unit = move || {
        let unit = app.state.with(|state| item_unit(state, key.item, words.lang()));
        words.t(ContainerMsg::HoldsNote { unit })
    };
    let readiness = Signal::derive(move || {
        opening.missing().map_or(Readiness::Ready, |why| Readiness::Barred(words.t(why).into_owned()))
    });
    let label =
        move || words.t(ContainerMsg::OpenNow { at: opening.discard().map(goes_at), today: app.today.get() });
    view! {
        <Dock label=words.say(ContainerMsg::OpenOne)>
            <DockBody place=DockPlace::Top>
                <DockLead kicker=words.say(ContainerMsg::Holds) title=title />
            </DockBody>
            <DockBody place=DockPlace::Act>
                <ErrorLine error=words.said(opening.trouble) />
                <p class="dock__note fine soft">{unit}</p>
                <DockSplit>
                    <Stepper
                        entry=opening.holds
                        bounds=Opening::bounds()
                        label=words.say(ContainerMsg::Holds)
                        words=words
                        on_enter=Callback::new(move |()| {
                            leptos::task::spawn_local(opening.open(go));
                        })
                    />
                    <Actions>
                        <ButtonLink href=Address::Movements {
                            item: key.item,
                            place: key.place,
                        }
                            .to_string()>{words.say(PartsMsg::Cancel)}</ButtonLink>
                        <Button
                            press=Press::until(move || opening.open(go))
                            kind=ButtonKind::Primary
                            readiness=readiness
                        >
                            {label}
                        </Button>
                    </Actions>
                </DockSplit>
            </DockBody>
        </Dock>
    }
}
