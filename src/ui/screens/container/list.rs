//! Everything that stands open, the first to go on top.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::inventory::containers::open_containers;
use crate::ui::parts::empty::Empty;
use crate::ui::parts::head::Above;
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::container::shared::{Naming, OpenRow};
use crate::ui::shell::Page;
use crate::ui::text::container::ContainerMsg;
use crate::ui::text::shell::ShellMsg;
use crate::ui::words::Words;

#[component]
pub fn Opened() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let lines = Memo::new(move |_| {
        let now = app.now.get();
        app.state.with(|state| open_containers(state, now))
    });
    view! {
        <Page
            title=words.say(ContainerMsg::Title)
            above=Above::back("/stock", words.say(ShellMsg::Stock))
            sub=words.say(ContainerMsg::Sub)
        >
            <Show
                when=move || lines.with(|lines| !lines.is_empty())
                fallback=move || {
                    view! {
                        <Empty
                            title=words.say(ContainerMsg::NoneTitle)
                            text=words.say(ContainerMsg::NoneText)
                        />
                    }
                }
            >
                <Section
                    title=words.say(ContainerMsg::Title)
                    place=SectionPlace::First
                    note=move || {
                        view! {
                            <p>
                                {move || words.t(ContainerMsg::ListNote { open: lines.with(Vec::len) })}
                            </p>
                        }
                    }
                >
                    <ul role="list">
                        {move || {
                            lines
                                .get()
                                .into_iter()
                                .map(|line| view! { <OpenRow line=line naming=Naming::Item /> })
                                .collect_view()
                        }}
                    </ul>
                </Section>
            </Show>
        </Page>
    }
}
