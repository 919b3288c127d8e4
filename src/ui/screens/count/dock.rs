//! The hand of counting: the line, its boxes, and the way on.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

use crate::domain::event::stock::{CountScope, Sight};
use crate::domain::ids::ItemId;
use crate::domain::inventory::catalogue::LineRecord;
use crate::ui::entry::Bounds;
use crate::ui::naming::proposed;
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press, Readiness};
use crate::ui::parts::dock::{DockBody, DockLead, DockMore, DockPlace, DockSplit, Fact};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::keypad::Keypad;
use crate::ui::parts::stepper::Stepper;
use crate::ui::screens::count::figures::{Figures, Way};
use crate::ui::screens::count::hand::{Hand, Recorded, Wait, Work};
use crate::ui::screens::count::lots::{LotAmounts, ScopeChoice};
use crate::ui::screens::stock::shared::item_label;
use crate::ui::screens::supply::packs::PackAmounts;
use crate::ui::text::count::CountMsg;
use crate::ui::text::figure::number;
use crate::ui::text::parts::PartsMsg;
use crate::ui::text::stock::StockMsg;

/// The line in hand. It is made anew for each line, so that no figure of one is left for the next.
#[component]
pub fn LineInHand(hand: Hand, item: ItemId, on_done: Callback<()>) -> impl IntoView {
    let (app, words, key) = (hand.app, hand.words, hand.key(item));
    let figures = Figures::of(app, words, key, hand.session());
    if let Some(kept) = hand.brought(item) {
        figures.put(&kept);
    }
    Effect::new(move |_| hand.keep(item, &figures.kept()));
    keep_typing();
    let title = move || app.state.with(|state| item_label(state, item, words.lang()));
    let kicker = move || {
        let line = hand.line(item);
        if line.as_ref().is_some_and(|line| line.wait == Wait::Again) {
            return words.t(CountMsg::Again).into_owned();
        }
        if let Work::Shelf(_) = hand.work {
            return words.t(CountMsg::OneTitle).into_owned();
        }
        let (number, lines) = (hand.number(item), hand.lines.with(Vec::len));
        let shelf = line.map(|line| proposed(&line.shelf, words.lang()).to_owned()).unwrap_or_default();
        let msg = if shelf.is_empty() {
            StockMsg::DockLineNoShelf { line: number, lines }
        } else {
            StockMsg::DockLine { line: number, lines, shelf }
        };
        words.t(msg).into_owned()
    };
    let facts = Signal::derive(move || facts(hand, item));
    let note = move || match hand.line(item).map(|line| line.wait) {
        Some(Wait::Again) => CountMsg::AgainNote,
        _ if matches!(hand.work, Work::Shelf(_)) => CountMsg::OneText,
        _ => CountMsg::BlindNote,
    };
    view! {
        <DockBody place=DockPlace::Top>
            <DockLead kicker=kicker title=title facts=facts />
            <p class="dock__note fine soft">{move || words.t(note())}</p>
        </DockBody>
        <DockBody place=DockPlace::Act>
            <Boxes hand=hand figures=figures on_done=on_done />
        </DockBody>
    }
}

/// Par, and the book only where it may be seen.
fn facts(hand: Hand, item: ItemId) -> Vec<Fact> {
    let words = hand.words;
    let fact = |name: String, value: i64| Fact { name, value: number(value) };
    let par = hand.app.state.with(|state| state.catalogue.line(hand.place, item).and_then(LineRecord::par));
    let par = par.map(|par| fact(words.t(PartsMsg::Par).into_owned(), par.value()));
    let book = (hand.sight.get() == Sight::Open).then(|| {
        let have = hand.app.state.with(|state| state.stock.balance(hand.key(item)).likely.max(0));
        fact(words.t(CountMsg::Book).into_owned(), have)
    });
    par.into_iter().chain(book).collect()
}

#[component]
fn Boxes(hand: Hand, figures: Figures, on_done: Callback<()>) -> impl IntoView {
    let words = hand.words;
    let record = move || async move {
        mark_typing();
        if hand.record(figures).await == Recorded::Line {
            on_done.try_run(());
        }
    };
    let enter = Callback::new(move |()| leptos::task::spawn_local(record()));
    let have = Memo::new(move |_| figures.reading().ok().map(|reading| reading.have.value()));
    let said = move || {
        let doubt = hand.doubt(have.get()).map(|doubt| words.t(doubt).into_owned());
        doubt.or_else(|| hand.trouble.get().map(|trouble| words.t(trouble).into_owned()))
    };
    let follows = figures.scope.get_untracked().is_some();
    let scopes = move || match hand.part.get() {
        None => vec![CountScope::LotsComplete, CountScope::LotsPartial, CountScope::ItemTotal],
        Some(_) => vec![CountScope::LotsComplete, CountScope::ItemTotal],
    };
    let by_lot = Memo::new(move |_| figures.is_by_lot());
    view! {
        <ErrorLine error=Signal::derive(said) />
        {move || follows.then(|| view! { <ScopeChoice figures=figures scopes=scopes() /> })}
        <Show
            when=move || by_lot.get()
            fallback=move || view! { <TotalBoxes figures=figures on_enter=enter /> }
        >
            <div class="boxes">
                <LotAmounts figures=figures on_enter=enter />
            </div>
        </Show>
        <Show when=move || !by_lot.get() && figures.way.get() == Way::Pieces>
            <DockMore>
                <Keypad
                    on_key=Callback::new(move |key| {
                        let loose = figures.packs.loose;
                        let _ = loose.try_update(|entry| *entry = entry.pressed(key, Bounds::shelf(None)));
                    })
                    words=words
                />
            </DockMore>
        </Show>
        <DockSplit>
            <Show when=move || !by_lot.get() fallback=move || view! { <InAll have=have figures=figures /> }>
                <Loose figures=figures on_enter=enter />
            </Show>
            <RecordActions hand=hand figures=figures have=have press=Press::until(record) />
        </DockSplit>
    }
}

/// Packs, where somebody wants to tell of them.
#[component]
fn TotalBoxes(figures: Figures, on_enter: Callback<()>) -> impl IntoView {
    let words = figures.words;
    let turn = move || {
        figures.way.update(|way| {
            *way = match way {
                Way::Pieces => Way::Packs,
                Way::Packs => Way::Pieces,
            }
        });
    };
    // A figure in a box that nobody sees would be counted in.
    let shown = move || figures.way.get() == Way::Packs || figures.packs.tells_packs();
    let label = move || words.t(if shown() { CountMsg::InPieces } else { CountMsg::InPacks });
    let in_all = move || {
        let pieces = figures.packs.pieces().filter(|_| figures.packs.tells_packs())?;
        Some(words.t(CountMsg::InAll { pieces }))
    };
    figures.packs.has_kinds().then(|| {
        view! {
            <Show when=move || !figures.packs.tells_packs()>
                <Button press=Press::now(turn) kind=ButtonKind::Quiet>
                    {label}
                </Button>
            </Show>
            <Show when=shown>
                <div class="boxes">
                    <PackAmounts boxes=figures.packs on_enter=on_enter />
                </div>
            </Show>
            <p class="fine soft" role="status" hidden=move || in_all().is_none()>
                {in_all}
            </p>
        }
    })
}

#[component]
fn Loose(figures: Figures, on_enter: Callback<()>) -> impl IntoView {
    let (app, words, key) = (figures.app, figures.words, figures.key);
    let full = move || {
        let par = app.state.with(|state| state.catalogue.line(key.place, key.item).and_then(LineRecord::par));
        par.map(crate::domain::quantity::Quantity::value)
    };
    let label = move || {
        let item = app.state.with(|state| item_label(state, key.item, words.lang()));
        if figures.packs.tells_packs() { words.t(CountMsg::LooseOf { item }).into_owned() } else { item }
    };
    view! {
        <Stepper
            entry=figures.packs.loose
            bounds=Signal::derive(move || Bounds::shelf(full()))
            label=label
            words=words
            on_enter=on_enter
        />
    }
}

/// What the lots come to.
#[component]
fn InAll(have: Memo<Option<i64>>, figures: Figures) -> impl IntoView {
    let words = figures.words;
    let said = move || have.get().map(|pieces| words.t(CountMsg::InAll { pieces }));
    view! {
        <p class="in-all" role="status">
            {said}
        </p>
    }
}

#[component]
fn RecordActions(hand: Hand, figures: Figures, have: Memo<Option<i64>>, press: Press) -> impl IntoView {
    let words = hand.words;
    let item = figures.key.item;
    let readiness = Signal::derive(move || match figures.reading() {
        Ok(_) => Readiness::Ready,
        Err(why) => Readiness::Barred(words.t(why).into_owned()),
    });
    let several = Memo::new(move |_| {
        hand.lines.with(|lines| lines.iter().filter(|line| line.wait != Wait::Done).count() > 1)
    });
    view! {
        <Actions>
            <Show when=move || several.get()>
                <Button press=Press::now(move || hand.leave(item))>{words.say(CountMsg::Later)}</Button>
            </Show>
            <Button press=press kind=ButtonKind::Primary readiness=readiness>
                {move || words.t(CountMsg::Record { have: have.get() })}
            </Button>
        </Actions>
    }
}

const TYPING: &str = "data-typing";

/// Notes that the person types: the next line's box shall have the focus.
fn mark_typing() {
    let types = document().active_element().is_some_and(|element| element.class_name() == "stepper__value");
    if let Some(body) = document().body() {
        let _ = if types { body.set_attribute(TYPING, "") } else { body.remove_attribute(TYPING) };
    }
}

/// Puts the focus into the first box of the new line when the last one was typed.
fn keep_typing() {
    request_animation_frame(|| {
        let Some(body) = document().body().filter(|body| body.has_attribute(TYPING)) else { return };
        let _ = body.remove_attribute(TYPING);
        let first = document().query_selector(".dock .stepper__value").ok().flatten();
        if let Some(first) = first.and_then(|first| first.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = first.focus();
        }
    });
}
