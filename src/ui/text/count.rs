//! Words of counting: rounds, their lines, the reveal; and of the doors that lead to it.

use std::borrow::Cow::{Borrowed, Owned};

use super::figure::{counted, difference, number};
use super::{Lang, Text, day, reasons};
use crate::domain::event::stock::{CountScope, Sight, VarianceReason};
use crate::domain::event::supply::{SessionOutcome, Tolerance};
use crate::domain::time::{Date, Zoned};

/// What leads to counting from elsewhere. Apart from the rest, so that Stock and Today do not carry it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CountDoorMsg {
    Title,
    Open { rounds: usize },
    Act,
}

impl CountDoorMsg {
    pub(super) fn in_language(self, lang: Lang) -> Text {
        let say = |en, es| one_of(lang, en, es);
        match self {
            Self::Title => say("Rounds of counting", "Rondas de conteo"),
            Self::Open { rounds: 0 } => say(
                "Blind, by place; only differences are shown",
                "A ciegas, por lugar; solo se ven diferencias",
            ),
            Self::Open { rounds } => Owned(match lang {
                Lang::En => counted(rounds, "round open", "rounds open"),
                Lang::Es => counted(rounds, "ronda abierta", "rondas abiertas"),
            }),
            Self::Act => say("Count", "Contar"),
        }
    }
}

/// Which supplies a round is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    All,
    WithLots,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CountMsg {
    Title,
    Sub,
    OpenRounds,
    RoundOf { opened: Zoned, today: Date },
    RoundSub { sight: Sight, by: String, places: usize },
    Ended { outcome: SessionOutcome, at: Zoned, today: Date },
    Earlier,
    Begin,
    BeginNote,
    PlaceLines { lines: usize },
    HowBlind,
    SightName(Sight),
    SightText(Sight),
    WhichItems,
    WhichName(Which),
    Start,
    StartWith { places: usize, lines: usize },
    PlacesFirst,
    NoLinesThere,
    Tolerance,
    ToleranceText(Tolerance),
    Units,
    Percent,
    PercentWrong,
    UnitsWrong,
    Save,
    SavedTolerance,

    UnknownTitle,
    UnknownText,
    ToRounds,
    LinesDone { done: usize, lines: usize },
    OfLines { lines: usize },
    Places,
    PlaceState { done: usize, lines: usize, again: usize },
    CountAgain,
    CountAgainNote { lines: usize },
    CountAgainText,
    GoOnIn { place: String },
    Next,
    AllCounted,
    AllCountedText,
    CloseRound,
    FinishEarly,
    FinishAsk { lines: usize },
    FinishNow,
    IsOver,
    Differences,
    DifferencesNote { told: usize, all: usize },
    NoDifferenceTitle,
    NoDifferenceText { lines: usize },
    AgreeToo { lines: usize },
    NotCounted { lines: usize },
    Book,
    Counted,
    Differs,
    CountedTwice { counts: usize },
    LotDiffers { lot: String, was: i64, is: i64 },
    Why,
    WhyOf { item: String },
    Reason(VarianceReason),
    Change,

    PartTitle,
    PartNote,
    Part { part: Option<u8> },
    ShelfState { done: usize, lines: usize },
    Again,
    OtherParts { parts: Vec<u8> },
    BlindNote,
    AgainNote,
    Record { have: Option<i64> },
    Later,
    FigureFirst,
    FigureWrong,
    TooMuch,
    EachLot,
    NoLot,
    Sure { have: i64 },
    Recorded { item: String, have: i64 },
    TheLine { line: usize },
    InPacks,
    InPieces,
    LooseOf { item: String },
    LotOf { lot: String },
    Scope,
    ScopeName(CountScope),
    ScopeText(CountScope),
    LotsOnShelf,
    AddLot,
    AddLotAct,
    AddLotFirst,
    LotListed,
    InAll { pieces: i64 },
    PlaceDone,
    PlaceDoneText { place: String },
    ToRound,
    NextPlace { place: String },
    RoundIsOver,
    EmptyTitle,
    EmptyText,
    OneTitle,
    OneWhy { low: i64, high: i64 },
    OneUnexplained { pieces: i64 },
    OneText,
}

const fn one_of(lang: Lang, en: &'static str, es: &'static str) -> Text {
    Borrowed(match lang {
        Lang::En => en,
        Lang::Es => es,
    })
}

impl CountMsg {
    pub(super) fn in_language(self, lang: Lang) -> Text {
        let say = |en, es| one_of(lang, en, es);
        let form = |en: String, es: String| match lang {
            Lang::En => Owned(en),
            Lang::Es => Owned(es),
        };
        match self {
            Self::Title => say("Rounds of counting", "Rondas de conteo"),
            Self::Sub => say(
                "Count what is there without seeing what should be. Only differences come up.",
                "Cuente lo que hay sin ver lo que debería haber. Solo aparecen las diferencias.",
            ),
            Self::OpenRounds => say("Open", "Abiertas"),
            Self::RoundOf { opened, today } => {
                let at = day::moment(lang, opened, today);
                form(format!("Round of {at}"), format!("Ronda de {at}"))
            }
            Self::RoundSub { sight, by, places } => {
                let sight = Self::SightName(sight).in_language(lang);
                form(
                    format!("{sight}. {}, begun by {by}", counted(places, "place", "places")),
                    format!("{sight}. {}, abierta por {by}", counted(places, "lugar", "lugares")),
                )
            }
            Self::Ended { outcome, at, today } => {
                let at = day::moment(lang, at, today);
                match outcome {
                    SessionOutcome::Finished => form(format!("Closed {at}"), format!("Cerrada {at}")),
                    SessionOutcome::GivenUp => {
                        form(format!("Ended early {at}"), format!("Terminada antes de tiempo {at}"))
                    }
                }
            }
            Self::Earlier => say("Earlier", "Anteriores"),
            Self::Begin => say("Start a round", "Abrir una ronda"),
            Self::BeginNote => say("choose its places", "elija los lugares"),
            Self::PlaceLines { lines } => {
                form(counted(lines, "line", "lines"), counted(lines, "línea", "líneas"))
            }
            Self::HowBlind => say("What you see while counting", "Qué se ve al contar"),
            Self::SightName(Sight::Blind) => say("Blind", "A ciegas"),
            Self::SightName(Sight::Open) => say("Open", "Con el registro a la vista"),
            Self::SightText(Sight::Blind) => say(
                "Nobody sees the book before every line is counted. What is far off is counted twice.",
                "Nadie ve el registro antes de contar todas las líneas. Lo que difiere mucho se cuenta dos veces.",
            ),
            Self::SightText(Sight::Open) => say(
                "The book stands beside each line. Quicker, and it hides mistakes.",
                "El registro está junto a cada línea. Más rápido, y oculta errores.",
            ),
            Self::WhichItems => say("Which supplies", "Qué insumos"),
            Self::WhichName(Which::All) => say("All lines", "Todas las líneas"),
            Self::WhichName(Which::WithLots) => say("Only those with lots", "Solo los que tienen lotes"),
            Self::Start => say("Start counting", "Empezar a contar"),
            Self::StartWith { places, lines } => form(
                format!("{}, {}", counted(places, "place", "places"), counted(lines, "line", "lines")),
                format!("{}, {}", counted(places, "lugar", "lugares"), counted(lines, "línea", "líneas")),
            ),
            Self::PlacesFirst => say("Choose a place first", "Elija antes un lugar"),
            Self::NoLinesThere => {
                say("These places have no such lines", "Esos lugares no tienen tales líneas")
            }
            Self::Tolerance => say("When to count twice", "Cuándo contar dos veces"),
            Self::ToleranceText(Tolerance { units, percent }) => form(
                format!(
                    "A blind count that is off by more than {units} and by more than {percent} % is counted again. \
                     Rounds keep what was set when they began."
                ),
                format!(
                    "Un conteo a ciegas que difiere en más de {units} y en más del {percent} % se cuenta de nuevo. \
                     Cada ronda conserva lo que valía al abrirla."
                ),
            ),
            Self::Units => say("Pieces", "Piezas"),
            Self::Percent => say("Percent", "Por ciento"),
            Self::PercentWrong => say("Write 0 to 100.", "Escriba de 0 a 100."),
            Self::UnitsWrong => say("Write 0 to 9999.", "Escriba de 0 a 9999."),
            Self::Save => say("Save", "Guardar"),
            Self::SavedTolerance => say("Saved for the next rounds.", "Guardado para las próximas rondas."),

            Self::UnknownTitle => {
                say("This tablet does not know this round", "Esta tableta no conoce esta ronda")
            }
            Self::UnknownText => say(
                "It may have been opened on a tablet whose records have not come here yet.",
                "Puede ser de una tableta cuyos registros aún no han llegado aquí.",
            ),
            Self::ToRounds => say("To the rounds", "A las rondas"),
            Self::LinesDone { done, lines } => form(
                format!("{done} of {} counted", counted(lines, "line", "lines")),
                format!("{done} de {} con conteo", counted(lines, "línea", "líneas")),
            ),
            Self::OfLines { lines } => form(
                format!("of {}", counted(lines, "line", "lines")),
                format!("de {}", counted(lines, "línea", "líneas")),
            ),
            Self::Places => say("Places", "Lugares"),
            Self::PlaceState { done, lines, again } => {
                let (mut en, mut es) = (format!("{done} of {lines} counted"), format!("{done} de {lines}"));
                if again > 0 {
                    en.push_str(&format!(", {again} to count again"));
                    es.push_str(&format!(", {again} por contar de nuevo"));
                }
                form(en, es)
            }
            Self::CountAgain => say("Count again", "Contar de nuevo"),
            Self::CountAgainNote { lines } => {
                form(counted(lines, "line", "lines"), counted(lines, "línea", "líneas"))
            }
            Self::CountAgainText => say(
                "The first count is further off than is let pass. You or somebody else counts it once more, blind.",
                "El primer conteo difiere más de lo permitido. Usted u otra persona lo cuenta otra vez, a ciegas.",
            ),
            Self::GoOnIn { place } => form(format!("Go on in {place}"), format!("Seguir en {place}")),
            Self::Next => say("Next", "Siguiente"),
            Self::AllCounted => say("Every line is counted", "Todas las líneas tienen conteo"),
            Self::AllCountedText => say(
                "Say why where it differs, then close.",
                "Diga el porqué donde difiere y cierre la ronda.",
            ),
            Self::CloseRound => say("Close the round", "Cerrar la ronda"),
            Self::FinishEarly => say("End early", "Terminar ahora"),
            Self::FinishAsk { lines } => form(
                format!(
                    "{} not counted. They stay as they are, and the differences of the others are shown.",
                    counted(lines, "line is", "lines are")
                ),
                format!(
                    "Falta contar: {}. Quedan como están, y se muestran las diferencias de las demás.",
                    counted(lines, "línea", "líneas")
                ),
            ),
            Self::FinishNow => say("End it now", "Sí, terminar"),
            Self::IsOver => say("This round is over", "Esta ronda terminó"),
            Self::Differences => say("Differences", "Diferencias"),
            Self::DifferencesNote { told, all } => {
                form(format!("{told} of {all} have a reason"), format!("{told} de {all} con motivo"))
            }
            Self::NoDifferenceTitle => say("Counted and correct", "Contado y correcto"),
            Self::NoDifferenceText { lines } => form(
                format!(
                    "{} as the book says. Each is kept as a count.",
                    counted(lines, "line is", "lines are")
                ),
                format!(
                    "Igual al registro: {}. Cada conteo queda anotado.",
                    counted(lines, "línea", "líneas")
                ),
            ),
            Self::AgreeToo { lines } => form(
                format!("{} as the book says", counted(lines, "line is", "lines are")),
                format!("Igual al registro: {}", counted(lines, "línea", "líneas")),
            ),
            Self::NotCounted { lines } => form(
                format!("{} not counted", counted(lines, "line was", "lines were")),
                format!("Sin contar: {}", counted(lines, "línea", "líneas")),
            ),
            Self::Book => say("Book", "Registro"),
            Self::Counted => say("Counted", "Contado"),
            Self::Differs => say("Differs", "Difiere"),
            Self::CountedTwice { counts } => {
                form(format!("counted {counts} times"), format!("contado {counts} veces"))
            }
            Self::LotDiffers { lot, was, is } => form(
                format!(
                    "{lot}: {} in the book, {} counted ({})",
                    number(was),
                    number(is),
                    difference(is - was)
                ),
                format!(
                    "{lot}: {} en el registro, {} en el conteo ({})",
                    number(was),
                    number(is),
                    difference(is - was)
                ),
            ),
            Self::Why => say("Why", "Por qué"),
            Self::WhyOf { item } => form(format!("Why: {item}"), format!("Por qué: {item}")),
            Self::Reason(reason) => reasons::variance_reason(reason, lang),
            Self::Change => say("Change", "Cambiar"),

            Self::PartTitle => say("What you count here", "Qué parte cuenta usted"),
            Self::PartNote => say("two people: one part each", "dos personas: una parte cada una"),
            Self::Part { part: None } => say("All of it", "Todo el lugar"),
            Self::Part { part: Some(part) } => form(format!("Part {part}"), format!("Parte {part}")),
            Self::ShelfState { done, lines } => {
                form(format!("{done} of {lines}"), format!("{done} de {lines}"))
            }
            Self::Again => say("Count again", "Contar de nuevo"),
            Self::OtherParts { parts } => {
                let list = parts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                form(format!("still to come: part {list}"), format!("falta: parte {list}"))
            }
            Self::BlindNote => say(
                "Write what you see. None is 0; blank is not counted.",
                "Escriba lo que ve. Nada es 0; en blanco es sin contar.",
            ),
            Self::AgainNote => say(
                "Once more, without looking at the first figure.",
                "Otra vez, sin mirar la primera cifra.",
            ),
            Self::Record { have } => {
                let have = have.map_or_else(|| "–".to_owned(), number);
                form(format!("Record {have}"), format!("Anotar {have}"))
            }
            Self::Later => say("Later", "Después"),
            Self::FigureFirst => say("Enter a figure first", "Escriba antes una cifra"),
            Self::FigureWrong => say("One box is no figure", "Una casilla no es una cifra"),
            Self::TooMuch => say("More than a line may hold", "Más de lo que cabe en una línea"),
            Self::EachLot => say("Enter every lot, 0 if none", "Anote cada lote, 0 si no hay"),
            Self::NoLot => say("Enter a lot first", "Anote antes un lote"),
            Self::Sure { have } => form(
                format!("{} is very many. Press once more if it is right.", number(have)),
                format!("{} es muchísimo. Oprima otra vez si es correcto.", number(have)),
            ),
            Self::Recorded { item, have } => form(
                format!("{item}: {} recorded.", number(have)),
                format!("{item}: {} en el conteo.", number(have)),
            ),
            Self::TheLine { line } => form(format!("line {line}"), format!("la línea {line}")),
            Self::InPacks => say("Count in packs", "Contar por empaque"),
            Self::InPieces => say("Count pieces only", "Contar solo piezas"),
            Self::LooseOf { item } => form(format!("Loose: {item}"), format!("Sueltas: {item}")),
            Self::LotOf { lot } => form(format!("Lot {lot}"), format!("Lote {lot}")),
            Self::Scope => say("What you looked at", "Qué revisó"),
            Self::ScopeName(CountScope::LotsComplete) => say("Every lot", "Todos los lotes"),
            Self::ScopeName(CountScope::LotsPartial) => say("Only these", "Solo estos"),
            Self::ScopeName(CountScope::ItemTotal) => say("Only the total", "Solo el total"),
            Self::ScopeText(CountScope::LotsComplete) => say(
                "All lots on the shelf are listed; no other is there.",
                "Todos los lotes del estante están en la lista; no hay otro.",
            ),
            Self::ScopeText(CountScope::LotsPartial) => {
                say("Lots left blank stay as they are.", "Los lotes en blanco quedan como están.")
            }
            Self::ScopeText(CountScope::ItemTotal) => {
                say("How it is split among lots is then inferred.", "El reparto entre lotes se deduce.")
            }
            Self::LotsOnShelf => say("Lots on this shelf", "Lotes de este estante"),
            Self::AddLot => say("Another lot", "Otro lote"),
            Self::AddLotAct => say("Add this lot", "Añadir este lote"),
            Self::AddLotFirst => say("Add the lot you typed", "Añada el lote que escribió"),
            Self::LotListed => say("This lot is listed already.", "Este lote ya está en la lista."),
            Self::InAll { pieces } => {
                form(format!("= {} in all", number(pieces)), format!("= {} en total", number(pieces)))
            }
            Self::PlaceDone => say("Every line here is counted", "Todas las líneas de aquí tienen conteo"),
            Self::PlaceDoneText { place } => form(format!("{place} is done"), format!("{place}: listo")),
            Self::ToRound => say("To the round", "A la ronda"),
            Self::NextPlace { place } => form(format!("To {place}"), format!("A {place}")),
            Self::RoundIsOver => say(
                "This round is over. Nothing is recorded for it any more.",
                "Esta ronda terminó. Ya no se anota nada en ella.",
            ),
            Self::EmptyTitle => say("Nothing to count here", "Aquí no hay nada que contar"),
            Self::EmptyText => {
                say("No line of this place is in the round.", "Ninguna línea de este lugar está en la ronda.")
            }
            Self::OneTitle => say("Count this shelf", "Contar este estante"),
            Self::OneWhy { low, high } => form(
                format!(
                    "It may be {} to {}: two tablets recorded it at the same time.",
                    number(low),
                    number(high)
                ),
                format!(
                    "Puede haber de {} a {}: dos tabletas lo anotaron a la misma hora.",
                    number(low),
                    number(high)
                ),
            ),
            Self::OneUnexplained { pieces } => form(
                format!("{} more left this shelf than were ever known to be on it.", number(pieces)),
                format!("Salieron {} más de las que se sabía que había.", number(pieces)),
            ),
            Self::OneText => say(
                "What you count is what there is from now on.",
                "Lo que usted cuente es lo que hay desde ahora.",
            ),
        }
    }
}
