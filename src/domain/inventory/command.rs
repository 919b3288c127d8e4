//! What a person asks for about stock, lots, counts, recalls and orders. Where a request says the same
//! as the fact that comes of it, it is the fact's own content.

use crate::domain::event::lots::{ContainerClosed, LotCorrected, LotHeld, LotReleased};
use crate::domain::event::stock::{
    CountDetail, CountMethod, Delivery, Entered, FundingChanged, LateReason, LotChoice, MovePurpose,
    StockAdjusted, StockWasted, UseContext, VarianceExplained, WasteReason, WasteRoute,
};
use crate::domain::event::supply::{
    CodeLinked, CodeUnlinked, OrderClosed, OrderDrafted, OrderLineCancelled, OrderLineSet, OrderPlaced,
    RecallClosed, RecallLineResolved, RecallRegistered, ReorderRuleSet, SessionClosed, SessionOpened,
    Tolerance, VendorAdded, VendorChanged,
};
use crate::domain::ids::{ContainerId, ItemId, PlaceId};
use crate::domain::inventory::lot::Bucket;
use crate::domain::quantity::Quantity;
use crate::domain::text::Note;
use crate::domain::time::Instant;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StockCommand {
    Count {
        place: PlaceId,
        item: ItemId,
        have: Quantity,
        entered: Option<Entered>,
        method: CountMethod,
        detail: CountDetail,
    },
    Move {
        from: PlaceId,
        to: PlaceId,
        item: ItemId,
        quantity: Quantity,
        entered: Option<Entered>,
        purpose: MovePurpose,
        bucket: Bucket,
        choice: Option<LotChoice>,
    },
    Receive {
        to: PlaceId,
        item: ItemId,
        quantity: Quantity,
        entered: Option<Entered>,
        bucket: Bucket,
        delivery: Delivery,
    },
    Use {
        at: PlaceId,
        item: ItemId,
        quantity: Quantity,
        entered: Option<Entered>,
        bucket: Bucket,
        context: Option<UseContext>,
        choice: Option<LotChoice>,
        container: Option<ContainerId>,
    },
    Waste(StockWasted),
    Adjust(StockAdjusted),
    ChangeFunding(FundingChanged),
    ExplainVariance(VarianceExplained),

    CorrectLot(LotCorrected),
    HoldLot(LotHeld),
    ReleaseLot(LotReleased),
    OpenContainer {
        at: PlaceId,
        item: ItemId,
        bucket: Bucket,
        holds: Quantity,
    },
    CloseContainer(ContainerClosed),
    /// It is empty, or it goes: what was left in it leaves the book with it.
    EndContainer {
        container: ContainerId,
        left: Quantity,
        end: ContainerEnd,
    },

    SetTolerance(Tolerance),
    OpenSession(SessionOpened),
    CloseSession(SessionClosed),

    RegisterRecall(RecallRegistered),
    ResolveRecallLine(RecallLineResolved),
    CloseRecall(RecallClosed),

    AddVendor(VendorAdded),
    ChangeVendor(VendorChanged),
    SetReorderRule(ReorderRuleSet),
    DraftOrder(OrderDrafted),
    SetOrderLine(OrderLineSet),
    PlaceOrder(OrderPlaced),
    CancelOrderLine(OrderLineCancelled),
    CloseOrder(OrderClosed),

    LinkCode(CodeLinked),
    UnlinkCode(CodeUnlinked),

    /// One of the others, of something that happened earlier: at most [`LATE_DAYS`] days ago.
    Late {
        happened: Instant,
        reason: LateReason,
        note: Note,
        what: Box<Self>,
    },
}

/// How an opened container ends, and where what was in it went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContainerEnd {
    UsedUp { context: Option<UseContext> },
    Discarded { reason: WasteReason, route: WasteRoute, note: Note },
}

/// What a person records of one shelf.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Receive,
    Use,
    Move,
    Waste,
    Adjust,
}

impl Act {
    pub const ALL: [Self; 5] = [Self::Receive, Self::Use, Self::Move, Self::Waste, Self::Adjust];

    /// As it stands in an address.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Receive => "receive",
            Self::Use => "use",
            Self::Move => "move",
            Self::Waste => "waste",
            Self::Adjust => "adjust",
        }
    }
}

/// How far back a record may be entered by hand.
pub const LATE_DAYS: i64 = 30;
