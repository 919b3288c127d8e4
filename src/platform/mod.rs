//! The browser, one fact a file, bound as thinly as it goes.
//!
//! Owns every call into the page, the device and its clock that is not storage. Must not know
//! our domain: only numbers, text and bytes cross this line. Nothing here panics when a browser
//! lacks something: it answers with an `Option` or an error that the caller shows.

pub mod awake;
pub mod channel;
pub mod clipboard;
pub mod clock;
pub mod crypto;
pub mod deferred;
pub mod download;
pub mod events;
pub mod fetch;
pub mod files;
pub mod history;
pub mod js;
pub mod keys;
pub mod locale;
pub mod locks;
pub mod marks;
pub mod panic;
pub mod print;
pub mod random;
pub mod ready;
pub mod share;
pub mod sight;
pub mod standalone;
pub mod updates;
pub mod visibility;
