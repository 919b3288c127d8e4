//! PIN pad: dots, keypad, and a real field over the dots for keyboards and paste.
//!
//! The digits are never drawn and never spoken, only how many there are. The field asks for no
//! screen keyboard, because the keypad is there already.

use leptos::ev;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::icon::{Mark, MarkSize, Stamp};
use super::keypad::Keypad;
use super::unique::unique;
use crate::ui::entry::{Key, PinLength, pin_digits, press_pin};
use crate::ui::text::parts::PartsMsg;
use crate::ui::words::Words;

#[component]
pub fn PinPad(
    pin: RwSignal<String>,
    /// Whose PIN, or which of two: "PIN for ML", "The same PIN again".
    #[prop(into)]
    label: TextProp,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(into)] on_enter: Callback<()>,
    words: Words,
) -> impl IntoView {
    const LENGTH: PinLength = PinLength::STANDARD;
    let id = unique("pin");
    let (field_id, error_id) = (id.clone(), format!("{id}-error"));
    let described = error_id.clone();
    let digits = move || u8::try_from(pin.with(String::len)).unwrap_or(LENGTH.most);
    let dots = move || {
        let entered = digits();
        (0..entered.max(LENGTH.least))
            .map(|dot| view! { <i data-done=(dot < entered).then_some("")></i> })
            .collect_view()
    };
    let on_key = move |key: Key| {
        let _ = pin.try_update(|pin| *pin = press_pin(pin, key, LENGTH));
    };
    let on_input = move |event: ev::Event| {
        let field = event_target::<web_sys::HtmlInputElement>(&event);
        let kept = pin_digits(&field.value(), LENGTH);
        // The signal may not change when a letter was typed, but the field must lose the letter.
        field.set_value(&kept);
        pin.set(kept);
    };
    let on_keydown = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            on_enter.try_run(());
        }
    };
    view! {
        <div class="pin">
            <label class="field__label" for=field_id>
                {move || label.get()}
            </label>
            <div class="pin__frame">
                <span class="pin__dots" aria-hidden="true">{dots}</span>
                <input
                    class="pin__field"
                    id=id
                    type="password"
                    inputmode="none"
                    autocomplete="off"
                    aria-describedby=described
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    prop:value=move || pin.get()
                    on:input=on_input
                    on:keydown=on_keydown
                />
            </div>
            <p class="unseen" role="status">
                {move || words.t(PartsMsg::PinEntered { digits: digits() })}
            </p>
            <p class="field__error" id=error_id role="alert" hidden=move || error.with(Option::is_none)>
                <Stamp mark=Mark::Stop size=MarkSize::Small />
                <span>{move || error.get()}</span>
            </p>
            <Keypad on_key=on_key words=words />
        </div>
    }
}
