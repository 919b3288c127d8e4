//! Words of the editor of sheets: what the program says of a text, and what to do about it.

use std::borrow::Cow::{Borrowed, Owned};

use super::figure::{counted, number};
use super::{Lang, Text};
use crate::app::authoring::SheetFault;
use crate::domain::education::lint::{Fault, Required};
use crate::domain::education::readability::{Level, Score};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandoutEditorMsg {
    Title { sheet: String },
    NewTitle,
    Text,
    Preview,
    Remarks { count: usize },
    Side,
    TextLabel,
    TextHint,
    Kept,
    DraftTaken,
    DropDraft,
    Save,
    SaveNote,
    Saved,
    FixFirst,
    BoxesTitle,
    BoxesText,
    Box(BoxKind),
    FiguresTitle,
    FiguresText,
    FindFigure,
    NoFigure,
    Grade(Score),
    Smog(Score),
    Inflesz(Score),
    Huerta(Score),
    Words { words: u32, limit: u32 },
    LongestSentence { words: usize },
    Level(Level),
    TooShort,
    Line { line: usize },
    Whole,
    MustMend,
    Advice,
    NoRemarks,
    Fault(Fault),
    FaultAdvice(Fault),
    Broken(SheetFault),
    BrokenTitle,
    OtherTitle,
    OtherText { who: String, when: String },
    UseOther,
    TookIn,
    NotFound,
}

/// A box that an author can put in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoxKind {
    AlsoCalled,
    Main,
    Emergency,
    CallUs,
    Do,
    Dont,
    Steps,
    Text,
    Table,
    Glossary,
    TeachBack,
    Sources,
    Closing,
}

impl BoxKind {
    pub const ALL: [Self; 13] = [
        Self::AlsoCalled,
        Self::Main,
        Self::Emergency,
        Self::CallUs,
        Self::Do,
        Self::Dont,
        Self::Steps,
        Self::Text,
        Self::Table,
        Self::Glossary,
        Self::TeachBack,
        Self::Sources,
        Self::Closing,
    ];

    /// As it is written in a text.
    pub const fn written(self) -> &'static str {
        match self {
            Self::AlsoCalled => "\n::: also-called\n- \n:::\n",
            Self::Main => "\n::: main \n\n:::\n",
            Self::Emergency => "\n::: call-911 {{emergency}}\n- \n:::\n",
            Self::CallUs => "\n::: call-us {{clinic.phone}}\n- \n:::\n",
            Self::Do => "\n::: do \n- \n:::\n",
            Self::Dont => "\n::: dont \n- \n:::\n",
            Self::Steps => "\n::: steps \n1. \n2. \n:::\n",
            Self::Text => "\n::: text \n\n:::\n",
            Self::Table => "\n::: table \n|  |  |\n| --- | --- |\n|  |  |\n:::\n",
            Self::Glossary => "\n::: glossary \n- : \n:::\n",
            Self::TeachBack => "\n::: teach-back \n- \n- \n- \n:::\n",
            Self::Sources => "\n::: sources\n- \n:::\n",
            Self::Closing => "\n::: closing\n\n:::\n",
        }
    }

    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::AlsoCalled => ("Also called", "También se llama"),
            Self::Main => ("Main message", "Mensaje principal"),
            Self::Emergency => ("When to call 911", "Cuándo llamar al 911"),
            Self::CallUs => ("When to call us", "Cuándo llamarnos"),
            Self::Do => ("What to do", "Qué hacer"),
            Self::Dont => ("What not to do", "Lo que no debe hacer"),
            Self::Steps => ("Steps", "Pasos"),
            Self::Text => ("Text", "Texto"),
            Self::Table => ("Table", "Tabla"),
            Self::Glossary => ("Hard words", "Palabras difíciles"),
            Self::TeachBack => ("Questions to ask", "Preguntas"),
            Self::Sources => ("Sources", "Fuentes"),
            Self::Closing => ("Last line", "Última línea"),
        }
    }
}

impl HandoutEditorMsg {
    pub fn in_language(self, lang: Lang) -> Text {
        let (en, es): (&'static str, &'static str) = match self {
            Self::Title { sheet } => return Owned(sheet),
            Self::NewTitle => ("A sheet in writing", "Una hoja en preparación"),
            Self::Text => ("Text", "Texto"),
            Self::Preview => ("Preview", "Vista"),
            Self::Remarks { count: 0 } => ("Remarks", "Notas"),
            Self::Remarks { count } => {
                return Owned(match lang {
                    Lang::En => format!("Remarks {}", number(count as i64)),
                    Lang::Es => format!("Notas {}", number(count as i64)),
                });
            }
            Self::Side => ("What to show", "Qué mostrar"),
            Self::TextLabel => ("The text", "El texto"),
            Self::TextHint => (
                "Each box begins with ::: and ends with :::. A figure is put in from the list, never typed.",
                "Cada cuadro empieza con ::: y termina con :::. Una cifra se pone desde la lista, nunca se escribe.",
            ),
            Self::Kept => {
                ("Kept on this tablet while you write.", "Se guarda en esta tableta mientras escribe.")
            }
            Self::DraftTaken => (
                "You had begun this. It goes on where you left it.",
                "Había empezado esto. Sigue donde lo dejó.",
            ),
            Self::DropDraft => ("Begin again from the saved text", "Empezar de nuevo con el texto guardado"),
            Self::Save => ("Save as a draft", "Guardar como borrador"),
            Self::SaveNote => (
                "Saving makes a draft. Patients get the new text once it is approved.",
                "Al guardar queda un borrador. Los pacientes reciben el texto nuevo cuando se apruebe.",
            ),
            Self::Saved => (
                "Saved. It is a draft until it is approved.",
                "Guardada. Es un borrador hasta que se apruebe.",
            ),
            Self::FixFirst => ("First mend the line above", "Corrija antes la línea de arriba"),
            Self::BoxesTitle => ("Put in a box", "Poner un cuadro"),
            Self::BoxesText => ("It goes where the cursor stands.", "Va donde está el cursor."),
            Self::Box(kind) => kind.words(),
            Self::FiguresTitle => ("Put in a figure", "Poner una cifra"),
            Self::FiguresText => (
                "Every number of a sheet comes from this list: the same in every language, with its source.",
                "Cada número de una hoja sale de esta lista: igual en cada idioma, con su fuente.",
            ),
            Self::FindFigure => ("Find a figure", "Buscar una cifra"),
            Self::NoFigure => (
                "No such figure. Say it in words, or ask us to add it to the list.",
                "No existe esa cifra. Dígalo con palabras o pida que se agregue a la lista.",
            ),
            other => return other.of_scores(lang),
        };
        Borrowed(pick(lang, en, es))
    }

    fn of_scores(self, lang: Lang) -> Text {
        let (en, es): (&'static str, &'static str) = match self {
            Self::Grade(score) => return scored(lang, ("Grade", "Grado"), score),
            Self::Smog(score) => return scored(lang, ("SMOG", "SMOG"), score),
            Self::Inflesz(score) => return scored(lang, ("INFLESZ", "INFLESZ"), score),
            Self::Huerta(score) => return scored(lang, ("Fernández Huerta", "Fernández Huerta"), score),
            Self::Words { words, limit } => {
                let (words, limit) = (number(i64::from(words)), number(i64::from(limit)));
                return Owned(match lang {
                    Lang::En => format!("{words} of {limit} words"),
                    Lang::Es => format!("{words} de {limit} palabras"),
                });
            }
            Self::LongestSentence { words } => {
                return Owned(match lang {
                    Lang::En => format!("longest sentence {}", counted(words, "word", "words")),
                    Lang::Es => format!("la frase más larga, {}", counted(words, "palabra", "palabras")),
                });
            }
            Self::Level(Level::Green) => ("Easy to read", "Fácil de leer"),
            Self::Level(Level::Amber) => {
                ("A little hard: an approval takes a reason", "Algo difícil: aprobarla pide una razón")
            }
            Self::Level(Level::Red) => {
                ("Too hard: it cannot be approved", "Muy difícil: no se puede aprobar")
            }
            Self::TooShort => ("Too little text to score", "Muy poco texto para medir"),
            Self::Line { line } => {
                return Owned(match lang {
                    Lang::En => format!("Line {line}"),
                    Lang::Es => format!("Línea {line}"),
                });
            }
            Self::Whole => ("The whole sheet", "Toda la hoja"),
            Self::MustMend => ("Must be mended", "Hay que corregir"),
            Self::Advice => ("Worth a look", "Vale la pena ver"),
            Self::NoRemarks => (
                "Nothing to say: boxes, figures and sentences are as they should be.",
                "Nada que decir: cuadros, cifras y frases están bien.",
            ),
            Self::BrokenTitle => ("This line cannot be read yet", "Esta línea aún no se puede leer"),
            Self::OtherTitle => ("Another text of this sheet", "Otro texto de esta hoja"),
            Self::OtherText { who, when } => {
                return Owned(match lang {
                    Lang::En => format!(
                        "{who} saved it on {when}. Take what is right from it into yours. What differs stands below."
                    ),
                    Lang::Es => format!(
                        "{who} lo guardó el {when}. Tome de él lo correcto. Abajo está lo que difiere."
                    ),
                });
            }
            Self::UseOther => ("Put that text in place of mine", "Poner ese texto en lugar del mío"),
            Self::TookIn => ("I have taken it in", "Ya lo incorporé"),
            Self::NotFound => ("There is no such sheet", "No existe esa hoja"),
            Self::Fault(fault) => return what(&fault, lang),
            Self::FaultAdvice(fault) => return advice(&fault, lang),
            Self::Broken(fault) => return broken(&fault, lang),
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

fn scored(lang: Lang, (en, es): (&str, &str), score: Score) -> Text {
    let tenths = score.tenths();
    let sign = if tenths < 0 { "\u{2212}" } else { "" };
    let (whole, rest) = (tenths.abs() / 10, tenths.abs() % 10);
    let name = match lang {
        Lang::En => en,
        Lang::Es => es,
    };
    Owned(format!("{name} {sign}{whole}.{rest}"))
}

const fn required(what: Required) -> (&'static str, &'static str) {
    match what {
        Required::Main => ("the main message", "el mensaje principal"),
        Required::Emergency => ("when to call 911", "cuándo llamar al 911"),
        Required::CallUs => ("when to call us", "cuándo llamarnos"),
        Required::Action => ("what to do", "qué hacer"),
        Required::TeachBack => ("the questions to ask", "las preguntas"),
        Required::Sources => ("the sources", "las fuentes"),
        Required::Closing => ("the last line", "la última línea"),
    }
}

/// What was found.
fn what(fault: &Fault, lang: Lang) -> Text {
    let quoted = |en: &str, es: &str, word: &str| {
        Owned(match lang {
            Lang::En => format!("{en}: “{word}”"),
            Lang::Es => format!("{es}: «{word}»"),
        })
    };
    let counted_as = |en: &str, es: &str, count: usize| {
        Owned(format!("{} ({})", pick_str(lang, en, es), number(count as i64)))
    };
    let (en, es) = match fault {
        Fault::BareDigits(word) => return quoted("A typed number", "Un número escrito", word),
        Fault::BareNumber(word) => return quoted("A number in words", "Un número en palabras", word),
        Fault::UnknownFigure(key) => return quoted("No such figure", "No existe esa cifra", key.as_str()),
        Fault::LongSentence { words } => {
            return counted_as("A long sentence, in words", "Una frase larga, en palabras", *words);
        }
        Fault::UndefinedTerm(word) => return quoted("A hard word", "Una palabra difícil", word),
        Fault::PassiveVoice(word) => {
            return quoted("It does not say who does it", "No dice quién lo hace", word);
        }
        Fault::FalseFriend(word) => return quoted("Another word in Spanish", "Otra palabra en inglés", word),
        Fault::FearWord(word) => return quoted("A word that frightens", "Una palabra que asusta", word),
        Fault::LabelWord(word) => {
            return quoted(
                "A word that makes a person their illness",
                "Una palabra que reduce a la persona a su enfermedad",
                word,
            );
        }
        Fault::TooManyWords { words, limit } => {
            return Owned(match lang {
                Lang::En => format!("{words} words; a sheet has room for {limit}"),
                Lang::Es => format!("{words} palabras; en una hoja caben {limit}"),
            });
        }
        Fault::MissingBlock(block) => {
            return Owned(match lang {
                Lang::En => format!("A box is missing: {}", required(*block).0),
                Lang::Es => format!("Falta un cuadro: {}", required(*block).1),
            });
        }
        Fault::MoreThanOne(block) => {
            return Owned(match lang {
                Lang::En => format!("There are two boxes for {}", required(*block).0),
                Lang::Es => format!("Hay dos cuadros para {}", required(*block).1),
            });
        }
        Fault::EmergencyNotFirst => {
            ("The box for 911 does not come first", "El cuadro del 911 no va primero")
        }
        Fault::NoClinicNumber => ("It does not say how to call you", "No dice cómo llamarles"),
        Fault::NoEmergencyNumber => {
            ("The box for emergencies has no number", "El cuadro de emergencias no tiene número")
        }
        Fault::Questions { found } => {
            return counted_as("Three questions are asked, not", "Se hacen tres preguntas, no", *found);
        }
        Fault::ClosedQuestion(question) => {
            return quoted("Yes or no answers it", "Se contesta con sí o no", question);
        }
        Fault::LongBlock { lines } => {
            return counted_as("A long list, in lines", "Una lista larga, en líneas", *lines);
        }
    };
    Borrowed(pick(lang, en, es))
}

const fn pick_str<'a>(lang: Lang, en: &'a str, es: &'a str) -> &'a str {
    match lang {
        Lang::En => en,
        Lang::Es => es,
    }
}

/// What to do about it.
fn advice(fault: &Fault, lang: Lang) -> Text {
    let (en, es) = match fault {
        Fault::BareDigits(_) | Fault::BareNumber(_) => (
            "Put in a figure from the list instead, so that every language says the same.",
            "Ponga en su lugar una cifra de la lista, para que cada idioma diga lo mismo.",
        ),
        Fault::UnknownFigure(_) => {
            ("Choose one from the list of figures.", "Elija una de la lista de cifras.")
        }
        Fault::LongSentence { .. } => ("Make two sentences of it.", "Haga dos frases."),
        Fault::UndefinedTerm(_) => (
            "Use an easier word, or explain it in a box of hard words.",
            "Use una palabra más fácil, o explíquela en un cuadro de palabras difíciles.",
        ),
        Fault::PassiveVoice(_) => {
            ("Say who does what: “We send the sample.”", "Diga quién hace qué: «Enviamos la muestra».")
        }
        Fault::FalseFriend(_) => (
            "A reader of Spanish takes it for another word. Write “one time”.",
            "Quien lee en inglés la toma por otra palabra. Use otra.",
        ),
        Fault::FearWord(_) => {
            ("Say what to do instead of what may happen.", "Diga qué hacer en vez de lo que puede pasar.")
        }
        Fault::LabelWord(_) => ("Write “people with …”.", "Escriba «personas con …»."),
        Fault::TooManyWords { .. } => (
            "Leave out what nobody has to do or know today.",
            "Quite lo que nadie tiene que hacer o saber hoy.",
        ),
        Fault::MissingBlock(_) => ("Put it in from the list of boxes.", "Póngalo desde la lista de cuadros."),
        Fault::MoreThanOne(_) => ("Make one of them.", "Haga uno solo."),
        Fault::EmergencyNotFirst => {
            ("Move it up, under the main message.", "Súbalo, debajo del mensaje principal.")
        }
        Fault::NoClinicNumber => {
            ("Put {{clinic.phone}} into that box.", "Ponga {{clinic.phone}} en ese cuadro.")
        }
        Fault::NoEmergencyNumber => {
            ("Put {{emergency}} into that box.", "Ponga {{emergency}} en ese cuadro.")
        }
        Fault::Questions { .. } => (
            "Ask three: one for each thing that matters most.",
            "Haga tres: una por cada cosa que más importa.",
        ),
        Fault::ClosedQuestion(_) => ("Begin with what, how or when.", "Empiece con qué, cómo o cuándo."),
        Fault::LongBlock { .. } => {
            ("Make two boxes, each with its heading.", "Haga dos cuadros, cada uno con su título.")
        }
    };
    Borrowed(pick(lang, en, es))
}

/// Why a text is no sheet yet, and what to do.
fn broken(fault: &SheetFault, lang: Lang) -> Text {
    let limit_of = |en: &str, es: &str, limit: usize| {
        Owned(format!("{} {}", pick_str(lang, en, es), number(limit as i64)))
    };
    let (en, es) = match fault {
        SheetFault::TooLarge { .. } => (
            "The text is too long for a sheet. Make two of it.",
            "El texto es muy largo para una hoja. Haga dos.",
        ),
        SheetFault::NoHead | SheetFault::HeadLine | SheetFault::MissingHead(_) | SheetFault::HeadValue(_) => {
            (
                "The lines about the sheet are damaged. Begin again from the saved text.",
                "Las líneas sobre la hoja están dañadas. Empiece de nuevo con el texto guardado.",
            )
        }
        SheetFault::NoTitle => (
            "The first line is the title: # and a blank before it.",
            "La primera línea es el título: # y un espacio antes.",
        ),
        SheetFault::OutsideBlock => (
            "This stands in no box. Put ::: text above it and ::: below.",
            "Esto no está en un cuadro. Ponga ::: text arriba y ::: abajo.",
        ),
        SheetFault::UnknownBlock => (
            "There is no such box. Put one in from the list.",
            "No existe ese cuadro. Ponga uno desde la lista.",
        ),
        SheetFault::NoHeadingHere => (
            "This box has no heading. Leave only its name after :::.",
            "Este cuadro no lleva título. Deje solo su nombre después de :::.",
        ),
        SheetFault::Unclosed => (
            "This box is not closed. Put ::: in a line below it.",
            "Este cuadro no está cerrado. Ponga ::: en una línea debajo.",
        ),
        SheetFault::EmptyBlock => (
            "There is nothing in it yet. Write a line, or take it out.",
            "Aún no tiene nada. Escriba una línea o quítelo.",
        ),
        SheetFault::NoItem => (
            "Begin each line with a dash, or with a number in steps.",
            "Empiece cada línea con un guion, o con un número en los pasos.",
        ),
        SheetFault::TooLong { limit } => {
            return limit_of(
                "Too long: make two of it. Signs at most:",
                "Muy largo: haga dos. Signos como máximo:",
                *limit,
            );
        }
        SheetFault::TooMany { limit } => {
            return limit_of("Too many. At most:", "Demasiados. Como máximo:", *limit);
        }
        SheetFault::Token => (
            "A figure is written {{name}}. Put one in from the list.",
            "Una cifra se escribe {{nombre}}. Ponga una desde la lista.",
        ),
        SheetFault::Emphasis => (
            "A star opens and does not close. Write **strong** or *light*.",
            "Un asterisco se abre y no se cierra. Escriba **fuerte** o *suave*.",
        ),
        SheetFault::Escape => ("Take out the backslash.", "Quite la barra invertida."),
        SheetFault::Forbidden(_) => (
            "There is a sign that cannot be seen. Write the line anew.",
            "Hay un signo que no se ve. Escriba la línea de nuevo.",
        ),
        SheetFault::TableShape => (
            "A table has two to four columns, a line of dashes under their names, and | between cells.",
            "Una tabla tiene de dos a cuatro columnas, una línea de guiones bajo sus nombres y | entre celdas.",
        ),
        SheetFault::Date => ("Write the day as 2026-11-26.", "Escriba el día como 2026-11-26."),
        SheetFault::Place => ("Write the address without blanks.", "Escriba la dirección sin espacios."),
    };
    Borrowed(pick(lang, en, es))
}
