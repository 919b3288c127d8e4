//! The size budget: what a new tablet fetches before its first screen stands, and what it keeps.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::{File, Outcome};

/// What the first screen waits for: a tablet on a clinic's guest network gets it in seconds.
pub const FIRST_LOAD_BROTLI_MAX: usize = 350_000;
/// The wasm of it, which old tablets compile at about 1 MB a second.
pub const FIRST_WASM_RAW_MAX: usize = 1_200_000;
/// Everything that a tablet keeps for offline use, fetched once the first screen stands
/// (decisions/2026-11-26-what-a-tablet-keeps.md).
pub const KEPT_BROTLI_MAX: usize = 2_600_000;

struct Row {
    path: String,
    raw: usize,
    brotli: usize,
}

impl Row {
    fn of(path: &str, bytes: &[u8]) -> Outcome<Self> {
        Ok(Self { path: path.to_owned(), raw: bytes.len(), brotli: brotli_size(path, bytes)? })
    }

    fn is_wasm(&self) -> bool {
        self.path.ends_with(".wasm")
    }

    /// Whether the first screen waits for it. The wings do not: what Trunk's starter loads is named after
    /// the app. Nor do the sheets. tests/e2e/first-load.test.mjs holds this against a browser.
    fn is_first(&self) -> bool {
        let is_wing = self.is_wasm() && !self.path.starts_with("/tallywell-");
        !is_wing && !self.path.starts_with("/sheets/")
    }
}

/// Bytes of everything that a tablet fetches and keeps.
pub struct Sizes(Vec<Row>);

impl Sizes {
    pub fn of(folder: &Path, files: &[File]) -> Outcome<Self> {
        let mut rows = vec![Row::of("/sw.js", &fs::read(folder.join("sw.js"))?)?];
        for file in files {
            rows.push(Row::of(&file.path, &file.bytes)?);
        }
        Ok(Self(rows))
    }

    fn first(&self) -> impl Iterator<Item = &Row> {
        self.0.iter().filter(|row| row.is_first())
    }

    fn first_brotli(&self) -> usize {
        self.first().map(|row| row.brotli).sum()
    }

    fn first_wasm_raw(&self) -> usize {
        self.first().filter(|row| row.is_wasm()).map(|row| row.raw).sum()
    }

    fn kept_brotli(&self) -> usize {
        self.0.iter().map(|row| row.brotli).sum()
    }

    /// For build.json.
    pub fn facts(&self) -> Value {
        let raw: usize = self.first().map(|row| row.raw).sum();
        let kept_raw: usize = self.0.iter().map(|row| row.raw).sum();
        json!({
            "firstLoad": { "raw": raw, "brotli": self.first_brotli(), "budget": FIRST_LOAD_BROTLI_MAX },
            "firstWasm": { "raw": self.first_wasm_raw(), "budget": FIRST_WASM_RAW_MAX },
            "kept": { "raw": kept_raw, "brotli": self.kept_brotli(), "budget": KEPT_BROTLI_MAX },
        })
    }

    pub fn within_budget(&self) -> Outcome<()> {
        let sizes = [
            ("the first load in brotli", self.first_brotli(), FIRST_LOAD_BROTLI_MAX),
            ("the wasm of the first load", self.first_wasm_raw(), FIRST_WASM_RAW_MAX),
            ("everything that is kept, in brotli,", self.kept_brotli(), KEPT_BROTLI_MAX),
        ];
        match sizes.iter().find(|(_, found, most)| found > most) {
            Some((what, found, most)) => {
                Err(format!("{what} is {found} bytes, budget {most}\n{}", self.table()).into())
            }
            None => Ok(()),
        }
    }

    pub fn report(&self, build: &str) -> String {
        format!(
            "{}build {build}: first load {} of {FIRST_LOAD_BROTLI_MAX} brotli, its wasm {} of {FIRST_WASM_RAW_MAX}; kept {} of {KEPT_BROTLI_MAX} brotli in {} files",
            self.table(),
            self.first_brotli(),
            self.first_wasm_raw(),
            self.kept_brotli(),
            self.0.len(),
        )
    }

    fn table(&self) -> String {
        let mut rows: Vec<_> = self.0.iter().collect();
        rows.sort_by_key(|row| (!row.is_first(), std::cmp::Reverse(row.brotli)));
        rows.iter().fold(String::new(), |mut text, row| {
            let when = if row.is_first() { "first" } else { "later" };
            let _ = writeln!(text, "{:>9} raw {:>8} br  {when}  {}", row.raw, row.brotli, row.path);
            text
        })
    }
}

/// What a host that compresses sends; pictures and fonts are compressed already.
fn brotli_size(path: &str, bytes: &[u8]) -> Outcome<usize> {
    if [".png", ".woff2"].iter().any(|packed| path.ends_with(packed)) {
        return Ok(bytes.len());
    }
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters)?;
    Ok(packed.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(path: &str, raw: usize, brotli: usize) -> Row {
        Row { path: path.to_owned(), raw, brotli }
    }

    #[test]
    fn over_budget_is_an_error_that_shows_the_largest_of_the_first_load_first() {
        let rows = vec![
            row("/day-0123456789abcdef.wasm", 10, FIRST_LOAD_BROTLI_MAX),
            row("/small.js", 10, 5),
            row("/tallywell-0123456789abcdef_bg.wasm", 10, FIRST_LOAD_BROTLI_MAX),
        ];
        let message = Sizes(rows).within_budget().unwrap_err().to_string();
        let place = |text: &str| message.find(text).unwrap();
        assert!(place("/tallywell-") < place("/small.js") && place("/small.js") < place("/day-"));
    }

    #[test]
    fn the_first_screen_waits_for_no_wing_and_no_sheet_but_a_tablet_keeps_them_all() {
        for path in ["/day-0123456789abcdef.wasm", "/sheets/fever-in-children.en.md"] {
            let later = |brotli| Sizes(vec![row(path, FIRST_WASM_RAW_MAX + 1, brotli)]);
            assert!(later(KEPT_BROTLI_MAX).within_budget().is_ok());
            assert!(later(KEPT_BROTLI_MAX + 1).within_budget().is_err());
        }
        let core = |raw| Sizes(vec![row("/tallywell-0123456789abcdef_bg.wasm", raw, 1)]);
        assert!(core(FIRST_WASM_RAW_MAX).within_budget().is_ok());
        assert!(core(FIRST_WASM_RAW_MAX + 1).within_budget().is_err());
    }
}
