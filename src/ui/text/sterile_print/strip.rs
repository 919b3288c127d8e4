//! Words of the picture of the last weeks: what each mark is, and the same as figures.

use std::borrow::Cow::{Borrowed, Owned};

use super::super::day::short_day;
use super::super::figure::counted;
use super::super::{Lang, Text};
use crate::domain::time::Date;

/// What a week or a day holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Tallied {
    pub cycles: usize,
    pub failed: usize,
    pub missing: u64,
    pub tests_passed: usize,
    pub tests_failed: usize,
    pub negative: usize,
    pub waiting: usize,
    pub invalid: usize,
    pub positive: usize,
    pub blocked_days: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StripMsg {
    WeekOf { monday: Date, today: Date },
    DayOf { day: Date, today: Date },
    Said { first: Date, today: Date, told: Tallied },
    InWords,
    Day,
    What,
    Nothing,
    Told { told: Tallied },
    Good,
    Open,
    Failed,
    Missing,
    TestPassed,
    TestFailed,
    Negative,
    Waiting,
    Invalid,
    Positive,
    Recall,
}

impl StripMsg {
    pub fn in_language(self, lang: Lang) -> Text {
        let say = |en: &'static str, es: &'static str| Borrowed(if lang == Lang::En { en } else { es });
        let form = |en: String, es: String| Owned(if lang == Lang::En { en } else { es });
        match self {
            Self::WeekOf { monday, today } => Owned(short_day(lang, monday, today)),
            Self::DayOf { day, today } => Owned(short_day(lang, day, today)),
            Self::Said { first, today, told } => {
                let first = short_day(lang, first, today);
                let told = told.words(lang);
                form(
                    format!("Seven days from {first}: {told}"),
                    format!("Siete días desde el {first}: {told}"),
                )
            }
            Self::InWords => say("The same in words", "Lo mismo en palabras"),
            Self::Day => say("Day", "Día"),
            Self::What => say("What", "Qué"),
            Self::Nothing => say("Nothing was run in these weeks.", "Nada se corrió en estas semanas."),
            Self::Told { told } => Owned(told.words(lang)),
            Self::Good => say("cycle", "ciclo"),
            Self::Open => say("cycle without an end", "ciclo sin fin"),
            Self::Failed => say("failed cycle", "ciclo fallido"),
            Self::Missing => say("missing from the log", "falta en el registro"),
            Self::TestPassed => say("test of the machine, passed", "prueba del equipo, pasó"),
            Self::TestFailed => say("test of the machine, FAIL", "prueba del equipo, FALLA"),
            Self::Negative => say("spore test negative", "prueba de esporas negativa"),
            Self::Waiting => say("spore test waits", "prueba de esporas espera"),
            Self::Invalid => say("spore test invalid", "prueba de esporas no válida"),
            Self::Positive => say("spore test POSITIVE", "prueba de esporas POSITIVA"),
            Self::Recall => say("loads of a recall", "cargas de un retiro"),
        }
    }
}

impl Tallied {
    fn words(self, lang: Lang) -> String {
        let count = |count: usize, en: (&str, &str), es: (&str, &str)| {
            let (one, many) = if lang == Lang::En { en } else { es };
            (count > 0).then(|| counted(count, one, many))
        };
        let missing = usize::try_from(self.missing).unwrap_or(usize::MAX);
        let told = [
            count(self.cycles, ("cycle", "cycles"), ("ciclo", "ciclos")),
            count(self.failed, ("FAILED", "FAILED"), ("FALLIDO", "FALLIDOS")),
            count(
                missing,
                ("missing from the log", "missing from the log"),
                ("falta en el registro", "faltan en el registro"),
            ),
            count(
                self.tests_passed,
                ("machine test passed", "machine tests passed"),
                ("prueba del equipo aprobada", "pruebas del equipo aprobadas"),
            ),
            count(
                self.tests_failed,
                ("machine test FAILED", "machine tests FAILED"),
                ("prueba del equipo FALLIDA", "pruebas del equipo FALLIDAS"),
            ),
            count(
                self.negative,
                ("negative spore test", "negative spore tests"),
                ("prueba de esporas negativa", "pruebas de esporas negativas"),
            ),
            count(
                self.waiting,
                ("spore test waiting", "spore tests waiting"),
                ("prueba de esporas en espera", "pruebas de esporas en espera"),
            ),
            count(
                self.invalid,
                ("invalid spore test", "invalid spore tests"),
                ("prueba de esporas no válida", "pruebas de esporas no válidas"),
            ),
            count(
                self.positive,
                ("POSITIVE spore test", "POSITIVE spore tests"),
                ("prueba de esporas POSITIVA", "pruebas de esporas POSITIVAS"),
            ),
            count(
                self.blocked_days,
                ("day with loads of a recall", "days with loads of a recall"),
                ("día con cargas de un retiro", "días con cargas de un retiro"),
            ),
        ];
        let told: Vec<String> = told.into_iter().flatten().collect();
        match (told.is_empty(), lang) {
            (true, Lang::En) => "nothing".to_owned(),
            (true, Lang::Es) => "nada".to_owned(),
            (false, _) => told.join(", "),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_is_not_said() {
        let told = Tallied { cycles: 4, failed: 1, missing: 2, ..Tallied::default() };
        assert_eq!(told.words(Lang::En), "4 cycles, 1 FAILED, 2 missing from the log");
        assert_eq!(Tallied::default().words(Lang::Es), "nada");
    }
}
