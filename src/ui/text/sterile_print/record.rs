//! Words of the record of one load, of the report of a recall and of the log of soaks.

use std::borrow::Cow::{Borrowed, Owned};

use super::super::figure::{counted, number};
use super::super::{Lang, Text};
use super::figures::{day, moment};
use crate::domain::time::{Date, Zoned};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordMsg {
    CertificateTitle { code: String },
    OpenedAt,
    Ran,
    PacksTitle,
    Pack,
    Packaging,
    UseBy,
    UntilOpened,
    Failures,
    Holds,
    Indicators,
    Story,

    RecallTitle { code: String },
    RecallNotice,
    Trigger,
    TriggerBi,
    TriggerLate,
    TriggerGone,
    Precleaned,
    TriggerMachine,
    Since,
    Open,
    Closed { at: Zoned },
    Counts,
    PackCounts { packs: usize, used: usize, open: usize },
    PackEnds { discarded: usize, reprocessed: usize, refused: usize, not_found: usize },
    NotInLog,
    RecallLoads,
    Reach,
    ReachNegative { load: String },
    ReachReturn,
    ReachFirst,
    ToPull,
    Found,
    Used,
    PackName,
    NothingToPull,
    Where,
    Exposed,
    NoExposed,
    CaseCode,
    Sticker,
    StickerText,
    Cleared,
    Sequence,
    Cause,
    Action,
    NotYet,

    SoakTitle,
    Solutions,
    NoSolutions,
    Solution,
    Lots,
    Poured,
    ReuseEnd,
    SolutionEnd,
    Strips,
    NoStrips,
    StripsOpened,
    Controls,
    ControlCounts { full: u8, diluted: u8 },
    Soaks,
    NoSoaks,
    Device,
    InAndOut,
    Soaked,
    Strip,
    Rinsed,
    Rinses { rinses: u8, minutes: u8 },
    InUseUntil { last: Date },
    Expired { last: Date },
    StripFailed,
    Discarded,
    StillIn,
    Voided,
    Pass,
    Dried,
    UsedWet,
}

impl RecordMsg {
    pub fn in_language(self, lang: Lang) -> Text {
        let say = |en: &'static str, es: &'static str| Borrowed(if lang == Lang::En { en } else { es });
        let form = |en: String, es: String| Owned(if lang == Lang::En { en } else { es });
        match self {
            Self::CertificateTitle { code } => {
                form(format!("Record of load {code}"), format!("Registro de la carga {code}"))
            }
            Self::OpenedAt => say("Opened", "Abierta"),
            Self::Ran => say("Cycle", "Ciclo"),
            Self::PacksTitle => say("Packs", "Paquetes"),
            Self::Pack => say("Pack", "Paquete"),
            Self::Packaging => say("Packaging, inside", "Empaque, por dentro"),
            Self::UseBy => say("Use by", "Usar antes de"),
            Self::UntilOpened => say("until opened, torn or wet", "hasta abrir, romper o mojar"),
            Self::Failures => say("Why it failed", "Por qué falló"),
            Self::Holds => say("What holds it", "Qué la retiene"),
            Self::Indicators => say("Indicators", "Indicadores"),
            Self::Story => say("Everything told of it", "Todo lo que consta de ella"),
            Self::RecallTitle { code } => {
                form(format!("Recall of loads, {code}"), format!("Retiro de cargas, {code}"))
            }
            Self::RecallNotice => say(
                "DO NOT USE packs of the loads below. Take them out of every room and bring them back. Each pack carries the number of its load.",
                "NO USE paquetes de las cargas de abajo. Retírelos de todas las salas y devuélvalos. Cada paquete lleva el número de su carga.",
            ),
            Self::Trigger => say("Because of", "Por"),
            Self::TriggerBi => say("a biological test that grew", "una prueba biológica que creció"),
            Self::TriggerLate => {
                say("a load that failed after its release", "una carga que falló después de liberada")
            }
            Self::TriggerGone => say(
                "a failure that the records no longer tell of",
                "una falla de la que los registros ya no hablan",
            ),
            Self::Precleaned => say("cleaned first", "limpiado antes"),
            Self::TriggerMachine => {
                say("a test of the machine that failed twice", "una prueba del equipo que falló dos veces")
            }
            Self::Since => say("Known since", "Se sabe desde"),
            Self::Open => say("open", "abierto"),
            Self::Closed { at } => {
                form(format!("closed {}", moment(lang, at)), format!("cerrado {}", moment(lang, at)))
            }
            Self::Counts => say("Packs", "Paquetes"),
            Self::PackCounts { packs, used, open } => form(
                format!(
                    "{}: {} used, {} still to be pulled",
                    counted(packs, "pack", "packs"),
                    number(used as i64),
                    number(open as i64)
                ),
                format!(
                    "{}: {} usados, {} por retirar",
                    counted(packs, "paquete", "paquetes"),
                    number(used as i64),
                    number(open as i64)
                ),
            ),
            Self::PackEnds { discarded, reprocessed, refused, not_found } => form(
                format!(
                    "{discarded} thrown away, {reprocessed} reprocessed, {refused} opened and not used, {not_found} not found"
                ),
                format!(
                    "{discarded} desechados, {reprocessed} reprocesados, {refused} abiertos sin usar, {not_found} no encontrados"
                ),
            ),
            Self::NotInLog => say(
                "Cycles that are not in this log: ask the other tablets",
                "Ciclos que no están en este registro: pregunte a las otras tabletas",
            ),
            Self::RecallLoads => say("Loads", "Cargas"),
            Self::Reach => say("Reaches back to", "Llega hasta"),
            Self::ReachNegative { load } => {
                form(format!("the negative test of {load}"), format!("la prueba negativa de {load}"))
            }
            Self::ReachReturn => say("the last return to service", "el último regreso al servicio"),
            Self::ReachFirst => say("the first record", "el primer registro"),
            Self::ToPull => say("Packs to pull", "Paquetes por retirar"),
            Self::NothingToPull => say("Every pack is accounted for.", "Cada paquete está localizado."),
            Self::Found => say("Found", "Está"),
            Self::Used => say("Used, by", "Usado, por"),
            Self::PackName => say("Name", "Nombre"),
            Self::Where => say("Where", "Dónde"),
            Self::Exposed => say("Packs that were used", "Paquetes que se usaron"),
            Self::NoExposed => {
                say("No pack of these loads was used.", "No se usó ningún paquete de estas cargas.")
            }
            Self::CaseCode => say("Case code", "Código de caso"),
            Self::Sticker => say("Patient sticker (paper only)", "Etiqueta del paciente (solo en papel)"),
            Self::StickerText => say(
                "The boxes stay empty here: this tablet keeps no patient. Put the sticker on by hand and keep the paper as your clinic keeps such papers.",
                "Los cuadros quedan vacíos aquí: esta tableta no guarda pacientes. Pegue la etiqueta a mano y guarde el papel como su clínica guarda esos papeles.",
            ),
            Self::Cleared => say("Cleared by a negative test", "Exentas por prueba negativa"),
            Self::Sequence => say("What was done", "Qué se hizo"),
            Self::Cause => say("Cause", "Causa"),
            Self::Action => say("Action taken", "Medida tomada"),
            Self::NotYet => say("not yet determined", "aún sin determinar"),
            Self::SoakTitle => {
                say("Log of high-level disinfection", "Registro de desinfección de alto nivel")
            }
            Self::Solutions => say("Solutions", "Soluciones"),
            Self::NoSolutions => say("No solution in these days.", "Ninguna solución en estos días."),
            Self::Solution => say("Solution", "Solución"),
            Self::Lots => say("Lot, bottle", "Lote, botella"),
            Self::Poured => say("Poured, by", "Vertida, por"),
            Self::ReuseEnd => say("Last day of use", "Último día de uso"),
            Self::SolutionEnd => say("Thrown away, neutralized", "Desechada, neutralizada"),
            Self::Strips => say("Test strips", "Tiras de prueba"),
            Self::NoStrips => {
                say("No bottle of strips in these days.", "Ninguna botella de tiras en estos días.")
            }
            Self::StripsOpened => say("Opened, use until", "Abierta, usar hasta"),
            Self::Controls => say("Controls", "Controles"),
            Self::ControlCounts { full, diluted } => form(
                format!("{full} of 3 in full strength passed, {diluted} of 3 diluted failed as they should"),
                format!("{full} de 3 a plena fuerza pasaron, {diluted} de 3 diluidas fallaron como deben"),
            ),
            Self::Soaks => say("Soaks", "Inmersiones"),
            Self::NoSoaks => say("No soak in these days.", "Ninguna inmersión en estos días."),
            Self::Device => say("Device", "Dispositivo"),
            Self::InAndOut => say("In, out", "Entró, salió"),
            Self::Soaked => say("Soaked, needed", "Tiempo, mínimo"),
            Self::Strip => say("Strip lot, result", "Lote de tira, resultado"),
            Self::Rinsed => say("Rinsed, dried, stored", "Enjuague, secado, lugar"),
            Self::Rinses { rinses, minutes } => {
                form(format!("{rinses} × {minutes} min"), format!("{rinses} × {minutes} min"))
            }
            Self::InUseUntil { last } => {
                form(format!("until {}", day(lang, last)), format!("hasta {}", day(lang, last)))
            }
            Self::Expired { last } => {
                form(format!("EXPIRED {}", day(lang, last)), format!("VENCIDA {}", day(lang, last)))
            }
            Self::StripFailed => say("FAIL: a strip did not pass", "FALLA: una tira no pasó"),
            Self::Discarded => say("thrown away", "desechada"),
            Self::StillIn => say("still in the solution", "sigue en la solución"),
            Self::Voided => say("voided", "anulada"),
            Self::Pass => say("Pass", "Pasa"),
            Self::Dried => say("dried", "secado"),
            Self::UsedWet => say("used wet", "usado mojado"),
        }
    }
}
