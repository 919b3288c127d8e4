//! What one row of a ledger says: the fact in it, or the first thing that is wrong with it. Owns the
//! rules of a row; knows nothing of the rows before it.

use crate::codec::csv::Row;
use crate::domain::event::stock::{
    CountDetail, CountScope, Delivery, Direction, LotCount, StockAdjusted, StockWasted, WasteRoute,
};
use crate::domain::event::{Body, CountMethod, MovePurpose};
use crate::domain::ids::{ItemId, PlaceId};
use crate::domain::inventory::lot::{Bucket, Lot, LotCode};
use crate::domain::quantity::{Quantity, QuantityError};
use crate::domain::text::Note;
use crate::domain::time::{DAY_MS, Date, Instant, MINUTE_MS, Offset, Zoned};
use crate::exchange::catalogue::shortened;
use crate::exchange::ledger::cells;
use crate::exchange::ledger::known::{Known, Meant, Signature};
use crate::exchange::ledger::{Column, Kind, RowProblem, RowReason};

/// A row and what its cells are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    pub row: &'a Row,
    pub columns: &'a [Option<Column>],
}

/// A good row.
#[derive(Debug)]
pub(super) struct Judged {
    pub kind: Kind,
    pub date: Date,
    /// Since midnight; none if the row gives no time.
    pub minutes: Option<i64>,
    pub item: ItemId,
    pub place: PlaceId,
    pub signature: Signature,
    pub body: Body,
}

/// What a row is about, before its amount is known.
struct Subject {
    kind: Kind,
    item: ItemId,
    place: PlaceId,
    bucket: Bucket,
}

/// The moment that the wall clock showed.
pub(super) fn moment(date: Date, minutes: i64, offset: Offset) -> Instant {
    let minutes = minutes - i64::from(offset.minutes());
    Instant::from_ms(i64::from(date.days()) * DAY_MS + minutes * MINUTE_MS)
}

impl Line<'_> {
    pub(super) fn judge(self, known: &Known, now: Zoned) -> Result<Judged, RowProblem> {
        let (date, minutes) = self.when(now)?;
        let item = match known.items.meant(self.cell(Column::Item)) {
            Meant::One(item) => item,
            Meant::Nothing => return Err(self.problem(Column::Item, RowReason::UnknownItem)),
            Meant::Several => return Err(self.problem(Column::Item, RowReason::AmbiguousItem)),
        };
        let place = self.place(known, Column::Place)?;
        let lot = self.lot()?;
        let kind = Kind::of_word(self.cell(Column::Kind))
            .ok_or_else(|| self.problem(Column::Kind, RowReason::UnknownKind))?;
        let body = self.body(known, Subject { kind, item, place, bucket: Bucket::of(lot) })?;
        let signature = known.signature(self.cell(Column::EnteredBy));
        Ok(Judged { kind, date, minutes, item, place, signature, body })
    }

    fn cell(&self, column: Column) -> &str {
        let place = self.columns.iter().position(|held| *held == Some(column));
        place.and_then(|place| self.row.cells.get(place)).map_or("", String::as_str)
    }

    fn problem(&self, column: Column, reason: RowReason) -> RowProblem {
        RowProblem { line: self.row.line, column, reason, found: shortened(self.cell(column)) }
    }

    fn when(&self, now: Zoned) -> Result<(Date, Option<i64>), RowProblem> {
        let date = cells::date(self.cell(Column::Date))
            .ok_or_else(|| self.problem(Column::Date, RowReason::BadDate))?;
        if date > now.date() {
            return Err(self.problem(Column::Date, RowReason::FutureDate));
        }
        let text = self.cell(Column::Time);
        if text.is_empty() {
            return Ok((date, None));
        }
        let minutes = cells::minutes(text).ok_or_else(|| self.problem(Column::Time, RowReason::BadTime))?;
        // A minute of grace: the time may have been rounded up.
        if moment(date, minutes, now.offset).ms_since(now.at) > MINUTE_MS {
            return Err(self.problem(Column::Time, RowReason::FutureTime));
        }
        Ok((date, Some(minutes)))
    }

    fn place(&self, known: &Known, column: Column) -> Result<PlaceId, RowProblem> {
        match known.places.meant(self.cell(column)) {
            Meant::One(place) => Ok(place),
            Meant::Nothing => Err(self.problem(column, RowReason::UnknownPlace)),
            Meant::Several => Err(self.problem(column, RowReason::AmbiguousPlace)),
        }
    }

    fn target(&self, known: &Known, from: PlaceId) -> Result<PlaceId, RowProblem> {
        if self.cell(Column::ToPlace).is_empty() {
            return Err(self.problem(Column::ToPlace, RowReason::MissingToPlace));
        }
        let to = self.place(known, Column::ToPlace)?;
        if to == from { Err(self.problem(Column::ToPlace, RowReason::SamePlace)) } else { Ok(to) }
    }

    fn lot(&self) -> Result<Lot, RowProblem> {
        let code = match self.cell(Column::Lot) {
            "" => None,
            text => {
                let code = LotCode::parse(text);
                Some(code.map_err(|error| self.problem(Column::Lot, RowReason::BadLot(error)))?)
            }
        };
        let expiry = match self.cell(Column::Expiry) {
            "" => None,
            text => {
                let expiry = cells::expiry(text);
                Some(expiry.ok_or_else(|| self.problem(Column::Expiry, RowReason::BadExpiry))?)
            }
        };
        Ok(Lot { code, expiry })
    }

    /// Zero is an observation in a count; in all else it says that nothing happened.
    fn amount(&self, kind: Kind) -> Result<(Direction, Quantity), RowProblem> {
        let text = self.cell(Column::Quantity);
        let read = match kind {
            Kind::Adjust => cells::signed(text),
            _ => Quantity::parse(text).map(|quantity| (Direction::Up, quantity)),
        };
        let bad = |error: QuantityError| self.problem(Column::Quantity, RowReason::BadQuantity(error));
        let (direction, quantity) = read.map_err(bad)?;
        if quantity == Quantity::ZERO && kind != Kind::Count {
            return Err(self.problem(Column::Quantity, RowReason::ZeroQuantity));
        }
        Ok((direction, quantity))
    }

    fn body(&self, known: &Known, subject: Subject) -> Result<Body, RowProblem> {
        let Subject { kind, item, place: at, bucket } = subject;
        let (direction, quantity) = self.amount(kind)?;
        let (entered, reason) = (None, self.cell(Column::Reason));
        Ok(match kind {
            Kind::Receive => {
                Body::StockReceived { to: at, item, quantity, entered, bucket, delivery: Delivery::default() }
            }
            Kind::Use => Body::StockUsed {
                at,
                item,
                quantity,
                entered,
                bucket,
                context: None,
                choice: None,
                container: None,
            },
            Kind::Move => Body::StockMoved {
                from: at,
                to: self.target(known, at)?,
                item,
                quantity,
                entered,
                purpose: MovePurpose::Restock,
                bucket,
                choice: None,
            },
            Kind::Waste => Body::StockWasted(Box::new(StockWasted {
                at,
                item,
                quantity,
                entered,
                bucket,
                reason: cells::waste_reason(reason),
                route: WasteRoute::Trash,
                witness: None,
                container: None,
                note: Note::default(),
            })),
            Kind::Count => Body::StockCounted {
                place: at,
                item,
                have: quantity,
                entered,
                method: CountMethod::Entered,
                detail: count_detail(bucket, quantity),
            },
            Kind::Adjust => Body::StockAdjusted(Box::new(StockAdjusted {
                at,
                item,
                direction,
                quantity,
                bucket,
                reason: cells::variance_reason(reason),
                note: Note::default(),
            })),
        })
    }
}

/// A row that names a lot counted that lot and says nothing of the others.
fn count_detail(bucket: Bucket, have: Quantity) -> Option<Box<CountDetail>> {
    if bucket.lot == Lot::UNKNOWN {
        return None;
    }
    let lots = vec![LotCount { bucket, have }];
    Some(Box::new(CountDetail { scope: CountScope::LotsPartial, lots, ..CountDetail::whole() }))
}
