//! Names of things. An event is named by its stream and its place in it; an entity (an item, a
//! place, a person) is named by the event that defined it, so that two tablets never need to ask
//! each other for a number.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::num::NonZeroU32;
use std::str::FromStr;

/// The stream of events that one installation writes: 64 random bits made at install.
///
/// Kept as two halves so that an [`EventId`] takes 12 bytes: a ledger of a million entries holds
/// three of them an entry.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct StreamId {
    high: u32,
    low: u32,
}

impl StreamId {
    pub const fn new(value: u64) -> Self {
        Self { high: (value >> 32) as u32, low: (value & 0xffff_ffff) as u32 }
    }

    pub const fn value(self) -> u64 {
        ((self.high as u64) << 32) | self.low as u64
    }
}

/// In one piece: a fold asks for a ledger by its name a million times.
impl Hash for StreamId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.value());
    }
}

impl fmt::Display for StreamId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.value())
    }
}

impl fmt::Debug for StreamId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that names nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidId;

impl FromStr for StreamId {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let lower_hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        if text.len() != 16 || !text.bytes().all(lower_hex) {
            return Err(InvalidId);
        }
        u64::from_str_radix(text, 16).map(Self::new).map_err(|_| InvalidId)
    }
}

/// One event: its stream and its sequence number there, contiguous from 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId {
    pub stream: StreamId,
    /// Never zero, which gives `Option<EventId>` the size of `EventId`.
    seq: NonZeroU32,
}

impl EventId {
    pub const fn new(stream: StreamId, seq: NonZeroU32) -> Self {
        Self { stream, seq }
    }

    /// Names event `seq` of `stream`; none for 0, which numbers no event.
    pub fn at(stream: StreamId, seq: u32) -> Option<Self> {
        NonZeroU32::new(seq).map(|seq| Self { stream, seq })
    }

    pub const fn seq(self) -> u32 {
        self.seq.get()
    }

    /// The id of the event `count` places further on in the same stream.
    #[must_use]
    pub const fn after(self, count: u32) -> Self {
        Self { stream: self.stream, seq: self.seq.saturating_add(count) }
    }
}

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.stream, self.seq)
    }
}

impl fmt::Debug for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for EventId {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let (stream, seq) = text.split_once('-').ok_or(InvalidId)?;
        if seq.starts_with(['0', '+']) {
            return Err(InvalidId);
        }
        Ok(Self { stream: stream.parse()?, seq: seq.parse().map_err(|_| InvalidId)? })
    }
}

macro_rules! entity_id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub EventId);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(text: &str) -> Result<Self, InvalidId> {
                text.parse().map(Self)
            }
        }
    )+};
}

entity_id! {
    /// Something that is stocked.
    ItemId,
    /// A way in which an item is packed. Immutable: a changed pack is a new one.
    PackId,
    /// A room, closet or cart.
    PlaceId,
    /// A member of staff.
    StaffId,
    /// An opened vial, bottle or tube.
    ContainerId,
    /// One round of counting.
    SessionId,
    RecallId,
    VendorId,
    OrderId,
    SterilizerId,
    /// A program of one sterilizer. Immutable: changed limits are a new program.
    ProgramId,
    /// A kind of pack that a clinic makes again and again.
    TemplateId,
    /// A lot of chemical or biological indicators, or of strips.
    IndicatorLotId,
    /// One filling of a sterilizer.
    LoadId,
    /// One biological indicator with its control.
    BiTestId,
    /// A disinfectant that was poured.
    SolutionId,
    /// One soak of a device.
    SoakId,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(u64, u32)>) {
        let got = text.parse::<EventId>().ok().map(|id| (id.stream.value(), id.seq()));
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn an_id_reads_back_and_nothing_else_reads_as_one() {
        check("00000000000000ff-12", Some((255, 12)));
        check("ffffffffffffffff-4294967295", Some((u64::MAX, u32::MAX)));
        for wrong in [
            "",
            "-",
            "ff-1",
            "00000000000000ff-0",
            "00000000000000ff-+1",
            "00000000000000FF-1",
            "00000000000000ff-01",
            "00000000000000ff-4294967296",
            "00000000000000ff",
            "+0000000000000ff-1",
        ] {
            check(wrong, None);
        }
    }

    #[test]
    fn an_optional_id_costs_no_more_than_an_id() {
        assert_eq!(size_of::<Option<EventId>>(), 12);
    }
}
