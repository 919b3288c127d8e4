//! A clinic's history from a spreadsheet: a table of what was received, used, moved, thrown away,
//! counted and adjusted before. Owns the columns, the preview and the problems of rows; must not know
//! how facts are written, nor any wording.
//!
//! All or nothing: one bad row and no fact comes out. A day is `2026-11-22` or `11/22/2026`, with
//! slashes always month first; a row without a time happened at noon. Facts come oldest first; rows of
//! one moment keep the file's order.

mod again;
mod cells;
mod columns;
mod known;
mod reading;
mod row;

use std::collections::BTreeMap;

use crate::domain::decide::Fact;
use crate::domain::event::supply::HistoryImported;
use crate::domain::event::{Body, Timing};
use crate::domain::ids::StaffId;
use crate::domain::quantity::QuantityError;
use crate::domain::state::State;
use crate::domain::text::{Label, TextError};
use crate::domain::time::{Date, Zoned};

pub use again::Comparing;
pub use columns::{Column, HEADER, Kind, template_csv};
pub use reading::{Progress, Reading};

/// Rows that a table may have besides its heading.
pub const ROWS_MAX: usize = 200_000;
/// Bad rows that are listed; the rest is counted.
pub const PROBLEMS_MAX: usize = 100;
const ROWS_AT_ONCE: usize = 1_000;

/// What a good table would add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub file: Label,
    pub rows: usize,
    pub by_kind: BTreeMap<Kind, usize>,
    pub first: Date,
    pub last: Date,
    /// How many different items and places the rows are about.
    pub items: usize,
    pub places: usize,
    /// Headings that mean nothing here.
    pub ignored_columns: Vec<String>,
    /// Initials that name nobody, or more than one person, and how many rows have them. These rows
    /// come in without a person.
    pub unknown_people: BTreeMap<String, usize>,
    /// Rows that are on record already; they are left out. Known after [`Plan::compared`].
    pub again: usize,
    /// Rows to come that are of a time of which the clinic has records of its own: if they tell of the
    /// same, it counts twice.
    pub overlapping: usize,
    told: Vec<Told>,
}

/// What a row says.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Told {
    fact: Fact,
    hour: Hour,
}

/// Whether a row says at what time of its day it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hour {
    Given,
    Left,
}

impl Plan {
    /// How many records would come in.
    pub fn fresh(&self) -> usize {
        self.told.len()
    }

    /// Leaves out what was taken in from a table before, so that the same file twice adds nothing.
    pub fn compared(self, state: &State) -> Self {
        self.compare().finish(state)
    }

    /// The beginning of the same in steps.
    pub fn compare(self) -> Comparing {
        Comparing::begin(self)
    }

    /// The mark of the import, then one fact a row. They must be written in one go: the mark counts the
    /// records that follow it.
    pub fn facts(self, now: Zoned, by: StaffId) -> Vec<Fact> {
        let records = u32::try_from(self.told.len()).unwrap_or(u32::MAX);
        let mark = Fact {
            occurred_at: now.at,
            timing: Timing::Now,
            offset: now.offset,
            staff: Some(by),
            body: Body::HistoryImported(HistoryImported { file: self.file, records }),
        };
        let mut facts = Vec::with_capacity(self.told.len() + 1);
        facts.push(mark);
        facts.extend(self.told.into_iter().map(|told| told.fact));
        facts
    }
}

/// Why a table adds nothing at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LedgerFault {
    MissingColumns {
        columns: Vec<Column>,
    },
    /// Two columns have this heading, and nobody can say which one counts.
    ColumnTwice {
        column: Column,
    },
    NoRows,
    TooManyRows {
        limit: usize,
        found: usize,
    },
    /// The first bad rows of the file, and how many more there are.
    BadRows {
        problems: Vec<RowProblem>,
        more: usize,
    },
}

/// One bad row: the first thing that is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowProblem {
    /// Line of the file, from 1.
    pub line: u64,
    pub column: Column,
    pub reason: RowReason,
    /// What stands there, shortened.
    pub found: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowReason {
    BadDate,
    BadTime,
    /// After the day on which the table is read.
    FutureDate,
    /// Today, but later than now.
    FutureTime,
    BadQuantity(QuantityError),
    /// Nothing was received, used, moved, wasted or adjusted.
    ZeroQuantity,
    UnknownItem,
    /// Two items have this code or name.
    AmbiguousItem,
    UnknownPlace,
    AmbiguousPlace,
    UnknownKind,
    MissingToPlace,
    /// Moved to where it was.
    SamePlace,
    BadLot(TextError),
    BadExpiry,
}

/// Judges a whole table at once. Times are local to `now`, and nothing may be later.
pub fn plan(state: &State, bytes: &[u8], file: &Label, now: Zoned) -> Result<Plan, LedgerFault> {
    let mut reading = Reading::begin(state, bytes, file, now)?;
    while !reading.step(ROWS_AT_ONCE).is_done() {}
    reading.finish()
}
