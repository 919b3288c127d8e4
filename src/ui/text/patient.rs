//! Words around a sheet that is handed over: the ticks, what the patient sees, the questions afterwards.

use std::borrow::Cow::Borrowed;

use super::{Lang, Text};
use crate::app::patient::Reading;
use crate::domain::event::education::TeachBack;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatientMsg {
    ForToday,
    TickTitle,
    TickText,
    Show,
    TextSize,
    Size(Reading),
    Staff,
    BackToSheet,
    Covered,
    CoveredText,
    Away,
    AwayText,
    AskTitle,
    AskText,
    AskInOwnWords,
    Questions,
    WhatHappened,
    Outcome(TeachBack),
    PutAway,
    NotRecorded,
}

impl PatientMsg {
    pub fn in_language(self, lang: Lang) -> Text {
        Borrowed(match lang {
            Lang::En => self.english(),
            Lang::Es => self.spanish(),
        })
    }

    const fn english(self) -> &'static str {
        match self {
            Self::ForToday => "For you today",
            Self::TickTitle => "For this patient today",
            Self::TickText => "What you tick stands in a box of its own, on this tablet and in print.",
            Self::Show => "Show it to the patient",
            Self::TextSize => "Size of the text",
            Self::Size(Reading::Standard) => "Normal",
            Self::Size(Reading::Large) => "Large",
            Self::Size(Reading::Largest) => "Largest",
            Self::Staff => "Clinic staff",
            Self::BackToSheet => "Back to the sheet",
            Self::Covered => "Touch to go on reading",
            Self::CoveredText => "Your sheet is still here.",
            Self::Away => "This sheet is not here now",
            Self::AwayText => "Please give the tablet back to the clinic staff.",
            Self::AskTitle => "Ask, then tap what happened",
            Self::AskText => "One tap records the handout. No name is asked for.",
            Self::AskInOwnWords => "Ask the patient to tell you the main points in their own words.",
            Self::Questions => "Ask",
            Self::WhatHappened => "What happened",
            Self::Outcome(TeachBack::Understood) => "Could explain it",
            Self::Outcome(TeachBack::UnderstoodLater) => "Could, after I explained it again",
            Self::Outcome(TeachBack::NeedsClinician) => "Needs the clinician",
            Self::Outcome(TeachBack::Declined) => "Did not want to",
            Self::Outcome(TeachBack::NoTime) => "No time",
            Self::Outcome(TeachBack::NoInterpreter) => "No interpreter",
            Self::Outcome(TeachBack::NotAsked) => "I did not ask",
            Self::PutAway => "Put it away without a record",
            Self::NotRecorded => "It was not recorded.",
        }
    }

    const fn spanish(self) -> &'static str {
        match self {
            Self::ForToday => "Para usted hoy",
            Self::TickTitle => "Hoy, para esta persona",
            Self::TickText => "Lo que marque aparece en un cuadro aparte, en esta tableta y en papel.",
            Self::Show => "Mostrar al paciente",
            Self::TextSize => "Tamaño de la letra",
            Self::Size(Reading::Standard) => "Normal",
            Self::Size(Reading::Large) => "Grande",
            Self::Size(Reading::Largest) => "Muy grande",
            Self::Staff => "Personal de la clínica",
            Self::BackToSheet => "Volver a la hoja",
            Self::Covered => "Toque para seguir leyendo",
            Self::CoveredText => "Su hoja sigue aquí.",
            Self::Away => "Esta hoja no está disponible",
            Self::AwayText => "Por favor, devuelva la tableta al personal de la clínica.",
            Self::AskTitle => "Pregunte y toque lo que pasó",
            Self::AskText => "Un toque anota la entrega. No se pide ningún nombre.",
            Self::AskInOwnWords => "Pida que le cuente lo principal con sus propias palabras.",
            Self::Questions => "Pregunte",
            Self::WhatHappened => "Lo que pasó",
            Self::Outcome(TeachBack::Understood) => "Lo pudo explicar",
            Self::Outcome(TeachBack::UnderstoodLater) => "Pudo, después de explicar otra vez",
            Self::Outcome(TeachBack::NeedsClinician) => "Necesita al profesional clínico",
            Self::Outcome(TeachBack::Declined) => "No quiso",
            Self::Outcome(TeachBack::NoTime) => "No hubo tiempo",
            Self::Outcome(TeachBack::NoInterpreter) => "No hubo intérprete",
            Self::Outcome(TeachBack::NotAsked) => "No pregunté",
            Self::PutAway => "Guardarla sin anotar",
            Self::NotRecorded => "No se anotó.",
        }
    }
}
