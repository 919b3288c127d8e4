//! Stepper, keypad, PIN, tallies, work that goes on.

use leptos::prelude::*;

use crate::ui::entry::{Bounds, Entry};
use crate::ui::parts::amounts::{Amount, Amounts};
use crate::ui::parts::figure::{Figure, FigureSize};
use crate::ui::parts::pin_pad::PinPad;
use crate::ui::parts::plot::{Plot, PlotFace};
use crate::ui::parts::progress::ProgressLine;
use crate::ui::parts::section::Section;
use crate::ui::parts::stepper::Stepper;
use crate::ui::parts::tally::{Progress, Tally, TallyKind};
use crate::ui::scale::Scale;
use crate::ui::words::Words;

#[component]
pub fn Entries() -> impl IntoView {
    let words = Words::expect();
    let blank = RwSignal::new(Entry::Blank);
    let bounds = Bounds::shelf(Some(20));
    let wrong = RwSignal::new(Entry::typed("14 ea", bounds));
    let pin = RwSignal::new("123".to_owned());
    let pin_error = || Some("Wrong PIN. 3 tries left.".to_owned());
    let amounts = [("case of 1,000", "", "1"), ("box of 100", "", "x"), ("K1042", "until Jun 2027", "")].map(
        |(name, note, typed)| Amount {
            name: name.to_owned(),
            note: note.to_owned(),
            entry: RwSignal::new(Entry::typed(typed, bounds)),
        },
    );
    let plot = PlotFace {
        essence: "24 at the end; between 3 and 60 since 1 Sep; counted 2 times.".to_owned(),
        scale: Scale::reaching(60, 4),
        ends: vec!["1 Sep".to_owned(), "today".to_owned()],
        legend: vec!["a dot is a count".to_owned()],
        figures: "The figures".to_owned(),
    };
    let [line, dots, point] = ["M0 75H300V285H420V75H700V180H1000", "M300 285h1M700 180h1", "M0 200H1000"];
    let drawing = view! {
        <path class="plot__line" d=line />
        <path class="plot__dots" d=dots />
        <path class="plot__point" d=point />
    }
    .into_any();
    view! {
        <Section title="Stepper, PIN, tally" note=|| "Hold to repeat; tap the number to type">
            <div class="samples samples--wide inset">
                <Stepper entry=blank bounds=bounds label="Have, blank" words=words />
                <Stepper entry=wrong bounds=bounds label="Have, wrong" words=words />
                <Amounts legend="In packs" amounts=Signal::stored(amounts.to_vec()) words=words />
                <PinPad pin=pin label="PIN for ML" error=Signal::derive(pin_error) on_enter=|()| {} words=words />
                <Tally progress=Progress { done: 7, total: 16 } label="7 of 16 taken" />
                <Tally progress=Progress { done: 130, total: 412 } label="130 of 412 lines" />
                <Tally progress=Progress { done: 18, total: 30 } label="18 of 30 minutes" kind=TallyKind::Even />
                <ProgressLine
                    progress=Progress { done: 12_000, total: 20_000 }
                    label="Checking 12,000 of 20,000 rows"
                    on_cancel=|()| {}
                    words=words
                />
                <Figure value="214" unit="records" size=FigureSize::Display />
                <Plot face=plot drawing=drawing>
                    <p>"The figures as a table"</p>
                </Plot>
            </div>
        </Section>
    }
}
