//! Listening to and dispatching events of the window.
//!
//! Owns the subscription type of the whole platform: dropping it stops listening.

use gloo_events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, EventTarget};

/// A running subscription. Dropping it unsubscribes; `forget` keeps it for the page's life.
#[derive(Debug)]
#[must_use = "dropping a subscription unsubscribes"]
pub struct Subscription(EventListener);

impl Subscription {
    /// Calls `heard` at each event `name` of `target`.
    pub fn to(target: &EventTarget, name: &'static str, mut heard: impl FnMut() + 'static) -> Self {
        Self(EventListener::new(target, name, move |_| heard()))
    }

    pub(crate) fn of(listener: EventListener) -> Self {
        Self(listener)
    }

    /// Listens for as long as the page lives.
    pub fn forget(self) {
        self.0.forget();
    }
}

/// Dispatches a `CustomEvent` on the window. `false` when there is no window to hear it.
pub fn dispatch(name: &str, detail: &JsValue) -> bool {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    let event = CustomEvent::new_with_event_init_dict(name, &init);
    match (web_sys::window(), event) {
        (Some(window), Ok(event)) => window.dispatch_event(&event).is_ok(),
        _ => false,
    }
}
