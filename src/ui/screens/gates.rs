//! The gate that stands while the records are being opened.

use leptos::prelude::*;

use crate::ui::shell::Gate;
use crate::ui::text::shell::ShellMsg;
use crate::ui::words::Words;

#[component]
pub fn Opening() -> impl IntoView {
    let words = Words::expect();
    view! {
        <Gate title=words.say(ShellMsg::AppName)>
            <p class="inset lead">{words.say(ShellMsg::Opening)}</p>
        </Gate>
    }
}
