//! The words of the tables: kinds of sterilizers, packaging and programs. The same in every language.

/// How a sterilizer kills, and how it gets the air out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SterilizerClass {
    Gravity,
    PreVacuum,
    SteamFlush,
    DryHeat,
    ChemicalVapor,
}

impl SterilizerClass {
    pub const ALL: [Self; 5] =
        [Self::Gravity, Self::PreVacuum, Self::SteamFlush, Self::DryHeat, Self::ChemicalVapor];

    /// Whether temperature and pressure must agree as those of saturated steam.
    pub const fn is_steam(self) -> bool {
        matches!(self, Self::Gravity | Self::PreVacuum | Self::SteamFlush)
    }

    /// By a vacuum, which the daily Bowie-Dick test is made for (research 5.4, G2). Steam flush moves air out
    /// as well, but its makers do not ask for that test.
    pub const fn removes_air_dynamically(self) -> bool {
        matches!(self, Self::PreVacuum)
    }
}

/// What steam has to get into or through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Packaging {
    Unwrapped,
    Pouch,
    Wrap,
    Textile,
    /// Lumened instruments, in whatever they are packed.
    Hollow,
}

impl Packaging {
    /// The commonest first.
    pub const ALL: [Self; 5] = [Self::Pouch, Self::Wrap, Self::Textile, Self::Hollow, Self::Unwrapped];
}

/// What a program is run for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProgramPurpose {
    Process,
    /// Unwrapped, used at once: nothing of it may be kept as sterile.
    ImmediateUse,
    BowieDick,
    LeakTest,
    HelixTest,
}

/// Where the figures of a row come from. A clinic's lead confirms every row against the maker's
/// instructions all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Read in the source that the row names.
    Sourced,
    /// At least one figure is remembered and not yet read anywhere.
    FromMemory,
}

pub const CLASSES: [(&str, SterilizerClass); 5] = [
    ("gravity", SterilizerClass::Gravity),
    ("pre_vacuum", SterilizerClass::PreVacuum),
    ("steam_flush", SterilizerClass::SteamFlush),
    ("dry_heat", SterilizerClass::DryHeat),
    ("chemical_vapor", SterilizerClass::ChemicalVapor),
];

pub const PACKAGINGS: [(&str, Packaging); 5] = [
    ("unwrapped", Packaging::Unwrapped),
    ("pouch", Packaging::Pouch),
    ("wrap", Packaging::Wrap),
    ("textile", Packaging::Textile),
    ("hollow", Packaging::Hollow),
];

pub const PURPOSES: [(&str, ProgramPurpose); 5] = [
    ("process", ProgramPurpose::Process),
    ("immediate_use", ProgramPurpose::ImmediateUse),
    ("bowie_dick", ProgramPurpose::BowieDick),
    ("leak_test", ProgramPurpose::LeakTest),
    ("helix_test", ProgramPurpose::HelixTest),
];

pub const CERTAINTIES: [(&str, Certainty); 2] =
    [("sourced", Certainty::Sourced), ("from_memory", Certainty::FromMemory)];

/// The meaning of a word of a table.
pub(super) fn meaning<T: Copy>(words: &[(&str, T)], word: &str) -> Option<T> {
    words.iter().find(|(known, _)| *known == word).map(|(_, meaning)| *meaning)
}

/// The meanings of words with semicolons between them; none of an empty cell.
pub(super) fn meanings<T: Copy>(words: &[(&str, T)], cell: &str) -> Option<Vec<T>> {
    cell.split(';').filter(|word| !word.is_empty()).map(|word| meaning(words, word)).collect()
}

/// An empty cell says that there is no such figure; another must be one.
pub(super) fn figure<T: std::str::FromStr>(cell: &str) -> Option<Option<T>> {
    if cell.is_empty() { Some(None) } else { cell.parse().ok().map(Some) }
}

/// The rows of a table, without its comments and its head.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#')).skip(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_steam_machines_move_air_out_by_force() {
        for (_, class) in CLASSES {
            assert!(class.is_steam() || !class.removes_air_dynamically(), "{class:?}");
        }
    }
}
