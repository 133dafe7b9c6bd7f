//! The pasted list of a raid: people as they are read from any table, and what this form asks of each.

use greyfile_domain::acts::Found;
use greyfile_tables::people::{self, Column, LeftOut, Person, Read, Refused};

/// Most people one raid takes in one go; each makes several events of one batch.
pub(super) const PEOPLE_MAX: usize = 400;

/// A line of the list that is not blank.
pub(super) struct Line {
    /// Its number, from 1.
    pub(super) number: usize,
    /// The line as it was typed.
    pub(super) text: String,
    /// Its cells.
    pub(super) cells: Vec<String>,
    /// What was understood of it.
    pub(super) said: Said,
}

/// What was understood of a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Said {
    /// What each column holds from here on.
    Headings(Vec<Column>),
    /// A person, and what was left out of the line.
    Person(Box<Found>, Vec<LeftOut>),
    /// It is not understood.
    Unread(Unread),
}

/// Why a line is not understood.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Unread {
    /// It does not say whether the person was arrested.
    OutcomeMissing,
    /// What no list can say.
    Refused(Refused),
}

/// Reads a list. No line is dropped.
pub(super) fn read(list: &str) -> Vec<Line> {
    let line = |entry: people::Entry| {
        let said = match entry.read {
            Read::Headings(columns) => Said::Headings(columns),
            Read::Refused(refused) => Said::Unread(Unread::Refused(refused)),
            Read::Person(person, left_out) => match found(*person) {
                Some(found) => Said::Person(Box::new(found), left_out),
                None => Said::Unread(Unread::OutcomeMissing),
            },
        };
        let row = entry.row;
        Line { number: row.line, text: row.text, cells: row.cells, said }
    };
    people::read(list).into_iter().map(line).collect()
}

/// The person of a raid: each was arrested, or let go.
fn found(person: Person) -> Option<Found> {
    let Person { name, sex, age, nationality, cnic, passport, role, arrested } = person;
    let arrested = arrested?;
    Some(Found { label: None, name, sex, nationality, age, cnic, passport, role, arrested })
}

#[cfg(test)]
mod tests;
