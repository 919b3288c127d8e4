//! Reading JavaScript values that may be anything: properties and the words of an error.
//!
//! Owns nothing but the translation. Other files of `platform` and `store` build on it.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// A property of a value, or `None` when it is absent, null or cannot be read.
pub fn property(of: &JsValue, name: &str) -> Option<JsValue> {
    // A getter may throw (blocked storage does): for us that is the same as absent.
    let value = Reflect::get(of, &JsValue::from_str(name)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// A text property of a value.
pub fn text(of: &JsValue, name: &str) -> Option<String> {
    property(of, name)?.as_string()
}

/// The name of a thrown value: `QuotaExceededError`, `AbortError`, or empty.
pub fn error_name(thrown: &JsValue) -> String {
    text(thrown, "name").unwrap_or_default()
}

/// The browser's own words for a thrown value: `Name: message`.
pub fn words(thrown: &JsValue) -> String {
    let message = text(thrown, "message").or_else(|| thrown.as_string()).unwrap_or_default();
    match (error_name(thrown), message) {
        (name, message) if name.is_empty() && message.is_empty() => "no reason given".to_owned(),
        (name, message) if message.is_empty() => name,
        (name, message) if name.is_empty() => message,
        (name, message) => format!("{name}: {message}"),
    }
}
