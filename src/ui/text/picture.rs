//! Words of pictures: their titles, what they say in one sentence, and the tables behind them.

use std::borrow::Cow::{Borrowed, Owned};

use super::day::short_day;
use super::figure::{counted, number};
use super::{Lang, Text};
use crate::domain::time::Date;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureMsg {
    OnHand,
    ShownPlace,
    AllClosets,
    OnHandEssence { now: i64, least: i64, most: i64, from: Date, today: Date, counts: usize },
    CountedMark,
    NothingYet,
    Figures,
    Day,
    Amount,
    How,
    Counted,
    Moved,
    DayOf { date: Date, today: Date },
    Today,
    Weekly,
    WeeklyEssence { weeks: usize, total: i64, most: i64, point: Option<i64> },
    PointLine { point: i64 },
    Week,
    Issued,
    WeekOf { monday: Date, today: Date },
    Expiries,
    ExpiriesEssence { lots: usize, expired: usize, within: usize },
    AxisDays { days: i32 },
    LotAmount { pieces: i64 },
    MoreLots { lots: usize },
}

impl PictureMsg {
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
            Self::OnHand => say("On hand over time", "Existencia en el tiempo"),
            Self::ShownPlace => say("Shown", "Se muestra"),
            Self::AllClosets => say("All closets", "Todos los almacenes"),
            Self::OnHandEssence { now, least, most, from, today, counts } => {
                let (now, least, most) = (number(now), number(least), number(most));
                let from = short_day(lang, from, today);
                form(
                    format!(
                        "{now} at the end; between {least} and {most} since {from}; counted {}.",
                        counted(counts, "time", "times")
                    ),
                    format!(
                        "Al final {now}; entre {least} y {most} desde el {from}; con {}.",
                        counted(counts, "conteo", "conteos")
                    ),
                )
            }
            Self::CountedMark => say("a dot is a count", "un punto es un conteo"),
            Self::NothingYet => say("Nothing recorded in this time.", "Nada anotado en este tiempo."),
            Self::Figures => say("The figures", "Las cifras"),
            Self::Day => say("Day", "Día"),
            Self::Amount => say("On hand", "Existencia"),
            Self::How => say("By", "Por"),
            Self::Counted => say("count", "conteo"),
            Self::Moved => say("movement", "movimiento"),
            Self::DayOf { date, today } => Owned(short_day(lang, date, today)),
            Self::Today => say("today", "hoy"),
            Self::Weekly => say("Use per week", "Uso por semana"),
            Self::WeeklyEssence { weeks, total, most, point } => {
                let (total, most) = (number(total), number(most));
                let en = format!("Last {weeks} weeks: {total} issued, at most {most} in one week.");
                let es = format!("Últimas {weeks} semanas: salidas {total}, a lo más {most} en una.");
                match point.map(number) {
                    None => form(en, es),
                    Some(point) => form(
                        format!("{en} Proposed reorder point {point}."),
                        format!("{es} Punto de pedido propuesto: {point}."),
                    ),
                }
            }
            Self::PointLine { point } => form(
                format!("dashed: proposed reorder point {}", number(point)),
                format!("línea cortada: punto de pedido propuesto {}", number(point)),
            ),
            Self::Week => say("Week of", "Semana del"),
            Self::Issued => say("Issued", "Salidas"),
            Self::WeekOf { monday, today } => Owned(short_day(lang, monday, today)),
            Self::Expiries => say("When its lots expire", "Cuándo vencen sus lotes"),
            Self::ExpiriesEssence { lots, expired, within } => form(
                format!(
                    "{}: {} expired, {} within 90 days.",
                    counted(lots, "lot", "lots"),
                    number(expired as i64),
                    number(within as i64)
                ),
                format!(
                    "{}: vencidos {}, en 90 días {}.",
                    counted(lots, "lote", "lotes"),
                    number(expired as i64),
                    number(within as i64)
                ),
            ),
            Self::AxisDays { days } => form(format!("{days} d"), format!("{days} d")),
            Self::LotAmount { pieces } => Owned(number(pieces)),
            Self::MoreLots { lots } => form(
                format!("{} more, later ones", number(lots as i64)),
                format!("{} más, posteriores", number(lots as i64)),
            ),
        }
    }
}
