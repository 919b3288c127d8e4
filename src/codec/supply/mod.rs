//! Codes on supplies, as a scanner types them: GS1 element strings and Digital Links, EAN and UPC,
//! NDC, HIBC, ISO 15434 envelopes.
//!
//! Owns what such a text says; pure, and never a guess: what can be read in two ways is answered
//! with both. Must not know items, nor the keyboard that the text came through: that one has made
//! the group separator whole before. Codes that name a patient are refused, and nothing of them
//! is handed on. Read `read`, then `gs1`.

pub mod ai;
pub mod date;
mod ean;
mod envelope;
pub mod gs1;
mod hibc;
mod link;
mod ndc;
pub mod together;

use std::fmt;

pub use self::date::{Expiry, Precision};
pub use self::ean::Gtin;
pub use self::ndc::Ndc;
use crate::domain::time::Date;

/// The separator between the fields of an element string and of an envelope.
pub const GS: char = '\u{1d}';

/// Longer than any code that a symbol can hold; a cat on the keyboard is longer still.
const LONGEST: usize = 4_000;

/// What a code says. Texts are as printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    pub article: Option<Article>,
    pub lot: Option<String>,
    pub serial: Option<String>,
    pub expiry: Option<Expiry>,
    /// Made or packed on.
    pub made: Option<Date>,
    /// How many items are inside, where the code says so.
    pub count: Option<u32>,
    /// The US drug number, inside the GTIN or beside it.
    pub ndc: Option<Ndc>,
    /// The maker's own number for the article.
    pub maker_number: Option<String>,
}

/// Which article, in the numbering that the code uses.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Article {
    Gtin(Gtin),
    Hibc {
        /// Four characters, the first a letter.
        labeler: String,
        product: String,
        /// 0: the unit of use; 1 to 8: outer packs; 9: of no fixed size.
        unit: u8,
    },
    /// Pharmacy Product Number, without its check digits.
    Ppn(String),
}

/// What became of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Read {
    One(Reading),
    /// A separator is missing, or the digits fit two numberings: a person says which. The likelier
    /// first.
    Ask(Vec<Reading>),
    /// No code of a known form: a maker's or the clinic's own, to be linked to an item as it is.
    Plain(String),
}

/// Why a text is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    Empty,
    TooLong,
    /// It names a patient or a member of staff. Nothing of it is kept.
    Person,
    /// A digit is wrong: scan again.
    CheckDigit,
    /// There is no such day.
    Date {
        field: String,
    },
    /// No such application identifier, at this place.
    UnknownField {
        at: usize,
    },
    /// A field is too short, too long, or holds what it may not hold.
    Field {
        field: String,
    },
    /// A field stands twice and says two things.
    Twice {
        field: String,
    },
    /// Two fields contradict each other: one symbol is about one thing.
    NotTogether {
        field: String,
        other: String,
    },
    /// A field means nothing without another one, and that is not there.
    Needs {
        field: String,
    },
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("empty"),
            Self::TooLong => f.write_str("longer than any code"),
            Self::Person => f.write_str("names a person"),
            Self::CheckDigit => f.write_str("check digit"),
            Self::Date { field } => write!(f, "no such day in {field}"),
            Self::UnknownField { at } => write!(f, "no such field at {at}"),
            Self::Field { field } => write!(f, "wrong content in {field}"),
            Self::Twice { field } => write!(f, "{field} twice"),
            Self::NotTogether { field, other } => write!(f, "{field} contradicts {other}"),
            Self::Needs { field } => write!(f, "{field} lacks what it needs"),
        }
    }
}

impl std::error::Error for Unread {}

/// What a scanner says of the symbol before its text: `]` and two characters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Symbol {
    Gs1,
    /// EAN or UPC.
    Retail,
    /// Anything else, or nothing said.
    Other,
}

/// Reads a scan. `today` gives two-digit years their century.
pub fn read(scan: &str, today: Date) -> Result<Read, Unread> {
    let text = scan.trim_matches(|c| matches!(c, '\r' | '\n' | '\t'));
    if text.trim().is_empty() {
        return Err(Unread::Empty);
    }
    if text.len() > LONGEST {
        return Err(Unread::TooLong);
    }
    let (symbol, text) = symbol(text);
    if symbol == Symbol::Gs1 {
        return gs1::read(text, today);
    }
    if let Some(code) = text.strip_prefix('+') {
        return hibc::read(code, today).map(Read::One);
    }
    if text.starts_with(envelope::OPENS) {
        return envelope::read(text, today);
    }
    if link::is_link(text) {
        return link::read(text, today);
    }
    let digits = text.trim();
    if digits.bytes().all(|byte| byte.is_ascii_digit()) && matches!(digits.len(), 8 | 12 | 13 | 14) {
        return ean::read(digits);
    }
    if symbol == Symbol::Retail {
        return Err(Unread::CheckDigit);
    }
    if gs1::looks_like(text) {
        return gs1::read(text, today);
    }
    // What stays as it is would be kept: never a patient's number whose symbol nobody named.
    if gs1::names_person(text, today) {
        return Err(Unread::Person);
    }
    Ok(Read::Plain(text.trim().to_owned()))
}

fn symbol(text: &str) -> (Symbol, &str) {
    let Some((id, rest)) = text.strip_prefix(']').and_then(|rest| rest.split_at_checked(2)) else {
        return (Symbol::Other, text);
    };
    match id {
        "C1" | "d2" | "Q3" | "e0" | "J1" => (Symbol::Gs1, rest),
        "E0" | "E4" => (Symbol::Retail, rest),
        _ if id.bytes().all(|byte| byte.is_ascii_alphanumeric()) => (Symbol::Other, rest),
        _ => (Symbol::Other, text),
    }
}
