//! Indexes of items that follow the catalogue and the language, and nothing else.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::ids::ItemId;
use crate::domain::inventory::catalogue::ItemRecord;
use crate::domain::search::Index;
use crate::ui::finding;
use crate::ui::words::Words;

/// When the catalogue last changed, as far as a search can tell.
pub fn edition(app: App) -> Memo<u64> {
    Memo::new(move |_| app.state.with(finding::edition))
}

/// The items in use, made ready once: a key press only compares.
pub fn items_in_use(app: App, words: Words) -> Memo<Index<ItemId>> {
    let edition = edition(app);
    Memo::new(move |_| {
        edition.track();
        let lang = words.lang();
        app.state
            .with_untracked(|state| finding::items(state, lang, |_, record: &ItemRecord| record.is_active()))
    })
}
