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
    pub(super) fn in_language(self, lang: Lang) -> Text {
        let say = |en: &'static str, es: &'static str| {
            Borrowed(match lang {
                Lang::En => en,
                Lang::Es => es,
            })
        };
        let form = |en: String, es: String| match lang {
            Lang::En => Owned(en),
            Lang::Es => Owned(es),
        };
        match self {
            Self::Role(role) => role_word(role, lang),
            Self::Sub { people } => form(
                format!("{}. Every record carries initials.", counted(people, "person", "people")),
                format!("{}. Cada registro lleva iniciales.", counted(people, "persona", "personas")),
            ),
            Self::PinOn { initials } => form(format!("PIN of {initials}"), format!("PIN de {initials}")),
            Self::AutoLockMinutes { minutes } => form(
                counted(usize::from(minutes), "minute", "minutes"),
                counted(usize::from(minutes), "minuto", "minutos"),
            ),
            Self::Title => say("People", "Personal"),
            Self::RoleLabel => say("Role", "Función"),
            Self::RoleHint => say(
                "Leads and clinicians add people and set PINs.",
                "Los responsables y los profesionales clínicos agregan personas y ponen los PIN.",
            ),
            Self::RoleMeans(Role::Assistant) => {
                say("Fills rooms, counts, records.", "Repone salas, cuenta, registra.")
            }
            Self::RoleMeans(Role::Lead) => say(
                "The same, and manages people and this list.",
                "Lo mismo, y además administra al personal.",
            ),
            Self::RoleMeans(Role::Clinician) => say(
                "The same as a lead; signs as a clinician.",
                "Lo mismo que un responsable; firma como profesional clínico.",
            ),
            Self::Name => say("Full name", "Nombre completo"),
            Self::NameHint => say(
                "Of a member of staff, never of a patient",
                "De alguien del personal, nunca de un paciente",
            ),
            Self::Initials => say("Initials", "Iniciales"),
            Self::InitialsHint => say(
                "One to four letters. They stand on every record.",
                "De una a cuatro letras. Van en cada registro.",
            ),
            Self::PinSet => say("PIN set", "Con PIN"),
            Self::NoPin => say("No PIN here", "Sin PIN aquí"),
            Self::Here => say("You", "Usted"),
            Self::Add => say("Add a person", "Agregar una persona"),
            Self::AddTitle => say("Add a person", "Agregar una persona"),
            Self::AddSub => say(
                "After that, let them choose their PIN on each tablet they use.",
                "Después, que elija su PIN en cada tableta que use.",
            ),
            Self::AddAct => say("Add", "Agregar"),
            Self::Save => say("Save", "Guardar"),
            Self::Saved => say("Saved.", "Guardado."),
            Self::NothingChanged => say("Nothing changed", "Sin cambios"),
            Self::Change => say("Name and role", "Nombre y función"),
            Self::PinSection => say("PIN on this tablet", "PIN en esta tableta"),
            Self::PinText => say(
                "A PIN belongs to one person on one tablet. It is never exported; a new one replaces it and ends a lock of five minutes.",
                "Un PIN es de una persona en una tableta. Nunca se exporta; uno nuevo lo reemplaza y termina un bloqueo de cinco minutos.",
            ),
            Self::SetPin => say("Set a PIN", "Poner un PIN"),
            Self::NewPin => say("Set a new PIN", "Poner un PIN nuevo"),
            Self::OwnOrLead => say(
                "Only a lead sets another person’s PIN",
                "Solo un responsable pone el PIN de otra persona",
            ),
            Self::Standing => say("No longer here?", "¿Ya no trabaja aquí?"),
            Self::RetireText => say(
                "Somebody who is retired cannot sign in. What they have recorded stays, with their initials.",
                "Quien está retirado no puede entrar. Lo que registró se queda, con sus iniciales.",
            ),
            Self::Retire => say("Retire", "Retirar"),
            Self::Reinstate => say("Put back", "Reincorporar"),
            Self::Retired => say("Retired", "Retirado"),
            Self::RetiredTitle => say("No longer here", "Ya no trabajan aquí"),
            Self::AutoLock => say("Locks by itself", "Se bloquea por sí sola"),
            Self::AutoLockText => say(
                "After so long without a touch. What was begun is kept.",
                "Tras este tiempo sin tocarla. Lo empezado se conserva.",
            ),
            Self::AutoLockLabel => say("Minutes until it locks", "Minutos hasta que se bloquea"),
            Self::NotHere => say("This person is not here", "Esta persona no está aquí"),
            Self::NotHereText => say(
                "The link may be old, or the records have not arrived on this tablet.",
                "El enlace puede ser antiguo, o los registros aún no llegan a esta tableta.",
            ),
            Self::Back => say("To People", "A Personal"),
            Self::LeadOnly => say("Only a lead may change this", "Solo un responsable puede cambiar esto"),
        }
    }
}
