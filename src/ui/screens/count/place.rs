//! One place of a round: its lines by shelf, and the line in hand.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::app::context::App;
use crate::domain::ids::{ItemId, PlaceId, SessionId};
use crate::domain::inventory::round::{MOST_PARTS, SessionLine, session_lines};
use crate::ui::address::Address;
use crate::ui::naming::{place_name, proposed};
use crate::ui::parts::badge::Badge;
use crate::ui::parts::button::{Actions, ButtonKind, ButtonLink};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::dock::{Dock, DockBody, DockLead, DockPlace};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::figure::Figure;
use crate::ui::parts::group::{Fold, Group};
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::long_rows::LongRows;
use crate::ui::parts::row::{Margin, Row, RowState, RowSub, Tap};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::parts::tally::{Progress, Tally};
use crate::ui::parts::undo::UndoBar;
use crate::ui::scan::{Scans, Taken};
use crate::ui::screens::count::dock::LineInHand;
use crate::ui::screens::count::hand::{Hand, Wait, Work};
use crate::ui::screens::count::round::{UnknownRound, round_title};
use crate::ui::screens::stock::shared::{item_label, show_line_in_hand};
use crate::ui::shell::{Page, Progressed};
use crate::ui::text::count::CountMsg;
use crate::ui::text::figure::number;
use crate::ui::text::parts::PartsMsg;
use crate::ui::text::stock::StockMsg;
use crate::ui::undo::UndoList;
use crate::ui::words::Words;

#[component]
pub fn CountAt(session: SessionId, place: PlaceId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    // Whether it can be counted: a round that is known, that has the place, and that is not over.
    let standing = Memo::new(move |_| {
        app.state.with(|state| {
            let known = state.counting.sessions.contains_key(&session);
            let over = state.counting.endings.contains_key(&session);
            (known, over)
        })
    });
    move || match standing.get() {
        (false, _) => view! { <UnknownRound /> }.into_any(),
        (true, true) => {
            let round = Address::Round(session).to_string();
            view! {
                <Page
                    title=move || app.state.with(|state| place_name(state, place))
                    above=Above::back(round.clone(), round_title(session))
                >
                    <Empty
                        title=words.say(CountMsg::IsOver)
                        text=words.say(CountMsg::RoundIsOver)
                    >
                        <ButtonLink href=round>{words.say(CountMsg::ToRound)}</ButtonLink>
                    </Empty>
                </Page>
            }
            .into_any()
        }
        (true, false) => view! { <Counting session=session place=place /> }.into_any(),
    }
}

#[component]
fn Counting(session: SessionId, place: PlaceId) -> impl IntoView {
    let hand = Hand::begin(Work::Round(session), place);
    let (app, words) = (hand.app, hand.words);
    let progress = Signal::derive(move || {
        hand.lines.with(|lines| {
            let done = lines.iter().filter(|line| line.wait == Wait::Done).count();
            Progress { done, total: lines.len() }
        })
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
    Effect::new(move |_| {
        if hand.current.get().is_some() {
            show_line_in_hand();
        }
    });
    // A scan takes the line of its item in hand; what is not counted here is for somebody else.
    Scans::expect().take(move |found| {
        let item = found.link.map(|link| link.item).filter(|item| untrack(|| hand.line(*item)).is_some());
        let Some(item) = item else { return Taken::NotMine };
        hand.choose(item);
        Taken::Taken
    });
    view! {
        <Page
            title=move || app.state.with(|state| place_name(state, place))
            above=Above::back(Address::Round(session).to_string(), round_title(session))
            sub=move || words.t(CountMsg::SightText(hand.sight.get()))
            progress=progressed
            dock=move || view! { <CountDock hand=hand session=session /> }
        >
            <Show
                when=move || hand.lines.with(|lines| !lines.is_empty())
                fallback=move || {
                    view! {
                        <Empty
                            title=words.say(CountMsg::EmptyTitle)
                            text=words.say(CountMsg::EmptyText)
                        />
                    }
                }
            >
                <Parts hand=hand />
                <Shelves hand=hand />
            </Show>
        </Page>
    }
}

/// Which part of the place this person counts.
#[component]
fn Parts(hand: Hand) -> impl IntoView {
    let words = hand.words;
    let parts = std::iter::once(None).chain((1..=MOST_PARTS).map(Some));
    let options: Vec<(Option<u8>, TextProp)> =
        parts.map(|part| (part, words.say(CountMsg::Part { part }).into())).collect();
    view! {
        <Section
            title=words.say(CountMsg::PartTitle)
            place=SectionPlace::First
            note=move || view! { <p>{words.say(CountMsg::PartNote)}</p> }
        >
            <div class="setting inset">
                <Choice
                    legend=words.say(CountMsg::PartTitle)
                    look=ChoiceLook::Chips
                    options=options
                    chosen=Signal::derive(move || Some(hand.part.get()))
                    on_choose=Callback::new(move |part| hand.choose_part(part))
                />
            </div>
        </Section>
    }
}

#[component]
fn Shelves(hand: Hand) -> impl IntoView {
    let shelves = Memo::new(move |_| {
        hand.lines.with(|lines| {
            let mut shelves: Vec<String> = Vec::new();
            for line in lines {
                if !shelves.contains(&line.shelf) {
                    shelves.push(line.shelf.clone());
                }
            }
            shelves
        })
    });
    view! {
        <For each=move || shelves.get() key=Clone::clone let:shelf>
            <ShelfGroup hand=hand shelf=shelf />
        </For>
    }
}

#[component]
fn ShelfGroup(hand: Hand, shelf: String) -> impl IntoView {
    let words = hand.words;
    let here = shelf.clone();
    let lines = Memo::new(move |_| {
        hand.lines.with(|lines| {
            lines
                .iter()
                .filter(|line| line.shelf == here)
                .map(|line| (line.item, line.wait))
                .collect::<Vec<_>>()
        })
    });
    let items =
        Memo::new(move |_| lines.with(|lines| lines.iter().map(|(item, _)| *item).collect::<Vec<_>>()));
    let note = move || {
        let (done, all) =
            lines.with(|lines| (lines.iter().filter(|(_, wait)| *wait == Wait::Done).count(), lines.len()));
        words.t(CountMsg::ShelfState { done, lines: all })
    };
    let title = move || {
        if shelf.is_empty() {
            words.t(StockMsg::OtherShelf).into_owned()
        } else {
            proposed(&shelf, words.lang()).to_owned()
        }
    };
    let before = items.with_untracked(|items| {
        items.first().map_or(0, |first| untrack(|| hand.number(*first)).saturating_sub(1))
    });
    let in_hand = Signal::derive(move || hand.current.get().map(|(item, _)| item));
    let row = Callback::new(move |item| view! { <LineRow hand=hand item=item /> }.into_any());
    view! {
        <Group fold=RwSignal::new(Fold::Open) title=title note=move || view! { {note} }>
            <LongRows keys=items in_hand=in_hand row=row before=before />
        </Group>
    }
}

/// A line without any figure: neither the book's nor what somebody else has counted.
#[component]
fn LineRow(hand: Hand, item: ItemId) -> impl IntoView {
    let (app, words) = (hand.app, hand.words);
    let line = Memo::new(move |_| hand.line(item));
    let number = Memo::new(move |_| u32::try_from(hand.number(item)).unwrap_or(0));
    let is_now = Memo::new(move |_| hand.current.get().is_some_and(|(held, _)| held == item));
    let wait = Memo::new(move |_| line.with(|line| line.as_ref().map_or(Wait::ToCount, |line| line.wait)));
    let name = Memo::new(move |_| app.state.with(|state| item_label(state, item, words.lang())));
    let margin = Signal::derive(move || match (is_now.get(), wait.get()) {
        (false, Wait::Done) => Margin::Said(Mark::Tick, words.t(PartsMsg::Saved).into_owned()),
        (false, Wait::Again) => Margin::Mark(Mark::Look),
        _ => Margin::Number(number.get()),
    });
    let state = Signal::derive(move || match (is_now.get(), wait.get()) {
        (true, _) => RowState::Now,
        (false, Wait::Done) => RowState::Done,
        (false, Wait::ToCount) => RowState::Quiet,
        (false, Wait::Again) => RowState::Plain,
    });
    let under = move || {
        let again = wait.get() == Wait::Again;
        let others = line.with(|line| line.as_ref().map(|line| line.other_parts.clone())).unwrap_or_default();
        view! {
            {again
                .then(|| {
                    view! {
                        <RowSub>
                            <Badge mark=Mark::Look text=words.say(CountMsg::Again) />
                        </RowSub>
                    }
                })}
            {(!others.is_empty())
                .then(|| view! { <RowSub>{words.t(CountMsg::OtherParts { parts: others })}</RowSub> })}
        }
    };
    view! {
        <Row
            name=move || name.get()
            margin=margin
            state=state
            tap=Tap::press(move || hand.choose(item))
            under=move || view! { {under} }
        />
    }
}

#[component]
fn CountDock(hand: Hand, session: SessionId) -> impl IntoView {
    let (app, words, undo) = (hand.app, hand.words, UndoList::expect());
    let label = move || {
        let line = hand.current.get().map_or(0, |(item, _)| hand.number(item));
        words.t(StockMsg::LineNumber { line })
    };
    view! {
        <Show when=move || hand.lines.with(|lines| !lines.is_empty())>
            <Dock label=label>
                <UndoBar
                    notice=undo.notice()
                    on_undo=Callback::new(move |id| undo.undo(app, id))
                    on_end=Callback::new(move |id| undo.end(id))
                    words=words
                />
                {move || match hand.current.get() {
                    Some((item, _)) => {
                        let done = Callback::new(|()| {});
                        view! { <LineInHand hand=hand item=item on_done=done /> }.into_any()
                    }
                    None => view! { <PlaceDone hand=hand session=session /> }.into_any(),
                }}
            </Dock>
        </Show>
    }
}

/// On to the next place that waits, or to the round.
#[component]
fn PlaceDone(hand: Hand, session: SessionId) -> impl IntoView {
    let (app, words) = (hand.app, hand.words);
    let next = Memo::new(move |_| {
        app.state.with(|state| {
            let lines = session_lines(state, session);
            let waiting =
                lines.iter().find(|line| SessionLine::is_waiting(line) && line.key.place != hand.place);
            waiting.map(|line| (line.key.place, place_name(state, line.key.place)))
        })
    });
    let name = move || app.state.with(|state| place_name(state, hand.place));
    let round = Address::Round(session).to_string();
    view! {
        <DockBody place=DockPlace::Top>
            <DockLead
                kicker=move || words.t(CountMsg::PlaceDoneText { place: name() })
                title=words.say(CountMsg::PlaceDone)
            />
        </DockBody>
        <DockBody place=DockPlace::Act>
            <Actions>
                {move || {
                    let kind = if next.get().is_some() { ButtonKind::Secondary } else { ButtonKind::Primary };
                    view! {
                        <ButtonLink href=round.clone() kind=kind>
                            {words.say(CountMsg::ToRound)}
                        </ButtonLink>
                    }
                }}
                {move || {
                    next.get()
                        .map(|(place, name)| {
                            let href = Address::CountAt { session, place }.to_string();
                            view! {
                                <ButtonLink href=href kind=ButtonKind::Primary>
                                    {words.say(CountMsg::NextPlace { place: name })}
                                </ButtonLink>
                            }
                        })
                }}
            </Actions>
        </DockBody>
    }
}
