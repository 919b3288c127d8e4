//! The catalogue made ready for searching: ten thousand items answer a key press at once.

use std::collections::BTreeMap;

use crate::domain::event::Category;
use crate::domain::ids::ItemId;
use crate::domain::inventory::catalogue::ItemRecord;
use crate::domain::search;
use crate::domain::state::State;
use crate::ui::text::Lang;
use crate::ui::{finding, naming};

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
}

/// Entries by item, and the items as they are searched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    entries: BTreeMap<ItemId, Entry>,
    search: search::Index<ItemId>,
}

impl Index {
    pub fn of(state: &State, lang: Lang) -> Self {
        let items = state.catalogue.items.iter().filter(|(_, record)| is_shown(record));
        let entries: BTreeMap<ItemId, Entry> = items
            .map(|(item, record)| {
                let name = naming::item_name(state, *item, lang);
                let code = naming::item_code(state, *item);
                let entry = Entry {
                    unit: naming::item_unit(state, *item, lang),
                    category: record.category.get().copied().unwrap_or(Category::Office),
                    kept: if record.is_active() { Kept::InUse } else { Kept::Retired },
                    name,
                    code,
                };
                (*item, entry)
            })
            .collect();
        let search = finding::items(state, lang, |_, record| is_shown(record));
        Self { entries, search }
    }

    pub fn entry(&self, item: ItemId) -> Option<&Entry> {
        self.entries.get(&item)
    }

    pub fn count(&self, kept: Kept) -> usize {
        self.entries.values().filter(|entry| entry.kept == kept).count()
    }

    /// The items that match, the best first; by name when nothing was typed.
    pub fn find(&self, query: &str, category: Option<Category>, kept: Kept) -> Vec<ItemId> {
        self.search.find_among(query, |item| {
            let entry = self.entries.get(&item).filter(|entry| entry.kept == kept);
            entry.is_some_and(|entry| category.is_none_or(|category| entry.category == category))
        })
    }
}

/// What gave way to another item is found as that one.
fn is_shown(record: &ItemRecord) -> bool {
    record.unit.is_some() && record.kept_as.is_none()
}
