//! Documents of word processors into blocks (scenario A5). Keeps away: an archive that unpacks to
//! gigabytes, a file of another kind under this name, text that somebody had struck out.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use miniz_oxide::deflate::compress_to_vec;
use proptest::prelude::*;
use tallywell::codec::import::{Dropped, DroppedKind, ImportError, ZIP_BYTES_MAX, import_docx, import_file};
use tallywell::domain::education::rich::{Rich, Weight};
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

fn lines(imported: &tallywell::codec::import::Imported) -> Vec<String> {
    imported.blocks.iter().flat_map(Block::lines).map(Rich::words_only).collect()
}

#[test]
fn moved_text_and_text_boxes_come_one_time_and_what_stands_beside_is_told() {
    let boxed = paragraph("", "In a box");
    let body = [
        "<w:p><w:moveFrom w:id=\"1\"><w:r><w:t>Moved</w:t></w:r></w:moveFrom></w:p>".to_owned(),
        "<w:p><w:moveTo w:id=\"1\"><w:r><w:t>Moved</w:t></w:r></w:moveTo></w:p>".to_owned(),
        "<w:p><w:ins><w:r><w:t>Put in</w:t></w:r></w:ins></w:p>".to_owned(),
        format!(
            "<mc:AlternateContent><mc:Choice><w:txbxContent>{boxed}</w:txbxContent></mc:Choice>\
             <mc:Fallback><w:pict><w:txbxContent>{boxed}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>"
        ),
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>HYPERLINK \"x\"</w:instrText></w:r>\
         <w:r><w:t>A field</w:t></w:r></w:p>"
            .to_owned(),
    ];
    let xml = format!("<w:document><w:body>{}</w:body></w:document>", body.concat());
    let packed = compress_to_vec(xml.as_bytes(), 6);
    let file = archive(&[
        (DOCUMENT, &packed, xml.len() as u32),
        ("word/header1.xml", &packed, xml.len() as u32),
        ("word/footer1.xml", &packed, xml.len() as u32),
        ("word/footer2.xml", &packed, xml.len() as u32),
    ]);
    let imported = import_docx(&file).unwrap();
    assert_eq!(lines(&imported), ["Moved", "Put in", "In a box", "A field"]);
    let told = |name: &str, count| Dropped { what: DroppedKind::Element(name.to_owned()), count };
    assert_eq!(imported.dropped, [told("header", 1), told("footer", 2)]);
}

#[test]
fn a_book_is_no_handout() {
    let book: String =
        (0..60_000_u32).map(|number| paragraph("", &format!("Line {}", number * 7_919))).collect();
    let file = docx(&book);
    assert!(book.len() > 4 << 20 && file.len() < ZIP_BYTES_MAX);
    assert_eq!(import_docx(&file), Err(ImportError::TooLarge { limit: 4 << 20 }));
}

#[test]
fn a_file_is_read_by_what_it_is() {
    assert_eq!(import_file(b"%PDF-1.7 ..."), Err(ImportError::Pdf));
    assert_eq!(import_file(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1]), Err(ImportError::OldDocument));
    assert_eq!(import_file(b"\x89PNG\r\n"), Err(ImportError::NotText));
    assert_eq!(import_file(b"MZ\0\0"), Err(ImportError::NotText));
    assert_eq!(import_file(b"  \n"), Err(ImportError::Nothing));
    assert_eq!(lines(&import_file(&docx(&paragraph("", "Rest"))).unwrap()), ["Rest"]);
    assert_eq!(lines(&import_file(b"<p>Rest<script>x()</script>").unwrap()), ["Rest"]);
    let plain = "Fever\n\n- Rest < 5\n\u{2022} Drink\n1. Wash\n2) Dry\n10 000 steps\n-5 degrees";
    let imported = import_file(plain.as_bytes()).unwrap();
    assert_eq!(lines(&imported), ["Fever", "Rest < 5", "Drink", "Wash", "Dry", "10 000 steps", "-5 degrees"]);
    let [Block::Passage { parts, .. }, Block::Steps { steps, .. }, Block::Passage { .. }] =
        imported.blocks.as_slice()
    else {
        panic!("{:?}", imported.blocks)
    };
    assert!(matches!(parts.as_slice(), [Part::Paragraph(_), Part::Bullet(_), Part::Bullet(_)]));
    assert_eq!(steps.len(), 2);
}
