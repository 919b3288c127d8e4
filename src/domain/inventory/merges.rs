//! Items that are the same supply: two tablets, each on its own, added what lies in one box.
//!
//! A merge is an alias and never rewrites an event. What is said of the one that gives way is read
//! as said of the one that stays: its stock, lots, packs, codes, lists, orders and recalls. Its name,
//! its own code and its rules rest with it, and come back when the two are parted.
//!
//! Which item stays follows from the set of merges alone: in the order of their stamps, each joins
//! two groups, and the group that it names second keeps its item. A merge in the other direction,
//! made elsewhere at the same time, then finds them joined already.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::domain::event::supply::{ItemsMerged, OrderLine};
use crate::domain::event::{Body, Event, Hlc};
use crate::domain::ids::{EventId, ItemId};
use crate::domain::inventory::catalogue::Catalogue;
use crate::domain::keyed::LiteMap;
use crate::domain::ordered::Ordered as _;

/// A chain of merges is as long as the clinic has items, at most.
const LONGEST_CHAIN: usize = 1_000;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merges {
    pub(crate) told: LiteMap<EventId, Told>,
    /// Merges that were taken back, by the event that did.
    pub(crate) parted: LiteMap<EventId, EventId>,
    /// Which item stays, for each that gave way. Follows from the others.
    stays: LiteMap<ItemId, ItemId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    pub hlc: Hlc,
    pub merge: ItemsMerged,
}

/// Whether what was folded before reads differently now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    None,
    OtherItems,
}

impl Merges {
    pub(crate) fn restored(told: LiteMap<EventId, Told>, parted: LiteMap<EventId, EventId>) -> Self {
        let mut merges = Self { told, parted, stays: LiteMap::new() };
        merges.stays = merges.reckon();
        merges
    }

    /// The item under which this one is kept: itself, unless it gave way.
    pub fn kept_as(&self, item: ItemId) -> ItemId {
        self.stays.get(&item).copied().unwrap_or(item)
    }

    /// Every item that gave way, with the one that stays.
    pub fn given_way(&self) -> impl Iterator<Item = (ItemId, ItemId)> + '_ {
        self.stays.iter().map(|(item, stays)| (*item, *stays))
    }

    /// The merges by which an item holds others, the oldest first.
    pub fn into_item(&self, item: ItemId) -> Vec<(EventId, ItemsMerged)> {
        let mut merges: Vec<_> = self
            .standing()
            .filter(|(_, told)| self.kept_as(told.merge.into) == item && told.merge.from != item)
            .map(|(id, told)| (told.hlc, *id, told.merge))
            .collect();
        merges.order_by_key(|(hlc, id, _)| (*hlc, *id));
        merges.into_iter().map(|(_, id, merge)| (id, merge)).collect()
    }

    pub fn is_standing(&self, merge: EventId) -> bool {
        self.standing().any(|(id, _)| *id == merge)
    }

    fn standing(&self) -> impl Iterator<Item = (&EventId, &Told)> {
        let parted = |merge: &EventId| self.parted.iter().any(|(_, parted)| parted == merge);
        self.told.iter().filter(move |(id, _)| !parted(id))
    }

    pub(crate) fn apply(&mut self, event: &Event) -> Effect {
        match &event.body {
            Body::ItemsMerged(merge) => {
                self.told.insert(event.id, Told { hlc: event.header.hlc, merge: *merge });
            }
            Body::ItemsParted(parted) => {
                self.parted.insert(event.id, parted.merge);
            }
            _ => return Effect::None,
        }
        let stays = self.reckon();
        if stays == self.stays {
            return Effect::None;
        }
        self.stays = stays;
        Effect::OtherItems
    }

    fn reckon(&self) -> LiteMap<ItemId, ItemId> {
        let mut merges: Vec<(&EventId, &Told)> = self.standing().collect();
        merges.order_by_key(|(id, told)| (told.hlc, **id));
        let mut next: LiteMap<ItemId, ItemId> = LiteMap::new();
        for (_, Told { merge, .. }) in merges {
            let (from, into) = (last(&next, merge.from), last(&next, merge.into));
            if from != into {
                next.insert(from, into);
            }
        }
        next.iter().map(|(item, _)| (*item, last(&next, *item))).collect()
    }

    /// The event as it reads with the items that stay.
    pub(crate) fn read<'a>(&self, event: &'a Event) -> Cow<'a, Event> {
        if self.stays.is_empty() {
            return Cow::Borrowed(event);
        }
        let mut read = event.clone();
        let mut differs = false;
        for item in items_of(&mut read.body) {
            let stays = self.kept_as(*item);
            differs |= stays != *item;
            *item = stays;
        }
        if differs { Cow::Owned(read) } else { Cow::Borrowed(event) }
    }
}

/// Items in use that look like one supply: the same name but for signs and case, or the same code.
/// Only those of one unit, and each pair once; the older one first, because more is said of it.
pub fn likely_same(catalogue: &Catalogue) -> Vec<(ItemId, ItemId)> {
    let mut seen: BTreeMap<(String, String), ItemId> = BTreeMap::new();
    let mut pairs = Vec::new();
    for (id, item) in catalogue.items.iter().filter(|(_, item)| item.is_active()) {
        let unit = item.unit.as_ref().map(|unit| bare(unit.as_str())).unwrap_or_default();
        let code = item.code.get().and_then(Option::as_ref).map(|code| format!("#{}", bare(code.as_str())));
        let name = item.name.get().map(|name| bare(name.as_str()));
        let mut older: Vec<ItemId> = Vec::new();
        for word in name.into_iter().chain(code) {
            match seen.get(&(word.clone(), unit.clone())) {
                Some(held) => older.push(*held),
                None => {
                    seen.insert((word, unit.clone()), *id);
                }
            }
        }
        older.dedup();
        pairs.extend(older.into_iter().map(|older| (older, *id)));
    }
    pairs
}

/// Letters and digits in lower case: what is left when two people write one name.
fn bare(text: &str) -> String {
    text.chars().filter(|one| one.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn last(next: &LiteMap<ItemId, ItemId>, item: ItemId) -> ItemId {
    let mut at = item;
    for _ in 0..LONGEST_CHAIN {
        match next.get(&at) {
            Some(further) => at = *further,
            None => break,
        }
    }
    at
}

/// The items whose stock, packs, codes and lists an event speaks of. What an item is called and when
/// it is ordered stays with the item itself.
fn items_of(body: &mut Body) -> Vec<&mut ItemId> {
    match body {
        Body::PackAdded { item, .. }
        | Body::ParSet { item, .. }
        | Body::ShelfSet { item, .. }
        | Body::StockCounted { item, .. }
        | Body::StockMoved { item, .. }
        | Body::StockReceived { item, .. }
        | Body::StockUsed { item, .. } => vec![item],
        Body::StockWasted(body) => vec![&mut body.item],
        Body::StockAdjusted(body) => vec![&mut body.item],
        Body::FundingChanged(body) => vec![&mut body.item],
        Body::LotCorrected(body) => vec![&mut body.item],
        Body::LotHeld(body) => vec![&mut body.item],
        Body::ContainerOpened(body) => vec![&mut body.item],
        Body::RecallRegistered(body) => vec![&mut body.item],
        Body::CodeLinked(body) => vec![&mut body.item],
        Body::SessionOpened(body) => body.items.iter_mut().collect(),
        Body::OrderDrafted(body) => body.lines.iter_mut().map(|OrderLine { item, .. }| item).collect(),
        Body::ItemAdded { .. }
        | Body::ItemChanged { .. }
        | Body::ItemsMerged(_)
        | Body::ItemsParted(_)
        | Body::ReorderRuleSet(_)
        | Body::PackRetired { .. }
        | Body::CodeUnlinked(_)
        | Body::LotReleased(_)
        | Body::ContainerClosed(_)
        | Body::VarianceExplained(_)
        | Body::LateEntryExplained(_)
        | Body::HistoryImported(_)
        | Body::CountToleranceSet { .. }
        | Body::SessionClosed(_)
        | Body::RecallLineResolved(_)
        | Body::RecallClosed(_)
        | Body::VendorAdded(_)
        | Body::VendorChanged(_)
        | Body::OrderLineSet(_)
        | Body::OrderPlaced(_)
        | Body::OrderLineCancelled(_)
        | Body::OrderClosed(_)
        | Body::TabletEnrolled { .. }
        | Body::TabletRenamed { .. }
        | Body::FrontierSeen { .. }
        | Body::EventVoided { .. }
        | Body::ExportMade { .. }
        | Body::ClockCorrected { .. }
        | Body::ClockOffsetObserved { .. }
        | Body::ClinicSetUp { .. }
        | Body::ClinicRenamed { .. }
        | Body::AutoLockSet { .. }
        | Body::StaffAdded { .. }
        | Body::StaffChanged { .. }
        | Body::PlaceAdded { .. }
        | Body::PlaceChanged { .. }
        | Body::SheetSaved(_)
        | Body::SheetReviewed(_)
        | Body::FiguresChecked(_)
        | Body::SheetApproved(_)
        | Body::SheetRated(_)
        | Body::SheetStandingSet(_)
        | Body::SheetRecalled(_)
        | Body::FigureSet(_)
        | Body::SheetGiven(_)
        | Body::SterilizerRegistered(_)
        | Body::SterilizerNoted(_)
        | Body::ProgramDefined(_)
        | Body::ProgramNoted(_)
        | Body::TemplateDefined(_)
        | Body::TemplateNoted(_)
        | Body::IndicatorLotReceived(_)
        | Body::IndicatorLotNoted(_)
        | Body::SterilizationPolicySet(_)
        | Body::LoadOpened(_)
        | Body::LoadNoted(_)
        | Body::BiPlaced(_)
        | Body::BiNoted(_)
        | Body::LoadRecallNoted(_)
        | Body::SolutionPoured(_)
        | Body::SolutionNoted(_)
        | Body::SoakStarted(_)
        | Body::SoakNoted(_)
        | Body::Unknown { .. } => Vec::new(),
    }
}
