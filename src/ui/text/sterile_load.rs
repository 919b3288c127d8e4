//! Words of one load, from its opening to its release.

use std::borrow::Cow::{Borrowed, Owned};

use super::day::{clock, duration, moment};
use super::figure::{counted, number};
use super::sterile_terms::{celsius, clock as minutes, hundredths, packs};
use super::{Lang, Text};
use crate::domain::event::sterile_load::ReadingSource;
use crate::domain::sterilization::steam::Band;
use crate::domain::sterilization::units::Celsius;
use crate::domain::time::{Date, Zoned};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SterileLoadMsg {
    NewTitle,
    NewSub,
    ChooseProgram,
    NoProgram,
    RunKind,
    Process,
    Test,
    TestText,
    Stopped,
    Gone,
    Filling,
    FillHint,
    PerTap,
    AddCount { count: u8 },
    NoKinds,
    InLoad { packs: usize },
    Numbers { first: u8, last: u8 },
    TakeOut,
    OtherName,
    OtherAdd,
    Bi,
    BiPlace,
    BiLot,
    BiNoLot,
    BiAdd,
    BiPlaced { lot: String },
    BiIncubate { lot: String },
    BiReadHere,
    ImplantNeeds,
    CycleNumber,
    CycleHint,
    CycleWrong,
    CycleMeant { number: u32 },
    Start,
    NotRun,
    RunningSince { at: Zoned },
    OverAt { at: Zoned },
    OverSince { minutes: i64 },
    EndComplete,
    EndStopped,
    EndFault,
    EndCode,
    EndCodeHint,
    Readings,
    ReadingsHint,
    Low,
    High,
    Exposure,
    Drying,
    Pressure,
    Celsius,
    Fahrenheit,
    TimeHint,
    Needed { min: Celsius, exposure_s: u32, dry_s: u32 },
    SourceTitle,
    Source(ReadingSource),
    FigureWrong,
    SaveReadings,
    Look,
    LookHint,
    MarkFail,
    MarkUnclear,
    MarkWet,
    MarkTorn,
    PackNumber { number: u8 },
    PackState { number: u8, state: String },
    Fine,
    AllGood { packs: usize },
    OthersGood { packs: usize, marked: usize },
    Challenge,
    ChallengePass,
    ChallengeFail,
    CheckTitle,
    CheckDone,
    Read { min: Celsius, max: Celsius, exposure_s: u32, dry_s: u32 },
    SteamAgrees { difference: i32, band: Band },
    Lethality { tenths: u32 },
    Release,
    ReleaseNotYet { reasons: usize },
    ReleaseReviewer,
    ClockTitle,
    ClockText { minutes: u32 },
    ReviewNote,
    ReviewHint,
    HoldTitle,
    HoldText,
    HoldNow,
    HoldNote,
    Released { at: Zoned, by: String, today: Date },
    Withdraw,
    FailTitle,
    FailText,
    Reprocess,
    CorrectTitle,
    CorrectText,
    CorrectNow,
    CorrectReason,
    LookAgain,
    LookPass,
    LookFail,
    SecondForCorrection,
    SecondForRelease,
    QuarantineTitle,
    QuarantineText,
    EmergencyTitle,
    EmergencyText,
    EmergencyWhich,
    EmergencyWhy,
    EmergencyWords,
    EmergencyBy,
    EmergencyCase,
    EmergencyCaseHint,
    EmergencyNow,
    EmergencySecond,
    RecallText,
    RecallOpen,
    Labels,
    Certificate,
    PacksTitle,
    ShowPacks,
    Suspect,
    Late,
    RejectNow,
    RejectReason,
    More,
    Packs { numbers: Vec<u8> },
}

impl SterileLoadMsg {
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
            Self::NewTitle => say("New load", "Nueva carga"),
            Self::NewSub => {
                say("Choose the program: the load is open.", "Elija el programa y la carga queda abierta.")
            }
            Self::ChooseProgram => say("Program", "Programa"),
            Self::NoProgram => say(
                "No program is confirmed yet. A lead confirms them under Set up.",
                "Aún no hay programas confirmados. Un responsable los confirma en Configurar.",
            ),
            Self::RunKind => say("What is run", "Qué se corre"),
            Self::Process => say("Packs", "Paquetes"),
            Self::Test => say("A test, no packs", "Una prueba, sin paquetes"),
            Self::TestText => say(
                "A test run is possible while the sterilizer is blocked: it is how it comes back.",
                "Una corrida de prueba se puede hacer con el esterilizador bloqueado: así vuelve al servicio.",
            ),
            Self::Stopped => say("Do not start a load", "No inicie una carga"),
            Self::Gone => say("This load is not known here", "Esta carga no se conoce aquí"),
            Self::Filling => say("Fill it", "Llénela"),
            Self::FillHint => say(
                "Tap how many of a kind go in. Numbers are given by themselves.",
                "Toque cuántos de un tipo entran. Los números se ponen solos.",
            ),
            Self::PerTap => say("How many", "Cuántos"),
            Self::AddCount { count } => Owned(format!("+{count}")),
            Self::NoKinds => say(
                "No kind of pack is set up. Add one by its name, or set kinds up.",
                "No hay tipos de paquetes. Agregue uno por su nombre o configúrelos.",
            ),
            Self::InLoad { packs } => form(
                format!("In the load: {}", counted(packs, "pack", "packs")),
                format!("En la carga: {}", counted(packs, "paquete", "paquetes")),
            ),
            Self::Numbers { first, last } if first == last => Owned(format!("{first:02}")),
            Self::Numbers { first, last } => Owned(format!("{first:02}–{last:02}")),
            Self::TakeOut => say("Take one out", "Sacar uno"),
            Self::OtherName => say("Another pack, by its name", "Otro paquete, por su nombre"),
            Self::OtherAdd => say("Add it", "Agregarlo"),
            Self::Bi => say("Biological indicator", "Indicador biológico"),
            Self::BiPlace => say("Over the drain", "Sobre el drenaje"),
            Self::BiLot => say("Lot", "Lote"),
            Self::BiNoLot => say(
                "No lot of biological indicators is in date. Add one under Set up.",
                "No hay lote vigente de indicadores biológicos. Agregue uno en Configurar.",
            ),
            Self::BiAdd => say("Add to this load", "Agregar a esta carga"),
            Self::BiPlaced { lot } => {
                form(format!("In the load, lot {lot}"), format!("En la carga, lote {lot}"))
            }
            Self::BiIncubate { lot } => form(
                format!("Into the incubator, with a control of lot {lot}"),
                format!("A la incubadora, con un control del lote {lot}"),
            ),
            Self::BiReadHere => say("Read it", "Leerlo"),
            Self::ImplantNeeds => say(
                "There are implants: add a biological indicator with a type 5 indicator.",
                "Hay implantes: agregue un indicador biológico con un indicador tipo 5.",
            ),
            Self::CycleNumber => say("Cycle number on the machine", "Número de ciclo en el equipo"),
            Self::CycleHint => say("As its counter shows it", "Como lo muestra su contador"),
            Self::CycleWrong => say("A number, such as 1042", "Un número, como 1042"),
            Self::CycleMeant { number } => {
                form(format!("The counter does show {number}"), format!("El contador sí muestra {number}"))
            }
            Self::Start => say("Start the cycle", "Iniciar el ciclo"),
            Self::NotRun => say("Not run after all", "Al final no se corre"),
            Self::RunningSince { at } => {
                form(format!("Running since {}", clock(at)), format!("En marcha desde las {}", clock(at)))
            }
            Self::OverAt { at } => form(
                format!("Over at {} at the earliest", clock(at)),
                format!("Termina a las {} o después", clock(at)),
            ),
            Self::OverSince { minutes } => form(
                format!("It should be over: {minutes} min ago at the earliest"),
                format!("Debió terminar hace {minutes} min o menos"),
            ),
            Self::EndComplete => say("It is over: complete", "Terminó: completo"),
            Self::EndStopped => say("Stopped by somebody", "Alguien lo detuvo"),
            Self::EndFault => say("The machine stopped", "Se detuvo el equipo"),
            Self::EndCode => say("Code it shows", "Código que muestra"),
            Self::EndCodeHint => say("If it was stopped", "Si se detuvo"),
            Self::Readings => say("What the machine reached", "Lo que alcanzó el equipo"),
            Self::ReadingsHint => say(
                "From the printout or the display. Nothing is filled in for you.",
                "Del impreso o de la pantalla. Nada se llena solo.",
            ),
            Self::Low => say("Lowest temperature", "Temperatura mínima"),
            Self::High => say("Highest temperature", "Temperatura máxima"),
            Self::Exposure => say("Exposure", "Exposición"),
            Self::Drying => say("Drying", "Secado"),
            Self::Pressure => say("Pressure", "Presión"),
            Self::Celsius => Borrowed("°C"),
            Self::Fahrenheit => Borrowed("°F"),
            Self::TimeHint => say("4 or 3:50", "4 o 3:50"),
            Self::Needed { min, exposure_s, dry_s } => form(
                format!(
                    "The program needs {} for {}, dry {}.",
                    celsius(min),
                    minutes(exposure_s),
                    minutes(dry_s)
                ),
                format!(
                    "El programa pide {} por {}, secado {}.",
                    celsius(min),
                    minutes(exposure_s),
                    minutes(dry_s)
                ),
            ),
            Self::SourceTitle => say("Read from", "Leído de"),
            Self::Source(ReadingSource::Printout) => say("Printout", "Impreso"),
            Self::Source(ReadingSource::Display) => say("Display", "Pantalla"),
            Self::Source(ReadingSource::DataFile) => say("Data file", "Archivo de datos"),
            Self::FigureWrong => say("Look at this figure again", "Revise este dato"),
            Self::SaveReadings => say("Save the readings", "Guardar los datos"),
            Self::Look => say("How it came out", "Cómo salió"),
            Self::LookHint => say(
                "Mark only what is not right; one tap records the rest as passed, dry and whole.",
                "Marque solo lo que no está bien; un toque anota el resto como pasa, seco y entero.",
            ),
            Self::MarkFail => say("Indicator FAIL", "Indicador FALLA"),
            Self::MarkUnclear => say("Unclear", "Dudoso"),
            Self::MarkWet => say("Wet", "Mojado"),
            Self::MarkTorn => say("Torn", "Roto"),
            Self::PackNumber { number } => form(format!("Pack {number:02}"), format!("Paquete {number:02}")),
            Self::PackState { number, state } => {
                form(format!("Pack {number:02}: {state}"), format!("Paquete {number:02}: {state}"))
            }
            Self::Fine => say("fine", "bien"),
            Self::AllGood { packs } => form(
                format!("All {} passed, dry and whole", number(packs as i64)),
                format!("Los {} pasan, secos y enteros", number(packs as i64)),
            ),
            Self::OthersGood { packs, marked } => form(
                format!("Record: {} marked, the other {} fine", number(marked as i64), number(packs as i64)),
                format!(
                    "Anotar: {} marcados, los otros {} bien",
                    number(marked as i64),
                    number(packs as i64)
                ),
            ),
            Self::Challenge => say("Indicator of the challenge pack", "Indicador del paquete de reto"),
            Self::ChallengePass => say("Pass", "Pasa"),
            Self::ChallengeFail => say("FAIL", "FALLA"),
            Self::CheckTitle => say("Before it is released", "Antes de liberarla"),
            Self::CheckDone => say("Nothing is missing.", "No falta nada."),
            Self::Read { min, max, exposure_s, dry_s } => form(
                format!(
                    "{} to {}, {} at temperature, dry {}",
                    celsius(min),
                    celsius(max),
                    minutes(exposure_s),
                    minutes(dry_s)
                ),
                format!(
                    "{} a {}, {} a temperatura, secado {}",
                    celsius(min),
                    celsius(max),
                    minutes(exposure_s),
                    minutes(dry_s)
                ),
            ),
            Self::SteamAgrees { difference, band: Band::Agrees } => form(
                format!("Steam: pressure and temperature agree ({} °C)", signed(difference)),
                format!("Vapor: presión y temperatura concuerdan ({} °C)", signed(difference)),
            ),
            Self::SteamAgrees { difference, .. } => form(
                format!("Steam: {} °C between pressure and temperature", signed(difference)),
                format!("Vapor: {} °C entre presión y temperatura", signed(difference)),
            ),
            Self::Lethality { tenths } => form(
                format!("F0 {}.{} min: for information, it releases nothing", tenths / 10, tenths % 10),
                format!("F0 {}.{} min: solo informa, no libera nada", tenths / 10, tenths % 10),
            ),
            Self::Release => say("Release the load", "Liberar la carga"),
            Self::ReleaseNotYet { reasons } => form(
                format!("Not yet: {}", counted(reasons, "thing is missing", "things are missing")),
                format!("Aún no: {}", counted(reasons, "cosa falta", "cosas faltan")),
            ),
            Self::ReleaseReviewer => say(
                "Another person than the one who ran it looks at this and releases it, with a note.",
                "Otra persona, no quien la corrió, revisa esto y la libera con una nota.",
            ),
            Self::ReviewNote => say("What was looked at", "Qué se revisó"),
            Self::ClockTitle => say("Check the clock of this tablet", "Revise el reloj de esta tableta"),
            Self::ClockText { minutes } => form(
                format!(
                    "Another tablet has records from {} ahead of it. One of the two clocks is wrong. The release will say so.",
                    duration(lang, i64::from(minutes))
                ),
                format!(
                    "Otra tableta tiene registros de {} más adelante. Uno de los dos relojes está mal. La liberación lo dirá.",
                    duration(lang, i64::from(minutes))
                ),
            ),
            Self::ReviewHint => say("At least 15 characters", "Al menos 15 caracteres"),
            Self::HoldTitle => say("Held", "Retenida"),
            Self::HoldText => {
                say("Somebody else looks at it before it goes.", "Otra persona la revisa antes de que salga.")
            }
            Self::HoldNow => say("Hold it", "Retenerla"),
            Self::HoldNote => say("Why", "Por qué"),
            Self::Released { at, by, today } => form(
                format!("Released {}, {by}", moment(lang, at, today)),
                format!("Liberada {}, {by}", moment(lang, at, today)),
            ),
            Self::Withdraw => {
                say("That was a slip: take the release back", "Fue un error: deshacer la liberación")
            }
            Self::FailTitle => {
                say("FAIL: these packs must not be used", "FALLA: estos paquetes no se deben usar")
            }
            Self::FailText => say(
                "Open, clean and wrap them anew. There is no release for this load.",
                "Ábralos, límpielos y envuélvalos de nuevo. Esta carga no se libera.",
            ),
            Self::Reprocess => say("All taken for reprocessing", "Todos van a reprocesar"),
            Self::CorrectTitle => say("A figure was typed wrongly", "Se escribió mal un dato"),
            Self::CorrectText => say(
                "With the printout in hand, two people, one of them a lead. The first figure stays on the record, and the load is held for a look.",
                "Con el impreso en la mano, dos personas, una responsable. El primer dato queda en el registro y la carga se retiene para revisarla.",
            ),
            Self::CorrectNow => say("Correct it", "Corregirlo"),
            Self::CorrectReason => say(
                "What the printout says, and how the slip came about",
                "Qué dice el impreso y cómo fue el error",
            ),
            Self::LookAgain => say("Looked at again", "Se miró otra vez"),
            Self::LookPass => say("It is a pass", "Sí pasa"),
            Self::LookFail => say("It is a fail", "Falla"),
            Self::SecondForCorrection => say(
                "Signs that the figure on the printout is this one.",
                "Firma que el dato del impreso es este.",
            ),
            Self::SecondForRelease => say(
                "Looks at what held the load and signs the release.",
                "Revisa lo que retuvo la carga y firma la liberación.",
            ),
            Self::QuarantineTitle => say("Quarantine", "Cuarentena"),
            Self::QuarantineText => say(
                "All is well but for the biological indicator. It may not be used before it is read.",
                "Todo está bien, pero falta leer el indicador biológico. No se usa antes de leerlo.",
            ),
            Self::EmergencyTitle => {
                say("Emergency: an implant before the reading", "Emergencia: un implante antes de la lectura")
            }
            Self::EmergencyText => say(
                "Only named implants, on a clinician’s order, with two signatures. The indicator is still read.",
                "Solo implantes indicados, por orden de un clínico, con dos firmas. El indicador se lee igual.",
            ),
            Self::EmergencyWhich => say("Which packs", "Qué paquetes"),
            Self::EmergencyWhy => say("Why", "Por qué"),
            Self::EmergencyWords => {
                say("In words, at least 15 characters", "Con palabras, al menos 15 caracteres")
            }
            Self::EmergencyBy => say("Ordered by", "Lo ordenó"),
            Self::EmergencyCase => say("Case code", "Código del caso"),
            Self::EmergencyCaseHint => say(
                "The clinic’s own code, never a patient’s name or number",
                "Código propio de la clínica, nunca nombre ni número de paciente",
            ),
            Self::EmergencyNow => say("Release these packs", "Liberar estos paquetes"),
            Self::EmergencySecond => say(
                "Not the one who ran the cycle. Signs that it cannot wait.",
                "No quien corrió el ciclo. Firma que no puede esperar.",
            ),
            Self::RecallText => say(
                "These packs must not be used until the recall says so.",
                "Estos paquetes no se usan hasta que lo diga el retiro.",
            ),
            Self::RecallOpen => say("Open the recall", "Abrir el retiro"),
            Self::Labels => say("Labels", "Etiquetas"),
            Self::Certificate => say("Record of this load", "Registro de esta carga"),
            Self::PacksTitle => say("Packs", "Paquetes"),
            Self::ShowPacks => say("Packs of this load", "Paquetes de esta carga"),
            Self::Suspect => say("Suspect", "Sospechosa"),
            Self::Late => say("Entered later than it happened", "Anotada después de que sucedió"),
            Self::RejectNow => say("Reject the load", "Rechazar la carga"),
            Self::RejectReason => say("Why, in at least 15 characters", "Por qué, en al menos 15 caracteres"),
            Self::More => say("More", "Más"),
            Self::Packs { numbers } => Owned(packs(&numbers)),
        }
    }
}

/// `+0.3` or `−2.1`.
fn signed(value: i32) -> String {
    if value > 0 { format!("+{}", hundredths(value)) } else { hundredths(value) }
}
