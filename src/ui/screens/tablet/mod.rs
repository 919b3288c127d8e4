//! This tablet: who it is, whether its storage will last, whether its log is whole, and how it is
//! emptied when it leaves.

mod app_rows;
mod log;
mod name;
mod storage;
mod wipe;

use leptos::prelude::*;

use self::app_rows::{BuildSection, WindowsSection};
use self::log::LogSections;
use self::name::NameSection;
use self::storage::StorageSection;
use self::wipe::LeaveSection;
use crate::ui::parts::head::Above;
use crate::ui::shell::Page;
use crate::ui::text::shell::ShellMsg;
use crate::ui::words::Words;

#[component]
pub fn ThisTablet() -> impl IntoView {
    let words = Words::expect();
    view! {
        <Page
            title=words.say(ShellMsg::ThisTablet)
            above=Above::back("/more", words.say(ShellMsg::More))
        >
            <NameSection />
            <StorageSection />
            <LogSections />
            <WindowsSection />
            <BuildSection />
            <LeaveSection />
        </Page>
    }
}
