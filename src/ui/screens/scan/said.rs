//! What a code says, in words.

use crate::domain::inventory::codes::Supply;
use crate::domain::inventory::lot::{Expiry, Precision};
use crate::domain::time::Date;
use crate::ui::text::scan::ScanMsg;
use crate::ui::text::supply::SupplyMsg;
use crate::ui::words::Words;

/// `Lot ABC123 · until 30 Jun 2027 · serial S1`.
pub fn supply_words(supply: &Supply, today: Date, words: Words) -> String {
    let lot = match &supply.lot {
        Some(lot) => words.t(ScanMsg::LotIs { lot: lot.to_string() }).into_owned(),
        None => words.t(ScanMsg::NoLot).into_owned(),
    };
    let until = match supply.expiry {
        Some(expiry) => words.t(SupplyMsg::Until { expiry, today }).into_owned(),
        None => words.t(ScanMsg::NoExpiry).into_owned(),
    };
    let serial = supply.serial.clone().map(|serial| words.t(ScanMsg::SerialIs { serial }).into_owned());
    [Some(lot), Some(until), serial].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// An expiry as a person would type it into the form.
pub fn as_typed(expiry: Expiry) -> String {
    let (year, month, day) = expiry.last_day.civil();
    match expiry.printed {
        Precision::Day => format!("{month:02}/{day:02}/{year:04}"),
        Precision::Month => format!("{month:02}/{year:04}"),
    }
}
