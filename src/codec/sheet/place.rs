//! Where in its file a line of a sheet stands, so that a remark leads to what it is about.

use super::ReadSheet;
use crate::domain::education::sheet::{Block, Spot};

/// The line of the file, from 1, in which a line of a block begins; the block's own where it is not found.
pub fn file_line(text: &str, read: &ReadSheet, spot: Spot) -> usize {
    let opening = read.block_lines.get(spot.block).copied().unwrap_or(1);
    let Some(block) = read.sheet.blocks.get(spot.block) else { return opening };
    let wanted = match block {
        // A row after the other; the rule under the columns is none.
        Block::Table { columns, .. } => {
            let row = spot.line / columns.len().max(1);
            if row > 0 { row + 1 } else { row }
        }
        // Word and meaning share a line.
        Block::Glossary { .. } => spot.line / 2,
        _ => spot.line,
    };
    let inside =
        (opening + 1..).zip(text.lines().skip(opening)).take_while(|(_, line)| !line.starts_with(":::"));
    let mut before = "";
    let begins = inside.filter(|(_, line)| {
        let is_new = begins_new(block, line.trim(), before);
        before = line.trim();
        is_new
    });
    begins.map(|(number, _)| number).nth(wanted).unwrap_or(opening)
}

/// Whether a line of the file begins a line of the sheet; else it goes on with the one before.
fn begins_new(block: &Block, line: &str, before: &str) -> bool {
    if line.is_empty() {
        return false;
    }
    let is_numbered =
        || line.split_once(". ").is_some_and(|(number, _)| number.bytes().all(|ch| ch.is_ascii_digit()));
    match block {
        Block::Table { .. } => true,
        Block::Steps { .. } => is_numbered(),
        Block::Passage { .. } => line.starts_with("- ") || before.is_empty(),
        Block::Picture { .. } => before.is_empty(),
        _ => line.starts_with("- "),
    }
}
