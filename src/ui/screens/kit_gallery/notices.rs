//! Marks, icons, buttons, banners, toasts, tables.

use leptos::prelude::*;

use crate::ui::parts::badge::{Badge, BadgeSize};
use crate::ui::parts::banner::{Banner, Tone};
use crate::ui::parts::button::{Button, ButtonKind, ButtonLink, Press, Readiness};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::icon::{Glyph, Icon, Mark, Stamp};
use crate::ui::parts::row::{Margin, Row, RowEnd, RowState};
use crate::ui::parts::section::Section;
use crate::ui::parts::table::{Column, Table};
use crate::ui::parts::toast::{Toast, Toasts};

#[component]
pub fn Signs() -> impl IntoView {
    let marks = [
        (Mark::Good, "Released, approved, agrees"),
        (Mark::Tick, "Saved"),
        (Mark::Due, "Due, short, older"),
        (Mark::Stop, "Blocked, rejected, not saved"),
        (Mark::Look, "Look again: unclear, contested"),
        (Mark::Wait, "Held, running, waiting"),
        (Mark::Blank, "Not read, not counted, blank"),
        (Mark::Now, "You are here"),
    ];
    let marks = marks.map(|(mark, words)| {
        view! {
            <Row name=mark.state() margin=Margin::Mark(mark) state=RowState::Quiet>
                <RowEnd>
                    <Badge mark=mark text=words size=BadgeSize::Standard />
                </RowEnd>
            </Row>
        }
    });
    let barred = || Readiness::Barred("2 lines are blank".into());
    view! {
        <Section title="Marks" note=|| "Shape, word, colour">
            <ul role="list">{marks.into_iter().collect_view()}</ul>
        </Section>
        <Section title="Icons" note=|| "24 grid, one stroke of 2 px">
            <p class="samples inset">
                {Icon::ALL.map(|icon| view! { <Glyph icon=icon /> }).into_iter().collect_view()}
            </p>
        </Section>
        <Section title="Buttons" note=|| "One filled button on a screen">
            <div class="samples inset">
                <Button kind=ButtonKind::Primary press=Press::now(|| {})>"Record 14"</Button>
                <Button press=Press::now(|| {})>"At par, 20"</Button>
                <Button icon=Icon::Export press=Press::now(|| {})>"Export 214 records"</Button>
                <Button kind=ButtonKind::Small press=Press::now(|| {})>"Print"</Button>
                <Button kind=ButtonKind::Danger press=Press::now(|| {})>"Wipe"</Button>
                <Button kind=ButtonKind::Quiet press=Press::now(|| {}) about="the reason">"Change"</Button>
                <ButtonLink href="/kit">"To Room 3"</ButtonLink>
                <Button readiness=Signal::derive(barred) press=Press::now(|| {})>"Finish count"</Button>
                <Button kind=ButtonKind::Primary readiness=Readiness::Busy press=Press::now(|| {})>"Adding"</Button>
                <Button readiness=Readiness::Busy press=Press::now(|| {})>"Adding"</Button>
            </div>
        </Section>
    }
}

#[component]
pub fn Notices() -> impl IntoView {
    let toasts = vec![Toast { id: 1, mark: Mark::Good, text: "174 records added from Tablet A.".into() }];
    let columns = vec![
        Column::words("Row"),
        Column::words("Column"),
        Column::figures("Pieces"),
        Column::words("State"),
    ];
    view! {
        <Section title="Table" note=|| "Scrolls inside its frame">
            <Table label="Rows of the file, scrolls sideways" columns=columns>
                <tr>
                    <th scope="row">"Line 17"</th>
                    <td>"unit"</td>
                    <td data-number="">"1,204"</td>
                    <td>
                        <Badge mark=Mark::Stop text="No such unit" />
                    </td>
                </tr>
                <tr>
                    <th scope="row">"Line 214"</th>
                    <td>"code"</td>
                    <td data-number="">"40"</td>
                    <td>
                        <Badge mark=Mark::Due text="Code used twice" />
                    </td>
                </tr>
            </Table>
        </Section>
        <Section title="Banners" note=|| "One line, one way out">
            <Banner tone=Tone::Due strong="Locks in 20 seconds." text="Your count is kept.">
                <Button kind=ButtonKind::Small press=Press::now(|| {})>"Stay"</Button>
            </Banner>
            <Banner tone=Tone::Good strong="The log is whole." text="12,408 records checked." />
            <Banner tone=Tone::Stop strong="The last 2 lines are not saved." text="This tablet’s storage is full.">
                <Button kind=ButtonKind::Small press=Press::now(|| {})>"Free space"</Button>
            </Banner>
            <Banner tone=Tone::Plain strong="Another window is writing." text="You can read here.">
                <Button kind=ButtonKind::Small press=Press::now(|| {})>"Write here"</Button>
            </Banner>
        </Section>
        <Section title="Toast" note=|| "Something happened elsewhere">
            <div class="inset">
                <p class="toast">
                    <Stamp mark=Mark::Good />
                    <span>"174 records added from Tablet A."</span>
                </p>
            </div>
            <div hidden>
                <Toasts toasts=toasts />
            </div>
        </Section>
        <Empty title="No rooms yet" text="A room is a list of shelves in the order you walk them, each line with its par. Start with the room you know best; copy it for the others.">
            <Button press=Press::now(|| {})>"Add the first room"</Button>
        </Empty>
    }
}
