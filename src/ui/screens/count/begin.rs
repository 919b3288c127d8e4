//! Beginning a round: its places, what is seen while counting, which supplies.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::command::Command;
use crate::domain::event::stock::Sight;
use crate::domain::event::supply::SessionOpened;
use crate::domain::ids::{ItemId, PlaceId, SessionId};
use crate::domain::inventory::catalogue::ItemRecord;
use crate::domain::inventory::command::StockCommand;
use crate::domain::state::State;
use crate::ui::address::Address;
use crate::ui::naming::place_name;
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press, Readiness};
use crate::ui::parts::check_row::CheckRow;
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::dock::{Dock, DockBody, DockLead, DockPlace};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::row::RowSub;
use crate::ui::parts::section::Section;
use crate::ui::screens::stock::shared::{Turn, trouble};
use crate::ui::text::Msg;
use crate::ui::text::count::{CountMsg, Which};
use crate::ui::way::way;
use crate::ui::words::Words;

#[derive(Clone, Copy)]
pub struct Beginning {
    app: App,
    words: Words,
    places: RwSignal<BTreeSet<PlaceId>>,
    sight: RwSignal<Sight>,
    which: RwSignal<Which>,
    said: RwSignal<Option<Msg>>,
    turn: StoredValue<Turn>,
}

impl Beginning {
    pub fn new(app: App, words: Words) -> Self {
        Self {
            app,
            words,
            places: RwSignal::new(BTreeSet::new()),
            sight: RwSignal::new(Sight::Blind),
            which: RwSignal::new(Which::All),
            said: RwSignal::new(None),
            turn: StoredValue::new(Turn::Free),
        }
    }

    /// Lines of the chosen places that the round would have.
    fn lines(&self) -> usize {
        let which = self.which.get();
        self.places.with(|places| {
            self.app.state.with(|state| places.iter().map(|place| lines_of(state, *place, which).len()).sum())
        })
    }

    fn missing(&self) -> Option<CountMsg> {
        if self.places.with(BTreeSet::is_empty) {
            Some(CountMsg::PlacesFirst)
        } else {
            (self.lines() == 0).then_some(CountMsg::NoLinesThere)
        }
    }

    fn what(&self) -> SessionOpened {
        let (chosen, which) = (self.places.get_untracked(), self.which.get_untracked());
        self.app.state.with_untracked(|state| {
            let walk = state.clinic.places_in_order().into_iter();
            let places: Vec<PlaceId> = walk.filter(|place| chosen.contains(place)).collect();
            let items: BTreeSet<ItemId> = match which {
                Which::All => BTreeSet::new(),
                Which::WithLots => places.iter().flat_map(|place| lines_of(state, *place, which)).collect(),
            };
            SessionOpened {
                places,
                items: items.into_iter().collect(),
                sight: self.sight.get_untracked(),
                tolerance: state.counting.tolerance(),
            }
        })
    }

    async fn start(self, go: impl Fn(&str)) {
        if untrack(|| self.missing()).is_some() || Turn::take(self.turn) == Turn::Writing {
            return;
        }
        let command = StockCommand::OpenSession(self.what());
        match self.app.request(Command::Stock(Box::new(command))).await {
            Ok(ids) => {
                if let Some(id) = ids.first() {
                    go(&Address::Round(SessionId(*id)).to_string());
                }
            }
            Err(problem) => {
                let _ = self.said.try_set(Some(trouble(problem).into()));
            }
        }
        let _ = self.turn.try_set_value(Turn::Free);
    }
}

/// The items of a place that have a line there, or those of them whose lots are followed.
fn lines_of(state: &State, place: PlaceId, which: Which) -> Vec<ItemId> {
    let lines = state.catalogue.lines.get(&place).into_iter().flatten();
    let counts = |record: &ItemRecord| {
        let follows = record.lot_policy.get().is_some_and(|policy| policy.asks_expiry());
        record.is_active() && (which == Which::All || follows)
    };
    lines
        .filter(|(item, line)| line.par().is_some() && state.catalogue.item(item).is_some_and(counts))
        .map(|(item, _)| *item)
        .collect()
}

#[component]
pub fn BeginSection(beginning: Beginning) -> impl IntoView {
    let (app, words) = (beginning.app, beginning.words);
    let places = Memo::new(move |_| {
        app.state.with(|state| {
            let walk = state.clinic.places_in_order().into_iter();
            walk.filter(|place| !lines_of(state, *place, Which::All).is_empty()).collect::<Vec<_>>()
        })
    });
    let row = move |place: PlaceId| {
        let lines = move || {
            let which = beginning.which.get();
            let lines = app.state.with(|state| lines_of(state, place, which).len());
            words.t(CountMsg::PlaceLines { lines })
        };
        let turn = Callback::new(move |()| {
            beginning.places.update(|places| {
                if !places.remove(&place) {
                    places.insert(place);
                }
            });
        });
        view! {
            <CheckRow
                name=move || app.state.with(|state| place_name(state, place))
                chosen=Signal::derive(move || beginning.places.with(|places| places.contains(&place)))
                on_turn=turn
                under=move || view! { <RowSub>{lines}</RowSub> }
            />
        }
    };
    let sights =
        [Sight::Blind, Sight::Open].map(|sight| (sight, words.say(CountMsg::SightName(sight)).into()));
    let which =
        [Which::All, Which::WithLots].map(|which| (which, words.say(CountMsg::WhichName(which)).into()));
    view! {
        <Section
            title=words.say(CountMsg::Begin)
            note=move || view! { <p>{words.say(CountMsg::BeginNote)}</p> }
        >
            <ul role="list" class="count-places">
                <For each=move || places.get() key=|place| *place children=row />
            </ul>
            <div class="setting inset">
                <p class="setting__label">{words.say(CountMsg::HowBlind)}</p>
                <Choice
                    legend=words.say(CountMsg::HowBlind)
                    look=ChoiceLook::Segments
                    options=sights.to_vec()
                    chosen=Signal::derive(move || Some(beginning.sight.get()))
                    on_choose=Callback::new(move |sight| beginning.sight.set(sight))
                />
                <p class="soft">{move || words.t(CountMsg::SightText(beginning.sight.get()))}</p>
                <p class="setting__label">{words.say(CountMsg::WhichItems)}</p>
                <Choice
                    legend=words.say(CountMsg::WhichItems)
                    look=ChoiceLook::Segments
                    options=which.to_vec()
                    chosen=Signal::derive(move || Some(beginning.which.get()))
                    on_choose=Callback::new(move |which| beginning.which.set(which))
                />
            </div>
        </Section>
    }
}

#[component]
pub fn BeginDock(beginning: Beginning) -> impl IntoView {
    let words = beginning.words;
    let go = way();
    let readiness = Signal::derive(move || {
        beginning.missing().map_or(Readiness::Ready, |why| Readiness::Barred(words.t(why).into_owned()))
    });
    let title = move || {
        let places = beginning.places.with(BTreeSet::len);
        words.t(CountMsg::StartWith { places, lines: beginning.lines() })
    };
    view! {
        <Dock label=words.say(CountMsg::Begin)>
            <DockBody place=DockPlace::Top>
                <DockLead kicker=words.say(CountMsg::Begin) title=title />
            </DockBody>
            <DockBody place=DockPlace::Act>
                <ErrorLine error=words.said(beginning.said) />
                <Actions>
                    <Button
                        press=Press::until(move || beginning.start(go))
                        kind=ButtonKind::Primary
                        readiness=readiness
                    >
                        {words.say(CountMsg::Start)}
                    </Button>
                </Actions>
            </DockBody>
        </Dock>
    }
}
