//! The language of the screen, for everything that is drawn.
//!
//! Owns the one signal of the language. Screens take it from the context with [`Words::expect`];
//! parts get it as a prop. Must not know a message by name: those live in `text`.

use leptos::prelude::*;

use crate::ui::text::{Lang, Msg, Text};

/// Says messages in the language of the moment; what is said inside a view follows a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words(RwSignal<Lang>);

impl Words {
    /// The signal must live as long as the app: it is made in the root.
    pub const fn new(lang: RwSignal<Lang>) -> Self {
        Self(lang)
    }

    /// The words that the root provided; English when there are none, as in a bare test.
    pub fn expect() -> Self {
        use_context::<Self>().unwrap_or_else(|| Self(RwSignal::new(Lang::En)))
    }

    /// The message in the current language. Tracks the language: call it inside the view.
    pub fn t(self, msg: impl Into<Msg>) -> Text {
        msg.into().text(self.lang())
    }

    /// One message, following the language: for the inside of a view and for whatever takes a text.
    ///
    /// A signal and not a closure: every closure is a type of its own, and each type brings its own
    /// view code.
    pub fn say(self, msg: impl Into<Msg>) -> Signal<Text> {
        self.saying(msg.into())
    }

    fn saying(self, msg: Msg) -> Signal<Text> {
        Signal::derive(move || msg.text(self.lang()))
    }

    /// What a message in a signal says, for as long as there is one.
    pub fn said<M>(self, msg: RwSignal<Option<M>>) -> Signal<Option<String>>
    where
        M: Into<Msg> + Clone + Send + Sync + 'static,
    {
        Signal::derive(move || msg.get().map(|msg| self.t(msg).into_owned()))
    }

    pub fn lang(self) -> Lang {
        self.0.try_get().unwrap_or_default()
    }

    pub fn choose(self, lang: Lang) {
        let _ = self.0.try_set(lang);
    }
}
