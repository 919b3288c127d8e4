//! Words of a recall of loads: what to do now, what became of each pack, who signed.

use std::borrow::Cow::{Borrowed, Owned};

use super::day::moment;
use super::figure::{counted, number};
use super::{Lang, Text};
use crate::domain::event::sterile_care::CauseScope;
use crate::domain::time::{Date, Zoned};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SterileRecallMsg {
    Title,
    Gone,
    Since { at: Zoned, by: String, today: Date },
    ByTest { load: String },
    ByFailure { load: String },
    ByNothing,
    ByMachine { test: String },
    NowTitle,
    OutOfService { machine: String },
    BackInService { machine: String },
    Pull { packs: usize },
    PullNone,
    PullAt { place: String, packs: usize },
    Unplaced,
    Tell,
    Repeat,
    Gap { numbers: String },
    Accounted { done: usize, all: usize },
    LoadsTitle,
    LoadPacks { packs: usize, left: usize },
    ReachNegative { program: String, load: String },
    ReachReturn { program: String },
    ReachFirst { program: String },
    ReachTitle,
    Found,
    Thrown,
    Lost,
    AllFound { packs: usize },
    UsedAt { at: Zoned, place: String, case: String, today: Date },
    Exposure,
    Reprocessed,
    Discarded,
    NotFound,
    LostNote,
    LiftTitle,
    LiftText,
    LiftReason,
    LiftNow { loads: usize },
    SecondSigns,
    CauseTitle,
    CauseText,
    Scope(CauseScope),
    CauseEvidence,
    CauseNow,
    CauseIs(CauseScope),
    NoticeTitle,
    NoticeTo,
    NoticeNow,
    NoticeGiven { to: String, at: Zoned, today: Date },
    ListsTitle,
    ListLine { revision: u16, at: Zoned, loads: usize, packs: u32, today: Date },
    ClearedTitle,
    CloseTitle,
    CloseText,
    CloseCause,
    CloseAction,
    CloseNow,
    Closed { at: Zoned, today: Date },
    Report,
    AtLeast15,
}

impl SterileRecallMsg {
    #[expect(clippy::too_many_lines, reason = "one line a message")]
    pub fn in_language(self, lang: Lang) -> Text {
        let say = |en: &'static str, es: &'static str| match lang {
            Lang::En => Borrowed(en),
            Lang::Es => Borrowed(es),
        };
        let form = |en: String, es: String| match lang {
            Lang::En => Owned(en),
            Lang::Es => Owned(es),
        };
        let packs_en = |packs: usize| counted(packs, "pack", "packs");
        let packs_es = |packs: usize| counted(packs, "paquete", "paquetes");
        match self {
            Self::Title => say("Recall of loads", "Retiro de cargas"),
            Self::Gone => say("No such recall", "No hay tal retiro"),
            Self::Since { at, by, today } => form(
                format!("Since {}, {by}", moment(lang, at, today)),
                format!("Desde {}, {by}", moment(lang, at, today)),
            ),
            Self::ByTest { load } => form(
                format!("The biological indicator of load {load} grew."),
                format!("Creció el indicador biológico de la carga {load}."),
            ),
            Self::ByFailure { load } => form(
                format!("Load {load} failed after it had been released."),
                format!("La carga {load} falló después de liberada."),
            ),
            Self::ByNothing => say(
                "By the records as they are now nothing failed: a figure was corrected, or a record came in late. Its packs stay blocked until two people lift them.",
                "Según los registros de ahora no falló nada: se corrigió un dato o un registro llegó tarde. Sus paquetes siguen bloqueados hasta que dos personas los liberen.",
            ),
            Self::ByMachine { test } => {
                form(format!("{test} failed twice in a row."), format!("{test}: falló dos veces seguidas."))
            }
            Self::NowTitle => say("Now, in this order", "Ahora, en este orden"),
            Self::OutOfService { machine } => form(
                format!("{machine} is out of service: start nothing in it."),
                format!("{machine} está fuera de servicio: no inicie nada en él."),
            ),
            Self::BackInService { machine } => {
                form(format!("{machine} is back in service."), format!("{machine} volvió al servicio."))
            }
            Self::Pull { packs } => form(
                format!("Pull {} now and mark each below.", packs_en(packs)),
                format!("Retire {} ya y marque cada uno abajo.", packs_es(packs)),
            ),
            Self::PullNone => say("No pack is left to pull.", "No queda ningún paquete por retirar."),
            Self::PullAt { place, packs } => {
                form(format!("{place}: {}", packs_en(packs)), format!("{place}: {}", packs_es(packs)))
            }
            Self::Unplaced => say("Sterile storage, or not said where", "Almacén estéril, o sin decir dónde"),
            Self::Tell => say(
                "Tell the lead and whoever looks after infection control; write it down below.",
                "Avise al responsable y a control de infecciones; anótelo abajo.",
            ),
            Self::Repeat => say(
                "Check program, loading, lot and control; then repeat the test in test runs.",
                "Revise programa, carga, lote y control; luego repita la prueba en corridas de prueba.",
            ),
            Self::Gap { numbers } => form(
                format!("Not in any record here: cycle {numbers}. Import the other tablets."),
                format!("No está en ningún registro aquí: ciclo {numbers}. Importe las otras tabletas."),
            ),
            Self::Accounted { done, all } => form(
                format!("{} of {} packs accounted for", number(done as i64), number(all as i64)),
                format!("{} de {} paquetes con cuenta", number(done as i64), number(all as i64)),
            ),
            Self::LoadsTitle => say("Loads", "Cargas"),
            Self::LoadPacks { packs, left: 0 } => form(
                format!("{}, all accounted for", packs_en(packs)),
                format!("{}, todos con cuenta", packs_es(packs)),
            ),
            Self::LoadPacks { packs, left } => form(
                format!("{}, {} to pull", packs_en(packs), number(left as i64)),
                format!("{}, {} por retirar", packs_es(packs), number(left as i64)),
            ),
            Self::ReachTitle => say("How far back", "Hasta dónde"),
            Self::ReachNegative { program, load } => form(
                format!("{program}: back to the negative test in load {load}."),
                format!("{program}: hasta la prueba negativa de la carga {load}."),
            ),
            Self::ReachReturn { program } => form(
                format!("{program}: no negative test before; back to the last return to service."),
                format!("{program}: sin prueba negativa antes; hasta la última vuelta al servicio."),
            ),
            Self::ReachFirst { program } => form(
                format!("{program}: no negative test before; back to the first record."),
                format!("{program}: sin prueba negativa antes; hasta el primer registro."),
            ),
            Self::Found => say("Pulled, reprocess", "Retirado, reprocesar"),
            Self::Thrown => say("Thrown away", "Desechado"),
            Self::Lost => say("Not found", "No se encontró"),
            Self::AllFound { packs } => form(
                format!("All {} pulled for reprocessing", number(packs as i64)),
                format!("Los {} retirados para reprocesar", number(packs as i64)),
            ),
            Self::UsedAt { at, place, case, today } => {
                let when = moment(lang, at, today);
                let case = if case.is_empty() { String::new() } else { format!(" · {case}") };
                form(format!("Used {when} · {place}{case}"), format!("Usado {when} · {place}{case}"))
            }
            Self::Exposure => say("Used before anybody knew", "Usados antes de saberlo"),
            Self::Reprocessed => say("pulled, to be reprocessed", "retirado, por reprocesar"),
            Self::Discarded => say("thrown away", "desechado"),
            Self::NotFound => say("not found", "no se encontró"),
            Self::LostNote => say("Looked for in every room", "Se buscó en cada sala"),
            Self::LiftTitle => say("Loads that can be lifted", "Cargas que se pueden levantar"),
            Self::LiftText => say(
                "The records clear them now. They stay blocked until two people sign, one of them a lead.",
                "Los registros ya las respaldan. Siguen bloqueadas hasta que firmen dos personas, una responsable.",
            ),
            Self::LiftReason => say(
                "What clears them, in at least 15 characters",
                "Qué las respalda, en al menos 15 caracteres",
            ),
            Self::LiftNow { loads } => form(
                format!("Lift {}", counted(loads, "load", "loads")),
                format!("Levantar {}", counted(loads, "carga", "cargas")),
            ),
            Self::SecondSigns => say("One of the two is a lead.", "Una de las dos personas es responsable."),
            Self::CauseTitle => say("Cause", "Causa"),
            Self::CauseText => say(
                "Only with evidence, such as the printout. If it was this one load, the others can be lifted.",
                "Solo con pruebas, como el impreso. Si fue solo esta carga, las otras se pueden levantar.",
            ),
            Self::Scope(CauseScope::SingleLoad) => say("This one load", "Solo esta carga"),
            Self::Scope(CauseScope::Machine) => say("The machine", "El equipo"),
            Self::CauseEvidence => {
                say("Evidence, in at least 15 characters", "Pruebas, en al menos 15 caracteres")
            }
            Self::CauseNow => say("Record the cause", "Anotar la causa"),
            Self::CauseIs(CauseScope::SingleLoad) => say("Cause: this one load.", "Causa: solo esta carga."),
            Self::CauseIs(CauseScope::Machine) => say("Cause: the machine.", "Causa: el equipo."),
            Self::NoticeTitle => say("Who was told", "A quién se avisó"),
            Self::NoticeTo => say("A person or a place", "Una persona o un lugar"),
            Self::NoticeNow => say("Told", "Avisado"),
            Self::NoticeGiven { to, at, today } => Owned(format!("{to} · {}", moment(lang, at, today))),
            Self::ListsTitle => say("Lists as they were shown", "Listas como se mostraron"),
            Self::ListLine { revision, at, loads, packs, today } => form(
                format!(
                    "List {revision}, {}: {}, {}",
                    moment(lang, at, today),
                    counted(loads, "load", "loads"),
                    packs_en(packs as usize)
                ),
                format!(
                    "Lista {revision}, {}: {}, {}",
                    moment(lang, at, today),
                    counted(loads, "carga", "cargas"),
                    packs_es(packs as usize)
                ),
            ),
            Self::ClearedTitle => say("Cleared by a negative test", "Respaldadas por una prueba negativa"),
            Self::CloseTitle => say("Close the recall", "Cerrar el retiro"),
            Self::CloseText => say(
                "When every pack is accounted for and the sterilizer is back in service or retired.",
                "Cuando cada paquete tenga cuenta y el esterilizador haya vuelto al servicio o esté retirado.",
            ),
            Self::CloseCause => say("Cause", "Causa"),
            Self::CloseAction => {
                say("What was done, and what will prevent it", "Qué se hizo y qué lo evitará")
            }
            Self::CloseNow => say("Close it", "Cerrarlo"),
            Self::Closed { at, today } => form(
                format!("Closed {}", moment(lang, at, today)),
                format!("Cerrado {}", moment(lang, at, today)),
            ),
            Self::Report => say("Notice and report to print", "Aviso e informe para imprimir"),
            Self::AtLeast15 => say("At least 15 characters", "Al menos 15 caracteres"),
        }
    }
}
