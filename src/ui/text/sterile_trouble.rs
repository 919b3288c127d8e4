//! Why something about sterilization was not done, and what to do about it.

use std::borrow::Cow::{Borrowed, Owned};

use super::figure::number;
use super::sterile_terms::{
    bi_result, celsius, clock, either, failure, hint, hold, hundredths, load_standing, machine_test, missing,
    packaging, packs,
};
use super::{Lang, Text};
use crate::domain::sterilization::machine::Block;
use crate::domain::sterilization::refusal::{Bar, SterilizationRefusal};
use crate::domain::sterilization::steam::TemperatureFit;
use crate::domain::sterilization::survey::OutCause;

pub(super) fn refused(why: &SterilizationRefusal, lang: Lang) -> Text {
    use SterilizationRefusal as R;
    let form = |en: String, es: String| Owned(if lang == Lang::En { en } else { es });
    match why {
        R::CodeTaken(code) => form(
            format!("Another sterilizer is called {code}. Choose another short name."),
            format!("Otro esterilizador se llama {code}. Elija otro nombre corto."),
        ),
        R::Blocked(blocks) => Owned(sentences(blocks.iter().map(|own| block(own, lang)))),
        R::Packaging { packaging: kind, fitting } => {
            let kind = either(packaging(*kind), lang);
            let count = fitting.len();
            form(
                if count == 0 {
                    format!("{kind}: no program of this sterilizer is made for it.")
                } else {
                    format!("{kind}: this program is not made for it. Open a load with one that is.")
                },
                if count == 0 {
                    format!("{kind}: ningún programa de este esterilizador es para eso.")
                } else {
                    format!("{kind}: este programa no es para eso. Abra una carga con uno que sí lo sea.")
                },
            )
        }
        R::LoadStands(standing) => {
            let standing = either(load_standing(*standing), lang);
            form(
                format!("Not possible as the load stands: {standing}."),
                format!("No se puede con la carga así: {standing}."),
            )
        }
        R::TooManyPacks { most } => form(
            format!("A load holds at most {most} packs."),
            format!("Una carga lleva {most} paquetes como máximo."),
        ),
        R::CycleNumberTaken { cycle, .. } => form(
            format!("Another load has cycle {}. Look at the machine’s counter.", cycle.number),
            format!("Otra carga tiene el ciclo {}. Mire el contador del equipo.", cycle.number),
        ),
        R::CycleNumberJumps { expected, got } => form(
            format!("The last cycle makes this {expected}, not {got}. If the counter shows {got}, say so."),
            format!(
                "Según el último ciclo toca {expected}, no {got}. Si el contador muestra {got}, confírmelo."
            ),
        ),
        R::CycleTooShort { needed_s, got_s } => form(
            format!(
                "It ran for {} only; exposure and drying need {}. If it was stopped, say so; if it started \
                 earlier, correct the time.",
                clock(*got_s),
                clock(*needed_s)
            ),
            format!(
                "Solo corrió {}; exposición y secado piden {}. Si se detuvo, dígalo; si empezó antes, corrija \
                 la hora.",
                clock(*got_s),
                clock(*needed_s)
            ),
        ),
        R::Pressure { agreement, hints } => {
            let difference = agreement.map(|agreement| hundredths(agreement.difference));
            let mut text = match (&difference, lang) {
                (Some(difference), Lang::En) => {
                    format!("Temperature and pressure cannot both be right: {difference} °C apart.")
                }
                (Some(difference), Lang::Es) => {
                    format!("La temperatura y la presión no pueden ser ciertas a la vez: {difference} °C.")
                }
                (None, Lang::En) => "No sterilizer has this pressure. Look at unit and gauge.".to_owned(),
                (None, Lang::Es) => "Ningún esterilizador tiene esa presión. Mire la unidad.".to_owned(),
            };
            for own in hints.iter().take(2) {
                text.push(' ');
                text.push_str(either(hint(*own), lang));
            }
            Owned(text)
        }
        R::UnknownPacks(numbers) => form(
            format!("Not in this load: pack {}.", packs(numbers)),
            format!("No está en esta carga: paquete {}.", packs(numbers)),
        ),
        R::CannotRelease(bars) => {
            let reasons = sentences(bars.iter().map(|own| bar(own, lang)));
            form(format!("It cannot be released. {reasons}"), format!("No se puede liberar. {reasons}"))
        }
        R::ReasonTooShort { least } => form(
            format!("Write the reason in at least {least} characters."),
            format!("Escriba la razón en al menos {least} caracteres."),
        ),
        R::NotImplants(numbers) => form(
            format!("Only implants go in an emergency, not pack {}.", packs(numbers)),
            format!("En una emergencia solo salen implantes, no el paquete {}.", packs(numbers)),
        ),
        R::AlreadyDecided(result) => {
            let result = either(bi_result(*result), lang);
            form(format!("It is read already: {result}."), format!("Ya está leído: {result}."))
        }
        R::NotRequalified(needed) => form(
            format!(
                "Good tests in a row: Bowie-Dick {} of {}, biological {} of {}.",
                needed.air_removal.done,
                needed.air_removal.needed,
                needed.biological.done,
                needed.biological.needed
            ),
            format!(
                "Pruebas buenas seguidas: Bowie-Dick {} de {}, biológicas {} de {}.",
                needed.air_removal.done,
                needed.air_removal.needed,
                needed.biological.done,
                needed.biological.needed
            ),
        ),
        R::PacksOpen { count } => form(
            format!("Packs that nobody has accounted for: {}.", number(*count as i64)),
            format!("Paquetes de los que nadie ha dado cuenta: {}.", number(*count as i64)),
        ),
        R::TooCold { needed } => form(
            format!("Too cold: the label asks for {} at least. Warm it and measure again.", celsius(*needed)),
            format!("Muy frío: la etiqueta pide al menos {}. Caliéntelo y mida otra vez.", celsius(*needed)),
        ),
        R::SoakTooShort { needed_s, got_s } => form(
            format!("{} of {}. Leave it in: a short soak does not count.", clock(*got_s), clock(*needed_s)),
            format!("{} de {}. Déjelo: una inmersión corta no cuenta.", clock(*got_s), clock(*needed_s)),
        ),
        plain => Borrowed(either(fixed(plain), lang)),
    }
}

fn sentences<'t>(all: impl Iterator<Item = Text> + 't) -> String {
    let all: Vec<Text> = all.collect();
    all.join(" ")
}

const fn fixed(why: &SterilizationRefusal) -> (&'static str, &'static str) {
    use SterilizationRefusal as R;
    match why {
        R::LimitsOutOfOrder => (
            "Lowest, set and highest must rise, and the exposure must last.",
            "Mínima, programada y máxima deben ir en aumento, y la exposición debe durar.",
        ),
        R::ProgramNotVerified(_) => (
            "A lead must compare this program with the maker’s instructions first.",
            "Antes, un responsable debe comparar este programa con las instrucciones del fabricante.",
        ),
        R::ProgramRetired(_) => ("This program is retired.", "Este programa está retirado."),
        R::ProgramOfAnother(_) => {
            ("This program is of another sterilizer.", "Este programa es de otro esterilizador.")
        }
        R::ProgramTakesNoPacks(_) => {
            ("A test cycle takes no packs.", "Un ciclo de prueba no lleva paquetes.")
        }
        R::OtherTablet => (
            "This load was opened on another tablet. Add its packs there, or open a load here.",
            "Esta carga se abrió en otra tableta. Agregue los paquetes allá o abra una carga aquí.",
        ),
        R::NoPacks => ("Add at least one pack first.", "Agregue antes al menos un paquete."),
        R::ImplantNeedsTest => (
            "A load with implants needs a biological indicator and a type 5 or 6 indicator in its challenge pack.",
            "Una carga con implantes necesita un indicador biológico y un indicador tipo 5 o 6 en su paquete de reto.",
        ),
        R::LotExpired { .. } => {
            ("This lot is expired. Use another one.", "Este lote está vencido. Use otro.")
        }
        R::LotRetired(_) => ("This lot is no longer in use.", "Este lote ya no se usa."),
        R::LotOfAnotherKind(_) => {
            ("This lot is of another kind of indicator.", "Este lote es de otro tipo de indicador.")
        }
        R::CycleNumberNeeded => {
            ("Type the number on the machine’s counter.", "Escriba el número del contador del equipo.")
        }
        R::EndBeforeStart => {
            ("It cannot end before it started.", "No puede terminar antes de haber empezado.")
        }
        R::Temperature { fit: TemperatureFit::LooksFahrenheit } => {
            ("That looks like °F. Change the unit.", "Eso parece °F. Cambie la unidad.")
        }
        R::Temperature { .. } => (
            "No sterilizer is so hot or so cold. Look at the figure again.",
            "Ningún esterilizador está tan caliente o tan frío. Revise el dato.",
        ),
        R::MinAboveMax => ("The lowest is above the highest.", "La mínima es mayor que la máxima."),
        R::PressureNeeded => ("Write down the pressure too.", "Anote también la presión."),
        R::OtherReviewerNeeded => (
            "Who ran the cycle cannot be the only one to look at what held it. Ask another person.",
            "Quien corrió el ciclo no puede ser la única persona que revise lo retenido. Pida a otra.",
        ),
        R::SecondPersonNeeded => (
            "A second person has to sign with their own PIN, one of the two a lead.",
            "Una segunda persona debe firmar con su propio PIN; una de las dos, responsable.",
        ),
        R::SamePerson => (
            "It must be somebody else: not you, and not who ran the cycle.",
            "Debe ser otra persona: ni usted ni quien corrió el ciclo.",
        ),
        R::ProofTooOld => (
            "The second PIN was typed too long ago. Type it again.",
            "El segundo PIN se escribió hace demasiado. Escríbalo otra vez.",
        ),
        R::NothingCorrected => ("That is what stands there already.", "Eso es lo que ya dice."),
        R::CannotBeCorrected => (
            "This cannot be corrected. The packs are reprocessed.",
            "Esto no se puede corregir. Los paquetes se reprocesan.",
        ),
        R::TooEarly { .. } => (
            "Too early: no growth says nothing yet. Growth counts at once.",
            "Es muy pronto: sin crecimiento aún no dice nada. Si creció, cuenta ya.",
        ),
        R::NotIncubated => ("Put it into the incubator first.", "Póngalo antes en la incubadora."),
        R::ControlOfAnotherLot => (
            "The control must be of the same lot as the test.",
            "El control debe ser del mismo lote que la prueba.",
        ),
        R::ControlNeeded => (
            "Without a control of the same lot the result is invalid.",
            "Sin un control del mismo lote el resultado no es válido.",
        ),
        R::NotContested => ("No readings contradict each other.", "No hay lecturas que se contradigan."),
        R::NotOutOfService => ("It is not out of service.", "No está fuera de servicio."),
        R::SterilizerOut => (
            "Return the sterilizer to service, or retire it, first.",
            "Antes devuelva el esterilizador al servicio o retírelo.",
        ),
        R::NotLifted => (
            "Only loads that a negative test clears can be lifted.",
            "Solo se levantan las cargas que una prueba negativa respalda.",
        ),
        R::PackNotUsable => ("This pack must not be used.", "Este paquete no se debe usar."),
        R::LateReasonNeeded => (
            "That was more than half an hour ago. Say why it is entered late.",
            "Eso fue hace más de media hora. Diga por qué se anota tarde.",
        ),
        R::SolutionExpired { .. } => (
            "This solution is past its last day. Throw it away and pour a new one.",
            "Esta solución pasó su último día. Deséchela y prepare otra.",
        ),
        R::SolutionDiscarded => ("This solution was thrown away.", "Esta solución se desechó."),
        R::StripFailed => (
            "A strip failed. Throw the solution away; do not soak longer instead.",
            "Falló una tira. Deseche la solución; no basta con más tiempo.",
        ),
        R::StripsNotReady => (
            "This bottle of strips has not passed its controls: three full strength, three diluted.",
            "Este frasco de tiras no ha pasado sus controles: tres sin diluir, tres diluidos.",
        ),
        R::StripsExpired { .. } => {
            ("These strips were opened too long ago.", "Estas tiras llevan demasiado tiempo abiertas.")
        }
        R::SolutionLimits => (
            "Soak time and days of use are at least 1. Read them from the label.",
            "El tiempo de inmersión y los días de uso son 1 o más. Léalos de la etiqueta.",
        ),
        R::BeforePoured { .. } => (
            "The solution was poured later than that. Check the time of the soak, or choose the solution used.",
            "La solución se preparó después. Revise la hora de la inmersión o elija la solución usada.",
        ),
        R::SolutionElsewhere => (
            "The record of this solution is on another tablet. Import its file first.",
            "El registro de esta solución está en otra tableta. Importe primero su archivo.",
        ),
        R::NotForImmediateUse => {
            ("Only loads for immediate use have a reason.", "Solo las cargas de uso inmediato llevan motivo.")
        }
        R::SoakOver => ("This soak is over.", "Esta inmersión ya terminó."),
        _ => ("This is not known here.", "Esto no se conoce aquí."),
    }
}

/// Why a sterilizer may not be started.
pub fn block(why: &Block, lang: Lang) -> Text {
    let say = |en, es| Borrowed(either((en, es), lang));
    match why {
        Block::Retired => say("This sterilizer is retired.", "Este esterilizador está retirado."),
        Block::OutOfService(cause) => Borrowed(either(out_cause(cause), lang)),
        Block::NoAirRemovalTest => say(
            "No Bowie-Dick test has passed today. Run it before the first load.",
            "Hoy no ha pasado la prueba de Bowie-Dick. Córrala antes de la primera carga.",
        ),
        Block::TestFailed(test) => {
            let name = either(machine_test(*test), lang);
            Owned(match lang {
                Lang::En => format!("{name}: FAIL. Warm up and repeat it; a second fail goes to service."),
                Lang::Es => format!("{name}: FALLA. Caliente y repita; una segunda falla va a servicio."),
            })
        }
        Block::BiologicalOverdue { .. } => say(
            "The biological test is overdue. Run it before the next load.",
            "La prueba biológica está atrasada. Córrala antes de la próxima carga.",
        ),
    }
}

pub const fn out_cause(cause: &OutCause) -> (&'static str, &'static str) {
    match cause {
        OutCause::ByPerson { .. } => {
            ("Out of service: somebody took it out.", "Fuera de servicio: alguien lo sacó.")
        }
        OutCause::Service { .. } => (
            "Out of service after service work: it needs its tests.",
            "Fuera de servicio tras el mantenimiento: faltan sus pruebas.",
        ),
        OutCause::Biological { .. } => (
            "Out of service: a biological indicator grew.",
            "Fuera de servicio: creció un indicador biológico.",
        ),
        OutCause::Machine { .. } => {
            ("Out of service: a test failed twice.", "Fuera de servicio: una prueba falló dos veces.")
        }
    }
}

/// One reason why a load cannot be released.
pub fn bar(why: &Bar, lang: Lang) -> Text {
    match why {
        Bar::Failed(own) => failure(own, lang),
        Bar::Missing(own) => missing(own, lang),
        Bar::Unclear(own) => Borrowed(either(hold(own.reason), lang)),
        Bar::Stands(standing) => Borrowed(either(load_standing(*standing), lang)),
    }
}
