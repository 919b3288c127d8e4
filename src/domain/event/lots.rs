//! What is said of lots and opened containers: the contents of their events.

use crate::domain::event::LotPolicy;
use crate::domain::ids::{ContainerId, EventId, ItemId, PlaceId};
use crate::domain::inventory::lot::{Bucket, Expiry, Lot};
use crate::domain::quantity::Quantity;
use crate::domain::text::Note;
use crate::domain::time::{Date, Instant};

/// The label of a lot was read again: this expiry counts from now on, for all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LotCorrected {
    pub item: ItemId,
    pub lot: Lot,
    pub expiry: Expiry,
    pub note: Note,
}

/// Nobody may use this lot until the hold is released.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LotHeld {
    pub item: ItemId,
    pub lot: Lot,
    /// Only what lies in this place; none for all of it.
    pub place: Option<PlaceId>,
    pub reason: HoldReason,
    pub note: Note,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HoldReason {
    Recall,
    /// Too warm or too cold, until somebody has asked the maker.
    ColdChain,
    Quality,
    Other,
}

impl HoldReason {
    pub const ALL: [Self; 4] = [Self::Recall, Self::ColdChain, Self::Quality, Self::Other];
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LotReleased {
    pub hold: EventId,
    pub note: Note,
}

/// How long something may be used once it was opened or mixed. The label's expiry counts too: the
/// earlier of the two ends its use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OpenedLife {
    pub count: u16,
    pub unit: LifeUnit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LifeUnit {
    /// Civil days: opened on the 1st and good for 28 days is good through the 29th.
    Days,
    Hours,
    Minutes,
}

impl LifeUnit {
    pub const ALL: [Self; 3] = [Self::Days, Self::Hours, Self::Minutes];
}

/// When an opened container must go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Discard {
    /// Good through the end of this day, as the wall shows it.
    After(Date),
    At(Instant),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContainerOpened {
    pub at: PlaceId,
    pub item: ItemId,
    pub bucket: Bucket,
    /// What it held when it was opened, in base units.
    pub holds: Quantity,
    /// The rule that was in force; none where only the label counts.
    pub life: Option<OpenedLife>,
    /// What was shown and written on the label; none where neither rule nor label ends its use.
    pub discard: Option<Discard>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContainerClosed {
    pub container: ContainerId,
    pub outcome: ContainerOutcome,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContainerOutcome {
    UsedUp,
    Discarded,
}

impl LotPolicy {
    /// Whether a person is asked for the expiry.
    pub const fn asks_expiry(self) -> bool {
        matches!(self, Self::Expiry | Self::LotAndExpiry)
    }

    /// Whether a person is asked for the lot.
    pub const fn asks_lot(self) -> bool {
        matches!(self, Self::LotAndExpiry)
    }
}
