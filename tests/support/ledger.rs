//! A ledger of the small clinic: rows as a person would type them, read and brought in.

use tallywell::domain::decide::Fact;
use tallywell::domain::event::Event;
use tallywell::domain::ids::StaffId;
use tallywell::domain::state::State;
use tallywell::domain::time::{DAY_MS, Date, HOUR_MS, Instant, MINUTE_MS, Offset, Zoned};
use tallywell::exchange::ledger::{LedgerFault, Plan, plan};

use super::clinic::{START, founding, label, stream};
use super::tablet::Tablet;

/// 2026-11-02 at 08:00 on the wall.
pub fn now() -> Zoned {
    Zoned { at: START, offset: Offset::from_minutes(-360).unwrap() }
}

pub fn clinic() -> Tablet {
    let mut tablet = Tablet::new(stream(0), 0);
    tablet.ask(START, &founding()).unwrap();
    tablet.staff = tablet.state.clinic.staff.keys().next().copied();
    tablet
}

pub const HEAD: &str = "date,time,item,place,lot,expiry,kind,quantity,to_place,reason,entered_by";

pub fn ledger(rows: &[&str]) -> Vec<u8> {
    format!("{HEAD}\n{}\n", rows.join("\n")).into_bytes()
}

pub fn read(state: &State, bytes: &[u8]) -> Result<Plan, LedgerFault> {
    plan(state, bytes, &label("ledger.csv"), now())
}

pub fn maria(tablet: &Tablet) -> StaffId {
    tablet.world().people[0]
}

/// The facts of the rows, without the mark before them.
pub fn facts(tablet: &Tablet, rows: &[&str]) -> Vec<Fact> {
    let mut facts = read(&tablet.state, &ledger(rows)).unwrap().facts(now(), maria(tablet));
    facts.remove(0);
    facts
}

pub fn import(tablet: &mut Tablet, bytes: &[u8]) -> Vec<Event> {
    let plan = read(&tablet.state, bytes).unwrap();
    let facts = plan.facts(now(), maria(tablet));
    tablet.record(START, &facts)
}

pub fn at(year: i32, month: u8, day: u8, hour: i64, minute: i64) -> Instant {
    let day = Date::from_civil(year, month, day).unwrap();
    // The wall is six hours behind.
    Instant::from_ms(i64::from(day.days()) * DAY_MS + (hour + 6) * HOUR_MS + minute * MINUTE_MS)
}
