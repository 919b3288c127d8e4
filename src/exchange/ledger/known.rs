//! What the clinic calls its items, places and people, turned round once: from the text of a cell to
//! the one that is meant. Owns the rules of matching; knows nothing of rows and columns.
//!
//! A history names things that are no longer in use, so those are found too, but only where nothing
//! in use has the name. Of two that are both meant, none is taken.

use std::collections::BTreeMap;

use crate::domain::ids::{ItemId, PlaceId, StaffId};
use crate::domain::inventory::starter::starter_name;
use crate::domain::state::State;
use crate::domain::text::Initials;
use crate::exchange::catalogue::shortened;

/// Everything that a row can name.
#[derive(Debug)]
pub(super) struct Known {
    pub items: Names<ItemId>,
    pub places: Names<PlaceId>,
    people: Names<StaffId>,
}

/// Things of one kind by their names, in the form that is compared.
#[derive(Debug)]
pub(super) struct Names<T> {
    in_use: BTreeMap<String, Meant<T>>,
    retired: BTreeMap<String, Meant<T>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meant<T> {
    One(T),
    Nothing,
    Several,
}

/// Who a row says entered it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Signature {
    Blank,
    Person(StaffId),
    /// Nobody has these initials, or two people have.
    Unknown {
        initials: String,
    },
}

impl Known {
    pub(super) fn of(state: &State) -> Self {
        let mut known = Self { items: Names::new(), places: Names::new(), people: Names::new() };
        for (id, item) in state.catalogue.items.iter() {
            // What gave way to another item means that one.
            let id = item.kept_as.as_ref().unwrap_or(id);
            let code = item.code.get().and_then(Option::as_ref);
            for name in item.name.get().into_iter().chain(code) {
                known.items.add(name.as_str(), *id, item.is_active());
            }
            // The screen shows it in the language of whoever looks: a ledger may have either.
            let starter = item.starter.filter(|_| !item.renamed).and_then(starter_name);
            for name in starter.iter().flat_map(|(name, _)| [name.en, name.es]) {
                known.items.add(name, *id, item.is_active());
            }
        }
        for (id, place) in state.clinic.places.iter() {
            if let Some(name) = place.name.get() {
                known.places.add(name.as_str(), *id, place.is_active());
            }
        }
        for (id, person) in state.clinic.staff.iter() {
            if let Some(initials) = person.initials.get() {
                known.people.add(initials.as_str(), *id, person.is_active());
            }
        }
        known
    }

    pub(super) fn signature(&self, text: &str) -> Signature {
        if text.is_empty() {
            return Signature::Blank;
        }
        let meant = Initials::parse(text).map(|initials| self.people.meant(initials.as_str()));
        match meant {
            Ok(Meant::One(person)) => Signature::Person(person),
            _ => Signature::Unknown { initials: shortened(text).to_uppercase() },
        }
    }
}

impl<T: Copy + PartialEq> Names<T> {
    const fn new() -> Self {
        Self { in_use: BTreeMap::new(), retired: BTreeMap::new() }
    }

    fn add(&mut self, name: &str, id: T, is_active: bool) {
        let names = if is_active { &mut self.in_use } else { &mut self.retired };
        let held = names.entry(compared(name)).or_insert(Meant::One(id));
        // An item whose code is its name is still one item.
        if *held != Meant::One(id) {
            *held = Meant::Several;
        }
    }

    pub(super) fn meant(&self, text: &str) -> Meant<T> {
        let text = compared(text);
        let held = self.in_use.get(&text).or_else(|| self.retired.get(&text));
        held.copied().unwrap_or(Meant::Nothing)
    }
}

/// Lower case, with single spaces.
fn compared(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().flat_map(char::to_lowercase));
    }
    out
}
