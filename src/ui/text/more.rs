//! What More says: the list of everything that is not daily work, and the labels of the rooms.

use std::borrow::Cow::{Borrowed, Owned};

use super::Text;
use super::figure::{counted, number};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MoreMsg {
    TheClinic,
    TheRecords,
    TheApp,
    PeopleState { people: usize },
    PlacesState { places: usize },
    CatalogueState { items: usize },
    OnlyHere { records: u32 },
    AllExported,
    LabelsState,
    AboutState { version: String },

    LabelsSub,
    LabelsText,
    LabelsChoose,
    LabelsChosen { chosen: usize, all: usize },
    LabelsPrint { count: usize },
    LabelsCount { count: usize },
    LabelsPaper,
    LabelsNone,
    LabelsSheet,
    LabelsAll,
    LabelsClear,
    LabelAct,
    CannotPrint,
    NoRooms,
    NoRoomsText,
    ToPlaces,
    CodeOf { room: String },
}

impl MoreMsg {
    pub fn en(&self) -> Text {
        Borrowed(match self {
            Self::TheClinic => "The clinic",
            Self::TheRecords => "The records",
            Self::TheApp => "The app",
            Self::PeopleState { people } => return Owned(counted(*people, "person", "people")),
            Self::PlacesState { places } => return Owned(counted(*places, "place", "places")),
            Self::CatalogueState { items } => return Owned(counted(*items, "item", "items")),
            Self::OnlyHere { records: 1 } => "1 record only on this tablet",
            Self::OnlyHere { records } => {
                return Owned(format!("{} records only on this tablet", number(i64::from(*records))));
            }
            Self::AllExported => "Everything is in an exported file",
            Self::LabelsState => "A printed code that opens a room",
            Self::AboutState { version } => return Owned(format!("Version {version}")),

            Self::LabelsSub => "A code by the door. Point the camera at it and the room is open.",
            Self::LabelsText => {
                "The code holds only the address of this app and the number of the room. It opens \
                 where Tallywell is installed with the records of this clinic."
            }
            Self::LabelsChoose => "Which rooms",
            Self::LabelsChosen { chosen, all } => return Owned(format!("{chosen} of {all}")),
            Self::LabelsPrint { count: 1 } => "Print 1 label",
            Self::LabelsPrint { count } => return Owned(format!("Print {count} labels")),
            Self::LabelsCount { count } => return Owned(counted(*count, "label", "labels")),
            Self::LabelsPaper => "On Letter or A4 paper, cut along the lines",
            Self::LabelsNone => "Choose a room first",
            Self::LabelsSheet => "The sheet",
            Self::LabelsAll => "All",
            Self::LabelsClear => "None",
            Self::LabelAct => "Scan to fill this room",
            Self::CannotPrint => "This browser cannot print from here. Open the page in the browser itself.",
            Self::NoRooms => "No rooms to label yet",
            Self::NoRoomsText => "A room gets its label as soon as it has lines to fill.",
            Self::ToPlaces => "Rooms and shelves",
            Self::CodeOf { room } => return Owned(format!("Code that opens {room}")),
        })
    }

    pub fn es(&self) -> Text {
        Borrowed(match self {
            Self::TheClinic => "La clínica",
            Self::TheRecords => "Los registros",
            Self::TheApp => "La aplicación",
            Self::PeopleState { people } => return Owned(counted(*people, "persona", "personas")),
            Self::PlacesState { places } => return Owned(counted(*places, "lugar", "lugares")),
            Self::CatalogueState { items } => return Owned(counted(*items, "artículo", "artículos")),
            Self::OnlyHere { records: 1 } => "1 registro solo en esta tableta",
            Self::OnlyHere { records } => {
                return Owned(format!("{} registros solo en esta tableta", number(i64::from(*records))));
            }
            Self::AllExported => "Todo está en un archivo exportado",
            Self::LabelsState => "Un código impreso que abre una sala",
            Self::AboutState { version } => return Owned(format!("Versión {version}")),

            Self::LabelsSub => "Un código junto a la puerta. Apunte la cámara y la sala se abre.",
            Self::LabelsText => {
                "El código solo contiene la dirección de esta aplicación y el número de la sala. \
                 Se abre donde Tallywell está instalado con los registros de esta clínica."
            }
            Self::LabelsChoose => "Qué salas",
            Self::LabelsChosen { chosen, all } => return Owned(format!("{chosen} de {all}")),
            Self::LabelsPrint { count: 1 } => "Imprimir 1 etiqueta",
            Self::LabelsPrint { count } => return Owned(format!("Imprimir {count} etiquetas")),
            Self::LabelsCount { count } => return Owned(counted(*count, "etiqueta", "etiquetas")),
            Self::LabelsPaper => "En papel carta o A4; se cortan por las líneas",
            Self::LabelsNone => "Elija primero una sala",
            Self::LabelsSheet => "La hoja",
            Self::LabelsAll => "Todas",
            Self::LabelsClear => "Ninguna",
            Self::LabelAct => "Escanee para surtir esta sala",
            Self::CannotPrint => {
                "Este navegador no puede imprimir desde aquí. Abra la página en el navegador mismo."
            }
            Self::NoRooms => "Aún no hay salas que etiquetar",
            Self::NoRoomsText => "Una sala recibe su etiqueta en cuanto tiene líneas que surtir.",
            Self::ToPlaces => "Salas y estantes",
            Self::CodeOf { room } => return Owned(format!("Código que abre {room}")),
        })
    }
}
