//! One load in one line of the surveyor's page.

use super::document::{Line, Weight};
use super::page::titles;
use super::speaker::{Speaker, line};
use crate::domain::event::sterile_load::Run;
use crate::domain::sterilization::bi::{BiResult, BiStage};
use crate::domain::sterilization::period::rows::{BiCell, LoadRow, Verdict};
use crate::domain::time::Zoned;
use crate::ui::text::Msg;
use crate::ui::text::day::clock;
use crate::ui::text::sterile_print::PrintMsg;
use crate::ui::text::sterile_print::figures::{cycle, span, temperatures, times};
use crate::ui::text::sterile_terms as terms;

pub fn columns() -> Vec<(Msg, u8)> {
    titles([
        (PrintMsg::Load, 10),
        (PrintMsg::When, 8),
        (PrintMsg::Program, 7),
        (PrintMsg::Temperature, 7),
        (PrintMsg::Times, 6),
        (PrintMsg::Pressure, 6),
        (PrintMsg::Contents, 9),
        (PrintMsg::Implants, 5),
        (PrintMsg::Outside, 6),
        (PrintMsg::Inside, 9),
        (PrintMsg::BiColumn, 10),
        (PrintMsg::Status, 7),
        (PrintMsg::Signed, 7),
        (PrintMsg::Notes, 3),
    ])
}

pub fn load_line(speaker: &Speaker<'_>, row: &LoadRow) -> Line {
    let each = |write: fn(&crate::domain::event::sterile_load::Measured) -> String| {
        row.readings.iter().map(write).collect::<Vec<_>>().join("\n")
    };
    let pressures = row.readings.iter().filter_map(|what| what.pressure);
    let pressures: Vec<String> = pressures.map(|read| terms::pressure(read, speaker.lang)).collect();
    let number = row.cycle.map(cycle).unwrap_or_default();
    let cells = vec![
        format!("{}\n{number}", row.code),
        span(speaker.lang, row.start, row.end, row.day),
        speaker.program(row.program),
        each(temperatures),
        each(times),
        pressures.join("\n"),
        contents(speaker, row),
        implants(speaker, row),
        outside(speaker, row),
        inside(speaker, row),
        biological(speaker, row, Dates::OtherDays),
        status(speaker, row),
        signed(speaker, row),
        marks(speaker, row),
    ];
    line(cells, if row.verdict == Verdict::Fail { Weight::Fail } else { Weight::Plain })
}

pub fn contents(speaker: &Speaker<'_>, row: &LoadRow) -> String {
    if row.run == Run::Test {
        return speaker.t(PrintMsg::TestOnly);
    }
    let kinds: Vec<String> = row.contents.iter().map(|(name, count)| format!("{count} {name}")).collect();
    kinds.join(", ")
}

fn implants(speaker: &Speaker<'_>, row: &LoadRow) -> String {
    match row.implants {
        0 => speaker.t(PrintMsg::No),
        count => speaker.t(PrintMsg::Yes { count }),
    }
}

pub fn outside(speaker: &Speaker<'_>, row: &LoadRow) -> String {
    use crate::domain::event::sterile_load::IndicatorResult as Result;
    let outside = &row.outside;
    let result = |result| speaker.term(terms::indicator_result(result));
    let mut said = Vec::new();
    if !outside.failed.is_empty() {
        said.push(format!("{} {}", result(Result::Fail), terms::packs(&outside.failed)));
    }
    if !outside.unclear.is_empty() {
        said.push(format!("{} {}", result(Result::Unclear), terms::packs(&outside.unclear)));
    }
    if outside.passed > 0 {
        said.push(format!("{} {}", outside.passed, result(Result::Pass)));
    }
    if outside.unread > 0 {
        said.push(format!("{} {}", outside.unread, speaker.t(PrintMsg::NotRead)));
    }
    said.join("\n")
}

pub fn inside(speaker: &Speaker<'_>, row: &LoadRow) -> String {
    use crate::domain::event::sterile_load::IndicatorResult as Result;
    let result = |result| speaker.term(terms::indicator_result(result));
    // `Type 5, integrator`: the number says it.
    let kind = |kind| {
        let whole = speaker.term(terms::indicator_kind(kind));
        whole.split(',').next().unwrap_or_default().to_owned()
    };
    let kinds: Vec<String> = row.inside.kinds.iter().map(|own| kind(*own)).collect();
    let passed = (row.inside.passed > 0).then(|| format!("{} {}", row.inside.passed, result(Result::Pass)));
    let refused =
        (row.inside.refused > 0).then(|| format!("{} {}", row.inside.refused, result(Result::Fail)));
    let seen: Vec<String> = [passed, refused].into_iter().flatten().collect();
    let mut said = vec![kinds.join(", ")];
    if !seen.is_empty() {
        said = vec![format!("{}: {}", kinds.join(", "), seen.join(", "))];
    }
    if let Some((own, seen)) = row.challenge {
        said.push(format!("+ {}: {}", own.map(kind).unwrap_or_default(), result(seen)));
    }
    said.join("\n")
}

/// Which moments carry their date.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Dates {
    All,
    /// The row says its own day already.
    OtherDays,
}

fn at(speaker: &Speaker<'_>, row: &LoadRow, dates: Dates, at: Zoned) -> String {
    if dates == Dates::OtherDays && at.date() == row.day { clock(at) } else { speaker.moment(at) }
}

pub fn biological(speaker: &Speaker<'_>, row: &LoadRow, dates: Dates) -> String {
    let when = |moment| at(speaker, row, dates, moment);
    row.biological.iter().map(|cell| bi_cell(speaker, cell, &when)).collect::<Vec<_>>().join("\n")
}

fn bi_cell(speaker: &Speaker<'_>, cell: &BiCell, when: &impl Fn(Zoned) -> String) -> String {
    let code = |lot: &Option<crate::domain::inventory::lot::LotCode>| {
        lot.as_ref().map_or_else(|| "–".to_owned(), ToString::to_string)
    };
    let result = match cell.stage {
        BiStage::Done(result) => bi_words(speaker, result),
        BiStage::Voided => speaker.t(crate::ui::text::sterile_print::record::RecordMsg::Voided),
        BiStage::Placed | BiStage::Incubating { .. } | BiStage::Sent => speaker.t(PrintMsg::NotRead),
    };
    let read = cell.read.map(|(at, by)| format!(", {} {}", when(at), speaker.person(by)));
    format!("{}, {}: {result}{}", code(&cell.lot), code(&cell.control), read.unwrap_or_default())
}

fn bi_words(speaker: &Speaker<'_>, result: BiResult) -> String {
    let said = speaker.term(terms::bi_result(result));
    match result {
        BiResult::Invalid(why) => format!("{said} ({})", speaker.term(terms::invalid(why))),
        _ => said,
    }
}

/// Where it stands. What failed says so with the word, whatever became of it later.
pub fn status(speaker: &Speaker<'_>, row: &LoadRow) -> String {
    let standing = speaker.term(terms::load_standing(row.standing));
    let fail = speaker.t(PrintMsg::Fail);
    if row.verdict == Verdict::Fail && !standing.contains(&fail) {
        format!("{fail}. {standing}")
    } else {
        standing
    }
}

fn signed(speaker: &Speaker<'_>, row: &LoadRow) -> String {
    let ran = speaker.person(row.operator);
    match row.release {
        Some(release) => {
            let by = speaker.people(release.by, release.co_signer);
            format!("{ran}\n{by} {}", at(speaker, row, Dates::OtherDays, release.at))
        }
        None => ran,
    }
}

fn marks(speaker: &Speaker<'_>, row: &LoadRow) -> String {
    let late = (row.late > 0).then(|| speaker.t(PrintMsg::LateMark { count: row.late }));
    let corrected =
        (row.corrections > 0).then(|| speaker.t(PrintMsg::CorrectedMark { count: row.corrections }));
    [late, corrected].into_iter().flatten().collect::<Vec<_>>().join("\n")
}
