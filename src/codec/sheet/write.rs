//! From a sheet to its file. One form: what is read and not changed is written as it was.

use super::line::write_line;
use super::{CLOCKS, KINDS, PASSAGES, name_of};
use crate::domain::education::rich::Rich;
use crate::domain::education::sheet::{Block, Part, Sheet, SheetHead, Source};
use crate::domain::time::Date;

pub fn write_sheet(sheet: &Sheet) -> String {
    let mut out = String::new();
    write_head(&sheet.head, &mut out);
    out.push_str(&format!("\n# {}\n", write_line(&sheet.title, &[])));
    for block in &sheet.blocks {
        let (opening, body) = write_block(block);
        out.push_str(&format!("\n::: {}\n{body}:::\n", opening.trim_end()));
    }
    out
}

fn write_head(head: &SheetHead, out: &mut String) {
    let SheetHead { key, language, kind, tags, codes, concepts, review } = head;
    out.push_str(&format!(
        "---\nsheet: {key}\nlanguage: {}\nkind: {}\n",
        language.code(),
        name_of(&KINDS, *kind)
    ));
    list(out, "tags", tags.iter().map(ToString::to_string));
    list(out, "codes", codes.iter().map(ToString::to_string));
    list(out, "concepts", concepts.iter().map(ToString::to_string));
    out.push_str(&format!("review: {}\n---\n", name_of(&CLOCKS, *review)));
}

fn list(out: &mut String, key: &str, values: impl Iterator<Item = String>) {
    let values: Vec<String> = values.collect();
    if !values.is_empty() {
        out.push_str(&format!("{key}: {}\n", values.join(", ")));
    }
}

/// What stands behind the fence, and what stands in the box.
fn write_block(block: &Block) -> (String, String) {
    let titled = |name: &str, heading: &Option<Rich>| {
        let heading = heading.as_ref().map(|heading| write_line(heading, &[])).unwrap_or_default();
        format!("{name} {heading}")
    };
    match block {
        Block::AlsoCalled(names) => ("also-called".to_owned(), bullets(names)),
        Block::Passage { kind, heading, parts } => {
            (titled(name_of(&PASSAGES, *kind), heading), write_parts(parts))
        }
        Block::Steps { heading, steps } => {
            let steps =
                (1..).zip(steps).map(|(number, step)| format!("{number}. {}\n", write_line(step, &[])));
            (titled("steps", heading), steps.collect())
        }
        Block::Table { heading, columns, rows } => {
            let rule = vec!["---".to_owned(); columns.len()];
            let cells = |cells: &Vec<Rich>| -> Vec<String> {
                cells.iter().map(|cell| write_line(cell, &['|'])).collect()
            };
            let rows = rows.iter().map(cells);
            let rows = [cells(columns), rule].into_iter().chain(rows);
            (titled("table", heading), rows.map(|row| format!("| {} |\n", row.join(" | "))).collect())
        }
        Block::Glossary { heading, terms } => {
            let term = |term: &crate::domain::education::sheet::Term| {
                format!("- {}: {}\n", write_line(&term.word, &[':']), write_line(&term.meaning, &[]))
            };
            (titled("glossary", heading), terms.iter().map(term).collect())
        }
        Block::TeachBack { heading, questions } => (titled("teach-back", heading), bullets(questions)),
        Block::Sources(sources) => ("sources".to_owned(), sources.iter().map(write_source).collect()),
        Block::Picture { picture, described } => {
            (format!("picture {picture}"), format!("{}\n", write_line(described, &[])))
        }
    }
}

fn bullets(lines: &[Rich]) -> String {
    lines.iter().map(|line| format!("- {}\n", write_line(line, &[]))).collect()
}

fn write_parts(parts: &[Part]) -> String {
    let mut out = String::new();
    let mut before: Option<&Part> = None;
    for part in parts {
        // A paragraph would go on with what stands before it.
        if before.is_some() && matches!(part, Part::Paragraph(_)) {
            out.push('\n');
        }
        match part {
            Part::Paragraph(line) => out.push_str(&write_line(line, &[])),
            Part::Bullet(line) => out.push_str(&format!("- {}", write_line(line, &[]))),
        }
        out.push('\n');
        before = Some(part);
    }
    out
}

fn write_source(source: &Source) -> String {
    let mut parts = vec![write_line(&source.name, &['|'])];
    if source.place.is_some() || source.checked.is_some() {
        parts.push(source.place.clone().unwrap_or_default());
    }
    parts.extend(source.checked.map(write_date));
    format!("- {}\n", parts.join(" | "))
}

pub(crate) fn write_date(date: Date) -> String {
    let (year, month, day) = date.civil();
    format!("{year:04}-{month:02}-{day:02}")
}
