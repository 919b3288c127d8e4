//! What it takes to bring a table of a hundred thousand rows in, step by step as the app does it, and
//! the longest step between two turns of the screen.

use std::time::Instant as Clock;

use serde_json::{Value, json};
use tallywell::codec::csv::Rows;
use tallywell::domain::ids::StreamId;
use tallywell::domain::state::State;
use tallywell::domain::text::Label;
use tallywell::domain::time::{Date, Instant, Offset, Zoned};
use tallywell::exchange::ledger::{HEADER, Kind, Reading};
use tallywell::log::fold::{by_shelf, fold};
use tallywell::log::writer::Writer;

use crate::year::Year;

pub const ROWS: usize = 100_000;
const AT_ONCE: usize = 1_000;

/// Times in milliseconds: in all, and of the longest piece.
struct Step {
    all: f64,
    longest: f64,
}

impl Step {
    fn of(mut piece: impl FnMut() -> bool) -> Self {
        let mut step = Self { all: 0.0, longest: 0.0 };
        loop {
            let start = Clock::now();
            let goes_on = piece();
            let took = start.elapsed().as_secs_f64() * 1e3;
            step.all += took;
            step.longest = step.longest.max(took);
            if !goes_on {
                return step;
            }
        }
    }

    fn told(&self) -> Value {
        json!({ "all": self.all, "longest": self.longest })
    }
}

pub fn history() -> Value {
    let mut state = fold(&Year::of(5), &[]).state;
    let bytes = table(&state);
    let now = Zoned { at: Instant::from_ms(1_790_000_000_000), offset: Offset::from_minutes(-360).unwrap() };
    let by = *state.clinic.staff.keys().next().unwrap();
    let (mut rows, mut reader) = (Vec::new(), None);
    let apart = Step::of(|| {
        let reader = reader.get_or_insert_with(|| Rows::of(&bytes));
        let before = rows.len();
        rows.extend(reader.by_ref().take(AT_ONCE));
        rows.len() - before == AT_ONCE
    });
    let file = Label::parse("history.csv").unwrap();
    let mut reading = Reading::of_rows(&state, rows, &file, now).unwrap();
    let judged = Step::of(|| !reading.step(AT_ONCE).is_done());
    let mut plan = None;
    let mut held = Some(reading);
    let planned = Step::of(|| {
        plan = Some(held.take().unwrap().finish().unwrap().compared(&state));
        false
    });
    let facts = plan.unwrap().facts(now, by);
    let writer = Writer::new(StreamId::new(7));
    let mut preparing = writer.begin();
    let mut portions = facts.chunks(AT_ONCE);
    let prepared = Step::of(|| {
        portions.next().is_some_and(|portion| {
            preparing.take(portion, now.at, &[]);
            true
        })
    });
    let mut events = preparing.finish(&writer).events;
    let mut copy = state.clone();
    let ordered = Step::of(|| {
        by_shelf(&mut events);
        copy = state.clone();
        false
    });
    let mut portions = events.chunks(AT_ONCE);
    let folded = Step::of(|| {
        portions.next().is_some_and(|portion| {
            for event in portion {
                state.apply(event);
            }
            state.settle();
            true
        })
    });
    let again = Reading::begin(&state, &bytes, &file, now).unwrap().finish().unwrap();
    let mut again = again.compare();
    let compared = Step::of(|| {
        again.step(&state, AT_ONCE * 10);
        !again.is_done()
    });
    assert_eq!(again.finish(&state).fresh(), 0, "every row is known again");
    json!({
        "rows": facts.len() - 1,
        "bytes": bytes.len(),
        "ms": {
            "apart": apart.told(),
            "judged": judged.told(),
            "planned": planned.told(),
            "prepared": prepared.told(),
            "orderedAndCopied": ordered.told(),
            "folded": folded.told(),
            "compared": compared.told(),
        },
    })
}

/// Half of the rows are of one shelf, with lots: the hardest that a table can be.
fn table(state: &State) -> Vec<u8> {
    let items: Vec<&str> =
        state.catalogue.items.values().map(|item| item.name.get().unwrap().as_str()).collect();
    let places: Vec<&str> =
        state.clinic.places.values().map(|place| place.name.get().unwrap().as_str()).collect();
    let first = Date::from_civil(2023, 1, 1).unwrap().days();
    let mut text = format!("{}\r\n", HEADER.join(","));
    for row in 0..ROWS {
        let (year, month, day) = Date::from_days(first + (row / 140) as i32).civil();
        let time = if row % 3 == 0 { String::new() } else { format!("{:02}:{:02}", row % 12 + 7, row % 60) };
        let (item, place) =
            if row % 2 == 0 { (0, 0) } else { (row * 7 % items.len(), row * 3 % places.len()) };
        let (item, to) = (items[item], places[(place + 1) % places.len()]);
        let kind = Kind::ALL[row / 2 % Kind::ALL.len()].word();
        let lot = row % 50;
        let place = places[place];
        text.push_str(&format!(
            "{year}-{month:02}-{day:02},{time},\"{item}\",{place},L{lot},2029-0{},{kind},{},{to},other,AA\r\n",
            lot % 9 + 1,
            row % 40 + 1
        ));
    }
    text.into_bytes()
}
