//! What was just done and can be taken back, and the next figure for its bar. One for the app:
//! undo must outlive the screen on which a thing was done.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::command::Command;
use crate::domain::event::VoidReason;
use crate::domain::ids::EventId;
use crate::domain::text::Note;
use crate::ui::parts::undo::Undoable;

/// The last thing that was recorded, for as long as its bar stands.
#[derive(Clone, Copy)]
pub struct UndoList {
    notice: RwSignal<Option<Undoable>>,
    targets: RwSignal<Vec<EventId>>,
    next: StoredValue<u64>,
}

impl UndoList {
    pub fn new() -> Self {
        Self { notice: RwSignal::new(None), targets: RwSignal::new(Vec::new()), next: StoredValue::new(1) }
    }

    pub fn expect() -> Self {
        expect_context::<Self>()
    }

    pub fn notice(&self) -> Signal<Option<Undoable>> {
        self.notice.into()
    }

    /// Offers to take these records back.
    pub fn offer(&self, text: String, object: String, targets: Vec<EventId>) {
        let id = self.next.try_update_value(|next| {
            *next += 1;
            *next
        });
        let _ = self.targets.try_set(targets);
        let _ = self.notice.try_set(Some(Undoable { id: id.unwrap_or(0), text, object }));
    }

    /// The bar's time is over, or another thing was done since.
    pub fn end(&self, id: u64) {
        if self.notice.with_untracked(|notice| notice.as_ref().is_some_and(|notice| notice.id == id)) {
            self.notice.set(None);
        }
    }

    /// Takes the offered records back.
    pub fn undo(&self, app: App, id: u64) {
        let current =
            self.notice.with_untracked(|notice| notice.as_ref().is_some_and(|notice| notice.id == id));
        if !current {
            return;
        }
        self.notice.set(None);
        let targets = self.targets.get_untracked();
        let command = Command::VoidRecords { targets, reason: VoidReason::Undone, note: Note::default() };
        app.dispatch(command, |_| {});
    }
}

impl Default for UndoList {
    fn default() -> Self {
        Self::new()
    }
}
