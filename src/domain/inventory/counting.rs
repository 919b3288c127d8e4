//! Rounds of counting, and what people said about differences.

use crate::domain::event::stock::{VarianceExplained, VarianceReason};
use crate::domain::event::supply::{SessionOpened, SessionOutcome, Tolerance};
use crate::domain::event::{Body, Event};
use crate::domain::ids::{EventId, SessionId, StaffId};
use crate::domain::keyed::{LiteMap, OrDefault as _};
use crate::domain::register::Register;
use crate::domain::text::Note;
use crate::domain::time::Zoned;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counting {
    pub tolerance: Register<Tolerance>,
    pub sessions: LiteMap<SessionId, Box<Session>>,
    /// By session, then by the event that ended it.
    pub endings: LiteMap<SessionId, LiteMap<EventId, Ending>>,
    /// By count; the last word counts.
    pub explained: LiteMap<EventId, Register<Explanation>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub what: SessionOpened,
    pub opened: Zoned,
    pub by: Option<StaffId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ending {
    pub outcome: SessionOutcome,
    pub ended: Zoned,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    pub reason: VarianceReason,
    pub note: Note,
    pub by: Option<StaffId>,
}

impl Counting {
    pub fn tolerance(&self) -> Tolerance {
        self.tolerance.get().copied().unwrap_or(Tolerance::DEFAULT)
    }

    /// Sessions that nobody has ended, the oldest first.
    pub fn open(&self) -> impl Iterator<Item = (SessionId, &Session)> {
        self.sessions
            .iter()
            .filter(|(id, _)| !self.endings.contains_key(id))
            .map(|(id, session)| (*id, &**session))
    }

    pub(crate) fn apply(&mut self, event: &Event) {
        match &event.body {
            Body::CountToleranceSet { tolerance } => self.tolerance.write(event.stamp(), *tolerance),
            Body::SessionOpened(what) => {
                let session =
                    Session { what: (**what).clone(), opened: event.zoned(), by: event.header.staff };
                self.sessions.insert(SessionId(event.id), Box::new(session));
            }
            Body::SessionClosed(closed) => {
                let ending = Ending { outcome: closed.outcome, ended: event.zoned() };
                self.endings.or_default(closed.session).insert(event.id, ending);
            }
            Body::VarianceExplained(VarianceExplained { count, reason, note }) => {
                let explanation = Explanation { reason: *reason, note: note.clone(), by: event.header.staff };
                self.explained.or_default(*count).write(event.stamp(), explanation);
            }
            _ => {}
        }
    }
}
