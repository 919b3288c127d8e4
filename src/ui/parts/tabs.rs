//! Tabs inside a place: plain links, because each is a page with an address.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

#[derive(Clone)]
pub struct Tab {
    pub href: &'static str,
    pub label: TextProp,
}

#[component]
pub fn Tabs(
    /// The place that the tabs belong to.
    #[prop(into)]
    label: TextProp,
    tabs: Vec<Tab>,
    /// The address of the tab that is open.
    current: &'static str,
) -> impl IntoView {
    let tabs = tabs
        .into_iter()
        .map(|tab| {
            let here = (tab.href == current).then_some("page");
            view! {
                <a class="tab" href=tab.href aria-current=here>
                    {move || tab.label.get()}
                </a>
            }
        })
        .collect_view();
    view! {
        <nav class="tabs" aria-label=move || label.get()>
            {tabs}
        </nav>
    }
}
