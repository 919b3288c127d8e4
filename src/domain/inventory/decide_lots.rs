//! Requests about lots, opened containers and recalls: facts, or the reasons why not.

use crate::domain::decide::{Ctx, known_place, needs_lead};
use crate::domain::event::Body;
use crate::domain::event::lots::{ContainerClosed, ContainerOpened, ContainerOutcome, Discard};
use crate::domain::event::stock::StockWasted;
use crate::domain::event::supply::{RecallLine, RecallRegistered};
use crate::domain::ids::ContainerId;
use crate::domain::inventory::command::{ContainerEnd, StockCommand};
use crate::domain::inventory::containers::discard_by;
use crate::domain::inventory::decide::{in_use, known_item};
use crate::domain::inventory::decide_stock::{first_out, something, stock, today};
use crate::domain::inventory::fefo::{Fitness, fitness_of};
use crate::domain::inventory::lot::{Bucket, Lot, LotCode};
use crate::domain::inventory::recall::recall_tasks;
use crate::domain::inventory::stock::StockKey;
use crate::domain::quantity::Quantity;
use crate::domain::refusal::Refusal;
use crate::domain::state::State;
use crate::domain::time::Zoned;

pub(super) fn lots(state: &State, command: &StockCommand, ctx: &Ctx) -> Result<Body, Refusal> {
    match command {
        StockCommand::CorrectLot(corrected) => {
            known_item(&state.catalogue, corrected.item)?;
            known_lot(&corrected.lot)?;
            Ok(Body::LotCorrected(Box::new(corrected.clone())))
        }
        StockCommand::HoldLot(held) => {
            known_item(&state.catalogue, held.item)?;
            known_lot(&held.lot)?;
            held.place.map_or(Ok(()), |place| known_place(&state.clinic, place))?;
            Ok(Body::LotHeld(Box::new(held.clone())))
        }
        StockCommand::ReleaseLot(released) => {
            needs_lead(&state.clinic, ctx)?;
            let held = state.stock.lots().all().any(|(_, record)| record.holds.contains_key(&released.hold));
            if !held || state.stock.lots().releases.contains_key(&released.hold) {
                return Err(Refusal::NothingToDo);
            }
            Ok(Body::LotReleased(released.clone()))
        }
        StockCommand::OpenContainer { at, item, bucket, holds } => {
            in_use(state, *item, &[*at])?;
            something(*holds)?;
            if is_known_bad(state, StockKey { item: *item, place: *at }, bucket, ctx) {
                return Err(Refusal::LotNotUsable { lot: bucket.lot.clone() });
            }
            let lots = state.stock.lots();
            let label = lots.find(*item, &bucket.lot).and_then(|lot| lots.expiry(lot)).or(bucket.lot.expiry);
            let life = known_item(&state.catalogue, *item)?.opened_life.get().copied().flatten();
            let opened = Zoned { at: ctx.now, offset: ctx.offset };
            let discard: Option<Discard> = discard_by(opened, life, label);
            let (at, item, bucket, holds) = (*at, *item, bucket.clone(), *holds);
            Ok(Body::ContainerOpened(Box::new(ContainerOpened { at, item, bucket, holds, life, discard })))
        }
        StockCommand::CloseContainer(closed) => {
            stands_open(state, closed.container).map_err(|_| Refusal::NothingToDo)?;
            Ok(Body::ContainerClosed(closed.clone()))
        }
        _ => Err(Refusal::NothingToDo),
    }
}

fn known_lot(lot: &Lot) -> Result<(), Refusal> {
    if *lot == Lot::UNKNOWN { Err(Refusal::NoLotNamed) } else { Ok(()) }
}

pub(super) fn recall(state: &State, command: &StockCommand, ctx: &Ctx) -> Result<Body, Refusal> {
    match command {
        StockCommand::RegisterRecall(registered) => {
            known_item(&state.catalogue, registered.item)?;
            let mut lots: Vec<LotCode> = Vec::new();
            for lot in &registered.lots {
                if !lots.iter().any(|held| held.matching() == lot.matching()) {
                    lots.push(lot.clone());
                }
            }
            if lots.is_empty() {
                return Err(Refusal::NoLotNamed);
            }
            Ok(Body::RecallRegistered(Box::new(RecallRegistered { lots, ..registered.clone() })))
        }
        StockCommand::ResolveRecallLine(resolved) => {
            let asked = recall_tasks(state, resolved.recall);
            if !asked.iter().any(|task| task.line == resolved.line) {
                return Err(Refusal::NothingToDo);
            }
            if let RecallLine::Found(place, _) | RecallLine::Suspect(place) = &resolved.line {
                known_place(&state.clinic, *place)?;
            }
            Ok(Body::RecallLineResolved(Box::new(resolved.clone())))
        }
        StockCommand::CloseRecall(closed) => {
            needs_lead(&state.clinic, ctx)?;
            if !state.recalls.registered.contains_key(&closed.recall)
                || state.recalls.is_closed(closed.recall)
            {
                return Err(Refusal::NothingToDo);
            }
            let open = recall_tasks(state, closed.recall).iter().filter(|task| task.is_open()).count();
            if open > 0 {
                return Err(Refusal::RecallLinesOpen { count: open });
            }
            Ok(Body::RecallClosed(closed.clone()))
        }
        _ => Err(Refusal::NothingToDo),
    }
}

/// What may be taken without a word: a usable lot that is the first to go, or what stands open in time.
pub(super) fn may_be_used(
    state: &State,
    key: StockKey,
    bucket: &Bucket,
    opened: Option<&ContainerOpened>,
    ctx: &Ctx,
) -> Result<(), Refusal> {
    if fitness_of(state, key, &bucket.lot, today(ctx)) != Fitness::Usable {
        return Err(Refusal::LotNotUsable { lot: bucket.lot.clone() });
    }
    let now = Zoned { at: ctx.now, offset: ctx.offset };
    match opened {
        None => first_out(state, key, bucket, ctx),
        Some(opened) if opened.discard.is_some_and(|discard| discard.is_past(now)) => {
            Err(Refusal::OpenTooLong)
        }
        Some(_) => Ok(()),
    }
}

fn stands_open(state: &State, container: ContainerId) -> Result<&ContainerOpened, Refusal> {
    let is_void = |id| state.stock.is_void(id);
    let opened = state.containers.opened.get(&container).filter(|_| !is_void(container.0));
    let opened = opened.filter(|_| state.containers.closing(container, is_void).is_none());
    opened.map(|opened| &opened.what).ok_or(Refusal::ContainerNotOpen)
}

/// The container, if it stands open on this shelf and holds this lot.
pub(super) fn opened_at<'a>(
    state: &'a State,
    container: ContainerId,
    key: StockKey,
    bucket: &Bucket,
) -> Result<&'a ContainerOpened, Refusal> {
    let opened = stands_open(state, container)?;
    let same = (opened.item, opened.at) == (key.item, key.place)
        && opened.bucket.lot.name() == bucket.lot.name()
        && opened.bucket.funding == bucket.funding;
    if same { Ok(opened) } else { Err(Refusal::ContainerNotOpen) }
}

/// The last of a container leaves the book in the same breath in which it is closed.
pub(super) fn end_container(
    state: &State,
    container: ContainerId,
    left: Quantity,
    end: &ContainerEnd,
    ctx: &Ctx,
) -> Result<Vec<Body>, Refusal> {
    let opened = stands_open(state, container)?;
    let (at, item, bucket) = (opened.at, opened.item, opened.bucket.clone());
    let (quantity, entered, container_id) = (left, None, Some(container));
    let (last, outcome) = match end {
        ContainerEnd::UsedUp { context } => {
            let (context, choice) = (*context, None);
            let used = StockCommand::Use {
                at,
                item,
                quantity,
                entered,
                bucket,
                context,
                choice,
                container: container_id,
            };
            (used, ContainerOutcome::UsedUp)
        }
        ContainerEnd::Discarded { reason, route, note } => {
            let (reason, route, note) = (*reason, *route, note.clone());
            let wasted = StockWasted {
                at,
                item,
                quantity,
                entered,
                bucket,
                reason,
                route,
                witness: None,
                container: container_id,
                note,
            };
            (StockCommand::Waste(wasted), ContainerOutcome::Discarded)
        }
    };
    let mut list = Vec::new();
    if left != Quantity::ZERO {
        list.push(stock(state, &last, ctx)?);
    }
    list.push(Body::ContainerClosed(ContainerClosed { container, outcome }));
    Ok(list)
}

/// Nobody begins what they know to be bad. Opened before anybody knew, it was opened all the same.
fn is_known_bad(state: &State, key: StockKey, bucket: &Bucket, ctx: &Ctx) -> bool {
    let lots = state.stock.lots();
    let since = match fitness_of(state, key, &bucket.lot, today(ctx)) {
        Fitness::Usable => return false,
        Fitness::Expired => return true,
        Fitness::Recalled(recall) => state.recalls.registered.get(&recall).map(|recall| recall.since),
        Fitness::Held { hold, .. } => {
            let lot = lots.find(key.item, &bucket.lot).and_then(|lot| lots.record(lot));
            lot.and_then(|lot| lot.holds.get(&hold)).map(|hold| hold.since)
        }
    };
    since.is_none_or(|since| since.at <= ctx.now)
}
