//! A ledger that is being read, some rows at a time. Owns what adds up over the rows: the facts, the
//! counts of the preview, the problems, the order of a day. What one row says is `row`'s.

use std::collections::{BTreeMap, BTreeSet};

use crate::codec::csv::{self, Row};
use crate::domain::decide::Fact;
use crate::domain::event::{Body, Timing};
use crate::domain::ids::{ItemId, PlaceId};
use crate::domain::ordered::Ordered as _;
use crate::domain::state::State;
use crate::domain::text::Label;
use crate::domain::time::{Date, Instant, Zoned};
use crate::exchange::catalogue::shortened;
use crate::exchange::ledger::known::{Known, Signature};
use crate::exchange::ledger::row::{Judged, Line, moment};
use crate::exchange::ledger::{
    Column, Hour, Kind, LedgerFault, PROBLEMS_MAX, Plan, ROWS_MAX, RowProblem, Told,
};

/// When a row without a time happened, in minutes since midnight.
const NOON: i64 = 12 * 60;

/// How far the reading of a table is, in rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    pub total: usize,
}

impl Progress {
    pub const fn is_done(self) -> bool {
        self.done >= self.total
    }
}

/// A table that is being judged. It goes in steps, so that a long one does not hold up the screen, and
/// it holds what it needs of the state, so that the state may change meanwhile.
#[derive(Debug)]
pub struct Reading {
    file: Label,
    now: Zoned,
    known: Known,
    columns: Vec<Option<Column>>,
    ignored_columns: Vec<String>,
    rows: std::vec::IntoIter<Row>,
    progress: Progress,
    told: Vec<Told>,
    problems: Vec<RowProblem>,
    bad_rows: usize,
    by_kind: BTreeMap<Kind, usize>,
    /// Rows without a time so far, by their day.
    timeless: BTreeMap<Date, i64>,
    span: Option<(Date, Date)>,
    items: BTreeSet<ItemId>,
    places: BTreeSet<PlaceId>,
    unknown_people: BTreeMap<String, usize>,
}

impl Reading {
    /// Takes the table apart and judges its heading.
    pub fn begin(state: &State, bytes: &[u8], file: &Label, now: Zoned) -> Result<Self, LedgerFault> {
        Self::of_rows(state, csv::read(bytes), file, now)
    }

    /// As [`Self::begin`], of a table that was taken apart already, its heading included.
    pub fn of_rows(state: &State, rows: Vec<Row>, file: &Label, now: Zoned) -> Result<Self, LedgerFault> {
        let mut rows = rows.into_iter();
        let heading = rows.next().ok_or(LedgerFault::NoRows)?;
        let columns: Vec<Option<Column>> =
            heading.cells.iter().map(|cell| Column::of_heading(cell)).collect();
        judge_heading(&columns)?;
        let total = rows.len();
        if total == 0 {
            return Err(LedgerFault::NoRows);
        }
        if total > ROWS_MAX {
            return Err(LedgerFault::TooManyRows { limit: ROWS_MAX, found: total });
        }
        let unnamed = heading.cells.iter().zip(&columns).filter(|(_, column)| column.is_none());
        let ignored_columns =
            unnamed.filter(|(cell, _)| !cell.is_empty()).map(|(cell, _)| shortened(cell)).collect();
        Ok(Self {
            file: file.clone(),
            now,
            known: Known::of(state),
            columns,
            ignored_columns,
            rows,
            progress: Progress { done: 0, total },
            told: Vec::with_capacity(total),
            problems: Vec::new(),
            bad_rows: 0,
            by_kind: BTreeMap::new(),
            timeless: BTreeMap::new(),
            span: None,
            items: BTreeSet::new(),
            places: BTreeSet::new(),
            unknown_people: BTreeMap::new(),
        })
    }

    /// Judges so many rows more.
    pub fn step(&mut self, rows: usize) -> Progress {
        for _ in 0..rows {
            let Some(row) = self.rows.next() else { break };
            match (Line { row: &row, columns: &self.columns }).judge(&self.known, self.now) {
                Ok(judged) => self.take(judged),
                Err(problem) => {
                    self.bad_rows += 1;
                    if self.problems.len() < PROBLEMS_MAX {
                        self.problems.push(problem);
                    }
                }
            }
            self.progress.done += 1;
        }
        self.progress
    }

    /// Judges what is left and says what came of it.
    pub fn finish(mut self) -> Result<Plan, LedgerFault> {
        self.step(usize::MAX);
        if self.bad_rows > 0 {
            let more = self.bad_rows - self.problems.len();
            return Err(LedgerFault::BadRows { problems: self.problems, more });
        }
        let Some((first, last)) = self.span else { return Err(LedgerFault::NoRows) };
        self.told.order_by_key(|told| told.fact.occurred_at);
        Ok(Plan {
            file: self.file,
            rows: self.told.len(),
            by_kind: self.by_kind,
            first,
            last,
            items: self.items.len(),
            places: self.places.len(),
            ignored_columns: self.ignored_columns,
            unknown_people: self.unknown_people,
            again: 0,
            overlapping: 0,
            told: self.told,
        })
    }

    fn take(&mut self, judged: Judged) {
        let (first, last) = self.span.unwrap_or((judged.date, judged.date));
        self.span = Some((first.min(judged.date), last.max(judged.date)));
        *self.by_kind.entry(judged.kind).or_default() += 1;
        self.items.insert(judged.item);
        self.places.insert(judged.place);
        if let Body::StockMoved { to, .. } = judged.body {
            self.places.insert(to);
        }
        let occurred_at = self.occurred_at(&judged);
        let staff = match judged.signature {
            Signature::Person(person) => Some(person),
            Signature::Blank => None,
            Signature::Unknown { initials } => {
                *self.unknown_people.entry(initials).or_default() += 1;
                None
            }
        };
        let hour = if judged.minutes.is_some() { Hour::Given } else { Hour::Left };
        let (timing, offset, body) = (Timing::Backdated, self.now.offset, judged.body);
        self.told.push(Told { fact: Fact { occurred_at, timing, offset, staff, body }, hour });
    }

    /// Rows of a day without times are a millisecond apart, so that they stay in the order of the file
    /// whatever comes between. None is later than now: it would come after what is counted next. Where
    /// several are held back to now, their order in the log tells.
    fn occurred_at(&mut self, judged: &Judged) -> Instant {
        let occurred_at = match judged.minutes {
            Some(minutes) => moment(judged.date, minutes, self.now.offset),
            None => {
                let before = self.timeless.entry(judged.date).or_default();
                let at = moment(judged.date, NOON, self.now.offset).plus_ms(*before);
                *before += 1;
                at
            }
        };
        occurred_at.min(self.now.at)
    }
}

fn judge_heading(columns: &[Option<Column>]) -> Result<(), LedgerFault> {
    let times = |column: Column| columns.iter().filter(|held| **held == Some(column)).count();
    if let Some(column) = Column::ALL.into_iter().find(|column| times(*column) > 1) {
        return Err(LedgerFault::ColumnTwice { column });
    }
    let columns: Vec<Column> = Column::NEEDED.into_iter().filter(|column| times(*column) == 0).collect();
    if columns.is_empty() { Ok(()) } else { Err(LedgerFault::MissingColumns { columns }) }
}
