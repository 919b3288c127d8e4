//! A way to another page that is taken in code, when something was made and has a page of its own.

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// Goes to an address. Taken after the page is gone, it leads nowhere.
pub fn way() -> impl Fn(&str) + Copy + Send + Sync + 'static {
    let navigate = use_navigate();
    let go = StoredValue::new_local(move |address: &str| navigate(address, Default::default()));
    move |address| {
        let _ = go.try_with_value(|go| go(address));
    }
}
