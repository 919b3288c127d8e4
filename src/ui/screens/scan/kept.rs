//! A count by scans as a draft: one line a scan, so that a tablet that dies in the middle of it loses none.

use crate::domain::ids::{ItemId, PackId, PlaceId};
use crate::domain::inventory::lot::{Bucket, Expiry, Lot, LotCode};
use crate::domain::state::State;
use crate::ui::scan::{SittingRow, SittingScan};
use crate::ui::screens::scan::said::as_typed;

/// The draft's task.
pub const DRAFT: &str = "scan-count";

/// Nothing when nothing was scanned: then there is no draft.
pub fn kept(place: PlaceId, scans: &[SittingScan]) -> String {
    if scans.is_empty() {
        return String::new();
    }
    let line = |scan: &SittingScan| {
        let lot = &scan.row.bucket.lot;
        let pack = scan.row.pack.map(|pack| pack.to_string()).unwrap_or_default();
        let code = lot.code.as_ref().map(ToString::to_string).unwrap_or_default();
        let expiry = lot.expiry.map(as_typed).unwrap_or_default();
        let serial = scan.serial.clone().unwrap_or_default();
        [scan.row.item.to_string(), pack, code, expiry, serial].join("\t")
    };
    let lines: Vec<String> = std::iter::once(place.to_string()).chain(scans.iter().map(line)).collect();
    lines.join("\n")
}

/// Reads what [`kept`] wrote. A line of an item or a pack that is gone is left out.
pub fn scans_of(state: &State, text: &str) -> Option<(PlaceId, Vec<SittingScan>)> {
    let mut lines = text.lines();
    let place: PlaceId = lines.next()?.parse().ok()?;
    state.clinic.places.get(&place)?;
    Some((place, lines.filter_map(|line| scan_of(state, line)).collect()))
}

fn scan_of(state: &State, line: &str) -> Option<SittingScan> {
    let parts: Vec<&str> = line.split('\t').collect();
    let [item, pack, code, expiry, serial] = *parts.as_slice() else { return None };
    let item: ItemId = item.parse().ok()?;
    state.catalogue.item(&item)?;
    let pack: Option<PackId> = if pack.is_empty() { None } else { Some(pack.parse().ok()?) };
    let holds = match pack {
        Some(pack) => state.catalogue.pack(&pack)?.made.as_ref()?.2.value(),
        None => 1,
    };
    let lot = Lot { code: LotCode::parse(code).ok(), expiry: Expiry::parse(expiry) };
    let row = SittingRow { item, pack, holds, bucket: Bucket::of(lot), scans: 1 };
    let serial = (!serial.is_empty()).then(|| serial.to_owned());
    Some(SittingScan { row, ids: Vec::new(), serial })
}
