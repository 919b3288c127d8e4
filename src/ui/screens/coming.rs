//! Addresses that lead nowhere.

use leptos::prelude::*;

use crate::ui::parts::button::{ButtonKind, ButtonLink};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::head::Above;
use crate::ui::shell::Page;
use crate::ui::text::shell::ShellMsg;
use crate::ui::words::Words;

#[component]
pub fn NotFound() -> impl IntoView {
    place(ShellMsg::AppName, ShellMsg::NotHereTitle, ShellMsg::NotHereText)
}

fn place(name: ShellMsg, title: ShellMsg, text: ShellMsg) -> impl IntoView {
    let words = Words::expect();
    view! {
        <Page title=words.say(name) above=Above::here(words.say(ShellMsg::AppName))>
            <Empty title=words.say(title) text=words.say(text)>
                <ButtonLink href="/" kind=ButtonKind::Secondary>
                    {words.say(ShellMsg::ToToday)}
                </ButtonLink>
            </Empty>
        </Page>
    }
}
