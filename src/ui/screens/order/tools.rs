//! Taking an order along: copied as text, as a table, on paper.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::app::context::App;
use crate::app::tablet;
use crate::app::transfer::{TableKind, build_table};
use crate::ui::parts::badge::{Badge, BadgeSize};
use crate::ui::parts::button::{Button, Press};
use crate::ui::parts::icon::{Icon, Mark};
use crate::ui::parts::section::Section;
use crate::ui::screens::exchange::out::{Out, said, sent};
use crate::ui::text::order::OrderMsg;
use crate::ui::words::Words;

/// What the last tap came to, where it is no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Nothing,
    Copied,
    /// The text must then be selectable.
    CopyFailed,
    CannotPrint,
}

#[component]
pub fn Tools(#[prop(into)] text: Signal<String>, table: TableKind) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let (out, told) = (RwSignal::new(Out::Nothing), RwSignal::new(Told::Nothing));
    let copy = move || async move {
        out.set(Out::Nothing);
        let copied = tablet::copy(text.get_untracked()).await;
        let _ = told.try_set(if copied { Told::Copied } else { Told::CopyFailed });
    };
    // Sending begins within the tap: a table is made in no time, one that waits is sent by another tap.
    let take = move || async move {
        told.set(Told::Nothing);
        let file = match out.get_untracked() {
            Out::Ready(file) => file,
            Out::Nothing | Out::Said(..) => build_table(app, table),
        };
        let result = sent(app, file).await;
        let _ = out.try_set(result);
    };
    let print = move || {
        out.set(Out::Nothing);
        told.set(if tablet::print_page() { Told::Nothing } else { Told::CannotPrint });
    };
    view! {
        <div class="no-print">
            <Section title=words.say(OrderMsg::Send)>
                <div class="inset">
                    <div class="samples">
                        <Button press=Press::until(copy)>{words.say(OrderMsg::CopyText)}</Button>
                        <Button press=Press::until(take) icon=Icon::Export>
                            {words.say(OrderMsg::Table)}
                        </Button>
                        <Button press=Press::now(print) icon=Icon::Print>
                            {words.say(OrderMsg::Print)}
                        </Button>
                    </div>
                    <div class="offer__said" role="status">
                        {move || said(out, words)} {move || told_words(told.get(), words)}
                    </div>
                    <Show when=move || told.get() == Told::CopyFailed>
                        <Selectable text=text label=words.say(OrderMsg::TextLabel) />
                    </Show>
                </div>
            </Section>
        </div>
    }
}

fn told_words(told: Told, words: Words) -> Option<impl IntoView> {
    let (mark, msg) = match told {
        Told::Nothing => return None,
        Told::Copied => (Mark::Good, OrderMsg::Copied),
        Told::CopyFailed => (Mark::Look, OrderMsg::CopyFailed),
        Told::CannotPrint => (Mark::Stop, OrderMsg::CannotPrint),
    };
    Some(view! { <Badge mark=mark text=words.say(msg) size=BadgeSize::Standard /> })
}

/// A text that can be selected by hand.
#[component]
fn Selectable(text: Signal<String>, #[prop(into)] label: TextProp) -> impl IntoView {
    view! {
        <textarea
            class="field__box"
            rows="10"
            readonly
            aria-label=move || label.get()
            prop:value=move || text.get()
        ></textarea>
    }
}
