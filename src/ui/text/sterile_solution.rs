//! Words of disinfecting solutions and of the strips that judge them: pouring, testing, throwing away.

use std::borrow::Cow::{Borrowed, Owned};

use super::day::{moment, short_day};
use super::sterile_terms::{celsius, clock as span, either};
use super::{Lang, Text};
use crate::domain::sterilization::soaking::Limit;
use crate::domain::sterilization::units::Celsius;
use crate::domain::time::{Date, Zoned};

type Both = (&'static str, &'static str);

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SterileSolutionMsg {
    PourSub,
    Product,
    OwnProduct,
    Source { source: String },
    FromMemory,
    Name,
    NameHint,
    LabelFigures,
    LabelWins,
    SoakTime,
    SoakTimeHint,
    MinTemperature,
    ReuseDays,
    OpenedDays,
    OpenedDaysHint,
    Bottle,
    Lot,
    Expiry,
    DateHint,
    DateWrong,
    OpenedOn,
    Container,
    ContainerHint,
    UseUntil,
    UseUntilDate { date: Date, today: Date },
    UseUntilUnknown,
    PourUntil { date: Date, today: Date },
    Because(Limit),
    PourMissing(PourPart),
    FailedTitle,
    FailedText,
    ExpiredTitle,
    ExpiredText,
    TestOnly,
    TestText,
    RecordStrip,
    Facts,
    PouredAt { at: Zoned, by: String, today: Date },
    SoakFor { seconds: u32, least: Celsius },
    BottleLot { lot: String, expiry: Date, opened: Date, today: Date },
    Tested { passed: bool, at: Zoned, by: String, today: Date },
    DiscardedAt { at: Zoned, by: String, today: Date },
    Neutralized { how: String },
    Discard,
    DiscardWhy,
    DiscardFailed,
    DiscardExpired,
    DiscardDirty,
    DiscardDay,
    NeutralizedHow,
    NeutralizedHint,
    WhyFirst,
    Soaks,
    NoSoaks,
    AddStrips,
    StripProduct,
    AddLot,
    OpenBottle,
    StripsFor,
    StripsOther,
    DaysOpen,
    DaysOpenHint,
    FullStrength,
    Diluted,
    ControlsBad,
    RecordOpened,
    StripsMissing(StripsPart),
    Retire,
}

/// What is still missing before a solution can be recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PourPart {
    Product,
    Name,
    Soak,
    Temperature,
    Reuse,
    Opened,
    Lot,
    Expiry,
    OpenedOn,
    Container,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StripsPart {
    Product,
    Lot,
    Expiry,
    OpenedOn,
    Days,
    Controls,
}

const fn pour_part(part: PourPart) -> Both {
    match part {
        PourPart::Product => ("Choose the product", "Elija el producto"),
        PourPart::Name => ("Its name is missing", "Falta el nombre"),
        PourPart::Soak => ("The soak time is missing", "Falta el tiempo de inmersión"),
        PourPart::Temperature => ("The temperature is missing", "Falta la temperatura"),
        PourPart::Reuse => ("The days in use are missing", "Faltan los días de uso"),
        PourPart::Opened => ("Days of the open bottle: a figure", "Días del frasco abierto: un número"),
        PourPart::Lot => ("The lot is missing", "Falta el lote"),
        PourPart::Expiry => ("The date on the bottle is missing", "Falta la fecha del frasco"),
        PourPart::OpenedOn => ("When was the bottle opened?", "¿Cuándo se abrió el frasco?"),
        PourPart::Container => ("Which container?", "¿Qué recipiente?"),
    }
}

const fn strips_part(part: StripsPart) -> Both {
    match part {
        StripsPart::Product => ("The product is missing", "Falta el producto"),
        StripsPart::Lot => ("The lot is missing", "Falta el lote"),
        StripsPart::Expiry => ("The date on the bottle is missing", "Falta la fecha del frasco"),
        StripsPart::OpenedOn => ("When was it opened?", "¿Cuándo se abrió?"),
        StripsPart::Days => ("How many days does it keep?", "¿Cuántos días dura?"),
        StripsPart::Controls => ("Read all six controls", "Lea los seis controles"),
    }
}
fn limit(limit: Limit, lang: Lang) -> Text {
    match (limit, lang) {
        (Limit::Reuse { days }, Lang::En) => Owned(format!("{days} days after it was poured")),
        (Limit::Reuse { days }, Lang::Es) => Owned(format!("{days} días después de prepararla")),
        (Limit::Bottle, _) => Borrowed(either(("the date on the bottle", "la fecha del frasco"), lang)),
        (Limit::Opened { days }, Lang::En) => Owned(format!("{days} days after the bottle was opened")),
        (Limit::Opened { days }, Lang::Es) => Owned(format!("{days} días después de abrir el frasco")),
    }
}

impl SterileSolutionMsg {
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
            Self::PourSub => say(
                "Copy the figures from the label of the product. They decide how long it may be used.",
                "Copie los datos de la etiqueta del producto. Deciden cuánto tiempo se puede usar.",
            ),
            Self::Product => say("Product", "Producto"),
            Self::OwnProduct => say("Another product", "Otro producto"),
            Self::Source { source } => {
                form(format!("Filled in from: {source}."), format!("Datos de: {source}."))
            }
            Self::FromMemory => say(
                "These figures are from memory, not from a source: look at the label twice.",
                "Estos datos son de memoria, sin fuente: mire la etiqueta dos veces.",
            ),
            Self::Name => say("Name on the label", "Nombre en la etiqueta"),
            Self::NameHint => say("The brand, such as it stands there", "La marca, tal como aparece"),
            Self::LabelFigures => say("From its label", "De su etiqueta"),
            Self::LabelWins => say("Where they differ, the label wins.", "Si difieren, vale la etiqueta."),
            Self::SoakTime => say("Soak time", "Tiempo de inmersión"),
            Self::SoakTimeHint => say("Minutes, or 12:30", "Minutos, o 12:30"),
            Self::MinTemperature => say("At least so warm", "Temperatura mínima"),
            Self::ReuseDays => say("Days it may be used", "Días que se puede usar"),
            Self::OpenedDays => say("Days an opened bottle keeps", "Días que dura el frasco abierto"),
            Self::OpenedDaysHint => {
                say("Empty where the label names none", "Vacío si la etiqueta no lo dice")
            }
            Self::Bottle => say("The bottle and the container", "El frasco y el recipiente"),
            Self::Lot => say("Lot", "Lote"),
            Self::Expiry => say("Date on the bottle", "Fecha del frasco"),
            Self::DateHint => say("Such as 2027-06-30 or 2027-06", "Por ejemplo 2027-06-30 o 2027-06"),
            Self::DateWrong => say("A date, such as 2027-06-30", "Una fecha, como 2027-06-30"),
            Self::OpenedOn => say("Opened on", "Abierto el"),
            Self::Container => say("Container", "Recipiente"),
            Self::ContainerHint => say("What you call it, such as Bath 1", "Cómo le llaman, como Tina 1"),
            Self::UseUntil => say("Use until", "Usar hasta"),
            Self::UseUntilDate { date, today } => Owned(short_day(lang, date, today)),
            Self::UseUntilUnknown => say(
                "Shown as soon as the days and dates above are filled in.",
                "Se muestra en cuanto estén los días y las fechas de arriba.",
            ),
            Self::PourUntil { date, today } => form(
                format!("Pour, use until {}", short_day(lang, date, today)),
                format!("Preparar, usar hasta el {}", short_day(lang, date, today)),
            ),
            Self::Because(why) => {
                let why = limit(why, lang);
                form(format!("because: {why}"), format!("porque: {why}"))
            }
            Self::PourMissing(part) => fixed(pour_part(part)),
            Self::FailedTitle => say("Throw the solution away.", "Deseche la solución."),
            Self::FailedText => say(
                "A strip failed. No soak was started. Do not soak longer instead.",
                "Una tira falló. No se inició ninguna inmersión. No la compense con más tiempo.",
            ),
            Self::ExpiredTitle => say("Throw the solution away.", "Deseche la solución."),
            Self::ExpiredText => say("It is past its last day.", "Ya pasó su último día."),
            Self::TestOnly => say("Only test it with a strip", "Solo probarla con una tira"),
            Self::TestText => say(
                "Without a soak. A strip that fails ends the solution.",
                "Sin inmersión. Una tira que falla termina la solución.",
            ),
            Self::RecordStrip => say("Record the strip", "Anotar la tira"),
            Self::Facts => say("What is in it", "Qué contiene"),
            Self::PouredAt { at, by, today } => form(
                format!("Poured {} by {by}", moment(lang, at, today)),
                format!("Preparada {} por {by}", moment(lang, at, today)),
            ),
            Self::SoakFor { seconds, least } => form(
                format!("Soak {} min at {} or more", span(seconds), celsius(least)),
                format!("Inmersión de {} min a {} o más", span(seconds), celsius(least)),
            ),
            Self::BottleLot { lot, expiry, opened, today } => {
                let (expiry, opened) = (short_day(lang, expiry, today), short_day(lang, opened, today));
                form(
                    format!("Lot {lot}, date on the bottle {expiry}, opened {opened}"),
                    format!("Lote {lot}, fecha del frasco {expiry}, abierto {opened}"),
                )
            }
            Self::Tested { passed, at, by, today } => {
                let at = moment(lang, at, today);
                match passed {
                    true => form(format!("Strip passed {at}, {by}"), format!("La tira pasó {at}, {by}")),
                    false => form(format!("Strip FAILED {at}, {by}"), format!("La tira FALLÓ {at}, {by}")),
                }
            }
            Self::DiscardedAt { at, by, today } => form(
                format!("Thrown away {} by {by}", moment(lang, at, today)),
                format!("Desechada {} por {by}", moment(lang, at, today)),
            ),
            Self::Neutralized { how } => form(format!("Neutralized: {how}"), format!("Neutralizada: {how}")),
            Self::Discard => say("Throw it away", "Desecharla"),
            Self::DiscardWhy => say("Why", "Por qué"),
            Self::DiscardFailed => say("A strip failed", "Una tira falló"),
            Self::DiscardExpired => say("Past its last day", "Pasó su último día"),
            Self::DiscardDirty => say("Dirty or diluted", "Sucia o diluida"),
            Self::DiscardDay => say("Not needed any more", "Ya no se necesita"),
            Self::NeutralizedHow => say("Neutralized how", "Cómo se neutralizó"),
            Self::NeutralizedHint => say(
                "Such as glycine. Empty where the label does not ask for it.",
                "Por ejemplo glicina. Vacío si la etiqueta no lo pide.",
            ),
            Self::WhyFirst => say("Say why", "Diga por qué"),
            Self::Soaks => say("Soaked in it", "Inmersiones en ella"),
            Self::NoSoaks => say("Nothing was soaked in it yet.", "Aún no hubo inmersiones en ella."),
            Self::AddStrips => say("Add a lot of strips", "Agregar un lote de tiras"),
            Self::StripProduct => say("Name on the strips", "Nombre de las tiras"),
            Self::AddLot => say("Add this lot", "Agregar este lote"),
            Self::OpenBottle => say("Open a bottle", "Abrir un frasco"),
            Self::StripsFor => say("Strips for", "Tiras para"),
            Self::StripsOther => say("Other", "Otro"),
            Self::DaysOpen => say("Days it keeps, opened", "Días que dura abierto"),
            Self::DaysOpenHint => say("As the bottle says", "Como dice el frasco"),
            Self::FullStrength => {
                say("Full strength: how many of 3 passed", "Concentración plena: cuántas de 3 pasaron")
            }
            Self::Diluted => say(
                "Half water: how many of 3 failed, as they must",
                "Mitad agua: cuántas de 3 fallaron, como deben",
            ),
            Self::ControlsBad => say(
                "All six must be right. Record it, and throw this bottle of strips away.",
                "Los seis deben salir bien. Anótelo y deseche este frasco de tiras.",
            ),
            Self::RecordOpened => say("Record the bottle", "Anotar el frasco"),
            Self::StripsMissing(part) => fixed(strips_part(part)),
            Self::Retire => say("Thrown away", "Desechadas"),
        }
    }
}
