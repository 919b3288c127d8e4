//! One solution: a soak in it, a strip by itself, what is in it, and its end.

use std::borrow::Cow;

use leptos::prelude::*;

use super::begin::{Begin, BeginDock, BeginSection, StripChoice, StripFields, strip_least};
use super::discard::{Discard, DiscardButton, DiscardDock, DiscardFields};
use super::over::SoakRow;
use super::shared::{NotHere, solution_mark, solution_name};
use crate::app::context::App;
use crate::domain::event::sterile_care::{SolutionFact, SolutionPoured};
use crate::domain::event::sterile_load::IndicatorResult;
use crate::domain::ids::{SoakId, SolutionId, StaffId};
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::sterilization::hld::{SoakStanding, SolutionStanding, soak_standing, solution_standing};
use crate::domain::sterilization::records::Told;
use crate::domain::sterilization::soaking::limit;
use crate::domain::time::Zoned;
use crate::ui::address::Address;
use crate::ui::naming::initials;
use crate::ui::parts::badge::{Badge, BadgeSize};
use crate::ui::parts::banner::{Banner, Tone};
use crate::ui::parts::button::{Actions, Button, Press, Readiness};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::sterile::shared::Asking;
use crate::ui::shell::Page;
use crate::ui::text::sterile_soak::{StartPart, SterileSoakMsg};
use crate::ui::text::sterile_solution::SterileSolutionMsg as Say;
use crate::ui::words::Words;

/// So many strips and soaks are listed here; the rest is in the log.
const LISTED: usize = 8;

#[component]
pub fn SolutionPage(own: SolutionId) -> impl IntoView {
    let asking = Asking::expect();
    let (app, words) = (asking.app, asking.words);
    let standing = Memo::new(move |_| {
        let today = app.today.get();
        app.state.with(|state| solution_standing(&state.sterilization, own, today))
    });
    let is_used = Memo::new(move |_| matches!(standing.get(), Some(SolutionStanding::InUse { .. })));
    let has_to_go = Memo::new(move |_| {
        matches!(standing.get(), Some(SolutionStanding::Failed | SolutionStanding::Expired { .. }))
    });
    let is_known = Memo::new(move |_| standing.get().is_some());
    let begin = Begin::new(asking, own);
    let discard = Discard::new(own);
    let title = move || app.state.with(|state| solution_name(state, own));
    let dock = move || {
        move || match (is_used.get(), has_to_go.get()) {
            (true, _) => view! { <BeginDock form=begin /> }.into_any(),
            (false, true) => view! { <DiscardDock form=discard standing=standing /> }.into_any(),
            (false, false) => ().into_any(),
        }
    };
    let body = move || {
        // What was poured never changes: the forms stand as long as it is known.
        let is_known = is_known.get();
        let poured = app.state.with_untracked(|state| {
            state.sterilization.solutions.get(&own).and_then(|record| record.defined.clone())
        });
        match poured.filter(|_| is_known) {
            Some(poured) => view! {
                <Known
                    begin=begin
                    discard=discard
                    poured=poured
                    standing=standing
                    is_used=is_used
                    has_to_go=has_to_go
                />
            }
            .into_any(),
            None => view! { <NotHere /> }.into_any(),
        }
    };
    view! {
        <Page
            title=title
            above=Above::back(
                Address::Disinfection.to_string(),
                words.say(SterileSoakMsg::Title),
            )
            dock=dock
        >
            {body}
        </Page>
    }
}

#[component]
fn Known(
    begin: Begin,
    discard: Discard,
    poured: Told<Box<SolutionPoured>>,
    standing: Memo<Option<SolutionStanding>>,
    is_used: Memo<bool>,
    has_to_go: Memo<bool>,
) -> impl IntoView {
    let (app, words) = (begin.asking.app, begin.asking.words);
    let own = discard.solution;
    let (coldest, least) = (poured.what.min_temperature, strip_least(&poured.what.product));
    let badge = move || {
        let (standing, today) = (standing.get()?, app.today.get());
        Some(view! {
            <Badge
                mark=solution_mark(standing, today)
                text=words.say(SterileSoakMsg::Standing { standing, today })
                size=BadgeSize::Standard
            />
        })
    };
    let banner = move || {
        let (strong, text) = match standing.get()? {
            SolutionStanding::Failed => (Say::FailedTitle, Say::FailedText),
            SolutionStanding::Expired { .. } => (Say::ExpiredTitle, Say::ExpiredText),
            SolutionStanding::InUse { .. } | SolutionStanding::Discarded => return None,
        };
        Some(view! { <Banner tone=Tone::Stop strong=words.say(strong) text=words.say(text) /> })
    };
    view! {
        {banner}
        <p class="inset badges">{badge}</p>
        <Show when=move || is_used.get()>
            <BeginSection form=begin coldest=coldest least=least />
        </Show>
        <Show when=move || has_to_go.get()>
            <Section title=words.say(Say::Discard) place=SectionPlace::First>
                <div class="form">
                    <DiscardFields form=discard />
                </div>
            </Section>
        </Show>
        <Facts own=own poured=poured />
        <Show when=move || is_used.get()>
            <RareActs discard=discard least=least />
        </Show>
        <SoaksIn own=own />
    }
}

/// What was poured, what its strips said, and its end.
#[component]
fn Facts(own: SolutionId, poured: Told<Box<SolutionPoured>>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let named = move |by: Option<StaffId>| app.state.with(|state| initials(state, by));
    let facts = Memo::new(move |_| {
        app.state.with(|state| {
            let record = state.sterilization.solutions.get(&own);
            let told = record.map(|record| record.in_order()).unwrap_or_default();
            told.into_iter().rev().take(LISTED).cloned().collect::<Vec<_>>()
        })
    });
    let (at, by, what) = (poured.at, poured.by, poured.what);
    let (_, why) = limit(&what, at);
    let (seconds, least) = (what.soak_s, what.min_temperature);
    let (lot, expiry, opened) = (what.lot.to_string(), what.bottle_expiry, what.opened);
    let poured = move || words.t(Say::PouredAt { at, by: named(by), today: app.today.get() });
    let bottle = move || words.t(Say::BottleLot { lot: lot.clone(), expiry, opened, today: app.today.get() });
    let rows = move || {
        let rows = facts.get().into_iter().map(|told| {
            let (mark, said) = fact_words(&told.what, told.at, named(told.by), app, words);
            view! { <Row name=said margin=Signal::stored(Margin::Mark(mark)) /> }
        });
        rows.collect_view()
    };
    view! {
        <Section title=words.say(Say::Facts)>
            <div class="setting inset">
                <p>{words.say(Say::SoakFor { seconds, least })}</p>
                <p>{poured}</p>
                <p class="soft">{bottle}</p>
                <p class="soft">{words.say(Say::Because(why))}</p>
            </div>
            <ul role="list">{rows}</ul>
        </Section>
    }
}

fn fact_words(what: &SolutionFact, at: Zoned, by: String, app: App, words: Words) -> (Mark, String) {
    let today = app.today.get();
    match what {
        SolutionFact::Tested(tested) => {
            let passed = tested.result == IndicatorResult::Pass;
            let mark = if passed { Mark::Good } else { Mark::Stop };
            (mark, words.t(Say::Tested { passed, at, by, today }).into_owned())
        }
        SolutionFact::Discarded(end) => {
            let said = words.t(Say::DiscardedAt { at, by, today }).into_owned();
            let how = end.neutralized.as_ref().map(|how| words.t(Say::Neutralized { how: how.to_string() }));
            let parts = [Some(said), Some(end.reason.as_str().to_owned()), how.map(Cow::into_owned)];
            (Mark::Tick, parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
        }
    }
}

/// A strip without a soak, and the end of a solution that would still be good.
#[component]
fn RareActs(discard: Discard, least: Option<&'static str>) -> impl IntoView {
    let asking = Asking::expect();
    let words = asking.words;
    let strip = StripChoice::new(asking);
    let solution = discard.solution;
    let record = move || async move {
        let Some(tested) = untrack(|| strip.tested()) else { return };
        if asking.ask(SterilizationCommand::TestSolution { solution, tested }).await.is_some() {
            let _ = strip.result.try_set(None);
        }
    };
    let readiness = Signal::derive(move || match strip.tested() {
        Some(_) => Readiness::Ready,
        None => Readiness::Barred(words.t(SterileSoakMsg::StartMissing(StartPart::Strip)).into_owned()),
    });
    view! {
        <details class="more-acts inset">
            <summary>{words.say(Say::TestOnly)}</summary>
            <p class="soft">{words.say(Say::TestText)}</p>
            <StripFields asking=asking strip=strip least=least />
            <ErrorLine error=words.said(asking.trouble) />
            <Actions>
                <Button press=Press::until(record) readiness=readiness>
                    {words.say(Say::RecordStrip)}
                </Button>
            </Actions>
        </details>
        <details class="more-acts inset">
            <summary>{words.say(Say::Discard)}</summary>
            <DiscardFields form=discard />
            <ErrorLine error=words.said(discard.asking.trouble) />
            <Actions>
                <DiscardButton form=discard />
            </Actions>
        </details>
    }
}

#[component]
fn SoaksIn(own: SolutionId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let soaks = Memo::new(move |_| {
        app.state.with(|state| {
            let state = &state.sterilization;
            let here = state.soaks.iter().rev().filter_map(|(id, record)| {
                let started = record.defined.as_ref()?;
                (started.what.solution == own).then_some((*id, soak_standing(state, *id)?))
            });
            here.take(LISTED).collect::<Vec<(SoakId, SoakStanding)>>()
        })
    });
    view! {
        <Section title=words.say(Say::Soaks)>
            <p class="soft inset" hidden=move || !soaks.with(Vec::is_empty)>
                {words.say(Say::NoSoaks)}
            </p>
            <ul role="list">
                <For each=move || soaks.get() key=|soak| *soak let:soak>
                    <SoakRow id=soak.0 standing=soak.1 />
                </For>
            </ul>
        </Section>
    }
}
