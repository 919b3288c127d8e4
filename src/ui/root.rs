//! Mounts the app: what lives as long as the page does is made here.

use leptos::prelude::*;
use leptos_router::components::Router;

use crate::ui::parts::icon::Sprite;
use crate::ui::routes::Screens;
use crate::ui::shell::{Shell, ShellView};
use crate::ui::text::Lang;
use crate::ui::words::Words;

/// Puts the app into the page.
pub fn mount() {
    mount_to_body(|| view! { <Root /> });
}

#[component]
fn Root() -> impl IntoView {
    let words = Words::new(RwSignal::new(page_language()));
    provide_context(words);
    provide_context(ShellView::unknown());
    Effect::new(move |_| {
        if let Some(page) = document().document_element() {
            let _ = page.set_attribute("lang", words.lang().tag());
        }
    });
    view! {
        <Sprite />
        <Router>
            <Shell>
                <Screens />
            </Shell>
        </Router>
    }
}

/// The language that `boot.js` has written into the page: the choice made here, else the browser's.
fn page_language() -> Lang {
    let page = document().document_element();
    page.and_then(|page| page.get_attribute("lang"))
        .and_then(|tag| Lang::from_tag(&tag))
        .unwrap_or_default()
}
