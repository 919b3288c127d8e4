//! The starter catalogue: supplies of an ordinary clinic, written by us, from which a clinic
//! picks what it uses. The table is content in two languages, not wording of the app.

use crate::domain::command::{NewItem, NewLine, NewPack};
use crate::domain::event::{Category, LotPolicy, PlaceKind, StarterKey};
use crate::domain::quantity::Quantity;
use crate::domain::text::Label;

const TABLE: &str = include_str!("starter.tsv");

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StarterItem {
    pub key: StarterKey,
    pub name: Bilingual,
    pub unit: Bilingual,
    pub packs: Vec<(&'static str, Quantity)>,
    pub category: Category,
    pub lot_policy: LotPolicy,
    /// Typical par by kind of place.
    pub pars: Vec<(PlaceKind, Quantity)>,
    pub spot: Option<Spot>,
    /// Shelf of the supply closet, as it is written on the shelf.
    pub closet_shelf: Option<&'static str>,
    pub code: &'static str,
}

/// A text of the table in each of its languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bilingual {
    pub en: &'static str,
    pub es: &'static str,
}

/// Where in an exam room a thing usually lies, in the order of the walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    WallUpper,
    WallLower,
    Counter,
    Drawer1,
    Drawer2,
    Drawer3,
    UnderSink,
    WallMount,
}

/// All rows in the order of the table. A row that cannot be read is left out; a test counts them.
pub fn starter_items() -> Vec<StarterItem> {
    TABLE.lines().skip(1).filter_map(starter_item).collect()
}

/// The names of a row, if an item was taken from it.
pub fn starter_name(key: StarterKey) -> Option<(Bilingual, Bilingual)> {
    let row = TABLE.lines().nth(usize::from(key.0))?;
    let mut cells = row.split('\t');
    (cells.next()?.parse() == Ok(key.0)).then_some(())?;
    let name = Bilingual { en: cells.next()?, es: cells.next()? };
    let unit = Bilingual { en: cells.next()?, es: cells.next()? };
    Some((name, unit))
}

fn starter_item(row: &'static str) -> Option<StarterItem> {
    let cells: Vec<&'static str> = row.split('\t').collect();
    let [
        key,
        name_en,
        name_es,
        unit_en,
        unit_es,
        packs,
        category,
        lot_policy,
        exam,
        procedure,
        lab,
        closet,
        spot,
        shelf,
        code,
    ] = cells.as_slice()
    else {
        return None;
    };
    let par = |kind, text: &str| (!text.is_empty()).then(|| Some((kind, Quantity::parse(text).ok()?)));
    let pars = [
        par(PlaceKind::ExamRoom, exam),
        par(PlaceKind::ProcedureRoom, procedure),
        par(PlaceKind::Lab, lab),
        par(PlaceKind::SupplyCloset, closet),
    ];
    Some(StarterItem {
        key: StarterKey(key.parse().ok()?),
        name: Bilingual { en: name_en, es: name_es },
        unit: Bilingual { en: unit_en, es: unit_es },
        packs: packs.split(';').filter(|pack| !pack.is_empty()).map(pack).collect::<Option<_>>()?,
        category: category_of(category)?,
        lot_policy: lot_policy_of(lot_policy)?,
        pars: pars.into_iter().flatten().collect::<Option<_>>()?,
        spot: if spot.is_empty() { None } else { Some(spot_of(spot)?) },
        closet_shelf: Some(*shelf).filter(|shelf| !shelf.is_empty()),
        code,
    })
}

fn pack(text: &'static str) -> Option<(&'static str, Quantity)> {
    let (name, holds) = text.split_once(':')?;
    Some((name, Quantity::parse(holds).ok()?))
}

impl StarterItem {
    /// The item as the clinic takes it over. `pick` chooses the language of names, `pack` names a
    /// pack and `spot` a place in a room.
    pub fn taken(
        &self,
        pick: impl Fn(Bilingual) -> &'static str,
        pack: impl Fn(&str) -> String,
        spot: impl Fn(Spot) -> String,
    ) -> Option<NewItem> {
        let packs = self
            .packs
            .iter()
            .map(|(name, holds)| Some(NewPack { name: Label::parse(&pack(name)).ok()?, holds: *holds }));
        let position = u32::from(self.key.0);
        let lines = self.pars.iter().map(|(kind, par)| {
            let (shelf, position) = match (kind, self.spot, self.closet_shelf) {
                (PlaceKind::SupplyCloset, _, Some(shelf)) => (shelf.to_owned(), position),
                (_, Some(place), _) => (spot(place), (place as u32) * 1000 + position),
                // Rooms that are no exam rooms keep everything by category on their shelves.
                _ => (spot(Spot::WallUpper), position),
            };
            Some(NewLine { kind: *kind, par: *par, shelf: Label::parse(&shelf).ok()?, position })
        });
        Some(NewItem {
            name: Label::parse(pick(self.name)).ok()?,
            unit: Label::parse(pick(self.unit)).ok()?,
            category: self.category,
            lot_policy: self.lot_policy,
            code: Some(Label::parse(self.code).ok()?),
            starter: Some(self.key),
            packs: packs.collect::<Option<_>>()?,
            lines: lines.collect::<Option<_>>()?,
        })
    }
}

fn spot_of(text: &str) -> Option<Spot> {
    Some(match text {
        "wall_upper" => Spot::WallUpper,
        "wall_lower" => Spot::WallLower,
        "counter" => Spot::Counter,
        "drawer_1" => Spot::Drawer1,
        "drawer_2" => Spot::Drawer2,
        "drawer_3" => Spot::Drawer3,
        "under_sink" => Spot::UnderSink,
        "wall_mount" => Spot::WallMount,
        _ => return None,
    })
}

/// The words of categories in tables: the same in every language, so that files travel.
pub const CATEGORIES: [(&str, Category); 21] = [
    ("ppe", Category::Ppe),
    ("cleaning", Category::Cleaning),
    ("paper", Category::Paper),
    ("dressing", Category::Dressing),
    ("needle", Category::Needle),
    ("wound", Category::Wound),
    ("urine_lab", Category::UrineLab),
    ("blood_draw", Category::BloodDraw),
    ("point_of_care", Category::PointOfCare),
    ("vital_signs", Category::VitalSigns),
    ("exam_tool", Category::ExamTool),
    ("procedure", Category::Procedure),
    ("sharps_waste", Category::SharpsWaste),
    ("injection", Category::Injection),
    ("respiratory", Category::Respiratory),
    ("ortho", Category::Ortho),
    ("eye_ear", Category::EyeEar),
    ("womens_health", Category::WomensHealth),
    ("vaccine_supply", Category::VaccineSupply),
    ("emergency", Category::Emergency),
    ("office", Category::Office),
];

pub const LOT_POLICIES: [(&str, LotPolicy); 3] =
    [("none", LotPolicy::None), ("expiry", LotPolicy::Expiry), ("lot_expiry", LotPolicy::LotAndExpiry)];

pub fn category_of(text: &str) -> Option<Category> {
    CATEGORIES.iter().find(|(word, _)| *word == text).map(|(_, category)| *category)
}

pub fn lot_policy_of(text: &str) -> Option<LotPolicy> {
    LOT_POLICIES.iter().find(|(word, _)| *word == text).map(|(_, policy)| *policy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_reads_and_every_row_can_be_taken_over_in_both_languages() {
        let items = starter_items();
        assert_eq!(items.len(), TABLE.lines().count() - 1);
        assert!(items.len() >= 150);
        for item in &items {
            let name = item.name.en;
            assert_eq!(starter_name(item.key), Some((item.name, item.unit)), "{name}");
            for pick in [|text: Bilingual| text.en, |text: Bilingual| text.es] {
                let taken = item.taken(pick, str::to_owned, |spot| format!("{spot:?}"));
                assert!(taken.is_some(), "{name}");
            }
            assert!(item.packs.iter().all(|(_, holds)| holds.value() >= 2), "{name}");
        }
    }

    #[test]
    fn an_exam_room_has_a_list_of_forty_lines() {
        let exam = |item: &StarterItem| item.pars.iter().any(|(kind, _)| *kind == PlaceKind::ExamRoom);
        assert_eq!(starter_items().iter().filter(|item| exam(item)).count(), 40);
    }
}
