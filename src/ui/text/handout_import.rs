//! Words of a new sheet, and of a text that is brought in from elsewhere.

use std::borrow::Cow::{Borrowed, Owned};

use super::figure::{bytes, counted};
use super::{Lang, Text};
use crate::app::authoring::{Dropped, DroppedKind, ImportError};
use crate::domain::education::sheet::SheetKind;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandoutImportMsg {
    Title,
    Sub,
    SheetTitle,
    SheetTitleHint,
    TitleMissing,
    KindLegend,
    Kind(SheetKind),
    Empty,
    EmptyText,
    Paste,
    PasteText,
    PasteLabel,
    Take,
    Choose,
    ChooseText,
    Reading,
    Refused(ImportError),
    Unreadable { detail: String },
    TooLarge { limit: u64 },
    Brought { title: String, boxes: usize },
    DroppedTitle,
    DroppedNothing,
    Dropped(Dropped),
    GoOn,
    Another,
    Begun,
}

impl HandoutImportMsg {
    pub fn in_language(self, lang: Lang) -> Text {
        let (en, es): (&'static str, &'static str) = match self {
            Self::Title => ("A new sheet", "Una hoja nueva"),
            Self::Sub => (
                "Begin with the boxes that every sheet has, or bring in a text that you have.",
                "Empiece con los cuadros de toda hoja, o traiga un texto que ya tiene.",
            ),
            Self::SheetTitle => ("Its title", "Su título"),
            Self::SheetTitleHint => {
                ("As a patient says it. No digits.", "Como lo dice un paciente. Sin números.")
            }
            Self::TitleMissing => ("Write a title first.", "Escriba antes un título."),
            Self::KindLegend => ("What it is for", "Para qué es"),
            Self::Kind(SheetKind::Topic) => ("A topic", "Un tema"),
            Self::Kind(SheetKind::Procedure) => {
                ("Steps, before or after something is done", "Pasos, antes o después de algo")
            }
            Self::Empty => ("Begin with empty boxes", "Empezar con cuadros vacíos"),
            Self::EmptyText => (
                "Every box that a sheet needs, with a line to write over.",
                "Cada cuadro que hace falta, con una línea para escribir encima.",
            ),
            Self::Paste => ("Paste a text", "Pegar un texto"),
            Self::PasteText => (
                "From a page or a document: only words, headings, lists and tables are taken.",
                "De una página o un documento: solo se toman palabras, títulos, listas y tablas.",
            ),
            Self::PasteLabel => ("Tap here and paste", "Toque aquí y pegue"),
            Self::Take => ("Bring this text in", "Traer este texto"),
            Self::Choose => ("Choose a file", "Elegir un archivo"),
            Self::ChooseText => (
                "A document (.docx), a page (.html) or a text. Nothing leaves this tablet.",
                "Un documento (.docx), una página (.html) o un texto. Nada sale de esta tableta.",
            ),
            Self::Reading => ("Reading the file", "Leyendo el archivo"),
            Self::Refused(error) => return refused(&error, lang),
            Self::Unreadable { detail } => {
                return Owned(match lang {
                    Lang::En => format!("The file cannot be read ({detail}). Choose it again."),
                    Lang::Es => format!("No se puede leer el archivo ({detail}). Elíjalo de nuevo."),
                });
            }
            Self::TooLarge { limit } => return too_large(limit, lang),
            Self::Brought { title, boxes } => {
                return Owned(match lang {
                    Lang::En => format!("“{title}”: {} brought in.", counted(boxes, "box", "boxes")),
                    Lang::Es => format!("«{title}»: se trajo {}.", counted(boxes, "cuadro", "cuadros")),
                });
            }
            Self::DroppedTitle => ("What was left out", "Lo que quedó fuera"),
            Self::DroppedNothing => ("Nothing was left out.", "Nada quedó fuera."),
            Self::Dropped(dropped) => return left_out(&dropped, lang),
            Self::GoOn => ("Go on to the editor", "Seguir al editor"),
            Self::Another => ("Bring in another text", "Traer otro texto"),
            Self::Begun => (
                "It is kept as your draft; nobody else sees it before you save it.",
                "Queda como su borrador; nadie más lo ve antes de que lo guarde.",
            ),
        };
        Borrowed(match lang {
            Lang::En => en,
            Lang::Es => es,
        })
    }
}

fn too_large(limit: u64, lang: Lang) -> Text {
    let limit = bytes(limit);
    Owned(match lang {
        Lang::En => format!("It is larger than {limit}. A sheet is one page: bring in only that part."),
        Lang::Es => format!("Pesa más de {limit}. Una hoja es una página: traiga solo esa parte."),
    })
}

fn refused(error: &ImportError, lang: Lang) -> Text {
    let (en, es) = match error {
        ImportError::TooLarge { limit } => return too_large(u64::try_from(*limit).unwrap_or(u64::MAX), lang),
        ImportError::Nothing => ("There is no text in it.", "No tiene texto."),
        ImportError::NotThisKind | ImportError::NoDocument => (
            "This is no document of a word processor. Save it as .docx, or copy its text and paste it here.",
            "No es un documento de texto. Guárdelo como .docx, o copie su texto y péguelo aquí.",
        ),
        ImportError::Damaged => (
            "The file is damaged. Save it again, or copy its text and paste it here.",
            "El archivo está dañado. Guárdelo de nuevo, o copie su texto y péguelo aquí.",
        ),
        ImportError::Bomb => (
            "The file would unpack to far more than it is, so it was not opened. Do not pass it on.",
            "El archivo se abriría a mucho más de lo que es; no se abrió. No lo comparta.",
        ),
        ImportError::Pdf => (
            "A PDF keeps how a page looks, not the order of its text. Open it, copy the text, and paste it here; or ask for the document that it was made from.",
            "Un PDF guarda cómo se ve la página, no el orden del texto. Ábralo, copie el texto y péguelo aquí; o pida el documento original.",
        ),
        ImportError::OldDocument => (
            "This is an old kind of document. Save it as .docx and choose it again.",
            "Es un documento de un tipo antiguo. Guárdelo como .docx y elíjalo de nuevo.",
        ),
        ImportError::NotText => (
            "This is no text: a picture, a film or a program. Choose a .docx, .html or .txt file.",
            "No es un texto: es una imagen, un video o un programa. Elija un archivo .docx, .html o .txt.",
        ),
    };
    Borrowed(match lang {
        Lang::En => en,
        Lang::Es => es,
    })
}

fn left_out(dropped: &Dropped, lang: Lang) -> Text {
    let times = format!(" ×{}", dropped.count);
    let (en, es): (String, String) = match &dropped.what {
        DroppedKind::Element(name) => element(name),
        DroppedKind::Link => (
            "Addresses of links; their words are kept".into(),
            "Direcciones de enlaces; sus palabras quedan".into(),
        ),
        DroppedKind::Image => (
            "Pictures. A sheet takes only the drawings of the app: say in words what they show".into(),
            "Imágenes. Una hoja solo lleva dibujos de la aplicación: diga con palabras lo que muestran"
                .into(),
        ),
        DroppedKind::Handler => ("Commands of the page".into(), "Órdenes de la página".into()),
        DroppedKind::TableShape => (
            "Tables of another shape; their cells are lines now".into(),
            "Tablas de otra forma; sus celdas ahora son líneas".into(),
        ),
        DroppedKind::Line => {
            ("Lines beyond what a sheet holds".into(), "Líneas que no caben en una hoja".into())
        }
    };
    Owned(match lang {
        Lang::En => en + &times,
        Lang::Es => es + &times,
    })
}

fn element(name: &str) -> (String, String) {
    let (en, es) = match name {
        "script" => ("Programs in the page", "Programas en la página"),
        "style" | "link" | "meta" | "base" | "head" => {
            ("How the page looks, and notes about it", "El aspecto de la página y notas sobre ella")
        }
        "iframe" | "frame" | "embed" | "object" | "applet" => {
            ("Other pages inside it", "Otras páginas dentro de ella")
        }
        "svg" | "math" | "canvas" => ("Drawings and formulas", "Dibujos y fórmulas"),
        "audio" | "video" | "source" | "track" => ("Sound and film", "Sonido y video"),
        "form" | "input" | "button" | "select" | "textarea" => ("Forms and buttons", "Formularios y botones"),
        "del" => ("Text that was struck out", "Texto tachado"),
        "footnoteReference" | "endnoteReference" => ("Footnotes", "Notas al pie"),
        "commentReference" => ("Comments", "Comentarios"),
        "header" | "footer" => {
            ("Lines at the top or the foot of pages", "Líneas al inicio o al pie de las páginas")
        }
        other => return (format!("“{other}”"), format!("«{other}»")),
    };
    (en.to_owned(), es.to_owned())
}
