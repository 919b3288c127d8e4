//! What a code on a supply means here: an item in a pack, another pack of a known item, or nothing yet.
//!
//! Never a guess: a number of another pack level is another number, and which pack it stands for is
//! said by a person. Must not know how codes are written (`codec::supply`).

use crate::domain::event::Standing;
use crate::domain::ids::{ItemId, PackId};
use crate::domain::inventory::catalogue::{Catalogue, CodeLink, ItemRecord};
use crate::domain::inventory::lot::{Bucket, Expiry, Lot, LotCode};
use crate::domain::ordered::Ordered as _;
use crate::domain::text::Label;

/// What a scan says of a supply, in the terms of the stock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Supply {
    /// The article in its normal form; none where the symbol has only a lot or a date.
    pub code: Option<Label>,
    pub level: Level,
    pub lot: Option<LotCode>,
    pub expiry: Option<Expiry>,
    pub serial: Option<String>,
    /// How many pieces are inside, where the code says so.
    pub count: Option<u32>,
    /// The digits of the drug number.
    pub drug: Option<String>,
}

impl Supply {
    /// The lot that it names, as a part of the stock.
    pub fn bucket(&self) -> Option<Bucket> {
        let named = self.lot.is_some() || self.expiry.is_some();
        named.then(|| Bucket::of(Lot { code: self.lot.clone(), expiry: self.expiry }))
    }

    /// Whether only makers of supplies give out numbers of this form. A bare number does not say so,
    /// nor does a GTIN-8: one in ten numbers of eight digits has its check digit right.
    pub fn is_of_a_maker(&self) -> bool {
        self.code.as_ref().is_some_and(|code| {
            let code = code.as_str();
            let gtin = code.len() == GTIN_DIGITS && code.bytes().all(|byte| byte.is_ascii_digit());
            (gtin && !code.starts_with(GTIN_8_START)) || code.starts_with(HIBC_START)
        })
    }
}

const GTIN_DIGITS: usize = 14;
/// What fills a GTIN-8 up to fourteen digits.
const GTIN_8_START: &str = "000000";
const HIBC_START: char = '+';

/// Which pack level the code itself speaks of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    /// It does not say: a number is given to whatever the maker sells.
    #[default]
    Unsaid,
    /// An outer pack, never the piece.
    Outer,
}

/// What a code stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    Known(CodeLink),
    /// Another pack of this item is known by its own number, or the pack that was meant is gone: a
    /// person says which pack this is.
    WhichPack(ItemId),
    Unknown,
}

impl Catalogue {
    pub fn meaning(&self, code: &Label) -> Meaning {
        if let Some(link) = self.link(code).filter(|link| self.is_stocked(link.item)) {
            let stands = link.pack.is_none_or(|pack| self.is_pack_in_use(pack));
            return if stands { Meaning::Known(link) } else { Meaning::WhichPack(link.item) };
        }
        if let Some(family) = family(code.as_str()) {
            let sibling = self.links.iter().find_map(|(other, link)| {
                let link = link.get().copied().flatten()?;
                let same = other != code && family_of(other) == Some(family);
                (same && self.is_stocked(link.item)).then_some(link.item)
            });
            return sibling.map_or(Meaning::Unknown, Meaning::WhichPack);
        }
        // The clinic's own code on a shelf label is a code of the item itself.
        match self.item_with_code(code) {
            Some(item) => Meaning::Known(CodeLink { item, pack: None }),
            None => Meaning::Unknown,
        }
    }

    /// The items with a code that carries this drug number: 10 digits, whatever the pack.
    pub fn items_with_drug(&self, digits: &str) -> Vec<ItemId> {
        let carries = |code: &Label| {
            is_gtin(code.as_str())
                && code.as_str().get(1..13).and_then(|body| body.strip_prefix("03")) == Some(digits)
        };
        let mut items: Vec<ItemId> = self
            .links
            .iter()
            .filter(|(code, _)| carries(code))
            .filter_map(|(_, link)| link.get().copied().flatten())
            .map(|link| link.item)
            .filter(|item| self.is_stocked(*item))
            .collect();
        items.order();
        items.dedup();
        items
    }

    fn is_stocked(&self, item: ItemId) -> bool {
        self.item(&item).is_some_and(ItemRecord::is_active)
    }

    fn is_pack_in_use(&self, pack: PackId) -> bool {
        let record = self.pack(&pack);
        record
            .is_some_and(|record| record.made.is_some() && record.standing.get() != Some(&Standing::Retired))
    }
}

/// Whether a code is of a known numbering, and not the clinic's or a maker's own.
pub fn is_number(code: &Label) -> bool {
    family(code.as_str()).is_some()
}

fn family_of(code: &Label) -> Option<&str> {
    family(code.as_str())
}

/// What the numbers of one article's packs have in common; none for a code of no known numbering.
fn family(code: &str) -> Option<&str> {
    if is_gtin(code) {
        return code.get(1..13);
    }
    let hibc = code.starts_with('+').then(|| code.len().checked_sub(1)).flatten();
    hibc.and_then(|end| code.get(..end)).filter(|family| family.len() > 1)
}

fn is_gtin(code: &str) -> bool {
    code.len() == 14 && code.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(code: &str, expected: bool) {
        let supply = Supply { code: Label::parse(code).ok(), ..Supply::default() };
        assert_eq!(supply.is_of_a_maker(), expected, "{code}");
    }

    #[test]
    fn a_number_that_a_wristband_could_carry_is_not_taken_for_a_makers() {
        check("00349281521003", true);
        check("+A99912345/0", true);
        check("00000096385074", false);
        check("00481516", false);
        check("ACME-12", false);
        assert!(!Supply::default().is_of_a_maker());
    }
}
