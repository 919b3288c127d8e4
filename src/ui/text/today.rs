//! Words of Today.

use std::borrow::Cow::Borrowed;

use super::Text;
use super::figure::{counted, number};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TodayMsg {
    SubNone,
    SubSome { walked: usize, rooms: usize },
    SubAll,
    Figure { rooms: usize },
    TallyLabel { walked: usize, rooms: usize },
    LeftOpen,
    DraftOf { place: String },
    DraftText,
    Unexported { records: u32 },
    NeverExported,
    Expired { lots: usize },
    Low { lines: usize },
    LowFirst { item: String, left: i64 },
    Recount { lines: usize },
    RecountFirst { item: String, place: String },
    Waiting { records: u64 },
    WaitingText,
    Trip { lines: usize },
    TripText,
    Next,
    DoneTitle,
    DoneText,
    ToRoom { room: String },
    CountRoom { room: String },
    GoOnIn { room: String },
    ToCloset,
    Export,
    Stock,
}

impl TodayMsg {
    pub fn en(&self) -> Text {
        match self {
            Self::SubNone => Borrowed("No room is counted yet."),
            Self::SubSome { walked, rooms } => format!("{walked} of {rooms} rooms counted.").into(),
            Self::SubAll => Borrowed("Every room is counted."),
            Self::Figure { rooms } => format!("of {rooms} rooms").into(),
            Self::TallyLabel { walked, rooms } => format!("{walked} of {rooms} rooms counted today").into(),
            Self::LeftOpen => Borrowed("Left open"),
            Self::DraftOf { place } => format!("{place}: a number not recorded yet").into(),
            Self::DraftText => Borrowed("It is kept on this tablet until you record it."),
            Self::Unexported { records } => {
                format!("{} only on this tablet", counted(*records as usize, "record is", "records are"))
                    .into()
            }
            Self::NeverExported => Borrowed("Never exported"),
            Self::Expired { lots } => format!("{} expired", counted(*lots, "lot", "lots")).into(),
            Self::Low { lines } => {
                format!("{} low in the closet", counted(*lines, "line runs", "lines run")).into()
            }
            Self::LowFirst { item, left } => format!("First: {item}, {} left", number(*left)).into(),
            Self::Recount { lines } => format!("{} to count again", counted(*lines, "line", "lines")).into(),
            Self::RecountFirst { item, place } => format!("First: {item}, {place}").into(),
            Self::Waiting { records } => format!(
                "Waiting for {} of another tablet",
                counted(usize::try_from(*records).unwrap_or(0), "record", "records")
            )
            .into(),
            Self::WaitingText => Borrowed("The rest is counted in. Import a newer file from that tablet."),
            Self::Trip { lines } => {
                format!("One trip to the closet: {}", counted(*lines, "line", "lines")).into()
            }
            Self::TripText => Borrowed("For all rooms counted today, by shelf"),
            Self::Next => Borrowed("Next"),
            Self::DoneTitle => Borrowed("The rooms are filled"),
            Self::DoneText => Borrowed("Nothing is waiting"),
            Self::ToRoom { room } => format!("To {room}").into(),
            Self::CountRoom { room } => format!("Count {room}").into(),
            Self::GoOnIn { room } => format!("Go on in {room}").into(),
            Self::ToCloset => Borrowed("To the closet"),
            Self::Export => Borrowed("Export"),
            Self::Stock => Borrowed("To stock"),
        }
    }

    pub fn es(&self) -> Text {
        match self {
            Self::SubNone => Borrowed("Aún no se ha contado ninguna sala."),
            Self::SubSome { walked, rooms } => format!("{walked} de {rooms} salas contadas.").into(),
            Self::SubAll => Borrowed("Todas las salas están contadas."),
            Self::Figure { rooms } => format!("de {rooms} salas").into(),
            Self::TallyLabel { walked, rooms } => format!("{walked} de {rooms} salas contadas hoy").into(),
            Self::LeftOpen => Borrowed("Pendiente"),
            Self::DraftOf { place } => format!("{place}: un número sin anotar").into(),
            Self::DraftText => Borrowed("Se guarda en esta tableta hasta que usted lo anote."),
            Self::Unexported { records } => format!(
                "{} solo en esta tableta",
                counted(*records as usize, "registro está", "registros están")
            )
            .into(),
            Self::NeverExported => Borrowed("Nunca exportado"),
            Self::Expired { lots } => counted(*lots, "lote vencido", "lotes vencidos").into(),
            Self::Low { lines } => {
                format!("Queda poco de {} en el almacén", counted(*lines, "línea", "líneas")).into()
            }
            Self::LowFirst { item, left } => format!("Primero: {item}, quedan {}", number(*left)).into(),
            Self::Recount { lines } => {
                format!("{} por contar de nuevo", counted(*lines, "línea", "líneas")).into()
            }
            Self::RecountFirst { item, place } => format!("Primero: {item}, {place}").into(),
            Self::Waiting { records } => format!(
                "Se esperan {} de otra tableta",
                counted(usize::try_from(*records).unwrap_or(0), "registro", "registros")
            )
            .into(),
            Self::WaitingText => Borrowed("Lo demás ya cuenta. Importe un archivo más nuevo de esa tableta."),
            Self::Trip { lines } => {
                format!("Un viaje al almacén: {}", counted(*lines, "línea", "líneas")).into()
            }
            Self::TripText => Borrowed("Para todo lo contado hoy, por estante"),
            Self::Next => Borrowed("Sigue"),
            Self::DoneTitle => Borrowed("Las salas están llenas"),
            Self::DoneText => Borrowed("No hay nada en espera"),
            Self::ToRoom { room } => format!("A {room}").into(),
            Self::CountRoom { room } => format!("Contar {room}").into(),
            Self::GoOnIn { room } => format!("Seguir en {room}").into(),
            Self::ToCloset => Borrowed("Al almacén"),
            Self::Export => Borrowed("Exportar"),
            Self::Stock => Borrowed("A existencias"),
        }
    }
}
