//! The words of sterilization that several screens and prints share: standings, results, kinds, and why a
//! load failed, is held, or lacks something. Short ones first, whole sentences below.

use std::borrow::Cow::{Borrowed, Owned};

use super::figure::number;
use super::{Lang, Text};
use crate::domain::event::sterile_load::{EmergencyReason, Ending, HoldReason, IndicatorResult};
use crate::domain::event::sterile_setup::{IndicatorKind, MachineTest, MaintenanceTask, ServiceWork};
use crate::domain::sterilization::bi::{BiResult, Invalid};
use crate::domain::sterilization::due::{DueBecause, DueLevel};
use crate::domain::sterilization::kinds::{Packaging, ProgramPurpose, SterilizerClass};
use crate::domain::sterilization::load::Failure;
use crate::domain::sterilization::pack::PackStanding;
use crate::domain::sterilization::recall::SuspectStanding;
use crate::domain::sterilization::standing::{LoadStanding, Missing};
use crate::domain::sterilization::steam::Hint;
use crate::domain::sterilization::units::{Celsius, PressureReading, PressureReference, PressureUnit};

type Both = (&'static str, &'static str);

pub const fn either(both: Both, lang: Lang) -> &'static str {
    match lang {
        Lang::En => both.0,
        Lang::Es => both.1,
    }
}

pub const fn load_standing(standing: LoadStanding) -> Both {
    match standing {
        LoadStanding::Open => ("Being filled", "Se está llenando"),
        LoadStanding::Running => ("Running", "En marcha"),
        LoadStanding::Checking => ("To check", "Por revisar"),
        LoadStanding::Held => ("Held", "Retenida"),
        LoadStanding::Quarantined => ("Quarantine", "Cuarentena"),
        LoadStanding::Rejected => ("FAIL: rejected", "FALLA: rechazada"),
        LoadStanding::Released => ("Released", "Liberada"),
        LoadStanding::EmergencyReleased => ("Emergency release", "Liberación de emergencia"),
        LoadStanding::Suspect => ("Suspect", "Sospechosa"),
        LoadStanding::Recalled => ("RECALLED", "RETIRADA"),
        LoadStanding::Voided => ("Not run", "No se corrió"),
        LoadStanding::Closed => ("Closed", "Cerrada"),
    }
}

pub const fn pack_standing(standing: PackStanding) -> Both {
    match standing {
        PackStanding::InLoad => ("In its load", "En su carga"),
        PackStanding::Quarantined => ("Quarantine", "Cuarentena"),
        PackStanding::Available => ("Ready to use", "Lista para usar"),
        PackStanding::Issued(_) => ("In a room", "En una sala"),
        PackStanding::Opened => ("Used", "Usada"),
        PackStanding::OpenedAndRefused => ("Opened, not used", "Abierta, no se usó"),
        PackStanding::ToReprocess => ("To reprocess", "Por reprocesar"),
        PackStanding::Wet => ("Wet", "Mojada"),
        PackStanding::Torn => ("Torn", "Rota"),
        PackStanding::Damaged => ("Damaged", "Dañada"),
        PackStanding::Expired => ("Expired", "Vencida"),
        PackStanding::Suspect => ("Suspect: do not use", "Sospechosa: no usar"),
        PackStanding::Recalled => ("RECALLED: do not use", "RETIRADA: no usar"),
        PackStanding::NotFound => ("Not found", "No se encontró"),
        PackStanding::Discarded => ("Thrown away", "Desechada"),
        PackStanding::Reprocessed => ("Reprocessed", "Reprocesada"),
    }
}

pub const fn suspect_standing(standing: SuspectStanding) -> Both {
    match standing {
        SuspectStanding::Lifted => ("Lifted", "Levantada"),
        SuspectStanding::LiftProposed => ("Can be lifted", "Se puede levantar"),
        SuspectStanding::Suspect => ("Suspect", "Sospechosa"),
        SuspectStanding::Recalled => ("Recalled", "Retirada"),
    }
}

pub const fn bi_result(result: BiResult) -> Both {
    match result {
        BiResult::Negative => ("Negative", "Negativo"),
        BiResult::Invalid(_) => ("Invalid", "No válido"),
        BiResult::PositiveUnconfirmed => ("POSITIVE, control failed", "POSITIVO, falló el control"),
        BiResult::Positive => ("POSITIVE", "POSITIVO"),
    }
}

pub const fn invalid(why: Invalid) -> Both {
    match why {
        Invalid::ControlDidNotGrow => ("the control did not grow", "el control no creció"),
        Invalid::NoControl => ("there was no control", "no hubo control"),
        Invalid::OtherLot => ("the control is of another lot", "el control es de otro lote"),
        Invalid::LotExpired => ("the lot was expired", "el lote estaba vencido"),
        Invalid::UnknownLot => ("the lot is not known here", "el lote no se conoce aquí"),
    }
}

pub const fn indicator_result(result: IndicatorResult) -> Both {
    match result {
        IndicatorResult::Pass => ("Pass", "Pasa"),
        IndicatorResult::Unclear => ("Unclear", "Dudoso"),
        IndicatorResult::Fail => ("FAIL", "FALLA"),
    }
}

pub const fn class(class: SterilizerClass) -> Both {
    match class {
        SterilizerClass::Gravity => ("Steam, gravity", "Vapor, gravedad"),
        SterilizerClass::PreVacuum => ("Steam, pre-vacuum", "Vapor, prevacío"),
        SterilizerClass::SteamFlush => ("Steam flush, pressure pulse", "Vapor, pulsos de presión"),
        SterilizerClass::DryHeat => ("Dry heat", "Calor seco"),
        SterilizerClass::ChemicalVapor => ("Chemical vapor", "Vapor químico"),
    }
}

pub const fn packaging(packaging: Packaging) -> Both {
    match packaging {
        Packaging::Unwrapped => ("Unwrapped", "Sin envolver"),
        Packaging::Pouch => ("Pouch", "Bolsa"),
        Packaging::Wrap => ("Wrapped", "Envuelto"),
        Packaging::Textile => ("Textile pack", "Paquete textil"),
        Packaging::Hollow => ("Hollow", "Hueco (con luz)"),
    }
}

pub const fn purpose(purpose: ProgramPurpose) -> Both {
    match purpose {
        ProgramPurpose::Process => ("Packs", "Paquetes"),
        ProgramPurpose::ImmediateUse => ("Immediate use, not stored", "Uso inmediato, no se guarda"),
        ProgramPurpose::BowieDick => ("Bowie-Dick test", "Prueba de Bowie-Dick"),
        ProgramPurpose::LeakTest => ("Leak test", "Prueba de fugas"),
        ProgramPurpose::HelixTest => ("Helix test", "Prueba Helix"),
    }
}

pub const fn indicator_kind(kind: IndicatorKind) -> Both {
    match kind {
        IndicatorKind::Process => ("Type 1, outside", "Tipo 1, por fuera"),
        IndicatorKind::BowieDick => ("Type 2, Bowie-Dick", "Tipo 2, Bowie-Dick"),
        IndicatorKind::SingleVariable => ("Type 3, inside", "Tipo 3, por dentro"),
        IndicatorKind::MultiVariable => ("Type 4, inside", "Tipo 4, por dentro"),
        IndicatorKind::Integrator => ("Type 5, integrator", "Tipo 5, integrador"),
        IndicatorKind::Emulating => ("Type 6, emulating", "Tipo 6, emulador"),
        IndicatorKind::Biological => ("Biological indicator", "Indicador biológico"),
        IndicatorKind::DisinfectantStrip => ("Strips for disinfectant", "Tiras para desinfectante"),
    }
}

pub const fn machine_test(test: MachineTest) -> Both {
    match test {
        MachineTest::BowieDick => ("Bowie-Dick test", "Prueba de Bowie-Dick"),
        MachineTest::AirLeak => ("Air leak test", "Prueba de fugas de aire"),
        MachineTest::Helix => ("Helix test", "Prueba Helix"),
    }
}

pub const fn service_work(work: ServiceWork) -> Both {
    match work {
        ServiceWork::Minor => ("Minor work", "Trabajo menor"),
        ServiceWork::MajorRepair => ("Major repair", "Reparación mayor"),
        ServiceWork::Moved => ("Moved", "Se movió"),
        ServiceWork::Installed => ("Installed", "Se instaló"),
    }
}

pub const fn task(task: MaintenanceTask) -> Both {
    match task {
        MaintenanceTask::Daily => (
            "Each day: gasket, drain screen, water level, chamber",
            "Cada día: empaque, filtro del drenaje, nivel de agua, cámara",
        ),
        MaintenanceTask::Weekly => (
            "Each week: drain and refill the reservoir, clean chamber, trays and strainer",
            "Cada semana: vaciar y llenar el depósito, limpiar cámara, charolas y colador",
        ),
        MaintenanceTask::Monthly => (
            "Each month: descale and check the safety valve as its manual says",
            "Cada mes: descalcificar y revisar la válvula de seguridad según el manual",
        ),
        MaintenanceTask::Yearly => {
            ("Each year: service by a qualified person", "Cada año: servicio por una persona calificada")
        }
    }
}

pub const fn emergency(reason: EmergencyReason) -> Both {
    match reason {
        EmergencyReason::PatientOnTable => ("The procedure has begun", "El procedimiento ya empezó"),
        EmergencyReason::NoOtherImplant => ("There is no other implant", "No hay otro implante"),
        EmergencyReason::Trauma => ("Injury that cannot wait", "Lesión que no puede esperar"),
        EmergencyReason::Other => ("Something else", "Otra razón"),
    }
}

pub const fn ending(ending: Ending) -> Both {
    match ending {
        Ending::Complete => ("Complete", "Completo"),
        Ending::Aborted => ("Stopped by a person", "Lo detuvo una persona"),
        Ending::Fault => ("Stopped by the machine", "Lo detuvo el equipo"),
    }
}

pub const fn due_level(level: DueLevel) -> Both {
    match level {
        DueLevel::Done => ("Done", "Hecho"),
        DueLevel::AtNextUse => ("With the next load", "Con la próxima carga"),
        DueLevel::Soon => ("Soon", "Pronto"),
        DueLevel::Today => ("Due today", "Toca hoy"),
        DueLevel::Overdue => ("Overdue", "Atrasada"),
        DueLevel::Blocked => ("Overdue: blocked", "Atrasada: bloqueado"),
    }
}

pub const fn due_because(because: DueBecause) -> Both {
    match because {
        DueBecause::Days => ("by the calendar", "por calendario"),
        DueBecause::Hours => ("by hours of use", "por horas de uso"),
        DueBecause::First => ("the first one is still missing", "aún falta la primera"),
        DueBecause::FailedCycle => ("after a failed cycle", "tras un ciclo fallido"),
        DueBecause::CounterRestarted => ("after the counter began again", "tras reiniciarse el contador"),
    }
}

pub const fn pressure_unit(unit: PressureUnit) -> &'static str {
    match unit {
        PressureUnit::Psi => "psi",
        PressureUnit::Kilopascal => "kPa",
        PressureUnit::Bar => "bar",
    }
}

pub const fn reference(reference: PressureReference) -> Both {
    match reference {
        PressureReference::Gauge => ("gauge", "manométrica"),
        PressureReference::Absolute => ("absolute", "absoluta"),
    }
}

/// `3:50` for 230 seconds; `1:02:05` from an hour on.
pub fn clock(seconds: u32) -> String {
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{rest:02}") } else { format!("{minutes}:{rest:02}") }
}

/// Hundredths as a figure with up to two places: `132.2`.
pub fn hundredths(value: i32) -> String {
    let sign = if value < 0 { "−" } else { "" };
    let (whole, part) = (value.unsigned_abs() / 100, value.unsigned_abs() % 100);
    match (part, part % 10) {
        (0, _) => format!("{sign}{whole}"),
        (_, 0) => format!("{sign}{whole}.{}", part / 10),
        _ => format!("{sign}{whole}.{part:02}"),
    }
}

/// `132.2 °C`, to a tenth.
pub fn celsius(value: Celsius) -> String {
    format!("{} °C", hundredths((value.hundredths() + 5).div_euclid(10) * 10))
}

/// `270 °F`, to a tenth.
pub fn fahrenheit(value: Celsius) -> String {
    format!("{} °F", hundredths((value.fahrenheit_hundredths() + 5).div_euclid(10) * 10))
}

/// `27.6 psi gauge`.
pub fn pressure(reading: PressureReading, lang: Lang) -> String {
    let value = hundredths((reading.thousandths + 5).div_euclid(10));
    format!("{value} {} {}", pressure_unit(reading.unit), either(reference(reading.reference), lang))
}

/// Numbers of packs: `01, 02, 07`.
pub fn packs(numbers: &[u8]) -> String {
    let numbers: Vec<String> = numbers.iter().map(|number| format!("{number:02}")).collect();
    numbers.join(", ")
}

pub fn failure(why: &Failure, lang: Lang) -> Text {
    let form = |en: String, es: String| Owned(if lang == Lang::En { en } else { es });
    let say = |both: Both| Borrowed(either(both, lang));
    match why {
        Failure::Aborted { .. } => say(("The cycle was stopped.", "El ciclo se detuvo.")),
        Failure::Fault { .. } => say(("The machine reported a fault.", "El equipo informó una falla.")),
        Failure::TooCold { needed, got, .. } => form(
            format!("Too cold: {}, at least {}.", celsius(*got), celsius(*needed)),
            format!("Muy frío: {}, mínimo {}.", celsius(*got), celsius(*needed)),
        ),
        Failure::TooHot { limit, got, .. } => form(
            format!("Too hot: {}, at most {}.", celsius(*got), celsius(*limit)),
            format!("Muy caliente: {}, máximo {}.", celsius(*got), celsius(*limit)),
        ),
        Failure::ExposureShort { needed_s, got_s, .. } => form(
            format!("Exposure too short: {} < {}.", clock(*got_s), clock(*needed_s)),
            format!("Exposición muy corta: {} < {}.", clock(*got_s), clock(*needed_s)),
        ),
        Failure::DryingShort { needed_s, got_s, .. } => form(
            format!("Drying too short: {} < {}.", clock(*got_s), clock(*needed_s)),
            format!("Secado muy corto: {} < {}.", clock(*got_s), clock(*needed_s)),
        ),
        Failure::CycleShort { needed_s, got_s, .. } => form(
            format!("The cycle took {}; exposure and drying need {}.", clock(*got_s), clock(*needed_s)),
            format!("El ciclo duró {}; exposición y secado piden {}.", clock(*got_s), clock(*needed_s)),
        ),
        Failure::NoSteam { difference, .. } => form(
            format!("Pressure and temperature differ by {} °C.", hundredths(*difference)),
            format!("Presión y temperatura difieren en {} °C.", hundredths(*difference)),
        ),
        Failure::ExternalIndicator { packs: numbers, .. } => form(
            format!("Outside indicator FAIL on pack {}.", packs(numbers)),
            format!("Indicador exterior FALLA en el paquete {}.", packs(numbers)),
        ),
        Failure::Challenge { .. } => {
            say(("Indicator of the challenge pack: FAIL.", "Indicador del paquete de reto: FALLA."))
        }
        Failure::ByPerson { .. } => say(("Rejected by a person.", "La rechazó una persona.")),
        Failure::OtherRecord { .. } => say((
            "The same cycle failed in the record of another tablet.",
            "El mismo ciclo falló en el registro de otra tableta.",
        )),
    }
}

pub const fn hold(reason: HoldReason) -> Both {
    match reason {
        HoldReason::SteamAgreement => (
            "Pressure and temperature agree within 4 °C only, not within 2 °C.",
            "Presión y temperatura concuerdan solo a 4 °C, no a 2 °C.",
        ),
        HoldReason::UnclearIndicator => (
            "An indicator is unclear. Look again: pass or fail.",
            "Un indicador es dudoso. Mírelo otra vez: pasa o falla.",
        ),
        HoldReason::WetPacks => ("Two packs or more were wet.", "Dos paquetes o más salieron mojados."),
        HoldReason::ByPerson => ("Held by a person.", "La retuvo una persona."),
        HoldReason::SameCycleNumber => {
            ("Another load has the same cycle number.", "Otra carga tiene el mismo número de ciclo.")
        }
        HoldReason::AirRemoval => (
            "No Bowie-Dick test had passed when it started.",
            "No había una prueba de Bowie-Dick aprobada al empezar.",
        ),
        HoldReason::Correction => {
            ("A figure was corrected from fail to pass.", "Se corrigió un dato de falla a pasa.")
        }
        HoldReason::OutOfService => (
            "The sterilizer was out of service when it started.",
            "El esterilizador estaba fuera de servicio al empezar.",
        ),
        HoldReason::InternalIndicator => (
            "The indicator inside a pack of this load had not passed.",
            "El indicador dentro de un paquete de esta carga no pasó.",
        ),
        HoldReason::TwoVersions => (
            "The records of a tablet that wrote of this load exist in two versions.",
            "Los registros de una tableta que escribió de esta carga existen en dos versiones.",
        ),
        HoldReason::Conflict => {
            ("Two records of this load contradict each other.", "Dos registros de esta carga se contradicen.")
        }
    }
}

pub fn missing(what: &Missing, lang: Lang) -> Text {
    let say = |both: Both| Borrowed(either(both, lang));
    match what {
        Missing::Start => say(("The cycle is not started.", "El ciclo no ha empezado.")),
        Missing::End => say(("The cycle has no end yet.", "El ciclo aún no tiene fin.")),
        Missing::Readings => {
            say(("Temperature and times are not written down.", "Faltan la temperatura y los tiempos."))
        }
        Missing::Pressure => say(("The pressure is not written down.", "Falta la presión.")),
        Missing::External { packs: numbers } => {
            let count = number(numbers.len() as i64);
            Owned(match lang {
                Lang::En => format!("Outside indicators not read: {count}."),
                Lang::Es => format!("Indicadores exteriores sin leer: {count}."),
            })
        }
        Missing::Challenge => say((
            "The indicator of the challenge pack is not read as pass.",
            "El indicador del paquete de reto no está leído como pasa.",
        )),
        Missing::ImmediateUse => {
            say(("Nobody has said why it was needed at once.", "Nadie ha dicho por qué se necesitaba ya."))
        }
        Missing::Unload => say(("Nobody has said how it came out.", "Nadie ha dicho cómo salió.")),
        Missing::BiologicalReading { .. } => {
            say(("The biological indicator is not read yet.", "El indicador biológico aún no se lee."))
        }
        Missing::BiologicalInvalid => say((
            "The biological indicator is invalid: these packs need a new cycle with a new test.",
            "El indicador biológico no es válido: estos paquetes necesitan otro ciclo con otra prueba.",
        )),
        Missing::Biological => say((
            "There is no biological indicator in this load, and it holds implants.",
            "No hay indicador biológico en esta carga, y lleva implantes.",
        )),
    }
}

pub const fn hint(hint: Hint) -> Both {
    match hint {
        Hint::TriedOtherReference(PressureReading { reference: PressureReference::Gauge, .. }) => {
            ("It fits if the pressure is gauge.", "Concuerda si la presión es manométrica.")
        }
        Hint::TriedOtherReference(PressureReading { reference: PressureReference::Absolute, .. }) => {
            ("It fits if the pressure is absolute.", "Concuerda si la presión es absoluta.")
        }
        Hint::OtherTemperatureUnit => {
            ("Was the temperature in the other unit?", "¿La temperatura estaba en la otra unidad?")
        }
        Hint::AltitudeNotSet => (
            "Is the clinic’s altitude set? It would fit higher up.",
            "¿Está puesta la altitud de la clínica? Concordaría más arriba.",
        ),
        Hint::AirLeft => (
            "Pressure too high for the temperature: air may be left in the chamber.",
            "Presión muy alta para la temperatura: puede quedar aire en la cámara.",
        ),
        Hint::Superheat => (
            "Pressure too low for the temperature: check the gauge and the unit.",
            "Presión muy baja para la temperatura: revise el manómetro y la unidad.",
        ),
    }
}
