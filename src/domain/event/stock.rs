//! What happens to stock: the contents of its events.

use crate::domain::ids::{
    ContainerId, EventId, ItemId, OrderId, PackId, PlaceId, SessionId, StaffId, VendorId,
};
use crate::domain::inventory::lot::{Bucket, Funding, Lot};
use crate::domain::quantity::Quantity;
use crate::domain::text::Note;

/// The amount as it was entered, kept beside the amount in base units: "1 case, 4 boxes, 15 each".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entered {
    pub pack: PackId,
    pub packs: Quantity,
    /// Loose base units beside the packs.
    pub loose: Quantity,
    /// Further kinds of packs.
    pub more: Vec<EnteredPacks>,
}

impl Entered {
    pub const fn of(pack: PackId, packs: Quantity, loose: Quantity) -> Self {
        Self { pack, packs, loose, more: Vec::new() }
    }

    /// Every kind of pack with its number.
    pub fn packs(&self) -> impl Iterator<Item = EnteredPacks> + '_ {
        [EnteredPacks { pack: self.pack, packs: self.packs }].into_iter().chain(self.more.iter().copied())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EnteredPacks {
    pub pack: PackId,
    pub packs: Quantity,
}

/// How a count came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CountMethod {
    Entered,
    /// The person confirmed with one tap that the shelf holds its par.
    AtPar,
    /// Only some was there to take, so the shelf is now empty.
    FoundShort,
}

impl CountMethod {
    pub const ALL: [Self; 3] = [Self::Entered, Self::AtPar, Self::FoundShort];
}

/// What a count says beyond its total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountDetail {
    pub scope: CountScope,
    /// The lots that were looked at; together they are the total of the count.
    pub lots: Vec<LotCount>,
    pub session: Option<SessionId>,
    /// Which part of the place, 1 and up, when several people count it together: parts of one session
    /// are added up, other counts of one shelf are rivals.
    pub part: Option<u8>,
    pub sight: Sight,
}

impl CountDetail {
    pub const fn whole() -> Self {
        Self { scope: CountScope::ItemTotal, lots: Vec::new(), session: None, part: None, sight: Sight::Open }
    }

    /// A count that says nothing beyond its total is written without any of this.
    pub fn is_plain(&self) -> bool {
        *self == Self::whole()
    }
}

/// What a count says about the lots that it does not list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CountScope {
    /// Only the total is known; how it is split among the lots is inferred.
    ItemTotal,
    /// Every lot on the shelf is listed: the others are gone.
    LotsComplete,
    /// Only these lots were looked at.
    LotsPartial,
}

/// Whether the person saw the book value before counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sight {
    Open,
    Blind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LotCount {
    pub bucket: Bucket,
    pub have: Quantity,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MovePurpose {
    Restock,
    Return,
    Overflow,
    Loan,
}

impl MovePurpose {
    pub const ALL: [Self; 4] = [Self::Restock, Self::Return, Self::Overflow, Self::Loan];
}

/// Why a lot was taken although an earlier one should go first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LotChoice {
    EarlierNotFound,
    EarlierDamaged,
    /// For a programme, a procedure or a person.
    EarlierReserved,
    WholePackNeeded,
    Other,
}

impl LotChoice {
    pub const ALL: [Self; 5] = [
        Self::EarlierNotFound,
        Self::EarlierDamaged,
        Self::EarlierReserved,
        Self::WholePackNeeded,
        Self::Other,
    ];
}

/// What a use was for. Never for whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UseContext {
    Procedure,
    Clinic,
    Training,
    /// It left for another site of the organisation.
    OtherSite,
}

impl UseContext {
    pub const ALL: [Self; 4] = [Self::Procedure, Self::Clinic, Self::Training, Self::OtherSite];
}

/// The line of an order that a delivery belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrderLineRef {
    pub order: OrderId,
    /// Place of the line in the order, from 0.
    pub line: u16,
}

/// Where a delivery came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Delivery {
    pub vendor: Option<VendorId>,
    pub order: Option<OrderLineRef>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockWasted {
    pub at: PlaceId,
    pub item: ItemId,
    pub quantity: Quantity,
    pub entered: Option<Entered>,
    pub bucket: Bucket,
    pub reason: WasteReason,
    pub route: WasteRoute,
    /// Who saw it, where a second person must.
    pub witness: Option<StaffId>,
    pub container: Option<ContainerId>,
    pub note: Note,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WasteReason {
    Expired,
    Damaged,
    Contaminated,
    /// Drawn up and not given.
    DrawnNotUsed,
    /// The time after opening or mixing was over.
    DiscardTimePassed,
    /// Too warm or too cold.
    ColdChain,
    Recalled,
    Dropped,
    Other,
}

impl WasteReason {
    pub const ALL: [Self; 9] = [
        Self::Expired,
        Self::Damaged,
        Self::Contaminated,
        Self::DrawnNotUsed,
        Self::DiscardTimePassed,
        Self::ColdChain,
        Self::Recalled,
        Self::Dropped,
        Self::Other,
    ];
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WasteRoute {
    Sharps,
    RegulatedMedicalWaste,
    PharmaceuticalBin,
    Returned,
    ReverseDistributor,
    Trash,
}

impl WasteRoute {
    pub const ALL: [Self; 6] = [
        Self::Sharps,
        Self::RegulatedMedicalWaste,
        Self::PharmaceuticalBin,
        Self::Returned,
        Self::ReverseDistributor,
        Self::Trash,
    ];
}

/// A correction of the book by somebody who knows exactly what is wrong. A count is better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockAdjusted {
    pub at: PlaceId,
    pub item: ItemId,
    pub direction: Direction,
    pub quantity: Quantity,
    pub bucket: Bucket,
    pub reason: VarianceReason,
    pub note: Note,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    Up,
    Down,
}

/// Why a count differed from the book; given after the reveal, never a condition of the count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VarianceExplained {
    pub count: EventId,
    pub reason: VarianceReason,
    pub note: Note,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VarianceReason {
    UsedNotLogged,
    ReceivedNotLogged,
    Found,
    Missing,
    Damaged,
    Expired,
    MiscountBefore,
    WrongRoom,
    WrongLot,
    PackConfusion,
    Borrowed,
    Recalled,
    DiscardTimePassed,
    ColdChain,
    Other,
}

impl VarianceReason {
    pub const ALL: [Self; 15] = [
        Self::UsedNotLogged,
        Self::ReceivedNotLogged,
        Self::Found,
        Self::Missing,
        Self::Damaged,
        Self::Expired,
        Self::MiscountBefore,
        Self::WrongRoom,
        Self::WrongLot,
        Self::PackConfusion,
        Self::Borrowed,
        Self::Recalled,
        Self::DiscardTimePassed,
        Self::ColdChain,
        Self::Other,
    ];
}

/// Doses that one programme lent to another, or gave back: the shelf holds as many as before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FundingChanged {
    pub at: PlaceId,
    pub item: ItemId,
    pub lot: Lot,
    pub from: Funding,
    pub to: Funding,
    pub quantity: Quantity,
    pub purpose: FundingPurpose,
    pub note: Note,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FundingPurpose {
    Borrowed,
    Repaid,
    /// It had been written down under the wrong programme.
    Corrected,
}

impl FundingPurpose {
    pub const ALL: [Self; 3] = [Self::Borrowed, Self::Repaid, Self::Corrected];
}

/// Why a record is entered later than it happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateEntryExplained {
    /// The first of the records and how many follow it.
    pub first: EventId,
    pub count: u32,
    pub reason: LateReason,
    pub note: Note,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LateReason {
    Forgotten,
    NoTabletAtHand,
    /// It was written on paper first.
    Paper,
    Other,
}

impl LateReason {
    pub const ALL: [Self; 4] = [Self::Forgotten, Self::NoTabletAtHand, Self::Paper, Self::Other];
}
