//! Whether somebody can see the page.

use crate::platform::events::Subscription;
use web_sys::{Document, VisibilityState};

/// Whether the page is in the foreground; `true` when there is no telling.
pub fn is_visible() -> bool {
    document().is_none_or(|document| document.visibility_state() != VisibilityState::Hidden)
}

/// Calls `changed` with the new answer each time that the page comes or goes.
pub fn on_change(changed: impl Fn(bool) + 'static) -> Option<Subscription> {
    let document = document()?;
    Some(Subscription::to(&document, "visibilitychange", move || {
        changed(is_visible());
    }))
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
