//! The clock of the screens and the lock that comes when nobody touches the tablet.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Interval;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::context::App;
use crate::app::runtime::now;
use crate::domain::time::{MINUTE_MS, SECOND_MS};
use crate::platform::clock;

const TICK_MS: u32 = 1_000;
/// How long before locking the screen says so.
const WARNING_MS: i64 = 20 * SECOND_MS;
/// Housekeeping waits until nobody has touched the tablet for this long.
const QUIET_MS: i64 = 10 * SECOND_MS;

/// Watches touches and keys for as long as the page lives.
pub fn watch(app: App) {
    let touched = Rc::new(Cell::new(clock::monotonic_ms()));
    let Some(window) = web_sys::window() else { return };
    for event in ["pointerdown", "keydown", "wheel"] {
        let touched = Rc::clone(&touched);
        let options = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(&window, event, options, move |_| {
            touched.set(clock::monotonic_ms());
        })
        .forget();
    }
    Interval::new(TICK_MS, move || tick(app, clock::monotonic_ms() - touched.get())).forget();
}

fn tick(app: App, idle_ms: i64) {
    let shown = app.now.get_untracked();
    let wall = now();
    let minute = |at: crate::domain::time::Zoned| at.at.ms().div_euclid(MINUTE_MS);
    if minute(shown) != minute(wall) || shown.offset != wall.offset {
        app.now.set(wall);
    }
    if idle_ms >= QUIET_MS {
        spawn_local(app.runtime().snapshot_if_due(app));
    }
    if app.person.get_untracked().is_none() {
        return;
    }
    let limit_ms = app.state.with_untracked(|state| i64::from(state.clinic.lock_minutes().get())) * MINUTE_MS;
    let left_ms = limit_ms - idle_ms;
    if left_ms <= 0 {
        lock(app);
    } else {
        let warning = (left_ms <= WARNING_MS).then(|| u32::try_from((left_ms + 999) / 1_000).unwrap_or(0));
        if app.locks_in.get_untracked() != warning {
            app.locks_in.set(warning);
        }
    }
}

/// Somebody is here after all. Their tap has started the minutes anew; this takes the warning away.
pub fn stay(app: App) {
    app.locks_in.set(None);
}

/// Signs the person out. What they have begun is kept as a draft.
pub fn lock(app: App) {
    app.locks_in.set(None);
    app.person.set(None);
}
