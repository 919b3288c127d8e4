//! Why a request about sterilization was not carried out, with the facts. Words: `ui::text`.

use crate::domain::event::sterile_load::{CycleNumber, Hold};
use crate::domain::event::sterile_setup::SterilizerCode;
use crate::domain::ids::{IndicatorLotId, LoadId, ProgramId};
use crate::domain::sterilization::bi::BiResult;
use crate::domain::sterilization::kinds::Packaging;
use crate::domain::sterilization::load::Failure;
use crate::domain::sterilization::machine::{Block, Requalification};
use crate::domain::sterilization::standing::{LoadStanding, Missing};
use crate::domain::sterilization::steam::{Agreement, Hint, TemperatureFit};
use crate::domain::time::{Date, Instant, Zoned};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SterilizationRefusal {
    /// There is no such sterilizer, program, load, test, lot, recall, solution or soak.
    Unknown,
    CodeTaken(SterilizerCode),
    /// min, set and max are not in order, or a time is nothing.
    LimitsOutOfOrder,
    ProgramNotVerified(ProgramId),
    ProgramRetired(ProgramId),
    /// The program is one of another sterilizer.
    ProgramOfAnother(ProgramId),
    /// It tests the machine and takes no packs.
    ProgramTakesNoPacks(ProgramId),
    /// What keeps the sterilizer from being started.
    Blocked(Vec<Block>),
    /// The program is not made for this packaging; those that are.
    Packaging {
        packaging: Packaging,
        fitting: Vec<ProgramId>,
    },
    /// Packs are numbered by the tablet that opened the load.
    OtherTablet,
    /// Not possible as the load stands.
    LoadStands(LoadStanding),
    NoPacks,
    TooManyPacks {
        most: u8,
    },
    /// Implants need a biological indicator and a type 5 or 6 indicator in the challenge pack.
    ImplantNeedsTest,
    LotExpired {
        lot: IndicatorLotId,
        expiry: Date,
    },
    LotRetired(IndicatorLotId),
    /// The lot is of another kind of indicator.
    LotOfAnotherKind(IndicatorLotId),
    CycleNumberNeeded,
    CycleNumberTaken {
        load: LoadId,
        cycle: CycleNumber,
    },
    /// Many numbers would be left out.
    CycleNumberJumps {
        expected: u32,
        got: u32,
    },
    /// It ended before exposure and drying can have been over.
    CycleTooShort {
        needed_s: u32,
        got_s: u32,
    },
    EndBeforeStart,
    Temperature {
        fit: TemperatureFit,
    },
    /// The lowest is above the highest.
    MinAboveMax,
    PressureNeeded,
    /// A typing slip, most likely: the figures cannot both be right.
    Pressure {
        agreement: Option<Agreement>,
        hints: Vec<Hint>,
    },
    /// A pack that is not in the load.
    UnknownPacks(Vec<u8>),
    CannotRelease(Vec<Bar>),
    /// Who ran the cycle cannot be the only one to look at what held it.
    OtherReviewerNeeded,
    SecondPersonNeeded,
    /// The same person twice, or the one who ran the cycle.
    SamePerson,
    /// The PIN of the second person was typed too long ago.
    ProofTooOld,
    ReasonTooShort {
        least: usize,
    },
    NotImplants(Vec<u8>),
    /// A correction that makes nothing better or worse.
    NothingCorrected,
    /// A positive indicator and a failed air removal test are not corrected; two people decide.
    CannotBeCorrected,
    TooEarly {
        ready: Instant,
    },
    NotIncubated,
    /// A control of the same lot has to be incubated with it.
    ControlOfAnotherLot,
    ControlNeeded,
    AlreadyDecided(BiResult),
    NotContested,
    NotRequalified(Requalification),
    NotOutOfService,
    /// Packs of a recall that nobody has accounted for.
    PacksOpen {
        count: usize,
    },
    /// The sterilizer has to be returned to service, or retired, first.
    SterilizerOut,
    NotLifted,
    PackNotUsable,
    /// Needs a reason for being so late.
    LateReasonNeeded,
    SolutionExpired {
        last: Date,
    },
    SolutionDiscarded,
    StripFailed,
    StripsNotReady,
    StripsExpired {
        last: Date,
    },
    TooCold {
        needed: crate::domain::sterilization::units::Celsius,
    },
    SoakTooShort {
        needed_s: u32,
        got_s: u32,
    },
    SoakOver,
    /// Only a load of a program for immediate use needs a reason for it.
    NotForImmediateUse,
    /// A label names no solution that works in no time, or that lasts no day.
    SolutionLimits,
    /// The soak is said to have begun before the solution was poured.
    BeforePoured {
        poured: Zoned,
    },
    /// The record of the solution is on another tablet.
    SolutionElsewhere,
}

/// One reason why a load cannot be released.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bar {
    Failed(Failure),
    Missing(Missing),
    /// An indicator is unclear: somebody has to look again.
    Unclear(Hold),
    Stands(LoadStanding),
}
