//! Words of soaks in a disinfectant: what lies in it now, starting one, taking it out.

use std::borrow::Cow::{Borrowed, Owned};

use super::day::{clock, duration, moment, short_day};
use super::figure::counted;
use super::sterile_terms::{celsius, either, fahrenheit};
use super::{Lang, Text};
use crate::domain::event::sterile_care::Drying;
use crate::domain::sterilization::hld::{SoakStanding, SolutionStanding};
use crate::domain::sterilization::soaking::StripsStanding;
use crate::domain::sterilization::units::{Celsius, TemperatureUnit};
use crate::domain::time::{Date, Zoned};

type Both = (&'static str, &'static str);

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SterileSoakMsg {
    Title,
    NowSoaking,
    NothingSoaks,
    Left,
    Since { minutes: i64 },
    TakeOutNow,
    ReadyAt { at: Zoned, today: Date },
    InSince { solution: String, at: Zoned, today: Date },
    TakeOut,
    Solutions,
    NoSolutions,
    Standing { standing: SolutionStanding, today: Date },
    StartSoak,
    WhichSolution,
    PourFirst,
    Pour,
    Strips,
    StripsText,
    NoStrips,
    StripsStand { standing: StripsStanding, today: Date },
    LastDays,
    NothingBefore,
    Log,
    SoakStands(SoakStanding),
    SoakSpan { from: Zoned, to: Option<Zoned>, by: String, today: Date },

    Gone,
    GoneText,
    Device,
    DeviceHint,
    Precleaned,
    PrecleanedSub,
    StripLot,
    StripLotOf { name: String, last: Date, today: Date },
    NoReadyStrips,
    ToStrips,
    Strip,
    StripShows { least: String },
    StripPass,
    StripFail,
    Temperature,
    AtLeast(Celsius),
    Unit(TemperatureUnit),
    TemperatureWrong,
    CaseCode,
    CaseHint,
    StartMissing(StartPart),
    RecordFailed,

    SoakTitle,
    TooEarly,
    After,
    Rinses,
    RinseMinutes,
    Drying(Drying),
    DryingTitle,
    Stored,
    StoredUnsaid,
    Recorded,
    RecordTaken,
    RinsesFirst,
    DryingFirst,
    Void,
    VoidText,
    VoidWhy,
    Voided { note: String },
    ShortTitle,
    ShortText,
    Began { at: Zoned, by: String, today: Date },
    Strength { name: String, temperature: Celsius },
    CaseOf { code: String },
    TakenAt { at: Zoned, by: String, today: Date },
    Rinsed { rinses: u8, minutes: u8 },
    StoredIn { place: String },
    OfSolution,
}

/// What is still missing before a soak can start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StartPart {
    Device,
    Precleaned,
    Lot,
    Strip,
    Temperature,
    CaseCode,
}

pub const fn soak_standing(standing: SoakStanding) -> Both {
    match standing {
        SoakStanding::Soaking { .. } => ("Soaking", "En inmersión"),
        SoakStanding::Done { .. } => ("Disinfected", "Desinfectado"),
        SoakStanding::Short => ("TOO SHORT: not disinfected", "MUY CORTA: no desinfectado"),
        SoakStanding::Voided => ("Not run", "No se hizo"),
        SoakStanding::SolutionUnknown => {
            ("Not known: its solution is on another tablet", "No se sabe: su solución está en otra tableta")
        }
    }
}

const fn start_part(part: StartPart) -> Both {
    match part {
        StartPart::Device => ("Name the device", "Nombre el dispositivo"),
        StartPart::Precleaned => ("Clean and dry it first", "Antes límpielo y séquelo"),
        StartPart::Lot => ("Choose the strips", "Elija las tiras"),
        StartPart::Strip => ("Read the strip first", "Antes lea la tira"),
        StartPart::Temperature => ("Measure the temperature", "Mida la temperatura"),
        StartPart::CaseCode => ("The case code is too long", "El código es muy largo"),
    }
}

fn solution_standing(standing: SolutionStanding, today: Date, lang: Lang) -> Text {
    let form = |en: String, es: String| Owned(if lang == Lang::En { en } else { es });
    match standing {
        SolutionStanding::InUse { last } if last == today => {
            Borrowed(either(("Last day: today", "Último día: hoy"), lang))
        }
        SolutionStanding::InUse { last } => {
            let day = short_day(lang, last, today);
            form(format!("Use until {day}"), format!("Usar hasta el {day}"))
        }
        SolutionStanding::Expired { last } => {
            let day = short_day(lang, last, today);
            form(
                format!("PAST its last day, {day}: throw it away"),
                format!("PASÓ su último día, {day}: deséchela"),
            )
        }
        SolutionStanding::Failed => {
            Borrowed(either(("STRIP FAILED: throw it away", "LA TIRA FALLÓ: deséchela"), lang))
        }
        SolutionStanding::Discarded => Borrowed(either(("Thrown away", "Desechada"), lang)),
    }
}

fn strips_standing(standing: StripsStanding, today: Date, lang: Lang) -> Text {
    let form = |en: String, es: String| Owned(if lang == Lang::En { en } else { es });
    match standing {
        StripsStanding::Ready { last } if last == today => {
            Borrowed(either(("Ready, last day today", "Listas, último día hoy"), lang))
        }
        StripsStanding::Ready { last } => {
            let day = short_day(lang, last, today);
            form(format!("Ready, use until {day}"), format!("Listas, usar hasta el {day}"))
        }
        StripsStanding::Sealed => {
            Borrowed(either(("Sealed: no controls yet", "Cerradas: aún sin controles"), lang))
        }
        StripsStanding::ControlsFailed => {
            Borrowed(either(("CONTROLS FAILED: throw them away", "FALLARON LOS CONTROLES: deséchelas"), lang))
        }
        StripsStanding::OpenTooLong { last } => {
            let day = short_day(lang, last, today);
            form(
                format!("OPEN TOO LONG, since {day}: throw them away"),
                format!("ABIERTAS DE MÁS, desde el {day}: deséchelas"),
            )
        }
        StripsStanding::LotExpired { expiry } => {
            let day = short_day(lang, expiry, today);
            form(format!("EXPIRED {day}: throw them away"), format!("VENCIDAS {day}: deséchelas"))
        }
        StripsStanding::Retired => Borrowed(either(("Out of use", "Fuera de uso"), lang)),
    }
}

impl SterileSoakMsg {
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
        let fixed = |both: Both| Borrowed(either(both, lang));
        match self {
            Self::Title => say("High-level disinfection", "Desinfección de alto nivel"),
            Self::NowSoaking => say("Soaking now", "En inmersión ahora"),
            Self::NothingSoaks => say("Nothing lies in a solution.", "No hay nada en inmersión."),
            Self::Left => say("left", "restantes"),
            Self::Since { minutes } => form(
                format!("over for {}", duration(lang, minutes)),
                format!("terminó hace {}", duration(lang, minutes)),
            ),
            Self::TakeOutNow => say("Take it out now", "Sáquelo ya"),
            Self::ReadyAt { at, today } => form(
                format!("not before {}", moment(lang, at, today)),
                format!("no antes de {}", moment(lang, at, today)),
            ),
            Self::InSince { solution, at, today } => form(
                format!("{solution}, since {}", moment(lang, at, today)),
                format!("{solution}, desde {}", moment(lang, at, today)),
            ),
            Self::TakeOut => say("Take out", "Sacar"),
            Self::Solutions => say("Solutions", "Soluciones"),
            Self::NoSolutions => say("No solution stands ready.", "No hay ninguna solución lista."),
            Self::Standing { standing, today } => solution_standing(standing, today, lang),
            Self::StartSoak => say("Start a soak", "Iniciar inmersión"),
            Self::WhichSolution => say("In which solution?", "¿En qué solución?"),
            Self::PourFirst => say("Pour a solution first", "Antes prepare una solución"),
            Self::Pour => say("Pour a solution", "Preparar una solución"),
            Self::Strips => say("Strips", "Tiras"),
            Self::StripsText => say(
                "A strip is read before each use. Each new bottle of strips needs six controls.",
                "Antes de cada uso se lee una tira. Cada frasco nuevo de tiras necesita seis controles.",
            ),
            Self::NoStrips => say("No strips yet.", "Aún no hay tiras."),
            Self::StripsStand { standing, today } => strips_standing(standing, today, lang),
            Self::LastDays => say("The last days", "Los últimos días"),
            Self::NothingBefore => say("No soak in the last days.", "Sin inmersiones en los últimos días."),
            Self::Log => say("Log", "Registro"),
            Self::SoakStands(standing) => fixed(soak_standing(standing)),
            Self::SoakSpan { from, to, by, today } => {
                let from = moment(lang, from, today);
                let to = to.map(|to| format!(" – {}", clock(to))).unwrap_or_default();
                Owned(format!("{from}{to} · {by}"))
            }

            Self::Gone => say("This is not on this tablet", "Esto no está en esta tableta"),
            Self::GoneText => say(
                "It may be on another tablet whose records have not arrived.",
                "Puede estar en otra tableta cuyos registros no han llegado.",
            ),
            Self::Device => say("Probe, scope or instrument", "Sonda, endoscopio o instrumento"),
            Self::DeviceHint => say("Its own name or number", "Su nombre o número propio"),
            Self::Precleaned => say("It was cleaned, rinsed and dried", "Se limpió, enjuagó y secó"),
            Self::PrecleanedSub => say(
                "Soil keeps the solution from the surface; water thins it.",
                "La suciedad impide que la solución llegue; el agua la diluye.",
            ),
            Self::StripLot => say("Bottle of strips", "Frasco de tiras"),
            Self::StripLotOf { name, last, today } => form(
                format!("{name}, until {}", short_day(lang, last, today)),
                format!("{name}, hasta {}", short_day(lang, last, today)),
            ),
            Self::NoReadyStrips => say(
                "No bottle of strips has passed its controls.",
                "Ningún frasco de tiras pasó sus controles.",
            ),
            Self::ToStrips => say("To the strips", "A las tiras"),
            Self::Strip => say("The strip in this solution", "La tira en esta solución"),
            Self::StripShows { least } => form(
                format!("It must show {least} or more, read at the time on its bottle."),
                format!("Debe mostrar {least} o más, leída al tiempo que dice su frasco."),
            ),
            Self::StripPass => say("Pass", "Pasa"),
            Self::StripFail => say("FAIL", "FALLA"),
            Self::Temperature => say("Temperature of the solution", "Temperatura de la solución"),
            Self::AtLeast(least) => form(
                format!("At least {} ({})", celsius(least), fahrenheit(least)),
                format!("Al menos {} ({})", celsius(least), fahrenheit(least)),
            ),
            Self::Unit(TemperatureUnit::Celsius) => say("°C", "°C"),
            Self::Unit(TemperatureUnit::Fahrenheit) => say("°F", "°F"),
            Self::TemperatureWrong => say("A figure, such as 21.5", "Un número, como 21.5"),
            Self::CaseCode => say("Case code, if you like", "Código del caso, si quiere"),
            Self::CaseHint => say(
                "Your clinic’s own code. Nothing of a patient.",
                "Código propio de la clínica. Nada de un paciente.",
            ),
            Self::StartMissing(part) => fixed(start_part(part)),
            Self::RecordFailed => say("Record the failed strip", "Anotar la tira que falló"),
            Self::SoakTitle => say("Soak", "Inmersión"),
            Self::TooEarly => say(
                "Leave it covered. A soak that is cut short does not count.",
                "Déjelo cubierto. Una inmersión cortada no cuenta.",
            ),
            Self::After => say("After the soak", "Después de la inmersión"),
            Self::Rinses => say("How many rinses", "Cuántos enjuagues"),
            Self::RinseMinutes => say("Minutes each", "Minutos cada uno"),
            Self::Drying(Drying::Dried) => say("Dried", "Se secó"),
            Self::Drying(Drying::UsedWet) => say("Used wet, at once", "Se usó húmedo, enseguida"),
            Self::DryingTitle => say("Dried?", "¿Se secó?"),
            Self::Stored => say("Stored where", "Dónde se guardó"),
            Self::StoredUnsaid => say("Not said", "Sin decir"),
            Self::Recorded => say("What was recorded", "Lo anotado"),
            Self::RecordTaken => say("Record: taken out", "Anotar: se sacó"),
            Self::RinsesFirst => say("Count the rinses and minutes", "Cuente enjuagues y minutos"),
            Self::DryingFirst => say("Dried or used wet?", "¿Seco o húmedo?"),
            Self::Void => say("This soak was not run", "Esta inmersión no se hizo"),
            Self::VoidText => say(
                "For a slip. What was taken out too early is soaked again from the beginning.",
                "Para un error. Lo que salió antes de tiempo se sumerge otra vez desde el principio.",
            ),
            Self::VoidWhy => say("What happened", "Qué pasó"),
            Self::Voided { note } => form(format!("Not run: {note}"), format!("No se hizo: {note}")),
            Self::ShortTitle => say("Not disinfected.", "No está desinfectado."),
            Self::ShortText => say(
                "It was taken out too early. Soak it again from the beginning.",
                "Salió antes de tiempo. Sumérjalo otra vez desde el principio.",
            ),
            Self::Began { at, by, today } => form(
                format!("In the solution since {}, {by}", moment(lang, at, today)),
                format!("En la solución desde {}, {by}", moment(lang, at, today)),
            ),
            Self::Strength { name, temperature } => form(
                format!("Strip passed ({name}), {}", celsius(temperature)),
                format!("La tira pasó ({name}), {}", celsius(temperature)),
            ),
            Self::CaseOf { code } => form(format!("Case {code}"), format!("Caso {code}")),
            Self::TakenAt { at, by, today } => form(
                format!("Taken out {}, {by}", moment(lang, at, today)),
                format!("Se sacó {}, {by}", moment(lang, at, today)),
            ),
            Self::Rinsed { rinses, minutes } => {
                let en = counted(usize::from(rinses), "rinse", "rinses");
                let es = counted(usize::from(rinses), "enjuague", "enjuagues");
                form(format!("{en}, {minutes} min each"), format!("{es}, {minutes} min cada uno"))
            }
            Self::StoredIn { place } => form(format!("Stored: {place}"), format!("Se guardó en: {place}")),
            Self::OfSolution => say("The solution", "La solución"),
        }
    }
}
