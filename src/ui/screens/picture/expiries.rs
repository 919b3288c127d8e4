//! When the lots of an item expire: one line a lot, today and the next 30, 60 and 90 days marked.
//!
//! A list with a drawing in each line: it reads as it is, so that no table has to say it again.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::ids::ItemId;
use crate::domain::inventory::fefo::{Band, expiry_board};
use crate::domain::inventory::lot::Expiry;
use crate::domain::state::State;
use crate::domain::time::Date;
use crate::ui::parts::plot::WIDTH;
use crate::ui::parts::section::Section;
use crate::ui::scale::along;
use crate::ui::text::picture::PictureMsg;
use crate::ui::text::supply::{SupplyMsg, expiry_words};
use crate::ui::words::Words;

/// The first to go; a longer list is the expiry board's.
const SHOWN: usize = 12;
/// How far the picture looks back and ahead, at least and at most, in days.
const BACK: i32 = 30;
const AHEAD: (i32, i32) = (120, 400);
const BANDS: [(i32, &str); 3] =
    [(30, "plot__band plot__band--30"), (60, "plot__band plot__band--60"), (90, "plot__band plot__band--90")];
const LINE: i64 = 40;

/// One lot, in all places together.
#[derive(Clone, Debug, PartialEq, Eq)]
struct LotMark {
    /// Empty where only a date is known.
    code: String,
    expiry: Expiry,
    pieces: i64,
}

#[component]
pub fn Expiries(item: ItemId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let lots = Memo::new(move |_| {
        let today = app.today.get();
        app.state.with(|state| lots_of(state, item, today))
    });
    let essence = move || {
        let today = app.today.get();
        let bands: Vec<Band> =
            lots.with(|lots| lots.iter().map(|lot| Band::of(lot.expiry.last_day, today)).collect());
        let of = |wanted: &[Band]| bands.iter().filter(|band| wanted.contains(band)).count();
        let within = of(&[Band::Within30, Band::Within60, Band::Within90]);
        words.t(PictureMsg::ExpiriesEssence { lots: bands.len(), expired: of(&[Band::Expired]), within })
    };
    let lines = move || {
        let today = app.today.get();
        let lots = lots.get();
        let last = lots.iter().map(|lot| lot.expiry.last_day.days().saturating_sub(today.days())).max();
        let ahead = last.unwrap_or(0).saturating_add(10).clamp(AHEAD.0, AHEAD.1);
        lots.into_iter()
            .take(SHOWN)
            .map(|lot| view! { <LotLine lot=lot today=today ahead=ahead /> })
            .collect_view()
    };
    let more = move || {
        let more = lots.with(Vec::len).saturating_sub(SHOWN);
        (more > 0).then(|| words.t(PictureMsg::MoreLots { lots: more }))
    };
    view! {
        <Show when=move || lots.with(|lots| !lots.is_empty())>
            <Section title=words.say(PictureMsg::Expiries)>
                <div class="inset picture">
                    <p class="plot__words">{essence}</p>
                    <ul class="lifelines" role="list">
                        {lines}
                    </ul>
                    <p class="fine soft">{more}</p>
                </div>
            </Section>
        </Show>
    }
}

/// The dated lots of which there may be any, the first to go on top.
fn lots_of(state: &State, item: ItemId, today: Date) -> Vec<LotMark> {
    let mut lots: BTreeMap<(Date, String), LotMark> = BTreeMap::new();
    for line in expiry_board(state, today).into_iter().filter(|line| line.key.item == item) {
        let Some(expiry) = line.line.expiry else { continue };
        let code = line.line.bucket.lot.code.as_ref().map(ToString::to_string).unwrap_or_default();
        let mark = LotMark { code: code.clone(), expiry, pieces: 0 };
        let held = lots.entry((line.last_day, code)).or_insert(mark);
        held.pieces += line.line.range.likely.max(0);
    }
    lots.into_values().collect()
}

#[component]
fn LotLine(lot: LotMark, today: Date, ahead: i32) -> impl IntoView {
    let words = Words::expect();
    let place = move |days: i32| along(i64::from(days), i64::from(-BACK), i64::from(ahead), WIDTH);
    let left = lot.expiry.last_day.days().saturating_sub(today.days());
    let band = Band::of(lot.expiry.last_day, today);
    let class = match band {
        Band::Expired => "plot__life plot__life--stop",
        Band::Within30 => "plot__life plot__life--due",
        _ => "plot__life",
    };
    let bands = BANDS
        .into_iter()
        .map(|(until, class)| {
            let (from, to) = (place(until - 30), place(until));
            view! { <rect class=class x=from y="0" width=to - from height=LINE /> }
        })
        .collect_view();
    let (now, end) = (place(0), place(left));
    let until = expiry_words(words.lang(), lot.expiry, today);
    let word = match band {
        Band::Expired => Some(words.t(SupplyMsg::Expired)),
        _ => None,
    };
    view! {
        <li class="lifeline">
            <span class="lifeline__name">
                <b>{if lot.code.is_empty() { until.clone() } else { lot.code }}</b>
                " "
                <span class="fine soft">{words.t(PictureMsg::LotAmount { pieces: lot.pieces })}</span>
            </span>
            <svg
                class="lifeline__field"
                viewBox=format!("0 0 {WIDTH} {LINE}")
                preserveAspectRatio="none"
                aria-hidden="true"
            >
                {bands}
                <path class="plot__today" d=format!("M{now} 0V{LINE}") />
                <path class=class d=format!("M{now} {}H{end}", LINE / 2) />
                <path class="plot__dots" d=format!("M{end} {}h1", LINE / 2) />
            </svg>
            <span class="lifeline__end fine">{until} " " {word}</span>
        </li>
    }
}
