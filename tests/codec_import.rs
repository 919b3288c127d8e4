//! Foreign pages into blocks (scenario A5). Keeps away: a script in a sheet, a text lost without a word, a
//! page that stops the app.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use proptest::prelude::*;
use support::cases;
use tallywell::codec::import::{Dropped, DroppedKind, HTML_BYTES_MAX, ImportError, Imported, import_html};
use tallywell::codec::sheet::{SHEET_BYTES_MAX, read_sheet, write_sheet};
use tallywell::domain::education::rich::{Rich, Weight};
use tallywell::domain::education::sheet::{Block, Part, Sheet};

const HEAD: &str = "---\nsheet: x\nlanguage: en\nkind: topic\nreview: yearly\n---\n\n# Title\n";

/// Every word that came through, in order.
fn words(imported: &Imported) -> String {
    let lines = imported.blocks.iter().flat_map(|block| block.heading().into_iter().chain(block.lines()));
    let lines: Vec<String> = imported.title.iter().chain(lines).map(Rich::words_only).collect();
    lines.join(" / ")
}

fn check(html: &str, expected: &str, dropped: &[(DroppedKind, u32)]) {
    let imported = import_html(html).unwrap();
    assert_eq!(words(&imported), expected, "{html}");
    let dropped: Vec<Dropped> =
        dropped.iter().map(|(what, count)| Dropped { what: what.clone(), count: *count }).collect();
    assert_eq!(imported.dropped, dropped, "{html}");
}

fn element(name: &str) -> DroppedKind {
    DroppedKind::Element(name.to_owned())
}

/// What an import makes is a sheet, and is written and read like any other.
fn as_sheet(imported: &Imported) -> Sheet {
    let mut sheet = read_sheet(HEAD).unwrap().sheet;
    sheet.blocks = imported.blocks.clone();
    if let Some(title) = &imported.title {
        sheet.title = title.clone();
    }
    sheet
}

#[test]
fn nothing_that_could_act_comes_through() {
    check("a<script>alert(1)</script>b", "ab", &[(element("script"), 1)]);
    check("a<SCRIPT src=//x>alert('</b>')</ScRiPt >b", "ab", &[(element("script"), 1)]);
    check("<img src=x onerror=alert(1)>a", "a", &[(DroppedKind::Handler, 1), (DroppedKind::Image, 1)]);
    check("<a href='javascript:alert(1)'>go</a>", "go", &[(DroppedKind::Link, 1)]);
    check("a<iframe src=//x><p>b</p></iframe>c", "ac", &[(element("iframe"), 1)]);
    check("a<svg onload=alert(1)><svg><text>b</text></svg></svg>c", "ac", &[(element("svg"), 1)]);
    check("a<style>@import url(//x)</style>b", "ab", &[(element("style"), 1)]);
    check("<b onclick='x>y'>a</b>", "a", &[(DroppedKind::Handler, 1)]);
    check("a<!-- <script>x</script> --><!doctype html><?php x ?>b", "ab", &[]);
    check(
        "a<link rel=stylesheet href=//x><meta http-equiv=refresh>b",
        "ab",
        &[(element("link"), 1), (element("meta"), 1)],
    );
    // Never closed: nothing behind it is text.
    check("a<script>b", "a", &[(element("script"), 1)]);
    // Signs by name are text and stay text.
    check("&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>", &[]);
    check("5 < 6 & 7 &amp;&unknown; &#8217;&#x41;", "5 < 6 & 7 &&unknown; ’A", &[]);
}

#[test]
fn headings_lists_tables_and_emphasis_become_blocks() {
    let html = "<html><head><title>x</title></head><body><h1>Fever</h1><p>It is <b>high</b> and <i>hot</i>.<br>Rest.</p>\
                <h2>Do</h2><ul><li>Drink<li>Sleep<ol><li>well</ol></ul><h3>How</h3><ol><li>One</li><li>Two</li></ol>\
                <table><tr><th>Age<th>Call</tr><tr><td>Baby<td>now</table></body></html>";
    let imported = import_html(html).unwrap();
    assert_eq!(imported.title.as_ref().unwrap().words_only(), "Fever");
    let [
        Block::Passage { heading: None, parts, .. },
        Block::Passage { heading: Some(doing), parts: list, .. },
        Block::Steps { heading: Some(_), steps },
        Block::Table { columns, rows, .. },
    ] = imported.blocks.as_slice()
    else {
        panic!("{imported:?}");
    };
    let weights: Vec<Weight> = parts[0].line().runs().iter().map(|run| run.weight).collect();
    assert_eq!(weights, [Weight::Plain, Weight::Strong, Weight::Plain, Weight::Light, Weight::Plain]);
    assert_eq!((parts.len(), doing.words_only().as_str()), (2, "Do"));
    assert!(list.iter().all(|part| matches!(part, Part::Bullet(_))) && list.len() == 3);
    assert_eq!((steps.len(), columns.len(), rows.len()), (2, 2, 1));
    assert_eq!(imported.dropped, [Dropped { what: element("head"), count: 1 }]);
}

#[test]
fn text_of_a_shape_that_no_sheet_has_is_kept_and_told() {
    check(
        "<table><tr><td>a<td>b<td>c<td>d<td>e</tr></table>",
        "a / b / c / d / e",
        &[(DroppedKind::TableShape, 1)],
    );
    let nested = format!("{}deep{}", "<table><tr><td>".repeat(5_000), "</table>".repeat(5_000));
    check(&nested, "deep", &[(DroppedKind::TableShape, 4_999)]);
    let deep = format!("{}x{}", "<ul><li>".repeat(500), "</ul>".repeat(500));
    check(&deep, "x", &[]);
    let bold = format!("{}text", "<b>".repeat(HTML_BYTES_MAX / 3 - 2));
    check(&bold, "text", &[]);
    let long = "word ".repeat(2_000);
    let imported = import_html(&format!("<p>{long}</p>")).unwrap();
    assert_eq!(words(&imported).replace(" / ", " "), long.trim());
    let lines = import_html(&"<p>line</p>".repeat(5_000)).unwrap();
    assert_eq!(lines.dropped, [Dropped { what: DroppedKind::Line, count: 5_000 - 1_600 }]);
}

#[test]
fn what_is_too_large_or_empty_is_refused() {
    let large = "a".repeat(HTML_BYTES_MAX + 1);
    assert_eq!(import_html(&large), Err(ImportError::TooLarge { limit: HTML_BYTES_MAX }));
    for nothing in ["", "<p></p>", "<script>x</script>", "\u{202e}", "<", "</", "<!--"] {
        let imported = import_html(nothing);
        assert!(matches!(imported, Err(ImportError::Nothing)) || nothing == "<", "{nothing}: {imported:?}");
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn any_page_gives_blocks_that_a_sheet_can_hold(
        parts in prop::collection::vec(prop_oneof![
            prop::sample::select(vec![
                "<p>", "</p>", "<b>", "</b>", "<i>", "<ul>", "<li>", "</ul>", "<ol>", "<table>", "<tr>", "<td>", "</td>",
                "</table>", "<h2>", "</h2>", "<br>", "<script>", "</script>", "<svg>", "</svg>", "<", ">", "&", "&amp;",
                "<a href='", "'", "\"", "<!--", "-->", "*", "{{", "- ", ":::", "|", "\\", "#",
            ]).prop_map(str::to_owned),
            "\\PC{0,12}",
        ], 0..60),
    ) {
        let html = parts.concat();
        if let Ok(imported) = import_html(&html) {
            let sheet = as_sheet(&imported);
            let text = write_sheet(&sheet);
            if text.len() <= SHEET_BYTES_MAX {
                let read = read_sheet(&text);
                prop_assert_eq!(read.as_ref().map(|read| &read.sheet), Ok(&sheet), "{}", text);
            }
        }
    }
}
