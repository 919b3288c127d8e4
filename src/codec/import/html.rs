//! A page as a stream of tags and text. It is read once, from front to back, without a tree: five thousand
//! tables in each other cost what five thousand words cost.

use super::build::{Builder, ListKind};
use super::entity::entity;
use super::{DroppedKind, HTML_BYTES_MAX, ImportError, Imported};
use crate::domain::education::rich::Weight;

/// Elements whose inside is no text of the page; it ends with their own closing tag and nothing else.
const RAW: [&str; 9] =
    ["script", "style", "iframe", "noscript", "textarea", "title", "xmp", "noembed", "noframes"];
/// Elements that are dropped with everything in them.
const WHOLE: [&str; 15] = [
    "svg", "math", "object", "template", "select", "audio", "video", "canvas", "applet", "form", "button",
    "map", "dialog", "head", "nav",
];

pub fn import_html(text: &str) -> Result<Imported, ImportError> {
    if text.len() > HTML_BYTES_MAX {
        return Err(ImportError::TooLarge { limit: HTML_BYTES_MAX });
    }
    let mut reader = Reader { builder: Builder::default(), whole: None };
    let mut rest = text;
    while let Some(place) = rest.find('<') {
        let (before, tag) = rest.split_at_checked(place).unwrap_or((rest, ""));
        reader.text(before);
        rest = reader.tag(tag);
    }
    reader.text(rest);
    let imported = reader.builder.finish();
    if imported.title.is_none() && imported.blocks.is_empty() {
        Err(ImportError::Nothing)
    } else {
        Ok(imported)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Opening,
    Closing,
}

struct Reader {
    builder: Builder,
    /// The element that is being dropped, and how often it was opened inside itself.
    whole: Option<(&'static str, u32)>,
}

impl Reader {
    fn text(&mut self, text: &str) {
        if self.whole.is_some() {
            return;
        }
        let mut rest = text;
        while let Some(place) = rest.find('&') {
            let (before, after) = rest.split_at_checked(place).unwrap_or((rest, ""));
            self.builder.text(before);
            let after = after.get(1..).unwrap_or_default();
            match entity(after) {
                Some((sign, len)) => {
                    self.builder.sign(sign);
                    rest = after.get(len..).unwrap_or_default();
                }
                None => {
                    self.builder.sign('&');
                    rest = after;
                }
            }
        }
        self.builder.text(rest);
    }

    /// Takes one tag from the front, and returns what stands behind it.
    fn tag<'a>(&mut self, text: &'a str) -> &'a str {
        if let Some(comment) = text.strip_prefix("<!--") {
            return comment.split_once("-->").map_or("", |(_, rest)| rest);
        }
        let inside = text.get(1..).unwrap_or_default();
        let is_closing = inside.starts_with('/');
        let name_at = usize::from(is_closing);
        let name_text = inside.get(name_at..).unwrap_or_default();
        if !name_text.starts_with(|ch: char| ch.is_ascii_alphabetic()) {
            // A declaration, an instruction, or a sign that is meant as itself.
            if inside.starts_with(['!', '?', '/']) {
                return inside.split_once('>').map_or("", |(_, rest)| rest);
            }
            self.text("&lt;");
            return inside;
        }
        let end = name_text.find(|ch: char| ch.is_whitespace() || matches!(ch, '/' | '>'));
        let (name, attributes) =
            name_text.split_at_checked(end.unwrap_or(name_text.len())).unwrap_or((name_text, ""));
        let (attributes, rest) = split_attributes(attributes);
        let name = name.to_ascii_lowercase();
        let side = if is_closing { Side::Closing } else { Side::Opening };
        if self.in_dropped(&name, side) {
            return rest;
        }
        if is_closing {
            self.close(&name);
            return rest;
        }
        if let Some(raw) = RAW.iter().find(|raw| **raw == name) {
            self.builder.drop(DroppedKind::Element(name));
            return after_closing(rest, raw);
        }
        if let Some(whole) = WHOLE.iter().find(|whole| **whole == name) {
            self.builder.drop(DroppedKind::Element(name));
            // A head is there in every page and is not worth a word, but it must not be read.
            self.whole = Some((whole, 1));
            return rest;
        }
        self.open(&name, attributes);
        rest
    }

    /// Whether a tag belongs to an element that is being dropped.
    fn in_dropped(&mut self, name: &str, side: Side) -> bool {
        let Some((held, depth)) = self.whole else { return false };
        if held == name {
            let depth = if side == Side::Closing { depth.saturating_sub(1) } else { depth.saturating_add(1) };
            self.whole = (depth > 0).then_some((held, depth));
        }
        // A page without a closing head begins with its body.
        if held == "head" && name == "body" {
            self.whole = None;
        }
        true
    }

    fn open(&mut self, name: &str, attributes: &str) {
        let has = |attribute: &str| names(attributes).any(|held| held.eq_ignore_ascii_case(attribute));
        if names(attributes).any(|held| held.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on"))) {
            self.builder.drop(DroppedKind::Handler);
        }
        match name {
            "strong" | "b" => self.builder.emphasis(Weight::Strong, 1),
            "em" | "i" => self.builder.emphasis(Weight::Light, 1),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.builder.open_heading(),
            "p" | "div" | "section" | "article" | "blockquote" | "pre" | "dt" | "dd" | "figure"
            | "figcaption" | "main" | "header" | "footer" | "aside" | "address" | "hr" | "body" | "html"
            | "caption" => {
                self.builder.paragraph();
            }
            "br" => self.builder.line_break(),
            "ul" | "menu" | "dl" => self.builder.open_list(ListKind::Plain),
            "ol" => self.builder.open_list(ListKind::Counted),
            "li" => self.builder.item(),
            "table" => self.builder.open_table(),
            "tr" => self.builder.row(),
            "td" | "th" => self.builder.cell(),
            "a" if has("href") => self.builder.drop(DroppedKind::Link),
            "img" | "picture" => self.builder.drop(DroppedKind::Image),
            "embed" | "link" | "meta" | "base" | "input" | "frame" | "source" | "track" => {
                self.builder.drop(DroppedKind::Element(name.to_owned()));
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "strong" | "b" => self.builder.emphasis(Weight::Strong, -1),
            "em" | "i" => self.builder.emphasis(Weight::Light, -1),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.builder.close_heading(),
            "p" | "div" | "section" | "article" | "blockquote" | "pre" | "dt" | "dd" | "li" => {
                self.builder.paragraph();
            }
            "ul" | "menu" | "dl" | "ol" => self.builder.close_list(),
            "table" => self.builder.close_table(),
            "td" | "th" => self.builder.end_cell(),
            _ => {}
        }
    }
}

/// The attributes of a tag and what stands behind its end. An unfinished tag takes the rest.
fn split_attributes(text: &str) -> (&str, &str) {
    let mut quote: Option<char> = None;
    // A quotation mark is one only behind an equals sign.
    let mut before = ' ';
    for (place, ch) in text.char_indices() {
        match quote {
            Some(held) if held == ch => quote = None,
            Some(_) => {}
            None if ch == '>' => {
                return (text.get(..place).unwrap_or_default(), text.get(place + 1..).unwrap_or_default());
            }
            None if matches!(ch, '"' | '\'') && before == '=' => quote = Some(ch),
            None => {}
        }
        if !ch.is_whitespace() {
            before = ch;
        }
    }
    (text, "")
}

/// Everything in a tag that looks like the name of an attribute, also what stands in a value: it is only
/// counted.
fn names(attributes: &str) -> impl Iterator<Item = &str> {
    attributes
        .split(|ch: char| ch.is_whitespace() || matches!(ch, '/' | '"' | '\'' | '='))
        .filter(|name| !name.is_empty())
}

/// What stands behind the closing tag of a raw element; nothing if it is never closed.
fn after_closing<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some(place) = rest.find("</") {
        let inside = rest.get(place + 2..).unwrap_or_default();
        let is_it = inside.get(..name.len()).is_some_and(|held| held.eq_ignore_ascii_case(name));
        if is_it {
            return inside.split_once('>').map_or("", |(_, rest)| rest);
        }
        rest = inside;
    }
    ""
}
