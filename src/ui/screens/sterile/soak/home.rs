//! Disinfection: what soaks now, which solution may be used and until when, which strips; then what was.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::countdown::{TimeLeft, seconds_left, ticking};
use super::over::SoakRow;
use super::shared::{solution_mark, solution_name};
use super::strips::StripsSection;
use crate::app::context::App;
use crate::domain::ids::{SoakId, SolutionId};
use crate::domain::sterilization::hld::SolutionStanding;
use crate::domain::sterilization::soaking::{limit, soaks_since, soaks_under_way, solutions};
use crate::domain::time::{Instant, Zoned};
use crate::ui::address::Address;
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press, Readiness};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::row::{Margin, Row, RowArrow, RowEnd, RowSub, Tap};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::shell::Page;
use crate::ui::text::sterile::SterileMsg;
use crate::ui::text::sterile_soak::SterileSoakMsg as Say;
use crate::ui::text::sterile_solution::SterileSolutionMsg;
use crate::ui::way::way;
use crate::ui::words::Words;

/// Soaks and emptied baths of so many days stand here; the rest is in the log.
const DAYS: i32 = 7;
/// The place on the page to which the dock leads.
const STRIPS: &str = "strips";

#[component]
pub fn Disinfection() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let known = Memo::new(move |_| {
        let today = app.today.get();
        app.state.with(|state| solutions(&state.sterilization, today.plus_days(-DAYS), today))
    });
    view! {
        <Page
            title=words.say(Say::Title)
            above=Above::back(Address::Sterilize.to_string(), words.say(SterileMsg::Title))
            dock=move || view! { <HomeDock known=known /> }
        >
            <SoakingNow />
            <Solutions known=known />
            <div id=STRIPS tabindex="-1">
                <StripsSection />
            </div>
            <LastDays />
        </Page>
    }
}

#[component]
fn SoakingNow() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let running = Memo::new(move |_| app.state.with(|state| soaks_under_way(&state.sterilization)));
    let now = ticking();
    view! {
        <Section title=words.say(Say::NowSoaking) place=SectionPlace::First>
            <p class="soft inset" hidden=move || !running.with(Vec::is_empty)>
                {words.say(Say::NothingSoaks)}
            </p>
            <ul role="list">
                <For each=move || running.get() key=|soak| *soak let:soak>
                    <SoakingCard id=soak.0 ready=soak.1 now=now />
                </For>
            </ul>
        </Section>
    }
}

#[component]
fn SoakingCard(id: SoakId, ready: Instant, now: Signal<Instant>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let started = app.state.with_untracked(|state| {
        let told = state.sterilization.soaks.get(&id)?.defined.as_ref()?;
        Some((told.what.device.to_string(), solution_name(state, told.what.solution), told.at))
    });
    let Some((device, solution, at)) = started else { return ().into_any() };
    let since =
        move || words.t(Say::InSince { solution: solution.clone(), at, today: app.today.get() }).into_owned();
    let is_over = Memo::new(move |_| seconds_left(ready, now.get()) <= 0);
    let until = move || {
        let at = Zoned { at: ready, offset: at.offset };
        (!is_over.get()).then(|| words.t(Say::ReadyAt { at, today: app.today.get() }))
    };
    view! {
        <li class="soaking inset">
            <div class="soaking__words">
                <h3 class="soaking__name">{device}</h3>
                <p class="soft">{since}</p>
                <p class="soft">{until}</p>
            </div>
            <TimeLeft ready=ready now=now />
            <ButtonLink href=Address::Soak(id).to_string() icon=Icon::Check>
                {words.say(Say::TakeOut)}
            </ButtonLink>
        </li>
    }
    .into_any()
}

#[component]
fn Solutions(known: Memo<Vec<(SolutionId, SolutionStanding)>>) -> impl IntoView {
    let words = Words::expect();
    view! {
        <Section title=words.say(Say::Solutions)>
            <p class="soft inset" hidden=move || !known.with(Vec::is_empty)>
                {words.say(Say::NoSolutions)}
            </p>
            <ul role="list">
                <For each=move || known.get() key=|solution| *solution let:solution>
                    <SolutionRow id=solution.0 standing=solution.1 />
                </For>
            </ul>
        </Section>
    }
}

#[component]
fn SolutionRow(id: SolutionId, standing: SolutionStanding) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let name = move || app.state.with(|state| solution_name(state, id));
    let stands = move || words.t(Say::Standing { standing, today: app.today.get() });
    let because = app.state.with_untracked(|state| {
        let poured = state.sterilization.solutions.get(&id)?.defined.as_ref()?;
        let is_used = matches!(standing, SolutionStanding::InUse { .. });
        is_used.then(|| limit(&poured.what, poured.at).1)
    });
    let because =
        because.map(|limit| view! { <RowSub>{words.say(SterileSolutionMsg::Because(limit))}</RowSub> });
    let mark = move || Margin::Mark(solution_mark(standing, app.today.get()));
    view! {
        <Row
            name=name
            margin=Signal::derive(mark)
            tap=Tap::link(Address::Solution(id).to_string())
            under=move || {
                view! {
                    <RowSub>{stands}</RowSub>
                    {because}
                }
            }
        >
            <RowEnd>
                <RowArrow />
            </RowEnd>
        </Row>
    }
}

#[component]
fn LastDays() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let over = Memo::new(move |_| {
        let from = app.today.get().plus_days(-DAYS);
        app.state.with(|state| soaks_since(&state.sterilization, from))
    });
    let log = move || {
        view! {
            <ButtonLink
                href=Address::SoakLog.to_string()
                kind=ButtonKind::Small
                icon=Icon::Print
            >
                {words.say(Say::Log)}
            </ButtonLink>
        }
    };
    view! {
        <Section title=words.say(Say::LastDays) note=log>
            <p class="soft inset" hidden=move || !over.with(Vec::is_empty)>
                {words.say(Say::NothingBefore)}
            </p>
            <ul role="list">
                <For each=move || over.get() key=|soak| *soak let:soak>
                    <SoakRow id=soak.0 standing=soak.1 />
                </For>
            </ul>
        </Section>
    }
}

/// One usable solution: the way leads straight to it. More: it is asked which.
#[component]
fn HomeDock(known: Memo<Vec<(SolutionId, SolutionStanding)>>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let go = way();
    let asks = RwSignal::new(false);
    let usable = Memo::new(move |_| {
        let known = known.get().into_iter();
        let used = known.filter(|(_, standing)| matches!(standing, SolutionStanding::InUse { .. }));
        used.map(|(id, _)| id).collect::<Vec<_>>()
    });
    let readiness = Signal::derive(move || match usable.with(Vec::is_empty) {
        true => Readiness::Barred(words.t(Say::PourFirst).into_owned()),
        false => Readiness::Ready,
    });
    let start = move || match usable.get_untracked().as_slice() {
        [only] => go(&Address::Solution(*only).to_string()),
        _ => asks.update(|asks| *asks = !*asks),
    };
    let choices = move || {
        let choices = usable.get().into_iter().map(|id| {
            let name = TextProp::from(app.state.with(|state| solution_name(state, id)));
            view! {
                <ButtonLink href=Address::Solution(id).to_string()>{move || name.get()}</ButtonLink>
            }
        });
        choices.collect_view()
    };
    view! {
        <Dock label=words.say(Say::StartSoak)>
            <Show when=move || asks.get()>
                <DockBody place=DockPlace::Top>
                    <p class="dock__kicker">{words.say(Say::WhichSolution)}</p>
                    <Actions>{choices}</Actions>
                </DockBody>
            </Show>
            <DockBody place=DockPlace::Act>
                <Actions>
                    <Button press=Press::now(show_strips)>{words.say(Say::Strips)}</Button>
                    <ButtonLink href=Address::PourSolution.to_string() icon=Icon::Plus>
                        {words.say(Say::Pour)}
                    </ButtonLink>
                    <Button press=Press::now(start) kind=ButtonKind::Primary readiness=readiness>
                        {words.say(Say::StartSoak)}
                    </Button>
                </Actions>
            </DockBody>
        </Dock>
    }
}

/// Brings the strips into sight and leads whoever listens there.
fn show_strips() {
    let target = document().get_element_by_id(STRIPS);
    if let Some(target) =
        target.and_then(|own| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(own).ok())
    {
        let _ = target.focus();
    }
}
