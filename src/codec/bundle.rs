//! A file of batches: what leaves a tablet and comes back. docs/bundle-format.md tells a stranger
//! how to read one.
//!
//! Ten bytes of magic and version, then one zlib stream of CBOR items: a header, one byte string
//! for each batch record, a trailer with the counts and the SHA-256 of everything before it.

use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};

use crate::codec::batch::{BatchError, SealedBatch};
use crate::codec::digest::Digest;
use crate::codec::wire::{NO_STREAMS, Reader, Wire, WireError, Writer};
use crate::domain::event::ClinicKind;
use crate::domain::text::Label;
use crate::domain::time::Instant;

/// `TALLYWELL` and the version of the container.
pub const MAGIC: &[u8; 10] = b"TALLYWELL\x01";
/// Five times what a large clinic writes in ten years; a file that claims more is hostile.
pub const MAX_INFLATED: usize = 512 * 1024 * 1024;
const COMPRESSION_LEVEL: u8 = 6;
const MAX_BATCHES: u64 = 1_000_000;

/// Whose records these are and who made the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BundleHeader {
    /// The id of the clinic: the event that founded it.
    pub clinic: String,
    pub clinic_name: Label,
    pub kind: ClinicKind,
    pub made_at: Instant,
    /// The letter of the tablet that made it.
    pub tablet: String,
    pub batches: u64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    pub header: BundleHeader,
    pub batches: Vec<SealedBatch>,
}

/// Why a file is refused. Nothing of a refused file is applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BundleError {
    /// Not a file of ours.
    NotABundle,
    /// Made by a newer build.
    NewerVersion(u8),
    /// The packed bytes are damaged or cut; so many batches before the damage are whole.
    Damaged {
        whole_batches: u64,
        of: Option<u64>,
    },
    /// It unpacks to more than any clinic has.
    TooLarge,
    Header(WireError),
    /// A batch is not what was sealed.
    Batch {
        number: u64,
        of: u64,
        tablet: Option<(String, u32)>,
        error: BatchError,
    },
    /// The file was cut: so many batches are whole.
    Truncated {
        whole_batches: u64,
        of: u64,
    },
    /// The trailer does not fit what stands before it.
    Trailer,
}

impl Bundle {
    pub fn encode(header: &BundleHeader, batches: &[SealedBatch]) -> Vec<u8> {
        let mut inner = header.encode();
        let mut events: u64 = 0;
        for batch in batches {
            let mut out = Writer::new(&NO_STREAMS);
            out.bytes(&batch.encode());
            inner.extend(out.finish().unwrap_or_default());
            events += u64::from(batch.count);
        }
        let digest = Digest::of(&[&inner]);
        let mut out = Writer::new(&NO_STREAMS);
        out.array(3);
        out.uint(batches.len() as u64);
        out.uint(events);
        digest.put(&mut out);
        inner.extend(out.finish().unwrap_or_default());
        let mut file = MAGIC.to_vec();
        file.extend(compress_to_vec_zlib(&inner, COMPRESSION_LEVEL));
        file
    }

    /// Reads and verifies a whole file: every digest, every event, every link of the chain.
    pub fn decode(file: &[u8]) -> Result<Self, BundleError> {
        let (magic, packed) = file.split_at_checked(MAGIC.len()).ok_or(BundleError::NotABundle)?;
        if magic != MAGIC {
            return Err(match magic.strip_prefix(b"TALLYWELL") {
                Some([version]) => BundleError::NewerVersion(*version),
                _ => BundleError::NotABundle,
            });
        }
        let inner = decompress_to_vec_zlib_with_limit(packed, MAX_INFLATED).map_err(|error| {
            if error.status == TINFLStatus::HasMoreOutput {
                return BundleError::TooLarge;
            }
            // The packed bytes ended before their end: the file was cut, not changed.
            let cut = error.status == TINFLStatus::FailedCannotMakeProgress;
            match read_all(&error.output) {
                // What was unpacked is followed by zeros, which may stand where the number would.
                Err((_, whole_batches, of)) => match of.filter(|of| *of > 0) {
                    Some(of) if cut => BundleError::Truncated { whole_batches, of },
                    of => BundleError::Damaged { whole_batches, of },
                },
                Ok(_) => BundleError::Trailer,
            }
        })?;
        read_all(&inner).map_err(|(error, ..)| error)
    }
}

/// Reads the unpacked bytes; an error comes with how many batches before it are whole.
fn read_all(inner: &[u8]) -> Result<Bundle, (BundleError, u64, Option<u64>)> {
    let mut from = Reader::new(inner, &NO_STREAMS);
    let header = BundleHeader::get(&mut from).map_err(|error| (BundleError::Header(error), 0, None))?;
    let of = header.batches;
    let mut batches: Vec<SealedBatch> = Vec::new();
    for number in 1..=of {
        let whole_batches = number - 1;
        let record = from
            .bytes()
            .map_err(|_| (BundleError::Truncated { whole_batches, of }, whole_batches, Some(of)))?;
        let batch =
            read_batch(record, number, of, &batches).map_err(|error| (error, whole_batches, Some(of)))?;
        batches.push(batch);
    }
    let hashed = inner.get(..from.position()).unwrap_or_default();
    let mut read_trailer = || -> Result<(u64, u64, Digest), WireError> {
        from.array_of(3)?;
        let trailer = (from.uint()?, from.uint()?, Digest::get(&mut from)?);
        from.end()?;
        Ok(trailer)
    };
    let (count, events, digest) =
        read_trailer().map_err(|_| (BundleError::Truncated { whole_batches: of, of }, of, Some(of)))?;
    let found: u64 = batches.iter().map(|batch| u64::from(batch.count)).sum();
    if count != of || events != found || digest != Digest::of(&[hashed]) {
        return Err((BundleError::Trailer, of, Some(of)));
    }
    Ok(Bundle { header, batches })
}

fn read_batch(
    record: &[u8],
    number: u64,
    of: u64,
    before: &[SealedBatch],
) -> Result<SealedBatch, BundleError> {
    let failed = |tablet, error| BundleError::Batch { number, of, tablet, error };
    let batch = SealedBatch::decode(record).map_err(|error| failed(None, error))?;
    let named = || Some((batch.stream.to_string(), batch.first_seq));
    batch.verify().map_err(|error| failed(named(), error))?;
    batch.each(|_, _| {}).map_err(|error| failed(named(), error))?;
    let breaks_chain = before.last().is_some_and(|last| {
        last.stream == batch.stream
            && last.last_seq().checked_add(1) == Some(batch.first_seq)
            && last.digest != batch.previous
            && !before.iter().any(|held| held.digest == batch.previous)
    });
    if breaks_chain { Err(failed(named(), BatchError::Digest)) } else { Ok(batch) }
}

impl BundleHeader {
    fn encode(&self) -> Vec<u8> {
        let mut out = Writer::new(&NO_STREAMS);
        self.put(&mut out);
        out.finish().unwrap_or_default()
    }
}

impl Wire for BundleHeader {
    fn put(&self, out: &mut Writer<'_>) {
        out.array(6);
        out.text(&self.clinic);
        self.clinic_name.put(out);
        self.kind.put(out);
        self.made_at.put(out);
        out.text(&self.tablet);
        out.uint(self.batches);
    }

    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        from.array_of(6)?;
        let header = Self {
            clinic: String::get(from)?,
            clinic_name: Label::get(from)?,
            kind: ClinicKind::get(from)?,
            made_at: Instant::get(from)?,
            tablet: String::get(from)?,
            batches: from.uint()?,
        };
        if header.batches > MAX_BATCHES { Err(WireError::OutOfRange) } else { Ok(header) }
    }
}
