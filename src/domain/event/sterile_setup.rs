//! What a clinic says of its sterilizers, programs, packs and indicators before the first load.

use crate::domain::event::Standing;
use crate::domain::event::sterile_load::CycleNumber;
use crate::domain::ids::{EventId, PlaceId, ProgramId, StaffId, SterilizerId};
use crate::domain::inventory::lot::LotCode;
use crate::domain::sterilization::kinds::{Packaging, ProgramPurpose, SterilizerClass};
use crate::domain::sterilization::units::{Altitude, Celsius, PressureReference, PressureUnit};
use crate::domain::text::{Label, Note};
use crate::domain::time::Date;

/// The one to three capitals or digits that begin the number of every load of a sterilizer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SterilizerCode {
    bytes: [u8; 3],
    len: u8,
}

impl SterilizerCode {
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_uppercase();
        if text.is_empty() || text.len() > 3 || !text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return None;
        }
        let mut bytes = [b' '; 3];
        for (to, from) in bytes.iter_mut().zip(text.bytes()) {
            *to = from;
        }
        Some(Self { bytes, len: text.len() as u8 })
    }

    pub fn as_str(&self) -> &str {
        let used = self.bytes.get(..usize::from(self.len)).unwrap_or_default();
        std::str::from_utf8(used).unwrap_or_default()
    }
}

impl std::fmt::Display for SterilizerCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::fmt::Debug for SterilizerCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Whether the machine counts its cycles: the proof that no cycle is missing from the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CycleCounter {
    Counts,
    None,
}

/// How the machine shows its chamber pressure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PressureScale {
    pub unit: PressureUnit,
    pub reference: PressureReference,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SterilizerRegistered {
    pub code: SterilizerCode,
    /// Make and model, as people call it.
    pub name: Label,
    pub serial: Option<Label>,
    pub class: SterilizerClass,
    pub counter: CycleCounter,
    pub altitude: Altitude,
    /// None: the machine shows no pressure, so that none is asked for.
    pub pressure: Option<PressureScale>,
    pub place: Option<PlaceId>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SterilizerFact {
    Name(Label),
    Altitude(Altitude),
    Standing(Standing),
    CounterRestarted(CounterRestarted),
    OutOfService(Note),
    Serviced(Box<Serviced>),
    Returned(Box<Returned>),
    Maintained(MaintenanceTask),
    GapExplained(GapExplained),
    Tested(Box<MachineTested>),
    PeriodReviewed(Box<PeriodReviewed>),
    CareSet(CareSet),
}

/// How often the model's own manual asks for a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CareSet {
    pub task: MaintenanceTask,
    pub days: u16,
    /// Where the manual says so.
    pub source: Note,
}

/// Somebody read the log of these days and signs for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodReviewed {
    pub from: Date,
    pub to: Date,
    pub note: Note,
}

/// The counter begins again: a new board, a reset, an overflow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CounterRestarted {
    pub epoch: u16,
    pub first: u32,
    pub reason: Note,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ServiceWork {
    /// Nothing that touches how it sterilizes.
    Minor,
    MajorRepair,
    Moved,
    Installed,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Serviced {
    pub work: ServiceWork,
    pub vendor: Label,
    /// What was done, parts, calibration.
    pub what: Note,
}

/// Back in service, on evidence and with two names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    /// The tests that it rests on.
    pub evidence: Vec<EventId>,
    /// The last cycle before it, where the machine counts.
    pub after: Option<CycleNumber>,
    pub co_signer: StaffId,
    pub note: Note,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MaintenanceTask {
    /// Gasket and seat, drain screen, water level, chamber.
    Daily,
    /// Reservoir drained and refilled, chamber, trays and strainer cleaned.
    Weekly,
    /// Descaled, safety valve.
    Monthly,
    /// Service by a qualified person.
    Yearly,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GapExplained {
    pub cycle: CycleNumber,
    pub reason: Note,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MachineTest {
    BowieDick,
    AirLeak,
    Helix,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TestOutcome {
    Pass,
    Fail,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MachineTested {
    pub test: MachineTest,
    pub outcome: TestOutcome,
    pub lot: Option<crate::domain::ids::IndicatorLotId>,
    /// Of a leak test: microbars a minute.
    pub leak: Option<u32>,
    /// The cycle that it took, where the machine counts.
    pub cycle: Option<CycleNumber>,
    pub note: Note,
}

/// What a cycle must reach. A machine's own instructions win over any table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CycleLimits {
    pub set: Celsius,
    pub min: Celsius,
    pub max: Celsius,
    /// Seconds at temperature.
    pub exposure_s: u32,
    /// Seconds of drying.
    pub dry_s: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgramDefined {
    pub sterilizer: SterilizerId,
    pub name: Label,
    pub purpose: ProgramPurpose,
    pub limits: CycleLimits,
    pub accepts: Vec<Packaging>,
    /// The row of the preset library that it was taken from.
    pub preset: Option<Label>,
    /// Where the figures stand: the maker's instructions, a label.
    pub source: Note,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProgramFact {
    /// A lead compared it with the maker's instructions.
    Verified(Note),
    Standing(Standing),
    /// Other programs that a negative indicator of this one speaks for.
    Covers(Vec<ProgramId>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PackKind {
    Ordinary,
    Implant,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ShelfLife {
    /// Sterile until opened, torn or wet.
    EventRelated,
    Days(u16),
}

/// The kinds of ISO 11140-1, a biological indicator, and strips for disinfectants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IndicatorKind {
    Process,
    BowieDick,
    SingleVariable,
    MultiVariable,
    Integrator,
    Emulating,
    Biological,
    DisinfectantStrip,
}

impl IndicatorKind {
    /// Strong enough for the challenge pack of a load with implants.
    pub const fn fits_implants(self) -> bool {
        matches!(self, Self::Integrator | Self::Emulating)
    }

    /// May lie inside a pack.
    pub const fn is_internal(self) -> bool {
        matches!(self, Self::SingleVariable | Self::MultiVariable | Self::Integrator | Self::Emulating)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateDefined {
    pub name: Label,
    pub contents: Note,
    pub packaging: Packaging,
    pub kind: PackKind,
    pub shelf: ShelfLife,
    pub internal: Option<IndicatorKind>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateFact {
    Standing(Standing),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BiReadout {
    /// Read here after so many minutes of incubation.
    Incubated { minutes: u32 },
    /// Sent to a laboratory.
    MailIn,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorLotReceived {
    pub kind: IndicatorKind,
    pub product: Label,
    pub lot: LotCode,
    /// The last day on which it may be used.
    pub expiry: Date,
    /// Of biological indicators only.
    pub readout: Option<BiReadout>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IndicatorLotFact {
    Standing(Standing),
    /// A bottle of strips was opened, with the controls of its first use.
    StripsOpened(StripsOpened),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StripsOpened {
    pub opened: Date,
    /// The last day after opening on which strips may be used.
    pub use_until: Date,
    /// Of three in full strength, how many passed; of three diluted ones, how many failed as they should.
    pub full_strength: u8,
    pub diluted: u8,
}

/// How the clinic works. Every choice has a strict default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SterilizationPolicy {
    /// The row of the rules by place; none: CDC by reference.
    pub place: Option<Label>,
    pub recall: RecallPolicy,
    pub release: ReleasePolicy,
    pub signers: Signers,
    pub challenge: ChallengePolicy,
    pub coverage: Coverage,
    /// Days over the due date of a biological test after which a sterilizer is blocked.
    pub grace_days: u8,
}

impl Default for SterilizationPolicy {
    fn default() -> Self {
        Self {
            place: None,
            recall: RecallPolicy::Strict,
            release: ReleasePolicy::BeforeReading,
            signers: Signers::One,
            challenge: ChallengePolicy::PacksOnly,
            coverage: Coverage::EachProgram,
            grace_days: 3,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecallPolicy {
    /// Everything back to the last negative test.
    Strict,
    /// One positive test: that load and implants; the rest waits for three repeats.
    CdcSinglePositive,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReleasePolicy {
    /// A load without implants may be released while its biological indicator incubates.
    BeforeReading,
    AfterReading,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Signers {
    /// Who ran the cycle may release it.
    One,
    Two,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChallengePolicy {
    PacksOnly,
    /// Every load carries a challenge pack with an indicator of its own.
    EveryLoad,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Coverage {
    /// A negative test speaks for its own program and for those that a lead added.
    EachProgram,
    /// For every program of the sterilizer.
    AnyProgram,
}
