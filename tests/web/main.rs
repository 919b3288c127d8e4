//! The platform and the store in a real browser: Chromium, and WebKit because iPads are WebKit.
//!
//! Owns what the native tests cannot show: storage, locks, crypto, the clock of the browser. Must not
//! test meaning: that is done natively, in seconds. `browser.js` plays what the program cannot do to
//! itself: other windows, lost connections, a full disk. Each test has databases and locks of its
//! own, so the order does not matter.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "these are tests; clippy knows only native ones as such"
)]

mod channel;
mod crypto;
mod device;
mod health;
mod journal;
mod locks;
mod prefs;
mod supervision;
mod support;

use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A browser without these cannot keep records; better told here than by a hundred failing tests.
#[wasm_bindgen_test]
fn the_browser_has_what_the_records_need() {
    let window = js_sys::global();
    for path in ["indexedDB", "caches", "crypto.subtle", "navigator.locks"] {
        let found = path.split('.').fold(JsValue::from(window.clone()), |object, name| {
            js_sys::Reflect::get(&object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
        });
        assert!(found.is_object(), "the browser has no {path}");
    }
}
