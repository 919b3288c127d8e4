//! What the frame says: the five places, where the records are, who is signed in.

use std::borrow::Cow::{Borrowed, Owned};

use super::day::{clock, moment};
use super::{Lang, Text};
use crate::domain::time::{Date, Zoned};

/// Why the last lines are not in the storage of the tablet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSavedCause {
    StorageFull,
    StorageClosed,
    WrittenElsewhere,
    ReadOnly,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShellMsg {
    AppName,
    SkipToPage,
    Places,
    Today,
    Stock,
    Sterilize,
    Handouts,
    More,
    Tablet { letter: char },
    SignedIn,
    LockOrChange,
    SignIn,
    Saved,
    OnThisTablet,
    SavedClock { at: Zoned },
    LastExport { at: Zoned, today: Date },
    NeverExported,
    Saving,
    Opening,
    NotSaved,
    NotSavedTitle,
    NotSavedBecause { cause: NotSavedCause },
    NotHereTitle,
    NotHereText,
    ToToday,
    CannotFetchTitle,
    CannotFetchText,
    TryAgain,
    WelcomeTitle,
    LockTitle,
    PickList,
    Room,
    Item,
    ThisShift,
    Pars,
    People,
    PlacesAndRooms,
    Catalogue,
    CatalogueImport,
    ThisTablet,
    ExportAndImport,
    LanguageAndLook,
    About,
    QrLabels,
}

impl ShellMsg {
    pub fn en(&self) -> Text {
        match *self {
            Self::AppName => Borrowed("Tallywell"),
            Self::SkipToPage => Borrowed("Skip to the page"),
            Self::Places => Borrowed("Places"),
            Self::Today => Borrowed("Today"),
            Self::Stock => Borrowed("Stock"),
            Self::Sterilize => Borrowed("Sterilize"),
            Self::Handouts => Borrowed("Handouts"),
            Self::More => Borrowed("More"),
            Self::Tablet { letter } => Owned(format!("Tablet {letter}")),
            Self::SignedIn => Borrowed("Signed in: "),
            Self::LockOrChange => Borrowed(". Lock or change person"),
            Self::SignIn => Borrowed("Sign in"),
            Self::Saved => Borrowed("Saved"),
            Self::OnThisTablet => Borrowed(" on this tablet"),
            Self::SavedClock { at } => Owned(format!(" {}", clock(at))),
            Self::LastExport { at, today } => Owned(format!(". Last export {}", moment(Lang::En, at, today))),
            Self::NeverExported => Borrowed(". Never exported"),
            Self::Saving => Borrowed("Saving"),
            Self::Opening => Borrowed("Opening the records"),
            Self::NotSaved => Borrowed("NOT SAVED"),
            Self::NotSavedTitle => Borrowed("The last entry is not saved."),
            Self::NotSavedBecause { cause } => Borrowed(match cause {
                NotSavedCause::StorageFull => "This tablet’s storage is full. Reading and export still work.",
                NotSavedCause::StorageClosed => {
                    "The storage does not answer. It is being opened again; your entry is kept on screen."
                }
                NotSavedCause::WrittenElsewhere => {
                    "Another window of Tallywell is writing. You can read here."
                }
                NotSavedCause::ReadOnly => "This browser does not let Tallywell write here.",
            }),
            Self::NotHereTitle => Borrowed("There is no such page"),
            Self::NotHereText => Borrowed("The link may be old or mistyped. Nothing has been changed."),
            Self::ToToday => Borrowed("Go to Today"),
            Self::CannotFetchTitle => Borrowed("This part has not arrived yet."),
            Self::CannotFetchText => {
                Borrowed("Connect to the network once and try again. Your records are safe on this tablet.")
            }
            Self::TryAgain => Borrowed("Try again"),
            Self::WelcomeTitle => Borrowed("Welcome to Tallywell"),
            Self::LockTitle => Borrowed("Who is here?"),
            Self::PickList => Borrowed("Pick list"),
            Self::Room => Borrowed("Room"),
            Self::Item => Borrowed("Item"),
            Self::ThisShift => Borrowed("This shift"),
            Self::Pars => Borrowed("Pars"),
            Self::People => Borrowed("People"),
            Self::PlacesAndRooms => Borrowed("Rooms and shelves"),
            Self::Catalogue => Borrowed("Catalogue"),
            Self::CatalogueImport => Borrowed("Import a catalogue"),
            Self::ThisTablet => Borrowed("This tablet"),
            Self::ExportAndImport => Borrowed("Export and import"),
            Self::LanguageAndLook => Borrowed("Language and look"),
            Self::About => Borrowed("About"),
            Self::QrLabels => Borrowed("Room labels"),
        }
    }

    pub fn es(&self) -> Text {
        match *self {
            Self::AppName => Borrowed("Tallywell"),
            Self::SkipToPage => Borrowed("Ir al contenido"),
            Self::Places => Borrowed("Secciones"),
            Self::Today => Borrowed("Hoy"),
            Self::Stock => Borrowed("Insumos"),
            Self::Sterilize => Borrowed("Esterilizar"),
            Self::Handouts => Borrowed("Folletos"),
            Self::More => Borrowed("Más"),
            Self::Tablet { letter } => Owned(format!("Tableta {letter}")),
            Self::SignedIn => Borrowed("Sesión de: "),
            Self::LockOrChange => Borrowed(". Bloquear o cambiar de persona"),
            Self::SignIn => Borrowed("Iniciar sesión"),
            Self::Saved => Borrowed("Guardado"),
            Self::OnThisTablet => Borrowed(" en esta tableta"),
            Self::SavedClock { at } => Owned(format!(" {}", clock(at))),
            Self::LastExport { at, today } => {
                Owned(format!(". Última exportación {}", moment(Lang::Es, at, today)))
            }
            Self::NeverExported => Borrowed(". Nunca exportado"),
            Self::Saving => Borrowed("Guardando"),
            Self::Opening => Borrowed("Abriendo los registros"),
            Self::NotSaved => Borrowed("NO GUARDADO"),
            Self::NotSavedTitle => Borrowed("La última entrada no se guardó."),
            Self::NotSavedBecause { cause } => Borrowed(match cause {
                NotSavedCause::StorageFull => {
                    "El almacenamiento de esta tableta está lleno. Puede seguir consultando y exportando."
                }
                NotSavedCause::StorageClosed => {
                    "El almacenamiento no responde. Se está abriendo de nuevo; su entrada sigue en pantalla."
                }
                NotSavedCause::WrittenElsewhere => {
                    "Otra ventana de Tallywell está escribiendo. Aquí puede consultar."
                }
                NotSavedCause::ReadOnly => "Este navegador no permite que Tallywell escriba aquí.",
            }),
            Self::NotHereTitle => Borrowed("Esta página no existe"),
            Self::NotHereText => {
                Borrowed("Es posible que el enlace sea antiguo o esté mal escrito. No se ha cambiado nada.")
            }
            Self::ToToday => Borrowed("Ir a Hoy"),
            Self::CannotFetchTitle => Borrowed("Esta parte aún no ha llegado."),
            Self::CannotFetchText => Borrowed(
                "Conéctese a la red una vez e inténtelo de nuevo. Sus registros están a salvo en esta tableta.",
            ),
            Self::TryAgain => Borrowed("Intentar de nuevo"),
            Self::WelcomeTitle => Borrowed("Le damos la bienvenida a Tallywell"),
            Self::LockTitle => Borrowed("¿Quién está aquí?"),
            Self::PickList => Borrowed("Lista de surtido"),
            Self::Room => Borrowed("Sala"),
            Self::Item => Borrowed("Artículo"),
            Self::ThisShift => Borrowed("Este turno"),
            Self::Pars => Borrowed("Niveles"),
            Self::People => Borrowed("Personal"),
            Self::PlacesAndRooms => Borrowed("Salas y estantes"),
            Self::Catalogue => Borrowed("Catálogo"),
            Self::CatalogueImport => Borrowed("Importar un catálogo"),
            Self::ThisTablet => Borrowed("Esta tableta"),
            Self::ExportAndImport => Borrowed("Exportar e importar"),
            Self::LanguageAndLook => Borrowed("Idioma y apariencia"),
            Self::About => Borrowed("Acerca de"),
            Self::QrLabels => Borrowed("Etiquetas de las salas"),
        }
    }
}
