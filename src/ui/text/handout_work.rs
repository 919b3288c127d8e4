//! Words of the work on handouts: what asks for something, a sheet's versions, figures of which sources differ.

use std::borrow::Cow::{Borrowed, Owned};

use super::figure::{counted, number};
use super::{Lang, Text, day};
use crate::domain::education::approval::Translation;
use crate::domain::time::Date;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandoutWorkMsg {
    Door,
    DeskLink,
    DoorState { asks: usize, drafts: usize },
    New,
    Title,
    Sub,
    Asks,
    AsksNothing,
    Drafts,
    OutOfUse,
    WhyOver,
    WhyDropped,
    WhyReview { who: String },
    WhyStale,
    WhyTwo,
    Translation(Translation),
    FiguresRow,
    FiguresState { open: usize },
    Own,
    // A sheet's desk.
    Read,
    Edit,
    OwnForm,
    Translate,
    TwoTitle,
    TwoText,
    Versions,
    VersionsNote,
    Version { short: String },
    VersionNow,
    GivenNever,
    Given { count: usize, since: Date, last: Date, today: Date },
    Recall,
    RecallAll,
    RecallTitle { count: usize },
    RecallText,
    Reason,
    ReasonHint,
    Recalled { who: String },
    Cancel,
    RetireTitle,
    RetireText,
    Retire,
    BringBack,
    BringBackText,
    ReviewTitle,
    ReviewText,
    AskReview,
    SendBack,
    SentBack { who: String, note: String },
    History,
    HistoryNote,
    Saved { who: String, when: String },
    BuiltIn,
    Compare,
    Same { blocks: usize },
    Changed,
    Added,
    Removed,
    TitleChanged,
    Unreadable,
    // Figures.
    FiguresTitle,
    FiguresSub,
    NotChosen,
    ChosenBy { who: String, on: Date, today: Date },
    UsedIn { sheets: usize },
    Drops { sheets: usize },
    Unseen,
}

impl HandoutWorkMsg {
    pub fn in_language(self, lang: Lang) -> Text {
        let (en, es): (&'static str, &'static str) = match self {
            Self::Door => ("Work on handouts", "Trabajo con los folletos"),
            Self::DeskLink => {
                ("Text, versions and reviews of this sheet", "Texto, versiones y revisiones de esta hoja")
            }
            Self::DoorState { asks, drafts } => {
                let asks = number(asks as i64);
                return Owned(match lang {
                    Lang::En => format!("{asks} due or in review, {}", counted(drafts, "draft", "drafts")),
                    Lang::Es => {
                        format!(
                            "{asks} por vencer o en revisión, {}",
                            counted(drafts, "borrador", "borradores")
                        )
                    }
                });
            }
            Self::New => ("Write a new sheet", "Escribir una hoja nueva"),
            Self::Title => ("Work on handouts", "Trabajo con los folletos"),
            Self::Sub => (
                "The most urgent first. A sheet that is not approved goes to nobody.",
                "Lo más urgente primero. Una hoja sin aprobar no se entrega a nadie.",
            ),
            Self::Asks => ("For you to look at", "Por revisar"),
            Self::AsksNothing => ("Nothing is due, changed or waiting.", "Nada vence, cambió ni espera."),
            Self::Drafts => ("Drafts", "Borradores"),
            Self::OutOfUse => ("Out of use", "Fuera de uso"),
            Self::WhyOver => (
                "Its approval is over: read it and approve it again",
                "Su aprobación venció: léala y apruébela de nuevo",
            ),
            Self::WhyDropped => (
                "The text or a figure has changed since it was approved",
                "El texto o una cifra cambió desde que se aprobó",
            ),
            Self::WhyReview { who } => {
                return Owned(match lang {
                    Lang::En => format!("{who} asks somebody to read it"),
                    Lang::Es => format!("{who} pide que alguien la lea"),
                });
            }
            Self::WhyStale => {
                ("The English sheet has changed since", "La hoja en inglés cambió desde entonces")
            }
            Self::WhyTwo => ("Written on two tablets at the same time", "Escrita en dos tabletas a la vez"),
            Self::Translation(standing) => translation(standing),
            Self::FiguresRow => ("Figures of which sources differ", "Cifras en que las fuentes difieren"),
            Self::FiguresState { open: 0 } => ("All are chosen", "Todas están elegidas"),
            Self::FiguresState { open } => {
                return Owned(match lang {
                    Lang::En => format!("{} to be chosen by your clinic", number(open as i64)),
                    Lang::Es => format!("{} por elegir en su clínica", number(open as i64)),
                });
            }
            Self::Own => ("Your clinic’s text", "Texto de su clínica"),
            other => return other.of_desk(lang),
        };
        Borrowed(pick(lang, en, es))
    }

    fn of_desk(self, lang: Lang) -> Text {
        let (en, es): (&'static str, &'static str) = match self {
            Self::Read => ("Read the sheet", "Leer la hoja"),
            Self::Edit => ("Edit the text", "Editar el texto"),
            Self::OwnForm => ("Write your clinic’s own form", "Escribir la forma propia de su clínica"),
            Self::Translate => ("Write it in this language", "Escribirla en este idioma"),
            Self::TwoTitle => ("There are two texts of this sheet", "Hay dos textos de esta hoja"),
            Self::TwoText => (
                "Two tablets saved at the same time. Open the editor, take what is right from both, and save one.",
                "Dos tabletas guardaron a la vez. Abra el editor, tome lo correcto de ambos y guarde uno.",
            ),
            Self::Versions => {
                ("Versions and how often they were given", "Versiones y cuántas veces se entregaron")
            }
            Self::VersionsNote => {
                ("A version is this text with its figures.", "Una versión es este texto con sus cifras.")
            }
            Self::Version { short } => {
                return Owned(match lang {
                    Lang::En => format!("Version {short}"),
                    Lang::Es => format!("Versión {short}"),
                });
            }
            Self::VersionNow => ("as it stands now", "la de ahora"),
            Self::GivenNever => ("Never given", "Nunca entregada"),
            Self::Given { count, since, last, today } => return given(count, since, last, today, lang),
            Self::Recall => ("Recall", "Retirar por error"),
            Self::RecallAll => ("Recall this version", "Retirar esta versión"),
            Self::RecallTitle { count: 0 } => {
                ("Nobody has been given this version.", "Nadie recibió esta versión.")
            }
            Self::RecallTitle { count } => {
                return Owned(match lang {
                    Lang::En => format!(
                        "{} given to patients. Names are not recorded.",
                        counted(count, "copy was", "copies were")
                    ),
                    Lang::Es => format!(
                        "Entregadas a pacientes: {}. No se anotan nombres.",
                        counted(count, "copia", "copias")
                    ),
                });
            }
            Self::RecallText => (
                "It goes to nobody from now on, on every tablet that hears of it. Anybody may do this.",
                "Desde ahora no se entrega a nadie, en cada tableta que lo sepa. Cualquiera puede hacerlo.",
            ),
            Self::Reason => ("Why", "Por qué"),
            Self::ReasonHint => (
                "Such as: a dose is wrong. No names of patients.",
                "Por ejemplo: una dosis está mal. Sin nombres de pacientes.",
            ),
            Self::Recalled { who } => {
                return Owned(match lang {
                    Lang::En => format!("Recalled by {who}"),
                    Lang::Es => format!("Retirada por error, {who}"),
                });
            }
            Self::Cancel => ("Leave it", "Dejarlo"),
            Self::RetireTitle => ("In use, or not", "En uso, o no"),
            Self::RetireText => (
                "A retired sheet stays in the records and goes to nobody.",
                "Una hoja retirada queda en los registros y no se entrega.",
            ),
            Self::Retire => ("Retire this sheet", "Retirar esta hoja"),
            Self::BringBack => ("Bring it back", "Ponerla en uso de nuevo"),
            Self::BringBackText => {
                ("This sheet is retired. Nobody gets it.", "Esta hoja está retirada. Nadie la recibe.")
            }
            Self::ReviewTitle => ("Let somebody read it", "Que alguien la lea"),
            Self::ReviewText => (
                "Whoever reads it checks the figures on its page, and sends it back if something is wrong.",
                "Quien la lee revisa las cifras en su página, y la devuelve si algo está mal.",
            ),
            Self::AskReview => ("Ask for a review", "Pedir una revisión"),
            Self::SendBack => ("Send it back", "Devolverla"),
            Self::SentBack { who, note } => {
                return Owned(match lang {
                    Lang::En => format!("{who} sent it back: {note}"),
                    Lang::Es => format!("{who} la devolvió: {note}"),
                });
            }
            other => return other.of_history(lang),
        };
        Borrowed(pick(lang, en, es))
    }

    fn of_history(self, lang: Lang) -> Text {
        let (en, es): (&'static str, &'static str) = match self {
            Self::History => ("Texts, the latest first", "Textos, el más reciente primero"),
            Self::HistoryNote => ("Nothing is deleted.", "Nada se borra."),
            Self::Saved { who, when } => {
                return Owned(match lang {
                    Lang::En => format!("{who}, {when}"),
                    Lang::Es => format!("{who}, {when}"),
                });
            }
            Self::BuiltIn => ("The text that came with the app", "El texto que vino con la aplicación"),
            Self::Compare => ("What changed", "Qué cambió"),
            Self::Same { blocks } => {
                return Owned(match lang {
                    Lang::En => format!("{} the same", counted(blocks, "box", "boxes")),
                    Lang::Es => format!("{} igual", counted(blocks, "cuadro", "cuadros")),
                });
            }
            Self::Changed => ("Changed", "Cambió"),
            Self::Added => ("New", "Nuevo"),
            Self::Removed => ("Gone", "Ya no está"),
            Self::TitleChanged => ("The title has changed", "Cambió el título"),
            Self::Unreadable => (
                "A newer version of the app wrote this text. Update this tablet to read it.",
                "Una versión más nueva de la aplicación escribió este texto. Actualice esta tableta para leerlo.",
            ),
            Self::FiguresTitle => ("Figures of which sources differ", "Cifras en que las fuentes difieren"),
            Self::FiguresSub => (
                "Your clinic chooses once, for all sheets and languages. A second person checks it on each sheet.",
                "Su clínica elige una vez, para todas las hojas e idiomas. Otra persona lo revisa en cada hoja.",
            ),
            Self::NotChosen => ("Not chosen yet", "Aún sin elegir"),
            Self::ChosenBy { who, on, today } => {
                let on = day::short_day(lang, on, today);
                return Owned(match lang {
                    Lang::En => format!("Chosen by {who}, {on}"),
                    Lang::Es => format!("Elegida por {who}, {on}"),
                });
            }
            Self::UsedIn { sheets } => {
                return Owned(match lang {
                    Lang::En => format!("Used in {}", counted(sheets, "sheet", "sheets")),
                    Lang::Es => format!("Se usa en {}", counted(sheets, "hoja", "hojas")),
                });
            }
            Self::Drops { sheets } => {
                return Owned(match lang {
                    Lang::En => format!(
                        "Another choice makes a draft of {} approved now",
                        counted(sheets, "sheet", "sheets")
                    ),
                    Lang::Es => format!(
                        "Otra elección deja como borrador {} hoy aprobadas",
                        counted(sheets, "hoja", "hojas")
                    ),
                });
            }
            Self::Unseen => ("not compared with its source yet", "aún sin comparar con su fuente"),
            _ => ("", ""),
        };
        Borrowed(pick(lang, en, es))
    }
}

const fn pick(lang: Lang, en: &'static str, es: &'static str) -> &'static str {
    match lang {
        Lang::En => en,
        Lang::Es => es,
    }
}

const fn translation(standing: Translation) -> (&'static str, &'static str) {
    match standing {
        Translation::Source => ("The source of its translations", "La fuente de sus traducciones"),
        Translation::WithoutSource => ("There is no English sheet", "No hay hoja en inglés"),
        Translation::Unread => {
            ("Nobody has held it against the English sheet", "Nadie la comparó con la hoja en inglés")
        }
        Translation::Fresh => ("Held against the English sheet", "Comparada con la hoja en inglés"),
        Translation::Stale => {
            ("The English sheet has changed since", "La hoja en inglés cambió desde entonces")
        }
    }
}

fn given(count: usize, since: Date, last: Date, today: Date, lang: Lang) -> Text {
    let (since, last) = (day::short_day(lang, since, today), day::short_day(lang, last, today));
    Owned(match lang {
        Lang::En if count == 1 => format!("Given one time, {since}"),
        Lang::Es if count == 1 => format!("Entregada una vez, {since}"),
        Lang::En => format!("Given {} times since {since}, last {last}", number(count as i64)),
        Lang::Es => format!("Entregada {} veces desde {since}, la última {last}", number(count as i64)),
    })
}
