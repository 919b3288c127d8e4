//! Words of opened containers: opening one, its label, what is taken out of it, its end.

use std::borrow::Cow::{Borrowed, Owned};

use super::figure::{counted, number};
use super::{Lang, Text, day};
use crate::domain::event::lots::{ContainerOutcome, LifeUnit, OpenedLife};
use crate::domain::time::{Date, Zoned};

/// When a container must go, as the wall clock will show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoesAt {
    /// Good through the end of this day.
    After(Date),
    Moment(Zoned),
}

impl GoesAt {
    /// `29 Dec`, `18:00`, `24 Nov 02:00`.
    fn words(self, lang: Lang, today: Date) -> String {
        match self {
            Self::After(date) => day::short_day(lang, date, today),
            Self::Moment(at) => day::moment(lang, at, today),
        }
    }

    /// The same for a label, on which nothing depends on the day it is read.
    fn in_full(self, lang: Lang) -> String {
        match self {
            Self::After(date) => full_day(lang, date),
            Self::Moment(at) => format!("{} {}", full_day(lang, at.date()), day::clock(at)),
        }
    }
}

/// `29 Dec 2026`: with its year whatever the day.
fn full_day(lang: Lang, date: Date) -> String {
    // No day is in the year of the first of all.
    day::short_day(lang, date, Date::from_civil(1, 1, 1).unwrap_or(date))
}

/// What becomes of an opened container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Use,
    UsedUp,
    Discard,
}

impl Fate {
    pub const ALL: [Self; 3] = [Self::Use, Self::UsedUp, Self::Discard];
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContainerMsg {
    Title,
    Sub,
    HomeRow { open: usize, past: usize },
    TodayPast { past: usize },
    TodayNear { near: usize },
    First { item: String, place: String },
    NoneTitle,
    NoneText,
    ListNote { open: usize },
    OpenOne,
    OpenOneText,
    OpenAt { place: String },
    Holds,
    HoldsNote { unit: String },
    DiscardTitle,
    Discards { at: GoesAt, today: Date },
    WasToGo { at: GoesAt, today: Date },
    Endless,
    EndlessText,
    ByRule { life: OpenedLife },
    ByLabel,
    LabelFirst { life: OpenedLife },
    OpenNow { at: Option<GoesAt>, today: Date },
    Opened { item: String },
    TheContainer,
    NoLotHere,
    OpenedAt { at: Zoned, today: Date, by: String },
    LabelTitle,
    LabelOpened { at: Zoned, by: String },
    LabelDiscard { at: Option<GoesAt> },
    LabelLot { lot: String },
    Copy,
    Copied,
    NotCopied,
    Print,
    CannotPrint,
    Fate,
    FateName { fate: Fate },
    HowMany { fate: Fate },
    LeftOf { left: i64, holds: i64 },
    Left,
    Held,
    Do { fate: Fate, pieces: Option<i64> },
    Done { fate: Fate, item: String, pieces: i64 },
    UsePast,
    UseUnfit,
    AmountFirst,
    WhyFirst,
    Ended { outcome: ContainerOutcome, at: Zoned, today: Date, by: String },
    Back,
    RuleTitle,
    RuleHint,
    RuleLabel,
    RuleUnit { unit: LifeUnit },
    RuleCount { unit: LifeUnit },
    RuleCountWrong,
}

fn life_words(lang: Lang, life: OpenedLife) -> String {
    let count = usize::from(life.count);
    match (life.unit, lang) {
        (LifeUnit::Days, Lang::En) => counted(count, "day", "days"),
        (LifeUnit::Days, Lang::Es) => counted(count, "día", "días"),
        (LifeUnit::Hours, Lang::En) => counted(count, "hour", "hours"),
        (LifeUnit::Hours, Lang::Es) => counted(count, "hora", "horas"),
        (LifeUnit::Minutes, Lang::En) => counted(count, "minute", "minutes"),
        (LifeUnit::Minutes, Lang::Es) => counted(count, "minuto", "minutos"),
    }
}

impl ContainerMsg {
    pub(super) fn in_language(self, lang: Lang) -> Text {
        let say = |en: &'static str, es: &'static str| match lang {
            Lang::En => Borrowed(en),
            Lang::Es => Borrowed(es),
        };
        let form = |en: String, es: String| match lang {
            Lang::En => Owned(en),
            Lang::Es => Owned(es),
        };
        let pieces_of = |pieces: Option<i64>| pieces.map_or_else(|| "–".to_owned(), number);
        match self {
            Self::Title => say("Opened", "Abiertos"),
            Self::Sub => say(
                "Vials, bottles and tubes that stand open, the first to go on top.",
                "Viales, frascos y tubos abiertos, primero el que se desecha antes.",
            ),
            Self::NoneTitle => say("Nothing stands open", "Nada está abierto"),
            Self::NoneText => say(
                "Open one from its shelf, and its discard time is watched from here.",
                "Ábralo desde su estante, y desde aquí se vigila cuándo desecharlo.",
            ),
            Self::OpenOne => say("Open one", "Abrir uno"),
            Self::OpenOneText => say("with the time when it must go", "con la hora en que debe desecharse"),
            Self::Holds => say("How much is in it", "Cuánto contiene"),
            Self::DiscardTitle => say("When it must go", "Cuándo desecharlo"),
            Self::Endless => say("No discard time", "Sin hora de desecho"),
            Self::EndlessText => say(
                "Neither a label nor a rule ends it. Set the rule after opening under More, Catalogue.",
                "Ni la etiqueta ni una regla le ponen fin. Fije la regla en Más, Catálogo.",
            ),
            Self::ByLabel => say("by the label", "por la etiqueta"),
            Self::TheContainer => say("the opened container", "el recipiente abierto"),
            Self::NoLotHere => say(
                "No usable lot is on record here. Receive it first, or open one of an unknown lot.",
                "Aquí no hay un lote utilizable registrado. Recíbalo antes, o abra uno de lote desconocido.",
            ),
            Self::LabelTitle => say("Label", "Etiqueta"),
            Self::Copy => say("Copy the label", "Copiar la etiqueta"),
            Self::Copied => say("Copied", "Copiado"),
            Self::NotCopied => say(
                "This browser does not copy. Select the text by hand.",
                "Este navegador no copia. Seleccione el texto a mano.",
            ),
            Self::Print => say("Print the label", "Imprimir la etiqueta"),
            Self::CannotPrint => say(
                "This browser cannot print from here. Open the page in the browser itself.",
                "Este navegador no imprime desde aquí. Abra la página en el navegador.",
            ),
            Self::Fate => say("What happens to it", "Qué pasa con él"),
            Self::FateName { fate } => match fate {
                Fate::Use => say("Use from it", "Usar de él"),
                Fate::UsedUp => say("Used up", "Se acabó"),
                Fate::Discard => say("Discard", "Desechar"),
            },
            Self::HowMany { fate } => match fate {
                Fate::Use => say("How many are taken", "Cuántos se toman"),
                Fate::UsedUp => say("Left in it, and used now", "Lo que quedaba y se usó"),
                Fate::Discard => say("Left in it, and thrown away", "Lo que quedaba y se desecha"),
            },
            Self::Left => say("left", "quedan"),
            Self::Held => say("when opened", "al abrirlo"),
            Self::UsePast => say("Past its time: discard it", "Pasó su hora: deséchelo"),
            Self::UseUnfit => say("Not to be used: discard it", "No debe usarse: deséchelo"),
            Self::AmountFirst => say("Enter how many first", "Escriba antes cuántos"),
            Self::WhyFirst => say("Say why and where to first", "Diga antes por qué y a dónde"),
            Self::Back => say("Back", "Volver"),
            Self::RuleTitle => say("After opening", "Después de abrir"),
            Self::RuleHint => say(
                "How long it may be used once opened or mixed, as the maker says. The label’s date always counts too.",
                "Cuánto puede usarse una vez abierto o mezclado, según el fabricante. La fecha de la etiqueta cuenta siempre.",
            ),
            Self::RuleLabel => say("Label only", "Solo la etiqueta"),
            Self::RuleUnit { unit } => match unit {
                LifeUnit::Days => say("Days", "Días"),
                LifeUnit::Hours => say("Hours", "Horas"),
                LifeUnit::Minutes => say("Minutes", "Minutos"),
            },
            Self::RuleCount { unit } => match unit {
                LifeUnit::Days => say("How many days", "Cuántos días"),
                LifeUnit::Hours => say("How many hours", "Cuántas horas"),
                LifeUnit::Minutes => say("How many minutes", "Cuántos minutos"),
            },
            Self::RuleCountWrong => say("Write a number from 1 to 999.", "Escriba un número del 1 al 999."),
            Self::HomeRow { open: 0, .. } => form("None open".into(), "Ninguno abierto".into()),
            Self::HomeRow { open, past: 0 } => {
                form(format!("{} open", number(open as i64)), format!("Abiertos: {}", number(open as i64)))
            }
            Self::HomeRow { open, past } => form(
                format!("{} open, {} past the time", number(open as i64), number(past as i64)),
                format!("Abiertos: {}; fuera de hora: {}", number(open as i64), number(past as i64)),
            ),
            Self::TodayPast { past } => form(
                format!("{} past the discard time", counted(past, "opened container", "opened containers")),
                format!("{} fuera de hora", counted(past, "recipiente abierto", "recipientes abiertos")),
            ),
            Self::TodayNear { near } => form(
                format!("{} to discard today", counted(near, "opened container", "opened containers")),
                format!("{} por desechar hoy", counted(near, "recipiente abierto", "recipientes abiertos")),
            ),
            Self::First { item, place } => {
                form(format!("First: {item}, {place}"), format!("Primero: {item}, {place}"))
            }
            Self::ListNote { open } => {
                form(counted(open, "container", "containers"), counted(open, "recipiente", "recipientes"))
            }
            Self::OpenAt { place } => form(format!("Open one in {place}"), format!("Abrir uno en {place}")),
            Self::HoldsNote { unit } => form(format!("counted in {unit}"), format!("contado en {unit}")),
            Self::Discards { at, today } => {
                let words = at.words(lang, today);
                match at {
                    GoesAt::After(_) => {
                        form(format!("Discard after {words}"), format!("Desechar después del {words}"))
                    }
                    GoesAt::Moment(_) => form(format!("Discard at {words}"), format!("Desechar: {words}")),
                }
            }
            Self::WasToGo { at, today } => {
                let words = at.words(lang, today);
                form(format!("Past its time: {words}"), format!("Pasó su hora: {words}"))
            }
            Self::ByRule { life } => {
                let life = life_words(lang, life);
                form(format!("{life} after opening"), format!("{life} después de abrir"))
            }
            Self::LabelFirst { life } => {
                let life = life_words(lang, life);
                form(
                    format!("by the label, which ends before {life} after opening"),
                    format!("por la etiqueta, que vence antes de {life} después de abrir"),
                )
            }
            Self::OpenNow { at: None, .. } => form("Open it".into(), "Abrir".into()),
            Self::OpenNow { at: Some(at), today } => {
                let words = at.words(lang, today);
                form(format!("Open it, discard {words}"), format!("Abrir, desechar {words}"))
            }
            Self::Opened { item } => form(format!("{item}: opened."), format!("{item}: abierto.")),
            Self::OpenedAt { at, today, by } => {
                let at = day::moment(lang, at, today);
                form(format!("opened {at}, {by}"), format!("abierto {at}, {by}"))
            }
            Self::LabelOpened { at, by } => {
                let at = format!("{} {}", full_day(lang, at.date()), day::clock(at));
                form(format!("Opened {at}, {by}"), format!("Abierto {at}, {by}"))
            }
            Self::LabelDiscard { at: None } => form("No discard time".into(), "Sin hora de desecho".into()),
            Self::LabelDiscard { at: Some(at) } => {
                let words = at.in_full(lang);
                match at {
                    GoesAt::After(_) => {
                        form(format!("Discard after {words}"), format!("Desechar después del {words}"))
                    }
                    GoesAt::Moment(_) => form(format!("Discard {words}"), format!("Desechar {words}")),
                }
            }
            Self::LabelLot { lot } => form(format!("Lot {lot}"), format!("Lote {lot}")),
            Self::LeftOf { left, holds } => form(
                format!("{} of {} left", number(left), number(holds)),
                format!("quedan {} de {}", number(left), number(holds)),
            ),
            Self::Do { fate: Fate::Use, pieces } => {
                let pieces = pieces_of(pieces);
                form(format!("Record {pieces} used"), format!("Anotar uso: {pieces}"))
            }
            Self::Do { fate: Fate::UsedUp, .. } => form("It is used up".into(), "Se acabó".into()),
            Self::Do { fate: Fate::Discard, .. } => form("Discard it".into(), "Desecharlo".into()),
            Self::Done { fate, item, pieces } => {
                let pieces = number(pieces);
                match fate {
                    Fate::Use => form(format!("{item}: {pieces} used."), format!("{item}. Usado: {pieces}.")),
                    Fate::UsedUp => form(format!("{item}: used up."), format!("{item}: se acabó.")),
                    Fate::Discard => form(format!("{item}: discarded."), format!("{item}: desechado.")),
                }
            }
            Self::Ended { outcome, at, today, by } => {
                let at = day::moment(lang, at, today);
                match outcome {
                    ContainerOutcome::UsedUp => {
                        form(format!("Used up {at}, {by}"), format!("Se acabó {at}, {by}"))
                    }
                    ContainerOutcome::Discarded => {
                        form(format!("Discarded {at}, {by}"), format!("Desechado {at}, {by}"))
                    }
                }
            }
        }
    }
}
