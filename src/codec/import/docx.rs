//! A document of a word processor (Office Open XML): the text of `word/document.xml`, its headings by the
//! names of their styles, its lists, tables, bold and italic. Everything else stays in the file.

use super::build::Builder;
use super::entity::entity;
use super::{DroppedKind, ImportError, Imported, zip};
use crate::domain::education::rich::Weight;

pub fn import_docx(archive: &[u8]) -> Result<Imported, ImportError> {
    let bytes = zip::file(archive, DOCUMENT)?;
    // A book of four hundred pages is no handout, and it would hold up the screen.
    if bytes.len() > DOCUMENT_BYTES_MAX {
        return Err(ImportError::TooLarge { limit: DOCUMENT_BYTES_MAX });
    }
    let text = std::str::from_utf8(&bytes).map_err(|_| ImportError::Damaged)?;
    let mut reader = Reader::default();
    let mut rest = text;
    while let Some(place) = rest.find('<') {
        let (before, tag) = rest.split_at_checked(place).unwrap_or((rest, ""));
        reader.text(before);
        // XML writes a > in an attribute as itself, but word processors do not.
        let Some((inside, after)) = tag.get(1..).and_then(|tag| tag.split_once('>')) else { break };
        reader.tag(inside);
        rest = after;
    }
    for (start, what) in BESIDE {
        for _ in 0..zip::count(archive, start)? {
            reader.builder.drop(DroppedKind::Element(what.to_owned()));
        }
    }
    let imported = reader.builder.finish();
    if imported.title.is_none() && imported.blocks.is_empty() {
        Err(ImportError::Nothing)
    } else {
        Ok(imported)
    }
}

const DOCUMENT: &str = "word/document.xml";
const DOCUMENT_BYTES_MAX: usize = 4 * 1024 * 1024;
/// Text of the document that stands in files of its own.
const BESIDE: [(&str, &str); 2] = [("word/header", "header"), ("word/footer", "footer")];

#[derive(Default)]
struct Reader {
    builder: Builder,
    /// Inside `w:t`: the only place where text is text.
    in_text: bool,
    /// Inside `w:r`: a paragraph's mark has a weight, too, and it means nothing.
    in_run: bool,
    strong: bool,
    light: bool,
    /// What is being left out with everything in it, and how deep.
    left_out: Option<(String, u32)>,
}

/// Where a text stood before it was moved, and the older form of a text box that is there twice.
const LEFT_OUT: [&str; 2] = ["w:moveFrom", "mc:Fallback"];

impl Reader {
    fn text(&mut self, text: &str) {
        if !self.in_text || self.left_out.is_some() {
            return;
        }
        let mut rest = text;
        while let Some(place) = rest.find('&') {
            let (before, after) = rest.split_at_checked(place).unwrap_or((rest, ""));
            self.builder.text(before);
            let after = after.get(1..).unwrap_or_default();
            let (sign, len) = entity(after).unwrap_or(('&', 0));
            self.builder.sign(sign);
            rest = after.get(len..).unwrap_or_default();
        }
        self.builder.text(rest);
    }

    fn tag(&mut self, inside: &str) {
        let (is_closing, inside) = inside.strip_prefix('/').map_or((false, inside), |inside| (true, inside));
        let is_whole = inside.ends_with('/');
        let inside = inside.trim_end_matches('/');
        let (name, attributes) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
        if self.is_left_out(name, is_closing, is_whole) {
            return;
        }
        let Some(name) = name.strip_prefix("w:") else { return };
        match (name, is_closing) {
            ("t", closing) => self.in_text = !closing && !is_whole,
            ("r", false) => self.in_run = true,
            ("r", true) => self.end_run(),
            ("b", false) if self.in_run => self.weigh(Weight::Strong, attributes),
            ("i", false) if self.in_run => self.weigh(Weight::Light, attributes),
            ("tab", false) if self.in_run => self.builder.sign(' '),
            ("br" | "cr", false) if self.in_run => self.builder.line_break(),
            ("p", false) => self.builder.paragraph(),
            ("p", true) => {
                self.builder.close_heading();
                self.builder.paragraph();
            }
            ("pStyle", false) => self.paragraph_style(value(attributes)),
            ("numPr", false) => self.builder.item(),
            ("tbl", false) => self.builder.open_table(),
            ("tbl", true) => self.builder.close_table(),
            ("tr", false) => self.builder.row(),
            ("tc", false) => self.builder.cell(),
            ("tc", true) => self.builder.end_cell(),
            ("drawing" | "pict", false) => self.builder.drop(DroppedKind::Image),
            ("hyperlink", false) => self.builder.drop(DroppedKind::Link),
            (
                "del" | "object" | "altChunk" | "footnoteReference" | "endnoteReference" | "commentReference",
                false,
            ) => {
                self.builder.drop(DroppedKind::Element(name.to_owned()));
            }
            _ => {}
        }
    }

    fn is_left_out(&mut self, name: &str, is_closing: bool, is_whole: bool) -> bool {
        match &mut self.left_out {
            Some((held, depth)) => {
                if held == name && !is_whole {
                    *depth = if is_closing { depth.saturating_sub(1) } else { depth.saturating_add(1) };
                }
                if *depth == 0 {
                    self.left_out = None;
                }
                true
            }
            None if LEFT_OUT.contains(&name) && !is_closing => {
                if !is_whole {
                    self.left_out = Some((name.to_owned(), 1));
                }
                true
            }
            None => false,
        }
    }

    fn weigh(&mut self, weight: Weight, attributes: &str) {
        if matches!(value(attributes), "0" | "false" | "none") {
            return;
        }
        let held = if weight == Weight::Strong { &mut self.strong } else { &mut self.light };
        if !*held {
            *held = true;
            self.builder.emphasis(weight, 1);
        }
    }

    fn end_run(&mut self) {
        self.in_run = false;
        for (held, weight) in [(&mut self.strong, Weight::Strong), (&mut self.light, Weight::Light)] {
            if std::mem::take(held) {
                self.builder.emphasis(weight, -1);
            }
        }
    }

    /// The names that the style has in English and in Spanish; others are no headings.
    fn paragraph_style(&mut self, named: &str) {
        let small = named.to_lowercase();
        let is_heading =
            ["heading", "title", "ttulo", "título", "titulo"].iter().any(|name| small.starts_with(name));
        if is_heading {
            self.builder.open_heading();
        } else if small.starts_with("listnumber") || small.starts_with("listaconnmeros") {
            self.builder.step();
        } else if small.starts_with("listbullet") || small.starts_with("listaconvietas") {
            self.builder.item();
        }
    }
}

/// What `w:val` says.
fn value(attributes: &str) -> &str {
    let after = attributes.split_once("w:val=").map_or("", |(_, after)| after);
    let mut signs = after.chars();
    match signs.next() {
        Some(quote @ ('"' | '\'')) => signs.as_str().split(quote).next().unwrap_or_default(),
        _ => "",
    }
}
