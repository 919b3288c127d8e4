//! Opened vials, bottles and tubes, and when each must go.

use crate::domain::event::lots::{
    ContainerClosed, ContainerOpened, ContainerOutcome, Discard, LifeUnit, OpenedLife,
};
use crate::domain::event::{Body, Event};
use crate::domain::ids::{ContainerId, StaffId};
use crate::domain::inventory::lot::Expiry;
use crate::domain::keyed::{LiteMap, OrDefault as _};
use crate::domain::time::{HOUR_MS, MINUTE_MS, Zoned};

/// All containers that were ever opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Containers {
    pub opened: LiteMap<ContainerId, Box<Container>>,
    /// By container, then by the event that closed it: the first one counts.
    pub closed: LiteMap<ContainerId, LiteMap<crate::domain::ids::EventId, Closing>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Container {
    pub what: ContainerOpened,
    pub opened: Zoned,
    pub by: Option<StaffId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closing {
    pub outcome: ContainerOutcome,
    pub closed: Zoned,
    pub by: Option<StaffId>,
}

impl Containers {
    pub(crate) fn apply(&mut self, event: &Event) {
        match &event.body {
            Body::ContainerOpened(what) => {
                let container =
                    Container { what: (**what).clone(), opened: event.zoned(), by: event.header.staff };
                self.opened.insert(ContainerId(event.id), Box::new(container));
            }
            Body::ContainerClosed(ContainerClosed { container, outcome }) => {
                let closing = Closing { outcome: *outcome, closed: event.zoned(), by: event.header.staff };
                self.closed.or_default(*container).insert(event.id, closing);
            }
            _ => {}
        }
    }

    /// Those that stand open, in the order of their ids.
    pub fn open(&self) -> impl Iterator<Item = (ContainerId, &Container)> {
        self.opened
            .iter()
            .filter(|(id, _)| !self.closed.contains_key(id))
            .map(|(id, container)| (*id, &**container))
    }
}

/// When something opened at `opened` must go: the earlier of its label and its rule.
pub fn discard_by(opened: Zoned, life: Option<OpenedLife>, label: Option<Expiry>) -> Option<Discard> {
    let by_rule = life.map(|OpenedLife { count, unit }| match unit {
        LifeUnit::Days => Discard::After(opened.date().plus_days(i32::from(count))),
        // Hours run by the clock of the world and not by the one on the wall: a changed hour changes nothing.
        LifeUnit::Hours => Discard::At(opened.at.plus_ms(i64::from(count) * HOUR_MS)),
        LifeUnit::Minutes => Discard::At(opened.at.plus_ms(i64::from(count) * MINUTE_MS)),
    });
    let by_label = label.map(|expiry| Discard::After(expiry.last_day));
    match (by_rule, by_label) {
        (Some(rule), Some(label)) => Some(if is_earlier(label, rule, opened) { label } else { rule }),
        (rule, label) => rule.or(label),
    }
}

/// Whether `one` ends before `other`, as the wall shows it where the container stands.
fn is_earlier(one: Discard, other: Discard, opened: Zoned) -> bool {
    let day = |discard| match discard {
        Discard::After(day) => day,
        Discard::At(at) => Zoned { at, offset: opened.offset }.date(),
    };
    match (one, other) {
        (Discard::At(one), Discard::At(other)) => one < other,
        // On the same day the hour comes before the end of the day.
        (Discard::After(_), Discard::At(_)) => day(one) < day(other),
        (Discard::At(_), Discard::After(_)) => day(one) <= day(other),
        (Discard::After(one), Discard::After(other)) => one < other,
    }
}

impl Discard {
    /// Whether the time is over; the offset is the one of the wall clock now.
    pub fn is_past(self, now: Zoned) -> bool {
        match self {
            Self::After(day) => now.date() > day,
            Self::At(at) => now.at >= at,
        }
    }
}
