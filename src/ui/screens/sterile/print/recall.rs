//! The notice and report of a recall, on the screen and on its way to the printer.

use leptos::prelude::*;

use super::leaf::{Leaves, PrintDock, Printing, SizeChoice};
use crate::app::context::App;
use crate::domain::ids::EventId;
use crate::ui::paper::recall::document;
use crate::ui::parts::head::Above;
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::coming::NotFound;
use crate::ui::shell::Page;
use crate::ui::text::sterile::SterileMsg;
use crate::ui::text::sterile_print::PrintMsg;
use crate::ui::words::Words;

#[component]
pub fn RecallReport(own: EventId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let document = Memo::new(move |_| {
        let lang = words.lang();
        app.state.with(|state| document(state, own, lang))
    });
    let printing = Printing::of(document);
    let title = Memo::new(move |_| document.with(|document| document.as_ref().map(|own| own.title.clone())));
    move || {
        let Some(title) = title.get() else { return view! { <NotFound /> }.into_any() };
        view! {
            <Page
                title=title
                above=Above::back(
                    format!("/sterilize/recall/{own}"),
                    words.say(SterileMsg::RecallOpen),
                )
                dock=move || view! { <PrintDock printing=printing /> }
            >
                <Section title=words.say(PrintMsg::Paper) place=SectionPlace::First>
                    <div class="inset paper-choice no-print">
                        <SizeChoice printing=printing />
                    </div>
                </Section>
                <Leaves printing=printing />
            </Page>
        }
        .into_any()
    }
}
