//! Words of the one trip to the closet.

use std::borrow::Cow::Borrowed;

use super::Text;
use super::figure::{counted, number};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TripMsg {
    TripTitle { rooms: usize },
    TripSub { closet: String, shelves: usize },
    OfTotalTaken { lines: usize },
    LinesTaken { done: usize, lines: usize },
    Take,
    TakeColumn,
    Taken { done: usize, lines: usize },
    ShelfLines { lines: usize },
    OfOnShelf { shelf: i64 },
    ShelfNeverCounted,
    FewerHere,
    Took { pieces: i64 },
    TookNone,
    HowMany,
    HowManyHint,
    BackToTake,
    ShelfHas { shelf: i64, short: i64 },
    NoneInCloset,
    TakenOf { item: String, pieces: i64 },
    NoneOf { item: String },
    TripDone,
    TripDoneSub { lines: usize, out: usize },
    ToToday,
    NothingToPickTitle,
    NothingToPickText,
    NothingNeededText,
    PickShelf { shelf: String, line: usize, lines: usize },
    PickNoShelf { line: usize, lines: usize },
    ShelfNotNamed,
    OfLot { pieces: i64, lot: String },
}

impl TripMsg {
    pub fn en(&self) -> Text {
        match self {
            Self::TripTitle { rooms } => format!("One trip, {}", counted(*rooms, "room", "rooms")).into(),
            Self::TripSub { closet, shelves } => {
                format!("{closet}. {}, walked in order.", counted(*shelves, "shelf", "shelves")).into()
            }
            Self::OfTotalTaken { lines } => format!("of {lines} taken").into(),
            Self::LinesTaken { done, lines } => format!("{done} of {lines} lines taken").into(),
            Self::Take | Self::TakeColumn => Borrowed("Take"),
            Self::Taken { done, lines } => format!("{done} of {lines} taken").into(),
            Self::ShelfLines { lines } => counted(*lines, "line", "lines").into(),
            Self::OfOnShelf { shelf } => format!("of {} on the shelf", number(*shelf)).into(),
            Self::ShelfNeverCounted => Borrowed("shelf never counted"),
            Self::FewerHere => Borrowed("Fewer here"),
            Self::Took { pieces } => format!("Took {}", number(*pieces)).into(),
            Self::TookNone => Borrowed("None there"),
            Self::HowMany => Borrowed("How many could you take?"),
            Self::HowManyHint => Borrowed("The shelf is then recorded as empty."),
            Self::BackToTake => Borrowed("Back"),
            Self::ShelfHas { shelf, short } => {
                format!("Shelf has {} for sure: {} short", number(*shelf), number(*short)).into()
            }
            Self::NoneInCloset => Borrowed("None in the closet"),
            Self::TakenOf { item, pieces } => format!("{item}: {} taken.", number(*pieces)).into(),
            Self::NoneOf { item } => format!("{item}: none there.").into(),
            Self::TripDone => Borrowed("The trip is done"),
            Self::TripDoneSub { lines, out } => {
                let taken = format!("{} taken", counted(*lines, "line", "lines"));
                if *out == 0 { taken.into() } else { format!("{taken}, {out} not in the closet").into() }
            }
            Self::ToToday => Borrowed("To Today"),
            Self::NothingToPickTitle => Borrowed("No trip yet"),
            Self::NothingToPickText => {
                Borrowed("Count a room first. What it lacks is then gathered here, by closet shelf.")
            }
            Self::NothingNeededText => Borrowed("Every room counted today is at par."),
            Self::PickShelf { shelf, line, lines } => format!("Shelf {shelf}, line {line} of {lines}").into(),
            Self::PickNoShelf { line, lines } => format!("Line {line} of {lines}").into(),
            Self::ShelfNotNamed => Borrowed("No closet shelf"),
            Self::OfLot { pieces, lot } => format!("{} of {lot}", number(*pieces)).into(),
        }
    }

    pub fn es(&self) -> Text {
        match self {
            Self::TripTitle { rooms } => format!("Un viaje, {}", counted(*rooms, "sala", "salas")).into(),
            Self::TripSub { closet, shelves } => {
                format!("{closet}. {}, en orden.", counted(*shelves, "estante", "estantes")).into()
            }
            Self::OfTotalTaken { lines } => format!("de {lines} tomadas").into(),
            Self::LinesTaken { done, lines } => format!("{done} de {lines} líneas tomadas").into(),
            Self::Take | Self::TakeColumn => Borrowed("Tomar"),
            Self::Taken { done, lines } => format!("{done} de {lines} tomadas").into(),
            Self::ShelfLines { lines } => counted(*lines, "línea", "líneas").into(),
            Self::OfOnShelf { shelf } => format!("de {} en el estante", number(*shelf)).into(),
            Self::ShelfNeverCounted => Borrowed("estante nunca contado"),
            Self::FewerHere => Borrowed("Hay menos"),
            Self::Took { pieces } => format!("Tomé {}", number(*pieces)).into(),
            Self::TookNone => Borrowed("No hay"),
            Self::HowMany => Borrowed("¿Cuántos pudo tomar?"),
            Self::HowManyHint => Borrowed("El estante queda anotado como vacío."),
            Self::BackToTake => Borrowed("Volver"),
            Self::ShelfHas { shelf, short } => {
                format!("Hay {} seguros en el estante: faltan {}", number(*shelf), number(*short)).into()
            }
            Self::NoneInCloset => Borrowed("No hay en el almacén"),
            Self::TakenOf { item, pieces } => format!("{item}: {} tomados.", number(*pieces)).into(),
            Self::NoneOf { item } => format!("{item}: no había.").into(),
            Self::TripDone => Borrowed("El viaje está hecho"),
            Self::TripDoneSub { lines, out } => {
                let taken = counted(*lines, "línea tomada", "líneas tomadas");
                if *out == 0 { taken.into() } else { format!("{taken}, {out} sin existencia").into() }
            }
            Self::ToToday => Borrowed("A Hoy"),
            Self::NothingToPickTitle => Borrowed("Aún no hay viaje"),
            Self::NothingToPickText => {
                Borrowed("Primero cuente una sala. Lo que falte se reúne aquí, por estante del almacén.")
            }
            Self::NothingNeededText => Borrowed("Todo lo contado hoy está completo."),
            Self::PickShelf { shelf, line, lines } => {
                format!("Estante {shelf}, línea {line} de {lines}").into()
            }
            Self::PickNoShelf { line, lines } => format!("Línea {line} de {lines}").into(),
            Self::ShelfNotNamed => Borrowed("Sin estante del almacén"),
            Self::OfLot { pieces, lot } => format!("{} de {lot}", number(*pieces)).into(),
        }
    }
}
