//! One small clinic: a closet, three rooms, four items, two people. Small, so that histories meet
//! on the same shelf.

use tallywell::domain::command::{Command, NewItem, NewLine, NewPack, NewPlace, SetUpClinic};
use tallywell::domain::event::stock::{CountDetail, CountScope, Delivery, LotCount};
use tallywell::domain::event::{
    Body, Category, ClinicKind, CountMethod, LotPolicy, MovePurpose, PlaceKind, Role, TabletLetter,
};
use tallywell::domain::ids::{ItemId, PlaceId, StaffId, StreamId};
use tallywell::domain::inventory::lot::{Bucket, Expiry, Lot, LotCode};
use tallywell::domain::inventory::stock::StockKey;
use tallywell::domain::quantity::Quantity;
use tallywell::domain::text::{Initials, Label};
use tallywell::domain::time::{Date, Instant};

/// 2026-11-02T14:00Z, a Monday morning in Chicago.
pub const START: Instant = Instant::from_ms(1_793_628_000_000);

pub fn label(text: &str) -> Label {
    Label::parse(text).unwrap()
}

pub fn amount(value: i64) -> Quantity {
    Quantity::new(value).unwrap()
}

pub const fn stream(tablet: usize) -> StreamId {
    // Not in the order of the tablets, so that nothing comes to rely on that.
    StreamId::new(match tablet {
        0 => 0x7a11_0000_0000_0005,
        1 => 0x0b5e_0000_0000_0009,
        2 => 0xff00_0000_0000_0001,
        _ => 0x0000_0000_0000_0007,
    })
}

/// What the founding of the clinic defined.
#[derive(Clone, Debug)]
pub struct World {
    pub places: Vec<PlaceId>,
    pub items: Vec<ItemId>,
    pub people: Vec<StaffId>,
}

impl World {
    pub fn key(&self, item: usize, place: usize) -> StockKey {
        StockKey { item: self.items[item], place: self.places[place] }
    }

    pub fn counted(&self, item: usize, place: usize, have: i64) -> Body {
        let (place, item) = (self.places[place], self.items[item]);
        Body::StockCounted {
            place,
            item,
            have: amount(have),
            entered: None,
            method: CountMethod::Entered,
            detail: None,
        }
    }

    /// A count that lists lots; their sum is the total.
    pub fn counted_lots(&self, item: usize, place: usize, scope: CountScope, lots: &[(Lot, i64)]) -> Body {
        let have = lots.iter().map(|(_, have)| have).sum();
        let lots = lots
            .iter()
            .map(|(lot, have)| LotCount { bucket: Bucket::of(lot.clone()), have: amount(*have) })
            .collect();
        self.detailed(item, place, have, CountDetail { scope, lots, ..CountDetail::whole() })
    }

    pub fn detailed(&self, item: usize, place: usize, have: i64, detail: CountDetail) -> Body {
        let (place, item) = (self.places[place], self.items[item]);
        let detail = Some(Box::new(detail));
        Body::StockCounted {
            place,
            item,
            have: amount(have),
            entered: None,
            method: CountMethod::Entered,
            detail,
        }
    }

    pub fn moved(&self, item: usize, from: usize, to: usize, quantity: i64) -> Body {
        Body::StockMoved {
            from: self.places[from],
            to: self.places[to],
            item: self.items[item],
            quantity: amount(quantity),
            entered: None,
            purpose: MovePurpose::Restock,
            bucket: Bucket::default(),
            choice: None,
        }
    }

    pub fn received(&self, item: usize, to: usize, quantity: i64) -> Body {
        let (to, item) = (self.places[to], self.items[item]);
        Body::StockReceived {
            to,
            item,
            quantity: amount(quantity),
            entered: None,
            bucket: Bucket::default(),
            delivery: Delivery::default(),
        }
    }

    pub fn used(&self, item: usize, at: usize, quantity: i64) -> Body {
        let (at, item) = (self.places[at], self.items[item]);
        Body::StockUsed {
            at,
            item,
            quantity: amount(quantity),
            entered: None,
            bucket: Bucket::default(),
            context: None,
            choice: None,
            container: None,
        }
    }
}

/// The same movement, of this lot.
pub fn of_lot(lot: Lot, mut body: Body) -> Body {
    match &mut body {
        Body::StockMoved { bucket, .. }
        | Body::StockReceived { bucket, .. }
        | Body::StockUsed { bucket, .. } => bucket.lot = lot,
        other => panic!("{other:?} has no lot"),
    }
    body
}

pub fn lot(code: &str) -> Lot {
    Lot { code: Some(LotCode::parse(code).unwrap()), expiry: None }
}

pub fn lot_until(code: &str, year: i32, month: u8, day: u8) -> Lot {
    Lot { expiry: Some(Expiry::day(Date::from_civil(year, month, day).unwrap())), ..lot(code) }
}

/// The first thing that happens in every history.
pub fn founding() -> Command {
    let item = |name: &str, pack: i64| NewItem {
        name: label(name),
        unit: label("each"),
        category: Category::Ppe,
        lot_policy: LotPolicy::None,
        code: Some(label(&format!("C-{name}"))),
        starter: None,
        packs: vec![NewPack { name: label("box"), holds: amount(pack) }],
        lines: vec![NewLine {
            kind: PlaceKind::ExamRoom,
            par: amount(12),
            shelf: label("Drawer 1"),
            position: 3,
        }],
    };
    let place = |name: &str, kind| NewPlace { name: label(name), kind };
    Command::SetUpClinic(SetUpClinic {
        kind: ClinicKind::Real,
        name: label("Lakeside Family Clinic"),
        time_zone: label("America/Chicago"),
        letter: TabletLetter::new('A').unwrap(),
        tablet: label("Front iPad"),
        initials: Initials::parse("ML").unwrap(),
        person: label("Maria Lopez"),
        role: Role::Lead,
        places: vec![
            place("Closet", PlaceKind::SupplyCloset),
            place("Room 1", PlaceKind::ExamRoom),
            place("Room 2", PlaceKind::ExamRoom),
            place("Lab", PlaceKind::Lab),
        ],
        items: vec![
            item("Gloves M", 100),
            item("Gauze 4x4", 50),
            item("Tongue blades", 2),
            item("Masks", 25),
        ],
    })
}
