//! From a file to a sheet.

use super::line::{parted, read_line};
use super::{CLOCKS, KINDS, PASSAGES, ReadSheet, SHEET_BYTES_MAX, SheetError, SheetFault, is_place, named};
use crate::domain::education::language::Language;
use crate::domain::education::names::{ConceptKey, IcdCode, PictureKey, SheetKey};
use crate::domain::education::rich::Rich;
use crate::domain::education::sheet::{
    BLOCKS_MAX, Block, COLUMNS_MAX, HEADING_CHARS_MAX, LINE_CHARS_MAX, LINES_MAX, Part, Sheet, SheetHead,
    Source, Term,
};
use crate::domain::time::Date;

type Outcome<T> = Result<T, SheetError>;

/// Reads a sheet; any text gives one or the first thing that is wrong with it.
pub fn read_sheet(text: &str) -> Outcome<ReadSheet> {
    if text.len() > SHEET_BYTES_MAX {
        return Err(SheetError { line: 1, fault: SheetFault::TooLarge { limit: SHEET_BYTES_MAX } });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines: Vec<Line<'_>> =
        (1..).zip(text.lines()).map(|(number, text)| Line { number, text: text.trim_end() }).collect();
    let mut rest = lines.as_slice();
    let head = read_head(&mut rest)?;
    let title = read_title(&mut rest)?;
    let mut sheet = Sheet { head, title, blocks: Vec::new() };
    let mut block_lines = Vec::new();
    while let Some(line) = next_text(&mut rest) {
        let Some(opening) = line.text.strip_prefix(FENCE) else {
            return line.wrong(SheetFault::OutsideBlock);
        };
        let end = rest.iter().position(|line| line.text.starts_with(FENCE));
        let Some((inside, after)) = end.and_then(|end| rest.split_at_checked(end)) else {
            return line.wrong(SheetFault::Unclosed);
        };
        let closing = after.first().filter(|closing| closing.text == FENCE);
        closing.map_or_else(|| line.wrong(SheetFault::Unclosed), |_| Ok(()))?;
        rest = after.get(1..).unwrap_or_default();
        sheet.blocks.push(read_block(line, opening.trim(), inside)?);
        block_lines.push(line.number);
        if sheet.blocks.len() > BLOCKS_MAX {
            return line.wrong(SheetFault::TooMany { limit: BLOCKS_MAX });
        }
    }
    Ok(ReadSheet { sheet, block_lines })
}

const FENCE: &str = ":::";
const RULE: &str = "---";

#[derive(Clone, Copy)]
struct Line<'a> {
    number: usize,
    text: &'a str,
}

impl Line<'_> {
    const fn wrong<T>(&self, fault: SheetFault) -> Outcome<T> {
        Err(SheetError { line: self.number, fault })
    }

    fn ok<T>(&self, value: Result<T, SheetFault>) -> Outcome<T> {
        value.or_else(|fault| self.wrong(fault))
    }
}

fn next_text<'a>(rest: &mut &[Line<'a>]) -> Option<Line<'a>> {
    while let Some((first, after)) = rest.split_first() {
        *rest = after;
        if !first.text.is_empty() {
            return Some(*first);
        }
    }
    None
}

fn read_head(rest: &mut &[Line<'_>]) -> Outcome<SheetHead> {
    let first = rest.first().filter(|line| line.text == RULE);
    let first = *first.ok_or(SheetError { line: 1, fault: SheetFault::NoHead })?;
    let mut fields: [(&'static str, Option<Line<'_>>); 7] =
        ["sheet", "language", "kind", "tags", "codes", "concepts", "review"].map(|key| (key, None));
    *rest = rest.get(1..).unwrap_or_default();
    loop {
        let Some(line) = next_text(rest) else { return first.wrong(SheetFault::NoHead) };
        if line.text == RULE {
            break;
        }
        let field = line.text.split_once(':').map(|(key, value)| (key.trim(), value.trim()));
        let slot = field.and_then(|(key, value)| {
            let (_, slot) = fields.iter_mut().find(|(held, _)| *held == key)?;
            slot.is_none().then_some((slot, value))
        });
        let Some((slot, value)) = slot else { return line.wrong(SheetFault::HeadLine) };
        *slot = Some(Line { number: line.number, text: value });
    }
    let [sheet, language, kind, tags, codes, concepts, review] = fields;
    Ok(SheetHead {
        key: one(first, sheet, |text| SheetKey::parse(text).ok())?,
        language: one(first, language, Language::of_code)?,
        kind: one(first, kind, |text| named(&KINDS, text))?,
        tags: many(tags, |text| ConceptKey::parse(text).ok())?,
        codes: many(codes, |text| IcdCode::parse(text).ok())?,
        concepts: many(concepts, |text| ConceptKey::parse(text).ok())?,
        review: one(first, review, |text| named(&CLOCKS, text))?,
    })
}

type Field<'a> = (&'static str, Option<Line<'a>>);

fn one<T>(first: Line<'_>, (key, line): Field<'_>, read: impl Fn(&str) -> Option<T>) -> Outcome<T> {
    let Some(line) = line else { return first.wrong(SheetFault::MissingHead(key)) };
    line.ok(read(line.text).ok_or(SheetFault::HeadValue(key)))
}

fn many<T>((key, line): Field<'_>, read: impl Fn(&str) -> Option<T>) -> Outcome<Vec<T>> {
    let Some(line) = line else { return Ok(Vec::new()) };
    let values = line.text.split(',').map(str::trim).filter(|text| !text.is_empty());
    let values: Option<Vec<T>> = values.map(read).collect();
    let values = line.ok(values.ok_or(SheetFault::HeadValue(key)))?;
    if values.len() > LINES_MAX { line.wrong(SheetFault::TooMany { limit: LINES_MAX }) } else { Ok(values) }
}

fn read_title(rest: &mut &[Line<'_>]) -> Outcome<Rich> {
    let Some(line) = next_text(rest) else { return Err(SheetError { line: 1, fault: SheetFault::NoTitle }) };
    let Some(title) = line.text.strip_prefix("# ") else { return line.wrong(SheetFault::NoTitle) };
    match heading(line, title)? {
        Some(title) => Ok(title),
        None => line.wrong(SheetFault::NoTitle),
    }
}

fn heading(line: Line<'_>, text: &str) -> Outcome<Option<Rich>> {
    let heading = line.ok(read_line(text))?;
    if heading.len() > HEADING_CHARS_MAX {
        return line.wrong(SheetFault::TooLong { limit: HEADING_CHARS_MAX });
    }
    Ok(Some(heading).filter(|heading| !heading.is_empty()))
}

fn read_block(line: Line<'_>, opening: &str, inside: &[Line<'_>]) -> Outcome<Block> {
    let (kind, rest) = opening.split_once(' ').unwrap_or((opening, ""));
    let block = read_kind(line, kind, rest, inside)?;
    let count = block.lines().len();
    let is_empty = count == 0 && !matches!(&block, Block::Sources(sources) if !sources.is_empty());
    if is_empty {
        return line.wrong(SheetFault::EmptyBlock);
    }
    // A table has a row for each line.
    let most = if matches!(block, Block::Table { .. }) { LINES_MAX * COLUMNS_MAX } else { LINES_MAX };
    if count > most { line.wrong(SheetFault::TooMany { limit: LINES_MAX }) } else { Ok(block) }
}

fn read_kind(line: Line<'_>, kind: &str, rest: &str, inside: &[Line<'_>]) -> Outcome<Block> {
    if let Some(kind) = named(&PASSAGES, kind) {
        return Ok(Block::Passage { kind, heading: heading(line, rest)?, parts: parts(inside)? });
    }
    let bare = || if rest.is_empty() { Ok(()) } else { line.wrong(SheetFault::NoHeadingHere) };
    Ok(match kind {
        "also-called" => {
            bare()?;
            Block::AlsoCalled(items(inside, bullet)?.into_iter().map(|(_, text)| text).collect())
        }
        "steps" => {
            let steps = items(inside, numbered)?.into_iter().map(|(_, text)| text).collect();
            Block::Steps { heading: heading(line, rest)?, steps }
        }
        "teach-back" => {
            let questions = items(inside, bullet)?.into_iter().map(|(_, text)| text).collect();
            Block::TeachBack { heading: heading(line, rest)?, questions }
        }
        "glossary" => Block::Glossary { heading: heading(line, rest)?, terms: terms(inside)? },
        "table" => table(line, rest, inside)?,
        "sources" => {
            bare()?;
            Block::Sources(sources(inside)?)
        }
        "picture" => {
            let picture = line.ok(PictureKey::parse(rest).map_err(|_| SheetFault::UnknownBlock))?;
            let described = parts(inside)?;
            match described.as_slice() {
                [Part::Paragraph(described)] => Block::Picture { picture, described: described.clone() },
                _ => return line.wrong(SheetFault::EmptyBlock),
            }
        }
        _ => return line.wrong(SheetFault::UnknownBlock),
    })
}

/// A line and those that go on with it.
struct Item<'a> {
    line: Line<'a>,
    text: String,
}

impl Item<'_> {
    fn read(&self) -> Outcome<Rich> {
        read_bounded(self.line, &self.text)
    }
}

fn read_bounded(line: Line<'_>, text: &str) -> Outcome<Rich> {
    let rich = line.ok(read_line(text))?;
    match rich.len() {
        0 => line.wrong(SheetFault::EmptyBlock),
        len if len > LINE_CHARS_MAX => line.wrong(SheetFault::TooLong { limit: LINE_CHARS_MAX }),
        _ => Ok(rich),
    }
}

fn bullet(text: &str) -> Option<&str> {
    text.strip_prefix("- ").or_else(|| (text == "-").then_some(""))
}

fn numbered(text: &str) -> Option<&str> {
    let after = text.trim_start_matches(|ch: char| ch.is_ascii_digit());
    if after.len() == text.len() { None } else { after.strip_prefix(". ") }
}

fn parts(inside: &[Line<'_>]) -> Outcome<Vec<Part>> {
    let mut parts: Vec<(bool, Item<'_>)> = Vec::new();
    let mut goes_on = false;
    for line in inside {
        let text = line.text.trim_start();
        match (bullet(text), parts.last_mut()) {
            _ if text.is_empty() => goes_on = false,
            (Some(text), _) => {
                parts.push((true, Item { line: *line, text: text.to_owned() }));
                goes_on = true;
            }
            (None, Some((_, item))) if goes_on => {
                item.text.push(' ');
                item.text.push_str(text);
            }
            (None, _) => {
                parts.push((false, Item { line: *line, text: text.to_owned() }));
                goes_on = true;
            }
        }
    }
    let read = |(is_bullet, item): &(bool, Item<'_>)| {
        let line = item.read()?;
        Ok(if *is_bullet { Part::Bullet(line) } else { Part::Paragraph(line) })
    };
    parts.iter().map(read).collect()
}

/// A block of items and nothing else.
fn raw_items<'a>(inside: &[Line<'a>], begins: fn(&str) -> Option<&str>) -> Outcome<Vec<Item<'a>>> {
    let mut items: Vec<Item<'a>> = Vec::new();
    for line in inside.iter().filter(|line| !line.text.is_empty()) {
        let text = line.text.trim_start();
        match (begins(text), items.last_mut()) {
            (Some(text), _) => items.push(Item { line: *line, text: text.to_owned() }),
            (None, Some(item)) => {
                item.text.push(' ');
                item.text.push_str(text);
            }
            (None, None) => return line.wrong(SheetFault::NoItem),
        }
    }
    Ok(items)
}

fn items<'a>(inside: &[Line<'a>], begins: fn(&str) -> Option<&str>) -> Outcome<Vec<(Line<'a>, Rich)>> {
    raw_items(inside, begins)?.iter().map(|item| Ok((item.line, item.read()?))).collect()
}

fn terms(inside: &[Line<'_>]) -> Outcome<Vec<Term>> {
    let read = |item: &Item<'_>| {
        let parts = parted(&item.text, ':');
        let Some((word, meaning)) = parts.split_first().filter(|(_, meaning)| !meaning.is_empty()) else {
            return item.line.wrong(SheetFault::NoItem);
        };
        // Only the first colon parts; the others are text.
        let meaning = meaning.join(":");
        Ok(Term { word: read_bounded(item.line, word)?, meaning: read_bounded(item.line, &meaning)? })
    };
    raw_items(inside, bullet)?.iter().map(read).collect()
}

fn table(line: Line<'_>, rest: &str, inside: &[Line<'_>]) -> Outcome<Block> {
    let mut rows: Vec<(Line<'_>, Vec<&str>)> = Vec::new();
    for line in inside.iter().filter(|line| !line.text.is_empty()) {
        let cells = parted(line.text.trim_start(), '|');
        let ["", cells @ .., ""] = cells.as_slice() else { return line.wrong(SheetFault::TableShape) };
        let shape = rows.first().map_or(cells.len(), |(_, first)| first.len());
        if cells.len() != shape || !(1..=COLUMNS_MAX).contains(&shape) {
            return line.wrong(SheetFault::TableShape);
        }
        rows.push((*line, cells.to_vec()));
    }
    let is_rule = |cells: &[&str]| cells.iter().all(|cell| cell.trim() == RULE);
    let [columns, (_, rule), rows @ ..] = rows.as_slice() else { return line.wrong(SheetFault::TableShape) };
    if !is_rule(rule) || rows.is_empty() {
        return line.wrong(SheetFault::TableShape);
    }
    let cells = |(line, cells): &(Line<'_>, Vec<&str>)| -> Outcome<Vec<Rich>> {
        cells.iter().map(|cell| read_bounded(*line, cell)).collect()
    };
    Ok(Block::Table {
        heading: heading(line, rest)?,
        columns: cells(columns)?,
        rows: rows.iter().map(cells).collect::<Outcome<_>>()?,
    })
}

fn sources(inside: &[Line<'_>]) -> Outcome<Vec<Source>> {
    let items = raw_items(inside, bullet)?;
    if let Some(item) = items.get(LINES_MAX) {
        return item.line.wrong(SheetFault::TooMany { limit: LINES_MAX });
    }
    let read = |item: &Item<'_>| {
        let (name, place, checked) = match parted(&item.text, '|').as_slice() {
            [name] => (*name, "", ""),
            [name, place] => (*name, place.trim(), ""),
            [name, place, checked] => (*name, place.trim(), checked.trim()),
            _ => return item.line.wrong(SheetFault::NoItem),
        };
        let place = Some(place.to_owned()).filter(|place| !place.is_empty());
        if place.as_deref().is_some_and(|place| !is_place(place)) {
            return item.line.wrong(SheetFault::Place);
        }
        let checked = match checked {
            "" => None,
            text => Some(item.line.ok(read_date(text).ok_or(SheetFault::Date))?),
        };
        Ok(Source { name: read_bounded(item.line, name)?, place, checked })
    };
    items.iter().map(read).collect()
}

/// A day as `2026-11-26` and in no other way.
pub(crate) fn read_date(text: &str) -> Option<Date> {
    let [year, month, day] = text.split('-').collect::<Vec<_>>().try_into().ok()?;
    let digits = |text: &str, len: usize| text.len() == len && text.bytes().all(|byte| byte.is_ascii_digit());
    if !(digits(year, 4) && digits(month, 2) && digits(day, 2)) {
        return None;
    }
    Date::from_civil(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}
