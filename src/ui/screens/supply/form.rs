//! The state of one record being made: what was chosen, whether it can be recorded, and the request.
//!
//! Owns the rules of the form, without a view. Must not know how it is drawn (`record`).

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::clinic::PlaceRecord;
use crate::domain::command::Command;
use crate::domain::event::stock::{
    Delivery, Direction, LotChoice, MovePurpose, StockAdjusted, StockWasted, UseContext, VarianceReason,
    WasteReason, WasteRoute,
};
use crate::domain::event::{LotPolicy, PlaceKind};
use crate::domain::ids::{PackId, PlaceId};
use crate::domain::inventory::command::{Act, StockCommand};
use crate::domain::inventory::fefo::{Fitness, LotLine, fitness_of, goes_before};
use crate::domain::inventory::lot::{Bucket, Expiry, Lot, LotCode};
use crate::domain::inventory::stock::StockKey;
use crate::domain::quantity::Quantity;
use crate::domain::text::Note;
use crate::ui::address::{Address, Preset};
use crate::ui::amounts::Sum;
use crate::ui::entry::{Bounds, Entry};
use crate::ui::screens::stock::shared::{Turn, is_absurd, item_label, trouble};
use crate::ui::screens::supply::late::When;
use crate::ui::screens::supply::lots::lots_of;
use crate::ui::screens::supply::packs::PackBoxes;
use crate::ui::text::Msg;
use crate::ui::text::supply::SupplyMsg;
use crate::ui::undo::UndoList;
use crate::ui::words::Words;

/// Which lot the record is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    /// One that is on record.
    Known(Bucket),
    /// One that is typed.
    Typed,
    Unknown,
}

/// A line of an order, and how much of it is still to come, in base units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ordered {
    pub delivery: Delivery,
    pub pack: Option<PackId>,
    /// Base units in the pack.
    pub holds: i64,
    pub to_come: i64,
}

#[derive(Clone, Copy)]
pub struct Form {
    pub app: App,
    pub words: Words,
    pub act: Act,
    pub key: StockKey,
    pub packs: PackBoxes,
    pub pick: RwSignal<Option<Pick>>,
    pub code: RwSignal<String>,
    pub expiry: RwSignal<String>,
    pub choice: RwSignal<Option<LotChoice>>,
    pub context: RwSignal<Option<UseContext>>,
    pub waste: RwSignal<Option<WasteReason>>,
    pub route: RwSignal<Option<WasteRoute>>,
    pub direction: RwSignal<Option<Direction>>,
    pub variance: RwSignal<Option<VarianceReason>>,
    pub to: RwSignal<Option<PlaceId>>,
    pub when: When,
    pub lots: Memo<Vec<LotLine>>,
    pub trouble: RwSignal<Option<Msg>>,
    /// The line of an order that this delivery is of.
    ordered: RwSignal<Option<Ordered>>,
    asked: RwSignal<Option<i64>>,
    turn: StoredValue<Turn>,
    undo: UndoList,
}

impl Form {
    pub fn new(app: App, words: Words, act: Act, key: StockKey, preset: Preset) -> Self {
        let lots = Memo::new(move |_| {
            let today = app.today.get();
            app.state.with(|state| lots_of(state, key, today))
        });
        let form = Self {
            app,
            words,
            act,
            key,
            packs: PackBoxes::of(app, words, key.item),
            pick: RwSignal::new(None),
            code: RwSignal::new(String::new()),
            expiry: RwSignal::new(String::new()),
            choice: RwSignal::new(None),
            context: RwSignal::new(None),
            waste: RwSignal::new(None),
            route: RwSignal::new(None),
            direction: RwSignal::new(None),
            variance: RwSignal::new(None),
            to: RwSignal::new(None),
            when: When::new(app),
            lots,
            trouble: RwSignal::new(None),
            ordered: RwSignal::new(None),
            asked: RwSignal::new(None),
            turn: StoredValue::new(Turn::Free),
            undo: UndoList::expect(),
        };
        form.begin();
        match preset {
            Preset::Nothing => {}
            Preset::Lot(lot) => form.begin_with(&lot.lot()),
            Preset::Returned(lot) => {
                form.begin_with(&lot.lot());
                form.route.set(Some(WasteRoute::Returned));
            }
        }
        form
    }

    /// The lot that the link named; one that is not on this shelf's book is written into its boxes.
    fn begin_with(&self, lot: &Lot) {
        let lots = self.lots.get_untracked();
        let line = lots.iter().find(|line| line.bucket.lot.name() == lot.name());
        self.pick.set(Some(match (line, &lot.code) {
            (Some(line), _) => Pick::Known(line.bucket.clone()),
            (None, Some(code)) => {
                self.code.set(code.to_string());
                Pick::Typed
            }
            (None, None) => Pick::Unknown,
        }));
        if self.act == Act::Waste {
            self.waste.set(line.and_then(|line| waste_reason(line.fitness)));
        }
    }

    /// What is most often right is chosen already.
    fn begin(&self) {
        let lots = self.lots.get_untracked();
        let is_fit = |line: &&LotLine| line.fitness == Fitness::Usable && line.bucket.lot != Lot::UNKNOWN;
        let first = match self.act {
            // What is thrown away is mostly what must not be used any more.
            Act::Waste => lots.iter().find(|line| line.fitness != Fitness::Usable).or_else(|| lots.first()),
            Act::Receive => None,
            _ => lots.iter().find(is_fit).or_else(|| lots.first()),
        };
        let pick = first.map(|line| Pick::Known(line.bucket.clone()));
        self.pick.set(pick.or_else(|| (self.act == Act::Receive && self.asks_lot()).then_some(Pick::Typed)));
        if self.act == Act::Waste {
            self.waste.set(first.and_then(|line| waste_reason(line.fitness)));
        }
        if self.act == Act::Use {
            self.context.set(Some(UseContext::Clinic));
        }
    }

    /// Takes over what is still to come of an order, in its packs where it comes out even.
    pub fn fill_in(&self, ordered: Ordered) {
        self.ordered.set(Some(ordered));
        if ordered.to_come == 0 {
            return;
        }
        let even = ordered.pack.filter(|_| ordered.holds > 0 && ordered.to_come % ordered.holds == 0);
        if let Some(pack) = even {
            self.packs.put(&pack.to_string(), Entry::Figure(ordered.to_come / ordered.holds));
        }
        // A pack that is in use no more has no box.
        if untrack(|| self.packs.pieces()).is_none() {
            self.packs.loose.set(Entry::Figure(ordered.to_come));
        }
    }

    /// Where the record is seen when it is made, and where one goes who makes none.
    pub fn home(&self) -> Address {
        match self.ordered.get_untracked().and_then(|ordered| ordered.delivery.order) {
            Some(line) => Address::Order(line.order),
            None => Address::Movements { item: self.key.item, place: self.key.place },
        }
    }

    /// Whether the item is one whose lots are followed.
    pub fn asks_lot(&self) -> bool {
        self.policy().asks_expiry()
    }

    fn policy(&self) -> LotPolicy {
        self.app.state.with_untracked(|state| {
            let policy =
                state.catalogue.item(&self.key.item).and_then(|record| record.lot_policy.get().copied());
            policy.unwrap_or(LotPolicy::None)
        })
    }

    /// Whether anything about lots is shown at all.
    pub fn shows_lots(&self) -> bool {
        self.asks_lot() || self.lots.with(|lots| !lots.is_empty())
    }

    pub fn bounds() -> Bounds {
        Bounds { least: 1, most: 99_999, full: None }
    }

    /// Base units; none while there is no figure, and of nothing there is no record.
    pub fn pieces(&self) -> Option<i64> {
        self.packs.pieces().filter(|pieces| *pieces > 0)
    }

    /// The lot of the record, or what is wrong with what was typed.
    pub fn bucket(&self) -> Result<Bucket, SupplyMsg> {
        if !self.shows_lots() {
            return Ok(Bucket::default());
        }
        match self.pick.get() {
            None => Err(SupplyMsg::LotFirst),
            Some(Pick::Known(bucket)) => Ok(bucket),
            Some(Pick::Unknown) => Ok(Bucket::default()),
            Some(Pick::Typed) => {
                let lot = typed_lot(&self.code.get(), &self.expiry.get())?;
                match (&lot.code, lot.expiry) {
                    (None, _) if self.act == Act::Receive && self.policy().asks_lot() => {
                        Err(SupplyMsg::LotFirst)
                    }
                    (Some(_), None) if self.act == Act::Receive => Err(SupplyMsg::ExpiryFirst),
                    _ => Ok(Bucket::of(lot)),
                }
            }
        }
    }

    /// A lot on record that what was typed could be taken for.
    pub fn look_alike(&self) -> Option<String> {
        look_alike(self.app, self.key, &self.code.get())
    }

    /// What is wrong with a lot that just came.
    pub fn warning(&self) -> Option<SupplyMsg> {
        let bucket = self.bucket().ok().filter(|_| self.act == Act::Receive)?;
        let today = self.app.today.get();
        match self.app.state.with(|state| fitness_of(state, self.key, &bucket.lot, today)) {
            Fitness::Usable => None,
            Fitness::Expired => Some(SupplyMsg::ExpiryPast),
            Fitness::Held { .. } | Fitness::Recalled(_) => Some(SupplyMsg::PutAside),
        }
    }

    /// The question why this lot and not another, where there is one.
    pub fn question(&self) -> Option<SupplyMsg> {
        if !matches!(self.act, Act::Use | Act::Move) {
            return None;
        }
        let bucket = self.bucket().ok()?;
        let (today, key) = (self.app.today.get(), self.key);
        self.app.state.with(|state| {
            if self.act == Act::Use && fitness_of(state, key, &bucket.lot, today) != Fitness::Usable {
                return Some(SupplyMsg::WhyUnfit);
            }
            let first = goes_before(state, key, &bucket, today)?;
            let code = first.bucket.lot.code.as_ref().map(ToString::to_string);
            let lot = code.or_else(|| {
                let expiry = first.expiry?;
                Some(self.words.t(SupplyMsg::Until { expiry, today }).into_owned())
            });
            Some(SupplyMsg::WhyNotEarlier { lot: lot.unwrap_or_default() })
        })
    }

    /// What is still missing before it can be recorded.
    pub fn missing(&self) -> Option<SupplyMsg> {
        if let Err(why) = self.bucket() {
            // What is wrong stands at the box; here is only room for where to look.
            return Some(match why {
                SupplyMsg::ExpiryWrong => SupplyMsg::ExpiryAgain,
                SupplyMsg::LotTooLong => SupplyMsg::LotAgain,
                why => why,
            });
        }
        if self.pieces().is_none() {
            return Some(match self.packs.sum() {
                Sum::TooMuch => SupplyMsg::AmountTooMuch,
                Sum::Blank | Sum::Wrong | Sum::Pieces(_) => SupplyMsg::AmountFirst,
            });
        }
        let why_missing = match self.act {
            Act::Receive | Act::Use => false,
            Act::Move if self.to.get().is_none() => return Some(SupplyMsg::ToPlaceFirst),
            Act::Move => false,
            Act::Waste => self.waste.get().is_none() || self.route.get().is_none(),
            Act::Adjust => self.direction.get().is_none() || self.variance.get().is_none(),
        };
        let unanswered = self.question().is_some() && self.choice.get().is_none();
        if why_missing || unanswered {
            return Some(SupplyMsg::SayWhyFirst);
        }
        self.when.missing()
    }

    /// What was asked about the figure and not answered yet.
    pub fn doubt(&self) -> Option<SupplyMsg> {
        let pieces = self.asked.get()?;
        (self.pieces() == Some(pieces)).then_some(SupplyMsg::SureAmount { pieces })
    }

    fn what(&self) -> Option<StockCommand> {
        let quantity = Quantity::new(self.pieces()?).ok()?;
        let (bucket, item, place) = (self.bucket().ok()?, self.key.item, self.key.place);
        let entered = self.packs.entered();
        let choice = self.question().and_then(|_| self.choice.get());
        let note = Note::default();
        Some(match self.act {
            Act::Receive => {
                let ordered = self.ordered.get();
                let (to, delivery) = (place, ordered.map(|ordered| ordered.delivery).unwrap_or_default());
                StockCommand::Receive { to, item, quantity, entered, bucket, delivery }
            }
            Act::Use => {
                let (context, container) = (self.context.get(), None);
                StockCommand::Use { at: place, item, quantity, entered, bucket, context, choice, container }
            }
            Act::Move => {
                let (to, purpose) = (self.to.get()?, self.purpose(&bucket)?);
                StockCommand::Move { from: place, to, item, quantity, entered, purpose, bucket, choice }
            }
            Act::Waste => StockCommand::Waste(StockWasted {
                at: place,
                item,
                quantity,
                entered,
                bucket,
                reason: self.waste.get()?,
                route: self.route.get()?,
                witness: None,
                container: None,
                note,
            }),
            Act::Adjust => {
                let (direction, reason) = (self.direction.get()?, self.variance.get()?);
                StockCommand::Adjust(StockAdjusted {
                    at: place,
                    item,
                    direction,
                    quantity,
                    bucket,
                    reason,
                    note,
                })
            }
        })
    }

    /// To a closet it goes back; what must not be used is only put elsewhere; the rest fills a room.
    fn purpose(&self, bucket: &Bucket) -> Option<MovePurpose> {
        let (to, today) = (self.to.get()?, self.app.today.get());
        Some(self.app.state.with(|state| {
            let kind = state.clinic.places.get(&to).map(PlaceRecord::kind);
            match kind {
                _ if fitness_of(state, self.key, &bucket.lot, today) != Fitness::Usable => {
                    MovePurpose::Overflow
                }
                Some(PlaceKind::SupplyCloset) => MovePurpose::Return,
                _ => MovePurpose::Restock,
            }
        }))
    }

    /// Records it, or asks once about a figure that is far too large; leads back when it is saved.
    pub async fn record(self, back: impl Fn(&str)) {
        let pieces = untrack(|| self.pieces());
        let (None, Some(pieces)) = (untrack(|| self.missing()), pieces) else { return };
        let absurd = self.app.state.with_untracked(|state| is_absurd(state, self.key, pieces));
        // What was ordered is believed.
        let expected = self.ordered.get_untracked().is_some_and(|ordered| pieces <= ordered.to_come);
        if absurd && !expected && self.asked.get_untracked() != Some(pieces) {
            self.asked.set(Some(pieces));
            return;
        }
        let Some(what) = untrack(|| self.what()) else { return };
        if Turn::take(self.turn) == Turn::Writing {
            return;
        }
        let (command, is_late) = untrack(|| self.when.tell(what));
        match self.app.request(Command::Stock(Box::new(command))).await {
            Ok(mut ids) => {
                // The word about why it is late is no record of stock: it stands.
                if is_late {
                    ids.pop();
                }
                let lang = self.words.lang();
                let item = self.app.state.with_untracked(|state| item_label(state, self.key.item, lang));
                let said = Msg::from(SupplyMsg::Acted { act: self.act, item, pieces });
                let object = Msg::from(SupplyMsg::TheRecord).text(lang).into_owned();
                self.undo.offer(said.text(lang).into_owned(), object, ids);
                back(&self.home().to_string());
            }
            Err(problem) => {
                let _ = self.trouble.try_set(Some(Msg::from(trouble(problem))));
            }
        }
        let _ = self.turn.try_set_value(Turn::Free);
    }
}

/// The lot that was typed, or what is wrong with it.
pub fn typed_lot(code: &str, expiry: &str) -> Result<Lot, SupplyMsg> {
    let code = match (code.trim().is_empty(), LotCode::parse(code)) {
        (true, _) => None,
        (false, Ok(code)) => Some(code),
        (false, Err(_)) => return Err(SupplyMsg::LotTooLong),
    };
    let expiry = match (expiry.trim().is_empty(), Expiry::parse(expiry)) {
        (true, _) => None,
        (false, Some(expiry)) => Some(expiry),
        (false, None) => return Err(SupplyMsg::ExpiryWrong),
    };
    if code.is_none() && expiry.is_none() { Err(SupplyMsg::LotFirst) } else { Ok(Lot { code, expiry }) }
}

/// A lot on record that this text could be taken for.
pub fn look_alike(app: App, key: StockKey, code: &str) -> Option<String> {
    let code = LotCode::parse(code).ok()?;
    let found = app.state.with(|state| state.stock.lots().look_alikes(key.item, &code));
    found.first().map(ToString::to_string)
}

/// Why a lot in this state is most often thrown away; a person may choose another.
const fn waste_reason(fitness: Fitness) -> Option<WasteReason> {
    match fitness {
        Fitness::Expired => Some(WasteReason::Expired),
        Fitness::Recalled(_) => Some(WasteReason::Recalled),
        Fitness::Usable | Fitness::Held { .. } => None,
    }
}
