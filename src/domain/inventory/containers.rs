//! Opened vials, bottles and tubes, and when each must go.

use crate::domain::event::lots::{
    ContainerClosed, ContainerOpened, ContainerOutcome, Discard, LifeUnit, OpenedLife,
};
use crate::domain::event::{Body, Event};
use crate::domain::ids::{ContainerId, EventId, StaffId};
use crate::domain::inventory::lot::Expiry;
use crate::domain::keyed::{LiteMap, OrDefault as _};
use crate::domain::ordered::Ordered as _;
use crate::domain::quantity::Quantity;
use crate::domain::state::State;
use crate::domain::time::{DAY_MS, Date, HOUR_MS, Instant, MINUTE_MS, Offset, Zoned};

/// All containers that were ever opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Containers {
    pub opened: LiteMap<ContainerId, Box<Container>>,
    /// By container, then by the event that closed it: the first one counts.
    pub closed: LiteMap<ContainerId, LiteMap<EventId, Closing>>,
    /// What was used or wasted out of each, by the records of it.
    pub taken: LiteMap<ContainerId, LiteMap<EventId, Quantity>>,
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
            Body::StockUsed { container: Some(container), quantity, .. } => {
                self.taken.or_default(*container).insert(event.id, *quantity);
            }
            Body::StockWasted(wasted) => {
                if let Some(container) = wasted.container {
                    self.taken.or_default(container).insert(event.id, wasted.quantity);
                }
            }
            _ => {}
        }
    }

    /// Those that stand open, in the order of their ids.
    pub fn open(
        &self,
        is_void: impl Fn(EventId) -> bool + Copy,
    ) -> impl Iterator<Item = (ContainerId, &Container)> {
        self.opened
            .iter()
            .filter(move |(id, _)| !is_void(id.0) && self.closing(**id, is_void).is_none())
            .map(|(id, container)| (*id, &**container))
    }

    /// How it ended; none while it stands open.
    pub fn closing(&self, container: ContainerId, is_void: impl Fn(EventId) -> bool) -> Option<&Closing> {
        let closings = self.closed.get(&container)?;
        closings.iter().find(|(id, _)| !is_void(**id)).map(|(_, closing)| closing)
    }

    /// What should still be in it, in base units.
    pub fn left(&self, container: ContainerId, is_void: impl Fn(EventId) -> bool) -> i64 {
        let held = self.opened.get(&container).map_or(0, |opened| opened.what.holds.value());
        let taken = self.taken.get(&container).into_iter().flatten();
        let taken: i64 = taken.filter(|(id, _)| !is_void(**id)).map(|(_, taken)| taken.value()).sum();
        (held - taken).max(0)
    }

    /// Whether this event opened or closed a container.
    pub(crate) fn tells(&self, id: EventId) -> bool {
        self.opened.contains_key(&ContainerId(id))
            || self.closed.values().any(|closings| closings.contains_key(&id))
    }
}

/// How near an opened container is to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nearness {
    Past,
    /// Some time today.
    Today,
    Later,
    /// Neither a rule nor a label ends it.
    Endless,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenContainer {
    pub id: ContainerId,
    pub container: Container,
    pub left: i64,
    pub nearness: Nearness,
}

/// What stands open, the first to go first.
pub fn open_containers(state: &State, now: Zoned) -> Vec<OpenContainer> {
    let is_void = |id| state.stock.is_void(id);
    let mut list: Vec<OpenContainer> = state
        .containers
        .open(is_void)
        .map(|(id, container)| OpenContainer {
            id,
            left: state.containers.left(id, is_void),
            nearness: nearness(container.what.discard, now),
            container: container.clone(),
        })
        .collect();
    let end = |line: &OpenContainer| {
        let end = line.container.what.discard.map(|discard| discard.end(now.offset));
        (end.is_none(), end, line.id)
    };
    list.order_by_key(end);
    list
}

pub fn nearness(discard: Option<Discard>, now: Zoned) -> Nearness {
    match discard {
        None => Nearness::Endless,
        Some(discard) if discard.is_past(now) => Nearness::Past,
        Some(discard) if discard.day(now.offset) == now.date() => Nearness::Today,
        Some(_) => Nearness::Later,
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
    /// The moment from which on it is past, by a wall clock of this offset.
    pub fn end(self, offset: Offset) -> Instant {
        match self {
            Self::At(at) => at,
            Self::After(day) => {
                let midnight = i64::from(day.plus_days(1).days()) * DAY_MS;
                Instant::from_ms(midnight - i64::from(offset.minutes()) * MINUTE_MS)
            }
        }
    }

    /// The day on which it ends.
    pub fn day(self, offset: Offset) -> Date {
        match self {
            Self::At(at) => Zoned { at, offset }.date(),
            Self::After(day) => day,
        }
    }

    /// Whether the time is over; the offset is the one of the wall clock now.
    pub fn is_past(self, now: Zoned) -> bool {
        match self {
            Self::After(day) => now.date() > day,
            Self::At(at) => now.at >= at,
        }
    }
}
