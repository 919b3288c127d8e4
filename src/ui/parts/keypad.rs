//! Keypad: ten digits, clear, erase. It only says which key was pressed.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use crate::ui::entry::Key;
use crate::ui::text::parts::PartsMsg;
use crate::ui::words::Words;

#[component]
pub fn Keypad(#[prop(into)] on_key: Callback<Key>, words: Words) -> impl IntoView {
    let digit = move |digit: u8| {
        view! {
            <button
                class="keypad__key"
                type="button"
                on:click=move |_| {
                    on_key.try_run(Key::Digit(digit));
                }
            >
                {digit}
            </button>
        }
    };
    view! {
        <div class="keypad" role="group" aria-label=words.say(PartsMsg::NumberKeys)>
            {(1..=9).map(digit).collect_view()}
            <button
                class="keypad__key keypad__key--word"
                type="button"
                on:click=move |_| {
                    on_key.try_run(Key::Clear);
                }
            >
                {words.say(PartsMsg::Clear)}
            </button>
            {digit(0)}
            <button
                class="keypad__key"
                type="button"
                aria-label=words.say(PartsMsg::EraseLastDigit)
                on:click=move |_| {
                    on_key.try_run(Key::Erase);
                }
            >
                <Glyph icon=Icon::Erase />
            </button>
        </div>
    }
}
