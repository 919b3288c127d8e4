//! Welcome, set-up and lock: the first words that anybody reads.

use std::borrow::Cow::{Borrowed, Owned};

use super::figure::{counted, number};
use super::{Lang, Msg, Text};
use crate::domain::event::PlaceKind;
use crate::ui::naming::place_kind_word;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FirstStartMsg {
    Title,
    Sub,
    Language,
    SampleDoor,
    SampleText,
    SetUpDoor,
    SetUpText,
    GoOnDoor,
    GoOnText,
    ImportDoor,
    WorkingTitle,
    WorkingText,
    WorkingStep,
    HomeScreenTitle,
    HomeScreenText,
    ElsewhereTitle,
    ElsewhereText,
    SampleClinic,
    SampleStrong,
    SampleTablet,

    StepOf {
        step: usize,
        steps: usize,
    },
    Back,
    Next,
    ClinicTitle,
    ClinicSub,
    ClinicName,
    ClinicNameHint,
    TimeZone,
    TimeZoneHint,
    TimeZoneWrong,
    Letter,
    LetterHint,
    LetterWrong,
    TabletName,
    TabletNameHint,
    YouTitle,
    YouSub,
    PinTitle,
    PinSub,
    PlacesTitle,
    PlacesSub,
    HowMany,
    HowManyOf {
        kind: PlaceKind,
    },
    Names,
    NamesNote,
    NameOf {
        kind: PlaceKind,
        number: usize,
    },
    /// A line of the summary of what is to be put right.
    Fault {
        field: Box<Msg>,
        what: Box<Msg>,
    },
    TabletLine {
        letter: String,
        name: String,
        zone: String,
    },
    NoRoom,
    SuppliesTitle,
    SuppliesSub,
    ChosenOf {
        chosen: usize,
        total: usize,
    },
    Search,
    QuickSets,
    SetAll {
        count: usize,
    },
    SetNone,
    SetRoom {
        kind: PlaceKind,
        count: usize,
    },
    ChooseAllOf {
        count: usize,
    },
    ChooseNoneOf,
    Found {
        count: usize,
    },
    SummaryTitle,
    SummarySub,
    Places {
        count: usize,
    },
    Supplies {
        count: usize,
    },
    Change,
    Start,
    Starting,
    YourPin,
    PinIsSet,
    PinMissing,

    LockTitle,
    LockSub,
    LockedSample {
        pin: &'static str,
    },
    NobodyTitle,
    NobodyText,
    ChooseYourself,
    PinFor {
        initials: String,
    },
    Unlock,
    WrongPin {
        left: u8,
    },
    LockedFor {
        minutes: i64,
        seconds: i64,
    },
    LockedTitle,
    NoPinTitle {
        initials: String,
    },
    NoPinText,
    FirstPinTitle {
        initials: String,
    },
    FirstPinText,
    LeadFirstText,
    NewPin,
    EnterAgain,
    SamePinAgain,
    PinsDiffer,
    KeepPin,
    OtherPin,
}

impl FirstStartMsg {
    pub(super) fn in_language(self, lang: Lang) -> Text {
        let say = |en: &'static str, es: &'static str| {
            Borrowed(match lang {
                Lang::En => en,
                Lang::Es => es,
            })
        };
        match self {
            Self::LockedSample { pin } => {
                form(lang, || format!("Everybody’s PIN is {pin}."), || format!("El PIN de todos es {pin}."))
            }
            Self::StepOf { step, steps } => {
                form(lang, || format!("Step {step} of {steps}"), || format!("Paso {step} de {steps}"))
            }
            Self::HowManyOf { kind } => form(
                lang,
                || format!("How many: {}", place_kind_word(kind, lang)),
                || format!("Cuántos: {}", place_kind_word(kind, lang)),
            ),
            Self::NameOf { kind, number: 1 } if kind != PlaceKind::ExamRoom => place_kind_word(kind, lang),
            Self::NameOf { kind, number } => Owned(format!("{} {number}", place_kind_word(kind, lang))),
            Self::Fault { field, what } => Owned(format!("{}: {}", field.text(lang), what.text(lang))),
            Self::TabletLine { letter, name, zone } => form(
                lang,
                || format!("Tablet {letter}, {name} · {zone}"),
                || format!("Tableta {letter}, {name} · {zone}"),
            ),
            Self::ChosenOf { chosen, total } => form(
                lang,
                || format!("{} of {} chosen", figure(chosen), figure(total)),
                || format!("{} de {} elegidos", figure(chosen), figure(total)),
            ),
            Self::SetAll { count } => {
                form(lang, || format!("All {}", figure(count)), || format!("Los {}", figure(count)))
            }
            Self::SetRoom { kind, count } => form(
                lang,
                || format!("{}, {}", place_kind_word(kind, lang), figure(count)),
                || format!("{}, {}", place_kind_word(kind, lang), figure(count)),
            ),
            Self::ChooseAllOf { count } => form(
                lang,
                || format!("Choose all {}", figure(count)),
                || format!("Elegir los {}", figure(count)),
            ),
            Self::Found { count } => form(
                lang,
                || counted(count, "match", "matches"),
                || counted(count, "coincidencia", "coincidencias"),
            ),
            Self::Places { count } => {
                form(lang, || counted(count, "place", "places"), || counted(count, "lugar", "lugares"))
            }
            Self::Supplies { count } => {
                form(lang, || counted(count, "item", "items"), || counted(count, "artículo", "artículos"))
            }
            Self::PinFor { initials } => {
                form(lang, || format!("PIN for {initials}"), || format!("PIN de {initials}"))
            }
            Self::WrongPin { left: 1 } => form(
                lang,
                || "Wrong PIN. 1 try left, then a wait of 5 minutes.".to_owned(),
                || "PIN incorrecto. Queda 1 intento; después, 5 minutos de espera.".to_owned(),
            ),
            Self::WrongPin { left } => form(
                lang,
                || format!("Wrong PIN. {left} tries left."),
                || format!("PIN incorrecto. Quedan {left} intentos."),
            ),
            Self::LockedFor { minutes, seconds } => form(
                lang,
                || format!("Try again in {minutes}:{seconds:02}."),
                || format!("Inténtelo de nuevo en {minutes}:{seconds:02}."),
            ),
            Self::NoPinTitle { initials } => form(
                lang,
                || format!("{initials} has no PIN on this tablet"),
                || format!("{initials} no tiene PIN en esta tableta"),
            ),
            Self::FirstPinTitle { initials } => {
                form(lang, || format!("{initials}, choose your PIN"), || format!("{initials}, elija su PIN"))
            }
            Self::Title => say("Welcome to Tallywell", "Le damos la bienvenida a Tallywell"),
            Self::Sub => say(
                "Fill exam rooms to par. Everything stays on this tablet, with or without a network.",
                "Reponga las salas de examen. Todo queda en esta tableta, con o sin red.",
            ),
            Self::Language => say("Language", "Idioma"),
            Self::SampleDoor => say("Try it with a sample clinic", "Probar con una clínica de muestra"),
            Self::SampleText => say(
                "Five exam rooms, a closet and thirty days of history. Clearly marked, gone in one tap.",
                "Cinco salas, un almacén y treinta días de historia. Bien marcada; se quita con un toque.",
            ),
            Self::SetUpDoor => say("Set up our clinic", "Configurar nuestra clínica"),
            Self::SetUpText => say(
                "Name, rooms and supplies, in about five minutes. Most of it is filled in for you.",
                "Nombre, salas e insumos, en unos cinco minutos. Casi todo ya viene propuesto.",
            ),
            Self::GoOnDoor => say("Go on setting up our clinic", "Seguir configurando nuestra clínica"),
            Self::GoOnText => say("What you have entered is still here.", "Lo que ya escribió sigue aquí."),
            Self::ImportDoor => {
                say("Bring in records from another tablet", "Traer los registros de otra tableta")
            }
            Self::WorkingTitle => say("Opening the sample clinic", "Abriendo la clínica de muestra"),
            Self::WorkingText => say(
                "Thirty mornings of filling rooms are being written down. This takes a few seconds, once.",
                "Se están anotando treinta mañanas de reposición. Toma unos segundos, una sola vez.",
            ),
            Self::WorkingStep => say("Writing thirty days", "Anotando treinta días"),
            Self::HomeScreenTitle => say(
                "Put Tallywell on the home screen first.",
                "Ponga primero Tallywell en la pantalla de inicio.",
            ),
            Self::HomeScreenText => say(
                "Tap Share, then Add to Home Screen, and open it from there. On an iPad, records made in this tab do not move into the app.",
                "Toque Compartir y luego Agregar a Inicio, y ábralo desde ahí. En un iPad, lo que anote en esta pestaña no pasa a la aplicación.",
            ),
            Self::ElsewhereTitle => say(
                "The records live in the installed app.",
                "Los registros están en la aplicación instalada.",
            ),
            Self::ElsewhereText => say(
                "This tab has none of its own. Open Tallywell from the home screen and choose the room there.",
                "Esta pestaña no tiene ninguno. Abra Tallywell desde la pantalla de inicio y elija la sala ahí.",
            ),
            Self::SampleClinic => say("Alder Street Clinic (sample)", "Clínica de la calle Alder (muestra)"),
            Self::SampleStrong => say("This is a sample.", "Es una muestra."),
            Self::SampleTablet => say("Front hall", "Pasillo principal"),
            Self::Back => say("Back", "Atrás"),
            Self::Next => say("Next", "Siguiente"),
            Self::ClinicTitle => say("Your clinic", "Su clínica"),
            Self::ClinicSub => say(
                "Names can be changed later. Nothing here leaves the tablet by itself.",
                "Los nombres se pueden cambiar después. Nada sale de la tableta por sí solo.",
            ),
            Self::ClinicName => say("Clinic name", "Nombre de la clínica"),
            Self::ClinicNameHint => {
                say("As it stands on labels and files", "Como saldrá en etiquetas y archivos")
            }
            Self::TimeZone => say("Time zone", "Zona horaria"),
            Self::TimeZoneHint => say(
                "Taken from this tablet, such as America/Chicago",
                "Tomada de esta tableta, por ejemplo America/Chicago",
            ),
            Self::TimeZoneWrong => say(
                "Two words with a stroke between, such as America/Chicago",
                "Dos palabras con una barra, por ejemplo America/Chicago",
            ),
            Self::Letter => say("Letter of this tablet", "Letra de esta tableta"),
            Self::LetterHint => say(
                "One letter, on a sticker on the back. The next tablet gets another one.",
                "Una letra, en una etiqueta al dorso. La siguiente tableta lleva otra.",
            ),
            Self::LetterWrong => say("One letter, A to Z", "Una letra, de la A a la Z"),
            Self::TabletName => say("Where it is kept", "Dónde se guarda"),
            Self::TabletNameHint => say("Such as Front hall", "Por ejemplo, Pasillo principal"),
            Self::YouTitle => say("You", "Usted"),
            Self::YouSub => say(
                "Everything that is recorded carries initials. You begin as the lead; the others come later.",
                "Todo lo que se anota lleva iniciales. Usted empieza como responsable; los demás vienen después.",
            ),
            Self::PinTitle => say("Your PIN", "Su PIN"),
            Self::PinSub => say(
                "It says who is working. It is known on this tablet only and never leaves it.",
                "Dice quién trabaja. Solo se conoce en esta tableta y nunca sale de ella.",
            ),
            Self::PlacesTitle => say("Rooms and shelves", "Salas y estantes"),
            Self::PlacesSub => say(
                "In the order in which they are walked. Rooms are filled from the supply closet.",
                "En el orden en que se recorren. Las salas se reponen desde el almacén.",
            ),
            Self::HowMany => say("How many", "Cuántos"),
            Self::Names => say("What you call them", "Cómo los llaman"),
            Self::NamesNote => say("As it stands on the door", "Como dice en la puerta"),
            Self::NoRoom => say("At least one room to fill", "Al menos una sala que reponer"),
            Self::SuppliesTitle => say("Supplies", "Insumos"),
            Self::SuppliesSub => say(
                "The list of an exam room is chosen already. Add what you use; the rest can come later.",
                "La lista de una sala de examen ya está elegida. Agregue lo que usan; lo demás puede venir después.",
            ),
            Self::Search => say("Find a supply", "Buscar un insumo"),
            Self::QuickSets => say("Lists to begin with", "Listas para empezar"),
            Self::SetNone => say("None", "Ninguno"),
            Self::ChooseNoneOf => say("Choose none of these", "No elegir ninguno"),
            Self::SummaryTitle => say("Ready to start?", "¿Todo listo?"),
            Self::SummarySub => {
                say("All of it can be changed later under More.", "Todo se puede cambiar después en Más.")
            }
            Self::Change => say("Change", "Cambiar"),
            Self::Start => say("Start", "Empezar"),
            Self::Starting => say("Writing your clinic down", "Anotando su clínica"),
            Self::YourPin => say("PIN", "PIN"),
            Self::PinIsSet => say("Chosen", "Elegido"),
            Self::PinMissing => say("Choose a PIN", "Elija un PIN"),
            Self::LockTitle => say("Who is here?", "¿Quién está aquí?"),
            Self::LockSub => say(
                "What was begun is kept for whoever began it.",
                "Lo empezado queda guardado para quien lo empezó.",
            ),
            Self::NobodyTitle => say("Nobody is on the list", "No hay nadie en la lista"),
            Self::NobodyText => say(
                "The records on this tablet name no people in use.",
                "Los registros de esta tableta no nombran a nadie en activo.",
            ),
            Self::ChooseYourself => say("Tap your initials.", "Toque sus iniciales."),
            Self::Unlock => say("Unlock", "Entrar"),
            Self::LockedTitle => say("Five wrong PINs.", "Cinco PIN incorrectos."),
            Self::NoPinText => say(
                "A lead sets it: More, People, your name, Set a PIN.",
                "Lo pone un responsable: Más, Personal, su nombre, Poner un PIN.",
            ),
            Self::FirstPinText => say(
                "Nobody has a PIN on this tablet yet, so a lead chooses first.",
                "Aún nadie tiene PIN en esta tableta; un responsable elige primero.",
            ),
            Self::LeadFirstText => say(
                "Nobody has a PIN on this tablet yet. A lead or a clinician taps their initials and chooses one; then they set yours.",
                "Aún nadie tiene PIN en esta tableta. Un responsable o un profesional clínico toca sus iniciales y elige el suyo; después pone el de usted.",
            ),
            Self::NewPin => say("New PIN, 4 to 10 digits", "PIN nuevo, de 4 a 10 dígitos"),
            Self::EnterAgain => say("Go on", "Continuar"),
            Self::SamePinAgain => say("The same PIN again", "El mismo PIN otra vez"),
            Self::PinsDiffer => {
                say("That was another PIN. Begin again.", "Ese era otro PIN. Empiece de nuevo.")
            }
            Self::KeepPin => say("Keep this PIN", "Guardar este PIN"),
            Self::OtherPin => say("Choose another", "Elegir otro"),
        }
    }
}

fn form(lang: Lang, en: impl FnOnce() -> String, es: impl FnOnce() -> String) -> Text {
    Owned(match lang {
        Lang::En => en(),
        Lang::Es => es(),
    })
}

fn figure(count: usize) -> String {
    number(i64::try_from(count).unwrap_or(i64::MAX))
}
