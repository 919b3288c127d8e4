//! The signature of whoever has read the log of these days.

use leptos::prelude::*;

use super::choose::{Chosen, Shown};
use crate::domain::event::Role;
use crate::domain::event::sterile_setup::PeriodReviewed;
use crate::domain::ids::SterilizerId;
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::text::Note;
use crate::ui::parts::button::{Actions, Button, Press, Readiness};
use crate::ui::parts::caution::Caution;
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Field, FieldKind};
use crate::ui::parts::section::Section;
use crate::ui::screens::sterile::shared::Asking;
use crate::ui::text::sterile_print::PrintMsg;

#[component]
pub fn Review(own: SterilizerId, chosen: Chosen) -> impl IntoView {
    let asking = Asking::expect();
    let (app, words) = (asking.app, asking.words);
    let note = RwSignal::new(String::new());
    let days = Memo::new(move |_| chosen.days(app.today.get()));
    let is_lead = Memo::new(move |_| {
        let person = app.person.get();
        app.state.with(|state| {
            let known = person.and_then(|id| state.clinic.staff.get(&id));
            known.is_some_and(|staff| staff.role.get() == Some(&Role::Lead))
        })
    });
    let sign = move || async move {
        let Some(days) = days.get_untracked() else { return };
        let text = Note::parse(&note.get_untracked()).unwrap_or_default();
        let review =
            PeriodReviewed { from: days.from, to: days.to.min(app.today.get_untracked()), note: text };
        let asked = asking.ask(SterilizationCommand::ReviewPeriod { sterilizer: own, review }).await;
        if asked.is_some() {
            note.set(String::new());
        }
    };
    let readiness = Signal::derive(move || {
        if is_lead.get() {
            Readiness::Ready
        } else {
            Readiness::Barred(words.t(PrintMsg::ReviewLead).into_owned())
        }
    });
    view! {
        <Show when=move || chosen.shown.get() == Shown::Log && days.get().is_some()>
            <Section title=words.say(PrintMsg::ReviewTitle)>
                <div class="setting inset paper-sign">
                    <p class="soft">{words.say(PrintMsg::ReviewText)}</p>
                    <Field
                        id="review-note"
                        label=words.say(PrintMsg::ReviewNote)
                        value=note
                        kind=FieldKind::Area { longest: 200, rows: 2 }
                    />
                    <Caution text=note words=words />
                    <ErrorLine error=words.said(asking.trouble) />
                    <Actions>
                        <Button press=Press::until(sign) readiness=readiness>
                            {words.say(PrintMsg::ReviewNow)}
                        </Button>
                    </Actions>
                </div>
            </Section>
        </Show>
    }
}
