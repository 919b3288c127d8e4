//! The page for a surveyor (research/sterilization.md 8.1), block by block.

use super::days::write;
use super::document::{Block, Document, Lie, Line, Weight};
use super::glance::compliance;
use super::rows::{columns, load_line};
use super::speaker::{Speaker, line};
use crate::domain::event::sterile_setup::{SterilizerFact, TestOutcome};
use crate::domain::state::State;
use crate::domain::sterilization::period::Period;
use crate::domain::sterilization::period::exceptions::{Exception, ExceptionKind};
use crate::domain::sterilization::period::positives::{Positive, Step, StepKind};
use crate::domain::sterilization::period::review::Review;
use crate::domain::sterilization::places::{RULES_VERSION, rule};
use crate::domain::sterilization::records::Told;
use crate::domain::sterilization::survey::Survey;
use crate::exchange::labels::fingerprint;
use crate::ui::text::sterile_print::PrintMsg;
use crate::ui::text::sterile_print::figures::{cycle, people};
use crate::ui::text::sterile_terms as terms;
use crate::ui::text::{Lang, Msg};

pub fn document(state: &State, survey: &Survey<'_>, period: &Period, lang: Lang) -> Document {
    let speaker = Speaker::new(state, lang);
    let days = speaker.t(PrintMsg::FromTo { from: period.days.from, to: period.days.to });
    let mut blocks = Vec::new();
    blocks.push(Block::Title(speaker.t(PrintMsg::Compliance)));
    blocks.push(compliance(&speaker, &period.compliance));
    let loads = period.loads.iter().map(|row| load_line(&speaker, row)).collect();
    blocks.extend(speaker.table(PrintMsg::Loads, PrintMsg::NoLoads, columns(), loads));
    blocks.extend(tests(&speaker, period));
    blocks.extend(care(&speaker, period));
    blocks.extend(exceptions(&speaker, period));
    blocks.extend(positives(&speaker, period));
    blocks.push(Block::Words(speaker.t(PrintMsg::Legend)));
    blocks.extend(period.reviews.iter().map(|review| reviewed(&speaker, review)));
    blocks.insert(0, head(&speaker, survey, period, &digest(&blocks)));
    blocks.push(speaker.review());
    Document {
        lie: Lie::Landscape,
        title: speaker.sterilizer(survey.id),
        about: vec![speaker.clinic(), days],
        blocks,
    }
}

/// Who has read these days, and what came in since.
fn reviewed(speaker: &Speaker<'_>, review: &Review) -> Block {
    let told = &review.told;
    let said = PrintMsg::ReviewedBy {
        by: speaker.in_full(told.by),
        at: told.at,
        from: told.what.from,
        to: told.what.to,
        note: told.what.note.as_str().to_owned(),
        later: review.later,
    };
    Block::Words(speaker.t(said))
}

/// Of everything that the page says: printed again from the same records it is the same.
fn digest(blocks: &[Block]) -> String {
    fingerprint(&format!("{blocks:?}"))
}

fn head(speaker: &Speaker<'_>, survey: &Survey<'_>, period: &Period, digest: &str) -> Block {
    let own = survey.sterilizer;
    let serial = own.serial.as_ref().map_or_else(|| "–".to_owned(), ToString::to_string);
    let metres = PrintMsg::Metres { metres: period.altitude.metres() };
    let days = PrintMsg::FromTo { from: period.days.from, to: period.days.to };
    let (from, to) = (write(period.days.from), write(period.days.to));
    let seal = format!("TALLYWELL {} {from} {to} {digest}", own.code).to_uppercase();
    let facts = vec![
        speaker.fact(PrintMsg::Clinic, speaker.clinic()),
        speaker.fact(PrintMsg::Room, speaker.maybe_place(own.place)),
        speaker.fact(PrintMsg::Sterilizer, speaker.sterilizer(survey.id)),
        speaker.fact(PrintMsg::Serial, serial),
        speaker.fact(PrintMsg::Class, speaker.term(terms::class(own.class))),
        speaker.fact(PrintMsg::Altitude, speaker.t(metres)),
        speaker.fact(PrintMsg::Period, speaker.t(days)),
        speaker.fact(PrintMsg::Rules, rules(speaker, survey, &period.rules)),
        speaker.fact(PrintMsg::Digest, digest.to_owned()),
    ];
    Block::Pairs(facts, seal)
}

/// The place whose rules count, and the versions that its loads were logged under.
fn rules(speaker: &Speaker<'_>, survey: &Survey<'_>, versions: &[u16]) -> String {
    let place = survey.state.policy().place.and_then(|place| rule(place.as_str()));
    let place = place.map_or_else(|| speaker.t(PrintMsg::CdcByReference), |rule| rule.place.to_owned());
    let versions: Vec<String> = match versions {
        [] => vec![RULES_VERSION.to_string()],
        known => known.iter().map(u16::to_string).collect(),
    };
    speaker.t(PrintMsg::RulesOf { place, version: versions.join(", ") })
}

fn tests(speaker: &Speaker<'_>, period: &Period) -> Vec<Block> {
    let lines = period.tests.iter().filter_map(|told| test_line(speaker, told)).collect();
    speaker.table(PrintMsg::Tests, PrintMsg::NoTests, test_columns(), lines)
}

pub fn test_columns() -> Vec<(Msg, u8)> {
    titles([
        (PrintMsg::When, 14),
        (PrintMsg::Test, 16),
        (PrintMsg::Result, 8),
        (PrintMsg::LotAndFigure, 20),
        (PrintMsg::By, 7),
        (PrintMsg::Note, 35),
    ])
}

fn test_line(speaker: &Speaker<'_>, told: &Told<SterilizerFact>) -> Option<Line> {
    let SterilizerFact::Tested(test) = &told.what else { return None };
    let lot = test.lot.map(|lot| speaker.lot(lot));
    // Microbars as millibars, to a hundredth.
    let leak = test.leak.and_then(|leak| i32::try_from(leak / 10).ok());
    let leak = leak.map(|leak| format!("{} mbar/min", terms::hundredths(leak)));
    let number = test.cycle.map(|number| speaker.t(PrintMsg::Cycle { number: number.number }));
    let figures: Vec<String> = [lot, leak, number].into_iter().flatten().collect();
    let result = speaker.tell(|teller| teller.outcome(test.outcome).to_owned());
    let cells = vec![
        speaker.moment(told.at),
        speaker.term(terms::machine_test(test.test)),
        result,
        figures.join(", "),
        speaker.person(told.by),
        test.note.as_str().to_owned(),
    ];
    Some(line(cells, if test.outcome == TestOutcome::Fail { Weight::Fail } else { Weight::Plain }))
}

fn care(speaker: &Speaker<'_>, period: &Period) -> Vec<Block> {
    let line = |told: &Told<SterilizerFact>| {
        let co_signer = match &told.what {
            SterilizerFact::Returned(back) => Some(back.co_signer),
            _ => None,
        };
        let said = speaker.tell(|teller| teller.machine_fact(&told.what));
        line(vec![speaker.moment(told.at), said, speaker.people(told.by, co_signer)], Weight::Plain)
    };
    let lines = period.care.iter().map(line).collect();
    speaker.table(PrintMsg::Care, PrintMsg::NoCare, story_columns(), lines)
}

/// When, what, by whom.
pub fn story_columns() -> Vec<(Msg, u8)> {
    titles([(PrintMsg::When, 14), (PrintMsg::Exception, 76), (PrintMsg::By, 10)])
}

/// The same on a page that stands upright.
pub fn upright_story_columns() -> Vec<(Msg, u8)> {
    titles([(PrintMsg::When, 16), (PrintMsg::Exception, 74), (PrintMsg::By, 10)])
}

pub fn titles<M: Into<Msg>, const N: usize>(columns: [(M, u8); N]) -> Vec<(Msg, u8)> {
    columns.into_iter().map(|(title, percent)| (title.into(), percent)).collect()
}

fn exceptions(speaker: &Speaker<'_>, period: &Period) -> Vec<Block> {
    let line = |exception: &Exception| {
        let code = exception.load.as_ref().map(|(_, code)| code.to_string()).unwrap_or_default();
        let cells = vec![
            speaker.moment(exception.at),
            code,
            speaker.tell(|teller| teller.exception(&exception.what)),
            speaker.people(exception.by, exception.co_signer),
        ];
        let is_fail = matches!(exception.what, ExceptionKind::Rejected { .. });
        line(cells, if is_fail { Weight::Fail } else { Weight::Plain })
    };
    let lines = period.exceptions.iter().map(line).collect();
    speaker.table(PrintMsg::Exceptions, PrintMsg::NoExceptions, exception_columns(), lines)
}

pub fn exception_columns() -> Vec<(Msg, u8)> {
    titles([(PrintMsg::When, 14), (PrintMsg::Load, 10), (PrintMsg::Exception, 66), (PrintMsg::By, 10)])
}

fn positives(speaker: &Speaker<'_>, period: &Period) -> Vec<Block> {
    let mut blocks = Vec::new();
    for positive in &period.positives {
        let lines = positive.steps.iter().map(|step| step_line(speaker, step)).collect();
        blocks.push(Block::Title(positive_title(speaker, positive)));
        blocks.extend(speaker.table(PrintMsg::Positives, PrintMsg::NoPositives, story_columns(), lines));
    }
    if blocks.is_empty() {
        blocks = speaker.table(PrintMsg::Positives, PrintMsg::NoPositives, story_columns(), Vec::new());
    }
    blocks
}

fn positive_title(speaker: &Speaker<'_>, positive: &Positive) -> String {
    let load = positive.code.as_ref().map(ToString::to_string).unwrap_or_default();
    let number = positive.cycle.map(|number| format!("({})", cycle(number))).unwrap_or_default();
    speaker.t(PrintMsg::PositiveOf { load, cycle: number, since: positive.since })
}

pub fn step_line(speaker: &Speaker<'_>, step: &Step) -> Line {
    let co_signer = step.co_signer.map(|who| speaker.person(Some(who)));
    let by = people(&speaker.person(step.by), co_signer.as_deref());
    let said = speaker.tell(|teller| teller.step(&step.what));
    let is_fail =
        matches!(step.what, StepKind::Positive(_) | StepKind::LateFailure | StepKind::MachineFailed(_));
    let weight = if is_fail { Weight::Fail } else { Weight::Plain };
    line(vec![speaker.moment(step.at), said, by], weight)
}
