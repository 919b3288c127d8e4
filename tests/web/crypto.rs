//! PIN hashing gives the published vectors, and secrets are compared whole.

use tallywell::platform::crypto::{pbkdf2_sha256, same_secret};
use wasm_bindgen_test::wasm_bindgen_test;

async fn check(secret: &str, salt: &str, iterations: u32, expected: &str) {
    let derived = pbkdf2_sha256(secret.as_bytes(), salt.as_bytes(), iterations).await;
    let derived = derived.expect("WebCrypto derives");
    let hex: String = derived.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hex, expected);
}

#[wasm_bindgen_test]
async fn pbkdf2_gives_the_vectors_of_rfc_7914() {
    // Section 11; the first 32 of its 64 bytes.
    let one = "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc";
    check("passwd", "salt", 1, one).await;
    let many = "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56";
    check("Password", "NaCl", 80_000, many).await;
}

#[wasm_bindgen_test]
async fn no_iterations_are_refused() {
    assert!(pbkdf2_sha256(b"1234", b"salt", 0).await.is_err());
}

#[wasm_bindgen_test]
fn secrets_are_the_same_only_when_every_byte_is() {
    for (one, other, same) in [
        (&b""[..], &b""[..], true),
        (b"1234", b"1234", true),
        (b"1234", b"1235", false),
        (b"0234", b"1234", false),
        (b"1234", b"12345", false),
        (b"", b"1", false),
    ] {
        assert_eq!(same_secret(one, other), same, "{one:?} {other:?}");
    }
}
