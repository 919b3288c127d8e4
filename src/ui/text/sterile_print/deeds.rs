//! What was told of a load, its packs and its biological indicators: one sentence a record.

use super::super::sterile_terms::{self as terms, either, packs};
use super::figures::{cycle, measured};
use super::story::Teller;
use crate::domain::event::sterile_load::{BiFact, IndicatorScope, LoadFact, PackFact, PacksAdded};
use crate::domain::sterilization::period::exceptions::ExceptionKind;

impl Teller<'_> {
    /// What was told of a load.
    pub fn load_fact(&self, fact: &LoadFact) -> String {
        let lang = self.lang;
        match fact {
            LoadFact::PacksAdded(added) => self.packs_added(added),
            LoadFact::PacksTakenOut(numbers) => {
                let numbers = packs(numbers);
                self.form(
                    format!("Packs {numbers} taken out."),
                    format!("Se sacaron los paquetes {numbers}."),
                )
            }
            LoadFact::Started(start) => match start.cycle {
                Some(number) => {
                    let number = cycle(number);
                    self.form(format!("Cycle {number} started."), format!("Empezó el ciclo {number}."))
                }
                None => self.say("Cycle started.", "Empezó el ciclo."),
            },
            LoadFact::Ended(end) => {
                let said = format!(
                    "{}: {}.",
                    self.say("Cycle ended", "Terminó el ciclo"),
                    either(terms::ending(end.ending), lang)
                );
                self.with(said, end.code.as_ref().map_or("", |code| code.as_str()))
            }
            LoadFact::Measured(what) => {
                format!("{} {}.", self.say("Readings:", "Lecturas:"), measured(what, lang))
            }
            LoadFact::IndicatorRead(read) => {
                let result = either(terms::indicator_result(read.result), lang);
                match &read.scope {
                    IndicatorScope::External(numbers) => {
                        let numbers = packs(numbers);
                        self.form(
                            format!("Outside indicators {numbers}: {result}."),
                            format!("Indicadores exteriores {numbers}: {result}."),
                        )
                    }
                    IndicatorScope::Challenge(kind) => {
                        let kind = either(terms::indicator_kind(*kind), lang);
                        self.form(
                            format!("Challenge pack ({kind}): {result}."),
                            format!("Paquete de reto ({kind}): {result}."),
                        )
                    }
                }
            }
            LoadFact::Unloaded(seen) => self.unloaded(&seen.wet, &seen.torn),
            LoadFact::Held(note) => self.with(self.say("Held.", "Retenida."), note.as_str()),
            LoadFact::Released(release) => {
                let over: Vec<&str> =
                    release.over.iter().map(|hold| either(terms::hold(hold.reason), lang)).collect();
                let said = self.say("Released.", "Liberada.");
                let said = if over.is_empty() {
                    said
                } else {
                    let over = over.join(" ");
                    format!(
                        "{said} {}",
                        self.form(format!("Looked at: {over}"), format!("Se revisó: {over}"))
                    )
                };
                let said = match release.clock_behind {
                    None => said,
                    Some(minutes) => {
                        let clock = self.form(
                            format!("The clock of the tablet was {minutes} min behind another one."),
                            format!("El reloj de la tableta estaba {minutes} min atrás de otro."),
                        );
                        format!("{said} {clock}")
                    }
                };
                self.with(said, release.note.as_str())
            }
            LoadFact::ReleasedInEmergency(release) => {
                self.exception(&ExceptionKind::Emergency((**release).clone()))
            }
            LoadFact::ImmediateUse(why) => self.immediate_use(Some(why)),
            LoadFact::Voided(note) => self.exception(&ExceptionKind::NotRun(note.clone())),
            LoadFact::Corrected(what) => {
                let new = self.figure(&what.to);
                let said = self.form(format!("Corrected to {new}."), format!("Corregido a {new}."));
                self.with(said, what.reason.as_str())
            }
            LoadFact::Rejected(note) => self.with(
                self.say("FAIL, rejected by a person.", "FALLA, la rechazó una persona."),
                note.as_str(),
            ),
            LoadFact::ReleaseWithdrawn(_) => self.exception(&ExceptionKind::ReleaseWithdrawn),
            LoadFact::Packs(noted) => {
                format!(
                    "{} {}: {}",
                    self.say("Packs", "Paquetes"),
                    packs(&noted.packs),
                    self.pack_fact(&noted.what)
                )
            }
        }
    }

    fn packs_added(&self, added: &PacksAdded) -> String {
        let numbers: Vec<u8> = (0..added.count).map(|place| added.first.saturating_add(place)).collect();
        let (numbers, name) = (packs(&numbers), &added.name);
        let packaging = either(terms::packaging(added.packaging), self.lang);
        self.form(
            format!("Packs {numbers}: {name}, {packaging}."),
            format!("Paquetes {numbers}: {name}, {packaging}."),
        )
    }

    pub fn pack_fact(&self, fact: &PackFact) -> String {
        match fact {
            PackFact::LabelsPrinted(note) => {
                self.with(self.say("labels printed.", "etiquetas impresas."), note.as_str())
            }
            PackFact::Stored(place) => {
                let place = (self.place)(*place);
                self.form(format!("stored in {place}."), format!("guardados en {place}."))
            }
            PackFact::Issued(place) => {
                let place = (self.place)(*place);
                self.form(format!("brought to {place}."), format!("llevados a {place}."))
            }
            PackFact::Opened(opened) => {
                let result = either(terms::indicator_result(opened.internal), self.lang);
                let said = self.form(
                    format!("opened, inside indicator {result}."),
                    format!("abiertos, indicador interior {result}."),
                );
                match &opened.case_code {
                    Some(code) => format!(
                        "{said} {}",
                        self.form(format!("Case code {code}."), format!("Código de caso {code}."))
                    ),
                    None => said,
                }
            }
            PackFact::Damaged(note) => self.with(self.say("damaged.", "dañados."), note.as_str()),
            PackFact::Discarded(note) => self.with(self.say("thrown away.", "desechados."), note.as_str()),
            PackFact::Reprocessed(note) => {
                self.with(self.say("reprocessed.", "reprocesados."), note.as_str())
            }
            PackFact::NotFound(note) => self.with(self.say("not found.", "no encontrados."), note.as_str()),
        }
    }

    /// A biological indicator was put in: its lot, and where.
    pub fn bi_placed(&self, what: &str) -> String {
        self.form(format!("BI placed: {what}."), format!("IB colocado: {what}."))
    }

    /// What was told of a biological indicator.
    pub fn bi_fact(&self, fact: &BiFact) -> String {
        match fact {
            BiFact::Incubated(what) => match what.control {
                Some(_) => self.say("BI incubated, with its control.", "IB a la incubadora, con su control."),
                None => self.say("BI incubated without a control.", "IB a la incubadora sin control."),
            },
            BiFact::Read(read) => {
                let test = self.growth(read.test);
                match read.control.map(|control| self.growth(control)) {
                    Some(control) => self.form(
                        format!("BI read: {test}; control: {control}."),
                        format!("IB leído: {test}; control: {control}."),
                    ),
                    None => self.form(
                        format!("BI read: {test}; no control."),
                        format!("IB leído: {test}; sin control."),
                    ),
                }
            }
            BiFact::Sent(laboratory) => {
                self.form(format!("BI sent to {laboratory}."), format!("IB enviado a {laboratory}."))
            }
            BiFact::Reported(report) => {
                let (test, control, reference) =
                    (self.growth(report.test), self.growth(report.control), &report.reference);
                self.form(
                    format!("BI reported by the laboratory ({reference}): {test}; control: {control}."),
                    format!("IB informado por el laboratorio ({reference}): {test}; control: {control}."),
                )
            }
            BiFact::Voided(note) => self.with(self.say("BI voided.", "IB anulado."), note.as_str()),
            BiFact::Seconded(growth) => {
                let saw = self.growth(*growth);
                self.form(format!("A second person saw: {saw}."), format!("Una segunda persona vio: {saw}."))
            }
            BiFact::Adjudicated(what) => {
                let to = self.growth(what.to);
                self.with(
                    self.form(
                        format!("Two people decided: {to}."),
                        format!("Dos personas decidieron: {to}."),
                    ),
                    what.evidence.as_str(),
                )
            }
        }
    }
}
