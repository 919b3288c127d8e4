//! The columns of a ledger, the kinds of its rows, and an empty one to begin with. These words are the
//! same in every language of the screens: a file made in one reads in another.

use crate::codec::csv::{Cell, Table};
use crate::exchange::ledger::cells;

/// The headings of a whole table, in the order of [`Column::ALL`].
pub const HEADER: [&str; 11] = [
    "date",
    "time",
    "item",
    "place",
    "lot",
    "expiry",
    "kind",
    "quantity",
    "to_place",
    "reason",
    "entered_by",
];

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    Date,
    Time,
    Item,
    Place,
    Lot,
    Expiry,
    Kind,
    Quantity,
    ToPlace,
    Reason,
    EnteredBy,
}

impl Column {
    pub const ALL: [Self; 11] = [
        Self::Date,
        Self::Time,
        Self::Item,
        Self::Place,
        Self::Lot,
        Self::Expiry,
        Self::Kind,
        Self::Quantity,
        Self::ToPlace,
        Self::Reason,
        Self::EnteredBy,
    ];
    /// Without these no row says anything.
    pub const NEEDED: [Self; 5] = [Self::Date, Self::Item, Self::Place, Self::Kind, Self::Quantity];

    pub fn heading(self) -> &'static str {
        Self::ALL.iter().zip(HEADER).find(|(column, _)| **column == self).map_or("", |(_, heading)| heading)
    }

    pub(super) fn of_heading(text: &str) -> Option<Self> {
        let text = cells::word(text);
        Self::ALL.iter().zip(HEADER).find(|(_, heading)| *heading == text).map(|(column, _)| *column)
    }
}

/// What a row tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Receive,
    Use,
    Move,
    Waste,
    Count,
    Adjust,
}

impl Kind {
    pub const ALL: [Self; 6] = [Self::Receive, Self::Use, Self::Move, Self::Waste, Self::Count, Self::Adjust];

    /// The word in the file.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Receive => "receive",
            Self::Use => "use",
            Self::Move => "move",
            Self::Waste => "waste",
            Self::Count => "count",
            Self::Adjust => "adjust",
        }
    }

    pub(super) fn of_word(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word().eq_ignore_ascii_case(text))
    }
}

/// A table to fill in: the headings and two rows that show how. Whoever fills it in puts their own in
/// the place of these, whose item and places a clinic need not have.
pub fn template_csv() -> Vec<u8> {
    let mut table = Table::new(&HEADER);
    let row = |table: &mut Table, texts: [&str; 7], quantity, rest: [&str; 3]| {
        let mut cells: Vec<Cell<'_>> = texts.into_iter().map(Cell::Text).collect();
        cells.push(Cell::Number(quantity));
        cells.extend(rest.into_iter().map(Cell::Text));
        table.row(&cells);
    };
    let received = ["2026-01-05", "09:30", "Gauze 4x4", "Supply closet", "AB123", "2028-06", "receive"];
    let moved = ["2026-01-06", "", "Gauze 4x4", "Supply closet", "AB123", "2028-06", "move"];
    row(&mut table, received, 200, ["", "", "ML"]);
    row(&mut table, moved, 20, ["Room 1", "", "ML"]);
    table.finish()
}
