//! Stepper: less, the figure, more. Held keys repeat; a tap on the figure lets one type it.
//!
//! One press is one click, so that keyboards and voice reach it; holding begins after 400 ms and
//! the click that ends it is swallowed. Every wrong text is named under the box, never mended.

use gloo_timers::future::TimeoutFuture;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::text_prop::TextProp;

use super::icon::{Glyph, GlyphSize, Icon};
use super::unique::unique;
use crate::ui::entry::{Bounds, Entry, Step, Wrong, repeat_delay_ms};
use crate::ui::text::Text;
use crate::ui::text::parts::PartsMsg;
use crate::ui::words::Words;

/// The label names the box for those who listen: "Have: Syringe 3 mL, Luer-lock".
#[component]
pub fn Stepper(
    entry: RwSignal<Entry>,
    #[prop(into)] bounds: Signal<Bounds>,
    #[prop(into)] label: TextProp,
    words: Words,
    /// What the Enter key does.
    #[prop(optional, into)]
    on_enter: Option<Callback<()>>,
) -> impl IntoView {
    let error_id = unique("stepper");
    let described = error_id.clone();
    let step = move |step: Step| {
        let _ = entry.try_update(|entry| *entry = entry.stepped(step, bounds.get_untracked()));
    };
    let error = move || entry.with(Entry::wrong).map(|why| explain(words, why));
    let on_keydown = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "ArrowUp" => {
            event.prevent_default();
            step(Step::More);
        }
        "ArrowDown" => {
            event.prevent_default();
            step(Step::Less);
        }
        "Enter" => {
            if let Some(on_enter) = on_enter {
                event.prevent_default();
                on_enter.try_run(());
            }
        }
        _ => {}
    };
    let group_label = label.clone();
    view! {
        <div class="stepper" role="group" aria-label=move || group_label.get()>
            <StepKey icon=Icon::Minus label=words.say(PartsMsg::OneLess) act=move || step(Step::Less) />
            <input
                class="stepper__value"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                enterkeyhint="done"
                placeholder="–"
                aria-label=move || label.get()
                aria-invalid=move || entry.with(|entry| entry.wrong().is_some()).then_some("true")
                aria-describedby=described
                prop:value=move || entry.with(Entry::text)
                on:input=move |event| {
                    entry.set(Entry::typed(&event_target_value(&event), bounds.get_untracked()));
                }
                on:focus=|event| select_all(&event)
                on:keydown=on_keydown
            />
            <StepKey icon=Icon::Plus label=words.say(PartsMsg::OneMore) act=move || step(Step::More) />
            <output class="unseen">{move || entry.with(Entry::text)}</output>
            <p class="stepper__error" id=error_id role="alert" hidden=move || error().is_none()>
                {error}
            </p>
        </div>
    }
}

/// One end of the stepper: a key that repeats while it is held.
#[component]
fn StepKey(
    icon: Icon,
    #[prop(into)] label: TextProp,
    act: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let hold = StoredValue::new(Hold::default());
    let release = move || {
        hold.try_update_value(|hold| hold.turn = hold.turn.wrapping_add(1));
    };
    let on_down = move |event: ev::PointerEvent| {
        if event.button() == 0 {
            start(hold, act);
        }
    };
    let on_click = move |event: ev::MouseEvent| {
        // A click made by a keyboard has no detail and ends no hold.
        let ends_a_hold = event.detail() > 0 && hold.with_value(|hold| hold.repeats > 0);
        if !ends_a_hold {
            act();
        }
    };
    view! {
        <button
            class="stepper__key"
            type="button"
            aria-label=move || label.get()
            on:pointerdown=on_down
            on:pointerup=move |_| release()
            on:pointercancel=move |_| release()
            on:pointerleave=move |_| release()
            on:contextmenu=move |event| event.prevent_default()
            on:click=on_click
        >
            <Glyph icon=icon size=GlyphSize::Large />
        </button>
    }
}

/// `turn` tells a running repeat whether its finger is still down.
#[derive(Clone, Copy, Default)]
struct Hold {
    turn: u32,
    repeats: u32,
}

fn start(hold: StoredValue<Hold>, act: impl Fn() + Copy + 'static) {
    let turn = hold.try_update_value(|hold| {
        *hold = Hold { turn: hold.turn.wrapping_add(1), repeats: 0 };
        hold.turn
    });
    spawn_local(async move {
        while let Some(held) = hold.try_get_value() {
            TimeoutFuture::new(repeat_delay_ms(held.repeats)).await;
            if hold.try_get_value().map(|hold| hold.turn) != turn {
                return;
            }
            hold.try_update_value(|hold| hold.repeats = hold.repeats.saturating_add(1));
            act();
        }
    });
}

/// A tap on the figure means another figure.
fn select_all(event: &ev::FocusEvent) {
    event_target::<web_sys::HtmlInputElement>(event).select();
}

fn explain(words: Words, why: Wrong) -> Text {
    words.t(match why {
        Wrong::NotDigits => PartsMsg::DigitsOnly,
        Wrong::TooLarge { most } => PartsMsg::AtMost { most },
        Wrong::TooSmall { least } => PartsMsg::AtLeast { least },
    })
}
