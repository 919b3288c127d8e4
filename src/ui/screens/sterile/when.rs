//! When something happened, for records of sterilization: now, unless somebody says that it was earlier.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::ids::EventId;
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::text::Note;
use crate::domain::time::Zoned;
use crate::ui::screens::sterile::shared::Asking;
use crate::ui::screens::supply::late::{When, WhenSection};

#[derive(Clone, Copy)]
pub struct Earlier {
    when: When,
}

impl Earlier {
    pub fn new(app: App) -> Self {
        Self { when: When::new(app) }
    }

    /// The moment that is chosen; none while it cannot be read.
    pub fn moment(self) -> Option<Zoned> {
        self.when.moment_chosen()
    }

    /// Asks for something that happened then. A time that is half filled in is asked about, never taken
    /// for now.
    pub async fn ask(self, asking: Asking, what: SterilizationCommand) -> Option<Vec<EventId>> {
        if let Some(missing) = untrack(|| self.when.missing()) {
            asking.trouble.set(Some(missing.into()));
            return None;
        }
        let what = match untrack(|| self.when.earlier()) {
            Some((happened, reason)) => SterilizationCommand::Earlier {
                happened,
                late: Some((reason, Note::default())),
                what: Box::new(what),
            },
            None => what,
        };
        asking.ask(what).await
    }
}

/// Now or earlier; the day, the time and the reason unfold for what was earlier.
#[component]
pub fn EarlierFold(earlier: Earlier) -> impl IntoView {
    view! {
        <div class="earlier">
            <WhenSection when=earlier.when />
        </div>
    }
}
