//! What is said when the storage is not as it was left, and in the banners over every page.

use std::borrow::Cow::{Borrowed, Owned};

use super::Text;
use super::figure::{counted, number};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecoveryMsg {
    Known,
    LastBatch { batches: u64 },
    LastBatchText { generation: u64 },
    DoNow,
    Details,
    Copy,
    Copied,
    NotCopied,
    Reload,
    TryAgain,

    LostTitle,
    LostSub,
    LostKnownText,
    LostDamaged,
    LostDamagedText,
    Restore,
    RestoreText,
    GoOnEmpty,
    GoOnEmptyText,

    RefusedTitle,
    RefusedSub,
    RefusedWhy,
    RefusedWhyText,
    RefusedDo,
    RefusedDoText,

    BlockedTitle,
    BlockedSub,
    BlockedDo,
    BlockedDoText,
    NewerTitle,
    NewerSub,
    NewerDo,
    NewerDoText,
    ConnectionTitle,
    ConnectionSub,
    ConnectionDo,
    ConnectionDoText,
    FullTitle,
    FullSub,
    FullDo,
    FullDoText,
    FailedTitle,
    FailedSub,
    FailedDo,
    FailedDoText,

    ReaderStrong,
    ReaderText,
    WriteHere,
    UpdateStrong,
    UpdateText,
    UpdateNow,
    LocksStrong { seconds: u32 },
    LocksText,
    Stay,
    SampleStrong,
    SampleText,
    Remove,
    NotKeptStrong,
    NotKeptText,
    AskToKeep,
    DamageStrong { things: usize },
    DamageText,
    ForkStrong { tablet: Option<char> },
    ForkText,
    Look,
    ClockStrong { minutes: i64 },
    ClockText,
}

impl RecoveryMsg {
    pub fn en(&self) -> Text {
        Borrowed(match self {
            Self::Known => "What is known",
            Self::LastBatch { batches: 0 } => "This tablet had written records, none of them sealed yet.",
            Self::LastBatch { batches } => {
                return Owned(format!(
                    "This tablet had sealed {}, each of up to 256 entries.",
                    counted(usize::try_from(*batches).unwrap_or(usize::MAX), "batch", "batches")
                ));
            }
            Self::LastBatchText { generation: 0 | 1 } => "They were written under its first name.",
            Self::LastBatchText { generation } => {
                return Owned(format!(
                    "It had gone on under {} names.",
                    number(i64::try_from(*generation).unwrap_or(i64::MAX))
                ));
            }
            Self::DoNow => "What to do now",
            Self::Details => "Details",
            Self::Copy => "Copy the details",
            Self::Copied => "Copied",
            Self::NotCopied => "This browser does not copy. Select the text by hand.",
            Self::Reload => "Reload",
            Self::TryAgain => "Try again",

            Self::LostTitle => "The records of this tablet are gone",
            Self::LostSub => {
                "The browser has deleted them, or somebody cleared its data. Exported files and other tablets still have what they had."
            }
            Self::LostDamaged => "The browser found its storage damaged and deleted it.",
            Self::LostDamagedText => "That can follow a crash or an empty battery.",
            Self::LostKnownText => "What had not been exported cannot be brought back.",
            Self::Restore => "Restore from a file",
            Self::RestoreText => "The most recent export of any tablet of your clinic.",
            Self::GoOnEmpty => "Begin without records",
            Self::GoOnEmptyText => "You can still take in a file later.",

            Self::RefusedTitle => "This window keeps nothing",
            Self::RefusedSub => {
                "The browser gives Tallywell no storage here: a private window, or a rule of your workplace."
            }
            Self::RefusedWhy => "Why that matters",
            Self::RefusedWhyText => {
                "Whatever were written here would be gone when the window closes. So nothing is written."
            }
            Self::RefusedDo => "Open Tallywell in an ordinary window",
            Self::RefusedDoText => {
                "Or from the home screen. If it is an ordinary window, allow cookies and site data for this address, then try again."
            }

            Self::BlockedTitle => "Another window is in the way",
            Self::BlockedSub => {
                "An older version of Tallywell is open in another window and holds the records."
            }
            Self::BlockedDo => "Close the other windows of Tallywell",
            Self::BlockedDoText => "Nothing is lost. Then try again here.",
            Self::NewerTitle => "A newer version has been here",
            Self::NewerSub => {
                "The records were opened by a newer version of Tallywell, in another window or after an update."
            }
            Self::NewerDo => "Reload this page",
            Self::NewerDoText => "It then runs the newer version. Your records are safe.",
            Self::ConnectionTitle => "The storage does not answer",
            Self::ConnectionSub => {
                "The browser has lost its connection to the records. That happens after a long sleep."
            }
            Self::ConnectionDo => "Reload this page",
            Self::ConnectionDoText => {
                "Everything that was shown as Saved is still there. If it does not help, restart the tablet."
            }
            Self::FullTitle => "This tablet is full",
            Self::FullSub => "There is no room left to open the records for writing.",
            Self::FullDo => "Free some space on the tablet",
            Self::FullDoText => {
                "Delete photos, videos or apps that nobody needs, then try again. Your records are safe."
            }
            Self::FailedTitle => "The records did not open",
            Self::FailedSub => "Something went wrong that Tallywell does not know.",
            Self::FailedDo => "Reload this page",
            Self::FailedDoText => {
                "If it happens again, copy the details and send them to whoever looks after your tablets."
            }

            Self::ReaderStrong => "Another window writes.",
            Self::ReaderText => "You can read here.",
            Self::WriteHere => "Write here",
            Self::UpdateStrong => "A newer version is ready.",
            Self::UpdateText => "It takes a few seconds and changes no record.",
            Self::UpdateNow => "Update now",
            Self::LocksStrong { seconds: 1 } => "Locks in 1 second.",
            Self::LocksStrong { seconds } => return Owned(format!("Locks in {seconds} seconds.")),
            Self::LocksText => "Your count is kept.",
            Self::Stay => "Stay",
            Self::SampleStrong => "Sample clinic.",
            Self::SampleText => "Nothing here is real.",
            Self::Remove => "Remove",
            Self::NotKeptStrong => "The browser may clear these records.",
            Self::NotKeptText => "Install the app, and export every day.",
            Self::AskToKeep => "Ask to keep",
            Self::DamageStrong { things: 1 } => "One stored piece is damaged.",
            Self::DamageStrong { things } => return Owned(format!("{things} stored pieces are damaged.")),
            Self::DamageText => "The rest is whole.",
            Self::ForkStrong { tablet: Some(tablet) } => {
                return Owned(format!("Tablet {tablet} exists twice."));
            }
            Self::ForkStrong { tablet: None } => "A tablet exists twice.",
            Self::ForkText => "Somebody works with a copy. Both versions are counted.",
            Self::Look => "Look",
            Self::ClockStrong { minutes } => {
                return Owned(format!(
                    "The clock of this tablet is at least {} behind.",
                    behind(*minutes, "min", "h")
                ));
            }
            Self::ClockText => "Set it right in the settings of the tablet.",
        })
    }

    pub fn es(&self) -> Text {
        Borrowed(match self {
            Self::Known => "Lo que se sabe",
            Self::LastBatch { batches: 0 } => {
                "Esta tableta había escrito registros, ninguno sellado todavía."
            }
            Self::LastBatch { batches } => {
                return Owned(format!(
                    "Esta tableta había sellado {}, cada uno de hasta 256 entradas.",
                    counted(usize::try_from(*batches).unwrap_or(usize::MAX), "lote", "lotes")
                ));
            }
            Self::LastBatchText { generation: 0 | 1 } => "Se escribieron con su primer nombre.",
            Self::LastBatchText { generation } => {
                return Owned(format!(
                    "Había seguido con {} nombres.",
                    number(i64::try_from(*generation).unwrap_or(i64::MAX))
                ));
            }
            Self::DoNow => "Qué hacer ahora",
            Self::Details => "Detalles",
            Self::Copy => "Copiar los detalles",
            Self::Copied => "Copiado",
            Self::NotCopied => "Este navegador no copia. Seleccione el texto a mano.",
            Self::Reload => "Recargar",
            Self::TryAgain => "Intentar de nuevo",

            Self::LostTitle => "Los registros de esta tableta ya no están",
            Self::LostSub => {
                "El navegador los borró, o alguien borró sus datos. Los archivos exportados y las otras tabletas conservan lo que tenían."
            }
            Self::LostDamaged => "El navegador encontró dañado su almacenamiento y lo borró.",
            Self::LostDamagedText => "Puede ocurrir tras un cierre brusco o si se agota la batería.",
            Self::LostKnownText => "Lo que no se había exportado no se puede recuperar.",
            Self::Restore => "Restaurar desde un archivo",
            Self::RestoreText => "La exportación más reciente de cualquier tableta de su clínica.",
            Self::GoOnEmpty => "Empezar sin registros",
            Self::GoOnEmptyText => "Más tarde aún podrá incorporar un archivo.",

            Self::RefusedTitle => "Esta ventana no guarda nada",
            Self::RefusedSub => {
                "El navegador no da almacenamiento a Tallywell aquí: una ventana privada, o una regla de su lugar de trabajo."
            }
            Self::RefusedWhy => "Por qué importa",
            Self::RefusedWhyText => {
                "Lo que se escribiera aquí se perdería al cerrar la ventana. Por eso no se escribe nada."
            }
            Self::RefusedDo => "Abra Tallywell en una ventana normal",
            Self::RefusedDoText => {
                "O desde la pantalla de inicio. Si ya es una ventana normal, permita cookies y datos de sitio para esta dirección e inténtelo de nuevo."
            }

            Self::BlockedTitle => "Otra ventana estorba",
            Self::BlockedSub => {
                "Una versión anterior de Tallywell está abierta en otra ventana y retiene los registros."
            }
            Self::BlockedDo => "Cierre las otras ventanas de Tallywell",
            Self::BlockedDoText => "No se pierde nada. Después inténtelo aquí de nuevo.",
            Self::NewerTitle => "Ya pasó por aquí una versión más nueva",
            Self::NewerSub => {
                "Una versión más nueva de Tallywell abrió los registros, en otra ventana o tras una actualización."
            }
            Self::NewerDo => "Recargue esta página",
            Self::NewerDoText => "Entonces correrá la versión más nueva. Sus registros están a salvo.",
            Self::ConnectionTitle => "El almacenamiento no responde",
            Self::ConnectionSub => {
                "El navegador perdió la conexión con los registros. Ocurre después de una suspensión larga."
            }
            Self::ConnectionDo => "Recargue esta página",
            Self::ConnectionDoText => {
                "Todo lo que apareció como Guardado sigue ahí. Si no ayuda, reinicie la tableta."
            }
            Self::FullTitle => "Esta tableta está llena",
            Self::FullSub => "No queda espacio para abrir los registros y escribir.",
            Self::FullDo => "Libere espacio en la tableta",
            Self::FullDoText => {
                "Borre fotos, videos o aplicaciones que nadie necesite e inténtelo de nuevo. Sus registros están a salvo."
            }
            Self::FailedTitle => "Los registros no se abrieron",
            Self::FailedSub => "Ocurrió algo que Tallywell no conoce.",
            Self::FailedDo => "Recargue esta página",
            Self::FailedDoText => {
                "Si vuelve a ocurrir, copie los detalles y envíelos a quien cuida sus tabletas."
            }

            Self::ReaderStrong => "Otra ventana escribe.",
            Self::ReaderText => "Aquí puede consultar.",
            Self::WriteHere => "Escribir aquí",
            Self::UpdateStrong => "Hay una versión más nueva lista.",
            Self::UpdateText => "Tarda unos segundos y no cambia ningún registro.",
            Self::UpdateNow => "Actualizar ahora",
            Self::LocksStrong { seconds: 1 } => "Se bloquea en 1 segundo.",
            Self::LocksStrong { seconds } => return Owned(format!("Se bloquea en {seconds} segundos.")),
            Self::LocksText => "Su conteo se conserva.",
            Self::Stay => "Seguir aquí",
            Self::SampleStrong => "Clínica de muestra.",
            Self::SampleText => "Nada aquí es real.",
            Self::Remove => "Quitar",
            Self::NotKeptStrong => "El navegador podría borrar estos registros.",
            Self::NotKeptText => "Instale la aplicación y exporte cada día.",
            Self::AskToKeep => "Pedir que se conserven",
            Self::DamageStrong { things: 1 } => "Un fragmento guardado está dañado.",
            Self::DamageStrong { things } => {
                return Owned(format!("{things} fragmentos guardados están dañados."));
            }
            Self::DamageText => "El resto está íntegro.",
            Self::ForkStrong { tablet: Some(tablet) } => {
                return Owned(format!("La tableta {tablet} existe dos veces."));
            }
            Self::ForkStrong { tablet: None } => "Una tableta existe dos veces.",
            Self::ForkText => "Alguien trabaja con una copia. Ambas versiones se cuentan.",
            Self::Look => "Ver",
            Self::ClockStrong { minutes } => {
                return Owned(format!(
                    "El reloj de esta tableta está atrasado al menos {}.",
                    behind(*minutes, "min", "h")
                ));
            }
            Self::ClockText => "Corríjalo en los ajustes de la tableta.",
        })
    }
}

fn behind(minutes: i64, minute: &str, hour: &str) -> String {
    if minutes < 120 { format!("{minutes} {minute}") } else { format!("{} {hour}", number(minutes / 60)) }
}
