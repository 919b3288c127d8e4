//! A believable clinic to try things out with: five exam rooms, a procedure room, a lab and a
//! closet, with thirty days behind them. The same call gives the same history.

mod soaks;
mod sterile;

use crate::domain::command::{Command, NewItem, NewPlace, SetUpClinic, ShelfAfter, Take};
use crate::domain::decide::{Ctx, Fact, decide};
use crate::domain::event::lots::{LifeUnit, OpenedLife};
use crate::domain::event::stock::{CountDetail, CountScope, Delivery, LotCount};
use crate::domain::event::supply::{
    OrderDrafted, OrderLine, OrderPlaced, RecallClass, RecallRegistered, ReorderRule, ReorderRuleSet,
    Rounding, VendorAdded,
};
use crate::domain::event::{
    ClinicKind, CountMethod, Event, Header, Hlc, ItemChange, PlaceKind, Role, TabletLetter,
};
use crate::domain::ids::{EventId, ItemId, OrderId, PlaceId, StaffId, VendorId};
use crate::domain::inventory::command::StockCommand;
use crate::domain::inventory::fefo::{LotLine, lot_lines};
use crate::domain::inventory::lot::{Bucket, Expiry, Lot, LotCode};
use crate::domain::inventory::pick::{PickStatus, pick_list};
use crate::domain::inventory::stock::StockKey;
use crate::domain::inventory::view::{RoomLine, room_lines, rooms};
use crate::domain::ordered::Ordered as _;
use crate::domain::quantity::Quantity;
use crate::domain::state::State;
use crate::domain::text::{Initials, Label, Note};
use crate::domain::time::{DAY_MS, HOUR_MS, Instant, MINUTE_MS, Offset, SECOND_MS, Zoned};

pub const DAYS: i64 = 30;
/// Supplies that have a reorder rule.
const RULES: usize = 8;

/// A long weekend back there was a day with counts.
const RIVAL_WITHIN_DAYS: i32 = 4;
const RIVAL_AFTER_MS: i64 = 6 * MINUTE_MS;
/// A shelf with so many at least, so that the difference is one that happens.
const RIVAL_FROM: i64 = 4;
const RIVAL_FINDS_LESS: i64 = 2;

/// Words and beginnings that the sample takes from outside.
#[derive(Clone, Debug)]
pub struct SampleParts {
    pub clinic: Label,
    pub time_zone: Label,
    pub tablet: Label,
    /// The first leads; all have been here for the thirty days.
    pub people: Vec<(Initials, Label, Role)>,
    pub places: Vec<(Label, PlaceKind)>,
    pub items: Vec<NewItem>,
}

/// A stream of numbers that looks like chance and is not: the same seed, the same clinic.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 33).unwrap_or(0).rem_euclid(sides.max(1))
    }
}

struct Story {
    state: State,
    next: EventId,
    facts: Vec<Fact>,
    at: Instant,
    offset: Offset,
    staff: Option<StaffId>,
    dice: Dice,
}

/// The facts of the sample's thirty days, ending on the evening before `now`. `first` is the id
/// that the first of them will get.
pub fn sample_facts(parts: &SampleParts, first: EventId, now: Instant, offset: Offset) -> Vec<Fact> {
    let midnight = Zoned { at: now, offset }.date().days();
    let local = |days_ago: i64, ms: i64| {
        let day = i64::from(midnight) - days_ago;
        Instant::from_ms(day * DAY_MS + ms - i64::from(offset.minutes()) * MINUTE_MS)
    };
    let mut story = Story {
        state: State::default(),
        next: first,
        facts: Vec::new(),
        at: local(DAYS + 1, 15 * HOUR_MS),
        offset,
        staff: None,
        dice: Dice(20_260_901),
    };
    let people = story.begin(parts);
    story.first_count();
    for days_ago in (1..=DAYS).rev() {
        let morning = local(days_ago, 7 * HOUR_MS + 30 * MINUTE_MS);
        let weekday = Zoned { at: morning, offset }.date().weekday();
        if weekday >= 5 {
            continue;
        }
        story.at = morning;
        story.staff = people.get(usize::from(weekday) % people.len().max(1)).copied();
        story.morning_fill();
        // The delivery comes on Thursdays; the last one was thin, so that something is short.
        if weekday == 3 {
            story.at = local(days_ago, 11 * HOUR_MS);
            story.delivery(days_ago > 7);
        }
    }
    story.at = local(1, 17 * HOUR_MS);
    story.supplies();
    story.sterilization(&people, now, local);
    story.facts
}

/// What the sample's second tablet brings: minutes after a shelf was counted it counted the same
/// one, knew nothing of the first count, and found less. `first` is the id of its first event.
pub fn rival_facts(state: &State, first: EventId, now: Zoned) -> Vec<Fact> {
    let days = (1..=RIVAL_WITHIN_DAYS).map(|ago| now.date().plus_days(-ago));
    let shelf =
        days.filter_map(|day| rooms(state).first().map(|room| (*room, day))).find_map(|(room, day)| {
            let counted = |line: &RoomLine| {
                let have = line.balance.low;
                (have == line.balance.high && have >= RIVAL_FROM)
                    .then(|| Some((line.item, line.counted?.counted)))
            };
            let shelf = room_lines(state, room, day).iter().rev().find_map(|line| counted(line).flatten());
            shelf.map(|(item, at)| (room, item, at))
        });
    let letter = TabletLetter::new('B').zip(state.clinic.tablets.values().find_map(|held| held.face.get()));
    let staff = state.clinic.staff.keys().next_back().copied();
    let (Some((place, item, counted)), Some((letter, (_, name)))) = (shelf, letter) else {
        return Vec::new();
    };
    let have = state.stock.balance(StockKey { item, place }).low - RIVAL_FINDS_LESS;
    let Ok(have) = Quantity::new(have) else { return Vec::new() };
    let commands = [
        Command::EnrolTablet { letter, name: name.clone(), continues: None },
        Command::CountLine { place, item, have, entered: None, method: CountMethod::Entered },
    ];
    let mut facts: Vec<Fact> = Vec::new();
    for command in commands {
        let next = first.after(u32::try_from(facts.len()).unwrap_or(0));
        let ctx = Ctx { now: counted.at.plus_ms(RIVAL_AFTER_MS), offset: counted.offset, staff, next };
        // A tablet that cannot join the sample brings nothing.
        let Ok(more) = decide(state, &command, &ctx) else { return Vec::new() };
        facts.extend(more);
    }
    facts
}

impl Story {
    fn tell(&mut self, command: &Command) {
        let ctx = Ctx { now: self.at, offset: self.offset, staff: self.staff, next: self.next };
        let Ok(facts) = decide(&self.state, command, &ctx) else { return };
        for fact in facts {
            let hlc = Hlc::new(u64::try_from(fact.occurred_at.ms()).unwrap_or(0), 0);
            let header = Header {
                hlc,
                occurred_at: fact.occurred_at,
                timing: fact.timing,
                offset: fact.offset,
                staff: fact.staff,
            };
            self.state.apply(&Event { id: self.next, header, body: fact.body.clone() });
            self.next = self.next.after(1);
            self.facts.push(fact);
        }
        self.state.settle();
        self.at = self.at.plus_ms(4 * SECOND_MS + self.dice.roll(5) * SECOND_MS);
    }

    fn begin(&mut self, parts: &SampleParts) -> Vec<StaffId> {
        let Some(((initials, person, role), others)) = parts.people.split_first() else { return Vec::new() };
        let Some(letter) = TabletLetter::new('A') else { return Vec::new() };
        self.tell(&Command::SetUpClinic(SetUpClinic {
            kind: ClinicKind::Sample,
            name: parts.clinic.clone(),
            time_zone: parts.time_zone.clone(),
            letter,
            tablet: parts.tablet.clone(),
            initials: initials.clone(),
            person: person.clone(),
            role: *role,
            places: parts
                .places
                .iter()
                .map(|(name, kind)| NewPlace { name: name.clone(), kind: *kind })
                .collect(),
            items: parts.items.clone(),
        }));
        self.staff = self.state.clinic.staff.keys().next().copied();
        for (initials, name, role) in others {
            let (initials, name, role) = (initials.clone(), name.clone(), *role);
            self.tell(&Command::AddStaff { initials, name, role });
        }
        self.state.clinic.staff.keys().copied().collect()
    }

    fn today(&self) -> crate::domain::time::Date {
        Zoned { at: self.at, offset: self.offset }.date()
    }

    /// On the first afternoon everything is at par; the closets know their lots.
    fn first_count(&mut self) {
        let day = self.today();
        for place in self.state.clinic.places_in_order() {
            for line in room_lines(&self.state, place, day) {
                let (item, have) = (line.item, line.par);
                if self.is_closet(place) && self.follows_lots(item) {
                    self.count_lots(place, item, have);
                    continue;
                }
                self.tell(&Command::CountLine {
                    place,
                    item,
                    have,
                    entered: None,
                    method: CountMethod::AtPar,
                });
            }
        }
    }

    fn is_closet(&self, place: PlaceId) -> bool {
        self.state.clinic.closets().contains(&place)
    }

    fn follows_lots(&self, item: ItemId) -> bool {
        let policy = self.state.catalogue.item(&item).and_then(|record| record.lot_policy.get());
        policy.is_some_and(|policy| policy.asks_expiry())
    }

    /// A lot as its item's policy wants it, that ends so many days from this day.
    fn lot(&mut self, item: ItemId, days: i64) -> Lot {
        let policy = self.state.catalogue.item(&item).and_then(|record| record.lot_policy.get());
        let number = 1_000 + self.dice.roll(9_000);
        let code = policy.is_some_and(|policy| policy.asks_lot()).then(|| format!("K{number}"));
        let last_day = self.today().plus_days(i32::try_from(days).unwrap_or(0));
        Lot { code: code.and_then(|code| LotCode::parse(&code).ok()), expiry: Some(Expiry::day(last_day)) }
    }

    /// A third is an older lot. Some of those end soon, and a few have ended.
    fn count_lots(&mut self, place: PlaceId, item: ItemId, have: Quantity) {
        let older = have.value() / 3;
        let soon = DAYS - 4 + self.dice.roll(100);
        let late = DAYS + 150 + self.dice.roll(400);
        let lots = [(older, soon), (have.value() - older, late)]
            .into_iter()
            .filter(|(have, _)| *have > 0)
            .filter_map(|(have, days)| {
                let bucket = Bucket::of(self.lot(item, days));
                Some(LotCount { bucket, have: Quantity::new(have).ok()? })
            })
            .collect();
        let detail = CountDetail { scope: CountScope::LotsComplete, lots, ..CountDetail::whole() };
        let method = CountMethod::Entered;
        self.stock(StockCommand::Count { place, item, have, entered: None, method, detail });
    }

    fn stock(&mut self, command: StockCommand) {
        self.tell(&Command::Stock(Box::new(command)));
    }

    /// What is under way: a vial stands open, a lot is recalled, an order is placed.
    fn supplies(&mut self) {
        let Some(closet) = self.state.clinic.closets().first().copied() else { return };
        let day = self.today();
        let lines = room_lines(&self.state, closet, day);
        let followed: Vec<ItemId> =
            lines.iter().map(|line| line.item).filter(|item| self.follows_lots(*item)).collect();
        let first_lot = |state: &State, item: ItemId| {
            let key = StockKey { item, place: closet };
            let known = |line: &LotLine| line.bucket.lot.code.is_some() && line.range.likely > 1;
            lot_lines(state, key, day).into_iter().find(known)
        };
        let mut vials = followed.iter().filter_map(|item| Some((*item, first_lot(&self.state, *item)?)));
        let (vial, recalled) = (vials.next(), vials.next());
        if let (Some((item, line)), Ok(holds)) = (vial, Quantity::new(1)) {
            let life = OpenedLife { count: 28, unit: LifeUnit::Days };
            self.tell(&Command::ChangeItem { item, change: ItemChange::OpenedLife(Some(life)) });
            self.stock(StockCommand::OpenContainer { at: closet, item, bucket: line.bucket, holds });
        }
        if let (Some((item, line)), Ok(source)) = (recalled, Label::parse("FDA Z-0417")) {
            let lots = line.bucket.lot.code.into_iter().collect();
            let (class, note) = (RecallClass::Two, Note::default());
            self.stock(StockCommand::RegisterRecall(RecallRegistered { item, lots, source, class, note }));
        }
        let vendor = self.reorder_rules(&lines);
        let short = lines.iter().find(|line| line.balance.usable() * 2 < line.par.value());
        if let Some(line) = short.or_else(|| lines.first()) {
            let lines = vec![OrderLine { item: line.item, pack: None, packs: line.par }];
            let order = OrderId(self.next);
            self.stock(StockCommand::DraftOrder(OrderDrafted { vendor, lines }));
            let (expected, reference) = (Some(day.plus_days(3)), Note::default());
            self.stock(StockCommand::PlaceOrder(OrderPlaced { order, expected, reference }));
        }
    }

    /// Who sends supplies, and a rule for what is nearest to running out.
    fn reorder_rules(&mut self, lines: &[RoomLine]) -> Option<VendorId> {
        let vendor = VendorId(self.next);
        self.stock(StockCommand::AddVendor(VendorAdded {
            name: Label::parse("Lakeside Medical Supply").ok()?,
        }));
        let mut lines: Vec<&RoomLine> = lines.iter().filter(|line| line.par.value() > 1).collect();
        lines.order_by_key(|line| {
            (line.balance.usable().saturating_mul(1000) / line.par.value().max(1), line.item)
        });
        for line in lines.into_iter().take(RULES) {
            let rule = ReorderRule {
                vendor: Some(vendor),
                pack: None,
                reorder_point: Quantity::new(line.par.value() / 2).ok()?,
                order_up_to: line.par,
                least_packs: Quantity::new(1).ok()?,
                rounding: Rounding::Up,
                lead_days: 3,
            };
            self.stock(StockCommand::SetReorderRule(ReorderRuleSet { item: line.item, rule: Some(rule) }));
        }
        Some(vendor)
    }

    fn morning_fill(&mut self) {
        let day = self.today();
        for place in rooms(&self.state) {
            for line in room_lines(&self.state, place, day) {
                // What no closet keeps is looked at and left as it is.
                let kept = self.state.clinic.closets().iter().any(|closet| {
                    self.state.catalogue.line(*closet, line.item).is_some_and(|held| held.par().is_some())
                });
                let par = line.par;
                if kept {
                    self.count(place, line.item, par, line.balance.usable());
                } else {
                    self.tell(&Command::CountLine {
                        place,
                        item: line.item,
                        have: par,
                        entered: None,
                        method: CountMethod::AtPar,
                    });
                }
            }
        }
        for line in pick_list(&self.state, day).lines {
            let (PickStatus::Open, Some(closet)) = (line.status, line.closet) else { continue };
            let takes: Vec<Take> =
                line.share(line.take()).into_iter().map(|(room, quantity)| Take { room, quantity }).collect();
            let item = line.item;
            self.tell(&Command::TakeFromCloset { closet, item, takes, shelf: ShelfAfter::NotLookedAt });
        }
    }

    /// Somebody used a little of it since yesterday; of most things, nothing.
    fn count(&mut self, place: PlaceId, item: ItemId, par: Quantity, expected: i64) {
        let used = match self.dice.roll(5) {
            0 | 1 => self.dice.roll(par.value() / 2 + 2),
            _ => 0,
        };
        let have = Quantity::new((expected - used).max(0)).unwrap_or(Quantity::ZERO);
        let method = if have == par { CountMethod::AtPar } else { CountMethod::Entered };
        self.tell(&Command::CountLine { place, item, have, entered: None, method });
    }

    fn delivery(&mut self, full: bool) {
        let day = self.today();
        for closet in self.state.clinic.closets() {
            for line in room_lines(&self.state, closet, day) {
                let key = StockKey { item: line.item, place: closet };
                let missing = line.par.missing_from(self.state.stock.balance(key).low);
                let comes = full || self.dice.roll(3) > 0;
                if comes && missing != Quantity::ZERO {
                    let (to, item, quantity) = (closet, line.item, missing);
                    let days = 200 + self.dice.roll(400);
                    let lot = if self.follows_lots(item) { self.lot(item, days) } else { Lot::UNKNOWN };
                    self.tell(&Command::Stock(Box::new(StockCommand::Receive {
                        to,
                        item,
                        quantity,
                        entered: None,
                        bucket: Bucket::of(lot),
                        delivery: Delivery::default(),
                    })));
                }
            }
        }
    }
}
