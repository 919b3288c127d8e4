//! What time the tablet says it is, and where on Earth it believes to be.
//!
//! Owns the four readings of the clock. Must not judge them: `log` decides what a jump means.

use crate::platform::js;
use js_sys::{Array, Date, Intl::DateTimeFormat, Object};
use wasm_bindgen::JsValue;

/// Milliseconds since 1970-01-01 UTC by the tablet's clock, which people may set wrongly.
pub fn now_ms() -> i64 {
    whole(Date::now())
}

/// Milliseconds on a clock that never goes back while the page lives. Its zero means nothing, and
/// some tablets stop it while they sleep: for measuring waits, never for recording.
pub fn monotonic_ms() -> i64 {
    let performance = web_sys::window().and_then(|window| window.performance());
    whole(performance.map_or_else(Date::now, |performance| performance.now()))
}

/// Minutes east of UTC in the tablet's zone at that instant, summer time included.
pub fn offset_minutes(at_ms: i64) -> i16 {
    // The range of a Date is 8.64e15 ms, which an f64 holds exactly.
    let date = Date::new(&JsValue::from_f64(at_ms as f64));
    // The browser counts minutes west; a date out of range gives NaN, which casts to 0.
    -(date.get_timezone_offset() as i16)
}

/// The tablet's zone by its IANA name, such as `America/Chicago`.
pub fn zone_name() -> Option<String> {
    let format = DateTimeFormat::new(&Array::new(), &Object::new());
    js::text(&format.resolved_options(), "timeZone").filter(|name| !name.is_empty())
}

fn whole(milliseconds: f64) -> i64 {
    milliseconds as i64
}
