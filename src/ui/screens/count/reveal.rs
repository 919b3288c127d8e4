//! The reveal: only what differs, each line with its reasons to choose from.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::app::context::App;
use crate::domain::command::Command;
use crate::domain::event::stock::{VarianceExplained, VarianceReason};
use crate::domain::inventory::command::StockCommand;
use crate::domain::inventory::lots::Portion;
use crate::domain::inventory::round::{LineStage, SessionLine};
use crate::domain::inventory::stock::StockKey;
use crate::domain::inventory::variance::Variance;
use crate::domain::text::Note;
use crate::ui::naming::{place_name, proposed};
use crate::ui::parts::button::{Button, ButtonKind, Press};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::icon::{Mark, Stamp};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::stock::shared::{item_label, trouble};
use crate::ui::screens::supply::lots::lot_title;
use crate::ui::text::Msg;
use crate::ui::text::count::CountMsg;
use crate::ui::text::figure::{difference, number};
use crate::ui::words::Words;

/// Which reasons can be behind a difference: another one could not be chosen in earnest.
const fn reasons(difference: i64) -> &'static [VarianceReason] {
    use VarianceReason::{
        Borrowed, Damaged, DiscardTimePassed, Expired, Found, MiscountBefore, Missing, Other, PackConfusion,
        ReceivedNotLogged, UsedNotLogged, WrongLot, WrongRoom,
    };
    match difference {
        i64::MIN..=-1 => &[
            UsedNotLogged,
            MiscountBefore,
            WrongRoom,
            Expired,
            Damaged,
            DiscardTimePassed,
            Borrowed,
            PackConfusion,
            Missing,
            Other,
        ],
        0 => &[WrongLot, MiscountBefore, Other],
        1.. => &[ReceivedNotLogged, Found, MiscountBefore, WrongRoom, PackConfusion, Borrowed, Other],
    }
}

/// How many lines are as the book says, differ, have a reason, and were not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tallied {
    agree: usize,
    differ: usize,
    told: usize,
    waiting: usize,
}

impl Tallied {
    fn of(lines: &[SessionLine]) -> Self {
        let mut tallied = Self::default();
        for line in lines {
            match &line.stage {
                LineStage::Agrees { .. } => tallied.agree += 1,
                LineStage::Differs { explained, .. } => {
                    tallied.differ += 1;
                    tallied.told += usize::from(explained.is_some());
                }
                LineStage::ToCount | LineStage::PartsMissing { .. } | LineStage::CountAgain => {
                    tallied.waiting += 1;
                }
            }
        }
        tallied
    }
}

#[component]
pub fn Differences(lines: Memo<Vec<SessionLine>>) -> impl IntoView {
    let words = Words::expect();
    let tallied = Memo::new(move |_| lines.with(|lines| Tallied::of(lines)));
    let keys = Memo::new(move |_| {
        lines.with(|lines| {
            let off = lines.iter().filter(|line| matches!(line.stage, LineStage::Differs { .. }));
            off.map(|line| line.key).collect::<Vec<_>>()
        })
    });
    let note = move || {
        let Tallied { told, differ, .. } = tallied.get();
        words.t(CountMsg::DifferencesNote { told, all: differ })
    };
    let rest = move || {
        let Tallied { agree, waiting, .. } = tallied.get();
        let agree = (agree > 0).then(|| words.t(CountMsg::AgreeToo { lines: agree }));
        let waiting = (waiting > 0).then(|| words.t(CountMsg::NotCounted { lines: waiting }));
        agree.into_iter().chain(waiting).map(|said| view! { <p class="inset soft">{said}</p> }).collect_view()
    };
    view! {
        <Show
            when=move || keys.with(|keys| !keys.is_empty())
            fallback=move || {
                let Tallied { agree, waiting, .. } = tallied.get();
                (agree > 0 && waiting == 0)
                    .then(|| {
                        view! {
                            <Empty
                                title=words.say(CountMsg::NoDifferenceTitle)
                                text=words.say(CountMsg::NoDifferenceText { lines: agree })
                            />
                        }
                    })
            }
        >
            <Section
                title=words.say(CountMsg::Differences)
                place=SectionPlace::First
                note=move || view! { <p>{note}</p> }
            >
                <ul role="list">
                    <For each=move || keys.get() key=|key| *key let:key>
                        <Difference key=key lines=lines />
                    </For>
                </ul>
                {rest}
            </Section>
        </Show>
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Off {
    variance: Variance,
    counts: usize,
    shelf: String,
    told: Option<VarianceReason>,
}

fn off_of(lines: &[SessionLine], key: StockKey) -> Option<Off> {
    let line = lines.iter().find(|line| line.key == key)?;
    let LineStage::Differs { variance, counts, explained } = &line.stage else { return None };
    let told = explained.as_ref().map(|explained| explained.reason);
    Some(Off { variance: variance.clone(), counts: *counts, shelf: line.shelf.clone(), told })
}

#[component]
fn Difference(key: StockKey, lines: Memo<Vec<SessionLine>>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let off = Memo::new(move |_| lines.with(|lines| off_of(lines, key)));
    let item = Memo::new(move |_| app.state.with(|state| item_label(state, key.item, words.lang())));
    let sub = move || {
        let place = app.state.with(|state| place_name(state, key.place));
        let (shelf, counts) = off.get().map(|off| (off.shelf, off.counts)).unwrap_or_default();
        let shelf = Some(proposed(&shelf, words.lang()).to_owned()).filter(|shelf| !shelf.is_empty());
        let counts = (counts > 1).then(|| words.t(CountMsg::CountedTwice { counts }).into_owned());
        [Some(place), shelf, counts].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let mark = move || {
        let told = off.with(|off| off.as_ref().is_some_and(|off| off.told.is_some()));
        view! { <Stamp mark=if told { Mark::Tick } else { Mark::Blank } /> }
    };
    let lots = move || {
        let lots = off.get().map(|off| off.variance.lots).unwrap_or_default();
        lots.into_iter()
            .map(|(portion, was, is)| {
                let lot = lot_name(app, words, portion);
                view! { <p class="variance__why">{words.t(CountMsg::LotDiffers { lot, was, is })}</p> }
            })
            .collect_view()
    };
    view! {
        <li class="variance">
            <span class="row__margin">{mark}</span>
            <div class="variance__body">
                <div class="variance__line">
                    <div>
                        <h3 class="row__name">{move || item.get()}</h3>
                        <p class="row__sub">{sub}</p>
                    </div>
                    <Trio off=off />
                </div>
                {lots}
                <Reason off=off item=item />
            </div>
        </li>
    }
}

fn lot_name(app: App, words: Words, portion: Portion) -> String {
    let (lot, expiry) = app.state.with(|state| {
        let lots = state.stock.lots();
        (lots.named(portion.lot), lots.expiry(portion.lot))
    });
    lot_title(&lot, expiry, app.today.get(), words)
}

#[component]
fn Trio(off: Memo<Option<Off>>) -> impl IntoView {
    let words = Words::expect();
    let figure =
        move |of: fn(&Variance) -> String| move || off.with(|off| off.as_ref().map(|off| of(&off.variance)));
    let book = figure(|variance| variance.book.map_or_else(|| "–".to_owned(), number));
    let counted = figure(|variance| number(variance.have));
    let differs = figure(|variance| variance.difference().map(difference).unwrap_or_default());
    view! {
        <dl class="trio">
            <div>
                <dt>{words.say(CountMsg::Book)}</dt>
                <dd>{book}</dd>
            </div>
            <div>
                <dt>{words.say(CountMsg::Counted)}</dt>
                <dd>{counted}</dd>
            </div>
            <div data-key="">
                <dt>{words.say(CountMsg::Differs)}</dt>
                <dd>{differs}</dd>
            </div>
        </dl>
    }
}

/// One tap is the record; it can be said again.
#[component]
fn Reason(off: Memo<Option<Off>>, item: Memo<String>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let again = RwSignal::new(false);
    let said = RwSignal::new(None::<Msg>);
    let told = Memo::new(move |_| off.with(|off| off.as_ref().and_then(|off| off.told)));
    let explain = move |reason: VarianceReason| {
        let Some(count) = off.with_untracked(|off| off.as_ref().map(|off| off.variance.count)) else {
            return;
        };
        again.set(false);
        if told.get_untracked() == Some(reason) {
            return;
        }
        let explained = VarianceExplained { count, reason, note: Note::default() };
        let command = Command::Stock(Box::new(StockCommand::ExplainVariance(explained)));
        app.dispatch(command, move |result| {
            let _ = said.try_set(result.err().map(|problem| trouble(problem).into()));
        });
    };
    let chips = move || {
        let off_by = off.with_untracked(|off| off.as_ref().and_then(|off| off.variance.difference()));
        let options = reasons(off_by.unwrap_or(0));
        let options: Vec<(VarianceReason, TextProp)> =
            options.iter().map(|reason| (*reason, words.say(CountMsg::Reason(*reason)).into())).collect();
        view! {
            <Choice
                legend=words.say(CountMsg::WhyOf { item: item.get_untracked() })
                look=ChoiceLook::Chips
                options=options
                chosen=told
                on_choose=Callback::new(explain)
            />
        }
    };
    let asks = Memo::new(move |_| told.get().is_none() || again.get());
    view! {
        <ErrorLine error=words.said(said) />
        <Show
            when=move || asks.get()
            fallback=move || {
                view! {
                    <div class="variance__told">
                        <span>{move || told.get().map(|reason| words.t(CountMsg::Reason(reason)))}</span>
                        <Button
                            press=Press::now(move || again.set(true))
                            kind=ButtonKind::Quiet
                            about=move || words.t(CountMsg::WhyOf { item: item.get() })
                        >
                            {words.say(CountMsg::Change)}
                        </Button>
                    </div>
                }
            }
        >
            {chips}
        </Show>
    }
}
