//! What a key press costs in a library of five hundred sheets in three languages: the sheets that come with
//! Tallywell, over and over, each time with words of its own.

use std::fs;
use std::hint::black_box;
use std::path::PathBuf;

use serde_json::{Value, json};
use tallywell::codec::concepts::read_concepts;
use tallywell::codec::sheet::read_sheet;
use tallywell::domain::education::find::Finder;
use tallywell::domain::education::language::Language;
use tallywell::domain::education::names::SheetKey;
use tallywell::domain::education::rich::Rich;
use tallywell::domain::education::sheet::{Block, Part, PassageKind, Sheet};

use crate::median;

const SHEETS: usize = 500;
/// There are two languages; a third of the same length stands for the next one.
const TEXTS: usize = SHEETS * 3;
/// Typed letter by letter: names, another word for it, a word of the text alone, slips, codes, nothing.
const TYPED: [&str; 8] = [
    "fever in children",
    "presion alta",
    "toallitas",
    "wash your hands",
    "diabetis",
    "R50.9",
    "hot child",
    "zzzzzz",
];

pub fn sheets() -> Value {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("public/sheets");
    let concepts = read_concepts(&fs::read_to_string(folder.join("concepts.txt")).unwrap()).unwrap();
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    paths.sort();
    let texts: Vec<String> = paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let read: Vec<Sheet> = texts.iter().map(|text| read_sheet(text).unwrap().sheet).collect();
    let all: Vec<Sheet> = (0..TEXTS).map(|number| copy(&read[number % read.len()], number)).collect();
    let finder = Finder::of(&all, &concepts);
    let keys =
        TYPED.iter().flat_map(|typed| (1..=typed.len()).map(move |end| typed.get(..end).unwrap_or(typed)));
    let find = |query: &str| drop(black_box(finder.find(black_box(query), Language::English)));
    let mut times: Vec<(f64, &str)> = keys.map(|query| (median(|| find(query)), query)).collect();
    times.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    json!({
        "texts": TEXTS,
        "read": median(|| texts.iter().for_each(|text| drop(black_box(read_sheet(text))))),
        "readOf": texts.len(),
        "build": median(|| drop(black_box(Finder::of(&all, &concepts)))),
        "key": times[times.len() / 2].0,
        "p95": times[times.len() * 95 / 100].0,
        "slowest": times[times.len() - 1].0,
        "slowestTyped": times[times.len() - 1].1,
    })
}

fn copy(sheet: &Sheet, number: usize) -> Sheet {
    let mut copy = sheet.clone();
    // Three texts of one sheet.
    copy.head.key = SheetKey::parse(&format!("sheet-{}", number / 3)).unwrap();
    let words = (0..12).map(|word| format!("word{}", (number * 31 + word * 7) % 9_000));
    let own = Part::Paragraph(Rich::text(&words.collect::<Vec<_>>().join(" ")));
    copy.blocks.push(Block::Passage { kind: PassageKind::Text, heading: None, parts: vec![own] });
    copy
}
