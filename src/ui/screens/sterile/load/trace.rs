//! F0 of a trace from a data file or a printout, typed or pasted. For information: nothing is recorded.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::domain::sterilization::lethality::trace;
use crate::domain::sterilization::trace::{BadLine, parse};
use crate::domain::sterilization::units::TemperatureUnit;
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Field, FieldKind};
use crate::ui::text::sterile_why::SterileWhyMsg as Say;
use crate::ui::words::Words;

/// A trace of some hours in a reading each ten seconds.
const LONGEST: u32 = 40_000;

#[component]
pub fn Trace() -> impl IntoView {
    let words = Words::expect();
    let text = RwSignal::new(String::new());
    let unit = RwSignal::new(TemperatureUnit::Celsius);
    let read = Memo::new(move |_| text.with(|text| parse(text, unit.get())));
    let error = Signal::derive(move || {
        let BadLine(line) = read.with(|read| read.as_ref().err().copied())?;
        Some(words.t(Say::TraceWrong { line }).into_owned())
    });
    let said = move || {
        let readings = read.with(|read| read.clone().ok()).filter(|read| read.len() > 1)?;
        Some(words.t(Say::TraceWorth { tenths: trace(&readings).tenths(), readings: readings.len() }))
    };
    let units = [TemperatureUnit::Celsius, TemperatureUnit::Fahrenheit]
        .map(|own| (own, TextProp::from(if own == TemperatureUnit::Celsius { "°C" } else { "°F" })));
    view! {
        <details class="more-acts no-print">
            <summary>{words.say(Say::TraceTitle)}</summary>
            <p class="soft">{words.say(Say::TraceText)}</p>
            <Choice
                legend=words.say(Say::TraceUnit)
                look=ChoiceLook::Segments
                options=units.to_vec()
                chosen=Signal::derive(move || Some(unit.get()))
                on_choose=Callback::new(move |own| unit.set(own))
            />
            <Field
                id="trace"
                label=words.say(Say::TraceLines)
                hint=words.say(Say::TraceHint)
                value=text
                kind=FieldKind::Area { longest: LONGEST, rows: 6 }
            />
            <ErrorLine error=error />
            <p role="status">{said}</p>
        </details>
    }
}
