//! The rows of a view in a form people read: ids by their names, text as text, the rest as bytes.

use std::collections::BTreeMap;

use greyfile_casefile::Casefile;
use greyfile_domain::values::Place;
use greyfile_envelope::{Day, Envelope, StreamId};
use greyfile_operations::{Contribution, OperationsView};
use greyfile_projector::{Projector, TableKind, View};

use super::Picture;
use super::json::cut;
use super::names::Names;

/// Rows of a table that are shown.
const ROWS: usize = 80;
/// The table with records, in every view that keeps them.
const STREAMS: &str = "streams";

/// A file for each view.
pub(super) fn picture(views: &greyfile_web::Views, names: &Names, picture: &mut Picture) {
    let both: [(&View, &dyn Projector); 2] =
        [(&views.casefile, &Casefile), (&views.operations, &OperationsView)];
    for (view, projector) in both {
        let rows = view.dump().expect("the view can be read");
        let mut by_table: BTreeMap<u8, Vec<String>> = BTreeMap::new();
        for (key, value) in &rows {
            let table = projector.tables().iter().find(|table| table.number == key[0]);
            let (name, kind) =
                table.map_or(("?", TableKind::Index), |table| (table.name, table.kind));
            let row = row(name, kind, &key[1..], value, names);
            by_table.entry(key[0]).or_default().push(row);
        }
        let mut out = String::new();
        for (number, mut rows) in by_table {
            let name = projector.tables().iter().find(|table| table.number == number);
            let name = name.map_or("?", |table| table.name);
            out.push_str(&format!("== {number} {name}: {} rows\n", rows.len()));
            if rows.len() > ROWS {
                let rest = cut(rows.split_off(ROWS));
                rows.push(rest);
            }
            rows.iter().for_each(|row| out.push_str(&format!("{row}\n")));
        }
        picture.insert(format!("rows/{}.txt", projector.name()), out);
    }
}

fn row(table: &str, kind: TableKind, key: &[u8], value: &[u8], names: &Names) -> String {
    let shown = match (table, kind) {
        (STREAMS, _) => records(value),
        ("contributed", _) => contributed(value),
        ("behind", _) => postcard::from_bytes(value).ok().map(|all: Vec<_>| contributions(&all)),
        (_, TableKind::Sums) => sums(value),
        _ => None,
    };
    let shown = shown.unwrap_or_else(|| readable(value, names));
    let key = match table {
        "sums" | "deltas" | "behind" => days(key, names),
        _ => readable(key, names),
    };
    format!("{key} = {shown}").trim_end().to_owned()
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

fn contributed(value: &[u8]) -> Option<String> {
    let (standing, deltas): (Vec<Contribution>, Vec<(Day, Contribution)>) =
        postcard::from_bytes(value).ok()?;
    let deltas = deltas.iter().map(|(day, one)| format!("on {day} {}", contribution(one)));
    let deltas: Vec<String> = deltas.collect();
    Some(format!("{}; then {}", contributions(&standing), deltas.join(", ")))
}

fn contributions(all: &[Contribution]) -> String {
    all.iter().map(contribution).collect::<Vec<_>>().join(", ")
}

fn contribution(one: &Contribution) -> String {
    let Contribution { first, last, city, measure, number, position } = one;
    let city = match city {
        None => String::new(),
        Some(Place { typed, code: None }) => format!("{typed} "),
        Some(Place { typed, code: Some(code) }) => format!("{typed} ({code}) "),
    };
    format!("{first}..{last} {city}{} {number} @{}", measure.as_str(), position.0)
}

/// Fields of a row of sums: `city/measure number`.
fn sums(mut row: &[u8]) -> Option<String> {
    let mut shown = Vec::new();
    while !row.is_empty() {
        let (len, rest) = row.split_first_chunk::<2>()?;
        let (field, rest) = rest.split_at_checked(u16::from_be_bytes(*len).into())?;
        let (sum, rest) = rest.split_first_chunk::<8>()?;
        let field = std::str::from_utf8(field).ok()?.replace('\u{1f}', "/");
        shown.push(format!("{field} {}", i64::from_be_bytes(*sum)));
        row = rest;
    }
    Some(shown.join(", "))
}

/// A key of days: four bytes each that sort as the days do, perhaps a letter before them and a
/// stream behind.
fn days(key: &[u8], names: &Names) -> String {
    let (letter, mut rest) = match key {
        [letter @ (b'd' | b'm' | b's'), rest @ ..] if key.len() % 4 == 1 && key.len() < 17 => {
            (format!("{} ", char::from(*letter)), rest)
        }
        _ => (String::new(), key),
    };
    let mut shown = Vec::new();
    while let Some((day, after)) = rest.split_first_chunk::<4>() {
        if rest.len() == StreamId::LEN {
            break;
        }
        shown.push(Day((u32::from_be_bytes(*day) ^ (1 << 31)) as i32).to_string());
        rest = after;
    }
    let tail = readable(rest, names);
    format!("{letter}{} {tail}", shown.join("..")).trim_end().to_owned()
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
    let stream = id.parse::<StreamId>().unwrap().to_bytes();
    let bytes = [&[0, 7], &stream[..], "کراچی".as_bytes(), &[1], &stream[1..]].concat();
    assert_eq!(readable(&bytes, &names), "0007 case-1 \"کراچی\" 01 case-1");
    let key = [&[b'd'][..], &((20_000_u32) ^ (1 << 31)).to_be_bytes()].concat();
    assert_eq!(days(&key, &names), "d 2024-10-04");
    let row = [&[0, 3][..], b"a\x1fb", &(-5_i64).to_be_bytes()].concat();
    assert_eq!(sums(&row).as_deref(), Some("a/b -5"));
}
