//! Handing text to the clipboard.

use crate::platform::js;
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Copies a text. `false` when the browser does not let us: then the text must be selectable.
pub async fn copy(text: &str) -> bool {
    let Some(promise) = begin(text) else {
        return false;
    };
    JsFuture::from(promise).await.is_ok()
}

fn begin(text: &str) -> Option<Promise> {
    let navigator = web_sys::window()?.navigator();
    // Absent on pages that are not served securely.
    let clipboard = js::property(&navigator, "clipboard")?;
    let write: Function = js::property(&clipboard, "writeText")?.dyn_into().ok()?;
    write.call1(&clipboard, &JsValue::from_str(text)).ok()?.dyn_into().ok()
}
