//! Foreign texts into blocks: what a person pastes or opens, reduced to what a sheet can hold. Nothing is
//! kept but text, headings, lists, tables and light emphasis; everything else is dropped and told. What
//! comes out is plain blocks, whatever went in: there is nothing left that could act.
//!
//! `html` reads a page without a browser: no element is ever made of it, no request can leave, no depth
//! costs anything; `docx` reads the document of a word processor out of its archive (`zip`); `plain` is a text
//! without marks. `build` makes the blocks and keeps the bounds of a sheet.

mod build;
mod docx;
mod entity;
mod html;
mod plain;
mod zip;

use crate::domain::education::rich::Rich;
use crate::domain::education::sheet::Block;

pub use docx::import_docx;
pub use html::import_html;
pub use plain::import_plain;
pub use zip::ZIP_BYTES_MAX;

/// What an import made of a text.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Imported {
    pub title: Option<Rich>,
    pub blocks: Vec<Block>,
    /// In the order of the first of each kind.
    pub dropped: Vec<Dropped>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    pub what: DroppedKind,
    pub count: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DroppedKind {
    /// An element with everything in it, by its name.
    Element(String),
    /// The address of a link; its words are kept.
    Link,
    /// It has to be added by hand, with a description.
    Image,
    /// What an element would have done when it is touched or loaded.
    Handler,
    /// A table of too many columns, or one inside another: its cells are paragraphs now.
    TableShape,
    /// Lines beyond what a sheet holds.
    Line,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportError {
    TooLarge {
        limit: usize,
    },
    /// There is no text in it.
    Nothing,
    /// By its first bytes it is another kind of file.
    NotThisKind,
    /// An archive without a document.
    NoDocument,
    Damaged,
    /// It would unpack to far more than it is.
    Bomb,
    /// Pages as they are printed: there is no text in them that keeps its order.
    Pdf,
    /// The word processors' form of before 2007.
    OldDocument,
    /// A picture, a film, a program.
    NotText,
}

/// Reads a file by what it is, not by its name.
pub fn import_file(bytes: &[u8]) -> Result<Imported, ImportError> {
    match bytes {
        [b'%', b'P', b'D', b'F', ..] => Err(ImportError::Pdf),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Err(ImportError::OldDocument),
        [b'P', b'K', ..] => import_docx(bytes),
        _ if bytes.len() > HTML_BYTES_MAX => Err(ImportError::TooLarge { limit: HTML_BYTES_MAX }),
        _ => {
            let text = std::str::from_utf8(bytes).map_err(|_| ImportError::NotText)?;
            if text.contains('\0') {
                return Err(ImportError::NotText);
            }
            if is_page(text) { import_html(text) } else { import_plain(text) }
        }
    }
}

/// Whether a text has tags that a page has.
fn is_page(text: &str) -> bool {
    let small = text.to_ascii_lowercase();
    ["<!doctype html", "<html", "<body", "<p>", "<p ", "<h1", "<div", "<ul", "<ol", "<table", "<br"]
        .iter()
        .any(|tag| small.contains(tag))
}

/// Bytes of a pasted page.
pub const HTML_BYTES_MAX: usize = 1024 * 1024;
