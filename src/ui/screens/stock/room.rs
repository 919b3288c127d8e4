//! The list of a room: shelves in the order of the walk, each line with have, par and bring.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::ids::{ItemId, PlaceId};
use crate::domain::inventory::view::RoomLine;
use crate::ui::naming::{place_name, proposed};
use crate::ui::parts::button::ButtonLink;
use crate::ui::parts::empty::Empty;
use crate::ui::parts::figs::{Figs, Shelf, ShelfHeading};
use crate::ui::parts::figure::Figure;
use crate::ui::parts::group::{Fold, Group};
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::long_rows::LongRows;
use crate::ui::parts::row::{Margin, Row, RowState, RowSub, Tap};
use crate::ui::parts::tally::{Progress, Tally};
use crate::ui::scan::{Scans, Taken};
use crate::ui::screens::stock::dock::WalkDock;
use crate::ui::screens::stock::packs::SterilePacks;
use crate::ui::screens::stock::shared::{item_label, show_line_in_hand};
use crate::ui::screens::stock::walk::{Lines, Walk};
use crate::ui::shell::{Page, Progressed};
use crate::ui::text::day;
use crate::ui::text::figure::number;
use crate::ui::text::parts::PartsMsg;
use crate::ui::text::shell::ShellMsg;
use crate::ui::text::stock::StockMsg;
use crate::ui::words::Words;

#[component]
pub fn Room(place: PlaceId) -> impl IntoView {
    let app = App::expect();
    let known = Memo::new(move |_| app.state.with(|state| state.clinic.places.contains_key(&place)));
    move || {
        if known.get() {
            view! { <RoomOf place=place /> }.into_any()
        } else {
            view! { <UnknownRoom /> }.into_any()
        }
    }
}

#[component]
fn UnknownRoom() -> impl IntoView {
    let words = Words::expect();
    view! {
        <Page
            title=words.say(ShellMsg::Room)
            above=Above::back("/stock", words.say(ShellMsg::Stock))
        >
            <Empty
                title=words.say(StockMsg::NotFoundTitle)
                text=words.say(StockMsg::NotFoundText)
            >
                <ButtonLink href="/stock">{words.say(StockMsg::ToStock)}</ButtonLink>
            </Empty>
        </Page>
    }
}

#[component]
fn RoomOf(place: PlaceId) -> impl IntoView {
    let walk = Walk::begin(place);
    let (app, words) = (walk.app, walk.words);
    let name = Memo::new(move |_| app.state.with(|state| place_name(state, place)));
    let has_lines = Memo::new(move |_| walk.lines.with(|lines| !lines.list.is_empty()));
    let sub = move || walk.lines.with(|lines| words.t(summary(lines)));
    let progress = Signal::derive(move || {
        walk.lines.with(|lines| Progress { done: lines.counted(), total: lines.list.len() })
    });
    let label = move || {
        let Progress { done, total } = progress.get();
        words.t(StockMsg::LinesCounted { done, lines: total })
    };
    let figure = move || {
        view! {
            <Figure
                value=move || number(i64::try_from(progress.get().done).unwrap_or(0))
                unit=move || words.t(StockMsg::OfTotalLines { lines: progress.get().total })
            />
        }
    };
    let progressed = Progressed {
        figure: figure.into(),
        tally: Some((move || view! { <Tally progress=progress label=label /> }).into()),
    };
    keep_in_sight(walk);
    take_scans(walk);
    view! {
        <Page
            title=move || name.get()
            above=Above::back("/stock", words.say(ShellMsg::Stock))
            sub=sub
            progress=progressed
            dock=move || view! { <WalkDock walk=walk /> }
        >
            <Show when=move || has_lines.get() fallback=move || view! { <EmptyList place=place /> }>
                <ShelfHeading words=words />
                <Shelves walk=walk />
            </Show>
            <SterilePacks place=place />
        </Page>
    }
}

/// What a room's list comes to so far.
fn summary(lines: &Lines) -> StockMsg {
    let bring = |line: &RoomLine| line.bring.map_or(0, crate::domain::quantity::Quantity::value);
    let short = lines.list.iter().filter(|line| bring(line) > 0).count();
    if short == 0 {
        return StockMsg::RoomSubNone;
    }
    StockMsg::RoomSub { short, pieces: lines.list.iter().map(bring).sum() }
}

#[component]
fn EmptyList(place: PlaceId) -> impl IntoView {
    let words = Words::expect();
    view! {
        <Empty title=words.say(StockMsg::EmptyListTitle) text=words.say(StockMsg::EmptyListText)>
            <ButtonLink href=format!("/stock/pars/{place}")>{words.say(StockMsg::Pars)}</ButtonLink>
        </Empty>
    }
}

#[component]
fn Shelves(walk: Walk) -> impl IntoView {
    let shelves = Memo::new(move |_| walk.lines.with(Lines::shelves));
    view! {
        <For each=move || shelves.get() key=Clone::clone let:shelf>
            <ShelfGroup walk=walk shelf=shelf />
        </For>
    }
}

#[component]
fn ShelfGroup(walk: Walk, shelf: String) -> impl IntoView {
    let words = walk.words;
    let fold = walk.fold_of(&shelf);
    let items = {
        let shelf = shelf.clone();
        Memo::new(move |_| {
            walk.lines.with(|lines| lines.on_shelf(&shelf).map(|line| line.item).collect::<Vec<_>>())
        })
    };
    let note = {
        let shelf = shelf.clone();
        move || {
            walk.lines.with(|lines| {
                let (mut done, mut all, mut short) = (0, 0, 0);
                for line in lines.on_shelf(&shelf) {
                    all += 1;
                    done += usize::from(line.counted.is_some());
                    short += usize::from(line.bring.is_some_and(|bring| bring.value() > 0));
                }
                words.t(StockMsg::ShelfState { done, lines: all, short })
            })
        }
    };
    let title = move || {
        if shelf.is_empty() {
            words.t(StockMsg::OtherShelf).into_owned()
        } else {
            proposed(&shelf, words.lang()).to_owned()
        }
    };
    let before = walk.lines.with_untracked(|lines| {
        items.with_untracked(|items| items.first().map_or(0, |first| lines.number(*first).saturating_sub(1)))
    });
    let row = Callback::new(move |item| view! { <LineRow walk=walk item=item /> }.into_any());
    view! {
        <Group fold=fold title=title note=move || view! { {note} }>
            <LongRows keys=items in_hand=walk.current row=row before=before />
        </Group>
    }
}

#[component]
fn LineRow(walk: Walk, item: ItemId) -> impl IntoView {
    let (app, words) = (walk.app, walk.words);
    let line = Memo::new(move |_| walk.lines.with(|lines| lines.get(item).cloned()));
    let number = Memo::new(move |_| walk.lines.with(|lines| lines.number(item)));
    let is_now = Memo::new(move |_| walk.current.get() == Some(item));
    let name = Memo::new(move |_| app.state.with(|state| item_label(state, item, words.lang())));
    let counted = move || line.with(|line| line.as_ref().is_some_and(|line| line.counted.is_some()));
    let margin = Signal::derive(move || {
        let number = u32::try_from(number.get()).unwrap_or(0);
        match (is_now.get(), counted()) {
            (false, true) => Margin::Said(Mark::Tick, words.t(PartsMsg::Saved).into_owned()),
            _ => Margin::Number(number),
        }
    });
    let state = Signal::derive(move || match (is_now.get(), counted()) {
        (true, _) => RowState::Now,
        (false, true) => RowState::Done,
        (false, false) => RowState::Quiet,
    });
    let shelf = Signal::derive(move || figures(walk, line.get(), is_now.get()));
    view! {
        <Row
            name=move || name.get()
            margin=margin
            state=state
            tap=Tap::press(move || walk.choose(item))
            under=move || view! { <LineNote walk=walk item=item /> }
        >
            <Figs shelf=shelf words=words />
        </Row>
    }
}

/// The figures of a line; the one in hand shows what stands in the box.
fn figures(walk: Walk, line: Option<RoomLine>, is_now: bool) -> Shelf {
    let Some(line) = line else { return Shelf::default() };
    let entered = if is_now { walk.entry.with(crate::ui::entry::Entry::value) } else { None };
    let counted = line.counted.map(|_| line.balance.likely.max(0));
    let bring = match entered {
        Some(have) => Some(line.par.missing_from(have).value()),
        None => line.bring.map(crate::domain::quantity::Quantity::value),
    };
    Shelf {
        have: entered.or(counted),
        par: Some(line.par.value()),
        bring,
        saved_at: line.counted.map(|counted| day::clock(counted.counted)),
    }
}

/// Under a line that nobody ever counted, and under one where two tablets disagree.
#[component]
fn LineNote(walk: Walk, item: ItemId) -> impl IntoView {
    let words = walk.words;
    let note = Memo::new(move |_| {
        walk.lines.with(|lines| {
            let balance = lines.get(item)?.balance;
            if balance.anchor.is_none() {
                Some(StockMsg::NeverCounted)
            } else if balance.low < balance.high {
                Some(StockMsg::Between { low: balance.low, high: balance.high })
            } else if balance.unexplained() > 0 {
                Some(StockMsg::Unexplained { pieces: balance.unexplained() })
            } else {
                None
            }
        })
    });
    move || note.get().map(|note| view! { <RowSub>{words.t(note)}</RowSub> })
}

/// A scan takes the line of its item in hand; what has no line here is for somebody else.
fn take_scans(walk: Walk) {
    Scans::expect().take(move |found| {
        let item = found.link.map(|link| link.item);
        let line = walk.lines.with_untracked(|lines| item.and_then(|item| lines.get(item).cloned()));
        let Some(line) = line else { return Taken::NotMine };
        // What stands in the box of this line already stays there.
        if walk.current.get_untracked() != Some(line.item) {
            walk.fold_of(&line.shelf).set(Fold::Open);
            walk.choose(line.item);
        }
        Taken::Taken
    });
}

/// Brings the line in hand into sight when it changes or the list moves under it.
fn keep_in_sight(walk: Walk) {
    Effect::new(move |_| {
        walk.settled.track();
        if walk.current.get().is_some() {
            show_line_in_hand();
        }
    });
}
