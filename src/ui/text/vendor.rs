//! Words of vendors: who sends supplies.

use std::borrow::Cow::{Borrowed, Owned};

use super::figure::counted;
use super::{Lang, Text};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VendorMsg {
    Title,
    Sub,
    Name,
    Add,
    Taken,
    EmptyTitle,
    EmptyText,
    Rules { items: usize },
    Retire,
    Retired,
    PutBack,
    Tap,
}

impl VendorMsg {
    pub(super) fn in_language(self, lang: Lang) -> Text {
        let say = |en: &'static str, es: &'static str| match lang {
            Lang::En => Borrowed(en),
            Lang::Es => Borrowed(es),
        };
        let form = |en: String, es: String| match lang {
            Lang::En => Owned(en),
            Lang::Es => Owned(es),
        };
        match self {
            Self::Title => say("Vendors", "Proveedores"),
            Self::Name => say("Name", "Nombre"),
            Self::Add => say("Add a vendor", "Agregar un proveedor"),
            Self::Taken => say("This name is on the list already", "Este nombre ya está en la lista"),
            Self::Sub => say("Who sends supplies.", "Quién envía los insumos."),
            Self::EmptyTitle => say("No vendor yet", "Aún no hay proveedores"),
            Self::EmptyText => say(
                "Write the first one below. Then choose it in the reorder rule of a supply.",
                "Escriba abajo el primero. Luego elíjalo en la regla de pedido de un insumo.",
            ),
            Self::Rules { items: 0 } => say("in no rule yet", "aún sin reglas"),
            Self::Rules { items } => form(
                format!("sends {}", counted(items, "supply", "supplies")),
                format!("envía {}", counted(items, "insumo", "insumos")),
            ),
            Self::Retire => say("Retire", "Retirar"),
            Self::Retired => say("Retired", "Retirados"),
            Self::PutBack => say("Put back into use", "Volver a usar"),
            Self::Tap => say("Tap a name to change it", "Toque un nombre para cambiarlo"),
        }
    }
}
