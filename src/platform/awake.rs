//! A screen that stays on while somebody reads, where the browser can do that.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::platform::events::Subscription;
use crate::platform::{js, visibility};

type Held = Rc<RefCell<Option<JsValue>>>;

/// Dropping it lets the screen go dark again.
#[must_use = "dropping it lets the screen go dark"]
pub struct Awake {
    /// None once it was let go, also where the browser has not answered yet.
    held: Rc<RefCell<Option<Held>>>,
    _seen: Option<Subscription>,
}

/// Asks for it, and again each time that the page comes back: going away ends it.
pub fn keep_awake() -> Awake {
    let held = Rc::new(RefCell::new(Some(Held::default())));
    ask(&held);
    let asked = Rc::clone(&held);
    let seen = visibility::on_change(move |is_visible| {
        if is_visible {
            ask(&asked);
        }
    });
    Awake { held, _seen: seen }
}

impl Drop for Awake {
    fn drop(&mut self) {
        let held = self.held.borrow_mut().take();
        if let Some(lock) = held.and_then(|held| held.borrow_mut().take()) {
            release(&lock);
        }
    }
}

fn ask(held: &Rc<RefCell<Option<Held>>>) {
    let held = Rc::clone(held);
    spawn_local(async move {
        // No wake lock, a low battery, a page in the background: the tablet's own rule holds.
        let Some(lock) = request().await else { return };
        match held.borrow().as_ref() {
            Some(place) => drop(place.borrow_mut().replace(lock)),
            None => release(&lock),
        }
    });
}

async fn request() -> Option<JsValue> {
    let navigator = JsValue::from(web_sys::window()?.navigator());
    let locks = js::property(&navigator, "wakeLock")?;
    let request: Function = js::property(&locks, "request")?.dyn_into().ok()?;
    let asked: Promise = request.call1(&locks, &JsValue::from_str("screen")).ok()?.dyn_into().ok()?;
    JsFuture::from(asked).await.ok()
}

fn release(lock: &JsValue) {
    let release = js::property(lock, "release").and_then(|release| release.dyn_into::<Function>().ok());
    // The browser lets go of it with the page at the latest.
    let _ = release.map(|release| release.call0(lock));
}
