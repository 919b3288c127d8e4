//! Mounts the app: what lives as long as the page does is made here, and the phase of the app
//! decides whether a gate or the five places are shown.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;
use leptos_router::location::{BrowserUrl, LocationProvider as _};

use crate::app::boot;
use crate::app::context::{App, Phase};
use crate::app::idle;
use crate::app::runtime::now;
use crate::app::updates;
use crate::ui::address::Address;
use crate::ui::frame;
use crate::ui::parts::icon::Sprite;
use crate::ui::routes::Shown;
use crate::ui::scan::Scans;
use crate::ui::screens::gates::in_wing;
use crate::ui::shell::Shell;
use crate::ui::text::Lang;
use crate::ui::undo::UndoList;
use crate::ui::wings::{Fetches, Standing, Wing, Wings};
use crate::ui::words::Words;

/// Puts the app into the page.
pub fn mount(fetches: Fetches) {
    mount_to_body(move || view! { <Root fetches=fetches /> });
}

#[component]
fn Root(fetches: Fetches) -> impl IntoView {
    let words = Words::new(RwSignal::new(page_language()));
    let app = App::new(now(), fetches.engine);
    provide_context(words);
    provide_context(app);
    let wings = Wings::new(fetches);
    provide_context(wings);
    provide_context(UndoList::new());
    provide_context(Scans::new());
    provide_context(frame::shell_view(app));
    let at_a_gate = Memo::new(move |_| gate(app).is_some());
    provide_context(frame::Gated(at_a_gate.into()));
    boot::start(app);
    if updates::is_installed() {
        // A tablet in use: its lock stands as soon as its records are open.
        spawn_local(wings.bring(Wing::Day));
        spawn_local(boot::bring_engine(app));
    }
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
            {post(wings)}
        </Router>
    }
}

/// What hears scans, as soon as its wing stands.
fn post(wings: Wings) -> impl IntoView {
    move || match wings.standing(Wing::Supplies) {
        Standing::Stands(show) => Some(show(Shown::ScanPost)),
        Standing::Away | Standing::Coming | Standing::Failed => None,
    }
}

/// The gate that stands before the places, while one does.
fn gate(app: App) -> Option<Shown> {
    match app.phase.get() {
        Phase::Opening => Some(Shown::Opening),
        Phase::Failed(_) | Phase::Recover { .. } => Some(Shown::Stopped),
        Phase::FirstStart => Some(Shown::Unset),
        Phase::NeedsLetter => Some(Shown::Unlettered),
        // Before the lock: whoever holds the tablet has no business with it.
        Phase::Ready if app.patient.with(Option::is_some) => Some(Shown::Patient),
        Phase::Ready if app.person.get().is_none() => Some(Shown::Locked),
        Phase::Ready => None,
    }
}

#[component]
fn Stage() -> impl IntoView {
    let app = App::expect();
    let path = use_location().pathname;
    let shown =
        Memo::new(move |_| gate(app).unwrap_or_else(|| path.with(|path| Shown::At(Address::of(path)))));
    let page = use_context::<BrowserUrl>();
    Effect::new(move |_| {
        path.track();
        // The address bar follows when the page of the new address stands.
        if let Some(page) = &page {
            page.ready_to_complete();
        }
    });
    move || in_wing(shown.get())
}

/// The language that `boot.js` has written into the page: the choice made here, else the browser's.
fn page_language() -> Lang {
    let page = document().document_element();
    page.and_then(|page| page.get_attribute("lang")).and_then(|tag| Lang::from_tag(&tag)).unwrap_or_default()
}
