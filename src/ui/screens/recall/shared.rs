//! What several screens of recalls say alike.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::event::Role;
use crate::domain::event::supply::RecallLine;
use crate::domain::inventory::lot::Lot;
use crate::domain::state::State;
use crate::domain::time::Date;
use crate::ui::naming::place_name;
use crate::ui::text::recall::RecallMsg;
use crate::ui::text::supply::{SupplyMsg, expiry_words};
use crate::ui::words::Words;

/// Whether the person here may release a lot and close a recall.
pub fn may_lead(app: App) -> Memo<bool> {
    Memo::new(move |_| {
        let person = app.person.get();
        app.state.with(|state| {
            let record = person.and_then(|person| state.clinic.staff.get(&person));
            record.is_some_and(|record| record.role() != Role::Assistant)
        })
    })
}

/// A lot by itself: its text, else its date.
pub fn lot_name(lot: &Lot, today: Date, words: Words) -> String {
    match (&lot.code, lot.expiry) {
        (Some(code), _) => code.to_string(),
        (None, Some(expiry)) => expiry_words(words.lang(), expiry, today),
        (None, None) => words.t(SupplyMsg::LotUnknown).into_owned(),
    }
}

/// What a line of a recall is about: its name, and what stands under it.
pub fn line_words(state: &State, line: &RecallLine, today: Date, words: Words) -> (String, String) {
    let lot_of = |lot: &Lot| words.t(RecallMsg::LotOf { lot: lot_name(lot, today, words) }).into_owned();
    match line {
        RecallLine::Found(place, lot) => (place_name(state, *place), lot_of(lot)),
        RecallLine::Suspect(place) => {
            (place_name(state, *place), words.t(RecallMsg::UnknownLot).into_owned())
        }
        RecallLine::Used(lot) | RecallLine::SentAway(lot) => (lot_of(lot), String::new()),
    }
}
