//! The table of loads of one sterilizer: one row for each, in the order of its counter.
//!
//! The first columns are named after the fields of the segment SCD of HL7 v2.6 (chapter 17) and stand in
//! its order, so that whoever knows the one reads the other; those of which a clinic's log knows nothing
//! stay empty. The others are ours. Temperatures are in degrees Celsius, times in seconds; where several
//! readings count, each figure is the worst of them.

use crate::codec::csv::{Cell, Table};
use crate::domain::event::sterile_load::{Ending, IndicatorResult, Measured, Run};
use crate::domain::event::sterile_setup::IndicatorKind;
use crate::domain::ids::SterilizerId;
use crate::domain::state::State;
use crate::domain::sterilization::bi::{BiResult, BiStage};
use crate::domain::sterilization::kinds::{CLASSES, PURPOSES, ProgramPurpose};
use crate::domain::sterilization::load::{Failure, Load};
use crate::domain::sterilization::period::rows::{BiCell, LoadRow, row};
use crate::domain::sterilization::period::{Days, day_of};
use crate::domain::sterilization::standing::LoadStanding;
use crate::domain::sterilization::survey::Survey;
use crate::domain::sterilization::units::{Celsius, PressureReference, PressureUnit};
use crate::exchange::names;

pub const COLUMNS: [&str; 46] = [
    "CycleStartTime",
    "CycleCount",
    "TempMax",
    "TempMin",
    "LoadNumber",
    "ConditionTime",
    "SterilizeTime",
    "ExhaustTime",
    "TotalCycleTime",
    "DeviceStatus",
    "CycleStartDateTime",
    "DryTime",
    "CycleCompleteTime",
    "UnderTemperature",
    "OverTemperature",
    "AbortCycle",
    "Alarm",
    "CycleType",
    "LoadId",
    "Sterilizer",
    "Serial",
    "CounterEpoch",
    "Program",
    "Packs",
    "Implants",
    "Contents",
    "Pressure",
    "PressureUnit",
    "ExternalCI",
    "InternalCI",
    "ChallengeCI",
    "BILot",
    "BIControlLot",
    "BIResult",
    "BIReadAt",
    "BIReader",
    "Standing",
    "Failures",
    "Operator",
    "Releaser",
    "CoSigner",
    "ReleasedAt",
    "Late",
    "Corrections",
    "RulesVersion",
    "Run",
];

/// The loads of these days. Empty but for its head where there is no such sterilizer.
pub fn loads_csv(state: &State, sterilizer: SterilizerId, days: Days) -> Vec<u8> {
    let mut table = Table::new(&COLUMNS);
    if let Some(survey) = Survey::of(&state.sterilization, sterilizer) {
        for load in survey.loads.iter().filter(|load| days.has(day_of(load))) {
            let cells = cells(state, &survey, load);
            let cells: Vec<Cell<'_>> = cells.iter().map(Filled::cell).collect();
            table.row(&cells);
        }
    }
    table.finish()
}

/// A cell and what it holds.
enum Filled {
    Text(String),
    Number(i64),
    Blank,
}

impl Filled {
    fn cell(&self) -> Cell<'_> {
        match self {
            Self::Text(text) => Cell::Text(text),
            Self::Number(number) => Cell::Number(*number),
            Self::Blank => Cell::Blank,
        }
    }

    fn count(count: usize) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }

    fn maybe(text: Option<String>) -> Self {
        text.map_or(Self::Blank, Self::Text)
    }

    fn number(number: Option<impl Into<i64>>) -> Self {
        number.map_or(Self::Blank, |number| Self::Number(number.into()))
    }
}

fn cells(state: &State, survey: &Survey<'_>, load: &Load<'_>) -> Vec<Filled> {
    let row = row(survey, load);
    let mut cells = of_segment(survey, load, &row);
    cells.extend(of_load(state, survey, load, &row));
    cells.extend(of_signatures(state, load, &row));
    cells
}

/// The worst of the readings that count.
struct Worst {
    min: Option<Celsius>,
    max: Option<Celsius>,
    exposure_s: Option<u32>,
    dry_s: Option<u32>,
}

impl Worst {
    fn of(readings: &[Measured]) -> Self {
        let all = readings.iter();
        Self {
            min: all.clone().map(|what| what.min).min(),
            max: all.clone().map(|what| what.max).max(),
            exposure_s: all.clone().map(|what| what.exposure_s).min(),
            dry_s: all.map(|what| what.dry_s).min(),
        }
    }
}

fn of_segment(survey: &Survey<'_>, load: &Load<'_>, row: &LoadRow) -> Vec<Filled> {
    let worst = Worst::of(&row.readings);
    let ending = load.end.map(|(_, end)| end.ending);
    let total = row.start.zip(row.end).map(|(start, end)| end.at.ms_since(start.at) / 1000);
    let failed = |test: fn(&Failure) -> bool| {
        let said = if row.failures.iter().any(test) { "Y" } else { "N" };
        Filled::maybe((!row.readings.is_empty()).then(|| said.to_owned()))
    };
    let alarm = load.end.and_then(|(_, end)| end.code.as_ref()).map(ToString::to_string);
    let abort = ending.map(|ending| if ending == Ending::Complete { "N" } else { "Y" });
    let clock = row.start.map(|at| {
        let (hour, minute) = at.hour_minute();
        format!("{hour:02}:{minute:02}")
    });
    vec![
        Filled::maybe(clock),
        Filled::number(row.cycle.map(|cycle| cycle.number)),
        Filled::maybe(worst.max.map(degrees)),
        Filled::maybe(worst.min.map(degrees)),
        Filled::number(number_of_day(survey, load)),
        Filled::Blank,
        Filled::number(worst.exposure_s),
        Filled::Blank,
        Filled::number(total),
        Filled::Text(status(row, ending).to_owned()),
        Filled::maybe(row.start.map(names::timestamp)),
        Filled::number(worst.dry_s),
        Filled::maybe(row.end.map(names::timestamp)),
        failed(|why| matches!(why, Failure::TooCold { .. })),
        failed(|why| matches!(why, Failure::TooHot { .. })),
        Filled::maybe(abort.map(str::to_owned)),
        Filled::maybe(alarm),
        Filled::maybe(cycle_type(survey, load).map(str::to_owned)),
    ]
}

fn of_load(state: &State, survey: &Survey<'_>, load: &Load<'_>, row: &LoadRow) -> Vec<Filled> {
    let pressure = row.readings.iter().find_map(|what| what.pressure);
    let unit = pressure.map(|what| {
        let reference = match what.reference {
            PressureReference::Gauge => "gauge",
            PressureReference::Absolute => "absolute",
        };
        format!("{} {reference}", pressure_unit(what.unit))
    });
    let contents: Vec<String> = row.contents.iter().map(|(name, count)| format!("{count} {name}")).collect();
    let program = load.program.map(|program| program.name.to_string());
    let each = |read: &dyn Fn(&BiCell) -> String| {
        let all: Vec<String> = row.biological.iter().map(read).collect();
        Filled::Text(all.join("; "))
    };
    let lot = |lot: &Option<crate::domain::inventory::lot::LotCode>| {
        lot.as_ref().map(ToString::to_string).unwrap_or_default()
    };
    vec![
        Filled::Text(row.code.to_string()),
        Filled::Text(survey.sterilizer.code.to_string()),
        Filled::maybe(survey.sterilizer.serial.as_ref().map(ToString::to_string)),
        Filled::number(row.cycle.map(|cycle| cycle.epoch)),
        Filled::maybe(program),
        Filled::count(row.packs),
        Filled::count(row.implants),
        Filled::Text(contents.join("; ")),
        Filled::maybe(pressure.map(|what| thousandths(what.thousandths))),
        Filled::maybe(unit),
        Filled::Text(outside(row).to_owned()),
        Filled::Text(inside(row)),
        Filled::maybe(row.challenge.map(|(_, result)| indicator(result).to_owned())),
        each(&|cell| lot(&cell.lot)),
        each(&|cell| lot(&cell.control)),
        each(&|cell| biological(cell.stage).to_owned()),
        each(&|cell| cell.read.map(|(at, _)| names::timestamp(at)).unwrap_or_default()),
        each(&|cell| names::initials(state, cell.read.and_then(|(_, by)| by)).to_owned()),
    ]
}

fn of_signatures(state: &State, load: &Load<'_>, row: &LoadRow) -> Vec<Filled> {
    let initials = |who| Filled::Text(names::initials(state, who).to_owned());
    let failures: Vec<&str> = row.failures.iter().map(failure).collect();
    let run = match row.run {
        Run::Process => "process",
        Run::Test => "test",
    };
    vec![
        Filled::Text(standing(row.standing).to_owned()),
        Filled::Text(failures.join("; ")),
        initials(row.operator),
        initials(row.release.and_then(|release| release.by)),
        initials(row.release.and_then(|release| release.co_signer)),
        Filled::maybe(row.release.map(|release| names::timestamp(release.at))),
        Filled::count(row.late),
        Filled::count(row.corrections),
        Filled::Number(i64::from(load.opened.what.rules)),
        Filled::Text(run.to_owned()),
    ]
}

/// The how manieth cycle of its day, as far as this log knows.
fn number_of_day(survey: &Survey<'_>, load: &Load<'_>) -> Option<i64> {
    let (start, _) = load.start?;
    let before = survey.loads.iter().filter(|other| {
        other.start.is_some_and(|(told, _)| {
            told.at.date() == start.at.date() && (told.at.at, other.id) <= (start.at.at, load.id)
        })
    });
    i64::try_from(before.count()).ok()
}

fn cycle_type(survey: &Survey<'_>, load: &Load<'_>) -> Option<&'static str> {
    match load.program?.purpose {
        ProgramPurpose::Process => word(&CLASSES, survey.sterilizer.class),
        other => word(&PURPOSES, other),
    }
}

fn word<T: Copy + PartialEq>(words: &[(&'static str, T)], meaning: T) -> Option<&'static str> {
    words.iter().find(|(_, known)| *known == meaning).map(|(word, _)| *word)
}

const fn status(row: &LoadRow, ending: Option<Ending>) -> &'static str {
    match (ending, row.start) {
        (Some(Ending::Complete), _) => "complete",
        (Some(Ending::Aborted), _) => "aborted",
        (Some(Ending::Fault), _) => "fault",
        (None, Some(_)) => "running",
        (None, None) => "not_run",
    }
}

/// `132.2`, without a float in between.
fn degrees(value: Celsius) -> String {
    thousandths(value.hundredths().saturating_mul(10))
}

fn thousandths(value: i32) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let value = value.unsigned_abs();
    let text = format!("{sign}{}.{:03}", value / 1000, value % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

const fn pressure_unit(unit: PressureUnit) -> &'static str {
    match unit {
        PressureUnit::Psi => "psi",
        PressureUnit::Kilopascal => "kPa",
        PressureUnit::Bar => "bar",
    }
}

/// The worst that stands on the outside of the packs.
fn outside(row: &LoadRow) -> &'static str {
    let outside = &row.outside;
    if !outside.failed.is_empty() {
        "fail"
    } else if !outside.unclear.is_empty() {
        "unclear"
    } else if outside.unread > 0 {
        "not_read"
    } else if outside.passed > 0 {
        "pass"
    } else {
        ""
    }
}

/// Kinds inside the packs, and what was seen of those that were opened.
fn inside(row: &LoadRow) -> String {
    let kinds: Vec<&str> = row.inside.kinds.iter().map(|kind| kind_word(*kind)).collect();
    let seen = match (row.inside.passed, row.inside.refused) {
        (0, 0) => String::new(),
        (passed, 0) => format!(" {passed} pass"),
        (passed, refused) => format!(" {passed} pass {refused} fail"),
    };
    format!("{}{seen}", kinds.join(" "))
}

const fn kind_word(kind: IndicatorKind) -> &'static str {
    match kind {
        IndicatorKind::Process => "type_1",
        IndicatorKind::BowieDick => "type_2",
        IndicatorKind::SingleVariable => "type_3",
        IndicatorKind::MultiVariable => "type_4",
        IndicatorKind::Integrator => "type_5",
        IndicatorKind::Emulating => "type_6",
        IndicatorKind::Biological => "biological",
        IndicatorKind::DisinfectantStrip => "strip",
    }
}

const fn indicator(result: IndicatorResult) -> &'static str {
    match result {
        IndicatorResult::Pass => "pass",
        IndicatorResult::Unclear => "unclear",
        IndicatorResult::Fail => "fail",
    }
}

const fn biological(stage: BiStage) -> &'static str {
    match stage {
        BiStage::Placed | BiStage::Incubating { .. } => "waiting",
        BiStage::Sent => "sent",
        BiStage::Done(BiResult::Negative) => "negative",
        BiStage::Done(BiResult::Invalid(_)) => "invalid",
        BiStage::Done(BiResult::PositiveUnconfirmed) => "positive_unconfirmed",
        BiStage::Done(BiResult::Positive) => "positive",
        BiStage::Voided => "voided",
    }
}

const fn standing(standing: LoadStanding) -> &'static str {
    match standing {
        LoadStanding::Open => "open",
        LoadStanding::Running => "running",
        LoadStanding::Checking => "checking",
        LoadStanding::Held => "held",
        LoadStanding::Quarantined => "quarantined",
        LoadStanding::Rejected => "rejected",
        LoadStanding::Released => "released",
        LoadStanding::EmergencyReleased => "emergency_released",
        LoadStanding::Suspect => "suspect",
        LoadStanding::Recalled => "recalled",
        LoadStanding::Voided => "voided",
        LoadStanding::Closed => "closed",
    }
}

const fn failure(why: &Failure) -> &'static str {
    match why {
        Failure::Aborted { .. } => "aborted",
        Failure::Fault { .. } => "fault",
        Failure::TooCold { .. } => "too_cold",
        Failure::TooHot { .. } => "too_hot",
        Failure::ExposureShort { .. } => "exposure_short",
        Failure::DryingShort { .. } => "drying_short",
        Failure::CycleShort { .. } => "cycle_short",
        Failure::NoSteam { .. } => "no_saturated_steam",
        Failure::ExternalIndicator { .. } => "external_indicator",
        Failure::Challenge { .. } => "challenge_indicator",
        Failure::ByPerson { .. } => "by_person",
        Failure::OtherRecord { .. } => "other_record",
    }
}
