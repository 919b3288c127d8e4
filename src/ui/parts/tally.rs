//! Tally: what can be counted is drawn as strokes, in fives.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::ui::entry::strokes;

/// On a phone of 320 px, 60 strokes still stand apart.
const MOST_STROKES: usize = 60;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Progress {
    pub done: usize,
    pub total: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum TallyKind {
    /// Things: in fives, the one in hand marked.
    #[default]
    Fives,
    /// Time: even strokes, nothing in hand.
    Even,
}

/// Strokes with words for those who listen, such as "20 of 40 lines counted".
#[component]
pub fn Tally(
    #[prop(into)] progress: Signal<Progress>,
    #[prop(into)] label: TextProp,
    #[prop(optional)] kind: TallyKind,
) -> impl IntoView {
    view! {
        <div class=class(kind) role="img" aria-label=move || label.get()>
            {move || draw(progress.get(), kind)}
        </div>
    }
}

/// The same strokes beside words that already say it.
#[component]
pub fn SilentTally(
    #[prop(into)] progress: Signal<Progress>,
    #[prop(optional)] kind: TallyKind,
) -> impl IntoView {
    view! {
        <div class=class(kind) aria-hidden="true">
            {move || draw(progress.get(), kind)}
        </div>
    }
}

const fn class(kind: TallyKind) -> &'static str {
    match kind {
        TallyKind::Fives => "tally",
        TallyKind::Even => "tally tally--even",
    }
}

fn draw(progress: Progress, kind: TallyKind) -> impl IntoView {
    let (done, total) = strokes(progress.done, progress.total, MOST_STROKES);
    (0..total)
        .map(|stroke| {
            let in_hand = stroke == done && kind == TallyKind::Fives;
            view! {
                <i
                    data-done=(stroke < done).then_some("")
                    data-now=in_hand.then_some("")
                ></i>
            }
        })
        .collect_view()
}
