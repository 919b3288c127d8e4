//! What is being done on one recall: the line in hand, what was done about it, and the requests.
//!
//! Owns the rules of the page, without a view. Must not know how it is drawn (`page`, `task`).

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::command::Command;
use crate::domain::event::supply::{RecallAction, RecallClosed, RecallLine, RecallLineResolved};
use crate::domain::ids::{PlaceId, RecallId};
use crate::domain::inventory::command::StockCommand;
use crate::domain::inventory::recall::{Recall, RecallTask, recall_tasks};
use crate::domain::quantity::Quantity;
use crate::domain::text::Note;
use crate::ui::entry::{Bounds, Entry};
use crate::ui::screens::recall::shared::may_lead;
use crate::ui::screens::stock::shared::{Turn, trouble};
use crate::ui::text::Msg;
use crate::ui::text::recall::{LineKind, RecallMsg};
use crate::ui::words::Words;

#[derive(Clone, Copy)]
pub struct Work {
    pub app: App,
    pub words: Words,
    pub id: RecallId,
    pub tasks: Memo<Vec<RecallTask>>,
    pub in_hand: RwSignal<Option<RecallLine>>,
    pub action: RwSignal<Option<RecallAction>>,
    pub entry: RwSignal<Entry>,
    pub trouble: RwSignal<Option<Msg>>,
    leads: Memo<bool>,
    turn: StoredValue<Turn>,
}

impl Work {
    pub fn new(app: App, words: Words, id: RecallId) -> Self {
        let work = Self {
            app,
            words,
            id,
            tasks: Memo::new(move |_| app.state.with(|state| recall_tasks(state, id))),
            in_hand: RwSignal::new(None),
            action: RwSignal::new(None),
            entry: RwSignal::new(Entry::Blank),
            trouble: RwSignal::new(None),
            leads: may_lead(app),
            turn: StoredValue::new(Turn::Free),
        };
        work.go_on();
        work
    }

    pub fn recall(&self) -> Option<Recall> {
        self.app.state.with(|state| state.recalls.registered.get(&self.id).map(|recall| (**recall).clone()))
    }

    pub fn task(&self, line: &RecallLine) -> Option<RecallTask> {
        self.tasks.with(|tasks| tasks.iter().find(|task| task.line == *line).cloned())
    }

    /// The line in hand, as long as the recall asks about it.
    pub fn current(&self) -> Option<RecallTask> {
        self.in_hand.get().and_then(|line| self.task(&line))
    }

    pub fn open(&self) -> usize {
        self.tasks.with(|tasks| tasks.iter().filter(|task| task.is_open()).count())
    }

    /// How much of the recalled lots may lie here, and in how many places.
    pub fn held(&self) -> (i64, usize) {
        self.tasks.with(|tasks| {
            let mut places: Vec<PlaceId> = Vec::new();
            let mut pieces = 0;
            for task in tasks.iter().filter(|task| task.most > 0) {
                if let RecallLine::Found(place, _) = &task.line {
                    pieces += task.most;
                    if !places.contains(place) {
                        places.push(*place);
                    }
                }
            }
            (pieces, places.len())
        })
    }

    /// Takes a line in hand.
    pub fn choose(&self, line: RecallLine) {
        let only = match actions_for(LineKind::of(&line)) {
            [only] => Some(*only),
            _ => None,
        };
        let _ = self.in_hand.try_set(Some(line));
        let _ = self.action.try_set(only);
        let _ = self.entry.try_set(Entry::Blank);
        let _ = self.trouble.try_set(None);
    }

    /// The first line that asks for something, if there is one.
    fn go_on(&self) {
        let next = self.tasks.try_with_untracked(|tasks| {
            tasks.iter().find(|task| task.is_open()).map(|task| task.line.clone())
        });
        match next.flatten() {
            Some(line) => self.choose(line),
            None => {
                let _ = self.in_hand.try_set(None);
            }
        }
    }

    pub const fn bounds() -> Bounds {
        Bounds { least: 1, most: 99_999, full: None }
    }

    /// Whether somebody has to say how many there were.
    pub fn asks_figure(&self) -> bool {
        use RecallAction::{Destroyed, Quarantined, Returned};
        matches!(self.action.get(), Some(Quarantined | Returned | Destroyed))
    }

    fn found(&self) -> Option<i64> {
        match self.action.get()? {
            RecallAction::NotThere | RecallAction::OtherLot => Some(0),
            RecallAction::Notified => self.current().map(|task| task.most),
            RecallAction::Quarantined | RecallAction::Returned | RecallAction::Destroyed => {
                self.entry.with(Entry::value)
            }
        }
    }

    /// What is missing before the line can be recorded.
    pub fn missing(&self) -> Option<RecallMsg> {
        if self.action.get().is_none() {
            return Some(RecallMsg::ActionFirst);
        }
        self.found().is_none().then_some(RecallMsg::FoundFirst)
    }

    /// Why the recall cannot be closed now.
    pub fn cannot_close(&self) -> Option<RecallMsg> {
        match self.open() {
            0 if self.leads.get() => None,
            0 => Some(RecallMsg::CloseNeedsLead),
            lines => Some(RecallMsg::OpenLines { lines }),
        }
    }

    /// Records what was done about the line in hand and goes on to the next.
    pub async fn record(self) {
        let what = untrack(|| {
            Some(RecallLineResolved {
                recall: self.id,
                line: self.current()?.line,
                found: Quantity::new(self.found()?).ok()?,
                action: self.action.get()?,
                note: Note::default(),
            })
        });
        let Some(what) = what else { return };
        if self.ask(StockCommand::ResolveRecallLine(what)).await {
            self.go_on();
        }
    }

    pub async fn close(self) {
        self.ask(StockCommand::CloseRecall(RecallClosed { recall: self.id })).await;
    }

    /// Whether it was recorded; else why not stands in the dock.
    async fn ask(self, command: StockCommand) -> bool {
        if Turn::take(self.turn) == Turn::Writing {
            return false;
        }
        let result = self.app.request(Command::Stock(Box::new(command))).await;
        let _ = self.turn.try_set_value(Turn::Free);
        let problem = result.err();
        let is_done = problem.is_none();
        let _ = self.trouble.try_set(problem.map(|problem| Msg::from(trouble(problem))));
        is_done
    }
}

/// What can be done about a line of this kind.
pub const fn actions_for(kind: LineKind) -> &'static [RecallAction] {
    use RecallAction::{Destroyed, NotThere, Notified, OtherLot, Quarantined, Returned};
    match kind {
        LineKind::Found | LineKind::Suspect => &[Quarantined, Returned, Destroyed, NotThere, OtherLot],
        LineKind::Used | LineKind::SentAway => &[Notified],
    }
}
