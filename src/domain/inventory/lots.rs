//! Every lot that was ever named, its expiry and whether it is held.
//!
//! Lots get short numbers here, because a ledger of a million entries names one in each. The numbers
//! follow the order of arrival and never leave this tablet: what is compared or stored goes by name.

use rustc_hash::FxHashMap;

use crate::domain::event::lots::HoldReason;
use crate::domain::event::{Body, Event};
use crate::domain::ids::{EventId, ItemId, PlaceId, StaffId};
use crate::domain::inventory::lot::{Expiry, Funding, Lot, LotCode, LotName, Precision, look_alike};
use crate::domain::keyed::{LiteMap, OrDefault as _};
use crate::domain::ordered::Ordered as _;
use crate::domain::register::Register;
use crate::domain::time::Zoned;

/// The place of a lot in [`Lots`]; 0 is the unknown lot of every item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct LotNo(u32);

impl LotNo {
    pub const UNKNOWN: Self = Self(0);

    pub(crate) const fn from_place(place: u32) -> Self {
        Self(place)
    }
}

/// What part of an item's stock an amount belongs to, in short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Portion {
    pub lot: LotNo,
    pub funding: Funding,
}

impl Portion {
    pub const UNKNOWN: Self = Self { lot: LotNo::UNKNOWN, funding: Funding::Clinic };

    pub fn is_plain(self) -> bool {
        self == Self::UNKNOWN
    }
}

/// What is known of one lot of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LotRecord {
    pub item: ItemId,
    pub name: LotName,
    /// What people read off it, by the receipt or the count that says so.
    pub printed: LiteMap<EventId, Lot>,
    pub corrected: Register<Expiry>,
    pub holds: LiteMap<EventId, Hold>,
    /// Follows from the others: kept because a settlement asks for it often.
    expiry: Option<Expiry>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    pub place: Option<PlaceId>,
    pub reason: HoldReason,
    pub by: Option<StaffId>,
    pub since: Zoned,
}

impl LotRecord {
    fn new(item: ItemId, name: LotName) -> Self {
        let expiry = natural_expiry(&name);
        Self {
            item,
            name,
            printed: LiteMap::new(),
            corrected: Register::default(),
            holds: LiteMap::new(),
            expiry,
        }
    }

    pub(crate) fn restored(
        item: ItemId,
        name: LotName,
        printed: LiteMap<EventId, Lot>,
        corrected: Register<Expiry>,
        holds: LiteMap<EventId, Hold>,
    ) -> Self {
        Self { item, name, printed, corrected, holds, expiry: None }
    }

    /// The correction if there is one, else the earliest that anybody read: the safe side.
    pub const fn expiry(&self) -> Option<Expiry> {
        self.expiry
    }

    /// The text as it was first written down by the earliest record.
    pub fn code(&self) -> Option<LotCode> {
        let written = self.printed.values().find_map(|lot| lot.code.clone());
        written.or_else(|| match &self.name {
            LotName::Coded(text) => LotCode::parse(text).ok(),
            LotName::Dated(_) | LotName::Unknown => None,
        })
    }

    /// The lot as a new event names it.
    pub fn lot(&self) -> Lot {
        match &self.name {
            LotName::Unknown => Lot::UNKNOWN,
            LotName::Dated(date) => {
                // The name is the date that was read, whatever was found out later.
                let read = self.printed.values().find_map(|lot| lot.expiry);
                Lot::dated(read.unwrap_or(Expiry::day(*date)))
            }
            LotName::Coded(_) => Lot { code: self.code(), expiry: None },
        }
    }

    /// Whether two people read different expiries off the same lot, and nobody has settled it.
    pub fn is_disputed(&self, is_void: impl Fn(EventId) -> bool) -> bool {
        let mut read = self.read(is_void);
        let first = read.next();
        self.corrected.get().is_none()
            && read.any(|expiry| Some(expiry.last_day) != first.map(|e| e.last_day))
    }

    fn read<'a>(&'a self, is_void: impl Fn(EventId) -> bool + 'a) -> impl Iterator<Item = Expiry> + 'a {
        self.printed.iter().filter(move |(id, _)| !is_void(**id)).filter_map(|(_, lot)| lot.expiry)
    }

    /// Returns whether the expiry is another one now.
    fn refresh(&mut self, is_void: impl Fn(EventId) -> bool) -> bool {
        let earliest = self.read(is_void).min();
        let expiry = self.corrected.get().copied().or(earliest).or_else(|| natural_expiry(&self.name));
        std::mem::replace(&mut self.expiry, expiry) != expiry
    }
}

const fn natural_expiry(name: &LotName) -> Option<Expiry> {
    match name {
        LotName::Dated(last_day) => Some(Expiry { last_day: *last_day, printed: Precision::Day }),
        LotName::Unknown | LotName::Coded(_) => None,
    }
}

/// All lots.
#[derive(Clone, Debug, Default)]
pub struct Lots {
    numbers: FxHashMap<(ItemId, LotName), LotNo>,
    records: Vec<LotRecord>,
    /// Holds that were released, by the events that released them.
    pub releases: LiteMap<EventId, LiteMap<EventId, Zoned>>,
}

impl Lots {
    pub(crate) fn restored(
        records: Vec<LotRecord>,
        releases: LiteMap<EventId, LiteMap<EventId, Zoned>>,
        is_void: impl Fn(EventId) -> bool,
    ) -> Self {
        let mut lots = Self { numbers: FxHashMap::default(), records, releases };
        for (number, record) in (1..).zip(&mut lots.records) {
            lots.numbers.insert((record.item, record.name.clone()), LotNo(number));
            record.refresh(&is_void);
        }
        lots
    }

    pub fn record(&self, lot: LotNo) -> Option<&LotRecord> {
        self.records.get((lot.0 as usize).checked_sub(1)?)
    }

    /// Every lot with its number, in no particular order.
    pub fn all(&self) -> impl Iterator<Item = (LotNo, &LotRecord)> {
        (1..).map(LotNo).zip(&self.records)
    }

    pub fn find(&self, item: ItemId, lot: &Lot) -> Option<LotNo> {
        match lot.name() {
            LotName::Unknown => Some(LotNo::UNKNOWN),
            name => self.numbers.get(&(item, name)).copied(),
        }
    }

    pub fn expiry(&self, lot: LotNo) -> Option<Expiry> {
        self.record(lot).and_then(LotRecord::expiry)
    }

    /// The lot as an event names it.
    pub fn named(&self, lot: LotNo) -> Lot {
        self.record(lot).map(LotRecord::lot).unwrap_or_default()
    }

    /// The lots of an item that could be taken for this one, though they are not it.
    pub fn look_alikes(&self, item: ItemId, code: &LotCode) -> Vec<LotCode> {
        let own = code.matching();
        let mut found: Vec<LotCode> = self
            .records
            .iter()
            .filter(|record| record.item == item)
            .filter(|record| matches!(&record.name, LotName::Coded(name) if look_alike(name, &own)))
            .filter_map(LotRecord::code)
            .collect();
        found.order();
        found
    }

    /// The holds on a lot in a place that nobody has released.
    pub fn holds(&self, lot: LotNo, place: PlaceId) -> impl Iterator<Item = (EventId, &Hold)> {
        self.record(lot)
            .into_iter()
            .flat_map(|record| record.holds.iter())
            .filter(move |(_, hold)| hold.place.is_none_or(|held| held == place))
            .filter(|(id, _)| !self.releases.contains_key(id))
            .map(|(id, hold)| (*id, hold))
    }

    /// The number of a lot, given when it is first named.
    pub(crate) fn number(&mut self, item: ItemId, lot: &Lot) -> LotNo {
        let name = lot.name();
        if name == LotName::Unknown {
            return LotNo::UNKNOWN;
        }
        let records = &mut self.records;
        *self.numbers.entry((item, name)).or_insert_with_key(|(item, name)| {
            records.push(LotRecord::new(*item, name.clone()));
            LotNo(records.len() as u32)
        })
    }

    /// Notes what a receipt or a count read off a lot; returns whether the expiry changed with it.
    pub(crate) fn read(
        &mut self,
        lot: LotNo,
        by: EventId,
        read: &Lot,
        is_void: impl Fn(EventId) -> bool,
    ) -> bool {
        let Some(record) = self.record_mut(lot) else { return false };
        record.printed.insert(by, read.clone());
        record.refresh(is_void)
    }

    /// Takes in what is said of lots; returns a lot whose expiry changed with it.
    pub(crate) fn apply(&mut self, event: &Event, is_void: impl Fn(EventId) -> bool) -> Option<LotNo> {
        match &event.body {
            Body::LotCorrected(corrected) => {
                let lot = self.number(corrected.item, &corrected.lot);
                let record = self.record_mut(lot)?;
                record.corrected.write(event.stamp(), corrected.expiry);
                record.refresh(is_void).then_some(lot)
            }
            Body::LotHeld(held) => {
                let lot = self.number(held.item, &held.lot);
                let hold = Hold {
                    place: held.place,
                    reason: held.reason,
                    by: event.header.staff,
                    since: event.zoned(),
                };
                self.record_mut(lot)?.holds.insert(event.id, hold);
                None
            }
            Body::LotReleased(released) => {
                self.releases.or_default(released.hold).insert(event.id, event.zoned());
                None
            }
            _ => None,
        }
    }

    /// A receipt or a count does not count any more; returns the lots whose expiry changed with it.
    pub(crate) fn forget(&mut self, voided: EventId, is_void: impl Fn(EventId) -> bool) -> Vec<LotNo> {
        let mut changed = Vec::new();
        for (number, record) in (1..).zip(&mut self.records) {
            if record.printed.contains_key(&voided) && record.refresh(&is_void) {
                changed.push(LotNo(number));
            }
        }
        changed
    }

    fn record_mut(&mut self, lot: LotNo) -> Option<&mut LotRecord> {
        self.records.get_mut((lot.0 as usize).checked_sub(1)?)
    }
}
