//! Why something was not done, in plain words: refusals, storage, PINs, and what was typed.

use std::borrow::Cow::{Borrowed, Owned};

use super::figure::number;
use super::shell::{NotSavedCause, ShellMsg};
use super::{Lang, Text};
use crate::app::pins::PinError;
use crate::domain::refusal::Refusal;
use crate::domain::text::{IdentifierShape, TextError};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TroubleMsg {
    Refused(Refusal),
    NotSaved(NotSavedCause),
    /// Another window writes.
    ReadOnly,
    NotReady,
    Pin(PinError),
    /// Only a lead sets other people's PINs.
    PinNeedsLead,
    NoCryptography,
    Wording(TextError),
    /// The same of initials.
    Initials(TextError),
    /// What was typed looks like something of a patient.
    LooksLike(IdentifierShape),
}

impl TroubleMsg {
    pub(super) fn in_language(self, lang: Lang) -> Text {
        match (self, lang) {
            (Self::Refused(refusal), _) => refused(&refusal, lang),
            (Self::NotSaved(cause), Lang::En) => ShellMsg::NotSavedBecause { cause }.en(),
            (Self::NotSaved(cause), Lang::Es) => ShellMsg::NotSavedBecause { cause }.es(),
            (Self::Wording(TextError::TooLong { limit }), Lang::En) => {
                Owned(format!("At most {limit} characters"))
            }
            (Self::Wording(TextError::TooLong { limit }), Lang::Es) => {
                Owned(format!("Como máximo {limit} caracteres"))
            }
            (fixed, Lang::En) => Borrowed(fixed_words(&fixed).0),
            (fixed, Lang::Es) => Borrowed(fixed_words(&fixed).1),
        }
    }
}

const fn fixed_words(trouble: &TroubleMsg) -> (&'static str, &'static str) {
    match trouble {
        TroubleMsg::ReadOnly => (
            "Another window of Tallywell is writing. Close it, or write here first.",
            "Otra ventana de Tallywell está escribiendo. Ciérrela o tome aquí la escritura.",
        ),
        TroubleMsg::Pin(PinError::NotDigits) => ("Digits only", "Solo dígitos"),
        TroubleMsg::Pin(PinError::Length) => ("4 to 10 digits", "De 4 a 10 dígitos"),
        TroubleMsg::Pin(PinError::TooSimple) => {
            ("Too easy to guess: not 1234, not 0000", "Demasiado fácil de adivinar: ni 1234 ni 0000")
        }
        TroubleMsg::PinNeedsLead => (
            "Only a lead or a clinician sets another person’s PIN.",
            "Solo un responsable o un profesional clínico pone el PIN de otra persona.",
        ),
        TroubleMsg::NoCryptography => (
            "This browser cannot keep a PIN safely. Open Tallywell over HTTPS or update the browser.",
            "Este navegador no puede guardar un PIN de forma segura. Abra Tallywell por HTTPS o actualice el navegador.",
        ),
        TroubleMsg::Wording(TextError::Blank) => ("Fill this in", "Complete este dato"),
        TroubleMsg::Wording(TextError::ControlCharacter) => {
            ("There is a character that cannot be kept", "Hay un carácter que no se puede guardar")
        }
        TroubleMsg::Initials(_) => ("One to four letters, like ML", "De una a cuatro letras, por ejemplo ML"),
        TroubleMsg::LooksLike(shape) => looks_like(*shape),
        TroubleMsg::NotReady
        | TroubleMsg::Refused(_)
        | TroubleMsg::NotSaved(_)
        | TroubleMsg::Wording(TextError::TooLong { .. }) => (
            "Tallywell is not ready yet. Try again in a moment.",
            "Tallywell aún no está listo. Inténtelo de nuevo en un momento.",
        ),
    }
}

const fn looks_like(shape: IdentifierShape) -> (&'static str, &'static str) {
    match shape {
        IdentifierShape::RecordNumber => (
            "This looks like a record number. Nothing about a patient belongs here.",
            "Parece un número de expediente. Aquí no va nada sobre un paciente.",
        ),
        IdentifierShape::Phone => (
            "This looks like a phone number. Nothing about a patient belongs here.",
            "Parece un número de teléfono. Aquí no va nada sobre un paciente.",
        ),
        IdentifierShape::SocialSecurity => (
            "This looks like a Social Security number. Nothing about a patient belongs here.",
            "Parece un número de Seguro Social. Aquí no va nada sobre un paciente.",
        ),
        IdentifierShape::FullDate => (
            "This looks like a date of birth. Nothing about a patient belongs here.",
            "Parece una fecha de nacimiento. Aquí no va nada sobre un paciente.",
        ),
        IdentifierShape::Email => (
            "This looks like an e-mail address. Nothing about a patient belongs here.",
            "Parece una dirección de correo. Aquí no va nada sobre un paciente.",
        ),
    }
}

fn refused(refusal: &Refusal, lang: Lang) -> Text {
    let say = |en: &'static str, es: &'static str| match lang {
        Lang::En => Borrowed(en),
        Lang::Es => Borrowed(es),
    };
    let form = |en: String, es: String| match lang {
        Lang::En => Owned(en),
        Lang::Es => Owned(es),
    };
    match refusal {
        Refusal::NobodySignedIn => say(
            "Nobody is signed in. Sign in and try again.",
            "Nadie ha iniciado sesión. Iníciela e inténtelo de nuevo.",
        ),
        Refusal::NeedsLead => say(
            "Only a lead or a clinician may do this.",
            "Solo un responsable o un profesional clínico puede hacer esto.",
        ),
        Refusal::AlreadySetUp { .. } => say(
            "This tablet already belongs to a clinic. Reload the page.",
            "Esta tableta ya pertenece a una clínica. Recargue la página.",
        ),
        Refusal::NotSetUp => {
            say("No clinic is set up on this tablet yet.", "Todavía no hay una clínica en esta tableta.")
        }
        Refusal::UnknownItem(_) => say("This item is not known here.", "Este artículo no se conoce aquí."),
        Refusal::UnknownPlace(_) => say("This place is not known here.", "Este lugar no se conoce aquí."),
        Refusal::UnknownStaff(_) => say("This person is not known here.", "Esta persona no se conoce aquí."),
        Refusal::UnknownPack(_) => say("This pack is not known here.", "Este empaque no se conoce aquí."),
        Refusal::ItemRetired(_) => say(
            "This item is retired. Put it back into use first.",
            "Este artículo está retirado. Póngalo de nuevo en uso primero.",
        ),
        Refusal::PlaceRetired(_) => say(
            "This place is retired. Put it back into use first.",
            "Este lugar está retirado. Póngalo de nuevo en uso primero.",
        ),
        Refusal::PackOfAnotherItem { .. } => {
            say("This pack belongs to another item.", "Este empaque es de otro artículo.")
        }
        Refusal::InitialsTaken(initials) => form(
            format!("{initials} is somebody else’s. Add a letter."),
            format!("{initials} ya es de otra persona. Agregue una letra."),
        ),
        Refusal::CodeTaken { code, .. } => form(
            format!("Another item has the code {code}."),
            format!("Otro artículo tiene el código {code}."),
        ),
        Refusal::LetterTaken(letter) => form(
            format!("Another tablet has the letter {}.", letter.as_char()),
            format!("Otra tableta tiene la letra {}.", letter.as_char()),
        ),
        Refusal::LastLead => say(
            "This is the only lead. Make somebody else a lead first.",
            "Es la única persona responsable. Nombre antes a otra.",
        ),
        Refusal::SamePlace(_) => {
            say("From and to are the same place.", "El origen y el destino son el mismo lugar.")
        }
        Refusal::NothingMoved => say("Nothing would be moved.", "No se movería nada."),
        Refusal::PackTooSmall => say("A pack holds at least 2.", "Un empaque trae al menos 2."),
        Refusal::TooMuch { limit } => form(
            format!("More than {} is no amount for one line.", number(limit.value())),
            format!("Más de {} no cabe en una línea.", number(limit.value())),
        ),
        Refusal::AmountMismatch { expected, got } => form(
            format!("The packs come to {}, not {}.", number(expected.value()), number(got.value())),
            format!("Los empaques suman {}, no {}.", number(expected.value()), number(got.value())),
        ),
        Refusal::CannotBeVoided(_) => {
            say("This record cannot be taken back.", "Este registro no se puede deshacer.")
        }
        Refusal::AlreadyVoided(_) => {
            say("This record was already taken back.", "Este registro ya se deshizo.")
        }
        Refusal::SameItem => {
            say("They are one supply already. Choose another one.", "Ya son un mismo insumo. Elija otro.")
        }
        Refusal::OtherUnit { from, into } => form(
            format!("One is counted in {from}, the other in {into}. Retire one of them and count the other."),
            format!("Uno se cuenta en {from} y el otro en {into}. Retire uno y cuente el otro."),
        ),
        Refusal::NothingToDo => say("Nothing would change.", "Nada cambiaría."),
        Refusal::InTheFuture => say(
            "That time is still to come. Choose when it happened.",
            "Esa hora aún no llega. Elija cuándo sucedió.",
        ),
        Refusal::TooLongAgo { days } => form(
            format!("That is more than {days} days ago. Count the shelf instead."),
            format!("Eso fue hace más de {days} días. Mejor cuente el estante."),
        ),
        Refusal::EarlierLotFirst { .. } => say(
            "An earlier lot should go first. Take it, or say why not.",
            "Un lote anterior debe salir primero. Tómelo o diga por qué no.",
        ),
        Refusal::LotNotUsable { .. } => say(
            "This lot is expired, held or recalled. Choose another one.",
            "Este lote está vencido, retenido o retirado. Elija otro.",
        ),
        Refusal::ContainerNotOpen => say(
            "This container is no longer open. Open another one.",
            "Este recipiente ya no está abierto. Abra otro.",
        ),
        Refusal::OpenTooLong => say(
            "It has been open too long. Discard it and open another one.",
            "Lleva demasiado tiempo abierto. Deséchelo y abra otro.",
        ),
        Refusal::NoLotNamed => say("Name the lot.", "Indique el lote."),
        Refusal::OwnWitness => {
            say("The witness must be another person.", "El testigo debe ser otra persona.")
        }
        Refusal::UnknownSession => say("This count is not known here.", "Este conteo no se conoce aquí."),
        Refusal::RecallLinesOpen { count } => form(
            format!("{} lines are still open. Look at each of them first.", number(*count as i64)),
            format!("Quedan {} líneas abiertas. Revise antes cada una.", number(*count as i64)),
        ),
        Refusal::UnknownVendor => say("This vendor is not known here.", "Este proveedor no se conoce aquí."),
        Refusal::UnknownOrder => say("This order is not known here.", "Este pedido no se conoce aquí."),
        Refusal::OrderStage { .. } => {
            say("The order has moved on since. Look at it again.", "El pedido ya cambió. Véalo de nuevo.")
        }
        Refusal::ReorderPointAboveMaximum => say(
            "The reorder point must not be above the maximum.",
            "El punto de pedido no puede superar el máximo.",
        ),
        Refusal::Sheet(why) => super::sheet_trouble::refused(why, lang),
        Refusal::Sterilization(why) => super::sterile_trouble::refused(why, lang),
    }
}
