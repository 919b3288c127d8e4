//! A document made of blocks, and how it falls onto pages. Pure.
//!
//! Browsers differ in what they repeat on each printed page and in whether they count pages. So the pages
//! are made here: each is whole, with its own head and foot, and is on the screen what it is on paper.
//! How tall a line of words gets is estimated on the tall side: a page is rather left with a gap.

/// How the paper lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lie {
    Landscape,
    Portrait,
}

impl Lie {
    /// Characters of the print's type in a line, on the narrower of Letter and A4.
    const fn chars(self) -> usize {
        match self {
            Self::Landscape => 168,
            Self::Portrait => 122,
        }
    }

    /// Half lines between head and foot, on the shorter of Letter and A4.
    const fn room(self) -> usize {
        match self {
            Self::Landscape => 92,
            Self::Portrait => 128,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub lie: Lie,
    pub title: String,
    /// Stands on every page, beside the title.
    pub about: Vec<String>,
    pub blocks: Vec<Block>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Title(String),
    /// A name and what is to be said of it, one below the other.
    Facts(Vec<Fact>),
    /// Short facts, two side by side, and what the code beside them says.
    Pairs(Vec<Fact>, String),
    Words(String),
    Table(Table),
    /// The weeks of a year.
    Boxes(Vec<WeekCell>),
    /// Lines for signing, each with what it is for.
    Signatures(Vec<String>),
}

/// Words, and whether they carry a failure. Never shown by colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Weight {
    #[default]
    Plain,
    Fail,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub name: String,
    pub value: String,
    pub weight: Weight,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub title: String,
    /// Of the width of the page; those of a table make 100.
    pub percent: u8,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub title: String,
    /// Stands over the columns where the table goes on on another page.
    pub continued: String,
    pub columns: Vec<Column>,
    pub lines: Vec<Line>,
    pub height: Height,
}

/// How tall a line is at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Height {
    #[default]
    Words,
    /// Room for a sticker.
    Sticker,
}

impl Height {
    const fn least(self) -> usize {
        match self {
            Self::Words => 0,
            Self::Sticker => 16,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Line {
    pub cells: Vec<String>,
    pub weight: Weight,
}

/// A box of the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekCell {
    pub week: String,
    pub day: String,
    pub marks: String,
    pub weight: Weight,
}

/// The code at the head of a page, in half lines.
const SEAL: usize = 9;

/// Boxes in a line of the calendar: four lines hold a year of 53 weeks, and the page is one.
pub const BOXES_IN_LINE: usize = 14;

/// The blocks of each page. A table that is parted has its columns on every page.
pub fn pages(document: &Document) -> Vec<Vec<Block>> {
    let mut pages = Pages { lie: document.lie, done: Vec::new(), page: Vec::new(), used: 0 };
    let mut blocks = document.blocks.iter().peekable();
    while let Some(block) = blocks.next() {
        match block {
            Block::Title(_) => {
                // A title alone at the foot of a page says nothing.
                let next = blocks.peek().map_or(0, |next| least(next, document.lie));
                pages.make_room(height(block, document.lie) + next);
                pages.put(block.clone());
            }
            Block::Table(table) => pages.put_table(table),
            other => {
                pages.make_room(height(other, document.lie));
                pages.put(other.clone());
            }
        }
    }
    pages.finish()
}

struct Pages {
    lie: Lie,
    done: Vec<Vec<Block>>,
    page: Vec<Block>,
    used: usize,
}

impl Pages {
    fn left(&self) -> usize {
        self.lie.room().saturating_sub(self.used)
    }

    fn make_room(&mut self, height: usize) {
        if height > self.left() && !self.page.is_empty() {
            self.done.push(std::mem::take(&mut self.page));
            self.used = 0;
        }
    }

    fn put(&mut self, block: Block) {
        self.used += height(&block, self.lie);
        self.page.push(block);
    }

    fn put_table(&mut self, table: &Table) {
        let head = head_height(table, self.lie);
        let mut lines = table.lines.iter().peekable();
        let mut title = &table.title;
        loop {
            let first = lines.peek().map_or(0, |line| line_height(table, line, self.lie));
            self.make_room(head + first);
            let (mut fitting, mut used) = (Vec::new(), self.used + head);
            while let Some(line) = lines.peek() {
                used += line_height(table, line, self.lie);
                // The first goes onto its page, however tall it is.
                if used > self.lie.room() && !fitting.is_empty() {
                    break;
                }
                fitting.extend(lines.next().cloned());
            }
            self.put(Block::Table(Table { title: title.clone(), lines: fitting, ..table.clone() }));
            if lines.peek().is_none() {
                return;
            }
            title = &table.continued;
            self.used = self.lie.room();
        }
    }

    fn finish(mut self) -> Vec<Vec<Block>> {
        if !self.page.is_empty() || self.done.is_empty() {
            self.done.push(self.page);
        }
        self.done
    }
}

/// In half lines, as everything here.
fn height(block: &Block, lie: Lie) -> usize {
    match block {
        Block::Title(_) => 4,
        Block::Facts(facts) => {
            // Names take a fifth of the line.
            let value = lie.chars() * 4 / 5;
            facts.iter().map(|fact| 2 * wrapped(&fact.value, value)).sum::<usize>() + 2
        }
        Block::Pairs(facts, _) => {
            // The code takes a tenth of the line, names two fifths of each half.
            let value = lie.chars() * 9 / 10 / 2 * 3 / 5;
            let lines = facts
                .chunks(2)
                .map(|pair| pair.iter().map(|fact| wrapped(&fact.value, value)).max().unwrap_or(1));
            (2 * lines.sum::<usize>() + 2).max(SEAL)
        }
        Block::Words(words) => 2 * wrapped(words, lie.chars()) + 1,
        Block::Table(table) => {
            let lines: usize = table.lines.iter().map(|line| line_height(table, line, lie)).sum();
            head_height(table, lie) + lines
        }
        Block::Boxes(boxes) => 10 * boxes.len().div_ceil(BOXES_IN_LINE) + 2,
        Block::Signatures(lines) => 7 * lines.len() + 3,
    }
}

/// What has to stand on the same page as the title above it.
fn least(block: &Block, lie: Lie) -> usize {
    match block {
        Block::Table(table) => {
            let first = table.lines.first().map_or(0, |line| line_height(table, line, lie));
            head_height(table, lie) + first
        }
        other => height(other, lie),
    }
}

fn head_height(table: &Table, lie: Lie) -> usize {
    let titles = table.columns.iter().map(|column| wrapped(&column.title, width(column, lie)));
    let title = if table.title.is_empty() { 0 } else { 4 };
    title + 2 * titles.max().unwrap_or(1) + 2
}

fn line_height(table: &Table, line: &Line, lie: Lie) -> usize {
    let cells = table.columns.iter().zip(&line.cells);
    let lines = cells.map(|(column, cell)| wrapped(cell, width(column, lie))).max().unwrap_or(1);
    (2 * lines + 1).max(table.height.least())
}

fn width(column: &Column, lie: Lie) -> usize {
    // One character goes to the gap between the columns.
    (lie.chars() * usize::from(column.percent) / 100).saturating_sub(1).max(1)
}

/// Lines that a text takes in a column of so many characters.
fn wrapped(text: &str, chars: usize) -> usize {
    let lines = text.lines().map(|line| {
        let (mut lines, mut used) = (1, 0);
        for word in line.split_whitespace() {
            let long = word.chars().count();
            if used > 0 && used + 1 + long > chars {
                lines += 1;
                used = 0;
            }
            used += long + usize::from(used > 0);
            // A word that is wider than its column breaks anywhere.
            while used > chars {
                lines += 1;
                used -= chars;
            }
        }
        lines
    });
    lines.sum::<usize>().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line {
        Line { cells: vec![text.to_owned(), "x".to_owned()], weight: Weight::Plain }
    }

    fn table(count: usize) -> Block {
        let column = |title: &str, percent| Column { title: title.to_owned(), percent };
        Block::Table(Table {
            title: "Loads".to_owned(),
            continued: "Loads (continued)".to_owned(),
            columns: vec![column("Load", 10), column("What", 90)],
            lines: (0..count).map(|number| line(&format!("{number}"))).collect(),
            height: Height::Words,
        })
    }

    fn document(blocks: Vec<Block>) -> Document {
        Document { lie: Lie::Landscape, title: "Log".to_owned(), about: Vec::new(), blocks }
    }

    fn lines_of(page: &[Block]) -> Vec<String> {
        let tables = page.iter().filter_map(|block| match block {
            Block::Table(table) => Some(&table.lines),
            _ => None,
        });
        tables.flatten().filter_map(|line| line.cells.first().cloned()).collect()
    }

    #[test]
    fn every_line_stands_once_and_in_its_order() {
        for count in [0, 1, 7, 24, 25, 26, 90, 400] {
            let pages = pages(&document(vec![table(count)]));
            let all: Vec<String> = pages.iter().flat_map(|page| lines_of(page)).collect();
            assert_eq!(all, (0..count).map(|number| number.to_string()).collect::<Vec<_>>());
            for page in &pages {
                let used: usize = page.iter().map(|block| height(block, Lie::Landscape)).sum();
                assert!(used <= Lie::Landscape.room(), "{used} half lines on a page of {count}");
            }
        }
    }

    #[test]
    fn a_table_that_goes_on_says_so_and_has_its_columns_again() {
        let pages = pages(&document(vec![table(90)]));
        assert!(pages.len() > 2);
        let titles: Vec<&str> = pages
            .iter()
            .flatten()
            .filter_map(|block| match block {
                Block::Table(table) if table.columns.len() == 2 => Some(table.title.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(titles.first(), Some(&"Loads"));
        assert!(titles.iter().skip(1).all(|title| *title == "Loads (continued)"), "{titles:?}");
    }

    #[test]
    fn a_title_is_never_the_last_thing_on_a_page() {
        for filled in 20..40 {
            let words = (0..filled).map(|_| Block::Words("A line of words.".to_owned()));
            let blocks = words.chain([Block::Title("Tests".to_owned()), table(3)]).collect();
            for page in pages(&document(blocks)) {
                assert!(!matches!(page.last(), Some(Block::Title(_))), "{filled}");
            }
        }
    }

    #[test]
    fn a_line_that_is_taller_than_a_page_still_stands() {
        let tall = "word ".repeat(3_000);
        let column = |percent| Column { title: "c".to_owned(), percent };
        let block = Block::Table(Table {
            title: String::new(),
            continued: String::new(),
            columns: vec![column(50), column(50)],
            lines: vec![line("before"), line(&tall), line("after")],
            height: Height::Words,
        });
        let pages = pages(&document(vec![block]));
        assert_eq!(pages.iter().map(|page| lines_of(page).len()).sum::<usize>(), 3);
    }

    #[test]
    fn words_wrap_as_a_narrow_column_makes_them() {
        for (text, chars, lines) in [
            ("", 10, 1),
            ("one two", 10, 1),
            ("one two three", 10, 2),
            ("A1-260309-03K", 10, 2),
            ("one\ntwo", 10, 2),
            ("aaaaaaaaaaaaaaaaaaaaa", 10, 3),
        ] {
            assert_eq!(wrapped(text, chars), lines, "{text}");
        }
    }

    #[test]
    fn nothing_still_makes_one_page() {
        assert_eq!(pages(&document(Vec::new())).len(), 1);
    }
}
