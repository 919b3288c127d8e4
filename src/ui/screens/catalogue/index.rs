//! The catalogue made ready for searching: ten thousand items answer a key press at once.

use crate::domain::ordered::Ordered as _;
use std::collections::BTreeMap;

use crate::domain::event::Category;
use crate::domain::ids::ItemId;
use crate::domain::search::Searchable;
use crate::domain::state::State;
use crate::ui::naming;
use crate::ui::text::Lang;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    InUse,
    Retired,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub name: String,
    pub unit: String,
    pub code: String,
    pub category: Category,
    pub kept: Kept,
    /// Name and code together, as they are matched.
    matched: Searchable,
}

/// Entries by item, and the items by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    entries: BTreeMap<ItemId, Entry>,
    by_name: Vec<ItemId>,
}

impl Index {
    pub fn of(state: &State, lang: Lang) -> Self {
        let items = state.catalogue.items.iter().filter(|(_, record)| record.unit.is_some());
        let entries: BTreeMap<ItemId, Entry> = items
            .map(|(item, record)| {
                let name = naming::item_name(state, *item, lang);
                let code = naming::item_code(state, *item);
                let entry = Entry {
                    unit: naming::item_unit(state, *item, lang),
                    category: record.category.get().copied().unwrap_or(Category::Office),
                    kept: if record.is_active() { Kept::InUse } else { Kept::Retired },
                    matched: Searchable::new(&format!("{name} {code}")),
                    name,
                    code,
                };
                (*item, entry)
            })
            .collect();
        let mut by_name: Vec<(String, ItemId)> =
            entries.iter().map(|(item, entry)| (entry.name.to_lowercase(), *item)).collect();
        by_name.order();
        Self { entries, by_name: by_name.into_iter().map(|(_, item)| item).collect() }
    }

    pub fn entry(&self, item: ItemId) -> Option<&Entry> {
        self.entries.get(&item)
    }

    pub fn count(&self, kept: Kept) -> usize {
        self.entries.values().filter(|entry| entry.kept == kept).count()
    }

    /// The items that match, the best first; by name when nothing was typed.
    pub fn find(&self, query: &str, category: Option<Category>, kept: Kept) -> Vec<ItemId> {
        let query = Searchable::new(query);
        let wanted =
            |entry: &Entry| entry.kept == kept && category.is_none_or(|category| entry.category == category);
        let entries = self.by_name.iter().filter_map(|item| Some((item, self.entries.get(item)?)));
        let entries = entries.filter(|(_, entry)| wanted(entry));
        if query.is_blank() {
            return entries.map(|(item, _)| *item).collect();
        }
        let mut found: Vec<_> =
            entries.filter_map(|(item, entry)| Some((entry.matched.rank(&query)?, *item))).collect();
        // Stable: equally good ones stay by name.
        found.order_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, item)| item).collect()
    }
}
