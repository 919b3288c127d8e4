//! The wire forms of what is told of stock, lots, recalls and orders. Frozen like all of them.

use crate::codec::wire::{
    Reader, Wire, WireError, Writer, wire_choices, wire_codes, wire_fields, wire_records,
};
use crate::domain::event::lots::{
    ContainerClosed, ContainerOpened, ContainerOutcome, Discard, HoldReason, LifeUnit, LotCorrected, LotHeld,
    LotReleased, OpenedLife,
};
use crate::domain::event::stock::{
    CountDetail, CountScope, Delivery, Direction, Entered, EnteredPacks, FundingChanged, FundingPurpose,
    LateEntryExplained, LateReason, LotChoice, LotCount, OrderLineRef, Sight, StockAdjusted, StockWasted,
    UseContext, VarianceExplained, VarianceReason, WasteReason, WasteRoute,
};
use crate::domain::event::supply::{
    CodeLinked, CodeUnlinked, HistoryImported, ItemsMerged, ItemsParted, OrderClosed, OrderDrafted,
    OrderLine, OrderLineCancelled, OrderLineSet, OrderPlaced, RecallAction, RecallClass, RecallClosed,
    RecallLine, RecallLineResolved, RecallRegistered, ReorderRule, ReorderRuleSet, Rounding, SessionClosed,
    SessionOpened, SessionOutcome, Tolerance, VendorAdded, VendorChange, VendorChanged,
};
use crate::domain::inventory::lot::{Bucket, Expiry, Funding, Lot, Precision};

wire_codes! {
    Precision { 0 Day, 1 Month }
    Funding { 0 Clinic, 1 Vfc, 2 Federal, 3 State, 4 Chip, 5 Other }
    CountScope { 0 ItemTotal, 1 LotsComplete, 2 LotsPartial }
    Sight { 0 Open, 1 Blind }
    LotChoice { 0 EarlierNotFound, 1 EarlierDamaged, 2 EarlierReserved, 3 WholePackNeeded, 4 Other }
    UseContext { 0 Procedure, 1 Clinic, 2 Training, 3 OtherSite }
    Direction { 0 Up, 1 Down }
    FundingPurpose { 0 Borrowed, 1 Repaid, 2 Corrected }
    LateReason { 0 Forgotten, 1 NoTabletAtHand, 2 Paper, 3 Other }
    WasteReason {
        0 Expired, 1 Damaged, 2 Contaminated, 3 DrawnNotUsed, 4 DiscardTimePassed, 5 ColdChain, 6 Recalled,
        7 Dropped, 8 Other,
    }
    WasteRoute {
        0 Sharps, 1 RegulatedMedicalWaste, 2 PharmaceuticalBin, 3 Returned, 4 ReverseDistributor, 5 Trash,
    }
    VarianceReason {
        0 UsedNotLogged, 1 ReceivedNotLogged, 2 Found, 3 Missing, 4 Damaged, 5 Expired, 6 MiscountBefore,
        7 WrongRoom, 8 WrongLot, 9 PackConfusion, 10 Borrowed, 11 Recalled, 12 DiscardTimePassed,
        13 ColdChain, 14 Other,
    }
    HoldReason { 0 Recall, 1 ColdChain, 2 Quality, 3 Other }
    LifeUnit { 0 Days, 1 Hours, 2 Minutes }
    ContainerOutcome { 0 UsedUp, 1 Discarded }
    SessionOutcome { 0 Finished, 1 GivenUp }
    RecallClass { 0 One, 1 Two, 2 Three, 3 Unclassed }
    RecallAction { 0 Quarantined, 1 Returned, 2 Destroyed, 3 NotThere, 4 OtherLot, 5 Notified }
    Rounding { 0 Up, 1 NeverAboveMaximum }
}

wire_choices! {
    Discard { 0 After, 1 At }
    VendorChange { 0 Name, 1 Standing }
}

wire_records! {
    Entered { 0 pack, 1 packs, 2 loose, 3 more }
    EnteredPacks { 0 pack, 1 packs }
    Expiry { 0 last_day, 1 printed }
    Lot { 0 code, 1 expiry }
    LotCount { 0 bucket, 1 have }
    CountDetail { 0 scope, 1 lots, 2 session, 3 part, 4 sight }
    OrderLineRef { 0 order, 1 line }
    StockWasted {
        0 at, 1 item, 2 quantity, 3 entered, 4 bucket, 5 reason, 6 route, 7 witness, 8 container, 9 note,
    }
    StockAdjusted { 0 at, 1 item, 2 direction, 3 quantity, 4 bucket, 5 reason, 6 note }
    VarianceExplained { 0 count, 1 reason, 2 note }
    FundingChanged { 0 at, 1 item, 2 lot, 3 from, 4 to, 5 quantity, 6 purpose, 7 note }
    LateEntryExplained { 0 first, 1 count, 2 reason, 3 note }
    LotCorrected { 0 item, 1 lot, 2 expiry, 3 note }
    LotHeld { 0 item, 1 lot, 2 place, 3 reason, 4 note }
    LotReleased { 0 hold, 1 note }
    OpenedLife { 0 count, 1 unit }
    ContainerOpened { 0 at, 1 item, 2 bucket, 3 holds, 4 life, 5 discard }
    ContainerClosed { 0 container, 1 outcome }
    Tolerance { 0 units, 1 percent }
    SessionOpened { 0 places, 1 items, 2 sight, 3 tolerance }
    SessionClosed { 0 session, 1 outcome }
    RecallRegistered { 0 item, 1 lots, 2 source, 3 class, 4 note }
    RecallLineResolved { 0 recall, 1 line, 2 found, 3 action, 4 note }
    RecallClosed { 0 recall }
    VendorAdded { 0 name }
    VendorChanged { 0 vendor, 1 change }
    ReorderRule {
        0 vendor, 1 pack, 2 reorder_point, 3 order_up_to, 4 least_packs, 5 rounding, 6 lead_days,
    }
    ReorderRuleSet { 0 item, 1 rule }
    OrderLine { 0 item, 1 pack, 2 packs }
    OrderDrafted { 0 vendor, 1 lines }
    OrderLineSet { 0 order, 1 line, 2 packs }
    OrderPlaced { 0 order, 1 expected, 2 reference }
    OrderLineCancelled { 0 order, 1 line }
    OrderClosed { 0 order }
    CodeLinked { 0 code, 1 item, 2 pack }
    CodeUnlinked { 0 code }
    ItemsMerged { 0 from, 1 into }
    ItemsParted { 0 merge }
    HistoryImported { 0 file, 1 records }
}

/// A record that is left out when it says nothing.
macro_rules! wire_defaults {
    ($($name:ident { $($key:literal $field:ident),+ })+) => {$(
        impl Wire for $name {
            fn put(&self, out: &mut Writer<'_>) {
                let Self { $($field),+ } = self;
                wire_fields!(put out, $($key $field),+);
            }

            fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
                wire_fields!(get from, $($key $field),+ => Ok(Self { $($field),+ }))
            }

            fn is_absent(&self) -> bool {
                *self == Self::default()
            }

            fn absent() -> Option<Self> {
                Some(Self::default())
            }
        }
    )+};
}

wire_defaults! {
    Bucket { 0 lot, 1 funding }
    Delivery { 0 vendor, 1 order }
}

/// What a recall asks about: number, place or null, lot.
impl Wire for RecallLine {
    fn put(&self, out: &mut Writer<'_>) {
        let (code, place, lot) = match self {
            Self::Found(place, lot) => (0, Some(*place), lot),
            Self::Suspect(place) => (1, Some(*place), &Lot::UNKNOWN),
            Self::Used(lot) => (2, None, lot),
            Self::SentAway(lot) => (3, None, lot),
        };
        out.array(3);
        out.uint(code);
        place.put(out);
        lot.put(out);
    }

    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        from.array_of(3)?;
        let (code, place, lot) = (from.uint()?, Option::get(from)?, Lot::get(from)?);
        match (code, place) {
            (0, Some(place)) => Ok(Self::Found(place, lot)),
            (1, Some(place)) => Ok(Self::Suspect(place)),
            (2, None) => Ok(Self::Used(lot)),
            (3, None) => Ok(Self::SentAway(lot)),
            (0..=3, _) => Err(WireError::OutOfRange),
            _ => Err(WireError::Unknown),
        }
    }
}
