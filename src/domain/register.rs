//! A field of which the last writer wins, whatever the order in which the writers arrive.

use crate::domain::event::Hlc;
use crate::domain::ids::EventId;

/// When something was written and by which event: the total order of writes to one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    pub hlc: Hlc,
    pub event: EventId,
}

/// One field: empty until the first write, then the value with the highest stamp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Register<T>(Option<(Stamp, T)>);

impl<T> Default for Register<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Register<T> {
    pub fn write(&mut self, stamp: Stamp, value: T) {
        if self.0.as_ref().is_none_or(|(held, _)| *held < stamp) {
            self.0 = Some((stamp, value));
        }
    }

    pub fn get(&self) -> Option<&T> {
        self.0.as_ref().map(|(_, value)| value)
    }

    pub fn stamp(&self) -> Option<Stamp> {
        self.0.as_ref().map(|(stamp, _)| *stamp)
    }

    pub fn stamped(&self) -> Option<(Stamp, &T)> {
        self.0.as_ref().map(|(stamp, value)| (*stamp, value))
    }
}
