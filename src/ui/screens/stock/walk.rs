//! A room being counted: its lines, the line in hand, and what stands in the box.

use std::collections::HashMap;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::context::App;
use crate::app::drafts;
use crate::domain::command::Command;
use crate::domain::event::CountMethod;
use crate::domain::ids::{ItemId, PlaceId};
use crate::domain::inventory::view::{RoomLine, room_lines};
use crate::domain::quantity::Quantity;
use crate::ui::entry::{Bounds, Entry};
use crate::ui::parts::group::Fold;
use crate::ui::screens::stock::shared::{Turn, item_label, trouble};
use crate::ui::text::Msg;
use crate::ui::text::stock::StockMsg;
use crate::ui::undo::UndoList;
use crate::ui::words::Words;

/// A figure more than this many times the par is asked about once.
const ABSURD_TIMES_PAR: i64 = 10;
const ABSURD_FROM: i64 = 9_999;

/// The lines of a room in order, with a way to find one by its item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    pub list: Vec<RoomLine>,
    places: HashMap<ItemId, usize>,
}

impl Lines {
    fn new(list: Vec<RoomLine>) -> Self {
        let places = list.iter().enumerate().map(|(place, line)| (line.item, place)).collect();
        Self { list, places }
    }

    pub fn get(&self, item: ItemId) -> Option<&RoomLine> {
        self.list.get(*self.places.get(&item)?)
    }

    /// The number of a line, from 1.
    pub fn number(&self, item: ItemId) -> usize {
        self.places.get(&item).map_or(0, |place| place + 1)
    }

    pub fn counted(&self) -> usize {
        self.list.iter().filter(|line| line.counted.is_some()).count()
    }

    /// Shelves in the order of the walk.
    pub fn shelves(&self) -> Vec<String> {
        let mut shelves: Vec<String> = Vec::new();
        for line in &self.list {
            if !shelves.contains(&line.shelf) {
                shelves.push(line.shelf.clone());
            }
        }
        shelves
    }

    pub fn on_shelf<'a>(&'a self, shelf: &'a str) -> impl Iterator<Item = &'a RoomLine> {
        self.list.iter().filter(move |line| line.shelf == shelf)
    }

    /// The first line after `last` that is not counted; from the beginning when there is none.
    fn next_after(&self, last: Option<ItemId>) -> Option<ItemId> {
        let from = last.map_or(0, |item| self.number(item));
        let (before, after) = self.list.split_at(from.min(self.list.len()));
        after.iter().chain(before).find(|line| line.counted.is_none()).map(|line| line.item)
    }
}

#[derive(Clone, Copy)]
pub struct Walk {
    pub app: App,
    pub words: Words,
    pub place: PlaceId,
    pub lines: Memo<Lines>,
    pub current: Memo<Option<ItemId>>,
    pub entry: RwSignal<Entry>,
    pub trouble: RwSignal<Option<StockMsg>>,
    /// A figure that was asked about because it is so large.
    pub asked: RwSignal<Option<i64>>,
    chosen: RwSignal<Option<ItemId>>,
    last: RwSignal<Option<ItemId>>,
    turn: StoredValue<Turn>,
    /// Counts the times that shelves were folded: the list has moved under the line in hand.
    pub settled: RwSignal<u32>,
    folds: StoredValue<HashMap<String, RwSignal<Fold>>>,
    undo: UndoList,
}

impl Walk {
    pub fn begin(place: PlaceId) -> Self {
        let app = App::expect();
        let lines = Memo::new(move |_| {
            let today = app.today.get();
            Lines::new(app.state.with(|state| room_lines(state, place, today)))
        });
        let (chosen, last) = (RwSignal::new(None), RwSignal::new(None));
        let current = Memo::new(move |_| {
            lines.with(|lines| {
                chosen
                    .get()
                    .filter(|item| lines.get(*item).is_some())
                    .or_else(|| lines.next_after(last.get()))
            })
        });
        let walk = Self {
            app,
            words: Words::expect(),
            place,
            lines,
            current,
            entry: RwSignal::new(Entry::Blank),
            trouble: RwSignal::new(None),
            asked: RwSignal::new(None),
            chosen,
            last,
            turn: StoredValue::new(Turn::Free),
            settled: RwSignal::new(0),
            folds: StoredValue::new(HashMap::new()),
            undo: UndoList::expect(),
        };
        walk.keep_draft();
        walk
    }

    pub fn line(&self) -> Option<RoomLine> {
        let item = self.current.get()?;
        self.lines.with(|lines| lines.get(item).cloned())
    }

    fn line_untracked(&self) -> Option<RoomLine> {
        let item = self.current.get_untracked()?;
        self.lines.with_untracked(|lines| lines.get(item).cloned())
    }

    pub fn bounds(&self) -> Bounds {
        Bounds::shelf(self.line().map(|line| line.par.value()))
    }

    /// Whether a shelf's lines are shown: folded once it is counted, open while it is walked.
    pub fn fold_of(&self, shelf: &str) -> RwSignal<Fold> {
        let fresh = self.wanted_fold(shelf);
        let made = self
            .folds
            .try_update_value(|folds| *folds.entry(shelf.to_owned()).or_insert_with(|| RwSignal::new(fresh)));
        made.unwrap_or_else(|| RwSignal::new(fresh))
    }

    fn wanted_fold(&self, shelf: &str) -> Fold {
        let current = self.current.get_untracked();
        self.lines.with_untracked(|lines| {
            let here = lines.on_shelf(shelf).any(|line| Some(line.item) == current);
            let done = lines.on_shelf(shelf).all(|line| line.counted.is_some());
            if done && !here { Fold::Folded } else { Fold::Open }
        })
    }

    /// Takes a line in hand, to count it again or out of order.
    pub fn choose(&self, item: ItemId) {
        self.chosen.set(Some(item));
        let have = self.lines.with_untracked(|lines| {
            lines.get(item).and_then(|line| line.counted).map(|counted| counted.quantity.value())
        });
        self.put(Entry::of(have));
    }

    fn put(&self, entry: Entry) {
        let _ = self.entry.try_set(entry);
        let _ = self.asked.try_set(None);
        let _ = self.trouble.try_set(None);
    }

    /// Records what stands in the box, or asks once when it is far too much.
    pub async fn record_entry(self) {
        let (Some(line), Some(have)) = (self.line_untracked(), self.entry.with_untracked(Entry::value))
        else {
            return;
        };
        let limit = line.par.value().max(1).saturating_mul(ABSURD_TIMES_PAR);
        let absurd = have > ABSURD_FROM || have > limit;
        if absurd && self.asked.get_untracked() != Some(have) {
            self.asked.set(Some(have));
            return;
        }
        self.record(line, have, CountMethod::Entered).await;
    }

    pub async fn record_at_par(self) {
        let Some(line) = self.line_untracked() else { return };
        let have = line.par.value();
        self.record(line, have, CountMethod::AtPar).await;
    }

    /// A second Enter, or the other button, is deaf until the first record is written: the line in
    /// hand is still the same one until then.
    async fn record(self, line: RoomLine, have: i64, method: CountMethod) {
        if Turn::take(self.turn) == Turn::Writing {
            return;
        }
        self.write(line, have, method).await;
        let _ = self.turn.try_set_value(Turn::Free);
    }

    async fn write(self, line: RoomLine, have: i64, method: CountMethod) {
        let Ok(quantity) = Quantity::new(have) else { return };
        let (place, item) = (self.place, line.item);
        let lang = self.words.lang();
        let name = self.app.state.with_untracked(|state| item_label(state, item, lang));
        let number = self.lines.with_untracked(|lines| lines.number(item));
        let command = Command::CountLine { place, item, have: quantity, entered: None, method };
        match self.app.request(command).await {
            Ok(ids) => {
                let say = |msg: StockMsg| Msg::from(msg).text(lang).into_owned();
                let text = say(StockMsg::Recorded { item: name, have });
                self.undo.offer(text, say(StockMsg::UndoLine { line: number }), ids);
                let _ = self.last.try_set(Some(item));
                let _ = self.chosen.try_set(None);
                self.put(Entry::Blank);
                self.refold();
            }
            Err(problem) => {
                let _ = self.trouble.try_set(Some(trouble(problem)));
            }
        }
    }

    fn refold(&self) {
        let folds = self.folds.try_with_value(Clone::clone).unwrap_or_default();
        for (shelf, fold) in folds {
            let wanted = self.wanted_fold(&shelf);
            let _ = fold.try_set(wanted);
        }
        let _ = self.settled.try_update(|settled| *settled = settled.wrapping_add(1));
    }

    /// Keeps the figure in the box for its author, and brings it back.
    fn keep_draft(self) {
        let task = format!("room:{}", self.place);
        let loaded = StoredValue::new(false);
        let read = task.clone();
        spawn_local(async move {
            let kept = drafts::read(self.app, &read).await;
            let kept = kept
                .as_deref()
                .and_then(|text| text.split_once(' '))
                .and_then(|(item, have)| Some((item.parse::<ItemId>().ok()?, have.parse::<i64>().ok()?)));
            if let Some((item, have)) = kept
                && self.entry.try_with_untracked(|entry| *entry == Entry::Blank) == Some(true)
            {
                let _ = self.chosen.try_set(Some(item));
                let _ = self.entry.try_set(Entry::Figure(have));
            }
            let _ = loaded.try_set_value(true);
        });
        Effect::new(move |_| {
            let have = self.entry.with(Entry::value);
            let item = self.current.get_untracked();
            if loaded.try_get_value() == Some(true) {
                let text = match (item, have) {
                    (Some(item), Some(have)) => format!("{item} {have}"),
                    _ => String::new(),
                };
                drafts::keep(self.app, &task, &text);
            }
        });
    }
}
