//! Prints what is counted of texts as JSON, for comparing with other programs (tests/peer/readability.py).
//! `readability LANGUAGE FILE...` gives one object a file; `readability --sheets` reads public/sheets and
//! gives the running text of each sheet with its counts and scores.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::{Value, json};
use tallywell::codec::figures::read_figures;
use tallywell::codec::sheet::read_sheet;
use tallywell::domain::education::figure::Settings;
use tallywell::domain::education::language::Language;
use tallywell::domain::education::readability::{
    Counts, Measured, Numbers, Scores, coleman_liau, crawford, fernandez_huerta, flesch, flesch_kincaid, fog,
    gutierrez, said_prose, smog, syllables, szigriszt,
};

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let out: Vec<Value> = match arguments.first().map(String::as_str) {
        Some("--sheets") => sheets(),
        Some("--words") => {
            let language = Language::of_code(&arguments[1]).expect("a language: en or es");
            let text = fs::read_to_string(&arguments[2]).expect("a file of words");
            text.split_whitespace().map(|word| json!([word, syllables(word, language)])).collect()
        }
        Some(code) => {
            let language = Language::of_code(code).expect("a language: en or es");
            let text = |path: &String| fs::read_to_string(path).expect("a readable file");
            arguments[1..].iter().map(|path| of_text(path, &text(path), language)).collect()
        }
        None => panic!("usage: readability LANGUAGE FILE... | --words LANGUAGE FILE | --sheets"),
    };
    println!("{}", serde_json::to_string_pretty(&out).unwrap());
}

fn of_text(name: &str, text: &str, language: Language) -> Value {
    let counts = Counts::of_text(text, language, Numbers::Spoken);
    let without = Counts::of_text(text, language, Numbers::LeftOut);
    json!({ "withoutNumbers": counted(&without), "name": name, "language": language.code(), "text": text, "counts": counted(&counts), "formulas": formulas(&counts) })
}

fn counted(counts: &Counts) -> Value {
    let Counts { words, sentences, syllables, letters, long_words, hard_words } = *counts;
    json!({ "words": words, "sentences": sentences, "syllables": syllables, "letters": letters,
        "longWords": long_words, "hardWords": hard_words })
}

/// Every formula on the same counts, whatever the language.
fn formulas(counts: &Counts) -> Value {
    let of = |formula: fn(&Counts) -> Option<tallywell::domain::education::readability::Score>| {
        formula(counts).map(|score| score.ten_thousandths() as f64 / 10_000.0)
    };
    json!({ "flesch": of(flesch), "fleschKincaid": of(flesch_kincaid), "smog": of(smog), "fog": of(fog),
        "colemanLiau": of(coleman_liau), "fernandezHuerta": of(fernandez_huerta), "szigriszt": of(szigriszt),
        "gutierrez": of(gutierrez), "crawford": of(crawford) })
}

fn sheets() -> Vec<Value> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("public/sheets");
    let read = |path: &Path| fs::read_to_string(path).unwrap();
    let registry = read_figures(&read(&folder.join("figures.json"))).unwrap();
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    paths.sort();
    let none = Settings::new();
    let of_sheet = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let sheet = read_sheet(&read(path)).unwrap_or_else(|error| panic!("{name}: {error:?}")).sheet;
        let text = said_prose(&sheet, &registry, &none).into_iter().map(|(_, text)| text);
        let measured = Measured::of(&sheet, &registry, &none);
        let mut value = of_text(&name, &text.collect::<Vec<_>>().join("\n\n"), sheet.head.language);
        value["longest"] = json!(measured.longest);
        value["explained"] = json!(measured.explained);
        value["level"] = json!(format!("{:?}", measured.level()));
        value["scores"] = match measured.scores {
            Some(Scores::English(scores)) => json!(format!("{scores:?}")),
            Some(Scores::Spanish(scores)) => json!(format!("{scores:?}")),
            None => Value::Null,
        };
        value
    };
    paths.iter().map(of_sheet).collect()
}
