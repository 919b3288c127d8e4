//! A line of a sheet: plain text with light emphasis, figures, and places to write by hand. There is no
//! link, no image and no markup in it, so that nothing in it can act.

use crate::domain::education::names::FigureKey;

/// A line in its one form: runs of like weight are one, blanks are single, none stand at its ends.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Rich(Vec<Run>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub weight: Weight,
    pub piece: Piece,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Weight {
    #[default]
    Plain,
    /// Stands out.
    Strong,
    /// Set apart, as a word of another language is.
    Light,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    Figure(Token),
    /// A line to be filled in by hand.
    Blank,
}

/// A figure where it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Token {
    pub figure: FigureKey,
    pub form: TokenForm,
}

/// How much of a figure is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum TokenForm {
    /// With its comparison: "100.4 °F (38 °C) or higher".
    #[default]
    Full,
    /// Without: "100.4 °F (38 °C)".
    Bare,
}

impl Rich {
    /// Puts runs into their one form. A run whose text has a forbidden sign loses the sign: outside text
    /// is refused for it before it gets here.
    pub fn new(runs: impl IntoIterator<Item = Run>) -> Self {
        let mut out: Vec<Run> = Vec::new();
        // Whether a blank is due before the next sign, and what weight it had.
        let mut due: Option<Weight> = None;
        for run in runs {
            let Piece::Text(text) = run.piece else {
                blank(&mut out, due.take());
                out.push(run);
                continue;
            };
            for ch in text.chars().filter(|ch| ch.is_whitespace() || !is_forbidden(*ch)) {
                if ch.is_whitespace() {
                    due = due.or(Some(run.weight));
                    continue;
                }
                blank(&mut out, due.take());
                push(&mut out, run.weight, ch);
            }
        }
        Self(out)
    }

    pub fn text(text: &str) -> Self {
        Self::new([Run { weight: Weight::Plain, piece: Piece::Text(text.to_owned()) }])
    }

    pub fn runs(&self) -> &[Run] {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn tokens(&self) -> impl Iterator<Item = &Token> {
        self.0.iter().filter_map(|run| match &run.piece {
            Piece::Figure(token) => Some(token),
            Piece::Text(_) | Piece::Blank => None,
        })
    }

    /// The text with each figure as `say` has it. A place to write is a line.
    pub fn said(&self, mut say: impl FnMut(&Token) -> String) -> String {
        let mut out = String::new();
        for run in &self.0 {
            match &run.piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Figure(token) => out.push_str(&say(token)),
                Piece::Blank => out.push_str(BLANK_LINE),
            }
        }
        out
    }

    /// The text alone; figures leave nothing.
    pub fn words_only(&self) -> String {
        self.said(|_| String::new()).replace(BLANK_LINE, "")
    }

    /// How many characters it takes where it is written, roughly.
    pub fn len(&self) -> usize {
        let of = |run: &Run| match &run.piece {
            Piece::Text(text) => text.chars().count(),
            Piece::Figure(token) => token.figure.as_str().len(),
            Piece::Blank => BLANK_LINE.len(),
        };
        self.0.iter().map(of).sum()
    }
}

pub const BLANK_LINE: &str = "__________";

fn blank(out: &mut Vec<Run>, due: Option<Weight>) {
    // Blanks at the beginning are none.
    if let (Some(weight), false) = (due, out.is_empty()) {
        push(out, weight, ' ');
    }
}

fn push(out: &mut Vec<Run>, weight: Weight, ch: char) {
    match out.last_mut() {
        Some(Run { weight: held, piece: Piece::Text(text) }) if *held == weight => text.push(ch),
        _ => out.push(Run { weight, piece: Piece::Text(ch.to_string()) }),
    }
}

/// Signs that cannot be seen and change what is: control signs, turns of the writing direction, joiners
/// of no width.
pub fn is_forbidden(ch: char) -> bool {
    ch.is_control()
        || matches!(ch, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(weight: Weight, text: &str) -> Run {
        Run { weight, piece: Piece::Text(text.to_owned()) }
    }

    #[test]
    fn a_line_has_one_form() {
        let two = Rich::new([run(Weight::Plain, "  Call "), run(Weight::Plain, " us\u{202e} now \n")]);
        assert_eq!(two, Rich::text("Call us now"));
        let strong =
            Rich::new([run(Weight::Plain, "a "), run(Weight::Strong, " b "), run(Weight::Plain, " c")]);
        assert_eq!(strong.runs().len(), 3);
        assert_eq!(strong.words_only(), "a b c");
        assert!(Rich::text(" \t ").is_empty());
    }
}
