//! The record of one load, on the screen and on its way to the printer.

use leptos::prelude::*;

use super::leaf::{Leaves, PrintDock, Printing, SizeChoice};
use crate::app::context::App;
use crate::domain::ids::LoadId;
use crate::domain::sterilization::survey::Survey;
use crate::ui::paper::record::document;
use crate::ui::parts::head::Above;
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::coming::NotFound;
use crate::ui::shell::Page;
use crate::ui::text::sterile_print::PrintMsg;
use crate::ui::text::sterile_print::record::RecordMsg;
use crate::ui::words::Words;

#[component]
pub fn Certificate(own: LoadId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let document = Memo::new(move |_| {
        let (lang, today) = (words.lang(), app.today.get());
        app.state.with(|state| {
            let survey = Survey::around(&state.sterilization, own)?;
            Some(document(state, &survey, survey.load(own)?, today, lang))
        })
    });
    let printing = Printing::of(document);
    let code = Memo::new(move |_| {
        app.state.with(|state| {
            let record = state.sterilization.loads.get(&own)?;
            Some(record.defined.as_ref()?.what.code.to_string())
        })
    });
    move || {
        let Some(code) = code.get() else { return view! { <NotFound /> }.into_any() };
        view! {
            <Page
                title=words.say(RecordMsg::CertificateTitle { code: code.clone() })
                above=Above::back(format!("/sterilize/load/{own}"), code)
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
