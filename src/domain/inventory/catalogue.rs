//! What the clinic stocks, how it is packed, and what each place should hold.

use crate::domain::keyed::{LiteMap, OrDefault as _};
use crate::domain::ordered::Ordered as _;
use std::collections::BTreeMap;

use crate::domain::event::lots::OpenedLife;
use crate::domain::event::supply::ReorderRule;
use crate::domain::event::{Body, Category, Event, ItemChange, LotPolicy, Standing, StarterKey};
use crate::domain::ids::{ItemId, PackId, PlaceId};
use crate::domain::inventory::merges::Merges;
use crate::domain::quantity::Quantity;
use crate::domain::register::Register;
use crate::domain::text::Label;

/// Items, packs and the lines of each place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// Boxed, because there are thousands: those of two tablets interleave, and room is made among them.
    pub items: LiteMap<ItemId, Box<ItemRecord>>,
    pub packs: LiteMap<PackId, Box<PackRecord>>,
    /// Which packs an item has: an index over `packs`.
    pub packs_of: LiteMap<ItemId, Vec<PackId>>,
    pub lines: LiteMap<PlaceId, LiteMap<ItemId, LineRecord>>,
    /// What the codes on supplies mean, by their normal form; none where a link was taken back.
    pub links: LiteMap<Label, Register<Option<CodeLink>>>,
}

/// The item, and the pack of it, that a code stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeLink {
    pub item: ItemId,
    /// None for the base unit.
    pub pack: Option<PackId>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemRecord {
    pub name: Register<Label>,
    pub category: Register<Category>,
    pub lot_policy: Register<LotPolicy>,
    pub code: Register<Option<Label>>,
    pub standing: Register<Standing>,
    pub opened_life: Register<Option<OpenedLife>>,
    pub reorder: Register<Option<ReorderRule>>,
    /// The base unit never changes: every quantity ever recorded is in it.
    pub unit: Option<Label>,
    pub starter: Option<StarterKey>,
    /// Whether somebody gave it a name of the clinic's own after it was taken over.
    pub renamed: bool,
    /// The item that stays, where this one gave way to it. Follows from the merges.
    pub kept_as: Option<ItemId>,
}

impl ItemRecord {
    pub fn is_active(&self) -> bool {
        self.unit.is_some() && self.kept_as.is_none() && self.standing.get() != Some(&Standing::Retired)
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackRecord {
    /// Item, name and base units held. Immutable; none while only its retirement is known.
    pub made: Option<(ItemId, Label, Quantity)>,
    pub standing: Register<Standing>,
}

/// What a place should hold of an item, and where it lies there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineRecord {
    pub par: Register<Option<Quantity>>,
    pub shelf: Register<(Label, u32)>,
}

impl LineRecord {
    pub fn par(&self) -> Option<Quantity> {
        self.par.get().copied().flatten()
    }
}

impl Catalogue {
    pub fn item(&self, item: &ItemId) -> Option<&ItemRecord> {
        self.items.get(item).map(|record| &**record)
    }

    pub fn pack(&self, pack: &PackId) -> Option<&PackRecord> {
        self.packs.get(pack).map(|record| &**record)
    }

    /// Base units in a pack; one where it is told in base units.
    pub fn holds(&self, pack: Option<PackId>) -> i64 {
        let made = pack.and_then(|pack| self.pack(&pack)).and_then(|pack| pack.made.as_ref());
        made.map_or(1, |(_, _, holds)| holds.value().max(1))
    }

    /// Packs in use of an item, smallest first.
    pub fn packs_in_use(&self, item: ItemId) -> Vec<(PackId, &Label, Quantity)> {
        let mut packs: Vec<_> = self
            .packs_of
            .get(&item)
            .into_iter()
            .flatten()
            .filter_map(|id| self.pack(id).map(|pack| (*id, pack)))
            .filter(|(_, pack)| pack.standing.get() != Some(&Standing::Retired))
            .filter_map(|(id, pack)| pack.made.as_ref().map(|(_, name, holds)| (id, name, *holds)))
            .collect();
        packs.order_by_key(|(id, _, holds)| (*holds, *id));
        packs
    }

    pub fn line(&self, place: PlaceId, item: ItemId) -> Option<&LineRecord> {
        self.lines.get(&place)?.get(&item)
    }

    /// What a code on a supply means here.
    pub fn link(&self, code: &Label) -> Option<CodeLink> {
        self.links.get(code).and_then(Register::get).copied().flatten()
    }

    /// The item in use that has this code, whatever its case.
    pub fn item_with_code(&self, code: &Label) -> Option<ItemId> {
        self.items
            .iter()
            .find(|(_, item)| {
                item.is_active()
                    && item
                        .code
                        .get()
                        .and_then(Option::as_ref)
                        .is_some_and(|held| held.as_str().to_lowercase() == code.as_str().to_lowercase())
            })
            .map(|(id, _)| *id)
    }

    /// Codes in use in lower case, with the item that has each.
    pub fn codes(&self) -> BTreeMap<String, ItemId> {
        self.items
            .iter()
            .filter(|(_, item)| item.is_active())
            .filter_map(|(id, item)| {
                let code = item.code.get().and_then(Option::as_ref)?;
                Some((code.as_str().to_lowercase(), *id))
            })
            .collect()
    }

    /// The items in use by their codes in lower case; of two with one code the first.
    pub fn codes_in_use(&self) -> BTreeMap<String, ItemId> {
        let mut codes = BTreeMap::new();
        for (id, item) in self.items.iter().filter(|(_, item)| item.is_active()) {
            if let Some(code) = item.code.get().and_then(Option::as_ref) {
                codes.entry(code.as_str().to_lowercase()).or_insert(*id);
            }
        }
        codes
    }

    pub(crate) fn mark_given_way(&mut self, merges: &Merges) {
        for (item, stays) in merges.given_way() {
            self.items.or_default(item).kept_as = Some(stays);
        }
    }

    pub(crate) fn apply(&mut self, event: &Event) {
        let stamp = event.stamp();
        match &event.body {
            Body::ItemAdded { name, unit, category, lot_policy, code, starter } => {
                let record = self.items.or_default(ItemId(event.id));
                record.name.write(stamp, name.clone());
                record.category.write(stamp, *category);
                record.lot_policy.write(stamp, *lot_policy);
                record.code.write(stamp, code.clone());
                record.unit = Some(unit.clone());
                record.starter = *starter;
            }
            Body::ItemChanged { item, change } => {
                let record = self.items.or_default(*item);
                match change {
                    ItemChange::Name(name) => {
                        record.name.write(stamp, name.clone());
                        record.renamed = true;
                    }
                    ItemChange::Category(category) => record.category.write(stamp, *category),
                    ItemChange::LotPolicy(policy) => record.lot_policy.write(stamp, *policy),
                    ItemChange::Code(code) => record.code.write(stamp, code.clone()),
                    ItemChange::Standing(standing) => record.standing.write(stamp, *standing),
                    ItemChange::OpenedLife(life) => record.opened_life.write(stamp, *life),
                }
            }
            Body::PackAdded { item, name, holds } => {
                let id = PackId(event.id);
                let record = self.packs.or_default(id);
                record.made = Some((*item, name.clone(), *holds));
                let packs = self.packs_of.or_default(*item);
                if let Err(place) = packs.binary_search(&id) {
                    packs.insert(place, id);
                }
            }
            Body::PackRetired { pack } => {
                self.packs.or_default(*pack).standing.write(stamp, Standing::Retired);
            }
            Body::CodeLinked(linked) => {
                let link = CodeLink { item: linked.item, pack: linked.pack };
                self.links.or_default(linked.code.clone()).write(stamp, Some(link));
            }
            Body::CodeUnlinked(unlinked) => {
                self.links.or_default(unlinked.code.clone()).write(stamp, None);
            }
            Body::ReorderRuleSet(set) => {
                self.items.or_default(set.item).reorder.write(stamp, set.rule);
            }
            Body::ParSet { place, item, par } => {
                self.line_mut(*place, *item).par.write(stamp, *par);
            }
            Body::ShelfSet { place, item, shelf, position } => {
                self.line_mut(*place, *item).shelf.write(stamp, (shelf.clone(), *position));
            }
            _ => {}
        }
    }

    fn line_mut(&mut self, place: PlaceId, item: ItemId) -> &mut LineRecord {
        self.lines.or_default(place).or_default(item)
    }
}
