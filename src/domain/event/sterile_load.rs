//! What is told of a load, from its opening to the last of its packs, and of its biological indicators.

use crate::domain::event::sterile_setup::{IndicatorKind, PackKind, ShelfLife};
use crate::domain::ids::{
    BiTestId, EventId, IndicatorLotId, LoadId, PlaceId, ProgramId, StaffId, SterilizerId, TemplateId,
};
use crate::domain::sterilization::kinds::Packaging;
use crate::domain::sterilization::units::{Celsius, PressureReading, TemperatureUnit};
use crate::domain::text::{Label, Note};
use crate::domain::time::Date;

/// Something told of a thing that was defined before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted<Id, Fact> {
    pub of: Id,
    pub what: Fact,
}

/// What a machine's counter showed, and how often it had begun again before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CycleNumber {
    pub epoch: u16,
    pub number: u32,
}

/// `A1-260309-03K`: sterilizer, day, number on this tablet that day, letter of the tablet.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LoadCode(String);

impl LoadCode {
    pub const MAX: usize = 20;

    pub fn parse(text: &str) -> Option<Self> {
        let fits = (5..=Self::MAX).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-');
        fits.then(|| Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for LoadCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::fmt::Debug for LoadCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Run {
    /// With packs to be used.
    Process,
    /// Only to test the machine: no packs.
    Test,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadOpened {
    pub sterilizer: SterilizerId,
    pub program: ProgramId,
    pub run: Run,
    pub code: LoadCode,
    /// The version of the rules by place in force.
    pub rules: u16,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadFact {
    PacksAdded(Box<PacksAdded>),
    PacksTakenOut(Vec<u8>),
    Started(CycleStarted),
    Ended(CycleEnded),
    Measured(Box<Measured>),
    IndicatorRead(Box<IndicatorRead>),
    Unloaded(Unloaded),
    Held(Note),
    Released(Box<Released>),
    ReleasedInEmergency(Box<EmergencyRelease>),
    Voided(Note),
    Corrected(Box<Corrected>),
    Rejected(Note),
    /// The release was a slip: the load is where it was before it.
    ReleaseWithdrawn(EventId),
    Packs(Box<PacksNoted>),
    ImmediateUse(Box<ImmediateUse>),
}

/// Why a load was sterilized for use at once, and what would have spared it: the clinic counts and learns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImmediateUse {
    pub reason: Note,
    /// What would have made it unnecessary.
    pub prevention: Note,
    /// A code of the clinic's own, never a patient's.
    pub case_code: Option<Label>,
}

/// Several packs of one kind, numbered one after the other within the load.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PacksAdded {
    pub first: u8,
    pub count: u8,
    pub name: Label,
    pub template: Option<TemplateId>,
    pub packaging: Packaging,
    pub kind: PackKind,
    pub shelf: ShelfLife,
    pub internal: Option<IndicatorKind>,
    /// Who packed, where it was not who loaded.
    pub packer: Option<StaffId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CycleStarted {
    /// None where the machine does not count.
    pub cycle: Option<CycleNumber>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ending {
    Complete,
    Aborted,
    Fault,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CycleEnded {
    pub ending: Ending,
    /// What the machine showed.
    pub code: Option<Label>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReadingSource {
    Printout,
    Display,
    DataFile,
}

/// The readings of the exposure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    pub min: Celsius,
    pub max: Celsius,
    pub exposure_s: u32,
    pub dry_s: u32,
    /// Read together with the lowest temperature.
    pub pressure: Option<PressureReading>,
    /// The unit in which the temperatures were read.
    pub unit: TemperatureUnit,
    pub source: ReadingSource,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IndicatorResult {
    Pass,
    Unclear,
    Fail,
}

/// Which indicators were looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IndicatorScope {
    /// On the outside of these packs.
    External(Vec<u8>),
    /// In the challenge pack of the load.
    Challenge(IndicatorKind),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorRead {
    pub scope: IndicatorScope,
    pub lot: Option<IndicatorLotId>,
    pub result: IndicatorResult,
}

/// What was seen when the chamber was emptied. Packs that are not named were dry and whole.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Unloaded {
    pub wet: Vec<u8>,
    pub torn: Vec<u8>,
}

/// Something that somebody else has to look at before the load may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HoldReason {
    /// Temperature and pressure agree within 4 C only, not within 2 C.
    SteamAgreement,
    UnclearIndicator,
    WetPacks,
    ByPerson,
    /// Another load of the sterilizer has the same cycle number.
    SameCycleNumber,
    /// A Bowie-Dick test had failed when it started, or there was none that day.
    AirRemoval,
    /// A figure was corrected from fail to pass.
    Correction,
    /// The machine was out of service when it started.
    OutOfService,
    /// Something of this load was told twice in different ways.
    Conflict,
    /// A pack was opened and the indicator inside had not passed.
    InternalIndicator,
    /// A tablet whose records exist in two versions wrote a part of it.
    TwoVersions,
}

/// A reason and the record that gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hold {
    pub reason: HoldReason,
    pub because: EventId,
}

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Released {
    /// What held the load and was looked at. A reason that comes up later holds it again.
    pub over: Vec<Hold>,
    pub co_signer: Option<StaffId>,
    pub note: Note,
    /// How far this tablet's clock stood behind the records of another one, in minutes; none: ten minutes
    /// or less.
    pub clock_behind: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EmergencyReason {
    PatientOnTable,
    NoOtherImplant,
    Trauma,
    Other,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmergencyRelease {
    pub packs: Vec<u8>,
    pub reason: EmergencyReason,
    pub words: Note,
    /// The clinician who ordered it.
    pub authorizer: Label,
    pub co_signer: StaffId,
    /// A code of the clinic's own, never a patient's.
    pub case_code: Option<Label>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CorrectedFigure {
    Measured(Measured),
    Indicator(IndicatorResult),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    pub target: EventId,
    pub to: CorrectedFigure,
    pub reason: Note,
    /// Needed where a fail becomes a pass.
    pub co_signer: Option<StaffId>,
}

/// What became of packs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PacksNoted {
    pub packs: Vec<u8>,
    pub what: PackFact,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackFact {
    LabelsPrinted(Note),
    Stored(PlaceId),
    Issued(PlaceId),
    Opened(Box<PackOpened>),
    Damaged(Note),
    Discarded(Note),
    /// Taken apart, cleaned and packed anew.
    Reprocessed(Note),
    NotFound(Note),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackOpened {
    /// The indicator inside.
    pub internal: IndicatorResult,
    pub place: Option<PlaceId>,
    pub case_code: Option<Label>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BiPlaced {
    pub load: LoadId,
    pub lot: IndicatorLotId,
    /// The chemical indicator in the same challenge pack.
    pub challenge: Option<IndicatorKind>,
    /// Where in the chamber.
    pub place: Option<Label>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Growth {
    None,
    Growth,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BiFact {
    Incubated(Incubated),
    Read(BiRead),
    /// To this laboratory.
    Sent(Label),
    Reported(Box<LabReport>),
    Voided(Note),
    /// A second person looked as well.
    Seconded(Growth),
    Adjudicated(Box<BiAdjudicated>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Incubated {
    /// The lot of the vial that was not sterilized.
    pub control: Option<IndicatorLotId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BiRead {
    pub test: Growth,
    /// None: there was no control, or nobody looked at it.
    pub control: Option<Growth>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabReport {
    pub test: Growth,
    pub control: Growth,
    pub reference: Label,
    pub reported: Date,
}

/// Two people decide between results that contradict each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BiAdjudicated {
    pub to: Growth,
    pub evidence: Note,
    pub co_signer: StaffId,
}

/// The notes of a biological indicator.
pub type BiNoted = Noted<BiTestId, BiFact>;
