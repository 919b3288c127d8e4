//! One round: its places and how far each is; once no line waits, its differences.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::command::Command;
use crate::domain::event::supply::{SessionClosed, SessionOutcome};
use crate::domain::ids::{PlaceId, SessionId};
use crate::domain::inventory::command::StockCommand;
use crate::domain::inventory::round::{LineStage, Reveal, SessionLine, reveal, session_lines};
use crate::ui::address::Address;
use crate::ui::naming::{initials, place_name};
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press};
use crate::ui::parts::dock::{Dock, DockBody, DockLead, DockPlace};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::figure::Figure;
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowArrow, RowSub, Tap};
use crate::ui::parts::section::Section;
use crate::ui::parts::tally::{Progress, Tally};
use crate::ui::screens::count::reveal::Differences;
use crate::ui::screens::stock::shared::{item_label, trouble};
use crate::ui::shell::{Page, Progressed};
use crate::ui::text::count::CountMsg;
use crate::ui::text::figure::number;
use crate::ui::text::{Msg, Text};
use crate::ui::words::Words;

/// "Round of today 14:05", from anywhere.
pub fn round_title(session: SessionId) -> Signal<Text> {
    let (app, words) = (App::expect(), Words::expect());
    Signal::derive(move || {
        let today = app.today.get();
        let opened =
            app.state.with(|state| state.counting.sessions.get(&session).map(|record| record.opened));
        opened.map_or_else(Text::default, |opened| words.t(CountMsg::RoundOf { opened, today }))
    })
}

#[component]
pub fn UnknownRound() -> impl IntoView {
    let words = Words::expect();
    view! {
        <Page
            title=words.say(CountMsg::Title)
            above=Above::back("/stock/count", words.say(CountMsg::Title))
        >
            <Empty title=words.say(CountMsg::UnknownTitle) text=words.say(CountMsg::UnknownText)>
                <ButtonLink href="/stock/count">{words.say(CountMsg::ToRounds)}</ButtonLink>
            </Empty>
        </Page>
    }
}

#[component]
pub fn Round(session: SessionId) -> impl IntoView {
    let app = App::expect();
    let known = Memo::new(move |_| app.state.with(|state| state.counting.sessions.contains_key(&session)));
    move || {
        if known.get() {
            view! { <RoundOf session=session /> }.into_any()
        } else {
            view! { <UnknownRound /> }.into_any()
        }
    }
}

/// What the page shows of a round. Lines with figures are kept in it only once they may be seen.
#[derive(Clone, Copy)]
struct View {
    session: SessionId,
    lines: Memo<Vec<SessionLine>>,
    reveal: Memo<Reveal>,
    over: Memo<Option<CountMsg>>,
}

impl View {
    fn of(app: App, session: SessionId) -> Self {
        let lines = Memo::new(move |_| app.state.with(|state| session_lines(state, session)));
        let reveal =
            Memo::new(move |_| lines.with(|lines| app.state.with(|state| reveal(state, session, lines))));
        let over = Memo::new(move |_| {
            let today = app.today.get();
            app.state.with(|state| {
                let ending = state.counting.endings.get(&session)?.values().next()?;
                Some(CountMsg::Ended { outcome: ending.outcome, at: ending.ended, today })
            })
        });
        Self { session, lines, reveal, over }
    }

    fn waiting(&self) -> usize {
        self.lines.with(|lines| lines.iter().filter(|line| line.is_waiting()).count())
    }
}

#[component]
fn RoundOf(session: SessionId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let shown = View::of(app, session);
    let sub = move || {
        app.state.with(|state| {
            let record = state.counting.sessions.get(&session)?;
            let (sight, places) = (record.what.sight, record.what.places.len());
            let by = initials(state, record.by);
            let sub = words.t(CountMsg::RoundSub { sight, by, places }).into_owned();
            Some(match shown.over.get() {
                Some(over) => format!("{sub}. {}.", words.t(over)),
                None => format!("{sub}."),
            })
        })
    };
    let progress = Signal::derive(move || {
        let total = shown.lines.with(Vec::len);
        Progress { done: total - shown.waiting().min(total), total }
    });
    let label = move || {
        let Progress { done, total } = progress.get();
        words.t(CountMsg::LinesDone { done, lines: total })
    };
    let figure = move || {
        view! {
            <Figure
                value=move || number(i64::try_from(progress.get().done).unwrap_or(0))
                unit=move || words.t(CountMsg::OfLines { lines: progress.get().total })
            />
        }
    };
    let progressed = Progressed {
        figure: figure.into(),
        tally: Some((move || view! { <Tally progress=progress label=label /> }).into()),
    };
    let revealed = move || shown.reveal.get() == Reveal::Shown;
    view! {
        <Page
            title=round_title(session)
            above=Above::back("/stock/count", words.say(CountMsg::Title))
            sub=move || sub().unwrap_or_default()
            progress=progressed
            dock=move || view! { <RoundDock shown=shown /> }
        >
            <Show when=revealed>
                <Differences lines=shown.lines />
            </Show>
            <AgainSection shown=shown />
            <PlacesSection shown=shown />
        </Page>
    }
}

/// Lines that are further off than is let pass. No figure of theirs is here.
#[component]
fn AgainSection(shown: View) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let again = Memo::new(move |_| {
        shown.lines.with(|lines| {
            let again = lines.iter().filter(|line| line.stage == LineStage::CountAgain);
            again.map(|line| line.key).collect::<Vec<_>>()
        })
    });
    let row = move |key: crate::domain::inventory::stock::StockKey| {
        let place = move || app.state.with(|state| place_name(state, key.place));
        view! {
            <Row
                name=move || app.state.with(|state| item_label(state, key.item, words.lang()))
                margin=Signal::stored(Margin::Mark(Mark::Look))
                tap=Tap::link(
                    Address::CountAt {
                        session: shown.session,
                        place: key.place,
                    }
                        .to_string(),
                )
                under=move || view! { <RowSub>{place}</RowSub> }
            >
                <RowArrow />
            </Row>
        }
    };
    view! {
        <Show when=move || shown.over.get().is_none() && again.with(|again| !again.is_empty())>
            <Section
                title=words.say(CountMsg::CountAgain)
                note=move || {
                    view! {
                        <p>{move || words.t(CountMsg::CountAgainNote { lines: again.with(Vec::len) })}</p>
                    }
                }
            >
                <p class="inset soft">{words.say(CountMsg::CountAgainText)}</p>
                <ul role="list">
                    <For each=move || again.get() key=|key| *key children=row />
                </ul>
            </Section>
        </Show>
    }
}

#[component]
fn PlacesSection(shown: View) -> impl IntoView {
    let words = Words::expect();
    let places = Memo::new(move |_| {
        shown.lines.with(|lines| {
            let mut places: Vec<PlaceId> = lines.iter().map(|line| line.key.place).collect();
            places.dedup();
            places
        })
    });
    view! {
        <Show when=move || places.with(|places| !places.is_empty())>
            <Section title=words.say(CountMsg::Places)>
                <ul role="list">
                    <For each=move || places.get() key=|place| *place let:place>
                        <PlaceRow shown=shown place=place />
                    </For>
                </ul>
            </Section>
        </Show>
    }
}

#[component]
fn PlaceRow(shown: View, place: PlaceId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let counts = Memo::new(move |_| {
        shown.lines.with(|lines| {
            let here = || lines.iter().filter(|line| line.key.place == place);
            let waiting = here().filter(|line| line.is_waiting()).count();
            let again = here().filter(|line| line.stage == LineStage::CountAgain).count();
            let lines = here().count();
            (lines - waiting, lines, again)
        })
    });
    let margin = Signal::derive(move || {
        Margin::Mark(match counts.get() {
            (_, _, 1..) => Mark::Look,
            (done, lines, 0) if done == lines => Mark::Good,
            (0, ..) => Mark::Blank,
            _ => Mark::Now,
        })
    });
    let state = move || {
        let (done, lines, again) = counts.get();
        words.t(CountMsg::PlaceState { done, lines, again })
    };
    let link = Address::CountAt { session: shown.session, place }.to_string();
    view! {
        <Row
            name=move || app.state.with(|state| place_name(state, place))
            margin=margin
            tap=Tap::link(link)
            under=move || view! { <RowSub>{state}</RowSub> }
        >
            <RowArrow />
        </Row>
    }
}

#[component]
fn RoundDock(shown: View) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let next = Memo::new(move |_| {
        shown.lines.with(|lines| {
            let waiting = lines.iter().find(|line| line.is_waiting())?;
            Some((waiting.key.place, app.state.with(|state| place_name(state, waiting.key.place))))
        })
    });
    // Ending it with lines that nobody counted is asked about once.
    let asked = RwSignal::new(false);
    let said = RwSignal::new(None::<Msg>);
    let close = move || async move {
        let outcome = match untrack(|| shown.waiting()) {
            0 => SessionOutcome::Finished,
            _ if !asked.get_untracked() => {
                asked.set(true);
                return;
            }
            _ => SessionOutcome::GivenUp,
        };
        let command = StockCommand::CloseSession(SessionClosed { session: shown.session, outcome });
        let result = app.request(Command::Stock(Box::new(command))).await;
        let _ = said.try_set(result.err().map(|problem| trouble(problem).into()));
    };
    let kicker = move || match next.get() {
        Some(_) if asked.get() => words.t(CountMsg::FinishAsk { lines: shown.waiting() }),
        Some(_) => words.t(CountMsg::Next),
        None => words.t(CountMsg::AllCountedText),
    };
    let title = move || match next.get() {
        Some((_, place)) => words.t(CountMsg::GoOnIn { place }),
        None => words.t(CountMsg::AllCounted),
    };
    let act = move || match next.get() {
        Some((place, name)) => {
            let href = Address::CountAt { session: shown.session, place }.to_string();
            let label =
                move || words.t(if asked.get() { CountMsg::FinishNow } else { CountMsg::FinishEarly });
            view! {
                <Button press=Press::until(close)>{label}</Button>
                <ButtonLink href=href kind=ButtonKind::Primary>
                    {words.say(CountMsg::NextPlace { place: name })}
                </ButtonLink>
            }
            .into_any()
        }
        None => view! {
            <Button press=Press::until(close) kind=ButtonKind::Primary>
                {words.say(CountMsg::CloseRound)}
            </Button>
        }
        .into_any(),
    };
    view! {
        <Show when=move || shown.over.get().is_none()>
            <Dock label=words.say(CountMsg::Next)>
                <DockBody place=DockPlace::Top>
                    <DockLead kicker=kicker title=title />
                </DockBody>
                <DockBody place=DockPlace::Act>
                    <ErrorLine error=words.said(said) />
                    <Actions>{act}</Actions>
                </DockBody>
            </Dock>
        </Show>
    }
}
