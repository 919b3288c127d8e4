//! What This tablet says: its name, its storage, its log, its windows, and how it is emptied.

use std::borrow::Cow::{Borrowed, Owned};

use super::day::moment;
use super::figure::{bytes, counted, number};
use super::{Lang, Text};
use crate::domain::time::{Date, Zoned};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TabletMsg {
    Title { letter: char },
    TitlePlain,
    Named { name: String },
    Rename,
    Letter,
    Name,
    NameHint,
    SaveName,
    Cancel,

    Storage,
    Room { used: u64, quota: u64 },
    RoomUnknown,
    RoomName,
    Offline,
    OfflineReady,
    OfflineReadyText,
    OfflineComing,
    OfflineComingText,
    OfflineNever,
    OfflineNeverText,
    Keeping,
    Kept,
    KeptText,
    NotKept,
    NotKeptText,
    KeepUnknown,
    KeepUnknownText,
    AskToKeep,
    AskedInVain,
    LastExportName,
    LastExportAt { at: Zoned, today: Date },
    NeverExported,
    ToExport,

    Log,
    LogRecords { records: u32, events: u64, batches: usize },
    LogNotHere,
    Verify,
    VerifyText,
    Verifying,
    Whole { events: u64, batches: usize },
    WholeText,
    Broken { batches: usize },
    BrokenText,
    Differs,
    DiffersText,
    VerifyFailed,
    BrokenBatch { tablet: Option<char>, from: u32 },
    BrokenRecord,

    Damage,
    DamageNote { things: usize },
    DamageHead,
    DamageHeadText,
    DamageBatch { tablet: Option<char>, from: u32 },
    DamageBatchText,
    DamageRecord { key: String },
    DamageTail { from: u32 },
    DamageTailText,

    Windows,
    Writer,
    WriterText,
    Reader,
    ReaderText,
    WriteHere,
    TakeOverFailed,

    Build,
    BuildId { build: String },
    NoPanics,
    Panics { count: usize },
    PanicAt { at: Zoned, today: Date, build: String },
    Copy,
    Copied,
    NotCopied,
    Forget,

    SampleTitle,
    SampleText,
    RemoveSample,
    WipeTitle,
    WipeText,
    Wipe,
    WipeDialog,
    WipeLost { records: u32 },
    WipeNothingLost,
    WipeExportFirst,
    WipeWord,
    WipeHint,
    WipeBarred,
    WipeNow,
    WipeFailed,
}

impl TabletMsg {
    pub fn en(&self) -> Text {
        Borrowed(match self {
            Self::Title { letter } => return Owned(format!("Tablet {letter}")),
            Self::TitlePlain => "This tablet",
            Self::Named { name } => return Owned(name.clone()),
            Self::Rename => "Rename",
            Self::Letter => "Letter",
            Self::Name => "Name",
            Self::NameHint => "Where it lies or who carries it",
            Self::SaveName => "Save the name",
            Self::Cancel => "Cancel",

            Self::Storage => "Storage",
            Self::Room { used, quota } => return Owned(format!("{} of {}", bytes(*used), bytes(*quota))),
            Self::RoomUnknown => "This browser does not say",
            Self::RoomName => "In use, with the app itself",
            Self::Offline => "Without a network",
            Self::OfflineReady => "Ready",
            Self::OfflineReadyText => "The whole app is on this tablet. It opens and records offline.",
            Self::OfflineComing => "Not yet",
            Self::OfflineComingText => {
                "The app is still being fetched. Stay on the network until this says Ready."
            }
            Self::OfflineNever => "Not possible",
            Self::OfflineNeverText => {
                "This browser keeps no app. Use the current Safari or Chrome in an ordinary window."
            }
            Self::Keeping => "When space runs short",
            Self::Kept => "Kept",
            Self::KeptText => "The browser has promised to keep the records until somebody deletes them.",
            Self::NotKept => "May be cleared",
            Self::NotKeptText => {
                "The browser has promised nothing. Add the app to the home screen, then ask again. Export every day until then."
            }
            Self::KeepUnknown => "Not known",
            Self::KeepUnknownText => "This browser does not say. Export every day.",
            Self::AskToKeep => "Ask to keep",
            Self::AskedInVain => {
                "Asked again: the browser still promises nothing. Use it for a few days, or install it."
            }
            Self::LastExportName => "Last export",
            Self::LastExportAt { at, today } => return Owned(moment(Lang::En, *at, *today)),
            Self::NeverExported => "Never exported",
            Self::ToExport => "Export and import",

            Self::Log => "The log",
            Self::LogRecords { records, events, batches } => {
                return Owned(format!(
                    "{} written here. {} of all tablets in {}.",
                    counted(*records as usize, "record", "records"),
                    counted(usize::try_from(*events).unwrap_or(usize::MAX), "entry", "entries"),
                    counted(*batches, "sealed batch", "sealed batches"),
                ));
            }
            Self::LogNotHere => "Nothing has been written yet.",
            Self::Verify => "Verify the log",
            Self::VerifyText => {
                "Reads every byte again: the seals, the chain from entry to entry, and whether all of \
                 it together gives the numbers on the screen."
            }
            Self::Verifying => "Reading every entry again",
            Self::Whole { events, batches } => {
                return Owned(format!(
                    "The log is whole: {} entries in {} batches.",
                    number(i64::try_from(*events).unwrap_or(i64::MAX)),
                    number(i64::try_from(*batches).unwrap_or(i64::MAX)),
                ));
            }
            Self::WholeText => "Every seal holds and the numbers on the screen follow from it.",
            Self::Broken { batches: 1 } => "1 batch is not what was sealed",
            Self::Broken { batches } => return Owned(format!("{batches} batches are not what was sealed")),
            Self::BrokenText => {
                "Take in an export that another tablet made: whole batches take the place of broken ones."
            }
            Self::Differs => "The numbers on the screen differ from the log",
            Self::DiffersText => "Reload the app: it then counts everything anew from the log.",
            Self::VerifyFailed => "The storage did not answer. Try again.",
            Self::BrokenBatch { tablet: Some(tablet), from } => {
                return Owned(format!("Tablet {tablet}, from entry {from}"));
            }
            Self::BrokenBatch { tablet: None, from } => {
                return Owned(format!("A tablet without a letter, from entry {from}"));
            }
            Self::BrokenRecord => "A batch whose head cannot be read",

            Self::Damage => "Damage found at the start",
            Self::DamageNote { things } => return Owned(counted(*things, "thing", "things")),
            Self::DamageHead => "The mark of the last entry could not be read",
            Self::DamageHeadText => "The tablet goes on under a new name; what could be read is here.",
            Self::DamageBatch { tablet: Some(tablet), from } => {
                return Owned(format!("A batch of Tablet {tablet}, from entry {from}"));
            }
            Self::DamageBatch { tablet: None, from } => {
                return Owned(format!("A batch of an unknown tablet, from entry {from}"));
            }
            Self::DamageBatchText => "It is kept as it is. An export of another tablet can fill the hole.",
            Self::DamageRecord { key } => return Owned(format!("A stored piece that is no batch ({key})")),
            Self::DamageTail { from } => return Owned(format!("The last entries, from {from} on")),
            Self::DamageTailText => {
                "They broke off or were changed. Their bytes are set aside, nothing is counted twice."
            }

            Self::Windows => "Windows",
            Self::Writer => "This window writes",
            Self::WriterText => "Other windows of Tallywell on this tablet read along.",
            Self::Reader => "This window only reads",
            Self::ReaderText => {
                "Another window of Tallywell on this tablet writes. What it writes appears here."
            }
            Self::WriteHere => "Write here",
            Self::TakeOverFailed => "The other window did not let go. Close it, then try again.",

            Self::Build => "Build",
            Self::BuildId { build } => return Owned(build.clone()),
            Self::NoPanics => "It has not stopped unexpectedly.",
            Self::Panics { count: 1 } => "It stopped unexpectedly once",
            Self::Panics { count } => return Owned(format!("It stopped unexpectedly {count} times")),
            Self::PanicAt { at, today, build } => {
                return Owned(format!("{}, build {build}", moment(Lang::En, *at, *today)));
            }
            Self::Copy => "Copy the details",
            Self::Copied => "Copied",
            Self::NotCopied => "This browser does not copy. Select the text by hand.",
            Self::Forget => "Forget them",

            Self::SampleTitle => "Sample clinic",
            Self::SampleText => {
                "Nothing in it is real. Removing it leaves this tablet empty, ready for your own clinic."
            }
            Self::RemoveSample => "Remove the sample clinic",
            Self::WipeTitle => "Empty this tablet",
            Self::WipeText => {
                "For a tablet that leaves the clinic. Takes every record, PIN and draft off this tablet; files and other tablets stay as they are."
            }
            Self::Wipe => "Empty this tablet",
            Self::WipeDialog => "Empty this tablet?",
            Self::WipeLost { records: 1 } => "1 record is only here. It would be gone for good.",
            Self::WipeLost { records } => {
                return Owned(format!(
                    "{} records are only here. They would be gone for good.",
                    number(i64::from(*records))
                ));
            }
            Self::WipeNothingLost => {
                "Everything written here is in an exported file. Make sure you still have that file."
            }
            Self::WipeExportFirst => "Export first",
            Self::WipeWord => "Type WIPE to go on",
            Self::WipeHint => "In capitals. It cannot be undone.",
            Self::WipeBarred => "Type the word first",
            Self::WipeNow => "Empty it",
            Self::WipeFailed => "The storage did not answer. Nothing was removed.",
        })
    }

    pub fn es(&self) -> Text {
        Borrowed(match self {
            Self::Title { letter } => return Owned(format!("Tableta {letter}")),
            Self::TitlePlain => "Esta tableta",
            Self::Named { name } => return Owned(name.clone()),
            Self::Rename => "Cambiar el nombre",
            Self::Letter => "Letra",
            Self::Name => "Nombre",
            Self::NameHint => "Dónde está o quién la lleva",
            Self::SaveName => "Guardar el nombre",
            Self::Cancel => "Cancelar",

            Self::Storage => "Almacenamiento",
            Self::Room { used, quota } => return Owned(format!("{} de {}", bytes(*used), bytes(*quota))),
            Self::RoomUnknown => "Este navegador no lo dice",
            Self::RoomName => "En uso, con la aplicación misma",
            Self::Offline => "Sin red",
            Self::OfflineReady => "Lista",
            Self::OfflineReadyText => "Toda la aplicación está en esta tableta. Abre y registra sin red.",
            Self::OfflineComing => "Todavía no",
            Self::OfflineComingText => {
                "La aplicación aún se está descargando. Mantenga la tableta conectada hasta que aquí diga Lista."
            }
            Self::OfflineNever => "No es posible",
            Self::OfflineNeverText => {
                "Este navegador no conserva la aplicación. Use Safari o Chrome actuales en una ventana normal."
            }
            Self::Keeping => "Cuando falte espacio",
            Self::Kept => "Se conserva",
            Self::KeptText => "El navegador prometió conservar los registros hasta que alguien los borre.",
            Self::NotKept => "Puede borrarse",
            Self::NotKeptText => {
                "El navegador no ha prometido nada. Añada la aplicación a la pantalla de inicio y pídalo de nuevo. Hasta entonces, exporte cada día."
            }
            Self::KeepUnknown => "No se sabe",
            Self::KeepUnknownText => "Este navegador no lo dice. Exporte cada día.",
            Self::AskToKeep => "Pedir que se conserve",
            Self::AskedInVain => {
                "Se pidió de nuevo: el navegador sigue sin prometer nada. Úsela unos días o instálela."
            }
            Self::LastExportName => "Última exportación",
            Self::LastExportAt { at, today } => return Owned(moment(Lang::Es, *at, *today)),
            Self::NeverExported => "Nunca exportado",
            Self::ToExport => "Exportar e importar",

            Self::Log => "El registro",
            Self::LogRecords { records, events, batches } => {
                return Owned(format!(
                    "{} aquí. {} de todas las tabletas en {}.",
                    counted(*records as usize, "registro escrito", "registros escritos"),
                    counted(usize::try_from(*events).unwrap_or(usize::MAX), "entrada", "entradas"),
                    counted(*batches, "lote sellado", "lotes sellados"),
                ));
            }
            Self::LogNotHere => "Aún no se ha escrito nada.",
            Self::Verify => "Verificar el registro",
            Self::VerifyText => {
                "Lee de nuevo cada byte: los sellos, la cadena de entrada en entrada, y si todo junto \
                 da los números de la pantalla."
            }
            Self::Verifying => "Leyendo de nuevo cada entrada",
            Self::Whole { events, batches } => {
                return Owned(format!(
                    "El registro está íntegro: {} entradas en {} lotes.",
                    number(i64::try_from(*events).unwrap_or(i64::MAX)),
                    number(i64::try_from(*batches).unwrap_or(i64::MAX)),
                ));
            }
            Self::WholeText => "Cada sello es válido y los números de la pantalla se siguen de él.",
            Self::Broken { batches: 1 } => "1 lote no es el que se selló",
            Self::Broken { batches } => return Owned(format!("{batches} lotes no son los que se sellaron")),
            Self::BrokenText => {
                "Incorpore una exportación hecha por otra tableta: los lotes íntegros ocupan el lugar de los rotos."
            }
            Self::Differs => "Los números de la pantalla difieren del registro",
            Self::DiffersText => "Recargue la aplicación: volverá a contar todo a partir del registro.",
            Self::VerifyFailed => "El almacenamiento no respondió. Inténtelo de nuevo.",
            Self::BrokenBatch { tablet: Some(tablet), from } => {
                return Owned(format!("Tableta {tablet}, desde la entrada {from}"));
            }
            Self::BrokenBatch { tablet: None, from } => {
                return Owned(format!("Una tableta sin letra, desde la entrada {from}"));
            }
            Self::BrokenRecord => "Un lote cuyo encabezado no se puede leer",

            Self::Damage => "Daños hallados al abrir",
            Self::DamageNote { things } => return Owned(counted(*things, "hallazgo", "hallazgos")),
            Self::DamageHead => "No se pudo leer la marca de la última entrada",
            Self::DamageHeadText => "La tableta sigue con un nombre nuevo; lo que se pudo leer está aquí.",
            Self::DamageBatch { tablet: Some(tablet), from } => {
                return Owned(format!("Un lote de la tableta {tablet}, desde la entrada {from}"));
            }
            Self::DamageBatch { tablet: None, from } => {
                return Owned(format!("Un lote de una tableta desconocida, desde la entrada {from}"));
            }
            Self::DamageBatchText => {
                "Se conserva tal como está. Una exportación de otra tableta puede llenar el hueco."
            }
            Self::DamageRecord { key } => {
                return Owned(format!("Un fragmento guardado que no es un lote ({key})"));
            }
            Self::DamageTail { from } => return Owned(format!("Las últimas entradas, desde la {from}")),
            Self::DamageTailText => {
                "Se cortaron o fueron cambiadas. Sus bytes están aparte; nada se cuenta dos veces."
            }

            Self::Windows => "Ventanas",
            Self::Writer => "Esta ventana escribe",
            Self::WriterText => "Las otras ventanas de Tallywell en esta tableta solo leen.",
            Self::Reader => "Esta ventana solo lee",
            Self::ReaderText => {
                "Otra ventana de Tallywell en esta tableta escribe. Lo que escribe aparece aquí."
            }
            Self::WriteHere => "Escribir aquí",
            Self::TakeOverFailed => "La otra ventana no cedió. Ciérrela e inténtelo de nuevo.",

            Self::Build => "Compilación",
            Self::BuildId { build } => return Owned(build.clone()),
            Self::NoPanics => "No se ha detenido de forma inesperada.",
            Self::Panics { count: 1 } => "Se detuvo una vez de forma inesperada",
            Self::Panics { count } => return Owned(format!("Se detuvo {count} veces de forma inesperada")),
            Self::PanicAt { at, today, build } => {
                return Owned(format!("{}, compilación {build}", moment(Lang::Es, *at, *today)));
            }
            Self::Copy => "Copiar los detalles",
            Self::Copied => "Copiado",
            Self::NotCopied => "Este navegador no copia. Seleccione el texto a mano.",
            Self::Forget => "Olvidarlos",

            Self::SampleTitle => "Clínica de muestra",
            Self::SampleText => {
                "Nada en ella es real. Al quitarla, esta tableta queda vacía y lista para su propia clínica."
            }
            Self::RemoveSample => "Quitar la clínica de muestra",
            Self::WipeTitle => "Vaciar esta tableta",
            Self::WipeText => {
                "Para una tableta que deja la clínica. Quita de ella cada registro, PIN y borrador; los archivos y las otras tabletas quedan como están."
            }
            Self::Wipe => "Vaciar esta tableta",
            Self::WipeDialog => "¿Vaciar esta tableta?",
            Self::WipeLost { records: 1 } => "1 registro está solo aquí. Se perdería para siempre.",
            Self::WipeLost { records } => {
                return Owned(format!(
                    "{} registros están solo aquí. Se perderían para siempre.",
                    number(i64::from(*records))
                ));
            }
            Self::WipeNothingLost => {
                "Todo lo escrito aquí está en un archivo exportado. Asegúrese de tener aún ese archivo."
            }
            Self::WipeExportFirst => "Exportar primero",
            Self::WipeWord => "Escriba WIPE para continuar",
            Self::WipeHint => "En mayúsculas. No se puede deshacer.",
            Self::WipeBarred => "Escriba primero la palabra",
            Self::WipeNow => "Vaciarla",
            Self::WipeFailed => "El almacenamiento no respondió. No se quitó nada.",
        })
    }
}
