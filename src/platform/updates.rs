//! A newer build that waits to take over.
//!
//! Owns reading what `public/boot.js` publishes: `window.tallywellUpdate` with `waiting` and
//! `apply()`, and the event `tallywell-update`. Must not decide when: `app` knows a safe point.

use crate::platform::{events::Subscription, js};
use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};

/// Whether a newer build is installed and waits.
pub fn is_waiting() -> bool {
    published().and_then(|update| js::property(&update, "waiting")).is_some_and(|waiting| waiting.is_truthy())
}

/// Switches to the waiting build: the page reloads soon after. `false` when there is none.
pub fn apply() -> bool {
    let Some(update) = published() else {
        return false;
    };
    let apply = js::property(&update, "apply").and_then(|apply| apply.dyn_into::<Function>().ok());
    apply.is_some_and(|apply| apply.call0(&update).is_ok())
}

/// Calls `changed` when a build begins to wait.
pub fn on_change(changed: impl Fn() + 'static) -> Option<Subscription> {
    Some(Subscription::to(&web_sys::window()?.into(), "tallywell-update", changed))
}

fn published() -> Option<JsValue> {
    js::property(web_sys::window()?.as_ref(), "tallywellUpdate")
}
