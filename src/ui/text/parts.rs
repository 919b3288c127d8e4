//! What the kit says by itself: keys, errors of entry, marks for those who listen.

use std::borrow::Cow::{Borrowed, Owned};

use super::Text;
use super::figure::number;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartsMsg {
    OneLess,
    OneMore,
    NumberKeys,
    Clear,
    EraseLastDigit,
    DigitsOnly,
    AtMost {
        most: i64,
    },
    AtLeast {
        least: i64,
    },
    Undo,
    Close,
    Cancel,
    PinOf {
        least: u8,
        most: u8,
    },
    PinEntered {
        digits: u8,
    },
    Line,
    Saved,
    NotCounted,
    AtPar,
    Have,
    Par,
    /// Within a line: "par 20".
    ParBefore,
    Bring,
    SavedAt,
    NoPar,
    ThingsToPutRight {
        count: usize,
    },
    Working,
    ScrollsSideways,
}

impl PartsMsg {
    pub fn en(&self) -> Text {
        match *self {
            Self::OneLess => Borrowed("One less"),
            Self::OneMore => Borrowed("One more"),
            Self::NumberKeys => Borrowed("Number keys"),
            Self::Clear => Borrowed("Clear"),
            Self::EraseLastDigit => Borrowed("Erase last digit"),
            Self::DigitsOnly => Borrowed("Digits only, like 14"),
            Self::AtMost { most } => Owned(format!("At most {}", number(most))),
            Self::AtLeast { least } => Owned(format!("At least {}", number(least))),
            Self::Undo => Borrowed("Undo"),
            Self::Close => Borrowed("Close"),
            Self::Cancel => Borrowed("Cancel"),
            Self::PinOf { least, most } => Owned(format!("PIN, {least} to {most} digits")),
            Self::PinEntered { digits: 1 } => Borrowed("1 digit entered"),
            Self::PinEntered { digits } => Owned(format!("{digits} digits entered")),
            Self::Line => Borrowed("Line "),
            Self::Saved => Borrowed("Saved."),
            Self::NotCounted => Borrowed("not counted"),
            Self::AtPar => Borrowed("at par"),
            Self::Have => Borrowed("Have"),
            Self::Par => Borrowed("Par"),
            Self::ParBefore => Borrowed("par"),
            Self::Bring => Borrowed("Bring"),
            Self::SavedAt => Borrowed("Saved"),
            Self::NoPar => Borrowed("no par"),
            Self::ThingsToPutRight { count: 1 } => Borrowed("1 thing to put right"),
            Self::ThingsToPutRight { count } => Owned(format!("{count} things to put right")),
            Self::Working => Borrowed("Working"),
            Self::ScrollsSideways => Borrowed("scrolls sideways"),
        }
    }

    pub fn es(&self) -> Text {
        match *self {
            Self::OneLess => Borrowed("Uno menos"),
            Self::OneMore => Borrowed("Uno más"),
            Self::NumberKeys => Borrowed("Teclas numéricas"),
            Self::Clear => Borrowed("Vaciar"),
            Self::EraseLastDigit => Borrowed("Borrar el último dígito"),
            Self::DigitsOnly => Borrowed("Solo dígitos, por ejemplo 14"),
            Self::AtMost { most } => Owned(format!("Como máximo {}", number(most))),
            Self::AtLeast { least } => Owned(format!("Como mínimo {}", number(least))),
            Self::Undo => Borrowed("Deshacer"),
            Self::Close => Borrowed("Cerrar"),
            Self::Cancel => Borrowed("Cancelar"),
            Self::PinOf { least, most } => Owned(format!("PIN, de {least} a {most} dígitos")),
            Self::PinEntered { digits: 1 } => Borrowed("1 dígito ingresado"),
            Self::PinEntered { digits } => Owned(format!("{digits} dígitos ingresados")),
            Self::Line => Borrowed("Línea "),
            Self::Saved => Borrowed("Guardado."),
            Self::NotCounted => Borrowed("sin contar"),
            Self::AtPar => Borrowed("completo"),
            Self::Have => Borrowed("Hay"),
            Self::Par => Borrowed("Nivel"),
            Self::ParBefore => Borrowed("nivel"),
            Self::Bring => Borrowed("Traer"),
            Self::SavedAt => Borrowed("Guardado"),
            Self::NoPar => Borrowed("sin nivel"),
            Self::ThingsToPutRight { count: 1 } => Borrowed("1 dato por corregir"),
            Self::ThingsToPutRight { count } => Owned(format!("{count} datos por corregir")),
            Self::Working => Borrowed("En curso"),
            Self::ScrollsSideways => Borrowed("se desplaza hacia los lados"),
        }
    }
}
