//! Files that a person picks, and files that we make.
//!
//! Owns the file chooser and reading with progress. Must not know formats: bytes go to `codec`.

use crate::platform::{deferred::Deferred, events::Subscription, js, share::Outgoing};
use js_sys::{Array, ArrayBuffer, Uint8Array};
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FilePropertyBag, HtmlInputElement};

/// One read takes this many bytes, so that progress moves and memory stays level.
const SLICE: u64 = 1 << 20;

/// A file that a person picked; nothing is read yet.
#[derive(Clone, Debug)]
pub struct Chosen {
    file: File,
}

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// Larger than the caller allows. Both in bytes.
    TooLarge { size: u64, limit: u64 },
    /// The file changed or vanished, or the browser refused: its own words.
    Unreadable { detail: String },
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { size, limit } => write!(f, "{size} bytes, more than {limit}"),
            Self::Unreadable { detail } => f.write_str(detail),
        }
    }
}

impl std::error::Error for FileError {}

impl Chosen {
    pub fn name(&self) -> String {
        self.file.name()
    }

    /// Size in bytes, as the system says before reading.
    pub fn size(&self) -> u64 {
        self.file.size() as u64
    }

    /// Reads all bytes in slices; `progress` gets bytes read and bytes in all after each. Dropping
    /// the future stops reading.
    pub async fn read(&self, limit: u64, progress: impl Fn(u64, u64)) -> Result<Vec<u8>, FileError> {
        let size = self.size();
        if size > limit {
            return Err(FileError::TooLarge { size, limit });
        }
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
        let mut read = 0;
        while read < size {
            let end = (read + SLICE).min(size);
            let slice = self.slice(read, end).await.map_err(|thrown| unreadable(&thrown))?;
            bytes.extend_from_slice(&slice);
            read = end;
            progress(read, size);
        }
        Ok(bytes)
    }

    async fn slice(&self, from: u64, to: u64) -> Result<Vec<u8>, JsValue> {
        let slice = self.file.slice_with_f64_and_f64(from as f64, to as f64)?;
        let buffer: ArrayBuffer = JsFuture::from(slice.array_buffer()).await?.dyn_into()?;
        Ok(Uint8Array::new(&buffer).to_vec())
    }
}

impl From<File> for Chosen {
    fn from(file: File) -> Self {
        Self { file }
    }
}

/// Opens the file chooser; `None` when the person closes it. Call it from a tap. `accept` is a
/// list of endings and media types, such as `.csv,text/csv`. Browsers before Chrome 113 never tell
/// of a closed chooser: the future then waits, and costs nothing.
pub async fn choose(accept: &str) -> Option<Chosen> {
    let document = web_sys::window()?.document()?;
    let input: HtmlInputElement = document.create_element("input").ok()?.dyn_into().ok()?;
    input.set_type("file");
    input.set_accept(accept);
    input.set_hidden(true);
    // Safari forgets choosers that are not in the document.
    document.body()?.append_child(&input).ok()?;
    let _attached = Attached(input.clone());
    let done = Deferred::new();
    let _chosen = settle_at(&input, "change", &done);
    let _closed = settle_at(&input, "cancel", &done);
    input.click();
    done.value().await;
    input.files()?.get(0).map(Chosen::from)
}

/// A file made of bytes in memory; `None` when the browser refuses.
pub(crate) fn in_memory(file: &Outgoing<'_>) -> Option<File> {
    let options = FilePropertyBag::new();
    options.set_type(file.media_type);
    let parts = Array::of1(&Uint8Array::from(file.bytes));
    File::new_with_u8_array_sequence_and_options(&parts, file.name, &options).ok()
}

/// Takes the input out of the page again, also when the waiting future is dropped.
struct Attached(HtmlInputElement);

impl Drop for Attached {
    fn drop(&mut self) {
        self.0.remove();
    }
}

fn settle_at(input: &HtmlInputElement, event: &'static str, done: &Deferred) -> Subscription {
    let done = done.clone();
    Subscription::to(input, event, move || done.resolve(&JsValue::UNDEFINED))
}

fn unreadable(thrown: &JsValue) -> FileError {
    FileError::Unreadable { detail: js::words(thrown) }
}
