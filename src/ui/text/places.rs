//! Places and their lists: rooms, closets, shelves, pars.

use std::borrow::Cow::{Borrowed, Owned};

use super::figure::{counted, number};
use super::{Lang, Text};
use crate::domain::event::PlaceKind;
use crate::ui::naming::place_kind_word;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlacesMsg {
    Title,
    Sub { places: usize },
    Kind(PlaceKind),
    KindHint(PlaceKind),
    KindLabel,
    Name,
    NameHint,
    Add,
    AddTitle,
    AddSub,
    AddAct,
    Walk,
    WalkNote,
    Up { name: String },
    Down { name: String },
    UpShort,
    DownShort,
    Lines { count: usize },
    NoLines,
    Open,
    Change,
    Save,
    Saved,
    Retire,
    RetireTitle,
    RetireText,
    Reinstate,
    RetiredTitle,
    NotHere,
    NotHereText,
    Back,
    EmptyTitle,
    EmptyText,

    ParsSub { count: usize },
    ParsEmptyTitle,
    ParsEmptyText,
    AddItems,
    AddItemsText,
    Search,
    Found { count: usize },
    Copy,
    CopyText,
    CopyFrom,
    CopyAct,
    Copied { count: usize },
    ParOf { item: String },
    Par,
    Shelf,
    ShelfHint,
    NoShelf,
    AnotherShelf,
    ShelfName,
    TapToAdd,
    ParFirst,
    ShelfFirst,
    Done,
    RemoveLine,
    Removed { item: String },
    Suggested { par: i64 },
    Basis { fills: usize, covered: usize, par: i64 },
    TooFewFills { known: usize, wanted: usize },
    NothingBrought { fills: usize },
    Use { par: i64 },
    LineOf { line: usize, lines: usize },
    PickLine,
    AddLine { item: String },
    NoCatalogue,
    ToCatalogue,
}

impl PlacesMsg {
    pub(super) fn in_language(self, lang: Lang) -> Text {
        let say = |en: &'static str, es: &'static str| {
            Borrowed(match lang {
                Lang::En => en,
                Lang::Es => es,
            })
        };
        let form = |en: String, es: String| match lang {
            Lang::En => Owned(en),
            Lang::Es => Owned(es),
        };
        match self {
            Self::Kind(kind) => place_kind_word(kind, lang),
            Self::Sub { places } => form(
                format!("{} in the order they are walked.", counted(places, "place", "places")),
                format!("{} en el orden del recorrido.", counted(places, "lugar", "lugares")),
            ),
            Self::Up { name } => form(format!("{name}: one up"), format!("{name}: subir uno")),
            Self::Down { name } => form(format!("{name}: one down"), format!("{name}: bajar uno")),
            Self::Lines { count } => form(counted(count, "line", "lines"), counted(count, "línea", "líneas")),
            Self::ParsSub { count } => form(
                format!("{} in shelf order.", counted(count, "line", "lines")),
                format!("{} en el orden de los estantes.", counted(count, "línea", "líneas")),
            ),
            Self::Found { count } => {
                form(counted(count, "match", "matches"), counted(count, "coincidencia", "coincidencias"))
            }
            Self::Copied { count } => form(
                format!("{} copied.", counted(count, "line", "lines")),
                format!("{} copiadas.", counted(count, "línea", "líneas")),
            ),
            Self::ParOf { item } => form(format!("Par: {item}"), format!("Nivel: {item}")),
            Self::Removed { item } => {
                form(format!("{item} is off this list."), format!("{item} ya no está en esta lista."))
            }
            Self::Suggested { par } => form(
                format!("History suggests {}", number(par)),
                format!("El historial sugiere {}", number(par)),
            ),
            Self::Basis { fills, covered, par } => form(
                format!(
                    "{covered} of {} brought at most {} (95 of 100).",
                    counted(fills, "fill", "fills"),
                    number(par)
                ),
                format!(
                    "{covered} de {} trajeron a lo más {} (95 de cada 100).",
                    counted(fills, "reposición", "reposiciones"),
                    number(par)
                ),
            ),
            Self::TooFewFills { known, wanted } => form(
                format!(
                    "Too little is known to suggest a par: {}, {wanted} are needed.",
                    counted(known, "fill", "fills")
                ),
                format!(
                    "Se sabe muy poco para sugerir un nivel: {}, se necesitan {wanted}.",
                    counted(known, "reposición", "reposiciones")
                ),
            ),
            Self::NothingBrought { fills } => form(
                format!("Nothing was brought in {}: no suggestion.", counted(fills, "fill", "fills")),
                format!(
                    "Nada se trajo en {}: no hay sugerencia.",
                    counted(fills, "reposición", "reposiciones")
                ),
            ),
            Self::Use { par } => form(format!("Use {}", number(par)), format!("Usar {}", number(par))),
            Self::LineOf { line, lines } => {
                form(format!("Line {line} of {lines}"), format!("Línea {line} de {lines}"))
            }
            Self::AddLine { item } => form(format!("Add {item}"), format!("Agregar {item}")),
            Self::Title => say("Rooms and shelves", "Salas y estantes"),
            Self::KindHint(kind) => {
                let (en, es) = kind_hint(kind);
                say(en, es)
            }
            Self::KindLabel => say("What it is", "Qué es"),
            Self::Name => say("Name", "Nombre"),
            Self::NameHint => say("As it stands on the door", "Como dice en la puerta"),
            Self::Add | Self::AddTitle => say("Add a place", "Agregar un lugar"),
            Self::AddSub => say(
                "It comes last in the walk. You can move it and copy another place’s list into it.",
                "Queda al final del recorrido. Puede moverlo y copiarle la lista de otro lugar.",
            ),
            Self::AddAct => say("Add", "Agregar"),
            Self::Walk => say("The walk", "El recorrido"),
            Self::WalkNote => say("First to last", "Del primero al último"),
            Self::UpShort => say("Up", "Subir"),
            Self::DownShort => say("Down", "Bajar"),
            Self::NoLines => say("No list yet", "Sin lista todavía"),
            Self::Open => say("Its list", "Su lista"),
            Self::Change => say("Name and kind", "Nombre y tipo"),
            Self::Save => say("Save", "Guardar"),
            Self::Saved => say("Saved.", "Guardado."),
            Self::Retire => say("Retire", "Retirar"),
            Self::RetireTitle => say("No longer in use?", "¿Ya no se usa?"),
            Self::RetireText => say(
                "A retired place is neither walked nor filled. Its records stay, and it can come back.",
                "Un lugar retirado ni se recorre ni se repone. Sus registros quedan y puede volver.",
            ),
            Self::Reinstate => say("Put back into use", "Volver a usar"),
            Self::RetiredTitle => say("No longer in use", "Ya no se usan"),
            Self::NotHere => say("This place is not here", "Este lugar no está aquí"),
            Self::NotHereText => say(
                "The link may be old, or its records have not arrived on this tablet.",
                "El enlace puede ser antiguo, o sus registros aún no llegan a esta tableta.",
            ),
            Self::Back => say("To the places", "A los lugares"),
            Self::EmptyTitle => say("No places yet", "Aún no hay lugares"),
            Self::EmptyText => say(
                "A place is a list of shelves in the order you walk them. Start with the room you know best; copy it for the others.",
                "Un lugar es una lista de estantes en el orden en que se recorren. Empiece por la sala que mejor conoce; cópiela a las demás.",
            ),
            Self::ParsEmptyTitle => say("Nothing on this list yet", "Aún no hay nada en esta lista"),
            Self::ParsEmptyText => say(
                "Add items one by one, or copy the list of a place that is alike.",
                "Agregue artículos uno por uno o copie la lista de un lugar parecido.",
            ),
            Self::AddItems => say("Add items", "Agregar artículos"),
            Self::AddItemsText => {
                say("Find what lies here; set its par at once.", "Busque lo que hay aquí y fije su nivel.")
            }
            Self::Search => say("Find an item", "Buscar un artículo"),
            Self::Copy => say("Copy a list", "Copiar una lista"),
            Self::CopyText => say(
                "Pars, shelves and order of another place. What stands here already is set to the same.",
                "Niveles, estantes y orden de otro lugar. Lo que ya está aquí queda igual que allá.",
            ),
            Self::CopyFrom => say("From", "De"),
            Self::CopyAct => say("Copy", "Copiar"),
            Self::Par => say("Par", "Nivel"),
            Self::Shelf => say("Shelf", "Estante"),
            Self::ShelfHint => say("Drawer 1, A4: as it stands there", "Cajón 1, A4: como dice ahí"),
            Self::NoShelf => say("No shelf named", "Sin estante"),
            Self::AnotherShelf => say("Another shelf…", "Otro estante…"),
            Self::ShelfName => say("Name of the shelf", "Nombre del estante"),
            Self::TapToAdd => say("Tap an item to add it.", "Toque un artículo para agregarlo."),
            Self::ParFirst => say("Set its par first", "Fije antes su nivel"),
            Self::ShelfFirst => say("Name its shelf first", "Nombre antes su estante"),
            Self::Done => say("Done", "Listo"),
            Self::RemoveLine => say("Take off this list", "Quitar de esta lista"),
            Self::PickLine => say("Tap a line to change it.", "Toque una línea para cambiarla."),
            Self::NoCatalogue => {
                say("There are no other items in the catalogue.", "No hay otros artículos en el catálogo.")
            }
            Self::ToCatalogue => say("To the catalogue", "Al catálogo"),
        }
    }
}

const fn kind_hint(kind: PlaceKind) -> (&'static str, &'static str) {
    match kind {
        PlaceKind::ExamRoom => ("Walked and filled every day", "Se recorre y repone a diario"),
        PlaceKind::ProcedureRoom => {
            ("Sterile sets, sutures, dressings", "Equipos estériles, suturas, apósitos")
        }
        PlaceKind::Lab => ("Tubes, tests, specimens", "Tubos, pruebas, muestras"),
        PlaceKind::SupplyCloset => ("Rooms are filled from here", "De aquí se reponen las salas"),
        PlaceKind::CrashCart => ("Checked, seldom filled", "Se revisa; rara vez se repone"),
        PlaceKind::VitalsStation => ("Thermometers, cuffs, scales", "Termómetros, brazaletes, básculas"),
        PlaceKind::Other => ("Anything else with shelves", "Cualquier otro con estantes"),
    }
}
