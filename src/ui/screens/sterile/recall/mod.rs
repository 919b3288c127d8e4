//! A recall of loads: what to do now first, then load by load what became of each pack, then the
//! signatures that narrow or close it.

mod loads;
mod now;
mod signed;

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::ids::{EventId, SterilizerId};
use crate::domain::sterilization::recall::LoadRecall;
use crate::domain::sterilization::survey::Survey;
use crate::ui::address::Address;
use crate::ui::parts::button::{Actions, ButtonLink};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Icon;
use crate::ui::screens::sterile::shared::Asking;
use crate::ui::shell::Page;
use crate::ui::text::sterile::SterileMsg;
use crate::ui::text::sterile_recall::SterileRecallMsg as Say;

/// Reads something of a recall; none when there is no such one.
pub fn of_recall<T>(app: App, id: EventId, read: impl FnOnce(&Survey<'_>, &LoadRecall) -> T) -> Option<T> {
    app.state.with(|state| {
        for sterilizer in state.sterilization.sterilizers.keys() {
            let Some(survey) = Survey::of(&state.sterilization, *sterilizer) else { continue };
            if let Some(recall) = survey.recalls.iter().find(|recall| recall.id == id) {
                return Some(read(&survey, recall));
            }
        }
        None
    })
}

#[component]
pub fn RecallPage(own: EventId) -> impl IntoView {
    let asking = Asking::expect();
    let (app, words) = (asking.app, asking.words);
    // Whose it is never changes; what it holds is read by the parts.
    let sterilizer: Memo<Option<SterilizerId>> =
        Memo::new(move |_| of_recall(app, own, |_, recall| recall.sterilizer));
    view! {
        <Page
            title=words.say(Say::Title)
            above=Above::back(Address::Sterilize.to_string(), words.say(SterileMsg::Title))
        >
            {move || match sterilizer.get() {
                None => {
                    view! { <Empty title=words.say(Say::Gone) text=words.say(SterileMsg::NoLoads) /> }
                        .into_any()
                }
                Some(_) => {
                    view! {
                        <now::Now asking=asking id=own />
                        <loads::Loads asking=asking id=own />
                        <signed::Notices asking=asking id=own />
                        <signed::Lift asking=asking id=own />
                        <signed::Cause asking=asking id=own />
                        <signed::Close asking=asking id=own />
                        <now::Lists app=app id=own />
                        <div class="inset">
                            <Actions>
                                <ButtonLink
                                    href=Address::RecallReport(own).to_string()
                                    icon=Icon::Print
                                >
                                    {words.say(Say::Report)}
                                </ButtonLink>
                            </Actions>
                        </div>
                    }
                        .into_any()
                }
            }}
        </Page>
    }
}
