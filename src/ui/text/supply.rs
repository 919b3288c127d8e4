//! Words of supplies: finding one, its lots, what is recorded of it, and the expiry board.

use std::borrow::Cow::{Borrowed, Owned};

use super::figure::{counted, number};
use super::{Lang, Text, day, reasons};
use crate::domain::event::stock::{
    LateReason, LotChoice, UseContext, VarianceReason, WasteReason, WasteRoute,
};
use crate::domain::inventory::command::Act;
use crate::domain::inventory::fefo::Band;
use crate::domain::inventory::lot::{Expiry, Funding, Precision};
use crate::domain::time::Date;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SupplyMsg {
    Find,
    FindSub,
    FindBox,
    Found { items: usize },
    NothingFoundTitle,
    NothingFoundText,
    OnHandIn { pieces: i64, places: usize },
    NowhereYet,
    Where,
    OtherPlaces,
    OtherPlacesNote,
    UsableWord,
    UsableOf { usable: i64, have: i64 },
    OnHandHere { have: i64 },
    Lots,
    LotsNote { lots: usize },
    LotUnknown,
    Until { expiry: Expiry, today: Date },
    Pieces { low: i64, high: i64 },
    Inferred,
    FirstOut,
    Expired,
    Held,
    Recalled,
    Disputed,
    Funded { funding: Funding },
    ActName { act: Act },
    ActTitle { act: Act },
    ActAt { act: Act, place: String },
    ActNow { act: Act, pieces: Option<i64> },
    Acted { act: Act, item: String, pieces: i64 },
    TheRecord,
    HowMany,
    Lot,
    LotNote { act: Act },
    AnotherLot,
    NewLot,
    LotText,
    LotTextHint,
    ExpiryText,
    ExpiryHint,
    LookAlike { lot: String },
    LotTooLong,
    ExpiryWrong,
    ExpiryAgain,
    LotAgain,
    ExpiryPast,
    PutAside,
    LotFirst,
    ExpiryFirst,
    WhyNotEarlier { lot: String },
    WhyUnfit,
    SayWhyFirst,
    PackOf { name: String, holds: i64 },
    InPacks,
    Comes { pieces: i64 },
    WasteWhy,
    WasteWhere,
    UseFor,
    ToPlace,
    ToPlaceFirst,
    UpOrDown,
    Up,
    Down,
    WhyAdjust,
    When,
    Now,
    Earlier,
    OnDay,
    AtTime,
    TimeHint,
    TimeWrong,
    WhyLate,
    AmountFirst,
    AmountTooMuch,
    SureAmount { pieces: i64 },
    Board,
    BoardSub,
    BoardRow { expired: usize, soon: usize },
    BoardEmptyTitle,
    BoardEmptyText,
    BandTitle { band: Band },
    BandNote { lots: usize },
    ShowBand,
    WasteReason(WasteReason),
    WasteRoute(WasteRoute),
    UseContext(UseContext),
    LotChoice(LotChoice),
    VarianceReason(VarianceReason),
    LateReason(LateReason),
    DayOf { date: Date, today: Date },
}

/// `30 Jun 2027`, or `Jun 2027` where only a month was printed.
pub fn expiry_words(lang: Lang, expiry: Expiry, today: Date) -> String {
    match expiry.printed {
        Precision::Day => day::short_day(lang, expiry.last_day, today),
        Precision::Month => day::month_year(lang, expiry.last_day),
    }
}

impl SupplyMsg {
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
            Self::Find => say("Find a supply", "Buscar un insumo"),
            Self::FindSub => say(
                "Where it lies, how much of it, and everything you can record of it.",
                "Dónde está, cuánto hay y todo lo que puede anotar.",
            ),
            Self::FindBox => say("Name or code", "Nombre o código"),
            Self::Found { items } => {
                form(counted(items, "supply", "supplies"), counted(items, "insumo", "insumos"))
            }
            Self::NothingFoundTitle => say("Nothing like that", "No hay nada así"),
            Self::NothingFoundText => say(
                "Try fewer letters, or the code on the shelf label.",
                "Pruebe con menos letras o con el código de la etiqueta.",
            ),
            Self::OnHandIn { pieces, places } => form(
                format!("{} in {}", number(pieces), counted(places, "place", "places")),
                format!("{} en {}", number(pieces), counted(places, "lugar", "lugares")),
            ),
            Self::NowhereYet => say("Nothing recorded yet", "Aún sin anotaciones"),
            Self::Where => say("Where it lies", "Dónde está"),
            Self::OtherPlaces => say("Other places", "Otros lugares"),
            Self::OtherPlacesNote => say("nothing recorded there", "nada anotado allí"),
            Self::UsableWord => say("usable", "utilizables"),
            Self::UsableOf { usable, have } => form(
                format!("{} usable of {}", number(usable), number(have)),
                format!("{} utilizables de {}", number(usable), number(have)),
            ),
            Self::OnHandHere { have } => {
                form(format!("{} on hand", number(have)), format!("{} en existencia", number(have)))
            }
            Self::Lots => say("Lots", "Lotes"),
            Self::LotsNote { lots } => form(
                format!("{}, first out first", counted(lots, "lot", "lots")),
                format!("{}, primero el que vence antes", counted(lots, "lote", "lotes")),
            ),
            Self::LotUnknown => say("Lot not known", "Lote desconocido"),
            Self::Until { expiry, today } => {
                let words = expiry_words(lang, expiry, today);
                form(format!("until {words}"), format!("hasta {words}"))
            }
            Self::Pieces { low, high } if low == high => Owned(number(low)),
            Self::Pieces { low, high } => form(
                format!("{} to {}", number(low), number(high)),
                format!("{} a {}", number(low), number(high)),
            ),
            Self::Inferred => say("from the total", "según el total"),
            Self::FirstOut => say("Use first", "Usar primero"),
            Self::Expired => say("Expired", "Vencido"),
            Self::Held => say("Held", "Retenido"),
            Self::Recalled => say("Recalled", "Retirado"),
            Self::Disputed => say("Two expiries were read", "Se leyeron dos fechas"),
            Self::Funded { funding } => reasons::funding(funding, lang),
            Self::ActName { act } => match act {
                Act::Receive => say("Receive", "Recibir"),
                Act::Use => say("Use", "Usar"),
                Act::Move => say("Move", "Mover"),
                Act::Waste => say("Waste", "Desechar"),
                Act::Adjust => say("Adjust", "Ajustar"),
            },
            Self::ActTitle { act } => match act {
                Act::Receive => say("Received", "Recibido"),
                Act::Use => say("Used", "Usado"),
                Act::Move => say("Moved", "Movido"),
                Act::Waste => say("Wasted", "Desechado"),
                Act::Adjust => say("Adjusted", "Ajustado"),
            },
            Self::ActAt { act, place } => match act {
                Act::Receive => form(format!("Received in {place}"), format!("Recibido en {place}")),
                Act::Use => form(format!("Used in {place}"), format!("Usado en {place}")),
                Act::Move => form(format!("Moved from {place}"), format!("Movido desde {place}")),
                Act::Waste => form(format!("Wasted in {place}"), format!("Desechado en {place}")),
                Act::Adjust => form(format!("Adjusted in {place}"), format!("Ajustado en {place}")),
            },
            Self::ActNow { act, pieces } => {
                let pieces = pieces.map_or_else(|| "–".to_owned(), number);
                match act {
                    Act::Receive => {
                        form(format!("Record {pieces} received"), format!("Anotar {pieces} recibidos"))
                    }
                    Act::Use => form(format!("Record {pieces} used"), format!("Anotar {pieces} usados")),
                    Act::Move => form(format!("Record {pieces} moved"), format!("Anotar {pieces} movidos")),
                    Act::Waste => {
                        form(format!("Record {pieces} wasted"), format!("Anotar {pieces} desechados"))
                    }
                    Act::Adjust => form(format!("Adjust by {pieces}"), format!("Ajustar en {pieces}")),
                }
            }
            Self::Acted { act, item, pieces } => {
                let pieces = number(pieces);
                match act {
                    Act::Receive => {
                        form(format!("{item}: {pieces} received."), format!("{item}: {pieces} recibidos."))
                    }
                    Act::Use => form(format!("{item}: {pieces} used."), format!("{item}: {pieces} usados.")),
                    Act::Move => {
                        form(format!("{item}: {pieces} moved."), format!("{item}: {pieces} movidos."))
                    }
                    Act::Waste => {
                        form(format!("{item}: {pieces} wasted."), format!("{item}: {pieces} desechados."))
                    }
                    Act::Adjust => form(
                        format!("{item}: adjusted by {pieces}."),
                        format!("{item}: ajustado en {pieces}."),
                    ),
                }
            }
            Self::TheRecord => say("the record", "la anotación"),
            Self::HowMany => say("How many", "Cuántos"),
            Self::Lot => say("Lot", "Lote"),
            Self::LotNote { act: Act::Receive } => {
                say("as printed on the box", "como está impreso en la caja")
            }
            Self::LotNote { .. } => say("the first to expire stands first", "primero el que vence antes"),
            Self::AnotherLot => say("Another lot", "Otro lote"),
            Self::NewLot => say("New lot", "Lote nuevo"),
            Self::LotText => say("Lot number", "Número de lote"),
            Self::LotTextHint => say(
                "After LOT on the label. Zero and O differ.",
                "Después de LOT en la etiqueta. El cero y la O son distintos.",
            ),
            Self::ExpiryText => say("Expires", "Vence"),
            Self::ExpiryHint => say(
                "As printed: 03/31/2027 or 03/2027.",
                "Como está impreso: 03/31/2027 (mes/día/año) o 03/2027.",
            ),
            Self::LookAlike { lot } => form(
                format!("{lot} is on record and looks alike. Read the label again: 0 or O, 1 or I?"),
                format!("Ya existe {lot}, que se parece. Lea de nuevo la etiqueta: ¿0 u O, 1 o I?"),
            ),
            Self::LotTooLong => say("A lot has at most 20 characters.", "Un lote tiene hasta 20 caracteres."),
            Self::ExpiryWrong => say(
                "This is no date. Write it as 03/31/2027, or 03/2027 if only a month is printed.",
                "Esto no es una fecha. Escríbala como 03/31/2027 (mes/día/año), o 03/2027 si solo hay mes.",
            ),
            Self::ExpiryAgain => say("Check the expiry", "Revise el vencimiento"),
            Self::LotAgain => say("Check the lot", "Revise el lote"),
            Self::PutAside => say(
                "This lot is recalled or held. Record it, and put it where nobody takes it.",
                "Este lote está retirado por el fabricante o retenido. Anótelo y apártelo donde nadie lo tome.",
            ),
            Self::ExpiryPast => {
                say("This has expired already. Read it again.", "Esto ya venció. Léalo de nuevo.")
            }
            Self::LotFirst => say("Choose the lot first", "Elija antes el lote"),
            Self::ExpiryFirst => say("Write the expiry first", "Escriba antes el vencimiento"),
            Self::WhyNotEarlier { lot } => form(
                format!("Why not {lot}, which expires first?"),
                format!("¿Por qué no {lot}, que vence antes?"),
            ),
            Self::WhyUnfit => {
                say("This lot must not be used. Why was it?", "Este lote no debe usarse. ¿Por qué se usó?")
            }
            Self::SayWhyFirst => say("Say why first", "Diga antes por qué"),
            Self::PackOf { name, holds } => {
                form(format!("{name} of {}", number(holds)), format!("{name} de {}", number(holds)))
            }
            Self::InPacks => say("In packs", "En empaques"),
            Self::Comes { pieces } => {
                form(format!("= {} in all", number(pieces)), format!("= {} en total", number(pieces)))
            }
            Self::WasteWhy => say("Why", "Por qué"),
            Self::WasteWhere => say("Where it went", "A dónde fue"),
            Self::UseFor => say("For", "Para"),
            Self::ToPlace => say("To", "A"),
            Self::ToPlaceFirst => say("Choose the place first", "Elija antes el lugar"),
            Self::UpOrDown => say("The book says", "El registro dice"),
            Self::Up => say("Too little: add", "De menos: sumar"),
            Self::Down => say("Too much: take off", "De más: restar"),
            Self::WhyAdjust => say(
                "Why. If you are not sure, count the shelf instead.",
                "Por qué. Si no está seguro, mejor cuente el estante.",
            ),
            Self::When => say("When", "Cuándo"),
            Self::Now => say("Now", "Ahora"),
            Self::Earlier => say("Earlier", "Antes"),
            Self::OnDay => say("Day", "Día"),
            Self::AtTime => say("Time", "Hora"),
            Self::TimeHint => say("24 hours, such as 14:30.", "24 horas, por ejemplo 14:30."),
            Self::TimeWrong => say("Write the time as 14:30", "Escriba la hora como 14:30"),
            Self::WhyLate => say("Why it is entered now", "Por qué se anota ahora"),
            Self::AmountFirst => say("Enter how many first", "Escriba antes cuántos"),
            Self::AmountTooMuch => say("More than a line may hold", "Más de lo que cabe en una línea"),
            Self::SureAmount { pieces } => form(
                format!("{} is very many. Press once more if it is right.", number(pieces)),
                format!("{} es muchísimo. Oprima otra vez si es correcto.", number(pieces)),
            ),
            Self::Board => say("Expiry board", "Vencimientos"),
            Self::BoardSub => say(
                "Every lot with a date, in the order of the walk. The day itself is still good.",
                "Cada lote con fecha, en el orden del recorrido. El día mismo aún sirve.",
            ),
            Self::BoardRow { expired: 0, soon: 0 } => say("Nothing within 30 days", "Nada en 30 días"),
            Self::BoardRow { expired, soon } => form(
                format!("{} expired, {} within 30 days", number(expired as i64), number(soon as i64)),
                format!("{} vencidos, {} en 30 días", number(expired as i64), number(soon as i64)),
            ),
            Self::BoardEmptyTitle => say("No lot is on record", "Ningún lote anotado"),
            Self::BoardEmptyText => say(
                "Receive a supply with its lot and expiry, and it is watched from here.",
                "Reciba un insumo con su lote y vencimiento, y se vigila desde aquí.",
            ),
            Self::BandTitle { band } => match band {
                Band::Expired => say("Expired", "Vencidos"),
                Band::Within30 => say("Within 30 days", "En 30 días"),
                Band::Within60 => say("Within 60 days", "En 60 días"),
                Band::Within90 => say("Within 90 days", "En 90 días"),
                Band::Later => say("Later", "Después"),
            },
            Self::BandNote { lots } => form(counted(lots, "lot", "lots"), counted(lots, "lote", "lotes")),
            Self::ShowBand => say("Shown", "Se muestran"),
            Self::WasteReason(reason) => reasons::waste_reason(reason, lang),
            Self::WasteRoute(route) => reasons::waste_route(route, lang),
            Self::UseContext(context) => reasons::use_context(context, lang),
            Self::LotChoice(choice) => reasons::lot_choice(choice, lang),
            Self::VarianceReason(reason) => reasons::variance_reason(reason, lang),
            Self::LateReason(reason) => reasons::late_reason(reason, lang),
            Self::DayOf { date, today } => match today.days().saturating_sub(date.days()) {
                0 => say("Today", "Hoy"),
                1 => say("Yesterday", "Ayer"),
                _ => {
                    let (weekday, day) = (day::weekday_short(lang, date), day::short_day(lang, date, today));
                    Owned(format!("{weekday} {day}"))
                }
            },
        }
    }
}
