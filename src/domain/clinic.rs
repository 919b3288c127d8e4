//! The clinic itself: its name, its tablets, its people and its places.

use crate::domain::event::{
    Body, ClinicKind, Event, LockMinutes, PlaceChange, PlaceKind, Role, StaffChange, Standing, TabletLetter,
};
use crate::domain::ids::{EventId, PlaceId, StaffId, StreamId};
use crate::domain::keyed::{LiteMap, OrDefault as _};
use crate::domain::ordered::Ordered as _;
use crate::domain::register::Register;
use crate::domain::text::{Initials, Label};
use crate::domain::time::{Instant, MINUTE_MS, Zoned};

/// Clocks of tablets that differ by no more are taken as equal.
const CLOCK_SLACK_MINUTES: u32 = 10;

/// Everything about the clinic that is not stock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clinic {
    /// What was said when the clinic was set up; the first set-up names the clinic for good.
    pub founded: LiteMap<EventId, Founding>,
    pub name: Register<Label>,
    pub auto_lock: Register<LockMinutes>,
    pub tablets: LiteMap<StreamId, Tablet>,
    pub staff: LiteMap<StaffId, StaffRecord>,
    pub places: LiteMap<PlaceId, PlaceRecord>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Founding {
    pub time_zone: Label,
    pub kind: ClinicKind,
}

/// An installation, known by the stream it writes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tablet {
    pub face: Register<(TabletLetter, Label)>,
    /// The stream that the same tablet wrote before, after a restore or a suspected clone.
    pub continues: Option<StreamId>,
    /// Records of the clinic's work in this stream; bookkeeping does not count.
    pub records: u32,
    /// How many of them had left the tablet in its fullest export, and when that was.
    pub exported: Option<(u32, EventId, Zoned)>,
    /// The last moment this stream wrote something.
    pub last: Option<(EventId, Zoned)>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StaffRecord {
    pub initials: Register<Initials>,
    pub name: Register<Label>,
    pub role: Register<Role>,
    pub standing: Register<Standing>,
}

impl StaffRecord {
    pub fn is_active(&self) -> bool {
        self.initials.get().is_some() && self.standing.get() != Some(&Standing::Retired)
    }

    pub fn role(&self) -> Role {
        self.role.get().copied().unwrap_or(Role::Assistant)
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlaceRecord {
    pub name: Register<Label>,
    pub kind: Register<PlaceKind>,
    pub order: Register<u32>,
    pub standing: Register<Standing>,
}

impl PlaceRecord {
    pub fn is_active(&self) -> bool {
        self.name.get().is_some() && self.standing.get() != Some(&Standing::Retired)
    }

    pub fn kind(&self) -> PlaceKind {
        self.kind.get().copied().unwrap_or(PlaceKind::Other)
    }
}

impl Clinic {
    /// The id of the clinic and what was said at its founding.
    pub fn founding(&self) -> Option<(EventId, &Founding)> {
        self.founded.first().map(|(id, founding)| (*id, founding))
    }

    pub fn kind(&self) -> Option<ClinicKind> {
        self.founding().map(|(_, founding)| founding.kind)
    }

    pub fn lock_minutes(&self) -> LockMinutes {
        self.auto_lock.get().copied().unwrap_or(LockMinutes::DEFAULT)
    }

    /// Places in use, in the order of the walk.
    pub fn places_in_order(&self) -> Vec<PlaceId> {
        let mut places: Vec<_> = self
            .places
            .iter()
            .filter(|(_, place)| place.is_active())
            .map(|(id, place)| (place.order.get().copied().unwrap_or(u32::MAX), *id))
            .collect();
        places.order();
        places.into_iter().map(|(_, id)| id).collect()
    }

    /// Where supplies are kept and taken from, in the order of the walk.
    pub fn closets(&self) -> Vec<PlaceId> {
        self.places_in_order()
            .into_iter()
            .filter(|id| self.places.get(id).is_some_and(|place| place.kind() == PlaceKind::SupplyCloset))
            .collect()
    }

    /// Whether somebody else in use has these initials.
    pub fn initials_taken(&self, initials: &Initials, but: Option<StaffId>) -> bool {
        self.staff.iter().any(|(id, record)| {
            Some(*id) != but && record.is_active() && record.initials.get() == Some(initials)
        })
    }

    pub(crate) fn apply(&mut self, event: &Event) {
        let stamp = event.stamp();
        match &event.body {
            Body::ClinicSetUp { name, time_zone, kind } => {
                self.name.write(stamp, name.clone());
                self.founded.insert(event.id, Founding { time_zone: time_zone.clone(), kind: *kind });
            }
            Body::ClinicRenamed { name } => self.name.write(stamp, name.clone()),
            Body::AutoLockSet { minutes } => self.auto_lock.write(stamp, *minutes),
            Body::TabletEnrolled { letter, name, continues } => {
                let tablet = self.tablets.or_default(event.id.stream);
                tablet.face.write(stamp, (*letter, name.clone()));
                tablet.continues = tablet.continues.max(*continues);
            }
            Body::TabletRenamed { letter, name } => {
                let tablet = self.tablets.or_default(event.id.stream);
                tablet.face.write(stamp, (*letter, name.clone()));
            }
            Body::ExportMade { records } => {
                let tablet = self.tablets.or_default(event.id.stream);
                let made = Some((*records, event.id, event.zoned()));
                tablet.exported = tablet.exported.max(made);
            }
            Body::StaffAdded { initials, name, role } => {
                let record = self.staff.or_default(StaffId(event.id));
                record.initials.write(stamp, initials.clone());
                record.name.write(stamp, name.clone());
                record.role.write(stamp, *role);
            }
            Body::StaffChanged { staff, change } => {
                let record = self.staff.or_default(*staff);
                match change {
                    StaffChange::Initials(initials) => record.initials.write(stamp, initials.clone()),
                    StaffChange::Name(name) => record.name.write(stamp, name.clone()),
                    StaffChange::Role(role) => record.role.write(stamp, *role),
                    StaffChange::Standing(standing) => record.standing.write(stamp, *standing),
                }
            }
            Body::PlaceAdded { name, kind } => {
                let record = self.places.or_default(PlaceId(event.id));
                record.name.write(stamp, name.clone());
                record.kind.write(stamp, *kind);
            }
            Body::PlaceChanged { place, change } => {
                let record = self.places.or_default(*place);
                match change {
                    PlaceChange::Name(name) => record.name.write(stamp, name.clone()),
                    PlaceChange::Kind(kind) => record.kind.write(stamp, *kind),
                    PlaceChange::Order(order) => record.order.write(stamp, *order),
                    PlaceChange::Standing(standing) => record.standing.write(stamp, *standing),
                }
            }
            _ => {}
        }
    }

    /// How far the latest record of another tablet lies ahead of this clock, in minutes: one of the two
    /// clocks is wrong. None: not by more than ten minutes.
    pub fn clock_behind(&self, own: StreamId, now: Instant) -> Option<u32> {
        let others = self.tablets.iter().filter(|(stream, _)| **stream != own);
        let ahead = others.filter_map(|(_, tablet)| Some(tablet.last?.1.at.ms_since(now))).max()?;
        let minutes = u32::try_from(ahead / MINUTE_MS).ok()?;
        (minutes > CLOCK_SLACK_MINUTES).then_some(minutes)
    }

    /// Notes that a stream wrote something, and whether it was a record.
    pub(crate) fn note(&mut self, event: &Event) {
        let tablet = self.tablets.or_default(event.id.stream);
        if event.body.is_record() {
            tablet.records += 1;
        }
        tablet.last = tablet.last.max(Some((event.id, event.zoned())));
    }
}
