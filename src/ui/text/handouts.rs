//! Words of the handouts: the shelf of sheets, a sheet, and what it needs before a patient gets it.

use std::borrow::Cow::Borrowed;

use super::figure::counted;
use super::{Lang, Text};
use crate::domain::education::approval::Stage;
use crate::domain::education::language::Language;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandoutMsg {
    Title,
    Sub { sheets: usize, ready: usize },
    Search,
    Found { sheets: usize },
    LeftOut { words: String },
    NothingTitle,
    NothingText,
    Reading,
    AwayTitle,
    AwayText { file: String },
    TryAgain,
    UnknownTitle,
    UnknownText,
    Stage(Stage),
    Language(Language),
    LanguageLegend,
    AlsoCalled,
    Sources,
    Checked { date: String },
    NotYetTitle,
    NotYetText,
    Chosen,
    ChooseFigure,
    PhoneLabel,
    PhoneHint,
    PhoneWrong,
    SavePhone,
    FiguresTitle,
    FiguresText,
    FiguresChecked,
    NeedsAnother,
    TranslationRead,
    TranslationText,
    HardText,
    Other { reasons: usize },
    Credential,
    CredentialHint,
    CredentialMissing,
    Approve,
    ApproveFirst,
    Print,
    PrintRecorded,
    CannotPrint,
    OnlyApproved,
}

impl HandoutMsg {
    pub fn in_language(self, lang: Lang) -> Text {
        match lang {
            Lang::En => self.english(),
            Lang::Es => self.spanish(),
        }
    }

    fn english(self) -> Text {
        Borrowed(match self {
            Self::Title => "Handouts",
            Self::Sub { sheets, ready } => {
                return format!("{}, {ready} ready to hand out.", counted(sheets, "sheet", "sheets")).into();
            }
            Self::Search => "Words, a code, in any language",
            Self::Found { sheets } => return counted(sheets, "sheet", "sheets").into(),
            Self::LeftOut { words } => {
                return format!("Nothing has “{words}”. This is what fits without it.").into();
            }
            Self::NothingTitle => "No sheet like that",
            Self::NothingText => "Try another word, or fewer letters.",
            Self::Reading => "Getting the sheets",
            Self::AwayTitle => "The sheets did not come",
            Self::AwayText { file } => {
                return format!("{file} cannot be read. Go online once, then try again.").into();
            }
            Self::TryAgain => "Try again",
            Self::UnknownTitle => "No such sheet",
            Self::UnknownText => "This version has no sheet of that name.",
            Self::Stage(stage) => return stage_en(stage),
            Self::Language(Language::English) => "English",
            Self::Language(Language::Spanish) => "Spanish",
            Self::LanguageLegend => "Language of the sheet",
            Self::AlsoCalled => "Also called",
            Self::Sources => "Sources",
            Self::Checked { date } => return format!("checked {date}").into(),
            Self::NotYetTitle => "Before a patient gets it",
            Self::NotYetText => {
                "Each sheet is a draft until a clinician of this clinic has approved this very text."
            }
            Self::Chosen => "Choose",
            Self::ChooseFigure => "Sources differ: what does your clinic say?",
            Self::PhoneLabel => "The clinic’s telephone number",
            Self::PhoneHint => "It stands in every sheet.",
            Self::PhoneWrong => "Write the number with its digits, such as 312-555-0100.",
            Self::SavePhone => "Save the number",
            Self::FiguresTitle => "Figures checked by a second person",
            Self::FiguresText => "Hold every figure of this sheet against its source.",
            Self::FiguresChecked => "I checked every figure",
            Self::NeedsAnother => "Somebody else than the one who approves.",
            Self::TranslationRead => "I read it against the English sheet",
            Self::TranslationText => "A person who reads both languages holds it against the English sheet.",
            Self::HardText => "It is hard to read. It has to be written anew.",
            Self::Other { reasons } => {
                return format!("{} more in the text", counted(reasons, "thing", "things")).into();
            }
            Self::Credential => "Your credential",
            Self::CredentialHint => "Such as RN, NP, MD. It stands beside your initials.",
            Self::CredentialMissing => "Write your credential first.",
            Self::Approve => "Approve this sheet",
            Self::ApproveFirst => "What stands above comes first",
            Self::Print => "Print and record",
            Self::PrintRecorded => "Recorded: one printed. No name was asked for.",
            Self::CannotPrint => "This browser cannot print.",
            Self::OnlyApproved => "Approve it first",
        })
    }

    fn spanish(self) -> Text {
        Borrowed(match self {
            Self::Title => "Folletos",
            Self::Sub { sheets, ready } => {
                return format!("{}; listas para entregar: {ready}.", counted(sheets, "hoja", "hojas"))
                    .into();
            }
            Self::Search => "Palabras o un código, en cualquier idioma",
            Self::Found { sheets } => return counted(sheets, "hoja", "hojas").into(),
            Self::LeftOut { words } => {
                return format!("Nada tiene «{words}». Esto es lo que hay sin eso.").into();
            }
            Self::NothingTitle => "No hay una hoja así",
            Self::NothingText => "Pruebe otra palabra, o menos letras.",
            Self::Reading => "Buscando las hojas",
            Self::AwayTitle => "Las hojas no llegaron",
            Self::AwayText { file } => {
                return format!("No se puede leer {file}. Conéctese una vez e intente de nuevo.").into();
            }
            Self::TryAgain => "Intentar de nuevo",
            Self::UnknownTitle => "No existe esa hoja",
            Self::UnknownText => "Esta versión no tiene una hoja con ese nombre.",
            Self::Stage(stage) => return stage_es(stage),
            Self::Language(Language::English) => "Inglés",
            Self::Language(Language::Spanish) => "Español",
            Self::LanguageLegend => "Idioma de la hoja",
            Self::AlsoCalled => "También se llama",
            Self::Sources => "Fuentes",
            Self::Checked { date } => return format!("revisado {date}").into(),
            Self::NotYetTitle => "Antes de que la reciba un paciente",
            Self::NotYetText => {
                "Cada hoja es un borrador hasta que un profesional clínico de esta clínica aprueba este mismo texto."
            }
            Self::Chosen => "Elegir",
            Self::ChooseFigure => "Las fuentes difieren: ¿qué dice su clínica?",
            Self::PhoneLabel => "Teléfono de la clínica",
            Self::PhoneHint => "Aparece en cada hoja.",
            Self::PhoneWrong => "Escriba el número con sus cifras, como 312-555-0100.",
            Self::SavePhone => "Guardar el número",
            Self::FiguresTitle => "Cifras revisadas por otra persona",
            Self::FiguresText => "Compare cada cifra de esta hoja con su fuente.",
            Self::FiguresChecked => "Revisé cada cifra",
            Self::NeedsAnother => "Alguien distinto de quien la aprueba.",
            Self::TranslationRead => "La leí junto a la hoja en inglés",
            Self::TranslationText => "Una persona que lee ambos idiomas la compara con la hoja en inglés.",
            Self::HardText => "Es difícil de leer. Hay que escribirla de nuevo.",
            Self::Other { reasons } => {
                return format!("{} más en el texto", counted(reasons, "punto", "puntos")).into();
            }
            Self::Credential => "Su título",
            Self::CredentialHint => "Por ejemplo RN, NP o MD. Aparece junto a sus iniciales.",
            Self::CredentialMissing => "Escriba antes su título.",
            Self::Approve => "Aprobar esta hoja",
            Self::ApproveFirst => "Antes, lo que está arriba",
            Self::Print => "Imprimir y anotar",
            Self::PrintRecorded => "Anotado: una impresa. No se pidió ningún nombre.",
            Self::CannotPrint => "Este navegador no puede imprimir.",
            Self::OnlyApproved => "Apruébela antes",
        })
    }
}

fn stage_en(stage: Stage) -> Text {
    Borrowed(match stage {
        Stage::Draft => "Draft",
        Stage::InReview => "In review",
        Stage::Approved { .. } => "Ready",
        Stage::Due { days_left } => return format!("Ready, due in {}", days_en(days_left)).into(),
        Stage::Overdue { days_left } => return format!("Overdue, {} left", days_en(days_left)).into(),
        Stage::Blocked => "Approval is over",
        Stage::Retired => "Retired",
        Stage::Recalled => "Recalled",
    })
}

fn days_en(days: i32) -> String {
    counted(usize::try_from(days).unwrap_or(0), "day", "days")
}

fn stage_es(stage: Stage) -> Text {
    Borrowed(match stage {
        Stage::Draft => "Borrador",
        Stage::InReview => "En revisión",
        Stage::Approved { .. } => "Lista",
        Stage::Due { days_left } => return format!("Lista, vence en {}", days_es(days_left)).into(),
        Stage::Overdue { days_left } => return format!("Vencida, quedan {}", days_es(days_left)).into(),
        Stage::Blocked => "La aprobación venció",
        Stage::Retired => "Retirada",
        Stage::Recalled => "Retirada por error",
    })
}

fn days_es(days: i32) -> String {
    counted(usize::try_from(days).unwrap_or(0), "día", "días")
}
