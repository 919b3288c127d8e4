//! Words of biological indicators one by one, of tests of the machine, and of service.

use std::borrow::Cow::{Borrowed, Owned};

use super::day::moment;
use super::figure::number;
use super::sterile_terms::{either, invalid, machine_test, service_work, task};
use super::{Lang, Text};
use crate::domain::event::sterile_load::Growth;
use crate::domain::event::sterile_setup::{MachineTest, MaintenanceTask, ServiceWork, TestOutcome};
use crate::domain::sterilization::bi::Invalid;
use crate::domain::sterilization::machine::Progress;
use crate::domain::time::{Date, Zoned};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SterileTestMsg {
    BiTitle,
    BiGone,
    Placed { at: Zoned, today: Date },
    Incubated { at: Zoned, today: Date },
    Read { at: Zoned, by: String, today: Date },
    Early { at: Zoned },
    Why(Invalid),
    ToLoad,
    StepOne,
    IncubateText,
    Incubate,
    ReadTitle,
    ReadText,
    TestVial,
    ControlVial,
    NoGrowth,
    Growth,
    Save,
    SaveNegative,
    SavePositive,
    SaveInvalid,
    WaitText,
    SecondTitle,
    SecondText,
    SecondSays(Growth),
    MailTitle,
    MailTo,
    Send,
    Report,
    ReportReference,
    ReportDate,
    DateHint,
    DateWrong,
    VoidTitle,
    VoidNow,
    VoidWhy,
    ContestedTitle,
    ContestedText,
    Evidence,
    Decide(Growth),
    NextTitle,
    NextPositive,
    NextRecall,
    NextInvalid,
    MachineTitle,
    Kind(MachineTest),
    BowieDickText,
    LeakText,
    HelixText,
    Lot,
    NoLot,
    LeakRate,
    LeakHint,
    Cycle,
    CycleHint,
    CyclePart,
    Outcome(TestOutcome),
    RecordPass,
    RecordFail,
    UnitTitle,
    Now,
    RunTest,
    ServiceDoor,
    LogDoor,
    ProgramsDoor,
    ReturnTitle,
    ReturnText,
    ReturnAir(Progress),
    ReturnBi(Progress),
    ReturnNow,
    ReturnNote,
    ReturnSecond,
    TestRun,
    GapsTitle,
    GapCycle { number: u32 },
    GapWhy,
    GapExplain,
    TasksTitle,
    Task(MaintenanceTask),
    TaskLast { at: Zoned, today: Date },
    TaskNever,
    TaskDone,
    ServiceTitle,
    ServiceSub,
    Work(ServiceWork),
    WorkKind,
    WorkText,
    Vendor,
    WhatDone,
    ServiceSave,
    OutTitle,
    OutText,
    OutWhy,
    OutNow,
    CounterTitle,
    CounterText,
    CounterFirst,
    CounterWhy,
    CounterNow,
    TestsTitle,
    TestLine { test: MachineTest, outcome: TestOutcome },
    TestNone,
    Leak { microbar: u32 },
    FigureWrong,
    Name,
}

impl SterileTestMsg {
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
        match self {
            Self::BiTitle => say("Biological indicator", "Indicador biológico"),
            Self::BiGone => say("This test is not known here", "Esta prueba no se conoce aquí"),
            Self::Placed { at, today } => form(
                format!("Put into the load {}", moment(lang, at, today)),
                format!("Puesto en la carga {}", moment(lang, at, today)),
            ),
            Self::Incubated { at, today } => form(
                format!("In the incubator since {}", moment(lang, at, today)),
                format!("En la incubadora desde {}", moment(lang, at, today)),
            ),
            Self::Read { at, by, today } => form(
                format!("Read {}, {by}", moment(lang, at, today)),
                format!("Leído {}, {by}", moment(lang, at, today)),
            ),
            Self::Early { at } => form(
                format!("Looked at too early, at {}: that says nothing.", super::day::clock(at)),
                format!("Se miró muy pronto, a las {}: eso no dice nada.", super::day::clock(at)),
            ),
            Self::Why(why) => form(
                format!("Invalid: {}.", either(invalid(why), lang)),
                format!("No válido: {}.", either(invalid(why), lang)),
            ),
            Self::ToLoad => say("To its load", "A su carga"),
            Self::StepOne => say("Into the incubator", "A la incubadora"),
            Self::IncubateText => say(
                "Put it in together with a control vial of the same lot that was not sterilized.",
                "Póngalo junto con un vial de control del mismo lote que no se esterilizó.",
            ),
            Self::Incubate => say("Both are in", "Los dos están dentro"),
            Self::ReadTitle => say("Read both vials", "Lea los dos viales"),
            Self::ReadText => {
                say("The control must grow; the test must not.", "El control debe crecer; la prueba no.")
            }
            Self::TestVial => say("The test", "La prueba"),
            Self::ControlVial => say("The control", "El control"),
            Self::NoGrowth => say("No growth", "Sin crecimiento"),
            Self::Growth => say("Growth", "Creció"),
            Self::Save => say("Mark both vials", "Marque los dos viales"),
            Self::SaveNegative => say("Record: negative", "Anotar: negativo"),
            Self::SavePositive => say("Record: POSITIVE", "Anotar: POSITIVO"),
            Self::SaveInvalid => say("Record: invalid", "Anotar: no válido"),
            Self::WaitText => say(
                "Not ready yet. If it has grown already, record that now: growth counts at once.",
                "Aún no está. Si ya creció, anótelo ahora: el crecimiento cuenta de inmediato.",
            ),
            Self::SecondTitle => say("A second look", "Una segunda mirada"),
            Self::SecondText => say(
                "Another person looks at the vial too. The positive counts already.",
                "Otra persona mira también el vial. El positivo ya cuenta.",
            ),
            Self::SecondSays(Growth::Growth) => say("I see growth too", "Yo también veo crecimiento"),
            Self::SecondSays(Growth::None) => say("I see no growth", "Yo no veo crecimiento"),
            Self::MailTitle => say("By a laboratory", "Por un laboratorio"),
            Self::MailTo => say("Laboratory", "Laboratorio"),
            Self::Send => say("Sent today", "Enviado hoy"),
            Self::Report => say("Record the report", "Anotar el informe"),
            Self::ReportReference => say("Number of the report", "Número del informe"),
            Self::ReportDate => say("Date of the report", "Fecha del informe"),
            Self::DateHint => say("Such as 2026-11-27", "Por ejemplo 2026-11-27"),
            Self::DateWrong => say("A date, such as 2026-11-27", "Una fecha, como 2026-11-27"),
            Self::VoidTitle => say("It was not in the load", "No estaba en la carga"),
            Self::VoidNow => say("Take this test off the record", "Anular esta prueba"),
            Self::VoidWhy => say("Why", "Por qué"),
            Self::ContestedTitle => say("Two readings differ", "Dos lecturas difieren"),
            Self::ContestedText => say(
                "The worse one counts until two people, one of them a lead, decide on evidence.",
                "Vale la peor hasta que dos personas, una responsable, decidan con pruebas.",
            ),
            Self::Evidence => say("Evidence", "Pruebas"),
            Self::Decide(Growth::Growth) => say("It grew", "Creció"),
            Self::Decide(Growth::None) => say("It did not grow", "No creció"),
            Self::NextTitle => say("What to do now", "Qué hacer ahora"),
            Self::NextPositive => say(
                "Start nothing in this sterilizer. Tell the lead. The recall says which packs to pull.",
                "No inicie nada en este esterilizador. Avise al responsable. El retiro dice qué paquetes sacar.",
            ),
            Self::NextRecall => say("Open the recall", "Abrir el retiro"),
            Self::NextInvalid => say(
                "It counts as not done: put a new test into the next load.",
                "Cuenta como no hecha: ponga otra prueba en la próxima carga.",
            ),
            Self::MachineTitle => say("Test of the machine", "Prueba del equipo"),
            Self::Kind(test) => Borrowed(either(machine_test(test), lang)),
            Self::BowieDickText => say(
                "Warm, empty chamber, over the drain. The sheet must change evenly.",
                "Cámara caliente y vacía, sobre el drenaje. La hoja debe cambiar de forma pareja.",
            ),
            Self::LeakText => say(
                "Dry chamber. Fails above 1.3 mbar a minute.",
                "Cámara seca. Falla con más de 1.3 mbar por minuto.",
            ),
            Self::HelixText => say("Before hollow loads.", "Antes de cargas huecas."),
            Self::Lot => say("Lot of the test", "Lote de la prueba"),
            Self::NoLot => say("Not said", "Sin decir"),
            Self::LeakRate => say("Leak, mbar a minute", "Fuga, mbar por minuto"),
            Self::LeakHint => say("Such as 0.4", "Por ejemplo 0.4"),
            Self::Cycle => say("Cycle number that it took", "Número de ciclo que tomó"),
            Self::CycleHint => say("So that it is no gap in the log", "Para que no falte en el registro"),
            Self::CyclePart => say("Cycle", "Ciclo"),
            Self::Outcome(TestOutcome::Pass) => say("Passed", "Pasó"),
            Self::Outcome(TestOutcome::Fail) => say("FAIL", "FALLA"),
            Self::RecordPass => say("It passed", "Pasó"),
            Self::RecordFail => say("It failed", "Falló"),
            Self::UnitTitle => say("Sterilizer", "Esterilizador"),
            Self::Now => say("Now", "Ahora"),
            Self::RunTest => say("Record a test", "Anotar una prueba"),
            Self::ServiceDoor => say("Service and repair", "Servicio y reparación"),
            Self::LogDoor => say("Log for a surveyor, prints", "Registro para inspección, impresos"),
            Self::ProgramsDoor => say("Programs", "Programas"),
            Self::ReturnTitle => say("Back into service", "De vuelta al servicio"),
            Self::ReturnText => say(
                "Good tests one after another since the last cause; a bad one begins anew.",
                "Pruebas buenas seguidas desde la última causa; una mala empieza de nuevo.",
            ),
            Self::ReturnAir(own) => form(
                format!("Bowie-Dick: {} of {}", own.done.min(own.needed), own.needed),
                format!("Bowie-Dick: {} de {}", own.done.min(own.needed), own.needed),
            ),
            Self::ReturnBi(own) => form(
                format!("Biological: {} of {}", own.done.min(own.needed), own.needed),
                format!("Biológicas: {} de {}", own.done.min(own.needed), own.needed),
            ),
            Self::ReturnNow => say("Return it to service", "Devolverlo al servicio"),
            Self::ReturnNote => say("Cause, and what was done", "Causa y qué se hizo"),
            Self::ReturnSecond => say("One of the two is a lead.", "Una de las dos personas es responsable."),
            Self::TestRun => say("Start a test run", "Iniciar corrida de prueba"),
            Self::GapsTitle => say("Cycles that are in no record", "Ciclos que no están en el registro"),
            Self::GapCycle { number } => form(format!("Cycle {number}"), format!("Ciclo {number}")),
            Self::GapWhy => {
                say("What it was, in at least 15 characters", "Qué fue, en al menos 15 caracteres")
            }
            Self::GapExplain => say("Explain", "Explicar"),
            Self::TasksTitle => say("Care", "Cuidado"),
            Self::Task(own) => Borrowed(either(task(own), lang)),
            Self::TaskLast { at, today } => form(
                format!("last {}", moment(lang, at, today)),
                format!("última {}", moment(lang, at, today)),
            ),
            Self::TaskNever => say("not on the record yet", "aún no consta"),
            Self::TaskDone => say("Done", "Hecho"),
            Self::ServiceTitle => say("Service and repair", "Servicio y reparación"),
            Self::ServiceSub => say(
                "A major repair, a move or a new machine needs its tests before the next load.",
                "Una reparación mayor, un traslado o un equipo nuevo necesita sus pruebas antes de la próxima carga.",
            ),
            Self::Work(own) => Borrowed(either(service_work(own), lang)),
            Self::WorkKind => say("What it was", "Qué fue"),
            Self::WorkText => say(
                "All but minor work puts it out of service until three tests in a row are good.",
                "Todo, salvo un trabajo menor, lo saca de servicio hasta tres pruebas buenas seguidas.",
            ),
            Self::Vendor => say("Who did it", "Quién lo hizo"),
            Self::WhatDone => say("Work, parts, calibration", "Trabajo, piezas, calibración"),
            Self::ServiceSave => say("Record the service", "Anotar el servicio"),
            Self::OutTitle => say("Take it out of service", "Sacarlo de servicio"),
            Self::OutText => say(
                "An error code, a doubt: anybody may stop it.",
                "Un código de error, una duda: cualquiera puede detenerlo.",
            ),
            Self::OutWhy => say("Why", "Por qué"),
            Self::OutNow => say("Out of service now", "Fuera de servicio ya"),
            Self::CounterTitle => say("The counter began again", "El contador empezó de nuevo"),
            Self::CounterText => say(
                "After a new board or a reset. Numbers from before stay apart.",
                "Tras una placa nueva o un reinicio. Los números de antes quedan aparte.",
            ),
            Self::CounterFirst => say("Its next number", "Su próximo número"),
            Self::CounterWhy => say("Why, in at least 15 characters", "Por qué, en al menos 15 caracteres"),
            Self::CounterNow => say("Record it", "Anotarlo"),
            Self::TestsTitle => say("Tests of the machine", "Pruebas del equipo"),
            Self::TestLine { test, outcome } => {
                let outcome = match outcome {
                    TestOutcome::Pass => either(("passed", "pasó"), lang),
                    TestOutcome::Fail => either(("FAIL", "FALLA"), lang),
                };
                Owned(format!("{}: {outcome}", either(machine_test(test), lang)))
            }
            Self::TestNone => say("No test yet.", "Aún no hay pruebas."),
            Self::Leak { microbar } => {
                Owned(format!("{}.{} mbar/min", number(i64::from(microbar / 1000)), microbar % 1000 / 100))
            }
            Self::FigureWrong => say("A figure, please", "Un número, por favor"),
            Self::Name => say("What you call it", "Cómo le llaman"),
        }
    }
}
