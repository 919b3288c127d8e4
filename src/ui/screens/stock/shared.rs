//! Small things that several stock screens say alike.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

use crate::app::context::Problem;
use crate::domain::ids::{ItemId, PlaceId};
use crate::domain::inventory::catalogue::LineRecord;
use crate::domain::inventory::stock::StockKey;
use crate::domain::inventory::view::RoomProgress;
use crate::domain::state::State;
use crate::ui::naming::{item_name, item_unit, place_name};
use crate::ui::parts::cells::CellFace;
use crate::ui::parts::icon::Mark;
use crate::ui::text::Lang;
use crate::ui::text::stock::StockMsg;
use crate::ui::words::Words;

/// Whether a record is being written. One hand writes one record at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Free,
    Writing,
}

impl Turn {
    /// Takes the turn; answers what it was. A screen that is gone is never free.
    pub fn take(turn: StoredValue<Self>) -> Self {
        turn.try_update_value(|turn| std::mem::replace(turn, Self::Writing)).unwrap_or(Self::Writing)
    }
}

/// Above this, and above ten times the par, a figure is asked about once.
const ABSURD_FROM: i64 = 9_999;
const ABSURD_TIMES_PAR: i64 = 10;

/// Whether a figure is far too large to be believed at once.
pub fn is_absurd(state: &State, key: StockKey, pieces: i64) -> bool {
    let par = state.catalogue.line(key.place, key.item).and_then(LineRecord::par);
    pieces > ABSURD_FROM
        || par.is_some_and(|par| pieces > par.value().max(1).saturating_mul(ABSURD_TIMES_PAR))
}

/// Brings the line in hand into sight, so that nobody scrolls back.
pub fn show_line_in_hand() {
    request_animation_frame(|| {
        let row = document().query_selector(".row[data-now]").ok().flatten();
        if let Some(row) = row.and_then(|row| row.dyn_into::<web_sys::HtmlElement>().ok()) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Center);
            row.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}

/// An item as it is counted: `Table paper, 21 in, roll`; single pieces need no unit.
pub fn item_label(state: &State, item: ItemId, lang: Lang) -> String {
    let name = item_name(state, item, lang);
    match item_unit(state, item, lang).as_str() {
        "" | "each" | "pieza" => name,
        unit => format!("{name}, {unit}"),
    }
}

/// One or two characters that stand for a room: `3`, `P`.
pub fn short_name(name: &str) -> String {
    let digits: String = name.chars().filter(char::is_ascii_digit).take(2).collect();
    if !digits.is_empty() {
        return digits;
    }
    name.split_whitespace()
        .next()
        .and_then(|word| word.chars().next())
        .map_or_else(String::new, |first| first.to_uppercase().collect())
}

/// As a short heading: `R3` of "Exam room 3", `PR` of "Procedure room".
pub fn column_name(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let numbered = words.windows(2).find_map(|pair| match pair {
        [word, number] if number.starts_with(|ch: char| ch.is_ascii_digit()) => {
            word.chars().next().map(|first| format!("{first}{number}"))
        }
        _ => None,
    });
    let initials = || words.iter().filter_map(|word| word.chars().next()).take(2).collect();
    numbered.unwrap_or_else(initials).to_uppercase()
}

pub fn place_address(place: PlaceId) -> String {
    format!("/stock/room/{place}")
}

/// A room in the row of rooms.
pub fn room_face(state: &State, room: PlaceId, progress: RoomProgress, words: Words) -> CellFace {
    let name = place_name(state, room);
    let (lines, counted) = (progress.lines as usize, progress.counted as usize);
    let (mark, title, note) = if lines > 0 && counted == lines {
        (Mark::Good, StockMsg::Counted, StockMsg::ToBring { pieces: progress.to_bring })
    } else if counted > 0 {
        let line = counted + 1;
        (Mark::Now, StockMsg::LineOf { line, lines }, StockMsg::OfLines { lines })
    } else {
        (Mark::Blank, StockMsg::NotYet, StockMsg::Lines { lines })
    };
    CellFace {
        number: short_name(&name),
        name,
        mark,
        state: words.t(title).into_owned(),
        note: words.t(note).into_owned(),
    }
}

/// Why a request left nothing behind, in words.
pub fn trouble(problem: Problem) -> StockMsg {
    match problem {
        Problem::Refused(refusal) => StockMsg::Why { refusal },
        Problem::NotSaved(_) | Problem::NotReady => StockMsg::NotSavedTryAgain,
        Problem::ReadOnly => StockMsg::ReadOnlyHere,
    }
}
