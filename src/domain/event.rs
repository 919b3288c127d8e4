//! The facts of the log: one enum, past tense. Its numbers on the wire are in `codec::event` and
//! are never reused; a field that is added later is optional.

pub mod education;
pub mod lots;
pub mod sterile_care;
pub mod sterile_load;
pub mod sterile_setup;
pub mod stock;
pub mod supply;

use crate::domain::event::education::{
    FigureSet, FiguresChecked, SheetApproved, SheetGiven, SheetRated, SheetRecalled, SheetReviewed,
    SheetSaved, SheetStandingSet,
};
use crate::domain::event::lots::{
    ContainerClosed, ContainerOpened, LotCorrected, LotHeld, LotReleased, OpenedLife,
};
use crate::domain::event::sterile_care::{
    LoadRecallFact, SoakFact, SoakStarted, SolutionFact, SolutionPoured,
};
use crate::domain::event::sterile_load::{BiFact, BiPlaced, LoadFact, LoadOpened, Noted};
use crate::domain::event::sterile_setup::{
    IndicatorLotFact, IndicatorLotReceived, ProgramDefined, ProgramFact, SterilizationPolicy, SterilizerFact,
    SterilizerRegistered, TemplateDefined, TemplateFact,
};
use crate::domain::event::supply::{
    CodeLinked, CodeUnlinked, HistoryImported, ItemsMerged, ItemsParted, OrderClosed, OrderDrafted,
    OrderLineCancelled, OrderLineSet, OrderPlaced, RecallClosed, RecallLineResolved, RecallRegistered,
    ReorderRuleSet, SessionClosed, SessionOpened, Tolerance, VendorAdded, VendorChanged,
};
use crate::domain::ids::{
    BiTestId, ContainerId, EventId, IndicatorLotId, ItemId, LoadId, PackId, PlaceId, ProgramId, SoakId,
    SolutionId, StaffId, SterilizerId, StreamId, TemplateId,
};
use crate::domain::inventory::lot::Bucket;
use crate::domain::quantity::Quantity;
use crate::domain::register::Stamp;
use crate::domain::text::{Initials, Label, Note};
use crate::domain::time::{Instant, Offset, Zoned};

pub use stock::{CountDetail, CountMethod, Entered, MovePurpose};
use stock::{
    Delivery, FundingChanged, LateEntryExplained, LotChoice, StockAdjusted, StockWasted, UseContext,
    VarianceExplained,
};

/// A reading of the hybrid clock: 48 bits of milliseconds, 16 bits of counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Hlc(u64);

impl Hlc {
    pub const fn new(ms: u64, counter: u16) -> Self {
        Self((ms << 16) | counter as u64)
    }

    pub const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }

    pub const fn bits(self) -> u64 {
        self.0
    }

    pub const fn ms(self) -> u64 {
        self.0 >> 16
    }

    pub const fn counter(self) -> u16 {
        (self.0 & 0xffff) as u16
    }
}

/// Whether the time of an event is the clock's or a person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Timing {
    /// Written when it happened.
    Now,
    /// Entered later; the time is a person's explicit word.
    Backdated,
}

/// What every event carries besides its body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    pub hlc: Hlc,
    /// When it physically happened.
    pub occurred_at: Instant,
    pub timing: Timing,
    pub offset: Offset,
    /// Who; absent only for what the tablet itself notes.
    pub staff: Option<StaffId>,
}

/// One immutable fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub id: EventId,
    pub header: Header,
    pub body: Body,
}

impl Event {
    pub const fn stamp(&self) -> Stamp {
        Stamp { hlc: self.header.hlc, event: self.id }
    }

    pub const fn zoned(&self) -> Zoned {
        Zoned { at: self.header.occurred_at, offset: self.header.offset }
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    TabletEnrolled {
        letter: TabletLetter,
        name: Label,
        continues: Option<StreamId>,
    },
    TabletRenamed {
        letter: TabletLetter,
        name: Label,
    },
    /// The highest contiguous sequence number of each other stream that this tablet holds.
    FrontierSeen {
        seen: Vec<Seen>,
    },
    EventVoided {
        target: EventId,
        reason: VoidReason,
        note: Note,
    },
    /// A file with `records` records of this stream left the tablet.
    ExportMade {
        records: u32,
    },
    /// The clock was wrong by `offset_ms` (shown minus true) for these events of this stream.
    ClockCorrected {
        from_seq: u32,
        to_seq: u32,
        offset_ms: i64,
    },
    /// The clock of `peer` showed `offset_ms` more than ours at this moment.
    ClockOffsetObserved {
        peer: StreamId,
        offset_ms: i64,
    },

    ClinicSetUp {
        name: Label,
        time_zone: Label,
        kind: ClinicKind,
    },
    ClinicRenamed {
        name: Label,
    },
    AutoLockSet {
        minutes: LockMinutes,
    },

    StaffAdded {
        initials: Initials,
        name: Label,
        role: Role,
    },
    StaffChanged {
        staff: StaffId,
        change: StaffChange,
    },

    PlaceAdded {
        name: Label,
        kind: PlaceKind,
    },
    PlaceChanged {
        place: PlaceId,
        change: PlaceChange,
    },

    ItemAdded {
        name: Label,
        unit: Label,
        category: Category,
        lot_policy: LotPolicy,
        code: Option<Label>,
        starter: Option<StarterKey>,
    },
    ItemChanged {
        item: ItemId,
        change: ItemChange,
    },
    PackAdded {
        item: ItemId,
        name: Label,
        holds: Quantity,
    },
    PackRetired {
        pack: PackId,
    },

    /// How much of an item a place should hold; none takes the line off the place's list.
    ParSet {
        place: PlaceId,
        item: ItemId,
        par: Option<Quantity>,
    },
    /// Where in the place it lies: the shelf's name and the order along the walk.
    ShelfSet {
        place: PlaceId,
        item: ItemId,
        shelf: Label,
        position: u32,
    },

    /// An observation of the shelf at the moment the line was committed.
    StockCounted {
        place: PlaceId,
        item: ItemId,
        have: Quantity,
        entered: Option<Entered>,
        method: CountMethod,
        /// None for a plain count: the total, of an item whose lots nobody follows.
        detail: Option<Box<CountDetail>>,
    },
    /// One event with two legs.
    StockMoved {
        from: PlaceId,
        to: PlaceId,
        item: ItemId,
        quantity: Quantity,
        entered: Option<Entered>,
        purpose: MovePurpose,
        bucket: Bucket,
        /// Given where an earlier lot should have gone first.
        choice: Option<LotChoice>,
    },
    StockReceived {
        to: PlaceId,
        item: ItemId,
        quantity: Quantity,
        entered: Option<Entered>,
        bucket: Bucket,
        delivery: Delivery,
    },
    StockUsed {
        at: PlaceId,
        item: ItemId,
        quantity: Quantity,
        entered: Option<Entered>,
        bucket: Bucket,
        context: Option<UseContext>,
        choice: Option<LotChoice>,
        container: Option<ContainerId>,
    },
    StockWasted(Box<StockWasted>),
    StockAdjusted(Box<StockAdjusted>),
    VarianceExplained(VarianceExplained),
    FundingChanged(Box<FundingChanged>),
    LateEntryExplained(LateEntryExplained),

    LotCorrected(Box<LotCorrected>),
    LotHeld(Box<LotHeld>),
    LotReleased(LotReleased),
    ContainerOpened(Box<ContainerOpened>),
    ContainerClosed(ContainerClosed),

    CountToleranceSet {
        tolerance: Tolerance,
    },
    SessionOpened(Box<SessionOpened>),
    SessionClosed(SessionClosed),

    RecallRegistered(Box<RecallRegistered>),
    RecallLineResolved(Box<RecallLineResolved>),
    RecallClosed(RecallClosed),

    VendorAdded(VendorAdded),
    VendorChanged(VendorChanged),
    ReorderRuleSet(Box<ReorderRuleSet>),
    OrderDrafted(OrderDrafted),
    OrderLineSet(OrderLineSet),
    OrderPlaced(OrderPlaced),
    OrderLineCancelled(OrderLineCancelled),
    OrderClosed(OrderClosed),

    CodeLinked(CodeLinked),
    CodeUnlinked(CodeUnlinked),
    ItemsMerged(ItemsMerged),
    ItemsParted(ItemsParted),
    HistoryImported(HistoryImported),

    SheetSaved(Box<SheetSaved>),
    SheetReviewed(Box<SheetReviewed>),
    FiguresChecked(Box<FiguresChecked>),
    SheetApproved(Box<SheetApproved>),
    SheetStandingSet(Box<SheetStandingSet>),
    SheetRecalled(Box<SheetRecalled>),
    FigureSet(Box<FigureSet>),
    SheetGiven(Box<SheetGiven>),
    SheetRated(Box<SheetRated>),

    SterilizerRegistered(Box<SterilizerRegistered>),
    SterilizerNoted(Box<Noted<SterilizerId, SterilizerFact>>),
    ProgramDefined(Box<ProgramDefined>),
    ProgramNoted(Box<Noted<ProgramId, ProgramFact>>),
    TemplateDefined(Box<TemplateDefined>),
    TemplateNoted(Box<Noted<TemplateId, TemplateFact>>),
    IndicatorLotReceived(Box<IndicatorLotReceived>),
    IndicatorLotNoted(Box<Noted<IndicatorLotId, IndicatorLotFact>>),
    SterilizationPolicySet(Box<SterilizationPolicy>),
    LoadOpened(Box<LoadOpened>),
    LoadNoted(Box<Noted<LoadId, LoadFact>>),
    BiPlaced(Box<BiPlaced>),
    BiNoted(Box<Noted<BiTestId, BiFact>>),
    /// Of the recall with this name: an indicator that grew, or the record that set it off.
    LoadRecallNoted(Box<Noted<EventId, LoadRecallFact>>),
    SolutionPoured(Box<SolutionPoured>),
    SolutionNoted(Box<Noted<SolutionId, SolutionFact>>),
    SoakStarted(Box<SoakStarted>),
    SoakNoted(Box<Noted<SoakId, SoakFact>>),

    /// A kind of a newer build: kept byte for byte in its batch, not folded.
    Unknown {
        kind: u32,
    },
}

impl Body {
    /// Whether it is a record of the clinic's work; the rest is the log's own bookkeeping.
    pub const fn is_record(&self) -> bool {
        !matches!(self, Self::FrontierSeen { .. } | Self::ExportMade { .. })
    }
}

/// The contiguous frontier of one stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seen {
    pub stream: StreamId,
    pub through: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VoidReason {
    /// Taken back within seconds.
    Undone,
    WrongAmount,
    WrongItem,
    WrongPlace,
    Duplicate,
    Other,
}

/// A sample clinic is for trying things out; its records never mix with a real one's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClinicKind {
    Real,
    Sample,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    Assistant,
    Lead,
    Clinician,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StaffChange {
    Initials(Initials),
    Name(Label),
    Role(Role),
    Standing(Standing),
}

/// Whether something is in use. Nothing is deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    Active,
    Retired,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    ExamRoom,
    ProcedureRoom,
    Lab,
    SupplyCloset,
    CrashCart,
    VitalsStation,
    Other,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceChange {
    Name(Label),
    Kind(PlaceKind),
    /// Place in the order of the walk.
    Order(u32),
    Standing(Standing),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    Ppe,
    Cleaning,
    Paper,
    Dressing,
    Needle,
    Wound,
    UrineLab,
    BloodDraw,
    PointOfCare,
    VitalSigns,
    ExamTool,
    Procedure,
    SharpsWaste,
    Injection,
    Respiratory,
    Ortho,
    EyeEar,
    WomensHealth,
    VaccineSupply,
    Emergency,
    Office,
}

/// What must be known of a lot of this item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LotPolicy {
    None,
    Expiry,
    LotAndExpiry,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemChange {
    Name(Label),
    Category(Category),
    LotPolicy(LotPolicy),
    Code(Option<Label>),
    Standing(Standing),
    /// How long it may be used once it is opened; none: as long as its label says.
    OpenedLife(Option<OpenedLife>),
}

/// The row of the starter catalogue that an item was taken from: it has names in each language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StarterKey(pub u16);

/// The letter that people know a tablet by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TabletLetter(u8);

impl TabletLetter {
    pub fn new(letter: char) -> Option<Self> {
        let letter = letter.to_ascii_uppercase();
        letter.is_ascii_uppercase().then_some(Self(letter as u8))
    }

    pub const fn as_char(self) -> char {
        self.0 as char
    }
}

/// Minutes without a touch after which the app locks: 1 to 15.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LockMinutes(u8);

impl LockMinutes {
    pub const DEFAULT: Self = Self(5);

    pub const fn new(minutes: u8) -> Option<Self> {
        if minutes >= 1 && minutes <= 15 { Some(Self(minutes)) } else { None }
    }

    pub const fn get(self) -> u8 {
        self.0
    }
}
