//! What a biological indicator says (research/sterilization.md 2.6). Growth counts whenever it is seen;
//! no growth counts only when everything around it was in order. The worse reading wins until two people
//! decide between readings.

use crate::domain::event::sterile_load::{BiFact, BiPlaced, Growth};
use crate::domain::event::sterile_setup::{BiReadout, IndicatorKind, IndicatorLotReceived};
use crate::domain::ids::{BiTestId, EventId, IndicatorLotId, LoadId, StaffId};
use crate::domain::sterilization::records::{Sterilization, Told};
use crate::domain::text::Label;
use crate::domain::time::{Instant, MINUTE_MS, Zoned};

/// Why a test says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Invalid {
    ControlDidNotGrow,
    /// No control vial was incubated with it.
    NoControl,
    /// The control is of another lot.
    OtherLot,
    LotExpired,
    /// The lot is not one of biological indicators.
    UnknownLot,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BiResult {
    Negative,
    Invalid(Invalid),
    /// It grew and its control did not: treated as positive.
    PositiveUnconfirmed,
    Positive,
}

impl BiResult {
    pub const fn is_positive(self) -> bool {
        matches!(self, Self::Positive | Self::PositiveUnconfirmed)
    }
}

/// Where a test stands, as far as the clock has nothing to do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BiStage {
    Placed,
    /// It may be read from then on.
    Incubating {
        ready: Instant,
    },
    Sent,
    Done(BiResult),
    Voided,
}

#[derive(Clone, Debug)]
pub struct BiTest<'a> {
    pub id: BiTestId,
    pub load: LoadId,
    pub placed: &'a Told<Box<BiPlaced>>,
    pub lot: Option<&'a IndicatorLotReceived>,
    pub incubated: Option<Zoned>,
    pub control: Option<IndicatorLotId>,
    pub laboratory: Option<&'a Label>,
    pub stage: BiStage,
    /// Somebody looked too early and saw no growth: that says nothing.
    pub read_early: Option<Zoned>,
    /// The reading that decides, who read it and when.
    pub decided: Option<(EventId, Option<StaffId>, Zoned)>,
    /// What a second person saw.
    pub seconded: Option<(Growth, Option<StaffId>)>,
    /// Two readings contradict each other and nobody has decided.
    pub is_contested: bool,
    pub adjudicated: bool,
}

struct Seen {
    id: EventId,
    by: Option<StaffId>,
    at: Zoned,
    test: Growth,
    control: Option<Growth>,
}

impl<'a> BiTest<'a> {
    pub fn of(state: &'a Sterilization, id: BiTestId) -> Option<Self> {
        let record = state.bi_tests.get(&id)?;
        let placed = record.defined.as_ref()?;
        let lot = state.lot(placed.what.lot).map(|(_, lot)| lot);
        let mut test = Self {
            id,
            load: placed.what.load,
            placed,
            lot,
            incubated: None,
            control: None,
            laboratory: None,
            stage: BiStage::Placed,
            read_early: None,
            decided: None,
            seconded: None,
            is_contested: false,
            adjudicated: false,
        };
        let (mut readings, mut early_growth) = (Vec::new(), Vec::new());
        let mut adjudged = None;
        let facts = record.in_order();
        for told in &facts {
            match &told.what {
                // The first time: a vial is not put in again to begin anew.
                BiFact::Incubated(what) if test.incubated.is_none() => {
                    test.incubated = Some(told.at);
                    test.control = what.control;
                }
                BiFact::Sent(laboratory) => test.laboratory = Some(laboratory),
                BiFact::Voided(_) => test.stage = BiStage::Voided,
                BiFact::Seconded(growth) => test.seconded = Some((*growth, told.by)),
                BiFact::Adjudicated(what) if told.is_by_two(what.co_signer) => {
                    adjudged = Some((what.to, told.id(), told.by, told.at));
                }
                _ => {}
            }
        }
        let ready = test.ready();
        for told in facts {
            let (test_growth, control, is_late_enough) = match &told.what {
                BiFact::Read(read) => {
                    (read.test, read.control, ready.is_some_and(|ready| told.at.at >= ready))
                }
                BiFact::Reported(report) => (report.test, Some(report.control), true),
                _ => continue,
            };
            let seen = Seen { id: told.id(), by: told.by, at: told.at, test: test_growth, control };
            match (is_late_enough, test_growth) {
                (true, _) => readings.push(seen),
                (false, Growth::Growth) => early_growth.push(seen),
                (false, Growth::None) => test.read_early = Some(told.at),
            }
        }
        test.conclude(&readings, &early_growth, adjudged);
        Some(test)
    }

    /// When it may be read: none before it is incubated, and never for a laboratory's.
    pub fn ready(&self) -> Option<Instant> {
        let minutes = match self.lot?.readout? {
            BiReadout::Incubated { minutes } => i64::from(minutes),
            BiReadout::MailIn => return None,
        };
        Some(self.incubated?.at.plus_ms(minutes * MINUTE_MS))
    }

    pub const fn result(&self) -> Option<BiResult> {
        match self.stage {
            BiStage::Done(result) => Some(result),
            _ => None,
        }
    }

    /// A voided or an invalid test covers nothing: it counts as not done.
    pub const fn counts_as_done(&self) -> bool {
        !matches!(self.stage, BiStage::Voided | BiStage::Done(BiResult::Invalid(_)))
    }

    fn conclude(
        &mut self,
        readings: &[Seen],
        early_growth: &[Seen],
        adjudged: Option<(Growth, EventId, Option<StaffId>, Zoned)>,
    ) {
        let all = || readings.iter().chain(early_growth);
        let grew = all().find(|seen| seen.test == Growth::Growth);
        let control_grew = all().any(|seen| seen.control == Some(Growth::Growth));
        let control_failed = readings.iter().find(|seen| seen.control == Some(Growth::None));
        self.is_contested = adjudged.is_none()
            && ((grew.is_some() && readings.iter().any(|seen| seen.test == Growth::None))
                || (control_grew && control_failed.is_some()));
        // A void takes back no growth, and brings back none that two people decided against.
        let has_grown = adjudged.map_or(grew.is_some(), |(to, ..)| to == Growth::Growth);
        if self.stage == BiStage::Voided && !has_grown {
            return;
        }
        let complete = readings.iter().find(|seen| seen.control.is_some());
        let (result, seen) = if let Some((to, id, by, at)) = adjudged {
            self.adjudicated = true;
            let result = match to {
                Growth::Growth => BiResult::Positive,
                Growth::None => self.invalid().map_or(BiResult::Negative, BiResult::Invalid),
            };
            (result, (id, by, at))
        } else if let Some(seen) = grew {
            let confirmed = control_grew && control_failed.is_none();
            let result = if confirmed { BiResult::Positive } else { BiResult::PositiveUnconfirmed };
            (result, (seen.id, seen.by, seen.at))
        } else if let Some(seen) = control_failed {
            (BiResult::Invalid(Invalid::ControlDidNotGrow), (seen.id, seen.by, seen.at))
        } else if let Some(seen) = complete {
            let result = self.invalid().map_or(BiResult::Negative, BiResult::Invalid);
            (result, (seen.id, seen.by, seen.at))
        } else if let (Some(seen), Some(Invalid::NoControl)) = (readings.first(), self.invalid()) {
            (BiResult::Invalid(Invalid::NoControl), (seen.id, seen.by, seen.at))
        } else {
            self.stage = match (self.ready(), self.laboratory) {
                (Some(ready), _) => BiStage::Incubating { ready },
                (None, Some(_)) => BiStage::Sent,
                (None, None) => BiStage::Placed,
            };
            return;
        };
        self.stage = BiStage::Done(result);
        self.decided = Some(seen);
    }

    /// What makes no growth say nothing.
    fn invalid(&self) -> Option<Invalid> {
        let Some(lot) = self.lot.filter(|lot| lot.kind == IndicatorKind::Biological) else {
            return Some(Invalid::UnknownLot);
        };
        if lot.expiry < self.placed.at.date() {
            return Some(Invalid::LotExpired);
        }
        // A laboratory keeps its own control.
        if lot.readout == Some(BiReadout::MailIn) || self.laboratory.is_some() {
            return None;
        }
        match self.control {
            None => Some(Invalid::NoControl),
            Some(control) if control != self.placed.what.lot => Some(Invalid::OtherLot),
            Some(_) => None,
        }
    }
}
