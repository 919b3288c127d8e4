//! Words of the page on which a tablet learns its scanner, and of the sheet that is printed for it.

use std::borrow::Cow::{Borrowed, Owned};

use super::{Lang, Text};
use crate::ui::text::figure::number;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScannerMsg {
    Sub,
    TryTitle,
    TryText,
    TryBox,
    TryBoxHint,
    Check,
    NotASheet,
    Alike { one: char, other: char },
    TooSlow,
    LearntPlain,
    LearntPlaced,
    LearntSwaps { swaps: i64 },
    SeparatorWhole,
    SeparatorSubstitute { sign: char },
    SeparatorLost,
    SeparatorGarbled,
    NotKept,
    Settings,
    SettingsNote,
    Prefix,
    PrefixHint,
    Suffix,
    SuffixHint,
    Substitute,
    SubstituteHint,
    AffixLong,
    Keep,
    Forget,
    Forgotten,
    Sheet,
    SheetText,
    Square,
    SquareText,
    LineOf { part: usize, of: usize },
    LineText,
    SheetPaper,
    Print,
    CannotPrint,
}

impl ScannerMsg {
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
            Self::Sub => say(
                "Any scanner that types like a keyboard works. This page finds out how yours types.",
                "Sirve cualquier lector que escribe como un teclado. Esta página averigua cómo escribe el suyo.",
            ),
            Self::TryTitle => say("Scan it now", "Escanéelo ahora"),
            Self::TryText => say(
                "Scan the square of the sheet, or its four lines one after the other.",
                "Escanee el cuadro de la hoja, o sus cuatro líneas una tras otra.",
            ),
            Self::TryBox => say("What came", "Lo que llegó"),
            Self::TryBoxHint => say(
                "If nothing comes when you scan, put the cursor here and scan again.",
                "Si no llega nada al escanear, ponga aquí el cursor y escanee de nuevo.",
            ),
            Self::Check => say("Check what stands here", "Revisar lo que está aquí"),
            Self::NotASheet => say(
                "That is no code of the sheet, or not the whole of it. Scan again, slower and closer.",
                "Ese no es un código de la hoja, o llegó incompleto. Escanee de nuevo, más despacio y más cerca.",
            ),
            Self::Alike { one, other } => form(
                format!(
                    "{one} and {other} arrive as the same character. Set the scanner to US keyboard, turn Caps Lock off, choose Forget and scan again."
                ),
                format!(
                    "{one} y {other} llegan como el mismo carácter. Ponga el lector en teclado de EE. UU., quite el bloqueo de mayúsculas, elija Olvidar y escanee de nuevo."
                ),
            ),
            Self::TooSlow => say(
                "It came as slowly as a person types, so scans elsewhere are not noticed. Set the scanner to no delay between characters.",
                "Llegó tan lento como escribe una persona, así que en otras pantallas no se nota. Ponga el lector sin demora entre caracteres.",
            ),
            Self::LearntPlain => {
                say("Every character arrives as it was meant.", "Cada carácter llega como es.")
            }
            Self::LearntPlaced => say(
                "The scanner types as a US keyboard. From now on codes are read by the keys, not by this tablet’s language.",
                "El lector escribe como teclado de EE. UU. Desde ahora los códigos se leen por las teclas y no por el idioma de esta tableta.",
            ),
            Self::LearntSwaps { swaps } => form(
                format!(
                    "Characters that arrive as others, and are put right from now on: {}.",
                    number(swaps)
                ),
                format!("Caracteres que llegan como otros y desde ahora se corrigen: {}.", number(swaps)),
            ),
            Self::SeparatorWhole => {
                say("The separator between fields arrives.", "El separador entre campos llega.")
            }
            Self::SeparatorSubstitute { sign } => form(
                format!("The separator between fields arrives as {sign}, and is read as such."),
                format!("El separador entre campos llega como {sign} y así se lee."),
            ),
            Self::SeparatorLost => say(
                "The separator between fields is lost on the way. Set the scanner to send | or F8 for GS; until then some codes will be asked about.",
                "El separador entre campos se pierde. Ponga el lector a enviar | o F8 en lugar de GS; mientras tanto se preguntará por algunos códigos.",
            ),
            Self::SeparatorGarbled => say(
                "The separator between fields arrives as several characters. Set the scanner to send | or F8 for GS.",
                "El separador entre campos llega como varios caracteres. Ponga el lector a enviar | o F8 en lugar de GS.",
            ),
            Self::NotKept => say(
                "This browser keeps nothing: it holds until the page is closed.",
                "Este navegador no guarda nada: dura hasta cerrar la página.",
            ),
            Self::Settings => say("Known of this scanner", "Lo que se sabe de este lector"),
            Self::SettingsNote => say("for this tablet alone", "solo en esta tableta"),
            Self::Prefix => say("Before each code", "Antes de cada código"),
            Self::PrefixHint => say(
                "A prefix such as ~ makes short codes certain. Mostly empty.",
                "Un prefijo como ~ hace seguros los códigos cortos. Casi siempre vacío.",
            ),
            Self::Suffix => say("Behind each code", "Después de cada código"),
            Self::SuffixHint => say("Enter and Tab need no mention.", "Intro y Tab no hace falta ponerlos."),
            Self::Substitute => say("Sent for the separator", "En lugar del separador"),
            Self::SubstituteHint => say(
                "One character that no code has, such as |. Mostly empty.",
                "Un carácter que ningún código tiene, como |. Casi siempre vacío.",
            ),
            Self::AffixLong => say("At most four characters.", "Cuatro caracteres como máximo."),
            Self::Keep => say("Keep", "Guardar"),
            Self::Forget => say("Forget this scanner", "Olvidar este lector"),
            Self::Forgotten => {
                say("Forgotten. Codes are read as they arrive.", "Olvidado. Los códigos se leen como llegan.")
            }
            Self::Sheet => say("The sheet", "La hoja"),
            Self::SheetText => say(
                "Print it once and keep it with the scanner. It works from the screen, too.",
                "Imprímala una vez y guárdela con el lector. También sirve desde la pantalla.",
            ),
            Self::Square => say("Square", "Cuadro"),
            Self::SquareText => say(
                "For scanners that read squares: all in one.",
                "Para lectores que leen cuadros: todo en uno.",
            ),
            Self::LineOf { part, of } => {
                form(format!("Line {part} of {of}"), format!("Línea {part} de {of}"))
            }
            Self::LineText => say(
                "For scanners that read lines alone: all four.",
                "Para lectores que solo leen líneas: las cuatro.",
            ),
            Self::SheetPaper => say("Paper", "Papel"),
            Self::Print => say("Print the sheet", "Imprimir la hoja"),
            Self::CannotPrint => say("This browser cannot print.", "Este navegador no puede imprimir."),
        }
    }
}
