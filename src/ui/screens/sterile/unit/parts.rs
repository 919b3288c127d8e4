//! The parts of a sterilizer's page: the way back into service, gaps, tests, care.

use leptos::prelude::*;

use crate::domain::event::sterile_load::CycleNumber;
use crate::domain::event::sterile_setup::TestOutcome;
use crate::domain::ids::SterilizerId;
use crate::domain::sterilization::command::{CoSignature, SterilizationCommand};
use crate::domain::sterilization::cycles::gaps;
use crate::domain::sterilization::machine::Progress;
use crate::domain::sterilization::maintenance::{Every, TaskLine, maintenance};
use crate::domain::text::Note;
use crate::ui::address::Address;
use crate::ui::naming::initials;
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press, Readiness};
use crate::ui::parts::caution::Caution;
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Field, FieldKind};
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowEnd, RowState, RowSub, Tap};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::sterile::second::SecondPerson;
use crate::ui::screens::sterile::shared::{Asking, of_sterilizer};
use crate::ui::text::day::moment;
use crate::ui::text::sterile_test::SterileTestMsg as Say;

/// So many tests are listed here; the rest is in the log.
const TESTS: usize = 8;

#[component]
pub fn Return(own: SterilizerId, air_removal: Progress, biological: Progress) -> impl IntoView {
    let asking = Asking::expect();
    let words = asking.words;
    let (note, co) = (RwSignal::new(String::new()), RwSignal::new(None::<CoSignature>));
    let passed = air_removal.is_enough() && biological.is_enough();
    let lines = [(air_removal, Say::ReturnAir(air_removal)), (biological, Say::ReturnBi(biological))];
    let rows = lines.into_iter().filter(|(progress, _)| progress.needed > 0).map(move |(progress, say)| {
        let mark = if progress.is_enough() { Mark::Good } else { Mark::Due };
        view! { <Row name=words.say(say) margin=Signal::stored(Margin::Mark(mark)) /> }
    });
    let give_back = move || async move {
        let Some(co) = co.get_untracked() else { return };
        let note = Note::parse(&note.get_untracked()).unwrap_or_default();
        asking.ask(SterilizationCommand::ReturnToService { sterilizer: own, note, co }).await;
    };
    let readiness = Signal::derive(move || match co.get() {
        Some(_) => Readiness::Ready,
        None => Readiness::Barred(words.t(Say::ReturnSecond).into_owned()),
    });
    view! {
        <Section
            title=words.say(Say::ReturnTitle)
            place=SectionPlace::First
            note=move || view! { <p>{words.say(Say::ReturnText)}</p> }
        >
            <ul role="list">{rows.collect_view()}</ul>
            {passed
                .then(|| {
                    view! {
                        <div class="setting inset">
                            <Field
                                id="return-note"
                                label=words.say(Say::ReturnNote)
                                value=note
                                kind=FieldKind::Area { longest: 200, rows: 2 }
                            />
                            <Caution text=note words=words />
                        </div>
                        <SecondPerson signature=co text=words.say(Say::ReturnSecond) />
                    }
                })}
            <div class="setting inset">
                <ErrorLine error=words.said(asking.trouble) />
                <Actions>
                    {if passed {
                        view! {
                            <Button
                                press=Press::until(give_back)
                                kind=ButtonKind::Primary
                                readiness=readiness
                            >
                                {words.say(Say::ReturnNow)}
                            </Button>
                        }
                            .into_any()
                    } else {
                        view! {
                            <ButtonLink href=Address::NewLoad(own)
                                .to_string()>{words.say(Say::TestRun)}</ButtonLink>
                        }
                            .into_any()
                    }}
                </Actions>
            </div>
        </Section>
    }
}

#[component]
pub fn Gaps(own: SterilizerId) -> impl IntoView {
    let asking = Asking::expect();
    let (app, words) = (asking.app, asking.words);
    let list = Memo::new(move |_| of_sterilizer(app, own, gaps).unwrap_or_default());
    let open = RwSignal::new(None::<CycleNumber>);
    view! {
        <Show when=move || !list.with(Vec::is_empty)>
            <Section title=words.say(Say::GapsTitle)>
                <ul role="list">
                    {move || {
                        list.get()
                            .into_iter()
                            .map(|cycle| {
                                view! { <GapRow asking=asking own=own cycle=cycle open=open /> }
                            })
                            .collect_view()
                    }}
                </ul>
            </Section>
        </Show>
    }
}

#[component]
fn GapRow(
    asking: Asking,
    own: SterilizerId,
    cycle: CycleNumber,
    open: RwSignal<Option<CycleNumber>>,
) -> impl IntoView {
    let words = asking.words;
    let reason = RwSignal::new(String::new());
    let is_open = Memo::new(move |_| open.get() == Some(cycle));
    let explain = move || async move {
        let reason = Note::parse(&reason.get_untracked()).unwrap_or_default();
        asking.ask(SterilizationCommand::ExplainGap { sterilizer: own, cycle, reason }).await;
    };
    let state = move || if is_open.get() { RowState::Now } else { RowState::Plain };
    view! {
        <Row
            name=words.say(Say::GapCycle { number: cycle.number })
            margin=Signal::stored(Margin::Mark(Mark::Look))
            state=Signal::derive(state)
            tap=Tap::press(move || open.set((open.get_untracked() != Some(cycle)).then_some(cycle)))
        />
        <Show when=move || is_open.get()>
            <li class="drawer">
                <div class="setting inset">
                    <Field
                        id="gap-why"
                        label=words.say(Say::GapWhy)
                        value=reason
                        kind=FieldKind::Area { longest: 200, rows: 2 }
                    />
                    <Caution text=reason words=words />
                    <ErrorLine error=words.said(asking.trouble) />
                    <Actions>
                        <Button press=Press::until(explain) kind=ButtonKind::Primary>
                            {words.say(Say::GapExplain)}
                        </Button>
                    </Actions>
                </div>
            </li>
        </Show>
    }
}

#[component]
pub fn Tests(own: SterilizerId) -> impl IntoView {
    let asking = Asking::expect();
    let (app, words) = (asking.app, asking.words);
    let tests = Memo::new(move |_| {
        let read = of_sterilizer(app, own, |survey| {
            let last = survey.machine_tests.iter().rev().take(TESTS);
            last.map(|(told, test)| (told.at, told.by, test.test, test.outcome, test.leak))
                .collect::<Vec<_>>()
        });
        read.unwrap_or_default()
    });
    let rows = move || {
        let (lang, today) = (words.lang(), app.today.get());
        let rows = tests.get().into_iter().map(|(at, by, test, outcome, leak)| {
            let mark = if outcome == TestOutcome::Pass { Mark::Good } else { Mark::Stop };
            let by = app.state.with_untracked(|state| initials(state, by));
            let leak = leak.map(|microbar| words.t(Say::Leak { microbar }).into_owned());
            let parts = [Some(moment(lang, at, today)), Some(by), leak];
            let sub = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            view! {
                <Row
                    name=words.say(Say::TestLine { test, outcome })
                    margin=Signal::stored(Margin::Mark(mark))
                    under=move || view! { <RowSub>{sub}</RowSub> }
                />
            }
        });
        rows.collect_view()
    };
    view! {
        <Section title=words.say(Say::TestsTitle)>
            <p class="soft inset" hidden=move || !tests.with(Vec::is_empty)>
                {words.say(Say::TestNone)}
            </p>
            <ul role="list">{rows}</ul>
        </Section>
    }
}

#[component]
pub fn Tasks(own: SterilizerId) -> impl IntoView {
    let asking = Asking::expect();
    let (app, words) = (asking.app, asking.words);
    let tasks = Memo::new(move |_| of_sterilizer(app, own, maintenance).unwrap_or_default());
    let rows = move || {
        let today = app.today.get();
        let rows = tasks.get().into_iter().map(|line: TaskLine| {
            let mark = if line.is_due(today) { Mark::Due } else { Mark::Good };
            let sub = match line.last {
                Some(at) => words.t(Say::TaskLast { at, today }),
                None => words.t(Say::TaskNever),
            };
            let every = match line.every {
                Every::Usual { .. } => None,
                Every::ByManual { days } => Some(words.t(Say::TaskEvery { days })),
            };
            let task = line.task;
            let done = move || async move {
                asking.ask(SterilizationCommand::Maintain { sterilizer: own, task }).await;
            };
            view! {
                <Row
                    name=words.say(Say::Task(task))
                    margin=Signal::stored(Margin::Mark(mark))
                    under=move || {
                        view! {
                            <RowSub>{sub}</RowSub>
                            {every.map(|every| view! { <RowSub>{every}</RowSub> })}
                        }
                    }
                >
                    <RowEnd>
                        <Button
                            press=Press::until(done)
                            kind=ButtonKind::Small
                            about=words.say(Say::Task(task))
                        >
                            {words.say(Say::TaskDone)}
                        </Button>
                    </RowEnd>
                </Row>
            }
        });
        rows.collect_view()
    };
    view! {
        <Section title=words.say(Say::TasksTitle)>
            <ul role="list">{rows}</ul>
        </Section>
    }
}
