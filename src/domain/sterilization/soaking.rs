//! What the screens of disinfection ask: which limit ends a solution, which strips may be used, what lies in
//! a solution now (research/sterilization.md 3). How long a solution lasts and where a soak stands: `hld`.

use crate::domain::event::sterile_care::{SolutionFact, SolutionPoured};
use crate::domain::event::sterile_setup::IndicatorKind;
use crate::domain::ids::{IndicatorLotId, SoakId, SolutionId};
use crate::domain::ordered::Ordered as _;
use crate::domain::sterilization::hld::{
    SoakStanding, SolutionStanding, last_day, soak_standing, solution_standing, strips_opened,
};
use crate::domain::sterilization::records::{SolutionRecord, Sterilization, lot_is_active};
use crate::domain::sterilization::units::Celsius;
use crate::domain::text::Label;
use crate::domain::time::{Date, Instant, Zoned};

/// Strips of a new bottle that must pass in full strength, and as many that must fail when diluted.
pub const CONTROLS: u8 = 3;

/// No bath is warmer, and 50 °F is too cold for each: a higher figure was read in °F.
const HOTTEST: Celsius = Celsius::from_hundredths(5_000);

/// What ends the use of a solution first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Limit {
    /// So many days after it was poured.
    Reuse { days: u16 },
    /// The date on the bottle.
    Bottle,
    /// So many days after the bottle was opened.
    Opened { days: u16 },
}

/// The last day of a solution, and which of its limits sets it.
pub fn limit(poured: &SolutionPoured, poured_at: Zoned) -> (Date, Limit) {
    let last = last_day(poured, poured_at);
    let opened = poured.opened_days.filter(|days| poured.opened.plus_days(i32::from(*days)) == last);
    let limit = match opened {
        _ if poured_at.date().plus_days(i32::from(poured.reuse_days)) == last => {
            Limit::Reuse { days: poured.reuse_days }
        }
        Some(days) => Limit::Opened { days },
        None => Limit::Bottle,
    };
    (last, limit)
}

/// Whether a reading of a bath must have been in the other unit.
pub fn looks_fahrenheit(reading: Celsius) -> bool {
    reading > HOTTEST
}

/// Whether a bottle of strips may judge a solution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StripsStanding {
    /// Until the earlier of the lot's date and the life of the open bottle.
    Ready {
        last: Date,
    },
    /// Not opened, so that no control was made.
    Sealed,
    /// A control of the bottle did not do what it must.
    ControlsFailed,
    OpenTooLong {
        last: Date,
    },
    LotExpired {
        expiry: Date,
    },
    Retired,
}

pub fn strips_standing(state: &Sterilization, lot: IndicatorLotId, today: Date) -> Option<StripsStanding> {
    let (record, received) = state.lot(lot)?;
    if !lot_is_active(record) {
        return Some(StripsStanding::Retired);
    }
    let expiry = received.expiry;
    if expiry < today {
        return Some(StripsStanding::LotExpired { expiry });
    }
    let Some(opened) = strips_opened(record) else { return Some(StripsStanding::Sealed) };
    Some(if opened.full_strength < CONTROLS || opened.diluted < CONTROLS {
        StripsStanding::ControlsFailed
    } else if opened.use_until < today {
        StripsStanding::OpenTooLong { last: opened.use_until }
    } else {
        StripsStanding::Ready { last: opened.use_until.min(expiry) }
    })
}

/// Lots of strips that nobody has retired: those that may be used first.
pub fn strips(state: &Sterilization, today: Date) -> Vec<(IndicatorLotId, StripsStanding)> {
    let lots = state.indicator_lots.iter().filter_map(|(lot, record)| {
        let kind = record.defined.as_ref()?.what.kind;
        let standing = strips_standing(state, *lot, today)?;
        let is_kept = kind == IndicatorKind::DisinfectantStrip && standing != StripsStanding::Retired;
        is_kept.then_some((*lot, standing))
    });
    let mut lots: Vec<_> = lots.collect();
    lots.order_by_key(|(lot, standing)| (*standing, *lot));
    lots
}

/// When a solution was thrown away.
pub fn discarded_at(record: &SolutionRecord) -> Option<Zoned> {
    let discarded = record.facts.values().filter(|told| matches!(told.what, SolutionFact::Discarded(_)));
    discarded.map(|told| told.at).min_by_key(|at| at.at)
}

/// Solutions that stand somewhere, those that have to go first; then what was thrown away since a day.
pub fn solutions(state: &Sterilization, since: Date, today: Date) -> Vec<(SolutionId, SolutionStanding)> {
    let rank = |standing: SolutionStanding| match standing {
        SolutionStanding::Failed => 0,
        SolutionStanding::Expired { .. } => 1,
        SolutionStanding::InUse { .. } => 2,
        SolutionStanding::Discarded => 3,
    };
    let known = state.solutions.iter().filter_map(|(id, record)| {
        let standing = solution_standing(state, *id, today)?;
        let is_shown = discarded_at(record).is_none_or(|at| at.date() >= since);
        is_shown.then_some((*id, standing))
    });
    let mut known: Vec<_> = known.collect();
    known.order_by_key(|(id, standing)| (rank(*standing), *standing, *id));
    known
}

/// What lies in a solution now and when it may come out, the first to be over before the others.
pub fn soaks_under_way(state: &Sterilization) -> Vec<(SoakId, Instant)> {
    let running = state.soaks.keys().filter_map(|id| match soak_standing(state, *id)? {
        SoakStanding::Soaking { ready } => Some((*id, ready)),
        _ => None,
    });
    let mut running: Vec<_> = running.collect();
    running.order_by_key(|(id, ready)| (*ready, *id));
    running
}

/// Soaks that are over and began on a day or later, the latest first.
pub fn soaks_since(state: &Sterilization, from: Date) -> Vec<(SoakId, SoakStanding)> {
    let over = state.soaks.iter().filter_map(|(id, record)| {
        let started = record.defined.as_ref()?.at;
        let standing = soak_standing(state, *id)?;
        let is_over = !matches!(standing, SoakStanding::Soaking { .. });
        (is_over && started.date() >= from).then_some((started.at, *id, standing))
    });
    let mut over: Vec<_> = over.collect();
    over.order_by_key(|(started, id, _)| std::cmp::Reverse((*started, *id)));
    over.into_iter().map(|(_, id, standing)| (id, standing)).collect()
}

/// What was soaked lately, each once, the latest first.
pub fn recent_devices(state: &Sterilization, most: usize) -> Vec<Label> {
    let started = state.soaks.values().filter_map(|record| record.defined.as_ref());
    let mut started: Vec<_> = started.map(|told| (told.at.at, &told.what.device)).collect();
    started.order_by_key(|(at, _)| std::cmp::Reverse(*at));
    let mut devices: Vec<Label> = Vec::new();
    for (_, device) in started {
        if devices.len() >= most {
            break;
        }
        if !devices.contains(device) {
            devices.push(device.clone());
        }
    }
    devices
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::sterile_care::{Drying, SoakFact, SoakStarted, SolutionDiscarded, TakenOut};
    use crate::domain::event::sterile_load::IndicatorResult;
    use crate::domain::event::sterile_setup::{IndicatorLotFact, IndicatorLotReceived, StripsOpened};
    use crate::domain::event::{Hlc, Standing, Timing};
    use crate::domain::ids::{EventId, StreamId};
    use crate::domain::inventory::lot::LotCode;
    use crate::domain::register::Stamp;
    use crate::domain::sterilization::records::{Record, Told};
    use crate::domain::text::Note;
    use crate::domain::time::{DAY_MS, MINUTE_MS, Offset};

    const TODAY: Date = Date::from_days(20_000);

    fn id(seq: u32) -> EventId {
        EventId::at(StreamId::new(1), seq).unwrap()
    }

    /// So many minutes after the beginning of today.
    fn at(minutes: i64) -> Zoned {
        let ms = i64::from(TODAY.days()) * DAY_MS + minutes * MINUTE_MS;
        Zoned { at: Instant::from_ms(ms), offset: Offset::UTC }
    }

    fn told<T>(seq: u32, minutes: i64, what: T) -> Told<T> {
        let at = at(minutes);
        let stamp = Stamp { hlc: Hlc::from_bits((at.at.ms() as u64) << 16), event: id(seq) };
        Told { what, by: None, at, timing: Timing::Now, stamp }
    }

    fn label(text: &str) -> Label {
        Label::parse(text).unwrap()
    }

    fn opa() -> SolutionPoured {
        SolutionPoured {
            product: label("opa_055"),
            name: label("OPA"),
            lot: LotCode::parse("L1").unwrap(),
            bottle_expiry: TODAY.plus_days(300),
            opened: TODAY,
            container: label("Bath 1"),
            soak_s: 720,
            min_temperature: Celsius::from_hundredths(2_000),
            reuse_days: 14,
            opened_days: Some(75),
        }
    }

    fn with_strips(opened: Option<StripsOpened>, standing: Standing) -> (Sterilization, IndicatorLotId) {
        let lot = IndicatorLotId(id(1));
        let received = IndicatorLotReceived {
            kind: IndicatorKind::DisinfectantStrip,
            product: label("Strips"),
            lot: LotCode::parse("S1").unwrap(),
            expiry: TODAY.plus_days(30),
            readout: None,
        };
        let mut record = Record { defined: Some(told(1, 0, Box::new(received))), ..Record::default() };
        record.facts.insert(id(2), told(2, 1, IndicatorLotFact::Standing(standing)));
        if let Some(opened) = opened {
            record.facts.insert(id(3), told(3, 2, IndicatorLotFact::StripsOpened(opened)));
        }
        let mut state = Sterilization::default();
        state.indicator_lots.insert(lot, record);
        (state, lot)
    }

    #[test]
    fn the_earliest_limit_of_a_solution_is_named() {
        let check = |poured: SolutionPoured, days: i32, expected: Limit| {
            assert_eq!(limit(&poured, at(540)), (TODAY.plus_days(days), expected));
        };
        check(opa(), 14, Limit::Reuse { days: 14 });
        check(SolutionPoured { bottle_expiry: TODAY.plus_days(3), ..opa() }, 3, Limit::Bottle);
        let open_long = SolutionPoured { opened: TODAY.plus_days(-70), ..opa() };
        check(open_long.clone(), 5, Limit::Opened { days: 75 });
        check(SolutionPoured { opened_days: None, ..open_long }, 14, Limit::Reuse { days: 14 });
    }

    #[test]
    fn strips_are_ready_with_six_good_controls_up_to_the_earlier_of_two_dates() {
        let opened = |full_strength, diluted, days| {
            let use_until = TODAY.plus_days(days);
            Some(StripsOpened { opened: TODAY.plus_days(-1), use_until, full_strength, diluted })
        };
        for (opened, day, expected) in [
            (None, 0, StripsStanding::Sealed),
            (opened(3, 3, 90), 0, StripsStanding::Ready { last: TODAY.plus_days(30) }),
            (opened(3, 3, 5), 5, StripsStanding::Ready { last: TODAY.plus_days(5) }),
            (opened(3, 3, 5), 6, StripsStanding::OpenTooLong { last: TODAY.plus_days(5) }),
            (opened(2, 3, 90), 0, StripsStanding::ControlsFailed),
            (opened(3, 2, 90), 0, StripsStanding::ControlsFailed),
            (opened(3, 3, 90), 31, StripsStanding::LotExpired { expiry: TODAY.plus_days(30) }),
        ] {
            let (state, lot) = with_strips(opened, Standing::Active);
            assert_eq!(strips_standing(&state, lot, TODAY.plus_days(day)), Some(expected));
            assert_eq!(strips(&state, TODAY.plus_days(day)), [(lot, expected)]);
        }
        let (state, lot) = with_strips(opened(3, 3, 90), Standing::Retired);
        assert_eq!(strips_standing(&state, lot, TODAY), Some(StripsStanding::Retired));
        assert!(strips(&state, TODAY).is_empty());
    }

    fn soak(device: &str, solution: SolutionId) -> Box<SoakStarted> {
        Box::new(SoakStarted {
            solution,
            device: label(device),
            strips: IndicatorLotId(id(1)),
            strip: IndicatorResult::Pass,
            temperature: Celsius::from_hundredths(2_100),
            case_code: None,
            precleaned: Some(true),
        })
    }

    #[test]
    fn soaks_under_way_stand_apart_from_those_that_are_over() {
        let bath = SolutionId(id(10));
        let mut state = Sterilization::default();
        state
            .solutions
            .insert(bath, Record { defined: Some(told(10, 0, Box::new(opa()))), ..Record::default() });
        for (seq, minutes, device) in [(20, 60, "Probe A"), (21, 30, "Probe B"), (22, 5, "Probe A")] {
            let started = told(seq, minutes, soak(device, bath));
            state.soaks.insert(SoakId(id(seq)), Record { defined: Some(started), ..Record::default() });
        }
        let taken = TakenOut { rinses: 3, rinse_minutes: 1, drying: Drying::Dried, stored: None };
        let over = state.soaks.get_mut(&SoakId(id(22))).unwrap();
        over.facts.insert(id(30), told(30, 17, SoakFact::TakenOut(taken)));

        let running = [(SoakId(id(21)), at(42).at), (SoakId(id(20)), at(72).at)];
        assert_eq!(soaks_under_way(&state), running);
        let done = SoakStanding::Done { taken: at(17) };
        assert_eq!(soaks_since(&state, TODAY), [(SoakId(id(22)), done)]);
        assert!(soaks_since(&state, TODAY.plus_days(1)).is_empty());
        assert_eq!(recent_devices(&state, 5), [label("Probe A"), label("Probe B")]);
        assert_eq!(recent_devices(&state, 1), [label("Probe A")]);
    }

    #[test]
    fn what_was_thrown_away_long_ago_is_not_shown() {
        let mut state = Sterilization::default();
        let gone = || {
            let what = SolutionDiscarded { reason: Note::default(), neutralized: None };
            SolutionFact::Discarded(Box::new(what))
        };
        for (seq, discarded) in [(10, None), (11, Some(-2)), (12, Some(-9))] {
            let mut record = Record { defined: Some(told(seq, 0, Box::new(opa()))), ..Record::default() };
            if let Some(days) = discarded {
                record.facts.insert(id(seq + 20), told(seq + 20, days * 1_440, gone()));
            }
            state.solutions.insert(SolutionId(id(seq)), record);
        }
        let in_use = SolutionStanding::InUse { last: TODAY.plus_days(14) };
        let shown = solutions(&state, TODAY.plus_days(-7), TODAY);
        assert_eq!(shown, [(SolutionId(id(10)), in_use), (SolutionId(id(11)), SolutionStanding::Discarded)]);
    }

    #[test]
    fn a_warm_bath_is_no_fahrenheit_and_68_is() {
        assert!(!looks_fahrenheit(Celsius::from_hundredths(3_500)));
        assert!(looks_fahrenheit(Celsius::from_hundredths(6_800)));
    }
}
