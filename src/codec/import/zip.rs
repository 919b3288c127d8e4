//! One file out of a zip archive, within bounds: an archive is somebody else's, and a few kilobytes of it
//! can stand for gigabytes.

use miniz_oxide::inflate::decompress_to_vec_with_limit;

use super::ImportError;

/// Bytes of an archive, and of everything that it says it holds.
pub const ZIP_BYTES_MAX: usize = 5 * 1024 * 1024;
const UNPACKED_MAX: u64 = 50 * 1024 * 1024;
const RATIO_MAX: u64 = 100;
const ENTRIES_MAX: usize = 2_000;

/// The bytes of the file with this name.
pub(super) fn file(archive: &[u8], name: &str) -> Result<Vec<u8>, ImportError> {
    if archive.len() > ZIP_BYTES_MAX {
        return Err(ImportError::TooLarge { limit: ZIP_BYTES_MAX });
    }
    let entry = entry(archive, name)?.ok_or(ImportError::NoDocument)?;
    // The sizes are a claim: unpacking stops at the bound whatever they say.
    let limit = entry.packed.saturating_mul(RATIO_MAX).clamp(1_024, UNPACKED_MAX);
    let limit = usize::try_from(limit).map_err(|_| ImportError::Bomb)?;
    let start = entry.local.checked_add(LOCAL_LEN).ok_or(ImportError::Damaged)?;
    if u32_at(archive, entry.local) != Some(LOCAL_SIGN) {
        return Err(ImportError::Damaged);
    }
    let lengths = u16_at(archive, entry.local + 26).zip(u16_at(archive, entry.local + 28));
    let (name_len, extra_len) = lengths.ok_or(ImportError::Damaged)?;
    let start = start + usize::from(name_len) + usize::from(extra_len);
    let packed = usize::try_from(entry.packed).map_err(|_| ImportError::Damaged)?;
    let bytes =
        start.checked_add(packed).and_then(|end| archive.get(start..end)).ok_or(ImportError::Damaged)?;
    match entry.method {
        STORED => Ok(bytes.to_vec()),
        DEFLATED => decompress_to_vec_with_limit(bytes, limit).map_err(|error| {
            let is_full = error.status == miniz_oxide::inflate::TINFLStatus::HasMoreOutput;
            if is_full { ImportError::Bomb } else { ImportError::Damaged }
        }),
        _ => Err(ImportError::Damaged),
    }
}

/// How many files have a name that begins so.
pub(super) fn count(archive: &[u8], start: &str) -> Result<usize, ImportError> {
    let mut found = 0;
    entries(archive, |name, _| found += usize::from(name.starts_with(start.as_bytes())))?;
    Ok(found)
}

struct Entry {
    method: u16,
    packed: u64,
    /// Where its own head begins.
    local: usize,
}

const END_SIGN: u32 = 0x0605_4b50;
const CENTRAL_SIGN: u32 = 0x0201_4b50;
const LOCAL_SIGN: u32 = 0x0403_4b50;
const END_LEN: usize = 22;
const CENTRAL_LEN: usize = 46;
const LOCAL_LEN: usize = 30;
const STORED: u16 = 0;
const DEFLATED: u16 = 8;

fn entry(archive: &[u8], name: &str) -> Result<Option<Entry>, ImportError> {
    let mut found = None;
    entries(archive, |held, entry| {
        if held == name.as_bytes() && found.is_none() {
            found = Some(entry);
        }
    })?;
    Ok(found)
}

/// Reads the list of the archive, all of it: what it claims in sum is bounded, too.
fn entries(archive: &[u8], mut hear: impl FnMut(&[u8], Entry)) -> Result<(), ImportError> {
    let end = end_of(archive).ok_or(ImportError::NotThisKind)?;
    let count = u16_at(archive, end + 10).map(usize::from).ok_or(ImportError::Damaged)?;
    let mut place = offset_at(archive, end + 16).ok_or(ImportError::Damaged)?;
    if count > ENTRIES_MAX {
        return Err(ImportError::Bomb);
    }
    let mut unpacked_all = 0_u64;
    for _ in 0..count {
        if u32_at(archive, place) != Some(CENTRAL_SIGN) {
            return Err(ImportError::Damaged);
        }
        let read = |at: usize| u16_at(archive, place + at).ok_or(ImportError::Damaged);
        let size = |at: usize| u32_at(archive, place + at).map(u64::from).ok_or(ImportError::Damaged);
        let (packed, unpacked) = (size(20)?, size(24)?);
        unpacked_all = unpacked_all.saturating_add(unpacked);
        if unpacked_all > UNPACKED_MAX {
            return Err(ImportError::Bomb);
        }
        let (name_len, extra_len, comment_len) =
            (usize::from(read(28)?), usize::from(read(30)?), usize::from(read(32)?));
        let name_at = place + CENTRAL_LEN;
        let held = archive.get(name_at..name_at + name_len).ok_or(ImportError::Damaged)?;
        let local = offset_at(archive, place + 42).ok_or(ImportError::Damaged)?;
        hear(held, Entry { method: read(10)?, packed, local });
        place = name_at + name_len + extra_len + comment_len;
    }
    Ok(())
}

/// Where the end of the list stands: behind it there may be a comment of up to 65535 bytes.
fn end_of(archive: &[u8]) -> Option<usize> {
    let last = archive.len().checked_sub(END_LEN)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    (first..=last).rev().find(|place| u32_at(archive, *place) == Some(END_SIGN))
}

fn u16_at(bytes: &[u8], place: usize) -> Option<u16> {
    let held = bytes.get(place..place.checked_add(2)?)?;
    held.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], place: usize) -> Option<u32> {
    let held = bytes.get(place..place.checked_add(4)?)?;
    held.try_into().ok().map(u32::from_le_bytes)
}

/// A place in the archive. The small list has no room for more than 4 GB, and no archive here is larger.
fn offset_at(bytes: &[u8], place: usize) -> Option<usize> {
    u32_at(bytes, place).and_then(|offset| usize::try_from(offset).ok())
}
