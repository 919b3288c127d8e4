//! Every kind of record about lots, counts, recalls and orders, with optional fields present and absent.

use tallywell::domain::event::lots::{
    ContainerClosed, ContainerOpened, ContainerOutcome, Discard, HoldReason, LifeUnit, LotCorrected, LotHeld,
    LotReleased, OpenedLife,
};
use tallywell::domain::event::stock::{
    CountDetail, CountScope, Delivery, Direction, Entered, EnteredPacks, FundingChanged, FundingPurpose,
    LateEntryExplained, LateReason, LotChoice, LotCount, OrderLineRef, Sight, StockAdjusted, StockWasted,
    UseContext, VarianceExplained, VarianceReason, WasteReason, WasteRoute,
};
use tallywell::domain::event::supply::{
    CodeLinked, CodeUnlinked, HistoryImported, ItemsMerged, ItemsParted, OrderClosed, OrderDrafted,
    OrderLine, OrderLineCancelled, OrderLineSet, OrderPlaced, RecallAction, RecallClass, RecallClosed,
    RecallLine, RecallLineResolved, RecallRegistered, ReorderRule, ReorderRuleSet, Rounding, SessionClosed,
    SessionOpened, SessionOutcome, Tolerance, VendorAdded, VendorChange, VendorChanged,
};
use tallywell::domain::event::{Body, CountMethod, ItemChange, MovePurpose, Standing};
use tallywell::domain::ids::{
    ContainerId, EventId, ItemId, OrderId, PackId, PlaceId, RecallId, SessionId, StaffId, VendorId,
};
use tallywell::domain::inventory::lot::{Bucket, Expiry, Funding, Lot, LotCode};
use tallywell::domain::text::Note;
use tallywell::domain::time::{Date, Instant};

use super::clinic::{amount, label, lot, lot_until};

/// What the records are about.
pub struct Names {
    pub place: PlaceId,
    pub to: PlaceId,
    pub item: ItemId,
    pub pack: PackId,
    pub staff: StaffId,
    /// Any earlier record.
    pub earlier: EventId,
}

pub fn note(text: &str) -> Note {
    Note::parse(text).unwrap()
}

pub fn stock_bodies(names: &Names) -> Vec<(&'static str, Body)> {
    let mut bodies = moved_and_counted(names);
    bodies.extend(of_lots(names));
    bodies.extend(recalled_and_ordered(names));
    bodies
}

fn vaccine() -> Bucket {
    Bucket { lot: lot_until("21b09", 2027, 6, 30), funding: Funding::Vfc }
}

fn moved_and_counted(names: &Names) -> Vec<(&'static str, Body)> {
    let Names { place, to, item, pack, staff, earlier } = *names;
    let more = vec![EnteredPacks { pack, packs: amount(4) }];
    let entered = Some(Entered { more, ..Entered::of(pack, amount(1), amount(15)) });
    let session = Some(SessionId(earlier));
    let lots = vec![
        LotCount { bucket: vaccine(), have: amount(6) },
        LotCount { bucket: Bucket::default(), have: amount(1) },
        LotCount { bucket: Bucket::of(Lot::dated(Expiry::month(2027, 2).unwrap())), have: amount(0) },
    ];
    let detail =
        CountDetail { scope: CountScope::LotsComplete, lots, session, part: Some(2), sight: Sight::Blind };
    let counted = |have, detail| Body::StockCounted {
        place,
        item,
        have: amount(have),
        entered: None,
        method: CountMethod::Entered,
        detail: Some(Box::new(detail)),
    };
    let partial = CountDetail { scope: CountScope::LotsPartial, session: None, part: None, ..detail.clone() };
    let total = CountDetail { sight: Sight::Blind, session, ..CountDetail::whole() };
    let delivery = Delivery {
        vendor: Some(VendorId(earlier)),
        order: Some(OrderLineRef { order: OrderId(earlier), line: 3 }),
    };
    let wasted = StockWasted {
        at: place,
        item,
        quantity: amount(2),
        entered: None,
        bucket: vaccine(),
        reason: WasteReason::ColdChain,
        route: WasteRoute::ReverseDistributor,
        witness: Some(staff),
        container: Some(ContainerId(earlier)),
        note: note("warm door"),
    };
    let bare = StockWasted {
        bucket: Bucket::default(),
        reason: WasteReason::Dropped,
        route: WasteRoute::Trash,
        witness: None,
        container: None,
        note: note(""),
        entered: entered.clone(),
        ..wasted.clone()
    };
    let adjusted = StockAdjusted {
        at: place,
        item,
        direction: Direction::Down,
        quantity: amount(4),
        bucket: Bucket::of(lot("L 7")),
        reason: VarianceReason::WrongRoom,
        note: note(""),
    };
    vec![
        ("stock-counted-lots", counted(7, detail)),
        ("stock-counted-partial", counted(7, partial)),
        ("stock-counted-blind", counted(9, total)),
        (
            "stock-moved-lot",
            Body::StockMoved {
                from: place,
                to,
                item,
                quantity: amount(20),
                entered: entered.clone(),
                purpose: MovePurpose::Restock,
                bucket: Bucket::of(lot("ABC123")),
                choice: Some(LotChoice::EarlierDamaged),
            },
        ),
        (
            "stock-received-lot",
            Body::StockReceived { to, item, quantity: amount(230), entered, bucket: vaccine(), delivery },
        ),
        (
            "stock-used-lot",
            Body::StockUsed {
                at: place,
                item,
                quantity: amount(1),
                entered: None,
                bucket: vaccine(),
                context: Some(UseContext::OtherSite),
                choice: Some(LotChoice::WholePackNeeded),
                container: Some(ContainerId(earlier)),
            },
        ),
        ("stock-wasted", Body::StockWasted(Box::new(wasted))),
        ("stock-wasted-bare", Body::StockWasted(Box::new(bare))),
        ("stock-adjusted", Body::StockAdjusted(Box::new(adjusted.clone()))),
        (
            "stock-adjusted-up",
            Body::StockAdjusted(Box::new(StockAdjusted { direction: Direction::Up, ..adjusted })),
        ),
        (
            "variance-explained",
            Body::VarianceExplained(VarianceExplained {
                count: earlier,
                reason: VarianceReason::UsedNotLogged,
                note: note("busy day"),
            }),
        ),
        (
            "funding-changed",
            Body::FundingChanged(Box::new(FundingChanged {
                at: place,
                item,
                lot: lot("ABC123"),
                from: Funding::Vfc,
                to: Funding::Clinic,
                quantity: amount(1),
                purpose: FundingPurpose::Borrowed,
                note: note(""),
            })),
        ),
        (
            "late-entry-explained",
            Body::LateEntryExplained(LateEntryExplained {
                first: earlier,
                count: 2,
                reason: LateReason::Paper,
                note: note(""),
            }),
        ),
        (
            "history-imported",
            Body::HistoryImported(HistoryImported { file: label("ledger.csv"), records: 1 }),
        ),
    ]
}

fn of_lots(names: &Names) -> Vec<(&'static str, Body)> {
    let Names { place, item, earlier, .. } = *names;
    let life = OpenedLife { count: 28, unit: LifeUnit::Days };
    let opened = |life, discard| {
        Body::ContainerOpened(Box::new(ContainerOpened {
            at: place,
            item,
            bucket: vaccine(),
            holds: amount(1),
            life,
            discard,
        }))
    };
    let held =
        LotHeld { item, lot: lot("ABC123"), place: Some(place), reason: HoldReason::Quality, note: note("") };
    vec![
        (
            "lot-corrected",
            Body::LotCorrected(Box::new(LotCorrected {
                item,
                lot: lot("21B09"),
                expiry: Expiry::month(2027, 2).unwrap(),
                note: note("read again"),
            })),
        ),
        ("lot-held", Body::LotHeld(Box::new(held.clone()))),
        (
            "lot-held-everywhere",
            Body::LotHeld(Box::new(LotHeld { place: None, reason: HoldReason::ColdChain, ..held })),
        ),
        ("lot-released", Body::LotReleased(LotReleased { hold: earlier, note: note("maker says fine") })),
        (
            "container-opened",
            opened(Some(life), Some(Discard::After(Date::from_civil(2026, 12, 29).unwrap()))),
        ),
        (
            "container-opened-hours",
            opened(
                Some(OpenedLife { count: 8, unit: LifeUnit::Hours }),
                Some(Discard::At(Instant::from_ms(1_793_656_800_000))),
            ),
        ),
        ("container-opened-bare", opened(None, None)),
        (
            "container-closed",
            Body::ContainerClosed(ContainerClosed {
                container: ContainerId(earlier),
                outcome: ContainerOutcome::Discarded,
            }),
        ),
        ("item-changed-opened-life", Body::ItemChanged { item, change: ItemChange::OpenedLife(Some(life)) }),
        ("item-changed-no-opened-life", Body::ItemChanged { item, change: ItemChange::OpenedLife(None) }),
        ("count-tolerance-set", Body::CountToleranceSet { tolerance: Tolerance { units: 3, percent: 10 } }),
        (
            "session-opened",
            Body::SessionOpened(Box::new(SessionOpened {
                places: vec![place],
                items: vec![item],
                sight: Sight::Blind,
                tolerance: Tolerance::DEFAULT,
            })),
        ),
        (
            "session-closed",
            Body::SessionClosed(SessionClosed {
                session: SessionId(earlier),
                outcome: SessionOutcome::Finished,
            }),
        ),
    ]
}

fn recalled_and_ordered(names: &Names) -> Vec<(&'static str, Body)> {
    let Names { place, item, pack, earlier, .. } = *names;
    let (recall, order, vendor) = (RecallId(earlier), OrderId(earlier), VendorId(earlier));
    let resolved = |line, action| {
        Body::RecallLineResolved(Box::new(RecallLineResolved {
            recall,
            line,
            found: amount(12),
            action,
            note: note(""),
        }))
    };
    let rule = ReorderRule {
        vendor: Some(vendor),
        pack: Some(pack),
        reorder_point: amount(2_000),
        order_up_to: amount(6_000),
        least_packs: amount(2),
        rounding: Rounding::NeverAboveMaximum,
        lead_days: 7,
    };
    let bare = ReorderRule { vendor: None, pack: None, rounding: Rounding::Up, ..rule };
    vec![
        (
            "recall-registered",
            Body::RecallRegistered(Box::new(RecallRegistered {
                item,
                lots: vec![LotCode::parse("21B03").unwrap(), LotCode::parse("21b 04").unwrap()],
                source: label("FDA Z-1234-2026"),
                class: RecallClass::Two,
                note: note("cracked vials"),
            })),
        ),
        ("recall-line-found", resolved(RecallLine::Found(place, lot("21B03")), RecallAction::Quarantined)),
        ("recall-line-suspect", resolved(RecallLine::Suspect(place), RecallAction::OtherLot)),
        ("recall-line-used", resolved(RecallLine::Used(lot("21B03")), RecallAction::Notified)),
        ("recall-line-sent-away", resolved(RecallLine::SentAway(lot("21B03")), RecallAction::Notified)),
        ("recall-closed", Body::RecallClosed(RecallClosed { recall })),
        ("vendor-added", Body::VendorAdded(VendorAdded { name: label("Midwest Medical") })),
        (
            "vendor-changed-name",
            Body::VendorChanged(VendorChanged { vendor, change: VendorChange::Name(label("Midwest")) }),
        ),
        (
            "vendor-changed-standing",
            Body::VendorChanged(VendorChanged { vendor, change: VendorChange::Standing(Standing::Retired) }),
        ),
        ("reorder-rule-set", Body::ReorderRuleSet(Box::new(ReorderRuleSet { item, rule: Some(rule) }))),
        ("reorder-rule-set-bare", Body::ReorderRuleSet(Box::new(ReorderRuleSet { item, rule: Some(bare) }))),
        ("reorder-rule-taken-off", Body::ReorderRuleSet(Box::new(ReorderRuleSet { item, rule: None }))),
        (
            "order-drafted",
            Body::OrderDrafted(OrderDrafted {
                vendor: Some(vendor),
                lines: vec![
                    OrderLine { item, pack: Some(pack), packs: amount(5) },
                    OrderLine { item, pack: None, packs: amount(40) },
                ],
            }),
        ),
        ("order-line-set", Body::OrderLineSet(OrderLineSet { order, line: 1, packs: amount(0) })),
        (
            "order-placed",
            Body::OrderPlaced(OrderPlaced {
                order,
                expected: Date::from_civil(2026, 12, 3),
                reference: note("PO 7"),
            }),
        ),
        ("order-placed-bare", Body::OrderPlaced(OrderPlaced { order, expected: None, reference: note("") })),
        ("order-line-cancelled", Body::OrderLineCancelled(OrderLineCancelled { order, line: 0 })),
        ("order-closed", Body::OrderClosed(OrderClosed { order })),
        (
            "code-linked",
            Body::CodeLinked(CodeLinked { code: label("00349281521003"), item, pack: Some(pack) }),
        ),
        (
            "code-linked-bare",
            Body::CodeLinked(CodeLinked { code: label("00349281521003"), item, pack: None }),
        ),
        ("items-merged", Body::ItemsMerged(ItemsMerged { from: item, into: ItemId(names.earlier) })),
        ("items-parted", Body::ItemsParted(ItemsParted { merge: names.earlier })),
        ("code-unlinked", Body::CodeUnlinked(CodeUnlinked { code: label("00349281521003") })),
    ]
}
