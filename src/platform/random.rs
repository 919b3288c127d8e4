//! Chance, from the browser's cryptographic source only.

use std::fmt;

/// The browser gives no randomness: nothing that needs an identity may go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoRandomness;

impl fmt::Display for NoRandomness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this browser gives no random numbers")
    }
}

impl std::error::Error for NoRandomness {}

/// One call hands out at most this many bytes: the browser refuses more.
const LARGEST_DRAW: usize = 65_536;

/// Fills `bytes` with random bytes.
pub fn fill(bytes: &mut [u8]) -> Result<(), NoRandomness> {
    let crypto = web_sys::window().and_then(|w| w.crypto().ok()).ok_or(NoRandomness)?;
    for draw in bytes.chunks_mut(LARGEST_DRAW) {
        crypto.get_random_values_with_u8_array(draw).map_err(|_| NoRandomness)?;
    }
    Ok(())
}

/// A random number over the whole range.
pub fn number() -> Result<u64, NoRandomness> {
    let mut bytes = [0; 8];
    fill(&mut bytes)?;
    Ok(u64::from_le_bytes(bytes))
}
