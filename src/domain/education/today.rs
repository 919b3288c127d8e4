//! "For you today": the lines of a sheet that somebody ticks for one patient. Which ones is never recorded.

use crate::domain::education::rich::Rich;
use crate::domain::education::sheet::{Block, Part, PassageKind, Sheet};

/// The place of a line among those of its sheet that can be ticked.
pub type Line = u8;

/// What can be ticked, in the order of the sheet: advice and steps. Warnings are for everybody.
pub fn tickable(sheet: &Sheet) -> Vec<(Line, &Rich)> {
    let lines = sheet.blocks.iter().flat_map(|block| match block {
        Block::Passage { kind: PassageKind::Do | PassageKind::Dont | PassageKind::Text, parts, .. } => {
            parts.iter().filter_map(bullet).collect()
        }
        Block::Steps { steps, .. } => steps.iter().collect(),
        _ => Vec::new(),
    });
    (0..=Line::MAX).zip(lines).collect()
}

/// The lines that were ticked, in the order of the sheet.
pub fn ticked<'a>(sheet: &'a Sheet, lines: &[Line]) -> Vec<&'a Rich> {
    let all = tickable(sheet).into_iter();
    all.filter(|(line, _)| lines.contains(line)).map(|(_, text)| text).collect()
}

/// The sheet as it is read on a tablet in a patient's hand: when to call for help comes first, and what
/// a member of the staff asks afterwards is not in it.
#[must_use]
pub fn for_reading(sheet: &Sheet) -> (Sheet, Sheet) {
    let is_emergency = |block: &Block| matches!(block, Block::Passage { kind: PassageKind::Emergency, .. });
    let is_asked = |block: &Block| matches!(block, Block::TeachBack { .. });
    let (first, rest): (Vec<Block>, Vec<Block>) =
        sheet.blocks.iter().filter(|block| !is_asked(block)).cloned().partition(is_emergency);
    let with = |blocks| Sheet { blocks, ..sheet.clone() };
    (with(first), with(rest))
}

/// What the staff asks, so that the patient tells it in their own words.
pub fn questions(sheet: &Sheet) -> Vec<&Rich> {
    let asked = sheet.blocks.iter().filter_map(|block| match block {
        Block::TeachBack { questions, .. } => Some(questions.iter()),
        _ => None,
    });
    asked.flatten().collect()
}

const fn bullet(part: &Part) -> Option<&Rich> {
    match part {
        Part::Bullet(line) => Some(line),
        Part::Paragraph(_) => None,
    }
}
