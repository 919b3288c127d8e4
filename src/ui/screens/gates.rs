//! The gates before the five places: which component stands for which phase.

use leptos::prelude::*;

use crate::ui::screens::first_start::{FirstLetter, Welcome};
use crate::ui::screens::lock::Lock;
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

#[component]
pub fn Stopped() -> impl IntoView {
    view! { <Opening /> }
}

#[component]
pub fn Unset() -> impl IntoView {
    view! { <Welcome /> }
}

#[component]
pub fn Unlettered() -> impl IntoView {
    view! { <FirstLetter /> }
}

#[component]
pub fn Locked() -> impl IntoView {
    view! { <Lock /> }
}
