//! The log of high-level disinfection, on the screen and on its way to the printer.

use leptos::prelude::*;

use super::choose::{ChooseDays, Chosen};
use super::leaf::{Leaves, PrintDock, Printing, SizeChoice};
use crate::app::context::App;
use crate::domain::sterilization::soaks::soak_period;
use crate::ui::paper::soaks::document;
use crate::ui::parts::head::Above;
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::shell::Page;
use crate::ui::text::sterile::SterileMsg;
use crate::ui::text::sterile_print::PrintMsg;
use crate::ui::text::sterile_print::record::RecordMsg;
use crate::ui::words::Words;

#[component]
pub fn SoakLog() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let chosen = Chosen::new(app.today.get_untracked());
    let document = Memo::new(move |_| {
        let (lang, today) = (words.lang(), app.today.get());
        let days = chosen.days(today)?;
        Some(app.state.with(|state| document(state, &soak_period(&state.sterilization, days, today), lang)))
    });
    let printing = Printing::of(document);
    view! {
        <Page
            title=words.say(RecordMsg::SoakTitle)
            above=Above::back("/sterilize/soaks", words.say(SterileMsg::Soaks))
            dock=move || view! { <PrintDock printing=printing /> }
        >
            <Section title=words.say(PrintMsg::Choose) place=SectionPlace::First>
                <div class="inset paper-choice no-print">
                    <ChooseDays chosen=chosen />
                    <SizeChoice printing=printing />
                </div>
            </Section>
            <Leaves printing=printing />
        </Page>
    }
}
