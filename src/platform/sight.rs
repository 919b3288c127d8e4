//! Whether an element comes near to what somebody sees of the page.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::js_sys::Array;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far beyond the edges of the screen is near: a flick of the finger goes about this far.
const MARGIN: &str = "1200px 0px";

/// Watches one element for as long as it lives.
#[derive(Debug)]
#[must_use = "dropping it stops watching"]
pub struct Watch {
    observer: IntersectionObserver,
    _heard: Closure<dyn FnMut(Array)>,
}

impl Watch {
    /// Calls `near` when the element is or comes near. None where the browser cannot tell.
    pub fn over(element: &Element, near: impl Fn() + 'static) -> Option<Self> {
        let heard = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            let is_near = |entry: wasm_bindgen::JsValue| {
                entry.dyn_into::<IntersectionObserverEntry>().is_ok_and(|entry| entry.is_intersecting())
            };
            if entries.iter().any(is_near) {
                near();
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        let observer =
            IntersectionObserver::new_with_options(heard.as_ref().unchecked_ref(), &options).ok()?;
        observer.observe(element);
        Some(Self { observer, _heard: heard })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
