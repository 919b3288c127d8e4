//! Sterilization on Today: recalls, sterilizers that must not be started, indicators to read, cycles and
//! soaks that run, solutions to throw away, tests that are due. Nothing is said where nothing waits.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::ids::{BiTestId, EventId, LoadId, SoakId, SolutionId, SterilizerId};
use crate::domain::state::State;
use crate::domain::sterilization::bi::BiStage;
use crate::domain::sterilization::decide::open_packs;
use crate::domain::sterilization::due::{DueLevel, DueLine};
use crate::domain::sterilization::hld::SolutionStanding;
use crate::domain::sterilization::machine::{Block, machine};
use crate::domain::sterilization::soaking::{soaks_under_way, solutions};
use crate::domain::sterilization::standing::{LoadStanding, state_of};
use crate::domain::sterilization::survey::Survey;
use crate::domain::sterilization::view::{expected_end, open_tests};
use crate::domain::time::{Date, Instant, MINUTE_MS, Zoned};
use crate::ui::address::Address;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowArrow, RowSub, Tap};
use crate::ui::parts::section::Section;
use crate::ui::screens::sterile::shared::sterilizer_label;
use crate::ui::text::shell::ShellMsg;
use crate::ui::text::sterile::SterileMsg;
use crate::ui::text::sterile_terms::{due_level, either};
use crate::ui::text::sterile_trouble::block;
use crate::ui::words::Words;

/// Something of sterilization that waits for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Matter {
    Recall {
        id: EventId,
        packs: usize,
        load: String,
    },
    Blocked {
        id: SterilizerId,
        name: String,
        block: Box<Block>,
    },
    Due {
        id: SterilizerId,
        name: String,
        line: Box<DueLine>,
    },
    /// To be incubated, or to be read from then on.
    Test {
        id: BiTestId,
        load: String,
        ready: Option<Instant>,
    },
    Running {
        id: LoadId,
        code: String,
        ends: Option<Instant>,
    },
    Soak {
        id: SoakId,
        device: String,
        ready: Instant,
    },
    /// It may not be used any more and still stands there.
    Solution {
        id: SolutionId,
        name: String,
        has_failed: bool,
    },
}

fn matters(state: &State, now: Zoned) -> Vec<Matter> {
    let (mut recalls, mut blocked, mut due, mut running) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for id in state.sterilization.sterilizers.keys() {
        let Some(survey) = Survey::of(&state.sterilization, *id) else { continue };
        let name = sterilizer_label(state, *id);
        for recall in survey.recalls.iter().filter(|recall| recall.closed.is_none()) {
            let first = recall.blocked().next().and_then(|suspect| survey.load(suspect.load));
            let load = first.map(|load| load.opened.what.code.to_string()).unwrap_or_default();
            recalls.push(Matter::Recall { id: recall.id, packs: open_packs(&survey, recall), load });
        }
        let machine = machine(&survey, now);
        // A test that is still to be run this morning is no fault: the machine's own row says it.
        let faults = machine.blocks.iter().filter(|own| !matches!(own, Block::Retired));
        if let Some(own) = faults.clone().next() {
            let block = Box::new(own.clone());
            blocked.push(Matter::Blocked { id: *id, name: name.clone(), block });
        }
        let lines = machine
            .due
            .into_iter()
            .filter(|line| matches!(line.level, DueLevel::Today | DueLevel::Overdue | DueLevel::Blocked));
        due.extend(lines.map(|line| Matter::Due { id: *id, name: name.clone(), line: Box::new(line) }));
        for load in &survey.loads {
            if state_of(&survey, load).standing == LoadStanding::Running {
                let code = load.opened.what.code.to_string();
                running.push(Matter::Running { id: load.id, code, ends: expected_end(load) });
            }
        }
    }
    let tests = open_tests(&state.sterilization).into_iter().filter_map(|test| {
        let load = state.sterilization.loads.get(&test.load)?.defined.as_ref()?.what.code.to_string();
        let waits = matches!(test.stage, BiStage::Incubating { .. }) || test.is_contested;
        waits.then(|| Matter::Test { id: test.id, load, ready: test.ready() })
    });
    let soaks = disinfection(state, now.date());
    recalls.into_iter().chain(blocked).chain(tests).chain(running).chain(soaks).chain(due).collect()
}

fn disinfection(state: &State, today: Date) -> Vec<Matter> {
    let all = &state.sterilization;
    let soaks = soaks_under_way(all).into_iter().filter_map(|(id, ready)| {
        let device = all.soaks.get(&id)?.defined.as_ref()?.what.device.to_string();
        Some(Matter::Soak { id, device, ready })
    });
    let solutions = solutions(all, today, today).into_iter().filter_map(|(id, standing)| {
        let has_failed = match standing {
            SolutionStanding::Failed => true,
            SolutionStanding::Expired { .. } => false,
            SolutionStanding::InUse { .. } | SolutionStanding::Discarded => return None,
        };
        let poured = &all.solutions.get(&id)?.defined.as_ref()?.what;
        let name = format!("{}, {}", poured.name, poured.container);
        Some(Matter::Solution { id, name, has_failed })
    });
    soaks.chain(solutions).collect()
}

#[component]
pub fn SterileToday() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    // Once a day and at every record: what counts by the minute is reckoned in its own row.
    let matters = Memo::new(move |_| {
        app.today.track();
        let now = app.now.get_untracked();
        app.state.with(|state| matters(state, now))
    });
    view! {
        <Show when=move || !matters.with(Vec::is_empty)>
            <Section title=words.say(ShellMsg::Sterilize)>
                <ul role="list">
                    {move || {
                        matters
                            .get()
                            .into_iter()
                            .map(|matter| view! { <MatterRow app=app words=words matter=matter /> })
                            .collect_view()
                    }}
                </ul>
            </Section>
        </Show>
    }
}

#[component]
fn MatterRow(app: App, words: Words, matter: Matter) -> impl IntoView {
    let href = match &matter {
        Matter::Recall { id, .. } => Address::LoadRecall(*id),
        Matter::Blocked { id, .. } => Address::Sterilizer(*id),
        Matter::Due { id, .. } => Address::NewLoad(*id),
        Matter::Test { id, .. } => Address::BiTest(*id),
        Matter::Running { id, .. } => Address::Load(*id),
        Matter::Soak { id, .. } => Address::Soak(*id),
        Matter::Solution { id, .. } => Address::Solution(*id),
    };
    let said = Memo::new(move |_| words_of(app, words, &matter));
    view! {
        <Row
            name=move || said.get().0
            margin=Signal::derive(move || Margin::Mark(said.get().2))
            tap=Tap::link(href.to_string())
            under=move || view! { <RowSub>{move || said.get().1}</RowSub> }
        >
            <RowArrow />
        </Row>
    }
}

fn words_of(app: App, words: Words, matter: &Matter) -> (String, String, Mark) {
    let lang = words.lang();
    match matter {
        Matter::Recall { packs, load, .. } => (
            words.t(SterileMsg::RecallStrong { packs: *packs }).into_owned(),
            words.t(SterileMsg::RecallText { load: load.clone() }).into_owned(),
            Mark::Stop,
        ),
        Matter::Blocked { name, block: own, .. } => {
            let mark = if **own == Block::NoAirRemovalTest { Mark::Due } else { Mark::Stop };
            (name.clone(), block(own, lang).into_owned(), mark)
        }
        Matter::Due { name, line, .. } => {
            let program = line.program.and_then(|program| {
                app.state.with(|state| {
                    state.sterilization.program(program).map(|(_, program)| program.name.to_string())
                })
            });
            let title = match program {
                Some(program) => words.t(SterileMsg::DueProgram { program }).into_owned(),
                None => words.t(SterileMsg::AnyProgram).into_owned(),
            };
            let mark = if line.level == DueLevel::Today { Mark::Due } else { Mark::Stop };
            (title, format!("{name} · {}", either(due_level(line.level), lang)), mark)
        }
        Matter::Test { load, ready, .. } => {
            let now = app.now.get();
            let title = words.t(SterileMsg::BiOf { load: load.clone() }).into_owned();
            match ready.filter(|ready| *ready > now.at) {
                Some(ready) => {
                    let at = Zoned { at: ready, offset: now.offset };
                    let said = SterileMsg::BiReadyAt { at, today: app.today.get() };
                    (title, words.t(said).into_owned(), Mark::Wait)
                }
                None => (title, words.t(SterileMsg::BiReady).into_owned(), Mark::Due),
            }
        }
        Matter::Soak { device, ready, .. } => {
            let left = (ready.ms_since(app.now.get().at) + MINUTE_MS - 1).div_euclid(MINUTE_MS);
            let title = words.t(SterileMsg::SoakOf { device: device.clone() }).into_owned();
            match left {
                1.. => (title, words.t(SterileMsg::LeftMinutes { minutes: left }).into_owned(), Mark::Now),
                _ => (title, words.t(SterileMsg::SoakReady).into_owned(), Mark::Due),
            }
        }
        Matter::Solution { name, has_failed, .. } => {
            let why = if *has_failed { SterileMsg::SolutionFailed } else { SterileMsg::SolutionExpired };
            (name.clone(), words.t(why).into_owned(), Mark::Stop)
        }
        Matter::Running { code, ends, .. } => {
            let left = ends.map(|ends| {
                let minutes = (ends.ms_since(app.now.get().at) + MINUTE_MS - 1).div_euclid(MINUTE_MS);
                match minutes {
                    1.. => words.t(SterileMsg::LeftMinutes { minutes }).into_owned(),
                    _ => words.t(SterileMsg::SinceEnd { minutes: -minutes }).into_owned(),
                }
            });
            (code.clone(), left.unwrap_or_default(), Mark::Now)
        }
    }
}
