//! Counting sessions, recalls, vendors, orders and codes: the contents of their events.

use crate::domain::event::Standing;
use crate::domain::event::stock::Sight;
use crate::domain::ids::{EventId, ItemId, OrderId, PackId, PlaceId, RecallId, SessionId, VendorId};
use crate::domain::inventory::lot::{Lot, LotCode};
use crate::domain::quantity::Quantity;
use crate::domain::text::{Label, Note};
use crate::domain::time::Date;

/// Which difference asks for a second blind count: more than both of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tolerance {
    /// Base units.
    pub units: u16,
    pub percent: u8,
}

impl Tolerance {
    /// The larger of two units and five of a hundred.
    pub const DEFAULT: Self = Self { units: 2, percent: 5 };

    /// Whether a count differs from `book` by more than is let pass.
    pub const fn is_exceeded(self, book: i64, counted: i64) -> bool {
        let off = (counted - book).unsigned_abs();
        let of_book = book.unsigned_abs().saturating_mul(self.percent as u64);
        off > self.units as u64 && off.saturating_mul(100) > of_book
    }
}

/// Somebody begins to count these places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionOpened {
    pub places: Vec<PlaceId>,
    /// Only these items; none for all that the places have lines for.
    pub items: Vec<ItemId>,
    pub sight: Sight,
    pub tolerance: Tolerance,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionClosed {
    pub session: SessionId,
    pub outcome: SessionOutcome,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SessionOutcome {
    Finished,
    /// What was counted stays counted.
    GivenUp,
}

/// The maker takes lots back. The list was read and confirmed by a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecallRegistered {
    pub item: ItemId,
    pub lots: Vec<LotCode>,
    /// Who says so, and their number for it.
    pub source: Label,
    pub class: RecallClass,
    pub note: Note,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecallClass {
    One,
    Two,
    Three,
    /// A withdrawal by the maker, or not classed yet.
    Unclassed,
}

impl RecallClass {
    pub const ALL: [Self; 4] = [Self::One, Self::Two, Self::Three, Self::Unclassed];
}

/// What was done about one line of a recall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecallLineResolved {
    pub recall: RecallId,
    pub line: RecallLine,
    /// How much of it there was.
    pub found: Quantity,
    pub action: RecallAction,
    pub note: Note,
}

/// What a recall asks about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecallLine {
    /// A recalled lot that should lie in a place.
    Found(PlaceId, Lot),
    /// Stock of the item in a place of which nobody knows the lot.
    Suspect(PlaceId),
    /// What was used of a recalled lot.
    Used(Lot),
    /// What went to another site.
    SentAway(Lot),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecallAction {
    /// Taken off the shelf and kept apart.
    Quarantined,
    Returned,
    Destroyed,
    /// Looked, and it is not there.
    NotThere,
    /// Looked, and it is another lot.
    OtherLot,
    /// Those who need to know were told.
    Notified,
}

impl RecallAction {
    pub const ALL: [Self; 6] =
        [Self::Quarantined, Self::Returned, Self::Destroyed, Self::NotThere, Self::OtherLot, Self::Notified];
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecallClosed {
    pub recall: RecallId,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VendorAdded {
    pub name: Label,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VendorChanged {
    pub vendor: VendorId,
    pub change: VendorChange,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VendorChange {
    Name(Label),
    Standing(Standing),
}

/// When and how much of an item is ordered, for all closets together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReorderRule {
    pub vendor: Option<VendorId>,
    /// What it is ordered in; none for base units.
    pub pack: Option<PackId>,
    /// At or below this an order is proposed.
    pub reorder_point: Quantity,
    /// What an order fills up to.
    pub order_up_to: Quantity,
    /// The least number of packs that the vendor sends.
    pub least_packs: Quantity,
    pub rounding: Rounding,
    pub lead_days: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rounding {
    /// To whole packs upwards.
    Up,
    /// Downwards, so that the maximum is never passed; but at least what the vendor sends.
    NeverAboveMaximum,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReorderRuleSet {
    pub item: ItemId,
    pub rule: Option<ReorderRule>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderDrafted {
    pub vendor: Option<VendorId>,
    pub lines: Vec<OrderLine>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderLine {
    pub item: ItemId,
    /// None for base units.
    pub pack: Option<PackId>,
    pub packs: Quantity,
}

/// Another number of packs in a draft; none at all takes the line off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderLineSet {
    pub order: OrderId,
    pub line: u16,
    pub packs: Quantity,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderPlaced {
    pub order: OrderId,
    pub expected: Option<Date>,
    /// The vendor's number for it.
    pub reference: Note,
}

/// The rest of this line will not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderLineCancelled {
    pub order: OrderId,
    pub line: u16,
}

/// A draft that nobody will place, or an order of which nothing more will come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderClosed {
    pub order: OrderId,
}

/// A code that a scanner reads means this item, in this pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeLinked {
    /// In normal form: a GTIN of 14 digits, a HIBC primary, or the text itself.
    pub code: Label,
    pub item: ItemId,
    /// None for the base unit.
    pub pack: Option<PackId>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeUnlinked {
    pub code: Label,
}

/// Two items are one supply: what is said of the first is said of the second from now on, and was
/// all along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemsMerged {
    /// Gives way.
    pub from: ItemId,
    pub into: ItemId,
}

/// A merge was wrong: they are two supplies after all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemsParted {
    pub merge: EventId,
}

/// The next `records` records of this stream come from a table that the clinic kept before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryImported {
    pub file: Label,
    pub records: u32,
}
