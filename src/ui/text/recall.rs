//! Words of recalls and holds: registering one, dealing with its lines, the page of a lot.

use std::borrow::Cow::{Borrowed, Owned};

use super::figure::{counted, number};
use super::{Lang, Text, day};
use crate::domain::event::lots::HoldReason;
use crate::domain::event::supply::{RecallAction, RecallClass, RecallLine};
use crate::domain::inventory::lot_list::RANGE_MOST;
use crate::domain::time::{Date, Zoned};

/// What a line of a recall asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LineKind {
    Found,
    Suspect,
    Used,
    SentAway,
}

impl LineKind {
    pub const ALL: [Self; 4] = [Self::Found, Self::Suspect, Self::Used, Self::SentAway];

    pub const fn of(line: &RecallLine) -> Self {
        match line {
            RecallLine::Found(..) => Self::Found,
            RecallLine::Suspect(_) => Self::Suspect,
            RecallLine::Used(_) => Self::Used,
            RecallLine::SentAway(_) => Self::SentAway,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecallMsg {
    Title,
    Sub,
    HomeRow { open: usize },
    TodayRow { lines: usize, recalls: usize },
    TodayFirst { item: String, source: String },
    Register,
    RegisterSub,
    NoneTitle,
    NoneText,
    ListNote { recalls: usize },
    OpenLines { lines: usize },
    CanClose,
    Reopened { lines: usize },
    Closed,
    Since { at: Zoned, today: Date, by: String },
    Lots { lots: usize },
    Class(RecallClass),
    ClassLabel,
    ItemLabel,
    ItemSearch,
    ItemNone,
    AnotherItem,
    Source,
    SourceHint,
    LotsLabel,
    LotsHint,
    InText,
    InTextNote { chosen: usize, all: usize },
    Range { first: String, last: String, codes: usize },
    RangeNote,
    TakeAll { codes: usize },
    TakeNone { codes: usize },
    OnRecord { pieces: i64, places: usize },
    OnRecordGone,
    NotOnRecord,
    Doubtful,
    Resembles { lot: String },
    TooLong { text: String },
    TooWide { first: String, last: String },
    ItemFirst,
    SourceFirst,
    SourceLong,
    LotsFirst,
    TickFirst,
    CheckList { lots: usize },
    CheckTitle,
    CheckSub,
    Confirmed,
    HitsNow,
    HitsNone,
    HitsNoneText,
    Back,
    RegisterNow { lots: usize },
    Registered { lots: usize },
    TheRecall,
    Group(LineKind),
    GroupNote { kind: LineKind, open: usize, lines: usize },
    LotOf { lot: String },
    UnknownLot,
    Action(RecallAction),
    ActionDone { action: RecallAction, found: i64, at: Zoned, today: Date, by: String },
    CameSince,
    StillOnBook { pieces: i64 },
    OffTheBook,
    WhatWasDone,
    HowManyFound,
    OnTheBook,
    ActionFirst,
    FoundFirst,
    Record,
    HeldIn { places: usize },
    AllDone,
    AllDoneText,
    NothingHit,
    Close,
    CloseNeedsLead,
    Print,
    CannotPrint,
    NotHere,
    NotHereText,
    LotTitle { lot: String },
    State,
    Usable,
    ByRecall { source: String },
    Where,
    WhereNone,
    CorrectTitle,
    CorrectText,
    CorrectNote,
    CorrectNow,
    Corrected,
    ReadAs { lots: String },
    Holds,
    HoldsNone,
    HoldReason(HoldReason),
    HoldWhy,
    HoldWhere,
    Everywhere,
    HoldNow,
    HoldWhyFirst,
    HeldSince { at: Zoned, today: Date, by: String },
    Released { at: Zoned, today: Date },
    Release,
    ReleaseNeedsLead,
    NoExpiry,
    NoteTooLong,
    UseFirst,
    Move,
    Waste,
    Return,
    ActsFor { lot: String },
}

impl RecallMsg {
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
            Self::Title => say("Recalls", "Retiros"),
            Self::Sub => say(
                "Lots that a maker takes back: held at once, and every place is a line to deal with.",
                "Lotes que el fabricante retira: se retienen de inmediato y cada lugar es una línea por atender.",
            ),
            Self::Register => say("Register a recall", "Registrar un retiro"),
            Self::RegisterSub => say(
                "Paste the notice. You tick each lot; nothing is taken for sure.",
                "Pegue el aviso. Usted marca cada lote; nada se da por seguro.",
            ),
            Self::NoneTitle => say("No recall is registered", "Ningún retiro registrado"),
            Self::NoneText => say(
                "When a notice comes, register it here. Its lots are held in every place at once.",
                "Cuando llegue un aviso, regístrelo aquí. Sus lotes se retienen de inmediato en todos los lugares.",
            ),
            Self::CanClose => {
                say("All lines are done: a lead can close it", "Todo atendido: se puede cerrar")
            }
            Self::Closed => say("Closed", "Cerrado"),
            Self::Class(class) => match class {
                RecallClass::One => say("Class I", "Clase I"),
                RecallClass::Two => say("Class II", "Clase II"),
                RecallClass::Three => say("Class III", "Clase III"),
                RecallClass::Unclassed => say("No class", "Sin clase"),
            },
            Self::ClassLabel => say("Class", "Clase"),
            Self::ItemLabel => say("Supply", "Insumo"),
            Self::ItemSearch => {
                say("Find the supply by name or code", "Busque el insumo por nombre o código")
            }
            Self::ItemNone => say(
                "Nothing like that. Try fewer letters, or the code on the shelf label.",
                "No hay nada así. Pruebe con menos letras o con el código de la etiqueta.",
            ),
            Self::AnotherItem => say("Another supply", "Otro insumo"),
            Self::Source => say("Who recalls it", "Quién lo retira"),
            Self::SourceHint => {
                say("The maker or FDA, with their number for it.", "El fabricante o la FDA, con su número.")
            }
            Self::LotsLabel => say("Lots", "Lotes"),
            Self::LotsHint => say(
                "Type or paste them, with the words around. Ranges such as 21B03-21B09 are told code by code.",
                "Escríbalos o péguelos, con las palabras de alrededor. Un rango como 21B03-21B09 se muestra código por código.",
            ),
            Self::InText => say("Lots in this text", "Lotes en este texto"),
            Self::RangeNote => say(
                "How a maker counts is a guess. Tick what the notice means.",
                "Cómo numera el fabricante es una suposición. Marque lo que dice el aviso.",
            ),
            Self::OnRecordGone => say("on record, none left", "registrado, ya no queda"),
            Self::NotOnRecord => say("not on record here", "sin registro aquí"),
            Self::Doubtful => say("is this a lot?", "¿es un lote?"),
            Self::ItemFirst => say("Choose the supply first", "Elija antes el insumo"),
            Self::SourceFirst => say("Say who recalls it first", "Diga antes quién lo retira"),
            Self::SourceLong => say("At most 60 characters.", "Hasta 60 caracteres."),
            Self::LotsFirst => say("Write the lots first", "Escriba antes los lotes"),
            Self::TickFirst => say("Tick at least one lot", "Marque al menos un lote"),
            Self::CheckTitle => say("Check before registering", "Revise antes de registrar"),
            Self::CheckSub => say(
                "These lots are held from the moment you register.",
                "Estos lotes quedan retenidos en cuanto los registre.",
            ),
            Self::Confirmed => say("Recalled lots", "Lotes retirados"),
            Self::HitsNow => say("What it hits right now", "Lo que afecta ahora"),
            Self::HitsNone => say("Nothing on record", "Nada registrado"),
            Self::HitsNoneText => say(
                "No shelf has these lots or stock of an unknown lot. They are held if they turn up later.",
                "Ningún estante tiene estos lotes ni existencias de lote desconocido. Se retienen si aparecen después.",
            ),
            Self::Back => say("Back to the text", "Volver al texto"),
            Self::TheRecall => say("the recall", "el retiro"),
            Self::Group(kind) => match kind {
                LineKind::Found => say("Found on the book: held", "En el registro: retenido"),
                LineKind::Suspect => say("To inspect: lot not known", "Por revisar: lote desconocido"),
                LineKind::Used => say("Used", "Usado"),
                LineKind::SentAway => say("Sent to another site", "Enviado a otra sede"),
            },
            Self::UnknownLot => say("lot not known", "lote desconocido"),
            Self::Action(action) => match action {
                RecallAction::Quarantined => say("Put apart", "Apartado"),
                RecallAction::Returned => say("Returned", "Devuelto"),
                RecallAction::Destroyed => say("Destroyed", "Destruido"),
                RecallAction::NotThere => say("Not there", "No está"),
                RecallAction::OtherLot => say("It is another lot", "Es otro lote"),
                RecallAction::Notified => say("Told those who need to know", "Se avisó a quien corresponde"),
            },
            Self::CameSince => say("More came since", "Llegó más después"),
            Self::OffTheBook => say("Take it off the book", "Darlo de baja"),
            Self::WhatWasDone => say("What was done", "Qué se hizo"),
            Self::HowManyFound => say("How many were found", "Cuántos se encontraron"),
            Self::OnTheBook => say("on the book", "en el registro"),
            Self::ActionFirst => say("Say what was done first", "Diga antes qué se hizo"),
            Self::FoundFirst => say("Enter how many were found", "Escriba cuántos se encontraron"),
            Self::Record => say("Record this line", "Anotar esta línea"),
            Self::HeldIn { places } => form(
                format!("held in {}", counted(places, "place", "places")),
                format!("en {}, retenido", counted(places, "lugar", "lugares")),
            ),
            Self::AllDone => say("Every line is done", "Todas las líneas están atendidas"),
            Self::AllDoneText => {
                say("Tap a line to change what was recorded.", "Toque una línea para cambiar lo anotado.")
            }
            Self::NothingHit => say(
                "Nothing of these lots is on record, and no stock of an unknown lot.",
                "Nada de estos lotes está registrado, ni existencias de lote desconocido.",
            ),
            Self::Close => say("Close the recall", "Cerrar el retiro"),
            Self::CloseNeedsLead => say("A lead or clinician closes it", "Lo cierra una persona responsable"),
            Self::Print => say("Print", "Imprimir"),
            Self::CannotPrint => say(
                "This browser cannot print from here. Open the page in the browser itself.",
                "Este navegador no imprime desde aquí. Abra la página en el navegador.",
            ),
            Self::NotHere => say("Not on this tablet", "No está en esta tableta"),
            Self::NotHereText => say(
                "It may be on another tablet, or it was taken back.",
                "Puede estar en otra tableta, o se deshizo.",
            ),
            Self::State => say("May it be used?", "¿Se puede usar?"),
            Self::Usable => say("Usable", "Utilizable"),
            Self::Where => say("Where it lies", "Dónde está"),
            Self::WhereNone => say("Nothing of it is left on record.", "No queda nada registrado."),
            Self::CorrectTitle => say("Expiry", "Vencimiento"),
            Self::CorrectText => say("Expires, as printed", "Vence, como está impreso"),
            Self::CorrectNote => say("Why it is corrected", "Por qué se corrige"),
            Self::CorrectNow => say("Correct the expiry", "Corregir el vencimiento"),
            Self::Corrected => say("Corrected, in every place.", "Corregido en todos los lugares."),
            Self::Holds => say("Holds", "Retenciones"),
            Self::HoldsNone => say("Never held", "Nunca retenido"),
            Self::HoldReason(reason) => match reason {
                HoldReason::Recall => say("Recall", "Retiro"),
                HoldReason::ColdChain => say("Too warm or too cold", "Temperatura fuera de rango"),
                HoldReason::Quality => say("Looks wrong", "Se ve mal"),
                HoldReason::Other => say("Other", "Otra razón"),
            },
            Self::HoldWhy => say("Why hold it", "Por qué retenerlo"),
            Self::HoldWhere => say("Where", "Dónde"),
            Self::Everywhere => say("Everywhere", "En todos los lugares"),
            Self::HoldNow => say("Hold this lot", "Retener este lote"),
            Self::HoldWhyFirst => say("Say why first", "Diga antes por qué"),
            Self::Release => say("Release", "Liberar"),
            Self::ReleaseNeedsLead => {
                say("A lead or clinician releases it", "Lo libera una persona responsable")
            }
            Self::NoExpiry => say("No expiry on record", "Sin vencimiento registrado"),
            Self::NoteTooLong => say("At most 200 characters.", "Hasta 200 caracteres."),
            Self::UseFirst => say("Use first", "Usar primero"),
            Self::Move => say("Move", "Mover"),
            Self::Waste => say("Waste", "Desechar"),
            Self::Return => say("Return", "Devolver"),
            Self::HomeRow { open: 0 } => form("None open".into(), "Ninguno abierto".into()),
            Self::HomeRow { open } => form(
                format!("{} to deal with", counted(open, "recall", "recalls")),
                format!("Por atender: {}", number(open as i64)),
            ),
            Self::TodayRow { lines, recalls } => form(
                format!(
                    "{}: {} to deal with",
                    counted(recalls, "recall", "recalls"),
                    counted(lines, "line", "lines")
                ),
                format!(
                    "{}: {} por atender",
                    counted(recalls, "retiro", "retiros"),
                    counted(lines, "línea", "líneas")
                ),
            ),
            Self::TodayFirst { item, source } => Owned(format!("{item} · {source}")),
            Self::ListNote { recalls } => {
                form(counted(recalls, "recall", "recalls"), counted(recalls, "retiro", "retiros"))
            }
            Self::OpenLines { lines } => form(
                format!("{} to deal with", counted(lines, "line", "lines")),
                format!("{} por atender", counted(lines, "línea", "líneas")),
            ),
            Self::Reopened { lines } => form(
                format!("Closed; {} open again", counted(lines, "line", "lines")),
                format!("Cerrado; {} de nuevo por atender", counted(lines, "línea", "líneas")),
            ),
            Self::Since { at, today, by } => {
                let at = day::moment(lang, at, today);
                form(format!("registered {at}, {by}"), format!("registrado {at}, {by}"))
            }
            Self::Lots { lots } => form(counted(lots, "lot", "lots"), counted(lots, "lote", "lotes")),
            Self::InTextNote { chosen, all } => form(
                format!("{} of {} ticked", number(chosen as i64), number(all as i64)),
                format!("Marcado: {} de {}", number(chosen as i64), number(all as i64)),
            ),
            Self::Range { first, last, codes } => form(
                format!("{first} to {last}: {}", counted(codes, "code", "codes")),
                format!("{first} a {last}: {}", counted(codes, "código", "códigos")),
            ),
            Self::TakeAll { codes } => form(format!("Tick all {codes}"), format!("Marcar los {codes}")),
            Self::TakeNone { codes } => form(format!("Untick all {codes}"), format!("Desmarcar los {codes}")),
            Self::OnRecord { pieces, places } => form(
                format!("{} in {}", number(pieces), counted(places, "place", "places")),
                format!("{} en {}", number(pieces), counted(places, "lugar", "lugares")),
            ),
            Self::Resembles { lot } => form(
                format!("looks like {lot}, which is on record: 0 or O, 1 or I?"),
                format!("se parece a {lot}, que está registrado: ¿0 u O, 1 o I?"),
            ),
            Self::TooLong { text } => form(
                format!("Too long for a lot, left out: {text}"),
                format!("Demasiado largo para un lote, se dejó fuera: {text}"),
            ),
            Self::TooWide { first, last } => form(
                format!("{first} to {last} are more than {RANGE_MOST} codes. Write the lots one by one."),
                format!(
                    "De {first} a {last} hay más de {RANGE_MOST} códigos. Escriba los lotes uno por uno."
                ),
            ),
            Self::CheckList { lots } => form(
                format!("Check {}", counted(lots, "lot", "lots")),
                format!("Revisar {}", counted(lots, "lote", "lotes")),
            ),
            Self::RegisterNow { lots } => form(
                format!("Register and hold {}", counted(lots, "lot", "lots")),
                format!("Registrar y retener {}", counted(lots, "lote", "lotes")),
            ),
            Self::Registered { lots } => form(
                format!("Recall registered: {} held.", counted(lots, "lot", "lots")),
                format!("Retiro registrado. Lotes retenidos: {}.", number(lots as i64)),
            ),
            Self::GroupNote { open: 0, .. } => form("done".into(), "atendido".into()),
            Self::GroupNote { kind: _, open, lines } => form(
                format!("{} of {} open", number(open as i64), number(lines as i64)),
                format!("por atender: {} de {}", number(open as i64), number(lines as i64)),
            ),
            Self::LotOf { lot } => form(format!("lot {lot}"), format!("lote {lot}")),
            Self::ActionDone { action, found, at, today, by } => {
                let done = Self::Action(action).in_language(lang);
                let at = day::moment(lang, at, today);
                Owned(format!("{done}: {} · {at}, {by}", number(found)))
            }
            Self::StillOnBook { pieces } => form(
                format!("{} more on the book: look again, or count the shelf", number(pieces)),
                format!("{} más en el registro: revise de nuevo o cuente el estante", number(pieces)),
            ),
            Self::LotTitle { lot } => form(format!("Lot {lot}"), format!("Lote {lot}")),
            Self::ByRecall { source } => form(format!("Recalled: {source}"), format!("Retirado: {source}")),
            Self::ReadAs { lots } => form(
                format!("Two expiries were read: {lots}. Read the label again."),
                format!("Se leyeron dos fechas: {lots}. Lea de nuevo la etiqueta."),
            ),
            Self::HeldSince { at, today, by } => {
                let at = day::moment(lang, at, today);
                form(format!("held {at}, {by}"), format!("retenido {at}, {by}"))
            }
            Self::Released { at, today } => {
                let at = day::moment(lang, at, today);
                form(format!("released {at}"), format!("liberado {at}"))
            }
            Self::ActsFor { lot } => form(format!("lot {lot}"), format!("lote {lot}")),
        }
    }
}
