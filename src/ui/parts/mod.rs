//! The kit: every part of the look, one file a part.
//!
//! Parts take values, signals and callbacks and give back a view. They know no route, no store
//! and no context: the language comes in as [`crate::ui::words::Words`], links as plain paths.
//! Their classes are in `style/parts.css`. `/kit` shows each one in all its states.
//! Only `<button>` and `<a>` take clicks: nothing else fires on every iPad.

pub mod amounts;
pub mod badge;
pub mod banner;
pub mod button;
pub mod caution;
pub mod cells;
pub mod check_row;
pub mod choice;
pub mod dialog;
pub mod dock;
pub mod empty;
pub mod error_line;
pub mod error_summary;
pub mod field;
pub mod figs;
pub mod figure;
pub mod group;
pub mod head;
pub mod icon;
pub mod keypad;
pub mod long_rows;
pub mod pin_pad;
pub mod plot;
pub mod progress;
pub mod row;
pub mod search;
pub mod section;
pub mod stepper;
pub mod table;
pub mod tabs;
pub mod tally;
pub mod toast;
pub mod undo;

mod unique;
