//! Handing a file to the browser's downloads.

use crate::platform::{files, js, share::Outgoing};
use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlAnchorElement, Url};

/// How long the browser may take to fetch the bytes, in milliseconds. Some versions of Safari ask
/// the person first and read only afterwards.
const KEEP_MS: u32 = 120_000;

/// Offers a file as a download. The error is in the browser's own words; success means that the
/// browser accepted it, not that the person kept it.
pub fn save(file: &Outgoing<'_>) -> Result<(), String> {
    let refused = |thrown: JsValue| js::words(&thrown);
    let missing = || "this page cannot offer downloads".to_owned();
    let document = web_sys::window().and_then(|window| window.document()).ok_or_else(missing)?;
    let body = document.body().ok_or_else(missing)?;
    let made = files::in_memory(file).ok_or_else(missing)?;
    let url = Url::create_object_url_with_blob(&made).map_err(refused)?;
    let link: HtmlAnchorElement =
        document.create_element("a").map_err(refused)?.dyn_into().map_err(|_| missing())?;
    link.set_href(&url);
    link.set_download(file.name);
    link.set_hidden(true);
    // Firefox follows only links that are in the document.
    body.append_child(&link).map_err(refused)?;
    link.click();
    link.remove();
    Timeout::new(KEEP_MS, move || {
        // Nothing to do when it is already gone.
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}
