//! The small language of our CBOR (RFC 8949, deterministic): a value knows how to put itself and
//! how to be got; a record is a map with ascending integer keys whose optional fields may be
//! absent; an enum is its frozen number, or an array of number and content.

mod forms;
mod values;

use std::collections::BTreeSet;

use minicbor::{Decoder, Encoder};

use crate::codec::digest::Digest;
use crate::domain::ids::{EventId, StreamId};

pub(crate) use forms::{wire_as, wire_choices, wire_codes, wire_fields, wire_records};

/// Heads of RFC 8949: major types, and the simple value null.
const UINT: u8 = 0;
const ARRAY: u8 = 4;
const MAP: u8 = 5;
const NULL: u8 = 0xf6;

/// Why bytes are not what they should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WireError {
    /// Not the CBOR that belongs here.
    Malformed,
    /// Well-formed, but a value that this build does not know: from a newer one.
    Unknown,
    /// A required field is absent.
    Missing { key: u32 },
    /// A value out of its range.
    OutOfRange,
    /// Bytes follow where the end should be.
    Trailing,
}

impl From<minicbor::decode::Error> for WireError {
    fn from(_: minicbor::decode::Error) -> Self {
        Self::Malformed
    }
}

/// The streams that one batch names. The first is the batch's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Streams {
    pub table: Vec<StreamId>,
    /// The second of two versions of a stream is read under another name from where they part,
    /// so that both can be folded: ids of the own stream from this number on get this stream.
    pub renamed: Option<(u32, StreamId)>,
}

/// For records that name no stream by its place in a table.
pub static NO_STREAMS: Streams = Streams::of(Vec::new());

impl Streams {
    pub const fn of(table: Vec<StreamId>) -> Self {
        Self { table, renamed: None }
    }

    fn index(&self, stream: StreamId) -> Option<usize> {
        self.table.iter().position(|held| *held == stream)
    }

    /// The id of event `seq` of the own stream, under the name it is read by.
    pub fn own(&self, seq: u32) -> Option<EventId> {
        let stream = match self.renamed {
            Some((from, name)) if seq >= from => name,
            _ => self.table.first().copied()?,
        };
        EventId::at(stream, seq)
    }
}

/// Where values are put. Streams that the table lacks are remembered instead of written.
pub struct Writer<'a> {
    encoder: Encoder<Vec<u8>>,
    streams: &'a Streams,
    missing: BTreeSet<StreamId>,
}

impl<'a> Writer<'a> {
    pub fn new(streams: &'a Streams) -> Self {
        Self { encoder: Encoder::new(Vec::new()), streams, missing: BTreeSet::new() }
    }

    /// The bytes, or a stream that the table must name first.
    pub fn finish(self) -> Result<Vec<u8>, StreamId> {
        match self.missing.first() {
            None => Ok(self.encoder.into_writer()),
            Some(stream) => Err(*stream),
        }
    }

    /// Every stream that was named and that the table lacks.
    pub fn missing(self) -> BTreeSet<StreamId> {
        self.missing
    }

    /// The place of a stream in the table.
    pub(crate) fn place_of(&mut self, stream: StreamId) -> u64 {
        self.streams.index(stream).map_or_else(
            || {
                self.missing.insert(stream);
                u64::MAX
            },
            |place| place as u64,
        )
    }

    pub fn array(&mut self, len: usize) {
        written(self.encoder.array(len as u64).err());
    }

    pub fn map(&mut self, len: usize) {
        written(self.encoder.map(len as u64).err());
    }

    pub fn uint(&mut self, value: u64) {
        written(self.encoder.u64(value).err());
    }

    pub fn int(&mut self, value: i64) {
        written(self.encoder.i64(value).err());
    }

    pub fn bytes(&mut self, value: &[u8]) {
        written(self.encoder.bytes(value).err());
    }

    pub fn text(&mut self, value: &str) {
        written(self.encoder.str(value).err());
    }

    pub fn null(&mut self) {
        written(self.encoder.null().err());
    }
}

/// A vector takes every byte: there is no error to pass on.
fn written(error: Option<minicbor::encode::Error<std::convert::Infallible>>) {
    debug_assert!(error.is_none());
    drop(error);
}

/// Where values are got from.
pub struct Reader<'b, 'a> {
    decoder: Decoder<'b>,
    streams: &'a Streams,
}

impl<'b, 'a> Reader<'b, 'a> {
    pub fn new(bytes: &'b [u8], streams: &'a Streams) -> Self {
        Self { decoder: Decoder::new(bytes), streams }
    }

    /// A second reader at the same place.
    pub fn fork(&self) -> Self {
        Self { decoder: self.decoder.clone(), streams: self.streams }
    }

    /// This reader with a table that was read on the way.
    pub(crate) fn with_streams<'t>(&self, streams: &'t Streams) -> Reader<'b, 't> {
        Reader { decoder: self.decoder.clone(), streams }
    }

    /// The stream at a place of the table.
    pub(crate) fn stream_at(&self, place: u64) -> Option<StreamId> {
        usize::try_from(place).ok().and_then(|place| self.streams.table.get(place)).copied()
    }

    /// How many bytes are left.
    pub(crate) fn left(&self) -> usize {
        self.decoder.input().len().saturating_sub(self.decoder.position())
    }

    /// How many bytes have been read.
    pub fn position(&self) -> usize {
        self.decoder.position()
    }

    pub fn end(&self) -> Result<(), WireError> {
        if self.decoder.position() == self.decoder.input().len() { Ok(()) } else { Err(WireError::Trailing) }
    }

    /// Takes the head of a value of this major type whose number fits into the head: most do, and
    /// a log has millions of them.
    fn short(&mut self, major: u8) -> Option<u8> {
        let place = self.decoder.position();
        let head = *self.decoder.input().get(place)?;
        let number = head & 0x1f;
        if head >> 5 != major || number >= 24 {
            return None;
        }
        self.decoder.set_position(place + 1);
        Some(number)
    }

    pub fn array(&mut self) -> Result<usize, WireError> {
        if let Some(len) = self.short(ARRAY) {
            return Ok(usize::from(len));
        }
        let len = self.decoder.array()?.ok_or(WireError::Malformed)?;
        usize::try_from(len).map_err(|_| WireError::Malformed)
    }

    pub fn array_of(&mut self, len: usize) -> Result<(), WireError> {
        if self.array()? == len { Ok(()) } else { Err(WireError::Malformed) }
    }

    pub fn map(&mut self) -> Result<u64, WireError> {
        if let Some(len) = self.short(MAP) {
            return Ok(u64::from(len));
        }
        self.decoder.map()?.ok_or(WireError::Malformed)
    }

    pub fn uint(&mut self) -> Result<u64, WireError> {
        if let Some(value) = self.short(UINT) {
            return Ok(u64::from(value));
        }
        Ok(self.decoder.u64()?)
    }

    pub fn uint32(&mut self) -> Result<u32, WireError> {
        if let Some(value) = self.short(UINT) {
            return Ok(u32::from(value));
        }
        Ok(self.decoder.u32()?)
    }

    pub fn int(&mut self) -> Result<i64, WireError> {
        if let Some(value) = self.short(UINT) {
            return Ok(i64::from(value));
        }
        Ok(self.decoder.i64()?)
    }

    pub fn bytes(&mut self) -> Result<&'b [u8], WireError> {
        Ok(self.decoder.bytes()?)
    }

    pub fn text(&mut self) -> Result<&'b str, WireError> {
        Ok(self.decoder.str()?)
    }

    /// Takes a null if one is next.
    pub fn null(&mut self) -> Result<bool, WireError> {
        let place = self.decoder.position();
        let is_null = self.decoder.input().get(place) == Some(&NULL);
        if is_null {
            self.decoder.set_position(place + 1);
        }
        Ok(is_null)
    }

    pub fn skip(&mut self) -> Result<(), WireError> {
        Ok(self.decoder.skip()?)
    }
}

/// A value with a form on the wire.
pub trait Wire: Sized {
    fn put(&self, out: &mut Writer<'_>);
    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError>;

    /// Whether a record leaves this value out.
    fn is_absent(&self) -> bool {
        false
    }

    /// What a record means that leaves it out.
    fn absent() -> Option<Self> {
        None
    }
}

impl<T: Wire> Wire for Option<T> {
    fn put(&self, out: &mut Writer<'_>) {
        match self {
            Some(value) => value.put(out),
            None => out.null(),
        }
    }

    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        if from.null()? { Ok(None) } else { T::get(from).map(Some) }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, out: &mut Writer<'_>) {
        out.array(self.len());
        for value in self {
            value.put(out);
        }
    }

    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        let len = from.array()?;
        // A length is only a claim until the values are there: nothing is reserved for it.
        let mut values = Self::new();
        for _ in 0..len {
            values.push(T::get(from)?);
        }
        Ok(values)
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

impl<T: Wire> Wire for Box<T> {
    fn put(&self, out: &mut Writer<'_>) {
        T::put(self, out);
    }

    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        T::get(from).map(Self::new)
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn put(&self, out: &mut Writer<'_>) {
        out.array(2);
        self.0.put(out);
        self.1.put(out);
    }

    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        from.array_of(2)?;
        Ok((A::get(from)?, B::get(from)?))
    }
}

/// One's own stream is named by the sequence number alone, which keeps most ids at a few bytes.
impl Wire for EventId {
    fn put(&self, out: &mut Writer<'_>) {
        match out.streams.index(self.stream) {
            Some(0) => out.uint(u64::from(self.seq())),
            Some(index) => {
                out.array(2);
                out.uint(index as u64);
                out.uint(u64::from(self.seq()));
            }
            None => {
                out.missing.insert(self.stream);
            }
        }
    }

    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        let index = match from.short(ARRAY) {
            Some(2) => usize::try_from(from.uint()?).map_err(|_| WireError::OutOfRange)?,
            Some(_) => return Err(WireError::Malformed),
            None => 0,
        };
        let seq = from.uint32()?;
        let id = if index == 0 {
            from.streams.own(seq)
        } else {
            from.streams.table.get(index).and_then(|stream| Self::at(*stream, seq))
        };
        id.ok_or(WireError::OutOfRange)
    }
}

impl Wire for StreamId {
    fn put(&self, out: &mut Writer<'_>) {
        match out.streams.index(*self) {
            Some(index) => out.uint(index as u64),
            None => {
                out.missing.insert(*self);
            }
        }
    }

    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        let index = usize::try_from(from.uint()?).map_err(|_| WireError::OutOfRange)?;
        from.streams.table.get(index).copied().ok_or(WireError::OutOfRange)
    }
}

macro_rules! wire_plain {
    ($($name:ty, $put:ident as $wide:ty, $get:ident;)+) => {$(
        impl Wire for $name {
            fn put(&self, out: &mut Writer<'_>) {
                out.$put(<$wide>::from(*self));
            }

            fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
                Self::try_from(from.$get()?).map_err(|_| WireError::OutOfRange)
            }
        }
    )+};
}

wire_plain! {
    u8, uint as u64, uint;
    u16, uint as u64, uint;
    u32, uint as u64, uint;
    u64, uint as u64, uint;
    i16, int as i64, int;
    i64, int as i64, int;
}

impl Wire for String {
    fn put(&self, out: &mut Writer<'_>) {
        out.text(self);
    }

    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        from.text().map(str::to_owned)
    }
}

impl Wire for Digest {
    fn put(&self, out: &mut Writer<'_>) {
        out.bytes(&self.0);
    }

    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        Self::from_slice(from.bytes()?).ok_or(WireError::OutOfRange)
    }
}
