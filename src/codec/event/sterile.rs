//! The wire forms of what is told of sterilization. Frozen like all of them.

use crate::codec::wire::{
    Reader, Wire, WireError, Writer, wire_as, wire_choices, wire_codes, wire_fields, wire_records,
};
use crate::domain::event::sterile_care::{
    CauseDetermined, CauseScope, Drying, Lifted, LoadRecallFact, RecallEnded, RecallListed, SoakFact,
    SoakStarted, SolutionDiscarded, SolutionFact, SolutionPoured, StripTested, TakenOut,
};
use crate::domain::event::sterile_load::{
    BiAdjudicated, BiFact, BiPlaced, BiRead, Corrected, CorrectedFigure, CycleEnded, CycleNumber,
    CycleStarted, EmergencyReason, EmergencyRelease, Ending, Growth, Hold, HoldReason, ImmediateUse,
    Incubated, IndicatorRead, IndicatorResult, IndicatorScope, LabReport, LoadCode, LoadFact, LoadOpened,
    Measured, Noted, PackFact, PackOpened, PacksAdded, PacksNoted, ReadingSource, Released, Run, Unloaded,
};
use crate::domain::event::sterile_setup::{
    BiReadout, CareSet, ChallengePolicy, CounterRestarted, Coverage, CycleCounter, CycleLimits, GapExplained,
    IndicatorKind, IndicatorLotFact, IndicatorLotReceived, MachineTest, MachineTested, MaintenanceTask,
    PackKind, PeriodReviewed, PressureScale, ProgramDefined, ProgramFact, RecallPolicy, ReleasePolicy,
    Returned, ServiceWork, Serviced, ShelfLife, Signers, SterilizationPolicy, SterilizerCode, SterilizerFact,
    SterilizerRegistered, StripsOpened, TemplateDefined, TemplateFact, TestOutcome,
};
use crate::domain::sterilization::kinds::{Packaging, ProgramPurpose, SterilizerClass};
use crate::domain::sterilization::units::{
    Altitude, Celsius, PressureReading, PressureReference, PressureUnit, TemperatureUnit,
};

wire_codes! {
    SterilizerClass { 0 Gravity, 1 PreVacuum, 2 SteamFlush, 3 DryHeat, 4 ChemicalVapor }
    Packaging { 0 Unwrapped, 1 Pouch, 2 Wrap, 3 Textile, 4 Hollow }
    ProgramPurpose { 0 Process, 1 ImmediateUse, 2 BowieDick, 3 LeakTest, 4 HelixTest }
    TemperatureUnit { 0 Celsius, 1 Fahrenheit }
    PressureUnit { 0 Psi, 1 Kilopascal, 2 Bar }
    PressureReference { 0 Gauge, 1 Absolute }
    CycleCounter { 0 Counts, 1 None }
    ServiceWork { 0 Minor, 1 MajorRepair, 2 Moved, 3 Installed }
    MaintenanceTask { 0 Daily, 1 Weekly, 2 Monthly, 3 Yearly }
    MachineTest { 0 BowieDick, 1 AirLeak, 2 Helix }
    TestOutcome { 0 Pass, 1 Fail }
    PackKind { 0 Ordinary, 1 Implant }
    IndicatorKind {
        0 Process, 1 BowieDick, 2 SingleVariable, 3 MultiVariable, 4 Integrator, 5 Emulating, 6 Biological,
        7 DisinfectantStrip,
    }
    RecallPolicy { 0 Strict, 1 CdcSinglePositive }
    ReleasePolicy { 0 BeforeReading, 1 AfterReading }
    Signers { 0 One, 1 Two }
    ChallengePolicy { 0 PacksOnly, 1 EveryLoad }
    Coverage { 0 EachProgram, 1 AnyProgram }
    Run { 0 Process, 1 Test }
    Ending { 0 Complete, 1 Aborted, 2 Fault }
    ReadingSource { 0 Printout, 1 Display, 2 DataFile }
    IndicatorResult { 0 Pass, 1 Unclear, 2 Fail }
    HoldReason {
        0 SteamAgreement, 1 UnclearIndicator, 2 WetPacks, 3 ByPerson, 4 SameCycleNumber, 5 AirRemoval,
        6 Correction, 7 OutOfService, 8 Conflict, 9 InternalIndicator, 10 TwoVersions,
    }
    EmergencyReason { 0 PatientOnTable, 1 NoOtherImplant, 2 Trauma, 3 Other }
    Growth { 0 None, 1 Growth }
    CauseScope { 0 SingleLoad, 1 Machine }
    Drying { 0 Dried, 1 UsedWet }
}

wire_choices! {
    SterilizerFact {
        0 Name, 1 Altitude, 2 Standing, 3 CounterRestarted, 4 OutOfService, 5 Serviced, 6 Returned,
        7 Maintained, 8 GapExplained, 9 Tested, 10 PeriodReviewed, 11 CareSet,
    }
    ProgramFact { 0 Verified, 1 Standing, 2 Covers }
    TemplateFact { 0 Standing }
    IndicatorLotFact { 0 Standing, 1 StripsOpened }
    LoadFact {
        0 PacksAdded, 1 PacksTakenOut, 2 Started, 3 Ended, 4 Measured, 5 IndicatorRead, 6 Unloaded, 7 Held,
        8 Released, 9 ReleasedInEmergency, 10 Voided, 11 Corrected, 12 Rejected, 13 ReleaseWithdrawn,
        14 Packs, 15 ImmediateUse,
    }
    IndicatorScope { 0 External, 1 Challenge }
    CorrectedFigure { 0 Measured, 1 Indicator }
    PackFact {
        0 LabelsPrinted, 1 Stored, 2 Issued, 3 Opened, 4 Damaged, 5 Discarded, 6 Reprocessed, 7 NotFound,
    }
    BiFact { 0 Incubated, 1 Read, 2 Sent, 3 Reported, 4 Voided, 5 Seconded, 6 Adjudicated }
    LoadRecallFact { 0 Listed, 1 CauseDetermined, 2 Lifted, 3 NoticeGiven, 4 Closed }
    SolutionFact { 0 Tested, 1 Discarded }
    SoakFact { 0 TakenOut, 1 Voided }
}

wire_records! {
    PressureScale { 0 unit, 1 reference }
    SterilizerRegistered { 0 code, 1 name, 2 serial, 3 class, 4 counter, 5 altitude, 6 pressure, 7 place }
    CounterRestarted { 0 epoch, 1 first, 2 reason }
    Serviced { 0 work, 1 vendor, 2 what }
    Returned { 0 evidence, 1 after, 2 co_signer, 3 note }
    GapExplained { 0 cycle, 1 reason }
    CareSet { 0 task, 1 days, 2 source }
    PeriodReviewed { 0 from, 1 to, 2 note }
    MachineTested { 0 test, 1 outcome, 2 lot, 3 leak, 4 cycle, 5 note }
    CycleLimits { 0 set, 1 min, 2 max, 3 exposure_s, 4 dry_s }
    ProgramDefined { 0 sterilizer, 1 name, 2 purpose, 3 limits, 4 accepts, 5 preset, 6 source }
    TemplateDefined { 0 name, 1 contents, 2 packaging, 3 kind, 4 shelf, 5 internal }
    IndicatorLotReceived { 0 kind, 1 product, 2 lot, 3 expiry, 4 readout }
    StripsOpened { 0 opened, 1 use_until, 2 full_strength, 3 diluted }
    SterilizationPolicy { 0 place, 1 recall, 2 release, 3 signers, 4 challenge, 5 coverage, 6 grace_days }
    CycleNumber { 0 epoch, 1 number }
    LoadOpened { 0 sterilizer, 1 program, 2 run, 3 code, 4 rules }
    PacksAdded { 0 first, 1 count, 2 name, 3 template, 4 packaging, 5 kind, 6 shelf, 7 internal, 8 packer }
    CycleStarted { 0 cycle }
    CycleEnded { 0 ending, 1 code }
    PressureReading { 0 thousandths, 1 unit, 2 reference }
    Measured { 0 min, 1 max, 2 exposure_s, 3 dry_s, 4 pressure, 5 unit, 6 source }
    IndicatorRead { 0 scope, 1 lot, 2 result }
    Unloaded { 0 wet, 1 torn }
    Hold { 0 reason, 1 because }
    Released { 0 over, 1 co_signer, 2 note, 3 clock_behind }
    EmergencyRelease { 0 packs, 1 reason, 2 words, 3 authorizer, 4 co_signer, 5 case_code }
    Corrected { 0 target, 1 to, 2 reason, 3 co_signer }
    PacksNoted { 0 packs, 1 what }
    ImmediateUse { 0 reason, 1 prevention, 2 case_code }
    PackOpened { 0 internal, 1 place, 2 case_code }
    BiPlaced { 0 load, 1 lot, 2 challenge, 3 place }
    Incubated { 0 control }
    BiRead { 0 test, 1 control }
    LabReport { 0 test, 1 control, 2 reference, 3 reported }
    BiAdjudicated { 0 to, 1 evidence, 2 co_signer }
    RecallListed { 0 revision, 1 loads, 2 packs, 3 gaps }
    CauseDetermined { 0 scope, 1 evidence, 2 co_signer }
    Lifted { 0 loads, 1 reason, 2 co_signer }
    RecallEnded { 0 cause, 1 action, 2 co_signer }
    SolutionPoured {
        0 product, 1 name, 2 lot, 3 bottle_expiry, 4 opened, 5 container, 6 soak_s, 7 min_temperature,
        8 reuse_days, 9 opened_days,
    }
    StripTested { 0 strips, 1 result }
    SolutionDiscarded { 0 reason, 1 neutralized }
    SoakStarted { 0 solution, 1 device, 2 strips, 3 strip, 4 temperature, 5 case_code, 6 precleaned }
    TakenOut { 0 rinses, 1 rinse_minutes, 2 drying, 3 stored }
}

wire_as! {
    Celsius = i64, |value| i64::from(value.hundredths()),
        |value| i32::try_from(value).ok().map(Self::from_hundredths);
    Altitude = i16, |altitude| altitude.metres(), Self::new;
    SterilizerCode = String, |code| code.as_str().to_owned(),
        |text| Self::parse(&text).filter(|code| code.as_str() == text);
    LoadCode = String, |code| code.as_str().to_owned(), |text| Self::parse(&text);
    // Event-related is no number of days.
    ShelfLife = Option<u16>,
        |shelf| match shelf { Self::EventRelated => None, Self::Days(days) => Some(*days) },
        |days| Some(days.map_or(Self::EventRelated, Self::Days));
    // A list, since a lot without a readout is a null already: no minutes are a laboratory's.
    BiReadout = Vec<u32>,
        |readout| match readout { Self::Incubated { minutes } => vec![*minutes], Self::MailIn => Vec::new() },
        |minutes| match minutes.as_slice() {
            [] => Some(Self::MailIn),
            [minutes] => Some(Self::Incubated { minutes: *minutes }),
            _ => None,
        };
}

impl Wire for i32 {
    fn put(&self, out: &mut Writer<'_>) {
        out.int(i64::from(*self));
    }

    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        Self::try_from(from.int()?).map_err(|_| WireError::OutOfRange)
    }
}

impl<Id: Wire, Fact: Wire> Wire for Noted<Id, Fact> {
    fn put(&self, out: &mut Writer<'_>) {
        let Self { of, what } = self;
        wire_fields!(put out, 0 of, 1 what);
    }

    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        wire_fields!(get from, 0 of, 1 what => Ok(Self { of, what }))
    }
}
