//! A text as rows and cells: where a row ends, and what separates its cells.
//!
//! Quotes, and breaks of lines within them, are read by the `csv` crate. What it forgives is not forgiven
//! here: it takes a quote that is never closed for the beginning of one cell with the rest of the table
//! in it, and so people would vanish. Such a line is a row of its own, marked as broken.

use std::borrow::Cow;
use std::fmt;

use crate::cell::{clean, is_blank};

/// What can separate cells. A pair stands for a list in which both occur. What is more surely a
/// separator comes first.
const SEPARATORS: [&[char]; 8] =
    [&['\t'], &[';'], &['؛'], &[';', '؛'], &['|'], &[','], &['،'], &[',', '،']];
/// Rows by which the separator is found.
const LOOKED_AT: usize = 60;
/// Most lines of text in one row.
const LINES_MAX: usize = 40;
/// Stands for a separator of more than one byte, which csv cannot take: a control character, so no
/// cell that is of use holds one.
const STAND_IN: char = '\u{1F}';

/// A row of a table.
#[derive(Clone, PartialEq)]
pub struct Row {
    /// The number of the line on which it begins, from 1. Every line of the text is counted.
    pub line: usize,
    /// The row as it was typed.
    pub text: String,
    /// Its cells, without blanks and unseen marks around them.
    pub cells: Vec<String>,
    /// Whether a quotation mark is opened and never closed, or closed within a cell: what is one cell
    /// cannot be told.
    pub broken: bool,
}

/// Never the text: debug output ends in logs.
impl fmt::Debug for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Row(line {}, {} cells)", self.line, self.cells.len())
    }
}

/// The rows of a text; blank ones are passed over. `known` says of a cell that it surely is a value or a
/// heading: of two ways to part a table, the one with more such cells is meant.
pub fn rows(text: &str, known: impl Fn(&str) -> bool) -> Vec<Row> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let known: &dyn Fn(&str) -> bool = &known;
    let raw = raw_rows(&text);
    let looked_at = &raw[..raw.len().min(LOOKED_AT)];
    let separator = of_table(looked_at, known);
    let mut rows = Vec::with_capacity(raw.len());
    for (line, text) in raw {
        // A list that was typed by hand can separate each line in its own way.
        let of_table = separator.map(|separator| parted(text, separator));
        let parted = match of_table {
            Some(parted) if parted.cells.len() > 1 => parted,
            _ => by_itself(text, known),
        };
        // Broken after all: every line of it is a row, so that none is lost in another.
        if parted.broken && text.contains('\n') {
            for (at, part) in text.split('\n').enumerate() {
                let cells = match separator {
                    Some(separator) => unquoted(part, separator),
                    None => by_itself(part, known).cells,
                };
                let broken = part.matches('"').count() % 2 == 1;
                rows.push(Row { line: line + at, text: part.to_owned(), cells, broken });
            }
            continue;
        }
        rows.push(Row { line, text: text.to_owned(), cells: parted.cells, broken: parted.broken });
    }
    rows.retain(|row| !row.cells.iter().all(|cell| is_blank(cell)));
    rows
}

/// The lines of a text, each with its number; those that a quotation mark holds together are one. Where
/// none closes it, it holds nothing together.
fn raw_rows(text: &str) -> Vec<(usize, &str)> {
    let lines: Vec<&str> = text.split('\n').collect();
    let starts: Vec<usize> = lines
        .iter()
        .scan(0, |start, line| {
            let at = *start;
            *start += line.len() + 1;
            Some(at)
        })
        .collect();
    let mut rows = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        // A row ends where its quotation marks come in pairs: one that is written within quotes is
        // doubled.
        let mut marks = 0;
        let mut whole = None;
        for (more, line) in lines[at..].iter().take(LINES_MAX).enumerate() {
            marks += line.matches('"').count();
            if marks % 2 == 0 {
                whole = Some(at + more);
                break;
            }
        }
        let last = whole.unwrap_or(at);
        rows.push((at + 1, &text[starts[at]..starts[last] + lines[last].len()]));
        at = last + 1;
    }
    rows
}

/// A row that was parted.
struct Parted {
    cells: Vec<String>,
    broken: bool,
}

/// The separator of a whole table, if most of its rows have one in common.
fn of_table(rows: &[(usize, &str)], known: &dyn Fn(&str) -> bool) -> Option<&'static [char]> {
    let rows: Vec<&str> =
        rows.iter().map(|(_, text)| *text).filter(|text| !text.trim().is_empty()).collect();
    let mut best: Option<(Fit, &'static [char])> = None;
    for separator in SEPARATORS {
        let parted: Vec<Parted> = rows.iter().map(|row| self::parted(row, separator)).collect();
        if parted.iter().filter(|row| row.cells.len() > 1).count() * 2 <= rows.len() {
            continue;
        }
        let fit = Fit::of(&parted, known);
        if best.as_ref().is_none_or(|(other, _)| fit > *other) {
            best = Some((fit, separator));
        }
    }
    best.map(|(_, separator)| separator)
}

/// How well a separator fits: compared from above.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    known: usize,
    whole: usize,
    /// Rows of the width that is the most frequent.
    even: usize,
}

impl Fit {
    fn of(rows: &[Parted], known: &dyn Fn(&str) -> bool) -> Self {
        let widths: Vec<usize> = rows.iter().map(|row| row.cells.len()).collect();
        let as_wide = |width: &usize| widths.iter().filter(|other| *other == width).count();
        Self {
            known: rows.iter().flat_map(|row| &row.cells).filter(|cell| known(cell)).count(),
            whole: rows.iter().filter(|row| !row.broken).count(),
            even: widths.iter().map(as_wide).max().unwrap_or(0),
        }
    }
}

/// A row that is parted as it alone asks for.
fn by_itself(text: &str, known: &dyn Fn(&str) -> bool) -> Parted {
    let mut best: Option<(usize, Parted)> = None;
    for separator in SEPARATORS {
        let parted = parted(text, separator);
        let count = parted.cells.iter().filter(|cell| known(cell)).count();
        if parted.cells.len() > 1 && best.as_ref().is_none_or(|(other, _)| count > *other) {
            best = Some((count, parted));
        }
    }
    best.map_or_else(|| parted(text, SEPARATORS[0]), |(_, parted)| parted)
}

/// A row parted by this separator, or by these.
fn parted(text: &str, separator: &[char]) -> Parted {
    let (text, delimiter) = delimited(text, separator);
    match csv_row(&text, delimiter) {
        Some(cells) => Parted {
            cells: cells.iter().map(|cell| cleaned(cell, separator)).collect(),
            broken: false,
        },
        None => {
            let cells: Vec<String> = text.split(delimiter).map(clean).collect();
            let broken = cells.iter().any(|cell| is_half(cell));
            Parted { cells, broken }
        }
    }
}

/// A cell with its own characters, where one of them stood for a separator.
fn cleaned(cell: &str, separator: &[char]) -> String {
    match separator {
        [.., one] if cell.contains(STAND_IN) => {
            clean(&cell.replace(STAND_IN, one.encode_utf8(&mut [0; 4])))
        }
        _ => clean(cell),
    }
}

/// A line parted at every separator, whatever its quotation marks say.
fn unquoted(text: &str, separator: &[char]) -> Vec<String> {
    let (text, delimiter) = delimited(text, separator);
    text.split(delimiter).map(clean).collect()
}

/// The text with a separator that csv can take.
fn delimited<'a>(text: &'a str, separator: &[char]) -> (Cow<'a, str>, char) {
    match separator {
        [one] if one.is_ascii() => (text.into(), *one),
        // A pair is meant where both occur; one of them alone is in the list too.
        [one, other] if !(text.contains(*one) && text.contains(*other)) => {
            match text.contains(*other) {
                true => (text.replace(*other, STAND_IN.encode_utf8(&mut [0; 4])).into(), STAND_IN),
                false => (text.into(), *one),
            }
        }
        [one, other] => (text.replace(*other, one.encode_utf8(&mut [0; 4])).into(), *one),
        _ => (text.replace(separator, STAND_IN.encode_utf8(&mut [0; 4])).into(), STAND_IN),
    }
}

/// The cells that csv reads, if what it reads is what stands there.
fn csv_row(text: &str, delimiter: char) -> Option<Vec<String>> {
    let strictly = |text: &str| {
        let cells = csv_cells(text, delimiter)?;
        let half = says(text, &cells, delimiter)?;
        Some((cells, half))
    };
    // csv knows no blank between a separator and a quotation mark; people type one.
    let typed = || strictly(&compact(text, delimiter));
    let read = match strictly(text) {
        Some((cells, true)) => typed().or(Some((cells, true))),
        Some(read) => Some(read),
        None => typed(),
    };
    read.map(|(cells, _)| cells)
}

/// Whether a quotation mark is opened in a cell and not closed.
fn is_half(cell: &str) -> bool {
    cell.starts_with('"') && cell.matches('"').count() % 2 == 1
}

/// Whether a text is these cells and no more, each as it is or between quotation marks; and if so,
/// whether one that is as it is has a mark that is opened and not closed.
fn says(text: &str, cells: &[String], delimiter: char) -> Option<bool> {
    let mut rest = text;
    let mut half = false;
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            rest = rest.strip_prefix(delimiter)?;
        }
        let ends = |rest: &&str| rest.is_empty() || rest.starts_with(delimiter);
        let quoted = format!("\"{}\"", cell.replace('"', "\"\""));
        rest = match rest.strip_prefix(quoted.as_str()).filter(ends) {
            Some(behind) => behind,
            None => {
                half |= is_half(&clean(cell));
                rest.strip_prefix(cell.as_str()).filter(ends)?
            }
        };
    }
    rest.is_empty().then_some(half)
}

/// The cells of a text that csv takes for one row.
fn csv_cells(text: &str, delimiter: char) -> Option<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(delimiter).ok()?)
        .buffer_capacity(text.len().clamp(1, 1 << 16))
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    if !reader.read_record(&mut record).ok()? {
        return Some(vec![String::new()]);
    }
    let cells: Vec<String> = record.iter().map(str::to_owned).collect();
    (!reader.read_record(&mut record).ok()?).then_some(cells)
}

/// A row without blanks between a separator and the quotation mark beside it, as people type them.
fn compact(text: &str, delimiter: char) -> String {
    let unseen = |c: char| c.is_whitespace() || clean(c.encode_utf8(&mut [0; 4])).is_empty();
    let parts = text.split(delimiter).map(|part| {
        let begun = part.trim_start_matches(unseen);
        let part = if begun.starts_with('"') { begun } else { part };
        let ended = part.trim_end_matches(unseen);
        if ended.ends_with('"') { ended } else { part }
    });
    parts.collect::<Vec<_>>().join(delimiter.encode_utf8(&mut [0; 4]))
}

#[cfg(test)]
mod tests;
