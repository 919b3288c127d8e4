//! The rounds of counting: those that are open, the way to a new one, and when to count twice.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::clinic::StaffRecord;
use crate::domain::command::Command;
use crate::domain::event::Role;
use crate::domain::event::supply::Tolerance;
use crate::domain::ids::SessionId;
use crate::domain::inventory::command::StockCommand;
use crate::domain::inventory::round::{SessionLine, session_lines};
use crate::ui::address::Address;
use crate::ui::parts::button::{Button, Press};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Field, FieldKind};
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowArrow, RowSub, Tap};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::count::begin::{BeginDock, BeginSection, Beginning};
use crate::ui::screens::count::round::round_title;
use crate::ui::screens::stock::shared::trouble;
use crate::ui::shell::Page;
use crate::ui::text::Msg;
use crate::ui::text::count::CountMsg;
use crate::ui::text::shell::ShellMsg;
use crate::ui::words::Words;

/// Rounds that are over and may still be looked at from here.
const EARLIER_SHOWN: usize = 5;

#[component]
pub fn CountHome() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let beginning = Beginning::new(app, words);
    let open = Memo::new(move |_| {
        app.state.with(|state| state.counting.open().map(|(id, _)| id).collect::<Vec<_>>())
    });
    let earlier = Memo::new(move |_| {
        app.state.with(|state| {
            let counting = &state.counting;
            let mut over: Vec<_> = counting
                .sessions
                .iter()
                .filter(|(id, _)| counting.endings.contains_key(id))
                .map(|(id, session)| (session.opened.at, *id))
                .collect();
            over.sort_unstable();
            over.into_iter().rev().take(EARLIER_SHOWN).map(|(_, id)| id).collect::<Vec<_>>()
        })
    });
    view! {
        <Page
            title=words.say(CountMsg::Title)
            above=Above::back("/stock", words.say(ShellMsg::Stock))
            sub=words.say(CountMsg::Sub)
            dock=move || view! { <BeginDock beginning=beginning /> }
        >
            <RoundList title=CountMsg::OpenRounds place=SectionPlace::First rounds=open />
            <BeginSection beginning=beginning />
            <ToleranceSection />
            <RoundList title=CountMsg::Earlier place=SectionPlace::Later rounds=earlier />
        </Page>
    }
}

#[component]
fn RoundList(title: CountMsg, place: SectionPlace, rounds: Memo<Vec<SessionId>>) -> impl IntoView {
    let words = Words::expect();
    view! {
        <Show when=move || rounds.with(|rounds| !rounds.is_empty())>
            <Section title=words.say(title.clone()) place=place>
                <ul role="list">
                    <For each=move || rounds.get() key=|id| *id let:id>
                        <RoundRow session=id />
                    </For>
                </ul>
            </Section>
        </Show>
    }
}

/// How far a round is; nothing of what was found.
#[component]
fn RoundRow(session: SessionId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let state = Memo::new(move |_| {
        let today = app.today.get();
        app.state.with(|state| {
            let ending = state.counting.endings.get(&session).and_then(|endings| endings.values().next());
            if let Some(ending) = ending {
                return CountMsg::Ended { outcome: ending.outcome, at: ending.ended, today };
            }
            let lines = session_lines(state, session);
            let done = lines.iter().filter(|line| !SessionLine::is_waiting(line)).count();
            CountMsg::LinesDone { done, lines: lines.len() }
        })
    });
    let over = app.state.with_untracked(|state| state.counting.endings.contains_key(&session));
    let mark = if over { Mark::Tick } else { Mark::Now };
    view! {
        <Row
            name=round_title(session)
            margin=Signal::stored(Margin::Mark(mark))
            tap=Tap::link(Address::Round(session).to_string())
            under=move || view! { <RowSub>{move || words.t(state.get())}</RowSub> }
        >
            <RowArrow />
        </Row>
    }
}

/// What is let pass; a lead may change it for the rounds to come.
#[component]
fn ToleranceSection() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let now = Memo::new(move |_| app.state.with(|state| state.counting.tolerance()));
    let leads = Memo::new(move |_| {
        let person = app.person.get();
        app.state.with(|state| {
            let record = person.and_then(|person| state.clinic.staff.get(&person));
            record.map(StaffRecord::role).is_some_and(|role| role != Role::Assistant)
        })
    });
    view! {
        <Section title=words.say(CountMsg::Tolerance)>
            <div class="setting inset">
                <p>{move || words.t(CountMsg::ToleranceText(now.get()))}</p>
                <Show when=move || leads.get()>
                    <ToleranceForm now=now.get_untracked() />
                </Show>
            </div>
        </Section>
    }
}

#[component]
fn ToleranceForm(now: Tolerance) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let (units, percent) = (RwSignal::new(now.units.to_string()), RwSignal::new(now.percent.to_string()));
    let (said, told) = (RwSignal::new(None::<Msg>), RwSignal::new(None::<CountMsg>));
    let figure = |text: &str, most: u16| {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<u16>().ok().filter(|value| digits && *value <= most)
    };
    let units_now = move || units.with(|text| figure(text.trim(), 9_999));
    let percent_now =
        move || percent.with(|text| figure(text.trim(), 100)).and_then(|value| u8::try_from(value).ok());
    let wrong = move |figure: Option<u16>, why: CountMsg| {
        if figure.is_some() { None } else { Some(words.t(why).into_owned()) }
    };
    let save = move || async move {
        let (Some(units), Some(percent)) = untrack(|| (units_now(), percent_now())) else { return };
        let command = StockCommand::SetTolerance(Tolerance { units, percent });
        let result = app.request(Command::Stock(Box::new(command))).await;
        let _ = told.try_set(result.is_ok().then_some(CountMsg::SavedTolerance));
        let _ = said.try_set(result.err().map(|problem| trouble(problem).into()));
    };
    view! {
        <div class="pair">
            <Field
                id="tolerance-units"
                label=words.say(CountMsg::Units)
                value=units
                kind=FieldKind::Figure { longest: 4 }
                error=Signal::derive(move || wrong(units_now(), CountMsg::UnitsWrong))
            />
            <Field
                id="tolerance-percent"
                label=words.say(CountMsg::Percent)
                value=percent
                kind=FieldKind::Figure { longest: 3 }
                error=Signal::derive(move || wrong(percent_now().map(u16::from), CountMsg::PercentWrong))
            />
        </div>
        <ErrorLine error=words.said(said) />
        <div class="samples">
            <Button press=Press::until(save)>{words.say(CountMsg::Save)}</Button>
            <p class="soft" role="status">
                {move || told.get().map(|told| words.t(told))}
            </p>
        </div>
    }
}
