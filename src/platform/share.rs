//! The system's share sheet, for files.
//!
//! Owns asking whether files can be shared and sharing them. Must be called from a tap: browsers
//! refuse it otherwise. Where it says unsupported, `download` is the way out.

use crate::platform::{files, js};
use js_sys::Array;
use std::fmt;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Navigator, ShareData};

/// A file in memory that is to leave the tablet.
#[derive(Clone, Copy, Debug)]
pub struct Outgoing<'a> {
    pub name: &'a str,
    /// Media type, such as `text/csv`.
    pub media_type: &'a str,
    pub bytes: &'a [u8],
}

/// What became of the share sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// Handed to another app. Whether that app kept it is not known.
    Handed,
    /// The person closed the sheet. Nothing to report.
    Cancelled,
}

/// Why nothing could be shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShareError {
    /// This browser does not share such files: offer a download.
    Unsupported,
    /// The browser wants a fresh tap, or policy forbids sharing: offer a button or a download.
    NotAllowed,
    /// Anything else, in the browser's own words.
    Failed { detail: String },
}

impl fmt::Display for ShareError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsupported => f.write_str("this browser cannot share such files"),
            Self::NotAllowed => f.write_str("the browser did not allow sharing now"),
            Self::Failed { detail } => f.write_str(detail),
        }
    }
}

impl std::error::Error for ShareError {}

/// Whether this browser would share such a file.
pub fn can_share(file: &Outgoing<'_>) -> bool {
    payload("", file).is_some_and(|data| supports(&data).is_some())
}

/// Opens the share sheet and waits until it closes.
pub async fn share(title: &str, file: &Outgoing<'_>) -> Result<Shared, ShareError> {
    let data = payload(title, file).ok_or(ShareError::Unsupported)?;
    let navigator = supports(&data).ok_or(ShareError::Unsupported)?;
    match JsFuture::from(navigator.share_with_data(&data)).await {
        Ok(_) => Ok(Shared::Handed),
        Err(thrown) => match js::error_name(&thrown).as_str() {
            "AbortError" => Ok(Shared::Cancelled),
            "NotAllowedError" => Err(ShareError::NotAllowed),
            _ => Err(ShareError::Failed { detail: js::words(&thrown) }),
        },
    }
}

fn payload(title: &str, file: &Outgoing<'_>) -> Option<ShareData> {
    let data = ShareData::new();
    data.set_files(&Array::of1(files::in_memory(file)?.as_ref()));
    if !title.is_empty() {
        data.set_title(title);
    }
    Some(data)
}

/// The navigator, if it shares this. Both members are missing in some browsers, and calling a
/// missing one would throw.
fn supports(data: &ShareData) -> Option<Navigator> {
    let navigator = web_sys::window()?.navigator();
    let has = |name: &str| js::property(&navigator, name).is_some_and(|v: JsValue| v.is_function());
    (has("share") && has("canShare") && navigator.can_share_with_data(data)).then_some(navigator)
}
