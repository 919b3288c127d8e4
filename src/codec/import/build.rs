//! Makes blocks of what a foreign text says, one piece after the other, within the bounds of a sheet.

use super::{Dropped, DroppedKind, Imported};
use crate::domain::education::rich::{Piece, Rich, Run, Weight};
use crate::domain::education::sheet::{
    BLOCKS_MAX, Block, COLUMNS_MAX, HEADING_CHARS_MAX, LINE_CHARS_MAX, LINES_MAX, Part, PassageKind,
};

#[derive(Debug, Default)]
pub(super) struct Builder {
    imported: Imported,
    heading: Option<Rich>,
    parts: Vec<Part>,
    steps: Vec<Rich>,
    line: Line,
    strong: u32,
    light: u32,
    /// The open lists; one that lies too deep is not noted and joins the last.
    lists: Vec<ListKind>,
    deeper: u32,
    table: Option<Table>,
}

/// The line that is being written.
#[derive(Debug, Default)]
struct Line {
    runs: Vec<Run>,
    chars: usize,
    kind: LineKind,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum LineKind {
    #[default]
    Paragraph,
    Bullet,
    Step,
    Heading,
    Cell,
}

/// Whether a list counts its items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListKind {
    Counted,
    Plain,
}

#[derive(Debug, Default)]
struct Table {
    rows: Vec<Vec<Rich>>,
    /// Tables inside this one.
    inside: u32,
}

const DEPTH_MAX: usize = 64;

impl Builder {
    pub(super) fn text(&mut self, text: &str) {
        for ch in text.chars() {
            self.sign(ch);
        }
    }

    pub(super) fn sign(&mut self, ch: char) {
        // A line that grows too long goes on in the next one.
        let full = self.line.chars >= LINE_CHARS_MAX
            || (self.line.chars > LINE_CHARS_MAX * 4 / 5 && ch.is_whitespace());
        if full && self.line.kind != LineKind::Cell {
            let kind = self.line.kind;
            self.end_line();
            self.line.kind = if kind == LineKind::Heading { LineKind::Paragraph } else { kind };
        }
        let weight = match (self.strong, self.light) {
            (0, 0) => Weight::Plain,
            (0, _) => Weight::Light,
            _ => Weight::Strong,
        };
        self.line.chars += 1;
        match self.line.runs.last_mut() {
            Some(Run { weight: held, piece: Piece::Text(text) }) if *held == weight => text.push(ch),
            _ => self.line.runs.push(Run { weight, piece: Piece::Text(ch.to_string()) }),
        }
    }

    pub(super) fn emphasis(&mut self, weight: Weight, change: i32) {
        let held = if weight == Weight::Strong { &mut self.strong } else { &mut self.light };
        *held = held.saturating_add_signed(change);
    }

    pub(super) fn drop(&mut self, what: DroppedKind) {
        match self.imported.dropped.iter_mut().find(|held| held.what == what) {
            Some(held) => held.count += 1,
            None => self.imported.dropped.push(Dropped { what, count: 1 }),
        }
    }

    pub(super) fn paragraph(&mut self) {
        if self.table.is_some() || matches!(self.line.kind, LineKind::Cell) {
            return self.sign(' ');
        }
        self.end_line();
    }

    pub(super) fn line_break(&mut self) {
        match self.line.kind {
            LineKind::Paragraph if self.table.is_none() => self.end_line(),
            _ => self.sign(' '),
        }
    }

    pub(super) fn open_heading(&mut self) {
        if self.table.is_some() {
            return self.sign(' ');
        }
        self.end_line();
        self.line.kind = LineKind::Heading;
    }

    pub(super) fn close_heading(&mut self) {
        if self.line.kind == LineKind::Heading {
            self.end_line();
        }
    }

    pub(super) fn open_list(&mut self, kind: ListKind) {
        if self.table.is_none() {
            self.end_line();
        }
        if self.lists.len() < DEPTH_MAX { self.lists.push(kind) } else { self.deeper += 1 }
    }

    pub(super) fn close_list(&mut self) {
        if self.table.is_none() {
            self.end_line();
        }
        if self.deeper > 0 {
            self.deeper -= 1;
        } else {
            self.lists.pop();
        }
    }

    pub(super) fn item(&mut self) {
        if self.table.is_some() {
            return self.sign(' ');
        }
        self.end_line();
        // Steps of a list inside a list are points of it.
        self.line.kind = if self.lists == [ListKind::Counted] { LineKind::Step } else { LineKind::Bullet };
    }

    pub(super) fn step(&mut self) {
        if self.table.is_none() {
            self.end_line();
            self.line.kind = LineKind::Step;
        }
    }

    pub(super) fn open_table(&mut self) {
        match &mut self.table {
            Some(table) => {
                table.inside = table.inside.saturating_add(1);
                self.drop(DroppedKind::TableShape);
            }
            None => {
                self.end_line();
                self.table = Some(Table::default());
            }
        }
    }

    pub(super) fn row(&mut self) {
        if self.table.as_ref().is_some_and(|table| table.inside == 0) {
            // The last cell of the row before may have been left open.
            self.end_line();
        }
        match &mut self.table {
            Some(table) if table.inside == 0 => table.rows.push(Vec::new()),
            _ => self.paragraph(),
        }
    }

    pub(super) fn cell(&mut self) {
        let Some(table) = &self.table else { return self.paragraph() };
        if table.inside > 0 {
            return self.sign(' ');
        }
        self.end_line();
        self.line.kind = LineKind::Cell;
    }

    pub(super) fn end_cell(&mut self) {
        if self.table.as_ref().is_some_and(|table| table.inside == 0) {
            self.end_line();
        }
    }

    pub(super) fn close_table(&mut self) {
        let Some(table) = &mut self.table else { return };
        if table.inside > 0 {
            table.inside -= 1;
            return;
        }
        self.end_line();
        if let Some(table) = self.table.take() {
            self.take_table(table);
        }
    }

    pub(super) fn finish(mut self) -> Imported {
        self.end_line();
        if let Some(table) = self.table.take() {
            self.take_table(table);
        }
        self.end_passage();
        self.imported
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let rich = Rich::new(line.runs);
        // An empty cell is a cell; any other empty line is none.
        if rich.is_empty() && line.kind != LineKind::Cell {
            return;
        }
        match (line.kind, &mut self.table) {
            (LineKind::Cell, Some(table)) => match table.rows.last_mut() {
                Some(row) => row.push(rich),
                None => table.rows.push(vec![rich]),
            },
            // Text between cells, which no table has room for.
            (_, Some(_)) | (LineKind::Cell | LineKind::Paragraph, None) => self.part(Part::Paragraph(rich)),
            (LineKind::Bullet, None) => self.part(Part::Bullet(rich)),
            (LineKind::Step, None) => {
                if !self.parts.is_empty() || self.steps.len() >= LINES_MAX {
                    self.end_passage();
                }
                self.steps.push(rich);
            }
            (LineKind::Heading, None) => self.take_heading(rich),
        }
    }

    fn take_heading(&mut self, rich: Rich) {
        if rich.len() > HEADING_CHARS_MAX {
            return self.part(Part::Paragraph(rich));
        }
        let is_first = self.imported.blocks.is_empty() && self.parts.is_empty() && self.steps.is_empty();
        if self.imported.title.is_none() && is_first {
            self.imported.title = Some(rich);
            return;
        }
        self.end_passage();
        // A heading right under another one is a line below it.
        match self.heading.replace(rich) {
            Some(before) if self.parts.is_empty() && self.steps.is_empty() => {
                if let Some(after) = self.heading.replace(before) {
                    self.part(Part::Paragraph(after));
                }
            }
            _ => {}
        }
    }

    fn part(&mut self, part: Part) {
        if !self.steps.is_empty() || self.parts.len() >= LINES_MAX {
            self.end_passage();
        }
        self.parts.push(part);
    }

    fn end_passage(&mut self) {
        if !self.steps.is_empty() {
            let block = Block::Steps { heading: self.heading.take(), steps: std::mem::take(&mut self.steps) };
            self.block(block);
        }
        if !self.parts.is_empty() {
            let (kind, heading) = (PassageKind::Text, self.heading.take());
            let parts = std::mem::take(&mut self.parts);
            self.block(Block::Passage { kind, heading, parts });
        }
    }

    fn block(&mut self, block: Block) {
        if self.imported.blocks.len() < BLOCKS_MAX {
            return self.imported.blocks.push(block);
        }
        for _ in block.lines() {
            self.drop(DroppedKind::Line);
        }
    }

    /// A table of even rows of full cells is one; of any other the cells are paragraphs.
    fn take_table(&mut self, table: Table) {
        let rows: Vec<Vec<Rich>> =
            table.rows.into_iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).collect();
        let columns = rows.first().map_or(0, Vec::len);
        let is_even = rows.iter().all(|row| row.len() == columns);
        let is_full = rows.iter().flatten().all(|cell| !cell.is_empty() && cell.len() <= LINE_CHARS_MAX);
        let fits = (2..=COLUMNS_MAX).contains(&columns) && (2..=LINES_MAX).contains(&rows.len());
        if fits && is_even && is_full {
            self.end_passage();
            let heading = self.heading.take();
            let mut rows = rows.into_iter();
            let columns = rows.next().unwrap_or_default();
            return self.block(Block::Table { heading, columns, rows: rows.collect() });
        }
        if columns > 1 {
            self.drop(DroppedKind::TableShape);
        }
        for cell in rows.into_iter().flatten().filter(|cell| !cell.is_empty()) {
            self.long_part(cell);
        }
    }

    /// A cell may be longer than a line.
    fn long_part(&mut self, cell: Rich) {
        if cell.len() <= LINE_CHARS_MAX {
            return self.part(Part::Paragraph(cell));
        }
        let mut piece = String::new();
        for word in cell.words_only().split(' ') {
            for chunk in word.chars().collect::<Vec<_>>().chunks(LINE_CHARS_MAX) {
                if piece.chars().count() + 1 + chunk.len() > LINE_CHARS_MAX {
                    self.part(Part::Paragraph(Rich::text(&std::mem::take(&mut piece))));
                }
                piece.push(' ');
                piece.extend(chunk);
            }
        }
        let last = Rich::text(&piece);
        if !last.is_empty() {
            self.part(Part::Paragraph(last));
        }
    }
}
