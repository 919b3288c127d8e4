//! Each sterilizer: may a load be started, which test is due, what is missing in its log.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::event::sterile_setup::MachineTest;
use crate::domain::ids::{ProgramId, SterilizerId};
use crate::domain::sterilization::cycles::gaps;
use crate::domain::sterilization::due::{DueLevel, DueLine};
use crate::domain::sterilization::machine::{Block, machine};
use crate::ui::address::Address;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowArrow, RowEnd, RowSub, Tap};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::sterile::shared::{of_sterilizer, sterilizer_label};
use crate::ui::text::sterile::SterileMsg as Say;
use crate::ui::text::sterile_setup::SterileSetupMsg;
use crate::ui::text::sterile_terms::{due_because, due_level, either};
use crate::ui::text::sterile_trouble::block;
use crate::ui::words::Words;

/// A sterilizer as its rows show it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Face {
    blocks: Vec<Block>,
    due: Vec<DueLine>,
    gaps: usize,
    /// Whether its air removal is tested each day.
    needs_bowie_dick: bool,
    passed: Option<crate::domain::time::Zoned>,
}

#[component]
pub fn Machines(board: Memo<Vec<SterilizerId>>) -> impl IntoView {
    let words = Words::expect();
    view! {
        <Section title=words.say(SterileSetupMsg::Sterilizers) place=SectionPlace::First>
            <ul role="list">
                <For each=move || board.get() key=|id| *id let:id>
                    <MachineRows id=id />
                </For>
            </ul>
        </Section>
    }
}

#[component]
fn MachineRows(id: SterilizerId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let name = move || app.state.with(|state| sterilizer_label(state, id));
    let face = Memo::new(move |_| {
        let now = app.now.get();
        of_sterilizer(app, id, |survey| {
            let machine = machine(survey, now);
            let last = survey.last_test(MachineTest::BowieDick, now.at).map(|(told, _)| told.at);
            Face {
                blocks: machine.blocks,
                due: machine.due,
                gaps: gaps(survey).len(),
                needs_bowie_dick: survey.sterilizer.class.removes_air_dynamically(),
                passed: last
                    .filter(|at| at.date() == now.date() && survey.air_removal_passed(now.date(), now.at)),
            }
        })
    });
    let blocked =
        Memo::new(move |_| face.with(|face| face.as_ref().is_some_and(|face| !face.blocks.is_empty())));
    let mark = move || Margin::Mark(if blocked.get() { Mark::Stop } else { Mark::Good });
    let sub = move || {
        let lang = words.lang();
        face.with(|face| {
            let Some(face) = face else { return String::new() };
            if face.blocks.is_empty() {
                return words.t(Say::Ready).into_owned();
            }
            let all: Vec<String> = face.blocks.iter().map(|own| block(own, lang).into_owned()).collect();
            all.join(" ")
        })
    };
    let gaps = move || {
        let count = face.with(|face| face.as_ref().map_or(0, |face| face.gaps));
        (count > 0).then(|| words.t(Say::Gaps { count }))
    };
    let bowie_dick = move || {
        face.with(|face| {
            let face = face.as_ref().filter(|face| face.needs_bowie_dick)?;
            let said = match face.passed {
                Some(at) => words.t(Say::BowieDickPassed { at }),
                None => words.t(Say::BowieDickToDo),
            };
            Some((said.into_owned(), face.passed.is_some()))
        })
    };
    let due =
        Memo::new(move |_| face.with(|face| face.as_ref().map(|face| face.due.clone())).unwrap_or_default());
    view! {
        <Row
            name=name
            margin=Signal::derive(mark)
            tap=Tap::link(Address::Sterilizer(id).to_string())
            under=move || {
                view! {
                    <RowSub>{sub}</RowSub>
                    <RowSub>{gaps}</RowSub>
                }
            }
        >
            <RowEnd>
                <RowArrow />
            </RowEnd>
        </Row>
        {move || {
            bowie_dick()
                .map(|(said, is_done)| {
                    let mark = if is_done { Mark::Good } else { Mark::Due };
                    view! {
                        <Row
                            name=words.say(Say::BowieDick)
                            margin=Signal::stored(Margin::Mark(mark))
                            tap=Tap::link(Address::MachineTest(id).to_string())
                            under=move || view! { <RowSub>{said}</RowSub> }
                        >
                            <RowEnd>
                                <RowArrow />
                            </RowEnd>
                        </Row>
                    }
                })
        }}
        {move || {
            due.get().into_iter().map(|line| view! { <DueRow sterilizer=id line=line /> }).collect_view()
        }}
    }
}

pub const fn due_mark(level: DueLevel) -> Mark {
    match level {
        DueLevel::Done => Mark::Good,
        DueLevel::AtNextUse | DueLevel::Soon => Mark::Blank,
        DueLevel::Today => Mark::Due,
        DueLevel::Overdue | DueLevel::Blocked => Mark::Stop,
    }
}

#[component]
fn DueRow(sterilizer: SterilizerId, line: DueLine) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let program = line.program.and_then(|program| program_name(app, program));
    let name = move || match &program {
        Some(program) => words.t(Say::DueProgram { program: program.clone() }),
        None => words.t(Say::AnyProgram),
    };
    let sub = move || {
        let lang = words.lang();
        let due = words.t(Say::DueOn { date: line.due, today: app.today.get() });
        let level = either(due_level(line.level), lang);
        format!("{level} · {due} · {}", either(due_because(line.because), lang))
    };
    view! {
        <Row
            name=name
            margin=Signal::stored(Margin::Mark(due_mark(line.level)))
            tap=Tap::link(Address::NewLoad(sterilizer).to_string())
            under=move || view! { <RowSub>{sub}</RowSub> }
        />
    }
}

fn program_name(app: App, program: ProgramId) -> Option<String> {
    app.state.with_untracked(|state| {
        state.sterilization.program(program).map(|(_, program)| program.name.to_string())
    })
}
