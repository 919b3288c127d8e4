//! A clinic of 24 rooms and 4 tablets, whose day is a walk, trips to the closet, deliveries, a few
//! mistakes, and an exchange in the evening. The same arguments give the same bytes.

use tallywell::codec::batch::SealedBatch;
use tallywell::codec::bundle::BundleHeader;
use tallywell::domain::decide::Fact;
use tallywell::domain::event::stock::Delivery;
use tallywell::domain::event::{
    Body, Category, ClinicKind, CountMethod, LotPolicy, MovePurpose, PlaceKind, Role, Seen, TabletLetter,
    Timing, VoidReason,
};
use tallywell::domain::ids::{EventId, ItemId, PlaceId, StaffId, StreamId};
use tallywell::domain::inventory::lot::Bucket;
use tallywell::domain::quantity::Quantity;
use tallywell::domain::text::{Initials, Label, Note};
use tallywell::domain::time::{DAY_MS, Instant, Offset};
use tallywell::log::writer::Writer;

const LETTERS: [char; TABLETS] = ['A', 'B', 'C', 'D'];
const TABLETS: usize = 4;
const ROOMS: usize = 24;
const PEOPLE: usize = 8;
/// What is counted on one walk through a room, and how many lines the room has in all.
const WALKED: usize = 20;
const LINES: usize = 40;
const PAR: i64 = 20;

/// How much to write.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub events: usize,
    pub items: usize,
}

pub struct Clinic {
    size: Size,
    writers: Vec<Writer>,
    batches: Vec<SealedBatch>,
    places: Vec<PlaceId>,
    items: Vec<ItemId>,
    people: Vec<StaffId>,
    last_stock: Vec<EventId>,
    written: usize,
    chance: u64,
}

impl Clinic {
    pub fn of(size: Size) -> Vec<SealedBatch> {
        let streams =
            [0x51, 0x9e37_79b9_7f4a_7c15, 0x1234_5678_9abc_def0, 0xfeed_beef_0bad_cafe].map(StreamId::new);
        let mut clinic = Self {
            size,
            writers: streams.iter().map(|stream| Writer::new(*stream)).collect(),
            batches: Vec::new(),
            places: Vec::new(),
            items: Vec::new(),
            people: Vec::new(),
            last_stock: vec![EventId::at(streams[0], 1).unwrap(); TABLETS],
            written: 0,
            chance: 0x2545_f491_4f6c_dd1d,
        };
        clinic.found();
        let mut day = 0;
        while clinic.written < size.events {
            clinic.day(Instant::from_ms(1_700_000_000_000 + day * DAY_MS));
            day += 1;
        }
        for tablet in 0..TABLETS {
            let sealed = clinic.writers[tablet].prepare_seal();
            clinic.batches.extend(sealed.sealed);
        }
        clinic.batches
    }

    /// What a file with all of these batches says of itself.
    pub fn header(batches: &[SealedBatch]) -> BundleHeader {
        BundleHeader {
            clinic: EventId::at(batches[0].stream, 1).unwrap().to_string(),
            clinic_name: label("Meadow Street Clinic"),
            kind: ClinicKind::Real,
            made_at: Instant::from_ms(1_790_000_000_000),
            tablet: "A".to_owned(),
            batches: batches.len() as u64,
        }
    }

    fn next(&mut self, below: usize) -> usize {
        self.chance ^= self.chance << 13;
        self.chance ^= self.chance >> 7;
        self.chance ^= self.chance << 17;
        (self.chance % below as u64) as usize
    }

    fn write(&mut self, tablet: usize, now: Instant, bodies: Vec<Body>) -> Vec<EventId> {
        let staff = self.people.get(tablet % self.people.len().max(1)).copied();
        let offset = Offset::from_minutes(-360).unwrap();
        let facts: Vec<Fact> = (0..)
            .zip(bodies)
            .map(|(turn, body)| {
                let occurred_at = now.plus_ms(turn * 9_137);
                Fact { occurred_at, timing: Timing::Now, offset, staff, body }
            })
            .collect();
        let known: Vec<StreamId> = self.writers.iter().map(Writer::stream).collect();
        let prepared = self.writers[tablet].prepare(&facts, now, &known);
        self.writers[tablet] = prepared.next;
        self.batches.extend(prepared.sealed);
        self.written += prepared.events.len();
        prepared.events.iter().map(|event| event.id).collect()
    }

    fn found(&mut self) {
        let now = Instant::from_ms(1_699_900_000_000);
        let clinic = Body::ClinicSetUp {
            name: label("Meadow Street Clinic"),
            time_zone: label("America/Chicago"),
            kind: ClinicKind::Real,
        };
        self.write(0, now, vec![clinic]);
        for (tablet, letter) in LETTERS.into_iter().enumerate() {
            let letter = TabletLetter::new(letter).unwrap();
            let name = label(&format!("Tablet {tablet}"));
            self.write(tablet, now, vec![Body::TabletEnrolled { letter, name, continues: None }]);
        }
        let people = (0..PEOPLE).map(|at| Body::StaffAdded {
            initials: Initials::parse(&"ABCDEFGH"[at..=at]).unwrap(),
            name: label(&format!("Person {at}")),
            role: if at == 0 { Role::Lead } else { Role::Assistant },
        });
        self.people = self.write(0, now, people.collect()).into_iter().map(StaffId).collect();
        let kind = |at| if at == 0 { PlaceKind::SupplyCloset } else { PlaceKind::ExamRoom };
        let name = |at| if at == 0 { "Supply closet".to_owned() } else { format!("Exam room {at}") };
        let places = (0..=ROOMS).map(|at| Body::PlaceAdded { name: label(&name(at)), kind: kind(at) });
        self.places = self.write(0, now, places.collect()).into_iter().map(PlaceId).collect();
        let items = (0..self.size.items).map(|at| Body::ItemAdded {
            name: label(&format!("Supply number {at}, large")),
            unit: label("each"),
            category: Category::Ppe,
            lot_policy: LotPolicy::None,
            code: Some(label(&format!("SKU-{at}"))),
            starter: None,
        });
        let items = items.collect();
        self.items = self.write(0, now, items).into_iter().map(ItemId).collect();
        let par = Some(amount(PAR));
        for (number, place) in self.places.clone().into_iter().enumerate() {
            // The closet holds everything, a room holds forty things.
            let items: Vec<ItemId> = match number {
                0 => self.items.clone(),
                _ => (0..LINES).map(|line| self.item(number, line)).collect(),
            };
            let pars = items.into_iter().map(|item| Body::ParSet { place, item, par });
            self.write(0, now, pars.collect());
        }
    }

    /// What lies on a line of a room: rooms share most of their supplies.
    fn item(&self, room: usize, line: usize) -> ItemId {
        let step = self.items.len() / LINES;
        self.items[(line * step + room / 8) % self.items.len()]
    }

    fn day(&mut self, morning: Instant) {
        for tablet in 0..TABLETS {
            for walk in 0..(ROOMS / TABLETS) {
                if self.written >= self.size.events {
                    return;
                }
                let number = 1 + tablet * ROOMS / TABLETS + walk;
                let room = self.places[number];
                let start = morning.plus_ms((walk as i64) * 1_200_000);
                let (mut counts, mut moves) = (Vec::new(), Vec::new());
                for line in 0..WALKED {
                    let line = line * LINES / WALKED + self.next(LINES / WALKED);
                    let item = self.item(number, line);
                    let have = self.next(20) as i64;
                    let method = if have == 19 { CountMethod::AtPar } else { CountMethod::Entered };
                    counts.push(Body::StockCounted {
                        place: room,
                        item,
                        have: amount(have),
                        entered: None,
                        method,
                        detail: None,
                    });
                    if have < 15 {
                        let (from, purpose) = (self.places[0], MovePurpose::Restock);
                        moves.push(Body::StockMoved {
                            from,
                            to: room,
                            item,
                            quantity: amount(PAR - have),
                            entered: None,
                            purpose,
                            bucket: Bucket::default(),
                            choice: None,
                        });
                    }
                }
                let ids = self.write(tablet, start, counts);
                self.last_stock[tablet] = ids[0];
                self.write(tablet, start.plus_ms(500_000), moves);
            }
            self.evening(tablet, morning.plus_ms(8 * 3_600_000));
        }
        self.exchange(morning.plus_ms(9 * 3_600_000));
    }

    /// A delivery, something used up, and a mistake that is taken back.
    fn evening(&mut self, tablet: usize, now: Instant) {
        let shelf = self.next(self.items.len());
        let (place, item) = (self.places[0], self.items[shelf]);
        let bodies = vec![
            Body::StockReceived {
                to: place,
                item,
                quantity: amount(500),
                entered: None,
                bucket: Bucket::default(),
                delivery: Delivery::default(),
            },
            Body::StockUsed {
                at: place,
                item,
                quantity: amount(2),
                entered: None,
                bucket: Bucket::default(),
                context: None,
                choice: None,
                container: None,
            },
            Body::EventVoided {
                target: self.last_stock[tablet],
                reason: VoidReason::WrongAmount,
                note: Note::parse("").unwrap(),
            },
        ];
        self.write(tablet, now, bodies);
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

fn label(text: &str) -> Label {
    Label::parse(text).unwrap()
}

fn amount(value: i64) -> Quantity {
    Quantity::new(value).unwrap()
}
