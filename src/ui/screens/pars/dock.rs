//! The selected line: its par, its shelf, its place in the walk, and what the history suggests.

use leptos::prelude::*;

use super::model::{Editor, Neighbour, PAR_BOUNDS};
use super::shelf::ShelfField;
use crate::domain::ids::ItemId;
use crate::domain::inventory::consumption::{Advice, ParBasis};
use crate::domain::quantity::Quantity;
use crate::domain::text::TextError;
use crate::ui::entry::Entry;
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press, Readiness};
use crate::ui::parts::dock::{Dock, DockBody, DockLead, DockPlace};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::stepper::Stepper;
use crate::ui::parts::undo::UndoBar;
use crate::ui::screens::places::movers::Movers;
use crate::ui::screens::stock::shared::item_label;
use crate::ui::text::parts::PartsMsg;
use crate::ui::text::places::PlacesMsg;
use crate::ui::text::trouble::TroubleMsg;
use crate::ui::words::Words;

#[component]
pub fn LineDock(editor: Editor) -> impl IntoView {
    let words = Words::expect();
    let notice = Signal::derive(move || {
        editor.taken_off.with(|off| off.as_ref().map(|(undoable, _)| undoable.clone()))
    });
    let put_back = move |_: u64| {
        let Some((_, line)) = editor.taken_off.get_untracked() else { return };
        editor.taken_off.set(None);
        leptos::task::spawn_local(async move {
            editor.set_par(line.item, Some(line.par)).await;
        });
    };
    let body = move || match editor.selected.get() {
        Some(item) => view! { <LineEdit editor=editor item=item /> }.into_any(),
        None => view! { <NoLine editor=editor /> }.into_any(),
    };
    view! {
        <Dock label=words.say(PlacesMsg::Par)>
            <UndoBar
                notice=notice
                on_undo=put_back
                on_end=move |_: u64| {
                    let _ = editor.taken_off.try_set(None);
                }
                words=words
            />
            {body}
        </Dock>
    }
}

#[component]
fn NoLine(editor: Editor) -> impl IntoView {
    let words = Words::expect();
    let place = editor.place;
    let some = move || !editor.lines.with(Vec::is_empty);
    view! {
        <DockBody place=DockPlace::Act>
            <Show when=some>
                <p class="dock__text soft">{words.say(PlacesMsg::PickLine)}</p>
            </Show>
            <Actions>
                <ButtonLink
                    href=format!("/stock/pars/{place}/add")
                    kind=ButtonKind::Primary
                    icon=Icon::Plus
                >
                    {words.say(PlacesMsg::AddItems)}
                </ButtonLink>
            </Actions>
        </DockBody>
    }
}

#[component]
fn LineEdit(editor: Editor, item: ItemId) -> impl IntoView {
    let words = Words::expect();
    let app = editor.app;
    let name = Memo::new(move |_| app.state.with(|state| item_label(state, item, words.lang())));
    let kicker = move || {
        let (line, lines) = editor.lines.with(|lines| {
            let at = lines.iter().position(|line| line.item == item).unwrap_or(0);
            (at + 1, lines.len())
        });
        words.t(PlacesMsg::LineOf { line, lines })
    };
    let save = move || async move {
        if editor.save(item).await {
            let _ = editor.selected.try_set(None);
        }
    };
    let readiness = move || match editor.par.with(Entry::value) {
        Some(_) => Readiness::Ready,
        None => Readiness::Barred(words.t(TroubleMsg::Wording(TextError::Blank)).into_owned()),
    };
    let suggestion = Memo::new(move |_| editor.suggestion(item));
    let advice = Memo::new(move |_| editor.advice(item));
    view! {
        <DockBody place=DockPlace::Top>
            <DockLead kicker=kicker title=move || name.get() />
        </DockBody>
        <DockBody place=DockPlace::Act>
            {move || match suggestion.get() {
                Some(found) => view! { <Proposal editor=editor item=item found=found /> }.into_any(),
                None => view! { <p class="fine soft">{words.t(basis(advice.get()))}</p> }.into_any(),
            }}
            <div class="par-edit">
                <Stepper
                    entry=editor.par
                    bounds=PAR_BOUNDS
                    label=move || words.t(PlacesMsg::ParOf { item: name.get() })
                    words=words
                />
                <ShelfField id="shelf" shelf=editor.shelf shelves=untrack(|| editor.shelves()) />
            </div>
            <ErrorLine error=words.said(editor.trouble) />
            <Moves editor=editor item=item name=name />
            <Actions>
                <Button press=Press::now(move || editor.selected.set(None))>
                    {words.say(PartsMsg::Close)}
                </Button>
                <Button
                    kind=ButtonKind::Primary
                    readiness=Signal::derive(readiness)
                    press=Press::until(save)
                >
                    {words.say(PlacesMsg::Save)}
                </Button>
            </Actions>
        </DockBody>
    }
}

#[component]
fn Moves(editor: Editor, item: ItemId, name: Memo<String>) -> impl IntoView {
    let words = Words::expect();
    let around = Memo::new(move |_| editor.around(item));
    let shift = move |to: Neighbour| {
        leptos::task::spawn_local(editor.shift(item, to));
    };
    let off = move || async move {
        let name = name.get_untracked();
        let text = untrack(|| words.t(PlacesMsg::Removed { item: name.clone() }).into_owned());
        editor.take_off(item, name, text).await;
    };
    view! {
        <div class="par-moves">
            <Movers
                name=name
                up=Signal::derive(move || around.get().0 > 0)
                down=Signal::derive(move || around.get().1 > 0)
                on_up=move |()| shift(Neighbour::Above)
                on_down=move |()| shift(Neighbour::Below)
            />
            <Button kind=ButtonKind::Quiet press=Press::until(off)>
                {words.say(PlacesMsg::RemoveLine)}
            </Button>
        </div>
    }
}

/// What a suggestion was made from, or why there is none.
fn basis(advice: Advice<ParBasis>) -> PlacesMsg {
    match advice {
        Advice::TooLittle { known, wanted } => PlacesMsg::TooFewFills { known, wanted },
        Advice::Of(ParBasis { fills, par: Quantity::ZERO, .. }) => PlacesMsg::NothingBrought { fills },
        Advice::Of(ParBasis { fills, covered, par }) => PlacesMsg::Basis { fills, covered, par: par.value() },
    }
}

/// Never put into force by itself: it says where it comes from and waits for a tap.
#[component]
fn Proposal(editor: Editor, item: ItemId, found: ParBasis) -> impl IntoView {
    let words = Words::expect();
    let par = found.par.value();
    let take = move || async move {
        if editor.set_par(item, Some(found.par)).await {
            let _ = editor.par.try_set(Entry::Figure(par));
        }
    };
    view! {
        <div class="proposal">
            <p>
                <b>{words.say(PlacesMsg::Suggested { par })}</b>
                <span class="row__sub">{words.say(basis(Advice::Of(found)))}</span>
            </p>
            <Button kind=ButtonKind::Small press=Press::until(take)>
                {words.say(PlacesMsg::Use { par })}
            </Button>
        </div>
    }
}
