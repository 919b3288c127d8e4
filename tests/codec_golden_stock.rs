//! The frozen numbers of the choices in what is said of stock. A new choice is added at the end.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::clinic::{START, amount, label, lot};
use support::stock_bodies::note;
use tallywell::codec::batch::BatchHeader;
use tallywell::codec::wire::Streams;
use tallywell::domain::event::lots::{HoldReason, LifeUnit, LotHeld, OpenedLife};
use tallywell::domain::event::stock::{
    FundingChanged, FundingPurpose, LateEntryExplained, LateReason, LotChoice, StockWasted, UseContext,
    VarianceExplained, VarianceReason, WasteReason, WasteRoute,
};
use tallywell::domain::event::supply::{
    RecallAction, RecallClass, RecallLine, RecallLineResolved, RecallRegistered,
};
use tallywell::domain::event::{Body, Event, Header, Hlc, ItemChange, Timing};
use tallywell::domain::ids::{EventId, ItemId, PlaceId, RecallId, StreamId};
use tallywell::domain::inventory::lot::{Bucket, Funding};
use tallywell::domain::time::Offset;

const OWN: StreamId = StreamId::new(0x1122_3344_5566_7788);
const BASE_MS: u64 = 1_793_628_000_000;

fn own(seq: u32) -> EventId {
    EventId::at(OWN, seq).unwrap()
}

/// Each number stands so many bytes before the end of the event.
fn check(back: usize, number: usize, body: Body) {
    let header = BatchHeader { first_seq: 300, base_ms: BASE_MS, streams: Streams::of(vec![OWN]) };
    let event = Event {
        id: own(300),
        header: Header {
            hlc: Hlc::new(BASE_MS, 0),
            occurred_at: START,
            timing: Timing::Now,
            offset: Offset::UTC,
            staff: None,
        },
        body,
    };
    let bytes = header.encode_event(&event).unwrap();
    assert_eq!(usize::from(bytes[bytes.len() - back]), number, "{event:?}");
}

fn used(context: Option<UseContext>, choice: Option<LotChoice>) -> Body {
    let (at, item, quantity) = (PlaceId(own(9)), ItemId(own(20)), amount(1));
    let (bucket, entered, container) = (Bucket::default(), None, None);
    Body::StockUsed { at, item, quantity, entered, bucket, context, choice, container }
}

#[test]
fn the_numbers_of_what_is_said_of_stock_never_change() {
    let (item, at, lot) = (ItemId(own(20)), PlaceId(own(9)), lot("A"));
    for (number, context) in UseContext::ALL.into_iter().enumerate() {
        check(1, number, used(Some(context), None));
    }
    for (number, choice) in LotChoice::ALL.into_iter().enumerate() {
        check(1, number, used(None, Some(choice)));
    }
    let wasted = |reason, route| {
        Body::StockWasted(Box::new(StockWasted {
            at,
            item,
            quantity: amount(1),
            entered: None,
            bucket: Bucket::default(),
            reason,
            route,
            witness: None,
            container: None,
            note: note(""),
        }))
    };
    for (number, reason) in WasteReason::ALL.into_iter().enumerate() {
        check(5, number, wasted(reason, WasteRoute::Trash));
    }
    for (number, route) in WasteRoute::ALL.into_iter().enumerate() {
        check(3, number, wasted(WasteReason::Other, route));
    }
    for (number, reason) in VarianceReason::ALL.into_iter().enumerate() {
        let explained = VarianceExplained { count: own(1), reason, note: note("") };
        check(3, number, Body::VarianceExplained(explained));
    }
    for (number, reason) in LateReason::ALL.into_iter().enumerate() {
        let explained = LateEntryExplained { first: own(1), count: 1, reason, note: note("") };
        check(3, number, Body::LateEntryExplained(explained));
    }
    let funded = |from, to, purpose| {
        let (lot, note) = (lot.clone(), note(""));
        let quantity = amount(1);
        Body::FundingChanged(Box::new(FundingChanged { at, item, lot, from, to, quantity, purpose, note }))
    };
    for (number, funding) in Funding::ALL.into_iter().enumerate() {
        check(9, number, funded(funding, Funding::Other, FundingPurpose::Repaid));
    }
    for (number, purpose) in FundingPurpose::ALL.into_iter().enumerate() {
        check(3, number, funded(Funding::Vfc, Funding::Other, purpose));
    }
    for (number, reason) in HoldReason::ALL.into_iter().enumerate() {
        let held = LotHeld { item, lot: lot.clone(), place: None, reason, note: note("") };
        check(3, number, Body::LotHeld(Box::new(held)));
    }
    for (number, unit) in LifeUnit::ALL.into_iter().enumerate() {
        let life = Some(OpenedLife { count: 1, unit });
        check(1, number, Body::ItemChanged { item, change: ItemChange::OpenedLife(life) });
    }
    for (number, class) in RecallClass::ALL.into_iter().enumerate() {
        let registered =
            RecallRegistered { item, lots: Vec::new(), source: label("FDA"), class, note: note("") };
        check(3, number, Body::RecallRegistered(Box::new(registered)));
    }
    for (number, action) in RecallAction::ALL.into_iter().enumerate() {
        let (recall, line) = (RecallId(own(1)), RecallLine::Suspect(at));
        let resolved = RecallLineResolved { recall, line, found: amount(1), action, note: note("") };
        check(3, number, Body::RecallLineResolved(Box::new(resolved)));
    }
}
