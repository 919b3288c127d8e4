//! Mounts the app: what lives as long as the page does is made here, and the phase of the app
//! decides whether a gate or the five places are shown.

use leptos::prelude::*;
use leptos_router::components::Router;

use crate::app::boot;
use crate::app::context::{App, Phase};
use crate::app::idle;
use crate::app::runtime::now;
use crate::ui::frame;
use crate::ui::parts::icon::Sprite;
use crate::ui::routes::Screens;
use crate::ui::screens::exchange::letter::NeedsLetter;
use crate::ui::screens::first_start::Welcome;
use crate::ui::screens::gates::Opening;
use crate::ui::screens::lock::Lock;
use crate::ui::screens::recovery::Recovery;
use crate::ui::shell::Shell;
use crate::ui::text::Lang;
use crate::ui::undo::UndoList;
use crate::ui::words::Words;

/// Puts the app into the page.
pub fn mount() {
    mount_to_body(|| view! { <Root /> });
}

#[component]
fn Root() -> impl IntoView {
    let words = Words::new(RwSignal::new(page_language()));
    let app = App::new(now());
    provide_context(words);
    provide_context(app);
    provide_context(UndoList::new());
    provide_context(frame::shell_view(app));
    let shown = shown(app);
    provide_context(frame::Gated(Signal::derive(move || shown.get() != Shown::Places)));
    boot::start(app);
    idle::watch(app);
    Effect::new(move |_| {
        if let Some(page) = document().document_element() {
            let _ = page.set_attribute("lang", words.lang().tag());
        }
    });
    view! {
        <Sprite />
        <Router>
            <Shell>
                <Stage />
            </Shell>
        </Router>
    }
}

/// What may be seen: a gate until everything is ready and somebody is signed in, then the places.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Opening,
    Stopped,
    Unset,
    Unlettered,
    Locked,
    Places,
}

fn shown(app: App) -> Memo<Shown> {
    Memo::new(move |_| match app.phase.get() {
        Phase::Opening => Shown::Opening,
        Phase::Failed(_) | Phase::Recover(_) => Shown::Stopped,
        Phase::FirstStart => Shown::Unset,
        Phase::NeedsLetter => Shown::Unlettered,
        Phase::Ready if app.person.get().is_none() => Shown::Locked,
        Phase::Ready => Shown::Places,
    })
}

#[component]
fn Stage() -> impl IntoView {
    let app = App::expect();
    let shown = shown(app);
    move || match shown.get() {
        Shown::Opening => view! { <Opening /> }.into_any(),
        Shown::Stopped => view! { <Recovery /> }.into_any(),
        Shown::Unset => view! { <Welcome /> }.into_any(),
        Shown::Unlettered => view! { <NeedsLetter /> }.into_any(),
        Shown::Locked => view! { <Lock /> }.into_any(),
        Shown::Places => view! { <Screens /> }.into_any(),
    }
}

/// The language that `boot.js` has written into the page: the choice made here, else the browser's.
fn page_language() -> Lang {
    let page = document().document_element();
    page.and_then(|page| page.get_attribute("lang")).and_then(|tag| Lang::from_tag(&tag)).unwrap_or_default()
}
