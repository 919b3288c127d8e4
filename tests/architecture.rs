//! The structure of the source, checked by reading it. ARCHITECTURE.md tells why; this file names
//! the line that breaks it. Each rule is shown a wrong example first, so that none sleeps.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::path::{Path, PathBuf};
use std::{fmt, fs};

/// Each layer and what it may use besides itself: only what stands before it.
const LAYERS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("codec", &["domain"]),
    ("log", &["domain", "codec"]),
    ("platform", &[]),
    ("store", &["domain", "codec", "log", "platform"]),
    ("exchange", &["domain", "codec", "log", "platform", "store"]),
    ("app", &["domain", "codec", "log", "platform", "store", "exchange"]),
    ("ui", &["domain", "log", "exchange", "app"]),
];
/// Layers that compile without a browser and know none.
const PURE: &[&str] = &["domain", "codec", "log"];
const BROWSER: &[&str] = &[
    "leptos",
    "leptos_router",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "gloo_events",
    "gloo_storage",
    "gloo_timers",
    "indexed_db_futures",
];
/// The clock, chance and waiting come in from outside; amounts are whole numbers.
const NOT_IN_DOMAIN: &[&str] = &["SystemTime", "async", "await", "f32", "f64", "minicbor", "serde"];
const VAGUE: &[&str] = &["Manager", "Helper", "Helpers", "Util", "Utils", "Data", "Info"];
const BANNED: &[&str] =
    &[".unwrap(", ".expect(", "panic!(", "todo!(", "unimplemented!(", "unreachable!(", "dbg!(", "unsafe "];
const CLICKABLE: &[&str] = &["button", "a", "summary", "A"];
/// The one place that sets markup: the icons, compiled in, nothing from outside.
const SETS_MARKUP: &str = "src/ui/parts/icon.rs";
const LINES_MAX: usize = 500;
const LINES_GOAL: usize = 400;

struct Finding {
    file: String,
    line: usize,
    what: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

/// A file with comments and the insides of strings taken out; line numbers stay.
struct Source {
    file: String,
    code: String,
}

impl Source {
    fn of(file: &str, text: &str) -> Self {
        Self { file: file.to_owned(), code: without_comments_and_strings(text) }
    }

    /// The code that ships: unit tests stand at the end of a file.
    fn shipped(&self) -> &str {
        self.code.split("#[cfg(test)]").next().unwrap_or_default()
    }

    fn layer(&self) -> Option<&str> {
        self.file.strip_prefix("src/")?.split_once('/').map(|(layer, _)| layer)
    }

    fn find(&self, place: usize, what: impl Into<String>) -> Finding {
        let line = self.code[..place].matches('\n').count() + 1;
        Finding { file: self.file.clone(), line, what: what.into() }
    }

    /// Every word with its place.
    fn words(&self) -> impl Iterator<Item = (usize, &str)> {
        let code = self.shipped();
        let is_part = |ch: char| ch.is_alphanumeric() || ch == '_';
        code.split(move |ch| !is_part(ch))
            .filter(|word| !word.is_empty())
            .map(move |word| (word.as_ptr() as usize - code.as_ptr() as usize, word))
    }
}

fn without_comments_and_strings(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let at = |place: usize| chars.get(place).copied().unwrap_or('\0');
    let mut out = String::with_capacity(text.len());
    let mut place = 0;
    // Keeps the lines of what is left out.
    let skip = |out: &mut String, from: usize, to: usize| {
        out.extend(chars[from..to.min(chars.len())].iter().filter(|ch| **ch == '\n'));
    };
    while place < chars.len() {
        let start = place;
        let hashes = (place + 1..).take_while(|next| at(*next) == '#').count();
        if at(place) == '/' && at(place + 1) == '/' {
            while place < chars.len() && at(place) != '\n' {
                place += 1;
            }
        } else if at(place) == '/' && at(place + 1) == '*' {
            while place < chars.len() && !(at(place) == '*' && at(place + 1) == '/') {
                place += 1;
            }
            place += 2;
            skip(&mut out, start, place);
        } else if at(place) == 'r' && at(place + 1 + hashes) == '"' && !out.ends_with(char::is_alphanumeric) {
            place += 2 + hashes;
            let ends = |place: usize| at(place) == '"' && (1..=hashes).all(|next| at(place + next) == '#');
            while place < chars.len() && !ends(place) {
                place += 1;
            }
            place += 1 + hashes;
            out.push_str("\"\"");
            skip(&mut out, start, place);
        } else if at(place) == '"' {
            place += 1;
            while place < chars.len() && at(place) != '"' {
                place += if at(place) == '\\' { 2 } else { 1 };
            }
            place += 1;
            out.push_str("\"\"");
            skip(&mut out, start, place);
        } else if at(place) == '\'' && (at(place + 1) == '\\' || at(place + 2) == '\'') {
            place += 2;
            while place < chars.len() && at(place) != '\'' {
                place += 1;
            }
            place += 1;
            out.push_str("' '");
        } else {
            out.push(at(place));
            place += 1;
        }
    }
    out
}

/// The modules of the crate's root that a file names, each with its place.
fn modules_named(source: &Source) -> Vec<(usize, String)> {
    let code = source.shipped();
    let inside = source.file.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    let depth = inside.split('/').count();
    let to_the_root = format!("{}::", vec!["super"; depth].join("::"));
    let mut found = Vec::new();
    for root in ["crate::".to_owned(), to_the_root] {
        for (place, _) in code.match_indices(&root) {
            let longer = code[..place].ends_with("super::") || code[..place].ends_with(char::is_alphanumeric);
            if longer {
                continue;
            }
            let rest = &code[place + root.len()..];
            let group = rest.strip_prefix('{').map_or(rest, |rest| rest.split(';').next().unwrap_or(rest));
            let mut nested = 0_i32;
            let mut head = true;
            let mut word = String::new();
            for ch in group.chars() {
                match ch {
                    _ if ch.is_alphanumeric() || ch == '_' => word.push(ch),
                    _ => {
                        if head && nested == 0 && !word.is_empty() {
                            found.push((place, std::mem::take(&mut word)));
                            head = false;
                        }
                        word.clear();
                        match ch {
                            '{' => nested += 1,
                            '}' => nested -= 1,
                            ',' if nested == 0 => head = true,
                            _ => {}
                        }
                        if !rest.starts_with('{') {
                            break;
                        }
                    }
                }
            }
        }
    }
    found
}

fn one_way(source: &Source) -> Vec<Finding> {
    let Some(layer) = source.layer() else { return Vec::new() };
    let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
        return vec![source.find(0, format!("{layer} is no layer"))];
    };
    let mut findings: Vec<Finding> = modules_named(source)
        .into_iter()
        .filter(|(_, used)| LAYERS.iter().any(|(name, _)| name == used))
        .filter(|(_, used)| used != layer && !allowed.contains(&used.as_str()))
        .map(|(place, used)| source.find(place, format!("{layer} must not know {used}")))
        .collect();
    for (place, word) in source.words() {
        if PURE.contains(&layer) && BROWSER.contains(&word) {
            findings.push(source.find(place, format!("{layer} must not know the browser: {word}")));
        }
        if layer == "domain" && NOT_IN_DOMAIN.contains(&word) {
            findings.push(source.find(place, format!("the domain must not know {word}")));
        }
    }
    findings
}

fn plain_names(source: &Source) -> Vec<Finding> {
    let words: Vec<(usize, &str)> = source.words().collect();
    let named =
        words.windows(2).filter(|pair| ["struct", "enum", "trait", "type", "union"].contains(&pair[0].1));
    named
        .filter(|pair| {
            let mut parts: Vec<String> = Vec::new();
            for ch in pair[1].1.chars() {
                if ch.is_uppercase() || parts.is_empty() {
                    parts.push(String::new());
                }
                parts.last_mut().unwrap().push(ch);
            }
            parts.iter().any(|part| VAGUE.contains(&part.as_str()))
        })
        .map(|pair| source.find(pair[1].0, format!("{} says nothing: name what it is", pair[1].1)))
        .collect()
}

fn no_crash(source: &Source) -> Vec<Finding> {
    let code = source.shipped();
    let places = BANNED.iter().flat_map(|banned| code.match_indices(banned));
    places.map(|(place, banned)| source.find(place, format!("{banned} in code that ships"))).collect()
}

fn clicks_and_markup(source: &Source) -> Vec<Finding> {
    let code = source.shipped();
    let mut findings = Vec::new();
    for (place, _) in code.match_indices("on:click") {
        let mut opened = code[..place].rmatch_indices('<').filter(|(at, _)| {
            let before = code[..*at].chars().next_back().unwrap_or(' ');
            let after = code[at + 1..].chars().next().unwrap_or(' ');
            after.is_alphabetic() && !before.is_alphanumeric() && !matches!(before, ':' | '_')
        });
        let tag = opened.next().map(|(at, _)| &code[at + 1..]).unwrap_or_default();
        let tag = tag.split(|ch: char| !ch.is_alphanumeric()).next().unwrap_or_default();
        if !CLICKABLE.contains(&tag) {
            findings.push(source.find(place, format!("<{tag}> takes no clicks: use a button or a link")));
        }
    }
    let attribute = |name: &str| {
        let places: Vec<usize> = code.match_indices(name).map(|(place, _)| place).collect();
        let own = |place: &usize| code[..*place].ends_with(|ch: char| ch.is_whitespace());
        places.into_iter().filter(own).collect::<Vec<_>>()
    };
    for name in ["style=", "style:"] {
        for place in attribute(name) {
            findings.push(source.find(place, "an attribute of style: use a class"));
        }
    }
    for name in ["inner_html", "set_inner_html", "insert_adjacent_html", "set_outer_html"] {
        for place in source.words().filter(|(_, word)| *word == name).map(|(place, _)| place) {
            if source.file != SETS_MARKUP {
                findings.push(source.find(place, "markup from text: build elements"));
            }
        }
    }
    findings
}

fn sources(folder: &str) -> Vec<(Source, usize)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    collect(&root.join(folder), &mut files);
    files.sort();
    assert!(!files.is_empty(), "{folder} has no source");
    files
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let file = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            (Source::of(&file, &text), text.lines().count())
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "node_modules") {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

type Rule = fn(&Source) -> Vec<Finding>;

/// The rule finds the wrong example, leaves the right one alone, and then reads the whole source.
fn check(rule: Rule, wrong: &[(&str, &str)], right: &[(&str, &str)]) {
    for (file, text) in wrong {
        assert!(!rule(&Source::of(file, text)).is_empty(), "not found in {file}: {text}");
    }
    for (file, text) in right {
        let found: Vec<String> = rule(&Source::of(file, text)).iter().map(Finding::to_string).collect();
        assert!(found.is_empty(), "{text}: {found:?}");
    }
    let found: Vec<String> = sources("src")
        .iter()
        .flat_map(|(source, _)| rule(source))
        .map(|finding| finding.to_string())
        .collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn a_layer_knows_only_what_stands_before_it() {
    check(
        one_way,
        &[
            ("src/domain/state.rs", "use crate::codec::wire::Wire;"),
            ("src/domain/mod.rs", "use super::log::fold;"),
            ("src/log/fold.rs", "fn f() { crate::store::journal::open(); }"),
            ("src/log/fold.rs", "use super::super::ui;"),
            ("src/codec/wire.rs", "use crate::{domain::ids::EventId, exchange::{self, plan}};"),
            ("src/ui/screens/today/mod.rs", "use crate::store::prefs;"),
            ("src/ui/root.rs", "let x = crate::codec::csv::read();"),
            ("src/platform/clock.rs", "use crate::domain::time::Instant;"),
            ("src/domain/time.rs", "use web_sys::window;"),
            ("src/domain/quantity.rs", "pub struct Amount(f64);"),
            ("src/tools/x.rs", ""),
        ],
        &[
            ("src/log/fold.rs", "use crate::codec::batch; use crate::domain::{codec, ids};"),
            ("src/log/fold.rs", "// crate::ui\nconst TEXT: &str = \"crate::ui\"; use super::archive;"),
            ("src/log/fold.rs", "fn f() {}\n#[cfg(test)]\nmod tests { use crate::store::x; }"),
            ("src/app/mod.rs", "use crate::store::x; use leptos::prelude::*;"),
        ],
    );
}

#[test]
fn names_say_what_a_thing_is() {
    check(
        plain_names,
        &[("src/app/x.rs", "pub struct StockManager;"), ("src/app/x.rs", "enum RowData { A }")],
        &[("src/app/x.rs", "struct Database; struct Information; fn data() {}")],
    );
}

#[test]
fn nothing_that_ships_can_crash_on_purpose() {
    check(
        no_crash,
        &[("src/app/x.rs", "fn f() { g().unwrap(); }"), ("src/app/x.rs", "fn f() { todo!() }")],
        &[
            (
                "src/app/x.rs",
                "fn f() { g().unwrap_or(1); Words::expect(); }\n#[cfg(test)]\nfn t() { g().unwrap(); }",
            ),
            ("src/app/x.rs", "/// Like `x.unwrap()`.\nfn f() -> char { '\"' }"),
        ],
    );
}

#[test]
fn only_buttons_and_links_take_clicks_and_no_view_carries_style_or_markup() {
    check(
        clicks_and_markup,
        &[
            ("src/ui/x.rs", "view! { <div class=\"row\"\n on:click=move |_| go()> }"),
            ("src/ui/x.rs", "view! { <button>x</button><li on:click=go> }"),
            ("src/ui/x.rs", "view! { <p style=\"color:red\"> }"),
            ("src/ui/x.rs", "view! { <p inner_html=text> }"),
        ],
        &[
            ("src/ui/x.rs", "view! { <button disabled=move || a < b class=f::<Vec<u8>>() on:click=go> }"),
            ("src/ui/x.rs", "let style = 1; view! { <summary on:click=go> }"),
        ],
    );
}

#[test]
fn files_are_short_enough_to_be_read() {
    let mut sizes: Vec<(usize, String)> = ["src", "tests", "examples"]
        .into_iter()
        .flat_map(sources)
        .map(|(source, lines)| (lines, source.file))
        .filter(|(lines, file)| *lines > LINES_GOAL && !file.contains("/golden/"))
        .collect();
    sizes.sort_unstable();
    for (lines, file) in &sizes {
        println!("{file}: {lines} lines, the goal is {LINES_GOAL}");
    }
    let too_long: Vec<_> =
        sizes.iter().filter(|(lines, file)| *lines > LINES_MAX && !file.starts_with("examples/")).collect();
    assert!(too_long.is_empty(), "over {LINES_MAX} lines: {too_long:?}");
}
