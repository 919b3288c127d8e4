//! Where a scan goes: the screen that is open takes it, or the page of what was scanned shows it.
//!
//! Owns the seam between whatever reads codes and the screens. A screen says with [`Scans::take`] that
//! it can use one; the last that says so is asked first. Must not know keys (`app::scanner`), nor later
//! a camera: both end in the same [`Found`]. The post that delivers is `screens::scan::post`.

use std::rc::Rc;

use leptos::prelude::*;

use crate::app::scanner::{Scan, Tuning};
use crate::domain::event::stock::Entered;
use crate::domain::ids::{EventId, ItemId, PackId, PlaceId, StaffId};
use crate::domain::inventory::catalogue::CodeLink;
use crate::domain::inventory::codes::Supply;
use crate::domain::inventory::lot::Bucket;
use crate::domain::quantity::Quantity;

/// A supply in front of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub supply: Supply,
    /// None where the code is not linked yet, and where the symbol has no article at all.
    pub link: Option<CodeLink>,
}

/// What a screen did with a scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    Taken,
    /// Somebody else shall have it.
    NotMine,
}

type Number = u64;

#[derive(Clone)]
enum Taker {
    Supply(Rc<dyn Fn(&Found) -> Taken>),
    /// As it came, before anything was read: for the calibration.
    Raw(Rc<dyn Fn(&Scan)>),
    /// The screen is turned to a patient: nothing is heard.
    Deaf,
}

/// What is done with each scan of a sitting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SittingAct {
    #[default]
    Receive,
    Use,
    Count,
}

impl SittingAct {
    pub const ALL: [Self; 3] = [Self::Receive, Self::Use, Self::Count];
}

/// One row of a sitting: what was scanned alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SittingRow {
    pub item: ItemId,
    pub pack: Option<PackId>,
    /// Base units of one scan.
    pub holds: i64,
    pub bucket: Bucket,
    pub scans: i64,
}

impl SittingRow {
    pub fn pieces(&self) -> i64 {
        self.scans.saturating_mul(self.holds)
    }

    pub fn is_like(&self, other: &Self) -> bool {
        (self.item, self.pack, &self.bucket) == (other.item, other.pack, &other.bucket)
    }

    /// One scan, as a record of it says how it was counted.
    pub fn entered(&self) -> Option<Entered> {
        self.pack.map(|pack| Entered::of(pack, Quantity::new(1).unwrap_or(Quantity::ZERO), Quantity::ZERO))
    }
}

/// One scan of a sitting, for the way back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SittingScan {
    pub row: SittingRow,
    /// What was recorded of it; nothing while shelves are counted.
    pub ids: Vec<EventId>,
    pub serial: Option<String>,
}

/// The scans of somebody who scans one thing after the other. Lives as long as the page, so that a look
/// at another screen loses nothing.
#[derive(Clone, Copy)]
pub struct Sitting {
    pub person: RwSignal<Option<StaffId>>,
    pub act: RwSignal<SittingAct>,
    pub place: RwSignal<Option<PlaceId>>,
    /// The latest last.
    pub scans: RwSignal<Vec<SittingScan>>,
}

/// The context of everything that has to do with scans.
#[derive(Clone, Copy)]
pub struct Scans {
    /// What the page of the last scan shows. Of a code that was refused, nothing.
    pub latest: RwSignal<Option<Found>>,
    pub tuning: RwSignal<Tuning>,
    pub sitting: Sitting,
    takers: StoredValue<Vec<(Number, Taker)>, LocalStorage>,
    next: StoredValue<Number>,
    handed: StoredValue<Option<Found>>,
}

impl Scans {
    pub fn new() -> Self {
        Self {
            latest: RwSignal::new(None),
            tuning: RwSignal::new(Tuning::default()),
            sitting: Sitting {
                person: RwSignal::new(None),
                act: RwSignal::new(SittingAct::default()),
                place: RwSignal::new(None),
                scans: RwSignal::new(Vec::new()),
            },
            takers: StoredValue::new_local(Vec::new()),
            next: StoredValue::new(0),
            handed: StoredValue::new(None),
        }
    }

    pub fn expect() -> Self {
        expect_context::<Self>()
    }

    /// Takes scans for as long as the screen stands that says so; what was handed to it comes first.
    pub fn take(&self, taker: impl Fn(&Found) -> Taken + 'static) {
        let handed = self.handed.try_update_value(Option::take).flatten();
        if let Some(found) = handed {
            taker(&found);
        }
        self.register(Taker::Supply(Rc::new(taker)));
    }

    /// Takes scans as they come.
    pub fn take_raw(&self, taker: impl Fn(&Scan) + 'static) {
        self.register(Taker::Raw(Rc::new(taker)));
    }

    /// Hears nothing for as long as this screen stands: it is turned to a patient.
    pub fn deafen(&self) {
        self.register(Taker::Deaf);
    }

    /// Hands a scan to the screen that opens next.
    pub fn hand_on(&self, found: Found) {
        let _ = self.handed.try_set_value(Some(found));
    }

    pub fn may_hear(&self) -> bool {
        !matches!(self.last(), Some(Taker::Deaf))
    }

    /// Gives a scan as it came to the screen that wants it so.
    pub fn deliver_raw(&self, scan: &Scan) -> Taken {
        match self.last() {
            Some(Taker::Raw(taker)) => {
                taker(scan);
                Taken::Taken
            }
            _ => Taken::NotMine,
        }
    }

    pub fn deliver(&self, found: &Found) -> Taken {
        let takers = self.takers.try_with_value(Clone::clone).unwrap_or_default();
        let taken = takers.iter().rev().any(|(_, taker)| match taker {
            Taker::Supply(taker) => taker(found) == Taken::Taken,
            Taker::Raw(_) | Taker::Deaf => false,
        });
        if taken { Taken::Taken } else { Taken::NotMine }
    }

    fn last(&self) -> Option<Taker> {
        self.takers.try_with_value(|takers| takers.last().map(|(_, taker)| taker.clone())).flatten()
    }

    fn register(&self, taker: Taker) {
        let number = self.next.try_update_value(|next| {
            *next += 1;
            *next
        });
        let number = number.unwrap_or(0);
        let takers = self.takers;
        takers.try_update_value(|takers| takers.push((number, taker)));
        on_cleanup(move || {
            takers.try_update_value(|takers| takers.retain(|(held, _)| *held != number));
        });
    }
}

impl Default for Scans {
    fn default() -> Self {
        Self::new()
    }
}
