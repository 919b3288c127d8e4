//! Clock, chance, files and last words, as the browser gives them.

use gloo_events::EventListener;
use js_sys::{Array, Function, JSON, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use tallywell::platform::files::{Chosen, FileError};
use tallywell::platform::share::{self, Outgoing, ShareError};
use tallywell::platform::{clock, download, events::Subscription, locale, panic, random, ready};
use tallywell::platform::{updates, visibility};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{CustomEvent, File};

#[wasm_bindgen_test]
fn the_clock_tells_the_time_and_the_place() {
    let (now, monotonic) = (clock::now_ms(), clock::monotonic_ms());
    assert!(now > 1_700_000_000_000, "{now} is before 2023");
    assert!(clock::monotonic_ms() >= monotonic);
    assert!((-14 * 60..=14 * 60).contains(&clock::offset_minutes(now)));
    assert!(clock::zone_name().is_some_and(|name| !name.is_empty()));
}

#[wasm_bindgen_test]
fn an_instant_that_no_clock_can_show_does_no_harm() {
    assert_eq!(clock::offset_minutes(i64::MAX), 0);
    assert_eq!(clock::offset_minutes(i64::MIN), 0);
}

#[wasm_bindgen_test]
fn chance_fills_all_of_what_it_is_given() {
    // More than the browser gives at once; the last piece alone is 1,000 bytes.
    let mut bytes = vec![0; 65_536 + 1_000];
    assert_eq!(random::fill(&mut bytes), Ok(()));
    for piece in bytes.chunks(1_000) {
        assert!(piece.len() < 500 || piece.iter().any(|byte| *byte != 0));
    }
    assert_ne!(random::number(), random::number());
    assert_eq!(random::fill(&mut []), Ok(()));
}

fn file(bytes: &[u8]) -> Chosen {
    let parts = Array::of1(&Uint8Array::from(bytes));
    Chosen::from(File::new_with_u8_array_sequence(&parts, "räume.csv").expect("files can be made"))
}

#[wasm_bindgen_test]
async fn a_file_is_read_whole_and_tells_its_progress() {
    let bytes: Vec<u8> = (0..=255).cycle().take((2 << 20) + 7).collect();
    let chosen = file(&bytes);
    assert_eq!((chosen.name(), chosen.size()), ("räume.csv".to_owned(), bytes.len() as u64));

    let progress = Rc::new(RefCell::new(Vec::new()));
    let read = chosen
        .read(u64::MAX, |read, all| {
            progress.borrow_mut().push((read, all));
        })
        .await;
    assert!(read.is_ok_and(|read| read == bytes));
    let all = bytes.len() as u64;
    assert_eq!(*progress.borrow(), [(1 << 20, all), (2 << 20, all), (all, all)]);

    assert_eq!(file(&[]).read(0, |_, _| ()).await, Ok(Vec::new()));
}

#[wasm_bindgen_test]
async fn a_file_over_the_limit_is_not_read() {
    let refused = file(&[1, 2, 3]).read(2, |_, _| ()).await;
    assert_eq!(refused, Err(FileError::TooLarge { size: 3, limit: 2 }));
}

#[wasm_bindgen_test]
async fn sharing_without_a_tap_is_refused_and_never_breaks() {
    let csv = Outgoing { name: "a.csv", media_type: "text/csv", bytes: b"a,b\r\n" };
    let refused = share::share("Records", &csv).await;
    if share::can_share(&csv) {
        assert_eq!(refused, Err(ShareError::NotAllowed));
    } else {
        assert_eq!(refused, Err(ShareError::Unsupported));
    }
    assert_eq!(download::save(&csv), Ok(()));
}

#[wasm_bindgen_test]
fn the_page_tells_its_language_and_whether_it_is_seen() {
    assert!(locale::language().is_some_and(|tag| !tag.is_empty()));
    assert!(visibility::on_change(|_| ()).is_some());
    assert!(visibility::is_visible());
}

#[wasm_bindgen_test]
fn an_update_is_taken_from_what_the_boot_script_publishes() {
    let window = web_sys::window().expect("a window");
    let key = JsValue::from_str("tallywellUpdate");
    assert!(!updates::is_waiting());
    assert!(!updates::apply());

    let update = JSON::parse("{\"waiting\":true}").expect("JSON");
    let applied = Rc::new(RefCell::new(0));
    let count = Rc::clone(&applied);
    let apply: Function = Closure::once_into_js(move || *count.borrow_mut() += 1).unchecked_into();
    js_sys::Reflect::set(&update, &"apply".into(), &apply).expect("an object takes a property");
    js_sys::Reflect::set(&window, &key, &update).expect("so does the window");
    let seen = (updates::is_waiting(), updates::apply(), *applied.borrow());
    js_sys::Reflect::delete_property(&window, &key).expect("and gives it back");
    assert_eq!(seen, (true, true, 1));
}

#[wasm_bindgen_test]
fn the_boot_script_hears_that_the_app_is_ready() {
    let heard = Rc::new(RefCell::new(0));
    let count = Rc::clone(&heard);
    let window = web_sys::window().expect("a window");
    let listening = Subscription::to(&window, "tallywell-ready", move || *count.borrow_mut() += 1);
    ready::announce();
    drop(listening);
    ready::announce();
    assert_eq!(*heard.borrow(), 1);
}

#[wasm_bindgen_test]
fn last_words_are_told_and_the_last_five_are_kept() {
    let window = web_sys::window().expect("a window");
    let storage = window.local_storage().expect("not blocked").expect("present");
    storage.set_item(panic::KEY, "not what we wrote").expect("writing works");
    let heard = Rc::new(RefCell::new(Vec::new()));
    let notes = Rc::clone(&heard);
    let _listening = EventListener::new(&window, "tallywell-panic", move |event| {
        let detail = event.dyn_ref::<CustomEvent>().and_then(|event| event.detail().as_string());
        notes.borrow_mut().push(detail.expect("the page is told text"));
    });
    for number in 0..7 {
        panic::tell("build 7", &format!("rule {number} broken"), "a.rs:1:2");
    }
    panic::tell("build 7", &"x".repeat(1 << 20), "a.rs:1:2");

    let kept = storage.get_item(panic::KEY).expect("reading works").expect("it is there");
    storage.remove_item(panic::KEY).expect("removing works");
    assert_eq!(heard.borrow().len(), 8);
    assert_eq!(heard.borrow()[0], "rule 0 broken\nat a.rs:1:2");
    assert!(kept.len() < 4_000, "endless last words must not fill the storage");
    let kept: Array = JSON::parse(&kept).expect("JSON").unchecked_into();
    assert_eq!(kept.length(), 5);
    let fourth = JSON::stringify(&kept.get(3)).expect("JSON").as_string().expect("text");
    let expected = "\"build\":\"build 7\",\"message\":\"rule 6 broken\",\"location\":\"a.rs:1:2\"";
    assert!(fourth.contains(expected), "{fourth}");
}
