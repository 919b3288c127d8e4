//! Words for what is recorded on a shelf, why it was taken back, and why it could not be recorded.

use std::borrow::Cow::Borrowed;

use super::Text;
use crate::domain::event::stock::UseContext;
use crate::domain::event::{CountMethod, VoidReason};
use crate::domain::inventory::ledger::EntryKind;
use crate::domain::refusal::Refusal;

pub(super) fn movement_en(kind: EntryKind, other: &str) -> Text {
    match kind {
        EntryKind::Counted(CountMethod::Entered) => Borrowed("Counted"),
        EntryKind::Counted(CountMethod::AtPar) => Borrowed("Counted, at par"),
        EntryKind::Counted(CountMethod::FoundShort) => Borrowed("Found empty"),
        EntryKind::Received => Borrowed("Received"),
        EntryKind::Used(Some(UseContext::OtherSite)) => Borrowed("Sent to another site"),
        EntryKind::Used(_) => Borrowed("Used"),
        EntryKind::Wasted(_) => Borrowed("Wasted"),
        EntryKind::AdjustedUp(_) | EntryKind::AdjustedDown(_) => Borrowed("Adjusted"),
        EntryKind::FundedFrom(_) | EntryKind::FundedTo(_) => Borrowed("Funding changed"),
        EntryKind::MovedIn { .. } => format!("From {other}").into(),
        EntryKind::MovedOut { .. } => format!("To {other}").into(),
    }
}

pub(super) fn movement_es(kind: EntryKind, other: &str) -> Text {
    match kind {
        EntryKind::Counted(CountMethod::Entered) => Borrowed("Contado"),
        EntryKind::Counted(CountMethod::AtPar) => Borrowed("Contado, completo"),
        EntryKind::Counted(CountMethod::FoundShort) => Borrowed("Encontrado vacío"),
        EntryKind::Received => Borrowed("Recibido"),
        EntryKind::Used(Some(UseContext::OtherSite)) => Borrowed("Enviado a otra sede"),
        EntryKind::Used(_) => Borrowed("Usado"),
        EntryKind::Wasted(_) => Borrowed("Desechado"),
        EntryKind::AdjustedUp(_) | EntryKind::AdjustedDown(_) => Borrowed("Ajustado"),
        EntryKind::FundedFrom(_) | EntryKind::FundedTo(_) => Borrowed("Cambio de fondos"),
        EntryKind::MovedIn { .. } => format!("De {other}").into(),
        EntryKind::MovedOut { .. } => format!("A {other}").into(),
    }
}

pub(super) const fn reason_en(reason: VoidReason) -> &'static str {
    match reason {
        VoidReason::Undone => "undone",
        VoidReason::WrongAmount => "wrong amount",
        VoidReason::WrongItem => "wrong item",
        VoidReason::WrongPlace => "wrong place",
        VoidReason::Duplicate => "recorded twice",
        VoidReason::Other => "other reason",
    }
}

pub(super) const fn reason_es(reason: VoidReason) -> &'static str {
    match reason {
        VoidReason::Undone => "deshecho",
        VoidReason::WrongAmount => "cantidad equivocada",
        VoidReason::WrongItem => "artículo equivocado",
        VoidReason::WrongPlace => "lugar equivocado",
        VoidReason::Duplicate => "anotado dos veces",
        VoidReason::Other => "otra razón",
    }
}

/// Refusals that the stock screens can meet; the others are worded where they arise.
pub(super) fn refusal_en(refusal: &Refusal) -> Text {
    Borrowed(match refusal {
        Refusal::NobodySignedIn => "Sign in first. Nothing was recorded.",
        Refusal::ItemRetired(_) => "This item is out of use. Bring it back in the catalogue to record it.",
        Refusal::PlaceRetired(_) => "This place is out of use. Bring it back under More to record here.",
        Refusal::AlreadyVoided(_) => "This was taken back before.",
        Refusal::CannotBeVoided(_) => "This record cannot be taken back.",
        Refusal::NothingMoved => "Nothing was taken, so nothing was recorded.",
        _ => "This cannot be recorded like this. Nothing was changed.",
    })
}

pub(super) fn refusal_es(refusal: &Refusal) -> Text {
    Borrowed(match refusal {
        Refusal::NobodySignedIn => "Primero identifíquese. No se anotó nada.",
        Refusal::ItemRetired(_) => "Este artículo está fuera de uso. Actívelo en el catálogo para anotarlo.",
        Refusal::PlaceRetired(_) => "Este lugar está fuera de uso. Actívelo en Más para anotar aquí.",
        Refusal::AlreadyVoided(_) => "Esto ya se había anulado.",
        Refusal::CannotBeVoided(_) => "Este registro no se puede anular.",
        Refusal::NothingMoved => "No se tomó nada, así que no se anotó nada.",
        _ => "Así no se puede anotar. No se cambió nada.",
    })
}
