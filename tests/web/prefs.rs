//! Preferences survive, in the form that the boot script reads, whatever else writes there.

use crate::support::block_local_storage;
use tallywell::store::prefs::{self, Preference};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Storage;

const ALL: [(Preference, &str); 5] = [
    (Preference::Theme, "tallywell.theme"),
    (Preference::Contrast, "tallywell.contrast"),
    (Preference::Language, "tallywell.lang"),
    (Preference::LastRoom, "tallywell.room"),
    (Preference::Scanner, "tallywell.scanner"),
];

fn storage() -> Storage {
    let window = web_sys::window().expect("a window");
    window.local_storage().expect("not blocked").expect("present")
}

fn raw(key: &str) -> Option<String> {
    storage().get_item(key).expect("reading works")
}

#[wasm_bindgen_test]
fn a_preference_is_kept_as_the_json_that_the_boot_script_reads() {
    for (preference, key) in ALL {
        assert!(prefs::write(preference, "es"));
        assert_eq!(raw(key).as_deref(), Some("\"es\""));
        assert_eq!(prefs::read(preference).as_deref(), Some("es"));
        assert!(prefs::clear(preference));
        assert_eq!(prefs::read(preference), None);
        assert_eq!(raw(key), None);
    }
}

#[wasm_bindgen_test]
fn the_number_of_open_drafts_is_plain_for_the_boot_script() {
    for (count, text) in [(3, "3"), (0, "0")] {
        assert!(prefs::set_open_drafts(count));
        assert_eq!(raw("tallywell.drafts").as_deref(), Some(text));
    }
}

#[wasm_bindgen_test]
fn odd_values_count_as_not_set() {
    let long = format!("\"{}\"", "x".repeat(257));
    for odd in ["", "dark", "null", "5", "true", "{\"a\":1}", "[\"dark\"]", "\"dark", "\u{0}", &long] {
        storage().set_item("tallywell.theme", odd).expect("writing works");
        assert_eq!(prefs::read(Preference::Theme), None, "{odd:?}");
    }
    assert!(prefs::clear(Preference::Theme));
}

#[wasm_bindgen_test]
fn odd_text_comes_back_as_it_was_and_endless_text_is_not_kept() {
    for text in ["", "\"", "\\", "a\nb", "\u{1F489}", "\u{202e}dark", "null", "\u{0}"] {
        assert!(prefs::write(Preference::LastRoom, text));
        assert_eq!(prefs::read(Preference::LastRoom).as_deref(), Some(text));
    }
    assert!(!prefs::write(Preference::LastRoom, &"x".repeat(257)));
    assert!(prefs::clear(Preference::LastRoom));
}

#[wasm_bindgen_test]
fn blocked_storage_costs_preferences_and_nothing_else() {
    assert!(prefs::write(Preference::Theme, "dark"));
    let unblock = block_local_storage();
    let seen = (
        prefs::read(Preference::Theme),
        prefs::write(Preference::Theme, "light"),
        prefs::clear(Preference::Theme),
        prefs::set_open_drafts(1),
    );
    unblock.call0(&JsValue::UNDEFINED).expect("unblocking works");
    assert_eq!(seen, (None, false, false, false));
    assert_eq!(prefs::read(Preference::Theme).as_deref(), Some("dark"));
    assert!(prefs::clear(Preference::Theme));
}
