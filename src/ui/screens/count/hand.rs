//! A place being counted: its lines, the line in hand, and how one is recorded.
//!
//! Each line is a record of its own, durable before the next one is offered.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::context::App;
use crate::app::drafts;
use crate::domain::command::Command;
use crate::domain::event::CountMethod;
use crate::domain::event::stock::{CountDetail, Sight};
use crate::domain::ids::{ItemId, PlaceId, SessionId};
use crate::domain::inventory::command::StockCommand;
use crate::domain::inventory::round::{
    LineStage, Reveal, SessionLine, lines_at, part_of, reveal, session_lines,
};
use crate::domain::inventory::stock::StockKey;
use crate::ui::screens::count::figures::{Figures, Reading};
use crate::ui::screens::stock::shared::{Turn, is_absurd, item_label, trouble};
use crate::ui::text::Msg;
use crate::ui::text::count::CountMsg;
use crate::ui::undo::UndoList;
use crate::ui::words::Words;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    Round(SessionId),
    /// One shelf by itself.
    Shelf(ItemId),
}

/// A line as it stands before whoever counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub item: ItemId,
    pub shelf: String,
    pub wait: Wait,
    /// Parts of the place that others still have to count.
    pub other_parts: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    ToCount,
    Again,
    Done,
}

impl Line {
    fn of(line: SessionLine, part: Option<u8>) -> Self {
        let wait = match (line.waits_for(part), &line.stage) {
            (false, _) => Wait::Done,
            (true, LineStage::CountAgain) => Wait::Again,
            (true, _) => Wait::ToCount,
        };
        let other_parts = match line.stage {
            LineStage::PartsMissing { parts } => {
                parts.into_iter().filter(|other| Some(*other) != part).collect()
            }
            _ => Vec::new(),
        };
        Self { item: line.key.item, shelf: line.shelf, wait, other_parts }
    }
}

#[derive(Clone, Copy)]
pub struct Hand {
    pub app: App,
    pub words: Words,
    pub work: Work,
    pub place: PlaceId,
    pub part: RwSignal<Option<u8>>,
    pub sight: Memo<Sight>,
    pub lines: Memo<Vec<Line>>,
    /// The line in hand, and a number that is another one each time it is taken anew.
    pub current: Memo<Option<(ItemId, u32)>>,
    pub trouble: RwSignal<Option<Msg>>,
    /// A figure that was asked about because it is so large.
    asked: RwSignal<Option<i64>>,
    chosen: RwSignal<Option<ItemId>>,
    last: RwSignal<Option<ItemId>>,
    takes: RwSignal<u32>,
    turn: StoredValue<Turn>,
    /// What was kept of a line, until its boxes stand.
    brought: StoredValue<Option<(ItemId, String)>>,
    /// What stands in the boxes now.
    held: StoredValue<Option<(ItemId, String)>>,
    loaded: StoredValue<bool>,
    undo: UndoList,
}

impl Hand {
    pub fn begin(work: Work, place: PlaceId) -> Self {
        let (app, words) = (App::expect(), Words::expect());
        let part =
            RwSignal::new(app.state.with_untracked(|state| match (work, app.person.get_untracked()) {
                (Work::Round(session), Some(person)) => part_of(state, session, place, person),
                _ => None,
            }));
        let lines = Memo::new(move |_| {
            let part = part.get();
            app.state.with(|state| match work {
                Work::Round(session) => {
                    lines_at(state, session, place).into_iter().map(|line| Line::of(line, part)).collect()
                }
                Work::Shelf(item) => {
                    let (shelf, wait) = (String::new(), Wait::ToCount);
                    vec![Line { item, shelf, wait, other_parts: Vec::new() }]
                }
            })
        });
        let sight = Memo::new(move |_| match work {
            Work::Shelf(_) => Sight::Open,
            Work::Round(session) => {
                app.state.with(|state| match reveal(state, session, &session_lines(state, session)) {
                    Reveal::Shown => Sight::Open,
                    Reveal::Hidden => Sight::Blind,
                })
            }
        });
        let (chosen, last, takes) = (RwSignal::new(None), RwSignal::new(None), RwSignal::new(0));
        let current = Memo::new(move |_| {
            lines.with(|lines| {
                let held = chosen.get().filter(|item| lines.iter().any(|line| line.item == *item));
                held.or_else(|| next_after(lines, last.get())).map(|item| (item, takes.get()))
            })
        });
        let hand = Self {
            app,
            words,
            work,
            place,
            part,
            sight,
            lines,
            current,
            trouble: RwSignal::new(None),
            asked: RwSignal::new(None),
            chosen,
            last,
            takes,
            turn: StoredValue::new(Turn::Free),
            brought: StoredValue::new(None),
            held: StoredValue::new(None),
            loaded: StoredValue::new(false),
            undo: UndoList::expect(),
        };
        // A bar of before the round may name the very figure that nobody shall see.
        if hand.sight.get_untracked() == Sight::Blind
            && let Some(notice) = hand.undo.notice().get_untracked()
        {
            hand.undo.end(notice.id);
        }
        hand.bring_draft();
        hand
    }

    pub fn session(&self) -> Option<SessionId> {
        match self.work {
            Work::Round(session) => Some(session),
            Work::Shelf(_) => None,
        }
    }

    pub fn key(&self, item: ItemId) -> StockKey {
        StockKey { item, place: self.place }
    }

    pub fn line(&self, item: ItemId) -> Option<Line> {
        self.lines.with(|lines| lines.iter().find(|line| line.item == item).cloned())
    }

    /// The number of a line, from 1.
    pub fn number(&self, item: ItemId) -> usize {
        self.lines.with(|lines| lines.iter().position(|line| line.item == item).map_or(0, |place| place + 1))
    }

    /// Takes a line in hand, out of order or to count it once more.
    pub fn choose(&self, item: ItemId) {
        // What stands in its boxes stays there.
        if self.current.get_untracked().is_some_and(|(held, _)| held == item) {
            return;
        }
        self.chosen.set(Some(item));
        self.take_anew();
    }

    /// Leaves the line in hand for later.
    pub fn leave(&self, item: ItemId) {
        self.last.set(Some(item));
        self.chosen.set(None);
        self.take_anew();
    }

    /// Counts another part of the place, or all of it.
    pub fn choose_part(&self, part: Option<u8>) {
        self.part.set(part);
        self.last.set(None);
        self.chosen.set(None);
        // The line is taken anew, because a part is told otherwise; what was typed comes along.
        let held = self.held.try_get_value().flatten();
        let _ = self.brought.try_set_value(held);
        self.take_anew();
    }

    fn take_anew(&self) {
        let _ = self.asked.try_set(None);
        let _ = self.trouble.try_set(None);
        let _ = self.takes.try_update(|takes| *takes = takes.wrapping_add(1));
    }

    /// What was asked about the figure and not answered yet.
    pub fn doubt(&self, have: Option<i64>) -> Option<CountMsg> {
        let asked = self.asked.get()?;
        (have == Some(asked)).then_some(CountMsg::Sure { have: asked })
    }

    /// Records what stands in the boxes, or asks once when it is far too much. Answers whether a record
    /// was made.
    pub async fn record(self, figures: Figures) -> Recorded {
        let Ok(reading) = untrack(|| figures.reading()) else { return Recorded::Nothing };
        let have = reading.have.value();
        let absurd = self.app.state.with_untracked(|state| is_absurd(state, figures.key, have));
        if absurd && self.asked.get_untracked() != Some(have) {
            self.asked.set(Some(have));
            return Recorded::Nothing;
        }
        if Turn::take(self.turn) == Turn::Writing {
            return Recorded::Nothing;
        }
        let recorded = self.write(figures.key, reading).await;
        let _ = self.turn.try_set_value(Turn::Free);
        recorded
    }

    async fn write(self, key: StockKey, reading: Reading) -> Recorded {
        let (item, lang, have) = (key.item, self.words.lang(), reading.have);
        let number = untrack(|| self.number(item));
        let detail = CountDetail {
            scope: reading.scope,
            lots: reading.lots,
            session: self.session(),
            part: self.part.get_untracked(),
            sight: self.sight.get_untracked(),
        };
        let (entered, method, place) = (reading.entered, CountMethod::Entered, self.place);
        let command = StockCommand::Count { place, item, have, entered, method, detail };
        match self.app.request(Command::Stock(Box::new(command))).await {
            Ok(ids) => {
                let say = |msg: CountMsg| Msg::from(msg).text(lang).into_owned();
                let name = self.app.state.with_untracked(|state| item_label(state, item, lang));
                let said = say(CountMsg::Recorded { item: name, have: have.value() });
                self.undo.offer(said, say(CountMsg::TheLine { line: number }), ids);
                drafts::keep(self.app, &self.task(), "");
                let _ = self.last.try_set(Some(item));
                let _ = self.chosen.try_set(None);
                self.take_anew();
                Recorded::Line
            }
            Err(problem) => {
                let _ = self.trouble.try_set(Some(Msg::from(trouble(problem))));
                Recorded::Nothing
            }
        }
    }

    /// The name of the draft of this place.
    fn task(&self) -> String {
        match self.work {
            Work::Round(session) => format!("count:{session}:{}", self.place),
            Work::Shelf(item) => format!("count:{item}:{}", self.place),
        }
    }

    /// Keeps what stands in the boxes for its author.
    pub fn keep(&self, item: ItemId, kept: &str) {
        let _ = self.held.try_set_value(Some((item, kept.to_owned())));
        if self.loaded.try_get_value() == Some(true) {
            let text = if kept.is_empty() { String::new() } else { format!("{item}\n{kept}") };
            drafts::keep(self.app, &self.task(), &text);
        }
    }

    /// What was kept of a line, once.
    pub fn brought(&self, item: ItemId) -> Option<String> {
        self.brought
            .try_update_value(|brought| brought.take_if(|(held, _)| *held == item))
            .flatten()
            .map(|(_, kept)| kept)
    }

    fn bring_draft(self) {
        spawn_local(async move {
            let kept = drafts::read(self.app, &self.task()).await;
            let kept = kept.as_deref().and_then(|text| text.split_once('\n'));
            let kept = kept.and_then(|(item, kept)| Some((item.parse::<ItemId>().ok()?, kept.to_owned())));
            if let Some((item, kept)) = kept {
                let _ = self.brought.try_set_value(Some((item, kept)));
                let _ = self.chosen.try_set(Some(item));
                self.take_anew();
            }
            let _ = self.loaded.try_set_value(true);
        });
    }
}

/// What came of a press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recorded {
    Line,
    Nothing,
}

/// The first line after `last` that waits; from the beginning when there is none.
fn next_after(lines: &[Line], last: Option<ItemId>) -> Option<ItemId> {
    let from = lines.iter().position(|line| Some(line.item) == last).map_or(0, |place| place + 1);
    let (before, after) = lines.split_at(from.min(lines.len()));
    after.iter().chain(before).find(|line| line.wait != Wait::Done).map(|line| line.item)
}
