//! How things of the clinic are called on the screen.
//!
//! A clinic's own words are shown as they were written. What was taken over from the starter
//! catalogue and never renamed is shown in the language of the screen, and so are the few words of
//! packs and shelves that the app itself has proposed. Pure: no signals, no browser.

use crate::domain::event::{Category, LotPolicy, PlaceKind, Role};
use crate::domain::ids::{ItemId, PlaceId, StaffId};
use crate::domain::inventory::starter::{Bilingual, Spot, starter_name};
use crate::domain::state::State;
use crate::ui::text::{Lang, Text};

/// What stands for a thing of which nothing but its number is known yet.
const UNKNOWN: &str = "–";

/// The item's own name, or the starter's in this language as long as nobody has renamed it.
pub fn item_name(state: &State, item: ItemId, lang: Lang) -> String {
    let Some(record) = state.catalogue.item(&item) else {
        return UNKNOWN.to_owned();
    };
    let starter = record.starter.filter(|_| !record.renamed).and_then(starter_name);
    match (starter, record.name.get()) {
        (Some((name, _)), _) => pick(name, lang).to_owned(),
        (None, Some(name)) => name.as_str().to_owned(),
        (None, None) => UNKNOWN.to_owned(),
    }
}

/// The base unit, in the singular: `each`, `box`.
pub fn item_unit(state: &State, item: ItemId, lang: Lang) -> String {
    let Some(record) = state.catalogue.item(&item) else {
        return UNKNOWN.to_owned();
    };
    match (record.starter.and_then(starter_name), &record.unit) {
        (Some((_, unit)), _) => pick(unit, lang).to_owned(),
        (None, Some(unit)) => unit.as_str().to_owned(),
        (None, None) => UNKNOWN.to_owned(),
    }
}

/// The item's code; empty when it has none.
pub fn item_code(state: &State, item: ItemId) -> String {
    let record = state.catalogue.item(&item);
    let code = record.and_then(|record| record.code.get()).and_then(Option::as_ref);
    code.map_or_else(String::new, |code| code.as_str().to_owned())
}

pub fn place_name(state: &State, place: PlaceId) -> String {
    let name = state.clinic.places.get(&place).and_then(|record| record.name.get());
    name.map_or_else(|| UNKNOWN.to_owned(), |name| name.as_str().to_owned())
}

/// Initials of a person; a dash for records that the tablet made by itself.
pub fn initials(state: &State, staff: Option<StaffId>) -> String {
    let record = staff.and_then(|staff| state.clinic.staff.get(&staff));
    let initials = record.and_then(|record| record.initials.get());
    initials.map_or_else(|| UNKNOWN.to_owned(), |initials| initials.as_str().to_owned())
}

pub fn staff_name(state: &State, staff: StaffId) -> String {
    let name = state.clinic.staff.get(&staff).and_then(|record| record.name.get());
    name.map_or_else(|| UNKNOWN.to_owned(), |name| name.as_str().to_owned())
}

pub const fn pick(text: Bilingual, lang: Lang) -> &'static str {
    match lang {
        Lang::En => text.en,
        Lang::Es => text.es,
    }
}

/// Words that the app proposes for packs and shelves, in each language.
const PROPOSED: [Bilingual; 13] = [
    Bilingual { en: "box", es: "caja" },
    Bilingual { en: "case", es: "caja grande" },
    Bilingual { en: "bag", es: "bolsa" },
    Bilingual { en: "pack", es: "paquete" },
    Bilingual { en: "tray", es: "charola" },
    Bilingual { en: "Wall cabinet, upper", es: "Gabinete de pared, arriba" },
    Bilingual { en: "Wall cabinet, lower", es: "Gabinete de pared, abajo" },
    Bilingual { en: "Counter", es: "Mostrador" },
    Bilingual { en: "Drawer 1", es: "Cajón 1" },
    Bilingual { en: "Drawer 2", es: "Cajón 2" },
    Bilingual { en: "Drawer 3", es: "Cajón 3" },
    Bilingual { en: "Under the sink", es: "Debajo del lavabo" },
    Bilingual { en: "On the wall", es: "En la pared" },
];

/// A pack's or a shelf's name: a word that the app proposed follows the language of the screen,
/// the clinic's own words stay as they are.
pub fn proposed(name: &str, lang: Lang) -> &str {
    let known = PROPOSED.iter().find(|word| word.en == name || word.es == name);
    known.map_or(name, |word| pick(*word, lang))
}

/// Where in an exam room, as the app proposes it.
pub const fn spot_word(spot: Spot, lang: Lang) -> &'static str {
    let text = match spot {
        Spot::WallUpper => Bilingual { en: "Wall cabinet, upper", es: "Gabinete de pared, arriba" },
        Spot::WallLower => Bilingual { en: "Wall cabinet, lower", es: "Gabinete de pared, abajo" },
        Spot::Counter => Bilingual { en: "Counter", es: "Mostrador" },
        Spot::Drawer1 => Bilingual { en: "Drawer 1", es: "Cajón 1" },
        Spot::Drawer2 => Bilingual { en: "Drawer 2", es: "Cajón 2" },
        Spot::Drawer3 => Bilingual { en: "Drawer 3", es: "Cajón 3" },
        Spot::UnderSink => Bilingual { en: "Under the sink", es: "Debajo del lavabo" },
        Spot::WallMount => Bilingual { en: "On the wall", es: "En la pared" },
    };
    pick(text, lang)
}

pub const fn place_kind_word(kind: PlaceKind, lang: Lang) -> Text {
    let text = match kind {
        PlaceKind::ExamRoom => Bilingual { en: "Exam room", es: "Sala de examen" },
        PlaceKind::ProcedureRoom => Bilingual { en: "Procedure room", es: "Sala de procedimientos" },
        PlaceKind::Lab => Bilingual { en: "Lab", es: "Laboratorio" },
        PlaceKind::SupplyCloset => Bilingual { en: "Supply closet", es: "Almacén de insumos" },
        PlaceKind::CrashCart => Bilingual { en: "Crash cart", es: "Carro de paro" },
        PlaceKind::VitalsStation => Bilingual { en: "Vitals station", es: "Puesto de signos vitales" },
        PlaceKind::Other => Bilingual { en: "Other place", es: "Otro lugar" },
    };
    Text::Borrowed(pick(text, lang))
}

pub const fn category_word(category: Category, lang: Lang) -> Text {
    let text = match category {
        Category::Ppe => Bilingual { en: "Gloves, masks, gowns", es: "Guantes, mascarillas, batas" },
        Category::Cleaning => Bilingual { en: "Cleaning", es: "Limpieza" },
        Category::Paper => Bilingual { en: "Paper and drapes", es: "Papel y campos" },
        Category::Dressing => Bilingual { en: "Dressings", es: "Apósitos y vendajes" },
        Category::Needle => Bilingual { en: "Needles and syringes", es: "Agujas y jeringas" },
        Category::Wound => Bilingual { en: "Wound care", es: "Cuidado de heridas" },
        Category::UrineLab => Bilingual { en: "Urine and specimens", es: "Orina y muestras" },
        Category::BloodDraw => Bilingual { en: "Blood draw", es: "Extracción de sangre" },
        Category::PointOfCare => Bilingual { en: "Point-of-care tests", es: "Pruebas rápidas" },
        Category::VitalSigns => Bilingual { en: "Vital signs", es: "Signos vitales" },
        Category::ExamTool => Bilingual { en: "Exam tools", es: "Instrumentos de examen" },
        Category::Procedure => Bilingual { en: "Procedures", es: "Procedimientos" },
        Category::SharpsWaste => Bilingual { en: "Sharps and waste", es: "Punzocortantes y residuos" },
        Category::Injection => Bilingual { en: "Injections", es: "Inyecciones" },
        Category::Respiratory => Bilingual { en: "Breathing", es: "Respiración" },
        Category::Ortho => Bilingual { en: "Splints and wraps", es: "Férulas y vendas" },
        Category::EyeEar => Bilingual { en: "Eyes and ears", es: "Ojos y oídos" },
        Category::WomensHealth => Bilingual { en: "Women’s health", es: "Salud de la mujer" },
        Category::VaccineSupply => Bilingual { en: "Vaccine supplies", es: "Insumos de vacunas" },
        Category::Emergency => Bilingual { en: "Emergency", es: "Urgencias" },
        Category::Office => Bilingual { en: "Office and other", es: "Oficina y otros" },
    };
    Text::Borrowed(pick(text, lang))
}

pub const fn lot_policy_word(policy: LotPolicy, lang: Lang) -> Text {
    let text = match policy {
        LotPolicy::None => Bilingual { en: "No lot or date", es: "Sin lote ni fecha" },
        LotPolicy::Expiry => Bilingual { en: "Expiry date", es: "Fecha de caducidad" },
        LotPolicy::LotAndExpiry => Bilingual { en: "Lot and expiry date", es: "Lote y fecha de caducidad" },
    };
    Text::Borrowed(pick(text, lang))
}

pub const fn role_word(role: Role, lang: Lang) -> Text {
    let text = match role {
        Role::Assistant => Bilingual { en: "Assistant", es: "Asistente" },
        Role::Lead => Bilingual { en: "Lead", es: "Responsable" },
        Role::Clinician => Bilingual { en: "Clinician", es: "Profesional clínico" },
    };
    Text::Borrowed(pick(text, lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proposed_word_follows_the_language_and_a_clinics_own_stays() {
        for (name, lang, shown) in [
            ("case", Lang::Es, "caja grande"),
            ("caja grande", Lang::En, "case"),
            ("Drawer 2", Lang::Es, "Cajón 2"),
            ("A4", Lang::Es, "A4"),
            ("Blue bin", Lang::Es, "Blue bin"),
        ] {
            assert_eq!(proposed(name, lang), shown);
        }
    }

    #[test]
    fn every_spot_that_is_proposed_is_known_again_in_the_other_language() {
        let spots = [
            Spot::WallUpper,
            Spot::WallLower,
            Spot::Counter,
            Spot::Drawer1,
            Spot::Drawer2,
            Spot::Drawer3,
            Spot::UnderSink,
            Spot::WallMount,
        ];
        for spot in spots {
            let (en, es) = (spot_word(spot, Lang::En), spot_word(spot, Lang::Es));
            assert_eq!((proposed(en, Lang::Es), proposed(es, Lang::En)), (es, en));
        }
    }
}
