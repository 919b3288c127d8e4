//! Telling the page how far the app has come, so that its boot watchdog knows.

use crate::platform::events;
use wasm_bindgen::JsValue;

/// The app is mounted and still opens its records: the watchdog keeps watching.
pub fn announce_starting() {
    events::dispatch("tallywell-starting", &JsValue::NULL);
}

/// The first screen stands: the watchdog goes home.
pub fn announce() {
    events::dispatch("tallywell-ready", &JsValue::NULL);
}
