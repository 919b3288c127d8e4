//! Every part once, in the states that it can have. No link leads here: visual tests open `/kit`.
//!
//! The words are samples in English on purpose: what is looked at is the drawing. The parts' own
//! words follow the language. Owns no state that outlives the screen.

mod entries;
mod forms;
mod lines;
mod notices;

use leptos::prelude::*;

use self::entries::Entries;
use self::forms::{Forms, Windows};
use self::lines::{Lines, Rooms};
use self::notices::{Notices, Signs};
use crate::ui::entry::{Bounds, Entry, Key};
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press, Readiness};
use crate::ui::parts::dock::{Dock, DockBody, DockLead, DockMore, DockPlace, DockSplit, Fact};
use crate::ui::parts::figure::Figure;
use crate::ui::parts::head::Above;
use crate::ui::parts::keypad::Keypad;
use crate::ui::parts::stepper::Stepper;
use crate::ui::parts::tabs::{Tab, Tabs};
use crate::ui::parts::tally::{Progress, Tally};
use crate::ui::parts::undo::{UndoBar, Undoable};
use crate::ui::shell::{Page, Progressed};
use crate::ui::words::Words;

#[component]
pub fn KitGallery() -> impl IntoView {
    let done = Progress { done: 20, total: 40 };
    let progress = Progressed {
        figure: (|| view! { <Figure value="20" unit="of 40 lines" /> }).into(),
        tally: Some((move || view! { <Tally progress=done label="20 of 40 lines counted" /> }).into()),
    };
    let tabs = vec![
        Tab { href: "/kit", label: "Parts".into() },
        Tab { href: "/stock", label: "Stock".into() },
        Tab { href: "/more", label: "More".into() },
    ];
    view! {
        <Page
            title="Parts"
            above=Above::back("/more", "More")
            sub="Every part once, in the states it can have."
            progress=progress
            dock=|| view! { <LineDock /> }
        >
            <Tabs label="Kit" tabs=tabs current="/kit" />
            <Lines />
            <Rooms />
            <Signs />
            <Entries />
            <Forms />
            <Notices />
            <Windows />
        </Page>
    }
}

/// The dock of a room walk: undo, the line, keypad, stepper, two ways on.
#[component]
fn LineDock() -> impl IntoView {
    const PAR: i64 = 20;
    let words = Words::expect();
    let bounds = Bounds::shelf(Some(PAR));
    let entry = RwSignal::new(Entry::Figure(14));
    let notice = RwSignal::new(Some(undoable(1, 10)));
    let facts = move || {
        let bring = entry.with(Entry::value).map(|have| (PAR - have).max(0).to_string());
        vec![
            Fact { name: "Par".into(), value: PAR.to_string() },
            Fact { name: "Bring".into(), value: bring.unwrap_or_else(|| "–".into()) },
        ]
    };
    let readiness = move || match entry.with(Entry::value) {
        Some(_) => Readiness::Ready,
        None => Readiness::Barred("Blank is not zero".into()),
    };
    let record = move |have: i64| {
        notice.update(|notice| {
            let next = notice.as_ref().map_or(1, |notice| notice.id + 1);
            *notice = Some(undoable(next, have));
        });
        entry.set(Entry::Blank);
    };
    let record_entry = move || {
        if let Some(have) = entry.with_untracked(Entry::value) {
            record(have);
        }
    };
    let figure = move || entry.with(Entry::text);
    view! {
        <Dock label="Line 21">
            <UndoBar
                notice=notice
                on_undo=move |_: u64| notice.set(None)
                on_end=move |_: u64| notice.set(None)
                words=words
            />
            <DockBody place=DockPlace::Top>
                <DockLead
                    kicker="Line 21 of 40, Drawer 1"
                    title="Syringe 3 mL, Luer-lock"
                    facts=Signal::derive(facts)
                />
            </DockBody>
            <DockBody place=DockPlace::Act>
                <DockMore>
                    <Keypad
                        on_key=move |key: Key| entry.update(|entry| *entry = entry.pressed(key, bounds))
                        words=words
                    />
                </DockMore>
                <DockSplit>
                    <Stepper entry=entry bounds=bounds label="Have: Syringe 3 mL" words=words on_enter=move |()| record_entry() />
                    <Actions>
                        <Button press=Press::now(move || record(PAR))>"At par, 20"</Button>
                        <Button
                            kind=ButtonKind::Primary
                            readiness=Signal::derive(readiness)
                            press=Press::now(record_entry)
                        >
                            "Record "
                            {figure}
                        </Button>
                    </Actions>
                </DockSplit>
            </DockBody>
        </Dock>
    }
}

fn undoable(id: u64, have: i64) -> Undoable {
    Undoable { id, text: format!("Syringe 1 mL: {have} recorded."), object: "line 20".into() }
}
