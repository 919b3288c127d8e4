//! What the set-up has gathered so far. Lives as long as the welcome does, so that going back and
//! forth loses nothing.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::app::first_start::time_zone;
use crate::domain::command::{NewItem, NewPlace, SetUpClinic};
use crate::domain::event::{ClinicKind, PlaceKind, Role, TabletLetter};
use crate::domain::inventory::starter::{StarterItem, starter_items};
use crate::domain::text::Initials;
use crate::ui::entry::{Bounds, Entry};
use crate::ui::faults::{Faults, Wrong};
use crate::ui::naming::{pick, place_kind_word, proposed, spot_word};
use crate::ui::text::first_start::FirstStartMsg;
use crate::ui::text::parts::PartsMsg;
use crate::ui::text::people::PeopleMsg;
use crate::ui::text::trouble::TroubleMsg;
use crate::ui::text::{Lang, Msg};
use crate::ui::trouble;

/// One page each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Clinic,
    You,
    Pin,
    Places,
    Supplies,
    Summary,
}

impl Step {
    pub const ALL: [Self; 6] =
        [Self::Clinic, Self::You, Self::Pin, Self::Places, Self::Supplies, Self::Summary];

    pub fn number(self) -> usize {
        Self::ALL.iter().position(|step| *step == self).unwrap_or(0) + 1
    }

    pub fn at(number: usize) -> Option<Self> {
        Self::ALL.get(number.checked_sub(1)?).copied()
    }

    pub fn next(self) -> Option<Self> {
        Self::at(self.number() + 1)
    }

    pub fn back(self) -> Option<Self> {
        Self::at(self.number() - 1)
    }
}

/// The kinds that are offered, in the order of an ordinary walk, and how many to begin with.
pub const PRESETS: [(PlaceKind, i64); 6] = [
    (PlaceKind::ExamRoom, 4),
    (PlaceKind::ProcedureRoom, 1),
    (PlaceKind::Lab, 1),
    (PlaceKind::VitalsStation, 0),
    (PlaceKind::CrashCart, 0),
    (PlaceKind::SupplyCloset, 1),
];

/// Places of one kind that the set-up can name; more are added later.
const MOST_OF_A_KIND: usize = 30;
pub const COUNT_BOUNDS: Bounds = Bounds { least: 0, most: MOST_OF_A_KIND as i64, full: None };

/// One place that may become part of the clinic.
#[derive(Clone, Copy)]
pub struct Slot {
    pub kind: PlaceKind,
    pub number: usize,
    pub name: RwSignal<String>,
}

#[derive(Clone, Copy)]
pub struct SetUp {
    pub step: RwSignal<Step>,
    pub clinic: RwSignal<String>,
    pub zone: RwSignal<String>,
    pub letter: RwSignal<String>,
    pub tablet: RwSignal<String>,
    pub initials: RwSignal<String>,
    pub person: RwSignal<String>,
    pub role: RwSignal<Role>,
    pub pin: RwSignal<Option<String>>,
    pub counts: [(PlaceKind, RwSignal<Entry>); 6],
    pub chosen: RwSignal<BTreeSet<u16>>,
    /// What is to be put right on the page, since the last try to go on.
    pub wrong: Faults,
    slots: StoredValue<Vec<Slot>>,
    starter: StoredValue<Arc<Vec<StarterItem>>>,
}

impl SetUp {
    pub fn new(lang: Lang) -> Self {
        let starter = starter_items();
        let chosen = keys_for(&starter, PlaceKind::ExamRoom);
        let slots = PRESETS.iter().flat_map(|(kind, _)| {
            (1..=MOST_OF_A_KIND).map(|number| Slot {
                kind: *kind,
                number,
                name: RwSignal::new(default_name(*kind, number, lang)),
            })
        });
        Self {
            step: RwSignal::new(Step::Clinic),
            clinic: RwSignal::default(),
            zone: RwSignal::new(time_zone()),
            letter: RwSignal::new("A".to_owned()),
            tablet: RwSignal::default(),
            initials: RwSignal::default(),
            person: RwSignal::default(),
            role: RwSignal::new(Role::Lead),
            pin: RwSignal::default(),
            counts: PRESETS.map(|(kind, count)| (kind, RwSignal::new(Entry::Figure(count)))),
            chosen: RwSignal::new(chosen),
            wrong: Faults::default(),
            slots: StoredValue::new(slots.collect()),
            starter: StoredValue::new(Arc::new(starter)),
        }
    }

    pub fn starter(&self) -> Arc<Vec<StarterItem>> {
        self.starter.with_value(Arc::clone)
    }

    /// All slots, also those that no count asks for now: their names are kept.
    pub fn slots(&self) -> Vec<Slot> {
        self.slots.get_value()
    }

    /// The places that the counts ask for, in the order of the walk.
    pub fn places(&self) -> Vec<Slot> {
        let wanted = |kind: PlaceKind| {
            let entry = self.counts.iter().find(|(held, _)| *held == kind);
            entry.map_or(0, |(_, entry)| entry.with(Entry::value).unwrap_or(0))
        };
        let asked = |slot: &Slot| i64::try_from(slot.number).is_ok_and(|at| at <= wanted(slot.kind));
        self.slots.with_value(|slots| slots.iter().filter(|slot| asked(slot)).copied().collect())
    }

    /// Untouched names follow the language.
    pub fn speak(&self, lang: Lang) {
        for slot in self.slots() {
            let own = slot.name.get_untracked();
            let proposed = Lang::ALL.map(|lang| default_name(slot.kind, slot.number, lang));
            if proposed.contains(&own) {
                slot.name.set(default_name(slot.kind, slot.number, lang));
            }
        }
    }

    /// What is wrong on a page.
    pub fn wrong_on(&self, step: Step) -> Vec<Wrong> {
        let mut wrong = Vec::new();
        let mut note = |field: &str, name: Msg, what: Option<Msg>| {
            wrong.extend(what.map(|what| Wrong::new(field, name, what)));
        };
        let unnamed = |text: RwSignal<String>| text.with(|text| trouble::label(text).err()).map(Msg::from);
        match step {
            Step::Clinic => {
                note("clinic", FirstStartMsg::ClinicName.into(), unnamed(self.clinic));
                let zone = self.zone.with(|zone| !is_zone(zone));
                note(
                    "zone",
                    FirstStartMsg::TimeZone.into(),
                    zone.then_some(FirstStartMsg::TimeZoneWrong.into()),
                );
                let letter = self.letter.with(|letter| letter_of(letter).is_none());
                note(
                    "letter",
                    FirstStartMsg::Letter.into(),
                    letter.then_some(FirstStartMsg::LetterWrong.into()),
                );
                note("tablet", FirstStartMsg::TabletName.into(), unnamed(self.tablet));
            }
            Step::You => {
                let initials = self.initials.with(|text| Initials::parse(text).err());
                note(
                    "initials",
                    PeopleMsg::Initials.into(),
                    initials.map(|error| TroubleMsg::Initials(error).into()),
                );
                note("person", PeopleMsg::Name.into(), unnamed(self.person));
            }
            Step::Pin => {
                let missing = self.pin.with(Option::is_none);
                note(
                    "pin",
                    FirstStartMsg::YourPin.into(),
                    missing.then_some(FirstStartMsg::PinMissing.into()),
                );
            }
            Step::Places => {
                for (kind, entry) in self.counts {
                    let why = entry.with(|entry| entry.wrong().is_some());
                    let name = FirstStartMsg::HowManyOf { kind };
                    let limit = PartsMsg::AtMost { most: COUNT_BOUNDS.most };
                    note(&count_id(kind), name.into(), why.then_some(limit.into()));
                }
                let places = self.places();
                let room = places.iter().any(|slot| slot.kind != PlaceKind::SupplyCloset);
                let first = (!room).then_some(FirstStartMsg::NoRoom.into());
                note(&count_id(PlaceKind::ExamRoom), FirstStartMsg::HowMany.into(), first);
                for slot in places {
                    let name = FirstStartMsg::NameOf { kind: slot.kind, number: slot.number };
                    note(&slot_id(slot), name.into(), unnamed(slot.name));
                }
            }
            Step::Supplies | Step::Summary => {}
        }
        wrong
    }

    /// The request, once every page is right.
    pub fn command(&self, lang: Lang) -> Option<SetUpClinic> {
        let label = |text: RwSignal<String>| text.with_untracked(|text| trouble::label(text).ok());
        let places = untrack(|| self.places())
            .into_iter()
            .map(|slot| Some(NewPlace { name: label(slot.name)?, kind: slot.kind }));
        let chosen = self.chosen.get_untracked();
        let items = self
            .starter()
            .iter()
            .filter(|item| chosen.contains(&item.key.0))
            .map(|item| taken(item, lang))
            .collect::<Option<_>>()?;
        Some(SetUpClinic {
            kind: ClinicKind::Real,
            name: label(self.clinic)?,
            time_zone: label(self.zone)?,
            letter: self.letter.with_untracked(|letter| letter_of(letter))?,
            tablet: label(self.tablet)?,
            initials: self.initials.with_untracked(|text| Initials::parse(text).ok())?,
            person: label(self.person)?,
            role: self.role.get_untracked(),
            places: places.collect::<Option<_>>()?,
            items,
        })
    }
}

/// A starter item as a clinic that speaks this language takes it over.
pub fn taken(item: &StarterItem, lang: Lang) -> Option<NewItem> {
    item.taken(
        |text| pick(text, lang),
        |pack| proposed(pack, lang).to_owned(),
        |spot| spot_word(spot, lang).to_owned(),
    )
}

/// The rows that have a par in places of this kind.
pub fn keys_for(starter: &[StarterItem], kind: PlaceKind) -> BTreeSet<u16> {
    let kept = |item: &&StarterItem| item.pars.iter().any(|(held, _)| *held == kind);
    starter.iter().filter(kept).map(|item| item.key.0).collect()
}

pub fn letter_of(text: &str) -> Option<TabletLetter> {
    let mut letters = text.trim().chars();
    let letter = letters.next().and_then(TabletLetter::new);
    if letters.next().is_some() { None } else { letter }
}

/// The name of a place that nobody has named yet. Only exam rooms are numbered from the first.
pub fn default_name(kind: PlaceKind, number: usize, lang: Lang) -> String {
    let word = place_kind_word(kind, lang);
    match (kind, number) {
        (PlaceKind::ExamRoom, _) | (_, 2..) => format!("{word} {number}"),
        (_, _) => word.into_owned(),
    }
}

pub fn count_id(kind: PlaceKind) -> String {
    format!("count-{}", kind as u8)
}

pub fn slot_id(slot: Slot) -> String {
    format!("place-{}-{}", slot.kind as u8, slot.number)
}

/// An IANA name has an area and a city, or is UTC.
fn is_zone(text: &str) -> bool {
    let text = text.trim();
    let part = |part: &str| {
        !part.is_empty() && part.chars().all(|ch| ch.is_ascii_alphanumeric() || "_-+".contains(ch))
    };
    text == "UTC" || (text.split('/').count() >= 2 && text.split('/').all(part))
}
