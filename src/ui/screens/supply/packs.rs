//! An amount told in packs of several kinds and loose pieces, as a state and as boxes on the page.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::event::stock::Entered;
use crate::domain::ids::{ItemId, PackId};
use crate::ui::amounts::{self, Sum};
use crate::ui::entry::Entry;
use crate::ui::naming::proposed;
use crate::ui::parts::amounts::{Amount, Amounts};
use crate::ui::text::supply::SupplyMsg;
use crate::ui::words::Words;

/// The boxes of one amount. They live as long as the view that made them.
#[derive(Clone, Copy)]
pub struct PackBoxes {
    /// Single pieces.
    pub loose: RwSignal<Entry>,
    kinds: StoredValue<Vec<PackBox>>,
    words: Words,
}

#[derive(Clone, Copy)]
struct PackBox {
    pack: PackId,
    holds: i64,
    /// In the words of the clinic, or proposed by the app.
    name: StoredValue<String>,
    entry: RwSignal<Entry>,
}

impl PackBoxes {
    /// A box for each pack of the item that is in use, the largest first.
    pub fn of(app: App, words: Words, item: ItemId) -> Self {
        let kinds = app.state.with_untracked(|state| {
            let packs = state.catalogue.packs_in_use(item).into_iter().rev();
            packs
                .map(|(pack, name, holds)| PackBox {
                    pack,
                    holds: holds.value(),
                    name: StoredValue::new(name.as_str().to_owned()),
                    entry: RwSignal::new(Entry::Blank),
                })
                .collect()
        });
        Self { loose: RwSignal::new(Entry::Blank), kinds: StoredValue::new(kinds), words }
    }

    fn kinds(&self) -> Vec<PackBox> {
        self.kinds.try_get_value().unwrap_or_default()
    }

    pub fn has_kinds(&self) -> bool {
        !self.kinds().is_empty()
    }

    /// The figures of all boxes, each with its pack; the pieces stand apart.
    fn entries(&self) -> Vec<(PackBox, Entry)> {
        self.kinds().into_iter().map(|kind| (kind, kind.entry.get())).collect()
    }

    pub fn sum(&self) -> Sum {
        let entries = self.entries();
        amounts::sum(&self.loose.get(), entries.iter().map(|(kind, entry)| (kind.holds, entry)))
    }

    /// Base units; none while there is no figure.
    pub fn pieces(&self) -> Option<i64> {
        self.sum().pieces()
    }

    /// Whether anything stands in the box of a pack, be it right or wrong.
    pub fn tells_packs(&self) -> bool {
        self.entries().iter().any(|(_, entry)| *entry != Entry::Blank)
    }

    /// As it was entered, to be kept beside the sum.
    pub fn entered(&self) -> Option<Entered> {
        let entries = self.entries();
        amounts::entered(&self.loose.get(), entries.iter().map(|(kind, entry)| (kind.pack, entry)))
    }

    /// Where packs of a kind are counted, or single pieces; none for a pack that is not in use.
    pub fn box_of(&self, pack: Option<PackId>) -> Option<RwSignal<Entry>> {
        let Some(pack) = pack else { return Some(self.loose) };
        self.kinds().into_iter().find(|kind| kind.pack == pack).map(|kind| kind.entry)
    }

    /// What stands in the boxes, by names that mean the same after a restart.
    pub fn kept(&self) -> Vec<(String, Entry)> {
        let packs = self.entries().into_iter().map(|(kind, entry)| (kind.pack.to_string(), entry));
        packs.chain([("loose".to_owned(), self.loose.get())]).collect()
    }

    /// Puts back what stood in a box.
    pub fn put(&self, name: &str, entry: Entry) {
        let kind = self.kinds().into_iter().find(|kind| kind.pack.to_string() == name);
        let target = kind.map(|kind| kind.entry).or_else(|| (name == "loose").then_some(self.loose));
        if let Some(target) = target {
            let _ = target.try_set(entry);
        }
    }

    fn amounts(&self) -> Vec<Amount> {
        let words = self.words;
        let of = |kind: PackBox| {
            let name = kind.name.try_get_value().unwrap_or_default();
            let name = proposed(&name, words.lang()).to_owned();
            let name = words.t(SupplyMsg::PackOf { name, holds: kind.holds }).into_owned();
            Amount { name, note: String::new(), entry: kind.entry }
        };
        self.kinds().into_iter().map(of).collect()
    }
}

/// One box for each kind of pack.
#[component]
pub fn PackAmounts(
    boxes: PackBoxes,
    #[prop(optional, into)] on_enter: Option<Callback<()>>,
) -> impl IntoView {
    let words = boxes.words;
    let enter = Callback::new(move |()| {
        if let Some(on_enter) = on_enter {
            on_enter.try_run(());
        }
    });
    view! {
        <Amounts
            legend=words.say(SupplyMsg::InPacks)
            amounts=Signal::derive(move || boxes.amounts())
            words=words
            on_enter=enter
        />
    }
}
