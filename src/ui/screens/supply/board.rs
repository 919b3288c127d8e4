//! The expiry board: every lot with a date, band by band, each in the order of the walk.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::inventory::fefo::{Band, ExpiryLine, expiry_board};
use crate::ui::lot_key::LotKey;
use crate::ui::naming::{item_name, place_name};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::long_rows::LongRows;
use crate::ui::parts::row::{Margin, Row, RowEnd, RowSub, Tap};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::supply::lot_acts::LotActs;
use crate::ui::screens::supply::lots::{lot_words, unfit};
use crate::ui::shell::Page;
use crate::ui::text::shell::ShellMsg;
use crate::ui::text::supply::{SupplyMsg, expiry_words};
use crate::ui::words::Words;

#[component]
pub fn Board() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let lines = Memo::new(move |_| {
        let today = app.today.get();
        app.state.with(|state| expiry_board(state, today))
    });
    let count = move |band: Band| lines.with(|lines| lines.iter().filter(|line| line.band == band).count());
    // What is over or ends soon is opened at once; the rest is one tap away.
    let chosen = RwSignal::new(None::<Band>);
    let open = move || {
        let worst = || Band::ALL.into_iter().find(|band| count(*band) > 0);
        chosen.get().or_else(worst).unwrap_or(Band::Within30)
    };
    let shown = Memo::new(move |_| {
        let band = open();
        lines.with(|lines| lines.iter().filter(|line| line.band == band).cloned().collect::<Vec<_>>())
    });
    let row = Callback::new(|line| view! { <BoardRow line=line /> }.into_any());
    let bands = Band::ALL.map(|band| {
        let label = move || format!("{} · {}", words.t(SupplyMsg::BandTitle { band }), count(band));
        (band, label.into())
    });
    view! {
        <Page
            title=words.say(SupplyMsg::Board)
            above=Above::back("/stock", words.say(ShellMsg::Stock))
            sub=words.say(SupplyMsg::BoardSub)
        >
            <Show
                when=move || lines.with(|lines| !lines.is_empty())
                fallback=move || {
                    view! {
                        <Empty
                            title=words.say(SupplyMsg::BoardEmptyTitle)
                            text=words.say(SupplyMsg::BoardEmptyText)
                        />
                    }
                }
            >
                <div class="inset bands">
                    <Choice
                        legend=words.say(SupplyMsg::ShowBand)
                        look=ChoiceLook::Chips
                        options=bands.to_vec()
                        chosen=Signal::derive(move || Some(open()))
                        on_choose=Callback::new(move |band| chosen.set(Some(band)))
                    />
                </div>
                <Section
                    title=move || words.t(SupplyMsg::BandTitle { band: open() })
                    place=SectionPlace::First
                    note=move || {
                        view! {
                            <p>
                                {move || words.t(SupplyMsg::BandNote { lots: shown.with(Vec::len) })}
                            </p>
                        }
                    }
                >
                    <ul role="list">
                        <LongRows keys=shown in_hand=None row=row />
                    </ul>
                </Section>
            </Show>
        </Page>
    }
}

#[component]
fn BoardRow(line: ExpiryLine) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let (key, today) = (line.key, app.today.get_untracked());
    // Without a text the lot is its date, which stands at the end of the line.
    let lot = line.line.bucket.lot.code.is_some().then(|| lot_words(&line.line, today, words));
    let expiry = line.line.expiry.map(|expiry| expiry_words(words.lang(), expiry, today));
    let why = unfit(line.line.fitness).filter(|why| *why != SupplyMsg::Expired).map(|why| words.t(why));
    let mark = match line.band {
        Band::Expired => Mark::Stop,
        Band::Within30 => Mark::Due,
        _ if why.is_some() => Mark::Stop,
        _ => Mark::Blank,
    };
    let (low, high) = (line.line.range.low.max(0), line.line.range.high.max(0));
    let pieces = words.t(SupplyMsg::Pieces { low, high });
    let name = move || app.state.with(|state| item_name(state, key.item, words.lang()));
    let place = app.state.with_untracked(|state| place_name(state, key.place));
    let called = lot_words(&line.line, today, words);
    let (named, fitness) = (LotKey::of(&line.line.bucket.lot), line.line.fitness);
    let sub: Vec<String> =
        [Some(place), lot, why.map(std::borrow::Cow::into_owned)].into_iter().flatten().collect();
    view! {
        <Row
            name=name
            margin=Signal::stored(Margin::Mark(mark))
            tap=Tap::link(format!("/stock/item/{}/at/{}", key.item, key.place))
            under=move || {
                view! {
                    <RowSub>{sub.join(" · ")}</RowSub>
                    <LotActs key=key lot=named fitness=fitness called=called />
                }
            }
        >
            <RowEnd>
                <span class="board__end">
                    <b>{expiry}</b>
                    <span class="soft">{pieces}</span>
                </span>
            </RowEnd>
        </Row>
    }
}
