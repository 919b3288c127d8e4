//! Whether the app runs from the home screen.

use wasm_bindgen::JsValue;

use crate::platform::js;

/// How the page was opened, as far as the browser tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// An iPhone or iPad, from its home screen.
    AppleHomeScreen,
    /// An iPhone or iPad, in a tab of its browser.
    AppleBrowser,
    /// Any other device: its browsers offer installation by themselves.
    Elsewhere,
}

/// Only Apple's mobile browsers have `navigator.standalone`.
pub fn opened() -> Opened {
    let navigator = web_sys::window().map(|window| JsValue::from(window.navigator()));
    let standalone = navigator.and_then(|navigator| js::property(&navigator, "standalone"));
    match standalone.and_then(|standalone| standalone.as_bool()) {
        Some(true) => Opened::AppleHomeScreen,
        Some(false) => Opened::AppleBrowser,
        None => Opened::Elsewhere,
    }
}
