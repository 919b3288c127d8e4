//! How long a soak still takes, second by second, from what the record says.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::runtime::now;
use crate::domain::time::{Instant, MINUTE_MS, SECOND_MS};
use crate::ui::parts::badge::{Badge, BadgeSize};
use crate::ui::parts::figure::{Figure, FigureSize};
use crate::ui::parts::icon::Mark;
use crate::ui::text::sterile_soak::SterileSoakMsg as Say;
use crate::ui::text::sterile_terms;
use crate::ui::words::Words;

/// The wall clock each second, for as long as the page stands. Read anew each time: a tablet that slept is
/// right as soon as it wakes.
pub fn ticking() -> Signal<Instant> {
    let tick = RwSignal::new(now().at);
    spawn_local(async move {
        loop {
            TimeoutFuture::new(1_000).await;
            if tick.try_set(now().at).is_some() {
                return;
            }
        }
    });
    tick.into()
}

/// Seconds until `ready`, rounded up, so that nothing is over before the record says so.
pub fn seconds_left(ready: Instant, now: Instant) -> i64 {
    (ready.ms_since(now) + SECOND_MS - 1).div_euclid(SECOND_MS)
}

/// The figure; and, said once, that it is over.
#[component]
pub fn TimeLeft(ready: Instant, now: Signal<Instant>) -> impl IntoView {
    let words = Words::expect();
    let left = Memo::new(move |_| seconds_left(ready, now.get()).max(0));
    let is_over = Memo::new(move |_| left.get() == 0);
    let value = move || sterile_terms::clock(u32::try_from(left.get()).unwrap_or(u32::MAX));
    let unit = move || match is_over.get() {
        false => words.t(Say::Left),
        true => words.t(Say::Since { minutes: now.get().ms_since(ready).div_euclid(MINUTE_MS) }),
    };
    // Silent while it runs: a figure that is read aloud every second helps nobody.
    view! {
        <div class="soak-left" data-state=move || is_over.get().then_some("due")>
            <div role="timer" aria-live="off">
                <Figure value=value unit=unit size=FigureSize::Display />
            </div>
            <p role="status">
                {move || {
                    is_over
                        .get()
                        .then(|| {
                            view! {
                                <Badge
                                    mark=Mark::Due
                                    text=words.say(Say::TakeOutNow)
                                    size=BadgeSize::Standard
                                />
                            }
                        })
                }}
            </p>
        </div>
    }
}
