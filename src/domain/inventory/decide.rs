//! Requests about supplies: the catalogue, the lines of a place, and stock itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::clinic::Clinic;
use crate::domain::command::{Command, NewItem, ShelfAfter, Take};
use crate::domain::decide::{Ctx, known_place, needs_lead};
use crate::domain::education::approval::Told;
use crate::domain::event::stock::EnteredPacks;
use crate::domain::event::supply::ItemsMerged;
use crate::domain::event::{
    Body, CountMethod, Entered, ItemChange, MovePurpose, PlaceKind, Standing, VoidReason,
};
use crate::domain::ids::{EventId, ItemId, PlaceId, RecallId};
use crate::domain::inventory::catalogue::{Catalogue, ItemRecord};
use crate::domain::inventory::fefo::proposal;
use crate::domain::inventory::lot::Bucket;
use crate::domain::inventory::stock::StockKey;
use crate::domain::quantity::Quantity;
use crate::domain::refusal::Refusal;
use crate::domain::state::State;
use crate::domain::text::{Label, Note};
use crate::domain::time::Zoned;

/// Base units: a pack of one is the unit itself.
const SMALLEST_PACK: i64 = 2;

pub(crate) fn decide(state: &State, command: &Command, ctx: &Ctx) -> Result<Vec<Body>, Refusal> {
    let (clinic, catalogue) = (&state.clinic, &state.catalogue);
    match command {
        Command::AddItems { items } => {
            codes_are_free(catalogue, items)?;
            let mut bodies = Vec::new();
            add_items(&mut bodies, ctx, items, &kinds_of_places(clinic))?;
            Ok(bodies)
        }
        Command::ImportCatalogue { items, changes } => {
            codes_are_free(catalogue, items)?;
            let mut bodies = Vec::new();
            for (item, change) in changes {
                bodies.extend(change_item(catalogue, *item, change)?);
            }
            add_items(&mut bodies, ctx, items, &kinds_of_places(clinic))?;
            Ok(bodies)
        }
        Command::ChangeItem { item, change } => change_item(catalogue, *item, change),
        Command::AddPack { item, pack } => {
            known_item(catalogue, *item)?;
            if pack.holds.value() < SMALLEST_PACK {
                return Err(Refusal::PackTooSmall);
            }
            Ok(vec![Body::PackAdded { item: *item, name: pack.name.clone(), holds: pack.holds }])
        }
        Command::MergeItems(merge) => merge_items(state, merge, ctx),
        Command::PartItems(parted) => {
            needs_lead(clinic, ctx)?;
            let standing = state.merges.is_standing(parted.merge);
            if standing { Ok(vec![Body::ItemsParted(*parted)]) } else { Err(Refusal::NothingToDo) }
        }
        Command::RetirePack { pack } => {
            catalogue.pack(pack).ok_or(Refusal::UnknownPack(*pack))?;
            Ok(vec![Body::PackRetired { pack: *pack }])
        }
        Command::SetPar { place, item, par } => {
            known_place(clinic, *place)?;
            known_item(catalogue, *item)?;
            Ok(vec![Body::ParSet { place: *place, item: *item, par: *par }])
        }
        Command::SetShelf { place, item, shelf, position } => {
            known_place(clinic, *place)?;
            known_item(catalogue, *item)?;
            let (shelf, position) = (shelf.clone(), *position);
            Ok(vec![Body::ShelfSet { place: *place, item: *item, shelf, position }])
        }
        Command::CopyLines { from, to } => copy_lines(state, *from, *to),
        Command::CountLine { place, item, have, entered, method } => {
            in_use(state, *item, &[*place])?;
            agrees(catalogue, *item, entered.as_ref(), *have)?;
            Ok(vec![Body::StockCounted {
                place: *place,
                item: *item,
                have: *have,
                entered: entered.clone(),
                method: *method,
                detail: None,
            }])
        }
        Command::TakeFromCloset { closet, item, takes, shelf } => {
            take_from_closet(state, *closet, *item, takes, *shelf, ctx)
        }
        Command::VoidRecords { targets, reason, note } => void_records(state, targets, *reason, note, ctx),
        // The rest is the clinic's own, and was decided before this is reached.
        _ => Ok(Vec::new()),
    }
}

/// Of two rules for lots the stricter one holds on: what has to be known of a box stays known.
fn merge_items(state: &State, merge: &ItemsMerged, ctx: &Ctx) -> Result<Vec<Body>, Refusal> {
    needs_lead(&state.clinic, ctx)?;
    let ItemsMerged { from, into } = *merge;
    if state.merges.kept_as(from) == state.merges.kept_as(into) {
        return Err(Refusal::SameItem);
    }
    known_item(&state.catalogue, from)?;
    known_item(&state.catalogue, into)?;
    if !state.catalogue.item(&into).is_some_and(ItemRecord::is_active) {
        return Err(Refusal::ItemRetired(into));
    }
    let unit = |item| state.catalogue.item(&item).and_then(|record| record.unit.clone());
    if let (Some(gives), Some(stays)) = (unit(from), unit(into))
        && gives.as_str().to_lowercase() != stays.as_str().to_lowercase()
    {
        return Err(Refusal::OtherUnit { from: gives, into: stays });
    }
    let policy = |item| state.catalogue.item(&item).and_then(|record| record.lot_policy.get().copied());
    let (gives, stays) = (policy(from), policy(into));
    let stricter = gives.filter(|gives| stays.is_none_or(|stays| stays < *gives));
    let change =
        stricter.map(|policy| Body::ItemChanged { item: into, change: ItemChange::LotPolicy(policy) });
    Ok(change.into_iter().chain([Body::ItemsMerged(*merge)]).collect())
}

/// Adds items with their packs and with the lines they get in each place of the matching kind.
pub(crate) fn add_items(
    bodies: &mut Vec<Body>,
    ctx: &Ctx,
    items: &[NewItem],
    places: &[(PlaceId, PlaceKind)],
) -> Result<(), Refusal> {
    let mut codes: BTreeMap<String, ItemId> = BTreeMap::new();
    for new in items {
        let item = ItemId(ctx.next.after(bodies.len() as u32));
        if let Some(code) = &new.code
            && let Some(holder) = codes.insert(code.as_str().to_lowercase(), item)
        {
            return Err(Refusal::CodeTaken { code: code.clone(), item: holder });
        }
        if new.packs.iter().any(|pack| pack.holds.value() < SMALLEST_PACK) {
            return Err(Refusal::PackTooSmall);
        }
        bodies.push(Body::ItemAdded {
            name: new.name.clone(),
            unit: new.unit.clone(),
            category: new.category,
            lot_policy: new.lot_policy,
            code: new.code.clone(),
            starter: new.starter,
        });
        for pack in &new.packs {
            bodies.push(Body::PackAdded { item, name: pack.name.clone(), holds: pack.holds });
        }
        for line in &new.lines {
            for (place, _) in places.iter().filter(|(_, kind)| *kind == line.kind) {
                let (shelf, position) = (line.shelf.clone(), line.position);
                bodies.push(Body::ParSet { place: *place, item, par: Some(line.par) });
                bodies.push(Body::ShelfSet { place: *place, item, shelf, position });
            }
        }
    }
    Ok(())
}

fn kinds_of_places(clinic: &Clinic) -> Vec<(PlaceId, PlaceKind)> {
    let kind = |id: PlaceId| clinic.places.get(&id).map(|place| (id, place.kind()));
    clinic.places_in_order().into_iter().filter_map(kind).collect()
}

fn codes_are_free(catalogue: &Catalogue, items: &[NewItem]) -> Result<(), Refusal> {
    let held = catalogue.codes();
    for code in items.iter().filter_map(|item| item.code.as_ref()) {
        if let Some(item) = held.get(&code.as_str().to_lowercase()) {
            return Err(Refusal::CodeTaken { code: code.clone(), item: *item });
        }
    }
    Ok(())
}

fn change_item(catalogue: &Catalogue, item: ItemId, change: &ItemChange) -> Result<Vec<Body>, Refusal> {
    let record = known_item(catalogue, item)?;
    let claimed: Option<&Label> = match change {
        ItemChange::Code(code) => code.as_ref(),
        ItemChange::Standing(Standing::Active) => record.code.get().and_then(Option::as_ref),
        _ => None,
    };
    if let Some(code) = claimed
        && let Some(holder) = catalogue.item_with_code(code)
        && holder != item
    {
        return Err(Refusal::CodeTaken { code: code.clone(), item: holder });
    }
    Ok(vec![Body::ItemChanged { item, change: change.clone() }])
}

fn copy_lines(state: &State, from: PlaceId, to: PlaceId) -> Result<Vec<Body>, Refusal> {
    known_place(&state.clinic, from)?;
    known_place(&state.clinic, to)?;
    if from == to {
        return Err(Refusal::SamePlace(to));
    }
    let mut bodies = Vec::new();
    for (item, line) in state.catalogue.lines.get(&from).into_iter().flatten() {
        let held = state.catalogue.line(to, *item);
        let (par, shelf) = (line.par(), line.shelf.get());
        if par.is_some() && held.and_then(super::catalogue::LineRecord::par) != par {
            bodies.push(Body::ParSet { place: to, item: *item, par });
        }
        if let Some((name, position)) = shelf
            && par.is_some()
            && held.and_then(|held| held.shelf.get()) != shelf
        {
            let (shelf, position) = (name.clone(), *position);
            bodies.push(Body::ShelfSet { place: to, item: *item, shelf, position });
        }
    }
    Ok(bodies)
}

fn take_from_closet(
    state: &State,
    closet: PlaceId,
    item: ItemId,
    takes: &[Take],
    shelf: ShelfAfter,
    ctx: &Ctx,
) -> Result<Vec<Body>, Refusal> {
    in_use(state, item, &[closet])?;
    let mut bodies = Vec::new();
    let today = Zoned { at: ctx.now, offset: ctx.offset }.date();
    let wanted: i64 = takes.iter().map(|take| take.quantity.value()).sum();
    let wanted = Quantity::new(wanted).map_err(|_| Refusal::TooMuch { limit: Quantity::MAX })?;
    // The screen told which lots to take, and this is the same rule.
    let mut lots = proposal(state, StockKey { item, place: closet }, wanted, today).into_iter();
    let mut lot: Option<(Bucket, i64)> = None;
    for take in takes.iter().filter(|take| take.quantity != Quantity::ZERO) {
        in_use(state, item, &[take.room])?;
        if take.room == closet {
            return Err(Refusal::SamePlace(closet));
        }
        let mut left = take.quantity.value();
        while left > 0 {
            let (bucket, there) = match lot.take().filter(|(_, there)| *there > 0) {
                Some(held) => held,
                None => {
                    lots.next().map_or((Bucket::default(), left), |(bucket, part)| (bucket, part.value()))
                }
            };
            let part = left.min(there);
            left -= part;
            let quantity = Quantity::new(part).map_err(|_| Refusal::TooMuch { limit: Quantity::MAX })?;
            bodies.push(Body::StockMoved {
                from: closet,
                to: take.room,
                item,
                quantity,
                entered: None,
                purpose: MovePurpose::Restock,
                bucket: bucket.clone(),
                choice: None,
            });
            lot = Some((bucket, there - part));
        }
    }
    match shelf {
        ShelfAfter::NotLookedAt => {}
        ShelfAfter::Empty => bodies.push(Body::StockCounted {
            place: closet,
            item,
            have: Quantity::ZERO,
            entered: None,
            method: CountMethod::FoundShort,
            detail: None,
        }),
    }
    if bodies.is_empty() { Err(Refusal::NothingMoved) } else { Ok(bodies) }
}

fn void_records(
    state: &State,
    targets: &[EventId],
    reason: VoidReason,
    note: &Note,
    ctx: &Ctx,
) -> Result<Vec<Body>, Refusal> {
    let targets: BTreeSet<&EventId> = targets.iter().collect();
    targets
        .into_iter()
        .map(|target| {
            // Stock records have a ledger; a void of a void is no request either.
            let of_handouts = state.handouts.tells(*target);
            // What nobody may hand out would be handed out again.
            if of_handouts == Some(Told::Recall) {
                needs_lead(&state.clinic, ctx)?;
            }
            let stands_alone = state.containers.tells(*target)
                || state.recalls.registered.contains_key(&RecallId(*target))
                || of_handouts.is_some();
            if state.ledger_of(*target).is_none() && !stands_alone {
                return Err(Refusal::CannotBeVoided(*target));
            }
            if state.stock.is_void(*target) {
                return Err(Refusal::AlreadyVoided(*target));
            }
            Ok(Body::EventVoided { target: *target, reason, note: note.clone() })
        })
        .collect()
}

pub(crate) fn known_item(catalogue: &Catalogue, item: ItemId) -> Result<&ItemRecord, Refusal> {
    catalogue.item(&item).filter(|record| record.unit.is_some()).ok_or(Refusal::UnknownItem(item))
}

/// What happened is recorded even of a retired item, but a new line of work is not begun with one.
pub(crate) fn in_use(state: &State, item: ItemId, places: &[PlaceId]) -> Result<(), Refusal> {
    let record = known_item(&state.catalogue, item)?;
    if !record.is_active() {
        return Err(Refusal::ItemRetired(item));
    }
    let clinic: &Clinic = &state.clinic;
    for place in places {
        match clinic.places.get(place) {
            None => return Err(Refusal::UnknownPlace(*place)),
            Some(record) if !record.is_active() => return Err(Refusal::PlaceRetired(*place)),
            Some(_) => {}
        }
    }
    Ok(())
}

pub(crate) fn agrees(
    catalogue: &Catalogue,
    item: ItemId,
    entered: Option<&Entered>,
    quantity: Quantity,
) -> Result<(), Refusal> {
    let Some(entered) = entered else { return Ok(()) };
    let expected = in_base_units(catalogue, item, entered)?;
    if expected == quantity { Ok(()) } else { Err(Refusal::AmountMismatch { expected, got: quantity }) }
}

/// Base units of packs and loose units together.
pub fn in_base_units(catalogue: &Catalogue, item: ItemId, entered: &Entered) -> Result<Quantity, Refusal> {
    let mut sum = entered.loose;
    for EnteredPacks { pack, packs } in entered.packs() {
        let made = catalogue.pack(&pack).and_then(|pack| pack.made.as_ref());
        let (of, _, holds) = made.ok_or(Refusal::UnknownPack(pack))?;
        if *of != item {
            return Err(Refusal::PackOfAnotherItem { pack, item });
        }
        sum = holds
            .times(packs)
            .and_then(|whole| Quantity::new(whole.value() + sum.value()).ok())
            .ok_or(Refusal::TooMuch { limit: Quantity::MAX })?;
    }
    Ok(sum)
}
