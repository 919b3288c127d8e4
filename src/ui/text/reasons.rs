//! Words for the choices that a record of stock carries: reasons, routes, purposes.

use super::{Lang, Text};
use crate::domain::event::stock::{
    LateReason, LotChoice, UseContext, VarianceReason, WasteReason, WasteRoute,
};
use crate::domain::inventory::lot::Funding;

const fn say(lang: Lang, en: &'static str, es: &'static str) -> Text {
    Text::Borrowed(match lang {
        Lang::En => en,
        Lang::Es => es,
    })
}

pub const fn waste_reason(reason: WasteReason, lang: Lang) -> Text {
    match reason {
        WasteReason::Expired => say(lang, "Expired", "Vencido"),
        WasteReason::Damaged => say(lang, "Damaged", "Dañado"),
        WasteReason::Contaminated => say(lang, "Contaminated", "Contaminado"),
        WasteReason::DrawnNotUsed => say(lang, "Drawn up, not given", "Preparado y no usado"),
        WasteReason::DiscardTimePassed => say(lang, "Open too long", "Abierto demasiado tiempo"),
        WasteReason::ColdChain => say(lang, "Too warm or too cold", "Temperatura fuera de rango"),
        WasteReason::Recalled => say(lang, "Recalled", "Retirado por el fabricante"),
        WasteReason::Dropped => say(lang, "Dropped", "Se cayó"),
        WasteReason::Other => say(lang, "Other", "Otra razón"),
    }
}

pub const fn waste_route(route: WasteRoute, lang: Lang) -> Text {
    match route {
        WasteRoute::Sharps => say(lang, "Sharps container", "Recipiente de punzocortantes"),
        WasteRoute::RegulatedMedicalWaste => say(lang, "Red bag", "Bolsa roja"),
        WasteRoute::PharmaceuticalBin => say(lang, "Drug waste bin", "Recipiente de medicamentos"),
        WasteRoute::Returned => say(lang, "Returned", "Devuelto"),
        WasteRoute::ReverseDistributor => say(lang, "Reverse distributor", "Distribuidor inverso"),
        WasteRoute::Trash => say(lang, "Trash", "Basura"),
    }
}

pub const fn use_context(context: UseContext, lang: Lang) -> Text {
    match context {
        UseContext::Procedure => say(lang, "Procedure", "Procedimiento"),
        UseContext::Clinic => say(lang, "Clinic day", "Consulta"),
        UseContext::Training => say(lang, "Training", "Capacitación"),
        UseContext::OtherSite => say(lang, "To another site", "A otra sede"),
    }
}

pub const fn lot_choice(choice: LotChoice, lang: Lang) -> Text {
    match choice {
        LotChoice::EarlierNotFound => say(lang, "Not found", "No se encuentra"),
        LotChoice::EarlierDamaged => say(lang, "Damaged", "Dañado"),
        LotChoice::EarlierReserved => say(lang, "Reserved", "Reservado"),
        LotChoice::WholePackNeeded => say(lang, "A whole pack is needed", "Se necesita un empaque entero"),
        LotChoice::Other => say(lang, "Other", "Otra razón"),
    }
}

pub const fn variance_reason(reason: VarianceReason, lang: Lang) -> Text {
    match reason {
        VarianceReason::UsedNotLogged => say(lang, "Used, not recorded", "Usado sin anotar"),
        VarianceReason::ReceivedNotLogged => say(lang, "Received, not recorded", "Recibido sin anotar"),
        VarianceReason::Found => say(lang, "Found", "Encontrado"),
        VarianceReason::Missing => say(lang, "Missing", "Falta"),
        VarianceReason::Damaged => say(lang, "Damaged", "Dañado"),
        VarianceReason::Expired => say(lang, "Expired", "Vencido"),
        VarianceReason::MiscountBefore => say(lang, "Counted wrong before", "Mal contado antes"),
        VarianceReason::WrongRoom => say(lang, "Wrong room", "Sala equivocada"),
        VarianceReason::WrongLot => say(lang, "Wrong lot", "Lote equivocado"),
        VarianceReason::PackConfusion => say(lang, "Pack mix-up", "Confusión de empaque"),
        VarianceReason::Borrowed => say(lang, "Borrowed", "Prestado"),
        VarianceReason::Recalled => say(lang, "Recalled", "Retirado por el fabricante"),
        VarianceReason::DiscardTimePassed => say(lang, "Open too long", "Abierto demasiado tiempo"),
        VarianceReason::ColdChain => say(lang, "Too warm or too cold", "Temperatura fuera de rango"),
        VarianceReason::Other => say(lang, "Other", "Otra razón"),
    }
}

pub const fn late_reason(reason: LateReason, lang: Lang) -> Text {
    match reason {
        LateReason::Forgotten => say(lang, "Forgotten", "Se olvidó"),
        LateReason::NoTabletAtHand => say(lang, "No tablet at hand", "Sin tableta a la mano"),
        LateReason::Paper => say(lang, "Written on paper first", "Anotado primero en papel"),
        LateReason::Other => say(lang, "Other", "Otra razón"),
    }
}

pub const fn funding(funding: Funding, lang: Lang) -> Text {
    match funding {
        Funding::Clinic => say(lang, "Clinic’s own", "De la clínica"),
        Funding::Vfc => say(lang, "VFC", "VFC"),
        Funding::Federal => say(lang, "Federal", "Federal"),
        Funding::State => say(lang, "State", "Estatal"),
        Funding::Chip => say(lang, "CHIP", "CHIP"),
        Funding::Other => say(lang, "Other", "Otros fondos"),
    }
}
