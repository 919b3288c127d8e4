//! Vendors and orders: drafted, placed, received in parts.

use crate::domain::event::Standing;
use crate::domain::event::supply::{OrderLine, VendorChange};
use crate::domain::event::{Body, Event};
use crate::domain::ids::{EventId, ItemId, OrderId, StaffId, VendorId};
use crate::domain::inventory::catalogue::Catalogue;
use crate::domain::inventory::stock::Stock;
use crate::domain::keyed::{LiteMap, OrDefault as _};
use crate::domain::ordered::Ordered as _;
use crate::domain::quantity::Quantity;
use crate::domain::register::Register;
use crate::domain::text::{Label, Note};
use crate::domain::time::{Date, Zoned};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderBook {
    pub vendors: LiteMap<VendorId, VendorRecord>,
    pub orders: LiteMap<OrderId, Box<OrderRecord>>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VendorRecord {
    pub name: Register<Label>,
    pub standing: Register<Standing>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderRecord {
    /// None while only something else is known of it.
    pub drafted: Option<Drafted>,
    /// Numbers of packs that were changed in the draft, by line.
    pub changed: LiteMap<u16, Register<Quantity>>,
    pub placed: Register<Placed>,
    pub cancelled: LiteMap<u16, EventId>,
    pub closed: Option<EventId>,
    /// What came for each line, by the receipt.
    pub received: LiteMap<EventId, (u16, Quantity)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drafted {
    pub vendor: Option<VendorId>,
    pub lines: Vec<OrderLine>,
    pub by: Option<StaffId>,
    pub drafted: Zoned,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    pub expected: Option<Date>,
    pub reference: Note,
    pub by: Option<StaffId>,
    pub placed: Zoned,
}

/// Where an order stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OrderStage {
    Draft,
    Placed,
    /// Something came, something is still to come.
    PartReceived,
    Received,
    /// Dropped as a draft, or nothing more will come.
    Closed,
}

impl OrderBook {
    pub(crate) fn apply(&mut self, event: &Event) {
        let (stamp, id) = (event.stamp(), event.id);
        match &event.body {
            Body::VendorAdded(vendor) => {
                self.vendors.or_default(VendorId(id)).name.write(stamp, vendor.name.clone());
            }
            Body::VendorChanged(changed) => {
                let record = self.vendors.or_default(changed.vendor);
                match &changed.change {
                    VendorChange::Name(name) => record.name.write(stamp, name.clone()),
                    VendorChange::Standing(standing) => record.standing.write(stamp, *standing),
                }
            }
            Body::OrderDrafted(order) => {
                let drafted = Drafted {
                    vendor: order.vendor,
                    lines: order.lines.clone(),
                    by: event.header.staff,
                    drafted: event.zoned(),
                };
                self.orders.or_default(OrderId(id)).drafted = Some(drafted);
            }
            Body::OrderLineSet(set) => {
                let order = self.orders.or_default(set.order);
                order.changed.or_default(set.line).write(stamp, set.packs);
            }
            Body::OrderPlaced(order) => {
                let placed = Placed {
                    expected: order.expected,
                    reference: order.reference.clone(),
                    by: event.header.staff,
                    placed: event.zoned(),
                };
                self.orders.or_default(order.order).placed.write(stamp, placed);
            }
            Body::OrderLineCancelled(cancelled) => {
                let lines = &mut self.orders.or_default(cancelled.order).cancelled;
                // Of several the first by name, whichever came first.
                let first = lines.get(&cancelled.line).copied().map_or(id, |held| held.min(id));
                lines.insert(cancelled.line, first);
            }
            Body::OrderClosed(closed) => {
                let order = self.orders.or_default(closed.order);
                order.closed = Some(order.closed.map_or(id, |held| held.min(id)));
            }
            Body::StockReceived { quantity, delivery, .. } => {
                if let Some(line) = delivery.order {
                    self.orders.or_default(line.order).received.insert(id, (line.line, *quantity));
                }
            }
            _ => {}
        }
    }

    /// How much of an item is on its way, in base units. Late orders are not counted on.
    pub fn on_order(&self, catalogue: &Catalogue, stock: &Stock, item: ItemId, today: Date) -> i64 {
        let mut sum = 0;
        for order in self.orders.values() {
            let Some(placed) = order.placed.get() else { continue };
            if order.closed.is_some() || placed.expected.is_some_and(|day| day < today) {
                continue;
            }
            for (number, line) in order.lines().filter(|(_, line)| line.item == item) {
                sum += order.outstanding(catalogue, stock, number, &line);
            }
        }
        sum
    }

    /// The first draft that has some of an item.
    pub fn draft_with(&self, catalogue: &Catalogue, stock: &Stock, item: ItemId) -> Option<OrderId> {
        let has_some = |order: &OrderRecord| {
            order.lines().any(|(_, line)| line.item == item && line.packs != Quantity::ZERO)
        };
        let found = self.orders.iter().find(|(_, order)| {
            order.stage(catalogue, stock) == OrderStage::Draft && order.drafted.is_some() && has_some(order)
        });
        found.map(|(id, _)| *id)
    }

    /// How many orders are drafted or on their way.
    pub fn under_way(&self, catalogue: &Catalogue, stock: &Stock) -> usize {
        let is_open = |order: &OrderRecord| {
            !matches!(order.stage(catalogue, stock), OrderStage::Received | OrderStage::Closed)
        };
        self.orders.values().filter(|order| order.drafted.is_some() && is_open(order)).count()
    }

    /// All orders whose draft is known, the latest first.
    pub fn latest_first(&self) -> Vec<OrderId> {
        let mut orders: Vec<_> = self
            .orders
            .iter()
            .filter_map(|(id, order)| order.drafted.as_ref().map(|drafted| (drafted.drafted.at, *id)))
            .collect();
        orders.order_by_key(|order| std::cmp::Reverse(*order));
        orders.into_iter().map(|(_, id)| id).collect()
    }
}

impl VendorRecord {
    pub fn is_active(&self) -> bool {
        self.name.get().is_some() && self.standing.get() != Some(&Standing::Retired)
    }
}

impl OrderRecord {
    /// The lines as they stand, with their numbers.
    pub fn lines(&self) -> impl Iterator<Item = (u16, OrderLine)> + '_ {
        let drafted = self.drafted.iter().flat_map(|drafted| &drafted.lines);
        (0..).zip(drafted).map(|(number, line)| {
            let packs = self.changed.get(&number).and_then(Register::get).copied();
            (number, OrderLine { packs: packs.unwrap_or(line.packs), ..*line })
        })
    }

    /// Whether anything is asked for: lines may all have been taken off.
    pub fn asks_for_any(&self) -> bool {
        self.lines().any(|(_, line)| line.packs != Quantity::ZERO)
    }

    /// What has come for a line, in base units.
    pub fn received(&self, stock: &Stock, line: u16) -> i64 {
        self.received
            .iter()
            .filter(|(receipt, (number, _))| *number == line && !stock.is_void(**receipt))
            .map(|(_, (_, quantity))| quantity.value())
            .sum()
    }

    /// What is still to come for a line, in base units.
    pub fn outstanding(&self, catalogue: &Catalogue, stock: &Stock, number: u16, line: &OrderLine) -> i64 {
        if self.closed.is_some() || self.cancelled.contains_key(&number) {
            return 0;
        }
        (ordered(catalogue, line) - self.received(stock, number)).max(0)
    }

    /// Whether it is placed, the day has passed on which it should have come, and something is missing.
    pub fn is_overdue(&self, catalogue: &Catalogue, stock: &Stock, today: Date) -> bool {
        let late = self.placed.get().and_then(|placed| placed.expected).is_some_and(|day| day < today);
        late && matches!(self.stage(catalogue, stock), OrderStage::Placed | OrderStage::PartReceived)
    }

    pub fn stage(&self, catalogue: &Catalogue, stock: &Stock) -> OrderStage {
        let to_come =
            self.lines().any(|(number, line)| self.outstanding(catalogue, stock, number, &line) > 0);
        let has_come = self.received.keys().any(|receipt| !stock.is_void(*receipt));
        match (self.placed.get(), self.closed) {
            (_, Some(_)) => OrderStage::Closed,
            (None, None) => OrderStage::Draft,
            (Some(_), None) if !to_come => OrderStage::Received,
            (Some(_), None) if has_come => OrderStage::PartReceived,
            (Some(_), None) => OrderStage::Placed,
        }
    }
}

/// Base units of an order line.
pub fn ordered(catalogue: &Catalogue, line: &OrderLine) -> i64 {
    line.packs.value().saturating_mul(catalogue.holds(line.pack))
}
