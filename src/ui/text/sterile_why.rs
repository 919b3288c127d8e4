//! Words of what is asked or shown beside the record of a load: why it was needed at once, F0 of a trace.

use std::borrow::Cow::{Borrowed, Owned};

use super::figure::number;
use super::{Lang, Text};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SterileWhyMsg {
    QuickTitle,
    QuickText,
    QuickWhy,
    QuickDropped,
    QuickOneSet,
    QuickSooner,
    QuickSpare,
    QuickSecondSet,
    QuickMoreTime,
    QuickSpareTray,
    QuickMissing,
    QuickNow,
    TraceTitle,
    TraceText,
    TraceUnit,
    TraceLines,
    TraceHint,
    TraceWrong { line: usize },
    TraceWorth { tenths: u32, readings: usize },
}

impl SterileWhyMsg {
    pub fn in_language(self, lang: Lang) -> Text {
        let say = |en: &'static str, es: &'static str| match lang {
            Lang::En => Borrowed(en),
            Lang::Es => Borrowed(es),
        };
        let form = |en: String, es: String| match lang {
            Lang::En => Owned(en),
            Lang::Es => Owned(es),
        };
        match self {
            Self::TraceTitle => say("F0 of a trace", "F0 de una gráfica"),
            Self::TraceText => say(
                "For information: it says nothing of air or wet steam and releases nothing. Nothing of it is recorded.",
                "Solo informa: no dice nada del aire ni del vapor húmedo y no libera nada. No se registra.",
            ),
            Self::TraceUnit => say("Temperatures in", "Temperaturas en"),
            Self::TraceLines => {
                say("Minutes and temperature, a line each", "Minutos y temperatura, una línea cada uno")
            }
            Self::TraceHint => say("4:30 121.3", "4:30 121.3"),
            Self::TraceWrong { line } => form(
                format!("Line {line}: minutes, a space, the temperature. Times grow."),
                format!("Línea {line}: minutos, un espacio, la temperatura. El tiempo avanza."),
            ),
            Self::TraceWorth { tenths, readings } => {
                let worth = number(i64::from(tenths / 10));
                let tenth = tenths % 10;
                form(
                    format!("F0 {worth}.{tenth} min of {readings} readings"),
                    format!("F0 {worth}.{tenth} min de {readings} lecturas"),
                )
            }
            Self::QuickTitle => say("Why at once?", "¿Por qué ya?"),
            Self::QuickText => say(
                "Immediate use is for what cannot wait. The clinic counts these loads and looks for what would spare them.",
                "El uso inmediato es para lo que no puede esperar. La clínica cuenta estas cargas y busca cómo evitarlas.",
            ),
            Self::QuickWhy => say("Reason", "Motivo"),
            Self::QuickDropped => {
                say("It was dropped during the procedure", "Se cayó durante el procedimiento")
            }
            Self::QuickOneSet => say("There is only one set", "Solo hay un juego"),
            Self::QuickSooner => say("Needed sooner than planned", "Se necesitó antes de lo previsto"),
            Self::QuickSpare => say("What would have spared it", "Qué lo habría evitado"),
            Self::QuickSecondSet => say("A second set", "Un segundo juego"),
            Self::QuickMoreTime => say("More time between procedures", "Más tiempo entre procedimientos"),
            Self::QuickSpareTray => say("A spare on the tray", "Una pieza de repuesto en la charola"),
            Self::QuickMissing => {
                say("Reason, and what would have spared it", "El motivo y qué lo habría evitado")
            }
            Self::QuickNow => say("Record it", "Registrarlo"),
        }
    }
}
