//! Dock: the next thing and nothing else, always where the thumb is.
//!
//! Lower third of a standing tablet, the side of a lying one. Order: [`super::undo::UndoBar`],
//! a top body with [`DockLead`], an acting body with `Actions` last.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum DockKind {
    #[default]
    One,
    /// Two halves: what runs, what is next.
    Two,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DockPlace {
    /// What it is about; on a lying tablet it takes the free space.
    Top,
    /// What to do; stays at the lower edge.
    Act,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub name: String,
    pub value: String,
}

#[component]
pub fn Dock(
    /// Names the region for those who listen: "Line 21".
    #[prop(into)]
    label: TextProp,
    #[prop(optional)] kind: DockKind,
    children: Children,
) -> impl IntoView {
    let class = match kind {
        DockKind::One => "dock",
        DockKind::Two => "dock dock--two",
    };
    view! {
        <section class=class aria-label=move || label.get()>
            {children()}
        </section>
    }
}

#[component]
pub fn DockBody(place: DockPlace, children: Children) -> impl IntoView {
    let class = match place {
        DockPlace::Top => "dock__body dock__body--top",
        DockPlace::Act => "dock__body dock__body--act",
    };
    view! { <div class=class>{children()}</div> }
}

/// What is next: a small line, its name, and the few figures that matter.
#[component]
pub fn DockLead(
    #[prop(into)] kicker: TextProp,
    #[prop(into)] title: TextProp,
    #[prop(optional, into)] facts: Signal<Vec<Fact>>,
) -> impl IntoView {
    let fact = |fact: Fact| {
        view! {
            <div>
                <dt>{fact.name}</dt>
                <dd>{fact.value}</dd>
            </div>
        }
    };
    view! {
        <div class="lead-in">
            <p class="dock__kicker">{move || kicker.get()}</p>
            <h2 class="dock__title">{move || title.get()}</h2>
            {move || {
                let facts = facts.get();
                (!facts.is_empty())
                    .then(|| {
                        view! {
                            <dl class="facts">{facts.into_iter().map(fact).collect_view()}</dl>
                        }
                    })
            }}
        </div>
    }
}

/// What only a lying tablet has room for, such as a keypad.
#[component]
pub fn DockMore(children: Children) -> impl IntoView {
    view! { <div class="dock__more">{children()}</div> }
}

/// Entry and actions: side by side on a standing tablet, else one above the other.
#[component]
pub fn DockSplit(children: Children) -> impl IntoView {
    view! { <div class="dock__split">{children()}</div> }
}
