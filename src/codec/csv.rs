//! Tables for people's spreadsheets (RFC 4180: CRLF, doubled quotes, a header row).
//!
//! Text that a spreadsheet would take for a formula gets a leading apostrophe; reading takes it
//! off again. Which columns a table has is said where the table is made.

use std::io::Cursor;
use std::rc::Rc;

use csv::{QuoteStyle, ReaderBuilder, Terminator, WriterBuilder};

/// A table on its way out.
#[derive(Debug)]
pub struct Table {
    writer: csv::Writer<Vec<u8>>,
}

/// One cell: text is guarded, a number is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    Text(&'a str),
    Number(i64),
    Blank,
}

impl Table {
    pub fn new(columns: &[&str]) -> Self {
        let writer = WriterBuilder::new()
            .terminator(Terminator::CRLF)
            .quote_style(QuoteStyle::Necessary)
            .from_writer(Vec::new());
        let mut table = Self { writer };
        table.write(columns.iter().map(|column| (*column).to_owned()).collect());
        table
    }

    pub fn row(&mut self, cells: &[Cell<'_>]) {
        let row = cells
            .iter()
            .map(|cell| match cell {
                Cell::Text(text) => guarded(text),
                Cell::Number(number) => number.to_string(),
                Cell::Blank => String::new(),
            })
            .collect();
        self.write(row);
    }

    /// The bytes, with a byte-order mark so that spreadsheets read accents right.
    pub fn finish(self) -> Vec<u8> {
        let mut bytes = "\u{feff}".as_bytes().to_vec();
        // A vector takes every byte; there is nothing left that could fail.
        bytes.extend(self.writer.into_inner().unwrap_or_default());
        bytes
    }

    fn write(&mut self, row: Vec<String>) {
        let written = self.writer.write_record(row);
        debug_assert!(written.is_ok());
    }
}

/// Guards text against being run as a formula by a spreadsheet.
pub fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// Takes the guard off again.
pub fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) => rest,
        _ => text,
    }
}

/// A row as it was read: the number of its first line in the file (from 1) and its cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub line: u64,
    pub cells: Vec<String>,
}

/// Reads a whole table, header row included. Blank rows are left out.
///
/// The file may have a byte-order mark, any line ends, commas, semicolons or tabs, and may be in
/// UTF-8, in UTF-16 with its mark or, failing both, in the Windows code page of western languages.
pub fn read(bytes: &[u8]) -> Vec<Row> {
    Rows::of(bytes).collect()
}

/// The rows of a table, one at a time: a long one need not hold up the screen.
#[derive(Debug)]
pub struct Rows {
    reader: csv::Reader<Cursor<Rc<[u8]>>>,
    lines: LineCounter,
    record: csv::StringRecord,
}

impl Rows {
    /// As [`read`], which says what may be in the file.
    pub fn of(bytes: &[u8]) -> Self {
        let text = decoded(bytes);
        let delimiter = delimiter(&text);
        let text: Rc<[u8]> = Rc::from(text.into_bytes());
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(Cursor::new(Rc::clone(&text)));
        let lines = LineCounter { text, place: 0, line: 1 };
        Self { reader, lines, record: csv::StringRecord::new() }
    }

    /// How many bytes of text were read, of how many.
    pub fn progress(&self) -> (u64, u64) {
        (self.reader.position().byte(), self.lines.text.len() as u64)
    }
}

impl Iterator for Rows {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        while matches!(self.reader.read_record(&mut self.record), Ok(true)) {
            let line = self.lines.at(self.record.position().map_or(0, csv::Position::byte));
            let cells: Vec<String> =
                self.record.iter().map(|cell| unguarded(cell.trim()).to_owned()).collect();
            if cells.iter().any(|cell| !cell.is_empty()) {
                return Some(Row { line, cells });
            }
        }
        None
    }
}

/// Counts lines as an editor shows them, whatever ends them. The reader's own count knows only
/// line feeds, and its records begin before the line ends that it skips.
#[derive(Debug)]
struct LineCounter {
    text: Rc<[u8]>,
    place: usize,
    line: u64,
}

impl LineCounter {
    /// The line on which the record stands that begins at `byte` or after the line ends there.
    fn at(&mut self, byte: u64) -> u64 {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX);
        loop {
            let (here, next) = (self.text.get(self.place), self.text.get(self.place + 1));
            let ends = matches!(here, Some(b'\r' | b'\n'));
            if self.place >= byte && !ends {
                return self.line;
            }
            // A carriage return before a line feed is the same line end.
            self.line += u64::from(ends && (here, next) != (Some(&b'\r'), Some(&b'\n')));
            self.place += 1;
        }
    }
}

fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xff, 0xfe, text @ ..] => return utf_16(text, u16::from_le_bytes),
        [0xfe, 0xff, text @ ..] => return utf_16(text, u16::from_be_bytes),
        _ => {}
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| windows_1252(*byte)).collect(),
    }
}

/// What a spreadsheet calls "Unicode text".
fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(unit);
    char::decode_utf16(units).map(|ch| ch.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Code page 1252, which spreadsheets on Windows write when nobody tells them otherwise.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH.get(usize::from(byte - 0x80)).copied().unwrap_or('\u{fffd}'),
        _ => char::from(byte),
    }
}

/// The delimiter that the header row uses most, outside quotes.
fn delimiter(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if !quoted => {
                if let Some((_, count)) = counts.iter_mut().find(|(delimiter, _)| *delimiter == byte) {
                    *count += 1;
                }
            }
            _ => {}
        }
    }
    // The comma wins a tie.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(delimiter, _)| *delimiter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: &[(u64, &[&str])]) {
        let got = read(bytes);
        let got: Vec<(u64, Vec<&str>)> =
            got.iter().map(|row| (row.line, row.cells.iter().map(String::as_str).collect())).collect();
        let expected: Vec<(u64, Vec<&str>)> =
            expected.iter().map(|(line, cells)| (*line, cells.to_vec())).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn files_of_every_make_read_the_same() {
        let expected: &[(u64, &[&str])] = &[(1, &["name", "unit"]), (2, &["Gasa 4 × 4", "each"])];
        check("name,unit\nGasa 4 × 4,each\n".as_bytes(), expected);
        check("\u{feff}name;unit\r\nGasa 4 × 4;each\r\n".as_bytes(), expected);
        check("name\tunit\rGasa 4 × 4\teach".as_bytes(), expected);
        check(b"name,unit\nGasa 4 \xd7 4,each\n", expected);
        let wide: Vec<u16> = "name\tunit\r\nGasa 4 × 4\teach\r\n".encode_utf16().collect();
        let small: Vec<u8> = wide.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        check(&[&[0xff, 0xfe], small.as_slice()].concat(), expected);
        let big: Vec<u8> = wide.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        check(&[&[0xfe, 0xff], big.as_slice()].concat(), expected);
    }

    #[test]
    fn quotes_hold_delimiters_line_ends_and_quotes_and_lines_keep_their_number() {
        check(
            b"name,unit\n\"Tape, 1 \"\"inch\"\"\",roll\n\n\"two\nlines\",each\nlast,each\n",
            &[
                (1, &["name", "unit"]),
                (2, &["Tape, 1 \"inch\"", "roll"]),
                (4, &["two\nlines", "each"]),
                (6, &["last", "each"]),
            ],
        );
    }

    #[test]
    fn a_formula_is_text_on_the_way_out_and_itself_on_the_way_back() {
        for text in ["=1+1", "+5", "-5", "@x", "'quoted", "plain", "a=b"] {
            let mut table = Table::new(&["name"]);
            table.row(&[Cell::Text(text)]);
            let bytes = table.finish();
            assert_eq!(read(&bytes).get(1).map(|row| row.cells.clone()), Some(vec![text.to_owned()]));
            assert_eq!(guarded(text) != text, text.starts_with(['=', '+', '-', '@', '\'']));
        }
    }

    #[test]
    fn numbers_stay_numbers_and_lines_end_with_crlf() {
        let mut table = Table::new(&["a", "b"]);
        table.row(&[Cell::Number(-5), Cell::Blank]);
        assert_eq!(table.finish(), "\u{feff}a,b\r\n-5,\r\n".as_bytes());
    }
}
