//! This tablet as a machine: its room, its promises, its last words. And the few things that a
//! screen asks of the browser itself.

use serde::Deserialize;

use crate::app::runtime::now;
use crate::domain::time::{Instant, Offset, Zoned};
use crate::platform::awake::{self, Awake};
use crate::platform::events::Subscription;
use crate::platform::sight::Watch;
use crate::platform::{clipboard, clock, history, panic, print};
use crate::store::health;
use crate::store::local;

pub use crate::platform::events::Subscription as Touches;
pub use crate::store::health::{Persistence, Room};

/// What the browser says about our storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Storage {
    /// None when the browser does not say.
    pub room: Option<Room>,
    pub persistence: Persistence,
}

pub async fn storage() -> Storage {
    Storage { room: health::room().await, persistence: health::persistence().await }
}

/// Asks the browser to keep our storage. Call it from a tap: some browsers ask the person.
pub async fn ask_to_keep() -> Persistence {
    health::ask_persistence().await
}

/// A panic that this tablet remembers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastWords {
    pub at: Zoned,
    pub build: String,
    pub text: String,
}

#[derive(Deserialize)]
struct Kept {
    at: f64,
    build: String,
    message: String,
    location: String,
}

/// The panics that are kept, oldest first.
pub fn panics() -> Vec<LastWords> {
    let kept: Vec<Kept> = local::read(panic::KEY).ok().flatten().unwrap_or_default();
    let offset = now().offset;
    kept.into_iter()
        .map(|kept| LastWords {
            at: Zoned { at: Instant::from_ms(kept.at as i64), offset },
            build: kept.build,
            text: format!("{} at {}", kept.message, kept.location),
        })
        .collect()
}

/// Forgets them.
pub fn forget_panics() {
    // What cannot be forgotten is shown again; nothing depends on it.
    let _ = local::remove(panic::KEY);
}

/// The build that runs, as the sealed page names it; the version alone where it is not sealed.
pub fn build() -> String {
    let meta = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|page| page.query_selector("meta[name=\"tallywell-build\"]").ok().flatten());
    let sealed = meta.and_then(|meta| meta.get_attribute("content"));
    sealed.filter(|build| !build.is_empty()).unwrap_or_else(|| crate::app::BUILD.to_owned())
}

/// A moment, past or to come, as the wall clock here shows it then: summer time included.
pub fn on_the_wall(at: Instant) -> Zoned {
    Zoned { at, offset: Offset::from_minutes(clock::offset_minutes(at.ms())).unwrap_or_default() }
}

/// Copies a text to the clipboard; `false` when the browser does not let us.
pub async fn copy(text: String) -> bool {
    clipboard::copy(&text).await
}

/// Opens the print sheet; `false` when the browser cannot print.
pub fn print_page() -> bool {
    print::print()
}

/// The screen stays on for as long as the answer lives, where the browser can do that.
pub fn keep_awake() -> Awake {
    awake::keep_awake()
}

/// Calls `touched` at each event of that name, until the answer is dropped.
pub fn on_touch(event: &'static str, touched: impl FnMut() + 'static) -> Option<Touches> {
    web_sys::window().map(|window| Subscription::to(&window, event, touched))
}

/// Back stays on this page for as long as the answer lives.
pub fn hold_back() -> Option<Touches> {
    history::hold()
}

/// Milliseconds that only grow.
pub fn monotonic_ms() -> i64 {
    clock::monotonic_ms()
}

/// Calls `near` when an element comes near to what is in sight, until the watch is dropped.
pub fn when_near(element: &web_sys::Element, near: impl Fn() + 'static) -> Option<Watch> {
    Watch::over(element, near)
}

/// The address under which this app is reached, without a slash at the end.
pub fn origin() -> String {
    web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// Loads the page anew. Everything that was shown as saved is still there afterwards.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        // A browser that does not reload leaves the screen as it is.
        let _ = window.location().reload();
    }
}
