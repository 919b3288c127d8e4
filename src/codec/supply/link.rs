//! GS1 Digital Links, read where they stand: the host does not matter and is never asked.

use crate::codec::supply::gs1::{Element, check, reading, refuse_persons};
use crate::codec::supply::{Read, Unread, ai};
use crate::domain::time::Date;

/// What may stand behind an article in the path, in this order; a third-party serial stands alone.
const QUALIFIERS: [&[&str]; 2] = [&["22", "10", "21"], &["235"]];

pub(super) fn is_link(text: &str) -> bool {
    ["http://", "https://"]
        .iter()
        .any(|scheme| text.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme)))
}

/// A link of another kind is a plain text, and nothing else.
pub(super) fn read(text: &str, today: Date) -> Result<Read, Unread> {
    let address = text.split_once("://").map_or(text, |(_, rest)| rest);
    let address = address.split('#').next().unwrap_or_default();
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let mut segments = path.split('/').skip(1).skip_while(|segment| !matches!(*segment, "01" | "8006"));
    let mut fields: Vec<(String, String)> = Vec::new();
    while let (Some(ai), Some(value)) = (segments.next(), segments.next()) {
        fields.push((ai.to_owned(), decoded(value)));
    }
    if fields.is_empty() {
        // It would be kept as it is: never one that names a person.
        let names = query.split(['&', ';']).map(|pair| pair.split('=').next().unwrap_or_default());
        path.split('/').skip(1).chain(names).try_for_each(refuse_persons)?;
        return Ok(Read::Plain(text.to_owned()));
    }
    let in_path: Vec<&str> = fields.iter().skip(1).map(|(ai, _)| ai.as_str()).collect();
    let in_order = |known: &&[&str]| {
        let mut left = known.iter();
        in_path.iter().all(|ai| left.any(|known| known == ai))
    };
    if !QUALIFIERS.iter().any(in_order) {
        return Err(Unread::Field { field: in_path.join(", ") });
    }
    for pair in query.split(['&', ';']).filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        // Names that are no identifiers belong to the web site.
        if ai::at_start(name).is_some_and(|(found, _)| found == name) {
            fields.push((name.to_owned(), decoded(value)));
        }
    }
    // A shorter GTIN is allowed here.
    if let Some((ai, digits)) = fields.first_mut()
        && ai == "01"
    {
        *digits = format!("{digits:0>14}");
    }
    let mut elements = Vec::new();
    for (ai, value) in &fields {
        refuse_persons(ai)?;
        let row = ai::at_start(ai).filter(|(found, _)| found == ai).map(|(_, row)| row);
        let row = row.ok_or_else(|| Unread::Field { field: ai.clone() })?;
        check(ai, value, row.spec, today)?;
        elements.push(Element { ai, value });
    }
    reading(&elements, today).map(Read::One)
}

/// Takes percent escapes out; a broken one stays as it is, and the check of the field finds it.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let escaped = (*byte == b'%').then(|| after.split_at_checked(2)).flatten();
        let hex = escaped.and_then(|(hex, left)| {
            let hex = std::str::from_utf8(hex).ok()?;
            Some((u8::from_str_radix(hex, 16).ok()?, left))
        });
        let (decoded, left) = hex.unwrap_or((*byte, after));
        bytes.push(decoded);
        rest = left;
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}
