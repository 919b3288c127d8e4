//! A recall of loads as a notice and a report: what to pull, who may have been exposed, what was done. The
//! boxes for stickers stay empty: nothing of a patient is kept.

use super::document::{Block, Column, Document, Height, Lie, Line, Table, Weight};
use super::page::{step_line, titles, upright_story_columns};
use super::speaker::{Speaker, line};
use crate::domain::event::sterile_setup::PackKind;
use crate::domain::ids::EventId;
use crate::domain::state::State;
use crate::domain::sterilization::recall::{Reach, Trigger};
use crate::domain::sterilization::report::{Exposed, OpenPack, RecallReport as Report, ReportLoad, report};
use crate::domain::sterilization::survey::Survey;
use crate::ui::text::sterile_print::PrintMsg;
use crate::ui::text::sterile_print::figures::{cycle, day};
use crate::ui::text::sterile_print::record::RecordMsg;
use crate::ui::text::sterile_terms as terms;
use crate::ui::text::{Lang, Msg};

pub fn document(state: &State, own: EventId, lang: Lang) -> Option<Document> {
    let surveys =
        state.sterilization.sterilizers.keys().filter_map(|id| Survey::of(&state.sterilization, *id));
    let (survey, told) = surveys.into_iter().find_map(|survey| {
        let told = report(&survey, own)?;
        Some((survey, told))
    })?;
    let speaker = Speaker::new(state, lang);
    let mut blocks = vec![Block::Words(speaker.t(RecordMsg::RecallNotice)), facts(&speaker, &survey, &told)];
    blocks.extend(loads(&speaker, &told));
    blocks.extend(to_pull(&speaker, &told));
    blocks.extend(exposed(&speaker, &told));
    let steps = told.steps.iter().map(|step| step_line(&speaker, step)).collect();
    blocks.extend(speaker.table(RecordMsg::Sequence, RecordMsg::NotYet, upright_story_columns(), steps));
    blocks.push(speaker.review());
    Some(Document {
        lie: Lie::Portrait,
        title: speaker.t(RecordMsg::RecallTitle { code: code(&speaker, &survey, &told) }),
        about: vec![speaker.clinic(), speaker.sterilizer(survey.id)],
        blocks,
    })
}

/// The load that set it off, or the machine.
fn code(speaker: &Speaker<'_>, survey: &Survey<'_>, told: &Report) -> String {
    let load = match told.recall.trigger {
        Trigger::Biological { load, .. } | Trigger::LateFailure { load } => survey.load(load),
        Trigger::Machine { .. } | Trigger::Gone => None,
    };
    load.map_or_else(|| speaker.sterilizer(survey.id), |load| load.opened.what.code.to_string())
}

fn facts(speaker: &Speaker<'_>, survey: &Survey<'_>, told: &Report) -> Block {
    let recall = &told.recall;
    let trigger = match recall.trigger {
        Trigger::Biological { result, .. } => {
            format!("{}: {}", speaker.t(RecordMsg::TriggerBi), speaker.term(terms::bi_result(result)))
        }
        Trigger::LateFailure { .. } => speaker.t(RecordMsg::TriggerLate),
        Trigger::Gone => speaker.t(RecordMsg::TriggerGone),
        Trigger::Machine { test } => {
            format!("{}: {}", speaker.t(RecordMsg::TriggerMachine), speaker.term(terms::machine_test(test)))
        }
    };
    let standing = match &recall.closed {
        Some((at, _)) => speaker.t(RecordMsg::Closed { at: *at }),
        None => speaker.t(RecordMsg::Open),
    };
    let counts = told.outcomes;
    let ends = RecordMsg::PackEnds {
        discarded: counts.discarded,
        reprocessed: counts.reprocessed,
        refused: counts.refused,
        not_found: counts.not_found,
    };
    let packs = RecordMsg::PackCounts { packs: counts.packs, used: counts.used, open: counts.open };
    let mut facts = vec![
        speaker.judged(
            RecordMsg::Trigger,
            format!("{trigger}, {}", code(speaker, survey, told)),
            Weight::Fail,
        ),
        speaker.fact(
            RecordMsg::Since,
            format!("{} {}", speaker.moment(recall.since), speaker.person(recall.by)),
        ),
        speaker.fact(PrintMsg::Status, standing),
        speaker.fact(RecordMsg::Counts, format!("{}; {}", speaker.t(packs), speaker.t(ends))),
    ];
    let reach = reach(speaker, survey, told);
    if !reach.is_empty() {
        facts.push(speaker.fact(RecordMsg::Reach, reach.join("; ")));
    }
    if !told.gaps.is_empty() {
        let list: Vec<String> = told.gaps.iter().map(|gap| cycle(*gap)).collect();
        facts.push(speaker.judged(RecordMsg::NotInLog, list.join(", "), Weight::Fail));
    }
    if !recall.cleared.is_empty() {
        let codes = recall.cleared.iter().filter_map(|(load, _)| survey.load(*load));
        let codes: Vec<String> = codes.map(|load| load.opened.what.code.to_string()).collect();
        facts.push(speaker.fact(RecordMsg::Cleared, codes.join(", ")));
    }
    let (cause, action) = match &recall.closed {
        Some((_, ended)) => (ended.cause.as_str().to_owned(), ended.action.as_str().to_owned()),
        None => (speaker.t(RecordMsg::NotYet), speaker.t(RecordMsg::NotYet)),
    };
    facts.push(speaker.fact(RecordMsg::Cause, cause));
    facts.push(speaker.fact(RecordMsg::Action, action));
    Block::Facts(facts)
}

/// How far back each program is in doubt.
fn reach(speaker: &Speaker<'_>, survey: &Survey<'_>, told: &Report) -> Vec<String> {
    let reach = told.recall.reach.iter().map(|(program, reach)| {
        let to = match reach {
            Reach::Negative { load } => {
                let load = survey.load(*load).map(|load| load.opened.what.code.to_string());
                speaker.t(RecordMsg::ReachNegative { load: load.unwrap_or_default() })
            }
            Reach::Return => speaker.t(RecordMsg::ReachReturn),
            Reach::FirstRecord => speaker.t(RecordMsg::ReachFirst),
        };
        format!("{}: {to}", speaker.program(*program))
    });
    reach.collect()
}

fn loads(speaker: &Speaker<'_>, told: &Report) -> Vec<Block> {
    let load_line = |load: &ReportLoad| {
        let counts = load.outcomes;
        let number = load.cycle.map(cycle).unwrap_or_default();
        let packs = RecordMsg::PackCounts { packs: counts.packs, used: counts.used, open: counts.open };
        let cells = vec![
            format!("{} {number}", load.code),
            day(speaker.lang, load.day),
            speaker.program(load.program),
            speaker.t(packs),
            speaker.term(terms::suspect_standing(load.standing)),
        ];
        line(cells, Weight::Plain)
    };
    let lines = told.loads.iter().map(load_line).collect();
    speaker.table(RecordMsg::RecallLoads, PrintMsg::NoLoads, load_columns(), lines)
}

pub fn load_columns() -> Vec<(Msg, u8)> {
    titles([
        (PrintMsg::Load, 18),
        (PrintMsg::When, 14),
        (PrintMsg::Program, 20),
        (PrintMsg::Contents, 34),
        (PrintMsg::Status, 14),
    ])
}

fn to_pull(speaker: &Speaker<'_>, told: &Report) -> Vec<Block> {
    let pack_line = |pack: &OpenPack| {
        let number = format!("{}-{:02}", pack.code, pack.pack);
        line(
            vec![number, pack.name.to_string(), speaker.maybe_place(pack.place), "☐".to_owned()],
            Weight::Plain,
        )
    };
    let lines = told.open.iter().map(pack_line).collect();
    speaker.table(RecordMsg::ToPull, RecordMsg::NothingToPull, pull_columns(), lines)
}

pub fn pull_columns() -> Vec<(Msg, u8)> {
    titles([(RecordMsg::Pack, 25), (RecordMsg::PackName, 35), (RecordMsg::Where, 33), (RecordMsg::Found, 7)])
}

fn exposed(speaker: &Speaker<'_>, told: &Report) -> Vec<Block> {
    if told.exposed.is_empty() {
        return speaker.table(RecordMsg::Exposed, RecordMsg::NoExposed, Vec::new(), Vec::new());
    }
    let exposed_line = |pack: &Exposed| -> Line {
        let implant = (pack.kind == PackKind::Implant)
            .then(|| format!(" ({})", speaker.t(PrintMsg::Implants).replace('\u{ad}', "")));
        let cells = vec![
            format!("{}-{:02}\n{}{}", pack.code, pack.pack, pack.name, implant.unwrap_or_default()),
            format!("{}\n{}", speaker.moment(pack.at), speaker.person(pack.by)),
            speaker.maybe_place(pack.place),
            pack.case_code.as_ref().map(ToString::to_string).unwrap_or_default(),
            String::new(),
        ];
        line(cells, Weight::Plain)
    };
    let title = speaker.t(RecordMsg::Exposed);
    let columns = exposed_columns().into_iter();
    let columns = columns.map(|(title, percent)| Column { title: speaker.t(title), percent });
    let table = Table {
        continued: speaker.t(PrintMsg::Continued { title: title.clone() }),
        title,
        columns: columns.collect(),
        lines: told.exposed.iter().map(exposed_line).collect(),
        height: Height::Sticker,
    };
    vec![Block::Table(table), Block::Words(speaker.t(RecordMsg::StickerText))]
}

pub fn exposed_columns() -> Vec<(Msg, u8)> {
    titles([
        (RecordMsg::Pack, 24),
        (RecordMsg::Used, 16),
        (RecordMsg::Where, 16),
        (RecordMsg::CaseCode, 14),
        (RecordMsg::Sticker, 30),
    ])
}
