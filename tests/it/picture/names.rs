//! Names for ids: `case-1`, `event-17`, by where each stands in the log first. So what is kept does
//! not change with how ids are made.

use std::collections::HashMap;

use greyfile_envelope::StreamId;
use serde_json::Value;

/// Characters of a ULID.
const ULID: usize = 26;
/// Characters of one that pages show behind an ellipsis.
const TAIL: usize = 5;
const DIGITS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Which id is called what.
#[derive(Default)]
pub(super) struct Names {
    by_id: HashMap<[u8; 16], String>,
    /// The last characters of ids, as pages show them behind an ellipsis.
    by_tail: HashMap<String, String>,
    counts: HashMap<String, usize>,
}

impl Names {
    /// Names for all that stands in these events, which are in the order of the log.
    pub(super) fn of(events: &[Value]) -> Self {
        let mut names = Self::default();
        for event in events {
            let text = |field: &str| event[field].as_str().unwrap_or_default();
            if let Ok(stream) = text("stream").parse::<StreamId>() {
                names.name(&stream.kind.to_string(), stream.id);
            }
            for (kind, field) in [("event", "event_id"), ("command", "command_id")] {
                if let Some(id) = ulid(text(field)) {
                    names.name(kind, id);
                }
            }
        }
        names
    }

    fn name(&mut self, kind: &str, id: [u8; 16]) -> String {
        let Self { by_id, by_tail, counts } = self;
        let name = by_id.entry(id).or_insert_with(|| {
            let count = counts.entry(kind.to_owned()).or_default();
            *count += 1;
            let name = format!("{kind}-{count}");
            by_tail.insert(tail(id), name.clone());
            name
        });
        name.clone()
    }

    /// What these bytes are called, if they begin with an id that is known, and how many they are.
    pub(super) fn at(&self, bytes: &[u8]) -> Option<(&str, usize)> {
        let stream =
            bytes.first_chunk::<{ StreamId::LEN }>().map(|bytes| StreamId::from_bytes(*bytes));
        if let Some(stream) = stream
            && let Some(name) = self.by_id.get(&stream.id)
            && name.starts_with(&stream.kind.to_string())
        {
            return Some((name, StreamId::LEN));
        }
        let id: &[u8; 16] = bytes.first_chunk()?;
        Some((self.by_id.get(id)?, 16))
    }

    /// The text with every id by its name. An id that is not in the log gets one here.
    pub(super) fn in_text(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut word = String::new();
        for c in text.chars().chain(['\n']) {
            if c.is_ascii_alphanumeric() {
                word.push(c);
                continue;
            }
            self.put(&word, &mut out);
            word.clear();
            out.push(c);
        }
        out.pop();
        out
    }

    fn put(&mut self, word: &str, out: &mut String) {
        if word.len() == TAIL
            && out.ends_with('…')
            && let Some(name) = self.by_tail.get(word)
        {
            out.push_str(name);
            return;
        }
        if let Some(id) = ulid(word) {
            let kind = out.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '-').next();
            let kind = kind.and_then(|kind| kind.strip_suffix('-')).unwrap_or_default().to_owned();
            let name = self.name(if kind.is_empty() { "id" } else { &kind }, id);
            if !kind.is_empty() && name.starts_with(&format!("{kind}-")) {
                out.truncate(out.len() - kind.len() - 1);
            }
            out.push_str(&name);
            return;
        }
        // A place in a list, as hexadecimal digits that hold an id.
        let at = word.len().checked_sub(32).filter(|_| word.len().is_multiple_of(2));
        let known = at.and_then(|at| Some((at, self.by_id.get(&from_hex(&word[at..])?)?)));
        match known {
            Some((at, name)) => out.push_str(&format!("{}({name})", &word[..at])),
            None => out.push_str(word),
        }
    }
}

fn ulid(text: &str) -> Option<[u8; 16]> {
    if text.len() != ULID || !('0'..='7').contains(&text.chars().next()?) {
        return None;
    }
    let mut number = 0u128;
    for c in text.chars() {
        number = (number << 5) | DIGITS.find(c)? as u128;
    }
    Some(number.to_be_bytes())
}

/// The last characters of an id.
fn tail(id: [u8; 16]) -> String {
    let number = u128::from_be_bytes(id);
    let digit = |place: usize| char::from(DIGITS.as_bytes()[(number >> (5 * place)) as usize & 31]);
    (0..TAIL).rev().map(digit).collect()
}

fn from_hex(text: &str) -> Option<[u8; 16]> {
    u128::from_str_radix(text, 16).ok().map(u128::to_be_bytes)
}

#[test]
fn ids_are_named_by_where_they_stand_first() {
    let ids =
        ["01JZMK5V3QW0Y8T4D2N6R9XABC", "01JZMK5V3QW0Y8T4D2N6R9XABD", "01JZMK5V3QW0Y8T4D2N6R9XABE"];
    let [raid, event, command] = ids;
    let events = [serde_json::json!({
        "stream": format!("raid-{raid}"), "event_id": event, "command_id": command,
    })];
    let mut names = Names::of(&events);
    let other = "case-01JZMK5V3QW0Y8T4D2N6R9XABF";
    let text = format!("/raids/raid-{raid} of {raid}, {event}; {other} {command} raid …9XABC");
    let named = names.in_text(&text);
    assert_eq!(named, "/raids/raid-1 of raid-1, event-1; case-1 command-1 raid …raid-1");
    let bytes = format!("raid-{raid}").parse::<StreamId>().unwrap().to_bytes();
    assert_eq!(names.at(&bytes), Some(("raid-1", 17)));
    assert_eq!(names.at(&bytes[1..]), Some(("raid-1", 16)));
    let hex = greyfile_domain::values::hex::to_hex(&bytes);
    assert_eq!(names.in_text(&format!("next={hex}.")), "next=05(raid-1).");
}
