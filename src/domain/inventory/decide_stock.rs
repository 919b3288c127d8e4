//! Requests about stock, counts and orders: facts, or the reasons why not. Those about lots, opened
//! containers and recalls are in `decide_lots`.

use crate::domain::clinic::PlaceRecord;
use crate::domain::decide::{Ctx, Fact, facts, known_place, needs_lead};
use crate::domain::event::stock::{CountScope, LateEntryExplained, MovePurpose};
use crate::domain::event::supply::OrderLine;
use crate::domain::event::{Body, PlaceKind, Timing};
use crate::domain::ids::{ItemId, OrderId, PackId, PlaceId, VendorId};
use crate::domain::inventory::command::{LATE_DAYS, StockCommand};
use crate::domain::inventory::decide::{agrees, in_use, known_item};
use crate::domain::inventory::decide_lots::{end_container, lots, may_be_used, opened_at, recall};
use crate::domain::inventory::fefo::{Fitness, fitness_of, goes_before};
use crate::domain::inventory::lot::Bucket;
use crate::domain::inventory::orders::{OrderRecord, OrderStage};
use crate::domain::inventory::stock::StockKey;
use crate::domain::quantity::Quantity;
use crate::domain::refusal::Refusal;
use crate::domain::state::State;
use crate::domain::time::{DAY_MS, MINUTE_MS, Zoned};

/// Decides, with the time at which each fact happened.
pub(crate) fn decide(state: &State, command: &StockCommand, ctx: &Ctx) -> Result<Vec<Fact>, Refusal> {
    let StockCommand::Late { happened, reason, note, what } = command else {
        return Ok(facts(ctx, bodies(state, command, ctx)?));
    };
    if matches!(**what, StockCommand::Late { .. }) {
        return Err(Refusal::NothingToDo);
    }
    let ago = ctx.now.ms_since(*happened);
    // A minute of grace: the time was picked before it was confirmed.
    if ago < -MINUTE_MS {
        return Err(Refusal::InTheFuture);
    }
    if ago > LATE_DAYS * DAY_MS {
        return Err(Refusal::TooLongAgo { days: LATE_DAYS });
    }
    // What was expired, first, or good for eight hours is judged by the time at which it happened.
    let then = Ctx { now: *happened, ..*ctx };
    let mut list = facts(ctx, bodies(state, what, &then)?);
    for fact in &mut list {
        fact.occurred_at = *happened;
        fact.timing = Timing::Backdated;
    }
    let count = u32::try_from(list.len()).unwrap_or(u32::MAX);
    let explained = LateEntryExplained { first: ctx.next, count, reason: *reason, note: note.clone() };
    list.extend(facts(ctx, [Body::LateEntryExplained(explained)]));
    Ok(list)
}

fn bodies(state: &State, command: &StockCommand, ctx: &Ctx) -> Result<Vec<Body>, Refusal> {
    let body = match command {
        StockCommand::EndContainer { container, left, end } => {
            return end_container(state, *container, *left, end, ctx);
        }
        StockCommand::Count { .. }
        | StockCommand::Move { .. }
        | StockCommand::Receive { .. }
        | StockCommand::Use { .. }
        | StockCommand::Waste(_)
        | StockCommand::Adjust(_)
        | StockCommand::ChangeFunding(_)
        | StockCommand::ExplainVariance(_) => stock(state, command, ctx)?,
        StockCommand::CorrectLot(_)
        | StockCommand::HoldLot(_)
        | StockCommand::ReleaseLot(_)
        | StockCommand::OpenContainer { .. }
        | StockCommand::CloseContainer(_) => lots(state, command, ctx)?,
        StockCommand::SetTolerance(_) | StockCommand::OpenSession(_) | StockCommand::CloseSession(_) => {
            counting(state, command, ctx)?
        }
        StockCommand::RegisterRecall(_)
        | StockCommand::ResolveRecallLine(_)
        | StockCommand::CloseRecall(_) => recall(state, command, ctx)?,
        _ => order(state, command)?,
    };
    Ok(vec![body])
}

pub(super) fn today(ctx: &Ctx) -> crate::domain::time::Date {
    Zoned { at: ctx.now, offset: ctx.offset }.date()
}

pub(super) fn something(quantity: Quantity) -> Result<(), Refusal> {
    if quantity == Quantity::ZERO { Err(Refusal::NothingMoved) } else { Ok(()) }
}

pub(super) fn stock(state: &State, command: &StockCommand, ctx: &Ctx) -> Result<Body, Refusal> {
    let catalogue = &state.catalogue;
    match command {
        StockCommand::Count { place, item, have, entered, method, detail } => {
            in_use(state, *item, &[*place])?;
            agrees(catalogue, *item, entered.as_ref(), *have)?;
            let listed: i64 = detail.lots.iter().map(|lot| lot.have.value()).sum();
            if detail.scope != CountScope::ItemTotal && listed != have.value() {
                let expected =
                    Quantity::new(listed).map_err(|_| Refusal::TooMuch { limit: Quantity::MAX })?;
                return Err(Refusal::AmountMismatch { expected, got: *have });
            }
            if detail.session.is_some_and(|session| !state.counting.sessions.contains_key(&session)) {
                return Err(Refusal::UnknownSession);
            }
            let (place, item, have, method) = (*place, *item, *have, *method);
            let (entered, detail) = (entered.clone(), (!detail.is_plain()).then(|| Box::new(detail.clone())));
            Ok(Body::StockCounted { place, item, have, entered, method, detail })
        }
        StockCommand::Move { from, to, item, quantity, entered, purpose, bucket, choice } => {
            in_use(state, *item, &[*from, *to])?;
            agrees(catalogue, *item, entered.as_ref(), *quantity)?;
            something(*quantity)?;
            if from == to {
                return Err(Refusal::SamePlace(*to));
            }
            let key = StockKey { item: *item, place: *from };
            // A recalled or expired lot may be carried away, but not to where it will be used, whatever
            // the movement is called.
            if is_used_in(state, *to) && fitness_of(state, key, &bucket.lot, today(ctx)) != Fitness::Usable {
                return Err(Refusal::LotNotUsable { lot: bucket.lot.clone() });
            }
            if *purpose == MovePurpose::Restock && choice.is_none() {
                first_out(state, key, bucket, ctx)?;
            }
            Ok(Body::StockMoved {
                from: *from,
                to: *to,
                item: *item,
                quantity: *quantity,
                entered: entered.clone(),
                purpose: *purpose,
                bucket: bucket.clone(),
                choice: *choice,
            })
        }
        StockCommand::Receive { to, item, quantity, entered, bucket, delivery } => {
            in_use(state, *item, &[*to])?;
            agrees(catalogue, *item, entered.as_ref(), *quantity)?;
            something(*quantity)?;
            if let Some(vendor) = delivery.vendor {
                known_vendor(state, vendor)?;
            }
            if let Some(line) = delivery.order {
                line_of(state, line.order, line.line, *item)?;
            }
            let (to, item, quantity, delivery) = (*to, *item, *quantity, *delivery);
            Ok(Body::StockReceived {
                to,
                item,
                quantity,
                entered: entered.clone(),
                bucket: bucket.clone(),
                delivery,
            })
        }
        StockCommand::Use { at, item, quantity, entered, bucket, context, choice, container } => {
            in_use(state, *item, &[*at])?;
            agrees(catalogue, *item, entered.as_ref(), *quantity)?;
            something(*quantity)?;
            let key = StockKey { item: *item, place: *at };
            let opened = container.map(|container| opened_at(state, container, key, bucket)).transpose()?;
            // What was used was used: it is written down, but with the reason.
            if choice.is_none() {
                may_be_used(state, key, bucket, opened, ctx)?;
            }
            Ok(Body::StockUsed {
                at: *at,
                item: *item,
                quantity: *quantity,
                entered: entered.clone(),
                bucket: bucket.clone(),
                context: *context,
                choice: *choice,
                container: *container,
            })
        }
        StockCommand::Waste(wasted) => {
            in_use(state, wasted.item, &[wasted.at])?;
            agrees(catalogue, wasted.item, wasted.entered.as_ref(), wasted.quantity)?;
            something(wasted.quantity)?;
            if wasted.witness.is_some() && wasted.witness == ctx.staff {
                return Err(Refusal::OwnWitness);
            }
            if let Some(container) = wasted.container {
                let key = StockKey { item: wasted.item, place: wasted.at };
                opened_at(state, container, key, &wasted.bucket)?;
            }
            Ok(Body::StockWasted(Box::new(wasted.clone())))
        }
        StockCommand::Adjust(adjusted) => {
            in_use(state, adjusted.item, &[adjusted.at])?;
            something(adjusted.quantity)?;
            Ok(Body::StockAdjusted(Box::new(adjusted.clone())))
        }
        StockCommand::ChangeFunding(changed) => {
            in_use(state, changed.item, &[changed.at])?;
            something(changed.quantity)?;
            if changed.from == changed.to {
                return Err(Refusal::NothingToDo);
            }
            Ok(Body::FundingChanged(Box::new(changed.clone())))
        }
        StockCommand::ExplainVariance(explained) => {
            state.ledger_of(explained.count).ok_or(Refusal::CannotBeVoided(explained.count))?;
            Ok(Body::VarianceExplained(explained.clone()))
        }
        _ => Err(Refusal::NothingToDo),
    }
}

/// Whether supplies are taken to patients from here; closets and other places only keep them.
fn is_used_in(state: &State, place: PlaceId) -> bool {
    let kind = state.clinic.places.get(&place).map(PlaceRecord::kind);
    !matches!(kind, Some(PlaceKind::SupplyCloset | PlaceKind::Other))
}

pub(super) fn first_out(state: &State, key: StockKey, bucket: &Bucket, ctx: &Ctx) -> Result<(), Refusal> {
    match goes_before(state, key, bucket, today(ctx)) {
        Some(line) => Err(Refusal::EarlierLotFirst { lot: line.bucket.lot, expiry: line.expiry }),
        None => Ok(()),
    }
}

fn counting(state: &State, command: &StockCommand, ctx: &Ctx) -> Result<Body, Refusal> {
    match command {
        StockCommand::SetTolerance(tolerance) => {
            needs_lead(&state.clinic, ctx)?;
            Ok(Body::CountToleranceSet { tolerance: *tolerance })
        }
        StockCommand::OpenSession(opened) => {
            if opened.places.is_empty() {
                return Err(Refusal::NothingToDo);
            }
            opened.places.iter().try_for_each(|place| known_place(&state.clinic, *place))?;
            opened.items.iter().try_for_each(|item| known_item(&state.catalogue, *item).map(|_| ()))?;
            Ok(Body::SessionOpened(Box::new(opened.clone())))
        }
        StockCommand::CloseSession(closed) => {
            if !state.counting.sessions.contains_key(&closed.session) {
                return Err(Refusal::UnknownSession);
            }
            if state.counting.endings.contains_key(&closed.session) {
                return Err(Refusal::NothingToDo);
            }
            Ok(Body::SessionClosed(closed.clone()))
        }
        _ => Err(Refusal::NothingToDo),
    }
}

fn order(state: &State, command: &StockCommand) -> Result<Body, Refusal> {
    match command {
        StockCommand::AddVendor(vendor) => Ok(Body::VendorAdded(vendor.clone())),
        StockCommand::ChangeVendor(changed) => {
            known_vendor(state, changed.vendor)?;
            Ok(Body::VendorChanged(changed.clone()))
        }
        StockCommand::SetReorderRule(set) => {
            known_item(&state.catalogue, set.item)?;
            if let Some(rule) = &set.rule {
                if rule.reorder_point > rule.order_up_to {
                    return Err(Refusal::ReorderPointAboveMaximum);
                }
                of_item(state, set.item, rule.pack)?;
                rule.vendor.map_or(Ok(()), |vendor| known_vendor(state, vendor))?;
            }
            Ok(Body::ReorderRuleSet(Box::new(set.clone())))
        }
        StockCommand::DraftOrder(order) => {
            if order.lines.is_empty() || order.lines.len() > usize::from(u16::MAX) {
                return Err(Refusal::NothingToDo);
            }
            order.vendor.map_or(Ok(()), |vendor| known_vendor(state, vendor))?;
            for OrderLine { item, pack, packs } in &order.lines {
                known_item(&state.catalogue, *item)?;
                of_item(state, *item, *pack)?;
                something(*packs)?;
            }
            Ok(Body::OrderDrafted(order.clone()))
        }
        StockCommand::SetOrderLine(set) => {
            known_line(state, set.order, set.line)?;
            at_stage(state, set.order, &[OrderStage::Draft])?;
            Ok(Body::OrderLineSet(*set))
        }
        StockCommand::PlaceOrder(placed) => {
            at_stage(state, placed.order, &[OrderStage::Draft])?;
            // An order for nothing would count as received at once.
            if !known_order(state, placed.order)?.asks_for_any() {
                return Err(Refusal::NothingToDo);
            }
            Ok(Body::OrderPlaced(placed.clone()))
        }
        StockCommand::CancelOrderLine(cancelled) => {
            known_line(state, cancelled.order, cancelled.line)?;
            at_stage(state, cancelled.order, &[OrderStage::Placed, OrderStage::PartReceived])?;
            if rest_of(state, cancelled.order, cancelled.line)? == 0 {
                return Err(Refusal::NothingToDo);
            }
            Ok(Body::OrderLineCancelled(*cancelled))
        }
        StockCommand::CloseOrder(closed) => {
            at_stage(
                state,
                closed.order,
                &[OrderStage::Draft, OrderStage::Placed, OrderStage::PartReceived],
            )?;
            Ok(Body::OrderClosed(*closed))
        }
        StockCommand::LinkCode(linked) => {
            known_item(&state.catalogue, linked.item)?;
            of_item(state, linked.item, linked.pack)?;
            Ok(Body::CodeLinked(linked.clone()))
        }
        StockCommand::UnlinkCode(unlinked) => {
            state.catalogue.link(&unlinked.code).ok_or(Refusal::NothingToDo)?;
            Ok(Body::CodeUnlinked(unlinked.clone()))
        }
        _ => Err(Refusal::NothingToDo),
    }
}

fn of_item(state: &State, item: ItemId, pack: Option<PackId>) -> Result<(), Refusal> {
    let Some(pack) = pack else { return Ok(()) };
    let made =
        state.catalogue.pack(&pack).and_then(|pack| pack.made.as_ref()).ok_or(Refusal::UnknownPack(pack))?;
    if made.0 == item { Ok(()) } else { Err(Refusal::PackOfAnotherItem { pack, item }) }
}

fn known_vendor(state: &State, vendor: VendorId) -> Result<(), Refusal> {
    state.orders.vendors.get(&vendor).map(|_| ()).ok_or(Refusal::UnknownVendor)
}

fn known_order(state: &State, order: OrderId) -> Result<&OrderRecord, Refusal> {
    let record = state.orders.orders.get(&order).filter(|record| record.drafted.is_some());
    record.map(|record| &**record).ok_or(Refusal::UnknownOrder)
}

fn known_line(state: &State, order: OrderId, line: u16) -> Result<(), Refusal> {
    let known = known_order(state, order)?.lines().any(|(number, _)| number == line);
    if known { Ok(()) } else { Err(Refusal::UnknownOrder) }
}

/// What is still to come for a line, in base units.
fn rest_of(state: &State, order: OrderId, line: u16) -> Result<i64, Refusal> {
    let order = known_order(state, order)?;
    let (number, line) = order.lines().find(|(number, _)| *number == line).ok_or(Refusal::UnknownOrder)?;
    Ok(order.outstanding(&state.catalogue, &state.stock, number, &line))
}

/// A delivery belongs to a line of the same item.
fn line_of(state: &State, order: OrderId, line: u16, item: ItemId) -> Result<(), Refusal> {
    let found = known_order(state, order)?.lines().find(|(number, _)| *number == line);
    match found {
        Some((_, line)) if line.item == item => Ok(()),
        _ => Err(Refusal::UnknownOrder),
    }
}

fn at_stage(state: &State, order: OrderId, stages: &[OrderStage]) -> Result<(), Refusal> {
    let stage = known_order(state, order)?.stage(&state.catalogue, &state.stock);
    if stages.contains(&stage) { Ok(()) } else { Err(Refusal::OrderStage { stage }) }
}
