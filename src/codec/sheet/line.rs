//! One line of a sheet: emphasis, figures, signs that are meant as themselves.

use super::SheetFault;
use crate::domain::education::names::FigureKey;
use crate::domain::education::rich::{Piece, Rich, Run, Token, TokenForm, Weight, is_forbidden};

const BLANK: &str = "____";
const BARE: &str = "bare ";

/// Reads a line. An empty one is an empty line, not an error.
pub(super) fn read_line(text: &str) -> Result<Rich, SheetFault> {
    let mut runs: Vec<Run> = Vec::new();
    let mut weight = Weight::Plain;
    let mut rest = text;
    while let Some(ch) = rest.chars().next() {
        let after = rest.get(ch.len_utf8()..).unwrap_or_default();
        match ch {
            '\\' => {
                let meant = after.chars().next().filter(char::is_ascii_punctuation);
                let meant = meant.ok_or(SheetFault::Escape)?;
                text_run(&mut runs, weight, meant);
                rest = after.get(meant.len_utf8()..).unwrap_or_default();
            }
            '*' => {
                let double = after.strip_prefix('*');
                (weight, rest) = match (weight, double) {
                    (Weight::Plain, Some(after)) => (Weight::Strong, after),
                    (Weight::Plain, None) => (Weight::Light, after),
                    (Weight::Strong, Some(after)) => (Weight::Plain, after),
                    (Weight::Light, _) => (Weight::Plain, after),
                    (Weight::Strong, None) => return Err(SheetFault::Emphasis),
                };
            }
            '{' => {
                let inside = after.strip_prefix('{').ok_or(SheetFault::Token)?;
                let (token, after) = inside.split_once("}}").ok_or(SheetFault::Token)?;
                runs.push(Run { weight, piece: read_token(token)? });
                rest = after;
            }
            '}' => return Err(SheetFault::Token),
            ch if is_forbidden(ch) && !ch.is_whitespace() => return Err(SheetFault::Forbidden(ch)),
            ch => {
                text_run(&mut runs, weight, ch);
                rest = after;
            }
        }
    }
    if weight == Weight::Plain { Ok(Rich::new(runs)) } else { Err(SheetFault::Emphasis) }
}

fn text_run(runs: &mut Vec<Run>, weight: Weight, ch: char) {
    match runs.last_mut() {
        Some(Run { weight: held, piece: Piece::Text(text) }) if *held == weight => text.push(ch),
        _ => runs.push(Run { weight, piece: Piece::Text(ch.to_string()) }),
    }
}

fn read_token(text: &str) -> Result<Piece, SheetFault> {
    if text == BLANK {
        return Ok(Piece::Blank);
    }
    let (form, key) = match text.strip_prefix(BARE) {
        Some(key) => (TokenForm::Bare, key),
        None => (TokenForm::Full, text),
    };
    let figure = FigureKey::parse(key).map_err(|_| SheetFault::Token)?;
    Ok(Piece::Figure(Token { figure, form }))
}

/// Writes a line. `also` are the signs that would part it where it stands.
pub(super) fn write_line(line: &Rich, also: &[char]) -> String {
    let mut out = String::new();
    let mut weight = Weight::Plain;
    for run in line.runs() {
        if run.weight != weight {
            out.push_str(mark(weight));
            out.push_str(mark(run.weight));
            weight = run.weight;
        }
        match &run.piece {
            Piece::Blank => out.push_str("{{____}}"),
            Piece::Figure(token) => {
                let bare = if token.form == TokenForm::Bare { BARE } else { "" };
                out.push_str(&format!("{{{{{bare}{}}}}}", token.figure));
            }
            Piece::Text(text) => {
                for ch in text.chars() {
                    let leads = out.is_empty() && matches!(ch, '-' | ':' | '#' | '|');
                    if leads || matches!(ch, '\\' | '*' | '{' | '}') || also.contains(&ch) {
                        out.push('\\');
                    }
                    out.push(ch);
                }
            }
        }
    }
    out.push_str(mark(weight));
    out
}

const fn mark(weight: Weight) -> &'static str {
    match weight {
        Weight::Plain => "",
        Weight::Strong => "**",
        Weight::Light => "*",
    }
}

/// Parts a line at a sign that is neither escaped nor inside a figure.
pub(super) fn parted(text: &str, sign: char) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut escaped, mut inside) = (0, false, false);
    for (place, ch) in text.char_indices() {
        if escaped {
            escaped = false;
            continue;
        }
        match ch {
            '\\' => escaped = true,
            '{' => inside = true,
            '}' => inside = false,
            _ if ch == sign && !inside => {
                parts.push(text.get(start..place).unwrap_or_default());
                start = place + ch.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(text.get(start..).unwrap_or_default());
    parts
}
