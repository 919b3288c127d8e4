//! Rows, groups, figures, picks and rooms.

use leptos::prelude::*;

use crate::ui::parts::badge::Badge;
use crate::ui::parts::cells::{Cell, CellFace, Cells};
use crate::ui::parts::figs::{Figs, Shelf, ShelfHeading};
use crate::ui::parts::group::{Fold, Group, ShelfHead};
use crate::ui::parts::icon::{Icon, Mark};
use crate::ui::parts::row::{Margin, Row, RowArrow, RowEnd, RowState, RowSub, Tap};
use crate::ui::parts::section::Section;
use crate::ui::words::Words;

#[component]
pub fn Lines() -> impl IntoView {
    let words = Words::expect();
    view! {
        <ShelfHeading words=words />
        <Group fold=RwSignal::new(Fold::Folded) title="Wall cabinet, upper" note=|| "9 of 9 · 3 short">
            {line(1, "Exam gloves, nitrile S, box", RowState::Done, Some(2), Some(2))}
        </Group>
        <Group fold=RwSignal::new(Fold::Open) title="Drawer 1" note=|| "3 of 9">
            {line(18, "Alcohol prep pads, box", RowState::Done, Some(1), Some(1))}
            {line(19, "Chlorhexidine swabs", RowState::Done, Some(20), Some(20))}
            {line(20, "Syringe 1 mL, tuberculin", RowState::Done, Some(10), Some(15))}
            {line(21, "Syringe 3 mL, Luer-lock", RowState::Now, Some(14), Some(20))}
            {line(22, "Syringe 10 mL, Luer-lock", RowState::Quiet, None, Some(10))}
            {line(23, "Safety needle 18 G × 1½ in", RowState::Quiet, None, None)}
            {unsaved()}
        </Group>
        <Group
            fold=RwSignal::new(Fold::Folded)
            title="Gloves, masks"
            code="A1"
            note=|| view! { <Badge mark=Mark::Tick text="2 of 2 taken" /> }
        >
            {pick("Face masks, ear-loop, box", RowState::Done, [0, 1, 0])}
        </Group>
        <ShelfHead code="B1" name="Dressings" note="3 lines" />
        <ul role="list">
            {pick("Gauze 4 × 4, sterile 2s", RowState::Now, [6, 10, 8])}
            {pick("Adhesive bandages, 1 × 3 in", RowState::Quiet, [10, 0, 8])}
            {pick("Paper tape, 1 in", RowState::Quiet, [0, 0, 1])}
        </ul>
    }
}

#[component]
pub fn Rooms() -> impl IntoView {
    let cells = [
        ("1", Mark::Good, "Counted", "8 to bring"),
        ("2", Mark::Good, "Counted", "9 to bring"),
        ("3", Mark::Now, "Line 21", "of 40, ML"),
        ("4", Mark::Blank, "Not yet", "38 lines"),
        ("5", Mark::Wait, "Left open", "JR, 16:40"),
        ("P", Mark::Blank, "Not yet", "61 lines"),
    ];
    let cells = cells.map(|(number, mark, state, note)| {
        let face = CellFace {
            number: number.into(),
            name: format!("Room {number}"),
            mark,
            state: state.into(),
            note: note.into(),
        };
        view! { <Cell face=face href="/kit" /> }
    });
    view! {
        <Section title="Rooms" note=|| "2 of 6 counted, one trip to the closet">
            <Cells>{cells.into_iter().collect_view()}</Cells>
        </Section>
        <Section title="Rows" note=|| "Done, now, next, leading on">
            <ul role="list">
                <Row
                    name="Closet count, line 38 of 62"
                    margin=Margin::Mark(Mark::Wait)
                    tap=Tap::link("/kit")
                    under=|| view! { <RowSub>"JR, Tue 16:40. Every number so far is saved."</RowSub> }
                >
                    <RowArrow />
                </Row>
                <Row
                    name="Front desk"
                    margin=Margin::Letter('A')
                    under=|| view! { <RowSub>"Complete up to Tue 16:02. File waiting below."</RowSub> }
                >
                    <RowEnd>
                        <Badge mark=Mark::Wait text="174 new" />
                    </RowEnd>
                </Row>
                <Row name="Rooms and shelves" margin=Margin::Icon(Icon::Room) tap=Tap::link("/kit")>
                    <RowArrow />
                </Row>
            </ul>
        </Section>
    }
}

fn line(
    number: u32,
    name: &'static str,
    state: RowState,
    have: Option<i64>,
    par: Option<i64>,
) -> impl IntoView {
    let words = Words::expect();
    let margin = match state {
        RowState::Done => Margin::Said(Mark::Tick, "Saved.".into()),
        RowState::Plain | RowState::Quiet | RowState::Now => Margin::Number(number),
    };
    let shelf = Shelf {
        have,
        par,
        bring: have.zip(par).map(|(have, par)| (par - have).max(0)),
        saved_at: (state == RowState::Done).then(|| "07:41".into()),
    };
    view! {
        <Row name=name margin=margin state=state tap=Tap::press(|| {})>
            <Figs shelf=shelf words=words />
        </Row>
    }
}

fn unsaved() -> impl IntoView {
    let words = Words::expect();
    let shelf = Shelf { have: Some(4), par: Some(10), bring: Some(6), saved_at: None };
    view! {
        <Row
            name="Blunt fill needle 18 G"
            margin=Margin::Mark(Mark::Stop)
            under=|| view! { <span class="row__sub row__sub--stop">"NOT SAVED. Trying again."</span> }
        >
            <Figs shelf=shelf words=words />
        </Row>
    }
}

fn pick(name: &'static str, state: RowState, rooms: [i64; 3]) -> impl IntoView {
    let take: i64 = rooms.iter().sum();
    let margin = match state {
        RowState::Done => Margin::Mark(Mark::Tick),
        RowState::Now => Margin::Icon(Icon::Next),
        RowState::Plain | RowState::Quiet => Margin::Mark(Mark::Blank),
    };
    let columns = rooms.map(|amount| {
        let text = if amount == 0 { "·".to_owned() } else { amount.to_string() };
        view! { <span class="picks__room">{text}</span> }
    });
    view! {
        <Row name=name margin=margin state=state tap=Tap::press(|| {})>
            <span class="picks">
                {columns.into_iter().collect_view()} <b class="picks__take">{take}</b>
            </span>
        </Row>
    }
}
