//! Taking a newer build over, at a moment when it costs nobody anything.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;

use crate::app::context::{App, Save, Waits};
use crate::platform::updates;
use crate::store::prefs;

/// Between two looks at whether the app is kept, in milliseconds.
const LOOK_AGAIN_MS: u32 = 2_000;

/// Whether a newer build may be offered now: it waits, nothing is being saved and no draft is open.
/// Follows the signals of the app; drafts are looked at again each minute.
pub fn may_offer(app: App) -> bool {
    app.now.track();
    app.update_waits.get() == Waits::NewBuild
        && matches!(app.save.get(), Save::Saved { .. })
        && prefs::open_drafts() == 0
}

/// Whether this build lies on the tablet whole: then nothing that is fetched costs a network.
pub fn is_installed() -> bool {
    updates::is_installed()
}

/// Waits until every file of this build lies on the tablet; `looked` hears of each look, `None` when
/// this browser keeps no app. Ends when `looked` says so.
pub async fn watch_keeping(looked: impl Fn(Option<bool>) -> bool) {
    while !looked(updates::is_kept().await) {
        TimeoutFuture::new(LOOK_AGAIN_MS).await;
    }
}

/// Switches to the waiting build; the page loads anew.
pub fn apply() {
    // Where none waits any more, another window has switched already.
    let _: bool = updates::apply();
}
