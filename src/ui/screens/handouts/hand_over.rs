//! The ticks for one patient, and the box that they become on screen and paper.

use leptos::prelude::*;

use super::blocks::{Drawing, plain};
use super::page::Reading;
use crate::domain::education::names::SheetKey;
use crate::domain::education::sheet::Sheet;
use crate::domain::education::today::{Line, tickable, ticked};
use crate::ui::parts::check_row::CheckRow;
use crate::ui::parts::section::Section;
use crate::ui::text::Speak as _;
use crate::ui::text::patient::PatientMsg;

/// The lines that were ticked, each with a mark of its own: nobody has to see colour.
pub fn today_box(drawing: &Drawing<'_>, sheet: &Sheet, lines: &[Line]) -> Option<AnyView> {
    let lines: Vec<String> = ticked(sheet, lines).into_iter().map(|line| plain(drawing, line)).collect();
    let lang = super::blocks::lang_of(drawing.language);
    (!lines.is_empty()).then(|| {
        let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        view! {
            <section class="sheet sheet-today" lang=drawing.language.code()>
                <h2>{PatientMsg::ForToday.text(lang)}</h2>
                <ul role="list">{lines}</ul>
            </section>
        }
        .into_any()
    })
}

/// What can be ticked before the sheet is handed over.
#[component]
pub fn Ticks(reading: Reading, key: SheetKey) -> impl IntoView {
    let words = reading.words;
    let rows = move || {
        let lines: Vec<(Line, String)> = reading.with_drawing(|drawing, library| {
            let sheet = library.sheet(&key, drawing.language);
            let lines = sheet.map(tickable).unwrap_or_default().into_iter();
            lines.map(|(line, text)| (line, plain(drawing, text))).collect()
        });
        let row = |(line, text): (Line, String)| {
            view! {
                <CheckRow
                    name=text
                    chosen=Signal::derive(move || reading.ticked.with(|ticked| ticked.contains(&line)))
                    on_turn=move |()| {
                        reading
                            .ticked
                            .update(|ticked| {
                                let before = ticked.len();
                                ticked.retain(|held| *held != line);
                                if ticked.len() == before {
                                    ticked.push(line);
                                }
                            });
                    }
                />
            }
        };
        let language = reading.language.get().code();
        view! {
            <ul role="list" lang=language>
                {lines.into_iter().map(row).collect_view()}
            </ul>
        }
    };
    view! {
        <Section
            title=words.say(PatientMsg::TickTitle)
            note=move || view! { <p>{words.say(PatientMsg::TickText)}</p> }
        >
            {rows}
        </Section>
    }
}
