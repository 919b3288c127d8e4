//! What happened to a sterilizer or in a recall, and what did not go as it should: one sentence a record.
//! The sentences of a load are in `deeds`.

use super::super::figure::counted;
use super::super::sterile_terms::{self as terms, either, packs};
use super::super::{Lang, reasons};
use super::figures::{cycle, day, measured};
use crate::domain::event::Standing;
use crate::domain::event::sterile_care::CauseScope;
use crate::domain::event::sterile_load::{CorrectedFigure, Growth, ImmediateUse};
use crate::domain::event::sterile_setup::{SterilizerFact, TestOutcome};
use crate::domain::ids::PlaceId;
use crate::domain::inventory::marks::Late;
use crate::domain::sterilization::period::exceptions::{ExceptionKind, Over};
use crate::domain::sterilization::period::positives::StepKind;

/// What a sentence needs to know besides its record.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    pub lang: Lang,
    pub place: &'a dyn Fn(PlaceId) -> String,
    /// Who looked at a hold: initials of both.
    pub over: &'a dyn Fn(Over) -> String,
    /// Why a record was entered late.
    pub late: &'a dyn Fn(crate::domain::ids::EventId) -> Option<Late>,
}

impl Teller<'_> {
    pub(super) fn form(&self, en: String, es: String) -> String {
        if self.lang == Lang::En { en } else { es }
    }

    pub(super) fn say(&self, en: &'static str, es: &'static str) -> String {
        either((en, es), self.lang).to_owned()
    }

    /// Adds what somebody wrote, where somebody wrote something.
    pub(super) fn with(&self, said: String, note: &str) -> String {
        if note.is_empty() { said } else { format!("{said} “{note}”") }
    }

    pub fn figure(&self, figure: &CorrectedFigure) -> String {
        match figure {
            CorrectedFigure::Measured(what) => measured(what, self.lang),
            CorrectedFigure::Indicator(result) => {
                either(terms::indicator_result(*result), self.lang).to_owned()
            }
        }
    }

    pub(super) const fn growth(&self, growth: Growth) -> &'static str {
        let both = match growth {
            Growth::None => ("no growth", "sin crecimiento"),
            Growth::Growth => ("GROWTH", "CRECIMIENTO"),
        };
        either(both, self.lang)
    }

    pub const fn outcome(&self, outcome: TestOutcome) -> &'static str {
        let both = match outcome {
            TestOutcome::Pass => ("Pass", "Pasa"),
            TestOutcome::Fail => ("FAIL", "FALLA"),
        };
        either(both, self.lang)
    }

    pub fn exception(&self, what: &ExceptionKind) -> String {
        let lang = self.lang;
        match what {
            ExceptionKind::Rejected { failures, notes } => {
                let why: Vec<String> =
                    failures.iter().map(|why| terms::failure(why, lang).into_owned()).collect();
                let said = format!("{} {}", self.say("FAIL, rejected.", "FALLA, rechazada."), why.join(" "));
                notes.iter().fold(said, |said, note| self.with(said, note.as_str()))
            }
            ExceptionKind::Held { hold, note, over } => {
                let said =
                    format!("{} {}", self.say("Held.", "Retenida."), either(terms::hold(hold.reason), lang));
                let said = self.with(said, note.as_ref().map_or("", |note| note.as_str()));
                match over {
                    Some(over) => {
                        let who = (self.over)(*over);
                        format!(
                            "{said} {}",
                            self.form(format!("Looked at: {who}."), format!("La revisó: {who}."))
                        )
                    }
                    None => format!(
                        "{said} {}",
                        self.say("Nobody has released it over that.", "Nadie la ha liberado a pesar de eso.")
                    ),
                }
            }
            ExceptionKind::Emergency(release) => {
                let (numbers, why) = (packs(&release.packs), either(terms::emergency(release.reason), lang));
                let who = &release.authorizer;
                let said = self.form(
                    format!("Emergency release of packs {numbers}: {why}. Ordered by {who}."),
                    format!("Liberación de emergencia de los paquetes {numbers}: {why}. La ordenó {who}."),
                );
                let said = self.with(said, release.words.as_str());
                match &release.case_code {
                    Some(code) => format!(
                        "{said} {}",
                        self.form(format!("Case code {code}."), format!("Código de caso {code}."))
                    ),
                    None => said,
                }
            }
            ExceptionKind::ImmediateUse(why) => self.immediate_use(why.as_ref()),
            ExceptionKind::Damp { wet, torn } => self.unloaded(wet, torn),
            ExceptionKind::Corrected { old, new, reason } => {
                let (old, new) = (self.figure(old), self.figure(new));
                let said =
                    self.form(format!("Corrected: {old} → {new}."), format!("Corregido: {old} → {new}."));
                self.with(said, reason.as_str())
            }
            ExceptionKind::ReleaseWithdrawn => {
                self.say("The release was withdrawn.", "Se retiró la liberación.")
            }
            ExceptionKind::NotRun(note) => {
                self.with(self.say("Opened and never run.", "Abierta y nunca corrida."), note.as_str())
            }
            ExceptionKind::BiVoided { note, .. } => self.with(
                self.say("The biological indicator was voided.", "Se anuló el indicador biológico."),
                note.as_str(),
            ),
            ExceptionKind::BiAdjudicated { to, evidence, .. } => {
                let to = self.growth(*to);
                let said = self.form(
                    format!("Two readings differed; two people decided: {to}."),
                    format!("Dos lecturas diferían; dos personas decidieron: {to}."),
                );
                self.with(said, evidence.as_str())
            }
            ExceptionKind::GapExplained { cycle: number, reason } => {
                let number = cycle(*number);
                let said = self.form(
                    format!("Cycle {number} is in no record."),
                    format!("El ciclo {number} no está en ningún registro."),
                );
                self.with(said, reason.as_str())
            }
            ExceptionKind::Late { first, records } => {
                let said = self.form(
                    format!("{} entered later than it happened.", counted(*records, "record", "records")),
                    format!(
                        "{} después de lo ocurrido.",
                        counted(*records, "registro anotado", "registros anotados")
                    ),
                );
                match (self.late)(*first) {
                    Some(late) => {
                        let said = format!("{said} {}.", reasons::late_reason(late.reason, lang));
                        self.with(said, late.note.as_str())
                    }
                    None => said,
                }
            }
        }
    }

    pub(super) fn unloaded(&self, wet: &[u8], torn: &[u8]) -> String {
        let mut said = Vec::new();
        if !wet.is_empty() {
            let numbers = packs(wet);
            said.push(
                self.form(format!("Came out wet: {numbers}."), format!("Salieron mojados: {numbers}.")),
            );
        }
        if !torn.is_empty() {
            let numbers = packs(torn);
            said.push(self.form(format!("Came out torn: {numbers}."), format!("Salieron rotos: {numbers}.")));
        }
        if said.is_empty() {
            said.push(self.say("Unloaded, all dry and whole.", "Descargada, todo seco y entero."));
        }
        said.join(" ")
    }

    pub fn step(&self, what: &StepKind) -> String {
        let lang = self.lang;
        match what {
            StepKind::Positive(result) => {
                let result = either(terms::bi_result(*result), lang);
                self.form(
                    format!("{result}. The sterilizer is out of service from here on."),
                    format!("{result}. El esterilizador queda fuera de servicio desde aquí."),
                )
            }
            StepKind::LateFailure => self.say(
                "FAIL after the release: its packs are recalled.",
                "FALLA después de la liberación: se retiran sus paquetes.",
            ),
            StepKind::Gone => self.say(
                "Recalled. The records tell by now of no failure.",
                "Retiro. Los registros ya no hablan de ninguna falla.",
            ),
            StepKind::MachineFailed(test) => {
                let test = either(terms::machine_test(*test), lang);
                self.form(
                    format!("{test}: FAIL again. The sterilizer is out of service from here on."),
                    format!("{test}: FALLA otra vez. El esterilizador queda fuera de servicio desde aquí."),
                )
            }
            StepKind::Listed { revision, loads, packs, gaps } => {
                let said = self.form(
                    format!(
                        "List {revision}: {}, {} blocked.",
                        counted(*loads, "load", "loads"),
                        counted(*packs as usize, "pack", "packs")
                    ),
                    format!(
                        "Lista {revision}: {}, {}.",
                        counted(*loads, "carga", "cargas"),
                        counted(*packs as usize, "paquete bloqueado", "paquetes bloqueados")
                    ),
                );
                if gaps.is_empty() {
                    return said;
                }
                let numbers: Vec<String> = gaps.iter().map(u32::to_string).collect();
                let numbers = numbers.join(", ");
                format!(
                    "{said} {}",
                    self.form(
                        format!("Not in the log: {numbers}."),
                        format!("No están en el registro: {numbers}.")
                    )
                )
            }
            StepKind::Retested { code, result } => {
                let result = either(terms::bi_result(*result), lang);
                self.form(
                    format!("Biological test of {code}: {result}."),
                    format!("Prueba biológica de {code}: {result}."),
                )
            }
            StepKind::MachineTested { test, outcome } => {
                format!("{}: {}.", either(terms::machine_test(*test), lang), self.outcome(*outcome))
            }
            StepKind::Serviced { work, vendor, what } => {
                self.with(format!("{}, {vendor}.", either(terms::service_work(*work), lang)), what.as_str())
            }
            StepKind::Cause { scope, evidence } => {
                let said = match scope {
                    CauseScope::SingleLoad => self.say("Cause: this one load.", "Causa: solo esta carga."),
                    CauseScope::Machine => self.say("Cause: the machine.", "Causa: el equipo."),
                };
                self.with(said, evidence.as_str())
            }
            StepKind::Lifted { loads, reason } => {
                let said = self.form(
                    format!("{} lifted.", counted(*loads, "load", "loads")),
                    format!("{}.", counted(*loads, "carga levantada", "cargas levantadas")),
                );
                self.with(said, reason.as_str())
            }
            StepKind::Notice(to) => self.form(format!("Told: {to}."), format!("Se avisó a: {to}.")),
            StepKind::Returned { tests, note } => {
                let said = self.form(
                    format!("Back in service on {}.", counted(*tests, "test", "tests")),
                    format!("De vuelta en servicio con {}.", counted(*tests, "prueba", "pruebas")),
                );
                self.with(said, note.as_str())
            }
            StepKind::Closed { cause, action } => self.form(
                format!("Closed. Cause: {}. Action: {}.", cause.as_str(), action.as_str()),
                format!("Cerrado. Causa: {}. Medida: {}.", cause.as_str(), action.as_str()),
            ),
        }
    }

    /// Why a load could not wait to be packed, and what would have spared it.
    pub fn immediate_use(&self, why: Option<&ImmediateUse>) -> String {
        let said =
            self.say("Immediate use: unwrapped, not stored.", "Uso inmediato: sin envolver, no se guarda.");
        let Some(why) = why else {
            return format!("{said} {}", self.say("No reason was told.", "No se dijo el motivo."));
        };
        let (reason, prevention) = (why.reason.as_str(), why.prevention.as_str());
        let reasons = self.form(
            format!("Because: {reason}. What would have spared it: {prevention}."),
            format!("Porque: {reason}. Lo que lo habría evitado: {prevention}."),
        );
        match &why.case_code {
            None => format!("{said} {reasons}"),
            Some(code) => {
                let code = self.form(format!("Case code {code}."), format!("Código de caso {code}."));
                format!("{said} {reasons} {code}")
            }
        }
    }

    /// Service, standing, counter.
    pub fn machine_fact(&self, fact: &SterilizerFact) -> String {
        match fact {
            SterilizerFact::Name(name) => {
                self.form(format!("Now called {name}."), format!("Ahora se llama {name}."))
            }
            SterilizerFact::Altitude(altitude) => {
                let metres = altitude.metres();
                self.form(format!("Altitude set to {metres} m."), format!("Altitud puesta en {metres} m."))
            }
            SterilizerFact::Standing(Standing::Retired) => self.say("Taken out of use.", "Dado de baja."),
            SterilizerFact::Standing(_) => self.say("In use again.", "En uso otra vez."),
            SterilizerFact::CounterRestarted(restart) => {
                let first = restart.first;
                let said = self.form(
                    format!("The counter began again at {first}."),
                    format!("El contador empezó de nuevo en {first}."),
                );
                self.with(said, restart.reason.as_str())
            }
            SterilizerFact::OutOfService(note) => {
                self.with(self.say("Out of service.", "Fuera de servicio."), note.as_str())
            }
            SterilizerFact::Serviced(service) => {
                let (work, vendor, what) = (service.work, service.vendor.clone(), service.what.clone());
                self.step(&StepKind::Serviced { work, vendor, what })
            }
            SterilizerFact::Returned(back) => {
                self.step(&StepKind::Returned { tests: back.evidence.len(), note: back.note.clone() })
            }
            SterilizerFact::Maintained(task) => either(terms::task(*task), self.lang).to_owned(),
            SterilizerFact::PeriodReviewed(review) => {
                let (from, to) = (day(self.lang, review.from), day(self.lang, review.to));
                let said = self.form(
                    format!("Log of {from} to {to} reviewed."),
                    format!("Registro de {from} a {to} revisado."),
                );
                self.with(said, review.note.as_str())
            }
            SterilizerFact::CareSet(care) => {
                let (task, days) = (either(terms::task(care.task), self.lang), care.days);
                let said = self.form(
                    format!("{task}: every {days} days, as its manual says."),
                    format!("{task}: cada {days} días, como dice su manual."),
                );
                self.with(said, care.source.as_str())
            }
            SterilizerFact::GapExplained(gap) => {
                self.exception(&ExceptionKind::GapExplained { cycle: gap.cycle, reason: gap.reason.clone() })
            }
            SterilizerFact::Tested(test) => {
                format!(
                    "{}: {}.",
                    either(terms::machine_test(test.test), self.lang),
                    self.outcome(test.outcome)
                )
            }
        }
    }
}
