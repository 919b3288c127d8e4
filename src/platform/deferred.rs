//! A promise and the two ends that settle it, for browser interfaces that answer by callback.

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// A promise that is settled from outside.
#[derive(Clone, Debug)]
pub struct Deferred {
    promise: Promise,
    /// Always there: see `new`. An option, because an empty `Function` would be made by evaluating
    /// a text, which the page's security policy forbids.
    resolve: Option<Function>,
}

impl Deferred {
    pub fn new() -> Self {
        let mut resolve = None;
        // The executor runs before `new` returns, so `resolve` is always the promise's own.
        let promise = Promise::new(&mut |resolver, _| resolve = Some(resolver));
        Self { promise, resolve }
    }

    pub fn promise(&self) -> &Promise {
        &self.promise
    }

    /// Settles the promise; a second call does nothing.
    pub fn resolve(&self, value: &JsValue) {
        // A resolver of the browser's own never throws.
        if let Some(resolve) = &self.resolve {
            let _ = resolve.call1(&JsValue::UNDEFINED, value);
        }
    }

    /// Waits for the value. Dropping the future leaves the promise as it is.
    pub async fn value(&self) -> JsValue {
        JsFuture::from(self.promise.clone()).await.unwrap_or(JsValue::UNDEFINED)
    }
}

impl Default for Deferred {
    fn default() -> Self {
        Self::new()
    }
}
