//! Words of the import of a clinic's history: what the columns mean, what a file would add, what is
//! wrong with a row and what to do about it.

use std::borrow::Cow::{Borrowed, Owned};

use super::day::short_day;
use super::figure::{bytes, counted, number};
use super::{Lang, Text};
use crate::domain::quantity::{Quantity, QuantityError};
use crate::domain::text::TextError;
use crate::domain::time::Date;
use crate::exchange::ledger::{Column, Kind, RowReason};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HistoryMsg {
    Title,
    Sub,
    WayState,
    How,
    WayBack,
    LeadOnly,
    ColumnsTitle,
    Column,
    Needed,
    Example,
    Must,
    May,
    ColumnIs(Column),
    KindsTitle,
    KindWord,
    KindMeans(Kind),
    Template,
    TemplateGone,
    TemplateFailed,
    Choose,
    ChooseOther,
    Back,
    Stopped,
    Reading { done: u64, total: u64 },
    Judging { done: usize, total: usize },
    Preparing { done: usize, total: usize },
    Writing,
    Counting { done: usize, total: usize },
    TooLarge { size: u64, limit: u64 },
    Unreadable,
    NothingImported,
    MissingColumns { columns: Vec<Column> },
    MissingText,
    ColumnTwice { column: Column },
    ColumnTwiceText,
    NoRows,
    NoRowsText,
    TooManyRows { limit: usize, found: usize },
    TooManyText,
    BadTitle { count: usize },
    BadNote { shown: usize, count: usize },
    BadText,
    Line,
    Found,
    Blank,
    ToDo,
    Because(RowReason),
    PreviewOf { file: String },
    RowsFact,
    AgainFact,
    FreshFact,
    AgainAll { rows: usize },
    AgainSome { again: usize, fresh: usize },
    AgainText,
    Overlap { rows: usize },
    OverlapText,
    WhatTitle,
    KindRow(Kind),
    Days { first: Date, last: Date, today: Date },
    DaysSub,
    Items { count: usize },
    Places { count: usize },
    PeopleTitle,
    PeopleNote,
    PersonRows { rows: usize },
    AndMore { count: usize },
    IgnoredTitle,
    IgnoredNote,
    Import { count: usize },
    Done { count: usize },
    DoneText,
    ToStock,
}

impl HistoryMsg {
    pub(super) fn in_language(self, lang: Lang) -> Text {
        let (en, es) = match self {
            Self::ColumnIs(column) => column_words(column),
            Self::KindMeans(kind) => kind_means(kind),
            Self::KindRow(kind) => kind_row(kind),
            Self::Because(reason) => return because(reason, lang),
            Self::MissingColumns { columns } => {
                let names: Vec<&str> = columns.iter().map(|column| column.heading()).collect();
                return said(
                    lang,
                    format!("The file lacks: {}.", names.join(", ")),
                    format!("Al archivo le falta: {}.", names.join(", ")),
                );
            }
            Self::ColumnTwice { column } => {
                return said(
                    lang,
                    format!("Two columns are called {}.", column.heading()),
                    format!("Dos columnas se llaman {}.", column.heading()),
                );
            }
            Self::Days { first, last, today } => {
                let (from, to) = (short_day(lang, first, today), short_day(lang, last, today));
                return said(lang, format!("{from} to {to}"), format!("Del {from} al {to}"));
            }
            other => match other.figures() {
                Some((en, es)) => return said(lang, en, es),
                None => other.fixed(),
            },
        };
        Borrowed(match lang {
            Lang::En => en,
            Lang::Es => es,
        })
    }

    /// The messages that carry figures.
    fn figures(&self) -> Option<(String, String)> {
        let of = |done: &usize, total: &usize| (figure(*done), figure(*total));
        Some(match self {
            Self::Reading { done, total } => (
                format!("Reading {} of {}", bytes(*done), bytes(*total)),
                format!("Leyendo {} de {}", bytes(*done), bytes(*total)),
            ),
            Self::Judging { done, total } => {
                let (done, total) = of(done, total);
                (format!("Checking {done} of {total} rows"), format!("Revisando {done} de {total} filas"))
            }
            Self::Preparing { done, total } => {
                let (done, total) = of(done, total);
                (
                    format!("Making ready {done} of {total} records"),
                    format!("Preparando {done} de {total} registros"),
                )
            }
            Self::Counting { done, total } => {
                let (done, total) = of(done, total);
                (
                    format!("Saved. Working out the shelves: {done} of {total}"),
                    format!("Guardado. Calculando los estantes: {done} de {total}"),
                )
            }
            Self::TooLarge { size, limit } => (
                format!(
                    "The file has {}; at most {} can be read. Split it by years.",
                    bytes(*size),
                    bytes(*limit)
                ),
                format!(
                    "El archivo tiene {}; se leen como máximo {}. Divídalo por años.",
                    bytes(*size),
                    bytes(*limit)
                ),
            ),
            Self::TooManyRows { limit, found } => (
                format!("The file has {} rows; at most {} come in at once.", figure(*found), figure(*limit)),
                format!(
                    "El archivo tiene {} filas; entran como máximo {} a la vez.",
                    figure(*found),
                    figure(*limit)
                ),
            ),
            Self::BadTitle { count } => (
                counted(*count, "row to put right", "rows to put right"),
                counted(*count, "fila por corregir", "filas por corregir"),
            ),
            Self::BadNote { shown, count } => (
                format!("The first {} of {}", figure(*shown), figure(*count)),
                format!("Las primeras {} de {}", figure(*shown), figure(*count)),
            ),
            Self::PreviewOf { file } => {
                (format!("{file}. Nothing has changed yet."), format!("{file}. Todavía no ha cambiado nada."))
            }
            Self::AgainAll { rows } => (
                format!("All {} rows of this file are on record already.", figure(*rows)),
                format!("Las {} filas de este archivo ya están registradas.", figure(*rows)),
            ),
            Self::AgainSome { again, fresh } => (
                format!("On record already: {}. New: {}.", figure(*again), figure(*fresh)),
                format!("Ya registradas: {}. Nuevas: {}.", figure(*again), figure(*fresh)),
            ),
            Self::Overlap { rows } => (
                format!(
                    "{} from days on which records were already made here.",
                    counted(*rows, "row is", "rows are")
                ),
                format!("Filas de días en los que aquí ya se registraba: {}.", figure(*rows)),
            ),
            Self::Items { count } => {
                (counted(*count, "item", "items"), counted(*count, "artículo", "artículos"))
            }
            Self::Places { count } => {
                (counted(*count, "place", "places"), counted(*count, "lugar", "lugares"))
            }
            Self::PersonRows { rows } => (counted(*rows, "row", "rows"), counted(*rows, "fila", "filas")),
            Self::AndMore { count } => {
                (format!("and {} more", figure(*count)), format!("y {} más", figure(*count)))
            }
            Self::Import { count } => (
                format!("Import {}", counted(*count, "record", "records")),
                format!("Incorporar {}", counted(*count, "registro", "registros")),
            ),
            Self::Done { count } => (
                format!("{} imported.", counted(*count, "record", "records")),
                format!("Incorporado: {}.", counted(*count, "registro", "registros")),
            ),
            _ => return None,
        })
    }

    const fn fixed(&self) -> (&'static str, &'static str) {
        match self {
            Self::Title => ("History from a spreadsheet", "Historial desde una hoja de cálculo"),
            Self::Sub => (
                "What was received, used, moved, thrown away, counted and adjusted before Tallywell.",
                "Lo que se recibió, usó, movió, desechó, contó y ajustó antes de Tallywell.",
            ),
            Self::WayState => ("Earlier records from a CSV file", "Registros anteriores de un archivo CSV"),
            Self::How => (
                "Save the spreadsheet as CSV, one record a row, with the headings below in the first row. Each record keeps its own date and is marked as imported. All rows come in, or none: one wrong row and nothing changes.",
                "Guarde la hoja como CSV, un registro por fila, con estos títulos en la primera fila. Cada registro conserva su fecha y queda marcado como incorporado. Entran todas las filas o ninguna: con una sola fila incorrecta nada cambia.",
            ),
            Self::WayBack => (
                "An import cannot be taken back in one step: a record can be taken back at its shelf, one at a time. Look at the preview before you import.",
                "Una incorporación no se puede deshacer de una vez: cada registro se deshace en su estante, uno por uno. Revise la vista previa antes de incorporar.",
            ),
            Self::LeadOnly => {
                ("A lead or a clinician imports", "Incorpora un responsable o un profesional clínico")
            }
            Self::ColumnsTitle => ("The columns", "Las columnas"),
            Self::Column => ("Column", "Columna"),
            Self::Needed => ("Needed", "Necesaria"),
            Self::Example => ("What stands in it", "Qué lleva"),
            Self::Must => ("yes", "sí"),
            Self::May => ("no", "no"),
            Self::KindsTitle => ("The kinds of records", "Los tipos de registro"),
            Self::KindWord => ("Write in the column kind", "Escriba en la columna kind"),
            Self::Template => ("Download a template", "Descargar una plantilla"),
            Self::TemplateGone => ("The template has left.", "La plantilla ya salió."),
            Self::TemplateFailed => {
                ("The template did not leave. Try again.", "La plantilla no salió. Inténtelo de nuevo.")
            }
            Self::Choose => ("Choose a file", "Elegir un archivo"),
            Self::ChooseOther => ("Choose another file", "Elegir otro archivo"),
            Self::Back => ("Back", "Volver"),
            Self::Stopped => ("Stopped. Nothing was imported.", "Detenido. No se incorporó nada."),
            Self::Writing => ("Writing. This cannot be stopped now.", "Guardando. Ya no se puede detener."),
            Self::Unreadable => (
                "The file could not be read. Choose it again, or save it anew as CSV.",
                "No se pudo leer el archivo. Elíjalo de nuevo o guárdelo otra vez como CSV.",
            ),
            Self::NothingImported => ("Nothing was imported.", "No se incorporó nada."),
            Self::MissingText => (
                "The first row must name the columns, in English as in the template. If the headings look right, save the file as CSV in UTF-8.",
                "La primera fila debe nombrar las columnas, en inglés como en la plantilla. Si los títulos se ven bien, guarde el archivo como CSV en UTF-8.",
            ),
            Self::ColumnTwiceText => {
                ("Give one of them another heading.", "Póngale otro título a una de ellas.")
            }
            Self::NoRows => ("There is no row in this file.", "En este archivo no hay ninguna fila."),
            Self::NoRowsText => (
                "The first row holds the headings, each row after it one record.",
                "La primera fila lleva los títulos y cada fila siguiente, un registro.",
            ),
            Self::TooManyText => ("Split it by years.", "Divídalo por años."),
            Self::BadText => (
                "Nothing was imported. Correct these rows in the spreadsheet and choose the file again.",
                "No se incorporó nada. Corrija estas filas en la hoja y elija el archivo de nuevo.",
            ),
            Self::Line => ("Line", "Línea"),
            Self::Found => ("There stands", "Dice"),
            Self::Blank => ("(nothing)", "(nada)"),
            Self::ToDo => ("What to do", "Qué hacer"),
            Self::RowsFact => ("Rows", "Filas"),
            Self::AgainFact => ("Already here", "Ya están"),
            Self::FreshFact => ("To come in", "Por entrar"),
            Self::AgainText => (
                "Rows that an earlier import brought in are left out: nothing counts twice.",
                "Las filas que ya entraron en otra incorporación se omiten: nada se cuenta dos veces.",
            ),
            Self::OverlapText => (
                "What was recorded on a tablet and stands in the file as well counts twice. Take such rows out of the file first.",
                "Lo que se registró en una tableta y está además en el archivo se cuenta dos veces. Quite antes esas filas del archivo.",
            ),
            Self::WhatTitle => ("What comes in", "Lo que entra"),
            Self::DaysSub => ("The records keep these days", "Los registros conservan estos días"),
            Self::PeopleTitle => ("Initials that name nobody here", "Iniciales que aquí no son de nadie"),
            Self::PeopleNote => ("These rows come in without a person", "Estas filas entran sin persona"),
            Self::IgnoredTitle => ("Columns that are not read", "Columnas que no se leen"),
            Self::IgnoredNote => ("Nothing of them is kept", "Nada de ellas se guarda"),
            Self::DoneText => (
                "Each shelf shows them among its movements, marked as imported.",
                "Cada estante los muestra entre sus movimientos, marcados como incorporados.",
            ),
            Self::ToStock => ("To Stock", "A Insumos"),
            Self::ColumnIs(_)
            | Self::KindMeans(_)
            | Self::KindRow(_)
            | Self::Because(_)
            | Self::MissingColumns { .. }
            | Self::ColumnTwice { .. }
            | Self::Days { .. }
            | Self::Reading { .. }
            | Self::Judging { .. }
            | Self::Preparing { .. }
            | Self::Counting { .. }
            | Self::TooLarge { .. }
            | Self::TooManyRows { .. }
            | Self::BadTitle { .. }
            | Self::BadNote { .. }
            | Self::PreviewOf { .. }
            | Self::AgainAll { .. }
            | Self::AgainSome { .. }
            | Self::Overlap { .. }
            | Self::Items { .. }
            | Self::Places { .. }
            | Self::PersonRows { .. }
            | Self::AndMore { .. }
            | Self::Import { .. }
            | Self::Done { .. } => ("", ""),
        }
    }
}

fn said(lang: Lang, en: String, es: String) -> Text {
    Owned(match lang {
        Lang::En => en,
        Lang::Es => es,
    })
}

fn figure(count: usize) -> String {
    number(i64::try_from(count).unwrap_or(i64::MAX))
}

const fn column_words(column: Column) -> (&'static str, &'static str) {
    match column {
        Column::Date => {
            ("2026-01-31, or 1/31/2026 with the month first", "2026-01-31, o 1/31/2026 con el mes primero")
        }
        Column::Time => {
            ("14:05 or 2:05 pm; noon if nothing stands there", "14:05 o 2:05 pm; si no dice nada, mediodía")
        }
        Column::Item => {
            ("the name or the code, as in the catalogue", "el nombre o el código, como en el catálogo")
        }
        Column::Place => (
            "the name of the room or closet, as it stands here",
            "el nombre de la sala o el almacén, como está aquí",
        ),
        Column::Lot => ("the lot as printed", "el lote como está impreso"),
        Column::Expiry => {
            ("2027-11-30, or 2027-11 for the end of a month", "2027-11-30, o 2027-11 para el fin de mes")
        }
        Column::Kind => ("one of the words below", "una de las palabras de abajo"),
        Column::Quantity => (
            "whole units as counted on the shelf: 12, never 2 boxes",
            "unidades enteras como se cuentan en el estante: 12, nunca 2 cajas",
        ),
        Column::ToPlace => ("for a move: where it went", "en un traslado: adónde fue"),
        Column::Reason => (
            "for waste and adjust: expired, damaged, found, missing …",
            "en waste y adjust: expired, damaged, found, missing …",
        ),
        Column::EnteredBy => {
            ("initials, as the people here have them", "iniciales, como las tiene el personal")
        }
    }
}

const fn kind_means(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Receive => ("a delivery came to this place", "llegó una entrega a este lugar"),
        Kind::Use => ("used up here", "se usó aquí"),
        Kind::Move => ("taken from here to to_place", "se llevó de aquí a to_place"),
        Kind::Waste => ("thrown away here", "se desechó aquí"),
        Kind::Count => {
            ("so many were on the shelf; 0 is a count", "tantas había en el estante; 0 es un conteo")
        }
        Kind::Adjust => ("+3 or −3: a correction of the book", "+3 o −3: una corrección del libro"),
    }
}

const fn kind_row(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Receive => ("Received", "Recibido"),
        Kind::Use => ("Used", "Usado"),
        Kind::Move => ("Moved", "Movido"),
        Kind::Waste => ("Thrown away", "Desechado"),
        Kind::Count => ("Counted", "Contado"),
        Kind::Adjust => ("Adjusted", "Ajustado"),
    }
}

/// What is wrong, and what to do about it.
fn because(reason: RowReason, lang: Lang) -> Text {
    let (en, es) = match reason {
        RowReason::BadDate => ("This is no date. Write 2026-01-31.", "No es una fecha. Escriba 2026-01-31."),
        RowReason::BadTime => ("This is no time. Write 14:05.", "No es una hora. Escriba 14:05."),
        RowReason::FutureDate => {
            ("This day is still to come. Correct the date.", "Ese día aún no llega. Corrija la fecha.")
        }
        RowReason::FutureTime => {
            ("This time is still to come. Correct it.", "Esa hora aún no llega. Corríjala.")
        }
        RowReason::BadQuantity(QuantityError::TooLarge) => {
            let limit = number(Quantity::MAX.value());
            return said(
                lang,
                format!("At most {limit} fit in one row."),
                format!("En una fila caben como máximo {limit}."),
            );
        }
        RowReason::BadQuantity(QuantityError::Blank) => {
            ("The amount is missing. Write a number.", "Falta la cantidad. Escriba un número.")
        }
        RowReason::BadQuantity(_) => (
            "Write a whole number in digits, such as 12.",
            "Escriba un número entero en cifras, por ejemplo 12.",
        ),
        RowReason::ZeroQuantity => (
            "Nothing happened: only a count may be 0. Take the row out.",
            "No pasó nada: solo un conteo puede ser 0. Quite la fila.",
        ),
        RowReason::UnknownItem => (
            "No item is called so. Add it to the catalogue, or write its name or code.",
            "Ningún artículo se llama así. Agréguelo al catálogo o escriba su nombre o código.",
        ),
        RowReason::AmbiguousItem => {
            ("Two items are called so. Write the code.", "Dos artículos se llaman así. Escriba el código.")
        }
        RowReason::UnknownPlace => (
            "No place is called so. Add the place first, or write its name.",
            "Ningún lugar se llama así. Agregue antes el lugar o escriba su nombre.",
        ),
        RowReason::AmbiguousPlace => (
            "Two places are called so. Rename one of them first.",
            "Dos lugares se llaman así. Cambie antes el nombre de uno.",
        ),
        RowReason::UnknownKind => (
            "Write receive, use, move, waste, count or adjust.",
            "Escriba receive, use, move, waste, count o adjust.",
        ),
        RowReason::MissingToPlace => {
            ("A move needs to_place: where it went.", "Un traslado necesita to_place: adónde fue.")
        }
        RowReason::SamePlace => (
            "It cannot move to where it is. Correct to_place.",
            "No puede moverse adonde ya está. Corrija to_place.",
        ),
        RowReason::BadLot(TextError::TooLong { .. }) => (
            "A lot has at most 20 characters. Write it as printed.",
            "Un lote tiene como máximo 20 caracteres. Escríbalo como está impreso.",
        ),
        RowReason::BadLot(_) => (
            "There is a character that cannot be kept. Type the lot anew.",
            "Hay un carácter que no se puede guardar. Escriba el lote de nuevo.",
        ),
        RowReason::BadExpiry => (
            "This is no expiry. Write 2027-11-30 or 2027-11.",
            "No es un vencimiento. Escriba 2027-11-30 o 2027-11.",
        ),
    };
    Borrowed(match lang {
        Lang::En => en,
        Lang::Es => es,
    })
}
