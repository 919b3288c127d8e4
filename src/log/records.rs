//! The records of the journal's tables: keys that sort as the log does, and the bytes under them.

use crate::codec::batch::{BatchError, BatchHeader, SealedBatch};
use crate::codec::digest::Digest;
use crate::codec::wire::{NO_STREAMS, Reader, Wire, WireError, Writer};
use crate::domain::event::Hlc;
use crate::domain::ids::StreamId;

/// The one record of the writer, in [`crate::log::journal::Table::Meta`].
pub const HEAD_KEY: &str = "head";
/// What the last records of this tablet's earlier streams are bound to: see `writer`.
pub const SNAPSHOT_KEY: &str = "state";

const HEAD_VERSION: u64 = 1;

/// The key of a sealed batch. The digest makes two versions of the same events two records.
pub fn batch_key(batch: &SealedBatch) -> String {
    format!("{}:{:010}:{}", batch.stream, batch.first_seq, batch.digest.short())
}

/// The key of an unsealed event.
pub fn tail_key(stream: StreamId, seq: u32) -> String {
    format!("{stream}:{seq:010}")
}

/// Where the writer stands. Saved in the same transaction as the events it speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub stream: StreamId,
    pub next_seq: u32,
    pub hlc: Hlc,
    /// The digest of the last sealed batch.
    pub sealed: Digest,
    /// The header of the open batch, if it has begun.
    pub open: Option<BatchHeader>,
    /// The digest up to and with the last event: a tail that was cut does not reach it.
    pub running: Digest,
}

impl Head {
    /// Array of the content and its SHA-256: unlike the events, nothing else vouches for it.
    pub fn encode(&self) -> Vec<u8> {
        let content = self.content();
        let mut out = Writer::new(&NO_STREAMS);
        out.array(2);
        out.bytes(&content);
        Digest::of(&[&content]).put(&mut out);
        out.finish().unwrap_or_default()
    }

    fn content(&self) -> Vec<u8> {
        let mut out = Writer::new(&NO_STREAMS);
        out.array(7);
        out.uint(HEAD_VERSION);
        out.uint(self.stream.value());
        out.uint(u64::from(self.next_seq));
        self.hlc.put(&mut out);
        self.sealed.put(&mut out);
        match &self.open {
            Some(header) => out.bytes(&header.encode()),
            None => out.null(),
        }
        self.running.put(&mut out);
        out.finish().unwrap_or_default()
    }

    pub fn decode(bytes: &[u8]) -> Result<Self, BatchError> {
        let content = content_of(bytes).map_err(BatchError::Header)?.ok_or(BatchError::Digest)?;
        let mut from = Reader::new(content, &NO_STREAMS);
        let read = |from: &mut Reader<'_, '_>| -> Result<_, WireError> {
            from.array_of(7)?;
            if from.uint()? != HEAD_VERSION {
                return Err(WireError::Unknown);
            }
            let parts = (StreamId::new(from.uint()?), from.uint32()?, Hlc::get(from)?, Digest::get(from)?);
            let open = if from.null()? { None } else { Some(from.bytes()?.to_vec()) };
            let running = Digest::get(from)?;
            from.end()?;
            Ok((parts, open, running))
        };
        let ((stream, next_seq, hlc, sealed), open, running) = read(&mut from).map_err(BatchError::Header)?;
        let open = open.map(|bytes| BatchHeader::decode(&bytes).map(|(header, _)| header)).transpose()?;
        Ok(Self { stream, next_seq, hlc, sealed, open, running })
    }
}

/// The content of a head, if it is the one that was hashed.
fn content_of(bytes: &[u8]) -> Result<Option<&[u8]>, WireError> {
    let mut from = Reader::new(bytes, &NO_STREAMS);
    from.array_of(2)?;
    let content = from.bytes()?;
    let digest = Digest::get(&mut from)?;
    from.end()?;
    Ok((digest == Digest::of(&[content])).then_some(content))
}

/// An unsealed event: array of the running digest up to and with it, and its bytes.
pub fn encode_tail(running: &Digest, event: &[u8]) -> Vec<u8> {
    let mut out = Writer::new(&NO_STREAMS);
    out.array(2);
    running.put(&mut out);
    out.bytes(event);
    out.finish().unwrap_or_default()
}

pub fn decode_tail(record: &[u8]) -> Result<(Digest, &[u8]), WireError> {
    let mut from = Reader::new(record, &NO_STREAMS);
    from.array_of(2)?;
    let running = Digest::get(&mut from)?;
    let event = from.bytes()?;
    from.end()?;
    Ok((running, event))
}
