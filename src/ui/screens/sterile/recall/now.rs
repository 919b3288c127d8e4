//! What to do now, and how the list came about.

use leptos::prelude::*;

use super::of_recall;
use crate::app::context::App;
use crate::domain::ids::{EventId, PlaceId};
use crate::domain::sterilization::machine::machine;
use crate::domain::sterilization::recall::{LoadRecall, Reach, Trigger};
use crate::domain::sterilization::recall_view::{Counts, counts, places_to_pull_from, recalled_packs};
use crate::domain::sterilization::survey::Survey;
use crate::ui::naming::{initials, place_name};
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowSub};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::parts::tally::{Progress, Tally};
use crate::ui::screens::sterile::shared::{Asking, sterilizer_label};
use crate::ui::text::sterile_recall::SterileRecallMsg as Say;
use crate::ui::text::sterile_terms::{either, machine_test};
use crate::ui::words::Words;

#[derive(Clone, Debug, PartialEq, Eq)]
struct Face {
    machine: String,
    is_out: bool,
    why: Say,
    since: Say,
    counts: Counts,
    places: Vec<(Option<PlaceId>, usize)>,
    gaps: String,
    reach: Vec<Say>,
    is_closed: bool,
}

/// The code of a load, as people know it.
pub fn code_of(survey: &Survey<'_>, load: crate::domain::ids::LoadId) -> String {
    survey.load(load).map(|load| load.opened.what.code.to_string()).unwrap_or_default()
}

pub fn why(survey: &Survey<'_>, recall: &LoadRecall, words: Words) -> Say {
    match recall.trigger {
        Trigger::Biological { load, .. } => Say::ByTest { load: code_of(survey, load) },
        Trigger::LateFailure { load } => Say::ByFailure { load: code_of(survey, load) },
        Trigger::Gone => Say::ByNothing,
        Trigger::Machine { test } => {
            Say::ByMachine { test: either(machine_test(test), words.lang()).to_owned() }
        }
    }
}

fn face(asking: Asking, id: EventId) -> Option<Face> {
    let (app, words) = (asking.app, asking.words);
    let (now, today) = (app.now.get_untracked(), app.today.get());
    of_recall(app, id, |survey, recall| {
        let packs = recalled_packs(survey, recall);
        let (machine_name, by) =
            app.state.with(|state| (sterilizer_label(state, recall.sterilizer), initials(state, recall.by)));
        let numbers: Vec<String> = recall.gaps.iter().map(|gap| gap.number.to_string()).collect();
        let reach = recall.reach.iter().filter_map(|(program, reach)| {
            let (_, named) = survey.state.program(*program)?;
            let program = named.name.to_string();
            Some(match reach {
                Reach::Negative { load } => Say::ReachNegative { program, load: code_of(survey, *load) },
                Reach::Return => Say::ReachReturn { program },
                Reach::FirstRecord => Say::ReachFirst { program },
            })
        });
        Face {
            is_out: machine(survey, now).is_out(),
            machine: machine_name,
            why: why(survey, recall, words),
            since: Say::Since { at: recall.since, by, today },
            counts: counts(&packs),
            places: places_to_pull_from(&packs),
            gaps: numbers.join(", "),
            reach: reach.collect(),
            is_closed: recall.closed.is_some(),
        }
    })
}

#[component]
pub fn Now(asking: Asking, id: EventId) -> impl IntoView {
    let words = asking.words;
    let face = Memo::new(move |_| face(asking, id));
    let progress = Signal::derive(move || {
        let counts = face.with(|face| face.as_ref().map(|face| face.counts)).unwrap_or_default();
        Progress { done: counts.accounted(), total: counts.all() }
    });
    let label = move || {
        let Progress { done, total } = progress.get();
        words.t(Say::Accounted { done, all: total })
    };
    let body = move || face.get().map(|face| view! { <Steps asking=asking face=face /> });
    view! {
        {body}
        <div class="inset">
            <p>{label}</p>
            <Tally progress=progress label=label />
        </div>
    }
}

#[component]
fn Steps(asking: Asking, face: Face) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    let machine = face.machine;
    let first = match face.is_out {
        true => (Say::OutOfService { machine }, Mark::Stop),
        false => (Say::BackInService { machine }, Mark::Tick),
    };
    let to_pull = face.counts.to_pull;
    let pull = match to_pull {
        0 => (Say::PullNone, Mark::Tick),
        packs => (Say::Pull { packs }, Mark::Stop),
    };
    let mut steps = vec![first, pull];
    if !face.is_closed {
        steps.push((Say::Tell, Mark::Look));
    }
    if face.is_out {
        steps.push((Say::Repeat, Mark::Due));
    }
    if !face.gaps.is_empty() {
        steps.push((Say::Gap { numbers: face.gaps }, Mark::Look));
    }
    let places = face.places.into_iter().map(|(place, packs)| {
        let place = place.map(|place| app.state.with_untracked(|state| place_name(state, place)));
        let place = place.unwrap_or_else(|| words.t(Say::Unplaced).into_owned());
        view! { <RowSub>{words.say(Say::PullAt { place, packs })}</RowSub> }
    });
    let mut places = Some(places.collect_view());
    let rows = steps.into_iter().map(|(say, mark)| {
        let under = matches!(say, Say::Pull { .. }).then(|| places.take()).flatten();
        view! {
            <Row
                name=words.say(say)
                margin=Signal::stored(Margin::Mark(mark))
                under=move || view! { {under} }
            />
        }
    });
    let rows = rows.collect_view();
    let reach =
        face.reach.into_iter().map(|say| view! { <p class="soft">{words.say(say)}</p> }).collect_view();
    view! {
        <Section title=words.say(Say::NowTitle) place=SectionPlace::First>
            <div class="setting inset">
                <p>
                    <b>{words.say(face.why)}</b>
                </p>
                <p class="soft">{words.say(face.since)}</p>
            </div>
            <ol class="steps" role="list">
                {rows}
            </ol>
            <div class="setting inset">{reach}</div>
        </Section>
    }
}

/// The lists as they were shown: none of them is taken back.
#[component]
pub fn Lists(app: App, id: EventId) -> impl IntoView {
    let words = Words::expect();
    let lists = Memo::new(move |_| {
        let today = app.today.get();
        let read = of_recall(app, id, |survey, recall| {
            let lists = recall.listed.iter().map(|(at, list)| Say::ListLine {
                revision: list.revision,
                at: *at,
                loads: list.loads.len(),
                packs: list.packs,
                today,
            });
            let cleared: Vec<String> =
                recall.cleared.iter().map(|(load, _)| code_of(survey, *load)).collect();
            (lists.collect::<Vec<_>>(), cleared)
        });
        read.unwrap_or_default()
    });
    view! {
        <Section title=words.say(Say::ListsTitle)>
            <div class="setting inset">
                {move || {
                    lists.get().0.into_iter().map(|say| view! { <p>{words.t(say)}</p> }).collect_view()
                }}
                {move || {
                    let cleared = lists.get().1;
                    (!cleared.is_empty())
                        .then(|| {
                            view! {
                                <p class="soft">
                                    {words.t(Say::ClearedTitle)} ": " {cleared.join(", ")}
                                </p>
                            }
                        })
                }}
            </div>
        </Section>
    }
}
