//! A batch: up to 256 events or 128 KB of one stream, the same bytes in storage, in a file and on
//! the wire.
//!
//! Bytes: a header (array: version, stream, first sequence number, base milliseconds, array of
//! the other streams it names) and the events one after another. The digest of a batch is
//! SHA-256 over the digest of the batch before it and these bytes, so that a chain of batches
//! cannot be changed, reordered or cut in the middle without showing.

use crate::codec::digest::{Digest, Hasher};
use crate::codec::event::{get_event, put_event};
use crate::codec::wire::{NO_STREAMS, Reader, Streams, Wire, WireError, Writer};
use crate::domain::event::Event;
use crate::domain::ids::StreamId;

pub const VERSION: u64 = 1;
pub const MAX_EVENTS: usize = 256;
pub const MAX_BYTES: usize = 128 * 1024;
/// More tablets than any clinic has; keeps a hostile header small.
pub const MAX_STREAMS: usize = 4096;

/// What stands before the events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchHeader {
    pub first_seq: u32,
    /// Hybrid times of the events count from here.
    pub base_ms: u64,
    /// The batch's own stream first.
    pub streams: Streams,
}

/// Why bytes are not a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BatchError {
    /// The header cannot be read.
    Header(WireError),
    /// A version that this build does not know.
    Version(u64),
    /// This event cannot be read.
    Event { seq: u32, error: WireError },
    /// No events, too many, or too many bytes.
    Size,
    /// Hybrid times must rise strictly within a stream.
    TimeNotRising { seq: u32 },
    /// The digest is not that of these bytes.
    Digest,
}

/// A sealed batch as it is kept: the bytes and their place in the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedBatch {
    pub stream: StreamId,
    pub first_seq: u32,
    pub count: u32,
    pub previous: Digest,
    pub digest: Digest,
    pub bytes: Vec<u8>,
}

impl BatchHeader {
    pub fn stream(&self) -> StreamId {
        self.streams.table.first().copied().unwrap_or(StreamId::new(0))
    }

    pub fn encode(&self) -> Vec<u8> {
        let mut out = Writer::new(&self.streams);
        out.array(5);
        out.uint(VERSION);
        out.uint(self.stream().value());
        out.uint(u64::from(self.first_seq));
        out.uint(self.base_ms);
        let others = self.streams.table.get(1..).unwrap_or_default();
        out.array(others.len());
        for other in others {
            out.uint(other.value());
        }
        // A header puts streams by their value, so that none can be missing.
        out.finish().unwrap_or_default()
    }

    /// Reads a header; returns it with its length in bytes.
    pub fn decode(bytes: &[u8]) -> Result<(Self, usize), BatchError> {
        let mut from = Reader::new(bytes, &NO_STREAMS);
        let mut read = || -> Result<Result<Self, u64>, WireError> {
            from.array_of(5)?;
            let version = from.uint()?;
            if version != VERSION {
                return Ok(Err(version));
            }
            let own = StreamId::new(from.uint()?);
            let first_seq = from.uint32()?;
            let base_ms = from.uint()?;
            let others = from.array()?;
            if others > MAX_STREAMS || first_seq == 0 || base_ms >= 1 << 48 {
                return Err(WireError::OutOfRange);
            }
            let mut streams = vec![own];
            for _ in 0..others {
                streams.push(StreamId::new(from.uint()?));
            }
            Ok(Ok(Self { first_seq, base_ms, streams: Streams::of(streams) }))
        };
        let header = read().map_err(BatchError::Header)?.map_err(BatchError::Version)?;
        Ok((header, from.position()))
    }

    /// The bytes of an event of this batch, or the stream that the header lacks.
    pub fn encode_event(&self, event: &Event) -> Result<Vec<u8>, StreamId> {
        let mut out = Writer::new(&self.streams);
        put_event(event, self.base_ms, &mut out);
        out.finish()
    }

    /// Reads the event with sequence number `seq`; returns it with its length in bytes.
    pub fn decode_event(&self, seq: u32, bytes: &[u8]) -> Result<(Event, usize), WireError> {
        let id = self.streams.own(seq).ok_or(WireError::OutOfRange)?;
        let mut from = Reader::new(bytes, &self.streams);
        let event = get_event(id, self.base_ms, &mut from)?;
        Ok((event, from.position()))
    }
}

impl SealedBatch {
    pub fn last_seq(&self) -> u32 {
        self.first_seq.saturating_add(self.count.saturating_sub(1))
    }

    pub fn digest_of(previous: &Digest, bytes: &[u8]) -> Digest {
        let mut hasher = Hasher::default();
        hasher.update(&previous.0);
        hasher.update(bytes);
        hasher.digest()
    }

    /// Whether the bytes are those that were sealed, and nothing else begins a stream.
    pub fn verify(&self) -> Result<(), BatchError> {
        let begins = self.first_seq == 1;
        if begins == (self.previous == Digest::ZERO)
            && Self::digest_of(&self.previous, &self.bytes) == self.digest
        {
            Ok(())
        } else {
            Err(BatchError::Digest)
        }
    }

    /// Reads all events, handing each on with its bytes.
    pub fn each(&self, take: impl FnMut(Event, &[u8])) -> Result<(), BatchError> {
        self.each_renamed(None, take)
    }

    /// As [`Self::each`], with ids of the own stream under another name from a number on.
    pub fn each_renamed(
        &self,
        renamed: Option<(u32, StreamId)>,
        mut take: impl FnMut(Event, &[u8]),
    ) -> Result<(), BatchError> {
        let (mut header, mut place) = BatchHeader::decode(&self.bytes)?;
        header.streams.renamed = renamed;
        if header.stream() != self.stream || header.first_seq != self.first_seq {
            return Err(BatchError::Header(WireError::OutOfRange));
        }
        if self.count == 0 || self.count as usize > MAX_EVENTS || self.bytes.len() > 2 * MAX_BYTES {
            return Err(BatchError::Size);
        }
        let mut last = None;
        for seq in self.first_seq..=self.last_seq() {
            let rest = self.bytes.get(place..).unwrap_or_default();
            let (event, len) =
                header.decode_event(seq, rest).map_err(|error| BatchError::Event { seq, error })?;
            if last.is_some_and(|last| last >= event.header.hlc) {
                return Err(BatchError::TimeNotRising { seq });
            }
            last = Some(event.header.hlc);
            take(event, rest.get(..len).unwrap_or_default());
            place += len;
        }
        if place == self.bytes.len() { Ok(()) } else { Err(BatchError::Size) }
    }

    pub fn events(&self) -> Result<Vec<Event>, BatchError> {
        let mut events = Vec::with_capacity(self.count as usize);
        self.each(|event, _| events.push(event))?;
        Ok(events)
    }

    /// The record that storage and files keep: array of count, previous digest, digest, bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Writer::new(&NO_STREAMS);
        out.array(4);
        out.uint(u64::from(self.count));
        self.previous.put(&mut out);
        self.digest.put(&mut out);
        out.bytes(&self.bytes);
        out.finish().unwrap_or_default()
    }

    /// Reads a kept record. Does not verify the digest: see [`Self::verify`].
    pub fn decode(record: &[u8]) -> Result<Self, BatchError> {
        Self::from_record(record.to_vec())
    }

    /// As [`Self::decode`], keeping the record's own memory: a start reads the whole log, and would
    /// hold it twice otherwise.
    pub fn from_record(mut record: Vec<u8>) -> Result<Self, BatchError> {
        let mut from = Reader::new(&record, &NO_STREAMS);
        let mut read = || -> Result<(u32, Digest, Digest, usize), WireError> {
            from.array_of(4)?;
            let (count, previous, digest) =
                (from.uint32()?, Digest::get(&mut from)?, Digest::get(&mut from)?);
            let len = from.bytes()?.len();
            from.end()?;
            Ok((count, previous, digest, len))
        };
        let (count, previous, digest, len) = read().map_err(BatchError::Header)?;
        // The bytes stand last; what is before them goes.
        record.drain(..record.len().saturating_sub(len));
        let (header, _) = BatchHeader::decode(&record)?;
        let (stream, first_seq) = (header.stream(), header.first_seq);
        Ok(Self { stream, first_seq, count, previous, digest, bytes: record })
    }
}
