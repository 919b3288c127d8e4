//! What several boxes tell together: an amount in packs of several kinds, the lots of one shelf.
//!
//! Pure, so that it is tested without a browser. A blank box is no zero: where every box must speak, a
//! blank one is asked for; where some speak, a blank one says nothing.

use crate::domain::event::stock::{CountScope, Entered, EnteredPacks, LotCount};
use crate::domain::ids::PackId;
use crate::domain::inventory::lot::Bucket;
use crate::domain::quantity::Quantity;
use crate::ui::entry::Entry;

/// What the boxes of one amount come to, in base units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sum {
    /// Nothing was entered anywhere.
    Blank,
    /// What stands in one of the boxes is no figure.
    Wrong,
    /// More than one line may hold.
    TooMuch,
    Pieces(i64),
}

impl Sum {
    pub const fn pieces(self) -> Option<i64> {
        match self {
            Self::Pieces(pieces) => Some(pieces),
            Self::Blank | Self::Wrong | Self::TooMuch => None,
        }
    }
}

/// Adds loose pieces and packs, each with how much one of them holds.
pub fn sum<'a>(loose: &'a Entry, packs: impl IntoIterator<Item = (i64, &'a Entry)>) -> Sum {
    let mut total: Option<i64> = None;
    for (holds, entry) in [(1, loose)].into_iter().chain(packs) {
        if entry.wrong().is_some() {
            return Sum::Wrong;
        }
        if let Some(count) = entry.value() {
            let pieces = count.saturating_mul(holds);
            total = Some(total.unwrap_or(0).saturating_add(pieces));
        }
    }
    match total {
        None => Sum::Blank,
        Some(pieces) if pieces > Quantity::MAX.value() => Sum::TooMuch,
        Some(pieces) => Sum::Pieces(pieces),
    }
}

/// The amount as it was entered, to be kept beside the sum; none where no pack is told of.
pub fn entered<'a>(loose: &Entry, packs: impl IntoIterator<Item = (PackId, &'a Entry)>) -> Option<Entered> {
    let told = packs.into_iter().filter_map(|(pack, entry)| {
        let packs = Quantity::new(entry.value().filter(|count| *count > 0)?).ok()?;
        Some(EnteredPacks { pack, packs })
    });
    let mut told = told.collect::<Vec<_>>().into_iter();
    let first = told.next()?;
    let loose = Quantity::new(loose.value().unwrap_or(0)).ok()?;
    Some(Entered { more: told.collect(), ..Entered::of(first.pack, first.packs, loose) })
}

/// Why the lots of a shelf cannot be recorded as they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LotsMissing {
    Wrong,
    /// All lots are said to be listed, and one of them has no figure: that is not zero.
    EachLot,
    /// No lot has a figure.
    NoLot,
    TooMuch,
}

/// The lots that a count lists, and their total.
pub fn lots_counted<'a>(
    scope: CountScope,
    boxes: impl IntoIterator<Item = (&'a Bucket, &'a Entry)>,
) -> Result<(Quantity, Vec<LotCount>), LotsMissing> {
    let mut listed = Vec::new();
    for (bucket, entry) in boxes {
        if entry.wrong().is_some() {
            return Err(LotsMissing::Wrong);
        }
        match (entry.value(), scope) {
            (Some(have), _) => {
                let have = Quantity::new(have).map_err(|_| LotsMissing::TooMuch)?;
                listed.push(LotCount { bucket: bucket.clone(), have });
            }
            (None, CountScope::LotsComplete) => return Err(LotsMissing::EachLot),
            (None, CountScope::LotsPartial | CountScope::ItemTotal) => {}
        }
    }
    if listed.is_empty() {
        return Err(LotsMissing::NoLot);
    }
    let total = listed.iter().map(|lot| lot.have.value()).sum();
    let total = Quantity::new(total).map_err(|_| LotsMissing::TooMuch)?;
    Ok((total, listed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{EventId, StreamId};
    use crate::domain::inventory::lot::{Lot, LotCode};
    use crate::ui::entry::Bounds;

    fn typed(text: &str) -> Entry {
        Entry::typed(text, Bounds::shelf(None))
    }

    /// Case of 1,000, box of 100, box of 90, loose.
    fn told(case: &str, box_100: &str, box_90: &str, loose: &str) -> (Sum, Option<Entered>) {
        let pack = |number| PackId(EventId::at(StreamId::new(7), number).unwrap());
        let boxes = [(1_000, typed(case)), (100, typed(box_100)), (90, typed(box_90))];
        let loose = typed(loose);
        let sum = sum(&loose, boxes.iter().map(|(holds, entry)| (*holds, entry)));
        (sum, entered(&loose, (1..).map(pack).zip(boxes.iter().map(|(_, entry)| entry))))
    }

    #[test]
    fn s7_a_case_four_boxes_two_other_boxes_and_fifteen_each() {
        let (sum, entered) = told("1", "4", "2", "15");
        assert_eq!(sum, Sum::Pieces(1_595));
        let entered = entered.unwrap();
        let packs: Vec<i64> = entered.packs().map(|told| told.packs.value()).collect();
        assert_eq!((packs, entered.loose.value()), (vec![1, 4, 2], 15));
    }

    #[test]
    fn blank_is_not_zero_and_wrong_is_no_figure() {
        for (texts, expected) in [
            (["", "", "", ""], Sum::Blank),
            (["", "", "", "0"], Sum::Pieces(0)),
            (["0", "", "", ""], Sum::Pieces(0)),
            (["1", "", "", ""], Sum::Pieces(1_000)),
            (["1", "", "", "x"], Sum::Wrong),
            (["1e3", "", "", "4"], Sum::Wrong),
            (["", "-2", "", "4"], Sum::Wrong),
            (["", "", "٣", "4"], Sum::Wrong),
        ] {
            assert_eq!(told(texts[0], texts[1], texts[2], texts[3]).0, expected, "{texts:?}");
        }
    }

    #[test]
    fn what_was_entered_in_pieces_only_tells_of_no_pack() {
        assert_eq!(told("", "", "", "15").1, None);
        assert_eq!(told("0", "", "0", "15").1, None);
        let only_second = told("", "4", "", "").1.unwrap();
        assert_eq!(
            (only_second.packs.value(), only_second.loose, only_second.more.len()),
            (4, Quantity::ZERO, 0)
        );
    }

    #[test]
    fn a_sum_beyond_what_a_line_may_hold_is_named() {
        let holds_much = Entry::Figure(99_999);
        assert_eq!(sum(&Entry::Blank, [(20_000, &holds_much)]), Sum::TooMuch);
        assert_eq!(sum(&Entry::Blank, [(i64::MAX, &holds_much)]), Sum::TooMuch);
    }

    fn check_lots(scope: CountScope, texts: [&str; 3], expected: Result<(i64, usize), LotsMissing>) {
        let boxes = texts.map(|text| {
            let code = LotCode::parse("L1").unwrap();
            (Bucket::of(Lot { code: Some(code), expiry: None }), typed(text))
        });
        let found = lots_counted(scope, boxes.iter().map(|(bucket, entry)| (bucket, entry)));
        assert_eq!(found.map(|(total, lots)| (total.value(), lots.len())), expected, "{scope:?} {texts:?}");
    }

    #[test]
    fn a_lot_without_a_figure_is_asked_for_or_left_alone_and_never_zero() {
        check_lots(CountScope::LotsComplete, ["6", "4", "0"], Ok((10, 3)));
        check_lots(CountScope::LotsComplete, ["6", "4", ""], Err(LotsMissing::EachLot));
        check_lots(CountScope::LotsPartial, ["6", "4", ""], Ok((10, 2)));
        check_lots(CountScope::LotsPartial, ["", "", ""], Err(LotsMissing::NoLot));
        check_lots(CountScope::LotsPartial, ["6", "12.5", ""], Err(LotsMissing::Wrong));
    }
}
