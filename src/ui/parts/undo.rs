//! Undo bar: what was just done, and eight strokes for the eight seconds to take it back.
//!
//! Time runs by the clock and never pauses: a tablet that slept comes back without the bar. The
//! history of the shift undoes later. The screen clears the notice in `on_end`.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::icon::{Glyph, Icon};
use super::tally::{Progress, SilentTally, TallyKind};
use crate::ui::text::parts::PartsMsg;
use crate::ui::words::Words;

const SECONDS: usize = 8;
const SECOND_MS: f64 = 1_000.0;

/// What can be taken back. A new id starts the eight seconds again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undoable {
    pub id: u64,
    /// "Syringe 1 mL: 10 recorded."
    pub text: String,
    /// What the button is heard to undo: "line 20".
    pub object: String,
}

/// Stands first in the dock. The words are in the page before the first notice, so that it is
/// announced.
#[component]
pub fn UndoBar(
    #[prop(into)] notice: Signal<Option<Undoable>>,
    #[prop(into)] on_undo: Callback<u64>,
    #[prop(into)] on_end: Callback<u64>,
    words: Words,
) -> impl IntoView {
    let left = RwSignal::new(SECONDS);
    let id = Memo::new(move |_| notice.with(|notice| notice.as_ref().map(|notice| notice.id)));
    Effect::new(move |_| {
        if let Some(id) = id.get() {
            run_down(id, left, notice, on_end);
        }
    });
    let text = move || notice.with(|notice| notice.as_ref().map(|notice| notice.text.clone()));
    let object = move || notice.with(|notice| notice.as_ref().map(|notice| notice.object.clone()));
    let strokes = move || Progress { done: left.get(), total: SECONDS };
    view! {
        <div class="undo" data-state=move || id.get().is_none().then_some("gone")>
            <p class="undo__text" role="status">
                {text}
            </p>
            <Show when=move || id.get().is_some()>
                <SilentTally progress=Signal::derive(strokes) kind=TallyKind::Even />
                <button
                    class="undo__act"
                    type="button"
                    on:click=move |_| {
                        if let Some(id) = id.get_untracked() {
                            on_undo.try_run(id);
                        }
                    }
                >
                    <Glyph icon=Icon::Undo />
                    {words.say(PartsMsg::Undo)}
                    <span class="unseen">" " {object}</span>
                </button>
            </Show>
        </div>
    }
}

/// Takes one stroke a second until none is left or another notice has come.
fn run_down(id: u64, left: RwSignal<usize>, notice: Signal<Option<Undoable>>, on_end: Callback<u64>) {
    let begun = js_sys::Date::now();
    spawn_local(async move {
        loop {
            let passed = ((js_sys::Date::now() - begun) / SECOND_MS).max(0.0) as usize;
            let still_mine =
                notice.try_with_untracked(|notice| notice.as_ref().is_some_and(|notice| notice.id == id));
            if still_mine != Some(true) {
                return;
            }
            if passed >= SECONDS {
                on_end.try_run(id);
                return;
            }
            let _ = left.try_set(SECONDS.saturating_sub(passed));
            TimeoutFuture::new(1_000).await;
        }
    });
}
