//! The trail of the browser's Back.

use wasm_bindgen::JsValue;

use crate::platform::events::Subscription;

/// Keeps Back from leaving the page for as long as the answer lives: each step back is followed by a
/// new entry of the same address. A browser that lets somebody out after all finds the page as it was.
pub fn hold() -> Option<Subscription> {
    let window = web_sys::window()?;
    again();
    Some(Subscription::to(&window, "popstate", again))
}

fn again() {
    let Some(window) = web_sys::window() else { return };
    if let Ok(history) = window.history() {
        // A browser refuses when it was asked too often; Back then leaves, and the next start comes back.
        let _ = history.push_state(&JsValue::NULL, "");
    }
}
