//! The compliance strip: each line says how much was asked for, how much was done, and what is missing.

use super::document::{Block, Fact, Weight};
use super::speaker::Speaker;
use crate::domain::sterilization::maintenance::TaskLine;
use crate::domain::sterilization::period::counter::Counter;
use crate::domain::sterilization::period::due::{BiDue, Biological, Met};
use crate::domain::sterilization::period::{BowieDickDays, Compliance};
use crate::domain::time::Date;
use crate::ui::text::sterile_print::PrintMsg;
use crate::ui::text::sterile_print::figures::{cycle, day, gap};
use crate::ui::text::sterile_terms as terms;

pub fn compliance(speaker: &Speaker<'_>, compliance: &Compliance) -> Block {
    let mut facts = vec![cycles(speaker, &compliance.counter), gaps(speaker, &compliance.counter)];
    facts.push(biological(speaker, &compliance.biological));
    facts.push(bowie_dick(speaker, compliance.bowie_dick.as_ref()));
    facts.push(maintenance(speaker, &compliance.overdue));
    facts.push(match compliance.open_recalls.len() {
        0 => speaker.fact(PrintMsg::OpenRecalls, speaker.t(PrintMsg::NoOpenRecalls)),
        count => speaker.judged(PrintMsg::OpenRecalls, count.to_string(), Weight::Fail),
    });
    facts.extend(immediate_use(speaker, &compliance.immediate_use));
    let (late, corrections) = (compliance.late, compliance.corrections);
    facts.push(
        speaker.fact(PrintMsg::LateAndCorrected, speaker.t(PrintMsg::LateCounts { late, corrections })),
    );
    Block::Facts(facts)
}

/// Said only where there was any; a month with many asks for another set of instruments.
fn immediate_use(speaker: &Speaker<'_>, months: &[(Date, usize)]) -> Option<Fact> {
    let list = months.iter().map(|(month, count)| PrintMsg::ImmediateIn { month: *month, count: *count });
    let list: Vec<String> = list.map(|said| speaker.t(said)).collect();
    (!list.is_empty()).then(|| speaker.fact(PrintMsg::ImmediateUse, list.join(", ")))
}

fn cycles(speaker: &Speaker<'_>, counter: &Counter) -> Fact {
    let logged = speaker.t(PrintMsg::CyclesLogged { logged: counter.logged });
    let ends = counter
        .ends
        .map(|(first, last)| speaker.t(PrintMsg::CounterEnds { first: cycle(first), last: cycle(last) }));
    let ends = match ends {
        Some(ends) => ends,
        None if counter.logged > 0 => speaker.t(PrintMsg::NoCounter),
        None => return speaker.fact(PrintMsg::Cycles, logged),
    };
    speaker.fact(PrintMsg::Cycles, format!("{logged}; {ends}"))
}

fn gaps(speaker: &Speaker<'_>, counter: &Counter) -> Fact {
    let list: Vec<String> = counter.gaps.iter().map(gap).collect();
    let open = match counter.missing() {
        0 => speaker.t(PrintMsg::NoGaps),
        count => speaker.t(PrintMsg::GapsUnexplained { count, list: list.join(", ") }),
    };
    let weight = if counter.gaps.is_empty() { Weight::Plain } else { Weight::Fail };
    let said = match counter.explained.len() {
        0 => open,
        count => format!("{open}; {}", speaker.t(PrintMsg::GapsExplained { count })),
    };
    speaker.judged(PrintMsg::Gaps, said, weight)
}

fn biological(speaker: &Speaker<'_>, biological: &Biological) -> Fact {
    let (done, due, met) = (biological.done.len(), biological.due.len(), biological.met());
    let mut said = vec![speaker.t(PrintMsg::BiDone { done, due, met })];
    said.extend(biological.interval.map(|interval| speaker.t(PrintMsg::BiRule { interval })));
    let mut dates: Vec<_> = biological.done.iter().map(|done| done.day).collect();
    dates.dedup();
    if !dates.is_empty() {
        let dates: Vec<String> = dates.into_iter().map(|date| day(speaker.lang, date)).collect();
        said.push(speaker.t(PrintMsg::BiDates { list: dates.join(", ") }));
    }
    said.extend(biological.due.iter().filter_map(|due| lapse(speaker, due)));
    let weight = if met < due { Weight::Fail } else { Weight::Plain };
    speaker.judged(PrintMsg::Biological, said.join("; "), weight)
}

fn lapse(speaker: &Speaker<'_>, due: &BiDue) -> Option<String> {
    let program =
        due.program.map_or_else(|| speaker.t(PrintMsg::AllPrograms), |program| speaker.program(program));
    match (due.met, due.done) {
        (Met::InTime, _) => None,
        (Met::Late, Some(done)) => Some(speaker.t(PrintMsg::BiLate { program, due: due.due, done })),
        (Met::Late | Met::Open, _) => Some(speaker.t(PrintMsg::BiOpen { program, due: due.due })),
    }
}

fn bowie_dick(speaker: &Speaker<'_>, days: Option<&BowieDickDays>) -> Fact {
    let Some(days) = days else {
        return speaker.fact(PrintMsg::BowieDick, speaker.t(PrintMsg::NotNeeded));
    };
    let said = speaker.t(PrintMsg::BowieDickDays { done: days.done, used: days.used });
    if days.missing.is_empty() {
        return speaker.fact(PrintMsg::BowieDick, said);
    }
    let missing: Vec<String> = days.missing.iter().map(|date| day(speaker.lang, *date)).collect();
    let missing = speaker.t(PrintMsg::Missing { list: missing.join(", ") });
    speaker.judged(PrintMsg::BowieDick, format!("{said}; {missing}"), Weight::Fail)
}

fn maintenance(speaker: &Speaker<'_>, overdue: &[TaskLine]) -> Fact {
    if overdue.is_empty() {
        return speaker.fact(PrintMsg::Maintenance, speaker.t(PrintMsg::NothingOverdue));
    }
    let lines: Vec<String> = overdue
        .iter()
        .map(|line| {
            let when = match line.due {
                Some(due) => speaker.t(PrintMsg::DueSince { due }),
                None => speaker.t(PrintMsg::NeverDone),
            };
            format!("{} ({when})", speaker.term(terms::task(line.task)))
        })
        .collect();
    let said = format!("{}: {}", speaker.t(PrintMsg::Overdue), lines.join("; "));
    speaker.judged(PrintMsg::Maintenance, said, Weight::Fail)
}
