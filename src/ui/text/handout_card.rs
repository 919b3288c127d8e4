//! Words of the card of understanding (PEMAT-P, AHRQ): its items as questions, and what the program says of them.

use std::borrow::Cow::{Borrowed, Owned};

use super::figure::number;
use super::{Lang, Text};
use crate::domain::education::pemat::{Answer, Item, Scale};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandoutCardMsg {
    Title,
    Text,
    Fill,
    Item(Item),
    Answer(Answer),
    Settled,
    Suggested,
    Open { items: usize },
    Points { scale: Scale, met: u32, possible: u32 },
    Passes,
    PassesNot,
    RatedBy { who: String },
    Save,
    Close,
}

impl HandoutCardMsg {
    pub fn in_language(self, lang: Lang) -> Text {
        let (en, es): (&'static str, &'static str) = match self {
            Self::Title => (
                "Can people understand it and act on it? (PEMAT-P)",
                "¿Se entiende y se puede seguir? (PEMAT-P)",
            ),
            Self::Text => (
                "The app fills in what follows from the text. You confirm or answer the rest: there is no score from the app alone.",
                "La aplicación llena lo que se ve en el texto. Usted confirma o responde lo demás: no hay puntuación solo de la aplicación.",
            ),
            Self::Fill => ("Fill in the card", "Llenar la tarjeta"),
            Self::Item(item) => item_words(item),
            Self::Answer(Answer::Agree) => ("Yes", "Sí"),
            Self::Answer(Answer::Disagree) => ("No", "No"),
            Self::Answer(Answer::NotApplicable) => ("Does not apply", "No aplica"),
            Self::Settled => ("found in the text", "se ve en el texto"),
            Self::Suggested => ("it looks so; you confirm it", "parece así; usted lo confirma"),
            Self::Open { items } => {
                return Owned(match lang {
                    Lang::En => format!("{} still to answer", number(items as i64)),
                    Lang::Es => format!("Faltan {}", number(items as i64)),
                });
            }
            Self::Points { scale, met, possible } => {
                let percent = (met * 100).checked_div(possible).unwrap_or(0);
                let (en, es) = scale_words(scale);
                return Owned(match lang {
                    Lang::En => format!("{en} {percent} % ({met} of {possible})"),
                    Lang::Es => format!("{es} {percent} % ({met} de {possible})"),
                });
            }
            Self::Passes => ("good", "bien"),
            Self::PassesNot => ("below 70 %", "menos de 70 %"),
            Self::RatedBy { who } => {
                return Owned(match lang {
                    Lang::En => format!("Filled in by {who}"),
                    Lang::Es => format!("La llenó {who}"),
                });
            }
            Self::Save => ("Save the card", "Guardar la tarjeta"),
            Self::Close => ("Close", "Cerrar"),
        };
        Borrowed(match lang {
            Lang::En => en,
            Lang::Es => es,
        })
    }
}

const fn scale_words(scale: Scale) -> (&'static str, &'static str) {
    match scale {
        Scale::Understandability => ("To understand", "Se entiende"),
        Scale::Actionability => ("To act on", "Se puede seguir"),
    }
}

const fn item_words(item: Item) -> (&'static str, &'static str) {
    match item {
        Item::PurposeEvident => {
            ("It is clear at once what the sheet is for", "Se ve enseguida para qué es la hoja")
        }
        Item::NothingDistracts => ("Nothing in it leads away from that", "Nada en ella distrae de eso"),
        Item::EverydayWords => ("It uses everyday words", "Usa palabras de todos los días"),
        Item::TermsDefined => (
            "Medical words are there only to name things, and are explained",
            "Los términos médicos solo nombran cosas y se explican",
        ),
        Item::ActiveVoice => ("It says who does what", "Dice quién hace qué"),
        Item::NumbersClear => ("Its numbers are clear", "Sus números son claros"),
        Item::NoCalculation => ("Nobody has to calculate", "Nadie tiene que calcular"),
        Item::ShortSections => ("It comes in short parts", "Viene en partes cortas"),
        Item::Headings => ("Each part has a heading that tells", "Cada parte tiene un título que dice algo"),
        Item::Order => ("One thing follows from another", "Una cosa sigue a la otra"),
        Item::Summary => ("It sums up the main points", "Resume lo principal"),
        Item::Cues => (
            "Boxes, bullets or bold lead to the key points",
            "Cuadros, viñetas o negritas llevan a lo principal",
        ),
        Item::PicturesWhereUseful => ("Pictures are there wherever they help", "Hay imágenes donde ayudan"),
        Item::PicturesFit => ("Pictures say what the text says", "Las imágenes dicen lo mismo que el texto"),
        Item::PicturesNamed => ("Pictures have a caption", "Las imágenes tienen una leyenda"),
        Item::PicturesClear => ("Pictures are clear and uncluttered", "Las imágenes son claras y simples"),
        Item::TablesSimple => {
            ("Tables are simple, with clear headings", "Las tablas son simples, con títulos claros")
        }
        Item::OneAction => ("It names at least one thing to do", "Dice al menos una cosa que hacer"),
        Item::SpeaksToReader => ("It speaks to the reader", "Le habla a quien lee"),
        Item::ActionInSteps => ("What to do comes in steps", "Lo que hay que hacer viene en pasos"),
        Item::ToolToAct => (
            "It gives something that helps to act, such as a list to fill in",
            "Da algo que ayuda a actuar, como una lista para llenar",
        ),
        Item::CalculationShown => (
            "It shows how to calculate what must be calculated",
            "Muestra cómo calcular lo que hay que calcular",
        ),
        Item::ChartsExplained => {
            ("It explains how to use its charts to act", "Explica cómo usar sus gráficos para actuar")
        }
        Item::PicturesToAct => {
            ("Pictures are there wherever they help to act", "Hay imágenes donde ayudan a actuar")
        }
    }
}
