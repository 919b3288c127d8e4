//! A text without marks: a line is a paragraph, what begins with a dash or a dot is a point, what begins with
//! a number and a full stop is a step.

use super::build::Builder;
use super::{HTML_BYTES_MAX, ImportError, Imported};

pub fn import_plain(text: &str) -> Result<Imported, ImportError> {
    if text.len() > HTML_BYTES_MAX {
        return Err(ImportError::TooLarge { limit: HTML_BYTES_MAX });
    }
    let mut builder = Builder::default();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(point) = point(line) {
            builder.item();
            builder.text(point);
        } else if let Some(step) = step(line) {
            builder.step();
            builder.text(step);
        } else {
            builder.paragraph();
            builder.text(line);
        }
    }
    let imported = builder.finish();
    if imported.blocks.is_empty() { Err(ImportError::Nothing) } else { Ok(imported) }
}

fn point(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(['-', '*', '•', '·', '–', '▪', '◦'])?;
    rest.starts_with(char::is_whitespace).then(|| rest.trim_start())
}

fn step(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(|ch: char| ch.is_ascii_digit());
    let digits = line.len() - rest.len();
    let rest = rest.strip_prefix(['.', ')'])?;
    ((1..=2).contains(&digits) && rest.starts_with(char::is_whitespace)).then(|| rest.trim_start())
}
