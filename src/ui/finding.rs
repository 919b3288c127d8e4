//! Items made ready for searching: by their names in every language and by all their codes.
//! Pure: no signals, no browser.

use std::collections::BTreeMap;
use std::hash::{Hash as _, Hasher as _};

use rustc_hash::FxHasher;

use crate::domain::ids::ItemId;
use crate::domain::inventory::catalogue::ItemRecord;
use crate::domain::inventory::starter::Bilingual;
use crate::domain::ordered::Ordered as _;
use crate::domain::search::{Findable, Index};
use crate::domain::state::State;
use crate::ui::naming::{item_code, item_name, pick};
use crate::ui::text::Lang;

/// Changes with whatever an index of items is made of and with nothing else: a shelf that is counted
/// must not cost a search its index.
pub fn edition(state: &State) -> u64 {
    let mut hasher = FxHasher::default();
    for (item, record) in state.catalogue.items.iter() {
        let stamps =
            [record.name.stamp(), record.code.stamp(), record.category.stamp(), record.standing.stamp()];
        (item, stamps, record.unit.is_some()).hash(&mut hasher);
    }
    for (code, link) in state.catalogue.links.iter() {
        (code, link.stamp()).hash(&mut hasher);
    }
    hasher.finish()
}

/// The items that are wanted, by name where equally good.
pub fn items(state: &State, lang: Lang, wanted: impl Fn(ItemId, &ItemRecord) -> bool) -> Index<ItemId> {
    let mut linked: BTreeMap<ItemId, Vec<String>> = BTreeMap::new();
    for (code, link) in state.catalogue.links.iter() {
        if let Some(Some(link)) = link.get() {
            linked.entry(link.item).or_default().push(code.as_str().to_owned());
        }
    }
    let items = state.catalogue.items.iter().filter(|(item, record)| wanted(**item, record));
    let named = |item: &ItemId| item_name(state, *item, lang).to_lowercase();
    let mut items: Vec<(String, ItemId)> = items.map(|(item, _)| (named(item), *item)).collect();
    items.order();
    Index::of(items.into_iter().map(|(_, key)| {
        let mut names: Vec<String> = Lang::ALL.into_iter().map(|lang| item_name(state, key, lang)).collect();
        names.dedup();
        let mut codes = linked.remove(&key).unwrap_or_default();
        let own = item_code(state, key);
        if !own.is_empty() {
            codes.insert(0, own);
        }
        Findable { key, names, codes }
    }))
}

/// Names of the starter list, in the order in which it has them.
pub fn starter<K: Copy>(names: impl IntoIterator<Item = (K, Bilingual)>) -> Index<K> {
    Index::of(names.into_iter().map(|(key, name)| Findable {
        key,
        names: Lang::ALL.into_iter().map(|lang| pick(name, lang).to_owned()).collect(),
        codes: Vec::new(),
    }))
}
