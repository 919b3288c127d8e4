//! The year of a clinic of forty rooms, as large as research says that one is: 70 places, 900 items,
//! 3,200 shelves, 3,000 lots, about 262,000 events on six tablets that meet every evening. The same call
//! gives the same bytes.
//!
//! What this build does not record yet (temperatures, daily checks: 14,300 a year) stands here as uses,
//! so that the log is as long as it will be. A test folds it as well: see tests/fold_year.rs.

use tallywell::codec::batch::SealedBatch;
use tallywell::domain::decide::Fact;
use tallywell::domain::event::stock::{Delivery, StockWasted, WasteReason, WasteRoute};
use tallywell::domain::event::{
    Body, Category, ClinicKind, CountMethod, LotPolicy, MovePurpose, PlaceKind, Role, Seen, TabletLetter,
    Timing,
};
use tallywell::domain::ids::{ItemId, PlaceId, StaffId, StreamId};
use tallywell::domain::inventory::lot::{Bucket, Expiry, Lot, LotCode};
use tallywell::domain::quantity::Quantity;
use tallywell::domain::text::{Initials, Label, Note};
use tallywell::domain::time::{DAY_MS, Date, HOUR_MS, Instant, MINUTE_MS, Offset};
use tallywell::log::writer::Writer;

pub const WORKING_DAYS: usize = 255;

const TABLETS: usize = 6;
const ROOMS: usize = 40;
const PLACES: usize = 70;
const ITEMS: usize = 900;
/// Every third item is followed by lot.
const LOTTED: usize = 3;
const ROOM_LINES: usize = 45;
const OTHER_LINES: usize = 17;
const PEOPLE: usize = 40;
/// What a day brings: counted lines and moves a room; of the whole clinic deliveries, uses, waste.
const LINES_A_DAY: usize = 10;
const LOTS_A_DAY: usize = 12;
const PLAIN_RECEIPTS_A_DAY: usize = 8;
const USES_A_DAY: usize = 120;
const WASTE_A_DAY: usize = 20;
/// The closet is counted whole once in so many days: twelve times.
const CLOSET_EVERY: usize = 21;
const PAR: i64 = 20;
/// Monday, 2025-01-06, at seven in Chicago.
const FIRST_MORNING: i64 = 1_736_168_400_000;

pub struct Year {
    writers: Vec<Writer>,
    batches: Vec<SealedBatch>,
    people: Vec<StaffId>,
    places: Vec<PlaceId>,
    items: Vec<ItemId>,
    /// The lot that each item was last delivered in.
    lots: Vec<Lot>,
    lots_made: usize,
    chance: u64,
}

impl Year {
    /// So many working days of it.
    pub fn of(days: usize) -> Vec<SealedBatch> {
        let writers = (0..TABLETS as u64)
            .map(|tablet| Writer::new(StreamId::new(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(tablet + 3))));
        let mut year = Self {
            writers: writers.collect(),
            batches: Vec::new(),
            people: Vec::new(),
            places: Vec::new(),
            items: Vec::new(),
            lots: vec![Lot::UNKNOWN; ITEMS],
            lots_made: 0,
            chance: 0x2545_f491_4f6c_dd1d,
        };
        year.found();
        for day in 0..days {
            // Five days of seven.
            let calendar = (day / 5 * 7 + day % 5) as i64;
            year.day(day, Instant::from_ms(FIRST_MORNING + calendar * DAY_MS));
        }
        for tablet in 0..TABLETS {
            let sealed = year.writers[tablet].prepare_seal();
            year.batches.extend(sealed.sealed);
        }
        year.batches
    }

    fn next(&mut self, below: usize) -> usize {
        self.chance ^= self.chance << 13;
        self.chance ^= self.chance >> 7;
        self.chance ^= self.chance << 17;
        (self.chance % below as u64) as usize
    }

    fn write(
        &mut self,
        tablet: usize,
        now: Instant,
        bodies: Vec<Body>,
    ) -> Vec<tallywell::domain::ids::EventId> {
        let staff = self.people.get(tablet).copied();
        let offset = Offset::from_minutes(-360).unwrap();
        let facts: Vec<Fact> = (0..)
            .zip(bodies)
            .map(|(turn, body)| {
                let occurred_at = now.plus_ms(turn * 7_919);
                Fact { occurred_at, timing: Timing::Now, offset, staff, body }
            })
            .collect();
        let known: Vec<StreamId> = self.writers.iter().map(Writer::stream).collect();
        let prepared = self.writers[tablet].prepare(&facts, now, &known);
        assert_eq!(prepared.events.len(), facts.len());
        self.writers[tablet] = prepared.next;
        self.batches.extend(prepared.sealed);
        prepared.events.iter().map(|event| event.id).collect()
    }

    fn found(&mut self) {
        let now = Instant::from_ms(FIRST_MORNING - 2 * DAY_MS);
        let name = label("Harbor Street Clinic");
        let set_up = Body::ClinicSetUp { name, time_zone: label("America/Chicago"), kind: ClinicKind::Real };
        self.write(0, now, vec![set_up]);
        for tablet in 0..TABLETS {
            let letter = TabletLetter::new(char::from(b'A' + tablet as u8)).unwrap();
            let name = label(&format!("Tablet {}", letter.as_char()));
            self.write(tablet, now, vec![Body::TabletEnrolled { letter, name, continues: None }]);
        }
        let letters: Vec<char> = ('A'..='Z').collect();
        let people = (0..PEOPLE).map(|at| Body::StaffAdded {
            initials: Initials::parse(&format!("{}{}", letters[at / 26], letters[at % 26])).unwrap(),
            name: label(&format!("Person {at}")),
            role: if at == 0 { Role::Lead } else { Role::Assistant },
        });
        self.people = self.write(0, now, people.collect()).into_iter().map(StaffId).collect();
        let places = (0..PLACES).map(|at| {
            let (name, kind) = match at {
                0 => ("Supply closet".to_owned(), PlaceKind::SupplyCloset),
                1..=ROOMS => (format!("Exam room {at}"), PlaceKind::ExamRoom),
                _ => (format!("Station {at}"), PlaceKind::Other),
            };
            Body::PlaceAdded { name: label(&name), kind }
        });
        self.places = self.write(0, now, places.collect()).into_iter().map(PlaceId).collect();
        let items = (0..ITEMS).map(|at| Body::ItemAdded {
            name: label(&format!(
                "{} {}, size {}",
                KINDS[at % KINDS.len()],
                MAKES[at % MAKES.len()],
                at / 12
            )),
            unit: label("each"),
            category: Category::Ppe,
            lot_policy: if at % LOTTED == 0 { LotPolicy::LotAndExpiry } else { LotPolicy::None },
            code: Some(label(&format!("SKU-{at:04}"))),
            starter: None,
        });
        let items = items.collect();
        self.items = self.write(0, now, items).into_iter().map(ItemId).collect();
        for number in 0..PLACES {
            let (place, par) = (self.places[number], Some(amount(PAR)));
            let lines =
                (0..lines_of(number)).map(|line| Body::ParSet { place, item: self.item(number, line), par });
            let lines = lines.collect();
            self.write(0, now, lines);
        }
    }

    /// What lies on a line of a place: the closet has everything, rooms share most of it.
    fn item(&self, place: usize, line: usize) -> ItemId {
        self.items[number_of(place, line)]
    }

    fn bucket(&self, item: usize) -> Bucket {
        Bucket::of(self.lots[item].clone())
    }

    fn day(&mut self, day: usize, morning: Instant) {
        self.deliveries(morning);
        for room in 1..=ROOMS {
            let tablet = room % TABLETS;
            self.walk(tablet, room, morning.plus_ms(HOUR_MS + (room / TABLETS) as i64 * 40 * MINUTE_MS));
        }
        self.consumption(morning.plus_ms(9 * HOUR_MS));
        if day % CLOSET_EVERY == CLOSET_EVERY - 1 {
            let counts = (0..ITEMS).map(|line| {
                let have = amount(200 + (line as i64 * 37 + day as i64) % 300);
                self.counted(0, line, have)
            });
            let counts = counts.collect();
            self.write(0, morning.plus_ms(10 * HOUR_MS), counts);
        }
        self.exchange(morning.plus_ms(13 * HOUR_MS));
    }

    fn deliveries(&mut self, now: Instant) {
        let mut bodies = Vec::new();
        for turn in 0..LOTS_A_DAY + PLAIN_RECEIPTS_A_DAY {
            let number = self.next(ITEMS / LOTTED) * LOTTED + usize::from(turn >= LOTS_A_DAY);
            if turn < LOTS_A_DAY {
                self.lots_made += 1;
                let code = LotCode::parse(&format!("L{:05}", self.lots_made)).unwrap();
                let days = now.ms().div_euclid(DAY_MS) as i32 + 200 + self.next(500) as i32;
                let expiry = Some(Expiry::day(Date::from_days(days)));
                self.lots[number] = Lot { code: Some(code), expiry };
            }
            bodies.push(Body::StockReceived {
                to: self.places[0],
                item: self.items[number],
                quantity: amount(400),
                entered: None,
                bucket: self.bucket(number),
                delivery: Delivery::default(),
            });
        }
        self.write(0, now, bodies);
    }

    /// Ten lines of a room are counted, and what lacks comes from the closet.
    fn walk(&mut self, tablet: usize, room: usize, now: Instant) {
        let (mut counts, mut moves) = (Vec::new(), Vec::new());
        for turn in 0..LINES_A_DAY {
            let line = (turn * ROOM_LINES / LINES_A_DAY + self.next(4)) % ROOM_LINES;
            let have = self.next(18) as i64;
            counts.push(self.counted(room, line, amount(have)));
            let number = number_of(room, line);
            moves.push(Body::StockMoved {
                from: self.places[0],
                to: self.places[room],
                item: self.items[number],
                quantity: amount(PAR - have),
                entered: None,
                purpose: MovePurpose::Restock,
                bucket: self.bucket(number),
                choice: None,
            });
        }
        self.write(tablet, now, counts);
        self.write(tablet, now.plus_ms(20 * MINUTE_MS), moves);
    }

    fn consumption(&mut self, now: Instant) {
        for tablet in 0..TABLETS {
            let mut bodies = Vec::new();
            for turn in 0..(USES_A_DAY + WASTE_A_DAY) / TABLETS {
                let place = 1 + self.next(PLACES - 1);
                let line = self.next(lines_of(place));
                let number = number_of(place, line);
                let (at, item, bucket) = (self.places[place], self.items[number], self.bucket(number));
                bodies.push(if turn < USES_A_DAY / TABLETS {
                    let (quantity, context) = (amount(1), None);
                    Body::StockUsed {
                        at,
                        item,
                        quantity,
                        entered: None,
                        bucket,
                        context,
                        choice: None,
                        container: None,
                    }
                } else {
                    Body::StockWasted(Box::new(StockWasted {
                        at,
                        item,
                        quantity: amount(1),
                        entered: None,
                        bucket,
                        reason: WasteReason::Expired,
                        route: WasteRoute::Trash,
                        witness: None,
                        container: None,
                        note: Note::default(),
                    }))
                });
            }
            self.write(tablet, now.plus_ms(tablet as i64 * MINUTE_MS), bodies);
        }
    }

    fn counted(&self, place: usize, line: usize, have: Quantity) -> Body {
        let (method, detail) = (CountMethod::Entered, None);
        let (place, item) = (self.places[place], self.item(place, line));
        Body::StockCounted { place, item, have, entered: None, method, detail }
    }

    /// Every tablet takes in what the others have.
    fn exchange(&mut self, now: Instant) {
        let all = self.writers.iter();
        let mut seen: Vec<Seen> =
            all.map(|writer| Seen { stream: writer.stream(), through: writer.next_seq() - 1 }).collect();
        seen.sort_unstable();
        for tablet in 0..TABLETS {
            let own = self.writers[tablet].stream();
            let others = seen.iter().filter(|seen| seen.stream != own).copied().collect();
            self.write(tablet, now, vec![Body::FrontierSeen { seen: others }]);
        }
    }
}

const KINDS: [&str; 12] = [
    "Syringe",
    "Needle",
    "Gauze",
    "Glove",
    "Mask",
    "Catheter",
    "Suture",
    "Bandage",
    "Swab",
    "Lancet",
    "Specimen cup",
    "Drape",
];
const MAKES: [&str; 5] = ["sterile", "nitrile", "latex-free", "pediatric", "large"];

const fn lines_of(place: usize) -> usize {
    match place {
        0 => ITEMS,
        1..=ROOMS => ROOM_LINES,
        _ => OTHER_LINES,
    }
}

const fn number_of(place: usize, line: usize) -> usize {
    if place == 0 { line } else { (line * (ITEMS / ROOM_LINES) + place / 8) % ITEMS }
}

fn label(text: &str) -> Label {
    Label::parse(text).unwrap()
}

fn amount(value: i64) -> Quantity {
    Quantity::new(value).unwrap()
}
