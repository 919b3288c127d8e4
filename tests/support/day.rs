//! One tablet, one person, things done one after the other, through the requests that people make.

use super::clinic::{World, amount};
use super::history::History;
use tallywell::codec::snapshot::state_digest;
use tallywell::domain::command::Command;
use tallywell::domain::event::Event;
use tallywell::domain::event::stock::{Delivery, LotChoice, UseContext};
use tallywell::domain::event::supply::{ReorderRule, Rounding};
use tallywell::domain::inventory::command::StockCommand;
use tallywell::domain::inventory::fefo::usable;
use tallywell::domain::inventory::lot::{Bucket, Lot};
use tallywell::domain::refusal::Refusal;
use tallywell::domain::state::State;
use tallywell::domain::time::{DAY_MS, Date, HOUR_MS, Instant, MINUTE_MS, Offset, Zoned};

pub const CLOSET: usize = 0;
pub const ROOM: usize = 1;
pub const ROOM_2: usize = 2;
pub const LAB: usize = 3;

/// One tablet, one person, things done one after the other.
pub struct Day {
    pub history: History,
    pub world: World,
    pub now: Instant,
}

impl Day {
    /// A morning in Chicago.
    pub fn on(year: i32, month: u8, day: u8) -> Self {
        let history = History::founded(&[0]);
        let days = i64::from(Date::from_civil(year, month, day).unwrap().days());
        let now = Instant::from_ms(days * DAY_MS + 15 * HOUR_MS);
        Self { world: history.world.clone(), history, now }
    }

    pub fn try_ask(&mut self, command: &Command) -> Result<Vec<Event>, Refusal> {
        self.now = self.now.plus_ms(MINUTE_MS);
        let before = state_digest(&self.history.tablets[0].state);
        let asked = self.history.tablets[0].ask(self.now, command);
        if asked.is_err() {
            assert_eq!(state_digest(&self.history.tablets[0].state), before, "a refusal changes nothing");
        }
        asked
    }

    pub fn attempt(&mut self, command: StockCommand) -> Result<Vec<Event>, Refusal> {
        self.try_ask(&Command::Stock(Box::new(command)))
    }

    pub fn ask(&mut self, command: StockCommand) -> Event {
        self.attempt(command).unwrap().remove(0)
    }

    pub fn receive(&mut self, place: usize, lot: Lot, quantity: i64) -> Event {
        let (to, item) = (self.world.places[place], self.world.items[0]);
        let (quantity, entered, delivery) = (amount(quantity), None, Delivery::default());
        self.ask(StockCommand::Receive { to, item, quantity, entered, bucket: Bucket::of(lot), delivery })
    }

    pub fn using(&self, place: usize, lot: Lot, quantity: i64, choice: Option<LotChoice>) -> StockCommand {
        StockCommand::Use {
            at: self.world.places[place],
            item: self.world.items[0],
            quantity: amount(quantity),
            entered: None,
            bucket: Bucket::of(lot),
            context: Some(UseContext::Clinic),
            choice,
            container: None,
        }
    }

    pub fn state(&self) -> &State {
        &self.history.tablets[0].state
    }

    pub fn zoned(&self) -> Zoned {
        Zoned { at: self.now, offset: Offset::from_minutes(-360).unwrap() }
    }

    pub fn usable(&self, place: usize) -> i64 {
        usable(self.state(), self.world.key(0, place), self.zoned())
    }

    pub fn have(&self, place: usize) -> i64 {
        self.state().stock.balance(self.world.key(0, place)).likely
    }
}

pub fn date(year: i32, month: u8, day: u8) -> Date {
    Date::from_civil(year, month, day).unwrap()
}

pub fn rule(point: i64, up_to: i64, least: i64, rounding: Rounding) -> ReorderRule {
    ReorderRule {
        vendor: None,
        pack: None,
        reorder_point: amount(point),
        order_up_to: amount(up_to),
        least_packs: amount(least),
        rounding,
        lead_days: 7,
    }
}
