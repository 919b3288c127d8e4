//! Writes docs/sheets.md: what stands behind each sheet that comes with Tallywell. `make sheets`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use tallywell::codec::figures::{described, read_figures};
use tallywell::codec::sheet::read_sheet;
use tallywell::domain::education::figure::{Evidence, Figure, Registry, Settings, Sourced};
use tallywell::domain::education::readability::{Measured, Scores};
use tallywell::domain::education::sheet::{Block, Sheet};

fn main() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("public/sheets");
    let registry = read_figures(&fs::read_to_string(folder.join("figures.json")).unwrap()).unwrap();
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    paths.sort();
    let sheets: Vec<Sheet> =
        paths.iter().map(|path| read_sheet(&fs::read_to_string(path).unwrap()).unwrap().sheet).collect();
    fs::write(root.join("docs/sheets.md"), page(&registry, &sheets)).unwrap();
}

fn page(registry: &Registry, sheets: &[Sheet]) -> String {
    let mut out = String::from(
        "# The sheets that come with Tallywell\n\nWritten by `make sheets`. Every sheet is a draft until a clinician of \
         the clinic approves it. What a second reader found, and what stays open, stands in \
         [sheets-review.md](sheets-review.md).\n\n| sheet | language | words | sentences | scores |\n| --- | --- | --- | --- | --- |\n",
    );
    let none = Settings::new();
    for sheet in sheets {
        let measured = Measured::of(sheet, registry, &none);
        let scores = match measured.scores {
            Some(Scores::English(scores)) => {
                format!(
                    "Flesch-Kincaid {}, SMOG {}",
                    tenths(scores.grade.tenths()),
                    tenths(scores.smog.tenths())
                )
            }
            Some(Scores::Spanish(scores)) => format!(
                "INFLESZ {}, Fernández Huerta {}",
                tenths(scores.inflesz.tenths()),
                tenths(scores.fernandez_huerta.tenths())
            ),
            None => "too little text".to_owned(),
        };
        let (words, sentences) = (measured.counts.words, measured.counts.sentences);
        let head = &sheet.head;
        writeln!(out, "| {} | {} | {words} | {sentences} | {scores} |", head.key, head.language.code())
            .unwrap();
    }
    for sheet in sheets.iter().filter(|sheet| sheet.head.language.code() == "en") {
        write!(out, "\n## {}\n\n", sheet.title.words_only()).unwrap();
        for key in sheet.figures() {
            for (name, sourced) in readings(registry, &key) {
                writeln!(out, "- `{name}`: {}", described(sourced)).unwrap();
            }
        }
        let sources = sheet.blocks.iter().filter_map(|block| match block {
            Block::Sources(sources) => Some(sources),
            _ => None,
        });
        for source in sources.flatten() {
            let place = source.place.as_deref().unwrap_or_default();
            writeln!(out, "- source: {}, {place}", source.name.words_only()).unwrap();
        }
    }
    out.push_str("\n## Still to be looked at by a person\n\nFigures whose source itself was not read:\n\n");
    for key in registry.figures.keys() {
        for (name, sourced) in readings(registry, key) {
            if sourced.source.evidence != Evidence::Source {
                writeln!(out, "- `{name}`: {}", described(sourced)).unwrap();
            }
        }
    }
    out
}

fn readings<'a>(
    registry: &'a Registry,
    key: &tallywell::domain::education::names::FigureKey,
) -> Vec<(String, &'a Sourced)> {
    match registry.figures.get(key) {
        Some(Figure::Fixed(sourced)) => vec![(key.to_string(), sourced)],
        Some(Figure::Chosen(choices)) => {
            choices.iter().map(|(choice, sourced)| (format!("{key}, {choice}"), sourced)).collect()
        }
        Some(Figure::ClinicPhone) | None => Vec::new(),
    }
}

fn tenths(value: i64) -> String {
    format!("{}.{}", value / 10, (value % 10).abs())
}
