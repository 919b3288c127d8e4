//! The log of high-level disinfection of some days: solutions, strips with their controls, soaks.

use super::document::{Block, Document, Lie, Line, Weight};
use super::page::titles;
use super::speaker::{Speaker, line};
use crate::domain::event::sterile_care::Drying;
use crate::domain::state::State;
use crate::domain::sterilization::hld::SolutionStanding;
use crate::domain::sterilization::soaks::{SoakPeriod, SoakRow, SoakVerdict, SolutionRow, StripsRow};
use crate::ui::text::sterile_print::PrintMsg;
use crate::ui::text::sterile_print::figures::{day, moment, span};
use crate::ui::text::sterile_print::record::RecordMsg;
use crate::ui::text::sterile_terms as terms;
use crate::ui::text::{Lang, Msg};

pub fn document(state: &State, period: &SoakPeriod, lang: Lang) -> Document {
    let speaker = Speaker::new(state, lang);
    let days = speaker.t(PrintMsg::FromTo { from: period.days.from, to: period.days.to });
    let mut blocks = solutions(&speaker, period);
    blocks.extend(strips(&speaker, period));
    blocks.extend(soaks(&speaker, period));
    blocks.push(speaker.review());
    let title = speaker.t(RecordMsg::SoakTitle);
    Document { lie: Lie::Landscape, title, about: vec![speaker.clinic(), days], blocks }
}

fn solutions(speaker: &Speaker<'_>, period: &SoakPeriod) -> Vec<Block> {
    let lines = period.solutions.iter().map(|row| solution_line(speaker, row)).collect();
    speaker.table(RecordMsg::Solutions, RecordMsg::NoSolutions, solution_columns(), lines)
}

pub fn solution_columns() -> Vec<(Msg, u8)> {
    vec![
        (RecordMsg::Solution.into(), 22),
        (RecordMsg::Lots.into(), 20),
        (RecordMsg::Poured.into(), 14),
        (RecordMsg::ReuseEnd.into(), 10),
        (PrintMsg::Status.into(), 16),
        (RecordMsg::SolutionEnd.into(), 18),
    ]
}

fn solution_line(speaker: &Speaker<'_>, row: &SolutionRow) -> Line {
    let (lang, poured) = (speaker.lang, &row.poured.what);
    let (standing, weight) = match row.standing {
        SolutionStanding::InUse { last } => (RecordMsg::InUseUntil { last }, Weight::Plain),
        SolutionStanding::Expired { last } => (RecordMsg::Expired { last }, Weight::Plain),
        SolutionStanding::Failed => (RecordMsg::StripFailed, Weight::Fail),
        SolutionStanding::Discarded => (RecordMsg::Discarded, Weight::Plain),
    };
    let refused = row.refused.iter().map(|told| {
        let result = speaker.term(terms::indicator_result(told.what));
        format!("{} {}: {result}", moment(lang, told.at), speaker.person(told.by))
    });
    let standing = std::iter::once(speaker.t(standing)).chain(refused).collect::<Vec<_>>();
    let gone = row.discarded.as_ref().map(|told| {
        let how = told.what.neutralized.as_ref().map(|how| format!(", {how}")).unwrap_or_default();
        format!("{} {}: {}{how}", moment(lang, told.at), speaker.person(told.by), told.what.reason.as_str())
    });
    let opened = day(lang, poured.opened);
    let cells = vec![
        format!("{}, {}", poured.name, poured.container),
        format!("{}\n{opened} – {}", poured.lot, day(lang, poured.bottle_expiry)),
        format!("{} {}", moment(lang, row.poured.at), speaker.person(row.poured.by)),
        day(lang, row.last),
        standing.join("\n"),
        gone.unwrap_or_default(),
    ];
    line(cells, weight)
}

fn strips(speaker: &Speaker<'_>, period: &SoakPeriod) -> Vec<Block> {
    let strips_line = |row: &StripsRow| {
        let lang = speaker.lang;
        let opened = row.opened.iter().map(|told| {
            format!(
                "{} – {} {}",
                day(lang, told.what.opened),
                day(lang, told.what.use_until),
                speaker.person(told.by)
            )
        });
        let controls = row.opened.iter().map(|told| {
            speaker.t(RecordMsg::ControlCounts { full: told.what.full_strength, diluted: told.what.diluted })
        });
        let cells = vec![
            row.received.product.to_string(),
            format!("{}, {}", row.received.lot, day(lang, row.received.expiry)),
            opened.collect::<Vec<_>>().join("\n"),
            controls.collect::<Vec<_>>().join("\n"),
        ];
        let bad = row.opened.iter().any(|told| told.what.full_strength < 3 || told.what.diluted < 3);
        line(cells, if bad { Weight::Fail } else { Weight::Plain })
    };
    let lines = period.strips.iter().map(strips_line).collect();
    speaker.table(RecordMsg::Strips, RecordMsg::NoStrips, strip_columns(), lines)
}

pub fn strip_columns() -> Vec<(Msg, u8)> {
    titles([
        (RecordMsg::Strips, 20),
        (RecordMsg::Lots, 20),
        (RecordMsg::StripsOpened, 26),
        (RecordMsg::Controls, 34),
    ])
}

fn soaks(speaker: &Speaker<'_>, period: &SoakPeriod) -> Vec<Block> {
    let lines = period.soaks.iter().map(|row| soak_line(speaker, row)).collect();
    speaker.table(RecordMsg::Soaks, RecordMsg::NoSoaks, soak_columns(), lines)
}

pub fn soak_columns() -> Vec<(Msg, u8)> {
    vec![
        (RecordMsg::Device.into(), 16),
        (RecordMsg::Solution.into(), 14),
        (RecordMsg::Strip.into(), 12),
        (PrintMsg::Temperature.into(), 8),
        (RecordMsg::InAndOut.into(), 12),
        (RecordMsg::Soaked.into(), 9),
        (RecordMsg::Rinsed.into(), 15),
        (PrintMsg::Result.into(), 7),
        (PrintMsg::By.into(), 7),
    ]
}

fn soak_line(speaker: &Speaker<'_>, row: &SoakRow) -> Line {
    let (lang, started) = (speaker.lang, &row.started.what);
    let solution = speaker.state.sterilization.solutions.get(&started.solution);
    let solution = solution.and_then(|record| record.defined.as_ref());
    let solution = solution.map(|told| format!("{}, {}", told.what.name, told.what.lot)).unwrap_or_default();
    let code = started.case_code.as_ref().map(|code| format!("\n{}: {code}", speaker.t(RecordMsg::CaseCode)));
    let cleaned =
        (started.precleaned == Some(true)).then(|| format!("\n{}", speaker.t(RecordMsg::Precleaned)));
    let out = row.taken.as_ref().map(|told| told.at);
    let needed = row.needed_s.map(terms::clock).unwrap_or_default();
    let soaked = row.soaked_s.map(terms::clock).unwrap_or_default();
    let rinsed = row.taken.as_ref().map(|told| {
        let what = told.what;
        let dried = match what.drying {
            Drying::Dried => speaker.t(RecordMsg::Dried),
            Drying::UsedWet => speaker.t(RecordMsg::UsedWet),
        };
        let rinses = speaker.t(RecordMsg::Rinses { rinses: what.rinses, minutes: what.rinse_minutes });
        format!("{rinses}, {dried}, {}", speaker.maybe_place(what.stored))
    });
    let (result, weight) = match row.verdict {
        SoakVerdict::Pass => (speaker.t(RecordMsg::Pass), Weight::Plain),
        SoakVerdict::Open => (speaker.t(RecordMsg::StillIn), Weight::Plain),
        SoakVerdict::Voided => (speaker.t(RecordMsg::Voided), Weight::Plain),
        SoakVerdict::Fail => (speaker.t(PrintMsg::Fail), Weight::Fail),
    };
    let note = row.voided.as_ref().map(|note| format!(" “{}”", note.as_str())).unwrap_or_default();
    let by = match row.taken.as_ref().map(|told| told.by) {
        Some(other) if other != row.started.by => {
            format!("{}, {}", speaker.person(row.started.by), speaker.person(other))
        }
        _ => speaker.person(row.started.by),
    };
    let strip = speaker.term(terms::indicator_result(started.strip));
    let cells = vec![
        format!("{}{}{}", started.device, cleaned.unwrap_or_default(), code.unwrap_or_default()),
        solution,
        format!("{}: {strip}", speaker.lot(started.strips)),
        terms::celsius(started.temperature),
        span(lang, Some(row.started.at), out, row.started.at.date()),
        format!("{soaked} / {needed}"),
        rinsed.unwrap_or_default(),
        format!("{result}{note}"),
        by,
    ];
    line(cells, weight)
}
