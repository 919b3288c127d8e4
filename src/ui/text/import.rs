//! What is said of a file before it is taken in, and of one that is not.

use std::borrow::Cow::{Borrowed, Owned};

use super::day::moment;
use super::figure::{bytes, counted, number};
use super::{Lang, Text};
use crate::domain::time::{Date, Zoned};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportMsg {
    Import,
    ImportNote,
    ImportText,
    ChooseFile,
    Reading { percent: u64 },
    Checking,

    WillChange,
    NothingYet,
    Recount { lines: usize },
    RecountSub { item: String, place: String, others: usize },
    NewNumbers { lines: usize },
    LineIn { item: String, place: String },
    Becomes { before: Option<i64>, after: Option<i64> },
    MoreLines { lines: usize },
    NewThings { items: usize, places: usize },
    NewThingsSub,
    OtherLots { lines: usize },
    LotsBecome { lots: Vec<(String, i64, i64)> },
    HeldLots { lots: usize },
    ReleasedLots { lots: usize },
    LotFirst { item: String, lot: String, others: usize },
    OpenContainers { count: usize },
    OpenFirst { item: String, place: String, others: usize },
    Agrees,
    NoneChanges,
    FromTablet { letter: Option<char>, records: u64 },
    Span { first: Zoned, last: Zoned, today: Date },
    Forks,
    ForksSub,
    OtherItems,
    OtherItemsSub,

    FileFrom { tablet: String, at: Zoned, today: Date },
    AddQuestion { records: u64 },
    NotesQuestion,
    NotesText,
    InFile,
    Known,
    New,
    Safe,
    NotNow,
    Add { records: u64 },
    AddNotes,
    Close,
    AlreadyTitle,
    AlreadyText,
    Added { records: u64 },
    AddedNotes,

    Refused,
    NothingChanged,
    NotABundle,
    Newer,
    TooLarge { size: u64 },
    Cut { whole: u64, of: u64 },
    DamagedAfter { whole: u64, of: Option<u64> },
    DamagedBatch { number: u64, of: u64, tablet: Option<char>, from: Option<u32> },
    DamagedEnd,
    OtherClinic { name: String },
    SampleFile,
    RealFile,
    CannotRead { detail: String },
}

impl ImportMsg {
    pub fn en(&self) -> Text {
        Borrowed(match self {
            Self::Import => "Take in a file",
            Self::ImportNote => "From another tablet, or an older export",
            Self::ImportText => {
                "The file is checked first and you see what it would change. Then you decide."
            }
            Self::ChooseFile => "Choose a file",
            Self::Reading { percent } => return Owned(format!("Reading the file, {percent} %")),
            Self::Checking => "Checking every record",

            Self::WillChange => "What this file will change",
            Self::NothingYet => "Nothing has changed yet",
            Self::Recount { lines: 1 } => "1 line to count again",
            Self::Recount { lines } => return Owned(format!("{lines} lines to count again")),
            Self::RecountSub { item, place, others } => {
                let rest = if *others > 0 { format!(", and {others} more") } else { String::new() };
                return Owned(format!("{item} in {place}{rest}: two tablets disagree about the same shelf."));
            }
            Self::NewNumbers { lines: 1 } => "1 shelf gets a new number",
            Self::NewNumbers { lines } => {
                return Owned(format!("{} shelves get a new number", count(*lines)));
            }
            Self::LineIn { item, place } => return Owned(format!("{item} in {place}")),
            Self::Becomes { before, after } => {
                return Owned(format!("{} becomes {}", amount(*before, "blank"), amount(*after, "blank")));
            }
            Self::MoreLines { lines: 1 } => "And 1 more shelf",
            Self::MoreLines { lines } => return Owned(format!("And {} more shelves", count(*lines))),
            Self::NewThings { items: 0, places } => {
                return Owned(counted(*places, "new place", "new places"));
            }
            Self::NewThings { items, places: 0 } => return Owned(counted(*items, "new item", "new items")),
            Self::NewThings { items, places } => {
                let items = counted(*items, "new item", "new items");
                return Owned(format!("{items}, {}", counted(*places, "new place", "new places")));
            }
            Self::NewThingsSub => "They appear in the lists at once",
            Self::OtherLots { lines: 1 } => "1 shelf holds other lots, and as many",
            Self::OtherLots { lines } => {
                return Owned(format!("{} shelves hold other lots, and as many", count(*lines)));
            }
            Self::LotsBecome { lots } => return Owned(lots_become(lots, "becomes")),
            Self::HeldLots { lots } => {
                return Owned(format!("{} must not be used any more", counted(*lots, "lot", "lots")));
            }
            Self::ReleasedLots { lots } => {
                return Owned(format!("{} released", counted(*lots, "held lot is", "held lots are")));
            }
            Self::LotFirst { item, lot, others } => {
                return Owned(format!("{item}, lot {lot}{}", and_more(*others, "and", "more")));
            }
            Self::OpenContainers { count } => {
                return Owned(format!("{} open", counted(*count, "container stands", "containers stand")));
            }
            Self::OpenFirst { item, place, others } => {
                return Owned(format!("{item} in {place}{}", and_more(*others, "and", "more")));
            }
            Self::Agrees => "Everything else agrees",
            Self::NoneChanges => "No number on the screen changes",
            Self::FromTablet { letter: Some(letter), records } => {
                return Owned(format!("Tablet {letter}: {}", records_en(*records)));
            }
            Self::FromTablet { letter: None, records } => {
                return Owned(format!("A new tablet: {}", records_en(*records)));
            }
            Self::Span { first, last, today } => return Owned(span(Lang::En, *first, *last, *today)),
            Self::Forks => "A tablet exists twice",
            Self::ForksSub => {
                "Records with the same numbers say different things: somebody works with a copy of a tablet. \
                 Both versions are kept and counted; some new numbers may differ from this list."
            }
            Self::OtherItems => "Supplies become one, or two again",
            Self::OtherItemsSub => "What they have together is added up when the file is taken in.",

            Self::FileFrom { tablet, at, today } => {
                return Owned(format!(
                    "File from Tablet {tablet}, {}. Sealed, unbroken.",
                    moment(Lang::En, *at, *today)
                ));
            }
            Self::AddQuestion { records: 1 } => "Add 1 record?",
            Self::AddQuestion { records } => return Owned(format!("Add {} records?", figure(*records))),
            Self::NotesQuestion => "No new records",
            Self::NotesText => {
                "The file only brings what the other tablet has noted about itself: what it had heard and exported."
            }
            Self::InFile => "In file",
            Self::Known => "Known",
            Self::New => "New",
            Self::Safe => "Adding never overwrites and never deletes. The same file twice adds nothing.",
            Self::NotNow => "Not now",
            Self::Add { records } => return Owned(format!("Add {}", figure(*records))),
            Self::AddNotes => "Add the notes",
            Self::Close => "Close",
            Self::AlreadyTitle => "Everything in this file is already here",
            Self::AlreadyText => "There is nothing to add.",
            Self::Added { records: 1 } => "1 record added.",
            Self::Added { records } => return Owned(format!("{} records added.", figure(*records))),
            Self::AddedNotes => "Added. There were no new records.",

            Self::Refused => "This file was not taken in",
            Self::NothingChanged => "Nothing on this tablet was changed.",
            Self::NotABundle => "It is not an export of Tallywell. Those end in .tallywell.",
            Self::Newer => "It comes from a newer version of Tallywell. Update this tablet first.",
            Self::TooLarge { size } => {
                return Owned(format!("It has {}, more than any clinic writes.", bytes(*size)));
            }
            Self::Cut { whole, of } => {
                return Owned(format!(
                    "It ends too early: {whole} of {of} batches are there. Export it again."
                ));
            }
            Self::DamagedAfter { whole, of: Some(of) } => {
                return Owned(format!("It is damaged after batch {whole} of {of}. Export it again."));
            }
            Self::DamagedAfter { .. } => "It is damaged from its beginning. Export it again.",
            Self::DamagedBatch { number, of, tablet: Some(tablet), from: Some(from) } => {
                return Owned(format!(
                    "It is damaged in batch {number} of {of}: Tablet {tablet}, from record {from}. Export it again."
                ));
            }
            Self::DamagedBatch { number, of, from: Some(from), .. } => {
                return Owned(format!(
                    "It is damaged in batch {number} of {of}, from record {from}. Export it again."
                ));
            }
            Self::DamagedBatch { number, of, .. } => {
                return Owned(format!("It is damaged in batch {number} of {of}. Export it again."));
            }
            Self::DamagedEnd => "All its batches are whole, but its end does not fit them. Export it again.",
            Self::OtherClinic { name } => {
                return Owned(format!("It holds the records of another clinic: {name}."));
            }
            Self::SampleFile => "It comes from a sample clinic. Sample records never mix with real ones.",
            Self::RealFile => "It comes from a real clinic. Remove the sample clinic first: they never mix.",
            Self::CannotRead { detail } => return Owned(format!("The file could not be read. {detail}")),
        })
    }

    pub fn es(&self) -> Text {
        Borrowed(match self {
            Self::Import => "Incorporar un archivo",
            Self::ImportNote => "De otra tableta, o una exportación anterior",
            Self::ImportText => "Primero se comprueba el archivo y usted ve qué cambiaría. Después decide.",
            Self::ChooseFile => "Elegir un archivo",
            Self::Reading { percent } => return Owned(format!("Leyendo el archivo, {percent} %")),
            Self::Checking => "Comprobando cada registro",

            Self::WillChange => "Lo que este archivo cambiará",
            Self::NothingYet => "Aún no ha cambiado nada",
            Self::Recount { lines: 1 } => "1 línea por contar de nuevo",
            Self::Recount { lines } => return Owned(format!("{lines} líneas por contar de nuevo")),
            Self::RecountSub { item, place, others } => {
                let rest = if *others > 0 { format!(", y {others} más") } else { String::new() };
                return Owned(format!(
                    "{item} en {place}{rest}: dos tabletas no coinciden sobre el mismo estante."
                ));
            }
            Self::NewNumbers { lines: 1 } => "1 estante recibe un número nuevo",
            Self::NewNumbers { lines } => {
                return Owned(format!("{} estantes reciben un número nuevo", count(*lines)));
            }
            Self::LineIn { item, place } => return Owned(format!("{item} en {place}")),
            Self::Becomes { before, after } => {
                return Owned(format!(
                    "{} pasa a {}",
                    amount(*before, "en blanco"),
                    amount(*after, "en blanco")
                ));
            }
            Self::MoreLines { lines: 1 } => "Y 1 estante más",
            Self::MoreLines { lines } => return Owned(format!("Y {} estantes más", count(*lines))),
            Self::NewThings { items: 0, places } => {
                return Owned(counted(*places, "lugar nuevo", "lugares nuevos"));
            }
            Self::NewThings { items, places: 0 } => {
                return Owned(counted(*items, "artículo nuevo", "artículos nuevos"));
            }
            Self::NewThings { items, places } => {
                let items = counted(*items, "artículo nuevo", "artículos nuevos");
                return Owned(format!("{items}, {}", counted(*places, "lugar nuevo", "lugares nuevos")));
            }
            Self::NewThingsSub => "Aparecen de inmediato en las listas",
            Self::OtherLots { lines } => {
                return Owned(format!(
                    "{} con otros lotes y la misma cantidad",
                    counted(*lines, "estante", "estantes")
                ));
            }
            Self::LotsBecome { lots } => return Owned(lots_become(lots, "pasa a")),
            Self::HeldLots { lots } => {
                return Owned(format!("Ya no se puede usar: {}", counted(*lots, "lote", "lotes")));
            }
            Self::ReleasedLots { lots } => {
                return Owned(format!("Se libera: {}", counted(*lots, "lote retenido", "lotes retenidos")));
            }
            Self::LotFirst { item, lot, others } => {
                return Owned(format!("{item}, lote {lot}{}", and_more(*others, "y", "más")));
            }
            Self::OpenContainers { count } => {
                return Owned(counted(*count, "recipiente abierto", "recipientes abiertos"));
            }
            Self::OpenFirst { item, place, others } => {
                return Owned(format!("{item} en {place}{}", and_more(*others, "y", "más")));
            }
            Self::Agrees => "Todo lo demás coincide",
            Self::NoneChanges => "Ningún número de la pantalla cambia",
            Self::FromTablet { letter: Some(letter), records } => {
                return Owned(format!("Tableta {letter}: {}", records_es(*records)));
            }
            Self::FromTablet { letter: None, records } => {
                return Owned(format!("Una tableta nueva: {}", records_es(*records)));
            }
            Self::Span { first, last, today } => return Owned(span(Lang::Es, *first, *last, *today)),
            Self::Forks => "Una tableta existe dos veces",
            Self::ForksSub => {
                "Registros con los mismos números dicen cosas distintas: alguien trabaja con una copia de una \
                 tableta. Ambas versiones se conservan y se cuentan; algún número puede diferir de esta lista."
            }
            Self::OtherItems => "Hay insumos que pasan a ser uno, o dos otra vez",
            Self::OtherItemsSub => "Lo que tienen juntos se suma al agregar el archivo.",

            Self::FileFrom { tablet, at, today } => {
                return Owned(format!(
                    "Archivo de la tableta {tablet}, {}. Sellado, intacto.",
                    moment(Lang::Es, *at, *today)
                ));
            }
            Self::AddQuestion { records: 1 } => "¿Añadir 1 registro?",
            Self::AddQuestion { records } => {
                return Owned(format!("¿Añadir {} registros?", figure(*records)));
            }
            Self::NotesQuestion => "No hay registros nuevos",
            Self::NotesText => {
                "El archivo solo trae lo que la otra tableta anotó de sí misma: lo que había recibido y exportado."
            }
            Self::InFile => "En el archivo",
            Self::Known => "Conocidos",
            Self::New => "Nuevos",
            Self::Safe => "Añadir nunca sobrescribe ni borra. El mismo archivo dos veces no añade nada.",
            Self::NotNow => "Ahora no",
            Self::Add { records } => return Owned(format!("Añadir {}", figure(*records))),
            Self::AddNotes => "Añadir las notas",
            Self::Close => "Cerrar",
            Self::AlreadyTitle => "Todo lo de este archivo ya está aquí",
            Self::AlreadyText => "No hay nada que añadir.",
            Self::Added { records: 1 } => "Se añadió 1 registro.",
            Self::Added { records } => return Owned(format!("Se añadieron {} registros.", figure(*records))),
            Self::AddedNotes => "Añadido. No había registros nuevos.",

            Self::Refused => "Este archivo no se incorporó",
            Self::NothingChanged => "No se cambió nada en esta tableta.",
            Self::NotABundle => "No es una exportación de Tallywell. Esas terminan en .tallywell.",
            Self::Newer => "Viene de una versión más nueva de Tallywell. Actualice antes esta tableta.",
            Self::TooLarge { size } => {
                return Owned(format!("Tiene {}, más de lo que escribe cualquier clínica.", bytes(*size)));
            }
            Self::Cut { whole, of } => {
                return Owned(format!(
                    "Termina antes de tiempo: hay {whole} de {of} lotes. Expórtelo de nuevo."
                ));
            }
            Self::DamagedAfter { whole, of: Some(of) } => {
                return Owned(format!("Está dañado después del lote {whole} de {of}. Expórtelo de nuevo."));
            }
            Self::DamagedAfter { .. } => "Está dañado desde el principio. Expórtelo de nuevo.",
            Self::DamagedBatch { number, of, tablet: Some(tablet), from: Some(from) } => {
                return Owned(format!(
                    "Está dañado en el lote {number} de {of}: tableta {tablet}, desde el registro {from}. \
                     Expórtelo de nuevo."
                ));
            }
            Self::DamagedBatch { number, of, from: Some(from), .. } => {
                return Owned(format!(
                    "Está dañado en el lote {number} de {of}, desde el registro {from}. Expórtelo de nuevo."
                ));
            }
            Self::DamagedBatch { number, of, .. } => {
                return Owned(format!("Está dañado en el lote {number} de {of}. Expórtelo de nuevo."));
            }
            Self::DamagedEnd => {
                "Todos sus lotes están completos, pero su final no corresponde. Expórtelo de nuevo."
            }
            Self::OtherClinic { name } => {
                return Owned(format!("Contiene los registros de otra clínica: {name}."));
            }
            Self::SampleFile => {
                "Viene de una clínica de muestra. Los registros de muestra nunca se mezclan con los reales."
            }
            Self::RealFile => {
                "Viene de una clínica real. Quite antes la clínica de muestra: nunca se mezclan."
            }
            Self::CannotRead { detail } => return Owned(format!("No se pudo leer el archivo. {detail}")),
        })
    }
}

fn figure(value: u64) -> String {
    number(i64::try_from(value).unwrap_or(i64::MAX))
}

fn count(value: usize) -> String {
    number(i64::try_from(value).unwrap_or(i64::MAX))
}

fn amount(value: Option<i64>, blank: &str) -> String {
    value.map_or_else(|| blank.to_owned(), number)
}

fn records_en(records: u64) -> String {
    counted(usize::try_from(records).unwrap_or(usize::MAX), "record", "records")
}

fn records_es(records: u64) -> String {
    counted(usize::try_from(records).unwrap_or(usize::MAX), "registro", "registros")
}

/// `K1042 8 becomes 5 · K2210 0 becomes 3`
fn lots_become(lots: &[(String, i64, i64)], becomes: &str) -> String {
    let one =
        |(lot, was, is): &(String, i64, i64)| format!("{lot} {} {becomes} {}", number(*was), number(*is));
    lots.iter().map(one).collect::<Vec<_>>().join(" · ")
}

fn and_more(others: usize, and: &str, more: &str) -> String {
    if others > 0 { format!(", {and} {others} {more}") } else { String::new() }
}

/// `Mon 13:20 to Tue 16:02`, or one moment when they are the same minute.
fn span(lang: Lang, first: Zoned, last: Zoned, today: Date) -> String {
    let (from, to) = (moment(lang, first, today), moment(lang, last, today));
    match lang {
        _ if from == to => from,
        Lang::En => format!("{from} to {to}"),
        Lang::Es => format!("De {from} a {to}"),
    }
}
