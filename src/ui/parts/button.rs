//! Button: what you can do. One filled button a screen, the rest have an edge.
//!
//! A second press is ignored while the first one's work runs, so a trembling finger records one
//! line and not two. A button that cannot be used says why in its own face and stays reachable.

use std::future::Future;
use std::pin::Pin;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::text_prop::TextProp;

use super::icon::{Glyph, Icon};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum ButtonKind {
    Primary,
    #[default]
    Secondary,
    Danger,
    /// Words with a line under them, for what is rarely wanted.
    Quiet,
    /// As low as a target may be: within rows and banners.
    Small,
}

impl ButtonKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button--primary",
            Self::Secondary => "button",
            Self::Danger => "button button--danger",
            Self::Quiet => "button button--quiet button--small",
            Self::Small => "button button--small",
        }
    }
}

/// Whether a button may be pressed now.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Readiness {
    #[default]
    Ready,
    Busy,
    /// Why not, in words that fit under the label.
    Barred(String),
}

type Work = Pin<Box<dyn Future<Output = ()>>>;

/// What a press does.
#[derive(Clone, Copy)]
pub enum Press {
    Now(Callback<()>),
    /// The button is busy, and deaf, until the work ends.
    Until(Callback<(), Work>),
    /// Sends the form that it stands in.
    Submit,
}

impl Press {
    pub fn now(act: impl Fn() + Send + Sync + 'static) -> Self {
        Self::Now(Callback::new(move |()| act()))
    }

    pub fn until<F: Future<Output = ()> + 'static>(work: impl Fn() -> F + Send + Sync + 'static) -> Self {
        Self::Until(Callback::new(move |()| Box::pin(work()) as Work))
    }
}

/// Two taps that the browser counts as one gesture and that come faster than anybody decides.
const DOUBLE_TAP_MS: f64 = 350.0;

#[component]
pub fn Button(
    press: Press,
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional, into)] readiness: Signal<Readiness>,
    #[prop(optional, into)] icon: Option<Icon>,
    /// What is heard after the label, when the label alone does not name its object.
    #[prop(optional, into)]
    about: Option<TextProp>,
    children: Children,
) -> impl IntoView {
    let working = RwSignal::new(Readiness::Ready);
    let busy = move || working.get() == Readiness::Busy || readiness.get() == Readiness::Busy;
    let barred = move || readiness.with(|readiness| matches!(readiness, Readiness::Barred(_)));
    let taken_at = StoredValue::new(f64::NEG_INFINITY);
    let on_click = move |event: ev::MouseEvent| {
        // The second half of a double tap: by then the button may already mean the next line.
        let soon = event.time_stamp() - taken_at.get_value() < DOUBLE_TAP_MS;
        let again = soon && event.detail() > 1 && matches!(press, Press::Until(_));
        if again || untrack(busy) || untrack(barred) {
            return;
        }
        taken_at.set_value(event.time_stamp());
        match press {
            Press::Now(act) => {
                act.try_run(());
            }
            Press::Until(work) => {
                if let Some(work) = work.try_run(()) {
                    working.set(Readiness::Busy);
                    spawn_local(async move {
                        work.await;
                        let _ = working.try_set(Readiness::Ready);
                    });
                }
            }
            Press::Submit => {}
        }
    };
    let why = move || match readiness.get() {
        Readiness::Barred(why) => Some(view! { <span class="button__why">{why}</span> }),
        Readiness::Ready | Readiness::Busy => None,
    };
    let about = about.map(|about| view! { <span class="unseen">" " {move || about.get()}</span> });
    view! {
        <button
            class=kind.class()
            type=if matches!(press, Press::Submit) { "submit" } else { "button" }
            aria-busy=move || busy().then_some("true")
            aria-disabled=move || (busy() || barred()).then_some("true")
            on:click=on_click
        >
            {icon.map(|icon| view! { <Glyph icon=icon /> })}
            <span class="button__words">
                {children()} {about} {why}
            </span>
            {move || busy().then(Strokes)}
        </button>
    }
}

/// The same look for a way to another page.
#[component]
pub fn ButtonLink(
    #[prop(into)] href: TextProp,
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional, into)] icon: Option<Icon>,
    children: Children,
) -> impl IntoView {
    view! {
        <a class=kind.class() href=move || href.get()>
            {icon.map(|icon| view! { <Glyph icon=icon /> })}
            <span class="button__words">{children()}</span>
        </a>
    }
}

/// Side by side; the way on stands last and is the wider one, under the right thumb.
#[component]
pub fn Actions(children: Children) -> impl IntoView {
    view! { <div class="actions">{children()}</div> }
}

/// Work goes on: strokes that come one after another.
#[component]
pub fn Strokes() -> impl IntoView {
    view! {
        <span class="strokes" aria-hidden="true">
            <i></i>
            <i></i>
            <i></i>
            <i></i>
        </span>
    }
}
