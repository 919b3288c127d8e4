//! What is said about records themselves: entered late and why, or brought from a table.

use crate::domain::event::stock::{LateEntryExplained, LateReason};
use crate::domain::event::{Body, Event};
use crate::domain::ids::EventId;
use crate::domain::keyed::LiteMap;
use crate::domain::text::{Label, Note};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// By the first of the records that they are about.
    pub late: LiteMap<EventId, Late>,
    pub imported: LiteMap<EventId, Imported>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Late {
    pub count: u32,
    pub reason: LateReason,
    pub note: Note,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    pub file: Label,
    pub count: u32,
}

impl Marks {
    pub(crate) fn apply(&mut self, event: &Event) {
        match &event.body {
            Body::LateEntryExplained(LateEntryExplained { first, count, reason, note }) => {
                let late = Late { count: *count, reason: *reason, note: note.clone() };
                self.late.insert(*first, late);
            }
            Body::HistoryImported(history) => {
                let imported = Imported { file: history.file.clone(), count: history.records };
                self.imported.insert(event.id.after(1), imported);
            }
            _ => {}
        }
    }

    /// Why a record was entered late, if somebody said so.
    pub fn late(&self, record: EventId) -> Option<&Late> {
        covering(&self.late, record, |late| late.count)
    }

    /// The table that a record came from.
    pub fn imported(&self, record: EventId) -> Option<&Imported> {
        covering(&self.imported, record, |imported| imported.count)
    }
}

fn covering<V>(marks: &LiteMap<EventId, V>, record: EventId, count: impl Fn(&V) -> u32) -> Option<&V> {
    let place = match marks.find_index(&record) {
        Ok(place) => place,
        Err(place) => place.checked_sub(1)?,
    };
    let (first, mark) = marks.get_indexed(place)?;
    let within = first.stream == record.stream && record.seq() - first.seq() < count(mark);
    within.then_some(mark)
}
