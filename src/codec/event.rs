//! The wire form of an event. The numbers here are frozen by the fixtures in `tests/golden`:
//! a number is never used again, a field that is added later is optional.
//!
//! An event is an array of eight: kind, milliseconds of the hybrid clock since the base of the
//! batch, its counter, milliseconds from the occurrence to that time, timing, minutes east of
//! UTC, person or null, body. Its sequence number is its place in the batch.

mod education;
mod sterile;
mod stock;

use crate::codec::wire::{
    Reader, Wire, WireError, Writer, wire_choices, wire_codes, wire_fields, wire_records,
};
use crate::domain::event::{
    Body, Category, ClinicKind, CountMethod, Event, Header, Hlc, ItemChange, LockMinutes, LotPolicy,
    MovePurpose, PlaceChange, PlaceKind, Role, Seen, StaffChange, Standing, StarterKey, TabletLetter, Timing,
    VoidReason,
};
use crate::domain::ids::EventId;
use crate::domain::time::{Instant, Offset};

const ARRAY_LEN: usize = 8;

/// Puts an event whose hybrid time is not before `base_ms`.
pub fn put_event(event: &Event, base_ms: u64, out: &mut Writer<'_>) {
    let header = &event.header;
    out.array(ARRAY_LEN);
    out.uint(u64::from(kind_of(&event.body)));
    out.uint(header.hlc.ms().saturating_sub(base_ms));
    out.uint(u64::from(header.hlc.counter()));
    out.int(i64::try_from(header.hlc.ms()).unwrap_or(i64::MAX).saturating_sub(header.occurred_at.ms()));
    header.timing.put(out);
    header.offset.put(out);
    header.staff.put(out);
    put_body(&event.body, out);
}

/// Gets the event that stands next. A kind or a value of a newer build becomes [`Body::Unknown`].
pub fn get_event(id: EventId, base_ms: u64, from: &mut Reader<'_, '_>) -> Result<Event, WireError> {
    from.array_of(ARRAY_LEN)?;
    let kind = from.uint32()?;
    let ms = base_ms.checked_add(from.uint()?).filter(|ms| *ms < 1 << 48).ok_or(WireError::OutOfRange)?;
    let counter = u16::try_from(from.uint()?).map_err(|_| WireError::OutOfRange)?;
    let occurred_ms = (ms as i64).checked_sub(from.int()?).ok_or(WireError::OutOfRange)?;
    let timing = Timing::get(from)?;
    let offset = Offset::get(from)?;
    let staff = Option::get(from)?;
    let body = get_body(kind, from)?;
    let header = Header {
        hlc: Hlc::new(ms, counter),
        occurred_at: Instant::from_ms(occurred_ms),
        timing,
        offset,
        staff,
    };
    Ok(Event { id, header, body })
}

fn get_body(kind: u32, from: &mut Reader<'_, '_>) -> Result<Body, WireError> {
    let mut whole = from.fork();
    match known_body(kind, from) {
        Err(WireError::Unknown) => {
            whole.skip()?;
            *from = whole;
            Ok(Body::Unknown { kind })
        }
        result => result,
    }
}

macro_rules! bodies {
    (
        $($kind:literal $name:ident { $($key:literal $field:ident),* $(,)? })+
        records { $($record_kind:literal $record:ident)+ }
    ) => {
        /// Every kind that this build knows.
        pub const KINDS: &[u32] = &[$($kind,)+ $($record_kind),+];

        /// The frozen number of a kind.
        pub const fn kind_of(body: &Body) -> u32 {
            match body {
                $(Body::$name { .. } => $kind,)+
                $(Body::$record(_) => $record_kind,)+
                Body::Unknown { kind } => *kind,
            }
        }

        fn put_body(body: &Body, out: &mut Writer<'_>) {
            match body {
                $(Body::$name { $($field),* } => wire_fields!(put out, $($key $field),*),)+
                $(Body::$record(record) => record.put(out),)+
                // What is not understood is never written anew: its batch keeps its bytes.
                Body::Unknown { .. } => out.map(0),
            }
        }

        fn known_body(kind: u32, reader: &mut Reader<'_, '_>) -> Result<Body, WireError> {
            match kind {
                $($kind => wire_fields!(get reader, $($key $field),* => Ok(Body::$name { $($field),* })),)+
                $($record_kind => Wire::get(reader).map(Body::$record),)+
                _ => Err(WireError::Unknown),
            }
        }
    };
}

bodies! {
    1 TabletEnrolled { 0 letter, 1 name, 2 continues }
    2 TabletRenamed { 0 letter, 1 name }
    3 FrontierSeen { 0 seen }
    4 EventVoided { 0 target, 1 reason, 2 note }
    5 ExportMade { 0 records }
    6 ClockCorrected { 0 from_seq, 1 to_seq, 2 offset_ms }
    7 ClockOffsetObserved { 0 peer, 1 offset_ms }
    20 ClinicSetUp { 0 name, 1 time_zone, 2 kind }
    21 ClinicRenamed { 0 name }
    22 AutoLockSet { 0 minutes }
    30 StaffAdded { 0 initials, 1 name, 2 role }
    31 StaffChanged { 0 staff, 1 change }
    40 PlaceAdded { 0 name, 1 kind }
    41 PlaceChanged { 0 place, 1 change }
    50 ItemAdded { 0 name, 1 unit, 2 category, 3 lot_policy, 4 code, 5 starter }
    51 ItemChanged { 0 item, 1 change }
    52 PackAdded { 0 item, 1 name, 2 holds }
    53 PackRetired { 0 pack }
    60 ParSet { 0 place, 1 item, 2 par }
    61 ShelfSet { 0 place, 1 item, 2 shelf, 3 position }
    100 StockCounted { 0 place, 1 item, 2 have, 3 entered, 4 method, 5 detail }
    101 StockMoved { 0 from, 1 to, 2 item, 3 quantity, 4 entered, 5 purpose, 6 bucket, 7 choice }
    102 StockReceived { 0 to, 1 item, 2 quantity, 3 entered, 4 bucket, 5 delivery }
    103 StockUsed { 0 at, 1 item, 2 quantity, 3 entered, 4 bucket, 5 context, 6 choice, 7 container }
    23 CountToleranceSet { 0 tolerance }
    records {
        8 LateEntryExplained
        9 HistoryImported
        55 CodeLinked
        56 CodeUnlinked
        57 ItemsMerged
        58 ItemsParted
        104 StockWasted
        105 StockAdjusted
        106 VarianceExplained
        107 FundingChanged
        120 LotCorrected
        121 LotHeld
        122 LotReleased
        130 ContainerOpened
        131 ContainerClosed
        140 SessionOpened
        141 SessionClosed
        150 RecallRegistered
        151 RecallLineResolved
        152 RecallClosed
        160 VendorAdded
        161 VendorChanged
        162 ReorderRuleSet
        170 OrderDrafted
        171 OrderLineSet
        172 OrderPlaced
        173 OrderLineCancelled
        174 OrderClosed
        200 SterilizerRegistered
        201 SterilizerNoted
        202 ProgramDefined
        203 ProgramNoted
        204 TemplateDefined
        205 TemplateNoted
        206 IndicatorLotReceived
        207 IndicatorLotNoted
        208 SterilizationPolicySet
        210 LoadOpened
        211 LoadNoted
        220 BiPlaced
        221 BiNoted
        230 LoadRecallNoted
        240 SolutionPoured
        241 SolutionNoted
        242 SoakStarted
        243 SoakNoted
        300 SheetSaved
        301 SheetReviewed
        302 FiguresChecked
        303 SheetApproved
        304 SheetStandingSet
        305 SheetRecalled
        306 FigureSet
        307 SheetGiven
        320 SheetRated
    }
}

wire_codes! {
    Timing { 0 Now, 1 Backdated }
    CountMethod { 0 Entered, 1 AtPar, 2 FoundShort }
    MovePurpose { 0 Restock, 1 Return, 2 Overflow, 3 Loan }
    VoidReason { 0 Undone, 1 WrongAmount, 2 WrongItem, 3 WrongPlace, 4 Duplicate, 5 Other }
    ClinicKind { 0 Real, 1 Sample }
    Role { 0 Assistant, 1 Lead, 2 Clinician }
    Standing { 0 Active, 1 Retired }
    PlaceKind {
        0 ExamRoom, 1 ProcedureRoom, 2 Lab, 3 SupplyCloset, 4 CrashCart, 5 VitalsStation, 6 Other,
    }
    Category {
        0 Ppe, 1 Cleaning, 2 Paper, 3 Dressing, 4 Needle, 5 Wound, 6 UrineLab, 7 BloodDraw, 8 PointOfCare,
        9 VitalSigns, 10 ExamTool, 11 Procedure, 12 SharpsWaste, 13 Injection, 14 Respiratory, 15 Ortho,
        16 EyeEar, 17 WomensHealth, 18 VaccineSupply, 19 Emergency, 20 Office,
    }
    LotPolicy { 0 None, 1 Expiry, 2 LotAndExpiry }
}

wire_choices! {
    StaffChange { 0 Initials, 1 Name, 2 Role, 3 Standing }
    PlaceChange { 0 Name, 1 Kind, 2 Order, 3 Standing }
    ItemChange { 0 Name, 1 Category, 2 LotPolicy, 3 Code, 4 Standing, 5 OpenedLife }
}

wire_records! {
    Seen { 0 stream, 1 through }
}

impl Wire for StarterKey {
    fn put(&self, out: &mut Writer<'_>) {
        self.0.put(out);
    }

    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        u16::get(from).map(Self)
    }
}

impl Wire for TabletLetter {
    fn put(&self, out: &mut Writer<'_>) {
        out.text(self.as_char().encode_utf8(&mut [0; 4]));
    }

    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        let mut chars = from.text()?.chars();
        match (chars.next(), chars.next()) {
            (Some(letter), None) if letter.is_ascii_uppercase() => {
                Self::new(letter).ok_or(WireError::OutOfRange)
            }
            _ => Err(WireError::OutOfRange),
        }
    }
}

impl Wire for LockMinutes {
    fn put(&self, out: &mut Writer<'_>) {
        self.get().put(out);
    }

    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        Self::new(u8::get(from)?).ok_or(WireError::OutOfRange)
    }
}
