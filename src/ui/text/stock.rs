//! Words of stock: rooms, the line in hand, the trip to the closet, the movements of a shelf.

use std::borrow::Cow::Borrowed;

use super::figure::{counted, difference, number};
use super::records::{movement_en, movement_es, reason_en, reason_es, refusal_en, refusal_es};
use super::{Lang, Text, day};
use crate::domain::event::VoidReason;
use crate::domain::inventory::ledger::EntryKind;
use crate::domain::refusal::Refusal;
use crate::domain::time::{Date, Zoned};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StockMsg {
    Rooms,
    RoomsWalked { walked: usize, rooms: usize },
    NoRoomsTitle,
    NoRoomsText,
    ToPlaces,
    OneTrip,
    TripWaiting { lines: usize, rooms: usize },
    NoTrip,
    OtherPlaces,
    ClosetState { lines: usize },
    ThisShift,
    ShiftCount { records: usize },
    RunningLow,
    RunningLowNote { lines: usize },
    LeftOf { left: i64, par: i64 },
    CountAgain,
    CountAgainNote { lines: usize },
    Between { low: i64, high: i64 },
    Unexplained { pieces: i64 },
    Counted,
    ToBring { pieces: i64 },
    LineOf { line: usize, lines: usize },
    NotYet,
    Lines { lines: usize },
    OfLines { lines: usize },
    RoomSub { short: usize, pieces: i64 },
    RoomSubNone,
    OfTotalLines { lines: usize },
    LinesCounted { done: usize, lines: usize },
    ShelfState { done: usize, lines: usize, short: usize },
    OtherShelf,
    LineNumber { line: usize },
    DockLine { line: usize, lines: usize, shelf: String },
    DockLineNoShelf { line: usize, lines: usize },
    AtParNow { par: i64 },
    Record { have: i64 },
    RecordBlank,
    RecordBarred,
    Sure { have: i64, par: i64 },
    SureYes { have: i64 },
    NeverCounted,
    LastCounted { have: i64, at: Zoned, today: Date },
    Recorded { item: String, have: i64 },
    UndoLine { line: usize },
    RoomDone,
    RoomDoneSub { short: usize, pieces: i64 },
    RoomDoneNone,
    NextRoom { room: String },
    ToPickList,
    History,
    Pars,
    EmptyListTitle,
    EmptyListText,
    NotFoundTitle,
    NotFoundText,
    ToStock,
    OnHand,
    OnHandNever,
    WhyTitle,
    MovementsNote { records: usize },
    Movement { kind: EntryKind, other: String },
    By { initials: String, tablet: String },
    Variance { difference: i64 },
    AsExpected,
    TakenBack { reason: VoidReason },
    Contested,
    EnteredLate,
    FromTable { file: String },
    ShowEarlier { records: usize },
    StandsOn,
    NoMovements,
    NoMovementsText,
    Minus { pieces: i64 },
    Plus { pieces: i64 },
    Mine,
    Everybody,
    WhoseRecords,
    TakeBack,
    ShiftEmptyTitle,
    ShiftEmptyText,
    ShiftSub,
    NotTakenBack,
    CountedOf { have: i64 },
    Why { refusal: Refusal },
    NotSavedTryAgain,
    ReadOnlyHere,
}

impl StockMsg {
    pub fn en(&self) -> Text {
        match self {
            Self::Rooms => Borrowed("Rooms"),
            Self::RoomsWalked { walked, rooms } => format!("{walked} of {rooms} counted today").into(),
            Self::NoRoomsTitle => Borrowed("No rooms yet"),
            Self::NoRoomsText => Borrowed(
                "A room is a list of shelves in the order you walk them, each line with its par. \
                 Add your rooms, then give them their lines.",
            ),
            Self::ToPlaces => Borrowed("Add rooms"),
            Self::OneTrip => Borrowed("One trip to the closet"),
            Self::TripWaiting { lines, rooms } => {
                format!("{} for {}", counted(*lines, "line", "lines"), counted(*rooms, "room", "rooms"))
                    .into()
            }
            Self::NoTrip => Borrowed("Count a room first"),
            Self::OtherPlaces => Borrowed("Closets and other places"),
            Self::ClosetState { lines } => counted(*lines, "line", "lines").into(),
            Self::ThisShift => Borrowed("This shift"),
            Self::ShiftCount { records } => {
                format!("{} today", counted(*records, "record", "records")).into()
            }
            Self::RunningLow => Borrowed("Running low in the closet"),
            Self::RunningLowNote { lines } => counted(*lines, "line", "lines").into(),
            Self::LeftOf { left, par } => format!("{} left, par {}", number(*left), number(*par)).into(),
            Self::CountAgain => Borrowed("Count again"),
            Self::CountAgainNote { lines } => counted(*lines, "line", "lines").into(),
            Self::Between { low, high } => format!("{} to {}", number(*low), number(*high)).into(),
            Self::Unexplained { pieces } => format!("{} unexplained", number(*pieces)).into(),
            Self::Counted => Borrowed("Counted"),
            Self::ToBring { pieces } => {
                if *pieces == 0 {
                    Borrowed("At par")
                } else {
                    format!("{} to bring", number(*pieces)).into()
                }
            }
            Self::LineOf { line, .. } => format!("Line {line}").into(),
            Self::NotYet => Borrowed("Not yet"),
            Self::Lines { lines } => counted(*lines, "line", "lines").into(),
            Self::OfLines { lines } => format!("of {lines}").into(),
            Self::RoomSub { short, pieces } => format!(
                "Room fill. {} short so far, {} to bring.",
                counted(*short, "line", "lines"),
                counted_pieces(*pieces, Lang::En)
            )
            .into(),
            Self::RoomSubNone => Borrowed("Room fill. Nothing short so far."),
            Self::OfTotalLines { lines } => format!("of {lines} lines").into(),
            Self::LinesCounted { done, lines } => format!("{done} of {lines} lines counted").into(),
            Self::ShelfState { done, lines, short } => {
                let short = if *short == 0 { String::new() } else { format!(" · {short} short") };
                format!("{done} of {lines}{short}").into()
            }
            Self::OtherShelf => Borrowed("No shelf named"),
            Self::LineNumber { line } => format!("Line {line}").into(),
            Self::DockLine { line, lines, shelf } => format!("Line {line} of {lines}, {shelf}").into(),
            Self::DockLineNoShelf { line, lines } => format!("Line {line} of {lines}").into(),
            Self::AtParNow { par } => format!("At par, {}", number(*par)).into(),
            Self::Record { have } => format!("Record {}", number(*have)).into(),
            Self::RecordBlank => Borrowed("Record"),
            Self::RecordBarred => Borrowed("Enter what is there"),
            Self::Sure { have, par } => format!(
                "{} is far more than the par of {}. Is that what is there?",
                number(*have),
                number(*par)
            )
            .into(),
            Self::SureYes { have } => format!("Yes, record {}", number(*have)).into(),
            Self::NeverCounted => Borrowed("Never counted"),
            Self::LastCounted { have, at, today } => {
                format!("Last count {}, {}", number(*have), day::moment(Lang::En, *at, *today)).into()
            }
            Self::Recorded { item, have } => format!("{item}: {} recorded.", number(*have)).into(),
            Self::UndoLine { line } => format!("line {line}").into(),
            Self::RoomDone => Borrowed("Every line is counted"),
            Self::RoomDoneSub { short, pieces } => format!(
                "{} short, {} to bring",
                counted(*short, "line", "lines"),
                counted_pieces(*pieces, Lang::En)
            )
            .into(),
            Self::RoomDoneNone => Borrowed("Everything is at par"),
            Self::NextRoom { room } => format!("To {room}").into(),
            Self::ToPickList => Borrowed("To the closet"),
            Self::History => Borrowed("Why this number?"),
            Self::Pars => Borrowed("Pars and shelves"),
            Self::EmptyListTitle => Borrowed("Nothing to count here yet"),
            Self::EmptyListText => Borrowed(
                "Give this place its lines: what should be here, how much of it, and on which shelf.",
            ),
            Self::NotFoundTitle => Borrowed("This tablet does not know this place"),
            Self::NotFoundText => Borrowed(
                "The label may be from another clinic, or the room was added on a tablet whose \
                 records have not come here yet.",
            ),
            Self::ToStock => Borrowed("To the rooms"),
            Self::OnHand => Borrowed("on hand"),
            Self::OnHandNever => Borrowed("Never counted here"),
            Self::WhyTitle => Borrowed("What happened on this shelf"),
            Self::MovementsNote { records } => counted(*records, "record", "records").into(),
            Self::Movement { kind, other } => movement_en(*kind, other),
            Self::By { initials, tablet } => format!("{initials}, tablet {tablet}").into(),
            Self::Variance { difference: value } => format!("{} from expected", difference(*value)).into(),
            Self::AsExpected => Borrowed("as expected"),
            Self::TakenBack { reason } => format!("Taken back: {}", reason_en(*reason)).into(),
            Self::Contested => Borrowed("Same time as the count: look again"),
            Self::EnteredLate => Borrowed("entered late"),
            Self::FromTable { file } => Text::Owned(format!("imported from {file}")),
            Self::ShowEarlier { records } => {
                Text::Owned(format!("Show {} more", counted(*records, "record", "records")))
            }
            Self::StandsOn => Borrowed("The number stands on this count"),
            Self::NoMovements => Borrowed("Nothing recorded here yet"),
            Self::NoMovementsText => Borrowed("The first count of this shelf begins its history."),
            Self::Minus { pieces } => format!("\u{2212}{}", number(*pieces)).into(),
            Self::Plus { pieces } => format!("+{}", number(*pieces)).into(),
            Self::Mine => Borrowed("Mine"),
            Self::Everybody => Borrowed("Everybody"),
            Self::WhoseRecords => Borrowed("Whose records"),
            Self::TakeBack => Borrowed("Take back"),
            Self::ShiftEmptyTitle => Borrowed("Nothing recorded today"),
            Self::ShiftEmptyText => {
                Borrowed("Each count and each movement of today stands here, and can be taken back.")
            }
            Self::ShiftSub => {
                Borrowed("Newest first. Nothing is erased: what is taken back stays in the log.")
            }
            Self::NotTakenBack => Borrowed("That was not taken back."),
            Self::CountedOf { have } => format!("Counted {}", number(*have)).into(),
            Self::Why { refusal } => refusal_en(refusal),
            Self::NotSavedTryAgain => Borrowed("Not saved. Your entry is still here: record it again."),
            Self::ReadOnlyHere => Borrowed("Another window is writing. Choose “Write here” above first."),
        }
    }

    pub fn es(&self) -> Text {
        match self {
            Self::Rooms => Borrowed("Salas"),
            Self::RoomsWalked { walked, rooms } => format!("{walked} de {rooms} contadas hoy").into(),
            Self::NoRoomsTitle => Borrowed("Aún no hay salas"),
            Self::NoRoomsText => Borrowed(
                "Una sala es una lista de estantes en el orden en que usted los recorre, cada \
                 línea con su nivel. Agregue sus salas y luego sus líneas.",
            ),
            Self::ToPlaces => Borrowed("Agregar salas"),
            Self::OneTrip => Borrowed("Un solo viaje al almacén"),
            Self::TripWaiting { lines, rooms } => {
                format!("{} para {}", counted(*lines, "línea", "líneas"), counted(*rooms, "sala", "salas"))
                    .into()
            }
            Self::NoTrip => Borrowed("Primero cuente una sala"),
            Self::OtherPlaces => Borrowed("Almacenes y otros lugares"),
            Self::ClosetState { lines } => counted(*lines, "línea", "líneas").into(),
            Self::ThisShift => Borrowed("Este turno"),
            Self::ShiftCount { records } => {
                format!("{} hoy", counted(*records, "registro", "registros")).into()
            }
            Self::RunningLow => Borrowed("Queda poco en el almacén"),
            Self::RunningLowNote { lines } => counted(*lines, "línea", "líneas").into(),
            Self::LeftOf { left, par } => format!("quedan {}, nivel {}", number(*left), number(*par)).into(),
            Self::CountAgain => Borrowed("Contar de nuevo"),
            Self::CountAgainNote { lines } => counted(*lines, "línea", "líneas").into(),
            Self::Between { low, high } => format!("{} a {}", number(*low), number(*high)).into(),
            Self::Unexplained { pieces } => format!("{} sin explicar", number(*pieces)).into(),
            Self::Counted => Borrowed("Contada"),
            Self::ToBring { pieces } => {
                if *pieces == 0 {
                    Borrowed("Completo")
                } else {
                    format!("traer {}", number(*pieces)).into()
                }
            }
            Self::LineOf { line, .. } => format!("Línea {line}").into(),
            Self::NotYet => Borrowed("Falta"),
            Self::Lines { lines } => counted(*lines, "línea", "líneas").into(),
            Self::OfLines { lines } => format!("de {lines}").into(),
            Self::RoomSub { short, pieces } => format!(
                "Reposición. Faltan {} hasta ahora, {} por traer.",
                counted(*short, "línea", "líneas"),
                counted_pieces(*pieces, Lang::Es)
            )
            .into(),
            Self::RoomSubNone => Borrowed("Reposición. No falta nada hasta ahora."),
            Self::OfTotalLines { lines } => format!("de {lines} líneas").into(),
            Self::LinesCounted { done, lines } => format!("{done} de {lines} líneas contadas").into(),
            Self::ShelfState { done, lines, short } => {
                let short = if *short == 0 { String::new() } else { format!(" · faltan {short}") };
                format!("{done} de {lines}{short}").into()
            }
            Self::OtherShelf => Borrowed("Sin estante"),
            Self::LineNumber { line } => format!("Línea {line}").into(),
            Self::DockLine { line, lines, shelf } => format!("Línea {line} de {lines}, {shelf}").into(),
            Self::DockLineNoShelf { line, lines } => format!("Línea {line} de {lines}").into(),
            Self::AtParNow { par } => format!("Completo, {}", number(*par)).into(),
            Self::Record { have } => format!("Anotar {}", number(*have)).into(),
            Self::RecordBlank => Borrowed("Anotar"),
            Self::RecordBarred => Borrowed("Escriba cuánto hay"),
            Self::Sure { have, par } => {
                format!("{} es mucho más que el nivel de {}. ¿Es lo que hay?", number(*have), number(*par))
                    .into()
            }
            Self::SureYes { have } => format!("Sí, anotar {}", number(*have)).into(),
            Self::NeverCounted => Borrowed("Nunca contado"),
            Self::LastCounted { have, at, today } => {
                format!("Último conteo {}, {}", number(*have), day::moment(Lang::Es, *at, *today)).into()
            }
            Self::Recorded { item, have } => format!("{item}: {} anotado.", number(*have)).into(),
            Self::UndoLine { line } => format!("línea {line}").into(),
            Self::RoomDone => Borrowed("Todas las líneas están contadas"),
            Self::RoomDoneSub { short, pieces } => format!(
                "Faltan {}, {} por traer",
                counted(*short, "línea", "líneas"),
                counted_pieces(*pieces, Lang::Es)
            )
            .into(),
            Self::RoomDoneNone => Borrowed("Todo está completo"),
            Self::NextRoom { room } => format!("A {room}").into(),
            Self::ToPickList => Borrowed("Al almacén"),
            Self::History => Borrowed("¿Por qué este número?"),
            Self::Pars => Borrowed("Niveles y estantes"),
            Self::EmptyListTitle => Borrowed("Aún no hay nada que contar aquí"),
            Self::EmptyListText => {
                Borrowed("Dé a este lugar sus líneas: qué debe haber, cuánto y en qué estante.")
            }
            Self::NotFoundTitle => Borrowed("Esta tableta no conoce este lugar"),
            Self::NotFoundText => Borrowed(
                "La etiqueta puede ser de otra clínica, o la sala se agregó en una tableta \
                 cuyos registros aún no han llegado aquí.",
            ),
            Self::ToStock => Borrowed("A las salas"),
            Self::OnHand => Borrowed("en existencia"),
            Self::OnHandNever => Borrowed("Nunca contado aquí"),
            Self::WhyTitle => Borrowed("Qué pasó en este estante"),
            Self::MovementsNote { records } => counted(*records, "registro", "registros").into(),
            Self::Movement { kind, other } => movement_es(*kind, other),
            Self::By { initials, tablet } => format!("{initials}, tableta {tablet}").into(),
            Self::Variance { difference: value } => format!("{} de lo esperado", difference(*value)).into(),
            Self::AsExpected => Borrowed("como se esperaba"),
            Self::TakenBack { reason } => format!("Anulado: {}", reason_es(*reason)).into(),
            Self::Contested => Borrowed("A la misma hora que el conteo: revise"),
            Self::EnteredLate => Borrowed("anotado después"),
            Self::FromTable { file } => Text::Owned(format!("incorporado de {file}")),
            Self::ShowEarlier { records } => {
                Text::Owned(format!("Mostrar {} más", counted(*records, "registro", "registros")))
            }
            Self::StandsOn => Borrowed("El número se basa en este conteo"),
            Self::NoMovements => Borrowed("Aún no hay nada anotado aquí"),
            Self::NoMovementsText => Borrowed("El primer conteo de este estante comienza su historia."),
            Self::Minus { pieces } => format!("\u{2212}{}", number(*pieces)).into(),
            Self::Plus { pieces } => format!("+{}", number(*pieces)).into(),
            Self::Mine => Borrowed("Míos"),
            Self::Everybody => Borrowed("De todos"),
            Self::WhoseRecords => Borrowed("De quién"),
            Self::TakeBack => Borrowed("Anular"),
            Self::ShiftEmptyTitle => Borrowed("Nada anotado hoy"),
            Self::ShiftEmptyText => {
                Borrowed("Aquí aparece cada conteo y cada movimiento de hoy, y se puede anular.")
            }
            Self::ShiftSub => {
                Borrowed("Lo más nuevo primero. Nada se borra: lo anulado queda en el registro.")
            }
            Self::NotTakenBack => Borrowed("Eso no se anuló."),
            Self::CountedOf { have } => format!("Contado {}", number(*have)).into(),
            Self::Why { refusal } => refusal_es(refusal),
            Self::NotSavedTryAgain => Borrowed("No se guardó. Su número sigue aquí: anótelo de nuevo."),
            Self::ReadOnlyHere => {
                Borrowed("Otra ventana está escribiendo. Primero elija «Escribir aquí» arriba.")
            }
        }
    }
}

fn counted_pieces(pieces: i64, lang: Lang) -> String {
    let count = usize::try_from(pieces).unwrap_or(0);
    match lang {
        Lang::En => counted(count, "piece", "pieces"),
        Lang::Es => counted(count, "pieza", "piezas"),
    }
}
