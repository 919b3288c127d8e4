//! What a recall asks of people: which packs to pull and from where, what became of each, who was exposed.

use crate::domain::ids::{LoadId, PlaceId};
use crate::domain::ordered::Ordered as _;
use crate::domain::sterilization::load::{Load, Pack};
use crate::domain::sterilization::pack::{is_settled, opening, place};
use crate::domain::sterilization::recall::LoadRecall;
use crate::domain::sterilization::survey::Survey;
use crate::domain::text::Label;
use crate::domain::time::Zoned;

/// What became of a pack, as far as a recall asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Somebody has to find it and take it out of use.
    ToPull {
        place: Option<PlaceId>,
    },
    /// It was opened: what it was used for is to be looked at.
    Used {
        at: Zoned,
        place: Option<PlaceId>,
        case_code: Option<Label>,
    },
    Reprocessed,
    Discarded,
    NotFound,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecalledPack {
    pub load: LoadId,
    pub number: u8,
    pub name: Label,
    pub outcome: Outcome,
}

/// How many packs stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub to_pull: usize,
    pub used: usize,
    pub out_of_use: usize,
    pub not_found: usize,
}

impl Counts {
    pub const fn all(self) -> usize {
        self.to_pull + self.used + self.out_of_use + self.not_found
    }

    pub const fn accounted(self) -> usize {
        self.used + self.out_of_use + self.not_found
    }
}

/// The packs of every blocked load, load by load.
pub fn recalled_packs(survey: &Survey<'_>, recall: &LoadRecall) -> Vec<RecalledPack> {
    let loads = recall.blocked().filter_map(|suspect| survey.load(suspect.load));
    loads.flat_map(packs_of).collect()
}

pub fn packs_of(load: &Load<'_>) -> Vec<RecalledPack> {
    let packs = load.packs.iter().map(|pack| RecalledPack {
        load: load.id,
        number: pack.number,
        name: pack.added.name.clone(),
        outcome: outcome(pack),
    });
    packs.collect()
}

fn outcome(pack: &Pack<'_>) -> Outcome {
    use crate::domain::event::sterile_load::PackFact;
    if let Some((at, opened)) = opening(pack) {
        let place = opened.place.or_else(|| place(pack));
        return Outcome::Used { at, place, case_code: opened.case_code.clone() };
    }
    if !is_settled(pack) {
        return Outcome::ToPull { place: place(pack) };
    }
    let has = |test: fn(&PackFact) -> bool| pack.facts().any(|(fact, _)| test(fact));
    if has(|fact| matches!(fact, PackFact::Discarded(_))) {
        Outcome::Discarded
    } else if has(|fact| matches!(fact, PackFact::Reprocessed(_))) {
        Outcome::Reprocessed
    } else {
        Outcome::NotFound
    }
}

pub fn counts(packs: &[RecalledPack]) -> Counts {
    let mut counts = Counts::default();
    for pack in packs {
        match pack.outcome {
            Outcome::ToPull { .. } => counts.to_pull += 1,
            Outcome::Used { .. } => counts.used += 1,
            Outcome::Reprocessed | Outcome::Discarded => counts.out_of_use += 1,
            Outcome::NotFound => counts.not_found += 1,
        }
    }
    counts
}

/// Where packs have to be pulled from, and how many; what nobody has put anywhere comes first.
pub fn places_to_pull_from(packs: &[RecalledPack]) -> Vec<(Option<PlaceId>, usize)> {
    let mut places: Vec<(Option<PlaceId>, usize)> = Vec::new();
    for pack in packs {
        let Outcome::ToPull { place } = pack.outcome else { continue };
        match places.iter_mut().find(|(held, _)| *held == place) {
            Some((_, count)) => *count += 1,
            None => places.push((place, 1)),
        }
    }
    places.order_by_key(|(place, _)| *place);
    places
}
