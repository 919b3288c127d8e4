//! The lines of a place and the one that is being changed.

use leptos::prelude::*;

use crate::app::context::{App, Problem};
use crate::domain::command::Command;
use crate::domain::ids::{ItemId, PlaceId};
use crate::domain::inventory::consumption::{Advice, ParBasis, suggested_par};
use crate::domain::inventory::stock::StockKey;
use crate::domain::inventory::view::room_lines;
use crate::domain::quantity::Quantity;
use crate::domain::text::Label;
use crate::ui::entry::{Bounds, Entry};
use crate::ui::parts::undo::Undoable;
use crate::ui::text::trouble::TroubleMsg;
use crate::ui::trouble;

/// Nobody keeps more of one thing in one place.
pub const PAR_BOUNDS: Bounds = Bounds { least: 0, most: 99_999, full: None };
/// Room between the positions of two lines, so that one can be put between them.
const GAP: u32 = 10;

/// A line as this screen needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListLine {
    pub item: ItemId,
    pub shelf: String,
    pub position: u32,
    pub par: Quantity,
}

#[derive(Clone, Copy)]
pub struct Editor {
    pub app: App,
    pub place: PlaceId,
    pub lines: Memo<Vec<ListLine>>,
    pub selected: RwSignal<Option<ItemId>>,
    pub par: RwSignal<Entry>,
    pub shelf: RwSignal<String>,
    pub trouble: RwSignal<Option<TroubleMsg>>,
    /// What was taken off the list, and can be put back.
    pub taken_off: RwSignal<Option<(Undoable, ListLine)>>,
    turn: RwSignal<u64>,
}

impl Editor {
    pub fn new(app: App, place: PlaceId) -> Self {
        let lines = Memo::new(move |_| {
            let today = app.today.get();
            app.state.with(|state| {
                let lines = room_lines(state, place, today).into_iter().map(|line| ListLine {
                    item: line.item,
                    shelf: line.shelf,
                    position: line.position,
                    par: line.par,
                });
                lines.collect()
            })
        });
        Self {
            app,
            place,
            lines,
            selected: RwSignal::new(None),
            par: RwSignal::default(),
            shelf: RwSignal::default(),
            trouble: RwSignal::default(),
            taken_off: RwSignal::default(),
            turn: RwSignal::new(0),
        }
    }

    pub fn line(self, item: ItemId) -> Option<ListLine> {
        self.lines.with(|lines| lines.iter().find(|line| line.item == item).cloned())
    }

    pub fn select(self, item: ItemId) {
        let Some(line) = untrack(|| self.line(item)) else { return };
        self.trouble.set(None);
        self.par.set(Entry::Figure(line.par.value()));
        self.shelf.set(line.shelf);
        self.selected.set(Some(item));
    }

    /// The shelves of the place, in the order of the walk.
    pub fn shelves(self) -> Vec<String> {
        let mut shelves: Vec<String> = Vec::new();
        self.lines.with(|lines| {
            for line in lines {
                if !line.shelf.is_empty() && !shelves.contains(&line.shelf) {
                    shelves.push(line.shelf.clone());
                }
            }
        });
        shelves
    }

    /// What the fills of the place say about a par.
    pub fn advice(self, item: ItemId) -> Advice<ParBasis> {
        let (key, today) = (StockKey { item, place: self.place }, self.app.today.get());
        self.app.state.with(|state| suggested_par(state, key, today))
    }

    /// The same, where it is something else than the par in force.
    pub fn suggestion(self, item: ItemId) -> Option<ParBasis> {
        let par = self.line(item)?.par;
        let found = self.advice(item).known()?;
        (found.par != par && found.par != Quantity::ZERO).then_some(found)
    }

    /// The end of a shelf: where a line that comes to it is put.
    pub fn end_of(self, shelf: &str) -> u32 {
        let end = |of: &dyn Fn(&ListLine) -> bool| {
            let held = |line: &ListLine| (line.position != u32::MAX).then_some(line.position);
            self.lines.with_untracked(|lines| lines.iter().filter(|line| of(line)).filter_map(held).max())
        };
        let last = end(&|line: &ListLine| line.shelf == shelf).or_else(|| end(&|_| true));
        last.map_or(GAP, |last| last.saturating_add(GAP))
    }

    /// Where a line stands within its shelf: how many come before it and after it.
    pub fn around(self, item: ItemId) -> (usize, usize) {
        self.lines.with(|lines| {
            let Some(own) = lines.iter().find(|line| line.item == item) else { return (0, 0) };
            let shelf: Vec<ItemId> =
                lines.iter().filter(|line| line.shelf == own.shelf).map(|line| line.item).collect();
            let at = shelf.iter().position(|held| *held == item).unwrap_or(0);
            (at, shelf.len().saturating_sub(at + 1))
        })
    }

    /// Shows what came of a request.
    fn hear<T>(self, result: Result<T, Problem>) -> Option<T> {
        let (done, trouble) = match result {
            Ok(done) => (Some(done), None),
            Err(problem) => (None, Some(trouble::of_problem(&problem))),
        };
        let _ = self.trouble.try_set(trouble);
        done
    }

    pub async fn set_par(self, item: ItemId, par: Option<Quantity>) -> bool {
        let command = Command::SetPar { place: self.place, item, par };
        self.hear(self.app.request(command).await).is_some()
    }

    pub async fn set_shelf(self, item: ItemId, shelf: &str, position: u32) -> bool {
        let shelf = match Label::parse(shelf) {
            Ok(shelf) => shelf,
            Err(error) => {
                let _ = self.trouble.try_set(Some(TroubleMsg::Wording(error)));
                return false;
            }
        };
        let command = Command::SetShelf { place: self.place, item, shelf, position };
        self.hear(self.app.request(command).await).is_some()
    }

    /// Puts the selected line's entries into force.
    pub async fn save(self, item: ItemId) -> bool {
        let Some(held) = untrack(|| self.line(item)) else { return false };
        let par = self.par.with_untracked(Entry::value).and_then(|par| Quantity::new(par).ok());
        if let Some(par) = par.filter(|par| *par != held.par)
            && !self.set_par(item, Some(par)).await
        {
            return false;
        }
        let shelf = self.shelf.try_get_untracked().unwrap_or_default();
        if shelf != held.shelf && !shelf.trim().is_empty() {
            let position = self.end_of(shelf.trim());
            return self.set_shelf(item, &shelf, position).await;
        }
        true
    }

    /// Changes places with the neighbour on the same shelf.
    pub async fn shift(self, item: ItemId, to: Neighbour) {
        let Some(own) = untrack(|| self.line(item)) else { return };
        let mut shelf = self.lines.with_untracked(|lines| {
            lines.iter().filter(|line| line.shelf == own.shelf).cloned().collect::<Vec<_>>()
        });
        let Some(at) = shelf.iter().position(|line| line.item == item) else { return };
        let other = match to {
            Neighbour::Above => at.checked_sub(1),
            Neighbour::Below => at.checked_add(1),
        };
        let Some(other) = other.filter(|other| *other < shelf.len()) else { return };
        let places = distinct(shelf.iter().map(|line| line.position));
        shelf.swap(at, other);
        for (line, position) in shelf.into_iter().zip(places) {
            let named = if line.shelf.is_empty() { "–" } else { line.shelf.as_str() };
            if line.position != position && !self.set_shelf(line.item, named, position).await {
                return;
            }
        }
    }

    /// Takes a line off the list; it can be put back for a few seconds.
    pub async fn take_off(self, item: ItemId, name: String, text: String) {
        let Some(line) = untrack(|| self.line(item)) else { return };
        if self.set_par(item, None).await {
            let _ = self.selected.try_set(None);
            let id = self.turn.try_update(|turn| {
                *turn += 1;
                *turn
            });
            let undoable = Undoable { id: id.unwrap_or(0), text, object: name };
            let _ = self.taken_off.try_set(Some((undoable, line)));
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Neighbour {
    Above,
    Below,
}

/// The same positions, each above the one before it, so that every line has its own.
fn distinct(positions: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut out: Vec<u32> = Vec::new();
    for position in positions {
        let position = if position == u32::MAX { GAP } else { position };
        let least = out.last().map_or(0, |last| last.saturating_add(1));
        out.push(position.max(least));
    }
    out
}
