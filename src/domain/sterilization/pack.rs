//! Where one pack stands. It is usable only as long as its load is, it is whole, closed and in date.

use crate::domain::event::sterile_load::{IndicatorResult, PackFact};
use crate::domain::event::sterile_setup::ShelfLife;
use crate::domain::ids::PlaceId;
use crate::domain::sterilization::load::{Load, Pack};
use crate::domain::sterilization::standing::{LoadStanding, LoadState};
use crate::domain::time::{Date, Zoned};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PackStanding {
    /// Its load is not released.
    InLoad,
    Quarantined,
    Available,
    Issued(PlaceId),
    /// Opened for use, and the indicator inside was good.
    Opened,
    /// The indicator inside was not good: it was not used.
    OpenedAndRefused,
    /// Of a rejected load: to be packed anew or thrown away.
    ToReprocess,
    Wet,
    Torn,
    Damaged,
    Expired,
    Suspect,
    Recalled,
    NotFound,
    Discarded,
    Reprocessed,
}

impl PackStanding {
    pub const fn is_usable(self) -> bool {
        matches!(self, Self::Available | Self::Issued(_))
    }
}

/// Whether a pack has come to its end: nothing of it is left to be used.
pub fn is_settled(pack: &Pack<'_>) -> bool {
    pack.facts().any(|(fact, _)| {
        matches!(
            fact,
            PackFact::Opened(_) | PackFact::Discarded(_) | PackFact::Reprocessed(_) | PackFact::NotFound(_)
        )
    })
}

/// The last day on which a pack may be used; none: as long as it is whole and closed.
pub fn last_day(load: &Load<'_>, pack: &Pack<'_>) -> Option<Date> {
    match pack.added.shelf {
        ShelfLife::EventRelated => None,
        ShelfLife::Days(days) => {
            let (start, _) = load.start?;
            Some(start.at.date().plus_days(i32::from(days)))
        }
    }
}

/// When and where it was opened.
pub fn opening<'p>(
    pack: &'p Pack<'_>,
) -> Option<(Zoned, &'p crate::domain::event::sterile_load::PackOpened)> {
    pack.facts().find_map(|(fact, told)| match fact {
        PackFact::Opened(opened) => Some((told.at, &**opened)),
        _ => None,
    })
}

pub fn standing(load: &Load<'_>, state: &LoadState, pack: &Pack<'_>, today: Date) -> PackStanding {
    // An end is an end, the worse one first: a pack that was opened was not thrown away unopened.
    let has = |test: fn(&PackFact) -> bool| pack.facts().any(|(fact, _)| test(fact));
    if has(|fact| matches!(fact, PackFact::Opened(opened) if opened.internal != IndicatorResult::Pass)) {
        return PackStanding::OpenedAndRefused;
    }
    if has(|fact| matches!(fact, PackFact::Opened(_))) {
        return PackStanding::Opened;
    }
    if has(|fact| matches!(fact, PackFact::Discarded(_))) {
        return PackStanding::Discarded;
    }
    if has(|fact| matches!(fact, PackFact::Reprocessed(_))) {
        return PackStanding::Reprocessed;
    }
    match state.standing {
        LoadStanding::Rejected | LoadStanding::Closed if !load.failures.is_empty() => {
            return PackStanding::ToReprocess;
        }
        LoadStanding::Rejected => return PackStanding::ToReprocess,
        _ if has(|fact| matches!(fact, PackFact::NotFound(_))) => return PackStanding::NotFound,
        LoadStanding::Recalled | LoadStanding::Closed => return PackStanding::Recalled,
        LoadStanding::Suspect => return PackStanding::Suspect,
        _ => {}
    }
    if pack.is_wet {
        return PackStanding::Wet;
    }
    if pack.is_torn {
        return PackStanding::Torn;
    }
    if has(|fact| matches!(fact, PackFact::Damaged(_))) {
        return PackStanding::Damaged;
    }
    match state.standing {
        LoadStanding::Released => {}
        LoadStanding::EmergencyReleased if state.emergency.contains(&pack.number) => {}
        LoadStanding::EmergencyReleased | LoadStanding::Quarantined => return PackStanding::Quarantined,
        _ => return PackStanding::InLoad,
    }
    if last_day(load, pack).is_some_and(|last| last < today) {
        return PackStanding::Expired;
    }
    let issued = pack.facts().filter_map(|(fact, told)| match fact {
        PackFact::Issued(place) => Some((told.stamp, Some(*place))),
        PackFact::Stored(_) => Some((told.stamp, None)),
        _ => None,
    });
    match issued.max_by_key(|(stamp, _)| *stamp) {
        Some((_, Some(place))) => PackStanding::Issued(place),
        _ => PackStanding::Available,
    }
}

/// Where it lies, as far as somebody has said.
pub fn place(pack: &Pack<'_>) -> Option<PlaceId> {
    let told = pack.facts().filter_map(|(fact, told)| match fact {
        PackFact::Issued(place) | PackFact::Stored(place) => Some((told.stamp, *place)),
        _ => None,
    });
    told.max_by_key(|(stamp, _)| *stamp).map(|(_, place)| place)
}
