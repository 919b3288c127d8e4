//! A sheet as a file that people read: a subset of Markdown with fenced boxes, `{{figures}}`, and a few
//! lines about it on top. Owns that form and the digest of a version; the blocks are `domain::education`.
//!
//! ```text
//! ---
//! sheet: fever-in-children
//! language: en
//! kind: topic
//! tags: pediatrics
//! codes: R50.9
//! concepts: fever
//! review: yearly
//! ---
//!
//! # Fever in children
//!
//! ::: call-911 When to call {{emergency}}
//! - Your child is **hard to wake**.
//! :::
//! ```
//!
//! `**strong**`, `*light*`, `{{figure}}`, `{{bare figure}}` (without "or higher"), `{{____}}` (a line to
//! write on), and `\` before a sign that is meant as itself: that is all there is. What is written is read
//! back the same, and what is read is written the same unless it was laid out by hand. Any text gives a
//! sheet or an error with its line; nothing gives markup.

mod line;
mod place;
mod read;
mod write;

use crate::codec::digest::Digest;
use crate::codec::figures::as_lines;
use crate::domain::education::figure::{Registry, Settings};
use crate::domain::education::gate::{Examined, Origin};
use crate::domain::education::names::{SheetName, Version};
use crate::domain::education::rich::is_forbidden;
use crate::domain::education::sheet::{PassageKind, ReviewClock, Sheet, SheetKind};
use crate::domain::event::education::SheetText;

pub use place::file_line;
pub(crate) use read::read_date;
pub use read::read_sheet;
pub(crate) use write::write_date;
pub use write::write_sheet;

/// A sheet and where its blocks begin in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadSheet {
    pub sheet: Sheet,
    /// The line of each block, from 1.
    pub block_lines: Vec<usize>,
}

/// What is wrong, and in which line (from 1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetError {
    pub line: usize,
    pub fault: SheetFault,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetFault {
    TooLarge {
        limit: usize,
    },
    /// The file does not begin with the lines about it.
    NoHead,
    /// Not `key: value`, a key that is not known, or one that comes twice.
    HeadLine,
    MissingHead(&'static str),
    HeadValue(&'static str),
    NoTitle,
    /// Text that stands in no box.
    OutsideBlock,
    UnknownBlock,
    /// This box has no heading of its own.
    NoHeadingHere,
    Unclosed,
    EmptyBlock,
    /// A list item was expected.
    NoItem,
    TooLong {
        limit: usize,
    },
    TooMany {
        limit: usize,
    },
    /// Not a name of a figure between `{{` and `}}`.
    Token,
    /// A star that opens and does not close, or the other kind inside.
    Emphasis,
    /// A backslash before something that needs none.
    Escape,
    /// A sign that cannot be seen.
    Forbidden(char),
    TableShape,
    Date,
    Place,
}

/// Own sheets are kept in the log: a sheet is two pages of text, not a book.
pub const SHEET_BYTES_MAX: usize = SheetText::BYTES_MAX;

/// The version of a sheet whose figures say what `figures` has: one line a figure, made by
/// `figures::as_lines`. Languages of one sheet have versions of their own.
pub fn version_of(sheet: &Sheet, figures: &str) -> Version {
    let text = write_sheet(sheet);
    let digest = Digest::of(&[b"sheet 1\n", text.as_bytes(), b"\0", figures.as_bytes()]);
    let mut version = [0; Version::LEN];
    for (to, from) in version.iter_mut().zip(digest.0) {
        *to = from;
    }
    Version(version)
}

/// A text as it is saved: read, and written in its one form.
pub fn saveable(text: &str) -> Result<(SheetName, SheetText), SheetError> {
    let sheet = read_sheet(text)?.sheet;
    let written = SheetText::parse(&write_sheet(&sheet));
    // Escapes may make it longer than what was read.
    let written = written
        .map_err(|_| SheetError { line: 1, fault: SheetFault::TooLarge { limit: SHEET_BYTES_MAX } })?;
    Ok((sheet.name(), written))
}

/// Looks at a sheet as it stands in this clinic. `source` is the sheet in the source language, if there
/// is one.
pub fn examine(
    sheet: &Sheet,
    source: Option<&Sheet>,
    origin: Origin,
    registry: &Registry,
    settings: &Settings,
) -> Examined {
    let version = |sheet: &Sheet| version_of(sheet, &as_lines(sheet, registry, settings));
    Examined::of(sheet, version(sheet), source.map(version), origin, (registry, settings))
}

const PASSAGES: [(&str, PassageKind); 7] = [
    ("main", PassageKind::Main),
    ("call-911", PassageKind::Emergency),
    ("call-us", PassageKind::CallUs),
    ("do", PassageKind::Do),
    ("dont", PassageKind::Dont),
    ("text", PassageKind::Text),
    ("closing", PassageKind::Closing),
];
const KINDS: [(&str, SheetKind); 2] = [("topic", SheetKind::Topic), ("procedure", SheetKind::Procedure)];
const CLOCKS: [(&str, ReviewClock); 2] =
    [("yearly", ReviewClock::Yearly), ("half-yearly", ReviewClock::HalfYearly)];

fn named<T: Copy>(table: &[(&str, T)], name: &str) -> Option<T> {
    table.iter().find(|(held, _)| *held == name).map(|(_, value)| *value)
}

fn name_of<T: Copy + PartialEq>(table: &[(&'static str, T)], value: T) -> &'static str {
    table.iter().find(|(_, held)| *held == value).map_or("", |(name, _)| name)
}

/// A place on the net as it is printed: no blanks, nothing that cannot be seen.
fn is_place(text: &str) -> bool {
    const CHARS_MAX: usize = 200;
    !text.is_empty()
        && text.chars().count() <= CHARS_MAX
        && !text.chars().any(|ch| ch.is_whitespace() || is_forbidden(ch) || ch == '|')
}
