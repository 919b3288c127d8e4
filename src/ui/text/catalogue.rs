//! The catalogue: items, packs, lists from files.

use std::borrow::Cow::{Borrowed, Owned};

use super::figure::{bytes, counted, number};
use super::{Lang, Text};
use crate::domain::event::{Category, LotPolicy};
use crate::exchange::catalogue::{Column, RowReason};
use crate::ui::naming::{category_word, lot_policy_word};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CatalogueMsg {
    Title,
    Sub { items: usize },
    Category(Category),
    CategoryLabel,
    All,
    LotPolicy(LotPolicy),
    LotLabel,
    LotHint,
    Search,
    Found { count: usize },
    ShowMore { count: usize },
    Nothing,
    NothingText,
    Add,
    Starter,
    StarterText { left: usize },
    Import,
    Export,
    Exported,
    ExportFailed,
    RetiredTitle,

    ItemTitle,
    NewTitle,
    NewSub,
    Name,
    NameHint,
    Unit,
    UnitHint,
    UnitFixed,
    Code,
    CodeHint,
    Save,
    Saved,
    AddAct,
    Packs,
    PacksNote { unit: String },
    PackName,
    PackNameHint,
    PackHolds,
    PackAdd,
    PackOf { holds: i64, unit: String },
    PackTooSmall,
    PackRetire,
    PacksFixed,
    NoPacks,
    Codes,
    NoCodes,
    CodeUnlink,
    InPlaces,
    InPlacesNote { count: usize },
    ParHere { par: i64 },
    Retire,
    RetireTitle,
    RetireText,
    Reinstate,
    NotHere,
    NotHereText,
    Back,

    StarterTitle,
    StarterSub { left: usize },
    StarterNone,
    StarterNoneText,
    Take { count: usize },
    TakeNothing,
    Taken { count: usize },

    ImportTitle,
    ImportSub,
    ImportHow,
    ColumnsTitle,
    ColumnIs,
    ColumnNeeded,
    ColumnMay,
    ColumnExample,
    Choose,
    ChooseOther,
    Reading { done: u64, total: u64 },
    Judging { done: usize, total: usize },
    TooLarge { size: u64, limit: u64 },
    Unreadable,
    PreviewOf { file: String },
    NewFact,
    ChangedFact,
    UnchangedFact,
    BadFact,
    NothingToImport,
    NothingToImportText,
    BadTitle { count: usize },
    BadNote { shown: usize, count: usize },
    BadLabel,
    Line,
    Column,
    Reason,
    Found1,
    LineNumber { line: u64 },
    ColumnName(Column),
    WholeRow,
    Because(RowReason),
    LeaveOut { bad: usize, good: usize },
    ImportN { count: usize },
    FixFirst,
    ImportedTitle { count: usize },
    ImportedText,
    ToCatalogue,
    NewItems,
    ChangedItems,
    AndMore { count: usize },
}

impl CatalogueMsg {
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
            Self::Category(category) => category_word(category, lang),
            Self::LotPolicy(policy) => lot_policy_word(policy, lang),
            Self::ColumnName(column) => Borrowed(column.heading()),
            Self::Because(reason) => because(&reason, lang),
            Self::Sub { items } => form(
                format!("{} in use.", counted(items, "item", "items")),
                format!("{} en uso.", counted(items, "artículo", "artículos")),
            ),
            Self::Found { count } => {
                form(counted(count, "item", "items"), counted(count, "artículo", "artículos"))
            }
            Self::ShowMore { count } => {
                form(format!("Show {} more", figure(count)), format!("Mostrar {} más", figure(count)))
            }
            Self::StarterText { left } => form(
                format!("{} not taken yet", counted(left, "supply", "supplies")),
                format!("{} sin tomar", counted(left, "insumo", "insumos")),
            ),
            Self::PacksNote { unit } => form(format!("Counted in: {unit}"), format!("Se cuenta en: {unit}")),
            Self::PackOf { holds, unit } => {
                form(format!("{} × {unit}", number(holds)), format!("{} × {unit}", number(holds)))
            }
            Self::InPlacesNote { count } => {
                form(counted(count, "place", "places"), counted(count, "lugar", "lugares"))
            }
            Self::ParHere { par } => form(format!("par {}", number(par)), format!("nivel {}", number(par))),
            Self::StarterSub { left } => form(
                format!(
                    "{} that you do not have yet. Those you choose come with packs and usual pars.",
                    counted(left, "supply", "supplies")
                ),
                format!(
                    "{} que aún no tienen. Los que elija llegan con empaques y niveles usuales.",
                    counted(left, "insumo", "insumos")
                ),
            ),
            Self::Take { count: 0 } => form("Add".to_owned(), "Agregar".to_owned()),
            Self::Take { count } => {
                form(format!("Add {}", figure(count)), format!("Agregar {}", figure(count)))
            }
            Self::Taken { count } => form(
                format!("{} added.", counted(count, "item", "items")),
                format!("{} agregados.", counted(count, "artículo", "artículos")),
            ),
            Self::Reading { done, total } => form(
                format!("Reading {} of {}", bytes(done), bytes(total)),
                format!("Leyendo {} de {}", bytes(done), bytes(total)),
            ),
            Self::Judging { done, total } => form(
                format!("Checking {} of {} rows", figure(done), figure(total)),
                format!("Revisando {} de {} filas", figure(done), figure(total)),
            ),
            Self::TooLarge { size, limit } => form(
                format!("The file has {}; at most {} can be read.", bytes(size), bytes(limit)),
                format!("El archivo tiene {}; se leen como máximo {}.", bytes(size), bytes(limit)),
            ),
            Self::PreviewOf { file } => form(
                format!("{file}. Nothing has changed yet."),
                format!("{file}. Todavía no ha cambiado nada."),
            ),
            Self::BadTitle { count } => form(
                counted(count, "row to put right", "rows to put right"),
                counted(count, "fila por corregir", "filas por corregir"),
            ),
            Self::BadNote { shown, count } => form(
                format!("The first {} of {}", figure(shown), figure(count)),
                format!("Las primeras {} de {}", figure(shown), figure(count)),
            ),
            Self::LineNumber { line } => form(format!("Line {line}"), format!("Línea {line}")),
            Self::LeaveOut { bad, good } => form(
                format!("Leave out {} and import {}", counted(bad, "row", "rows"), figure(good)),
                format!("Omitir {} e importar {}", counted(bad, "fila", "filas"), figure(good)),
            ),
            Self::ImportN { count } => {
                form(format!("Import {}", figure(count)), format!("Importar {}", figure(count)))
            }
            Self::ImportedTitle { count } => form(
                format!("{} imported.", counted(count, "item", "items")),
                format!("{} importados.", counted(count, "artículo", "artículos")),
            ),
            Self::AndMore { count } => {
                form(format!("and {} more", figure(count)), format!("y {} más", figure(count)))
            }
            Self::Title => say("Catalogue", "Catálogo"),
            Self::CategoryLabel => say("Category", "Categoría"),
            Self::All => say("All", "Todo"),
            Self::LotLabel => say("Lots", "Lotes"),
            Self::LotHint => {
                say("What must be known of each delivery", "Lo que debe saberse de cada entrega")
            }
            Self::Search => say("Name or code", "Nombre o código"),
            Self::Nothing => {
                say("No item has that name or code", "Ningún artículo tiene ese nombre o código")
            }
            Self::NothingText => say(
                "Each word may be the beginning of a word: syr 3 finds Syringe 3 mL.",
                "Basta el comienzo de cada palabra: jer 3 encuentra Jeringa 3 mL.",
            ),
            Self::Add => say("Add an item", "Agregar un artículo"),
            Self::Starter => say("From the starter list", "De la lista inicial"),
            Self::Import => say("Import a file", "Importar un archivo"),
            Self::Export => say("Export as a table", "Exportar como tabla"),
            Self::Exported => say("The table has left.", "La tabla ya salió."),
            Self::ExportFailed => {
                say("The table did not leave. Try again.", "La tabla no salió. Inténtelo de nuevo.")
            }
            Self::RetiredTitle => say("No longer in use", "Ya no se usan"),
            Self::ItemTitle => say("Item", "Artículo"),
            Self::NewTitle => say("Add an item", "Agregar un artículo"),
            Self::NewSub => say(
                "An item of your own. Places get it in their lists afterwards.",
                "Un artículo propio. Después se agrega a la lista de cada lugar.",
            ),
            Self::Name => say("Name", "Nombre"),
            Self::NameHint => {
                say("With its size, as people ask for it", "Con su medida, como la gente lo pide")
            }
            Self::Unit => say("Counted in", "Se cuenta en"),
            Self::UnitHint => say(
                "One of what you count on the shelf: each, box, roll. It cannot change later.",
                "Una de lo que se cuenta en el estante: pieza, caja, rollo. No se podrá cambiar.",
            ),
            Self::UnitFixed => say(
                "Fixed: every amount ever recorded is in it. To count otherwise, retire this item and add another.",
                "Fija: todo lo registrado está en ella. Para contar de otro modo, retire este artículo y agregue otro.",
            ),
            Self::Code => say("Code", "Código"),
            Self::CodeHint => {
                say("Your own or the supplier’s; may be blank", "Propio o del proveedor; puede quedar vacío")
            }
            Self::Save => say("Save", "Guardar"),
            Self::Saved => say("Saved.", "Guardado."),
            Self::AddAct => say("Add", "Agregar"),
            Self::Packs => say("Packs", "Empaques"),
            Self::PackName => say("Pack", "Empaque"),
            Self::PackNameHint => say("Such as box or case", "Por ejemplo, caja o paquete"),
            Self::PackHolds => say("Holds", "Trae"),
            Self::PackAdd => say("Add pack", "Agregar empaque"),
            Self::PackTooSmall => say("At least 2", "Al menos 2"),
            Self::PackRetire => say("Retire", "Retirar"),
            Self::PacksFixed => say(
                "A pack does not change. If the supplier’s box is another one now, add it and retire the old.",
                "Un empaque no cambia. Si la caja del proveedor ahora es otra, agréguela y retire la anterior.",
            ),
            Self::NoPacks => say("Comes one by one", "Llega por unidad"),
            Self::Codes => say("Codes that scanners read", "Códigos que leen los lectores"),
            Self::NoCodes => {
                say("None yet. Scan one anywhere and link it.", "Ninguno aún. Lea uno donde sea y vincúlelo.")
            }
            Self::CodeUnlink => say("Unlink", "Desvincular"),
            Self::InPlaces => say("Where it is kept", "Dónde se guarda"),
            Self::Retire => say("Retire", "Retirar"),
            Self::RetireTitle => say("No longer used?", "¿Ya no se usa?"),
            Self::RetireText => say(
                "A retired item leaves every list. Its records stay, and it can come back.",
                "Un artículo retirado sale de todas las listas. Sus registros quedan y puede volver.",
            ),
            Self::Reinstate => say("Put back into use", "Volver a usar"),
            Self::NotHere => say("This item is not here", "Este artículo no está aquí"),
            Self::NotHereText => say(
                "The link may be old, or its records have not arrived on this tablet.",
                "El enlace puede ser antiguo, o sus registros aún no llegan a esta tableta.",
            ),
            Self::Back | Self::ToCatalogue => say("To the catalogue", "Al catálogo"),
            Self::StarterTitle => say("Starter list", "Lista inicial"),
            Self::StarterNone => say("You have them all", "Ya los tienen todos"),
            Self::StarterNoneText => say(
                "Every supply of the starter list is in your catalogue. Add your own for what is missing.",
                "Todos los insumos de la lista inicial están en su catálogo. Agregue los propios que falten.",
            ),
            Self::TakeNothing => say("Choose some first", "Elija alguno primero"),
            Self::ImportTitle => say("Import a catalogue", "Importar un catálogo"),
            Self::ImportSub => say(
                "A table with one item a row. You see what it would do before anything changes.",
                "Una tabla con un artículo por fila. Verá qué haría antes de que algo cambie.",
            ),
            Self::ImportHow => say(
                "A CSV file from a spreadsheet or from another system; commas, semicolons or tabs. The quickest way to a right one: export the catalogue, change it, import it.",
                "Un archivo CSV de una hoja de cálculo o de otro sistema; con comas, puntos y comas o tabuladores. Lo más rápido: exporte el catálogo, cámbielo e impórtelo.",
            ),
            Self::ColumnsTitle => say("Columns of the first row", "Columnas de la primera fila"),
            Self::ColumnIs => say("Is it needed?", "¿Hace falta?"),
            Self::ColumnNeeded => say("needed", "obligatoria"),
            Self::ColumnMay => say("may be there", "opcional"),
            Self::ColumnExample => say("Such as", "Por ejemplo"),
            Self::Choose => say("Choose a file", "Elegir un archivo"),
            Self::ChooseOther => say("Choose another file", "Elegir otro archivo"),
            Self::Unreadable => say(
                "The file could not be read. Choose it again.",
                "No se pudo leer el archivo. Elíjalo de nuevo.",
            ),
            Self::NewFact => say("New", "Nuevos"),
            Self::ChangedFact => say("Changed", "Cambiados"),
            Self::UnchangedFact => say("Unchanged", "Sin cambio"),
            Self::BadFact => say("Bad rows", "Filas con error"),
            Self::NothingToImport => say("Nothing to import", "Nada que importar"),
            Self::NothingToImportText => say(
                "Every good row is in the catalogue already, just so.",
                "Toda fila correcta ya está en el catálogo, igual.",
            ),
            Self::BadLabel => say("Rows that cannot be imported", "Filas que no se pueden importar"),
            Self::Line => say("Line", "Línea"),
            Self::Column => say("Column", "Columna"),
            Self::Reason => say("What is wrong", "Qué está mal"),
            Self::Found1 => say("What stands there", "Lo que dice"),
            Self::WholeRow => say("Row", "Fila"),
            Self::FixFirst => say("Fix the file first", "Corregir antes el archivo"),
            Self::ImportedText => say(
                "All in one go. Importing the same file again changes nothing.",
                "Todo de una vez. Importar otra vez el mismo archivo no cambia nada.",
            ),
            Self::NewItems => say("New items", "Artículos nuevos"),
            Self::ChangedItems => say("Changed items", "Artículos cambiados"),
        }
    }
}

fn because(reason: &RowReason, lang: Lang) -> Text {
    let say = |en: &'static str, es: &'static str| match lang {
        Lang::En => Borrowed(en),
        Lang::Es => Borrowed(es),
    };
    let form = |en: String, es: String| match lang {
        Lang::En => Owned(en),
        Lang::Es => Owned(es),
    };
    match reason {
        RowReason::NoHeading => {
            say("The first row has no such column", "La primera fila no tiene esa columna")
        }
        RowReason::Blank => say("Blank", "Vacío"),
        RowReason::TooLong { limit } => {
            form(format!("Longer than {limit} characters"), format!("Más de {limit} caracteres"))
        }
        RowReason::ControlCharacter => {
            say("A character that cannot be kept", "Un carácter que no se puede guardar")
        }
        RowReason::Garbled => say(
            "Letters were damaged: save the file as UTF-8",
            "Letras dañadas: guarde el archivo como UTF-8",
        ),
        RowReason::UnknownCategory => say("No such category", "No existe esa categoría"),
        RowReason::UnknownLotPolicy => {
            say("Not none, expiry or lot_expiry", "No es none, expiry ni lot_expiry")
        }
        RowReason::NotAPack => {
            say("Not of the form box:100|case:1000", "No tiene la forma box:100|case:1000")
        }
        RowReason::PackTooSmall => say("A pack holds at least 2", "Un empaque trae al menos 2"),
        RowReason::CodeTwice { first_line } => form(
            format!("The same code as on line {first_line}"),
            format!("El mismo código que en la línea {first_line}"),
        ),
        RowReason::NameTwice { first_line: Some(line) } => form(
            format!("The same name as on line {line}; give each a code"),
            format!("El mismo nombre que en la línea {line}; ponga un código a cada uno"),
        ),
        RowReason::NameTwice { first_line: None } => say(
            "The catalogue has this name; give it a code",
            "El catálogo ya tiene ese nombre; póngale un código",
        ),
        RowReason::UnitDiffers => say(
            "The unit of an item in use cannot change",
            "La unidad de un artículo en uso no puede cambiar",
        ),
    }
}

fn figure(count: usize) -> String {
    number(i64::try_from(count).unwrap_or(i64::MAX))
}
