//! Words of setting up sterilization: sterilizers, programs, packs, indicators, and how the clinic works.

use std::borrow::Cow::{Borrowed, Owned};

use super::day::short_day;
use super::figure::counted;
use super::sterile_terms::{celsius, clock, fahrenheit};
use super::{Lang, Text};
use crate::domain::event::sterile_setup::{
    ChallengePolicy, Coverage, CycleLimits, PackKind, RecallPolicy, ReleasePolicy, ShelfLife, Signers,
};
use crate::domain::time::Date;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SterileSetupMsg {
    Title,
    Sub,
    Sterilizers,
    AddSterilizer,
    AddSub,
    Programs,
    ProgramsOf { programs: usize, open: usize },
    Packs,
    PacksSub { kinds: usize },
    Lots,
    LotsSub { lots: usize },
    Rules,
    LeadOnly,
    Model,
    ModelOther,
    Name,
    Code,
    CodeHint,
    CodeWrong,
    Serial,
    SerialHint,
    Kind,
    Counter,
    CounterYes,
    CounterNo,
    Altitude,
    AltitudeHint,
    AltitudeWrong,
    Feet,
    Metres,
    Pressure,
    PressureNone,
    Place,
    NoPlace,
    Save,
    ProgramsText,
    ToConfirm,
    Confirmed,
    Confirm,
    ConfirmNote,
    ConfirmHint,
    Uncertain,
    Retire,
    OwnProgram,
    Purpose,
    SetTemperature,
    MinTemperature,
    MaxTemperature,
    Exposure,
    Drying,
    TimeHint,
    FigureWrong,
    Accepts,
    AcceptsWrong,
    Source,
    Covers,
    CoversText,
    Limits { limits: CycleLimits, in_fahrenheit: bool },
    AddProgram,
    PackName,
    PackContents,
    Packaging,
    Implant,
    PackKind(PackKind),
    Shelf,
    ShelfLife(ShelfLife),
    ShelfDays,
    ShelfDaysLabel,
    Inside,
    InsideNone,
    AddPack,
    NoPacks,
    LotKind,
    Product,
    LotNumber,
    Expiry,
    ExpiryHint,
    ExpiryWrong,
    Readout,
    Minutes { minutes: u32 },
    MailIn,
    AddLot,
    NoLots,
    ExpiresOn { date: Date, today: Date },
    RulesTitle,
    RulesText,
    RulePlace,
    RuleByCdc,
    RuleEvery { days: u16, hours: Option<u16> },
    RuleNoneOwn,
    Recall,
    RecallPolicy(RecallPolicy),
    Release,
    ReleasePolicy(ReleasePolicy),
    SignersTitle,
    Signers(Signers),
    Challenge,
    ChallengePolicy(ChallengePolicy),
    Coverage,
    CoverageKind(Coverage),
    Grace,
    GraceDays { days: u8 },
    Saved,
}

impl SterileSetupMsg {
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
            Self::Title => say("Set up sterilization", "Configurar esterilización"),
            Self::Sub => say(
                "Sterilizer first, then its programs, then indicators. A lead does this.",
                "Primero el esterilizador, luego sus programas y los indicadores. Lo hace un responsable.",
            ),
            Self::Sterilizers => say("Sterilizers", "Esterilizadores"),
            Self::AddSterilizer => say("Add a sterilizer", "Agregar esterilizador"),
            Self::AddSub => say(
                "The figures of its programs come from a library. A lead compares them with the maker’s instructions before the first load.",
                "Los datos de sus programas vienen de una biblioteca. Un responsable los compara con las instrucciones del fabricante antes de la primera carga.",
            ),
            Self::Programs => say("Programs", "Programas"),
            Self::ProgramsOf { programs, open } => {
                let en = counted(programs, "program", "programs");
                let es = counted(programs, "programa", "programas");
                match open {
                    0 => form(en, es),
                    open => form(format!("{en}, {open} to confirm"), format!("{es}, {open} por confirmar")),
                }
            }
            Self::Packs => say("Kinds of packs", "Tipos de paquetes"),
            Self::PacksSub { kinds } => {
                form(counted(kinds, "kind", "kinds"), counted(kinds, "tipo", "tipos"))
            }
            Self::Lots => say("Indicators", "Indicadores"),
            Self::LotsSub { lots } => {
                form(counted(lots, "lot in use", "lots in use"), counted(lots, "lote en uso", "lotes en uso"))
            }
            Self::Rules => say("Rules of the clinic", "Reglas de la clínica"),
            Self::LeadOnly => say("A lead changes this.", "Lo cambia un responsable."),
            Self::Model => say("Make and model", "Marca y modelo"),
            Self::ModelOther => say("Another one", "Otro"),
            Self::Name => say("What you call it", "Cómo le llaman"),
            Self::Code => say("Short name", "Nombre corto"),
            Self::CodeHint => say(
                "One to three letters or digits, such as A1. It begins the number of every load.",
                "De una a tres letras o cifras, como A1. Con él empieza el número de cada carga.",
            ),
            Self::CodeWrong => say("One to three letters or digits", "De una a tres letras o cifras"),
            Self::Serial => say("Serial number", "Número de serie"),
            Self::SerialHint => say("From the plate, if you like", "De la placa, si quiere"),
            Self::Kind => say("How it works", "Cómo trabaja"),
            Self::Counter => say("Does it count its cycles?", "¿Cuenta sus ciclos?"),
            Self::CounterYes => say("Yes, it shows a number", "Sí, muestra un número"),
            Self::CounterNo => say("No", "No"),
            Self::Altitude => say("Height above the sea", "Altura sobre el mar"),
            Self::AltitudeHint => say(
                "Gauges show more pressure higher up. The nearest hundred is enough.",
                "Más arriba los manómetros muestran más presión. Basta la centena más cercana.",
            ),
            Self::AltitudeWrong => {
                say("A height between the sea and 5,000 m", "Una altura entre el mar y 5,000 m")
            }
            Self::Feet => say("feet", "pies"),
            Self::Metres => say("meters", "metros"),
            Self::Pressure => say("Pressure on its display or printout", "Presión en su pantalla o impreso"),
            Self::PressureNone => say("It shows none", "No la muestra"),
            Self::Place => say("Where it stands", "Dónde está"),
            Self::NoPlace => say("Not said", "Sin decir"),
            Self::Save => say("Save", "Guardar"),
            Self::ProgramsText => say(
                "Hold every figure against the maker’s instructions. Only confirmed programs can be started.",
                "Compare cada dato con las instrucciones del fabricante. Solo se inician programas confirmados.",
            ),
            Self::ToConfirm => say("To confirm", "Por confirmar"),
            Self::Confirmed => say("Confirmed", "Confirmado"),
            Self::Confirm => say("It agrees: confirm", "Coincide: confirmar"),
            Self::ConfirmNote => say("Where it stands", "Dónde dice"),
            Self::ConfirmHint => say("Such as: M11 manual, page 14", "Por ejemplo: manual M11, página 14"),
            Self::Uncertain => say(
                "From memory, not from a source: look twice.",
                "De memoria, sin fuente: mírelo dos veces.",
            ),
            Self::Retire => say("Take out of use", "Retirar del uso"),
            Self::OwnProgram => say("A program of your own", "Un programa propio"),
            Self::Purpose => say("What it is for", "Para qué es"),
            Self::SetTemperature => say("Set temperature, °C", "Temperatura programada, °C"),
            Self::MinTemperature => say("Lowest allowed, °C", "Mínima permitida, °C"),
            Self::MaxTemperature => say("Highest allowed, °C", "Máxima permitida, °C"),
            Self::Exposure => say("Exposure", "Exposición"),
            Self::Drying => say("Drying", "Secado"),
            Self::TimeHint => say("Minutes, or 3:30", "Minutos, o 3:30"),
            Self::FigureWrong => say("A figure, such as 132 or 3:30", "Un número, como 132 o 3:30"),
            Self::Accepts => say("Made for", "Hecho para"),
            Self::AcceptsWrong => say("Choose at least one", "Elija al menos uno"),
            Self::Source => say("Where the figures stand", "Dónde están los datos"),
            Self::Covers => say("A negative test also speaks for", "Una prueba negativa también vale para"),
            Self::CoversText => say(
                "Only where the maker or your policy says so. A program without a test of its own and without this is never cleared in a recall.",
                "Solo si lo dice el fabricante o su política. Un programa sin prueba propia y sin esto nunca queda libre en un retiro.",
            ),
            Self::Limits { limits, in_fahrenheit } => {
                let set = if in_fahrenheit { fahrenheit(limits.set) } else { celsius(limits.set) };
                form(
                    format!("{set}, {} min, dry {} min", clock(limits.exposure_s), clock(limits.dry_s)),
                    format!("{set}, {} min, secado {} min", clock(limits.exposure_s), clock(limits.dry_s)),
                )
            }
            Self::AddProgram => say("Add the program", "Agregar el programa"),
            Self::PackName => say("Name on the label", "Nombre en la etiqueta"),
            Self::PackContents => say("What is in it", "Qué lleva"),
            Self::Packaging => say("Packaging", "Envoltura"),
            Self::Implant => say("Is it an implant?", "¿Es un implante?"),
            Self::PackKind(PackKind::Ordinary) => say("No", "No"),
            Self::PackKind(PackKind::Implant) => say("Yes: waits for its test", "Sí: espera su prueba"),
            Self::Shelf => say("How long it stays sterile", "Cuánto dura estéril"),
            Self::ShelfLife(ShelfLife::EventRelated) => {
                say("Until opened, torn or wet", "Hasta abrirse, romperse o mojarse")
            }
            Self::ShelfLife(ShelfLife::Days(days)) => form(format!("{days} days"), format!("{days} días")),
            Self::ShelfDays => say("Up to a date", "Hasta una fecha"),
            Self::ShelfDaysLabel => say("Days", "Días"),
            Self::Inside => say("Indicator inside", "Indicador por dentro"),
            Self::InsideNone => say("None", "Ninguno"),
            Self::AddPack => say("Add this kind", "Agregar este tipo"),
            Self::NoPacks => say("No kind of pack yet.", "Aún no hay tipos de paquetes."),
            Self::LotKind => say("Kind", "Tipo"),
            Self::Product => say("Product", "Producto"),
            Self::LotNumber => say("Lot", "Lote"),
            Self::Expiry => say("Use until", "Usar hasta"),
            Self::ExpiryHint => say("Such as 2027-06-30 or 2027-06", "Por ejemplo 2027-06-30 o 2027-06"),
            Self::ExpiryWrong => say("A date, such as 2027-06-30", "Una fecha, como 2027-06-30"),
            Self::Readout => say("Read after", "Se lee después de"),
            Self::Minutes { minutes } if minutes < 60 => Owned(format!("{minutes} min")),
            Self::Minutes { minutes } => Owned(format!("{} h", minutes / 60)),
            Self::MailIn => say("Sent to a laboratory", "Se envía al laboratorio"),
            Self::AddLot => say("Add this lot", "Agregar este lote"),
            Self::NoLots => say("No lot yet.", "Aún no hay lotes."),
            Self::ExpiresOn { date, today } => form(
                format!("until {}", short_day(lang, date, today)),
                format!("hasta {}", short_day(lang, date, today)),
            ),
            Self::RulesTitle => say("Rules of the clinic", "Reglas de la clínica"),
            Self::RulesText => say(
                "Strict where nothing is chosen. What is changed counts from now on.",
                "Estricto si no se elige nada. Lo que cambie vale desde ahora.",
            ),
            Self::RulePlace => say("Biological test: whose rule", "Prueba biológica: qué regla"),
            Self::RuleByCdc => say("CDC: at least weekly", "CDC: al menos cada semana"),
            Self::RuleEvery { days, hours: None } => {
                form(format!("every {days} days of use"), format!("cada {days} días de uso"))
            }
            Self::RuleEvery { days, hours: Some(hours) } => form(
                format!("every {days} days or {hours} hours of use"),
                format!("cada {days} días o {hours} horas de uso"),
            ),
            Self::RuleNoneOwn => say(
                "no rule of its own known: CDC by reference",
                "sin regla propia conocida: CDC por referencia",
            ),
            Self::Recall => say("After a positive biological test", "Tras una prueba biológica positiva"),
            Self::RecallPolicy(RecallPolicy::Strict) => say(
                "Recall everything back to the last negative test",
                "Retirar todo hasta la última prueba negativa",
            ),
            Self::RecallPolicy(RecallPolicy::CdcSinglePositive) => say(
                "Recall that load and implants; block the rest until three repeats",
                "Retirar esa carga y los implantes; bloquear el resto hasta tres repeticiones",
            ),
            Self::Release => say("A load with a biological test", "Una carga con prueba biológica"),
            Self::ReleasePolicy(ReleasePolicy::BeforeReading) => say(
                "May be released before the reading (never implants)",
                "Se puede liberar antes de la lectura (nunca implantes)",
            ),
            Self::ReleasePolicy(ReleasePolicy::AfterReading) => {
                say("Waits for the reading", "Espera la lectura")
            }
            Self::SignersTitle => say("Who releases", "Quién libera"),
            Self::Signers(Signers::One) => say("Also who ran the cycle", "También quien corrió el ciclo"),
            Self::Signers(Signers::Two) => say("Always a second person", "Siempre una segunda persona"),
            Self::Challenge => say("Challenge pack", "Paquete de reto"),
            Self::ChallengePolicy(ChallengePolicy::PacksOnly) => {
                say("Only with implants", "Solo con implantes")
            }
            Self::ChallengePolicy(ChallengePolicy::EveryLoad) => say("In every load", "En cada carga"),
            Self::Coverage => say("A biological test speaks for", "Una prueba biológica vale para"),
            Self::CoverageKind(Coverage::EachProgram) => say("Its own program", "Su propio programa"),
            Self::CoverageKind(Coverage::AnyProgram) => {
                say("Every program of the sterilizer", "Todos los programas del esterilizador")
            }
            Self::Grace => say(
                "Block the sterilizer when the test is overdue by",
                "Bloquear el esterilizador si la prueba se atrasa",
            ),
            Self::GraceDays { days } => {
                form(counted(usize::from(days), "day", "days"), counted(usize::from(days), "día", "días"))
            }
            Self::Saved => say("Saved.", "Guardado."),
        }
    }
}
