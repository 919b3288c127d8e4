//! People: who works here, what they may do, and their PINs on this tablet.

use std::borrow::Cow::{Borrowed, Owned};

use super::figure::counted;
use super::{Lang, Text};
use crate::domain::event::Role;
use crate::ui::naming::role_word;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeopleMsg {
    Title,
    Sub { people: usize },
    More,
    Role(Role),
    RoleLabel,
    RoleHint,
    RoleMeans(Role),
    Name,
    NameHint,
    Initials,
    InitialsHint,
    PinSet,
    NoPin,
    Here,
    Add,
    AddTitle,
    AddSub,
    AddAct,
    Save,
    Saved,
    NothingChanged,
    Change,
    PinSection,
    PinOn { initials: String },
    PinText,
    SetPin,
    NewPin,
    OwnOrLead,
    Standing,
    RetireText,
    Retire,
    Reinstate,
    Retired,
    RetiredTitle,
    AutoLock,
    AutoLockText,
    AutoLockMinutes { minutes: u8 },
    AutoLockLabel,
    NotHere,
    NotHereText,
    Back,
    LeadOnly,
}

impl PeopleMsg {
    pub fn text(self, lang: Lang) -> Text {
        match (&self, lang) {
            (Self::Role(role), _) => role_word(*role, lang),
            (Self::Sub { people }, Lang::En) => {
                Owned(format!("{}. Every record carries initials.", counted(*people, "person", "people")))
            }
            (Self::Sub { people }, Lang::Es) => {
                Owned(format!("{}. Cada registro lleva iniciales.", counted(*people, "persona", "personas")))
            }
            (Self::PinOn { initials }, Lang::En) => Owned(format!("PIN of {initials}")),
            (Self::PinOn { initials }, Lang::Es) => Owned(format!("PIN de {initials}")),
            (Self::AutoLockMinutes { minutes }, Lang::En) => {
                Owned(counted(usize::from(*minutes), "minute", "minutes"))
            }
            (Self::AutoLockMinutes { minutes }, Lang::Es) => {
                Owned(counted(usize::from(*minutes), "minuto", "minutos"))
            }
            (fixed, Lang::En) => Borrowed(fixed.fixed().0),
            (fixed, Lang::Es) => Borrowed(fixed.fixed().1),
        }
    }

    /// Words without figures, both languages side by side.
    const fn fixed(&self) -> (&'static str, &'static str) {
        match self {
            Self::Title => ("People", "Personal"),
            Self::More => ("More", "Más"),
            Self::RoleLabel => ("Role", "Función"),
            Self::RoleHint => (
                "Leads and clinicians add people and set PINs.",
                "Los responsables y los profesionales clínicos agregan personas y ponen los PIN.",
            ),
            Self::RoleMeans(Role::Assistant) => {
                ("Fills rooms, counts, records.", "Repone salas, cuenta, registra.")
            }
            Self::RoleMeans(Role::Lead) => {
                ("The same, and manages people and this list.", "Lo mismo, y además administra al personal.")
            }
            Self::RoleMeans(Role::Clinician) => (
                "The same as a lead; signs as a clinician.",
                "Lo mismo que un responsable; firma como profesional clínico.",
            ),
            Self::Name => ("Full name", "Nombre completo"),
            Self::NameHint => {
                ("Of a member of staff, never of a patient", "De alguien del personal, nunca de un paciente")
            }
            Self::Initials => ("Initials", "Iniciales"),
            Self::InitialsHint => (
                "One to four letters. They stand on every record.",
                "De una a cuatro letras. Van en cada registro.",
            ),
            Self::PinSet => ("PIN set", "Con PIN"),
            Self::NoPin => ("No PIN here", "Sin PIN aquí"),
            Self::Here => ("You", "Usted"),
            Self::Add => ("Add a person", "Agregar una persona"),
            Self::AddTitle => ("Add a person", "Agregar una persona"),
            Self::AddSub => (
                "After that, let them choose their PIN on each tablet they use.",
                "Después, que elija su PIN en cada tableta que use.",
            ),
            Self::AddAct => ("Add", "Agregar"),
            Self::Save => ("Save", "Guardar"),
            Self::Saved => ("Saved.", "Guardado."),
            Self::NothingChanged => ("Nothing changed", "Sin cambios"),
            Self::Change => ("Name and role", "Nombre y función"),
            Self::PinSection => ("PIN on this tablet", "PIN en esta tableta"),
            Self::PinText => (
                "A PIN belongs to one person on one tablet. It is never exported; a new one replaces it and ends a lock of five minutes.",
                "Un PIN es de una persona en una tableta. Nunca se exporta; uno nuevo lo reemplaza y termina un bloqueo de cinco minutos.",
            ),
            Self::SetPin => ("Set a PIN", "Poner un PIN"),
            Self::NewPin => ("Set a new PIN", "Poner un PIN nuevo"),
            Self::OwnOrLead => {
                ("Only a lead sets another person’s PIN", "Solo un responsable pone el PIN de otra persona")
            }
            Self::Standing => ("No longer here?", "¿Ya no trabaja aquí?"),
            Self::RetireText => (
                "Somebody who is retired cannot sign in. What they have recorded stays, with their initials.",
                "Quien está retirado no puede entrar. Lo que registró se queda, con sus iniciales.",
            ),
            Self::Retire => ("Retire", "Retirar"),
            Self::Reinstate => ("Put back", "Reincorporar"),
            Self::Retired => ("Retired", "Retirado"),
            Self::RetiredTitle => ("No longer here", "Ya no trabajan aquí"),
            Self::AutoLock => ("Locks by itself", "Se bloquea por sí sola"),
            Self::AutoLockText => (
                "After so long without a touch. What was begun is kept.",
                "Tras este tiempo sin tocarla. Lo empezado se conserva.",
            ),
            Self::AutoLockLabel => ("Minutes until it locks", "Minutos hasta que se bloquea"),
            Self::NotHere => ("This person is not here", "Esta persona no está aquí"),
            Self::NotHereText => (
                "The link may be old, or the records have not arrived on this tablet.",
                "El enlace puede ser antiguo, o los registros aún no llegan a esta tableta.",
            ),
            Self::Back => ("To People", "A Personal"),
            Self::LeadOnly => ("Only a lead may change this", "Solo un responsable puede cambiar esto"),
            // Said above.
            Self::Role(_) | Self::Sub { .. } | Self::PinOn { .. } | Self::AutoLockMinutes { .. } => ("", ""),
        }
    }
}
