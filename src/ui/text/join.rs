//! What a tablet is told that joins a clinic, and how it gets its letter.

use std::borrow::Cow::{Borrowed, Owned};

use super::day::moment;
use super::figure::counted;
use super::{Lang, Text};
use crate::domain::time::{Date, Zoned};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JoinMsg {
    JoinTitle,
    JoinSub,
    JoinSteps,
    JoinStep1,
    JoinStep2,
    JoinStep3,
    JoinQuestion { clinic: String },
    Join { records: u64 },
    JoinWhat,
    Back,
    RestoreTitle,
    RestoreSub,

    LetterTitle,
    LetterSub { clinic: String },
    NewTablet,
    NewTabletNote,
    Letter,
    LetterHint,
    Name,
    NameHint,
    WasHere,
    WasHereNote,
    WasHereSub { at: Zoned, today: Date },
    Tablet { letter: char },
    TabletNamed { letter: char, name: String },
    LetterDock,
    Begin,
    Continue,
    LettersUsed,
}

impl JoinMsg {
    pub fn en(&self) -> Text {
        Borrowed(match self {
            Self::JoinTitle => "Bring your clinic’s records",
            Self::JoinSub => "This tablet becomes one of your clinic’s tablets.",
            Self::JoinSteps => "How to get the file",
            Self::JoinStep1 => "On a tablet that has the records, open More, then Export and import.",
            Self::JoinStep2 => "Export, and send the file to this tablet: AirDrop, Nearby Share, a cable.",
            Self::JoinStep3 => "Choose the file here. You see what is in it before anything is added.",
            Self::JoinQuestion { clinic } => return Owned(format!("Join {clinic}?")),
            Self::Join { records } => return Owned(format!("Add {}", records_en(*records))),
            Self::JoinWhat => "What is in the file",
            Self::Back => "Back",
            Self::RestoreTitle => "Restore from a file",
            Self::RestoreSub => "The most recent export of any tablet of your clinic.",

            Self::LetterTitle => "Which tablet is this?",
            Self::LetterSub { clinic } => {
                return Owned(format!(
                    "The records of {clinic} are here. Each tablet signs with its own letter."
                ));
            }
            Self::NewTablet => "A new tablet",
            Self::NewTabletNote => "It gets a letter that is free",
            Self::Letter => "Letter",
            Self::LetterHint => "Write it on the case as well",
            Self::Name => "Name",
            Self::NameHint => "Where it lies or who carries it, like “Front desk”",
            Self::WasHere => "It was here before",
            Self::WasHereNote => "Only if its records were lost or wiped",
            Self::WasHereSub { at, today } => {
                return Owned(format!("Last record {}", moment(Lang::En, *at, *today)));
            }
            Self::Tablet { letter } => return Owned(format!("Tablet {letter}")),
            Self::TabletNamed { letter, name } => return Owned(format!("Tablet {letter}, {name}")),
            Self::LetterDock => "This tablet will be",
            Self::Begin => "Begin",
            Self::Continue => "Go on as this tablet",
            Self::LettersUsed => "All letters are taken",
        })
    }

    pub fn es(&self) -> Text {
        Borrowed(match self {
            Self::JoinTitle => "Traer los registros de su clínica",
            Self::JoinSub => "Esta tableta será una de las tabletas de su clínica.",
            Self::JoinSteps => "Cómo obtener el archivo",
            Self::JoinStep1 => {
                "En una tableta que tenga los registros, abra Más y luego Exportar e importar."
            }
            Self::JoinStep2 => "Exporte y envíe el archivo a esta tableta: AirDrop, Nearby Share, un cable.",
            Self::JoinStep3 => "Elija aquí el archivo. Verá lo que contiene antes de que se añada nada.",
            Self::JoinQuestion { clinic } => return Owned(format!("¿Unirse a {clinic}?")),
            Self::Join { records } => return Owned(format!("Añadir {}", records_es(*records))),
            Self::JoinWhat => "Qué contiene el archivo",
            Self::Back => "Volver",
            Self::RestoreTitle => "Restaurar desde un archivo",
            Self::RestoreSub => "La exportación más reciente de cualquier tableta de su clínica.",

            Self::LetterTitle => "¿Qué tableta es esta?",
            Self::LetterSub { clinic } => {
                return Owned(format!(
                    "Los registros de {clinic} están aquí. Cada tableta firma con su propia letra."
                ));
            }
            Self::NewTablet => "Una tableta nueva",
            Self::NewTabletNote => "Recibe una letra que esté libre",
            Self::Letter => "Letra",
            Self::LetterHint => "Escríbala también en la funda",
            Self::Name => "Nombre",
            Self::NameHint => "Dónde está o quién la lleva, por ejemplo «Recepción»",
            Self::WasHere => "Ya estaba aquí antes",
            Self::WasHereNote => "Solo si sus registros se perdieron o se borraron",
            Self::WasHereSub { at, today } => {
                return Owned(format!("Último registro {}", moment(Lang::Es, *at, *today)));
            }
            Self::Tablet { letter } => return Owned(format!("Tableta {letter}")),
            Self::TabletNamed { letter, name } => return Owned(format!("Tableta {letter}, {name}")),
            Self::LetterDock => "Esta tableta será",
            Self::Begin => "Empezar",
            Self::Continue => "Seguir como esta tableta",
            Self::LettersUsed => "Todas las letras están ocupadas",
        })
    }
}

fn records_en(records: u64) -> String {
    counted(usize::try_from(records).unwrap_or(usize::MAX), "record", "records")
}

fn records_es(records: u64) -> String {
    counted(usize::try_from(records).unwrap_or(usize::MAX), "registro", "registros")
}
