//! Histories that could have happened: steps as data, so that a failing one shrinks to a few lines.

use proptest::collection::vec;
use proptest::prelude::*;
use tallywell::codec::batch::SealedBatch;
use tallywell::domain::command::{Command, NewItem, NewPack, NewPlace, ShelfAfter, Take};
use tallywell::domain::event::stock::{CountDetail, CountScope};
use tallywell::domain::event::{
    Body, Category, Event, ItemChange, LockMinutes, LotPolicy, PlaceChange, PlaceKind, Role, StaffChange,
    Standing, TabletLetter, Timing, VoidReason,
};
use tallywell::domain::ids::{EventId, PackId, SessionId};
use tallywell::domain::inventory::lot::{Expiry, Lot};
use tallywell::domain::text::{Initials, Note};
use tallywell::domain::time::{DAY_MS, Instant, MINUTE_MS};

use super::clinic::{START, World, amount, founding, label, lot_until, of_lot, stream};
use super::pick;
use super::sheet_bodies::sheet_bodies;
use super::sterile_bodies::sterile_bodies;
use super::stock_bodies::{Names, stock_bodies};
use super::tablet::Tablet;

/// Something that somebody does on one of the tablets. Numbers choose among what there is.
#[derive(Clone, Debug)]
pub enum Act {
    Count {
        item: usize,
        place: usize,
        have: i64,
    },
    Move {
        item: usize,
        from: usize,
        to: usize,
        quantity: i64,
    },
    Receive {
        item: usize,
        to: usize,
        quantity: i64,
    },
    Use {
        item: usize,
        at: usize,
        quantity: i64,
    },
    /// A record that says of which lot: a receipt, a use, a movement, a count, or one about the lot.
    Lot {
        what: usize,
        place: usize,
        lots: (usize, usize),
        quantity: i64,
    },
    /// A movement or a count that is entered later than it happened.
    Late {
        item: usize,
        place: usize,
        quantity: i64,
        minutes_ago: i64,
        is_count: bool,
    },
    /// The target is any event that anybody wrote, whether this tablet knows it or not.
    Void {
        target: usize,
    },
    Change {
        what: usize,
        which: usize,
        number: i64,
    },
    /// Takes everything that another tablet holds.
    Learn {
        from: usize,
    },
    Compare {
        with: usize,
    },
    CorrectClock {
        from: usize,
        minutes: i64,
    },
    /// Somebody, or the network, sets the tablet's clock.
    SetClock {
        minutes: i64,
    },
    Seal,
}

#[derive(Clone, Debug)]
pub struct Step {
    pub tablet: usize,
    pub minutes: i64,
    pub act: Act,
}

/// What came of it.
#[derive(Debug)]
pub struct History {
    pub world: World,
    pub tablets: Vec<Tablet>,
    pub now: Instant,
}

pub fn acts() -> impl Strategy<Value = Act> {
    // Mostly one shelf, so that records meet there.
    let item = prop_oneof![4 => Just(0_usize), 1 => 0..4_usize];
    let place = prop_oneof![3 => Just(1_usize), 1 => 0..4_usize];
    let quantity = prop_oneof![4 => 0..20_i64, 1 => Just(1_000_000_000_i64)];
    prop_oneof![
        5 => (item.clone(), place.clone(), 0..30_i64).prop_map(|(item, place, have)| Act::Count { item, place, have }),
        5 => (item.clone(), place.clone(), 0..3_usize, quantity.clone())
            .prop_map(|(item, from, step, quantity)| Act::Move { item, from, to: (from + 1 + step) % 4, quantity }),
        2 => (item.clone(), place.clone(), quantity.clone())
            .prop_map(|(item, to, quantity)| Act::Receive { item, to, quantity }),
        3 => (item.clone(), place.clone(), quantity.clone())
            .prop_map(|(item, at, quantity)| Act::Use { item, at, quantity }),
        8 => (0..12_usize, place.clone(), (0..4_usize, 0..4_usize), 0..30_i64)
            .prop_map(|(what, place, lots, quantity)| Act::Lot { what, place, lots, quantity }),
        3 => (item, place, quantity, 0..600_i64, any::<bool>()).prop_map(
            |(item, place, quantity, minutes_ago, is_count)| Act::Late { item, place, quantity, minutes_ago, is_count }
        ),
        3 => (0..200_usize).prop_map(|target| Act::Void { target }),
        3 => (0..16_usize, 0..8_usize, 0..40_i64).prop_map(|(what, which, number)| Act::Change { what, which, number }),
        4 => (0..4_usize).prop_map(|from| Act::Learn { from }),
        1 => (0..4_usize).prop_map(|with| Act::Compare { with }),
        1 => (0..50_usize, -90..90_i64).prop_map(|(from, minutes)| Act::CorrectClock { from, minutes }),
        3 => (-900..900_i64).prop_map(|minutes| Act::SetClock { minutes }),
        1 => Just(Act::Seal),
    ]
}

/// Histories of 2 to 4 tablets whose clocks may be an hour wrong, or years.
pub fn histories(steps: usize) -> impl Strategy<Value = History> {
    plans(steps).prop_map(|(skews, steps)| History::of(&skews, &steps))
}

/// The same act, but no count of some lots only and none in parts: then the rules of a plain shelf tell
/// its total, whatever is said of lots.
pub fn in_totals(act: Act) -> Act {
    match act {
        Act::Lot { what, place, lots, quantity } => Act::Lot { what: what % 5, place, lots, quantity },
        act => act,
    }
}

pub fn whole_histories(steps: usize) -> impl Strategy<Value = History> {
    plans(steps).prop_map(|(skews, steps)| {
        let steps: Vec<Step> =
            steps.into_iter().map(|step| Step { act: in_totals(step.act), ..step }).collect();
        History::of(&skews, &steps)
    })
}

pub fn plans(steps: usize) -> impl Strategy<Value = (Vec<i64>, Vec<Step>)> {
    let skew = prop_oneof![
        4 => Just(0_i64),
        3 => (-70 * MINUTE_MS)..(70 * MINUTE_MS),
        1 => Just(400 * DAY_MS),
        1 => Just(-30_000 * DAY_MS),
    ];
    let minutes = prop_oneof![3 => 0..3_i64, 2 => 3..90_i64, 1 => Just(5_000_i64)];
    let step = (0..4_usize, minutes, acts()).prop_map(|(tablet, minutes, act)| Step { tablet, minutes, act });
    (vec(skew, 2..=4), vec(step, 1..steps))
}

impl History {
    pub fn of(skews: &[i64], steps: &[Step]) -> Self {
        let mut history = Self::founded(skews);
        for step in steps {
            history.step(step);
        }
        history
    }

    /// A clinic that every tablet knows.
    pub fn founded(skews: &[i64]) -> Self {
        let mut tablets: Vec<Tablet> =
            skews.iter().enumerate().map(|(at, skew)| Tablet::new(stream(at), *skew)).collect();
        tablets[0].ask(START, &founding()).unwrap();
        tablets[0].staff = tablets[0].state.clinic.staff.keys().next().copied();
        let world = tablets[0].world();
        let mut history = Self { world, tablets, now: START };
        for at in 1..history.tablets.len() {
            history.learn(at, 0);
        }
        history
    }

    pub fn learn(&mut self, to: usize, from: usize) {
        let Ok([to, from]) = self.tablets.get_disjoint_mut([to, from]) else { return };
        to.learn_from(self.now, from);
    }

    /// Everybody learns everything, twice round, so that the last ones know it too.
    pub fn meet(&mut self) {
        for _ in 0..2 {
            for to in 0..self.tablets.len() {
                for from in 0..self.tablets.len() {
                    self.learn(to, from);
                }
            }
        }
    }

    pub fn batches(&mut self) -> Vec<SealedBatch> {
        let mut batches = std::collections::BTreeMap::new();
        for tablet in &mut self.tablets {
            tablet.seal();
            batches.extend(tablet.batches.clone());
        }
        batches.into_values().collect()
    }

    /// Every event once, stream after stream.
    pub fn events(&self) -> Vec<Event> {
        let mut events: Vec<Event> = self.tablets.iter().flat_map(Tablet::events).collect();
        events.sort_by_key(|event| event.id);
        events.dedup_by_key(|event| event.id);
        events
    }

    pub fn step(&mut self, step: &Step) {
        self.now = self.now.plus_ms(step.minutes * MINUTE_MS);
        let (now, at) = (self.now, step.tablet % self.tablets.len());
        let everything: Vec<EventId> = match step.act {
            Act::Void { .. } => self.events().iter().map(|event| event.id).collect(),
            _ => Vec::new(),
        };
        let count = self.tablets.len();
        let world = self.world.clone();
        if let Act::Learn { from } = step.act {
            return self.learn(at, from % count);
        }
        let skews: Vec<i64> = self.tablets.iter().map(|tablet| tablet.skew_ms).collect();
        let tablet = &mut self.tablets[at];
        match step.act {
            Act::Count { item, place, have } => {
                tablet.note(now, world.counted(item, place, have));
            }
            Act::Move { item, from, to, quantity } => {
                tablet.note(now, world.moved(item, from, to, quantity));
            }
            Act::Receive { item, to, quantity } => {
                tablet.note(now, world.received(item, to, quantity));
            }
            Act::Use { item, at, quantity } => {
                tablet.note(now, world.used(item, at, quantity));
            }
            Act::Lot { what, place, lots, quantity } => {
                let last = tablet.events().last().map(|event| event.id);
                for body in of_lots(&world, what, place, lots, quantity, last) {
                    tablet.note(now, body);
                }
            }
            Act::Late { item, place, quantity, minutes_ago, is_count } => {
                let body = if is_count {
                    world.counted(item, place, quantity)
                } else {
                    world.used(item, place, quantity)
                };
                let then = now.plus_ms(-minutes_ago * MINUTE_MS);
                tablet.note_at(now, then, Timing::Backdated, body);
            }
            Act::Void { target } => {
                // From the end, so that most targets are recent work.
                let back =
                    pick(target, everything.len()).and_then(|at| everything.get(everything.len() - 1 - at));
                if let Some(target) = back {
                    let note = Note::parse("").unwrap();
                    tablet.note(
                        now,
                        Body::EventVoided { target: *target, reason: VoidReason::WrongAmount, note },
                    );
                }
            }
            Act::Change { what, which, number } => {
                let command = change(tablet, &world, what, which, number);
                let _ = tablet.ask(now, &command);
            }
            Act::Compare { with } => {
                let with = with % count;
                if with != at {
                    let offset_ms = skews[with] - skews[at];
                    tablet.note(now, Body::ClockOffsetObserved { peer: stream(with), offset_ms });
                }
            }
            Act::CorrectClock { from, minutes } => {
                let last = tablet.writer.next_seq();
                let from_seq = 1 + pick(from, last as usize).unwrap_or(0) as u32;
                let offset_ms = minutes * MINUTE_MS;
                tablet.note(now, Body::ClockCorrected { from_seq, to_seq: last, offset_ms });
            }
            Act::SetClock { minutes } => tablet.skew_ms = minutes * MINUTE_MS,
            Act::Seal => tablet.seal(),
            Act::Learn { .. } => {}
        }
    }
}

/// What somebody writes down of the lots of the first item. Few lots, so that they meet.
fn of_lots(
    world: &World,
    what: usize,
    place: usize,
    (one, other): (usize, usize),
    quantity: i64,
    last: Option<EventId>,
) -> Vec<Body> {
    // Lot 0 is unknown; the same text may be read with another expiry.
    let named = |number: usize| match number {
        0 => Lot::UNKNOWN,
        1 => lot_until("L1", 2027, 3, 1 + quantity as u8 % 2),
        2 => lot_until("l 2", 2026, 12, 1),
        _ => Lot::dated(Expiry::month(2027, 1).unwrap()),
    };
    let (item, at) = (world.items[0], world.places[place]);
    let counted = [(named(one), quantity / 2), (named((one + 1 + other % 3) % 4), quantity)];
    let session = last.map(SessionId);
    let detail = |scope, part| CountDetail { scope, session, part, ..CountDetail::whole() };
    let body = match what {
        0 | 1 => of_lot(named(one), world.received(0, place, quantity)),
        2 => of_lot(named(one), world.used(0, place, quantity)),
        3 => of_lot(named(one), world.moved(0, place, (place + 1 + other) % 4, quantity)),
        4 => world.counted_lots(0, place, CountScope::LotsComplete, &counted),
        5 => world.counted_lots(0, place, CountScope::LotsPartial, &counted[..1 + other % 2]),
        6 => world.detailed(0, place, quantity, detail(CountScope::ItemTotal, Some(1 + other as u8 % 2))),
        7 => {
            // Two people, one shelf: two parts of one session.
            let parts = [1_u8, 2].map(|part| detail(CountScope::ItemTotal, Some(part)));
            return parts.into_iter().map(|part| world.detailed(0, place, quantity, part)).collect();
        }
        _ => {
            let names = Names {
                place: at,
                to: world.places[(place + 1) % 4],
                item,
                pack: PackId(item.0.after(1)),
                staff: world.people[0],
                earlier: last.unwrap_or(item.0),
            };
            let of_stock_and_sheets = stock_bodies(&names).into_iter().chain(sheet_bodies(names.earlier));
            let all: Vec<_> = of_stock_and_sheets.chain(sterile_bodies(&names)).collect();
            // Sixteen parts, so that every kind is in one of them.
            let part = all.len().div_ceil(16);
            return all.into_iter().map(|(_, body)| body).skip((one * 4 + other) * part).take(part).collect();
        }
    };
    vec![body]
}

/// One of the requests that change what the clinic is, or that move stock by a command.
pub fn change(tablet: &Tablet, world: &World, what: usize, which: usize, number: i64) -> Command {
    let state = &tablet.state;
    let place = world.places[which % 4];
    let item = world.items[which % 4];
    let staff = state.clinic.staff.keys().nth(which % state.clinic.staff.len().max(1)).copied();
    let letter = TabletLetter::new(char::from(b'A' + (number % 26) as u8)).unwrap();
    let name = label(&format!("Name {number}"));
    let standing = if number.rem_euclid(2) == 0 { Standing::Active } else { Standing::Retired };
    match what {
        0 => Command::RenameTablet { letter, name },
        1 => Command::RenameClinic { name },
        2 => Command::SetAutoLock { minutes: LockMinutes::new(1 + (number % 15) as u8).unwrap() },
        3 => {
            let initials = Initials::parse(&char::from(b'A' + (number % 26) as u8).to_string()).unwrap();
            Command::AddStaff {
                initials,
                name,
                role: if which.is_multiple_of(2) { Role::Lead } else { Role::Assistant },
            }
        }
        4 => Command::ChangeStaff { staff: staff.unwrap(), change: StaffChange::Standing(standing) },
        5 => Command::AddPlace(NewPlace { name, kind: PlaceKind::ExamRoom }),
        6 => Command::ChangePlace { place, change: PlaceChange::Standing(standing) },
        7 => Command::OrderPlaces { places: vec![place, world.places[(which + 1) % 4]] },
        8 => Command::AddItems {
            items: vec![NewItem {
                name,
                unit: label("each"),
                category: Category::Paper,
                lot_policy: LotPolicy::Expiry,
                code: Some(label(&format!("code {}", number % 5))),
                starter: None,
                packs: vec![NewPack { name: label("case"), holds: amount(number) }],
                lines: Vec::new(),
            }],
        },
        9 => Command::ChangeItem { item, change: ItemChange::Name(name) },
        10 => {
            let packs: Vec<PackId> = state.catalogue.packs.keys().copied().collect();
            Command::RetirePack { pack: packs[which % packs.len()] }
        }
        11 => Command::SetPar { place, item, par: (number > 5).then(|| amount(number)) },
        12 => Command::SetShelf { place, item, shelf: name, position: which as u32 },
        13 => Command::CopyLines { from: place, to: world.places[number as usize % 4] },
        14 => Command::TakeFromCloset {
            closet: world.places[0],
            item,
            takes: vec![Take { room: place, quantity: amount(number) }],
            shelf: if number.rem_euclid(3) == 0 { ShelfAfter::Empty } else { ShelfAfter::NotLookedAt },
        },
        _ => Command::ChangeItem { item, change: ItemChange::Standing(standing) },
    }
}
