//! The last words of a program that broke one of its own rules.
//!
//! Owns the panic hook: it keeps the last five panics in localStorage under `tallywell.panics`
//! and dispatches `tallywell-panic` with the text, at which the page shows its static overlay. Must
//! not touch any state of the app: a panic may have left it borrowed, and a second panic would say
//! nothing at all.

use crate::platform::{clock, events, js};
use js_sys::{Array, JSON, Object, Reflect};
use std::panic::set_hook;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Storage;

/// Where panics are kept: a JSON array of {at, build, message, location}, oldest first.
pub const KEY: &str = "tallywell.panics";
/// How many are kept.
const KEPT: u32 = 5;
/// Longest message in characters, so that localStorage is never filled by a panic.
const LONGEST: usize = 2_000;

/// Installs the hook. `build` identifies this build in what is kept.
pub fn install(build: &'static str) {
    set_hook(Box::new(move |panic| {
        let message = panic.payload_as_str().unwrap_or("no message");
        let location = panic.location().map(ToString::to_string).unwrap_or_default();
        tell(build, message, &location);
    }));
}

/// Keeps last words and tells the page. The hook calls it; so may whoever finds a state that must
/// not be gone on with.
pub fn tell(build: &str, message: &str, location: &str) {
    let message: String = message.chars().take(LONGEST).collect();
    keep(&entry(build, &message, location));
    events::dispatch("tallywell-panic", &JsValue::from_str(&format!("{message}\nat {location}")));
}

fn entry(build: &str, message: &str, location: &str) -> Object {
    let entry = Object::new();
    let set = |name: &str, value: JsValue| {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&entry, &JsValue::from_str(name), &value);
    };
    set("at", JsValue::from_f64(clock::now_ms() as f64));
    set("build", JsValue::from_str(build));
    set("message", JsValue::from_str(message));
    set("location", JsValue::from_str(location));
    entry
}

/// Appends to what is kept; whatever goes wrong here has nobody left to be told.
fn keep(entry: &Object) {
    let Some(storage) = storage() else { return };
    let kept = storage
        .get_item(KEY)
        .ok()
        .flatten()
        .and_then(|text| JSON::parse(&text).ok())
        .and_then(|value| value.dyn_into::<Array>().ok())
        .unwrap_or_default();
    kept.push(entry);
    let first = kept.length().saturating_sub(KEPT);
    let kept = kept.slice(first, kept.length());
    if let Some(text) = JSON::stringify(&kept).ok().and_then(|text| text.as_string()) {
        let _ = storage.set_item(KEY, &text);
    }
}

fn storage() -> Option<Storage> {
    js::property(web_sys::window()?.as_ref(), "localStorage").map(JsCast::unchecked_into)
}
