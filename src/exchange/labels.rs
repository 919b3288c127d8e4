//! The QR label of a room: a link as a drawing of one path. Pure; print and paper are elsewhere.

use fast_qr::{ECL, QRBuilder};

use crate::codec::digest::Digest;

/// Light modules around the code, as the standard wants them.
const QUIET: usize = 4;

/// A code of `side` by `side` modules, the quiet zone included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    pub side: usize,
    /// The `d` of an SVG path in units of one module: one stroke-free bar for each run.
    pub path: String,
}

/// Sixteen digits that tell a text from any other.
pub fn fingerprint(text: &str) -> String {
    Digest::of(&[text.as_bytes()]).short()
}

/// Draws a text as a QR code; none when it is longer than a code holds (2,331 bytes).
pub fn code(text: &str) -> Option<Code> {
    let qr = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let mut path = String::new();
    for y in 0..qr.size {
        let dark = |x: usize| qr.data.get(y * qr.size + x).is_some_and(|module| module.value());
        let mut x = 0;
        while x < qr.size {
            let run = (x..qr.size).take_while(|x| dark(*x)).count();
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET));
            }
            x += run.max(1);
        }
    }
    Some(Code { side: qr.size + 2 * QUIET, path })
}
