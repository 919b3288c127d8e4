//! Foreign texts into blocks: what a person pastes or opens, reduced to what a sheet can hold. Nothing is
//! kept but text, headings, lists, tables and light emphasis; everything else is dropped and told. What
//! comes out is plain blocks, whatever went in: there is nothing left that could act.
//!
//! `html` reads a page without a browser: no element is ever made of it, no request can leave, no depth
//! costs anything; `docx` reads the document of a word processor out of its archive (`zip`). `build` makes the blocks and keeps the bounds of a sheet.

mod build;
mod docx;
mod entity;
mod html;
mod zip;

use crate::domain::education::rich::Rich;
use crate::domain::education::sheet::Block;

pub use docx::import_docx;
pub use html::import_html;
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
}

/// Bytes of a pasted page.
pub const HTML_BYTES_MAX: usize = 1024 * 1024;
