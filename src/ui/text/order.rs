//! Words of ordering: what should be ordered and why, orders on their way, and vendors. The words of
//! a rule are in `rule`.

use std::borrow::Cow::{Borrowed, Owned};

use super::day::short_day;
use super::figure::{counted, number};
use super::{Lang, Text, day};
use crate::domain::inventory::orders::OrderStage;
use crate::domain::inventory::reorder::Position;
use crate::domain::time::{Date, Zoned};

/// What leads to ordering from elsewhere. Apart from the rest, so that Stock does not carry it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrderDoorMsg {
    Title,
    Waiting { proposals: usize, orders: usize },
    Rule,
    Some,
    SomeNote,
}

impl OrderDoorMsg {
    pub(super) fn in_language(self, lang: Lang) -> Text {
        match self {
            Self::Title => one_of(lang, "Order", "Pedidos"),
            Self::Waiting { proposals: 0, orders: 0 } => {
                one_of(lang, "Nothing to order, nothing on its way", "Nada que pedir, nada en camino")
            }
            Self::Waiting { proposals, orders } => Owned(match lang {
                Lang::En => format!(
                    "{} to order, {} under way",
                    counted(proposals, "supply", "supplies"),
                    counted(orders, "order", "orders")
                ),
                Lang::Es => format!(
                    "{} por pedir, {} en curso",
                    counted(proposals, "insumo", "insumos"),
                    counted(orders, "pedido", "pedidos")
                ),
            }),
            Self::Rule => one_of(lang, "Reorder rule", "Regla de pedido"),
            Self::Some => one_of(lang, "Order some now", "Pedir ahora"),
            Self::SomeNote => {
                one_of(lang, "Begins a draft; nothing is sent", "Comienza un borrador; no se envía nada")
            }
        }
    }
}

/// A pack as it is named, and how much it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackWords {
    pub name: String,
    pub holds: i64,
}

/// Why so much is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    pub position: Position,
    pub point: i64,
    pub up_to: i64,
    pub need: i64,
    pub packs: i64,
    pub pack: Option<PackWords>,
    /// The fewest packs that the vendor sends.
    pub least: i64,
}

/// An order as it is sent to somebody who does not have Tallywell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderSheet {
    pub clinic: String,
    pub vendor: Option<String>,
    pub reference: String,
    pub lines: Vec<SheetLine>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetLine {
    pub packs: i64,
    pub pack: Option<PackWords>,
    pub unit: String,
    pub item: String,
    pub code: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrderMsg {
    Title,
    Sub,
    NoVendor,
    Items { items: usize },
    Because(Box<Reason>),
    Packs { packs: i64, pack: Option<PackWords> },
    InDraft,
    DraftIt,
    NothingTitle,
    NothingText,
    NoRulesTitle,
    NoRulesText,
    LowTitle,
    LowNote,
    Left { usable: i64, par: i64 },
    UnderWay,
    Finished,
    Stage(OrderStage),
    Expected { day: Date, today: Date },
    Overdue { day: Date, today: Date },
    Lines { lines: usize },
    Vendors,
    CopyText,
    Copied,
    CopyFailed,
    TextLabel,
    Table,
    Print,
    CannotPrint,
    Sheet(Box<OrderSheet>),
    NoVendorOrder,
    DraftedBy { at: Zoned, today: Date, by: String },
    PlacedBy { at: Zoned, today: Date, by: String },
    Reference { text: String },
    LinesTitle,
    LinesDraftNote,
    LinesPlacedNote,
    PacksOf { item: String },
    TakeOff,
    TakenOff,
    Save,
    Close,
    Came { came: i64, ordered: i64 },
    RestGone { came: i64, ordered: i64 },
    Placing,
    PlacingNote,
    ExpectedOn,
    DayNotKnown,
    InDays { days: i32, date: Date, today: Date },
    ReferenceLabel,
    ReferenceHint,
    PlaceIt,
    NothingInIt,
    TapLine,
    NothingOpen,
    ReceiveIt,
    AllCame { pieces: i64 },
    ToCome { pieces: i64 },
    CancelRest,
    CloseOrder,
    DropDraft,
    CannotBeUndone,
    ReallyCancel,
    ReallyClose,
    ReallyDrop,
    NotHereTitle,
    NotHereText,
    ToOrders,
    Send,
}

fn one_of(lang: Lang, en: &'static str, es: &'static str) -> Text {
    match lang {
        Lang::En => Borrowed(en),
        Lang::Es => Borrowed(es),
    }
}

/// `5 × case of 1,000`, or the pieces where there is no pack.
fn packs_words(lang: Lang, packs: i64, pack: Option<&PackWords>) -> String {
    match (pack, lang) {
        (None, _) => number(packs),
        (Some(pack), Lang::En) => format!("{} × {} of {}", number(packs), pack.name, number(pack.holds)),
        (Some(pack), Lang::Es) => format!("{} × {} de {}", number(packs), pack.name, number(pack.holds)),
    }
}

fn because(lang: Lang, reason: &Reason) -> String {
    let Position { on_hand, on_order, promised } = reason.position;
    let (on_hand, on_order, promised) = (number(on_hand), number(on_order), number(promised));
    let (position, point) = (number(reason.position.total()), number(reason.point));
    let (up_to, need) = (number(reason.up_to), number(reason.need));
    let packs = packs_words(lang, reason.packs, reason.pack.as_ref());
    let comes = reason.packs.saturating_mul(reason.pack.as_ref().map_or(1, |pack| pack.holds));
    let least = reason.packs == reason.least && reason.least > 1 && comes > reason.need;
    let why = match (least, comes < reason.need, lang) {
        (true, _, Lang::En) => " (the fewest that are sent)",
        (true, _, Lang::Es) => " (lo mínimo que se envía)",
        (_, true, Lang::En) => " (never above the maximum)",
        (_, true, Lang::Es) => " (sin pasar del máximo)",
        _ => "",
    };
    match lang {
        Lang::En => format!(
            "on hand {on_hand} + on order {on_order} − promised {promised} = {position} ≤ reorder point \
             {point} → up to {up_to} need {need} → {packs}{why}"
        ),
        Lang::Es => format!(
            "en existencia {on_hand} + en camino {on_order} − prometido {promised} = {position} ≤ punto de \
             pedido {point} → hasta {up_to} faltan {need} → {packs}{why}"
        ),
    }
}

fn sheet(lang: Lang, sheet: &OrderSheet) -> String {
    let word = |en: &'static str, es: &'static str| one_of(lang, en, es).into_owned();
    let mut text = vec![format!("{}: {}", word("Order", "Pedido"), sheet.clinic)];
    if let Some(vendor) = &sheet.vendor {
        text.push(format!("{}: {vendor}", word("Vendor", "Proveedor")));
    }
    if !sheet.reference.is_empty() {
        text.push(format!("{}: {}", word("Reference", "Referencia"), sheet.reference));
    }
    text.push(String::new());
    for line in &sheet.lines {
        let packs = match &line.pack {
            Some(_) => packs_words(lang, line.packs, line.pack.as_ref()),
            None => format!("{} × {}", number(line.packs), line.unit),
        };
        let code = if line.code.is_empty() { String::new() } else { format!(" [{}]", line.code) };
        text.push(format!("{packs}  {}{code}", line.item));
    }
    text.join("\n")
}

impl OrderMsg {
    pub(super) fn in_language(self, lang: Lang) -> Text {
        let say = |en, es| one_of(lang, en, es);
        let form = |en: String, es: String| match lang {
            Lang::En => Owned(en),
            Lang::Es => Owned(es),
        };
        match self {
            Self::Title => say("Orders", "Pedidos"),
            Self::Sub => say(
                "What would run out before the next delivery, vendor by vendor, with its reason.",
                "Lo que se acabaría antes de la próxima entrega, por proveedor y con su razón.",
            ),
            Self::NoVendor => say("No vendor chosen", "Sin proveedor"),
            Self::Items { items } => {
                form(counted(items, "supply", "supplies"), counted(items, "insumo", "insumos"))
            }
            Self::Because(reason) => Owned(because(lang, &reason)),
            Self::Packs { packs, pack } => Owned(packs_words(lang, packs, pack.as_ref())),
            Self::InDraft => say("In a draft already", "Ya está en un borrador"),
            Self::DraftIt => say("Draft this order", "Preparar este pedido"),
            Self::NothingTitle => say("Nothing to order", "Nada que pedir"),
            Self::NothingText => say(
                "Every supply with a reorder rule stands above its reorder point.",
                "Cada insumo con regla de pedido está por encima de su punto de pedido.",
            ),
            Self::NoRulesTitle => say("No reorder rule yet", "Aún no hay reglas de pedido"),
            Self::NoRulesText => say(
                "Find a supply and say when and how much of it is ordered. From then on it is proposed here.",
                "Busque un insumo e indique cuándo y cuánto se pide. Desde entonces se propone aquí.",
            ),
            Self::LowTitle => say("Running low, without a rule", "Quedan pocos, sin regla"),
            Self::LowNote => say("Tap to set the rule", "Toque para poner la regla"),
            Self::Left { usable, par } => form(
                format!("{} of {}", number(usable), number(par)),
                format!("{} de {}", number(usable), number(par)),
            ),
            Self::UnderWay => say("Under way", "En curso"),
            Self::Finished => say("Finished", "Terminados"),
            Self::Stage(stage) => match stage {
                OrderStage::Draft => say("Draft", "Borrador"),
                OrderStage::Placed => say("Placed", "Enviado"),
                OrderStage::PartReceived => say("Received in part", "Recibido en parte"),
                OrderStage::Received => say("Received", "Recibido"),
                OrderStage::Closed => say("Closed", "Cerrado"),
            },
            Self::Expected { day, today } => {
                let day = short_day(lang, day, today);
                form(format!("expected {day}"), format!("se espera el {day}"))
            }
            Self::Overdue { day, today } => {
                let day = short_day(lang, day, today);
                form(
                    format!("expected {day}, not counted on any more"),
                    format!("se esperaba el {day}, ya no se cuenta con él"),
                )
            }
            Self::Lines { lines } => form(counted(lines, "line", "lines"), counted(lines, "línea", "líneas")),
            Self::Vendors => say("Vendors", "Proveedores"),
            Self::CopyText => say("Copy as text", "Copiar como texto"),
            Self::Copied => say("Copied. Paste it where you write.", "Copiado. Péguelo donde escribe."),
            Self::CopyFailed => say(
                "This browser does not let us copy. Select the text below.",
                "Este navegador no permite copiar. Seleccione el texto de abajo.",
            ),
            Self::TextLabel => say("The order as text", "El pedido como texto"),
            Self::Table => say("Table (CSV)", "Tabla (CSV)"),
            Self::Print => say("Print", "Imprimir"),
            Self::CannotPrint => say(
                "This browser cannot print. Take the table instead.",
                "Este navegador no puede imprimir. Use la tabla.",
            ),
            Self::Sheet(order) => Owned(sheet(lang, &order)),
            Self::NoVendorOrder => say("Order without a vendor", "Pedido sin proveedor"),
            Self::DraftedBy { at, today, by } => {
                let at = day::moment(lang, at, today);
                form(format!("Drafted {at} by {by}"), format!("Preparado {at} por {by}"))
            }
            Self::PlacedBy { at, today, by } => {
                let at = day::moment(lang, at, today);
                form(format!("placed {at} by {by}"), format!("enviado {at} por {by}"))
            }
            Self::Reference { text } => Owned(text),
            Self::LinesTitle => say("What is ordered", "Lo que se pide"),
            Self::LinesDraftNote => say("Tap a line to change it", "Toque una línea para cambiarla"),
            Self::LinesPlacedNote => say("Tap a line when it comes", "Toque una línea cuando llegue"),
            Self::PacksOf { item } => form(format!("Packs: {item}"), format!("Empaques: {item}")),
            Self::TakeOff => say("Take it off", "Quitarla"),
            Self::TakenOff => say("Taken off", "Quitada"),
            Self::Save => say("Save", "Guardar"),
            Self::Close => say("Close", "Cerrar"),
            Self::Came { came: 0, ordered } => {
                form(format!("{} to come", number(ordered)), format!("Por llegar: {}", number(ordered)))
            }
            Self::Came { came, ordered } => form(
                format!("{} of {} came", number(came), number(ordered)),
                format!("Llegó: {} de {}", number(came), number(ordered)),
            ),
            Self::RestGone { came, ordered } => form(
                format!("{} of {} came, the rest will not", number(came), number(ordered)),
                format!("Llegó: {} de {}; el resto no llegará", number(came), number(ordered)),
            ),
            Self::Placing => say("Placing it", "Enviarlo"),
            Self::PlacingNote => say(
                "Send it as you always do: copied, printed, by telephone. Then mark it as placed.",
                "Envíelo como siempre: copiado, impreso, por teléfono. Luego márquelo como enviado.",
            ),
            Self::ExpectedOn => say("Expected", "Se espera"),
            Self::DayNotKnown => say("Day not known", "Día desconocido"),
            Self::InDays { days: 0, .. } => say("Today", "Hoy"),
            Self::InDays { days: 1, .. } => say("Tomorrow", "Mañana"),
            Self::InDays { days: _, date, today } => {
                Owned(format!("{} {}", day::weekday_short(lang, date), short_day(lang, date, today)))
            }
            Self::ReferenceLabel => say("Reference", "Referencia"),
            Self::ReferenceHint => {
                say("The vendor’s number for it, such as PO 7.", "El número del proveedor, por ejemplo PO 7.")
            }
            Self::PlaceIt => say("Mark as placed", "Marcar como enviado"),
            Self::NothingInIt => say("Nothing is in it", "No hay nada"),
            Self::TapLine => say("What came? Tap its line.", "¿Qué llegó? Toque su línea."),
            Self::NothingOpen => say("Nothing more is to come.", "No falta nada por llegar."),
            Self::ReceiveIt => say("Receive it", "Recibirla"),
            Self::AllCame { pieces } => {
                form(format!("All {} came", number(pieces)), format!("Llegó todo: {}", number(pieces)))
            }
            Self::ToCome { pieces } => {
                form(format!("{} to come", number(pieces)), format!("Por llegar: {}", number(pieces)))
            }
            Self::CancelRest => say("The rest will not come", "El resto no llegará"),
            Self::CloseOrder => say("Nothing more will come", "No llegará nada más"),
            Self::DropDraft => say("Drop this draft", "Descartar este borrador"),
            Self::CannotBeUndone => say("This cannot be taken back.", "Esto no se puede deshacer."),
            Self::ReallyCancel => say("Cancel the rest", "Cancelar el resto"),
            Self::ReallyClose => say("Close the order", "Cerrar el pedido"),
            Self::ReallyDrop => say("Drop it", "Descartarlo"),
            Self::NotHereTitle => say("This order is not here", "Este pedido no está aquí"),
            Self::NotHereText => say(
                "It may be on another tablet. Bring its records in, or look at the list.",
                "Quizá esté en otra tableta. Traiga sus registros o vea la lista.",
            ),
            Self::ToOrders => say("To the orders", "A los pedidos"),
            Self::Send => say("Take it along", "Llevárselo"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case() -> PackWords {
        PackWords { name: "case".into(), holds: 1_000 }
    }

    fn check(on_hand: i64, packs: i64, least: i64, expected: &str) {
        let position = Position { on_hand, on_order: 1_000, promised: 100 };
        let need = 6_000 - position.total();
        let pack = Some(case());
        let reason = Reason { position, point: 2_000, up_to: 6_000, need, packs, pack, least };
        assert_eq!(OrderMsg::Because(Box::new(reason)).in_language(Lang::En), expected);
    }

    #[test]
    fn a_proposal_shows_every_figure_it_was_made_from() {
        check(
            995,
            5,
            1,
            "on hand 995 + on order 1,000 − promised 100 = 1,895 ≤ reorder point 2,000 → up to 6,000 need \
             4,105 → 5 × case of 1,000",
        );
        check(
            995,
            4,
            2,
            "on hand 995 + on order 1,000 − promised 100 = 1,895 ≤ reorder point 2,000 → up to 6,000 need \
             4,105 → 4 × case of 1,000 (never above the maximum)",
        );
        check(
            995,
            6,
            6,
            "on hand 995 + on order 1,000 − promised 100 = 1,895 ≤ reorder point 2,000 → up to 6,000 need \
             4,105 → 6 × case of 1,000 (the fewest that are sent)",
        );
    }

    #[test]
    fn an_order_as_text_has_each_line_with_its_pack_and_code() {
        let line = |packs, pack, item: &str, code: &str| SheetLine {
            packs,
            pack,
            unit: "box".into(),
            item: item.into(),
            code: code.into(),
        };
        let order = OrderSheet {
            clinic: "Alder Street Clinic".into(),
            vendor: Some("Acme".into()),
            reference: "PO 7".into(),
            lines: vec![line(5, Some(case()), "Gauze", "GZ-4"), line(2, None, "Gloves M", "")],
        };
        let text = OrderMsg::Sheet(Box::new(order)).in_language(Lang::En);
        assert_eq!(
            text,
            "Order: Alder Street Clinic\nVendor: Acme\nReference: PO 7\n\n5 × case of 1,000  Gauze [GZ-4]\n\
             2 × box  Gloves M"
        );
    }
}
