//! Why something about a handout was not done, in plain words.

use std::borrow::Cow::{Borrowed, Owned};

use super::figure::number;
use super::{Lang, Text};
use crate::domain::education::gate::SheetRefusal;

pub(super) fn refused(why: &SheetRefusal, lang: Lang) -> Text {
    let (en, es) = match why {
        SheetRefusal::NeedsClinician => {
            ("Only a clinician approves a sheet.", "Solo un profesional clínico aprueba una hoja.")
        }
        SheetRefusal::NotApprovable { blockers } => {
            let count = number(blockers.len() as i64);
            return Owned(match lang {
                Lang::En => format!("Still in the way of an approval: {count}. Look at each of them first."),
                Lang::Es => format!("Aún impide la aprobación: {count}. Revise antes cada punto."),
            });
        }
        SheetRefusal::NotGiven { .. } => (
            "This sheet is not approved as it stands. It cannot be handed out.",
            "Esta hoja no está aprobada tal como está. No se puede entregar.",
        ),
        SheetRefusal::OtherTexts { .. } => (
            "This sheet was changed elsewhere. Take in the other text first.",
            "Esta hoja se cambió en otra parte. Incorpore antes el otro texto.",
        ),
        SheetRefusal::OwnWork => {
            ("Another person has to look at this.", "Otra persona tiene que revisar esto.")
        }
        SheetRefusal::NoSource => (
            "There is no English sheet to hold this one against.",
            "No hay hoja en inglés con la que comparar esta.",
        ),
        SheetRefusal::CardOpen { items } => {
            let count = number(items.len() as i64);
            return Owned(match lang {
                Lang::En => format!("Not answered yet: {count}. There is no score before all are."),
                Lang::Es => format!("Aún sin responder: {count}. No hay puntuación hasta responder todas."),
            });
        }
        SheetRefusal::NoReason => ("Write down the reason.", "Escriba la razón."),
    };
    Borrowed(match lang {
        Lang::En => en,
        Lang::Es => es,
    })
}
