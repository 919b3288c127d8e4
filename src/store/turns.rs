//! One after another, in the order of asking.
//!
//! Writes wait for their turn so that a write that must be repeated after a lost connection is
//! never overtaken by a later one: the later one might be the newer text of the same record.

use crate::platform::deferred::Deferred;
use js_sys::Promise;
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// A line of callers.
#[derive(Debug, Default)]
pub(crate) struct Turns {
    last: RefCell<Option<Deferred>>,
}

/// The right to go on; dropping it lets the next one in.
#[derive(Debug)]
pub(crate) struct Turn {
    over: Deferred,
    before: Option<Promise>,
}

impl Turns {
    /// Waits until everyone who asked before is done.
    pub(crate) async fn take(&self) -> Turn {
        let over = Deferred::new();
        let before = self.last.replace(Some(over.clone()));
        let turn = Turn { over, before: before.as_ref().map(|before| before.promise().clone()) };
        if let Some(before) = before {
            before.value().await;
        }
        turn
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        // Settled with the promise of the one before: a caller who gives up while waiting must not
        // let the next one overtake whoever is still at work.
        match self.before.take() {
            Some(before) => self.over.resolve(&before),
            None => self.over.resolve(&JsValue::UNDEFINED),
        }
    }
}
