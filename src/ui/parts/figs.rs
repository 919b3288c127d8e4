//! Columns of figures at the end of a row: have, par, bring; and the heading above them.

use leptos::prelude::*;

use crate::ui::text::figure::number;
use crate::ui::text::parts::PartsMsg;
use crate::ui::words::Words;

/// The figures of one shelf line. Blank is a dash, never a zero.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Shelf {
    pub have: Option<i64>,
    pub par: Option<i64>,
    pub bring: Option<i64>,
    /// `07:41`, when the line was written.
    pub saved_at: Option<String>,
}

/// The names of the columns; hidden on a phone, where each figure carries its own word.
#[component]
pub fn ShelfHeading(words: Words) -> impl IntoView {
    view! {
        <p class="cols" aria-hidden="true">
            <span>{words.say(PartsMsg::SavedAt)}</span>
            <span>{words.say(PartsMsg::Have)}</span>
            <span>{words.say(PartsMsg::Par)}</span>
            <span>{words.say(PartsMsg::Bring)}</span>
        </p>
    }
}

#[component]
pub fn Figs(#[prop(into)] shelf: Signal<Shelf>, words: Words) -> impl IntoView {
    let have = move || match shelf.with(|shelf| shelf.have) {
        Some(have) => spoken(words, PartsMsg::Have, number(have)).into_any(),
        None => silent("–", words, PartsMsg::NotCounted).into_any(),
    };
    let par = move || match shelf.with(|shelf| shelf.par) {
        Some(par) => view! {
            <span class="figs__word">{words.say(PartsMsg::ParBefore)} " "</span>
            {number(par)}
        }
        .into_any(),
        None => silent("–", words, PartsMsg::NoPar).into_any(),
    };
    let bring = move || match shelf.with(|shelf| shelf.bring) {
        Some(0) => silent("·", words, PartsMsg::AtPar).into_any(),
        Some(bring) => spoken(words, PartsMsg::Bring, number(bring)).into_any(),
        None => ().into_any(),
    };
    let faint = |blank: bool| blank.then_some("");
    view! {
        <span class="figs">
            <span class="figs__at">{move || shelf.with(|shelf| shelf.saved_at.clone())}</span>
            " "
            <span class="figs__have" data-none=move || faint(shelf.with(|s| s.have.is_none()))>
                {have}
            </span>
            " "
            <span class="figs__par">{par}</span>
            " "
            <span
                class="figs__need"
                data-none=move || faint(shelf.with(|s| s.bring == Some(0)))
            >
                {bring}
            </span>
        </span>
    }
}

fn spoken(words: Words, name: PartsMsg, figure: String) -> impl IntoView {
    view! {
        <span class="unseen">{words.say(name)} " "</span>
        {figure}
    }
}

fn silent(sign: &'static str, words: Words, meaning: PartsMsg) -> impl IntoView {
    view! {
        <span aria-hidden="true">{sign}</span>
        <span class="unseen">{words.say(meaning)}</span>
    }
}
