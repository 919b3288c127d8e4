//! Slow hashing of a PIN, and comparing secrets without telling by time.
//!
//! Owns PBKDF2 through the browser's own code: it is fast there, so many iterations cost an
//! attacker more than they cost us. Must not know people, tries or where verifiers are kept.

use crate::platform::js;
use js_sys::{Array, ArrayBuffer, Uint8Array};
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, Pbkdf2Params, SubtleCrypto};

/// Why nothing was derived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CryptoError {
    /// No WebCrypto: the page is not served securely.
    Unsupported,
    /// The browser refused, in its own words.
    Refused { detail: String },
}

impl fmt::Display for CryptoError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsupported => f.write_str("this page has no access to the browser's crypto"),
            Self::Refused { detail } => f.write_str(detail),
        }
    }
}

impl std::error::Error for CryptoError {}

/// Length of what is derived, in bits and in bytes.
const BITS: u32 = 256;
const BYTES: usize = 32;

/// PBKDF2 with HMAC-SHA-256 (RFC 8018): 32 bytes out of a secret, a salt and a number of
/// iterations of at least 1. Runs off the main thread.
pub async fn pbkdf2_sha256(secret: &[u8], salt: &[u8], iterations: u32) -> Result<[u8; BYTES], CryptoError> {
    let subtle = subtle().ok_or(CryptoError::Unsupported)?;
    derive(&subtle, secret, salt, iterations)
        .await
        .map_err(|thrown| CryptoError::Refused { detail: js::words(&thrown) })?
        .try_into()
        .map_err(|_| CryptoError::Refused { detail: "wrong length".to_owned() })
}

/// Whether two byte strings are equal, in a time that depends on their lengths alone.
pub fn same_secret(one: &[u8], other: &[u8]) -> bool {
    let differing = one.iter().zip(other).fold(0, |all, (a, b)| all | (a ^ b));
    // Keeps the optimiser from leaving the fold early.
    one.len() == other.len() && std::hint::black_box(differing) == 0
}

async fn derive(
    subtle: &SubtleCrypto,
    secret: &[u8],
    salt: &[u8],
    iterations: u32,
) -> Result<Vec<u8>, JsValue> {
    let uses = Array::of1(&JsValue::from_str("deriveBits"));
    let secret = Uint8Array::from(secret);
    let key = subtle.import_key_with_str("raw", &secret, "PBKDF2", false, &uses)?;
    let key: CryptoKey = JsFuture::from(key).await?.dyn_into()?;
    let salt = Uint8Array::from(salt);
    let with = Pbkdf2Params::new_with_str("PBKDF2", "SHA-256", iterations, &salt);
    let bits = subtle.derive_bits_with_object(&with, &key, BITS)?;
    let bits: ArrayBuffer = JsFuture::from(bits).await?.dyn_into()?;
    Ok(Uint8Array::new(&bits).to_vec())
}

fn subtle() -> Option<SubtleCrypto> {
    let crypto = web_sys::window()?.crypto().ok()?;
    // Undefined, not an error, on a page that is not served securely.
    js::property(&crypto, "subtle").map(JsCast::unchecked_into)
}
