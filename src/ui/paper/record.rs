//! One load on one page: everything that was told of it, who told it and when.

use super::document::{Block, Document, Lie, Line, Weight};
use super::page::upright_story_columns;
use super::rows::{Dates, biological, inside, outside, status};
use super::speaker::{Speaker, line};
use crate::domain::event::sterile_load::LoadFact;
use crate::domain::event::sterile_setup::PackKind;
use crate::domain::ids::StaffId;
use crate::domain::ordered::Ordered as _;
use crate::domain::state::State;
use crate::domain::sterilization::load::{Load, Pack};
use crate::domain::sterilization::pack::{last_day, standing};
use crate::domain::sterilization::period::rows::{LoadRow, Verdict, row};
use crate::domain::sterilization::standing::state_of;
use crate::domain::sterilization::survey::Survey;
use crate::domain::time::{Date, Zoned};
use crate::ui::text::sterile_print::PrintMsg;
use crate::ui::text::sterile_print::figures::{cycle, day, measured, span};
use crate::ui::text::sterile_print::record::RecordMsg;
use crate::ui::text::sterile_terms as terms;
use crate::ui::text::{Lang, Msg};

pub fn document(state: &State, survey: &Survey<'_>, load: &Load<'_>, today: Date, lang: Lang) -> Document {
    let speaker = Speaker::new(state, lang);
    let told = row(survey, load);
    let mut blocks = vec![summary(&speaker, survey, load, &told)];
    blocks.extend(packs(&speaker, survey, load, today));
    let story = story(&speaker, survey, load);
    blocks.extend(speaker.table(RecordMsg::Story, RecordMsg::Story, upright_story_columns(), story));
    blocks.push(speaker.review());
    Document {
        lie: Lie::Portrait,
        title: speaker.t(RecordMsg::CertificateTitle { code: told.code.to_string() }),
        about: vec![speaker.clinic(), speaker.sterilizer(survey.id)],
        blocks,
    }
}

fn summary(speaker: &Speaker<'_>, survey: &Survey<'_>, load: &Load<'_>, row: &LoadRow) -> Block {
    let failed = if row.verdict == Verdict::Fail { Weight::Fail } else { Weight::Plain };
    let readings: Vec<String> = row.readings.iter().map(|what| measured(what, speaker.lang)).collect();
    let cycle = row.cycle.map(|number| format!("{}, ", cycle(number))).unwrap_or_default();
    let when = span(speaker.lang, row.start, row.end, row.day).replace('\n', " ");
    let indicators = [outside(speaker, row), inside(speaker, row)].join("; ").replace('\n', ", ");
    let mut facts = vec![
        speaker.judged(PrintMsg::Status, status(speaker, row), failed),
        speaker.fact(PrintMsg::Sterilizer, speaker.sterilizer(survey.id)),
        speaker.fact(PrintMsg::Program, speaker.program(row.program)),
        speaker.fact(RecordMsg::Ran, format!("{cycle}{when}")),
        speaker.fact(PrintMsg::Temperature, readings.join("; ")),
        speaker.fact(RecordMsg::Indicators, indicators),
        speaker.fact(PrintMsg::BiColumn, biological(speaker, row, Dates::All)),
        speaker.fact(PrintMsg::Signed, signed(speaker, row)),
    ];
    if !row.failures.is_empty() {
        let why = row.failures.iter().map(|why| terms::failure(why, speaker.lang).into_owned());
        let why = why.collect::<Vec<_>>().join(" ");
        facts.push(speaker.judged(RecordMsg::Failures, why, Weight::Fail));
    }
    if !row.holds.is_empty() {
        let why = row.holds.iter().map(|hold| speaker.term(terms::hold(hold.reason)));
        facts.push(speaker.fact(RecordMsg::Holds, why.collect::<Vec<_>>().join(" ")));
    }
    facts.push(speaker.fact(RecordMsg::OpenedAt, opened(speaker, load)));
    Block::Facts(facts)
}

fn signed(speaker: &Speaker<'_>, row: &LoadRow) -> String {
    let ran = speaker.in_full(row.operator);
    let Some(release) = row.release else { return ran };
    format!("{ran}; {} {}", speaker.people(release.by, release.co_signer), speaker.moment(release.at))
}

fn opened(speaker: &Speaker<'_>, load: &Load<'_>) -> String {
    let rules =
        PrintMsg::RulesOf { place: speaker.t(PrintMsg::Rules), version: load.opened.what.rules.to_string() };
    format!("{} {}; {}", speaker.moment(load.opened.at), speaker.person(load.opened.by), speaker.t(rules))
}

fn packs(speaker: &Speaker<'_>, survey: &Survey<'_>, load: &Load<'_>, today: Date) -> Vec<Block> {
    let stands = state_of(survey, load);
    let pack_line = |pack: &Pack<'_>| {
        let added = pack.added;
        let last = last_day(load, pack).map(|last| day(speaker.lang, last));
        let inside = added.internal.map(|kind| speaker.term(terms::indicator_kind(kind)));
        let packaging = [Some(speaker.term(terms::packaging(added.packaging))), inside];
        let implant =
            (added.kind == PackKind::Implant).then(|| speaker.t(PrintMsg::Implants).replace('\u{ad}', ""));
        let name = [Some(added.name.to_string()), implant];
        let packer = added.packer.or(pack.added_by);
        let cells = vec![
            format!("{:02}", pack.number),
            name.into_iter().flatten().collect::<Vec<_>>().join(", "),
            packaging.into_iter().flatten().collect::<Vec<_>>().join(", "),
            speaker.person(packer),
            pack.external.map(|seen| speaker.term(terms::indicator_result(seen))).unwrap_or_default(),
            last.unwrap_or_else(|| speaker.t(RecordMsg::UntilOpened)),
            speaker.term(terms::pack_standing(standing(load, &stands, pack, today))),
        ];
        line(cells, Weight::Plain)
    };
    let lines = load.packs.iter().map(pack_line).collect();
    speaker.table(RecordMsg::PacksTitle, PrintMsg::TestOnly, pack_columns(), lines)
}

pub fn pack_columns() -> Vec<(Msg, u8)> {
    vec![
        (RecordMsg::Pack.into(), 8),
        (PrintMsg::Contents.into(), 24),
        (RecordMsg::Packaging.into(), 22),
        (PrintMsg::By.into(), 8),
        (PrintMsg::Outside.into(), 8),
        (RecordMsg::UseBy.into(), 16),
        (PrintMsg::Status.into(), 14),
    ]
}

/// Records of the load and of its indicators, in the order in which they happened.
fn story(speaker: &Speaker<'_>, survey: &Survey<'_>, load: &Load<'_>) -> Vec<Line> {
    type Told = (Zoned, String, Option<StaffId>, Option<StaffId>, Weight);
    let opened = (load.opened.at, speaker.t(RecordMsg::OpenedAt), load.opened.by, None, Weight::Plain);
    let mut all: Vec<Told> = vec![opened];
    for told in load.record.in_order() {
        let (co_signer, weight) = match &told.what {
            LoadFact::Released(release) => (release.co_signer, Weight::Plain),
            LoadFact::ReleasedInEmergency(release) => (Some(release.co_signer), Weight::Plain),
            LoadFact::Corrected(correction) => (correction.co_signer, Weight::Plain),
            LoadFact::Rejected(_) => (None, Weight::Fail),
            _ => (None, Weight::Plain),
        };
        let said = speaker.tell(|teller| teller.load_fact(&told.what));
        all.push((told.at, said, told.by, co_signer, weight));
    }
    for test in survey.tests_of(load.id) {
        let lot = speaker.lot(test.placed.what.lot);
        let place = test.placed.what.place.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
        let placed = speaker.tell(|teller| teller.bi_placed(&format!("{lot}{place}")));
        all.push((test.placed.at, placed, test.placed.by, None, Weight::Plain));
        let record = survey.state.bi_tests.get(&test.id);
        for told in record.map(|record| record.in_order()).unwrap_or_default() {
            let said = speaker.tell(|teller| teller.bi_fact(&told.what));
            all.push((told.at, said, told.by, None, Weight::Plain));
        }
    }
    all.order_by_key(|(at, ..)| at.at);
    let lines = all.into_iter().map(|(at, said, by, co_signer, weight)| {
        line(vec![speaker.moment(at), said, speaker.people(by, co_signer)], weight)
    });
    lines.collect()
}
