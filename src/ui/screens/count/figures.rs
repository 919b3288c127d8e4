//! What stands in the boxes of the line in hand: pieces, packs, lots; and what it comes to.
//!
//! Lives as long as the line is in hand. Must not know which round it is for (`hand`).

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::event::LotPolicy;
use crate::domain::event::stock::{CountScope, Entered, LotCount};
use crate::domain::ids::SessionId;
use crate::domain::inventory::lot::{Bucket, Lot};
use crate::domain::inventory::round::{LotToCount, lots_at};
use crate::domain::inventory::stock::StockKey;
use crate::domain::quantity::Quantity;
use crate::domain::time::Date;
use crate::ui::amounts::{LotsMissing, Sum, lots_counted};
use crate::ui::entry::{Bounds, Entry};
use crate::ui::parts::amounts::Amount;
use crate::ui::screens::supply::form::{look_alike, typed_lot};
use crate::ui::screens::supply::lots::{lot_title, unfit};
use crate::ui::screens::supply::packs::PackBoxes;
use crate::ui::text::count::CountMsg;
use crate::ui::text::supply::SupplyMsg;
use crate::ui::words::Words;

/// Whether packs are told of beside the pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Pieces,
    Packs,
}

/// What a line was counted as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub have: Quantity,
    pub entered: Option<Entered>,
    pub scope: CountScope,
    pub lots: Vec<LotCount>,
}

/// A lot and its figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LotBox {
    pub bucket: Bucket,
    pub amount: Amount,
}

#[derive(Clone, Copy)]
pub struct Figures {
    pub app: App,
    pub words: Words,
    pub key: StockKey,
    pub packs: PackBoxes,
    pub way: RwSignal<Way>,
    /// None where nobody follows the item's lots.
    pub scope: RwSignal<Option<CountScope>>,
    pub lots: RwSignal<Vec<LotBox>>,
    pub code: RwSignal<String>,
    pub expiry: RwSignal<String>,
    /// Whose boxes are added later, so that they go when the line does.
    owner: StoredValue<Option<Owner>>,
}

impl Figures {
    /// Empty boxes for a line.
    pub fn of(app: App, words: Words, key: StockKey, session: Option<SessionId>) -> Self {
        let today = app.today.get_untracked();
        let (lots, policy) = app.state.with_untracked(|state| {
            let policy = state.catalogue.item(&key.item).and_then(|record| record.lot_policy.get().copied());
            (lots_at(state, session, key, today), policy.unwrap_or(LotPolicy::None))
        });
        let scope = match (lots.is_empty(), policy.asks_expiry()) {
            (false, _) => Some(CountScope::LotsComplete),
            (true, true) => Some(CountScope::ItemTotal),
            (true, false) => None,
        };
        let boxes = lots.into_iter().map(|lot| lot_box(lot, today, words)).collect();
        Self {
            app,
            words,
            key,
            packs: PackBoxes::of(app, words, key.item),
            way: RwSignal::new(Way::Pieces),
            scope: RwSignal::new(scope),
            lots: RwSignal::new(boxes),
            code: RwSignal::new(String::new()),
            expiry: RwSignal::new(String::new()),
            owner: StoredValue::new(Owner::current()),
        }
    }

    /// Whether the figures are told lot by lot.
    pub fn is_by_lot(&self) -> bool {
        matches!(self.scope.get(), Some(CountScope::LotsComplete | CountScope::LotsPartial))
    }

    /// What the boxes say, or what is missing before they can be recorded.
    pub fn reading(&self) -> Result<Reading, CountMsg> {
        let scope = self.scope.get().unwrap_or(CountScope::ItemTotal);
        if scope == CountScope::ItemTotal {
            let have = match self.packs.sum() {
                Sum::Blank => return Err(CountMsg::FigureFirst),
                Sum::Wrong => return Err(CountMsg::FigureWrong),
                Sum::TooMuch => return Err(CountMsg::TooMuch),
                Sum::Pieces(pieces) => Quantity::new(pieces).map_err(|_| CountMsg::TooMuch)?,
            };
            return Ok(Reading { have, entered: self.packs.entered(), scope, lots: Vec::new() });
        }
        // What was typed and not added would be lost.
        if !self.code.with(|code| code.trim().is_empty()) {
            return Err(CountMsg::AddLotFirst);
        }
        let boxes: Vec<(Bucket, Entry)> = self
            .lots
            .with(|lots| lots.iter().map(|lot| (lot.bucket.clone(), lot.amount.entry.get())).collect());
        let counted = lots_counted(scope, boxes.iter().map(|(bucket, entry)| (bucket, entry)));
        let (have, lots) = counted.map_err(|why| match why {
            LotsMissing::Wrong => CountMsg::FigureWrong,
            LotsMissing::EachLot => CountMsg::EachLot,
            LotsMissing::NoLot => CountMsg::NoLot,
            LotsMissing::TooMuch => CountMsg::TooMuch,
        })?;
        Ok(Reading { have, entered: None, scope, lots })
    }

    /// The lot that was typed beside the listed ones, or why it cannot be listed.
    pub fn typed(&self) -> Result<Lot, SupplyMsg> {
        let lot = typed_lot(&self.code.get(), &self.expiry.get())?;
        let known = self.app.state.with(|state| state.stock.lots().find(self.key.item, &lot).is_some());
        if lot.expiry.is_none() && !known {
            return Err(SupplyMsg::ExpiryFirst);
        }
        Ok(lot)
    }

    pub fn is_listed(&self, lot: &Lot) -> bool {
        self.lots.with(|lots| lots.iter().any(|held| held.bucket.lot.name() == lot.name()))
    }

    pub fn look_alike(&self) -> Option<String> {
        look_alike(self.app, self.key, &self.code.get())
    }

    /// Lists the lot that was typed.
    pub fn add_typed(&self) {
        let lot = untrack(|| self.typed().ok().filter(|lot| !self.is_listed(lot)));
        if let Some(lot) = lot {
            self.add(lot);
            self.code.set(String::new());
            self.expiry.set(String::new());
        }
    }

    fn add(&self, lot: Lot) {
        let today = self.app.today.get_untracked();
        let known = self.app.state.with_untracked(|state| {
            let lots = state.stock.lots();
            lots.find(self.key.item, &lot).and_then(|lot| lots.expiry(lot))
        });
        let fitness = self
            .app
            .state
            .with_untracked(|state| crate::domain::inventory::fefo::fitness_of(state, self.key, &lot, today));
        let expiry = known.or(lot.expiry);
        let found = LotToCount { bucket: Bucket::of(lot), expiry, fitness };
        let Some(Some(owner)) = self.owner.try_get_value() else { return };
        let added = owner.with(|| lot_box(found, today, self.words));
        self.lots.update(|lots| lots.push(added));
        if self.scope.get_untracked() == Some(CountScope::ItemTotal) {
            self.scope.set(Some(CountScope::LotsComplete));
        }
    }

    /// What stands in the boxes, as text that is kept for its author; empty when nothing does.
    pub fn kept(&self) -> String {
        let lots = self
            .lots
            .get()
            .into_iter()
            .map(|lot| (format!("lot {}", lot.amount.name), lot.amount.entry.get()));
        let figures = self.packs.kept().into_iter().chain(lots);
        let told = figures.filter_map(|(name, entry)| Some(format!("{name}\t{}", entry.value()?)));
        told.collect::<Vec<_>>().join("\n")
    }

    /// Puts back what was kept. A lot that is listed no more is left out: nothing is guessed.
    pub fn put(&self, kept: &str) {
        for line in kept.lines() {
            let Some((name, figure)) = line.split_once('\t') else { continue };
            let entry = Entry::typed(figure, Bounds::shelf(None));
            match name.strip_prefix("lot ") {
                None => self.packs.put(name, entry),
                Some(lot) => {
                    let held = self.lots.with_untracked(|lots| {
                        lots.iter().find(|held| held.amount.name == lot).map(|held| held.amount.entry)
                    });
                    if let Some(held) = held {
                        let _ = held.try_set(entry);
                    }
                }
            }
        }
        if untrack(|| self.packs.tells_packs()) {
            self.way.set(Way::Packs);
        }
    }
}

fn lot_box(lot: LotToCount, today: Date, words: Words) -> LotBox {
    let name = lot_title(&lot.bucket.lot, lot.expiry, today, words);
    let until = lot.expiry.filter(|_| lot.bucket.lot.code.is_some());
    let note = until.map(|expiry| words.t(SupplyMsg::Until { expiry, today }).into_owned());
    let why = unfit(lot.fitness).map(|why| words.t(why).into_owned());
    let note = [note, why].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    LotBox { bucket: lot.bucket, amount: Amount { name, note, entry: RwSignal::new(Entry::Blank) } }
}
