//! How long a lock of five minutes still lasts, second by second.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::runtime::now;
use crate::domain::time::{Instant, SECOND_MS};
use crate::ui::text::first_start::FirstStartMsg;
use crate::ui::words::Words;

/// Calls `on_end` when the time is over.
#[component]
pub fn Countdown(until: Instant, #[prop(into)] on_end: Callback<()>) -> impl IntoView {
    let words = Words::expect();
    let left = RwSignal::new(seconds_to(until));
    spawn_local(async move {
        loop {
            TimeoutFuture::new(1_000).await;
            let seconds = seconds_to(until);
            if left.try_set(seconds).is_some() {
                return;
            }
            if seconds <= 0 {
                on_end.try_run(());
                return;
            }
        }
    });
    let text = move || {
        let seconds = left.get().max(0);
        words.t(FirstStartMsg::LockedFor { minutes: seconds / 60, seconds: seconds % 60 })
    };
    // Silent while it runs: a figure that is read aloud every second helps nobody.
    view! { <span role="timer" aria-live="off">{text}</span> }
}

fn seconds_to(until: Instant) -> i64 {
    (until.ms_since(now().at) + SECOND_MS - 1).div_euclid(SECOND_MS)
}
