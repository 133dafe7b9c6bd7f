//! A deadline in words: what a table of them says, as CSV and at a terminal.

use std::collections::BTreeMap;

use greyfile_deadlines::{Accused, Due};
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::kernel::called::Called;
use greyfile_envelope::{StreamId, Timestamp};
use greyfile_words::Words;

use crate::api::texts::say;

/// What to call streams.
type Names = BTreeMap<StreamId, Called>;

/// The columns of a table.
const HEADINGS: [&str; 13] = [
    "rule",
    "section",
    "whom",
    "about",
    "began",
    "due-earliest",
    "due",
    "verdict",
    "settled",
    "how",
    "cases",
    "events",
    "code",
];

/// The heading of a column, in the reader's language.
fn heading(column: &str, words: Words) -> String {
    say(words, &format!("deadlines-{column}"), &[])
}

/// Whom a deadline concerns, naming nobody; empty where it concerns no person.
pub fn whom(due: &Due, names: &Names, words: Words) -> String {
    match &due.accused {
        Some(Accused::Person(person)) => called(*person, names, words),
        Some(Accused::Group { count, label }) => {
            let args = [Arg::number("count", *count), Arg::text("label", label)];
            say(words, "deadlines-group", &args)
        }
        None => String::new(),
    }
}

fn called(stream: StreamId, names: &Names, words: Words) -> String {
    names.get(&stream).map_or_else(|| words.stream(stream), |called| words.called(called))
}

/// What a deadline says in each column. Times are as programs read them, in Pakistan's time.
fn cells(due: &Due, names: &Names, words: Words) -> [String; 13] {
    let list = |all: Vec<String>| all.join(" ");
    let settled = due.settled.as_ref();
    // While something stops it, nobody knows yet when it will be over.
    let last = |at: Timestamp| match due.stopped {
        Some(_) => String::new(),
        None => at.to_string(),
    };
    [
        words.due_of(&due.rule),
        words.section(&due.section),
        whom(due, names, words),
        called(due.about, names, words),
        due.from.to_string(),
        last(due.due_earliest),
        last(due.due),
        match &due.stopped {
            Some(stopped) => words.stopped(stopped),
            None => words.verdict(due.verdict),
        },
        settled.map_or_else(String::new, |settled| settled.at.to_string()),
        settled
            .and_then(|settled| settled.how.as_deref())
            .map_or_else(String::new, |how| words.ended_of(how)),
        list(due.cases.iter().map(ToString::to_string).collect()),
        list(due.events.iter().map(ToString::to_string).collect()),
        due.rule.clone(),
    ]
}

/// Deadlines as CSV, with headings in the reader's language.
pub fn csv(deadlines: &[Due], names: &Names, words: Words) -> String {
    let mut out = String::new();
    line(&mut out, HEADINGS.map(|column| heading(column, words)));
    deadlines.iter().for_each(|due| line(&mut out, cells(due, names, words)));
    out
}

/// A line of RFC 4180.
fn line(out: &mut String, cells: [String; 13]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        // A program for sheets would run a text that begins so.
        let cell = match cell.chars().next() {
            Some('=' | '+' | '-' | '@' | '\t' | '\r') => format!("'{cell}"),
            _ => cell.clone(),
        };
        if cell.contains([',', '"', '\n', '\r']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use greyfile_domain::kernel::term::Verdict;
    use greyfile_envelope::{Occurred, Position, StreamKind};
    use greyfile_words::Lang;

    use super::*;

    #[test]
    fn a_text_that_a_sheet_would_run_is_a_text_and_headings_are_the_readers() {
        let about = StreamId::new(StreamKind::FIR, [7; 16]);
        let due = Due {
            rule: "fir.production".into(),
            section: "CrPC s.61, s.167".into(),
            about,
            cases: vec![],
            accused: Some(Accused::Group { count: 62, label: "=HYPERLINK(\"x\")".into() }),
            from: "2025-07-08".parse::<Occurred>().unwrap(),
            due_earliest: Timestamp(0),
            moved: None,
            stopped: None,
            due: Timestamp(0),
            verdict: Verdict::Overdue,
            settled: None,
            events: vec![Position(3), Position(9)],
        };
        for (lang, begins) in [(Lang::En, "Deadline,"), (Lang::Ur, "مہلت,")] {
            let table = csv(std::slice::from_ref(&due), &Names::new(), Words::of(lang).plain());
            assert!(table.starts_with(begins), "{table}");
            let lines: Vec<&str> = table.split("\r\n").collect();
            assert_eq!(lines.len(), 3, "{table}");
            assert!(lines[1].contains("3 9,fir.production"), "{table}");
            assert!(!lines[1].split(',').any(|cell| cell.starts_with(['=', '+', '@'])), "{table}");
        }
    }
}
