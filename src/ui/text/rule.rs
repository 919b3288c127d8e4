//! Words of a reorder rule, and of what the past suggests for its figures.

use std::borrow::Cow::{Borrowed, Owned};

use super::figure::{counted, number};
use super::{Lang, Text};
use crate::domain::inventory::consumption::{COVER_DAYS, PointBasis};
use crate::domain::inventory::lead::LeadBasis;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleMsg {
    Title,
    Sub,
    Vendor,
    NoVendor,
    OrderedIn,
    Pack { name: String, holds: i64 },
    Point,
    PointHint,
    UpTo,
    UpToHint,
    Least,
    LeastHint,
    Rounding,
    RoundUp,
    RoundDown,
    Lead,
    LeadHint,
    Suggested { figure: i64 },
    TakeOver { figure: i64 },
    LeadBasis(LeadBasis),
    PointBasis(PointBasis),
    UpToBasis(PointBasis),
    TooLittle { known: usize, wanted: usize },
    NothingIssued { days: usize },
    FillIn,
    PointAbove,
    Save,
    Saved,
    Remove,
    Removed,
    Now { position: i64 },
    Vendors,
}

/// `3.4` of 34 tenths.
fn tenths(value: i64) -> String {
    format!("{}.{}", number(value / 10), value % 10)
}

impl RuleMsg {
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
            Self::Title => say("Reorder rule", "Regla de pedido"),
            Self::Sub => say("For all closets together.", "Para todos los almacenes juntos."),
            Self::Vendor => say("Vendor", "Proveedor"),
            Self::NoVendor => say("None", "Ninguno"),
            Self::OrderedIn => say("Ordered in", "Se pide en"),
            Self::Pack { name, holds } => {
                form(format!("{name} of {}", number(holds)), format!("{name} de {}", number(holds)))
            }
            Self::Point => say("Reorder point", "Punto de pedido"),
            Self::PointHint => {
                say("At or below this an order is proposed.", "Con esto o menos se propone un pedido.")
            }
            Self::UpTo => say("Order up to", "Pedir hasta"),
            Self::UpToHint => say("What an order fills up to.", "Hasta dónde llena un pedido."),
            Self::Least => say("Fewest packs", "Mínimo de empaques"),
            Self::LeastHint => say("The fewest that the vendor sends.", "Lo menos que envía el proveedor."),
            Self::Rounding => say("Whole packs", "Empaques enteros"),
            Self::RoundUp => say("Round up", "Hacia arriba"),
            Self::RoundDown => say("Never above the maximum", "Sin pasar del máximo"),
            Self::Lead => say("Days until it comes", "Días hasta que llega"),
            Self::LeadHint => say("From placing it to the delivery.", "Desde el envío hasta la entrega."),
            Self::Suggested { figure } => form(
                format!("History suggests {}", number(figure)),
                format!("El historial sugiere {}", number(figure)),
            ),
            Self::TakeOver { figure } => {
                form(format!("Use {}", number(figure)), format!("Usar {}", number(figure)))
            }
            Self::LeadBasis(LeadBasis { orders, shortest, longest }) => form(
                format!(
                    "Of the last {}: the first delivery after {shortest} to {longest} days → {longest}",
                    counted(orders, "order", "orders")
                ),
                format!(
                    "De {} recientes: primera entrega a los {shortest} a {longest} días → {longest}",
                    counted(orders, "pedido", "pedidos")
                ),
            ),
            Self::PointBasis(basis) => {
                let (issued, days) = (number(basis.issued), basis.days_in_stock);
                let (daily, lead) = (tenths(basis.daily_tenths()), usize::from(basis.lead_days));
                let point = number(basis.point.value());
                form(
                    format!(
                        "{issued} issued on {} in stock: {daily} a day × {} × 1.5 → {point}",
                        counted(days, "day", "days"),
                        counted(lead, "day", "days")
                    ),
                    format!(
                        "Salidas: {issued} en {} con existencia: {daily} al día × {} × 1.5 → {point}",
                        counted(days, "día", "días"),
                        counted(lead, "día", "días")
                    ),
                )
            }
            Self::UpToBasis(basis) => {
                let (point, daily) = (number(basis.point.value()), tenths(basis.daily_tenths()));
                let up_to = number(basis.up_to.value());
                form(
                    format!("{point} and {COVER_DAYS} days more × {daily} a day → {up_to}"),
                    format!("{point} y {COVER_DAYS} días más × {daily} al día → {up_to}"),
                )
            }
            Self::TooLittle { known, wanted } => form(
                format!(
                    "Too little is known for a suggestion: {} in stock, {wanted} are needed.",
                    counted(known, "day", "days")
                ),
                format!(
                    "Se sabe muy poco para sugerir: {} con existencia, se necesitan {wanted}.",
                    counted(known, "día", "días")
                ),
            ),
            Self::NothingIssued { days } => form(
                format!("Nothing was issued on {} in stock: no suggestion.", counted(days, "day", "days")),
                format!("Sin salidas en {} con existencia: no hay sugerencia.", counted(days, "día", "días")),
            ),
            Self::FillIn => say("Fill this in", "Complete este dato"),
            Self::PointAbove => say(
                "Below the reorder point. Make it at least as much.",
                "Menos que el punto de pedido. Ponga al menos lo mismo.",
            ),
            Self::Save => say("Save the rule", "Guardar la regla"),
            Self::Saved => say("The rule is saved.", "La regla está guardada."),
            Self::Remove => say("Remove the rule", "Quitar la regla"),
            Self::Removed => say(
                "The rule is removed. Saving it puts it back.",
                "La regla está quitada. Si la guarda, vuelve.",
            ),
            Self::Now { position } => form(
                format!(
                    "Now {}: usable, and on its way, without what rooms were promised.",
                    number(position)
                ),
                format!("Ahora {}: utilizables y en camino, sin lo prometido a las salas.", number(position)),
            ),
            Self::Vendors => say("Vendors", "Proveedores"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::quantity::Quantity;

    /// 84 in 28 days are 3.0 a day; x 7 x 1.5 = 31.5; four weeks more are 84.
    #[test]
    fn a_suggestion_shows_its_arithmetic() {
        let amount = |value| Quantity::new(value).unwrap();
        let (point, up_to) = (amount(32), amount(116));
        let basis = PointBasis { issued: 84, days_in_stock: 28, lead_days: 7, point, up_to };
        assert_eq!(
            RuleMsg::PointBasis(basis).in_language(Lang::En),
            "84 issued on 28 days in stock: 3.0 a day × 7 days × 1.5 → 32"
        );
        assert_eq!(RuleMsg::UpToBasis(basis).in_language(Lang::En), "32 and 28 days more × 3.0 a day → 116");
    }
}
