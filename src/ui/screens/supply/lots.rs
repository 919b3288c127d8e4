//! The lots of one shelf, the one that should go first on top.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::inventory::fefo::{Fitness, LotLine, lot_lines};
use crate::domain::inventory::lot::{Expiry, Funding, Lot};
use crate::domain::inventory::lots::Portion;
use crate::domain::inventory::stock::StockKey;
use crate::domain::state::State;
use crate::domain::time::Date;
use crate::ui::address::Address;
use crate::ui::lot_key::LotKey;
use crate::ui::parts::badge::Badge;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowEnd, RowSub, Tap};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::text::supply::SupplyMsg;
use crate::ui::words::Words;

/// The lots of a shelf where anybody follows lots; none where there are only totals.
pub fn lots_of(state: &State, key: StockKey, today: Date) -> Vec<LotLine> {
    let followed = state
        .stock
        .ledger(key)
        .is_some_and(|ledger| ledger.portions().iter().any(|(portion, _)| *portion != Portion::UNKNOWN));
    if followed { lot_lines(state, key, today) } else { Vec::new() }
}

/// What a lot is called: its text, else its date, else that nobody knows.
pub fn lot_words(line: &LotLine, today: Date, words: Words) -> String {
    lot_title(&line.bucket.lot, line.expiry, today, words)
}

/// The same for a lot that is not on a shelf.
pub fn lot_title(lot: &Lot, expiry: Option<Expiry>, today: Date, words: Words) -> String {
    match (&lot.code, expiry.or(lot.expiry)) {
        (Some(code), _) => code.to_string(),
        (None, Some(expiry)) => words.t(SupplyMsg::Until { expiry, today }).into_owned(),
        (None, None) => words.t(SupplyMsg::LotUnknown).into_owned(),
    }
}

/// Why a lot must not be used; none when it may.
pub const fn unfit(fitness: Fitness) -> Option<SupplyMsg> {
    match fitness {
        Fitness::Usable => None,
        Fitness::Expired => Some(SupplyMsg::Expired),
        Fitness::Held { .. } => Some(SupplyMsg::Held),
        Fitness::Recalled(_) => Some(SupplyMsg::Recalled),
    }
}

#[component]
pub fn Lots(key: StockKey) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let lines = Memo::new(move |_| {
        let today = app.today.get();
        app.state.with(|state| lots_of(state, key, today))
    });
    let first = Memo::new(move |_| {
        lines.with(|lines| {
            let known = |line: &&LotLine| line.bucket.lot != Lot::UNKNOWN;
            let several = lines.iter().filter(known).count() > 1;
            let first = lines.iter().find(|line| line.fitness == Fitness::Usable && known(line));
            first.filter(|_| several).map(|line| line.portion)
        })
    });
    view! {
        <Show when=move || lines.with(|lines| !lines.is_empty())>
            <Section
                title=words.say(SupplyMsg::Lots)
                place=SectionPlace::First
                note=move || {
                    view! {
                        <p>{move || words.t(SupplyMsg::LotsNote { lots: lines.with(Vec::len) })}</p>
                    }
                }
            >
                <ul role="list">
                    {move || {
                        let (today, first) = (app.today.get(), first.get());
                        lines
                            .get()
                            .into_iter()
                            .map(|line| {
                                let is_first = Some(line.portion) == first;
                                view! { <LotRow key=key line=line is_first=is_first today=today /> }
                            })
                            .collect_view()
                    }}
                </ul>
            </Section>
        </Show>
    }
}

#[component]
fn LotRow(key: StockKey, line: LotLine, is_first: bool, today: Date) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let name = lot_words(&line, today, words);
    let until = line.expiry.filter(|_| line.bucket.lot.code.is_some());
    let until = until.map(|expiry| words.t(SupplyMsg::Until { expiry, today }).into_owned());
    let funding = Some(line.bucket.funding).filter(|funding| *funding != Funding::Clinic);
    let funding = funding.map(|funding| words.t(SupplyMsg::Funded { funding }).into_owned());
    let disputed = app.state.with_untracked(|state| {
        let record = state.stock.lots().record(line.portion.lot);
        record.is_some_and(|record| record.is_disputed(|id| state.stock.is_void(id)))
    });
    let disputed = disputed.then(|| words.t(SupplyMsg::Disputed).into_owned());
    let inferred = line.range.inferred.then(|| words.t(SupplyMsg::Inferred).into_owned());
    let notes: Vec<String> = [until, disputed, funding, inferred].into_iter().flatten().collect();
    let badge = match (unfit(line.fitness), is_first) {
        (Some(why), _) => Some((Mark::Stop, why)),
        (None, true) => Some((Mark::Now, SupplyMsg::FirstOut)),
        (None, false) => None,
    };
    let margin = badge.as_ref().map_or(Margin::Empty, |(mark, _)| Margin::Mark(*mark));
    let badge = move || {
        badge.map(|(mark, text)| {
            view! {
                <RowSub>
                    <Badge mark=mark text=words.say(text) />
                </RowSub>
            }
        })
    };
    let (low, high) = (line.range.low.max(0), line.range.high.max(0));
    // Of an unknown lot there is nothing to say beyond this shelf.
    let tap = match LotKey::of(&line.bucket.lot) {
        LotKey::Unknown => Tap::None,
        lot => Tap::link(Address::Lot { item: key.item, lot }.to_string()),
    };
    view! {
        <Row
            name=name
            tap=tap
            margin=Signal::stored(margin)
            under=move || {
                view! {
                    <RowSub>{notes.join(" · ")}</RowSub>
                    {badge()}
                }
            }
        >
            <RowEnd>
                <b class="movement">{words.t(SupplyMsg::Pieces { low, high })}</b>
            </RowEnd>
        </Row>
    }
}
