//! What people ask of sterilization.

use crate::domain::event::Standing;
use crate::domain::event::sterile_care::{
    CauseScope, SoakStarted, SolutionDiscarded, SolutionPoured, StripTested, TakenOut,
};
use crate::domain::event::sterile_load::{
    BiPlaced, BiRead, CorrectedFigure, CycleNumber, EmergencyReason, Ending, Growth, ImmediateUse,
    IndicatorRead, LabReport, Measured, PackFact, Run, Unloaded,
};
use crate::domain::event::sterile_setup::{
    CareSet, IndicatorKind, IndicatorLotReceived, MachineTested, MaintenanceTask, PackKind, PeriodReviewed,
    ProgramDefined, Serviced, ShelfLife, SterilizationPolicy, SterilizerRegistered, StripsOpened,
    TemplateDefined,
};
use crate::domain::event::stock::LateReason;
use crate::domain::ids::{
    BiTestId, EventId, IndicatorLotId, LoadId, ProgramId, SoakId, SolutionId, StaffId, SterilizerId,
    TemplateId,
};
use crate::domain::sterilization::kinds::Packaging;
use crate::domain::sterilization::units::Altitude;
use crate::domain::text::{Label, Note};
use crate::domain::time::Instant;

/// A record may be entered by hand up to so many days later.
pub const LATE_DAYS: i64 = 30;
/// Later than this, somebody says why.
pub const LATE_AFTER_MINUTES: i64 = 30;
/// How long after a PIN was typed it still signs.
pub const PROOF_MINUTES: i64 = 5;
/// Characters of a reason that somebody can understand later.
pub const REASON_CHARS: usize = 15;

/// A second person who typed their own PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CoSignature {
    pub staff: StaffId,
    pub proven_at: Instant,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPacks {
    pub count: u8,
    pub name: Label,
    pub template: Option<TemplateId>,
    pub packaging: Packaging,
    pub kind: PackKind,
    pub shelf: ShelfLife,
    pub internal: Option<IndicatorKind>,
    pub packer: Option<StaffId>,
}

/// Whether a cycle number that leaves many out is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jump {
    Unsaid,
    Meant,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SterilizerChange {
    Name(Label),
    Altitude(Altitude),
    Standing(Standing),
    CounterRestarted { first: u32, reason: Note },
    Care(CareSet),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SterilizationCommand {
    /// Something of the below that happened earlier. Over half an hour needs a reason.
    Earlier {
        happened: Instant,
        late: Option<(LateReason, Note)>,
        what: Box<Self>,
    },

    RegisterSterilizer(SterilizerRegistered),
    ChangeSterilizer {
        sterilizer: SterilizerId,
        change: SterilizerChange,
    },
    DefineProgram(ProgramDefined),
    /// Compared with the maker's instructions.
    VerifyProgram {
        program: ProgramId,
        note: Note,
    },
    SetProgramStanding {
        program: ProgramId,
        standing: Standing,
    },
    SetCovers {
        program: ProgramId,
        others: Vec<ProgramId>,
    },
    DefineTemplate(TemplateDefined),
    SetTemplateStanding {
        template: TemplateId,
        standing: Standing,
    },
    ReceiveLot(IndicatorLotReceived),
    SetLotStanding {
        lot: IndicatorLotId,
        standing: Standing,
    },
    OpenStrips {
        lot: IndicatorLotId,
        opened: StripsOpened,
    },
    SetPolicy(SterilizationPolicy),

    OpenLoad {
        sterilizer: SterilizerId,
        program: ProgramId,
        run: Run,
    },
    AddPacks {
        load: LoadId,
        packs: NewPacks,
    },
    TakeOutPacks {
        load: LoadId,
        packs: Vec<u8>,
    },
    StartCycle {
        load: LoadId,
        number: Option<u32>,
        jump: Jump,
    },
    EndCycle {
        load: LoadId,
        ending: Ending,
        code: Option<Label>,
    },
    Measure {
        load: LoadId,
        measured: Measured,
    },
    ReadIndicators {
        load: LoadId,
        reads: Vec<IndicatorRead>,
    },
    Unload {
        load: LoadId,
        seen: Unloaded,
    },
    Hold {
        load: LoadId,
        note: Note,
    },
    Release {
        load: LoadId,
        co: Option<CoSignature>,
        note: Note,
    },
    WithdrawRelease {
        load: LoadId,
        release: EventId,
    },
    ReleaseInEmergency(Box<EmergencyRequest>),
    Reject {
        load: LoadId,
        note: Note,
    },
    /// Of a load for immediate use: why, and what would have spared it.
    TellImmediateUse {
        load: LoadId,
        what: ImmediateUse,
    },
    VoidLoad {
        load: LoadId,
        note: Note,
    },
    Correct {
        load: LoadId,
        target: EventId,
        to: CorrectedFigure,
        reason: Note,
        co: Option<CoSignature>,
    },
    NotePacks {
        load: LoadId,
        packs: Vec<u8>,
        what: PackFact,
    },

    PlaceBi(BiPlaced),
    IncubateBi {
        test: BiTestId,
        control: Option<IndicatorLotId>,
    },
    ReadBi {
        test: BiTestId,
        read: BiRead,
    },
    SecondBi {
        test: BiTestId,
        saw: Growth,
    },
    SendBi {
        test: BiTestId,
        laboratory: Label,
    },
    ReportBi {
        test: BiTestId,
        report: LabReport,
    },
    VoidBi {
        test: BiTestId,
        note: Note,
    },
    AdjudicateBi {
        test: BiTestId,
        to: Growth,
        evidence: Note,
        co: CoSignature,
    },

    TestMachine {
        sterilizer: SterilizerId,
        test: MachineTested,
    },
    TakeOutOfService {
        sterilizer: SterilizerId,
        reason: Note,
    },
    Service {
        sterilizer: SterilizerId,
        service: Serviced,
    },
    ReturnToService {
        sterilizer: SterilizerId,
        note: Note,
        co: CoSignature,
    },
    Maintain {
        sterilizer: SterilizerId,
        task: MaintenanceTask,
    },
    ExplainGap {
        sterilizer: SterilizerId,
        cycle: CycleNumber,
        reason: Note,
    },

    /// A lead has read the log of these days.
    ReviewPeriod {
        sterilizer: SterilizerId,
        review: PeriodReviewed,
    },

    /// Puts every recall that has changed on the record as it is now.
    ListRecalls,
    DetermineCause {
        recall: EventId,
        scope: CauseScope,
        evidence: Note,
        co: CoSignature,
    },
    LiftLoads {
        recall: EventId,
        loads: Vec<LoadId>,
        reason: Note,
        co: CoSignature,
    },
    GiveNotice {
        recall: EventId,
        to: Label,
    },
    CloseRecall {
        recall: EventId,
        cause: Note,
        action: Note,
        co: CoSignature,
    },

    PourSolution(SolutionPoured),
    TestSolution {
        solution: SolutionId,
        tested: StripTested,
    },
    DiscardSolution {
        solution: SolutionId,
        discarded: SolutionDiscarded,
    },
    StartSoak(SoakStarted),
    EndSoak {
        soak: SoakId,
        taken: TakenOut,
    },
    VoidSoak {
        soak: SoakId,
        note: Note,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmergencyRequest {
    pub load: LoadId,
    pub packs: Vec<u8>,
    pub reason: EmergencyReason,
    pub words: Note,
    pub authorizer: Label,
    pub case_code: Option<Label>,
    pub co: CoSignature,
}
