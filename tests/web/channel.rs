//! Windows hear each other, and nothing else.

use js_sys::Promise;
use std::cell::RefCell;
use std::rc::Rc;
use tallywell::platform::channel::{Channel, Message};
use tallywell::platform::deferred::Deferred;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::BroadcastChannel;

/// A window that notes what it hears until it hears `last`.
fn window_until(last: Message) -> (Channel, Rc<RefCell<Vec<Message>>>, Promise) {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let over = Deferred::new();
    let promise = over.promise().clone();
    let notes = Rc::clone(&heard);
    let channel = Channel::join(move |message| {
        notes.borrow_mut().push(message);
        if message == last {
            over.resolve(&JsValue::UNDEFINED);
        }
    });
    (channel.expect("the browser has channels"), heard, promise)
}

#[wasm_bindgen_test]
async fn the_other_windows_hear_a_message_and_its_sender_does_not() {
    let last = Message::TakeOverAsked;
    let (one, heard_by_one, _) = window_until(last);
    let (_other, heard_by_other, over) = window_until(last);
    let told = [
        Message::Appended { stream: u64::MAX, seq: 1 },
        Message::Appended { stream: 0, seq: u64::MAX },
        Message::PreferencesChanged,
        last,
    ];
    told.into_iter().for_each(|message| one.tell(message));
    crate::support::done(over).await;
    assert_eq!(*heard_by_other.borrow(), told);
    assert_eq!(*heard_by_one.borrow(), []);
}

#[wasm_bindgen_test]
async fn foreign_messages_are_not_heard() {
    let last = Message::TakeOverAsked;
    let (_window, heard, over) = window_until(last);
    let stranger = BroadcastChannel::new("tallywell").expect("the browser has channels");
    let post = |value: &JsValue| stranger.post_message(value).expect("posting works");
    for text in ["", "appended", "appended 1", "appended x 1", "appended 1 2 3", "Take-over", " "] {
        post(&JsValue::from_str(text));
    }
    post(&JsValue::from_f64(1.0));
    post(&JsValue::NULL);
    post(&js_sys::Array::new());
    post(&JsValue::from_str("take-over"));
    crate::support::done(over).await;
    assert_eq!(*heard.borrow(), [last]);
    stranger.close();
}

#[wasm_bindgen_test]
async fn a_window_that_left_hears_nothing() {
    let last = Message::TakeOverAsked;
    let (left, heard_by_left, _) = window_until(last);
    let (_stays, _, over) = window_until(last);
    let (speaker, _, _) = window_until(last);
    drop(left);
    speaker.tell(last);
    crate::support::done(over).await;
    assert_eq!(*heard_by_left.borrow(), []);
}
