//! What Export and import says of what goes out, and of the tablets.

use std::borrow::Cow::{Borrowed, Owned};

use super::day::moment;
use super::figure::{bytes, number};
use super::{Lang, Text};
use crate::domain::time::{Date, Zoned};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExchangeMsg {
    Sub,
    OnlyHere,
    LastExport { at: Zoned, today: Date },
    NeverExported,
    RecordsUnit { records: u32 },
    LostWords,
    AllOut,
    Nothing,
    Export { records: u32 },
    ExportAgain,
    FileReady { name: String, size: u64 },
    SendNow,
    Handed { name: String },
    Downloaded { name: String },
    Cancelled,
    NotSent { detail: String },

    Tables,
    TablesNote,
    Balances,
    BalancesSub,
    Movements,
    MovementsSub,
    MakeTable,

    Tablets,
    TabletsNote,
    ThisTablet,
    NamedThis { name: String },
    Unnamed { code: String },
    Complete,
    HeardUpTo { at: Zoned, today: Date },
    NeverHeard,
    WaitingFor { records: u32 },
    NewIn { records: u64 },
    Here,
    Gap,
    TwoVersions,
    TwoVersionsSub,
}

impl ExchangeMsg {
    pub fn en(&self) -> Text {
        Borrowed(match self {
            Self::Sub => "Records travel as a file. Nothing leaves this tablet by itself.",
            Self::OnlyHere => "Only on this tablet",
            Self::LastExport { at, today } => {
                return Owned(format!("Last export {}", moment(Lang::En, *at, *today)));
            }
            Self::NeverExported => "Never exported",
            Self::RecordsUnit { records: 1 } => "record",
            Self::RecordsUnit { .. } => "records",
            Self::LostWords => {
                "If this tablet is lost before an export, they are lost. An export takes along \
                 everything, also what came from other tablets."
            }
            Self::AllOut => {
                "Everything written here has left this tablet in a file. Keep that file where you find it again."
            }
            Self::Nothing => "Nothing has been recorded on this tablet yet.",
            Self::Export { records: 1 } => "Export 1 record",
            Self::Export { records } => {
                return Owned(format!("Export {} records", number(i64::from(*records))));
            }
            Self::ExportAgain => "Export again",
            Self::FileReady { name, size } => return Owned(format!("{name}, {}", bytes(*size))),
            Self::SendNow => "Send the file",
            Self::Handed { name } => {
                return Owned(format!("{name} was handed over. Look once whether it has arrived."));
            }
            Self::Downloaded { name } => return Owned(format!("{name} is in the downloads of this tablet.")),
            Self::Cancelled => "Nothing was sent.",
            Self::NotSent { detail } => return Owned(format!("The file could not be handed over. {detail}")),

            Self::Tables => "Tables for spreadsheets",
            Self::TablesNote => "To read, not to restore",
            Self::Balances => "Balances",
            Self::BalancesSub => "On hand, par and last count of each item in each place",
            Self::Movements => "Movements",
            Self::MovementsSub => "Every count, move and delivery, corrections included",
            Self::MakeTable => "CSV",

            Self::Tablets => "Tablets of this clinic",
            Self::TabletsNote => "What this one has heard",
            Self::ThisTablet => "This tablet",
            Self::NamedThis { name } => return Owned(format!("{name}, this tablet")),
            Self::Unnamed { code } => return Owned(format!("A tablet without a letter ({code})")),
            Self::Complete => "Complete",
            Self::HeardUpTo { at, today } => {
                return Owned(format!("Complete up to {}", moment(Lang::En, *at, *today)));
            }
            Self::NeverHeard => "Nothing heard yet",
            Self::WaitingFor { records: 1 } => "Waiting for 1 record",
            Self::WaitingFor { records } => {
                return Owned(format!("Waiting for {} records", number(i64::from(*records))));
            }
            Self::NewIn { records } => return Owned(format!("{} new", figure(*records))),
            Self::Here => "Now",
            Self::Gap => "Gap",
            Self::TwoVersions => "Two versions",
            Self::TwoVersionsSub => {
                "Its records exist in two versions: there is a copy of this tablet. Both are kept and counted."
            }
        })
    }

    pub fn es(&self) -> Text {
        Borrowed(match self {
            Self::Sub => "Los registros viajan en un archivo. Nada sale de esta tableta por sí solo.",
            Self::OnlyHere => "Solo en esta tableta",
            Self::LastExport { at, today } => {
                return Owned(format!("Última exportación {}", moment(Lang::Es, *at, *today)));
            }
            Self::NeverExported => "Nunca exportado",
            Self::RecordsUnit { records: 1 } => "registro",
            Self::RecordsUnit { .. } => "registros",
            Self::LostWords => {
                "Si esta tableta se pierde antes de exportar, se pierden. La exportación lleva todo, \
                 también lo que llegó de otras tabletas."
            }
            Self::AllOut => {
                "Todo lo escrito aquí ya salió de esta tableta en un archivo. Guárdelo donde pueda encontrarlo."
            }
            Self::Nothing => "Aún no se ha registrado nada en esta tableta.",
            Self::Export { records: 1 } => "Exportar 1 registro",
            Self::Export { records } => {
                return Owned(format!("Exportar {} registros", number(i64::from(*records))));
            }
            Self::ExportAgain => "Exportar otra vez",
            Self::FileReady { name, size } => return Owned(format!("{name}, {}", bytes(*size))),
            Self::SendNow => "Enviar el archivo",
            Self::Handed { name } => {
                return Owned(format!("{name} fue entregado. Compruebe que haya llegado."));
            }
            Self::Downloaded { name } => {
                return Owned(format!("{name} está en las descargas de esta tableta."));
            }
            Self::Cancelled => "No se envió nada.",
            Self::NotSent { detail } => return Owned(format!("No se pudo entregar el archivo. {detail}")),

            Self::Tables => "Tablas para hojas de cálculo",
            Self::TablesNote => "Para leer, no para restaurar",
            Self::Balances => "Existencias",
            Self::BalancesSub => "Lo que hay, el nivel y el último conteo de cada artículo en cada lugar",
            Self::Movements => "Movimientos",
            Self::MovementsSub => "Cada conteo, traslado y entrega, con sus correcciones",
            Self::MakeTable => "CSV",

            Self::Tablets => "Tabletas de esta clínica",
            Self::TabletsNote => "Lo que esta ha recibido",
            Self::ThisTablet => "Esta tableta",
            Self::NamedThis { name } => return Owned(format!("{name}, esta tableta")),
            Self::Unnamed { code } => return Owned(format!("Una tableta sin letra ({code})")),
            Self::Complete => "Completa",
            Self::HeardUpTo { at, today } => {
                return Owned(format!("Completa hasta {}", moment(Lang::Es, *at, *today)));
            }
            Self::NeverHeard => "Aún no se ha recibido nada",
            Self::WaitingFor { records: 1 } => "Falta 1 registro",
            Self::WaitingFor { records } => {
                return Owned(format!("Faltan {} registros", number(i64::from(*records))));
            }
            Self::NewIn { records: 1 } => "1 nuevo",
            Self::NewIn { records } => return Owned(format!("{} nuevos", figure(*records))),
            Self::Here => "Ahora",
            Self::Gap => "Hueco",
            Self::TwoVersions => "Dos versiones",
            Self::TwoVersionsSub => {
                "Sus registros existen en dos versiones: hay una copia de esta tableta. Ambas se conservan y se cuentan."
            }
        })
    }
}

fn figure(value: u64) -> String {
    number(i64::try_from(value).unwrap_or(i64::MAX))
}
