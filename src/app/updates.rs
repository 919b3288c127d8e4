//! Taking a newer build over, at a moment when it costs nobody anything.

use leptos::prelude::*;

use crate::app::context::{App, Save, Waits};
use crate::platform::updates;
use crate::store::prefs;

/// Whether a newer build may be offered now: it waits, nothing is being saved and no draft is open.
/// Follows the signals of the app; drafts are looked at again each minute.
pub fn may_offer(app: App) -> bool {
    app.now.track();
    app.update_waits.get() == Waits::NewBuild
        && matches!(app.save.get(), Save::Saved { .. })
        && prefs::open_drafts() == 0
}

/// Switches to the waiting build; the page loads anew.
pub fn apply() {
    // Where none waits any more, another window has switched already.
    let _: bool = updates::apply();
}
