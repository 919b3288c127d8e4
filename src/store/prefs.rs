//! Preferences of this tablet: how the app looks and speaks here.
//!
//! Owns the keys, which `public/boot.js` reads before the first paint. Must not hold anything that
//! a person typed as a record, nor know the meaning of a value: the caller parses what it reads,
//! because people and other builds write here too. Losing all of it costs nobody any data.

use crate::store::local;

/// A preference that is text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preference {
    Theme,
    Contrast,
    Language,
    LastRoom,
    /// What the scanner at this tablet does to codes.
    Scanner,
    /// The sheet that a patient has in hand.
    Patient,
}

/// How many drafts are open on this tablet, as a JSON number.
const DRAFTS: &str = "tallywell.drafts";
/// Longest value in bytes; what is longer was not written by us.
const LONGEST: usize = 256;

impl Preference {
    const fn key(self) -> &'static str {
        match self {
            Self::Theme => "tallywell.theme",
            Self::Contrast => "tallywell.contrast",
            Self::Language => "tallywell.lang",
            Self::LastRoom => "tallywell.room",
            Self::Scanner => "tallywell.scanner",
            Self::Patient => "tallywell.patient",
        }
    }
}

/// The value as text; `None` when it is not set, not ours, or localStorage is blocked.
pub fn read(preference: Preference) -> Option<String> {
    let value: String = local::read(preference.key()).ok().flatten()?;
    (value.len() <= LONGEST).then_some(value)
}

/// Keeps a value. `false` when the browser does not: it then lasts until the page is closed.
pub fn write(preference: Preference, value: &str) -> bool {
    value.len() <= LONGEST && local::write(preference.key(), value).is_ok()
}

/// Goes back to what the tablet itself prefers. `false` when the browser does not let us.
pub fn clear(preference: Preference) -> bool {
    local::remove(preference.key()).is_ok()
}

/// Tells the boot script how many drafts are open, so that a waiting build does not take over at
/// a cold start while somebody's form waits. `false` when the browser does not keep it.
pub fn set_open_drafts(count: u32) -> bool {
    local::write(DRAFTS, count).is_ok()
}

/// How many drafts were open when one was last kept.
pub fn open_drafts() -> u32 {
    local::read(DRAFTS).ok().flatten().unwrap_or(0)
}
