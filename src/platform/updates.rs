//! A newer build that waits to take over.
//!
//! Owns reading what `public/boot.js` publishes: `window.tallywellUpdate` with `waiting`, `apply()`
//! and `kept()`, and the event `tallywell-update`. Must not decide when: `app` knows a safe point.

use crate::platform::{events::Subscription, js};
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

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

/// Whether every file of this build lies on the tablet, so that it needs no network. `None` when the
/// browser keeps no app.
pub async fn is_kept() -> Option<bool> {
    let update = published()?;
    let kept: Function = js::property(&update, "kept")?.dyn_into().ok()?;
    let promise: Promise = kept.call0(&update).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()?.as_bool()
}

/// Whether a worker answers this page, so that every file of the build is on the tablet already.
pub fn is_installed() -> bool {
    let navigator = web_sys::window().map(|window| window.navigator());
    let workers = navigator.and_then(|navigator| js::property(navigator.as_ref(), "serviceWorker"));
    workers.and_then(|workers| js::property(&workers, "controller")).is_some()
}

/// Calls `changed` when a build begins to wait.
pub fn on_change(changed: impl Fn() + 'static) -> Option<Subscription> {
    Some(Subscription::to(&web_sys::window()?.into(), "tallywell-update", changed))
}

fn published() -> Option<JsValue> {
    js::property(web_sys::window()?.as_ref(), "tallywellUpdate")
}
