//! One trip to the closet: the line in hand, and whether fewer are there than are wanted.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::command::{Command, ShelfAfter, Take};
use crate::domain::ids::ItemId;
use crate::domain::inventory::pick::{PickLine, PickList, PickStatus, pick_list};
use crate::domain::quantity::Quantity;
use crate::ui::entry::Entry;
use crate::ui::screens::stock::shared::{Turn, item_label, trouble};
use crate::ui::text::Msg;
use crate::ui::text::stock::StockMsg;
use crate::ui::text::trip::TripMsg;
use crate::ui::undo::UndoList;
use crate::ui::words::Words;

/// Whether all that is wanted is taken, or the person says how many there were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taking {
    All,
    Fewer,
}

#[derive(Clone, Copy)]
pub struct Trip {
    pub app: App,
    pub words: Words,
    pub list: Memo<PickList>,
    pub current: Memo<Option<ItemId>>,
    pub taking: RwSignal<Taking>,
    pub entry: RwSignal<Entry>,
    pub trouble: RwSignal<Option<StockMsg>>,
    chosen: RwSignal<Option<ItemId>>,
    turn: StoredValue<Turn>,
    undo: UndoList,
}

impl Trip {
    pub fn begin() -> Self {
        let app = App::expect();
        let list = Memo::new(move |_| {
            let today = app.today.get();
            app.state.with(|state| pick_list(state, today))
        });
        let chosen = RwSignal::new(None);
        let current = Memo::new(move |_| {
            list.with(|list| {
                let takeable = |line: &&PickLine| line.status != PickStatus::Taken;
                let picked = chosen.get();
                let picked = list.lines.iter().filter(takeable).find(|line| Some(line.item) == picked);
                let open = || list.lines.iter().find(|line| line.status == PickStatus::Open);
                picked.or_else(open).map(|line| line.item)
            })
        });
        Self {
            app,
            words: Words::expect(),
            list,
            current,
            taking: RwSignal::new(Taking::All),
            entry: RwSignal::new(Entry::Blank),
            trouble: RwSignal::new(None),
            chosen,
            turn: StoredValue::new(Turn::Free),
            undo: UndoList::expect(),
        }
    }

    pub fn line(&self) -> Option<PickLine> {
        let item = self.current.get()?;
        self.list.with(|list| list.lines.iter().find(|line| line.item == item).cloned())
    }

    fn line_untracked(&self) -> Option<PickLine> {
        let item = self.current.get_untracked()?;
        self.list.with_untracked(|list| list.lines.iter().find(|line| line.item == item).cloned())
    }

    /// The number of a line, from 1.
    pub fn number(&self, item: ItemId) -> usize {
        self.list
            .with(|list| list.lines.iter().position(|line| line.item == item))
            .map_or(0, |place| place + 1)
    }

    pub fn choose(&self, item: ItemId) {
        self.chosen.set(Some(item));
        self.settle();
    }

    fn settle(&self) {
        let _ = self.taking.try_set(Taking::All);
        let _ = self.entry.try_set(Entry::Blank);
        let _ = self.trouble.try_set(None);
    }

    /// Takes what is wanted, as far as the shelf is known to hold it.
    pub async fn take_all(self) {
        let Some(line) = self.line_untracked() else { return };
        // Where the count says there is none, the person's eyes decide: all that is wanted.
        let amount = if line.take() == Quantity::ZERO { line.want() } else { line.take() };
        self.take(line, amount, ShelfAfter::NotLookedAt).await;
    }

    /// Takes what was there, and records the shelf as empty.
    pub async fn take_fewer(self) {
        let (Some(line), Some(found)) = (self.line_untracked(), self.entry.with_untracked(Entry::value))
        else {
            return;
        };
        let Ok(found) = Quantity::new(found) else { return };
        let shelf =
            if found.value() < line.want().value() { ShelfAfter::Empty } else { ShelfAfter::NotLookedAt };
        self.take(line, found, shelf).await;
    }

    /// A second Enter is deaf until the first take is written.
    async fn take(self, line: PickLine, amount: Quantity, shelf: ShelfAfter) {
        if Turn::take(self.turn) == Turn::Writing {
            return;
        }
        self.write(line, amount, shelf).await;
        let _ = self.turn.try_set_value(Turn::Free);
    }

    async fn write(self, line: PickLine, amount: Quantity, shelf: ShelfAfter) {
        let Some(closet) = line.closet else { return };
        let item = line.item;
        let takes: Vec<Take> =
            line.share(amount).into_iter().map(|(room, quantity)| Take { room, quantity }).collect();
        let pieces: i64 = takes.iter().map(|take| take.quantity.value()).sum();
        let lang = self.words.lang();
        let name = self.app.state.with_untracked(|state| item_label(state, item, lang));
        match self.app.request(Command::TakeFromCloset { closet, item, takes, shelf }).await {
            Ok(ids) => {
                let object = name.clone();
                let text = if pieces == 0 {
                    TripMsg::NoneOf { item: name }
                } else {
                    TripMsg::TakenOf { item: name, pieces }
                };
                self.undo.offer(Msg::from(text).text(lang).into_owned(), object, ids);
                let _ = self.chosen.try_set(None);
                self.settle();
            }
            Err(problem) => {
                let _ = self.trouble.try_set(Some(trouble(problem)));
            }
        }
    }
}
