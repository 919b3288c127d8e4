//! Export and import: records on their way out, the tablets that are known, a file on its way in.
//!
//! `out` sends, `flow` takes in step by step, `chooser` and `preview` draw it, `join` and `letter`
//! are the gates of a tablet that has no clinic or no letter yet.

mod chooser;
mod flow;
pub mod join;
mod known;
pub mod letter;
pub mod out;
mod preview;

use leptos::prelude::*;

use self::chooser::ImportSection;
use self::flow::{Ground, ImportFlow};
use self::known::TabletsSection;
use self::out::{OutSection, TablesSection};
use self::preview::{AddDock, PreviewSection};
use crate::app::context::App;
use crate::ui::parts::head::Above;
use crate::ui::shell::Page;
use crate::ui::text::exchange::ExchangeMsg;
use crate::ui::text::shell::ShellMsg;
use crate::ui::words::Words;

#[component]
pub fn Exchange() -> impl IntoView {
    let words = Words::expect();
    let flow = ImportFlow::new(App::expect(), Ground::Open);
    view! {
        <Page
            title=words.say(ShellMsg::ExportAndImport)
            above=Above::back("/more", words.say(ShellMsg::More))
            sub=words.say(ExchangeMsg::Sub)
            dock=move || view! { <AddDock flow=flow /> }
        >
            <OutSection calm=Signal::derive(move || flow.is_shown()) />
            <PreviewSection flow=flow />
            <TabletsSection flow=flow />
            <ImportSection flow=flow />
            <TablesSection />
        </Page>
    }
}
