//! A sheet as typed blocks. Screen, print, large print, speech, code and scores are all made from these;
//! how a sheet is written in a file is in `codec::sheet`.

use crate::domain::education::language::Language;
use crate::domain::education::names::{ConceptKey, FigureKey, IcdCode, PictureKey, SheetKey, SheetName};
use crate::domain::education::rich::{Rich, Token};
use crate::domain::time::Date;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub head: SheetHead,
    pub title: Rich,
    pub blocks: Vec<Block>,
}

/// What is known of a sheet and not printed on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetHead {
    pub key: SheetKey,
    pub language: Language,
    pub kind: SheetKind,
    /// Specialties, as free words of the library: `family`.
    pub tags: Vec<ConceptKey>,
    pub codes: Vec<IcdCode>,
    pub concepts: Vec<ConceptKey>,
    pub review: ReviewClock,
}

/// What a sheet is for decides how long it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SheetKind {
    Topic,
    /// Steps to follow, before or after something is done.
    Procedure,
}

impl SheetKind {
    pub const ALL: [Self; 2] = [Self::Topic, Self::Procedure];

    /// Words of running text.
    pub const fn most_words(self) -> u32 {
        match self {
            Self::Topic => 350,
            Self::Procedure => 450,
        }
    }
}

/// After how many days an approval must be renewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReviewClock {
    Yearly,
    /// Its facts change with guidelines and seasons.
    HalfYearly,
}

impl ReviewClock {
    pub const ALL: [Self; 2] = [Self::Yearly, Self::HalfYearly];

    pub const fn days(self) -> i32 {
        match self {
            Self::Yearly => 365,
            Self::HalfYearly => 180,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    AlsoCalled(Vec<Rich>),
    Passage {
        kind: PassageKind,
        heading: Option<Rich>,
        parts: Vec<Part>,
    },
    Steps {
        heading: Option<Rich>,
        steps: Vec<Rich>,
    },
    Table {
        heading: Option<Rich>,
        columns: Vec<Rich>,
        rows: Vec<Vec<Rich>>,
    },
    Glossary {
        heading: Option<Rich>,
        terms: Vec<Term>,
    },
    /// Open questions: the patient tells it in their own words.
    TeachBack {
        heading: Option<Rich>,
        questions: Vec<Rich>,
    },
    Sources(Vec<Source>),
    Picture {
        picture: PictureKey,
        described: Rich,
    },
}

/// What a passage is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PassageKind {
    Main,
    Emergency,
    CallUs,
    Do,
    Dont,
    /// Anything else that must be known.
    Text,
    /// The last line.
    Closing,
}

impl PassageKind {
    pub const ALL: [Self; 7] =
        [Self::Main, Self::Emergency, Self::CallUs, Self::Do, Self::Dont, Self::Text, Self::Closing];
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Paragraph(Rich),
    Bullet(Rich),
}

impl Part {
    pub const fn line(&self) -> &Rich {
        match self {
            Self::Paragraph(line) | Self::Bullet(line) => line,
        }
    }
}

/// A hard word and what it means. It may be hard then: the sheet says what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub word: Rich,
    pub meaning: Rich,
}

/// Where a sheet's facts come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub name: Rich,
    /// As somebody would type it; shown, never opened.
    pub place: Option<String>,
    pub checked: Option<Date>,
}

/// Bounds that keep a sheet a sheet.
pub const BLOCKS_MAX: usize = 40;
pub const LINES_MAX: usize = 40;
pub const LINE_CHARS_MAX: usize = 600;
pub const HEADING_CHARS_MAX: usize = 80;
pub const COLUMNS_MAX: usize = 4;

impl Sheet {
    pub fn name(&self) -> SheetName {
        SheetName { sheet: self.head.key.clone(), language: self.head.language }
    }

    /// Every line that is read, each with its block and its place in there, from the title on. Headings
    /// and sources are no running text: [`Self::headings`].
    pub fn lines(&self) -> impl Iterator<Item = (Spot, &Rich)> {
        self.blocks.iter().enumerate().flat_map(|(block, content)| {
            content.lines().into_iter().enumerate().map(move |(line, rich)| (Spot { block, line }, rich))
        })
    }

    /// The title and what stands above blocks.
    pub fn headings(&self) -> impl Iterator<Item = &Rich> {
        std::iter::once(&self.title).chain(self.blocks.iter().filter_map(Block::heading))
    }

    /// Every figure that the sheet uses, in the order of its first use.
    pub fn figures(&self) -> Vec<FigureKey> {
        let mut keys: Vec<FigureKey> = Vec::new();
        for token in self.tokens() {
            if !keys.contains(&token.figure) {
                keys.push(token.figure.clone());
            }
        }
        keys
    }

    pub fn tokens(&self) -> impl Iterator<Item = &Token> {
        let all = self.headings().chain(self.lines().map(|(_, line)| line));
        all.flat_map(Rich::tokens)
    }

    /// The sentences of the running text, line by line.
    pub fn prose(&self) -> impl Iterator<Item = (Spot, &Rich)> {
        self.blocks.iter().enumerate().flat_map(|(block, content)| {
            content.prose().into_iter().map(move |(line, rich)| (Spot { block, line }, rich))
        })
    }

    pub fn passages(&self, wanted: PassageKind) -> impl Iterator<Item = &[Part]> {
        self.blocks.iter().filter_map(move |block| match block {
            Block::Passage { kind, parts, .. } if *kind == wanted => Some(parts.as_slice()),
            _ => None,
        })
    }

    pub fn terms(&self) -> impl Iterator<Item = &Term> {
        self.blocks.iter().flat_map(|block| match block {
            Block::Glossary { terms, .. } => terms.as_slice(),
            _ => &[],
        })
    }
}

/// Where in a sheet something stands: the number of its block and of the line in it, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    pub block: usize,
    pub line: usize,
}

impl Block {
    pub const fn heading(&self) -> Option<&Rich> {
        match self {
            Self::Passage { heading, .. }
            | Self::Steps { heading, .. }
            | Self::Table { heading, .. }
            | Self::Glossary { heading, .. }
            | Self::TeachBack { heading, .. } => heading.as_ref(),
            Self::AlsoCalled(_) | Self::Sources(_) | Self::Picture { .. } => None,
        }
    }

    /// What is read of it, line by line. A table is read by its cells.
    pub fn lines(&self) -> Vec<&Rich> {
        match self {
            Self::AlsoCalled(names) => names.iter().collect(),
            Self::Passage { parts, .. } => parts.iter().map(Part::line).collect(),
            Self::Steps { steps: lines, .. } | Self::TeachBack { questions: lines, .. } => {
                lines.iter().collect()
            }
            Self::Table { columns, rows, .. } => columns.iter().chain(rows.iter().flatten()).collect(),
            Self::Glossary { terms, .. } => {
                terms.iter().flat_map(|term| [&term.word, &term.meaning]).collect()
            }
            Self::Sources(_) => Vec::new(),
            Self::Picture { described, .. } => vec![described],
        }
    }

    /// The lines of it that are sentences of the running text, each with its place among [`Self::lines`].
    /// Names, cells, hard words and descriptions of pictures are not: they would be counted as sentences
    /// of one word.
    pub fn prose(&self) -> Vec<(usize, &Rich)> {
        let lines = self.lines().into_iter().enumerate();
        match self {
            Self::Passage { .. } | Self::Steps { .. } | Self::TeachBack { .. } => lines.collect(),
            // Word and meaning take turns.
            Self::Glossary { .. } => lines.skip(1).step_by(2).collect(),
            Self::AlsoCalled(_) | Self::Table { .. } | Self::Sources(_) | Self::Picture { .. } => Vec::new(),
        }
    }
}
