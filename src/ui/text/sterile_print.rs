//! Words of what is printed of sterilization: the page for a surveyor, the calendar of biological tests,
//! the record of a load, the report of a recall, the log of soaks. What happened, in words, is in `story`;
//! figures and rows of people are in `figures`.

mod deeds;
pub mod figures;
pub mod record;
pub mod story;
pub mod strip;

use std::borrow::Cow::{Borrowed, Owned};

use super::day::month_year;
use super::figure::{counted, number};
use super::{Lang, Text};
use crate::domain::sterilization::places::Interval;
use crate::domain::time::{Date, Zoned};
use figures::{day, moment};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrintMsg {
    LogTitle,
    Choose,
    Days,
    ThisMonth,
    LastMonth,
    NinetyDays,
    OwnDays,
    From,
    To,
    WrongDays,
    What,
    LogPage,
    Calendar,
    ThisYear,
    LastYear,
    Paper,
    Letter,
    A4,
    Preview,
    PreviewText,
    Print,
    Pages { pages: usize },
    CannotPrint,
    SaveCsv,
    CsvText,
    SendFile,

    Printed { at: Zoned, by: String },
    PageOf { page: usize, pages: usize },
    LocalTimes,
    Continued { title: String },
    Clinic,
    Room,
    Sterilizer,
    Serial,
    Class,
    Altitude,
    Metres { metres: i16 },
    Period,
    FromTo { from: Date, to: Date },
    Rules,
    RulesOf { place: String, version: String },
    CdcByReference,

    Compliance,
    Cycles,
    CyclesLogged { logged: usize },
    CounterEnds { first: String, last: String },
    NoCounter,
    Gaps,
    NoGaps,
    GapsUnexplained { count: u64, list: String },
    GapsExplained { count: usize },
    Biological,
    BiRule { interval: Interval },
    BiDone { done: usize, due: usize, met: usize },
    BiDates { list: String },
    BiLate { program: String, due: Date, done: Date },
    BiOpen { program: String, due: Date },
    AllPrograms,
    BowieDick,
    BowieDickDays { done: usize, used: usize },
    Missing { list: String },
    NotNeeded,
    Maintenance,
    Overdue,
    NothingOverdue,
    NeverDone,
    DueSince { due: Date },
    Digest,
    ImmediateUse,
    ImmediateIn { month: Date, count: usize },
    OpenRecalls,
    NoOpenRecalls,
    LateAndCorrected,
    LateCounts { late: usize, corrections: usize },

    Loads,
    NoLoads,
    Load,
    Cycle { number: u32 },
    When,
    Program,
    Temperature,
    Times,
    Pressure,
    Contents,
    Implants,
    Outside,
    Inside,
    BiColumn,
    Status,
    Signed,
    Notes,
    Yes { count: usize },
    No,
    NotRead,
    TestOnly,
    LateMark { count: usize },
    CorrectedMark { count: usize },
    Fail,

    Tests,
    NoTests,
    Care,
    NoCare,
    CareTitle,
    CareDue,
    Task,
    Every,
    EveryDays { days: i32 },
    ByManual,
    LastDone,
    NextDue,
    ReviewedBy { by: String, at: Zoned, from: Date, to: Date, note: String, later: usize },
    ReviewTitle,
    ReviewText,
    ReviewNote,
    ReviewNow,
    ReviewLead,
    Test,
    Result,
    LotAndFigure,
    By,
    Note,
    Exceptions,
    NoExceptions,
    Exception,
    Positives,
    NoPositives,
    PositiveOf { load: String, cycle: String, since: Zoned },

    Reviewed,
    Signature,
    SignedOn,
    Legend,

    YearTitle { year: i32 },
    YearLegend,
    YearCounts { tested: usize, used: usize },
    Week { number: u8 },
    NoTest,
    Letters { negative: usize, invalid: usize, positive: usize, waiting: usize },
}

impl PrintMsg {
    pub fn in_language(self, lang: Lang) -> Text {
        let say = |en: &'static str, es: &'static str| Borrowed(if lang == Lang::En { en } else { es });
        let form = |en: String, es: String| Owned(if lang == Lang::En { en } else { es });
        match self {
            Self::LogTitle => say("Log and prints", "Registro e impresos"),
            Self::Choose => say("What to print", "Qué imprimir"),
            Self::Days => say("Days", "Días"),
            Self::ThisMonth => say("This month", "Este mes"),
            Self::LastMonth => say("Last month", "Mes pasado"),
            Self::NinetyDays => say("90 days", "90 días"),
            Self::OwnDays => say("From … to …", "Del … al …"),
            Self::From => say("From", "Desde"),
            Self::To => say("To", "Hasta"),
            Self::WrongDays => say(
                "The first day comes after the last one, or a day is missing.",
                "El primer día es posterior al último, o falta un día.",
            ),
            Self::What => say("Page", "Página"),
            Self::LogPage => say("Log page", "Página del registro"),
            Self::Calendar => say("Calendar of spore tests", "Calendario de pruebas de esporas"),
            Self::ThisYear => say("This year", "Este año"),
            Self::LastYear => say("Last year", "Año pasado"),
            Self::Paper => say("Paper", "Papel"),
            Self::Letter => say("Letter", "Carta"),
            Self::A4 => say("A4", "A4"),
            Self::Preview => say("As it will print", "Como se imprimirá"),
            Self::PreviewText => say(
                "Move the page sideways to see all of it.",
                "Mueva la página hacia los lados para verla entera.",
            ),
            Self::Print => say("Print", "Imprimir"),
            Self::Pages { pages } => {
                form(counted(pages, "page", "pages"), counted(pages, "página", "páginas"))
            }
            Self::CannotPrint => say(
                "This browser cannot print from here. Open the page in the browser itself.",
                "Este navegador no puede imprimir desde aquí. Abra la página en el navegador mismo.",
            ),
            Self::SaveCsv => say("Save as CSV", "Guardar como CSV"),
            Self::CsvText => say(
                "The loads of these days as a table for a spreadsheet.",
                "Las cargas de estos días como tabla para una hoja de cálculo.",
            ),
            Self::SendFile => say("Send the file", "Enviar el archivo"),
            Self::Printed { at, by } => form(
                format!("Printed {} by {by}", moment(lang, at)),
                format!("Impreso {} por {by}", moment(lang, at)),
            ),
            Self::PageOf { page, pages } => {
                form(format!("Page {page} of {pages}"), format!("Página {page} de {pages}"))
            }
            Self::LocalTimes => say("Times in clinic local time.", "Horas en hora local de la clínica."),
            Self::Continued { title } => {
                form(format!("{title} (continued)"), format!("{title} (continuación)"))
            }
            Self::Clinic => say("Clinic", "Clínica"),
            Self::Room => say("Place", "Lugar"),
            Self::Sterilizer => say("Sterilizer", "Esterilizador"),
            Self::Serial => say("Serial number", "Número de serie"),
            Self::Class => say("Kind", "Tipo"),
            Self::Altitude => say("Altitude", "Altitud"),
            Self::Metres { metres } => {
                let feet = (i64::from(metres) * 10_000 + 1_524).div_euclid(3_048);
                Owned(format!("{} m ({} ft)", number(i64::from(metres)), number(feet)))
            }
            Self::Period => say("Period", "Periodo"),
            Self::FromTo { from, to } => form(
                format!("{} to {}", day(lang, from), day(lang, to)),
                format!("{} al {}", day(lang, from), day(lang, to)),
            ),
            Self::Rules => say("Rules", "Reglas"),
            Self::RulesOf { place, version } => {
                form(format!("{place}, version {version}"), format!("{place}, versión {version}"))
            }
            Self::CdcByReference => say("CDC by reference", "CDC por referencia"),
            Self::Compliance => say("At a glance", "De un vistazo"),
            Self::Cycles => say("Cycles", "Ciclos"),
            Self::CyclesLogged { logged } => form(
                format!("{} logged", number(logged as i64)),
                format!("{} registrados", number(logged as i64)),
            ),
            Self::CounterEnds { first, last } => {
                form(format!("counter {first} to {last}"), format!("contador {first} a {last}"))
            }
            Self::NoCounter => say("the machine does not count", "el equipo no cuenta"),
            Self::Gaps => say("Missing cycles", "Ciclos que faltan"),
            Self::NoGaps => say("none", "ninguno"),
            Self::GapsUnexplained { count, list } => form(
                format!("{} unexplained: {list}", counted(count as usize, "cycle", "cycles")),
                format!("{} sin explicar: {list}", counted(count as usize, "ciclo", "ciclos")),
            ),
            Self::GapsExplained { count } => form(
                format!("{} explained, see exceptions", number(count as i64)),
                format!("{} explicados, vea excepciones", number(count as i64)),
            ),
            Self::Biological => say("Biological tests", "Pruebas biológicas"),
            Self::BiRule { interval: Interval { days, hours: None } } => {
                form(format!("rule: every {days} days of use"), format!("regla: cada {days} días de uso"))
            }
            Self::BiRule { interval: Interval { days, hours: Some(hours) } } => form(
                format!("rule: every {days} days or {hours} hours of use"),
                format!("regla: cada {days} días o {hours} horas de uso"),
            ),
            Self::BiDone { done, due, met } => form(
                format!(
                    "{} done; {} of {} due dates met",
                    number(done as i64),
                    number(met as i64),
                    number(due as i64)
                ),
                format!(
                    "{} hechas; {} de {} fechas cumplidas",
                    number(done as i64),
                    number(met as i64),
                    number(due as i64)
                ),
            ),
            Self::BiDates { list } => form(format!("run on {list}"), format!("corridas el {list}")),
            Self::BiLate { program, due, done } => form(
                format!("LATE: {program}, due {}, run {}", day(lang, due), day(lang, done)),
                format!("TARDE: {program}, tocaba {}, corrida {}", day(lang, due), day(lang, done)),
            ),
            Self::BiOpen { program, due } => form(
                format!("NOT DONE: {program}, due {}", day(lang, due)),
                format!("NO HECHA: {program}, tocaba {}", day(lang, due)),
            ),
            Self::AllPrograms => say("all programs", "todos los programas"),
            Self::BowieDick => say("Bowie-Dick test", "Prueba de Bowie-Dick"),
            Self::BowieDickDays { done, used } => form(
                format!("passed before the first load on {done} of {} of use", counted(used, "day", "days")),
                format!(
                    "aprobada antes de la primera carga en {done} de {} de uso",
                    counted(used, "día", "días")
                ),
            ),
            Self::Missing { list } => form(format!("NOT DONE: {list}"), format!("NO HECHA: {list}")),
            Self::NotNeeded => say("not asked for by this kind", "este tipo no la pide"),
            Self::Maintenance => say("Care and service", "Cuidado y servicio"),
            Self::Overdue => say("OVERDUE on the day of printing", "ATRASADO el día de la impresión"),
            Self::NothingOverdue => {
                say("nothing overdue on the day of printing", "nada atrasado el día de la impresión")
            }
            Self::NeverDone => say("never recorded", "nunca registrado"),
            Self::DueSince { due } => {
                form(format!("due {}", day(lang, due)), format!("tocaba {}", day(lang, due)))
            }
            Self::OpenRecalls => say("Open recalls", "Retiros abiertos"),
            Self::NoOpenRecalls => say("none", "ninguno"),
            Self::LateAndCorrected => say("Records", "Registros"),
            Self::LateCounts { late, corrections } => form(
                format!(
                    "{}, {}",
                    counted(late, "record entered late", "records entered late"),
                    counted(corrections, "correction", "corrections")
                ),
                format!(
                    "{}, {}",
                    counted(late, "registro tardío", "registros tardíos"),
                    counted(corrections, "corrección", "correcciones")
                ),
            ),
            Self::Loads => say("Loads", "Cargas"),
            Self::NoLoads => say("No load in these days.", "Ninguna carga en estos días."),
            Self::Load => say("Load, cycle", "Carga, ciclo"),
            Self::Cycle { number } => form(format!("cycle {number}"), format!("ciclo {number}")),
            Self::When => say("When", "Cuándo"),
            Self::Program => say("Program", "Programa"),
            Self::Temperature => say("Temperature", "Temperatura"),
            Self::Times => say("Exposure, drying", "Exposición, secado"),
            Self::Pressure => say("Pressure", "Presión"),
            Self::Contents => say("Packs", "Paquetes"),
            Self::Implants => say("Im\u{ad}plant", "Im\u{ad}plante"),
            Self::Outside => say("Out\u{ad}side CI", "IQ por fuera"),
            Self::Inside => say("Inside CI, challenge", "IQ por dentro, reto"),
            Self::BiColumn => say("BI lot, control, result, read", "IB lote, control, resultado, leído"),
            Self::Status => say("Status", "Estado"),
            Self::Signed => say("Run by, released", "Corrió, liberó"),
            Self::Notes => say("L, C", "T, C"),
            Self::Yes { count } => form(format!("yes, {count}"), format!("sí, {count}")),
            Self::No => say("no", "no"),
            Self::NotRead => say("not read", "sin leer"),
            Self::TestOnly => say("test run", "corrida de prueba"),
            Self::LateMark { count } => form(format!("L{count}"), format!("T{count}")),
            Self::CorrectedMark { count } => Owned(format!("C{count}")),
            Self::Fail => say("FAIL", "FALLA"),
            Self::Tests => say("Tests of the sterilizer", "Pruebas del esterilizador"),
            Self::NoTests => {
                say("No test of the machine in these days.", "Ninguna prueba del equipo en estos días.")
            }
            Self::Care => say("Service and standing", "Servicio y estado"),
            Self::NoCare => {
                say("No service or repair in these days.", "Ningún servicio ni reparación en estos días.")
            }
            Self::Test => say("Test", "Prueba"),
            Self::Result => say("Result", "Resultado"),
            Self::LotAndFigure => say("Lot, figure, cycle", "Lote, cifra, ciclo"),
            Self::By => say("By", "Por"),
            Self::Note => say("Note", "Nota"),
            Self::Exceptions => say("Exceptions", "Excepciones"),
            Self::NoExceptions => say("No exception in these days.", "Ninguna excepción en estos días."),
            Self::Exception => say("What happened", "Qué pasó"),
            Self::Positives => say("Positive biological tests", "Pruebas biológicas positivas"),
            Self::NoPositives => {
                say("No positive test in these days.", "Ninguna prueba positiva en estos días.")
            }
            Self::PositiveOf { load, cycle, since } => form(
                format!("Load {load} {cycle}, read {}", moment(lang, since)),
                format!("Carga {load} {cycle}, leída {}", moment(lang, since)),
            ),
            Self::Digest => say("Digest of this page", "Resumen de esta página"),
            Self::ImmediateUse => say("Immediate use", "Uso inmediato"),
            Self::ImmediateIn { month, count } => {
                let month = month_year(lang, month);
                form(
                    format!("{month}: {}", counted(count, "load", "loads")),
                    format!("{month}: {}", counted(count, "carga", "cargas")),
                )
            }
            Self::CareTitle => say("Care of the sterilizer", "Cuidado del esterilizador"),
            Self::CareDue => say("What it asks for", "Lo que pide"),
            Self::Task => say("Task", "Tarea"),
            Self::Every => say("Every", "Cada"),
            Self::EveryDays { days } => form(
                counted(usize::try_from(days).unwrap_or(0), "day", "days"),
                counted(usize::try_from(days).unwrap_or(0), "día", "días"),
            ),
            Self::ByManual => say("its manual", "su manual"),
            Self::LastDone => say("Last done", "Última vez"),
            Self::NextDue => say("Next", "Próxima"),
            Self::ReviewedBy { by, at, from, to, note, later } => {
                let (at, from, to) = (moment(lang, at), day(lang, from), day(lang, to));
                let note = if note.is_empty() { String::new() } else { format!(" “{note}”") };
                let (en, es) = match later {
                    0 => (String::new(), String::new()),
                    count => (
                        format!(" Since then {} came in.", counted(count, "record", "records")),
                        format!(" Desde entonces: {}.", counted(count, "registro más", "registros más")),
                    ),
                };
                form(
                    format!("{from} to {to} reviewed by {by}, {at}.{note}{en}"),
                    format!("{from} a {to} revisado por {by}, {at}.{note}{es}"),
                )
            }
            Self::ReviewTitle => say("Review", "Revisión"),
            Self::ReviewText => say(
                "A lead who has read the log of these days signs here. The signature prints with the page; what comes in later is counted beside it.",
                "Quien dirige y ha leído el registro de estos días firma aquí. La firma se imprime con la página; lo que llegue después se cuenta junto a ella.",
            ),
            Self::ReviewNote => say("Note (not needed)", "Nota (no hace falta)"),
            Self::ReviewNow => say("I have read this log", "He leído este registro"),
            Self::ReviewLead => say("Only a lead signs the review.", "Solo quien dirige firma la revisión."),
            Self::Reviewed => say("Reviewed by (name)", "Revisado por (nombre)"),
            Self::Signature => say("Signature", "Firma"),
            Self::SignedOn => say("Date", "Fecha"),
            Self::Legend => say(
                "CI: chemical indicator. BI: biological indicator. L: records entered late. C: corrections. Rows that failed carry the word FAIL. A missing cycle stands on every page on which it may have run. Each figure stands as it was read; of several, all that count.",
                "IQ: indicador químico. IB: indicador biológico. T: registros tardíos. C: correcciones. Las filas que fallaron llevan la palabra FALLA. Un ciclo que falta está en cada página en la que pudo correr. Cada cifra está como se leyó; si hay varias, todas las que cuentan.",
            ),
            Self::YearTitle { year } => {
                form(format!("Spore tests of {year}"), format!("Pruebas de esporas de {year}"))
            }
            Self::YearLegend => say(
                "One box is one week, from Monday on. N: negative. P: POSITIVE. I: invalid. W: waits to be read. “No test”: cycles ran and none was tested. Empty: not used.",
                "Un cuadro es una semana, desde el lunes. N: negativo. P: POSITIVO. I: no válido. E: espera lectura. «Sin prueba»: hubo ciclos y ninguno se probó. Vacío: sin uso.",
            ),
            Self::YearCounts { tested, used } => form(
                format!("{} of use, {} with a test", counted(used, "week", "weeks"), number(tested as i64)),
                format!(
                    "{} de uso, {} con prueba",
                    counted(used, "semana", "semanas"),
                    number(tested as i64)
                ),
            ),
            Self::Week { number } => form(format!("Week {number}"), format!("Sem. {number}")),
            Self::NoTest => say("No test", "Sin prueba"),
            Self::Letters { negative, invalid, positive, waiting } => {
                let wait = if lang == Lang::En { "W" } else { "E" };
                let all = [("P", positive), ("I", invalid), ("N", negative), (wait, waiting)];
                let told =
                    all.into_iter().filter(|(_, count)| *count > 0).map(|(letter, count)| match count {
                        1 => letter.to_owned(),
                        _ => format!("{letter}{count}"),
                    });
                Owned(told.collect::<Vec<_>>().join(" "))
            }
        }
    }
}
