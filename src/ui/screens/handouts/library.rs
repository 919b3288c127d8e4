//! The library on its way to a screen: coming, here, or not to be had.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::text_prop::TextProp;

use crate::app::context::App;
use crate::app::handouts::{Library, LibraryFault, OwnText, library};
use crate::domain::education::language::Language;
use crate::ui::parts::button::{Button, ButtonKind, Press};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::head::Above;
use crate::ui::shell::Page;
use crate::ui::text::Lang;
use crate::ui::text::handouts::HandoutMsg;
use crate::ui::words::Words;

type Coming = Option<Result<Arc<Library>, LibraryFault>>;

/// Whether a screen begins anew when somebody saves a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Following {
    #[default]
    Follows,
    /// It has a text in hand.
    Holds,
}

/// Draws `whole` as soon as the sheets are read.
#[component]
pub fn WithLibrary(
    #[prop(into)] title: TextProp,
    above: Above,
    #[prop(optional)] following: Following,
    whole: Callback<Arc<Library>, AnyView>,
) -> impl IntoView {
    let words = Words::expect();
    let coming = RwSignal::new(None as Coming);
    let ask = move || {
        spawn_local(async move {
            let read = library().await;
            let _ = coming.try_set(Some(read));
        });
    };
    ask();
    let above = StoredValue::new(above);
    let title = StoredValue::new(title);
    let app = App::expect();
    let own = Memo::new(move |_| app.state.with(Library::own_texts));
    move || match coming.get() {
        Some(Ok(library)) => {
            let with_own = |own: &Vec<OwnText>| library.with_own(own);
            whole.run(match following {
                Following::Follows => own.with(with_own),
                Following::Holds => own.with_untracked(with_own),
            })
        }
        None => view! {
            <Page title=title.get_value() above=above.get_value()>
                <p class="inset lead" role="status">
                    {words.say(HandoutMsg::Reading)}
                </p>
            </Page>
        }
        .into_any(),
        Some(Err(LibraryFault::Away(file) | LibraryFault::Unreadable(file))) => {
            let again = move || {
                coming.set(None);
                ask();
            };
            view! {
                <Page title=title.get_value() above=above.get_value()>
                    <Empty
                        title=words.say(HandoutMsg::AwayTitle)
                        text=words.say(HandoutMsg::AwayText { file })
                    >
                        <Button kind=ButtonKind::Primary press=Press::now(again)>
                            {words.say(HandoutMsg::TryAgain)}
                        </Button>
                    </Empty>
                </Page>
            }
            .into_any()
        }
    }
}

/// The language of the screen, as the language of a sheet.
pub const fn of_screen(lang: Lang) -> Language {
    match lang {
        Lang::En => Language::English,
        Lang::Es => Language::Spanish,
    }
}
