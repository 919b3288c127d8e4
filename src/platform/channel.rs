//! Telling the other windows of this origin what happened in this one.
//!
//! Owns the three messages and their wire form. Messages can be lost and come from other builds:
//! a receiver reads the journal again and never trusts the message for more than a hint.

use crate::platform::events::Subscription;
use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// The name of the channel, shared by all builds.
const NAME: &str = "tallywell";

/// What windows tell each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// Events of a stream were committed, up to this sequence number.
    Appended { stream: u64, seq: u64 },
    /// Another window asks the writer to finish its commit and release the writer lock.
    TakeOverAsked,
    /// Preferences changed: read them again.
    PreferencesChanged,
}

/// A joined channel; dropping it leaves.
#[derive(Debug)]
pub struct Channel {
    inner: BroadcastChannel,
    _heard: Subscription,
}

impl Channel {
    /// Joins; `heard` gets the messages of the other windows, never our own. `None` when the
    /// browser has no channels: the app then works, but other windows do not update by themselves.
    pub fn join(heard: impl Fn(Message) + 'static) -> Option<Self> {
        let inner = BroadcastChannel::new(NAME).ok()?;
        let listener = EventListener::new(&inner, "message", move |event| {
            let text = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
            if let Some(message) = text.as_deref().and_then(parse) {
                heard(message);
            }
        });
        Some(Self { inner, _heard: Subscription::of(listener) })
    }

    /// Tells the other windows. A message that cannot be sent is dropped, like any lost one.
    pub fn tell(&self, message: Message) {
        let _ = self.inner.post_message(&JsValue::from_str(&write(message)));
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.inner.close();
    }
}

/// The message as text: a word, then hexadecimal numbers.
fn write(message: Message) -> String {
    match message {
        Message::Appended { stream, seq } => format!("appended {stream:x} {seq:x}"),
        Message::TakeOverAsked => "take-over".to_owned(),
        Message::PreferencesChanged => "preferences".to_owned(),
    }
}

/// `None` for what another build may say and this one does not understand.
fn parse(text: &str) -> Option<Message> {
    let mut words = text.split(' ');
    let number = |words: &mut std::str::Split<'_, char>| {
        words.next().and_then(|word| u64::from_str_radix(word, 16).ok())
    };
    let message = match words.next()? {
        "appended" => Message::Appended { stream: number(&mut words)?, seq: number(&mut words)? },
        "take-over" => Message::TakeOverAsked,
        "preferences" => Message::PreferencesChanged,
        _ => return None,
    };
    words.next().is_none().then_some(message)
}
