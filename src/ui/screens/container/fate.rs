//! What is being done with one opened container, and the request.
//!
//! Owns the rules of the form, without a view. Must not know how it is drawn (`page`).

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::command::Command;
use crate::domain::event::stock::{UseContext, WasteReason, WasteRoute};
use crate::domain::ids::ContainerId;
use crate::domain::inventory::command::{ContainerEnd, StockCommand};
use crate::domain::inventory::containers::{Nearness, OpenContainer, open_containers};
use crate::domain::inventory::fefo::{Fitness, fitness_of};
use crate::domain::inventory::stock::StockKey;
use crate::domain::quantity::Quantity;
use crate::domain::text::Note;
use crate::ui::entry::{Bounds, Entry};
use crate::ui::screens::stock::shared::{Turn, item_label, trouble};
use crate::ui::text::Msg;
use crate::ui::text::container::{ContainerMsg, Fate};
use crate::ui::undo::UndoList;
use crate::ui::words::Words;

#[derive(Clone, Copy)]
pub struct FateForm {
    pub app: App,
    pub words: Words,
    pub id: ContainerId,
    /// As it stands open; none once it is closed.
    pub line: Memo<Option<OpenContainer>>,
    pub fate: RwSignal<Fate>,
    pub entry: RwSignal<Entry>,
    pub reason: RwSignal<Option<WasteReason>>,
    pub route: RwSignal<Option<WasteRoute>>,
    pub trouble: RwSignal<Option<Msg>>,
    turn: StoredValue<Turn>,
    undo: UndoList,
}

impl FateForm {
    pub fn new(app: App, words: Words, id: ContainerId) -> Self {
        let line = Memo::new(move |_| {
            let now = app.now.get();
            app.state.with(|state| open_containers(state, now).into_iter().find(|line| line.id == id))
        });
        let form = Self {
            app,
            words,
            id,
            line,
            fate: RwSignal::new(Fate::Use),
            entry: RwSignal::new(Entry::Blank),
            reason: RwSignal::new(None),
            route: RwSignal::new(None),
            trouble: RwSignal::new(None),
            turn: StoredValue::new(Turn::Free),
            undo: UndoList::expect(),
        };
        form.choose(if untrack(|| form.unusable()).is_some() { Fate::Discard } else { Fate::Use });
        form
    }

    /// What it ends as; what is left in it stands in the box already.
    pub fn choose(&self, fate: Fate) {
        let left = self.line.with_untracked(|line| line.as_ref().map(|line| line.left));
        let _ = self.fate.try_set(fate);
        let _ = self.entry.try_set(match fate {
            Fate::Use => Entry::Blank,
            Fate::UsedUp | Fate::Discard => Entry::of(left),
        });
        let _ = self.reason.try_set(self.likely_reason());
        let _ = self.trouble.try_set(None);
    }

    fn likely_reason(&self) -> Option<WasteReason> {
        let is_past = self
            .line
            .with_untracked(|line| line.as_ref().is_some_and(|line| line.nearness == Nearness::Past));
        match untrack(|| self.fitness()) {
            Some(Fitness::Recalled(_)) => Some(WasteReason::Recalled),
            Some(Fitness::Expired) => Some(WasteReason::Expired),
            _ => is_past.then_some(WasteReason::DiscardTimePassed),
        }
    }

    fn fitness(&self) -> Option<Fitness> {
        let what = self.line.get()?.container.what;
        let (key, today) = (StockKey { item: what.item, place: what.at }, self.app.today.get());
        Some(self.app.state.with(|state| fitness_of(state, key, &what.bucket.lot, today)))
    }

    /// Why nothing may be used out of it.
    pub fn unusable(&self) -> Option<ContainerMsg> {
        if self.fitness().is_some_and(|fitness| fitness != Fitness::Usable) {
            return Some(ContainerMsg::UseUnfit);
        }
        let line = self.line.get()?;
        (line.nearness == Nearness::Past).then_some(ContainerMsg::UsePast)
    }

    pub fn bounds(&self) -> Bounds {
        let least = i64::from(self.fate.get() == Fate::Use);
        Bounds { least, most: 99_999, full: None }
    }

    pub fn pieces(&self) -> Option<i64> {
        self.entry.with(Entry::value)
    }

    /// What is missing before it can be recorded.
    pub fn missing(&self) -> Option<ContainerMsg> {
        let fate = self.fate.get();
        if fate == Fate::Use
            && let Some(why) = self.unusable()
        {
            return Some(why);
        }
        let Some(pieces) = self.pieces() else { return Some(ContainerMsg::AmountFirst) };
        match fate {
            Fate::UsedUp if pieces > 0 => self.unusable(),
            Fate::Discard if self.reason.get().is_none() || self.route.get().is_none() => {
                Some(ContainerMsg::WhyFirst)
            }
            _ => None,
        }
    }

    fn what(&self) -> Option<StockCommand> {
        let what = self.line.get()?.container.what;
        let quantity = Quantity::new(self.pieces()?).ok()?;
        let (container, context) = (self.id, Some(UseContext::Clinic));
        let end = match self.fate.get() {
            Fate::Use => {
                return Some(StockCommand::Use {
                    at: what.at,
                    item: what.item,
                    quantity,
                    entered: None,
                    bucket: what.bucket,
                    context,
                    choice: None,
                    container: Some(container),
                });
            }
            Fate::UsedUp => ContainerEnd::UsedUp { context },
            Fate::Discard => {
                let (reason, route) = (self.reason.get()?, self.route.get()?);
                ContainerEnd::Discarded { reason, route, note: Note::default() }
            }
        };
        Some(StockCommand::EndContainer { container, left: quantity, end })
    }

    pub async fn record(self) {
        let asked = untrack(|| {
            let item = self.line.get()?.container.what.item;
            Some((self.what()?, item, self.fate.get(), self.pieces()?))
        });
        let (None, Some((what, item, fate, pieces))) = (untrack(|| self.missing()), asked) else { return };
        if Turn::take(self.turn) == Turn::Writing {
            return;
        }
        match self.app.request(Command::Stock(Box::new(what))).await {
            Ok(ids) => {
                let lang = untrack(|| self.words.lang());
                let item = self.app.state.with_untracked(|state| item_label(state, item, lang));
                let said = Msg::from(ContainerMsg::Done { fate, item, pieces }).text(lang).into_owned();
                let object = Msg::from(ContainerMsg::TheContainer).text(lang).into_owned();
                self.undo.offer(said, object, ids);
                self.choose(Fate::Use);
            }
            Err(problem) => {
                let _ = self.trouble.try_set(Some(Msg::from(trouble(problem))));
            }
        }
        let _ = self.turn.try_set_value(Turn::Free);
    }
}
