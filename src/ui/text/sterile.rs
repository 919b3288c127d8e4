//! Words of the sterilization home, of what is under way, and of the second signature.

use std::borrow::Cow::{Borrowed, Owned};

use super::day::{clock, duration, moment, short_day};
use super::figure::{counted, number};
use super::{Lang, Text};
use crate::domain::time::{Date, Zoned};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SterileMsg {
    Title,
    NoneTitle,
    NoneText,
    SetUp,
    SetUpSub,
    NewLoad,
    Ready,
    Blocked,
    UnderWay,
    NothingUnderWay,
    TestsDue,
    AllTested,
    Earlier,
    NoLoads,
    MoreLoads { loads: usize },
    EndsAt { at: Zoned },
    SinceEnd { minutes: i64 },
    LeftMinutes { minutes: i64 },
    Packs { packs: usize },
    Cycle { number: u32 },
    OpenedAt { at: Zoned, today: Date },
    RecallStrong { packs: usize },
    RecallText { load: String },
    RecallOpen,
    PacksHereTitle,
    PacksHere { usable: usize, blocked: usize },
    SoakOf { device: String },
    SoakReady,
    SolutionFailed,
    SolutionExpired,
    BiReady,
    BiReadyAt { at: Zoned, today: Date },
    BiToIncubate,
    BiAtLab,
    BiContested,
    BiOf { load: String },
    DueOn { date: Date, today: Date },
    DueProgram { program: String },
    AnyProgram,
    BowieDick,
    BowieDickPassed { at: Zoned },
    BowieDickToDo,
    Gaps { count: usize },
    PackStore,
    PackStoreSub { ready: usize },
    Soaks,
    SoaksSub,
    Log,
    Unit,
    SecondTitle,
    SecondSign,
    SecondSigned { who: String },
    SecondNobody,
    SecondNoPin,
    StripTitle,
    StripText { days: u32 },
    NotVerified,
    Also,
}

impl SterileMsg {
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
            Self::Title => say("Sterilize", "Esterilizar"),
            Self::NoneTitle => say("No sterilizer yet", "Aún no hay esterilizador"),
            Self::NoneText => say(
                "A lead sets up the sterilizer, its programs and its indicators. It takes ten minutes.",
                "Un responsable da de alta el esterilizador, sus programas y sus indicadores. Son diez minutos.",
            ),
            Self::SetUp => say("Set up", "Configurar"),
            Self::SetUpSub => say(
                "Sterilizers, programs, packs, indicators, rules",
                "Esterilizadores, programas, paquetes, indicadores, reglas",
            ),
            Self::NewLoad => say("New load", "Nueva carga"),
            Self::Ready => say("Ready", "Listo"),
            Self::Blocked => say("Do not start a load", "No inicie una carga"),
            Self::UnderWay => say("Under way", "En curso"),
            Self::NothingUnderWay => say("No load is under way.", "No hay ninguna carga en curso."),
            Self::TestsDue => say("Tests", "Pruebas"),
            Self::AllTested => say("No test waits.", "Ninguna prueba espera."),
            Self::Earlier => say("Loads before", "Cargas anteriores"),
            Self::NoLoads => say("No load yet.", "Aún no hay cargas."),
            Self::MoreLoads { loads } => form(
                format!("{} more in the log", number(loads as i64)),
                format!("{} más en el registro", number(loads as i64)),
            ),
            Self::EndsAt { at } => form(
                format!("over at {} at the earliest", clock(at)),
                format!("termina a las {} o después", clock(at)),
            ),
            Self::SinceEnd { minutes } => form(
                format!("should have been over {} ago", duration(lang, minutes)),
                format!("debió terminar hace {}", duration(lang, minutes)),
            ),
            Self::LeftMinutes { minutes } => form(
                format!("{} left", duration(lang, minutes)),
                format!("faltan {}", duration(lang, minutes)),
            ),
            Self::Packs { packs } => {
                form(counted(packs, "pack", "packs"), counted(packs, "paquete", "paquetes"))
            }
            Self::Cycle { number } => form(format!("cycle {number}"), format!("ciclo {number}")),
            Self::OpenedAt { at, today } => Owned(moment(lang, at, today)),
            Self::RecallStrong { packs } => form(
                format!("RECALL: do not use {}.", counted(packs, "pack", "packs")),
                format!("RETIRO: no use {}.", counted(packs, "paquete", "paquetes")),
            ),
            Self::RecallText { load } => form(
                format!("Since load {load}. Pull them now; the list says where they are."),
                format!("Por la carga {load}. Retírelos ya; la lista dice dónde están."),
            ),
            Self::RecallOpen => say("Open the list", "Abrir la lista"),
            Self::PacksHereTitle => say("Sterile packs here", "Paquetes estériles aquí"),
            Self::PacksHere { usable, blocked: 0 } => {
                form(format!("{usable} ready to use"), format!("{usable} listos para usar"))
            }
            Self::PacksHere { usable, blocked } => form(
                format!("{usable} ready to use · DO NOT USE: {blocked}"),
                format!("{usable} listos para usar · NO USAR: {blocked}"),
            ),
            Self::SoakOf { device } => form(format!("Soak: {device}"), format!("Inmersión: {device}")),
            Self::SoakReady => say("Take it out now", "Sáquelo ya"),
            Self::SolutionFailed => {
                say("A strip failed. Throw the solution away.", "Falló una tira. Deseche la solución.")
            }
            Self::SolutionExpired => {
                say("Past its last day. Throw it away.", "Pasó su último día. Deséchela.")
            }
            Self::BiReady => say("Read it now", "Léalo ya"),
            Self::BiReadyAt { at, today } => form(
                format!("to read from {}", moment(lang, at, today)),
                format!("se lee desde {}", moment(lang, at, today)),
            ),
            Self::BiToIncubate => say("Put it into the incubator", "Póngalo en la incubadora"),
            Self::BiAtLab => say("At the laboratory", "En el laboratorio"),
            Self::BiContested => say("Two readings differ", "Dos lecturas difieren"),
            Self::BiOf { load } => {
                form(format!("Biological indicator, {load}"), format!("Indicador biológico, {load}"))
            }
            Self::DueOn { date, today } => form(
                format!("due {}", short_day(lang, date, today)),
                format!("toca {}", short_day(lang, date, today)),
            ),
            Self::DueProgram { program } => {
                form(format!("Biological test, {program}"), format!("Prueba biológica, {program}"))
            }
            Self::AnyProgram => say("Biological test", "Prueba biológica"),
            Self::BowieDick => say("Bowie-Dick test", "Prueba de Bowie-Dick"),
            Self::BowieDickPassed { at } => {
                form(format!("passed today at {}", clock(at)), format!("pasó hoy a las {}", clock(at)))
            }
            Self::BowieDickToDo => {
                say("before the first load of the day", "antes de la primera carga del día")
            }
            Self::Gaps { count } => form(
                format!("{} not in the log", counted(count, "cycle is", "cycles are")),
                format!("{} en el registro", counted(count, "ciclo no está", "ciclos no están")),
            ),
            Self::PackStore => say("Sterile packs", "Paquetes estériles"),
            Self::PackStoreSub { ready } => form(
                format!("{} ready to use", number(ready as i64)),
                format!("{} listos para usar", number(ready as i64)),
            ),
            Self::Soaks => say("High-level disinfection", "Desinfección de alto nivel"),
            Self::SoaksSub => say("Solutions, strips, soaks", "Soluciones, tiras, inmersiones"),
            Self::Log => say("Log and prints", "Registro e impresos"),
            Self::Unit => say("Tests, service, gaps", "Pruebas, servicio, huecos"),
            Self::SecondTitle => say("A second person", "Una segunda persona"),
            Self::SecondSign => say("Sign", "Firmar"),
            Self::SecondSigned { who } => form(format!("{who} has signed."), format!("{who} firmó.")),
            Self::SecondNobody => say(
                "Nobody else is registered here. A lead adds people under More.",
                "No hay nadie más registrado. Un responsable agrega personas en Más.",
            ),
            Self::SecondNoPin => say(
                "This person has no PIN on this tablet. A lead sets it under People.",
                "Esta persona no tiene PIN en esta tableta. Un responsable lo pone en Personas.",
            ),
            Self::StripTitle => say("The last weeks", "Las últimas semanas"),
            Self::StripText { days } => form(
                format!("Cycles, gaps and tests of {days} days. Below, the same in words."),
                format!("Ciclos, huecos y pruebas de {days} días. Abajo, lo mismo en palabras."),
            ),
            Self::NotVerified => say("To be confirmed by a lead", "Por confirmar por un responsable"),
            Self::Also => say("Also here", "También aquí"),
        }
    }
}
