//! Choosing a file, how far it has been read, and why it was not taken.

use leptos::prelude::*;

use super::flow::{ImportFlow, Step};
use crate::app::context::App;
use crate::app::transfer::LookFailure;
use crate::domain::event::ClinicKind;
use crate::domain::ids::StreamId;
use crate::exchange::bundle::{Damaged, ImportRefusal};
use crate::ui::parts::badge::{Badge, BadgeSize};
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::icon::{Icon, Mark};
use crate::ui::parts::progress::ProgressLine;
use crate::ui::parts::section::Section;
use crate::ui::parts::tally::Progress;
use crate::ui::text::Msg;
use crate::ui::text::import::ImportMsg;
use crate::ui::trouble::of_problem;
use crate::ui::words::Words;

#[component]
pub fn ImportSection(flow: ImportFlow) -> impl IntoView {
    let words = Words::expect();
    view! {
        <Section
            title=words.say(ImportMsg::Import)
            note=move || view! { {words.say(ImportMsg::ImportNote)} }
        >
            <div class="offer inset">
                <p class="offer__words">{words.say(ImportMsg::ImportText)}</p>
                <Chooser flow=flow kind=ButtonKind::Secondary />
            </div>
        </Section>
    }
}

/// The button, then in its place the progress; under it what came of the last file.
#[component]
pub fn Chooser(flow: ImportFlow, kind: ButtonKind) -> impl IntoView {
    let words = Words::expect();
    let working = Memo::new(move |_| {
        flow.step.with(|step| match step {
            Step::Reading { percent } => Some(*percent),
            Step::Checking | Step::Adding => Some(100),
            _ => None,
        })
    });
    let label = move || match working.get() {
        Some(percent) if percent < 100 => words.t(ImportMsg::Reading { percent }),
        _ => words.t(ImportMsg::Checking),
    };
    let progress = move || Progress {
        done: working.get().and_then(|percent| usize::try_from(percent).ok()).unwrap_or(0) / 5,
        total: 20,
    };
    view! {
        <Show
            when=move || working.get().is_some()
            fallback=move || {
                view! {
                    <Actions>
                        <Button press=Press::now(move || flow.pick()) kind=kind icon=Icon::Import>
                            {words.say(ImportMsg::ChooseFile)}
                        </Button>
                    </Actions>
                }
            }
        >
            <div class="offer__wide">
                <ProgressLine
                    progress=Signal::derive(progress)
                    label=label
                    on_cancel=Callback::new(move |()| flow.leave())
                    words=words
                />
            </div>
        </Show>
        <Outcome flow=flow />
    }
}

/// What came of the last file, said once and kept until the next one.
#[component]
fn Outcome(flow: ImportFlow) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let said = move || {
        flow.step.with(|step| match step {
            Step::Added { records: 0 } => Some((Mark::Good, ImportMsg::AddedNotes.into(), None)),
            Step::Added { records } => {
                Some((Mark::Good, ImportMsg::Added { records: *records }.into(), None))
            }
            Step::NotAdded(problem) => {
                Some((Mark::Stop, ImportMsg::Refused.into(), Some(of_problem(problem).into())))
            }
            Step::Refused(failure) => {
                Some((Mark::Stop, ImportMsg::Refused.into(), Some(reason(app, failure))))
            }
            Step::Idle | Step::Reading { .. } | Step::Checking | Step::Shown(_) | Step::Adding => None,
        })
    };
    view! {
        <div class="offer__said" role="status">
            {move || {
                said()
                    .map(|(mark, strong, why)| {
                        let (strong, why): (Msg, Option<Msg>) = (strong, why);
                        let refused = why.is_some();
                        view! {
                            <Badge mark=mark text=words.say(strong) size=BadgeSize::Standard />
                            {why.map(|why| view! { <p>{words.say(why)}</p> })}
                            {refused.then(|| view! { <p>{words.say(ImportMsg::NothingChanged)}</p> })}
                        }
                    })
            }}
        </div>
    }
}

fn reason(app: App, failure: &LookFailure) -> Msg {
    let letter = |stream: StreamId| {
        app.state.with_untracked(|state| {
            let face = state.clinic.tablets.get(&stream).and_then(|tablet| tablet.face.get());
            face.map(|(letter, _)| letter.as_char())
        })
    };
    let msg = match failure {
        LookFailure::TooLarge { size } => ImportMsg::TooLarge { size: *size },
        LookFailure::Unreadable { detail } => ImportMsg::CannotRead { detail: detail.clone() },
        LookFailure::Refused(refusal) => match refusal {
            ImportRefusal::NotABundle => ImportMsg::NotABundle,
            ImportRefusal::Newer => ImportMsg::Newer,
            ImportRefusal::TooLarge => ImportMsg::TooLarge { size: 512 * 1024 * 1024 },
            ImportRefusal::Cut { whole_batches, of } => ImportMsg::Cut { whole: *whole_batches, of: *of },
            ImportRefusal::OtherClinic { name } => ImportMsg::OtherClinic { name: name.clone() },
            ImportRefusal::Sample => match app.state.with_untracked(|state| state.clinic.kind()) {
                Some(ClinicKind::Sample) => ImportMsg::RealFile,
                Some(ClinicKind::Real) | None => ImportMsg::SampleFile,
            },
            ImportRefusal::Damaged(damaged) => match *damaged {
                Damaged::Somewhere => ImportMsg::DamagedAfter { whole: 0, of: None },
                Damaged::After { whole_batches, of } => ImportMsg::DamagedAfter { whole: whole_batches, of },
                Damaged::Trailer => ImportMsg::DamagedEnd,
                Damaged::Batch { number, of, from } => ImportMsg::DamagedBatch {
                    number,
                    of,
                    tablet: from.and_then(|(stream, _)| letter(stream)),
                    from: from.map(|(_, seq)| seq),
                },
            },
        },
    };
    msg.into()
}
