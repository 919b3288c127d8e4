//! Words of scanned codes: what they say, why they are refused, which item they mean, the sitting, and
//! the scanner itself.

use std::borrow::Cow::{Borrowed, Owned};

use super::figure::number;
use super::{Lang, Text};
use crate::app::scan::Unread;

/// What other places say of scans. Apart, so that the words of the screens stay with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScanDoorMsg {
    Scanner,
    ScannerState,
    Sitting,
    SittingSub,
}

impl ScanDoorMsg {
    pub(super) fn in_language(self, lang: Lang) -> Text {
        let (en, es) = match self {
            Self::Scanner => ("Scanner", "Lector de códigos"),
            Self::ScannerState => (
                "A sheet that teaches this tablet its scanner",
                "Una hoja que le enseña a esta tableta su lector",
            ),
            Self::Sitting => ("Scan one after the other", "Escanear uno tras otro"),
            Self::SittingSub => (
                "Each scan counts one: received, used, or on the shelf.",
                "Cada lectura cuenta uno: recibido, usado o en el estante.",
            ),
        };
        Borrowed(match lang {
            Lang::En => en,
            Lang::Es => es,
        })
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScanMsg {
    Refused { why: Unread },
    NoArticle,
    WhichReading,
    WhichReadingText,
    Neither,
    LotIs { lot: String },
    NoLot,
    NoExpiry,
    SerialIs { serial: String },
    OtherItemFirst { item: String },
    UnknownFirst,
    OtherLotFirst,
    SameSerial { serial: String },
    ScansHere { scans: usize },
    TakeBack,
    Scanned,
    NothingYetTitle,
    NothingYetText,
    Says,
    Code,
    Lot,
    Serial,
    Drug,
    Inside { pieces: i64 },
    InsideName,
    StandsFor,
    Single,
    Where,
    WhereNote,
    CountHere,
    ToItem,
    WhereFirst,
    Unlink,
    UnknownTitle,
    UnknownText,
    WhichPackText { item: String },
    WhichItem,
    WhichPack,
    WhichPackNote,
    OuterNote,
    AnotherPack,
    PackName,
    PackHolds,
    PackHoldsHint,
    ItemFirst,
    PackFirst,
    Link,
    SittingAct,
    ActReceive,
    ActUse,
    ActCount,
    Place,
    SittingEmpty,
    SittingEmptyText,
    SittingList,
    SittingListNote { scans: i64 },
    Times { scans: i64, pieces: i64 },
    LastScan,
    Undo,
    UndoNote,
    RecordCounts { items: usize },
    CountsRecorded { items: usize },
    TheCounts,
    PlaceFirst,
    Earlier,
    LotByHand,
    FinishCount,
    ByHand,
    OtherItem,
}

impl ScanMsg {
    pub(super) fn in_language(self, lang: Lang) -> Text {
        let say = |en: &'static str, es: &'static str| match lang {
            Lang::En => Borrowed(en),
            Lang::Es => Borrowed(es),
        };
        let form = |en: String, es: String| match lang {
            Lang::En => Owned(en),
            Lang::Es => Owned(es),
        };
        match self {
            Self::Refused { why } => refused(&why, lang),
            Self::NoArticle => say(
                "This code has a lot or a date and no article. Scan the other code on the box, or open the record first.",
                "Este código trae lote o fecha y ningún artículo. Escanee el otro código de la caja, o abra antes la anotación.",
            ),
            Self::WhichReading => say("Which is right?", "¿Cuál es la correcta?"),
            Self::WhichReadingText => say(
                "This code can be read in more than one way. Compare with the label.",
                "Este código se puede leer de más de una manera. Compare con la etiqueta.",
            ),
            Self::Neither => say("None of these", "Ninguna de estas"),
            Self::LotIs { lot } => form(format!("Lot {lot}"), format!("Lote {lot}")),
            Self::NoLot => say("No lot", "Sin lote"),
            Self::NoExpiry => say("no expiry", "sin vencimiento"),
            Self::SerialIs { serial } => form(format!("serial {serial}"), format!("serie {serial}")),
            Self::OtherItemFirst { item } => form(
                format!("That was {item}. Record or cancel this one first, then scan it again."),
                format!("Eso era {item}. Anote o cancele antes lo de aquí y escanéelo de nuevo."),
            ),
            Self::UnknownFirst => say(
                "That code is not linked to an item. Record or cancel this first, then scan it again.",
                "Ese código no está vinculado a un insumo. Anote o cancele antes lo de aquí y escanéelo de nuevo.",
            ),
            Self::OtherLotFirst => say(
                "That is another lot or another pack. Record what is here first, then scan it again.",
                "Eso es otro lote u otro empaque. Anote antes lo de aquí y escanéelo de nuevo.",
            ),
            Self::SameSerial { serial } => form(
                format!("Serial {serial} was scanned already: it is the same piece, and counts once."),
                format!("La serie {serial} ya se escaneó: es la misma pieza y cuenta una vez."),
            ),
            Self::ScansHere { scans } => form(
                format!("Scanned: {scans}. Each adds one, unless you type a figure."),
                format!("Lecturas: {scans}. Cada una suma uno, salvo que escriba una cantidad."),
            ),
            Self::TakeBack => say("Take back the last", "Deshacer la última"),
            Self::Scanned => say("Scanned", "Escaneado"),
            Self::NothingYetTitle => say("Nothing scanned yet", "Aún nada escaneado"),
            Self::NothingYetText => say(
                "Scan a code on a supply, on this screen or on any other.",
                "Escanee el código de un insumo, en esta pantalla o en cualquier otra.",
            ),
            Self::Says => say("The code says", "El código dice"),
            Self::Code => say("Code", "Código"),
            Self::Lot => say("Lot", "Lote"),
            Self::Serial => say("Serial", "Serie"),
            Self::Drug => say("Drug number (NDC)", "Número del medicamento (NDC)"),
            Self::Inside { pieces } => {
                form(format!("{} inside", number(pieces)), format!("{} dentro", number(pieces)))
            }
            Self::InsideName => say("Contents", "Contenido"),
            Self::StandsFor => say("Stands for", "Representa"),
            Self::Single => say("One piece", "Una pieza"),
            Self::Where => say("Where", "Dónde"),
            Self::WhereNote => say("the record is for this place", "la anotación es de este lugar"),
            Self::CountHere => say("Count here", "Contar aquí"),
            Self::ToItem => say("Where it lies", "Dónde está"),
            Self::WhereFirst => say("Choose the place first", "Elija antes el lugar"),
            Self::Unlink => say("This code means something else", "Este código es de otra cosa"),
            Self::UnknownTitle => say("Which item is this?", "¿Qué insumo es este?"),
            Self::UnknownText => say(
                "This code is new here. Link it once, and it is known on every tablet.",
                "Este código es nuevo aquí. Vincúlelo una vez y todas las tabletas lo conocerán.",
            ),
            Self::WhichPackText { item } => form(
                format!("Another pack of {item}? Say which one this code stands for."),
                format!("¿Otro empaque de {item}? Diga cuál representa este código."),
            ),
            Self::WhichItem => say("Item", "Insumo"),
            Self::WhichPack => say("One scan is", "Una lectura es"),
            Self::WhichPackNote => say("look at what you hold", "mire lo que tiene en la mano"),
            Self::OuterNote => say(
                "By its number this is an outer pack, not a single piece.",
                "Por su número es un empaque exterior, no una pieza suelta.",
            ),
            Self::AnotherPack => say("Another pack", "Otro empaque"),
            Self::PackName => say("What the pack is called", "Cómo se llama el empaque"),
            Self::PackHolds => say("How many it holds", "Cuántas piezas trae"),
            Self::PackHoldsHint => say("Single pieces: 2 or more.", "Piezas sueltas: 2 o más."),
            Self::ItemFirst => say("Choose the item first", "Elija antes el insumo"),
            Self::PackFirst => say("Say what one scan is", "Diga qué es una lectura"),
            Self::Link => say("Link the code", "Vincular el código"),
            other => other.of_sitting(lang),
        }
    }

    fn of_sitting(self, lang: Lang) -> Text {
        let say = |en: &'static str, es: &'static str| match lang {
            Lang::En => Borrowed(en),
            Lang::Es => Borrowed(es),
        };
        let form = |en: String, es: String| match lang {
            Lang::En => Owned(en),
            Lang::Es => Owned(es),
        };
        match self {
            Self::SittingAct => say("Each scan is", "Cada lectura es"),
            Self::ActReceive => say("Received", "Recibido"),
            Self::ActUse => say("Used", "Usado"),
            Self::ActCount => say("On the shelf", "En el estante"),
            Self::Place => say("Place", "Lugar"),
            Self::SittingEmpty => say("Scan the first one", "Escanee el primero"),
            Self::SittingEmptyText => say(
                "Each scan adds one to its row. A scan that is received or used is recorded at once.",
                "Cada lectura suma uno en su renglón. Lo recibido o usado se anota en el momento.",
            ),
            Self::SittingList => say("In this sitting", "En esta ronda"),
            Self::SittingListNote { scans } => {
                form(format!("Scans: {}", number(scans)), format!("Lecturas: {}", number(scans)))
            }
            Self::Times { scans, pieces } if scans == pieces => Owned(number(pieces)),
            Self::Times { scans, pieces } => {
                Owned(format!("{} × {} = {}", number(scans), number(pieces / scans.max(1)), number(pieces)))
            }
            Self::LastScan => say("Last scan", "Última lectura"),
            Self::Undo => say("Take back the last scan", "Deshacer la última lectura"),
            Self::UndoNote => say("Nothing to take back", "Nada que deshacer"),
            Self::RecordCounts { items } => {
                form(format!("Record the count of {items}"), format!("Anotar el conteo de {items}"))
            }
            Self::CountsRecorded { items } => {
                form(format!("Counts recorded: {items}."), format!("Conteos anotados: {items}."))
            }
            Self::TheCounts => say("the counts", "los conteos"),
            Self::PlaceFirst => say("Choose the place first", "Elija antes el lugar"),
            Self::Earlier => say(
                "Another lot goes first, or this one must not be used. Record it on its own page, with the reason.",
                "Otro lote va antes, o este no debe usarse. Anótelo en su propia página, con el motivo.",
            ),
            Self::LotByHand => say(
                "This supply is received with its lot and expiry, and the code does not say them. Record it on its own page.",
                "Este insumo se recibe con lote y vencimiento, y el código no los trae. Anótelo en su propia página.",
            ),
            Self::OtherItem => say("Choose another item", "Elegir otro insumo"),
            Self::FinishCount => say(
                "Record or take back the counts before choosing something else",
                "Anote o deshaga los conteos antes de elegir otra cosa",
            ),
            _ => say("Record it by hand", "Anotarlo a mano"),
        }
    }
}

/// Why a code is not read, and what to do about it.
fn refused(why: &Unread, lang: Lang) -> Text {
    let say = |en: &'static str, es: &'static str| match lang {
        Lang::En => Borrowed(en),
        Lang::Es => Borrowed(es),
    };
    let form = |en: String, es: String| match lang {
        Lang::En => Owned(en),
        Lang::Es => Owned(es),
    };
    match why {
        Unread::Empty => say("That scan was empty. Scan again.", "Esa lectura vino vacía. Escanee de nuevo."),
        Unread::TooLong => say(
            "That is longer than any code on a supply. Nothing of it was kept.",
            "Eso es más largo que cualquier código de un insumo. No se guardó nada.",
        ),
        Unread::Person => say(
            "That code is of a person, not of a supply. It was not read and nothing of it was kept.",
            "Ese código es de una persona, no de un insumo. No se leyó ni se guardó nada.",
        ),
        Unread::CheckDigit => say(
            "The check digit is wrong: the code was misread. Scan again, or type what is printed.",
            "El dígito de control no coincide: se leyó mal. Escanee de nuevo o escriba lo impreso.",
        ),
        Unread::Date { .. } => say(
            "The code says a date that does not exist. Scan again; if it stays, type the lot and expiry from the label.",
            "El código trae una fecha que no existe. Escanee de nuevo; si sigue igual, escriba el lote y el vencimiento de la etiqueta.",
        ),
        Unread::NotTogether { field, other } => form(
            format!("The code contradicts itself ({field} beside {other}). Type what is printed."),
            format!("El código se contradice ({field} junto a {other}). Escriba lo impreso."),
        ),
        Unread::Needs { field } => form(
            format!("A part of the code is missing (beside {field}). Scan again, or type what is printed."),
            format!("Falta una parte del código (junto a {field}). Escanee de nuevo o escriba lo impreso."),
        ),
        Unread::Twice { field } => form(
            format!("The code says two different things in one field ({field}). Type what is printed."),
            format!("El código dice dos cosas distintas en un campo ({field}). Escriba lo impreso."),
        ),
        Unread::UnknownField { .. } | Unread::Field { .. } => say(
            "The code was not read whole. Scan again, or type what is printed. If it happens often, see More, Scanner.",
            "El código no se leyó completo. Escanee de nuevo o escriba lo impreso. Si pasa seguido, vea Más, Lector de códigos.",
        ),
    }
}
