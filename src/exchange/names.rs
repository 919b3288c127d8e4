//! How things are called in files: the same words in every language of the screens, so that a
//! file made on one tablet reads on another.

use crate::domain::ids::{ItemId, PlaceId, StaffId, StreamId};
use crate::domain::state::State;
use crate::domain::time::{Date, Zoned};

pub fn item(state: &State, id: ItemId) -> &str {
    state.catalogue.item(&id).and_then(|item| item.name.get()).map_or("", |name| name.as_str())
}

pub fn item_code(state: &State, id: ItemId) -> &str {
    let code = state.catalogue.item(&id).and_then(|item| item.code.get()).and_then(Option::as_ref);
    code.map_or("", |code| code.as_str())
}

pub fn item_unit(state: &State, id: ItemId) -> &str {
    state.catalogue.item(&id).and_then(|item| item.unit.as_ref()).map_or("", |unit| unit.as_str())
}

pub fn place(state: &State, id: PlaceId) -> &str {
    state.clinic.places.get(&id).and_then(|place| place.name.get()).map_or("", |name| name.as_str())
}

pub fn initials(state: &State, id: Option<StaffId>) -> &str {
    let person = id.and_then(|id| state.clinic.staff.get(&id));
    person.and_then(|person| person.initials.get()).map_or("", |initials| initials.as_str())
}

pub fn tablet(state: &State, stream: StreamId) -> String {
    let face = state.clinic.tablets.get(&stream).and_then(|tablet| tablet.face.get());
    face.map_or_else(|| stream.to_string(), |(letter, _)| letter.as_char().to_string())
}

/// `2026-11-22T07:42:10-06:00`: the wall clock and how far it is from UTC.
pub fn timestamp(zoned: Zoned) -> String {
    let minutes = zoned.offset.minutes();
    let (hour, minute) = zoned.hour_minute();
    let second = zoned.at.ms().div_euclid(1000).rem_euclid(60);
    let sign = if minutes < 0 { '-' } else { '+' };
    let (offset_hours, offset_minutes) = (minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60);
    format!(
        "{}T{hour:02}:{minute:02}:{second:02}{sign}{offset_hours:02}:{offset_minutes:02}",
        date(zoned.date())
    )
}

/// `2026-11-22`.
pub fn date(date: Date) -> String {
    let (year, month, day) = date.civil();
    format!("{year:04}-{month:02}-{day:02}")
}

/// Letters and digits of a name, for the name of a file.
pub fn file_part(text: &str) -> String {
    let mut out = String::new();
    for ch in text.chars() {
        if ch.is_ascii_alphanumeric() {
            out.push(ch.to_ascii_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    let out = out.trim_end_matches('-');
    if out.is_empty() { "clinic".to_owned() } else { out.to_owned() }
}
