//! Row: one line of the book. The margin carries its state, the whole of it takes the tap.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::icon::{Glyph, Icon, Mark, Stamp};

/// How much a line asks to be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum RowState {
    #[default]
    Plain,
    /// Waits for its turn.
    Quiet,
    Done,
    /// The line you are on: a sheet of its own.
    Now,
}

/// What stands left of the margin line.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Margin {
    #[default]
    Empty,
    Mark(Mark),
    /// A mark and what it says to those who listen.
    Said(Mark, String),
    Number(u32),
    Icon(Icon),
    /// A tablet's letter in its box.
    Letter(char),
    /// A shelf code as large as a heading.
    Code(String),
}

/// What a tap on the row does.
#[derive(Clone, Default)]
pub enum Tap {
    #[default]
    None,
    Press(Callback<()>),
    Link(TextProp),
}

impl Tap {
    pub fn press(act: impl Fn() + Send + Sync + 'static) -> Self {
        Self::Press(Callback::new(move |()| act()))
    }

    pub fn link(href: impl Into<TextProp>) -> Self {
        Self::Link(href.into())
    }
}

/// One `<li>`; its children stand at the end of the line (figures, a badge, an arrow).
#[component]
pub fn Row(
    #[prop(into)] name: TextProp,
    #[prop(optional, into)] margin: Signal<Margin>,
    #[prop(optional, into)] state: Signal<RowState>,
    #[prop(optional)] tap: Tap,
    /// What stands under the name: [`RowSub`], or a badge.
    #[prop(optional, into)]
    under: ViewFnOnce,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let is = move |wanted: RowState| (state.get() == wanted).then_some("");
    view! {
        <li
            class="row"
            data-quiet=move || is(RowState::Quiet)
            data-done=move || is(RowState::Done)
            data-now=move || is(RowState::Now)
            aria-current=move || is(RowState::Now).map(|_| "step")
        >
            <span class="row__margin">{move || margin_view(margin.get())}</span>
            <span class="row__main">{name_view(name, tap)} {under.run()}</span>
            {children.map(|children| children())}
        </li>
    }
}

/// The end of a row: words, badges, an arrow. `Figs` and picks stand there by themselves.
#[component]
pub fn RowEnd(children: Children) -> impl IntoView {
    view! { <span class="row__end">{children()}</span> }
}

/// A quieter line under the name.
#[component]
pub fn RowSub(children: Children) -> impl IntoView {
    view! { <span class="row__sub">{children()}</span> }
}

/// The arrow of a row that leads somewhere.
#[component]
pub fn RowArrow() -> impl IntoView {
    view! {
        <span class="row__end">
            <Glyph icon=Icon::Next />
        </span>
    }
}

fn name_view(name: TextProp, tap: Tap) -> AnyView {
    match tap {
        Tap::None => view! { <span class="row__name">{move || name.get()}</span> }.into_any(),
        Tap::Press(act) => view! {
            <button class="row__tap" type="button" on:click=move |_| { act.try_run(()); }>
                {move || name.get()}
            </button>
        }
        .into_any(),
        Tap::Link(href) => view! {
            <a class="row__tap" href=move || href.get()>
                {move || name.get()}
            </a>
        }
        .into_any(),
    }
}

fn margin_view(margin: Margin) -> AnyView {
    match margin {
        Margin::Empty => ().into_any(),
        Margin::Mark(mark) => view! { <Stamp mark=mark /> }.into_any(),
        Margin::Said(mark, words) => view! {
            <Stamp mark=mark />
            <span class="unseen">{words}</span>
        }
        .into_any(),
        Margin::Number(number) => number.into_any(),
        Margin::Icon(icon) => view! { <Glyph icon=icon /> }.into_any(),
        Margin::Letter(letter) => view! { <b class="letter">{letter}</b> }.into_any(),
        Margin::Code(code) => view! { <b class="shelf__code">{code}</b> }.into_any(),
    }
}
