//! How long the deliveries of a vendor took, from placing an order to the first of it that came.

use crate::domain::ids::{EventId, VendorId};
use crate::domain::inventory::orders::OrderRecord;
use crate::domain::state::State;
use crate::domain::time::Date;

/// Older orders say little about the next one.
const ORDERS: usize = 5;

/// What the lead days of a vendor could be, with the orders that they were seen in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeadBasis {
    pub orders: usize,
    pub shortest: u16,
    pub longest: u16,
}

/// The lead days of the last orders of a vendor of which something came; none while there are none.
pub fn seen_lead(state: &State, vendor: VendorId) -> Option<LeadBasis> {
    let of_vendor =
        |order: &&OrderRecord| order.drafted.as_ref().is_some_and(|drafted| drafted.vendor == Some(vendor));
    let latest = state.orders.latest_first().into_iter().filter_map(|id| state.orders.orders.get(&id));
    let days: Vec<u16> = latest
        .map(|order| &**order)
        .filter(of_vendor)
        .filter_map(|order| days_until_first(state, order))
        .take(ORDERS)
        .collect();
    let (shortest, longest) = (days.iter().min()?, days.iter().max()?);
    Some(LeadBasis { orders: days.len(), shortest: *shortest, longest: *longest })
}

/// A delivery on the same day counts as one day: nothing comes before it is ordered.
fn days_until_first(state: &State, order: &OrderRecord) -> Option<u16> {
    let placed = order.placed.get()?.placed.date();
    let receipts = order.received.keys().filter(|receipt| !state.stock.is_void(**receipt));
    let first = receipts.filter_map(|receipt| came_on(state, *receipt)).min()?;
    u16::try_from(first.days().saturating_sub(placed.days())).ok().map(|days| days.max(1))
}

fn came_on(state: &State, receipt: EventId) -> Option<Date> {
    let ledger = state.stock.ledger(state.ledger_of(receipt)?)?;
    ledger.entries().iter().find(|entry| entry.id == receipt).map(|entry| entry.zoned().date())
}
