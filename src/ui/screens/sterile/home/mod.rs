//! Sterilize: what to do now, machine by machine; tests that wait; loads under way; what was before.

mod machine;
mod tests;

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::ids::{EventId, LoadId, SterilizerId};
use crate::domain::ordered::Ordered as _;
use crate::domain::state::State;
use crate::domain::sterilization::decide::open_packs;
use crate::domain::sterilization::recall::Trigger;
use crate::domain::sterilization::standing::{LoadStanding, state_of};
use crate::domain::sterilization::survey::Survey;
use crate::domain::sterilization::view::{expected_end, is_in_work, sterilizers};
use crate::domain::time::{MINUTE_MS, Zoned};
use crate::ui::address::Address;
use crate::ui::parts::banner::{Banner, Tone};
use crate::ui::parts::button::{Actions, ButtonKind, ButtonLink};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::{Icon, Mark};
use crate::ui::parts::row::{Margin, Row, RowArrow, RowEnd, RowState, RowSub, Tap};
use crate::ui::parts::section::Section;
use crate::ui::screens::sterile::shared::load_mark;
use crate::ui::shell::Page;
use crate::ui::text::shell::ShellMsg;
use crate::ui::text::sterile::SterileMsg as Say;
use crate::ui::text::sterile_terms::{either, load_standing};
use crate::ui::words::Words;

/// So many loads of before are shown here; the rest is in the log.
const EARLIER: usize = 12;

/// A load as a row shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct LoadFace {
    id: LoadId,
    code: String,
    program: String,
    standing: LoadStanding,
    packs: usize,
    cycle: Option<u32>,
    opened: Zoned,
    /// When a running cycle should be over.
    ends: Option<crate::domain::time::Instant>,
}

/// A recall that is not closed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct RecallFace {
    id: EventId,
    load: String,
    packs: usize,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Board {
    machines: Vec<SterilizerId>,
    work: Vec<LoadFace>,
    earlier: Vec<LoadFace>,
    more: usize,
    recalls: Vec<RecallFace>,
}

/// Everything of every sterilizer, in one pass.
fn board(state: &State) -> Board {
    let mut board = Board { machines: sterilizers(&state.sterilization), ..Board::default() };
    let mut faces: Vec<LoadFace> = Vec::new();
    for sterilizer in state.sterilization.sterilizers.keys() {
        let Some(survey) = Survey::of(&state.sterilization, *sterilizer) else { continue };
        for load in &survey.loads {
            let standing = state_of(&survey, load).standing;
            faces.push(LoadFace {
                id: load.id,
                code: load.opened.what.code.to_string(),
                program: load.program.map(|program| program.name.to_string()).unwrap_or_default(),
                standing,
                packs: load.packs.len(),
                cycle: load.cycle().map(|cycle| cycle.number),
                opened: load.opened.at,
                ends: expected_end(load).filter(|_| standing == LoadStanding::Running),
            });
        }
        for recall in survey.recalls.iter().filter(|recall| recall.closed.is_none()) {
            let first = recall.blocked().next().and_then(|suspect| survey.load(suspect.load));
            let of_trigger = match recall.trigger {
                Trigger::Biological { load, .. } | Trigger::LateFailure { load } => survey.load(load),
                Trigger::Machine { .. } | Trigger::Gone => first,
            };
            let load = of_trigger.map(|load| load.opened.what.code.to_string()).unwrap_or_default();
            board.recalls.push(RecallFace { id: recall.id, load, packs: open_packs(&survey, recall) });
        }
    }
    faces.order_by_key(|face| std::cmp::Reverse((face.opened.at, face.id)));
    let (work, earlier): (Vec<LoadFace>, Vec<LoadFace>) =
        faces.into_iter().partition(|face| is_in_work(face.standing));
    board.work = work;
    board.more = earlier.len().saturating_sub(EARLIER);
    board.earlier = earlier.into_iter().take(EARLIER).collect();
    board
}

#[component]
pub fn Home() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let board = Memo::new(move |_| app.state.with(board));
    let has_machines = Memo::new(move |_| board.with(|board| !board.machines.is_empty()));
    view! {
        <Page
            title=words.say(Say::Title)
            above=Above::here(words.say(ShellMsg::AppName))
            dock=move || {
                move || {
                    let first = board.with(|board| board.machines.first().copied());
                    first.map(|first| view! { <HomeDock board=board first=first /> })
                }
            }
        >
            <Show when=move || has_machines.get() fallback=move || view! { <Nothing /> }>
                <Recalls board=board />
                <machine::Machines board=Memo::new(move |_| board.with(|board| board.machines.clone())) />
                <Work board=board />
                <tests::OpenTests app=app />
                <Doors app=app />
                <Earlier board=board />
            </Show>
        </Page>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    let words = Words::expect();
    view! {
        <Empty title=words.say(Say::NoneTitle) text=words.say(Say::NoneText)>
            <ButtonLink href=Address::AddSterilizer.to_string() kind=ButtonKind::Primary>
                {words.say(Say::SetUp)}
            </ButtonLink>
        </Empty>
    }
}

#[component]
fn HomeDock(board: Memo<Board>, first: SterilizerId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    // One machine: one button. More: each machine has its own.
    let buttons = move || {
        let machines = board.with(|board| board.machines.clone());
        let several = machines.len() > 1;
        let buttons = machines.into_iter().take(3).map(|id| {
            let code = app.state.with(|state| {
                state.sterilization.sterilizer(id).map(|(_, own)| own.code.to_string()).unwrap_or_default()
            });
            let label = move || match several {
                true => format!("{} · {code}", words.t(Say::NewLoad)),
                false => words.t(Say::NewLoad).into_owned(),
            };
            let kind = if id == first { ButtonKind::Primary } else { ButtonKind::Secondary };
            view! {
                <ButtonLink href=Address::NewLoad(id).to_string() kind=kind icon=Icon::Plus>
                    {label}
                </ButtonLink>
            }
        });
        buttons.collect_view()
    };
    view! {
        <Dock label=words.say(Say::NewLoad)>
            <DockBody place=DockPlace::Act>
                <Actions>{buttons}</Actions>
            </DockBody>
        </Dock>
    }
}

#[component]
fn Recalls(board: Memo<Board>) -> impl IntoView {
    let words = Words::expect();
    move || {
        let recalls = board.with(|board| board.recalls.clone()).into_iter().map(|face| {
            let (packs, load) = (face.packs, face.load);
            view! {
                <Banner
                    tone=Tone::Stop
                    strong=words.say(Say::RecallStrong { packs })
                    text=words.say(Say::RecallText { load })
                >
                    <ButtonLink
                        href=Address::LoadRecall(face.id).to_string()
                        kind=ButtonKind::Small
                    >
                        {words.say(Say::RecallOpen)}
                    </ButtonLink>
                </Banner>
            }
        });
        recalls.collect_view()
    }
}

#[component]
fn Work(board: Memo<Board>) -> impl IntoView {
    let words = Words::expect();
    let work = Memo::new(move |_| board.with(|board| board.work.clone()));
    view! {
        <Section title=words.say(Say::UnderWay)>
            <p class="soft inset" hidden=move || !work.with(Vec::is_empty)>
                {words.say(Say::NothingUnderWay)}
            </p>
            <ul role="list">
                {move || {
                    work.get().into_iter().map(|face| view! { <LoadRow face=face /> }).collect_view()
                }}
            </ul>
        </Section>
    }
}

#[component]
fn LoadRow(face: LoadFace) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let (standing, packs, cycle, ends, opened) =
        (face.standing, face.packs, face.cycle, face.ends, face.opened);
    let program = face.program;
    let sub = move || {
        let when = words.t(Say::OpenedAt { at: opened, today: app.today.get() }).into_owned();
        let cycle = cycle.map(|number| words.t(Say::Cycle { number }).into_owned());
        let packs = words.t(Say::Packs { packs }).into_owned();
        let parts = [Some(program.clone()), cycle, Some(packs), Some(when)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let left = move || {
        let minutes = (ends?.ms_since(app.now.get().at) + MINUTE_MS - 1).div_euclid(MINUTE_MS);
        Some(match minutes {
            1.. => words.t(Say::LeftMinutes { minutes }),
            _ => words.t(Say::SinceEnd { minutes: -minutes }),
        })
    };
    let state = if standing == LoadStanding::Running { RowState::Now } else { RowState::Plain };
    let word = move || either(load_standing(standing), words.lang());
    view! {
        <Row
            name=face.code
            margin=Signal::stored(Margin::Mark(load_mark(standing)))
            state=Signal::stored(state)
            tap=Tap::link(Address::Load(face.id).to_string())
            under=move || {
                view! {
                    <RowSub>{sub}</RowSub>
                    <RowSub>{left}</RowSub>
                }
            }
        >
            <RowEnd>
                <span class="row__word">{word}</span>
                <RowArrow />
            </RowEnd>
        </Row>
    }
}

#[component]
fn Earlier(board: Memo<Board>) -> impl IntoView {
    let words = Words::expect();
    let earlier = Memo::new(move |_| board.with(|board| (board.earlier.clone(), board.more)));
    view! {
        <Section title=words.say(Say::Earlier)>
            <p class="soft inset" hidden=move || !earlier.with(|(all, _)| all.is_empty())>
                {words.say(Say::NoLoads)}
            </p>
            <ul role="list">
                {move || {
                    earlier.get().0.into_iter().map(|face| view! { <LoadRow face=face /> }).collect_view()
                }}
            </ul>
            <p class="soft inset" hidden=move || earlier.with(|(_, more)| *more == 0)>
                {move || words.t(Say::MoreLoads { loads: earlier.get().1 })}
            </p>
        </Section>
    }
}

/// The other places of sterilization.
#[component]
fn Doors(app: App) -> impl IntoView {
    let words = Words::expect();
    let _ = app;
    let doors = [
        (Address::SterilePacks, Say::PackStore, None),
        (Address::Disinfection, Say::Soaks, Some(Say::SoaksSub)),
        (Address::SterileSetUp, Say::SetUp, Some(Say::SetUpSub)),
    ];
    let rows = doors.map(|(to, name, sub)| {
        view! {
            <Row
                name=words.say(name)
                margin=Signal::stored(Margin::Mark(Mark::Blank))
                tap=Tap::link(to.to_string())
                under=move || view! { {sub.map(|sub| view! { <RowSub>{words.say(sub)}</RowSub> })} }
            >
                <RowEnd>
                    <RowArrow />
                </RowEnd>
            </Row>
        }
    });
    view! {
        <Section title=words.say(Say::Also)>
            <ul role="list">{rows.into_iter().collect_view()}</ul>
        </Section>
    }
}
