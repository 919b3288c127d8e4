//! Long rows: a list of thousands of lines, made a piece at a time.
//!
//! A line that nobody comes near is never made: a closet of five thousand lines opens as fast as a
//! room of forty. A piece stays once it is made. Its gap is as tall as its lines are likely to be.
//! Lists that follow each other in one page say how many lines stand before them.

use std::hash::Hash;

use leptos::html;
use leptos::prelude::*;

use crate::app::tablet;

const PIECE: usize = 12;
/// Lines of a page that are made with it: more than a tall tablet shows.
const MADE_AT_ONCE: usize = 50;

/// The `<li>`s of a list. The line in hand is made wherever it stands.
#[component]
pub fn LongRows<Key>(
    #[prop(into)] keys: Signal<Vec<Key>>,
    #[prop(into)] in_hand: Signal<Option<Key>>,
    row: Callback<Key, AnyView>,
    /// How many lines of other lists stand before these in the page.
    #[prop(optional)]
    before: usize,
) -> impl IntoView
where
    Key: Clone + Eq + Hash + Send + Sync + 'static,
{
    let pieces = Memo::new(move |_| keys.with(|keys| keys.len().div_ceil(PIECE)));
    view! {
        <For each=move || 0..pieces.get() key=|piece| *piece let:piece>
            <Piece
                keys=keys
                in_hand=in_hand
                row=row
                piece=piece
                near=RwSignal::new(before + piece * PIECE < MADE_AT_ONCE)
            />
        </For>
    }
}

#[component]
fn Piece<Key>(
    keys: Signal<Vec<Key>>,
    in_hand: Signal<Option<Key>>,
    row: Callback<Key, AnyView>,
    piece: usize,
    near: RwSignal<bool>,
) -> impl IntoView
where
    Key: Clone + Eq + Hash + Send + Sync + 'static,
{
    let held = Memo::new(move |_| {
        keys.with(|keys| keys.iter().skip(piece * PIECE).take(PIECE).cloned().collect::<Vec<_>>())
    });
    let is_made = Memo::new(move |was: Option<&bool>| {
        let holds =
            || in_hand.with(|key| key.as_ref().is_some_and(|key| held.with(|held| held.contains(key))));
        was == Some(&true) || near.get() || holds()
    });
    move || {
        if is_made.get() {
            let each = move || held.get();
            view! { <For each=each key=Clone::clone children=move |key| row.run(key) /> }.into_any()
        } else {
            view! { <Gap lines=held.with_untracked(Vec::len) near=near /> }.into_any()
        }
    }
}

/// Stands where the lines of a piece will stand.
#[component]
fn Gap(lines: usize, near: RwSignal<bool>) -> impl IntoView {
    let gap = NodeRef::<html::Li>::new();
    let watch = StoredValue::new_local(None);
    gap.on_load(move |gap| {
        // Without anybody to tell, it is better made than missing.
        match tablet::when_near(&gap, move || near.set(true)) {
            Some(watching) => watch.set_value(Some(watching)),
            None => near.set(true),
        }
    });
    let lines = (0..lines).map(|_| view! { <span class="rows-gap__line"></span> }).collect_view();
    view! {
        <li aria-hidden="true" node_ref=gap>
            {lines}
        </li>
    }
}
