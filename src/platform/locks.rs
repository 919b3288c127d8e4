//! Web Locks: one holder of a name among all windows of this origin.
//!
//! Owns taking, waiting, stealing and releasing. Must not know what the lock protects: `app`
//! decides who writes. Bound by hand because web-sys keeps LockManager behind a build flag.

use crate::platform::{deferred::Deferred, js};
use js_sys::{Array, Object, Promise, Reflect};
use std::fmt;
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// The lock of the one window that may append records.
pub const WRITER: &str = "tallywell-writer";

/// Why no lock could be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LockError {
    /// The browser has no Web Locks, or the page is not served securely.
    Unsupported,
    /// The browser refused, in its own words.
    Refused { detail: String },
}

impl fmt::Display for LockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsupported => f.write_str("this browser has no locks between windows"),
            Self::Refused { detail } => f.write_str(detail),
        }
    }
}

impl std::error::Error for LockError {}

/// How holding a lock came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// We let go of it.
    Released,
    /// Another window took it from us: stop writing at once.
    Stolen,
}

/// A lock that this window holds until the value is dropped or another window steals it.
#[derive(Debug)]
#[must_use = "dropping a lock releases it"]
pub struct Held {
    hold: Deferred,
    over: Promise,
}

impl Held {
    /// Waits until the lock is no longer ours. The future outlives `self`.
    pub fn ended(&self) -> impl Future<Output = Ending> + 'static {
        let over = JsFuture::from(self.over.clone());
        async move { if over.await.is_ok() { Ending::Released } else { Ending::Stolen } }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        // Also right for a lock that was asked for but not granted yet: the browser then grants it
        // and finds it released.
        self.hold.resolve(&JsValue::UNDEFINED);
    }
}

/// Takes the lock if nobody holds it; `None` when somebody does.
pub async fn try_take(name: &str) -> Result<Option<Held>, LockError> {
    request(name, &flag("ifAvailable")).await
}

/// Waits until the lock is free and takes it. Dropping the future gives up the place in line.
pub async fn wait_for(name: &str) -> Result<Held, LockError> {
    certain(request(name, &Object::new()).await)
}

/// Takes the lock from whoever holds it; their `ended` tells them so.
pub async fn steal(name: &str) -> Result<Held, LockError> {
    certain(request(name, &flag("steal")).await)
}

#[wasm_bindgen]
extern "C" {
    type Locks;

    #[wasm_bindgen(method, catch)]
    fn request(this: &Locks, name: &str, options: &Object, granted: &JsValue) -> Result<Promise, JsValue>;
}

async fn request(name: &str, options: &Object) -> Result<Option<Held>, LockError> {
    let locks = locks().ok_or(LockError::Unsupported)?;
    let hold = Deferred::new();
    let answer = Deferred::new();
    let granted = Closure::once_into_js({
        let (hold, answer) = (hold.clone(), answer.clone());
        // The browser holds the lock until the promise that this returns is settled.
        move |lock: JsValue| -> JsValue {
            answer.resolve(&JsValue::from_bool(!lock.is_null()));
            if lock.is_null() { JsValue::UNDEFINED } else { hold.promise().clone().into() }
        }
    });
    let over = locks.request(name, options, &granted).map_err(|thrown| refused(&thrown))?;
    // Made before waiting: a caller that drops this future must not leave the lock held.
    let held = Held { hold, over: over.clone() };
    // A theft rejects the promise; somebody must listen, or the browser reports it as unhandled.
    spawn_local({
        let ended = held.ended();
        async move {
            ended.await;
        }
    });
    let first = Promise::race(&Array::of2(answer.promise(), &over));
    match JsFuture::from(first).await {
        Ok(answer) if answer.as_bool() == Some(true) => Ok(Some(held)),
        Ok(_) => Ok(None),
        Err(thrown) => Err(refused(&thrown)),
    }
}

fn certain(taken: Result<Option<Held>, LockError>) -> Result<Held, LockError> {
    taken?.ok_or_else(|| LockError::Refused { detail: "the browser gave no lock".to_owned() })
}

fn refused(thrown: &JsValue) -> LockError {
    LockError::Refused { detail: js::words(thrown) }
}

fn flag(name: &str) -> Object {
    let options = Object::new();
    // Setting a property of a fresh object cannot fail.
    let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::TRUE);
    options
}

fn locks() -> Option<Locks> {
    let navigator = web_sys::window()?.navigator();
    js::property(&navigator, "locks").map(JsCast::unchecked_into)
}
