//! Documents of word processors into blocks (scenario A5). Keeps away: an archive that unpacks to
//! gigabytes, a file of another kind under this name, text that somebody had struck out.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use miniz_oxide::deflate::compress_to_vec;
use proptest::prelude::*;
use tallywell::codec::import::{Dropped, DroppedKind, ImportError, ZIP_BYTES_MAX, import_docx};
use tallywell::domain::education::rich::Weight;
use tallywell::domain::education::sheet::{Block, Part};

const DOCUMENT: &str = "word/document.xml";

/// An archive with these files, each with the size that it claims to unpack to.
fn archive(files: &[(&str, &[u8], u32)]) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    let put = |out: &mut Vec<u8>, parts: &[(u32, usize)]| {
        for (value, len) in parts {
            out.extend(&value.to_le_bytes()[..*len]);
        }
    };
    for (name, packed, claimed) in files {
        let (at, size, name_len) = (out.len() as u32, packed.len() as u32, name.len() as u32);
        put(
            &mut out,
            &[
                (0x0403_4b50, 4),
                (20, 2),
                (0, 2),
                (8, 2),
                (0, 4),
                (0, 4),
                (size, 4),
                (*claimed, 4),
                (name_len, 2),
                (0, 2),
            ],
        );
        out.extend(name.as_bytes());
        out.extend(*packed);
        put(
            &mut list,
            &[(0x0201_4b50, 4), (20, 2), (20, 2), (0, 2), (8, 2), (0, 4), (0, 4), (size, 4), (*claimed, 4)],
        );
        put(&mut list, &[(name_len, 2), (0, 2), (0, 2), (0, 2), (0, 2), (0, 4), (at, 4)]);
        list.extend(name.as_bytes());
    }
    let (count, at, len) = (files.len() as u32, out.len() as u32, list.len() as u32);
    out.extend(list);
    put(&mut out, &[(0x0605_4b50, 4), (0, 2), (0, 2), (count, 2), (count, 2), (len, 4), (at, 4), (0, 2)]);
    out
}

fn docx(body: &str) -> Vec<u8> {
    let xml = format!("<?xml version=\"1.0\"?><w:document><w:body>{body}</w:body></w:document>");
    archive(&[
        ("[Content_Types].xml", &compress_to_vec(b"<x/>", 6), 4),
        (DOCUMENT, &compress_to_vec(xml.as_bytes(), 6), xml.len() as u32),
    ])
}

fn paragraph(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{style}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

#[test]
fn headings_lists_tables_and_weights_become_blocks() {
    let style = |name: &str| format!("<w:pStyle w:val=\"{name}\"/>");
    let cell = |text: &str| format!("<w:tc><w:tcPr/>{}</w:tc>", paragraph("", text));
    let body = [
        paragraph(&style("Title"), "Fever &amp; you"),
        "<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:t>Call </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>us</w:t></w:r>\
         <w:r><w:rPr><w:b w:val=\"0\"/></w:rPr><w:t> now</w:t></w:r><w:del><w:r><w:delText>never</w:delText></w:r></w:del></w:p>"
            .to_owned(),
        paragraph(&style("Ttulo2"), "Qué hacer"),
        paragraph("<w:numPr><w:ilvl w:val=\"0\"/></w:numPr>", "Descanse"),
        paragraph(&style("ListNumber"), "Uno"),
        paragraph(&style("ListNumber"), "Dos"),
        format!("<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>", cell("Edad"), cell("Llame"), cell("bebé"), cell("ya")),
        "<w:p><w:hyperlink r:id=\"x\"><w:r><w:drawing/><w:t>aquí</w:t></w:r></w:hyperlink></w:p>".to_owned(),
    ];
    let imported = import_docx(&docx(&body.concat())).unwrap();
    assert_eq!(imported.title.unwrap().words_only(), "Fever & you");
    let [
        Block::Passage { parts: first, .. },
        Block::Passage { heading: Some(heading), parts: list, .. },
        Block::Steps { steps, .. },
        Block::Table { columns, rows, .. },
        Block::Passage { parts: last, .. },
    ] = imported.blocks.as_slice()
    else {
        panic!("{:?}", imported.blocks);
    };
    let weights: Vec<Weight> = first[0].line().runs().iter().map(|run| run.weight).collect();
    assert_eq!(
        (first[0].line().words_only().as_str(), weights),
        ("Call us now", vec![Weight::Plain, Weight::Strong, Weight::Plain])
    );
    assert_eq!(heading.words_only(), "Qué hacer");
    assert!(matches!(list.as_slice(), [Part::Bullet(_)]));
    assert_eq!((steps.len(), columns.len(), rows.len()), (2, 2, 1));
    assert_eq!(last[0].line().words_only(), "aquí");
    let dropped = |what| Dropped { what, count: 1 };
    assert_eq!(
        imported.dropped,
        [
            dropped(DroppedKind::Element("del".to_owned())),
            dropped(DroppedKind::Link),
            dropped(DroppedKind::Image)
        ]
    );
}

#[test]
fn an_archive_that_would_unpack_to_far_more_is_stopped() {
    // It says so itself.
    let small = compress_to_vec(b"<w:p/>", 6);
    let honest = archive(&[
        ("word/media/a.bin", &small, 40 << 20),
        ("word/media/b.bin", &small, 40 << 20),
        (DOCUMENT, &small, 6),
    ]);
    assert_eq!(import_docx(&honest), Err(ImportError::Bomb));
    // It says that it is small.
    let zeros = compress_to_vec(&vec![b' '; 60 << 20], 1);
    assert!(zeros.len() < ZIP_BYTES_MAX);
    assert_eq!(import_docx(&archive(&[(DOCUMENT, &zeros, 100)])), Err(ImportError::Bomb));
    let many: Vec<(&str, &[u8], u32)> = vec![("x", &[], 0); 2_001];
    assert_eq!(import_docx(&archive(&many)), Err(ImportError::Bomb));
    assert_eq!(import_docx(&vec![0; ZIP_BYTES_MAX + 1]), Err(ImportError::TooLarge { limit: ZIP_BYTES_MAX }));
}

#[test]
fn another_kind_of_file_is_told() {
    assert_eq!(import_docx(b"<html><p>a</p></html>"), Err(ImportError::NotThisKind));
    assert_eq!(import_docx(b""), Err(ImportError::NotThisKind));
    assert_eq!(import_docx(&archive(&[("xl/workbook.xml", &[], 0)])), Err(ImportError::NoDocument));
    assert_eq!(import_docx(&archive(&[(DOCUMENT, b"\xff\xff\xff", 3)])), Err(ImportError::Damaged));
    assert_eq!(import_docx(&docx("<w:p/>")), Err(ImportError::Nothing));
    // An entity of the document's own is no sign and reads no file.
    let imported = import_docx(&docx(&paragraph("", "a &xxe; b"))).unwrap();
    assert_eq!(imported.blocks[0].lines()[0].words_only(), "a &xxe; b");
}

proptest! {
    #[test]
    fn a_damaged_archive_is_refused_or_read_and_never_more(place in any::<usize>(), byte in any::<u8>(), cut in any::<usize>()) {
        let mut bytes = docx(&paragraph("", "Rest well"));
        let len = bytes.len();
        bytes[place % len] = byte;
        let _ = import_docx(&bytes);
        bytes.truncate(cut % len);
        let _ = import_docx(&bytes);
    }
}
