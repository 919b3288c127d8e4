//! The state of a sitting: what each scan does, how the last is taken back, and how a count ends.
//!
//! Owns the rules without a view (`sitting`). Must not know keys: scans come from the post.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::context::{App, Problem};
use crate::app::drafts;
use crate::domain::command::Command;
use crate::domain::event::stock::{CountDetail, CountScope, Delivery, LotCount, UseContext};
use crate::domain::event::{CountMethod, LotPolicy, VoidReason};
use crate::domain::ids::{ItemId, PlaceId};
use crate::domain::inventory::catalogue::CodeLink;
use crate::domain::inventory::command::{Act, StockCommand};
use crate::domain::inventory::lot::{Bucket, Lot};
use crate::domain::inventory::stock::StockKey;
use crate::domain::quantity::Quantity;
use crate::domain::refusal::Refusal;
use crate::domain::text::Note;
use crate::ui::address::{Address, Preset};
use crate::ui::scan::{Found, Scans, Sitting, SittingAct, SittingRow, SittingScan, Taken};
use crate::ui::screens::scan::kept::{DRAFT, kept, scans_of};
use crate::ui::screens::scan::scanned::closet;
use crate::ui::screens::stock::shared::{Turn, trouble};
use crate::ui::screens::supply::lots::lots_of;
use crate::ui::text::Msg;
use crate::ui::text::scan::ScanMsg;
use crate::ui::undo::UndoList;
use crate::ui::words::Words;

#[derive(Clone, Copy)]
pub struct Counting {
    pub app: App,
    pub words: Words,
    pub sitting: Sitting,
    /// What was scanned alike, the latest on top.
    pub rows: Memo<Vec<SittingRow>>,
    pub said: RwSignal<Option<Msg>>,
    /// A scan that needs a page of its own.
    pub by_hand: RwSignal<Option<Found>>,
    /// Counts the choices that were not carried out.
    pub refused: RwSignal<u32>,
    pub undo: UndoList,
    scans: Scans,
    turn: StoredValue<Turn>,
}

impl Counting {
    pub fn begin() -> Self {
        let scans = Scans::expect();
        let sitting = scans.sitting;
        let counting = Self {
            app: App::expect(),
            words: Words::expect(),
            sitting,
            rows: Memo::new(move |_| sitting.scans.with(|scans| rows_of(scans))),
            said: RwSignal::new(None),
            by_hand: RwSignal::new(None),
            refused: RwSignal::new(0),
            undo: UndoList::expect(),
            scans,
            turn: StoredValue::new(Turn::Free),
        };
        counting.sit_down();
        scans.take(move |found| untrack(|| counting.hear(found)));
        counting
    }

    /// Another person begins anew; a count that was begun before comes back.
    fn sit_down(self) {
        let person = self.app.person.get_untracked();
        if self.sitting.person.get_untracked() != person {
            self.sitting.person.set(person);
            self.sitting.scans.set(Vec::new());
            self.sitting.act.set(SittingAct::default());
            self.sitting.place.set(self.app.state.with_untracked(closet));
        }
        if self.sitting.scans.with_untracked(Vec::is_empty) {
            spawn_local(async move {
                let Some(text) = drafts::read(self.app, DRAFT).await else { return };
                let read = self.app.state.with_untracked(|state| scans_of(state, &text));
                let still_empty = self.sitting.scans.with_untracked(Vec::is_empty);
                if let Some((place, scans)) = read.filter(|_| still_empty) {
                    self.sitting.place.set(Some(place));
                    self.sitting.act.set(SittingAct::Count);
                    self.sitting.scans.set(scans);
                }
            });
        }
    }

    pub fn choose_act(self, act: SittingAct) {
        if self.may_change() {
            self.sitting.act.set(act);
        }
    }

    pub fn choose_place(self, place: PlaceId) {
        if self.may_change() {
            self.sitting.place.set(Some(place));
        }
    }

    /// A count that is not recorded is not thrown away by a tap. What is recorded leaves the list.
    fn may_change(self) -> bool {
        let counts = self.sitting.act.get_untracked() == SittingAct::Count;
        if counts && self.sitting.scans.with_untracked(|scans| !scans.is_empty()) {
            self.say(ScanMsg::FinishCount);
            self.refused.update(|refused| *refused = refused.wrapping_add(1));
            return false;
        }
        self.sitting.scans.set(Vec::new());
        self.said.set(None);
        true
    }

    fn say(self, msg: ScanMsg) {
        let _ = self.said.try_set(Some(Msg::from(msg)));
    }

    fn hear(self, found: &Found) -> Taken {
        let Some(link) = found.link else { return Taken::NotMine };
        self.said.set(None);
        self.by_hand.set(None);
        let Some(place) = self.sitting.place.get() else {
            self.say(ScanMsg::PlaceFirst);
            return Taken::Taken;
        };
        let serial = found.supply.serial.clone();
        if let Some(serial) = &serial
            && self
                .sitting
                .scans
                .with(|scans| scans.iter().any(|scan| is_same_piece(scan, link.item, serial)))
        {
            self.say(ScanMsg::SameSerial { serial: serial.clone() });
            return Taken::Taken;
        }
        let row = self.row(found, link, place);
        let scan = SittingScan { row, ids: Vec::new(), serial };
        match self.command(&scan.row, place) {
            None => {
                self.sitting.scans.update(|scans| scans.push(scan));
                self.keep();
            }
            Some(what) => spawn_local(self.record(scan, what, found.clone())),
        }
        Taken::Taken
    }

    /// The row that a scan belongs to. A lot is taken down where anybody follows lots.
    fn row(self, found: &Found, link: CodeLink, place: PlaceId) -> SittingRow {
        let (item, today) = (link.item, self.app.today.get());
        self.app.state.with(|state| {
            let made = link.pack.and_then(|pack| state.catalogue.pack(&pack)?.made.as_ref());
            let policy = state.catalogue.item(&item).and_then(|record| record.lot_policy.get().copied());
            let follows = policy.is_some_and(LotPolicy::asks_expiry)
                || !lots_of(state, StockKey { item, place }, today).is_empty();
            SittingRow {
                item,
                pack: link.pack,
                holds: made.map_or(1, |(_, _, holds)| holds.value()),
                bucket: found.supply.bucket().filter(|_| follows).unwrap_or_default(),
                scans: 1,
            }
        })
    }

    /// What is recorded of one scan; nothing while a shelf is counted.
    fn command(self, row: &SittingRow, place: PlaceId) -> Option<StockCommand> {
        let quantity = Quantity::new(row.holds).ok()?;
        let (item, entered, bucket) = (row.item, row.entered(), row.bucket.clone());
        match self.sitting.act.get() {
            SittingAct::Count => None,
            SittingAct::Receive => {
                let delivery = Delivery::default();
                Some(StockCommand::Receive { to: place, item, quantity, entered, bucket, delivery })
            }
            SittingAct::Use => {
                let (context, choice, container) = (Some(UseContext::Clinic), None, None);
                Some(StockCommand::Use {
                    at: place,
                    item,
                    quantity,
                    entered,
                    bucket,
                    context,
                    choice,
                    container,
                })
            }
        }
    }

    async fn record(self, scan: SittingScan, what: StockCommand, found: Found) {
        if self.lacks_lot(&scan.row) {
            self.needs_page(found, ScanMsg::LotByHand);
            return;
        }
        match self.app.request(Command::Stock(Box::new(what))).await {
            Ok(ids) => {
                let _ = self.sitting.scans.try_update(|scans| scans.push(SittingScan { ids, ..scan }));
            }
            Err(Problem::Refused(
                Refusal::EarlierLotFirst { .. } | Refusal::LotNotUsable { .. } | Refusal::NoLotNamed,
            )) => self.needs_page(found, ScanMsg::Earlier),
            Err(problem) => {
                let _ = self.said.try_set(Some(Msg::from(trouble(problem))));
            }
        }
    }

    /// Whether the record wants a lot or an expiry that the code does not say.
    fn lacks_lot(self, row: &SittingRow) -> bool {
        self.sitting.act.get_untracked() == SittingAct::Receive
            && self.app.state.with_untracked(|state| {
                let record = state.catalogue.item(&row.item);
                let policy = record.and_then(|record| record.lot_policy.get().copied());
                let lot = &row.bucket.lot;
                policy.is_some_and(|policy| {
                    (policy.asks_lot() && lot.code.is_none())
                        || (policy.asks_expiry() && lot.expiry.is_none())
                })
            })
    }

    fn needs_page(self, found: Found, why: ScanMsg) {
        let _ = self.by_hand.try_set(Some(found));
        self.say(why);
    }

    /// Takes the scan that was refused to the form of its record.
    pub fn to_form(self, go: impl Fn(&str)) {
        let found = self.by_hand.try_update(Option::take).flatten();
        let link = found.as_ref().and_then(|found| found.link);
        let (Some(found), Some(link), Some(place)) = (found, link, self.sitting.place.get_untracked()) else {
            return;
        };
        let act = if self.sitting.act.get_untracked() == SittingAct::Use { Act::Use } else { Act::Receive };
        self.scans.hand_on(found);
        go(&Address::Record { item: link.item, place, act, preset: Preset::Nothing }.to_string());
    }

    pub async fn take_back(self) {
        let Some(last) = self.sitting.scans.with_untracked(|scans| scans.last().cloned()) else { return };
        if Turn::take(self.turn) == Turn::Writing {
            return;
        }
        let mut problem = None;
        if !last.ids.is_empty() {
            let (targets, reason, note) = (last.ids.clone(), VoidReason::Undone, Note::default());
            problem = self.app.request(Command::VoidRecords { targets, reason, note }).await.err();
        }
        match problem {
            None => {
                // Another scan may have come meanwhile: this one goes, wherever it stands.
                let _ = self.sitting.scans.try_update(|scans| {
                    let place = scans.iter().rposition(|scan| *scan == last);
                    place.map(|place| scans.remove(place))
                });
                self.keep();
                let _ = self.said.try_set(None);
            }
            Some(problem) => {
                let _ = self.said.try_set(Some(Msg::from(trouble(problem))));
            }
        }
        let _ = self.turn.try_set_value(Turn::Free);
    }

    pub fn items_counted(self) -> Vec<ItemId> {
        self.rows.with(|rows| {
            let mut items: Vec<ItemId> = Vec::new();
            for row in rows {
                if !items.contains(&row.item) {
                    items.push(row.item);
                }
            }
            items
        })
    }

    /// Records what was scanned as what the shelf held, one count an item.
    pub async fn record_counts(self) {
        let Some(place) = self.sitting.place.get_untracked() else { return };
        if Turn::take(self.turn) == Turn::Writing {
            return;
        }
        let items = untrack(|| self.items_counted());
        let mut recorded = Vec::new();
        for item in items {
            let Some(what) = untrack(|| self.count_of(item, place)) else { continue };
            match self.app.request(Command::Stock(Box::new(what))).await {
                Ok(ids) => {
                    recorded.extend(ids);
                    let _ = self.sitting.scans.try_update(|scans| scans.retain(|scan| scan.row.item != item));
                    self.keep();
                    let _ = self.said.try_set(None);
                }
                Err(problem) => {
                    let _ = self.said.try_set(Some(Msg::from(trouble(problem))));
                    break;
                }
            }
        }
        if !recorded.is_empty() {
            let say = |msg: ScanMsg| Msg::from(msg).text(self.words.lang()).into_owned();
            let said = say(ScanMsg::CountsRecorded { items: recorded.len() });
            self.undo.offer(said, say(ScanMsg::TheCounts), recorded);
        }
        let _ = self.turn.try_set_value(Turn::Free);
    }

    fn count_of(self, item: ItemId, place: PlaceId) -> Option<StockCommand> {
        let rows: Vec<SittingRow> =
            self.rows.with(|rows| rows.iter().filter(|row| row.item == item).cloned().collect());
        let have = Quantity::new(rows.iter().map(SittingRow::pieces).sum()).ok()?;
        let named = rows.iter().all(|row| row.bucket.lot != Lot::UNKNOWN);
        let mut detail = CountDetail::whole();
        if named {
            detail.scope = CountScope::LotsComplete;
            detail.lots = lots_counted(&rows)?;
        }
        let (entered, method) = (None, CountMethod::Entered);
        Some(StockCommand::Count { place, item, have, entered, method, detail })
    }

    fn keep(self) {
        let (act, place) = (self.sitting.act.get_untracked(), self.sitting.place.get_untracked());
        if let (SittingAct::Count, Some(place)) = (act, place) {
            let text = self.sitting.scans.with_untracked(|scans| kept(place, scans));
            drafts::keep(self.app, DRAFT, &text);
        }
    }
}

fn is_same_piece(scan: &SittingScan, item: ItemId, serial: &str) -> bool {
    scan.row.item == item && scan.serial.as_deref() == Some(serial)
}

/// Boxes and pieces of one lot are one lot.
fn lots_counted(rows: &[SittingRow]) -> Option<Vec<LotCount>> {
    let mut lots: Vec<(Bucket, i64)> = Vec::new();
    for row in rows {
        match lots.iter_mut().find(|(bucket, _)| *bucket == row.bucket) {
            Some((_, pieces)) => *pieces += row.pieces(),
            None => lots.push((row.bucket.clone(), row.pieces())),
        }
    }
    let count = |(bucket, pieces)| Some(LotCount { bucket, have: Quantity::new(pieces).ok()? });
    lots.into_iter().map(count).collect()
}

/// The scans, those that are alike together; the row of the latest on top.
fn rows_of(scans: &[SittingScan]) -> Vec<SittingRow> {
    let mut rows: Vec<SittingRow> = Vec::new();
    for scan in scans.iter().rev() {
        match rows.iter_mut().find(|row| row.is_like(&scan.row)) {
            Some(row) => row.scans += 1,
            None => rows.push(SittingRow { scans: 1, ..scan.row.clone() }),
        }
    }
    rows
}
