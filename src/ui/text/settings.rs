//! What Language and look says, and About.

use std::borrow::Cow::{Borrowed, Owned};

use super::{Lang, Text};

/// A chosen theme, as words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThemeWord {
    Auto,
    Light,
    Dark,
}

/// A chosen contrast, as words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContrastWord {
    Auto,
    High,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsMsg {
    /// "English, dark, high contrast": one line for the list of More.
    LookState {
        lang: Lang,
        theme: ThemeWord,
        contrast: ContrastWord,
    },
    LookSub,
    Language,
    LanguageNote,
    LanguageText,
    Theme,
    ThemeText,
    ThemeIs(ThemeWord),
    Contrast,
    ContrastText,
    ContrastIs(ContrastWord),
    NotKept,

    AboutSub,
    ThisVersion,
    Version,
    Build,
    Never,
    NeverServer,
    NeverServerText,
    NeverPatient,
    NeverPatientText,
    NeverErase,
    NeverEraseText,
    NeverGuess,
    NeverGuessText,
    WhereTitle,
    WhereHere,
    WhereHereText,
    WhereLost,
    WhereLostText,
    WhereSafe,
    WhereSafeText,
    InsideTitle,
    InsideOwn,
    InsideOwnText,
    InsideFont,
    InsideFontText,
    InsideRust,
    InsideRustText,
    InsideNote,
}

impl SettingsMsg {
    pub fn en(&self) -> Text {
        Borrowed(match self {
            Self::LookState { lang, theme, contrast } => {
                return Owned(look(Lang::En, *lang, *theme, *contrast));
            }
            Self::LookSub => "For this tablet, at once and for everybody who uses it.",
            Self::Language => "Language",
            Self::LanguageNote => "Screens and dates",
            Self::LanguageText => {
                "What people wrote themselves stays as it was written. Items of the starter \
                 catalogue are shown in the language of the screen."
            }
            Self::Theme => "Light or dark",
            Self::ThemeText => {
                "Dark rests the eyes at night. “As the tablet” follows the tablet’s own setting."
            }
            Self::ThemeIs(ThemeWord::Auto) => "As the tablet",
            Self::ThemeIs(ThemeWord::Light) => "Light",
            Self::ThemeIs(ThemeWord::Dark) => "Dark",
            Self::Contrast => "Contrast",
            Self::ContrastText => "High contrast is black on white, for bright light and tired eyes.",
            Self::ContrastIs(ContrastWord::Auto) => "As the tablet",
            Self::ContrastIs(ContrastWord::High) => "High",
            Self::NotKept => "This browser keeps no settings: the choice holds until the page is closed.",

            Self::AboutSub => "A log book for the people who keep the rooms ready.",
            Self::ThisVersion => "This version",
            Self::Version => "Version",
            Self::Build => "Build",
            Self::Never => "What it never does",
            Self::NeverServer => "It talks to no server",
            Self::NeverServerText => {
                "No account, no tracking, no request to anybody. It works with the network off, for good."
            }
            Self::NeverPatient => "It asks for no patient",
            Self::NeverPatientText => {
                "No field takes a name, a birth date or a record number, and a text that looks like one is questioned."
            }
            Self::NeverErase => "It overwrites nothing",
            Self::NeverEraseText => {
                "A mistake is corrected by a new entry that names the old one. Both stay, with who and when."
            }
            Self::NeverGuess => "It makes up no number",
            Self::NeverGuessText => "What nobody counted says so. A blank is never a zero.",
            Self::WhereTitle => "Where the records live",
            Self::WhereHere => "On this tablet only",
            Self::WhereHereText => {
                "In the storage that the browser keeps for this app. They reach other tablets only by a file that you export."
            }
            Self::WhereLost => "What can delete them",
            Self::WhereLostText => {
                "Clearing the browser’s data, removing the app, a lost or broken tablet. A browser \
                 that was not asked to keep them may clear them when space runs out."
            }
            Self::WhereSafe => "What keeps them safe",
            Self::WhereSafeText => {
                "An export at the end of the day, kept somewhere else than on this tablet."
            }
            Self::InsideTitle => "What is inside",
            Self::InsideOwn => "Tallywell",
            Self::InsideOwnText => "MIT or Apache License 2.0, as you like.",
            Self::InsideFont => "Atkinson Hyperlegible Next",
            Self::InsideFontText => "A typeface of the Braille Institute. SIL Open Font License 1.1.",
            Self::InsideRust => "Open source from the Rust world",
            Self::InsideRustText => {
                "Leptos, wasm-bindgen, gloo, serde, minicbor, csv, miniz_oxide, sha2, fast_qr, \
                 rustc-hash, indexed_db_futures. MIT, Apache 2.0, BSD, Zlib or BlueOak licences."
            }
            Self::InsideNote => "All of it may be used and passed on freely",
        })
    }

    pub fn es(&self) -> Text {
        Borrowed(match self {
            Self::LookState { lang, theme, contrast } => {
                return Owned(look(Lang::Es, *lang, *theme, *contrast));
            }
            Self::LookSub => "Para esta tableta, de inmediato y para todas las personas que la usan.",
            Self::Language => "Idioma",
            Self::LanguageNote => "Pantallas y fechas",
            Self::LanguageText => {
                "Lo que las personas escribieron queda como lo escribieron. Los artículos del \
                 catálogo inicial se muestran en el idioma de la pantalla."
            }
            Self::Theme => "Claro u oscuro",
            Self::ThemeText => {
                "El oscuro descansa la vista de noche. «Como la tableta» sigue el ajuste de la tableta."
            }
            Self::ThemeIs(ThemeWord::Auto) => "Como la tableta",
            Self::ThemeIs(ThemeWord::Light) => "Claro",
            Self::ThemeIs(ThemeWord::Dark) => "Oscuro",
            Self::Contrast => "Contraste",
            Self::ContrastText => "El contraste alto es negro sobre blanco, para luz fuerte y ojos cansados.",
            Self::ContrastIs(ContrastWord::Auto) => "Como la tableta",
            Self::ContrastIs(ContrastWord::High) => "Alto",
            Self::NotKept => {
                "Este navegador no guarda ajustes: la elección vale hasta que se cierre la página."
            }

            Self::AboutSub => "Un libro de registro para quienes tienen listas las salas.",
            Self::ThisVersion => "Esta versión",
            Self::Version => "Versión",
            Self::Build => "Compilación",
            Self::Never => "Lo que nunca hace",
            Self::NeverServer => "No habla con ningún servidor",
            Self::NeverServerText => {
                "Sin cuentas, sin rastreo, sin peticiones a nadie. Funciona sin red, para siempre."
            }
            Self::NeverPatient => "No pregunta por pacientes",
            Self::NeverPatientText => {
                "Ningún campo pide un nombre, una fecha de nacimiento ni un número de expediente, y \
                 un texto que lo parezca se cuestiona."
            }
            Self::NeverErase => "No sobrescribe nada",
            Self::NeverEraseText => {
                "Un error se corrige con una entrada nueva que nombra a la anterior. Ambas quedan, con quién y cuándo."
            }
            Self::NeverGuess => "No inventa números",
            Self::NeverGuessText => "Lo que nadie contó lo dice. Un espacio en blanco nunca es un cero.",
            Self::WhereTitle => "Dónde viven los registros",
            Self::WhereHere => "Solo en esta tableta",
            Self::WhereHereText => {
                "En el almacenamiento que el navegador guarda para esta aplicación. Llegan a otras \
                 tabletas solo con un archivo que usted exporta."
            }
            Self::WhereLost => "Qué puede borrarlos",
            Self::WhereLostText => {
                "Borrar los datos del navegador, quitar la aplicación, una tableta perdida o rota. \
                 Un navegador al que no se le pidió conservarlos puede borrarlos cuando falte espacio."
            }
            Self::WhereSafe => "Qué los protege",
            Self::WhereSafeText => {
                "Una exportación al final del día, guardada en otro lugar que no sea esta tableta."
            }
            Self::InsideTitle => "Qué contiene",
            Self::InsideOwn => "Tallywell",
            Self::InsideOwnText => "Licencia MIT o Apache 2.0, a su elección.",
            Self::InsideFont => "Atkinson Hyperlegible Next",
            Self::InsideFontText => "Tipografía del Braille Institute. Licencia SIL Open Font 1.1.",
            Self::InsideRust => "Código abierto del mundo de Rust",
            Self::InsideRustText => {
                "Leptos, wasm-bindgen, gloo, serde, minicbor, csv, miniz_oxide, sha2, fast_qr, \
                 rustc-hash, indexed_db_futures. Licencias MIT, Apache 2.0, BSD, Zlib o BlueOak."
            }
            Self::InsideNote => "Todo puede usarse y compartirse libremente",
        })
    }
}

fn look(words: Lang, chosen: Lang, theme: ThemeWord, contrast: ContrastWord) -> String {
    let theme = match (words, theme) {
        (Lang::En, ThemeWord::Auto) => "light or dark as the tablet",
        (Lang::En, ThemeWord::Light) => "light",
        (Lang::En, ThemeWord::Dark) => "dark",
        (Lang::Es, ThemeWord::Auto) => "claro u oscuro como la tableta",
        (Lang::Es, ThemeWord::Light) => "claro",
        (Lang::Es, ThemeWord::Dark) => "oscuro",
    };
    let contrast = match (words, contrast) {
        (_, ContrastWord::Auto) => "",
        (Lang::En, ContrastWord::High) => ", high contrast",
        (Lang::Es, ContrastWord::High) => ", contraste alto",
    };
    format!("{}, {theme}{contrast}", chosen.own_name())
}
