//! The forms of lots, and of what ledgers say about them.

use crate::domain::ordered::Ordered as _;
use rustc_hash::FxHashMap;

use crate::codec::wire::{Reader, Wire, WireError, Writer, wire_records};
use crate::domain::ids::{EventId, SessionId};
use crate::domain::inventory::ledger::{Finer, Tally};
use crate::domain::inventory::lot::{Funding, LotName};
use crate::domain::inventory::lots::{Hold, LotNo, LotRecord, Lots, Portion};
use crate::domain::inventory::replay::Range;
use crate::domain::quantity::Quantity;

wire_records! {
    Hold { 0 place, 1 reason, 2 by, 3 since }
}

impl Wire for LotName {
    fn put(&self, out: &mut Writer<'_>) {
        match self {
            Self::Unknown => out.null(),
            Self::Dated(date) => date.put(out),
            Self::Coded(text) => out.text(text),
        }
    }

    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        if from.null()? {
            return Ok(Self::Unknown);
        }
        match from.fork().text() {
            Ok(_) => String::get(from).map(Self::Coded),
            Err(_) => Wire::get(from).map(Self::Dated),
        }
    }
}

impl Wire for LotRecord {
    fn put(&self, out: &mut Writer<'_>) {
        out.array(5);
        self.item.put(out);
        self.name.put(out);
        self.printed.put(out);
        self.corrected.put(out);
        self.holds.put(out);
    }

    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        from.array_of(5)?;
        let (item, name) = (Wire::get(from)?, Wire::get(from)?);
        Ok(Self::restored(item, name, Wire::get(from)?, Wire::get(from)?, Wire::get(from)?))
    }
}

/// The lots by item and name, and where each of this tablet's numbers stands among them.
pub(super) struct SortedLots<'a> {
    records: Vec<&'a LotRecord>,
    places: FxHashMap<LotNo, u64>,
}

impl<'a> SortedLots<'a> {
    pub(super) fn of(lots: &'a Lots) -> Self {
        let mut all: Vec<(LotNo, &LotRecord)> = lots.all().collect();
        all.order_by(|(_, a), (_, b)| (a.item, &a.name).cmp(&(b.item, &b.name)));
        let places = (1..).zip(&all).map(|(place, (lot, _))| (*lot, place)).collect();
        Self { records: all.into_iter().map(|(_, record)| record).collect(), places }
    }

    pub(super) fn put(&self, out: &mut Writer<'_>) {
        out.array(self.records.len());
        for record in &self.records {
            record.put(out);
        }
    }

    /// A portion as one number: mostly 0.
    pub(super) fn number(&self, portion: Portion) -> u64 {
        self.places.get(&portion.lot).copied().unwrap_or(0) * FUNDINGS + funding_code(portion.funding)
    }

    pub(super) fn put_finer(&self, finer: Option<&Finer>, out: &mut Writer<'_>) {
        let Some(finer) = finer else { return out.null() };
        out.array(2);
        out.map(finer.tallies.len());
        for (count, tally) in &finer.tallies {
            count.put(out);
            out.array(5);
            tally.scope.put(out);
            out.array(tally.lots.len());
            for (portion, have) in &tally.lots {
                (self.number(*portion), *have).put(out);
            }
            tally.session.put(out);
            tally.part.put(out);
            tally.sight.put(out);
        }
        let mut portions: Vec<(u64, Range)> =
            finer.portions.iter().map(|(portion, range)| (self.number(*portion), *range)).collect();
        portions.order_by_key(|(number, _)| *number);
        out.array(portions.len());
        for (number, range) in portions {
            out.array(5);
            out.uint(number);
            out.int(range.low);
            out.int(range.likely);
            out.int(range.high);
            range.inferred.put(out);
        }
    }
}

pub(super) fn portion(number: u64) -> Result<Portion, WireError> {
    let lot = u32::try_from(number / FUNDINGS).map_err(|_| WireError::OutOfRange)?;
    let funding = Funding::ALL.get((number % FUNDINGS) as usize).ok_or(WireError::OutOfRange)?;
    Ok(Portion { lot: LotNo::from_place(lot), funding: *funding })
}

pub(super) fn get_finer(from: &mut Reader<'_, '_>) -> Result<Option<Box<Finer>>, WireError> {
    if from.null()? {
        return Ok(None);
    }
    from.array_of(2)?;
    let mut finer = Finer::default();
    for _ in 0..from.map()? {
        let count = EventId::get(from)?;
        from.array_of(5)?;
        let scope = Wire::get(from)?;
        let mut lots = Vec::new();
        for (number, have) in Vec::<(u64, Quantity)>::get(from)? {
            lots.push((portion(number)?, have));
        }
        let (session, part, sight) = (Option::<SessionId>::get(from)?, Wire::get(from)?, Wire::get(from)?);
        finer.tallies.insert(count, Tally { scope, lots, session, part, sight });
    }
    for _ in 0..from.array()? {
        from.array_of(5)?;
        let portion = portion(from.uint()?)?;
        let (low, likely, high) = (from.int()?, from.int()?, from.int()?);
        finer.portions.push((portion, Range { low, likely, high, inferred: bool::get(from)? }));
    }
    Ok(Some(Box::new(finer)))
}

/// A power of two above their number.
const FUNDINGS: u64 = 8;

fn funding_code(funding: Funding) -> u64 {
    Funding::ALL.iter().position(|held| *held == funding).map_or(0, |place| place as u64)
}
