//! The rows of a view in a form people read: ids by their names, text as text, the rest as bytes.

use std::collections::BTreeMap;

use greyfile_envelope::Envelope;
use greyfile_names::TokenKey;
use greyfile_projector::Views;
use greyfile_projector::contract::{TableInfo, TableKind};
use greyfile_registry::Registry;

use super::json::cut;
use super::names::Names;
use super::{Picture, ROWS as FOLDER};

/// Rows of a table that are shown.
const ROWS: usize = 80;
/// The store of the streams.
const STREAMS: &str = "histories";

fn registry() -> Registry {
    Registry::new(TokenKey::new(&[0; TokenKey::LEN]))
}

/// A file for each view, and one for the streams under them.
pub(super) fn picture(views: &Views, names: &Names, picture: &mut Picture) {
    // The rows of names are under a key of their own, drawn anew with each folder.
    for view in views.all().filter(|view| view.name() != "names") {
        let all = registry().views;
        let fold = all.iter().find(|one| one.name() == view.name());
        let tables = fold.map_or_else(Vec::new, |fold| fold.tables());
        let rows = view.dump().expect("the view can be read");
        let mut by_table: BTreeMap<u8, Vec<String>> = BTreeMap::new();
        for (key, value) in &rows {
            let table = tables.iter().find(|table| table.number == key[0] & 0x7f);
            let row = row(view.name(), table, &key[1..], value, names);
            by_table.entry(key[0]).or_default().push(row);
        }
        let mut out = String::new();
        for (number, mut rows) in by_table {
            let name = tables.iter().find(|table| table.number == number & 0x7f);
            let name = name.map_or("?", |table| table.name);
            let past = if number & 0x80 == 0 { "" } else { ", past" };
            out.push_str(&format!("== {} {name}{past}: {} rows\n", number & 0x7f, rows.len()));
            if rows.len() > ROWS {
                let rest = cut(rows.split_off(ROWS));
                rows.push(rest);
            }
            rows.iter().for_each(|row| out.push_str(&format!("{row}\n")));
        }
        picture.insert(format!("{FOLDER}{}.txt", view.name()), out);
    }
}

fn row(view: &str, table: Option<&TableInfo>, key: &[u8], value: &[u8], names: &Names) -> String {
    let shown = match table {
        None if view == STREAMS => records(value),
        Some(table) if table.kind == TableKind::Sums => sums(value),
        _ => None,
    };
    let shown = shown.unwrap_or_else(|| readable(value, names));
    format!("{} = {shown}", readable(key, names)).trim_end().to_owned()
}

/// Positions and types of the records in a chunk.
fn records(mut chunk: &[u8]) -> Option<String> {
    let mut shown = Vec::new();
    while !chunk.is_empty() {
        let (head, rest) = chunk.split_at_checked(12)?;
        let position = u64::from_le_bytes(head[..8].try_into().ok()?);
        let len = u32::from_le_bytes(head[8..].try_into().ok()?) as usize;
        let (record, rest) = rest.split_at_checked(len)?;
        let envelope = Envelope::decode(record).ok()?;
        shown.push(format!("{position} {} v{}", envelope.event_type, envelope.schema));
        chunk = rest;
    }
    Some(match shown.len() {
        0..=6 => shown.join(", "),
        _ => {
            let rest = cut(shown.split_off(4));
            format!("{}, {rest}", shown.join(", "))
        }
    })
}

/// Fields of a row of sums: `city/measure number`.
fn sums(mut row: &[u8]) -> Option<String> {
    let mut shown = Vec::new();
    while !row.is_empty() {
        let (len, rest) = row.split_first_chunk::<2>()?;
        let (field, rest) = rest.split_at_checked(u16::from_be_bytes(*len).into())?;
        let (sum, rest) = rest.split_first_chunk::<8>()?;
        let field = std::str::from_utf8(field).ok()?;
        let field = field.trim_end_matches('\0').replace("\0\0", "/");
        shown.push(format!("{field} {}", i64::from_be_bytes(*sum)));
        row = rest;
    }
    Some(shown.join(", "))
}

/// Bytes with ids by their names and text in quotes; what is neither in hexadecimal digits.
fn readable(bytes: &[u8], names: &Names) -> String {
    let (mut parts, mut hex, mut at) = (Vec::new(), String::new(), 0);
    let flush = |hex: &mut String, parts: &mut Vec<String>| {
        if !hex.is_empty() {
            parts.push(std::mem::take(hex));
        }
    };
    while at < bytes.len() {
        let rest = &bytes[at..];
        if let Some((name, len)) = names.at(rest) {
            flush(&mut hex, &mut parts);
            parts.push(name.to_owned());
            at += len;
            continue;
        }
        let text = text(rest, names);
        if text.chars().count() >= 3 {
            flush(&mut hex, &mut parts);
            parts.push(format!("{text:?}"));
            at += text.len();
        } else {
            hex.push_str(&format!("{:02x}", bytes[at]));
            at += 1;
        }
    }
    flush(&mut hex, &mut parts);
    parts.join(" ")
}

/// The text that the bytes begin with, up to an id.
fn text<'a>(bytes: &'a [u8], names: &Names) -> &'a str {
    let valid = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).expect("valid so far"),
    };
    let ends = valid
        .char_indices()
        // Other letters are bytes that happen to be some.
        .find(|(at, c)| {
            let letter = c.is_ascii_graphic() || *c == ' ' || ('\u{600}'..='\u{6ff}').contains(c);
            !letter || (*at > 0 && names.at(&bytes[*at..]).is_some())
        });
    &valid[..ends.map_or(valid.len(), |(at, _)| at)]
}

#[test]
fn bytes_are_read_where_they_say_something() {
    let id = "case-01JZMK5V3QW0Y8T4D2N6R9XABC";
    let names = Names::of(&[serde_json::json!({ "stream": id })]);
    let stream = id.parse::<greyfile_envelope::StreamId>().unwrap().to_bytes();
    let bytes = [&[0, 7], &stream[..], "کراچی".as_bytes(), &[1], &stream[1..]].concat();
    assert_eq!(readable(&bytes, &names), "0007 case-1 \"کراچی\" 01 case-1");
    let row = [&[0, 6][..], b"a\0\0b\0\0", &(-5_i64).to_be_bytes()].concat();
    assert_eq!(sums(&row).as_deref(), Some("a/b -5"));
}
